// derrno's names and texts from its static library, beside gperf and snprintf.
#include "bench.h"

#include <derrno.h>
#include <stdio.h>
#include <string.h>

struct named {
    const char *name;
    int32_t native;
};
#include "fluss_java.h" // by gperf, from what named.c prints
#include "jetstream.h"

#define MISS 0x9e3779b9u
LOOKUP by_name(ARGS) {
    struct derrno_code code;
    return derrno_by_name(s->domains[i], NAME, &code) ? (uint32_t)code.native : MISS;
}
#define GPERF(domain) \
    LOOKUP gperf_##domain(ARGS) { \
        const struct named *named = find_##domain(NAME, strlen(NAME)); \
        return named != NULL ? (uint32_t)named->native : MISS; \
    } \
    LOOPS(gperf_##domain)

#define DOMAIN (s->domains != NULL ? s->domains[i] : DERRNO_DOMAIN_ZOOKEEPER)
LOOKUP name(ARGS) { return first(derrno_name(DOMAIN, KEY, 0)); }
LOOKUP as_errno(ARGS) { return (uint32_t)derrno_errno(DOMAIN, KEY, 0); }
LOOKUP message(ARGS) { return first(derrno_message(DOMAIN, KEY, 0)); }

#define WRITTEN(length) \
    char text[192]; \
    const uint32_t written = (uint32_t)(length); \
    __asm__ volatile("" : : "r"(text) : "memory"); \
    return written
LOOKUP format(ARGS) { WRITTEN(derrno_format(text, sizeof text, DOMAIN, KEY, 0)); }
LOOKUP by_snprintf(ARGS) {
    const char *name = derrno_name(DERRNO_DOMAIN_ZOOKEEPER, KEY, 0);
    WRITTEN(snprintf(text, sizeof text, *name != '\0' ? "%s:%d %s" : "%s:%d", "zookeeper", KEY, name));
}

LOOPS(by_name)
GPERF(fluss_java)
GPERF(jetstream)
LOOPS(name)
LOOPS(message)
LOOPS(as_errno)
LOOPS(format)
LOOPS(by_snprintf)
static const struct row rows[] = {
    ROW("by_name/derrno_by_name", "names_fluss_java", NAMES, by_name),
    ROW("by_name/gperf", "names_fluss_java", NAMES, gperf_fluss_java),
    ROW("by_name/derrno_by_name", "names_jetstream", NAMES, by_name),
    ROW("by_name/gperf", "names_jetstream", NAMES, gperf_jetstream),
    ROW("by_name/derrno_by_name", "names_all", NAMES, by_name),
    ROW("name/derrno_name", "zookeeper", TEXTS, name),
    ROW("message/derrno_message", "zookeeper", "uniform", message),
    ROW("errno/derrno_errno", "zookeeper", TEXTS, as_errno),
    ROW("format/derrno_format", "zookeeper", TEXTS, format),
    ROW("format/snprintf of derrno_name", "zookeeper", TEXTS, by_snprintf),
    ROW("name/derrno_name", "all", TEXTS, name),
    ROW("message/derrno_message", "all", "uniform", message),
    ROW("errno/derrno_errno", "all", TEXTS, as_errno),
    ROW("format/derrno_format", "all", TEXTS, format),
};
PART(texts, rows, NULL)
