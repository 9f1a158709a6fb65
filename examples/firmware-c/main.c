// Firmware in C that logs errors in a few bytes each, on a Cortex-M3 in QEMU: into a journal, which
// survives a reset, and from there as frames over the serial port.
// README.md says how to build it: with a C compiler, and no library.
#include "board.h"
#include <derrno_inline.h>
#include <derrno_log.h>

enum { SLOTS = 16 };

__attribute__((section(".noinit"))) static uint32_t journal[DERRNO_JOURNAL_WORDS(SLOTS)];

static uint32_t now = 100; // stands for a clock

// Logs what a client of a gateway returned.
static derrno_verdict failed(uint16_t domain, int32_t native) {
    derrno_verdict v = derrno_inline_classify(domain, native);
    struct derrno_record record = derrno_record_of(domain, native);
    record.time = now++;
    record.has_time = 1;
    derrno_inline_journal_push(journal, SLOTS, &record, sizeof record, derrno_kind(v));
    return v;
}

int main(void) {
    derrno_inline_journal_resume(journal, SLOTS);

    failed(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_NONODE);
    failed(DERRNO_DOMAIN_ZOOKEEPER, -4711);
    for (int tries = 0; tries < 5; tries++) {
        if (!derrno_may_retry(failed(DERRNO_DOMAIN_NATS, 26), DERRNO_IDEMPOTENT)) break;
    }

    struct derrno_record record;
    uint8_t frame[DERRNO_MAX_FRAME];
    board_send("", 1); // a 0 ends what was on the line before
    while (derrno_inline_journal_pop(journal, SLOTS, &record, sizeof record)) {
        board_send(frame, derrno_inline_frame_encode(&record, sizeof record, frame, sizeof frame));
    }
    return 0;
}
