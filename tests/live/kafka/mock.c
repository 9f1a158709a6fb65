// librdkafka against its own mock cluster, which refuses what it is told to refuse and stores the rest. Afterwards a
// consumer looks for the messages. The mock is no broker of Kafka: what it stores under a code that it was told to
// give says nothing of Kafka, so the lines `effect` are only of codes that librdkafka makes itself, and of refusals
// after a try that was stored.
#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "show.h"

enum { PRODUCE = 0, OFFSET_COMMIT = 8, END_TXN = 26, BROKER = 1, NEVER = 600000 };

static rd_kafka_mock_cluster_t *cluster;

static void fail(const char *what, const char *why) {
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

static void must(const char *what, bool good) {
    if (!good) {
        fail(what, "has to succeed");
    }
}

// Waits for a sign; fails when it does not come.
#define UNTIL(what, sign)                              \
    for (time_t end = time(NULL) + 60; !(sign);)       \
        if (time(NULL) > end)                          \
            fail(what, "no sign of it within a minute")

// What became of a message.
struct report {
    bool done;
    rd_kafka_resp_err_t err;
    int status;
};

static void delivered(rd_kafka_t *rk, const rd_kafka_message_t *message, void *opaque) {
    (void)rk, (void)opaque;
    struct report *report = message->_private;
    report->err = message->err;
    report->status = rd_kafka_message_status(message);
    report->done = true;
    // What librdkafka calls it, derrno calls it too, where this release of it knows the code.
    const char *name = rd_kafka_err2name(message->err);
    struct derrno_code code;
    must(name, strchr(name, '?') || (derrno_by_name(DERRNO_DOMAIN_KAFKA, name, &code) == 1 &&
                                     code.native == message->err));
}

static int events[300]; // by -err: how often it came as an event

static void happened(rd_kafka_t *rk, int err, const char *reason, void *opaque) {
    (void)rk, (void)reason, (void)opaque;
    if (err < 0 && err > -300) {
        events[-err]++;
    }
}

// A client: pairs of setting and value, and NULL.
static rd_kafka_t *client(rd_kafka_type_t type, ...) {
    char why[512];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_dr_msg_cb(conf, type == RD_KAFKA_PRODUCER ? delivered : NULL);
    rd_kafka_conf_set_error_cb(conf, happened);
    rd_kafka_conf_set_log_cb(conf, NULL);
    const char *brokers = rd_kafka_mock_cluster_bootstraps(cluster);
    const char *common[] = {
        "bootstrap.servers", brokers, "reconnect.backoff.ms", "10", "reconnect.backoff.max.ms", "50", NULL,
    };
    for (const char **pair = common; *pair; pair += 2) {
        must(pair[0], rd_kafka_conf_set(conf, pair[0], pair[1], why, sizeof why) == RD_KAFKA_CONF_OK);
    }
    va_list rest;
    va_start(rest, type);
    for (const char *name; (name = va_arg(rest, const char *));) {
        must(name, rd_kafka_conf_set(conf, name, va_arg(rest, const char *), why, sizeof why) == RD_KAFKA_CONF_OK);
    }
    va_end(rest);
    rd_kafka_t *rk = rd_kafka_new(type, conf, why, sizeof why);
    must(why, rk != NULL);
    return rk;
}

#define PRODUCER(...) \
    client(RD_KAFKA_PRODUCER, "linger.ms", "0", "retry.backoff.ms", "10", __VA_ARGS__, (char *)NULL)

static void end(rd_kafka_t *rk) {
    rd_kafka_purge(rk, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
    rd_kafka_flush(rk, 60000);
    rd_kafka_destroy(rk);
}

// A topic that no other scene has.
static const char *topic(void) {
    static char name[16];
    static int count;
    snprintf(name, sizeof name, "t%d", ++count);
    must(name, rd_kafka_mock_topic_create(cluster, name, 1, 1) == 0);
    return name;
}

static int put(rd_kafka_t *rk, const char *topic, int partition, const char *text, struct report *report) {
    *report = (struct report){0};
    return rd_kafka_producev(rk, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_PARTITION(partition),
                             RD_KAFKA_V_VALUE((void *)text, strlen(text)), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                             RD_KAFKA_V_OPAQUE(report), RD_KAFKA_V_END);
}

static void wait_for(const char *what, rd_kafka_t *rk, struct report *report) {
    UNTIL(what, (rd_kafka_poll(rk, 20), report->done));
}

// How many messages of a topic a consumer finds.
static int stored(const char *topic) {
    rd_kafka_t *rk = client(RD_KAFKA_CONSUMER, "group.id", "reader", "enable.auto.commit", "false",
                            "enable.partition.eof", "true", "fetch.wait.max.ms", "10", (char *)NULL);
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_list_add(list, topic, 0)->offset = RD_KAFKA_OFFSET_BEGINNING;
    must("assign", rd_kafka_assign(rk, list) == 0);
    rd_kafka_topic_partition_list_destroy(list);
    int count = 0;
    bool ended = false;
    while (!ended) {
        rd_kafka_message_t *message = NULL;
        UNTIL("the end of the partition", (message = rd_kafka_consumer_poll(rk, 50)) != NULL);
        ended = message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF;
        count += message->err == 0;
        rd_kafka_message_destroy(message);
    }
    rd_kafka_destroy(rk);
    return count;
}

// Has the next request of a kind answered with a code, after a time. The mock stores what it does not refuse at once.
static void order(int16_t api, int err, int milliseconds) {
    must("an order", rd_kafka_mock_broker_push_request_error_rtts(cluster, BROKER, api, 1, err, milliseconds) == 0);
}

// Until the broker has taken every request that an order was given for.
static void taken(int16_t api) {
    size_t left = 1;
    UNTIL("the request has come", (rd_kafka_mock_broker_error_stack_cnt(cluster, BROKER, api, &left), left == 0));
}

// What a call or a delivery report said.
static void came(const char *what, int err, int status, int expected, int expected_status) {
    if (err != expected || status != expected_status) {
        fprintf(stderr, "%s: %d (%s) with status %d came, and not %d with %d\n", what, err, rd_kafka_err2name(err),
                status, expected, expected_status);
        exit(1);
    }
    show(what, derrno_kafka_code(err, status));
}

// The same of what ends no message.
static void said(const char *what, int err, int expected) {
    if (err != expected) {
        fprintf(stderr, "%s: %d (%s) came, and not %d\n", what, err, rd_kafka_err2name(err), expected);
        exit(1);
    }
    show(what, (struct derrno_code){DERRNO_DOMAIN_KAFKA, 0, err});
}

// Whether the message was there after all.
static void effect(int err, int status, bool applied) {
    struct derrno_code code = derrno_kafka_code(err, status);
    derrno_verdict v = derrno_code_verdict(code);
    char text[100];
    derrno_format(text, sizeof text, code.domain, code.native, code.context);
    bool maybe = derrno_effect(v) == DERRNO_EFFECT_MAYBE_APPLIED;
    printf("effect | %s | %s | %s\n", text, derrno_effect_name(derrno_effect(v)),
           applied ? "seen applied" : maybe ? "seen not applied" : "never seen applied");
    if (applied && derrno_effect(v) == DERRNO_EFFECT_NOT_APPLIED) {
        fail(text, "was applied, and derrno says it was not");
    }
}

// Each code comes to the program as it was sent, and a refusal is one.
static void refusals(void) {
    // The last one librdkafka remembers of a topic, and refuses the next message itself.
    static const int codes[] = {-1, 2,  7,  10, 13, 17, 18, 19, 20, 21, 31, 32, 35, 42, 43, 44,  45,  46,  47,
                                48, 49, 51, 52, 53, 54, 56, 59, 74, 75, 76, 87, 89, 90, 100, 103, 120, 29};
    rd_kafka_t *rk = PRODUCER("retries", "0", "acks", "all");
    const char *name = topic();
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        order(PRODUCE, codes[i], 0);
        struct report report;
        must("put", put(rk, name, 0, "x", &report) == 0);
        wait_for("a refusal", rk, &report);
        char what[100];
        snprintf(what, sizeof what, "refused, status %d", report.status);
        came(what, report.err, report.status, codes[i], report.status);
    }
    must("a mock that refuses stores nothing", stored(name) == 0);
    end(rk);
}

// A message whose answer does not come: what ends it, with the message stored or not.
static void in_doubt(const char *what, bool store, int expected, const char *timeout, int purge, bool down) {
    rd_kafka_t *rk = PRODUCER("retries", "0", "acks", "all", "message.timeout.ms", timeout);
    const char *name = topic();
    struct report report;
    // The link and the leader are known then, and the next message is sent at once.
    must("put", put(rk, name, 0, "first", &report) == 0);
    wait_for("the first message", rk, &report);
    must("the first message", report.err == 0);
    order(PRODUCE, store ? RD_KAFKA_RESP_ERR_NO_ERROR : RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, NEVER);
    must("put", put(rk, name, 0, "x", &report) == 0);
    taken(PRODUCE);
    if (down) {
        must("down", rd_kafka_mock_broker_set_down(cluster, BROKER) == 0);
    }
    if (purge) {
        must("purge", rd_kafka_purge(rk, purge) == 0);
    }
    wait_for(what, rk, &report);
    if (down) {
        must("up", rd_kafka_mock_broker_set_up(cluster, BROKER) == 0);
    }
    came(what, report.err, report.status, expected, RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED);
    must(what, stored(name) == 1 + store);
    effect(report.err, report.status, store);
    end(rk);
}

// What never left the queue, or was never taken into it.
static void not_sent(void) {
    struct report report, other;
    const char *name = topic();
    must("down", rd_kafka_mock_broker_set_down(cluster, BROKER) == 0);
    rd_kafka_t *rk = PRODUCER("message.timeout.ms", "500");
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the timeout", rk, &report);
    came("no broker until the message timed out", report.err, report.status, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, 0);
    UNTIL("the event", (rd_kafka_poll(rk, 20), events[187]));
    said("event: all brokers are down", RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN, RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN);
    must("up", rd_kafka_mock_broker_set_up(cluster, BROKER) == 0);
    end(rk);
    must("not sent", stored(name) == 0);
    effect(report.err, report.status, false);

    name = topic();
    must("no leader", rd_kafka_mock_partition_set_leader(cluster, name, 0, -1) == 0);
    rk = PRODUCER("message.timeout.ms", "500");
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the timeout", rk, &report);
    came("no leader until the message timed out", report.err, report.status, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, 0);
    end(rk);

    name = topic();
    rk = PRODUCER("linger.ms", "800000", "message.timeout.ms", "900000", "queue.buffering.max.messages", "1",
                  "message.max.bytes", "1000");
    must("put", put(rk, name, 0, "x", &report) == 0);
    came("a queue that is full", put(rk, name, 0, "y", &other), 0, RD_KAFKA_RESP_ERR__QUEUE_FULL, 0);
    must("purge", rd_kafka_purge(rk, RD_KAFKA_PURGE_F_QUEUE) == 0);
    wait_for("the purge", rk, &report);
    came("purged from the queue", report.err, report.status, RD_KAFKA_RESP_ERR__PURGE_QUEUE, 0);
    char large[2001] = {0};
    memset(large, 'x', 2000);
    came("a message of 2000 bytes", put(rk, name, 0, large, &other), 0, RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, 0);
    end(rk);
    must("purged and refused", stored(name) == 0);
    effect(RD_KAFKA_RESP_ERR__QUEUE_FULL, 0, false);
    effect(RD_KAFKA_RESP_ERR__PURGE_QUEUE, 0, false);
    effect(RD_KAFKA_RESP_ERR_MSG_SIZE_TOO_LARGE, 0, false);

    name = topic();
    rk = PRODUCER("acks", "all");
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the first message", rk, &report);
    came("stored", report.err, report.status, 0, RD_KAFKA_MSG_STATUS_PERSISTED);
    int err = put(rk, name, 99, "x", &report);
    if (err == 0) {
        wait_for("the partition", rk, &report);
        err = report.err;
    }
    came("a partition that is not there", err, 0, RD_KAFKA_RESP_ERR__UNKNOWN_PARTITION, 0);
    end(rk);
}

// A refusal after a try that was stored and not acknowledged: the status tells, the code does not.
static void refused_after_doubt(void) {
    rd_kafka_t *rk = PRODUCER("retries", "1", "acks", "all");
    const char *name = topic();
    struct report report;
    order(PRODUCE, RD_KAFKA_RESP_ERR_NO_ERROR, NEVER);
    must("put", put(rk, name, 0, "x", &report) == 0);
    taken(PRODUCE);
    order(PRODUCE, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS, 0);
    must("down", rd_kafka_mock_broker_set_down(cluster, BROKER) == 0);
    must("up", rd_kafka_mock_broker_set_up(cluster, BROKER) == 0);
    wait_for("the refusal", rk, &report);
    came("refused after a try in doubt", report.err, report.status, RD_KAFKA_RESP_ERR_NOT_ENOUGH_REPLICAS,
         RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED);
    must("the first try", stored(name) == 1);
    effect(report.err, report.status, true);
    end(rk);
}

// An idempotent producer takes a duplicate for success, and ends with a gap.
static void idempotent(void) {
    rd_kafka_t *rk = PRODUCER("enable.idempotence", "true");
    const char *name = topic();
    struct report report;
    order(PRODUCE, RD_KAFKA_RESP_ERR_DUPLICATE_SEQUENCE_NUMBER, 0);
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the duplicate", rk, &report);
    came("a duplicate, from an idempotent producer", report.err, report.status, 0, RD_KAFKA_MSG_STATUS_PERSISTED);
    end(rk);

    rk = PRODUCER("enable.idempotence", "true");
    order(PRODUCE, RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, 0);
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the gap", rk, &report);
    came("a gap, from an idempotent producer", report.err, report.status,
         RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER, RD_KAFKA_MSG_STATUS_POSSIBLY_PERSISTED);
    said("the next message", put(rk, name, 0, "y", &report), RD_KAFKA_RESP_ERR__FATAL);
    char why[512];
    said("the reason of the fatal error", rd_kafka_fatal_error(rk, why, sizeof why),
         RD_KAFKA_RESP_ERR_OUT_OF_ORDER_SEQUENCE_NUMBER);
    end(rk);
}

// What a call of the transactional API gave, with what it says of the way on.
static void call(const char *what, rd_kafka_error_t *error, int expected, const char *way) {
    must(what, error != NULL);
    const char *theirs = rd_kafka_error_is_fatal(error)              ? "fatal"
                         : rd_kafka_error_txn_requires_abort(error) ? "abort"
                         : rd_kafka_error_is_retriable(error)       ? "again"
                                                                    : "none";
    if (strcmp(theirs, way) != 0) {
        fail(what, theirs);
    }
    said(what, rd_kafka_error_code(error), expected);
    rd_kafka_error_destroy(error);
}

static void succeeds(const char *what, rd_kafka_error_t *error) {
    if (error != NULL) {
        fail(what, rd_kafka_error_string(error));
    }
}

static void transactions(void) {
    rd_kafka_t *rk = PRODUCER("retries", "1");
    call("a transaction without an id", rd_kafka_init_transactions(rk, 60000), RD_KAFKA_RESP_ERR__NOT_CONFIGURED,
         "none");
    end(rk);

    rk = PRODUCER("transactional.id", "a");
    const char *name = topic();
    struct report report;
    call("begin before init", rd_kafka_begin_transaction(rk), RD_KAFKA_RESP_ERR__STATE, "none");
    succeeds("init", rd_kafka_init_transactions(rk, 60000));
    succeeds("begin", rd_kafka_begin_transaction(rk));
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the message", rk, &report);
    must("the message", report.err == 0);
    order(END_TXN, RD_KAFKA_RESP_ERR_NO_ERROR, NEVER);
    call("a commit that timed out", rd_kafka_commit_transaction(rk, 500), RD_KAFKA_RESP_ERR__TIMED_OUT, "again");
    taken(END_TXN);
    must("down", rd_kafka_mock_broker_set_down(cluster, BROKER) == 0);
    must("up", rd_kafka_mock_broker_set_up(cluster, BROKER) == 0);
    succeeds("the same commit again", rd_kafka_commit_transaction(rk, 60000));

    succeeds("begin", rd_kafka_begin_transaction(rk));
    order(PRODUCE, RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, 0);
    must("put", put(rk, name, 0, "x", &report) == 0);
    wait_for("the refusal", rk, &report);
    call("a commit after a refused message", rd_kafka_commit_transaction(rk, 60000),
         RD_KAFKA_RESP_ERR_TOPIC_AUTHORIZATION_FAILED, "abort");
    succeeds("abort", rd_kafka_abort_transaction(rk, 60000));

    name = topic(); // the other one librdkafka now refuses itself
    succeeds("begin", rd_kafka_begin_transaction(rk));
    must("put", put(rk, name, 0, "x", &report) == 0);
    order(END_TXN, RD_KAFKA_RESP_ERR_INVALID_PRODUCER_EPOCH, 0);
    call("a commit of a producer that was fenced", rd_kafka_commit_transaction(rk, 60000), RD_KAFKA_RESP_ERR__FENCED,
         "fatal");
    call("begin after that", rd_kafka_begin_transaction(rk), RD_KAFKA_RESP_ERR__FENCED, "fatal");
    said("a message after that", put(rk, name, 0, "y", &report), RD_KAFKA_RESP_ERR__FATAL);
    end(rk);
}

// Commits of offsets that are refused move nothing.
static void commits(void) {
    static const int codes[] = {12, 22, 25, 28, 30};
    rd_kafka_t *rk = client(RD_KAFKA_CONSUMER, "group.id", "g", "enable.auto.commit", "false", "enable.partition.eof",
                            "true", "auto.offset.reset", "error", (char *)NULL);
    const char *name = topic();
    rd_kafka_topic_partition_list_t *list = rd_kafka_topic_partition_list_new(1);
    rd_kafka_topic_partition_t *one = rd_kafka_topic_partition_list_add(list, name, 0);
    one->offset = RD_KAFKA_OFFSET_BEGINNING;
    must("assign", rd_kafka_assign(rk, list) == 0);
    rd_kafka_message_t *message = NULL;
    UNTIL("the end", (message = rd_kafka_consumer_poll(rk, 50)) != NULL);
    said("the end of a partition", message->err, RD_KAFKA_RESP_ERR__PARTITION_EOF);
    rd_kafka_message_destroy(message);
    said("a commit of nothing", rd_kafka_commit(rk, NULL, 0), RD_KAFKA_RESP_ERR__NO_OFFSET);
    one->offset = 999;
    must("assign", rd_kafka_assign(rk, list) == 0);
    message = NULL;
    UNTIL("the offset", (message = rd_kafka_consumer_poll(rk, 50)) != NULL);
    said("an offset that is not there, and no policy", message->err, RD_KAFKA_RESP_ERR__AUTO_OFFSET_RESET);
    rd_kafka_message_destroy(message);
    for (size_t i = 0; i < sizeof codes / sizeof codes[0]; i++) {
        order(OFFSET_COMMIT, codes[i], 0);
        one->offset = 1 + (int)i;
        said("a commit that is refused", rd_kafka_commit(rk, list, 0), codes[i]);
        must("committed", rd_kafka_committed(rk, list, 60000) == 0);
        must("a refused commit moves nothing", one->offset == RD_KAFKA_OFFSET_INVALID);
    }
    rd_kafka_topic_partition_list_destroy(list);
    rd_kafka_destroy(rk);
}

int main(void) {
    char why[512];
    rd_kafka_conf_t *conf = rd_kafka_conf_new();
    rd_kafka_conf_set_log_cb(conf, NULL);
    rd_kafka_t *owner = rd_kafka_new(RD_KAFKA_PRODUCER, conf, why, sizeof why);
    must(why, owner != NULL);
    cluster = rd_kafka_mock_cluster_new(owner, 1);
    must("a mock cluster", cluster != NULL);

    refusals();
    in_doubt("no answer until the message timed out, stored", true, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, "10000", 0, false);
    in_doubt("no answer until the message timed out, refused", false, RD_KAFKA_RESP_ERR__MSG_TIMED_OUT, "10000", 0,
             false);
    in_doubt("the link broke before the answer, stored", true, RD_KAFKA_RESP_ERR__TRANSPORT, "900000", 0, true);
    in_doubt("the link broke before the answer, refused", false, RD_KAFKA_RESP_ERR__TRANSPORT, "900000", 0, true);
    in_doubt("purged in flight, stored", true, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT, "900000", RD_KAFKA_PURGE_F_INFLIGHT,
             false);
    in_doubt("purged in flight, refused", false, RD_KAFKA_RESP_ERR__PURGE_INFLIGHT, "900000",
             RD_KAFKA_PURGE_F_INFLIGHT, false);
    not_sent();
    refused_after_doubt();
    idempotent();
    transactions();
    commits();

    rd_kafka_mock_cluster_destroy(cluster);
    rd_kafka_destroy(owner);
    return 0;
}
