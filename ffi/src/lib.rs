//! The C ABI of derrno. The header `include/derrno.h` is generated from this crate; the rules that
//! hold for every function stand at its top.
//!
//! The only crate of the workspace with `unsafe`: C pointers are turned into slices and strings
//! here, and nowhere else.

#![no_std]
#![allow(non_camel_case_types)] // types are named as C sees them

pub mod code;
pub mod coded;
#[cfg(feature = "log")]
pub mod log;
pub mod names;
pub mod own;
#[cfg(feature = "errno")]
pub mod platform;
mod pointer;
pub mod retry;
pub mod verdict;
#[cfg(any(
    feature = "fluss",
    feature = "dqlite",
    feature = "nats",
    feature = "zookeeper",
    feature = "fauna"
))]
pub mod wire;

#[cfg(not(panic = "abort"))]
compile_error!(
    "libderrno must be built with panic = \"abort\", as --release does: no panic may cross into C"
);

// A check of the whole workspace at once shares crates with the host tool, which brings std and with
// it a panic handler. A library is never built that way (see default-members in Cargo.toml).
#[cfg(clippy)]
extern crate std;

/// Never reached: the core has no panic path.
#[cfg(all(feature = "panic-handler", not(clippy)))]
#[panic_handler]
fn never(_: &::core::panic::PanicInfo) -> ! {
    loop {
        ::core::hint::spin_loop();
    }
}
