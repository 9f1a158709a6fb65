// Start-up code and serial port of the board lm3s6965evb. main() returns to QEMU, which ends.
#include "board.h"

#include <stdint.h>

int main(void);
extern uint32_t data_start[], data_end[], data_load[], bss_start[], bss_end[], stack_top[];

// A semihosting call: SYS_EXIT with the reason "application exit" ends QEMU with status 0.
static void stop(uint32_t reason) {
    register uint32_t call __asm__("r0") = 0x18;
    register uint32_t why __asm__("r1") = reason;
    __asm__ volatile("bkpt 0xab" : : "r"(call), "r"(why) : "memory");
    for (;;) {
    }
}

void reset(void) {
    for (uint32_t *to = data_start, *from = data_load; to < data_end;) *to++ = *from++;
    for (uint32_t *to = bss_start; to < bss_end;) *to++ = 0;
    stop(main() == 0 ? 0x20026 : 0x20023);
}

static void fault(void) { stop(0x20023); }

__attribute__((section(".vectors"), used)) static const void *const vectors[16] = {
    stack_top, (void *)reset, (void *)fault, (void *)fault, (void *)fault, (void *)fault, (void *)fault,
};

void board_send(const void *bytes, size_t len) {
#ifdef MPS2_AN385 // the tests, which hold more than the flash of lm3s6965evb
    volatile uint32_t *const uart = (uint32_t *)0x40004000; // a CMSDK UART
    const uint32_t status = 1, full = 1;                    // STATE, transmitter full
    uart[4] = 16;                                           // BAUDDIV
    uart[2] = 1;                                            // CTRL, transmitter on
#else
    volatile uint32_t *const uart = (uint32_t *)0x4000c000; // a PL011, on from the start in QEMU
    const uint32_t status = 6, full = 1u << 5;              // FR, transmitter full
#endif
    for (const uint8_t *byte = bytes; len != 0; len--) {
        while (uart[status] & full) {
        }
        uart[0] = *byte++;
    }
}

void board_print(const char *text) {
    size_t len = 0;
    while (text[len] != 0) len++;
    board_send(text, len);
}

void board_reset(void) {
    for (;;) *(volatile uint32_t *)0xe000ed0c = 0x05fa0004; // AIRCR, SYSRESETREQ
}
