// The logging of derrno_log.h beside that of the library: steps by chance, the same answers and the same memory. Then a
// reset at each store of a push.
#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <stdint.h>

static unsigned long left_until_reset; // stores; 0 is never
static jmp_buf reset;

static void power(void) {
    if (left_until_reset != 0 && --left_until_reset == 0) longjmp(reset, 1);
}
#define DERRNO_INLINE_STORE_(place, value) (power(), (void)(*(place) = (value)))
#include <derrno_log.h>

static unsigned long failures;

static void expect(bool holds, const char *what, unsigned long step) {
    if (holds) return;
    if (failures++ < 10) printf("step %lu: %s differs\n", step, what);
}

static uint64_t state = 0x9e3779b97f4a7c15u;

static uint32_t next(void) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (uint32_t)(state >> 16);
}

static uint32_t below(uint32_t n) { return next() % n; }

// A number of any length in bits.
static uint32_t number(void) {
    const uint32_t bits = below(33);
    return bits == 32 ? 0 : next() >> bits;
}

static struct derrno_record any_record(void) {
    struct derrno_record r;
    int i;
    r.code.domain = (uint16_t)number();
    r.code.context = (uint16_t)(number() * below(2));
    r.code.native = (int32_t)number();
    r.count = below(2) ? 1 : number();
    r.time = number();
    r.has_time = (uint16_t)(below(2) ? 0 : number());
    r.args_len = (uint16_t)below(7);
    for (i = 0; i < DERRNO_MAX_ARGS; i++) r.args[i] = number();
    return r;
}

// Frames with noise, bytes that are wrong, zeros.
static size_t any_bytes(uint8_t *bytes, size_t most) {
    size_t len = 0;
    while (len + DERRNO_MAX_FRAME < most && below(5) != 0) {
        const struct derrno_record r = any_record();
        size_t used = below(3) ? derrno_frame_encode(&r, sizeof r, bytes + len, most - len)
                               : derrno_record_encode(&r, sizeof r, bytes + len, most - len);
        if (below(4) == 0) bytes[len + below((uint32_t)used)] ^= (uint8_t)(1u << below(8));
        if (below(8) == 0) used -= below((uint32_t)used);
        len += used;
        while (below(4) == 0 && len < most) bytes[len++] = (uint8_t)(below(2) ? 0 : next());
    }
    return len;
}

static void records(unsigned long step) {
    const struct derrno_record r = any_record();
    struct { struct derrno_record r; uint32_t more[4]; } big, one, two;
    const size_t size = below(3) ? sizeof r : below(sizeof big + 1), len = below(3) ? DERRNO_MAX_FRAME : below(DERRNO_MAX_FRAME);
    uint8_t *to = malloc(len + 1), *also = malloc(len + 1), *data = malloc(256);
    size_t used;
    memset(&big, (int)below(2) * 0x5a, sizeof big);
    big.r = r;
    memset(to, 0xaa, len + 1);
    memset(also, 0xaa, len + 1);
    expect(derrno_record_encode(&big.r, size, to, len) == derrno_inline_record_encode(&big.r, size, also, len) &&
           memcmp(to, also, len + 1) == 0, "a record as bytes", step);
    memset(to, 0xaa, len + 1);
    memset(also, 0xaa, len + 1);
    expect(derrno_frame_encode(&big.r, size, to, len) == derrno_inline_frame_encode(&big.r, size, also, len) &&
           memcmp(to, also, len + 1) == 0, "a frame", step);
    used = any_bytes(data, 256);
    if (used > 40) used = below(40);
    {
        uint8_t *exact = malloc(used + 1); // a byte too far is seen
        memset(&one, 0xaa, sizeof one);
        memset(&two, 0xaa, sizeof two);
        memcpy(exact, data, used);
        expect(derrno_record_decode(exact, used, &one.r, size) == derrno_inline_record_decode(exact, used, &two.r, size) &&
               memcmp(&one, &two, sizeof one) == 0, "a decoded record", step);
        free(exact);
    }
    free(to);
    free(also);
    free(data);
}

static void frames(unsigned long step) {
    static struct derrno_frames a, b;
    struct derrno_record one, two;
    uint8_t buffer[512];
    const size_t len = any_bytes(buffer, sizeof buffer);
    uint8_t *bytes = malloc(len + 1);
    const uint8_t *at = bytes, *also = bytes;
    size_t left = len, too = len, used = 7, used_too = 7;
    int event;
    memcpy(bytes, buffer, len);
    if (below(50) == 0) { // memory that no reader filled
        size_t i;
        for (i = 0; i < sizeof a; i++) ((uint8_t *)&a)[i] = (uint8_t)(below(4) ? 0 : next());
        if (below(2)) a.bytes = below(60);
        memcpy(&b, &a, sizeof a);
    }
    do {
        memset(&one, 0xaa, sizeof one);
        memset(&two, 0xaa, sizeof two);
        event = derrno_frames_next(&a, &at, &left, &one, sizeof one, &used);
        expect(derrno_inline_frames_next(&b, &also, &too, &two, sizeof two, &used_too) == event && at == also &&
               left == too && used == used_too && memcmp(&one, &two, sizeof one) == 0 && memcmp(&a, &b, sizeof a) == 0,
               "an event", step);
    } while (event != DERRNO_FRAME_NONE);
    if (below(4) == 0) {
        expect(derrno_frames_finish(&a, &used) == derrno_inline_frames_finish(&b, &used_too) && used == used_too &&
               memcmp(&a, &b, sizeof a) == 0, "the end of a stream", step);
    }
    free(bytes);
}

