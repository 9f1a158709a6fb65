
// Copies as many bytes as both have, one by one: a freestanding program has no memcpy().
static inline void derrno_inline_copy(void *to, const void *from, size_t size, size_t known) {
    unsigned char *bytes = DERRNO_CAST(unsigned char *, to);
    const unsigned char *source = DERRNO_CAST(const unsigned char *, from);
    size_t i;
    for (i = 0; i < size; i++) bytes[i] = i < known ? source[i] : 0;
}

// The record of a caller, whose struct may be older and shorter; false where there is none.
static inline bool derrno_inline_read(const struct derrno_record *from, size_t size, struct derrno_record *record) {
    uint32_t i;
    if (!from || size == 0) return false;
    derrno_inline_copy(record, from, sizeof *record, size);
    if (record->count == 0) record->count = 1;
    record->has_time = record->has_time ? 1 : 0;
    if (!record->has_time) record->time = 0;
    if (record->args_len > DERRNO_MAX_ARGS) record->args_len = DERRNO_MAX_ARGS;
    for (i = record->args_len; i < DERRNO_MAX_ARGS; i++) record->args[i] = 0;
    return true;
}

// Stores a record in the struct of a caller, which may be older or newer.
static inline void derrno_inline_store(const struct derrno_record *record, struct derrno_record *out, size_t size) {
    if (out) derrno_inline_copy(out, record, size, sizeof *record);
}

// A length that no object has is that of nothing.
static inline size_t derrno_inline_length(const void *data, size_t len) {
    return data && len <= DERRNO_CAST(size_t, PTRDIFF_MAX) ? len : 0;
}

static inline size_t derrno_inline_varint(uint8_t *bytes, size_t at, uint32_t number) {
    for (; number >= 0x80; number >>= 7) bytes[at++] = DERRNO_CAST(uint8_t, (number & 0x7fu) | 0x80u);
    bytes[at++] = DERRNO_CAST(uint8_t, number);
    return at;
}

// Reads a number of `bits` bits at *at: 0, or why not.
static inline int derrno_inline_number(const uint8_t *bytes, size_t len, size_t *at, uint32_t bits, uint32_t *number) {
    uint32_t shift;
    *number = 0;
    for (shift = 0; shift < bits; shift += 7) {
        uint32_t byte;
        if (*at >= len) return DERRNO_RECORD_TRUNCATED;
        byte = bytes[(*at)++];
        *number |= (byte & 0x7fu) << shift;
        if (byte < 0x80) return bits - shift < 7 && byte >> (bits - shift) ? DERRNO_RECORD_MALFORMED : 0;
    }
    return DERRNO_RECORD_MALFORMED;
}

// The bytes of a record, which are DERRNO_MAX_RECORD at most.
static inline size_t derrno_inline_bytes(const struct derrno_record *record, uint8_t *bytes) {
    const uint32_t native = DERRNO_CAST(uint32_t, record->code.native);
    uint32_t shape = record->args_len, i;
    size_t at;
    shape |= record->code.context ? 8u : 0u;
    shape |= record->count != 1 ? 16u : 0u;
    shape |= record->has_time ? 32u : 0u;
    at = derrno_inline_varint(bytes, 0, shape);
    at = derrno_inline_varint(bytes, at, record->code.domain);
    at = derrno_inline_varint(bytes, at, native << 1 ^ (0u - (native >> 31)));
    if (record->code.context) at = derrno_inline_varint(bytes, at, record->code.context);
    if (record->count != 1) at = derrno_inline_varint(bytes, at, record->count);
    if (record->has_time) at = derrno_inline_varint(bytes, at, record->time);
    for (i = 0; i < record->args_len; i++) at = derrno_inline_varint(bytes, at, record->args[i]);
    return at;
}

static inline size_t derrno_inline_record_encode(const struct derrno_record *record, size_t record_size, uint8_t *buf,
                                                 size_t len) {
    struct derrno_record whole;
    uint8_t bytes[DERRNO_MAX_RECORD];
    size_t used;
    if (!derrno_inline_read(record, record_size, &whole)) return 0;
    used = derrno_inline_bytes(&whole, bytes);
    if (used > derrno_inline_length(buf, len)) return 0;
    derrno_inline_copy(buf, bytes, used, used);
    return used;
}

