// The line that the test compares: what was provoked, and what derrno makes of it.
#include <derrno.h>
#include <stdio.h>

static void show(const char *what, struct derrno_code code) {
    char text[200];
    derrno_verdict v = derrno_classify_in(code.domain, code.native, code.context);
    derrno_format(text, sizeof text, code.domain, code.native, code.context);
    printf("%s | %s | %s | %s\n", what, text, derrno_kind_name(derrno_kind(v)), derrno_effect_name(derrno_effect(v)));
    fflush(stdout);
}
