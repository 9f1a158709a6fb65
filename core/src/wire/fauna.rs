//! Fauna: the HTTP status and JSON body of a response, and the events of a stream.

use super::{Decoded, Failure, json};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::fauna;

/// Decodes a response: its HTTP status and its whole body.
///
/// Understands every shape met on a Fauna host: `{"error":{"code":..}}`, `{"error":"text"}`,
/// `{"code":..,"message":..}`, `{"errors":[{"code":..}]}` of FQL v4, and
/// `{"errors":[{"message":..,"extensions":{"code":..}}]}` of GraphQL, which comes with the status 200. Of
/// several errors the first counts. The code is that of the
/// string, in the context of the status; a string nobody knows, or none, is `fauna:0` in that
/// context, which answers by the class of the status. A status of 400 or more is an error whatever
/// the body is; with a body that is not JSON, the body is the `message`.
///
/// `message` is as written in the JSON, still escaped; `detail` is the error object, in which
/// [`json::member`] finds `abort`, `constraint_failures` and the code string.
///
/// ```
/// use derrno::wire::{Decoded, fauna::response, json::member};
/// let body = br#"{"error":{"code":"abort","message":"stop","abort":{"id":7}},"summary":""}"#;
/// let Decoded::Failed(failure) = response(400, body) else { panic!() };
/// assert_eq!(failure.code.to_string(), "fauna:abort@400");
/// assert_eq!(member(failure.detail, "abort"), Some(&b"{\"id\":7}"[..]));
/// ```
#[must_use]
pub fn response(status: u16, body: &[u8]) -> Decoded<'_> {
    let failed = status >= 400;
    let object = match json::whole(body) {
        Ok(object) if object.starts_with(b"{") => object,
        Ok(_) | Err(Decoded::Malformed(_)) if failed => {
            return Decoded::Failed(plain(status, body, body.len()));
        }
        Err(_) if failed && body.trim_ascii().is_empty() => {
            return Decoded::Failed(plain(status, &[], body.len()));
        }
        Ok(_) => return Decoded::Fine(body.len()),
        Err(stopped) => return stopped,
    };
    let error = match json::member(object, "error") {
        Some(b"null") | None => None,
        some => some,
    };
    let first = json::member(object, "errors").and_then(json::first_element);
    let top = if failed { Some(object) } else { None };
    match error.or(first).or(top) {
        Some(error) => Decoded::Failed(failure(error, if failed { status } else { 0 }, body.len())),
        None => Decoded::Fine(body.len()),
    }
}

/// Decodes one event of a stream or feed: a JSON object, and CR LF after it.
///
/// An event of another type than `error` is `Fine`. `Incomplete` until the line's end is here.
#[must_use]
pub fn event(bytes: &[u8]) -> Decoded<'_> {
    let Some(end) = bytes.iter().position(|b| *b == b'\n') else {
        // Not a prefix of JSON either: say so at once.
        return match json::whole(bytes) {
            Err(Decoded::Malformed(at)) => Decoded::Malformed(at),
            _ => Decoded::Incomplete(1),
        };
    };
    let object = match json::whole(bytes.get(..end).unwrap_or(&[])) {
        Ok(object) if object.starts_with(b"{") => object,
        Ok(_) => return Decoded::Malformed(0),
        Err(Decoded::Malformed(at)) => return Decoded::Malformed(at),
        Err(_) => return Decoded::Malformed(end),
    };
    match (json::member(object, "type"), json::member(object, "error")) {
        (Some(b"\"error\""), Some(error)) => {
            let mut failure = failure(error, 0, end + 1);
            failure.closes = true; // an error event ends the stream
            Decoded::Failed(failure)
        }
        _ => Decoded::Fine(end + 1),
    }
}

/// An error without a code.
fn plain(status: u16, message: &[u8], length: usize) -> Failure<'_> {
    Failure::new(Code::new(Domain::FAUNA, 0).in_context(status), message, length)
}

/// An error object or string.
fn failure(error: &[u8], status: u16, length: usize) -> Failure<'_> {
    if let Some(text) = json::string(error) {
        return plain(status, text, length);
    }
    let text = |name| json::member(error, name).and_then(json::string);
    let extended =
        || json::member(error, "extensions").and_then(|more| json::string(json::member(more, "code")?));
    let name = text("code").or_else(extended).unwrap_or(&[]);
    let native = fauna::TABLE.by_name(name).map_or(0, |row| row.native());
    let message = text("message").or_else(|| text("description")).unwrap_or(&[]);
    let code = Code::new(Domain::FAUNA, native).in_context(status);
    let mut failure = Failure::new(code, message, length);
    failure.detail = error;
    failure
}
