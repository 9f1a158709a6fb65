// Every function of derrno.h, with good and bad input. Compiles as C99, C11, C2x and C++17.
#include <derrno.h>
#include <derrno.h> // again, as a header of the program may include it too
#include <errno.h>
#include <limits.h>
#include <stdlib.h>

#include "check.h"

static void classify_is_total(void) {
    derrno_verdict v = derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_NONODE);
    CHECK(derrno_kind(v) == DERRNO_KIND_NOT_FOUND);
    CHECK(derrno_advice(v) == DERRNO_ADVICE_FIX_REQUEST);
    CHECK(derrno_effect(v) == DERRNO_EFFECT_NOT_APPLIED);
    CHECK(derrno_severity(v) == DERRNO_SEVERITY_WARNING);
    CHECK(derrno_origin(v) == DERRNO_ORIGIN_SERVER);
    CHECK(!derrno_is_unlisted(v) && !derrno_is_ok(v) && !derrno_may_retry(v, DERRNO_IDEMPOTENT));
    CHECK(derrno_is_ok(derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, 0)));
    v = derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_CONNECTIONLOSS);
    CHECK(derrno_lost(v) == DERRNO_LOST_LINK && !derrno_may_retry(v, DERRNO_IDEMPOTENT | DERRNO_IN_TRANSACTION));
    CHECK(derrno_may_redo(v, DERRNO_IDEMPOTENT | DERRNO_IN_TRANSACTION) && !derrno_may_redo(v, DERRNO_IDEMPOTENT));
    CHECK(derrno_may_retry(v, DERRNO_IDEMPOTENT) && !derrno_may_retry(v, 0));

    const int32_t natives[] = {INT_MIN, -9999, -1, 0, 1, 4711, INT_MAX};
    for (unsigned domain = 0; domain <= 0xffff; domain++) {
        for (size_t i = 0; i < sizeof natives / sizeof *natives; i++) {
            v = derrno_classify((uint16_t)domain, natives[i]);
            if (*derrno_domain_name((uint16_t)domain) == '\0') {
                CHECK(v == (DERRNO_VERDICT_UNKNOWN | DERRNO_UNLISTED));
            }
        }
    }
    CHECK(derrno_is_unlisted(derrno_classify(DERRNO_DOMAIN_RAFT, 4711)));
    CHECK(!derrno_may_retry(derrno_classify(DERRNO_DOMAIN_SQLITE, 5 | 99 << 8), DERRNO_IDEMPOTENT));
}

static void a_context_decides(void) {
    CHECK(derrno_is_ok(derrno_classify_in(DERRNO_DOMAIN_ZOOKEEPER, 0, 0)));
    CHECK(derrno_kind(derrno_classify_in(DERRNO_DOMAIN_ZOOKEEPER, 0, DERRNO_ZOOKEEPER_IN_MULTI)) == DERRNO_KIND_ABORTED);
    CHECK(derrno_effect(derrno_classify_in(DERRNO_DOMAIN_FLUSS, DERRNO_FLUSS_NOT_LEADER_OR_FOLLOWER, DERRNO_FLUSS_ACKS_ALL)) ==
          DERRNO_EFFECT_MAYBE_APPLIED);
    CHECK(derrno_effect(derrno_classify_in(DERRNO_DOMAIN_FLUSS, DERRNO_FLUSS_NOT_LEADER_OR_FOLLOWER, DERRNO_FLUSS_ACKS_LEADER)) ==
          DERRNO_EFFECT_NOT_APPLIED);
    CHECK(derrno_kind(derrno_classify_in(DERRNO_DOMAIN_DQLITE, 5, DERRNO_DQLITE_WIRE)) == DERRNO_KIND_BUSY);
    CHECK(derrno_kind(derrno_classify_in(DERRNO_DOMAIN_DQLITE, 8202, DERRNO_DQLITE_LEGACY)) == DERRNO_KIND_NOT_LEADER);
    CHECK(derrno_kind(derrno_classify_in(DERRNO_DOMAIN_FAUNA, 0, 404)) == DERRNO_KIND_NOT_FOUND);
    CHECK(derrno_is_unlisted(derrno_classify_in(DERRNO_DOMAIN_FAUNA, 0, 404)));
    CHECK(derrno_classify_in(DERRNO_DOMAIN_RAFT, 8, 0xffff) == derrno_classify(DERRNO_DOMAIN_RAFT, 8));
    CHECK(derrno_is_unlisted(derrno_classify_in(0, 0, 0xffff)));
}

