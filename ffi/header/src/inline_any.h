
// The verdict of a native number of a domain given by its number. On a machine of 64 bits by one hash of the codes
// of all domains, so that no branch depends on the domain. On a smaller one, or where DERRNO_INLINE_SMALL is
// defined, by the lookups of the domains: their tables together take less room than the hash.
#if SIZE_MAX > 0xffffffffu && !defined(DERRNO_INLINE_SMALL)
// A number without a row has the word of its domain. Where numbers have a primary code, `again` is not 0, and it is
// looked up again by that.
@ARRAYS@
// What is left of the slot that a code can have: its verdict when it is there, otherwise bits of a key too.
static inline uint64_t derrno_inline_any_left(uint32_t known, uint32_t number) {
    const uint64_t key = DERRNO_CAST(uint64_t, number) << 32 | known << 24;
    const uint32_t hash = number * @FACTOR@ + DERRNO_CAST(uint32_t, key);
    const uint32_t slot = (hash + derrno_inline_any_displacements[hash >> @SHIFT@]) & @MOST@;
    return derrno_inline_any_codes[slot] ^ key ^ derrno_inline_any_unlisted[known];
}

static inline derrno_verdict derrno_inline_classify(uint16_t domain, int32_t native) {
    const uint32_t known = domain < @LAST@ ? domain : @LAST@; // the last is of numbers that are no domain's
    const uint32_t number = DERRNO_CAST(uint32_t, native), word = derrno_inline_any_unlisted[known];
    const uint64_t left = derrno_inline_any_left(known, number), bits = 0xffffffff7f000000u; // the bits of a key
    if (left & derrno_inline_any_again[known]) {
        const uint64_t primary = derrno_inline_any_left(known, number & derrno_inline_any_primaries[known]);
        return (primary & bits ? word : DERRNO_CAST(derrno_verdict, primary)) | 0x80000000u;
    }
    return left & bits ? word : DERRNO_CAST(derrno_verdict, left); // bits of a key: it is not this code
}
#else
static inline derrno_verdict derrno_inline_classify(uint16_t domain, int32_t native) {
    switch (domain) {
@CASES@
    default: return @UNKNOWN@;
    }
}
#endif
