// What every C test uses: a check that counts, and names what failed.
#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <string.h>

static int checks, failures;

#define CHECK(holds)                                                        \
    do {                                                                    \
        checks++;                                                           \
        if (!(holds)) {                                                     \
            failures++;                                                     \
            fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #holds); \
        }                                                                   \
    } while (0)

#define CHECK_STR(text, expected)                                           \
    do {                                                                    \
        const char *said = (text);                                          \
        checks++;                                                           \
        if (said == NULL || strcmp(said, expected) != 0) {                  \
            failures++;                                                     \
            fprintf(stderr, "%s:%d: %s is \"%s\", not \"%s\"\n", __FILE__, __LINE__, #text, said ? said : "NULL", expected); \
        }                                                                   \
    } while (0)

#endif