static void texts_are_never_null(void) {
    CHECK_STR(derrno_name(DERRNO_DOMAIN_ZOOKEEPER, -101, 0), "NONODE");
    CHECK_STR(derrno_name(DERRNO_DOMAIN_DQLITE, 5, DERRNO_DQLITE_WIRE), "SQLITE_BUSY");
    CHECK_STR(derrno_name(DERRNO_DOMAIN_ZOOKEEPER, 4711, 0), "");
    CHECK_STR(derrno_name(999, 0, 0), "");
    CHECK(strstr(derrno_message(DERRNO_DOMAIN_ZOOKEEPER, -101, 0), "; ") != NULL);
    CHECK(strstr(derrno_message(DERRNO_DOMAIN_ZOOKEEPER, 4711, 0), "does not know") != NULL);
    CHECK(strstr(derrno_message(999, INT_MIN, 0xffff), "does not know") != NULL);
    CHECK_STR(derrno_alias(DERRNO_DOMAIN_ZOOKEEPER, -101, 0, 0), "ZNONODE");
    CHECK_STR(derrno_alias(DERRNO_DOMAIN_ZOOKEEPER, -101, 0, 1), "");
    CHECK_STR(derrno_alias(DERRNO_DOMAIN_ZOOKEEPER, 4711, 0, (size_t)-1), "");
}

static void format_is_cut_but_terminated(void) {
    const char whole[] = "zookeeper:-101 NONODE";
    const size_t length = sizeof whole - 1;
    CHECK(derrno_format(NULL, 0, DERRNO_DOMAIN_ZOOKEEPER, -101, 0) == length);
    CHECK(derrno_format(NULL, 100, DERRNO_DOMAIN_ZOOKEEPER, -101, 0) == length);
    for (size_t len = 0; len <= length + 2; len++) {
        char *buf = (char *)malloc(len ? len : 1); // valgrind and the sanitizers watch its end
        CHECK(derrno_format(buf, len, DERRNO_DOMAIN_ZOOKEEPER, -101, 0) == length);
        if (len > 0) {
            const size_t kept = len - 1 < length ? len - 1 : length;
            CHECK(memcmp(buf, whole, kept) == 0 && buf[kept] == '\0');
        }
        free(buf);
    }
    char buf[64];
    derrno_format(buf, sizeof buf, DERRNO_DOMAIN_ZOOKEEPER, INT_MIN, 0);
    CHECK_STR(buf, "zookeeper:-2147483648");
    derrno_format(buf, sizeof buf, 0x8001, 7, 65535);
    CHECK_STR(buf, "0x8001:7@65535");
    derrno_format(buf, sizeof buf, DERRNO_DOMAIN_FAUNA, 52, 503);
    CHECK_STR(buf, "fauna:time_out@503");
}

