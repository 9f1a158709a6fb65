//! From a native number to its verdict and its row: an index that the compiler builds.
//!
//! One shape serves every domain:
//!
//! - a *window* of numbers, a word for each (or for each block of 2, 4 or 8), and after them one word, the
//!   *guard*, for all other numbers: subtract, clamp, load;
//! - the *others*: numbers outside the window, or that differ from their block, in a hash of one
//!   multiplication: multiply, shift, load, choose the less. At the same time as the window's load, not after it.
//!
//! Worked example: rows 0, 2 and 900000 of a domain without a fallback. The window is 0, 1, 2 (`low` 0), its
//! words are `[row 0, unknown, row 2]` and the guard `unknown`. Number 1 loads word 1; number 7 is clamped to 3 and
//! loads the guard. The others are `[-, 900000]`: with factor 1 shifted by 31 a number takes slot 1 when it is
//! negative, so the compiler tries other factors until 900000 has a slot of its own. Number 900000 loads the guard
//! as well, and its own slot, which wins.
//!
//! | domain | window | others |
//! | --- | --- | --- |
//! | most | all numbers | none |
//! | dqlite | 0 alone | all that lie scattered above |
//! | SQLite | primary codes, by the low byte | extended codes |
//! | HTTP-like statuses | blocks of eight: the class of the hundred | the statuses that have a meaning |
//! | many numbers without order | the lowest alone | all, by the perfect hash of `hash.rs` |
//! | SQLSTATE | the lowest alone | the same, and the class of a number without a row by a second look |
//!
//! Nothing here branches on a number, so an unlisted one costs what a listed one costs; but for SQLSTATE, whose
//! unlisted numbers are looked up twice.
//!
//! Flash or speed: a byte per number that names one of the different words would take half the flash (250
//! bytes instead of 520 for ZooKeeper), and a second load after the first: lookups that wait for each other
//! would take 1.56 floors instead of 1.11, others 1.2 to 1.4 (`make bench`, *Two shapes of the same index*).
//! A word per number it is, since all domains of numbers fit in less than 5 KB. What this layout costs in
//! flash and in instructions on each board is counted in docs/FIRMWARE.md and in benches/counts.

use super::hash::Perfect;
use crate::kind::Kind;
use crate::verdict::Verdict;

/// No row.
pub const NONE: u16 = u16::MAX;

/// The verdict of a number without a row where the domain says nothing else.
pub const UNKNOWN: Verdict = Verdict::of(Kind::UNKNOWN).unlisted();

/// The index of a domain.
#[derive(Clone, Copy)]
pub struct Index {
    /// The words of the window, then the guard.
    pub words: &'static [Verdict],
    /// The others, by hash. Never empty.
    pub others: &'static [Other],
    /// The first number of the window.
    pub low: i32,
    /// The bits of a number that tell where in the window it is.
    pub mask: i32,
    /// The bits of a number that are its primary code, -1 where there is none. Where the primary codes are not the
    /// window, a number without a row is looked up again by its primary code.
    pub primary: i32,
    /// What a number is multiplied by for its slot among the others; 0 when there are none.
    pub factor: u32,
    /// How far the product is shifted.
    pub shift: u8,
    /// A word of the window stands for `1 << granule` numbers.
    pub granule: u8,
    /// The hash of the others where one multiplication is not enough.
    pub perfect: Option<Perfect>,
}

/// A number outside the window and its verdict, as one integer: the number without its highest bit, a
/// zero, the verdict.
///
/// A number is looked for by xor: what is left is below 2^32 when it is this number, and otherwise at least
/// 2^33, so that one `min` with the word of the window, at 2^32, chooses. Neither a branch nor a wait
/// for a comparison before the load. The highest bit may be missing, since two numbers that differ in
/// nothing else lie in different halves of the slots: the factor is odd. In a perfect hash they may not,
/// so there the bit stands where the zero is.
///
/// Worked example: number 5 with verdict 0x123 is `5 << 33 | 0x123`. Looked for 5, 0x123 is left, the less of
/// 0x123 and 2^32 + word. Looked for 6, `3 << 33 | 0x123` is left, and the word is the less.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Other(u64);

impl Other {
    /// No number: whatever it is compared with, more is left than any word.
    pub const NONE: Other = Other(u64::MAX);

    /// A number and its verdict, or the fallback of a number that differs from its block.
    #[must_use]
    pub(super) const fn new(native: i32, verdict: Verdict) -> Other {
        Other((native as u64) << 33 | verdict.bits() as u64)
    }

    /// The same for a slot of a perfect hash.
    #[must_use]
    pub(super) const fn hashed(native: i32, verdict: Verdict) -> Other {
        Other((native.rotate_left(1) as u64) << 32 | verdict.bits() as u64)
    }

