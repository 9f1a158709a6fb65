// What a Windows says when a call fails, as the library reads it: the C runtime by errno, sockets by WSAGetLastError().
#include <winsock2.h>

#include <derrno.h>
#include <errno.h>

#include "check.h"

// The name of the code of a platform's number.
static const char *name(uint8_t platform, int number) {
    struct derrno_code code;
    return derrno_errno_code(platform, number, &code) ? derrno_code_name(code) : "none";
}

int main(void) {
    CHECK(fopen("C:\\not\\there", "r") == NULL);
    CHECK_STR(name(DERRNO_PLATFORM_HERE, errno), "ENOENT");
    CHECK(ECONNREFUSED == 107); // which is ENOTCONN on Linux
    CHECK_STR(name(DERRNO_PLATFORM_HERE, ECONNREFUSED), "ECONNREFUSED");

    WSADATA data;
    CHECK(WSAStartup(MAKEWORD(2, 2), &data) == 0);
    // A port that is bound and does not listen refuses.
    SOCKET bound = socket(AF_INET, SOCK_STREAM, 0), client = socket(AF_INET, SOCK_STREAM, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int len = sizeof address;
    CHECK(bind(bound, (struct sockaddr *)&address, len) == 0);
    CHECK(getsockname(bound, (struct sockaddr *)&address, &len) == 0);
    CHECK(connect(client, (struct sockaddr *)&address, len) != 0);
    CHECK_STR(name(DERRNO_PLATFORM_WINSOCK, WSAGetLastError()), "ECONNREFUSED");

    printf("%d checks, %d failures\n", checks, failures);
    return failures != 0;
}
