// Records, frames and the journal, with good and bad input. Compiles as C99, C11, C2x and C++17.
#include <derrno.h>
#include <limits.h>
#include <stdlib.h>

#include "check.h"

typedef struct derrno_record record;

static record lost(uint32_t time) {
    record r = derrno_record_of(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_CONNECTIONLOSS);
    r.has_time = 1;
    r.time = time;
    return r;
}

static int same(const record *a, const record *b) {
    return a->code.domain == b->code.domain && a->code.native == b->code.native && a->code.context == b->code.context &&
           a->count == b->count && a->has_time == b->has_time && a->time == b->time && a->args_len == b->args_len &&
           memcmp(a->args, b->args, sizeof a->args) == 0;
}

// A block of exactly this size, whose ends valgrind and the sanitizers watch.
static uint8_t *block(const uint8_t *from, size_t len) {
    uint8_t *to = (uint8_t *)malloc(len ? len : 1);
    if (from && len) {
        memcpy(to, from, len);
    }
    return to;
}

static void records_make_the_round_trip(void) {
    record all[4] = {derrno_record_of(DERRNO_DOMAIN_ZOOKEEPER, -101), lost(70000), lost(UINT32_MAX), derrno_record_of(0xffff, INT_MIN)};
    all[1].count = 1000;
    all[1].args_len = 2;
    all[1].args[0] = 3;
    all[1].args[1] = UINT32_MAX;
    all[3].code.context = 0xffff;
    all[3].count = UINT32_MAX;
    all[3].has_time = 1;
    all[3].time = UINT32_MAX;
    all[3].args_len = DERRNO_MAX_ARGS;
    memset(all[3].args, 0xff, sizeof all[3].args);
    const int lengths[] = {4, 14, 8, DERRNO_MAX_RECORD};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        uint8_t bytes[DERRNO_MAX_FRAME];
        record back;
        const size_t length = derrno_record_encode(&all[i], sizeof all[i], bytes, sizeof bytes);
        CHECK((int)length == lengths[i]);
        CHECK(derrno_record_decode(bytes, length, &back, sizeof back) == lengths[i] && same(&all[i], &back));
        CHECK(derrno_record_decode(bytes, length, NULL, 0) == lengths[i]);
        for (size_t len = 0; len < length; len++) {
            uint8_t *cut = block(bytes, len);
            CHECK(derrno_record_decode(cut, len, &back, sizeof back) == DERRNO_RECORD_TRUNCATED);
            CHECK(derrno_record_encode(&all[i], sizeof all[i], cut, len) == 0 && memcmp(cut, bytes, len) == 0);
            free(cut);
        }
        for (size_t len = 0; len <= DERRNO_MAX_FRAME; len++) {
            uint8_t *frame = block(NULL, len);
            CHECK(derrno_frame_encode(&all[i], sizeof all[i], frame, len) == (len < length + 4 ? 0 : length + 4));
            free(frame);
        }
    }
    uint8_t bytes[DERRNO_MAX_RECORD] = {0x49, 9, 0xc9, 1};
    record r = lost(1);
    CHECK(derrno_record_decode(bytes, sizeof bytes, &r, sizeof r) == DERRNO_RECORD_NEWER_VERSION);
    bytes[0] = 7;
    CHECK(derrno_record_decode(bytes, sizeof bytes, &r, sizeof r) == DERRNO_RECORD_MALFORMED);
    CHECK(derrno_record_decode(NULL, 100, &r, sizeof r) == DERRNO_RECORD_TRUNCATED);
    CHECK(r.time == 1 && r.code.native == -4); // nothing is stored
    CHECK(derrno_record_encode(NULL, 0, bytes, sizeof bytes) == 0 && derrno_frame_encode(NULL, 0, bytes, sizeof bytes) == 0);
    CHECK(derrno_record_encode(&r, sizeof r, NULL, 100) == 0 && derrno_frame_encode(&r, sizeof r, NULL, 100) == 0);
    r.count = 0; // a struct nobody filled in
    r.args_len = 0xffff;
    CHECK(derrno_record_encode(&r, sizeof r, bytes, sizeof bytes) > 0);
    CHECK(derrno_record_decode(bytes, sizeof bytes, &r, sizeof r) > 0 && r.count == 1 && r.args_len == DERRNO_MAX_ARGS);
}

