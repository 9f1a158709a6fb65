//! Records on a byte pipe: COBS frames with a checksum.
//!
//! A frame is COBS of the record and its CRC-16/PROFIBUS, and a 0x00 after it. No other byte of a
//! frame is 0x00, so a reader that lost its place finds the next frame there.

use cobs::CobsEncoder;
use crc::{CRC_16_PROFIBUS, Crc, NoTable};

use super::record::Record;
use super::wire::{DecodeError, MAX_RECORD};

/// The length of the checksum.
const CHECK: usize = 2;

/// The longest record with its checksum.
const MAX_PAYLOAD: usize = MAX_RECORD + CHECK;

/// The longest frame: COBS adds one byte to less than 254, and the 0x00 ends it.
pub const MAX_FRAME: usize = MAX_PAYLOAD + 1 + 1;

/// Writes the record as a frame to the start of `buffer` and returns its length; `None`, and nothing
/// is written, when it does not fit. [`MAX_FRAME`] bytes are always enough.
///
/// ```
/// use derrno::{Code, Domain, log::{Record, frame}};
/// let record = Record::new(Code::new(Domain::ZOOKEEPER, -101));
/// let mut buffer = [0; frame::MAX_FRAME];
/// assert_eq!(frame::encode(&record, &mut buffer), Some(8));
/// ```
#[must_use]
pub fn encode(record: &Record, buffer: &mut [u8]) -> Option<usize> {
    // A table is faster, but costs 512 bytes of flash; a record is a few bytes.
    const CRC: Crc<u16, NoTable> = Crc::<u16, NoTable>::new(&CRC_16_PROFIBUS);
    let mut bytes = [0; MAX_RECORD];
    let len = record.encode(&mut bytes)?;
    let bytes = bytes.get(..len)?;
    let buffer = buffer.get_mut(..bytes.len() + CHECK + 2)?;
    let mut cobs = CobsEncoder::new(buffer);
    cobs.push(bytes).ok()?;
    cobs.push(&CRC.checksum(bytes).to_le_bytes()).ok()?;
    let len = cobs.finalize();
    *buffer.get_mut(len)? = 0;
    Some(len + 1)
}

/// The record as a frame.
///
/// ```
/// use derrno::{Code, Domain, log::{Record, frame}};
/// let frame = frame::to_vec(&Record::new(Code::new(Domain::ZOOKEEPER, -101)));
/// assert_eq!(frame, [1, 6, 9, 0xc9, 1, 0xb1, 0xad, 0]);
/// ```
#[cfg(feature = "heapless")]
#[cfg_attr(docsrs, doc(cfg(feature = "heapless")))]
#[must_use]
pub fn to_vec(record: &Record) -> heapless::Vec<u8, MAX_FRAME> {
    let mut frame = heapless::Vec::from_array([0; MAX_FRAME]);
    let len = encode(record, &mut frame).unwrap_or(0);
    frame.truncate(len);
    frame
}

/// Reads one frame, given without the 0x00 after it.
///
/// # Errors
/// When the bytes are not a frame with a record; never [`Why::Truncated`].
pub fn decode(frame: &[u8]) -> Result<Record, Why> {
    static CRC: Crc<u16> = Crc::<u16>::new(&CRC_16_PROFIBUS);
    if frame.len() >= MAX_FRAME {
        return Err(Why::TooLong);
    }
    let mut payload = [0; MAX_PAYLOAD];
    let len = cobs::decode(frame, &mut payload).map_err(|_| Why::Garbage)?;
    if len + 1 != frame.len() {
        return Err(Why::Garbage); // there was a 0x00 in it
    }
    let (bytes, check) = payload.get(..len).and_then(<[u8]>::split_last_chunk).ok_or(Why::Garbage)?;
    if CRC.checksum(bytes) != u16::from_le_bytes(*check) {
        return Err(Why::Checksum);
    }
    match Record::decode(bytes) {
        Ok((record, len)) if len == bytes.len() => Ok(record),
        Err(DecodeError::NewerVersion) => Err(Why::NewerVersion),
        _ => Err(Why::Garbage),
    }
}

