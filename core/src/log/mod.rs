//! Logging errors as numbers: a device writes a few bytes, the host has the words.
//!
//! | you want | you use | cargo feature |
//! | --- | --- | --- |
//! | an error with its time, count and arguments | [`Record`] | |
//! | it in a few bytes, and back | `Record::encode`, `Record::decode`, or any postcard library | `postcard` |
//! | it on a byte pipe: UART, RTT, a file | `frame::encode`, `frame::Frames` | `postcard` |
//! | the last errors in memory, over a reset | [`Journal`] | |
//! | it through defmt | its `Format`, and `by_severity!` for the level | `defmt` |
#![doc = include_str!("WIRE.md")]

#[cfg(feature = "postcard")]
pub mod frame;
mod journal;
mod record;
#[cfg(feature = "postcard")]
mod wire;

#[doc(hidden)]
pub use journal::MARK;
pub use journal::{Journal, Resumed, Ring, Slot};
pub use record::{MAX_ARGS, Record};
#[cfg(feature = "postcard")]
pub use wire::{DecodeError, MAX_RECORD};
