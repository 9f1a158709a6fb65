//! NATS: `-ERR` lines, status and service-error headers, JetStream replies.

use super::{Decoded, Failure, header, json};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::{jetstream, nats_err, nats_micro, nats_status};

/// Decodes one control line of the server: `-ERR 'text'` CR LF, or any other (`Fine`).
///
/// The text is cut at the last quote, since a subject in it may hold one; `-ERR` without a text is
/// accepted. The operation and the text are compared without case. A text nobody knows is
/// `nats_err:0`, with [`closes`](Failure::closes) set: most texts close, and the frame does not say.
///
/// `Fine` gives the length of the control line; a payload after it is the caller's to skip.
///
/// ```
/// use derrno::wire::{Decoded, nats::line};
/// let Decoded::Failed(failure) = line(b"-ERR 'Authorization Violation'\r\n") else { panic!() };
/// assert_eq!(failure.code.to_string(), "nats_err:Authorization Violation");
/// assert!(failure.closes);
/// assert_eq!(line(b"PING\r\n"), Decoded::Fine(6));
/// assert_eq!(line(b"-ERR 'Auth"), Decoded::Incomplete(1));
/// ```
#[must_use]
pub fn line(bytes: &[u8]) -> Decoded<'_> {
    let Some(end) = bytes.iter().position(|b| *b == b'\n') else { return Decoded::Incomplete(1) };
    let length = end + 1;
    let line = bytes.get(..end).unwrap_or(&[]).trim_ascii();
    let Some((_, rest)) = line.split_at_checked(4).filter(|(op, _)| op.eq_ignore_ascii_case(b"-ERR")) else {
        return Decoded::Fine(length);
    };
    let text = rest.trim_ascii();
    let text = match text.strip_prefix(b"'") {
        Some(quoted) => {
            let end = quoted.iter().rposition(|b| *b == b'\'').unwrap_or(quoted.len());
            quoted.get(..end).unwrap_or(&[])
        }
        None => text,
    };
    let row = if text.is_empty() { None } else { nats_err::TABLE.by_text(None, text) };
    let code = row.map_or(Code::new(Domain::NATS_ERR, 0), |row| row.code());
    let mut failure = Failure::new(code, text, length);
    failure.closes |= row.is_none();
    Decoded::Failed(failure)
}

/// Decodes the header block of a message (`NATS/1.0 503 ...`, header lines, empty line).
///
/// A status that is no error (100, 204, no status at all) is `Fine`, unless a micro-service error
/// header is there. For a status, `message` is its description and `detail` the header lines; the
/// code carries the variant of the description. For a service error, `message` is the text of
/// `Nats-Service-Error` and `detail` that of `Nats-Service-Error-Code`, which may be any text; a
/// code nobody knows is `nats_micro:0`, a number 400 to 599 is itself.
///
/// ```
/// use derrno::wire::{Decoded, nats::headers};
/// let Decoded::Failed(failure) = headers(b"NATS/1.0 503\r\nNats-Subject: nobody.home\r\n\r\n") else { panic!() };
/// assert_eq!((failure.code.native(), failure.message), (503, &b""[..]));
/// ```
#[must_use]
pub fn headers(bytes: &[u8]) -> Decoded<'_> {
    const VERSION: &[u8] = b"NATS/1.0";
    if let Some(at) = bytes.iter().zip(VERSION).position(|(a, b)| a != b) {
        return Decoded::Malformed(at);
    }
    let Some(end) = bytes.windows(4).position(|w| w == b"\r\n\r\n") else { return Decoded::Incomplete(1) };
    let length = end + 4;
    let block = bytes.get(VERSION.len()..end + 2).unwrap_or(&[]);
    let line_end = block.windows(2).position(|w| w == b"\r\n").unwrap_or(block.len());
    let (first, lines) = block.split_at_checked(line_end).unwrap_or((block, &[]));
    let lines = lines.strip_prefix(b"\r\n").unwrap_or(lines);
    let first = first.trim_ascii();
    if first.is_empty() {
        return service(lines, length);
    }
    let status = first.get(..3).filter(|digits| digits.iter().all(u8::is_ascii_digit));
    let next = first.get(3).copied().unwrap_or(b' ');
    let (Some(&[a, b, c]), b' ') = (status, next) else { return Decoded::Malformed(VERSION.len()) };
    let number = [a, b, c].iter().fold(0, |n, digit| 10 * n + i32::from(digit - b'0'));
    let description = first.get(3..).unwrap_or(&[]).trim_ascii();
    let code = match nats_status::TABLE.by_text(Some(number), description) {
        Some(row) => row.code(),
        None => Code::new(Domain::NATS_STATUS, number),
    };
    if code.verdict().kind() == crate::Kind::OK {
        return service(lines, length);
    }
    let mut failure = Failure::new(code, description, length);
    failure.detail = lines;
    Decoded::Failed(failure)
}

