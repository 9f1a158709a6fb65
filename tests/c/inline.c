// derrno_inline.h against the library. Compiles as C99, C11, C2x and C++17, with and without words.
//
// With -DDOMAIN=n -DOF_DOMAIN=derrno_inline_<domain>: all 2^32 numbers of one domain. The
// library and derrno_inline_classify() are asked for each number near 0, where all rows are, and at both
// ends; beyond, for the first 256 of each 65536, because what is said there depends on the low byte at most
// (tests/tests/exhaustive.rs looks at each answer). With -DNEAR=0x80000000LL, for a domain with rows elsewhere, they
// are asked for each, which takes several times as long.
#include <derrno_inline.h>
#include <derrno.h>
#include <derrno_inline.h>
#include <stdlib.h>

#include "check.h"

#ifndef NEAR
#define NEAR 0x20000
#endif
#define BLOCK 0x10000

#ifdef DOMAIN
static void every_number_of_the_domain(void) {
    uint64_t seen = 0, wrong = 0;
    for (int64_t block = INT32_MIN; block <= INT32_MAX; block += BLOCK) {
        const bool each = (block >= -NEAR && block < NEAR) || block == INT32_MIN || block + BLOCK > INT32_MAX;
        derrno_verdict expected[256];
        for (int32_t i = 0; i < BLOCK; i++) {
            const int32_t native = (int32_t)(block + i);
            if (each || i < 256) {
                expected[i & 0xff] = derrno_classify(DOMAIN, native);
                wrong += derrno_inline_classify(DOMAIN, native) != expected[i & 0xff];
            }
            wrong += OF_DOMAIN(native) != expected[i & 0xff];
        }
        seen += BLOCK;
    }
    CHECK(seen == (uint64_t)1 << 32);
    CHECK(wrong == 0);
    printf("%d: %llu numbers, %llu wrong\n", DOMAIN, (unsigned long long)seen, (unsigned long long)wrong);
}
#else
static void every_domain_number(void) {
    const int32_t natives[] = {INT32_MIN, -101, -4, -1, 0, 1, 5, 404, 2067, 10002, INT32_MAX};
    for (unsigned domain = 0; domain <= 0xffff; domain++) {
        for (size_t i = 0; i < sizeof natives / sizeof *natives; i++) {
            CHECK(derrno_inline_classify((uint16_t)domain, natives[i]) == derrno_classify((uint16_t)domain, natives[i]));
        }
    }
}
#endif

static void every_row(void) {
    size_t rows = 0;
    for (uint16_t domain = 1; domain < 0x100; domain++) { // one may be missing
        struct derrno_row row;
        for (size_t i = 0; derrno_rows(domain, i, &row, 1, sizeof row) == 1; i++, rows++) {
            const int32_t native = row.code.native;
            for (int32_t near = native - 1; near <= native + 1; near++) {
                CHECK(derrno_inline_classify(domain, near) == derrno_classify(domain, near));
#ifdef DERRNO_INLINE_WORDS
                CHECK_STR(derrno_inline_name(domain, near), derrno_name(domain, near, 0));
                CHECK_STR(derrno_inline_message(domain, near), derrno_message(domain, near, 0));
#endif
            }
        }
    }
    CHECK(rows > 1000);
}

#ifdef DERRNO_INLINE_WORDS
static void words_of_everything_else(void) {
    for (unsigned domain = 0; domain <= 0xffff; domain++) {
        CHECK_STR(derrno_inline_domain_name((uint16_t)domain), derrno_domain_name((uint16_t)domain));
        CHECK_STR(derrno_inline_name((uint16_t)domain, INT32_MIN), derrno_name((uint16_t)domain, INT32_MIN, 0));
        CHECK_STR(derrno_inline_message((uint16_t)domain, INT32_MAX), derrno_message((uint16_t)domain, INT32_MAX, 0));
    }
    for (unsigned n = 0; n <= 0xff; n++) {
        CHECK_STR(derrno_inline_kind_name((uint8_t)n), derrno_kind_name((uint8_t)n));
        CHECK_STR(derrno_inline_advice_name((uint8_t)n), derrno_advice_name((uint8_t)n));
        CHECK_STR(derrno_inline_effect_name((uint8_t)n), derrno_effect_name((uint8_t)n));
        CHECK_STR(derrno_inline_severity_name((uint8_t)n), derrno_severity_name((uint8_t)n));
        CHECK_STR(derrno_inline_origin_name((uint8_t)n), derrno_origin_name((uint8_t)n));
        CHECK_STR(derrno_inline_lost_name((uint8_t)n), derrno_lost_name((uint8_t)n));
    }
}
#endif

int main(void) {
#ifdef DOMAIN
    every_number_of_the_domain();
#else
    every_domain_number();
#endif
    every_row();
#ifdef DERRNO_INLINE_WORDS
    words_of_everything_else();
#endif
    printf("%d checks, %d failures\n", checks, failures);
    return failures != 0;
}