static void codes_are_found(void) {
    struct derrno_code code = {1, 2, 3};
    CHECK(derrno_by_name(DERRNO_DOMAIN_ZOOKEEPER, "ZNONODE", &code) == 1 && code.native == -101 && code.context == 0);
    CHECK(derrno_by_name(DERRNO_DOMAIN_ZOOKEEPER, "NONODE", NULL) == 1);
    code.native = 42;
    CHECK(derrno_by_name(DERRNO_DOMAIN_ZOOKEEPER, "nonode", &code) == 0 && code.native == 42);
    CHECK(derrno_by_name(DERRNO_DOMAIN_ZOOKEEPER, "", &code) == 0);
    CHECK(derrno_by_name(DERRNO_DOMAIN_ZOOKEEPER, "\xff\xfe", &code) == 0);
    CHECK(derrno_by_name(DERRNO_DOMAIN_ZOOKEEPER, NULL, &code) == 0);
    CHECK(derrno_by_name(999, "NONODE", &code) == 0 && code.native == 42);

    CHECK(derrno_errno_code(DERRNO_PLATFORM_NEWLIB, 116, &code) == 1 && code.domain == DERRNO_DOMAIN_ERRNO);
    CHECK(code.native == DERRNO_ERRNO_ETIMEDOUT && code.context == 0);
    CHECK(derrno_errno_number(DERRNO_PLATFORM_DARWIN, code) == 60 && derrno_errno_number(200, code) == -1);
    CHECK(derrno_errno_code(DERRNO_PLATFORM_HERE, ETIMEDOUT, &code) == 1 && code.native == DERRNO_ERRNO_ETIMEDOUT);
    code.native = 42;
    CHECK(derrno_errno_code(DERRNO_PLATFORM_WASI, 4711, &code) == 0 && derrno_errno_code(200, 1, &code) == 0);
    CHECK(derrno_errno_code(DERRNO_PLATFORM_WASI, INT32_MIN, &code) == 0 && code.native == 42);
    CHECK(derrno_errno_code(DERRNO_PLATFORM_WASI, 44, NULL) == 1);
    CHECK(derrno_gai_code(DERRNO_PLATFORM_WINSOCK, 8, &code) == 1 && code.native == DERRNO_GAI_EAI_MEMORY);
    CHECK(derrno_gai_code(DERRNO_PLATFORM_HERE, 4711, NULL) == 0 && derrno_gai_code(200, -1, NULL) == 0);
    struct derrno_code foreign = {DERRNO_DOMAIN_ZOOKEEPER, 0, 2};
    CHECK(derrno_errno_number(DERRNO_PLATFORM_LINUX, foreign) == -1);
    code.native = 42;

    CHECK(derrno_parse("fauna:time_out@503", &code) == 1 && code.domain == DERRNO_DOMAIN_FAUNA && code.context == 503);
    CHECK(derrno_parse("zookeeper:-101 NONODE", &code) == 1 && code.native == -101);
    CHECK(derrno_parse("zookeeper", &code) == 0 && derrno_parse(NULL, &code) == 0 && derrno_parse("", NULL) == 0);

    const char locked[] = "database is locked";
    CHECK(derrno_by_text(DERRNO_DOMAIN_DQLITE, 5, locked, strlen(locked), &code) == 1 && code.context >= 16);
    CHECK(derrno_by_text(DERRNO_DOMAIN_DQLITE, 5, locked, 3, &code) == 0);
    CHECK(derrno_by_text(DERRNO_DOMAIN_DQLITE, 5, NULL, 10, &code) == 0);
    CHECK(derrno_by_text(DERRNO_DOMAIN_DQLITE, 5, locked, 0, NULL) == 0);
    CHECK(derrno_by_text(999, 5, locked, strlen(locked), &code) == 0);
    code = derrno_sqlstate_code("57014", "ERROR", "canceling statement due to statement timeout");
    CHECK(code.native == DERRNO_SQLSTATE_QUERY_CANCELED && code.context == DERRNO_SQLSTATE_TIMED_OUT);
    code = derrno_sqlstate_code("23999", NULL, NULL); // no row: it answers as its class does
    CHECK(code.domain == DERRNO_DOMAIN_SQLSTATE && derrno_kind(derrno_code_verdict(code)) == DERRNO_KIND_CONSTRAINT);
    CHECK(derrno_is_unlisted(derrno_code_verdict(code)));
    code = derrno_sqlstate_code(NULL, "ERROR", NULL);
    CHECK(code.native == -1 && derrno_kind(derrno_code_verdict(code)) == DERRNO_KIND_UNKNOWN);
    code = derrno_nats_code(34, 10076); // nobody answered, whatever nats.c makes of it
    CHECK(code.domain == DERRNO_DOMAIN_NATS && code.native == 34 && code.context == 0);
    code = derrno_nats_code(1, 10071);
    CHECK(code.domain == DERRNO_DOMAIN_JETSTREAM && code.native == 10071);
    const char closed[] = "Fluss writer closed: the writer is closed.";
    code = derrno_fluss_code(-2, closed, strlen(closed));
    CHECK(code.domain == DERRNO_DOMAIN_FLUSS && derrno_kind(derrno_code_verdict(code)) == DERRNO_KIND_CLOSED);
    code = derrno_fluss_code(-2, NULL, 10);
    CHECK(code.native == -2 && code.context == 0);
    code = derrno_kafka_code(-192, 0);
    CHECK(code.native == DERRNO_KAFKA_MSG_TIMED_OUT && code.context == DERRNO_KAFKA_NOT_PERSISTED);
    CHECK(derrno_effect(derrno_code_verdict(code)) == DERRNO_EFFECT_NOT_APPLIED);
    code = derrno_kafka_code(DERRNO_KAFKA_NOT_ENOUGH_REPLICAS, 1); // after a try in doubt
    CHECK(derrno_effect(derrno_code_verdict(code)) == DERRNO_EFFECT_MAYBE_APPLIED);
    code = derrno_kafka_code(DERRNO_KAFKA_REBALANCE_IN_PROGRESS, 1); // ends no message
    CHECK(code.domain == 0 && derrno_is_unlisted(derrno_code_verdict(code)));
    code = derrno_zookeeper_code(-4, -112); // the session has expired since
    CHECK(code.native == -112 && derrno_lost(derrno_code_verdict(code)) == DERRNO_LOST_SESSION);
    code = derrno_zookeeper_code(2, 0);
    CHECK(code.domain == 17 && code.native == 2);
    code = derrno_zookeeper_state(-113);
    CHECK(code.domain == DERRNO_DOMAIN_ZOOKEEPER && code.native == DERRNO_ZOOKEEPER_AUTHFAILED);
    CHECK(derrno_is_unlisted(derrno_code_verdict(derrno_zookeeper_state(-4))));
    CHECK(derrno_dqlite_code(1).domain == DERRNO_DOMAIN_DQLITE && derrno_dqlite_code(12).domain == DERRNO_DOMAIN_RAFT);
    code = derrno_dqlite_failure(1, "I/O error", 9, DERRNO_DQLITE_WIRE);
    CHECK(derrno_effect(derrno_code_verdict(code)) == DERRNO_EFFECT_MAYBE_APPLIED);
    code = derrno_dqlite_failure(5, NULL, 10, DERRNO_DQLITE_WIRE);
    CHECK(code.domain == DERRNO_DOMAIN_DQLITE && code.native == 5 && code.context == DERRNO_DQLITE_WIRE);
    const char denied[] = "Permissions Violation for Publish to \"a.b\"";
    CHECK(derrno_by_text(DERRNO_DOMAIN_NATS_ERR, 0, denied, strlen(denied), &code) == 1);
    CHECK(derrno_closes(code.domain, code.native, code.context) == 0);
    CHECK(derrno_closes(DERRNO_DOMAIN_NATS_ERR, 1, 0) == 1 && derrno_closes(999, 1, 0) == 0);
}