/// Looks for micro-service error headers; either alone counts.
fn service(lines: &[u8], length: usize) -> Decoded<'_> {
    let text = header(lines, b"Nats-Service-Error");
    let code_text = header(lines, b"Nats-Service-Error-Code");
    if text.is_none() && code_text.is_none() {
        return Decoded::Fine(length);
    }
    let name = code_text.and_then(|code| core::str::from_utf8(code).ok()).unwrap_or("");
    let code = match (nats_micro::TABLE.by_name(name), name.parse()) {
        (Some(row), _) => row.code(),
        (None, Ok(number @ 400..=599)) => Code::new(Domain::NATS_MICRO, number),
        _ => Code::new(Domain::NATS_MICRO, 0),
    };
    let mut failure = Failure::new(code, text.unwrap_or(&[]), length);
    failure.detail = code_text.unwrap_or(&[]);
    Decoded::Failed(failure)
}

/// Decodes the JSON body of a JetStream API reply or publish ack, or a bare error object.
///
/// The code is `err_code`, in the context of the HTTP-like `code`, or the variant of its text, where the
/// code wraps a cause. Without `err_code` (a server before 2.3) it is the code whose description this is;
/// a text nobody knows leaves `jetstream:0`, which answers by the class of `code`. An `error` that is
/// a string is a description. `message` is the description as written in the JSON, still escaped;
/// `detail` is the whole error object, for [`json::member`]. Unknown members are tolerated. A body
/// without `error` is `Fine`, unless it is an error object itself: it has an `err_code`, or a `code` of
/// 400 or more and a description.
///
/// ```
/// use derrno::wire::{Decoded, nats::jetstream};
/// let body = br#"{"type":"x","error":{"code":404,"err_code":10059,"description":"stream not found"}}"#;
/// let Decoded::Failed(failure) = jetstream(body) else { panic!() };
/// assert_eq!((failure.code.native(), failure.code.context()), (10059, 404));
/// assert_eq!(failure.message, b"stream not found");
/// let old = br#"{"error":{"code":404,"description":"stream not found"}}"#;
/// let Decoded::Failed(failure) = jetstream(old) else { panic!() };
/// assert_eq!(failure.code.native(), 10059);
/// ```
#[must_use]
pub fn jetstream(body: &[u8]) -> Decoded<'_> {
    let object = match json::whole(body) {
        Ok(object) => object,
        Err(stopped) => return stopped,
    };
    if !object.starts_with(b"{") {
        return Decoded::Malformed(0);
    }
    let error = match json::member(object, "error") {
        None | Some(b"null") if is_bare_error(object) => object,
        None | Some(b"null") => return Decoded::Fine(body.len()),
        Some(error) => error,
    };
    let http = number(error, "code").and_then(|code| u16::try_from(code).ok()).unwrap_or(0);
    let native = number(error, "err_code").and_then(|code| i32::try_from(code).ok()).unwrap_or(0);
    let described = json::member(error, "description").and_then(json::string);
    let text = described.or_else(|| json::string(error)).unwrap_or(&[]);
    let known =
        if text.is_empty() { None } else { jetstream::TABLE.by_text(Some(native).filter(|n| *n != 0), text) };
    let code = match known.map(|row| row.code()) {
        Some(variant) if variant.context() != 0 => variant,
        Some(code) => code.in_context(http),
        None => Code::new(Domain::JETSTREAM, native).in_context(http),
    };
    let mut failure = Failure::new(code, text, body.len());
    failure.detail = error;
    Decoded::Failed(failure)
}

/// Whether an object without a member `error` is an error all the same.
fn is_bare_error(object: &[u8]) -> bool {
    let described = json::member(object, "description").and_then(json::string).is_some();
    number(object, "err_code").is_some_and(|code| code != 0)
        || described && number(object, "code").is_some_and(|code| code >= 400)
}

fn number(object: &[u8], name: &str) -> Option<i64> {
    json::member(object, name).and_then(json::integer)
}
