// Fills a journal in memory that start-up code leaves alone, resets the board, and sends what the
// journal holds then.
#include "board.h"
#include "derrno.h"

enum { SLOTS = 4 };

__attribute__((section(".noinit"))) static uint32_t journal[DERRNO_JOURNAL_WORDS(SLOTS)];

static const struct derrno_code seen[] = {
    {DERRNO_DOMAIN_ZOOKEEPER, 0, DERRNO_ZOOKEEPER_CONNECTIONLOSS}, {DERRNO_DOMAIN_NATS, 0, 26},
    {DERRNO_DOMAIN_SQLITE, 0, 5}, {DERRNO_DOMAIN_SQLITE, 0, 5}, {DERRNO_DOMAIN_DQLITE, DERRNO_DQLITE_WIRE, 5},
    {DERRNO_DOMAIN_ZOOKEEPER, 0, -9999}, {0x8001, 0, 7},
};

static void send(const struct derrno_record *record) {
    uint8_t frame[DERRNO_MAX_FRAME];
    board_send(frame, derrno_frame_encode(record, sizeof *record, frame, sizeof frame));
}

int main(void) {
    struct derrno_record record;
    if (derrno_journal_resume(journal, SLOTS) < 0) {
        for (uint32_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
            record = derrno_record_of(seen[i].domain, seen[i].native);
            record.code = seen[i];
            record.time = i + 1;
            record.has_time = 1;
            derrno_verdict v = derrno_classify_in(seen[i].domain, seen[i].native, seen[i].context);
            derrno_journal_push(journal, SLOTS, &record, sizeof record, derrno_kind(v));
        }
        board_reset();
    }
    board_send("", 1); // ends what was on the line before
    for (size_t i = 0; derrno_journal_peek(journal, SLOTS, i, &record, sizeof record); i++) send(&record);
    // One more with the total and what was dropped.
    record = derrno_record_of(0x8001, 0);
    record.args[0] = derrno_journal_total(journal, SLOTS);
    record.args[1] = derrno_journal_dropped(journal, SLOTS);
    record.args_len = 2;
    send(&record);
    return 0;
}