// A caller built with an older, shorter struct, and one with a newer, longer one.
static void a_record_has_the_size_of_its_caller(void) {
    struct {
        record known;
        uint64_t newer;
    } longer = {lost(3), 77};
    longer.known.args_len = 1;
    longer.known.args[0] = 9;
    uint8_t bytes[DERRNO_MAX_FRAME], again[DERRNO_MAX_FRAME];
    const size_t length = derrno_record_encode(&longer.known, sizeof longer, bytes, sizeof bytes);
    CHECK(length > 0 && derrno_record_encode(&longer.known, sizeof longer.known, again, sizeof again) == length);
    CHECK(memcmp(bytes, again, length) == 0);
    CHECK(derrno_record_encode(&longer.known, 0, again, sizeof again) == 0 && derrno_frame_encode(&longer.known, 0, again, sizeof again) == 0);
    // A struct that is its code only: once, without time and arguments.
    record once = derrno_record_of(longer.known.code.domain, longer.known.code.native);
    const size_t only_code = derrno_record_encode(&longer.known, sizeof(struct derrno_code), bytes, sizeof bytes);
    CHECK(only_code > 0 && derrno_record_encode(&once, sizeof once, again, sizeof again) == only_code);
    CHECK(memcmp(bytes, again, only_code) == 0);
    // What is read does not leave the struct of the caller, and fills what is newer with zeros.
    memset(&longer, 0x55, sizeof longer);
    CHECK(derrno_record_decode(again, only_code, &longer.known, sizeof(struct derrno_code)) == (int)only_code);
    CHECK(longer.known.code.native == -4 && longer.known.count == 0x55555555u && longer.newer == 0x5555555555555555u);
    CHECK(derrno_record_decode(again, only_code, &longer.known, sizeof longer) == (int)only_code);
    CHECK(longer.known.count == 1 && longer.newer == 0);
}

static void frames_are_found_in_a_stream_in_any_pieces(void) {
    const record first = lost(1), second = lost(2);
    uint8_t stream[256] = "noise\0\0\0";
    size_t end = 8;
    end += derrno_frame_encode(&first, sizeof first, stream + end, sizeof stream - end);
    end += derrno_frame_encode(&second, sizeof second, stream + end, sizeof stream - end);
    stream[end - 3] ^= 1; // its checksum
    end++;                // a 0x00 more
    end += derrno_frame_encode(&second, sizeof second, stream + end, sizeof stream - end);
    memset(stream + end, 7, 100);
    stream[end + 100] = 0;
    end += 101;
    stream[end++] = 9;
    for (size_t piece = 1; piece <= end; piece++) {
        struct derrno_frames frames = {0, {0}};
        int found[9] = {0};
        size_t sum = 0, size = 0;
        for (size_t at = 0; at < end; at += piece) {
            size_t len = end - at < piece ? end - at : piece;
            uint8_t *copy = block(stream + at, len);
            const uint8_t *data = copy;
            record r;
            for (int event; (event = derrno_frames_next(&frames, &data, &len, &r, sizeof r, &size)) != DERRNO_FRAME_NONE;) {
                sum += size;
                if (event == DERRNO_FRAME_RECORD) {
                    CHECK(same(&r, found[event] ? &second : &first));
                }
                if (event != DERRNO_FRAME_IDLE || found[event] == 0) {
                    found[event]++;
                }
            }
            CHECK(len == 0);
            free(copy);
        }
        CHECK(derrno_frames_finish(&frames, &size) == DERRNO_FRAME_TRUNCATED && size == 1);
        CHECK(sum + size == end);
        CHECK(derrno_frames_finish(&frames, &size) == DERRNO_FRAME_NONE && size == 0);
        CHECK(found[DERRNO_FRAME_RECORD] == 2 && found[DERRNO_FRAME_CHECKSUM] == 1 && found[DERRNO_FRAME_TOO_LONG] == 1);
        CHECK(found[DERRNO_FRAME_GARBAGE] == 1 && found[DERRNO_FRAME_IDLE] == 1);
    }

    struct derrno_frames frames;
    memset(&frames, 0xff, sizeof frames); // any contents are a reader
    const uint8_t *data = stream + 8;
    size_t len = 20, size;
    record r;
    CHECK(derrno_frames_next(&frames, &data, &len, &r, sizeof r, &size) == DERRNO_FRAME_TOO_LONG);
    CHECK(derrno_frames_next(NULL, &data, &len, &r, sizeof r, &size) == DERRNO_FRAME_NONE && size == 0);
    CHECK(derrno_frames_next(&frames, NULL, &len, NULL, 0, NULL) == DERRNO_FRAME_NONE);
    CHECK(derrno_frames_next(&frames, &data, NULL, NULL, 0, NULL) == DERRNO_FRAME_NONE);
    char *odd = (char *)malloc(2 * sizeof frames);
    memset(odd, 0, 2 * sizeof frames);
    CHECK(derrno_frames_next((struct derrno_frames *)(void *)(odd + 1), &data, &len, NULL, 0, NULL) == DERRNO_FRAME_NONE);
    CHECK(derrno_frames_finish((struct derrno_frames *)(void *)(odd + 1), NULL) == DERRNO_FRAME_NONE);
    CHECK(derrno_frames_finish(NULL, NULL) == DERRNO_FRAME_NONE);
    free(odd);
    data = NULL;
    len = 5;
    CHECK(derrno_frames_next(&frames, &data, &len, NULL, 0, NULL) == DERRNO_FRAME_NONE && data == NULL && len == 0);
}

