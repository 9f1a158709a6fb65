// The loop of the README, with what it calls: the answer to the first create is lost, and the second finds the node.
#include <derrno.h>
#include <stdio.h>

static const struct derrno_retry_policy *const few = &derrno_retry_few;
static struct derrno_gate gate;
static struct derrno_budget budget;
static uint32_t clock_ms;
static int creates, looks;

static uint32_t now(void) { return clock_ms; }
static uint32_t chance(void) { return 0x80000000u; }
static void sleep_ms(uint32_t ms) { clock_ms += ms; }
static void reopen(void) { puts("reopened"); }
static int create(void) { return creates++ == 0 ? DERRNO_ZOOKEEPER_CONNECTIONLOSS : DERRNO_ZOOKEEPER_NODEEXISTS; }

static uint32_t read_back(void) {
    looks++;
    return DERRNO_FOUND_THERE;
}

int main(void) {
    struct derrno_request r;
    derrno_step step;
    int rc;
LOOP
    printf("%s after %d creates, %d look\n", derrno_act_name(derrno_step_act(step)), creates, looks);
    return 0;
}
