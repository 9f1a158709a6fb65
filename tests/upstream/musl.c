// Prints domain,code,text,T for every number of errno and of getaddrinfo that musl has a text for.
#include <netdb.h>
#include <stdio.h>
#include <string.h>

int main(void)
{
	const char *none = strerror(-1), *unknown = gai_strerror(4711);
	for (int number = 0; number < 200; number++)
		if (number == 0 || strcmp(strerror(number), none) != 0)
			printf("errno,%d,text,\"%s\"\n", number, strerror(number));
	for (int number = -200; number < 200; number++)
		if (strcmp(gai_strerror(number), unknown) != 0)
			printf("gai,%d,text,\"%s\"\n", number, gai_strerror(number));
	return 0;
}
