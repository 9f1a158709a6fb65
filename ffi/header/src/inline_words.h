
#ifdef __cplusplus
}
#endif

#endif

#if (defined(DERRNO_INLINE_WORDS) || defined(DERRNO_INLINE_WORDS_DEFINE) || defined(DERRNO_INLINE_WORDS_DECLARE)) && \
    !defined(DERRNO_INLINE_WORDS_H)
#define DERRNO_INLINE_WORDS_H

#ifdef DERRNO_INLINE_WORDS_DEFINE
#define DERRNO_INLINE_LINKAGE
#else
#define DERRNO_INLINE_LINKAGE static inline
#endif

#ifdef __cplusplus
extern "C" {
#endif

// The words of a code.
struct derrno_inline_entry {
    int32_t native;
    // Upstream's name, "" for a code that is not in the table.
    const char *name;
    // One sentence: what happened; what to do. For a code that is not in the table one that says so.
    const char *message;
};

#ifdef DERRNO_INLINE_WORDS_DECLARE
const struct derrno_inline_entry *derrno_inline_row(uint16_t domain, int32_t native);
#else

// The row of a number among rows sorted by it: a binary search.
static inline const struct derrno_inline_entry *derrno_inline_find(const struct derrno_inline_entry *rows, size_t count,
                                                                 int32_t native) {
    static const struct derrno_inline_entry unlisted = {0, "", @UNLISTED@};
    size_t low = 0, high = count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (rows[middle].native < native) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && rows[low].native == native ? &rows[low] : &unlisted;
}
