// Prints every row of every domain; the same lines are printed from Rust and compared.
#include <derrno.h>
#include <stdio.h>

int main(void) {
    for (uint16_t domain = 1; domain < 0x100; domain++) { // one may be missing
        const size_t count = derrno_row_count(domain);
        for (size_t i = 0; i < count; i++) {
            struct derrno_row row;
            struct derrno_code class_of = {0, 0, 0};
            char text[300];
            if (derrno_rows(domain, i, &row, 1, sizeof row) != 1) {
                return 1;
            }
            derrno_format(text, sizeof text, row.code.domain, row.code.native, row.code.context);
            derrno_raised_as(domain, row.code.native, row.code.context, &class_of);
            printf("%s|%u:%d@%u|%08x|%u|%u|%u|%d|%d|%d|%s|%s|%s|%s\n", text, row.code.domain, (int)row.code.native,
                   row.code.context, (unsigned)row.verdict, row.status, row.posix_errno, (unsigned)row.flags,
                   (int)row.parent, (int)row.second_parent, (int)class_of.native, row.name, row.message, row.text,
                   derrno_alias(domain, row.code.native, row.code.context, 0));
            if (derrno_classify_in(domain, row.code.native, row.code.context) != row.verdict) {
                return 2;
            }
        }
    }
    return 0;
}