static void classes_have_parents(void) {
    struct derrno_code class_of, parent = {0, 0, 0};
    CHECK(derrno_raised_as(DERRNO_DOMAIN_ZOOKEEPER, -101, 0, &class_of) == 1 && class_of.domain == DERRNO_DOMAIN_KAZOO);
    CHECK_STR(derrno_name(class_of.domain, class_of.native, 0), "NoNodeError");
    CHECK(derrno_parent(class_of.domain, class_of.native, &parent) == 1);
    CHECK_STR(derrno_name(parent.domain, parent.native, 0), "ZookeeperError");
    CHECK(derrno_is_a(DERRNO_DOMAIN_ZOOKEEPER, -101, parent.domain, parent.native) == 1);
    CHECK(derrno_is_a(DERRNO_DOMAIN_ZOOKEEPER, 4711, parent.domain, parent.native) == 0);
    CHECK(derrno_is_a(DERRNO_DOMAIN_ZOOKEEPER, -101, 999, 1) == 0);
    CHECK(derrno_parent(DERRNO_DOMAIN_ZOOKEEPER, -101, &parent) == 0 && derrno_parent(999, 1, NULL) == 0);
    CHECK(derrno_raised_as(DERRNO_DOMAIN_RAFT, 8, 0, &parent) == 0 && derrno_raised_as(999, 8, 0, NULL) == 0);
    CHECK(derrno_raised_as(DERRNO_DOMAIN_ZOOKEEPER, -101, 0, NULL) == 1);
}

// Each function that takes domain, native and context has a twin that takes them in one struct.
static void a_code_in_one_struct_has_the_same_answers(void) {
    for (unsigned domain = 0; domain < 256; domain++) {
        struct derrno_row row;
        memset(&row, 0, sizeof row);
        row.code.domain = (uint16_t)domain;
        row.code.context = 7;
        row.code.native = 4711;
        size_t i = 0;
        do { // at first a code that is not in the table
            const struct derrno_code code = row.code;
            CHECK(derrno_code_verdict(code) == derrno_classify_in(code.domain, code.native, code.context));
            CHECK(derrno_code_name(code) == derrno_name(code.domain, code.native, code.context));
            CHECK(derrno_code_message(code) == derrno_message(code.domain, code.native, code.context));
            CHECK(derrno_code_alias(code, 0) == derrno_alias(code.domain, code.native, code.context, 0));
            CHECK(derrno_code_errno(code) == derrno_errno(code.domain, code.native, code.context));
            CHECK(derrno_code_closes(code) == derrno_closes(code.domain, code.native, code.context));
            char one[128], other[128];
            CHECK(derrno_code_format(one, sizeof one, code) ==
                  derrno_format(other, sizeof other, code.domain, code.native, code.context));
            CHECK_STR(one, other);
            struct derrno_code up = {0, 0, 0}, up2 = {0, 0, 0}, raised = {0, 0, 0}, raised2 = {0, 0, 0};
            CHECK(derrno_code_parent(code, &up) == derrno_parent(code.domain, code.native, &up2));
            CHECK(memcmp(&up, &up2, sizeof up) == 0);
            CHECK(derrno_code_raised_as(code, &raised) == derrno_raised_as(code.domain, code.native, code.context, &raised2));
            CHECK(memcmp(&raised, &raised2, sizeof raised) == 0);
            CHECK(derrno_code_is_a(code, raised) == (raised.domain != 0));
        } while (derrno_rows((uint16_t)domain, i++, &row, 1, sizeof row) == 1);
    }
    // A class of its client depends on the context of the code: derrno_is_a() has no place for it.
    struct derrno_code code = {0, 0, 0}, error = {0, 0, 0};
    CHECK(derrno_parse("zookeeper:-2@1", &code) == 1 && derrno_code_raised_as(code, &error) == 1);
    CHECK(derrno_code_is_a(code, error) == 1);
    CHECK(derrno_code_format(NULL, 0, code) > 0);
}

static void rows_are_copied_with_a_stride(void) {
    const size_t count = derrno_row_count(DERRNO_DOMAIN_RAFT);
    CHECK(count == 25 && derrno_row_count(0) == 0 && derrno_row_count(999) == 0);
    struct derrno_row row, two[2];
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, 8, &row, 1, sizeof row) == 1);
    CHECK(row.code.domain == DERRNO_DOMAIN_RAFT && row.code.native == DERRNO_RAFT_LEADERSHIPLOST && row.code.context == 0);
    CHECK(row.verdict == derrno_classify(DERRNO_DOMAIN_RAFT, 8));
    CHECK(row.posix_errno == derrno_errno(DERRNO_DOMAIN_RAFT, 8, 0));
    CHECK_STR(row.name, "RAFT_LEADERSHIPLOST");
    CHECK_STR(row.text, "server has lost leadership");
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, count - 1, two, 2, sizeof *two) == 1);
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, count, two, 2, sizeof *two) == 0);
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, (size_t)-1, two, 2, sizeof *two) == 0);
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, 0, NULL, 2, sizeof *two) == 0);
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, 0, two, 0, sizeof *two) == 0);
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, 0, two, 2, 0) == 0);
    CHECK(derrno_rows(999, 0, two, 2, sizeof *two) == 0);

    // A caller built with an older, shorter row, and one with a newer, longer row.
    struct derrno_code codes[3];
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, 1, (struct derrno_row *)(void *)codes, 3, sizeof *codes) == 3);
    CHECK(codes[0].native == 1 && codes[1].native == 2 && codes[2].native == 3);
    struct longer {
        struct derrno_row row;
        uint64_t added;
    } longer[2];
    memset(longer, 0xff, sizeof longer);
    CHECK(derrno_rows(DERRNO_DOMAIN_RAFT, 0, &longer[0].row, 2, sizeof *longer) == 2);
    CHECK(longer[1].row.code.native == 1 && longer[0].added == 0 && longer[1].added == 0);

    CHECK(derrno_rows(DERRNO_DOMAIN_NATS_ERR, 0, &row, 1, sizeof row) == 1 && row.flags == DERRNO_ROW_CLOSES);
    CHECK(derrno_rows(DERRNO_DOMAIN_KAZOO, 1, &row, 1, sizeof row) == 1 && row.parent == 1 && row.second_parent == 0);
}

