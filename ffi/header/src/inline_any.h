
// The verdict of a native number of a domain given by its number. On a machine of 64 bits by one hash of the codes
// of all domains, so that no branch depends on which domain it is, or on the number. On a smaller one, or where
// DERRNO_INLINE_SMALL is defined, by the lookups of the domains: their tables together take less room than the hash.
#if SIZE_MAX > 0xffffffffu && !defined(DERRNO_INLINE_SMALL)
// A number without a row has the word of its domain, or of its primary code: masks and firsts say which.
@ARRAYS@
// Of a domain below @DOMAINS@.
static inline derrno_verdict derrno_inline_any_known(uint32_t domain, int32_t native) {
    const uint32_t number = DERRNO_CAST(uint32_t, native);
    const uint64_t key = DERRNO_CAST(uint64_t, number) << 32 | domain << 24, bits = 0xffffffff7f000000u; // of a key
    const uint32_t word =
        derrno_inline_any_unlisted[(number & derrno_inline_any_masks[domain]) + derrno_inline_any_firsts[domain]];
    const uint32_t hash = number * @FACTOR@ + DERRNO_CAST(uint32_t, key);
    const uint32_t slot = (hash + derrno_inline_any_displacements[hash >> @SHIFT@]) & @MOST@;
    const uint64_t left = derrno_inline_any_codes[slot] ^ key ^ word;
    return left & bits ? word : DERRNO_CAST(derrno_verdict, left); // bits of a key: it is not this code
}
static inline derrno_verdict derrno_inline_classify(uint16_t domain, int32_t native) {
    return domain < @DOMAINS@ ? derrno_inline_any_known(domain, native) : @UNKNOWN@;
}
#else
static inline derrno_verdict derrno_inline_classify(uint16_t domain, int32_t native) {
    switch (domain) {
@CASES@
    default: return @UNKNOWN@;
    }
}
#endif