// The record at the start of the bytes, and how many they are; otherwise DERRNO_RECORD_...
static inline int derrno_inline_decode(const uint8_t *bytes, size_t len, struct derrno_record *record) {
    uint32_t shape, domain = 0, native = 0, context = 0, count = 1, time = 0, word, i;
    size_t at = 1;
    int wrong;
    if (len == 0) return DERRNO_RECORD_TRUNCATED;
    shape = bytes[0];
    if (shape >> 6) return DERRNO_RECORD_NEWER_VERSION;
    if ((shape & 7u) > DERRNO_MAX_ARGS) return DERRNO_RECORD_MALFORMED;
    wrong = derrno_inline_number(bytes, len, &at, 16, &domain);
    if (!wrong) wrong = derrno_inline_number(bytes, len, &at, 32, &native);
    if (!wrong && (shape & 8u)) wrong = derrno_inline_number(bytes, len, &at, 16, &context);
    if (!wrong && (shape & 16u)) wrong = derrno_inline_number(bytes, len, &at, 32, &count);
    if (!wrong && (shape & 32u)) wrong = derrno_inline_number(bytes, len, &at, 32, &time);
    if (wrong) return wrong;
    for (i = 0; i < DERRNO_MAX_ARGS; i++) {
        word = 0;
        if (i < (shape & 7u)) wrong = derrno_inline_number(bytes, len, &at, 32, &word);
        if (wrong) return wrong;
        record->args[i] = word;
    }
    record->code.domain = DERRNO_CAST(uint16_t, domain);
    record->code.context = DERRNO_CAST(uint16_t, context);
    record->code.native = DERRNO_CAST(int32_t, native >> 1 ^ (0u - (native & 1u)));
    record->count = count;
    record->time = time;
    record->has_time = shape & 32u ? 1 : 0;
    record->args_len = DERRNO_CAST(uint16_t, shape & 7u);
    return DERRNO_CAST(int, at);
}

static inline int derrno_inline_record_decode(const uint8_t *data, size_t len, struct derrno_record *out,
                                              size_t out_size) {
    struct derrno_record record;
    const int used = derrno_inline_decode(data, derrno_inline_length(data, len), &record);
    if (used > 0) derrno_inline_store(&record, out, out_size);
    return used;
}

// CRC-16/PROFIBUS, without a table: a record is a few bytes.
static inline uint16_t derrno_inline_crc(const uint8_t *bytes, size_t len) {
    uint32_t crc = 0xffff, bit;
    size_t i;
    for (i = 0; i < len; i++) {
        crc ^= DERRNO_CAST(uint32_t, bytes[i]) << 8;
        for (bit = 0; bit < 8; bit++) crc = (crc << 1 ^ (crc & 0x8000u ? 0x1dcfu : 0u)) & 0xffffu;
    }
    return DERRNO_CAST(uint16_t, crc ^ 0xffffu);
}

static inline size_t derrno_inline_frame_encode(const struct derrno_record *record, size_t record_size, uint8_t *buf,
                                                size_t len) {
    struct derrno_record whole;
    uint8_t bytes[DERRNO_MAX_RECORD + 2];
    size_t used, i, code = 0;
    uint16_t crc;
    if (!derrno_inline_read(record, record_size, &whole)) return 0;
    used = derrno_inline_bytes(&whole, bytes);
    crc = derrno_inline_crc(bytes, used);
    bytes[used++] = DERRNO_CAST(uint8_t, crc & 0xffu);
    bytes[used++] = DERRNO_CAST(uint8_t, crc >> 8);
    if (used + 2 > derrno_inline_length(buf, len)) return 0;
    // COBS of less than 254 bytes: in the place of each 0, and before the first byte, how far it is to the next.
    for (i = 0; i < used; i++) {
        buf[i + 1] = bytes[i];
        if (bytes[i] == 0) {
            buf[code] = DERRNO_CAST(uint8_t, i + 1 - code);
            code = i + 1;
        }
    }
    buf[code] = DERRNO_CAST(uint8_t, used + 1 - code);
    buf[used + 1] = 0;
    return used + 2;
}

