// What a program needs of the board lm3s6965evb.
#ifndef BOARD_H
#define BOARD_H

#include <stddef.h>

// Sends bytes over the serial port.
void board_send(const void *bytes, size_t len);

// Sends a text.
void board_print(const char *text);

// Resets the board; what is in section .noinit stays.
void board_reset(void);

#endif
