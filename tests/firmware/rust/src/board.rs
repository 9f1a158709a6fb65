//! The boards' registers.

/// Sends bytes over the board's serial port.
pub fn send(bytes: &[u8]) {
    uart::start();
    for byte in bytes {
        uart::put(*byte);
    }
}

/// The next byte that comes over the board's serial port.
pub fn receive() -> u8 {
    uart::start();
    uart::get()
}

/// Nordic's UART on the micro:bit.
#[cfg(board = "microbit")]
mod uart {
    const UART: usize = 0x4000_2000;

    pub(super) fn start() {
        super::write(UART + 0x500, 4); // ENABLE
        super::write(UART, 1); // STARTRX
        super::write(UART + 0x008, 1); // STARTTX
    }

    pub(super) fn get() -> u8 {
        while super::read(UART + 0x108) == 0 {} // event RXDRDY
        super::write(UART + 0x108, 0);
        super::read(UART + 0x518) as u8 // RXD
    }

    pub(super) fn put(byte: u8) {
        super::write(UART + 0x11c, 0); // event TXDRDY
        super::write(UART + 0x51c, byte.into()); // TXD
        while super::read(UART + 0x11c) == 0 {}
    }
}

/// ARM's CMSDK UART.
#[cfg(any(board = "mps2-an385", board = "mps2-an386"))]
mod uart {
    const UART: usize = 0x4000_4000;

    pub(super) fn start() {
        super::write(UART + 0x10, 16); // BAUDDIV
        super::write(UART + 0x08, 3); // CTRL, transmitter and receiver on
    }

    pub(super) fn get() -> u8 {
        while super::read(UART + 0x04) & 2 == 0 {} // STATE, receiver full
        super::read(UART) as u8
    }

    pub(super) fn put(byte: u8) {
        while super::read(UART + 0x04) & 1 != 0 {} // STATE, transmitter full
        super::write(UART, byte.into());
    }
}

/// The 16550 of the RISC-V board.
#[cfg(board = "virt")]
mod uart {
    const UART: *mut u8 = 0x1000_0000 as *mut u8;

    pub(super) fn start() {}

    pub(super) fn put(byte: u8) {
        // SAFETY: the board has its 16550 here, with registers of one byte.
        unsafe {
            while UART.add(5).read_volatile() & 1 << 5 == 0 {} // LSR, transmitter empty
            UART.write_volatile(byte);
        }
    }

    pub(super) fn get() -> u8 {
        // SAFETY: as in `put`.
        unsafe {
            while UART.add(5).read_volatile() & 1 == 0 {} // LSR, data ready
            UART.read_volatile()
        }
    }
}

#[cfg(target_arch = "arm")]
fn write(address: usize, value: u32) {
    // SAFETY: called with addresses of the board's registers only, which are 32 bits wide.
    unsafe { (address as *mut u32).write_volatile(value) }
}

#[cfg(target_arch = "arm")]
fn read(address: usize) -> u32 {
    // SAFETY: as in `write`.
    unsafe { (address as *const u32).read_volatile() }
}

/// Resets the board; its RAM keeps what it holds.
pub fn reset() -> ! {
    #[cfg(target_arch = "arm")]
    cortex_m::peripheral::SCB::sys_reset();
    #[cfg(target_arch = "riscv32")]
    loop {
        // SAFETY: the board's test device; 0x7777 asks it for a reset.
        unsafe { (0x10_0000 as *mut u32).write_volatile(0x7777) }
    }
}

/// Instructions between two interrupts of the timer, about.
const PERIOD: u32 = 3000;

/// Starts a timer that interrupts again and again.
#[cfg(target_arch = "arm")]
pub fn start_timer() {
    // SAFETY: nothing else in these programs uses SysTick.
    let mut timer = unsafe { cortex_m::Peripherals::steal() }.SYST;
    timer.set_clock_source(cortex_m::peripheral::syst::SystClkSource::Core);
    timer.set_reload(PERIOD / 20); // the boards' clocks are slower than QEMU's 1 ns for an instruction
    timer.clear_current();
    timer.enable_interrupt();
    timer.enable_counter();
}

/// To be called in each interrupt of the timer.
#[cfg(target_arch = "arm")]
pub fn timer_handled() {}

/// Starts a timer that interrupts again and again.
#[cfg(target_arch = "riscv32")]
pub fn start_timer() {
    timer_handled();
    // SAFETY: the handler stands in the program, and nothing here relies on interrupts being off.
    unsafe {
        riscv::register::mie::set_mtimer();
        riscv::interrupt::enable();
    }
}

/// To be called in each interrupt of the timer: sets the next one.
#[cfg(target_arch = "riscv32")]
pub fn timer_handled() {
    const MTIMECMP: *mut u32 = 0x200_4000 as *mut u32;
    const MTIME: *const u32 = 0x200_bff8 as *const u32;
    // SAFETY: the board has its timer here; a tick is 100 ns. No program runs until the low word wraps.
    unsafe {
        MTIMECMP.write_volatile(MTIME.read_volatile().wrapping_add(PERIOD / 100));
        MTIMECMP.add(1).write_volatile(0);
    }
}

/// Starts the clock that [`ticks`] reads, without interrupts.
#[cfg(target_arch = "arm")]
pub fn start_clock() {
    // SAFETY: nothing else in these programs uses SysTick.
    let mut timer = unsafe { cortex_m::Peripherals::steal() }.SYST;
    timer.set_clock_source(cortex_m::peripheral::syst::SystClkSource::Core);
    timer.set_reload(0xff_ffff);
    timer.clear_current();
    timer.enable_counter();
}

/// The clock of the board, counted up; it wraps after 2^24 ticks.
#[cfg(target_arch = "arm")]
pub fn ticks() -> u32 {
    0xff_ffff - cortex_m::peripheral::SYST::get_current()
}

/// The clock that [`ticks`] reads always runs.
#[cfg(target_arch = "riscv32")]
pub fn start_clock() {}

/// The clock of the board.
#[cfg(target_arch = "riscv32")]
pub fn ticks() -> u32 {
    // SAFETY: the board has its timer here.
    unsafe { (0x200_bff8 as *const u32).read_volatile() }
}
