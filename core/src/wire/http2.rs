//! HTTP/2: the frames that end a stream or the connection.

use super::bytes::Bytes;
use super::{Decoded, Failure};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::http2::{GOAWAY, NOT_SENT, RESET};

/// Decodes one frame for the request of a stream: RST_STREAM of this stream and GOAWAY are `Failed`, any other frame
/// is `Fine`.
///
/// The code has the context that the frame tells: [`NOT_SENT`] for a stream above the last one
/// of a GOAWAY, [`GOAWAY`] for another one, [`RESET`]. A GOAWAY with
/// NO_ERROR does not end a request that it has taken, whose answer may still come, so for that stream it is `Fine`.
/// With the stream 0 a frame is read for the connection: RST_STREAM of any stream and every GOAWAY are `Failed`.
///
/// `message` is the debug data of a GOAWAY. `detail` is four bytes: the stream that was reset, or the last one that may
/// be handled, by which requests of other streams are told apart. [`closes`](Failure::closes) is true for GOAWAY: open
/// no more streams. A number above 2147483647 is read as a negative one and unlisted.
///
/// An answer of HTTP/1 (`HTTP/`), of a server that does not speak HTTP/2, is malformed.
///
/// ```
/// use derrno::wire::{Decoded, http2::frame};
/// let goaway = b"\0\0\x08\x07\0\0\0\0\0\0\0\0\x03\0\0\0\0"; // the last stream is 3, NO_ERROR
/// let Decoded::Failed(failure) = frame(goaway, 5) else { panic!() };
/// assert_eq!(failure.code.to_string(), "http2:0@1 NO_ERROR"); // not handled: send it again
/// assert!(failure.closes);
/// assert_eq!(frame(goaway, 1), Decoded::Fine(17)); // wait for the answer
/// ```
#[must_use]
pub fn frame(bytes: &[u8], stream: u32) -> Decoded<'_> {
    read(bytes, stream).unwrap_or_else(|stopped| stopped)
}

fn read(bytes: &[u8], stream: u32) -> Result<Decoded<'_>, Decoded<'_>> {
    const RST_STREAM: u8 = 3;
    const GO_AWAY: u8 = 7;
    if bytes.starts_with(b"HTTP/") {
        return Err(Decoded::Malformed(0));
    }
    let mut input = Bytes::new(bytes);
    let [high, middle, low, kind, _] = input.array()?;
    let size = usize::from(high) << 16 | usize::from(middle) << 8 | usize::from(low);
    let ends = kind == RST_STREAM || kind == GO_AWAY;
    if kind == RST_STREAM && size != 4 || kind == GO_AWAY && size < 8 {
        return Err(Decoded::Malformed(0));
    }
    // The highest bit is reserved.
    let of = u32::from_be_bytes(input.array()?) & 0x7fff_ffff;
    // A stream is reset, a connection is left.
    if ends && (of == 0) == (kind == RST_STREAM) {
        return Err(Decoded::Malformed(5));
    }
    let body = input.take(size)?;
    let length = input.at;
    let mut body = Bytes::new(body);
    if !ends || kind == RST_STREAM && stream != 0 && stream != of {
        return Ok(Decoded::Fine(length));
    }
    let (context, detail) = if kind == RST_STREAM {
        (RESET, bytes.get(5..9))
    } else {
        let last = body.rest().get(..4);
        let above = stream > u32::from_be_bytes(body.array()?) & 0x7fff_ffff;
        (if above { NOT_SENT } else { GOAWAY }, last)
    };
    let native = body.i32_be()?;
    if (native, context) == (0, GOAWAY) && stream != 0 {
        return Ok(Decoded::Fine(length));
    }
    let code = Code::new(Domain::HTTP2, native).in_context(context);
    let mut failure = Failure::new(code, body.rest(), length);
    failure.closes |= kind == GO_AWAY;
    failure.detail = detail.unwrap_or(&[]);
    Ok(Decoded::Failed(failure))
}
