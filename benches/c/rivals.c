// What C libraries have of their own, for their own codes.
#include "bench.h"

#include <errno.h>
#include <gpg-error.h>
#include <librdkafka/rdkafka.h>
#include <nats/nats.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <uv.h>
#include <zookeeper/zookeeper.h>

LOOKUP of_zookeeper(ARGS) { return first(zerror(KEY)); }
LOOKUP of_nats(ARGS) { return first(natsStatus_GetText((natsStatus)KEY)); }
LOOKUP of_sqlite(ARGS) { return first(sqlite3_errstr(KEY)); }
LOOKUP of_rdkafka(ARGS) { return first(rd_kafka_err2name((rd_kafka_resp_err_t)KEY)); }
LOOKUP of_libuv(ARGS) { return first(uv_err_name(KEY)); }
LOOKUP of_errno(ARGS) {
    const char *name = strerrorname_np(KEY);
    return name != NULL ? first(name) : 0;
}
LOOKUP from_errno(ARGS) { return gpg_err_code_from_errno(KEY); }
LOOKUP of_gpg(ARGS) { return first(gpg_strerror((gpg_error_t)KEY)); }
LOOKUP gpg_code(ARGS) { return gpg_err_code((gpg_error_t)KEY); }
LOOPS(of_zookeeper)
LOOPS(of_nats)
LOOPS(of_sqlite)
LOOPS(of_rdkafka)
LOOPS(of_libuv)
LOOPS(of_errno)
LOOPS(from_errno)
LOOPS(of_gpg)
LOOPS(gpg_code)
static const struct row rows[] = {
    ROW("message/zerror", "zookeeper", EVERY, of_zookeeper),
    ROW("message/natsStatus_GetText", "libnats", LISTED, of_nats), // otherwise it reads past its table
    ROW("message/sqlite3_errstr", "sqlite", EVERY, of_sqlite),
    ROW("name/rd_kafka_err2name", "rdkafka", EVERY, of_rdkafka),
    ROW("name/uv_err_name", "libuv", LISTED, of_libuv), // otherwise it leaks, as its manual says
    ROW("name/strerrorname_np", "errno", EVERY, of_errno),
    ROW("classify/gpg_err_code_from_errno", "errno", EVERY, from_errno),
    ROW("message/gpg_strerror", "gpg_error", EVERY, of_gpg),
    ROW("classify/gpg_err_code, a mask", "gpg_error", EVERY, gpg_code),
};

static void codes(void) {
    printf("libnats\t%d", NATS_OK);
    for (int code = NATS_OK + 1; code <= NATS_MISSED_HEARTBEAT; code++) {
        printf(" %d", code);
    }
    printf("\nrdkafka\t%d", RD_KAFKA_RESP_ERR_NO_ERROR);
    const struct rd_kafka_err_desc *all;
    size_t count;
    rd_kafka_get_err_descs(&all, &count);
    for (size_t i = 0; i < count; i++) {
        if (all[i].desc != NULL) {
            printf(" %d", all[i].code);
        }
    }
    printf("\nlibuv\t%d", UV_EOF);
#define CODE(name, text) printf(" %d", UV_##name);
    UV_ERRNO_MAP(CODE)
    printf("\nerrno\t%d", EPERM);
    for (int code = 0; code < 256; code++) {
        if (strerrorname_np(code) != NULL) {
            printf(" %d", code);
        }
    }
    printf("\ngpg_error\t%u", gpg_err_make(GPG_ERR_SOURCE_GCRYPT, GPG_ERR_GENERAL));
    for (unsigned source = 1; source < GPG_ERR_SOURCE_ANY; source++) {
        for (unsigned code = 1; code < GPG_ERR_UNKNOWN_ERRNO; code++) {
            const gpg_error_t error = gpg_err_make((gpg_err_source_t)source, (gpg_err_code_t)code);
            if (strcmp(gpg_strsource(error), "Unknown source") != 0 && strcmp(gpg_strerror(error), "Unknown error code") != 0) {
                printf(" %u", error);
            }
        }
    }
    printf("\n");
}

PART(rivals, rows, codes)
