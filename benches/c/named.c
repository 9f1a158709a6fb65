// `named DOMAIN`: the names of a domain and their numbers, as gperf reads them.
#include <derrno.h>
#include <stdio.h>

int main(int argc, char **argv) {
    const uint16_t domain = argc == 2 ? derrno_domain_by_name(argv[1]) : 0;
    struct derrno_row row;
    printf("struct named;\n%%%%\n");
    for (size_t i = 0; derrno_rows(domain, i, &row, 1, sizeof row) == 1; i++) {
        const struct derrno_code code = row.code;
        if (code.context == 0) {
            const char *name = row.name;
            for (size_t alias = 0; *name != '\0'; name = derrno_alias(domain, code.native, 0, alias++)) {
                printf("\"%s\", %d\n", name, code.native);
            }
        }
    }
    return domain == 0;
}