    /// The integer.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// What is left: the verdict when this is the number, and otherwise 2^33 or more.
    #[inline(always)]
    const fn without(self, native: i32) -> u64 {
        self.0 ^ (native as u64) << 33
    }

    /// What is left in a slot of a perfect hash: less than 2^32 when this is the number.
    #[inline(always)]
    const fn without_hashed(self, native: i32) -> u64 {
        self.0 ^ (native.rotate_left(1) as u32 as u64) << 32
    }
}

impl Index {
    /// The index of a domain without any row.
    pub const EMPTY: Index = Index {
        words: &[UNKNOWN],
        others: &[Other::NONE],
        low: 0,
        mask: -1,
        primary: -1,
        factor: 0,
        shift: 31,
        granule: 0,
        perfect: None,
    };

    /// Which word a number has: in the window, or the guard.
    #[inline(always)]
    const fn word(&self, native: i32) -> usize {
        let word = (native & self.mask).wrapping_sub(self.low) as u32 >> self.granule;
        let guard = self.words.len() as u32 - 1;
        (if word < guard { word } else { guard }) as usize
    }

    /// The slot among the others.
    #[inline(always)]
    const fn slot(&self, native: i32) -> usize {
        ((native as u32).wrapping_mul(self.factor) >> self.shift) as usize
    }

    /// The verdict that the window has for a number, and 2^32. It is unlisted when it is that of the primary
    /// code, and the number is another.
    #[inline(always)]
    const fn in_window(&self, native: i32) -> u64 {
        let word = self.word(native);
        let word = if word < self.words.len() { self.words[word] } else { UNKNOWN };
        word.bits() as u64 | if native & self.mask == native { 1 << 32 } else { 3 << 31 }
    }

    /// Whether a number without a row is looked up again by its primary code.
    #[must_use]
    pub const fn asks_again(&self) -> bool {
        self.primary != self.mask
    }

    /// The verdict of a number. The compiler knows the index, so a lookup has only the parts that it needs.
    #[inline(always)]
    #[must_use]
    pub const fn classify(&self, native: i32) -> Verdict {
        let verdict = self.once(native);
        if self.asks_again() && verdict.is_unlisted() {
            return self.once(native & self.primary).unlisted();
        }
        verdict
    }

    /// The verdict of a number, without that of a primary code outside the window.
    #[inline(always)]
    const fn once(&self, native: i32) -> Verdict {
        let word = self.in_window(native);
        Verdict::from_bits(match &self.perfect {
            Some(perfect) => self.unless_hashed(native, word as u32, perfect),
            None if self.factor == 0 => word as u32,
            None => self.unless_other(native, word) as u32,
        })
    }

    /// The verdict of the number among the others, where it is; otherwise `word`.
    #[inline(always)]
    const fn unless_other(&self, native: i32, word: u64) -> u64 {
        let slot = self.slot(native);
        let left = if slot < self.others.len() { self.others[slot].without(native) } else { word };
        if left < word { left } else { word }
    }

    /// The same where the others have a perfect hash.
    #[inline(always)]
    const fn unless_hashed(&self, native: i32, word: u32, perfect: &Perfect) -> u32 {
        let slot = perfect.slot(native as u32 as u64);
        let left = if slot < self.others.len() { self.others[slot].without_hashed(native) } else { u64::MAX };
        // All ones for another number, by a subtraction, since the compiler branches on a comparison.
        let differs = (0_u64.wrapping_sub(left >> 32) >> 32) as u32;
        left as u32 ^ (left as u32 ^ word) & differs
    }
}

/// From a number to its row, beside an [`Index`].
#[derive(Clone, Copy)]
pub struct RowIndex {
    /// The index.
    pub index: &'static Index,
    /// The first row of each number in the window.
    pub inside: &'static [u16],
    /// The first row of each of the others.
    pub others: &'static [u16],
}

impl RowIndex {
    /// The first row of a number, or the row of another number, or [`NONE`].
    #[inline]
    pub(crate) fn find(&self, native: i32) -> u16 {
        let Index { others, factor, perfect, .. } = self.index;
        let slot = match perfect {
            Some(perfect) => {
                let slot = perfect.slot(native as u32 as u64);
                others.get(slot).is_some_and(|other| other.without_hashed(native) >> 32 == 0).then_some(slot)
            }
            None if *factor == 0 => None,
            None => {
                let slot = self.index.slot(native);
                others.get(slot).is_some_and(|other| other.without(native) >> 32 == 0).then_some(slot)
            }
        };
        match slot {
            Some(slot) => self.others.get(slot).copied().unwrap_or(NONE),
            None => self.inside.get(self.index.word(native)).copied().unwrap_or(NONE),
        }
    }
}
