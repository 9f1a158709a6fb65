// The loops that are measured. C11 and C++17.
//
// A lookup is `uint32_t f(const struct stream *s, size_t i, uint32_t chain)`: it looks the i-th key up and
// gives what it found as a number. LOOPS(f) makes two loops around it, ROW() names them and the keys that
// they take, PART() gives the rows of a file to bench.c. Files are compiled apart, by different compilers
// and with different libraries, and linked into one program.
#ifndef BENCH_H
#define BENCH_H

#include <stddef.h>
#include <stdint.h>

struct stream {
    const char *set, *name;
    size_t count;
    const int32_t *keys;
    const uint16_t *domains;  // in the set "all" and those of names
    const char *const *names; // in those of names, instead of keys
    const uint32_t *places;   // where each key lies in the table of the floor
};

typedef uint32_t loop(struct stream s, uint32_t zero);

struct row {
    const char *name, *set, *streams;
    loop *throughput, *latency;
};

struct part {
    const struct row *rows;
    size_t count;
    void (*codes)(void); // prints the sets of numbers of its own, or NULL
};
#ifdef __cplusplus
#define PART(name, rows, codes) extern "C" const struct part name; const struct part name = {rows, sizeof rows / sizeof *rows, codes};
#else
#define PART(name, rows, codes) const struct part name = {rows, sizeof rows / sizeof *rows, codes};
#endif

#define EVERY "uniform skewed half adversarial"
#define LISTED "uniform skewed" // for rivals who leak or crash on other numbers
#define TEXTS "uniform half"
#define NAMES "hits misses"
#define ROW(name, set, streams, f) {name, set, streams, f##_throughput, f##_latency}

#define LOOKUP static inline __attribute__((always_inline)) uint32_t
#define ARGS const struct stream *s, size_t i, uint32_t chain
#define KEY (s->keys[i] ^ (int32_t)chain)
#define NAME (s->names[i] + chain)

// Throughput: lookups that depend on nothing. The empty asm keeps them apart, and is no instruction. All
// compilers unroll alike, as rustc does by itself.
// Latency: `chain` is 0, but made of the result before.
#define LOOPS(f) \
    static __attribute__((noinline)) uint32_t f##_throughput(struct stream s, uint32_t zero) { \
        uint32_t sum = 0; \
        (void)zero; \
        _Pragma("GCC unroll 4") \
        for (size_t i = 0; i < s.count; i++) { \
            sum += f(&s, i, 0); \
            __asm__("" : "+r"(sum)); \
        } \
        return sum; \
    } \
    static __attribute__((noinline)) uint32_t f##_latency(struct stream s, uint32_t zero) { \
        uint32_t sum = 0, chain = 0; \
        _Pragma("GCC unroll 4") \
        for (size_t i = 0; i < s.count; i++) { \
            const uint32_t result = f(&s, i, chain); \
            sum += result; \
            chain = result & zero; \
        } \
        return sum; \
    }

// What a text counts as: its first byte, so that it is read.
LOOKUP first(const char *text) { return (uint8_t)*text; }

#endif
