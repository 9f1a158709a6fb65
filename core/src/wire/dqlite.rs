//! dqlite: a response message, and the FAILURE in it, clean or mis-framed.
//!
//! ```text
//! words u32 LE | type u8 | schema u8 | 0 u16 | body of `words` times 8 bytes
//! body of a FAILURE (type 0):  code u64 LE | text, NUL-padded to 8 bytes
//! mis-framed:  column count | names | rows ... | code u64 LE | text, NUL-padded
//! ```
//!
//! When a request that returns rows fails while stepping, the server leaves what it had written
//! before the code. Reading the first words then gives the column count as the code: a UNIQUE
//! violation with five columns reads as BUSY. This decoder finds the code from the end: the words of
//! the text hold no NUL but the last, and the code's top byte is 0.

use super::bytes::Bytes;
use super::{Decoded, Failure};
use crate::systems::dqlite;

/// Decodes one response message of a server.
///
/// `context` is [`dqlite::WIRE`], or [`dqlite::LEGACY`] for a server older than 1.6. The code of a
/// failure is that of its number and its text, see [`dqlite::failure`].
/// `detail` is what the server left before the code, empty when the message is clean.
///
/// A code that does not fit in 31 bits is malformed: no server has one.
///
/// ```
/// use derrno::wire::{Decoded, dqlite::message};
/// let mut bytes = *b"\x05\0\0\0\0\0\0\0\x01\0\0\0\0\0\0\0near \"SELEC\": syntax error\0\0\0\0\0\0";
/// let Decoded::Failed(failure) = message(&bytes, derrno::dqlite::WIRE) else { panic!() };
/// assert_eq!(failure.code.native(), 1);
/// assert_eq!(failure.message, b"near \"SELEC\": syntax error");
/// bytes[4] = 1; // a message of another type
/// assert_eq!(message(&bytes, derrno::dqlite::WIRE), Decoded::Fine(48));
/// ```
#[must_use]
pub fn message(bytes: &[u8], context: u16) -> Decoded<'_> {
    decode(bytes, context).unwrap_or_else(|stopped| stopped)
}

fn decode(bytes: &[u8], context: u16) -> Result<Decoded<'_>, Decoded<'_>> {
    let mut input = Bytes::new(bytes);
    let words = u32::from_le_bytes(input.array()?);
    let [kind, schema, _, _] = input.array()?;
    let body = input.take((words as usize).checked_mul(8).ok_or(Decoded::Malformed(0))?)?;
    if kind != 0 {
        return Ok(Decoded::Fine(input.at));
    }
    if schema != 0 {
        return Err(Decoded::Malformed(5));
    }
    if body.len() < 16 {
        return Err(Decoded::Malformed(0)); // no room for a code and a text
    }
    let (words, _) = body.as_chunks::<8>();
    // The last word belongs to the text; go back over the words without NUL.
    let before_last = words.split_last().map_or(&[][..], |(_, before)| before);
    let Some(code_at) = before_last.iter().rposition(|word| word.contains(&0)) else {
        return Err(Decoded::Malformed(8));
    };
    let value = words.get(code_at).map_or(u64::MAX, |word| u64::from_le_bytes(*word));
    let Ok(native) = i32::try_from(value) else { return Err(Decoded::Malformed(8 + 8 * code_at)) };
    let text = body.get(8 * (code_at + 1)..).unwrap_or(&[]);
    let Some(end) = text.iter().position(|b| *b == 0) else { return Err(Decoded::Malformed(input.at)) };
    let text = text.get(..end).unwrap_or(&[]);
    let code = dqlite::failure(native, text, context);
    let mut failure = Failure::new(code, text, input.at);
    failure.detail = body.get(..8 * code_at).unwrap_or(&[]);
    Ok(Decoded::Failed(failure))
}
