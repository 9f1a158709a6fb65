// The engine in C against a recorded trace of that in Rust, by the inline functions and by those of the library.
//
// The trace comes on standard input: see tests/tests/retry/c.rs.
#include "retry.h"

#include <stdio.h>

GO(go_inline, derrno_inline_)
GO(go_library, derrno_)

int main(void) {
    static struct world worlds[2];
    static struct record r;
    unsigned long count = 0, failures = 0;
    begin(&worlds[0], NULL);
    begin(&worlds[1], NULL);
    while (fread(&r, sizeof r, 1, stdin) == 1) {
        if (r.what == POLICY) {
            begin(&worlds[0], &r);
            begin(&worlds[1], &r);
            continue;
        }
        count++;
        for (int i = 0; i < 2; i++) {
            const derrno_step step = (i == 0 ? go_inline : go_library)(&worlds[i], &r);
            if (!as_recorded(&worlds[i], &r, step) && failures++ < 5) {
                printf("call %lu (what %d, word %08x, ms %u), %s: step %llx, recorded %llx\n", count, r.what,
                       (unsigned)r.word, (unsigned)r.ms, i == 0 ? "inline" : "library", (unsigned long long)step,
                       (unsigned long long)r.step);
            }
        }
    }
    printf("%lu calls, %lu failures\n", count, failures);
    return failures != 0;
}
