//! Builds the one hash of all domains, see `lookup/any.rs`.

use super::perfect::{Shape, perfect};
use super::row::Row;
use super::{Index, NONE};
use crate::verdict::Verdict;

/// A code of the hash: its key, its verdict, and its row, [`NONE`] for one that is not listed.
pub(crate) type Listed = (u64, Verdict, u16);

/// What a code is looked up by: the native number, then the domain, which is below 128; the lower 25 bits are 0.
#[inline(always)]
pub(crate) const fn key(domain: u16, native: i32) -> u64 {
    (native as u32 as u64) << 32 | (domain as u64) << 25
}

/// What every key has at least, where it is not 0: more than the word of a number without a row.
pub(crate) const UNLISTED: u32 = 1 << 24;

/// A verdict in 24 bits: turned by one, so that the highest bit, which marks it as unlisted, becomes the lowest,
/// and the bits that are always 0 become the highest.
const fn packed(verdict: Verdict) -> u32 {
    let packed = verdict.bits().rotate_left(1);
    assert!(packed < UNLISTED, "derrno: a verdict has a reserved bit");
    packed
}

/// The verdict of the 24 bits.
#[inline(always)]
pub(crate) const fn unpacked(packed: u32) -> Verdict {
    Verdict::from_bits((packed & (UNLISTED - 1)).rotate_right(1))
}

/// How a domain's numbers without a row are answered.
#[derive(Clone, Copy)]
pub struct Unlisted {
    /// The bits of a number that choose among the domain's words.
    pub mask: u32,
    /// The first of the words.
    pub first: u32,
}

/// How many words the numbers without a row of a domain need.
pub(crate) const fn unlisted_words(index: &Index) -> usize {
    if index.mask == -1 { 1 } else { index.mask as usize + 1 }
}

/// The word of a number without a row: its packed verdict and [`UNLISTED`].
pub(crate) const fn unlisted_word(index: &Index, code: usize) -> u32 {
    packed(outside(index, code)) | UNLISTED
}

/// The verdict of a number without a row, whose primary code may be listed.
const fn outside(index: &Index, code: usize) -> Verdict {
    let guard = index.words.len() - 1;
    index.words[if index.mask == -1 || code > guard { guard } else { code }].unlisted()
}

/// Appends what a domain adds to the hash, and returns how much there is then: the codes that are listed, and the
/// numbers of its window whose answer is not that of numbers far outside. What does not fit is only counted.
pub(crate) const fn append(
    all: &mut [Listed],
    mut n: usize,
    domain: u16,
    index: &Index,
    rows: &[Row],
) -> usize {
    if index.perfect.is_some() && index.mask != -1 {
        rows[0].stop(&["derrno: a domain with primary codes has too many rows for classify(domain, native)"]);
    }
    let span = if index.mask == -1 { (index.words.len() - 1) << index.granule } else { 0 };
    let mut i = 0;
    // The window, its numbers with and without a row.
    while i < span {
        let native = (index.low as i64 + i as i64) as i32;
        let verdict = index.classify(native);
        if verdict.bits() != outside(index, 0).bits() {
            if n < all.len() {
                all[n] = (key(domain, native), verdict, row_of(rows, native));
            }
            n += 1;
        }
        i += 1;
    }
    i = 0;
    // The rows outside of it.
    while i < rows.len() {
        let native = rows[i].native;
        let offset = native as i64 - index.low as i64;
        if rows[i].context == 0 && (offset < 0 || offset >= span as i64) {
            if n < all.len() {
                all[n] = (key(domain, native), index.classify(native), i as u16);
            }
            n += 1;
        }
        i += 1;
    }
    n
}

/// The base row of a number.
const fn row_of(rows: &[Row], native: i32) -> u16 {
    let (mut low, mut high) = (0, rows.len());
    while low < high {
        let middle = low + (high - low) / 2;
        if rows[middle].native < native {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if low < rows.len() && rows[low].native == native && rows[low].context == 0 { low as u16 } else { NONE }
}

/// The hash of all codes.
pub(crate) struct All<const B: usize, const S: usize> {
    /// What a key is multiplied by.
    pub(crate) factor: u64,
    /// By bucket.
    pub(crate) displacements: [u16; B],
    /// In each slot a key and its verdict, as one integer.
    pub(crate) codes: [u64; S],
    /// The row of each.
    pub(crate) rows: [u16; S],
}

/// Finds the hash.
pub(crate) const fn all<const N: usize, const B: usize, const S: usize>(listed: &[Listed; N]) -> All<B, S> {
    let mut keys = [0; N];
    let mut i = 0;
    while i < N {
        keys[i] = listed[i].0;
        i += 1;
    }
    let found = perfect::<N, B, S>(&keys, Shape::round(S));
    // An empty slot holds what no code is: domain 127, number -1.
    let mut all = All {
        factor: found.factor,
        displacements: found.displacements,
        codes: [key(127, -1); S],
        rows: [NONE; S],
    };
    i = 0;
    while i < S {
        if found.keys[i] != NONE {
            let (key, verdict, row) = listed[found.keys[i] as usize];
            all.codes[i] = key | packed(verdict) as u64;
            all.rows[i] = row;
        }
        i += 1;
    }
    all
}
