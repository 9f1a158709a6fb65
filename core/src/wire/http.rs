//! HTTP/1: the head of a response.

use super::{Decoded, Failure, header};
use crate::code::Code;
use crate::domain::Domain;

/// Decodes the head of a response: status line, header lines, empty line. A body after it is the caller's to read or
/// to skip.
///
/// A status that is ok, an interim one (1xx) too, is `Fine`. `message` is the reason phrase, and `detail` are the
/// header lines: [`header`] finds `Retry-After` in them, which
/// [`hint::retry_after`](crate::retry::hint::retry_after) reads. [`closes`](Failure::closes) says what `Connection`
/// says, or HTTP/1.0 without it. A line may end with LF alone, as RFC 9112 allows. `HTTP/2 503`, which curl prints,
/// is read too.
///
/// ```
/// use derrno::retry::hint;
/// use derrno::wire::{Decoded, header, http};
/// let head = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 3\r\nConnection: close\r\n\r\n";
/// let Decoded::Failed(failure) = http::response(head) else { panic!() };
/// assert_eq!((failure.code.native(), failure.message), (503, &b"Service Unavailable"[..]));
/// assert!(failure.closes);
/// assert_eq!(header(failure.detail, b"retry-after").map_or(0, hint::retry_after), 3_000);
/// assert_eq!(http::response(b"HTTP/1.1 200 OK\r\n\r\n"), Decoded::Fine(19));
/// ```
#[must_use]
pub fn response(bytes: &[u8]) -> Decoded<'_> {
    const NAME: &[u8] = b"HTTP/";
    if let Some(at) = bytes.iter().zip(NAME).position(|(a, b)| a != b) {
        return Decoded::Malformed(at);
    }
    let Some((length, lines)) = head(bytes) else { return Decoded::Incomplete(1) };
    let first_end = bytes.iter().position(|b| *b == b'\n').unwrap_or(0);
    let line = bytes.get(NAME.len()..first_end).unwrap_or(&[]).trim_ascii_end();
    let version = line.iter().take_while(|b| b.is_ascii_digit() || **b == b'.').count();
    let (version, rest) = line.split_at_checked(version).unwrap_or((line, &[]));
    let digits = rest.trim_ascii_start();
    let at = first_end - (first_end - NAME.len() - version.len()).min(first_end);
    if version.is_empty() || digits.len() == rest.len() {
        return Decoded::Malformed(at);
    }
    let (Some(&[a @ b'1'..=b'9', b, c]), None | Some(b' ')) = (digits.get(..3), digits.get(3)) else {
        return Decoded::Malformed(at);
    };
    if !b.is_ascii_digit() || !c.is_ascii_digit() {
        return Decoded::Malformed(at);
    }
    let number = [a, b, c].iter().fold(0, |number, digit| 10 * number + i32::from(digit - b'0'));
    let code = Code::new(Domain::HTTP, number);
    if code.verdict().kind() == crate::Kind::OK {
        return Decoded::Fine(length);
    }
    let mut failure = Failure::new(code, digits.get(3..).unwrap_or(&[]).trim_ascii(), length);
    failure.detail = lines;
    let connection = header(lines, b"connection").unwrap_or(&[]);
    let says =
        |word: &[u8]| connection.split(|b| *b == b',').any(|one| one.trim_ascii().eq_ignore_ascii_case(word));
    failure.closes |= says(b"close") || version == b"1.0" && !says(b"keep-alive");
    Decoded::Failed(failure)
}

/// The length of the head, and its header lines.
fn head(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut lines = None;
    let mut start = 0;
    for (at, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
        let line = bytes.get(start..at)?;
        if let Some(first) = lines
            && (line.is_empty() || line == b"\r")
        {
            return Some((at + 1, bytes.get(first..start)?));
        }
        start = at + 1;
        lines = lines.or(Some(start));
    }
    None
}
