// derrno's verdicts: from derrno_inline.h with -DINLINE, otherwise from a library. -DWAY says which, -DPART_NAME
// what the part is called.
#include "bench.h"

#ifdef INLINE
#include <derrno_inline.h>
#define OF(domain, DOMAIN) derrno_inline_##domain(KEY)
#define OF_ANY derrno_inline_classify
#else
#include <derrno.h>
#define OF(domain, DOMAIN) derrno_classify(DERRNO_DOMAIN_##DOMAIN, KEY)
#define OF_ANY derrno_classify
#endif

#define DOMAINS(X) \
    X(fluss, FLUSS) X(dqlite, DQLITE) X(sqlite, SQLITE) X(raft, RAFT) X(nats, NATS) \
    X(jetstream, JETSTREAM) X(nats_status, NATS_STATUS) X(zookeeper, ZOOKEEPER)
#define MEASURED(domain, DOMAIN) \
    LOOKUP domain(ARGS) { return OF(domain, DOMAIN); } \
    LOOPS(domain)
#define ROWS(domain, DOMAIN) ROW("classify/derrno " WAY, #domain, EVERY, domain),

LOOKUP all(ARGS) { return OF_ANY(s->domains[i], KEY); }
LOOPS(all)
DOMAINS(MEASURED)
#ifdef INLINE
#define CALL
#else
// What of a lookup is the call: a function that does nothing is called with each key.
LOOKUP call(ARGS) { return (uint32_t)KEY + derrno_abi_version(); }
LOOPS(call)
#define CALL ROW("classify/call of nothing, " WAY, "zookeeper", EVERY, call),
#endif
static const struct row rows[] = {DOMAINS(ROWS) CALL ROW("classify/derrno " WAY, "all", EVERY, all)};
PART(PART_NAME, rows, NULL)