static void numbers_have_names(void) {
    CHECK_STR(derrno_domain_name(DERRNO_DOMAIN_ZOOKEEPER), "zookeeper");
    CHECK_STR(derrno_domain_name(999), "");
    CHECK(derrno_domain_by_name("zookeeper") == DERRNO_DOMAIN_ZOOKEEPER);
    CHECK(derrno_domain_by_name("zoo") == 0 && derrno_domain_by_name(NULL) == 0 && derrno_domain_by_name("") == 0);
    CHECK(strlen(derrno_domain_source(DERRNO_DOMAIN_RAFT)) > 5);
    CHECK_STR(derrno_domain_source(999), "");
    CHECK_STR(derrno_kind_name(DERRNO_KIND_LEADERSHIP_LOST), "leadership_lost");
    CHECK_STR(derrno_kind_name(255), "unknown");
    CHECK_STR(derrno_family_name(DERRNO_KIND_LEADERSHIP_LOST), "cluster");
    CHECK_STR(derrno_family_name(255), "none");
    CHECK_STR(derrno_advice_name(DERRNO_ADVICE_FIX_CONFIG), "fix_config");
    CHECK_STR(derrno_advice_name(255), "unknown");
    CHECK_STR(derrno_effect_name(DERRNO_EFFECT_APPLIED), "applied");
    CHECK_STR(derrno_effect_name(255), "unknown");
    CHECK_STR(derrno_severity_name(DERRNO_SEVERITY_FATAL), "fatal");
    CHECK_STR(derrno_severity_name(255), "unknown");
    CHECK_STR(derrno_origin_name(DERRNO_ORIGIN_HOST), "host");
    CHECK_STR(derrno_origin_name(255), "unknown");
    CHECK_STR(derrno_lost_name(DERRNO_LOST_SESSION), "session");
    CHECK_STR(derrno_lost_name(7), "unknown");
    CHECK_STR(derrno_lost_name(255), "unknown");
    CHECK(derrno_grpc(DERRNO_VERDICT_NOT_FOUND) == 5 && derrno_http(DERRNO_VERDICT_NOT_FOUND) == 404);
    CHECK(derrno_grpc(0xffffffffu) == 2 && derrno_http(0xffffffffu) == 500);
    CHECK_STR(derrno_grpc_name(5), "NOT_FOUND");
    CHECK_STR(derrno_grpc_name(-1), "UNKNOWN");
    CHECK_STR(derrno_grpc_name(INT_MAX), "UNKNOWN");
    CHECK(derrno_errno(DERRNO_DOMAIN_SQLITE, DERRNO_SQLITE_NOMEM, 0) == 12);
    CHECK(derrno_errno(999, 0, 0) == 5);
    CHECK_STR(derrno_errno_name(12), "ENOMEM");
    CHECK_STR(derrno_errno_name(INT_MIN), "EIO");
    CHECK_STR(derrno_errno_name(0), "OK");
    CHECK_STR(derrno_version(), DERRNO_VERSION);
    CHECK(derrno_abi_version() == DERRNO_ABI_VERSION);
}

static const struct derrno_own_row PUMP[] = {
    {-3, DERRNO_VERDICT_TIMEOUT, "NO_ANSWER", "the controller did not answer; read the valve before repeating"},
    {1, DERRNO_VERDICT_BUSY, "DRY_RUN", "the pump runs dry; open the inlet"},
    {70000, DERRNO_WITH_ADVICE(DERRNO_VERDICT_EXHAUSTED, DERRNO_ADVICE_STOP), "OVERHEAT", "the motor is hot; let it cool down"},
};
enum { PUMPS = sizeof PUMP / sizeof *PUMP };