enum { MOST = 7 };

static void journal(unsigned long step) {
    static uint32_t a[DERRNO_JOURNAL_WORDS(MOST)], b[DERRNO_JOURNAL_WORDS(MOST)];
    static size_t slots = 3;
    static struct derrno_record last;
    struct derrno_record r = below(3) ? any_record() : last, one, two;
    const size_t size = below(9) ? sizeof r : below(40);
    const uint8_t kind = (uint8_t)(below(4) ? below(40) : next());
    const size_t index = below(9);
    last = r;
    if (below(3)) r.code.domain = 9, r.count = below(4) ? 1 : UINT32_MAX - below(3);
    memset(&one, 0xaa, sizeof one);
    memset(&two, 0xaa, sizeof two);
    switch (below(12)) {
    case 0:
        expect(derrno_journal_resume(a, slots) == derrno_inline_journal_resume(b, slots), "what is resumed", step);
        break;
    case 1:
        if (below(20) == 0) {
            slots = 1 + below(MOST);
            derrno_journal_clear(a, slots);
            derrno_inline_journal_clear(b, slots);
        }
        break;
    case 2:
        if (below(8) == 0) { // any memory is a journal
            const size_t word = below(DERRNO_JOURNAL_WORDS(MOST));
            a[word] = b[word] = below(2) ? number() : a[word] ^ 1u << below(32);
        }
        break;
    case 3:
    case 4:
        expect(derrno_journal_pop(a, slots, &one, size < 33 ? size : 32) ==
                       derrno_inline_journal_pop(b, slots, &two, size < 33 ? size : 32) &&
               memcmp(&one, &two, sizeof one) == 0, "what is popped", step);
        break;
    case 5:
        expect(derrno_journal_peek(a, slots, index, &one, sizeof one) ==
                       derrno_inline_journal_peek(b, slots, index, &two, sizeof two) &&
               memcmp(&one, &two, sizeof one) == 0, "what is peeked at", step);
        break;
    case 6:
        expect(derrno_journal_count(a, slots, kind) == derrno_inline_journal_count(b, slots, kind) &&
               derrno_journal_total(a, slots) == derrno_inline_journal_total(b, slots) &&
               derrno_journal_dropped(a, slots) == derrno_inline_journal_dropped(b, slots), "a counter", step);
        break;
    default:
        derrno_journal_push(a, slots, &r, size < 33 ? size : 32, kind);
        derrno_inline_journal_push(b, slots, &r, size < 33 ? size : 32, kind);
    }
    expect(memcmp(a, b, sizeof a) == 0, "a journal", step);
}

