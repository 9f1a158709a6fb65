// The accessors as a program finds them that loads the library at run time, against the inline ones of the
// header: for the verdict of each row, for words of no row, in each situation.
#include <derrno.h>
#include <dlfcn.h>

#include "check.h"

static void *library;

// POSIX makes dlsym() give functions as data pointers, which ISO C does not convert.
static void find(const char *name, void *function) {
    void *found = dlsym(library, name);
    CHECK(found != NULL);
    memcpy(function, &found, sizeof found);
}

#define BYTES(field) \
    uint8_t (*field)(derrno_verdict); \
    find("derrno_" #field, &field)
#define BOOLS(field) \
    bool (*field)(derrno_verdict); \
    find("derrno_" #field, &field)
#define SITUATIONS(field) \
    bool (*field)(derrno_verdict, uint32_t); \
    find("derrno_" #field, &field)

static void answers_are_those_of_the_header(derrno_verdict v, const uint32_t *situations, size_t count) {
    BYTES(kind);
    BYTES(advice);
    BYTES(effect);
    BYTES(severity);
    BYTES(origin);
    BYTES(lost);
    BOOLS(is_unlisted);
    BOOLS(is_ok);
    SITUATIONS(may_retry);
    SITUATIONS(may_redo);
    if (failures) return; // a function is missing
    CHECK(kind(v) == derrno_kind(v) && advice(v) == derrno_advice(v) && effect(v) == derrno_effect(v));
    CHECK(severity(v) == derrno_severity(v) && origin(v) == derrno_origin(v) && lost(v) == derrno_lost(v));
    CHECK(is_unlisted(v) == derrno_is_unlisted(v) && is_ok(v) == derrno_is_ok(v));
    for (size_t i = 0; i < count; i++) {
        CHECK(may_retry(v, situations[i]) == derrno_may_retry(v, situations[i]));
        CHECK(may_redo(v, situations[i]) == derrno_may_redo(v, situations[i]));
    }
}

#define STEPS(type, field) \
    type (*field)(derrno_step); \
    find("derrno_step_" #field, &field)

static void steps_are_those_of_the_header(derrno_step s) {
    STEPS(uint8_t, act);
    STEPS(uint8_t, why);
    STEPS(uint8_t, lost);
    STEPS(uint32_t, wait);
    STEPS(uint32_t, asked);
    STEPS(bool, doubt);
    if (failures) return; // a function is missing
    CHECK(act(s) == derrno_step_act(s) && why(s) == derrno_step_why(s) && lost(s) == derrno_step_lost(s));
    CHECK(wait(s) == derrno_step_wait(s) && asked(s) == derrno_step_asked(s) && doubt(s) == derrno_step_doubt(s));
}

int main(int argc, char **argv) {
    library = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
    if (!library) {
        fprintf(stderr, "%s\n", argc == 2 ? dlerror() : "usage: loaded LIBRARY");
        return 1;
    }
    // Each set of the seven flags, and flags that no version knows yet.
    uint32_t situations[130];
    for (uint32_t i = 0; i < 128; i++) situations[i] = i;
    situations[128] = 0xffffffffu;
    situations[129] = 0xffffff00u;
    size_t (*rows)(uint16_t, size_t, struct derrno_row *, size_t, size_t);
    find("derrno_rows", &rows);
    size_t words = 0;
    struct derrno_row row;
    for (uint16_t domain = 1; domain < 256 && !failures; domain++) {
        for (size_t i = 0; rows(domain, i, &row, 1, sizeof row) == 1; i++, words++) {
            answers_are_those_of_the_header(row.verdict, situations, 130);
            answers_are_those_of_the_header(row.verdict | DERRNO_UNLISTED, situations, 130);
        }
    }
    CHECK(words > 1000);
    // Words of no row, reserved bits set too: a product with an odd constant reaches all bits.
    for (uint32_t i = 0; i < 100000 && !failures; i++) {
        answers_are_those_of_the_header(i * 2654435761u, situations + 96, 34);
        steps_are_those_of_the_header(i * 11400714819323198485u);
    }
    printf("%d checks, %d failures\n", checks, failures);
    return failures != 0;
}
