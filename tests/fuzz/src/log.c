// The functions of derrno_log.h for the fuzzer, which calls them beside those in Rust.
#include <derrno_log.h>

int derrno_fuzz_decode(const uint8_t *data, size_t len, struct derrno_record *out) {
    return derrno_inline_record_decode(data, len, out, sizeof *out);
}

size_t derrno_fuzz_encode(const struct derrno_record *record, uint8_t *buf, size_t len, bool frame) {
    return frame ? derrno_inline_frame_encode(record, sizeof *record, buf, len)
                 : derrno_inline_record_encode(record, sizeof *record, buf, len);
}

int derrno_fuzz_next(struct derrno_frames *frames, const uint8_t **data, size_t *len, struct derrno_record *out,
                     size_t *used) {
    return derrno_inline_frames_next(frames, data, len, out, sizeof *out, used);
}

int derrno_fuzz_finish(struct derrno_frames *frames, size_t *used) { return derrno_inline_frames_finish(frames, used); }

void derrno_fuzz_push(uint32_t *words, size_t slots, const struct derrno_record *record, uint8_t kind) {
    derrno_inline_journal_push(words, slots, record, sizeof *record, kind);
}

int derrno_fuzz_pop(uint32_t *words, size_t slots, struct derrno_record *out) {
    return derrno_inline_journal_pop(words, slots, out, sizeof *out);
}

int derrno_fuzz_resume(uint32_t *words, size_t slots) { return derrno_inline_journal_resume(words, slots); }
