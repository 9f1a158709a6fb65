// Firmware in C that says over its serial port what errors mean, on a Cortex-M3 in QEMU.
// In the root of the repository, on Debian (apt-get install gcc-arm-none-eabi qemu-system-arm):
//
//     make firmware-c C=examples/firmware-c/main.c
//     cd target/firmware/c && qemu-system-arm -M lm3s6965evb -display none -serial stdio
//         -semihosting-config enable=on,target=native -kernel main
#include "board.h"
#include "derrno.h"

static void report(uint16_t domain, int32_t native) {
    char text[64];
    derrno_format(text, sizeof text, domain, native, 0);
    derrno_verdict v = derrno_classify(domain, native);
    board_print(text);
    board_print(": ");
    board_print(derrno_kind_name(derrno_kind(v)));
    board_print(", do ");
    board_print(derrno_advice_name(derrno_advice(v)));
    board_print(", write ");
    board_print(derrno_effect_name(derrno_effect(v)));
    board_print(derrno_may_retry(v, false) ? ", may repeat\n" : ", do not repeat\n");
}

int main(void) {
    report(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_NONODE);
    report(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_CONNECTIONLOSS);
    report(DERRNO_DOMAIN_ZOOKEEPER, -4711);
    report(DERRNO_DOMAIN_NATS, 26);
    return 0;
}
