//! gRPC: the trailers of a call, as lines and in a frame of gRPC-Web.

use super::bytes::Bytes;
use super::{Decoded, Failure, header};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::grpc;

/// Decodes the trailers of a call, or its headers when there is nothing but them: lines `name: value`, as an HTTP/2
/// library gives the pairs.
///
/// The code carries the variant of its text. `message` is the value of `grpc-message` as it was sent: [`text`] takes
/// away its percent signs. `detail` is all lines: [`header`] finds `grpc-retry-pushback-ms` in them, which
/// [`hint::grpc_pushback`](crate::retry::hint::grpc_pushback) reads. A status that is no number is 2 (UNKNOWN), as gRPC
/// has it. Without a status the bytes are malformed: then the HTTP status or the reset of the stream decides, see
/// [`derrno::grpc`](crate::grpc).
///
/// ```
/// use derrno::retry::hint;
/// use derrno::wire::{Decoded, grpc, header};
/// let lines = b"grpc-status: 14\r\ngrpc-message: no 100%25\r\ngrpc-retry-pushback-ms: 250\r\n";
/// let Decoded::Failed(failure) = grpc::trailers(lines) else { panic!() };
/// assert_eq!(failure.code.native(), derrno::grpc::UNAVAILABLE);
/// assert_eq!(grpc::text(failure.message).collect::<Vec<u8>>(), b"no 100%");
/// let wait = header(failure.detail, b"grpc-retry-pushback-ms").map_or(0, hint::grpc_pushback);
/// assert_eq!(wait, 250);
/// ```
#[must_use]
pub fn trailers(lines: &[u8]) -> Decoded<'_> {
    let length = lines.len();
    let Some(status) = header(lines, b"grpc-status") else { return Decoded::Malformed(length) };
    let number = core::str::from_utf8(status).ok().and_then(|status| status.parse().ok());
    let native = number.unwrap_or(grpc::UNKNOWN);
    if native == grpc::OK {
        return Decoded::Fine(length);
    }
    let message = header(lines, b"grpc-message").unwrap_or(&[]);
    let known = if message.is_empty() { None } else { grpc::TABLE.by_text(Some(native), message) };
    let code = known.map_or(Code::new(Domain::GRPC, native), |row| row.code());
    let mut failure = Failure::new(code, message, length);
    failure.detail = lines;
    Decoded::Failed(failure)
}

/// Decodes a frame of gRPC-Web: a byte of flags, a length of four bytes, and as much of a message (`Fine`) or of
/// [`trailers`]. Trailers that are compressed are malformed.
///
/// ```
/// use derrno::wire::{Decoded, grpc};
/// let Decoded::Failed(failure) = grpc::web(b"\x80\0\0\0\x10grpc-status: 5\r\n") else { panic!() };
/// assert_eq!((failure.code.native(), failure.length), (derrno::grpc::NOT_FOUND, 21));
/// assert_eq!(grpc::web(b"\0\0\0\0\x02{}"), Decoded::Fine(7));
/// ```
#[must_use]
pub fn web(bytes: &[u8]) -> Decoded<'_> {
    frame(bytes).unwrap_or_else(|stopped| stopped)
}

fn frame(bytes: &[u8]) -> Result<Decoded<'_>, Decoded<'_>> {
    let mut input = Bytes::new(bytes);
    let flags = input.u8()?;
    if flags & 0x7e != 0 || flags == 0x81 {
        return Err(Decoded::Malformed(0));
    }
    let size = usize::try_from(u32::from_be_bytes(input.array()?)).unwrap_or(usize::MAX);
    let start = input.at;
    let body = input.take(size)?;
    let length = input.at;
    if flags & 0x80 == 0 {
        return Ok(Decoded::Fine(length));
    }
    Ok(match trailers(body) {
        Decoded::Failed(failure) => Decoded::Failed(Failure { length, ..failure }),
        Decoded::Fine(_) => Decoded::Fine(length),
        _ => Decoded::Malformed(start + size),
    })
}

/// The text of a `grpc-message`, byte by byte. What is no percent sign with two digits stays as it is.
///
/// ```
/// use derrno::wire::grpc::text;
/// assert_eq!(text(b"n%C3%a4h, 100% %zz%4").collect::<Vec<u8>>(), "näh, 100% %zz%4".as_bytes());
/// ```
pub fn text(message: &[u8]) -> impl Iterator<Item = u8> + Clone + '_ {
    let mut rest = message;
    core::iter::from_fn(move || {
        let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        if let [b'%', high, low, tail @ ..] = rest
            && let (Some(high), Some(low)) = (digit(*high), digit(*low))
        {
            rest = tail;
            return Some(high << 4 | low);
        }
        let (first, tail) = rest.split_first()?;
        rest = tail;
        Some(*first)
    })
}
