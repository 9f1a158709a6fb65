//! What the programs need of a board: a way out for text, a serial port, a timer, a reset.

#![no_std]

pub mod board;

/// Marks the function that the program starts in.
#[cfg(target_arch = "arm")]
pub use cortex_m_rt::entry;
#[cfg(target_arch = "riscv32")]
pub use riscv_rt::entry;

use semihosting::io::Write as _;

/// Prints a text on the host.
pub fn print(text: &str) {
    if let Ok(mut out) = semihosting::io::stdout() {
        let _ = out.write_all(text.as_bytes());
    }
}

/// Ends the program, and QEMU, well.
pub fn done() -> ! {
    semihosting::process::exit(0)
}

/// Ends QEMU with an exit status the test does not take.
#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    semihosting::process::abort()
}

/// A program that does nothing but hand numbers the compiler cannot know to `$work`.
#[macro_export]
macro_rules! measured {
    ($work:expr) => {
        #[$crate::entry]
        fn main() -> ! {
            let work: fn(i32) -> u32 = $work;
            loop {
                core::hint::black_box(work(core::hint::black_box(0)));
            }
        }
    };
}
