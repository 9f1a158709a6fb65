//! TLS: the alert in a record.

use super::bytes::Bytes;
use super::{Decoded, Failure};
use crate::code::Code;
use crate::domain::Domain;

/// Decodes one record: an alert is `Failed`, any other record `Fine`.
///
/// An alert is two bytes in a record of seven. Once the handshake is done it is encrypted, and only the library can
/// tell: with TLS 1.3 it looks like data (`Fine`), before that like an alert of another length, which is malformed.
/// [`closes`](Failure::closes) is false for a warning after which the connection goes on.
///
/// ```
/// use derrno::wire::{Decoded, tls::record};
/// let Decoded::Failed(failure) = record(b"\x15\x03\x03\0\x02\x02\x28") else { panic!() };
/// assert_eq!(failure.code.to_string(), "tls_alert:40 handshake_failure");
/// assert!(failure.closes);
/// assert_eq!(record(b"\x17\x03\x03\0\x01x"), Decoded::Fine(6));
/// assert_eq!(record(b"\x15\x03\x03"), Decoded::Incomplete(2));
/// ```
#[must_use]
pub fn record(bytes: &[u8]) -> Decoded<'_> {
    read(bytes).unwrap_or_else(|stopped| stopped)
}

fn read(bytes: &[u8]) -> Result<Decoded<'_>, Decoded<'_>> {
    const ALERT: u8 = 21;
    /// The longest record that a version allows.
    const MOST: usize = (1 << 14) + 2048;
    // What is wrong is told as soon as it is here.
    let kind = bytes.first().copied().unwrap_or(ALERT);
    if !(20..=24).contains(&kind) {
        return Err(Decoded::Malformed(0));
    }
    if bytes.get(1).is_some_and(|major| *major != 3) {
        return Err(Decoded::Malformed(1));
    }
    let mut input = Bytes::new(bytes);
    let [_, _, _, high, low] = input.array::<5>()?;
    let size = usize::from(high) << 8 | usize::from(low);
    if size > MOST || kind == ALERT && size != 2 {
        return Err(Decoded::Malformed(3));
    }
    let body = input.take(size)?;
    let (ALERT, &[level, description]) = (kind, body) else { return Ok(Decoded::Fine(input.at)) };
    if !(1..=2).contains(&level) {
        return Err(Decoded::Malformed(5));
    }
    let code = Code::new(Domain::TLS_ALERT, i32::from(description));
    let mut failure = Failure::new(code, &[], input.at);
    failure.closes |= level == 2;
    Ok(Decoded::Failed(failure))
}