static void own_rows_need_no_registry(void) {
    const size_t stride = sizeof *PUMP;
    CHECK(derrno_own_check(PUMP, PUMPS, stride) == PUMPS);
    for (int i = 0; i < PUMPS; i++) {
        CHECK(derrno_own_find(PUMP, PUMPS, stride, PUMP[i].native) == &PUMP[i]);
        CHECK(derrno_own_classify(PUMP, PUMPS, stride, PUMP[i].native) == PUMP[i].verdict);
    }
    CHECK(derrno_advice(derrno_own_classify(PUMP, PUMPS, stride, 70000)) == DERRNO_ADVICE_STOP);
    const int32_t absent[] = {INT_MIN, -4, 0, 2, 69999, 70001, INT_MAX};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        CHECK(derrno_own_find(PUMP, PUMPS, stride, absent[i]) == NULL);
        CHECK(derrno_own_classify(PUMP, PUMPS, stride, absent[i]) == (DERRNO_VERDICT_UNKNOWN | DERRNO_UNLISTED));
    }
    CHECK(derrno_own_find(PUMP, 0, stride, 1) == NULL);
    CHECK(derrno_own_find(NULL, PUMPS, stride, 1) == NULL && derrno_own_check(NULL, PUMPS, stride) == 0);
    CHECK(derrno_own_find(PUMP, PUMPS, 3, 1) == NULL && derrno_own_check(PUMP, PUMPS, 3) == 0);
    CHECK(derrno_own_find((const struct derrno_own_row *)(const void *)((const char *)PUMP + 1), 1, stride, 1) == NULL);

    struct derrno_own_row bad[PUMPS];
    memcpy(bad, PUMP, sizeof bad);
    bad[1].native = -3;
    CHECK(derrno_own_check(bad, PUMPS, stride) == 1);
    memcpy(bad, PUMP, sizeof bad);
    bad[2].name = NULL;
    CHECK(derrno_own_check(bad, PUMPS, stride) == 2);
    memcpy(bad, PUMP, sizeof bad);
    bad[0].message = "";
    CHECK(derrno_own_check(bad, PUMPS, stride) == 0);
    CHECK(DERRNO_WITH_EFFECT(DERRNO_VERDICT_BUSY, DERRNO_EFFECT_APPLIED) == (DERRNO_VERDICT_BUSY | 0x3000u));
    CHECK(derrno_severity(DERRNO_WITH_SEVERITY(DERRNO_VERDICT_BUSY, DERRNO_SEVERITY_FATAL)) == DERRNO_SEVERITY_FATAL);
    CHECK(derrno_origin(DERRNO_WITH_ORIGIN(DERRNO_VERDICT_BUSY, DERRNO_ORIGIN_HOST)) == DERRNO_ORIGIN_HOST);
    CHECK(derrno_lost(DERRNO_WITH_LOST(DERRNO_VERDICT_CLOSED, DERRNO_LOST_NODE)) == DERRNO_LOST_NODE);
}

// A caller built with an older, shorter struct, and one with a newer, longer one.
static void a_decoded_struct_has_the_size_of_its_caller(void) {
    const uint8_t fluss[] = {0, 0, 0, 3, 2, 8, 46};
    struct {
        struct derrno_decoded known;
        uint64_t newer;
    } longer;
    const size_t sizes[] = {0, sizeof(int), offsetof(struct derrno_decoded, closes), sizeof(struct derrno_decoded), sizeof longer};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        memset(&longer, 0x55, sizeof longer);
        CHECK(derrno_decode_fluss(DERRNO_FLUSS_FRAME, fluss, sizeof fluss, &longer.known, sizes[i]) == DERRNO_DECODED_FAILED);
        const uint8_t *bytes = (const uint8_t *)&longer;
        for (size_t k = sizes[i]; k < sizeof longer; k++) {
            CHECK(bytes[k] == 0x55); // what is not the caller's stays
        }
        CHECK(sizes[i] < sizeof(int) || longer.known.answer == DERRNO_DECODED_FAILED);
        CHECK(sizes[i] < sizeof longer || longer.newer == 0);
    }
}

static int decode_nats(int part, const char *text, struct derrno_decoded *out) {
    return derrno_decode_nats(part, (const uint8_t *)text, strlen(text), out, sizeof *out);
}

