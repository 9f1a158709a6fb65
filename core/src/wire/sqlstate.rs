//! PostgreSQL, CockroachDB and poolers: the messages of the server, in version 3 of the protocol.
//!
//! A message is a letter, a length of four bytes that counts itself, and a body. `E` and `N` hold fields: a letter,
//! a text, a NUL; a NUL ends them. `C` holds the five characters, `V` the severity in English, `M` what was said.

use super::bytes::{Bytes, inside};
use super::{Decoded, Failure};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::sqlstate::{AT_COMMIT, IN_FAILED_SQL_TRANSACTION, failure};

/// Decodes one message of the server.
///
/// An ErrorResponse is an error. So is a NoticeResponse that tells of one: of a commit that no standby has, of a
/// session that ends (57P01 and 57P02 come so), of a COMMIT outside of a transaction. Every other notice and message
/// is `Fine`.
///
/// The code is that of [`failure`]. Whether it came before COMMIT was sent, or from CockroachDB, the caller knows.
/// `closes` is also set by the severity. `message` is field `M`, `detail` all fields, for [`field`].
///
/// The answer to an SSLRequest is one byte and no message.
///
/// ```
/// use derrno::wire::{Decoded, sqlstate::{field, message}};
/// let bytes = b"E\0\0\0\x26VERROR\0C40P01\0Mdeadlock detected\0\0";
/// let Decoded::Failed(failure) = message(bytes) else { panic!() };
/// assert_eq!(failure.code.to_string(), "sqlstate:40P01 deadlock_detected");
/// assert_eq!((failure.message, failure.closes), (&b"deadlock detected"[..], false));
/// assert_eq!(field(failure.detail, b'V'), Some(&b"ERROR"[..]));
/// assert_eq!(message(b"Z\0\0\0\x05T"), Decoded::Fine(6)); // ReadyForQuery, in a transaction
/// assert_eq!(message(b"E\0\0\0\x26VERR"), Decoded::Incomplete(30));
/// ```
#[must_use]
pub fn message(bytes: &[u8]) -> Decoded<'_> {
    let (letter, body) = match whole(bytes) {
        Ok(whole) => whole,
        Err(stopped) => return stopped,
    };
    match letter {
        b'E' | b'N' => response(letter == b'N', body).unwrap_or_else(|stopped| stopped),
        _ => Decoded::Fine(HEAD + body.len()),
    }
}

/// Decodes a message that ends a COMMIT: as [`message`], and a CommandComplete with the tag `ROLLBACK` is an error as
/// well, `25P02` [`AT_COMMIT`]. The server has no code for it: the transaction had failed before, and COMMIT undid it.
///
/// ```
/// use derrno::{Effect, wire::{Decoded, sqlstate::commit}};
/// let Decoded::Failed(failure) = commit(b"C\0\0\0\x0dROLLBACK\0") else { panic!() };
/// assert_eq!(failure.code.verdict().effect(), Effect::NOT_APPLIED);
/// assert_eq!(commit(b"C\0\0\0\x0bCOMMIT\0"), Decoded::Fine(12));
/// ```
#[must_use]
pub fn commit(bytes: &[u8]) -> Decoded<'_> {
    match whole(bytes) {
        Ok((b'C', body @ b"ROLLBACK\0")) => {
            let code = Code::new(Domain::SQLSTATE, IN_FAILED_SQL_TRANSACTION).in_context(AT_COMMIT);
            Decoded::Failed(Failure::new(code, body.strip_suffix(b"\0").unwrap_or(body), HEAD + body.len()))
        }
        _ => message(bytes),
    }
}

/// A field of an ErrorResponse or NoticeResponse by its letter: `V` severity, `D` detail, `H` hint, `n` constraint, and
/// so on. The first, where it stands twice.
#[must_use]
pub fn field(fields: &[u8], letter: u8) -> Option<&[u8]> {
    let mut rest = fields;
    loop {
        let (text, after) = rest.split_at_checked(rest.iter().position(|b| *b == 0)?)?;
        match text.split_first()? {
            (first, text) if *first == letter => return Some(text),
            _ => rest = after.get(1..)?,
        }
    }
}

/// The letter and the length.
const HEAD: usize = 5;

/// The letter and the body of a message that is all there.
fn whole(bytes: &[u8]) -> Result<(u8, &[u8]), Decoded<'_>> {
    let mut head = Bytes::new(bytes);
    if !head.u8()?.is_ascii_alphanumeric() {
        return Err(Decoded::Malformed(0));
    }
    // The server's own limit for a message.
    let length = match head.i32_be()? {
        length @ 4..=0x3fff_ffff => length.unsigned_abs() as usize - 4,
        _ => return Err(Decoded::Malformed(1)),
    };
    let body = head.take(length)?;
    Ok((bytes.first().copied().unwrap_or(0), body))
}

/// The fields of an ErrorResponse or NoticeResponse.
fn response(notice: bool, body: &[u8]) -> Result<Decoded<'_>, Decoded<'_>> {
    let mut at = Bytes::new(body);
    loop {
        if inside(at.u8(), HEAD, body.len())? == 0 {
            break;
        }
        let text = at.rest().iter().position(|b| *b == 0).ok_or(Decoded::Malformed(HEAD + body.len()))?;
        inside(at.take(text + 1), HEAD, body.len())?;
    }
    if at.left() > 0 {
        return Err(Decoded::Malformed(HEAD + at.at));
    }
    let length = HEAD + body.len();
    let text = |letter| field(body, letter).unwrap_or(&[]);
    // Field V is missing before 9.6; S is the same in the server's language.
    let severity = match field(body, b'V').unwrap_or(text(b'S')) {
        _ if notice => b"WARNING",
        fatal @ (b"FATAL" | b"PANIC") => fatal,
        _ => b"ERROR",
    };
    let code = failure(text(b'C'), severity, text(b'M'));
    let mut failure = Failure::new(code, text(b'M'), length);
    failure.detail = body;
    failure.closes |= matches!(severity, b"FATAL" | b"PANIC");
    // A notice is a failure where a row says so in its own words.
    if notice && code.context() == 0 && !failure.closes {
        return Ok(Decoded::Fine(length));
    }
    Ok(Decoded::Failed(failure))
}
