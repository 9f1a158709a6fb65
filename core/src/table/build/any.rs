//! Builds the one hash of all domains, see `lookup/any.rs`.

use super::perfect::{FACTOR, Shape, settled};
use super::row::Row;
use super::{Index, NONE};
use crate::verdict::Verdict;

/// A code of the hash: its key, its verdict xor what the number would have without a row, and its row, [`NONE`] for
/// one that is not listed.
pub(crate) type Listed = (u64, u32, u16);

/// What a code is looked up by: the native number, then the domain, which is below 128, then 24 bits that are 0.
#[inline(always)]
pub(crate) const fn key(domain: u16, native: i32) -> u64 {
    (native as u32 as u64) << 32 | (domain as u64) << 24
}

/// The bits of a key. A verdict has none of them.
pub(crate) const KEY: u64 = 0xffff_ffff_7f00_0000;

/// The hash of a key. Its upper bits choose the bucket, its lower bits are the home.
#[inline(always)]
pub(crate) const fn hash(key: u64, factor: u32) -> u32 {
    ((key >> 32) as u32).wrapping_mul(factor).wrapping_add(key as u32)
}

/// Where the words of a domain's numbers without a row are: at `first` and the bits of the number in `mask`.
#[derive(Clone, Copy)]
pub struct Unlisted {
    /// The bits of a number that are its primary code; 0 where there is none.
    pub mask: u32,
    /// The first of the domain's words.
    pub first: u32,
}

/// How many words the numbers without a row have: one, or one for each primary code.
pub(crate) const fn unlisted_words(index: &Index) -> usize {
    if index.primary == -1 {
        return 1;
    }
    assert!(
        index.primary & (index.primary + 1) == 0,
        "derrno: a primary code is the lowest bits of a number"
    );
    index.primary as usize + 1
}

/// The verdict of a number if it had no row: that of its primary code, or that of numbers far outside.
pub(crate) const fn without_row(index: &Index, native: i32) -> Verdict {
    if index.primary == -1 {
        return index.words[index.words.len() - 1].unlisted();
    }
    index.classify(native & index.primary).unlisted()
}

/// A verdict xor what the number would have without a row.
const fn differs(index: &Index, native: i32, verdict: Verdict) -> u32 {
    let differs = verdict.bits() ^ without_row(index, native).bits();
    assert!(differs as u64 & KEY == 0, "derrno: a verdict has a reserved bit");
    differs
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
    let span = if index.mask == -1 { (index.words.len() - 1) << index.granule } else { 0 };
    let mut i = 0;
    // The window, its numbers with and without a row.
    while i < span {
        let native = (index.low as i64 + i as i64) as i32;
        let verdict = index.classify(native);
        if verdict.bits() != without_row(index, native).bits() {
            if n < all.len() {
                all[n] = (key(domain, native), differs(index, native, verdict), row_of(rows, native));
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
                all[n] = (key(domain, native), differs(index, native, index.classify(native)), i as u16);
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
    /// What a native number is multiplied by.
    pub(crate) factor: u32,
    /// By bucket. In 32 bits, so that a processor adds one as it loads it.
    pub(crate) displacements: [u32; B],
    /// In each slot a key and what `differs`, as one integer.
    pub(crate) codes: [u64; S],
    /// The row of each.
    pub(crate) rows: [u16; S],
}

/// Finds the hash.
///
/// # Panics
/// In a `const`, when there is none: not seen yet.
pub(crate) const fn all<const N: usize, const B: usize, const S: usize>(listed: &[Listed; N]) -> All<B, S> {
    // An empty slot holds what no code is: domain 127, number -1.
    let mut all =
        All { factor: FACTOR as u32, displacements: [0; B], codes: [key(127, -1); S], rows: [NONE; S] };
    let mut tries = 0;
    let found = loop {
        let mut hashes = [0; N];
        let mut i = 0;
        while i < N {
            hashes[i] = (hash(listed[i].0, all.factor) as u64) << 32;
            i += 1;
        }
        if let Ok(found) = settled::<N, B, S>(&hashes, 1, Shape::round(S)) {
            break found;
        }
        all.factor = all.factor.wrapping_mul(FACTOR as u32);
        tries += 1;
        assert!(tries < 1000, "derrno: found no hash for the codes of all domains; report this");
    };
    let mut i = 0;
    while i < B {
        all.displacements[i] = found.displacements[i] as u32;
        i += 1;
    }
    i = 0;
    while i < S {
        if found.keys[i] != NONE {
            let (key, differs, row) = listed[found.keys[i] as usize];
            all.codes[i] = key | differs as u64;
            all.rows[i] = row;
        }
        i += 1;
    }
    all
}