static void received_bytes_are_decoded(void) {
    struct derrno_decoded d;
    const uint8_t fluss[] = {0, 0, 0, 3, 2, 8, 46};
    CHECK(derrno_decode_fluss(DERRNO_FLUSS_FRAME, fluss, sizeof fluss, &d, sizeof d) == DERRNO_DECODED_FAILED);
    CHECK(d.answer == DERRNO_DECODED_FAILED && d.length == sizeof fluss && d.closes == 1 && d.message_len == 0);
    CHECK(d.code.domain == DERRNO_DOMAIN_FLUSS && d.code.native == DERRNO_FLUSS_AUTHENTICATE_EXCEPTION);
    CHECK(derrno_kind(d.verdict) == DERRNO_KIND_UNAUTHENTICATED);
    CHECK(derrno_decode_fluss(DERRNO_FLUSS_FRAME, fluss, 6, &d, sizeof d) == DERRNO_DECODED_INCOMPLETE && d.length == 1);
    CHECK(derrno_decode_fluss(DERRNO_FLUSS_ITEM_1, fluss + 5, 2, NULL, 0) == DERRNO_DECODED_FAILED);
    CHECK(derrno_decode_fluss(DERRNO_FLUSS_ITEM_2, fluss + 5, 2, NULL, 0) == DERRNO_DECODED_FINE);
    CHECK(derrno_decode_fluss(DERRNO_FLUSS_ITEM_3, fluss + 5, 1, &d, sizeof d) == DERRNO_DECODED_MALFORMED && d.length == 1);
    CHECK(derrno_decode_fluss(77, fluss, sizeof fluss, &d, sizeof d) == DERRNO_DECODED_MALFORMED && d.verdict == 0);
    CHECK(derrno_decode_fluss(DERRNO_FLUSS_FRAME, NULL, 7, &d, sizeof d) == DERRNO_DECODED_INCOMPLETE && d.length == 4);

    const uint8_t zookeeper[] = {0, 0, 0, 16, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 32, 0xff, 0xff, 0xff, 0x9b};
    CHECK(derrno_decode_zookeeper(DERRNO_ZOOKEEPER_REPLY, zookeeper, sizeof zookeeper, &d, sizeof d) == DERRNO_DECODED_FAILED);
    CHECK(d.code.native == DERRNO_ZOOKEEPER_NONODE);
    CHECK(derrno_decode_zookeeper(DERRNO_ZOOKEEPER_MULTI, zookeeper, sizeof zookeeper, NULL, 0) == DERRNO_DECODED_FAILED);
    CHECK(derrno_decode_zookeeper(DERRNO_ZOOKEEPER_MULTI_READ, zookeeper, sizeof zookeeper, NULL, 0) == DERRNO_DECODED_FAILED);
    CHECK(derrno_decode_zookeeper(DERRNO_ZOOKEEPER_CONNECT, zookeeper, 3, &d, sizeof d) == DERRNO_DECODED_INCOMPLETE);
    CHECK(derrno_decode_zookeeper(-1, zookeeper, sizeof zookeeper, NULL, 0) == DERRNO_DECODED_MALFORMED);

    uint8_t dqlite[40] = {4, 0, 0, 0, 0, 0, 0, 0, 12};
    memcpy(dqlite + 16, "no database opened", 18);
    CHECK(derrno_decode_dqlite(DERRNO_DQLITE_WIRE, dqlite, sizeof dqlite, &d, sizeof d) == DERRNO_DECODED_FAILED);
    CHECK(d.code.native == 12 && d.message_len == 18 && memcmp(d.message, "no database opened", 18) == 0);
    CHECK(d.message > dqlite && d.detail_len == 0 && derrno_advice(d.verdict) == DERRNO_ADVICE_RECONNECT);
    CHECK(derrno_decode_dqlite(DERRNO_DQLITE_WIRE, NULL, 0, NULL, 0) == DERRNO_DECODED_INCOMPLETE);

    CHECK(decode_nats(DERRNO_NATS_LINE, "-ERR 'Stale Connection'\r\n", &d) == DERRNO_DECODED_FAILED && d.closes == 1);
    CHECK(decode_nats(DERRNO_NATS_HEADERS, "NATS/1.0 503\r\n\r\n", &d) == DERRNO_DECODED_FAILED && d.code.native == 503);
    CHECK(decode_nats(DERRNO_NATS_JETSTREAM, "{\"error\":{\"code\":404,\"err_code\":10059}}", &d) == DERRNO_DECODED_FAILED);
    CHECK(d.code.native == DERRNO_JETSTREAM_STREAM_NOT_FOUND_ERR && d.code.context == 404 && d.detail_len == 29);
    const char fatal[] = "E\0\0\0\x19VFATAL\0C40001\0Mlate\0"; // the NUL of the literal ends the fields
    CHECK(derrno_decode_sqlstate(DERRNO_SQLSTATE_MESSAGE, (const uint8_t *)fatal, sizeof fatal, &d, sizeof d) == DERRNO_DECODED_FAILED);
    CHECK(d.code.context == DERRNO_SQLSTATE_AS_FATAL && d.closes == 1 && d.length == sizeof fatal && d.message_len == 4);
    const char undone[] = "C\0\0\0\x0dROLLBACK";
    CHECK(derrno_decode_sqlstate(DERRNO_SQLSTATE_MESSAGE, (const uint8_t *)undone, sizeof undone, &d, sizeof d) == DERRNO_DECODED_FINE);
    CHECK(derrno_decode_sqlstate(DERRNO_SQLSTATE_COMMIT, (const uint8_t *)undone, sizeof undone, &d, sizeof d) == DERRNO_DECODED_FAILED);
    CHECK(d.code.native == DERRNO_SQLSTATE_IN_FAILED_SQL_TRANSACTION && derrno_effect(d.verdict) == DERRNO_EFFECT_NOT_APPLIED);
    CHECK(derrno_decode_sqlstate(2, (const uint8_t *)undone, sizeof undone, &d, sizeof d) == DERRNO_DECODED_MALFORMED);
    CHECK(decode_nats(3, "", &d) == DERRNO_DECODED_MALFORMED);

    // GOAWAY with the last stream 3: stream 5 was not handled, the answer of stream 3 may still come.
    const uint8_t goaway[] = {0, 0, 9, 7, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 'x'};
    CHECK(derrno_decode_http2(5, goaway, sizeof goaway, &d, sizeof d) == DERRNO_DECODED_FAILED && d.closes == 1);
    CHECK(d.code.context == DERRNO_HTTP2_NOT_SENT && derrno_may_retry(d.verdict, 0) && d.message_len == 1 && d.detail_len == 4);
    CHECK(derrno_decode_http2(3, goaway, sizeof goaway, &d, sizeof d) == DERRNO_DECODED_FINE && d.length == sizeof goaway);
    CHECK(derrno_decode_http2(0, goaway, sizeof goaway, &d, sizeof d) == DERRNO_DECODED_FAILED);
    CHECK(d.code.context == DERRNO_HTTP2_GOAWAY && derrno_effect(d.verdict) == DERRNO_EFFECT_MAYBE_APPLIED);
    CHECK(derrno_decode_http2(5, goaway, 9, NULL, 0) == DERRNO_DECODED_INCOMPLETE);
    const uint8_t alert[] = {0x1c, 0x41, 0x78, 6, 0}; // 0x178
    CHECK(derrno_decode_quic(alert, sizeof alert, &d, sizeof d) == DERRNO_DECODED_FAILED && d.closes == 1);
    CHECK(d.code.domain == DERRNO_DOMAIN_TLS_ALERT && d.code.native == 0x178 - 0x100);
    const uint8_t rejected[] = {4, 8, 0x41, 0x0b, 0};
    CHECK(derrno_decode_quic(rejected, sizeof rejected, &d, sizeof d) == DERRNO_DECODED_FAILED && d.closes == 0);
    CHECK(d.code.native == DERRNO_HTTP3_H3_REQUEST_REJECTED && d.code.context == DERRNO_HTTP3_RESET);
    CHECK(derrno_decode_quic(alert, 3, &d, sizeof d) == DERRNO_DECODED_INCOMPLETE && d.length == 1);

    const char late[] = "{\"error\":{\"code\":\"time_out\",\"message\":\"late\"}}";
    CHECK(derrno_decode_fauna(503, (const uint8_t *)late, strlen(late), &d, sizeof d) == DERRNO_DECODED_FAILED && d.code.context == 503);
    CHECK(derrno_effect(d.verdict) == DERRNO_EFFECT_MAYBE_APPLIED && d.message_len == 4);
    CHECK(derrno_decode_fauna(0, (const uint8_t *)late, strlen(late), &d, sizeof d) == DERRNO_DECODED_INCOMPLETE);
    CHECK(derrno_decode_fauna(200, NULL, 0, &d, sizeof d) == DERRNO_DECODED_INCOMPLETE);
}

