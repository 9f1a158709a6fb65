// Classifies a code of each system and writes what it means over the serial port.
#include "board.h"
#include "derrno.h"

static const struct { uint16_t domain; int32_t native; uint16_t context; } seen[] = {
    {DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_NONODE, 0},
    {DERRNO_DOMAIN_ZOOKEEPER, -9999, 0},
    {DERRNO_DOMAIN_NATS, 26, 0},
    {DERRNO_DOMAIN_JETSTREAM, 10071, 400},
    {DERRNO_DOMAIN_DQLITE, 5, DERRNO_DQLITE_WIRE},
    {DERRNO_DOMAIN_SQLITE, 2067, 0},
    {DERRNO_DOMAIN_RAFT, 1, 0},
    {DERRNO_DOMAIN_FLUSS, 43, 0},
    {0x8001, 7, 0},
};

int main(void) {
    for (size_t i = 0; i < sizeof seen / sizeof seen[0]; i++) {
        char text[64];
        derrno_format(text, sizeof text, seen[i].domain, seen[i].native, seen[i].context);
        derrno_verdict v = derrno_classify_in(seen[i].domain, seen[i].native, seen[i].context);
        const char *words[] = {text, derrno_kind_name(derrno_kind(v)), derrno_advice_name(derrno_advice(v)),
                               derrno_effect_name(derrno_effect(v))};
        for (size_t w = 0; w < 4; w++) {
            board_print(w == 0 ? "" : " ");
            board_print(words[w]);
        }
        board_print("\n");
    }
    return derrno_abi_version() == DERRNO_ABI_VERSION ? 0 : 1;
}
