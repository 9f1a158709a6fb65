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
#[cfg(feature = "grpc")]
pub mod grpc;
#[cfg(feature = "http")]
pub mod http;
#[cfg(feature = "http2")]
pub mod http2;
#[cfg(any(feature = "fauna", feature = "nats"))]
pub mod json;
#[cfg(feature = "nats")]
pub mod nats;
#[cfg(feature = "quic")]
pub mod quic;
#[cfg(feature = "sqlstate")]
pub mod sqlstate;
#[cfg(feature = "tls")]
pub mod tls;
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
#[non_exhaustive]
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

/// The value of a header among lines `Name: value`, without space around it; `None` when it is not there. The name is
/// compared without case.
///
/// ```
/// assert_eq!(derrno::wire::header(b"A: b\r\nRetry-After: 3\r\n", b"retry-after"), Some(&b"3"[..]));
/// ```
#[cfg(any(feature = "grpc", feature = "http", feature = "nats"))]
#[must_use]
pub fn header<'a>(lines: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    lines.split(|b| *b == b'\n').find_map(|line| {
        let (key, value) = line.split_at_checked(line.iter().position(|b| *b == b':')?)?;
        key.trim_ascii().eq_ignore_ascii_case(name).then(|| value.get(1..).unwrap_or(&[]).trim_ascii())
    })
}
