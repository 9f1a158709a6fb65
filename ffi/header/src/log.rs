//! The generator of `include/derrno_log.h`.
//!
//! The functions in C are written by hand, in log_engine.h; tests/tests/log_c.rs shows that they do what those in Rust
//! do.

use derrno::Kind;

/// The header, from the root of the workspace.
pub const PATH: &str = "include/derrno_log.h";

const FRONT: &str = include_str!("log_front.h");
const ENGINE: &str = include_str!("log_engine.h");

/// The whole text of the header.
#[must_use]
pub fn generate() -> String {
    let kinds = u32::from(Kind::COUNT) + 1;
    let (magic, version) = derrno::log::MARK;
    let layout = version << 24 | kinds << 16;
    let words = format!(
        "\nenum {{ DERRNO_INLINE_KINDS_ = {kinds} }}; // counters of kinds, and one for all others\n\
         #define DERRNO_INLINE_MAGIC_ 0x{magic:08x}u\n#define DERRNO_INLINE_LAYOUT_ 0x{layout:08x}u // without the slots\n\n\
         // For tests: what every store to a journal is.\n#ifndef DERRNO_INLINE_STORE_\n\
         #define DERRNO_INLINE_STORE_(place, value) (*(place) = (value))\n#endif\n\n\
         #ifdef __cplusplus\n#define DERRNO_INLINE_ADDRESS_(pointer) reinterpret_cast<uintptr_t>(pointer)\n#else\n\
         #define DERRNO_INLINE_ADDRESS_(pointer) ((uintptr_t)(pointer))\n#endif\n"
    );
    format!("{FRONT}{words}{ENGINE}")
}