// What a frame without the 0 after it is: DERRNO_FRAME_...
static inline int derrno_inline_frame(const uint8_t *frame, size_t len, struct derrno_record *record) {
    uint8_t bytes[DERRNO_MAX_RECORD + 2];
    size_t used = 0, at = 0, next = 0;
    int decoded;
    if (len >= DERRNO_MAX_FRAME) return DERRNO_FRAME_TOO_LONG;
    for (at = 0; at < len; at++) {
        if (frame[at] == 0) return DERRNO_FRAME_GARBAGE; // in memory that no reader filled
        if (at > 0) bytes[used++] = at == next ? 0 : frame[at];
        if (at == next) next += frame[at];
    }
    if (len == 0 || next != len || used < 2) return DERRNO_FRAME_GARBAGE;
    used -= 2;
    if (derrno_inline_crc(bytes, used) != (bytes[used] | DERRNO_CAST(uint32_t, bytes[used + 1]) << 8))
        return DERRNO_FRAME_CHECKSUM;
    decoded = derrno_inline_decode(bytes, used, record);
    if (decoded == DERRNO_RECORD_NEWER_VERSION) return DERRNO_FRAME_NEWER_VERSION;
    return decoded > 0 && DERRNO_CAST(size_t, decoded) == used ? DERRNO_FRAME_RECORD : DERRNO_FRAME_GARBAGE;
}

// Keeps the bytes of a frame that is not whole, as far as a frame goes, and counts all.
static inline void derrno_inline_keep(struct derrno_frames *frames, const uint8_t *bytes, size_t len) {
    size_t i;
    for (i = 0; i < len && frames->bytes < DERRNO_MAX_FRAME && i < DERRNO_MAX_FRAME - frames->bytes; i++)
        frames->begun[frames->bytes + i] = bytes[i];
    frames->bytes = len > SIZE_MAX - frames->bytes ? SIZE_MAX : frames->bytes + len;
}

struct derrno_inline_aligned {
    char before;
    struct derrno_frames frames;
};

static inline bool derrno_inline_reads(const struct derrno_frames *frames) {
    const size_t alignment = offsetof(struct derrno_inline_aligned, frames);
    return frames && DERRNO_INLINE_ADDRESS_(frames) % alignment == 0;
}

static inline int derrno_inline_frames_next(struct derrno_frames *frames, const uint8_t **data, size_t *len,
                                            struct derrno_record *out, size_t out_size, size_t *used) {
    struct derrno_record record;
    const uint8_t *whole;
    size_t length, end, found = 0;
    int event = DERRNO_FRAME_NONE;
    if (!derrno_inline_reads(frames) || !data || !len) {
        if (used) *used = 0;
        return DERRNO_FRAME_NONE;
    }
    whole = *data;
    length = derrno_inline_length(whole, *len);
    for (end = 0; end < length && whole[end] != 0;) end++;
    if (frames->bytes == 0 && length > 0 && end == 0) {
        while (end < length && whole[end] == 0) end++;
        event = DERRNO_FRAME_IDLE;
        found = end;
    } else if (end == length) {
        derrno_inline_keep(frames, whole, length);
    } else if (frames->bytes == 0) {
        event = derrno_inline_frame(whole, end, &record);
        found = ++end;
    } else {
        derrno_inline_keep(frames, whole, end++);
        found = frames->bytes;
        event = derrno_inline_frame(frames->begun, found < DERRNO_MAX_FRAME ? found : DERRNO_MAX_FRAME, &record);
        found = found == SIZE_MAX ? found : found + 1;
        frames->bytes = 0;
    }
    if (end > 0) *data = whole + end;
    *len = length - end;
    if (used) *used = found;
    if (event == DERRNO_FRAME_RECORD) derrno_inline_store(&record, out, out_size);
    return event;
}

static inline int derrno_inline_frames_finish(struct derrno_frames *frames, size_t *used) {
    const bool reads = derrno_inline_reads(frames);
    const size_t left = reads ? frames->bytes : 0;
    if (reads) frames->bytes = 0;
    if (used) *used = left;
    return left > 0 ? DERRNO_FRAME_TRUNCATED : DERRNO_FRAME_NONE;
}

// The journal. Its words are volatile, so that they are stored in the order that is written here: a reset may fall
// between any two.

enum { // where things are among the words, and the parts of a word that checks itself
    DERRNO_INLINE_ENDS_ = 2, DERRNO_INLINE_TAKEN_ = 3, DERRNO_INLINE_DROPPED_ = 4, DERRNO_INLINE_COUNTERS_ = 5,
    DERRNO_INLINE_EXTRA_ = DERRNO_INLINE_COUNTERS_ + DERRNO_INLINE_KINDS_,
    DERRNO_INLINE_SLOT_ = 5 + DERRNO_MAX_ARGS, // words of a slot
    DERRNO_INLINE_SLOTS_ = 2047, DERRNO_INLINE_FOLDING_ = 1 << 22
};

