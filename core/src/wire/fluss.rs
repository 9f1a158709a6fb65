//! Apache Fluss: response frames, and the error fields of single items.
//!
//! ```text
//! length u32 BE | type u8 | request id i32 BE | protobuf    type 0 success, 1 error
//! length u32 BE | type u8 |                     protobuf    type 2: the server gives up and closes
//! ```
//!
//! Most errors of reads and writes stand *inside* a success frame, per bucket or item: decode those
//! with [`item`].

use super::bytes::{Bytes, inside};
use super::{Decoded, Failure};
use crate::code::Code;
use crate::domain::Domain;

/// Where an item's message has its code; the text is the next field.
///
/// | numbering | messages |
/// | --- | --- |
/// | `First` | LimitScanResponse, ScanKvResponse, PbCommitLakeTableSnapshotRespForTable, PbPrepareLakeTableRespForTable, PbTableStatsRespForBucket; ErrorResponse |
/// | `Second` | PbListOffsetsRespForBucket, PbNotifyLeaderAndIsrRespForBucket, PbStopReplicaRespForBucket, PbCreateAclRespInfo, PbDropAclsFilterResult, PbDropAclsMatchingAcl |
/// | `Third` | PbProduceLogRespForBucket, PbFetchLogRespForBucket, PbPutKvRespForBucket, PbLookupRespForBucket, PbPrefixLookupRespForBucket, PbAdjustIsrRespForBucket |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[non_exhaustive]
pub enum Numbering {
    /// Code in field 1, text in field 2.
    First = 1,
    /// Code in field 2, text in field 3.
    Second = 2,
    /// Code in field 3, text in field 4.
    Third = 3,
}

/// Decodes one response frame.
///
/// ```
/// use derrno::wire::{Decoded, fluss::frame};
/// let Decoded::Failed(failure) = frame(&[0, 0, 0, 7, 1, 0, 0, 0, 5, 8, 46]) else { panic!() };
/// assert_eq!((failure.code.native(), failure.closes), (46, false));
/// let Decoded::Failed(failure) = frame(&[0, 0, 0, 3, 2, 8, 46]) else { panic!() };
/// assert_eq!((failure.code.native(), failure.closes), (46, true)); // no request id, then it closes
/// ```
#[must_use]
pub fn frame(bytes: &[u8]) -> Decoded<'_> {
    decode_frame(bytes).unwrap_or_else(|stopped| stopped)
}

fn decode_frame(bytes: &[u8]) -> Result<Decoded<'_>, Decoded<'_>> {
    let mut input = Bytes::new(bytes);
    let length = input.i32_be()?;
    if length < 1 {
        return Err(Decoded::Malformed(0));
    }
    let kind = input.u8()?;
    let header = if kind == 2 { 1 } else { 5 };
    if kind > 2 || length < header {
        return Err(Decoded::Malformed(if kind > 2 { 4 } else { 0 }));
    }
    let rest = input.take(length as usize - 1)?;
    if kind == 0 {
        return Ok(Decoded::Fine(input.at));
    }
    let body = rest.get(header as usize - 1..).unwrap_or(&[]);
    let start = input.at - body.len();
    match inside(code_and_text(body, 1), start, body.len())? {
        // The code is required, and "no error" is none.
        (None | Some(0), _) => Err(Decoded::Malformed(start)),
        (Some(code), message) => {
            let mut failure = Failure::new(Code::new(Domain::FLUSS, code), message, input.at);
            failure.closes |= kind == 2;
            Ok(Decoded::Failed(failure))
        }
    }
}

/// Decodes the protobuf message of one item: `Fine` when its code is absent or 0.
///
/// The input is exactly one message, so it is never incomplete.
#[must_use]
pub fn item(message: &[u8], numbering: Numbering) -> Decoded<'_> {
    match inside(code_and_text(message, numbering as u64), 0, message.len()) {
        Ok((None | Some(0), _)) => Decoded::Fine(message.len()),
        Ok((Some(code), text)) => {
            Decoded::Failed(Failure::new(Code::new(Domain::FLUSS, code), text, message.len()))
        }
        Err(malformed) => malformed,
    }
}

/// Walks the fields of a protobuf message; of a field that stands twice the last one counts.
fn code_and_text(message: &[u8], code_field: u64) -> Result<(Option<i32>, &[u8]), Decoded<'_>> {
    let mut input = Bytes::new(message);
    let (mut code, mut text): (_, &[u8]) = (None, &[]);
    while input.left() > 0 {
        let start = input.at;
        let tag = input.varint()?;
        let (field, wire_type) = (tag >> 3, tag & 7);
        match wire_type {
            0 => {
                let value = input.varint()?;
                if field == code_field {
                    code = Some(value as i32); // int32 is sign-extended to ten bytes
                }
            }
            1 => drop(input.take(8)?),
            2 => {
                let length = input.varint()?;
                let value = input.take(usize::try_from(length).unwrap_or(usize::MAX))?;
                if field == code_field + 1 {
                    text = value;
                }
            }
            5 => drop(input.take(4)?),
            _ => return Err(Decoded::Malformed(start)),
        }
        if field == 0 {
            return Err(Decoded::Malformed(start));
        }
    }
    Ok((code, text))
}
