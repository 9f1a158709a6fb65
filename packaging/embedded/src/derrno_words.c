// Names and messages of all codes, once for the whole program: other files define DERRNO_INLINE_WORDS_DECLARE.
#undef DERRNO_INLINE_WORDS_DECLARE
#define DERRNO_INLINE_WORDS_DEFINE
#include <derrno_inline.h>
