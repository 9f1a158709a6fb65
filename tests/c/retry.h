// A call of the retry engine as a record of a trace, and how an engine in C goes it: see tests/fuzz/src/retry.rs.
#ifndef RETRY_H
#define RETRY_H

#include <derrno_retry.h>
#include <string.h>

enum { INIT, ADMIT, FAILED, SUCCEEDED, DROPPED, LOOKED, HOLD, POLICY };
enum { REQUESTS = 4, GATES = 3 };

// The parts of a call and what it left: 64 bytes.
struct record {
    uint8_t what, request, gate, budgeted;
    uint32_t word, ms, now, random, spare;
    uint64_t step;
    struct derrno_request after;
    struct derrno_gate gate_after;
    struct derrno_budget budget_after;
};

struct world {
    struct derrno_retry_policy policy;
    struct derrno_request requests[REQUESTS];
    struct derrno_gate gates[GATES];
    struct derrno_budget budget;
};

// With this policy all states are fresh; NULL is derrno_retry_many. Its 48 bytes stand in the place of the rest.
static void begin(struct world *w, const struct record *r) {
    memset(w, 0, sizeof *w);
    w->policy = derrno_retry_many;
    if (r != NULL) {
        memcpy(&w->policy, (const char *)r + 16, sizeof w->policy);
    }
}

// Defines a function that goes one call by the functions of this prefix.
#define GO(name, prefix)                                                                                         \
    static derrno_step name(struct world *w, const struct record *r) {                                           \
        struct derrno_request *request = &w->requests[r->request];                                               \
        struct derrno_gate *gate = r->gate + 1 < GATES ? &w->gates[r->gate] : NULL;                              \
        struct derrno_budget *budget = r->budgeted ? &w->budget : NULL;                                          \
        const struct derrno_retry_policy *p = &w->policy;                                                        \
        switch (r->what) {                                                                                       \
        case INIT: prefix##request_init(request, r->now, r->ms, r->word); return 0;                              \
        case ADMIT: return prefix##admit(p, gate, request, r->now, r->random);                                   \
        case FAILED: return prefix##failed(p, gate, budget, request, r->word, r->ms, r->now, r->random);         \
        case SUCCEEDED: return prefix##succeeded(p, gate, budget, request, r->now, r->random);                   \
        case DROPPED: prefix##dropped(p, gate, request, r->now, r->random); return 0;                            \
        case LOOKED: prefix##looked(request, r->word); return 0;                                                 \
        default: prefix##hold(p, &w->gates[r->gate], r->ms, r->now); return 0;                                   \
        }                                                                                                        \
    }

// Whether step and states are those of the record, to the last bit.
static bool as_recorded(const struct world *w, const struct record *r, derrno_step step) {
    return step == r->step && memcmp(&w->requests[r->request], &r->after, sizeof r->after) == 0 &&
           memcmp(&w->gates[r->gate % GATES], &r->gate_after, sizeof r->gate_after) == 0 &&
           memcmp(&w->budget, &r->budget_after, sizeof r->budget_after) == 0;
}

#endif
