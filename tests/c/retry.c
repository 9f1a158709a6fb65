// The engine in C against a recorded trace of that in Rust, by the inline functions and by those of the library.
//
// The trace comes on standard input: records of 64 bytes, the parts of a call and what it left. See
// tests/tests/retry/c.rs.
#include <derrno_retry.h>
#include <stdio.h>
#include <string.h>

enum { INIT, ADMIT, FAILED, SUCCEEDED, DROPPED, LOOKED, HOLD, POLICY };
enum { REQUESTS = 4, GATES = 3 };

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

static derrno_step go(struct world *w, const struct record *r, bool in_line) {
    struct derrno_request *request = &w->requests[r->request];
    struct derrno_gate *gate = r->gate + 1 < GATES ? &w->gates[r->gate] : NULL;
    struct derrno_budget *budget = r->budgeted ? &w->budget : NULL;
    const struct derrno_retry_policy *p = &w->policy;
    switch (r->what) {
    case INIT:
        (in_line ? derrno_inline_request_init : derrno_request_init)(request, r->now, r->ms, r->word);
        return 0;
    case ADMIT: return (in_line ? derrno_inline_admit : derrno_admit)(p, gate, request, r->now, r->random);
    case FAILED:
        return (in_line ? derrno_inline_failed : derrno_failed)(p, gate, budget, request, r->word, r->ms, r->now, r->random);
    case SUCCEEDED:
        return (in_line ? derrno_inline_succeeded : derrno_succeeded)(p, gate, budget, request, r->now, r->random);
    case DROPPED: (in_line ? derrno_inline_dropped : derrno_dropped)(p, gate, request, r->now, r->random); return 0;
    case LOOKED: (in_line ? derrno_inline_looked : derrno_looked)(request, r->word); return 0;
    default: (in_line ? derrno_inline_hold : derrno_hold)(p, &w->gates[r->gate], r->ms, r->now); return 0;
    }
}

int main(void) {
    static struct world worlds[2];
    static struct record r;
    unsigned long count = 0, failures = 0;
    worlds[0].policy = worlds[1].policy = derrno_retry_many;
    while (fread(&r, sizeof r, 1, stdin) == 1) {
        if (r.what == POLICY) { // its 48 bytes follow in the place of the rest
            memset(worlds, 0, sizeof worlds);
            memcpy(&worlds[0].policy, (const char *)&r + 16, sizeof worlds[0].policy);
            worlds[1].policy = worlds[0].policy;
            continue;
        }
        count++;
        for (int i = 0; i < 2; i++) {
            struct world *w = &worlds[i];
            const derrno_step step = go(w, &r, i == 0);
            const int gate = r.gate % GATES;
            if (step != r.step || memcmp(&w->requests[r.request], &r.after, sizeof r.after) != 0 ||
                memcmp(&w->gates[gate], &r.gate_after, sizeof r.gate_after) != 0 ||
                memcmp(&w->budget, &r.budget_after, sizeof r.budget_after) != 0) {
                if (failures++ < 5) {
                    printf("call %lu (what %d, word %08x, ms %u), %s: step %llx, not %llx\n", count, r.what,
                           (unsigned)r.word, (unsigned)r.ms, i == 0 ? "inline" : "library", (unsigned long long)step,
                           (unsigned long long)r.step);
                }
            }
        }
    }
    printf("%lu calls, %lu failures\n", count, failures);
    return failures != 0;
}
