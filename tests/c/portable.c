// What the headers that need no library answer, as lines: the same on every machine. One line a domain, over its
// numbers from -70,000 to 70,000; then a walk of the retry engine.
#define DERRNO_INLINE_WORDS
#include <derrno_inline.h>
#include <derrno_retry.h>
#include <stdio.h>

static uint32_t sum;

static void add(uint32_t word) {
    for (int i = 0; i < 32; i += 8) {
        sum = (sum ^ (word >> i & 0xffu)) * 16777619u;
    }
}

static void add_text(const char *text) {
    while (*text != '\0') {
        add((unsigned char)*text++);
    }
}

static uint32_t state = 7;
static uint32_t next_random(void) {
    state ^= state << 13;
    state ^= state >> 17;
    return state ^= state << 5;
}

int main(void) {
    for (uint16_t domain = 0; domain < 64; domain++) {
        sum = 2166136261u;
        for (int32_t native = -70000; native <= 70000; native++) {
            add(derrno_inline_classify(domain, native));
            if (native % 16 == 0 || (native > -300 && native < 300)) {
                add_text(derrno_inline_name(domain, native));
                add_text(derrno_inline_message(domain, native));
            }
        }
        printf("domain %d: %08lx\n", (int)domain, (unsigned long)sum);
    }
    struct derrno_gate gate = {0, 0, 0, 0, 0};
    struct derrno_budget budget = {0, 0};
    uint32_t now = UINT32_MAX - 5000; // it wraps on the way
    sum = 2166136261u;
    for (int i = 0; i < 2000; i++) {
        struct derrno_request request;
        derrno_inline_request_init(&request, now, 30000, next_random() & 127u);
        for (int sends = 0; sends < 20; sends++) {
            derrno_step step = derrno_inline_admit(&derrno_retry_few, &gate, &request, now, next_random());
            if (derrno_step_act(step) == DERRNO_ACT_SEND) {
                const uint16_t domain = (uint16_t)(1 + next_random() % 16);
                const derrno_verdict v = derrno_inline_classify(domain, (int32_t)(next_random() % 130) - 120);
                const uint32_t random = next_random();
                step = random % 4 == 0
                           ? derrno_inline_succeeded(&derrno_retry_few, &gate, &budget, &request, now, random)
                           : derrno_inline_failed(&derrno_retry_few, &gate, &budget, &request, v, 0, now, random);
            }
            add((uint32_t)step);
            add((uint32_t)(step >> 32));
            now += derrno_step_wait(step) + 1;
            if (derrno_step_act(step) == DERRNO_ACT_LOOK) {
                derrno_inline_looked(&request, next_random() % 3);
            }
            if (derrno_step_act(step) <= DERRNO_ACT_GIVE_UP) {
                break;
            }
        }
    }
    printf("retry: %08lx\n", (unsigned long)sum);
    return 0;
}