// NULL, nothing, too much, and what is not aligned.
static void bad_input(void) {
    uint32_t words[DERRNO_JOURNAL_WORDS(1) + 1] = {0}, before[DERRNO_JOURNAL_WORDS(1) + 1] = {0};
    struct derrno_record r = any_record();
    struct derrno_frames two[2];
    struct derrno_frames *odd = (struct derrno_frames *)(void *)((uint8_t *)two + 1);
    uint32_t *crooked = (uint32_t *)(void *)((uint8_t *)words + 1);
    const uint8_t *data = NULL, *none = NULL, byte = 7, *at;
    uint8_t buffer[DERRNO_MAX_FRAME];
    size_t len = 5, used = 3;
    memset(two, 0, sizeof two);
    expect(derrno_inline_record_encode(NULL, sizeof r, buffer, sizeof buffer) == 0 &&
           derrno_inline_record_encode(&r, 0, buffer, sizeof buffer) == 0 &&
           derrno_inline_record_encode(&r, sizeof r, NULL, 99) == 0 &&
           derrno_inline_record_encode(&r, sizeof r, buffer, SIZE_MAX) == 0 &&
           derrno_inline_frame_encode(NULL, sizeof r, buffer, sizeof buffer) == 0 &&
           derrno_inline_frame_encode(&r, sizeof r, NULL, 99) == 0, "a record of nothing", 0);
    expect(derrno_inline_record_decode(NULL, 9, &r, sizeof r) == DERRNO_RECORD_TRUNCATED &&
           derrno_inline_record_decode(buffer, 0, &r, sizeof r) == DERRNO_RECORD_TRUNCATED, "no bytes", 0);
    expect(derrno_inline_frames_next(NULL, &data, &len, &r, sizeof r, &used) == 0 && used == 0 && len == 5, "no reader", 0);
    expect(derrno_inline_frames_next(odd, &data, &len, &r, sizeof r, NULL) == 0 && len == 5, "a crooked reader", 0);
    expect(derrno_inline_frames_next(two, NULL, &len, &r, sizeof r, &used) == 0 &&
           derrno_inline_frames_next(two, &data, NULL, &r, sizeof r, &used) == 0, "no place for data", 0);
    expect(derrno_inline_frames_next(two, &none, &len, NULL, 0, NULL) == 0 && none == NULL && len == 0, "no data", 0);
    at = &byte;
    len = SIZE_MAX;
    expect(derrno_inline_frames_next(two, &at, &len, NULL, 0, NULL) == 0 && at == &byte && len == 0, "too much data", 0);
    expect(derrno_inline_frames_finish(NULL, &used) == 0 && used == 0 && derrno_inline_frames_finish(odd, NULL) == 0,
           "the end of nothing", 0);
    derrno_inline_journal_clear(NULL, 1);
    derrno_inline_journal_clear(words, 0);
    derrno_inline_journal_clear(words, 2048);
    derrno_inline_journal_clear(crooked, 1);
    derrno_inline_journal_push(crooked, 1, &r, sizeof r, 3);
    expect(derrno_inline_journal_resume(NULL, 1) == 0 && derrno_inline_journal_resume(words, 0) == 0 &&
           derrno_inline_journal_resume(words, 2048) == 0 && derrno_inline_journal_resume(crooked, 1) == 0 &&
           derrno_inline_journal_pop(NULL, 1, &r, sizeof r) == 0 && derrno_inline_journal_peek(words, 0, 0, &r, 1) == 0 &&
           derrno_inline_journal_count(NULL, 1, 0) == 0 && derrno_inline_journal_total(crooked, 1) == 0 &&
           derrno_inline_journal_dropped(words, 2048) == 0, "a journal that is none", 0);
    expect(memcmp(words, before, sizeof words) == 0, "memory that is no journal", 0);
    derrno_inline_journal_clear(words, 1);
    derrno_inline_journal_push(words, 1, NULL, sizeof r, 3);
    expect(derrno_inline_journal_total(words, 1) == 0, "a push of nothing", 0);
}

enum { SLOTS = 3 };

static bool keeps(uint32_t *words, const uint32_t *as) {
    uint32_t other[DERRNO_JOURNAL_WORDS(SLOTS)];
    struct derrno_record one, two;
    size_t i;
    memcpy(other, as, sizeof other);
    for (i = 0;; i++) {
        const int found = derrno_inline_journal_peek(words, SLOTS, i, &one, sizeof one);
        if (found != derrno_inline_journal_peek(other, SLOTS, i, &two, sizeof two)) return false;
        if (!found) return true;
        if (memcmp(&one, &two, sizeof one) != 0) return false;
    }
}

// A reset at each store of each push: all records are kept as they were before or after, and none is forgotten.
static unsigned long resets(void) {
    static uint32_t words[DERRNO_JOURNAL_WORDS(SLOTS)], before[DERRNO_JOURNAL_WORDS(SLOTS)], after[DERRNO_JOURNAL_WORDS(SLOTS)];
    volatile unsigned long done = 0, push, cut; // longjmp() keeps them
    static struct derrno_record r;
    derrno_inline_journal_clear(before, SLOTS);
    for (push = 0; push < 2000; push++) {
        volatile bool whole = false;
        if (below(3)) r = any_record();
        r.count = 1;
        memcpy(after, before, sizeof after);
        derrno_inline_journal_push(after, SLOTS, &r, sizeof r, (uint8_t)below(40));
        for (cut = 1; !whole; cut++) {
            uint32_t total;
            memcpy(words, before, sizeof words);
            left_until_reset = cut;
            if (setjmp(reset) == 0) {
                derrno_inline_journal_push(words, SLOTS, &r, sizeof r, 3);
                whole = true;
            }
            left_until_reset = 0;
            expect(derrno_inline_journal_resume(words, SLOTS) >= 0, "a journal after a reset", push);
            expect(keeps(words, before) || keeps(words, after), "what is kept over a reset", push);
            total = derrno_inline_journal_total(words, SLOTS);
            expect(total == derrno_inline_journal_total(before, SLOTS) ||
                   total == derrno_inline_journal_total(after, SLOTS), "what is counted over a reset", push);
            done++;
        }
        memcpy(before, after, sizeof before);
        if (below(4) == 0) derrno_inline_journal_pop(before, SLOTS, NULL, 0);
    }
    return done;
}

int main(int count, char **arguments) {
    const unsigned long steps = count > 1 ? strtoul(arguments[1], NULL, 10) : 1000000;
    unsigned long step, cuts;
    bad_input();
    for (step = 1; step <= steps; step++) {
        switch (below(4)) {
        case 0: records(step); break;
        case 1: frames(step); break;
        default: journal(step);
        }
    }
    cuts = resets();
    printf("%lu steps, %lu resets, %lu failures\n", steps, cuts, failures);
    return failures != 0;
}
