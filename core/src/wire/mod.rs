//! Is this an error, and which? Decoders for the bytes a client has received.
//!
//! Each returns one of four things, on any input, without allocation, copies or panic:
//!
//! | answer | means |
//! | --- | --- |
//! | [`Decoded::Fine`] | a whole message that is not an error |
//! | [`Decoded::Failed`] | an error: its code, what the peer said, whether it closes the link |
//! | [`Decoded::Incomplete`] | so far so good, but bytes are missing |
//! | [`Decoded::Malformed`] | this is not the format, from this byte on |
//!
//! The slices borrow from the input. What a peer says is bytes, not text: it may be cut, or not be
//! UTF-8, and it is never a format string.

// Each decoder reads some of the kinds of integer.
#[allow(dead_code)]
mod bytes;
#[cfg(feature = "dqlite")]
pub mod dqlite;
#[cfg(feature = "fauna")]
pub mod fauna;
#[cfg(feature = "fluss")]
pub mod fluss;
#[cfg(any(feature = "fauna", feature = "nats"))]
pub mod json;
#[cfg(feature = "nats")]
pub mod nats;
#[cfg(feature = "zookeeper")]
pub mod zookeeper;

use crate::code::Code;

/// What the received bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decoded<'a> {
    /// A message that is not an error, of this many bytes.
    Fine(usize),
    /// An error.
    Failed(Failure<'a>),
    /// The message is longer than the input: at least this many more bytes are needed (never 0).
    Incomplete(usize),
    /// The input cannot be this format; the byte at this offset is the first that does not fit (the
    /// input's length when the end came too early for good).
    Malformed(usize),
}

/// An error as received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure<'a> {
    /// The code with its context. A number or name nobody knows is an unlisted code.
    pub code: Code,
    /// What the peer said, without framing and quotes; empty when it said nothing.
    pub message: &'a [u8],
    /// What else it sent, as each decoder documents: rows, a value, headers; empty when nothing.
    pub detail: &'a [u8],
    /// Whether the peer closes the link after this error.
    pub closes: bool,
    /// The length of the whole message: where the next one starts.
    pub length: usize,
}

impl<'a> Failure<'a> {
    /// A failure with `code` and `message`; whether the link closes is taken from the code's row.
    #[must_use]
    pub fn new(code: Code, message: &'a [u8], length: usize) -> Failure<'a> {
        let closes = code.entry().is_some_and(|row| row.closes());
        Failure { code, message, detail: &[], closes, length }
    }
}
