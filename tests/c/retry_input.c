// Bad input of the retry engine, a line of its table each, by the inline functions and by those of the library.
#include <derrno_retry.h>

#include "check.h"

#define WORD(kind, advice, effect) \
    (DERRNO_KIND_##kind | DERRNO_ADVICE_##advice << 8 | (uint32_t)DERRNO_EFFECT_##effect << 12)
#define UNAVAILABLE WORD(UNAVAILABLE, BACKOFF, NOT_APPLIED)
#define TIMEOUT WORD(TIMEOUT, BACKOFF, MAYBE_APPLIED)
#define BUSY WORD(BUSY, BACKOFF, NOT_APPLIED)

struct engine {
    void (*init)(struct derrno_request *, uint32_t, uint32_t, uint32_t);
    derrno_step (*admit)(const struct derrno_retry_policy *, struct derrno_gate *, struct derrno_request *, uint32_t, uint32_t);
    derrno_step (*failed)(const struct derrno_retry_policy *, struct derrno_gate *, struct derrno_budget *,
                          struct derrno_request *, derrno_verdict, uint32_t, uint32_t, uint32_t);
    derrno_step (*succeeded)(const struct derrno_retry_policy *, struct derrno_gate *, struct derrno_budget *,
                             struct derrno_request *, uint32_t, uint32_t);
    void (*dropped)(const struct derrno_retry_policy *, struct derrno_gate *, struct derrno_request *, uint32_t, uint32_t);
    void (*looked)(struct derrno_request *, uint32_t);
    void (*hold)(const struct derrno_retry_policy *, struct derrno_gate *, uint32_t, uint32_t);
    uint32_t (*left)(const struct derrno_retry_policy *, const struct derrno_gate *, uint32_t);
    uint32_t (*backoff)(const struct derrno_retry_policy *, uint8_t, uint8_t, uint32_t);
};

static const struct engine engines[] = {
    {derrno_inline_request_init, derrno_inline_admit, derrno_inline_failed, derrno_inline_succeeded, derrno_inline_dropped,
     derrno_inline_looked, derrno_inline_hold, derrno_inline_gate_left, derrno_inline_backoff},
    {derrno_request_init, derrno_admit, derrno_failed, derrno_succeeded, derrno_dropped, derrno_looked, derrno_hold,
     derrno_gate_left, derrno_backoff},
};

static bool gives_up(derrno_step step, uint32_t why) {
    return derrno_step_act(step) == DERRNO_ACT_GIVE_UP && derrno_step_why(step) == why && derrno_step_wait(step) == 0;
}

static void null(const struct engine *e) {
    struct derrno_request r = {0};
    struct derrno_gate gate = {0};
    // No request: give up, because of the answer.
    CHECK(gives_up(e->admit(NULL, NULL, NULL, 0, 0), DERRNO_WHY_ANSWER));
    CHECK(gives_up(e->failed(NULL, NULL, NULL, NULL, BUSY, 0, 0, 0), DERRNO_WHY_ANSWER));
    CHECK(gives_up(e->succeeded(NULL, NULL, NULL, NULL, 0, 0), DERRNO_WHY_ANSWER));
    e->init(NULL, 0, 0, 0);
    e->dropped(NULL, NULL, NULL, 0, 0);
    e->looked(NULL, DERRNO_FOUND_THERE);
    // No gate lets all through, no budget pays everything: the rules of the request are left.
    for (int i = 0; i < 1000; i++) {
        CHECK(derrno_step_act(e->admit(NULL, NULL, &r, 0, 0)) == DERRNO_ACT_SEND);
        CHECK(derrno_step_act(e->failed(NULL, NULL, NULL, &r, UNAVAILABLE, 0, 0, 0)) == DERRNO_ACT_REPEAT);
    }
    e->hold(NULL, NULL, 1000, 0);
    CHECK(e->left(NULL, NULL, 0) == 0);
    // No policy is derrno_retry_many.
    for (uint32_t i = 0; i < 256; i++) {
        CHECK(e->backoff(NULL, (uint8_t)i, 3, i << 24) == e->backoff(&derrno_retry_many, (uint8_t)i, 3, i << 24));
    }
    e->hold(NULL, &gate, UINT32_MAX, 0);
    CHECK(e->left(NULL, &gate, 0) == derrno_retry_many.hint_cap);
}

static void words(const struct engine *e) {
    struct derrno_request r;
    for (uint32_t kind = 0; kind < 256; kind++) { // a kind that nobody knows is as unknown
        derrno_step steps[2];
        for (int i = 0; i < 2; i++) {
            const uint32_t known = i == 0 || kind <= DERRNO_KIND_INTERNAL ? kind : DERRNO_KIND_UNKNOWN;
            e->init(&r, 0, UINT32_MAX, DERRNO_IDEMPOTENT);
            steps[i] = e->failed(NULL, NULL, NULL, &r, (BUSY & ~0xffu) | known, 0, 0, 1u << 31);
        }
        CHECK(steps[0] == steps[1]);
    }
    for (uint32_t advice = 9; advice < 16; advice++) {
        e->init(&r, 0, UINT32_MAX, DERRNO_IDEMPOTENT);
        CHECK(gives_up(e->failed(NULL, NULL, NULL, &r, (BUSY & ~0xf00u) | advice << 8, 0, 0, 0), DERRNO_WHY_ANSWER));
    }
    e->init(&r, 0, UINT32_MAX, DERRNO_IDEMPOTENT);
    CHECK(gives_up(e->failed(NULL, NULL, NULL, &r, BUSY | DERRNO_UNLISTED, 0, 0, 0), DERRNO_WHY_UNLISTED));
    e->init(&r, 0, UINT32_MAX, 0xffffff00u | DERRNO_CAN_LOOK); // flags that do not exist are ignored
    CHECK(derrno_step_act(e->failed(NULL, NULL, NULL, &r, TIMEOUT, 0, 0, 0)) == DERRNO_ACT_LOOK);
    e->looked(&r, 4711); // no such thing found: the look has failed
    CHECK(derrno_step_act(e->admit(NULL, NULL, &r, 0, 0)) == DERRNO_ACT_LOOK);
}

static void order(const struct engine *e) {
    struct derrno_request r = {0}, before;
    struct derrno_budget budget = {0};
    struct derrno_retry_policy twice = derrno_retry_many;
    twice.attempts = 2;
    CHECK(derrno_step_act(e->failed(&twice, NULL, NULL, &r, BUSY, 0, 0, 0)) == DERRNO_ACT_REPEAT); // counts as send 1
    CHECK(gives_up(e->failed(&twice, NULL, NULL, &r, BUSY, 0, 0, 0), DERRNO_WHY_ATTEMPTS));
    e->init(&r, 0, UINT32_MAX, DERRNO_GUARDED | DERRNO_CAN_LOOK);
    e->failed(NULL, NULL, NULL, &r, TIMEOUT, 0, 0, 0);
    before = r;
    for (uint32_t found = 0; found < 4; found++) {
        e->looked(&r, found); // nobody asked for it
    }
    CHECK(memcmp(&r, &before, sizeof r) == 0);
    for (int i = 0; i < 10; i++) { // a success counts once
        CHECK(derrno_step_act(e->succeeded(NULL, NULL, &budget, &r, 0, 0)) == DERRNO_ACT_DONE);
    }
    CHECK(budget.extra == derrno_retry_many.earn);
    CHECK(derrno_step_act(e->admit(NULL, NULL, &r, 0, 0)) == DERRNO_ACT_DONE);
}

static void times(const struct engine *e) {
    struct derrno_request r;
    struct derrno_gate gate = {0};
    struct derrno_retry_policy wild = derrno_retry_many;
    const uint32_t late = 1u << 20;
    e->init(&r, 7, 0, 0);
    CHECK(gives_up(e->admit(NULL, NULL, &r, 7, 0), DERRNO_WHY_DEADLINE));
    e->init(&r, 7, UINT32_MAX - 1, 0); // cut to 24.8 days
    CHECK(derrno_step_act(e->admit(NULL, NULL, &r, 7 + 0x7ffeffffu, 0)) == DERRNO_ACT_SEND);
    CHECK(gives_up(e->admit(NULL, NULL, &r, 7 + 0x7fff0000u, 0), DERRNO_WHY_DEADLINE));
    e->init(&r, UINT32_MAX - 10, 100, 0); // the tick wraps
    CHECK(derrno_step_act(e->admit(NULL, NULL, &r, 88, 0)) == DERRNO_ACT_SEND);
    CHECK(gives_up(e->admit(NULL, NULL, &r, 89, 0), DERRNO_WHY_DEADLINE));
    e->hold(NULL, &gate, 10000, late);
    CHECK(e->left(NULL, &gate, late - 1) == 10001); // a clock that goes back has not moved
    CHECK(e->left(NULL, &gate, late / 2) == 0);     // shut for longer than can have been set: over
    wild.hint_cap = UINT32_MAX; // a policy out of range: cut
    memset(wild.doublings, 255, sizeof wild.doublings);
    wild.open_doublings = 255;
    memset(&gate, 0, sizeof gate);
    e->hold(&wild, &gate, UINT32_MAX, 0);
    CHECK(e->left(&wild, &gate, 0) == 1u << 22);
    CHECK(e->backoff(&wild, DERRNO_KIND_THROTTLED, 255, UINT32_MAX) <= 1000u << 15);
    CHECK(e->backoff(NULL, DERRNO_KIND_UNAVAILABLE, 1, 0) == 0);            // chance that is always the same:
    CHECK(e->backoff(NULL, DERRNO_KIND_UNAVAILABLE, 1, UINT32_MAX) == 100); // the least, or all of it
}

static void hints(const struct engine *e) {
    struct derrno_request r;
    const uint32_t cap = derrno_retry_many.hint_cap;
    derrno_step step;
    e->init(&r, 0, UINT32_MAX, 0);
    CHECK(derrno_step_wait(e->failed(NULL, NULL, NULL, &r, BUSY, 0, 0, 0)) == 0);
    CHECK(derrno_step_wait(e->failed(NULL, NULL, NULL, &r, BUSY, cap, 0, 0)) == cap);
    step = e->failed(NULL, NULL, NULL, &r, BUSY, cap + 1, 0, 0);
    CHECK(gives_up(step, DERRNO_WHY_HINT) && derrno_step_asked(step) == cap + 1);
    CHECK(gives_up(e->failed(NULL, NULL, NULL, &r, BUSY, UINT32_MAX, 0, 0), DERRNO_WHY_PUSHBACK));
    CHECK(derrno_hint_retry_after(NULL, 9) == 0 && derrno_hint_grpc(NULL, 9) == UINT32_MAX);
    CHECK(derrno_hint_fauna(NULL, 9) == 0 && derrno_hint_fluss(UINT32_MAX) == 0);
}

static uint32_t next(uint32_t *state) {
    *state = *state * 747796405u + 2891336453u;
    return (*state >> 16 | *state << 16) ^ *state >> 7;
}

// States that were overwritten: inline and library go the same way, and the sanitizer finds nothing.
static void overwritten(void) {
    static const uint32_t ends[] = {0, 1, 0x7fffffff, 0x80000000, 0xffffffff};
    uint32_t chance = 1;
    for (int i = 0; i < 200000; i++) {
        uint32_t words[8], now = next(&chance), random = next(&chance), word = next(&chance), hint = next(&chance);
        struct { struct derrno_request r; struct derrno_gate gate; struct derrno_budget budget; } states[2];
        derrno_step steps[2][3];
        for (int j = 0; j < 8; j++) {
            words[j] = next(&chance) & 1 ? next(&chance) : ends[next(&chance) % 5];
        }
        memset(states, 0, sizeof states);
        for (int j = 0; j < 2; j++) {
            const struct engine *e = &engines[j];
            memcpy(&states[j].r, words, sizeof states[j].r);
            memcpy(&states[j].gate, words + 4, sizeof states[j].gate);
            memcpy(&states[j].budget, words + 6, sizeof states[j].budget);
            steps[j][0] = e->admit(NULL, &states[j].gate, &states[j].r, now, random);
            steps[j][1] = e->failed(NULL, &states[j].gate, &states[j].budget, &states[j].r, word & 0x7fffffff, hint & 1023, now + 1, random);
            e->looked(&states[j].r, word % 3);
            steps[j][2] = e->succeeded(NULL, &states[j].gate, &states[j].budget, &states[j].r, now + (hint & 0xffff), random);
        }
        CHECK(memcmp(steps[0], steps[1], sizeof steps[0]) == 0 && memcmp(&states[0], &states[1], sizeof states[0]) == 0);
    }
}

int main(void) {
    overwritten();
    for (size_t i = 0; i < sizeof engines / sizeof *engines; i++) {
        null(&engines[i]);
        words(&engines[i]);
        order(&engines[i]);
        times(&engines[i]);
        hints(&engines[i]);
    }
    printf("%d checks, %d failures\n", checks, failures);
    return failures != 0;
}
