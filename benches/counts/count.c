// As count.rs, of the library and of derrno_inline.h: each question is a function of its own.
#define DERRNO_INLINE_WORDS
#include <derrno_inline.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define QUESTION __attribute__((noipa)) static // called, and nothing is known of its arguments

#define CLASSIFY(domain) \
    QUESTION derrno_verdict inline_##domain(int32_t native) { return derrno_inline_##domain(native); }
#define CASE(domain) case DOMAIN_##domain: return inline_##domain;
#define FOR_EACH(what) \
    what(fluss) what(dqlite) what(sqlite) what(raft) what(nats) what(jetstream) what(nats_status) what(zookeeper)
enum {
    DOMAIN_fluss = DERRNO_DOMAIN_FLUSS,
    DOMAIN_dqlite = DERRNO_DOMAIN_DQLITE,
    DOMAIN_sqlite = DERRNO_DOMAIN_SQLITE,
    DOMAIN_raft = DERRNO_DOMAIN_RAFT,
    DOMAIN_nats = DERRNO_DOMAIN_NATS,
    DOMAIN_jetstream = DERRNO_DOMAIN_JETSTREAM,
    DOMAIN_nats_status = DERRNO_DOMAIN_NATS_STATUS,
    DOMAIN_zookeeper = DERRNO_DOMAIN_ZOOKEEPER,
};
FOR_EACH(CLASSIFY)

static derrno_verdict (*of_its_domain(uint16_t domain))(int32_t) {
    switch (domain) { FOR_EACH(CASE) }
    return NULL;
}

// The least a lookup can cost: a clamped load.
uint32_t floor_words[256];
QUESTION uint32_t inline_floor(int32_t native) {
    return floor_words[(uint32_t)native < 255 ? (uint32_t)native : 255];
}

QUESTION derrno_verdict inline_classify(uint16_t domain, int32_t native) {
    return derrno_inline_classify(domain, native);
}
QUESTION const char *inline_name(uint16_t domain, int32_t native) { return derrno_inline_name(domain, native); }
QUESTION const char *inline_message(uint16_t domain, int32_t native) {
    return derrno_inline_message(domain, native);
}
QUESTION derrno_verdict call_classify(uint16_t domain, int32_t native) { return derrno_classify(domain, native); }
QUESTION const char *call_name(uint16_t domain, int32_t native) { return derrno_name(domain, native, 0); }
QUESTION const char *call_message(uint16_t domain, int32_t native) { return derrno_message(domain, native, 0); }
QUESTION int call_by_name(uint16_t domain, const char *name, struct derrno_code *out) {
    return derrno_by_name(domain, name, out);
}
QUESTION size_t call_format(char *buffer, size_t len, uint16_t domain, int32_t native) {
    return derrno_format(buffer, len, domain, native, 0);
}

// The bytes of the words of a code; an unlisted one has a sentence in C, and none in Rust.
static uint32_t bytes(const char *name, const char *message) {
    return *name ? (uint32_t)(strlen(name) + strlen(message)) : 0;
}

int main(void) {
    uint32_t called = 0, inlined = 0;
    uint16_t domain;
    int32_t native;
    char name[128], buffer[256];
    while (scanf("%" SCNu16 " %" SCNd32 " %127[^\n]", &domain, &native, name) == 3) {
        derrno_verdict (*const classify)(int32_t) = of_its_domain(domain);
        struct derrno_code code = {0};
        call_by_name(domain, name, &code);
        uint32_t both = (uint32_t)call_format(buffer, sizeof buffer, domain, native) + (uint32_t)code.native;
        both += classify ? classify(native) : 0;
        called += both + call_classify(domain, native) + inline_floor(native);
        called += bytes(call_name(domain, native), call_message(domain, native));
        inlined += both + inline_classify(domain, native);
        inlined += bytes(inline_name(domain, native), inline_message(domain, native));
    }
    printf("%" PRIu32 "\n", called);
    return called != inlined;
}
