// Prints domain,code,text,T for every number that a client library has a text for. The argument is
// the highest status of nats.c: natsStatus_GetText reads out of bounds above it. The numbers of the
// rows come in by stdin, as domain,number.
#include <nats/nats.h>
#include <librdkafka/rdkafka.h>
#include <netdb.h>
#include <raft.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zookeeper/zookeeper.h>

static int nats_last;

static const struct rd_kafka_err_desc *kafka(int number)
{
	const struct rd_kafka_err_desc *descs;
	size_t i, count;
	rd_kafka_get_err_descs(&descs, &count);
	for (i = 0; i < count; i++)
		if ((int)descs[i].code == number && descs[i].name != NULL)
			return &descs[i];
	return NULL;
}

static const char *text(const char *domain, int number)
{
	if (strcmp(domain, "zookeeper") == 0)
		return number > 0 ? NULL : zerror(number); // above 0 it is strerror's
	if (strcmp(domain, "raft") == 0)
		return raft_strerror(number);
	if (strcmp(domain, "sqlite") == 0)
		return sqlite3_errstr(number);
	if (strcmp(domain, "errno") == 0)
		return strerror(number);
	if (strcmp(domain, "kafka") == 0)
		return kafka(number) ? kafka(number)->desc : NULL;
	if (strcmp(domain, "gai") == 0)
		return gai_strerror(number);
	return number < 0 || number > nats_last ? NULL : natsStatus_GetText((natsStatus)number);
}

static void print(const char *domain, int number)
{
	const char *t = text(domain, number);
	if (t != NULL && strncasecmp(t, "unknown error", 13) != 0 && strcmp(t, "unknown") != 0)
		printf("%s,%d,text,\"%s\"\n", domain, number, t);
	if (strcmp(domain, "kafka") == 0 && kafka(number) != NULL)
		printf("%s,%d,name,%s\n", domain, number, kafka(number)->name);
}

int main(int argc, char **argv)
{
	char domain[32];
	int number;
	if (argc != 2)
		return 2;
	nats_last = atoi(argv[1]);
	for (number = 0; number <= 256; number++) {
		print("zookeeper", -number);
		print("raft", number);
		print("nats", number);
		print("errno", number);
		print("gai", -number);
		print("kafka", number);
		print("kafka", -number);
	}
	// An extended code that SQLite has no own text for gets its primary's.
	for (number = 0; number < 1 << 16; number++)
		if (number < 256 || strcmp(text("sqlite", number), text("sqlite", number & 255)) != 0)
			print("sqlite", number);
	while (scanf("%31[^,],%d\n", domain, &number) == 2)
		print(domain, number);
	return 0;
}
