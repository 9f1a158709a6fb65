//! QUIC and HTTP/3: the frames that end a stream or the connection.

use super::bytes::Bytes;
use super::{Decoded, Failure};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::{http3, quic};

/// Decodes one frame of QUIC, as a library or a trace has it when the packet is decrypted: CONNECTION_CLOSE of the
/// transport (0x1c) is a code of `quic`, or of `tls_alert` where it carries an alert; CONNECTION_CLOSE of the
/// application (0x1d), RESET_STREAM (4) and STOP_SENDING (5) are codes of `http3`, in the context of the frame.
///
/// PADDING and PING are `Fine`. Any other frame is malformed: without reading all of QUIC nobody knows its length.
///
/// `message` is the reason of a CONNECTION_CLOSE. `detail` is the identifier of the stream as it was sent, or the type
/// of the frame at fault. [`closes`](Failure::closes) is true for CONNECTION_CLOSE. A number above 2147483647, as peers
/// send on purpose, is read as that, which is unlisted.
///
/// ```
/// use derrno::wire::{Decoded, quic::frame};
/// let Decoded::Failed(failure) = frame(b"\x1c\x41\x78\x06\0") else { panic!() }; // 0x178, in a CRYPTO frame
/// assert_eq!(failure.code.to_string(), "tls_alert:120 no_application_protocol");
/// let Decoded::Failed(failure) = frame(b"\x04\x08\x41\x0b\0") else { panic!() }; // stream 8, 0x10b
/// assert_eq!(failure.code.to_string(), "http3:267@2 H3_REQUEST_REJECTED");
/// assert!(!failure.closes);
/// ```
#[must_use]
pub fn frame(bytes: &[u8]) -> Decoded<'_> {
    read(bytes).unwrap_or_else(|stopped| stopped)
}

fn read(bytes: &[u8]) -> Result<Decoded<'_>, Decoded<'_>> {
    let mut input = Bytes::new(bytes);
    let kind = varint(&mut input)?;
    let (code, detail, message) = match kind {
        0 | 1 => return Ok(Decoded::Fine(input.at)),
        4 | 5 => {
            let start = input.at;
            varint(&mut input)?;
            let stream = bytes.get(start..input.at);
            let code = Code::new(Domain::HTTP3, native(&mut input)?).in_context(http3::RESET);
            if kind == 4 {
                varint(&mut input)?; // the final size
            }
            (code, stream, &[][..])
        }
        0x1c | 0x1d => {
            let native = native(&mut input)?;
            let start = input.at;
            if kind == 0x1c {
                varint(&mut input)?;
            }
            let at_fault = bytes.get(start..input.at);
            let size = varint(&mut input)?;
            let message = input.take(usize::try_from(size).unwrap_or(usize::MAX))?;
            let code = match quic::alert(native) {
                _ if kind == 0x1d => Code::new(Domain::HTTP3, native).in_context(http3::CLOSE),
                Some(alert) => alert,
                None => Code::new(Domain::QUIC, native),
            };
            (code, at_fault, message)
        }
        _ => return Err(Decoded::Malformed(0)),
    };
    let mut failure = Failure::new(code, message, input.at);
    failure.closes |= kind >= 0x1c;
    failure.detail = detail.unwrap_or(&[]);
    Ok(Decoded::Failed(failure))
}

/// A code, which has 62 bits at most.
fn native<'a>(input: &mut Bytes<'a>) -> Result<i32, Decoded<'a>> {
    Ok(i32::try_from(varint(input)?).unwrap_or(i32::MAX))
}

/// The two highest bits of the first byte say how many bytes there are: 1, 2, 4 or 8.
fn varint<'a>(input: &mut Bytes<'a>) -> Result<u64, Decoded<'a>> {
    let first = input.u8()?;
    let mut value = u64::from(first & 0x3f);
    for byte in input.take((1 << (first >> 6)) - 1)? {
        value = value << 8 | u64::from(*byte);
    }
    Ok(value)
}