struct derrno_inline_word {
    char before;
    uint32_t word;
};

static inline bool derrno_inline_is_journal(const uint32_t *words, size_t slots) {
    const size_t alignment = offsetof(struct derrno_inline_word, word);
    return words && DERRNO_INLINE_ADDRESS_(words) % alignment == 0 && slots > 0 && slots <= DERRNO_INLINE_SLOTS_;
}

static inline uint32_t derrno_inline_sealed(uint32_t value) {
    return ((value ^ value >> 8 ^ value >> 16 ^ 0x5au) & 0xffu) << 24 | value;
}

static inline uint32_t derrno_inline_get(const volatile uint32_t *word) { return *word & DERRNO_JOURNAL_MOST; }

static inline void derrno_inline_set(volatile uint32_t *word, uint32_t value) {
    DERRNO_INLINE_STORE_(word, derrno_inline_sealed(value));
}

// Adds up to the most that a counter holds.
static inline uint32_t derrno_inline_sum(uint32_t a, uint32_t b) {
    const uint32_t sum = a + b;
    return sum < a || sum > DERRNO_JOURNAL_MOST ? DERRNO_JOURNAL_MOST : sum;
}

static inline void derrno_inline_add(volatile uint32_t *word, uint32_t n) {
    derrno_inline_set(word, derrno_inline_sum(derrno_inline_get(word), n));
}

// The words of the slot at a place, which may be one lap ahead; the one after the last is the free one, and any other.
static inline volatile uint32_t *derrno_inline_slot(volatile uint32_t *words, size_t slots, size_t at) {
    const size_t place = at < slots + 1 ? at : at - (slots + 1);
    const size_t after = place < slots ? place + 1 : 0;
    return words + DERRNO_INLINE_EXTRA_ + after * DERRNO_INLINE_SLOT_;
}

static inline size_t derrno_inline_oldest(const volatile uint32_t *words) {
    return words[DERRNO_INLINE_ENDS_] & DERRNO_INLINE_SLOTS_;
}

static inline size_t derrno_inline_kept(const volatile uint32_t *words) {
    return words[DERRNO_INLINE_ENDS_] >> 11 & DERRNO_INLINE_SLOTS_;
}

// The oldest may be one lap ahead; ends a folding.
static inline void derrno_inline_set_ends(volatile uint32_t *words, size_t slots, size_t oldest, size_t len) {
    oldest = oldest < slots + 1 ? oldest : oldest - (slots + 1);
    derrno_inline_set(words + DERRNO_INLINE_ENDS_, DERRNO_CAST(uint32_t, oldest) | DERRNO_CAST(uint32_t, len) << 11);
}

// The check of the words of a record: changes with every change of one word.
static inline uint32_t derrno_inline_seal(const uint32_t *words, uint32_t shape) {
    uint32_t hash = 0x9e3779b9u ^ shape, i;
    for (i = 0; i < DERRNO_INLINE_SLOT_ - 1; i++) hash = ((hash << 5 | hash >> 27) ^ words[i]) * 0x85ebca6bu;
    return (hash & ~DERRNO_CAST(uint32_t, 15)) | shape;
}

static inline void derrno_inline_write(volatile uint32_t *slot, const struct derrno_record *record) {
    uint32_t words[DERRNO_INLINE_SLOT_], i;
    words[0] = record->code.domain | DERRNO_CAST(uint32_t, record->code.context) << 16;
    words[1] = DERRNO_CAST(uint32_t, record->code.native);
    words[2] = record->count;
    words[3] = record->time;
    for (i = 0; i < DERRNO_MAX_ARGS; i++) words[4 + i] = record->args[i];
    words[4 + i] = derrno_inline_seal(words, record->args_len | (record->has_time ? 8u : 0u));
    for (i = 0; i < DERRNO_INLINE_SLOT_; i++) DERRNO_INLINE_STORE_(slot + i, words[i]);
}