static void results_of_a_multi_are_walked(void) {
    // create undone, check refused, delete not run, end; then a read that failed and one that did not.
    const uint8_t multi[] = {0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff, 0, 0xff, 0xff,
                             0xff, 0x99, 0xff, 0xff, 0xff, 0x99, 0xff, 0xff, 0xff, 0xff, 0, 0xff, 0xff, 0xff, 0xfe, 0xff,
                             0xff, 0xff, 0xfe, 0xff, 0xff, 0xff, 0xff, 1, 0xff, 0xff, 0xff, 0xff};
    const int32_t natives[] = {DERRNO_ZOOKEEPER_OK, DERRNO_ZOOKEEPER_BADVERSION, DERRNO_ZOOKEEPER_RUNTIMEINCONSISTENCY};
    struct derrno_code code = {0, 0, 77};
    size_t at = 0;
    for (int i = 0; i < 3; i++) {
        CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, multi, sizeof multi, &at, &code) == 1);
        CHECK(at == (size_t)(i + 1) * 13 && code.native == natives[i]);
        CHECK(code.domain == DERRNO_DOMAIN_ZOOKEEPER && code.context == DERRNO_ZOOKEEPER_IN_MULTI);
    }
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, multi, sizeof multi, &at, &code) == 0 && at == 39);
    at = 13;
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI_READ, multi, sizeof multi, &at, &code) == 1 && code.context == 0);

    const size_t bad[] = {1, sizeof multi, sizeof multi + 1, (size_t)-1};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        at = bad[i];
        code.native = 77;
        CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, multi, sizeof multi, &at, &code) == 0);
        CHECK(at == bad[i] && code.native == 77);
    }
    at = 0;
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, multi, 12, &at, &code) == 0);
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_REPLY, multi, sizeof multi, &at, &code) == 0);
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, NULL, sizeof multi, &at, &code) == 0);
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, multi, sizeof multi, &at, NULL) == 0 && at == 0);
    CHECK(derrno_zookeeper_result(DERRNO_ZOOKEEPER_MULTI, multi, sizeof multi, NULL, &code) == 0);
}

int main(void) {
    results_of_a_multi_are_walked();
    a_decoded_struct_has_the_size_of_its_caller();
    received_bytes_are_decoded();
    classify_is_total();
    a_context_decides();
    texts_are_never_null();
    format_is_cut_but_terminated();
    codes_are_found();
    classes_have_parents();
    a_code_in_one_struct_has_the_same_answers();
    rows_are_copied_with_a_stride();
    numbers_have_names();
    own_rows_need_no_registry();
    printf("%d checks, %d failures\n", checks, failures);
    return failures != 0;
}
