//! A record as bytes: serde's view of it, and postcard's.

use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeTuple, Serializer};

use super::record::{MAX_ARGS, Record};
use crate::code::Code;
use crate::domain::Domain;

/// The longest record: shape, domain, native, context, count, time and four arguments.
pub const MAX_RECORD: usize = 1 + 3 + 5 + 3 + 5 + 5 + 5 * MAX_ARGS;

/// The fields of a record besides its arguments.
const FIELDS: usize = 6;

// The shape byte.
const ARGS: u8 = 7;
const CONTEXT: u8 = 1 << 3;
const COUNT: u8 = 1 << 4;
const TIME: u8 = 1 << 5;
const VERSION_SHIFT: u32 = 6;

/// Why bytes are not a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeError {
    /// The bytes end within the record.
    Truncated,
    /// The record is of a newer version of the format than this build reads.
    NewerVersion,
    /// No record begins like this.
    Malformed,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DecodeError::Truncated => "the bytes end within the record",
            DecodeError::NewerVersion => "the record is of a newer version; update the reader",
            DecodeError::Malformed => "not a record",
        })
    }
}

impl core::error::Error for DecodeError {}

impl Record {
    /// Writes the record to the start of `buffer` and returns its length; `None`, and nothing is
    /// written, when it does not fit. [`MAX_RECORD`] bytes are always enough.
    ///
    /// ```
    /// use derrno::{Code, Domain, log::Record};
    /// let mut buffer = [0; 8];
    /// let record = Record::new(Code::new(Domain::ZOOKEEPER, -101));
    /// assert_eq!(record.encode(&mut buffer), Some(4));
    /// assert_eq!(buffer[..4], [0, 9, 0xc9, 1]);
    /// assert_eq!(record.encode(&mut buffer[..3]), None);
    /// ```
    #[must_use]
    pub fn encode(&self, buffer: &mut [u8]) -> Option<usize> {
        // By hand: postcard's writer keeps its checks of bounds, and so a panic, when a compiler is
        // told to make it small. A test compares the two.
        let (mut whole, mut len) = ([0; MAX_RECORD], 0);
        let mut put = |byte: u8| {
            if let Some(place) = whole.get_mut(len) {
                *place = byte;
                len += 1;
            }
        };
        let mut varint = |mut n: u32| {
            while n >= 0x80 {
                put(n as u8 | 0x80);
                n >>= 7;
            }
            put(n as u8);
        };
        let (code, native) = (self.code(), self.code().native());
        varint(u32::from(self.shape()));
        varint(u32::from(code.domain().number()));
        varint((native << 1 ^ native >> 31) as u32);
        if code.context() != 0 {
            varint(u32::from(code.context()));
        }
        if self.count() != 1 {
            varint(self.count());
        }
        if let Some(time) = self.time() {
            varint(time);
        }
        for arg in self.args() {
            varint(*arg);
        }
        for (to, from) in buffer.get_mut(..len)?.iter_mut().zip(whole) {
            *to = from;
        }
        Some(len)
    }

    /// The first byte: what follows. Below 0x80, so that it is a varint of one byte too.
    fn shape(&self) -> u8 {
        let mut shape = self.args().len() as u8;
        shape |= if self.code().context() != 0 { CONTEXT } else { 0 };
        shape |= if self.count() != 1 { COUNT } else { 0 };
        shape | if self.time().is_some() { TIME } else { 0 }
    }

    /// Reads the record at the start of `bytes`, and returns it with its length.
    ///
    /// # Errors
    /// When there is no whole record of this version of the format.
    pub fn decode(bytes: &[u8]) -> Result<(Record, usize), DecodeError> {
        match bytes.first() {
            None => return Err(DecodeError::Truncated),
            Some(shape) if shape >> VERSION_SHIFT != 0 => return Err(DecodeError::NewerVersion),
            Some(_) => {}
        }
        match postcard::take_from_bytes(bytes) {
            Ok((record, rest)) => Ok((record, bytes.len() - rest.len())),
            Err(postcard::Error::DeserializeUnexpectedEnd) => Err(DecodeError::Truncated),
            Err(_) => Err(DecodeError::Malformed),
        }
    }
}

impl Serialize for Record {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (code, args, shape) = (self.code(), self.args(), self.shape());
        let fields = 3 + (shape >> 3).count_ones() as usize + args.len();

        let mut tuple = serializer.serialize_tuple(fields)?;
        tuple.serialize_element(&shape)?;
        tuple.serialize_element(&code.domain().number())?;
        tuple.serialize_element(&code.native())?;
        if code.context() != 0 {
            tuple.serialize_element(&code.context())?;
        }
        if self.count() != 1 {
            tuple.serialize_element(&self.count())?;
        }
        if let Some(time) = self.time() {
            tuple.serialize_element(&time)?;
        }
        for arg in args {
            tuple.serialize_element(arg)?;
        }
        tuple.end()
    }
}

impl<'de> Deserialize<'de> for Record {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        deserializer.deserialize_tuple(FIELDS + MAX_ARGS, Fields)
    }
}

struct Fields;

impl<'de> Visitor<'de> for Fields {
    type Value = Record;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record of derrno")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut fields: A) -> Result<Record, A::Error> {
        let shape: u8 = next(&mut fields)?;
        if shape >> VERSION_SHIFT != 0 {
            return Err(A::Error::custom("a record of a newer version"));
        }
        let len = shape & ARGS;
        if usize::from(len) > MAX_ARGS {
            return Err(A::Error::custom("a record has at most 4 argument words"));
        }
        let domain = Domain::new(next(&mut fields)?);
        let mut record = Record::new(Code::new(domain, next(&mut fields)?));
        if shape & CONTEXT != 0 {
            record = Record::new(record.code().in_context(next(&mut fields)?));
        }
        if shape & COUNT != 0 {
            record = record.times(next(&mut fields)?);
        }
        if shape & TIME != 0 {
            record = record.at(next(&mut fields)?);
        }
        let mut args = [0; MAX_ARGS];
        for arg in args.iter_mut().take(usize::from(len)) {
            *arg = next(&mut fields)?;
        }
        Ok(record.with_first(len, args))
    }
}

fn next<'de, A: SeqAccess<'de>, T: Deserialize<'de>>(fields: &mut A) -> Result<T, A::Error> {
    fields.next_element()?.ok_or_else(|| A::Error::custom("a record ends early"))
}