// Whether the words of a slot are whole, and its record.
static inline bool derrno_inline_slot_read(const volatile uint32_t *slot, struct derrno_record *record) {
    uint32_t words[DERRNO_INLINE_SLOT_], shape, i;
    for (i = 0; i < DERRNO_INLINE_SLOT_; i++) words[i] = slot[i];
    shape = words[4 + DERRNO_MAX_ARGS] & 15u;
    if (words[4 + DERRNO_MAX_ARGS] != derrno_inline_seal(words, shape)) return false;
    record->code.domain = DERRNO_CAST(uint16_t, words[0] & 0xffffu);
    record->code.context = DERRNO_CAST(uint16_t, words[0] >> 16);
    record->code.native = DERRNO_CAST(int32_t, words[1]);
    record->count = words[2];
    record->has_time = DERRNO_CAST(uint16_t, shape >> 3);
    record->time = record->has_time ? words[3] : 0;
    record->args_len = DERRNO_CAST(uint16_t, (shape & 7u) < DERRNO_MAX_ARGS ? shape & 7u : DERRNO_MAX_ARGS);
    for (i = 0; i < DERRNO_MAX_ARGS; i++) record->args[i] = i < record->args_len ? words[4 + i] : 0;
    return true;
}

// Copies the newest record from the free slot to its own. May be begun again.
static inline void derrno_inline_fold(volatile uint32_t *words, size_t slots) {
    const size_t oldest = derrno_inline_oldest(words), len = derrno_inline_kept(words);
    struct derrno_record record;
    if (derrno_inline_slot_read(derrno_inline_slot(words, slots, oldest + len), &record) && len > 0)
        derrno_inline_write(derrno_inline_slot(words, slots, oldest + len - 1), &record);
    derrno_inline_set_ends(words, slots, oldest, len);
}

// The record at a place from the oldest; false after the newest. Damaged ones are left out.
static inline bool derrno_inline_nth(volatile uint32_t *words, size_t slots, size_t index, struct derrno_record *record) {
    const size_t oldest = derrno_inline_oldest(words), len = derrno_inline_kept(words);
    size_t at;
    for (at = oldest; at < oldest + len; at++) {
        if (derrno_inline_slot_read(derrno_inline_slot(words, slots, at), record) && index-- == 0) return true;
    }
    return false;
}

// How many occurrences were pushed; `records` are those that are kept.
static inline uint32_t derrno_inline_totals(volatile uint32_t *words, size_t slots, int *records) {
    const size_t oldest = derrno_inline_oldest(words), len = derrno_inline_kept(words);
    struct derrno_record record;
    uint32_t kept = 0;
    size_t at;
    *records = 0;
    for (at = oldest; at < oldest + len; at++) {
        if (!derrno_inline_slot_read(derrno_inline_slot(words, slots, at), &record)) continue;
        kept = derrno_inline_sum(kept, record.count);
        ++*records;
    }
    kept = derrno_inline_sum(kept, derrno_inline_get(words + DERRNO_INLINE_TAKEN_));
    return derrno_inline_sum(kept, derrno_inline_get(words + DERRNO_INLINE_DROPPED_));
}

static inline void derrno_inline_empty(volatile uint32_t *words, size_t slots) {
    uint32_t i;
    DERRNO_INLINE_STORE_(words, 0);
    DERRNO_INLINE_STORE_(words + 1, DERRNO_INLINE_LAYOUT_ | DERRNO_CAST(uint32_t, slots));
    for (i = DERRNO_INLINE_ENDS_; i < DERRNO_INLINE_EXTRA_; i++) derrno_inline_set(words + i, 0);
    DERRNO_INLINE_STORE_(words, DERRNO_INLINE_MAGIC_);
}

static inline void derrno_inline_journal_clear(uint32_t *words, size_t slots) {
    if (derrno_inline_is_journal(words, slots)) derrno_inline_empty(words, slots);
}

static inline int derrno_inline_journal_resume(uint32_t *words, size_t slots) {
    volatile uint32_t *w = words;
    uint32_t pushed = 0, total, i;
    bool whole;
    int records;
    if (!derrno_inline_is_journal(words, slots)) return 0;
    whole = w[0] == DERRNO_INLINE_MAGIC_ && w[1] == (DERRNO_INLINE_LAYOUT_ | DERRNO_CAST(uint32_t, slots)) &&
            derrno_inline_oldest(w) <= slots && derrno_inline_kept(w) <= slots;
    for (i = DERRNO_INLINE_ENDS_; i < DERRNO_INLINE_EXTRA_; i++)
        whole = whole && w[i] == derrno_inline_sealed(derrno_inline_get(w + i));
    if (!whole) {
        derrno_inline_empty(w, slots);
        return -1;
    }
    if (w[DERRNO_INLINE_ENDS_] & DERRNO_INLINE_FOLDING_) derrno_inline_fold(w, slots);
    for (i = DERRNO_INLINE_COUNTERS_; i < DERRNO_INLINE_EXTRA_; i++)
        pushed = derrno_inline_sum(pushed, derrno_inline_get(w + i));
    total = derrno_inline_totals(w, slots, &records);
    derrno_inline_add(w + DERRNO_INLINE_DROPPED_, pushed > total ? pushed - total : 0);
    return records;
}