static void a_journal_keeps_folds_drops_and_counts(void) {
    enum { SLOTS = 4 };
    uint32_t *journal = (uint32_t *)malloc(DERRNO_JOURNAL_WORDS(SLOTS) * sizeof *journal);
    memset(journal, 0xa5, DERRNO_JOURNAL_WORDS(SLOTS) * sizeof *journal);
    CHECK(derrno_journal_resume(journal, SLOTS) == -1);
    CHECK(derrno_journal_resume(journal, SLOTS) == 0);
    record r = lost(1), out;
    derrno_journal_push(journal, SLOTS, &r, sizeof r, DERRNO_KIND_CONNECTION_LOST);
    r.time = 2;
    derrno_journal_push(journal, SLOTS, &r, sizeof r, DERRNO_KIND_CONNECTION_LOST);
    CHECK(derrno_journal_peek(journal, SLOTS, 0, &out, sizeof out) == 1 && out.count == 2 && out.time == 2);
    CHECK(derrno_journal_peek(journal, SLOTS, 1, &out, sizeof out) == 0);
    for (int i = 0; i < SLOTS; i++) {
        r = derrno_record_of(DERRNO_DOMAIN_RAFT, i);
        derrno_journal_push(journal, SLOTS, &r, sizeof r, 200);
    }
    CHECK(derrno_journal_resume(journal, SLOTS) == SLOTS);
    CHECK(derrno_journal_total(journal, SLOTS) == 6 && derrno_journal_dropped(journal, SLOTS) == 2);
    CHECK(derrno_journal_count(journal, SLOTS, DERRNO_KIND_CONNECTION_LOST) == 2);
    CHECK(derrno_journal_count(journal, SLOTS, 255) == 4); // all kinds of newer versions
    CHECK(derrno_journal_count(journal, SLOTS, DERRNO_KIND_OK) == 0);
    for (int i = 0; i < SLOTS; i++) {
        CHECK(derrno_journal_pop(journal, SLOTS, &out, sizeof out) == 1 && out.code.native == i && out.count == 1);
    }
    CHECK(derrno_journal_pop(journal, SLOTS, &out, sizeof out) == 0);
    CHECK(derrno_journal_total(journal, SLOTS) == 6);

    // Another size is another journal.
    derrno_journal_push(journal, SLOTS, &r, sizeof r, DERRNO_KIND_BUSY);
    CHECK(derrno_journal_resume(journal, SLOTS - 1) == -1);
    CHECK(derrno_journal_resume(journal, SLOTS) == -1);
    derrno_journal_push(journal, SLOTS, &r, sizeof r, DERRNO_KIND_BUSY);
    derrno_journal_clear(journal, SLOTS);
    CHECK(derrno_journal_resume(journal, SLOTS) == 0 && derrno_journal_total(journal, SLOTS) == 0);
    free(journal);
}

static void a_journal_of_nothing_does_nothing(void) {
    uint32_t words[DERRNO_JOURNAL_WORDS(2)];
    memset(words, 0, sizeof words);
    uint32_t *const bad[] = {NULL, (uint32_t *)(void *)((char *)words + 1), words, words, words};
    const size_t slots[] = {1, 1, 0, 2048, SIZE_MAX};
    const record r = lost(1);
    record out;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        CHECK(derrno_journal_resume(bad[i], slots[i]) == 0);
        derrno_journal_clear(bad[i], slots[i]);
        derrno_journal_push(bad[i], slots[i], &r, sizeof r, DERRNO_KIND_BUSY);
        CHECK(derrno_journal_pop(bad[i], slots[i], &out, sizeof out) == 0 && derrno_journal_peek(bad[i], slots[i], 0, &out, sizeof out) == 0);
        CHECK(derrno_journal_count(bad[i], slots[i], 1) == 0 && derrno_journal_total(bad[i], slots[i]) == 0);
        CHECK(derrno_journal_dropped(bad[i], slots[i]) == 0);
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        CHECK(words[i] == 0);
    }
    derrno_journal_clear(words, 2);
    derrno_journal_push(words, 2, NULL, 0, DERRNO_KIND_BUSY);
    CHECK(derrno_journal_total(words, 2) == 0);
    derrno_journal_push(words, 2, &r, sizeof r, DERRNO_KIND_BUSY);
    CHECK(derrno_journal_peek(words, 2, 0, NULL, 0) == 1 && derrno_journal_pop(words, 2, NULL, 0) == 1);
}

int main(void) {
    records_make_the_round_trip();
    a_record_has_the_size_of_its_caller();
    frames_are_found_in_a_stream_in_any_pieces();
    a_journal_keeps_folds_drops_and_counts();
    a_journal_of_nothing_does_nothing();
    printf("%d checks, %d failures\n", checks, failures);
    return failures != 0;
}
