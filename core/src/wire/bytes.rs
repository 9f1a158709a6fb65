//! Reading integers from a slice, with the answer for "too short" built in.

use super::Decoded;

/// A cursor over received bytes. A read that fails returns how many bytes are missing.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'a> {
    all: &'a [u8],
    pub(super) at: usize,
}

impl<'a> Bytes<'a> {
    pub(super) fn new(all: &'a [u8]) -> Bytes<'a> {
        Bytes { all, at: 0 }
    }

    pub(super) fn left(&self) -> usize {
        self.all.len() - self.at
    }

    pub(super) fn rest(&self) -> &'a [u8] {
        self.all.get(self.at..).unwrap_or(&[])
    }

    /// The next `n` bytes, or how many are missing.
    pub(super) fn take(&mut self, n: usize) -> Result<&'a [u8], Decoded<'a>> {
        let rest = self.rest();
        match rest.get(..n) {
            Some(taken) => {
                self.at += n;
                Ok(taken)
            }
            None => Err(Decoded::Incomplete(n - rest.len())),
        }
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Decoded<'a>> {
        let mut array = [0; N];
        let taken = self.take(N)?;
        for (to, from) in array.iter_mut().zip(taken) {
            *to = *from;
        }
        Ok(array)
    }

    pub(super) fn u8(&mut self) -> Result<u8, Decoded<'a>> {
        self.array::<1>().map(|[b]| b)
    }

    pub(super) fn i32_be(&mut self) -> Result<i32, Decoded<'a>> {
        self.array().map(i32::from_be_bytes)
    }

    pub(super) fn i64_be(&mut self) -> Result<i64, Decoded<'a>> {
        self.array().map(i64::from_be_bytes)
    }

    /// A protobuf varint of at most ten bytes.
    pub(super) fn varint(&mut self) -> Result<u64, Decoded<'a>> {
        let start = self.at;
        let mut value = 0;
        for shift in 0..10 {
            let byte = self.u8()?;
            if shift == 9 && byte > 1 {
                break;
            }
            value |= u64::from(byte & 0x7f) << (7 * shift);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(Decoded::Malformed(start))
    }
}

/// Inside a frame that is all here, a missing byte is not "incomplete" but malformed; offsets are
/// counted from the start of the frame.
pub(super) fn inside<'a, T>(
    result: Result<T, Decoded<'a>>,
    start: usize,
    len: usize,
) -> Result<T, Decoded<'a>> {
    result.map_err(|decoded| match decoded {
        Decoded::Malformed(at) => Decoded::Malformed(start + at),
        _ => Decoded::Malformed(start + len),
    })
}