static inline void derrno_inline_journal_push(uint32_t *words, size_t slots, const struct derrno_record *record,
                                              size_t record_size, uint8_t kind) {
    const uint32_t counter = kind < DERRNO_INLINE_KINDS_ ? kind : DERRNO_INLINE_KINDS_ - 1;
    volatile uint32_t *w = words, *place;
    struct derrno_record pushed, other;
    size_t oldest, len;
    if (!derrno_inline_is_journal(words, slots) || !derrno_inline_read(record, record_size, &pushed)) return;
    derrno_inline_add(w + DERRNO_INLINE_COUNTERS_ + counter, pushed.count);
    oldest = derrno_inline_oldest(w);
    len = derrno_inline_kept(w);
    place = derrno_inline_slot(w, slots, oldest + len);
    if (len > 0 && derrno_inline_slot_read(derrno_inline_slot(w, slots, oldest + len - 1), &other) &&
        other.code.domain == pushed.code.domain && other.code.context == pushed.code.context &&
        other.code.native == pushed.code.native && other.count <= UINT32_MAX - pushed.count) {
        pushed.count += other.count;
        derrno_inline_write(place, &pushed);
        derrno_inline_set(w + DERRNO_INLINE_ENDS_, derrno_inline_get(w + DERRNO_INLINE_ENDS_) | DERRNO_INLINE_FOLDING_);
        derrno_inline_fold(w, slots);
        return;
    }
    derrno_inline_write(place, &pushed);
    if (len < slots) {
        derrno_inline_set_ends(w, slots, oldest, len + 1);
        return;
    }
    if (!derrno_inline_slot_read(derrno_inline_slot(w, slots, oldest), &other)) other.count = 0;
    derrno_inline_set_ends(w, slots, oldest + 1, len);
    derrno_inline_add(w + DERRNO_INLINE_DROPPED_, other.count);
}

static inline int derrno_inline_journal_pop(uint32_t *words, size_t slots, struct derrno_record *out, size_t out_size) {
    volatile uint32_t *w = words;
    struct derrno_record record;
    if (!derrno_inline_is_journal(words, slots)) return 0;
    while (derrno_inline_kept(w) > 0) {
        const size_t oldest = derrno_inline_oldest(w);
        const bool whole = derrno_inline_slot_read(derrno_inline_slot(w, slots, oldest), &record);
        derrno_inline_set_ends(w, slots, oldest + 1, derrno_inline_kept(w) - 1);
        if (!whole) continue;
        derrno_inline_add(w + DERRNO_INLINE_TAKEN_, record.count);
        derrno_inline_store(&record, out, out_size);
        return 1;
    }
    return 0;
}

static inline int derrno_inline_journal_peek(uint32_t *words, size_t slots, size_t index, struct derrno_record *out,
                                             size_t out_size) {
    struct derrno_record record;
    if (!derrno_inline_is_journal(words, slots) || !derrno_inline_nth(words, slots, index, &record)) return 0;
    derrno_inline_store(&record, out, out_size);
    return 1;
}

static inline uint32_t derrno_inline_journal_count(uint32_t *words, size_t slots, uint8_t kind) {
    const uint32_t counter = kind < DERRNO_INLINE_KINDS_ ? kind : DERRNO_INLINE_KINDS_ - 1;
    if (!derrno_inline_is_journal(words, slots)) return 0;
    return derrno_inline_get(words + DERRNO_INLINE_COUNTERS_ + counter);
}

static inline uint32_t derrno_inline_journal_total(uint32_t *words, size_t slots) {
    int records;
    return derrno_inline_is_journal(words, slots) ? derrno_inline_totals(words, slots, &records) : 0;
}

static inline uint32_t derrno_inline_journal_dropped(uint32_t *words, size_t slots) {
    return derrno_inline_is_journal(words, slots) ? derrno_inline_get(words + DERRNO_INLINE_DROPPED_) : 0;
}

#ifdef __cplusplus
}
#endif

#endif