/// Reads frames out of a stream of bytes that may begin anywhere and hold anything. No allocation;
/// what it has of an unfinished frame it keeps.
///
/// Every byte is in exactly one event: the `bytes` of all events, and what [`Frames::finish`] returns,
/// add up to the bytes given.
///
/// ```
/// use derrno::{Code, Domain, log::{Record, frame::{self, Event, Frames, Why}}};
/// let record = Record::new(Code::new(Domain::ZOOKEEPER, -101));
/// let mut stream = *b"noise\0........again";
/// frame::encode(&record, &mut stream[6..]);
///
/// let (mut frames, mut input) = (Frames::new(), &stream[..]);
/// assert_eq!(frames.next(&mut input), Some(Event::Skipped { why: Why::Garbage, bytes: 6 }));
/// assert_eq!(frames.next(&mut input), Some(Event::Record { record, bytes: 8 }));
/// assert_eq!(frames.next(&mut input), None); // `input` is used up: give the next bytes
/// assert_eq!(frames.finish(), Some(Event::Skipped { why: Why::Truncated, bytes: 5 }));
/// ```
#[derive(Debug)]
#[repr(C)] // plain numbers, so that any memory is a reader: that of the C library lies in the caller's
pub struct Frames {
    /// The bytes since the last event.
    bytes: usize,
    /// The first of them.
    begun: [u8; MAX_FRAME],
}

/// What a stretch of the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A frame with a record.
    Record {
        /// The record.
        record: Record,
        /// The length of the frame, with its 0x00.
        bytes: usize,
    },
    /// Bytes that hold no record this build can read. Something is lost.
    Skipped {
        /// Why.
        why: Why,
        /// How many, with the 0x00 after them.
        bytes: usize,
    },
    /// 0x00 bytes between frames. Nothing is lost.
    Idle {
        /// How many.
        bytes: usize,
    },
}

/// Why bytes were skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Why {
    /// Not a frame: not COBS, shorter than any record, or something else with a right checksum.
    Garbage,
    /// A frame whose checksum is wrong: bytes were changed, lost or added.
    Checksum,
    /// Longer than any frame of this version before a 0x00 came.
    TooLong,
    /// A good frame with a record of a newer version of the format; update the reader.
    NewerVersion,
    /// The stream ended within a frame.
    Truncated,
}

impl Frames {
    /// A reader at the start of a stream.
    #[must_use]
    pub const fn new() -> Frames {
        Frames { bytes: 0, begun: [0; MAX_FRAME] }
    }

    /// The next event; `input` is moved past the bytes read. `None` when it is used up.
    pub fn next(&mut self, input: &mut &[u8]) -> Option<Event> {
        let whole = *input;
        if self.bytes == 0 && whole.first() == Some(&0) {
            let bytes = whole.iter().position(|byte| *byte != 0).unwrap_or(whole.len());
            *input = whole.get(bytes..)?;
            return Some(Event::Idle { bytes });
        }
        let Some(end) = whole.iter().position(|byte| *byte == 0) else {
            self.keep(whole);
            *input = &[];
            return None;
        };
        *input = whole.get(end + 1..)?;
        let frame = whole.get(..end)?;
        let (decoded, bytes) = if self.bytes == 0 {
            (decode(frame), end + 1)
        } else {
            self.keep(frame);
            // A frame longer than can be is there in part, but is too long all the same.
            let kept = self.begun.get(..self.bytes).unwrap_or(&self.begun);
            (decode(kept), core::mem::take(&mut self.bytes).saturating_add(1))
        };
        Some(match decoded {
            Ok(record) => Event::Record { record, bytes },
            Err(why) => Event::Skipped { why, bytes },
        })
    }

    /// The end of the stream: what is left of an unfinished frame. The reader is then as new.
    pub fn finish(&mut self) -> Option<Event> {
        match core::mem::take(&mut self.bytes) {
            0 => None,
            bytes => Some(Event::Skipped { why: Why::Truncated, bytes }),
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        for (to, from) in self.begun.iter_mut().skip(self.bytes).zip(bytes) {
            *to = *from;
        }
        self.bytes = self.bytes.saturating_add(bytes.len());
    }
}

impl Default for Frames {
    fn default() -> Frames {
        Frames::new()
    }
}
