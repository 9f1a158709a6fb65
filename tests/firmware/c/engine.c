// All of the retry engine of derrno_retry.h, a function for each call: what a Cortex-M0 pays for it.
#include "derrno_retry.h"

static const struct derrno_retry_policy *const policy = &derrno_retry_few;

void begin(struct derrno_request *r, uint32_t now, uint32_t ms, uint32_t situation) {
    derrno_inline_request_init(r, now, ms, situation);
}

derrno_step admit(struct derrno_gate *gate, struct derrno_request *r, uint32_t now, uint32_t random) {
    return derrno_inline_admit(policy, gate, r, now, random);
}

derrno_step failed(struct derrno_gate *gate, struct derrno_budget *budget, struct derrno_request *r,
                   derrno_verdict verdict, uint32_t hint, uint32_t now, uint32_t random) {
    return derrno_inline_failed(policy, gate, budget, r, verdict, hint, now, random);
}

derrno_step succeeded(struct derrno_gate *gate, struct derrno_budget *budget, struct derrno_request *r, uint32_t now,
                      uint32_t random) {
    return derrno_inline_succeeded(policy, gate, budget, r, now, random);
}

void dropped(struct derrno_gate *gate, struct derrno_request *r, uint32_t now, uint32_t random) {
    derrno_inline_dropped(policy, gate, r, now, random);
}

void looked(struct derrno_request *r, uint32_t found) { derrno_inline_looked(r, found); }

void hold(struct derrno_gate *gate, uint32_t ms, uint32_t now) { derrno_inline_hold(policy, gate, ms, now); }
