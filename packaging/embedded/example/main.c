// An error is classified, retried and logged, without a library:
// cc -std=c99 -I include example/main.c -o log && ./log | derrno decode
#include <derrno_inline.h>
#include <derrno_log.h>
#include <derrno_retry.h>
#include <stdio.h>

static uint32_t journal[DERRNO_JOURNAL_WORDS(8)]; // on a board: in memory that start-up code leaves alone

int main(void) {
    const int32_t rc = DERRNO_ZOOKEEPER_CONNECTIONLOSS; // what a client returned
    const derrno_verdict v = derrno_inline_zookeeper(rc);
    struct derrno_record record = derrno_record_of(DERRNO_DOMAIN_ZOOKEEPER, rc);
    struct derrno_request request;
    uint8_t frame[DERRNO_MAX_FRAME];
    derrno_step step;

    derrno_inline_request_init(&request, 0, 5000, DERRNO_IDEMPOTENT);
    derrno_inline_admit(&derrno_retry_device, NULL, &request, 0, 0);
    step = derrno_inline_failed(&derrno_retry_device, NULL, NULL, &request, v, 0, 10, 0);
    record.args_len = 2;
    record.args[0] = derrno_step_act(step);
    record.args[1] = derrno_step_wait(step);

    derrno_inline_journal_resume(journal, 8);
    derrno_inline_journal_push(journal, 8, &record, sizeof record, derrno_kind(v));
    while (derrno_inline_journal_pop(journal, 8, &record, sizeof record)) {
        fwrite(frame, 1, derrno_inline_frame_encode(&record, sizeof record, frame, sizeof frame), stdout);
    }
    return 0;
}
