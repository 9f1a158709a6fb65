
#ifdef __cplusplus
}
#endif

#endif

#if defined(DERRNO_INLINE_WORDS) && !defined(DERRNO_INLINE_WORDS_H)
#define DERRNO_INLINE_WORDS_H

#ifdef __cplusplus
extern "C" {
#endif

// The words of a code.
struct derrno_inline_row {
    int32_t native;
    // Upstream's name, "" for a code that is not in the table.
    const char *name;
    // One sentence: what happened; what to do. For a code that is not in the table one that says so.
    const char *message;
};

// The row of a number among rows sorted by it: a binary search.
static inline const struct derrno_inline_row *derrno_inline_find(const struct derrno_inline_row *rows, size_t count,
                                                                 int32_t native) {
    static const struct derrno_inline_row unlisted = {0, "", @UNLISTED@};
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
