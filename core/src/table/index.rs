//! From a native number to its verdict and its row: an index that the compiler builds.
//!
//! One shape serves every domain, so that one code path serves all of them (`classify(domain, native)`
//! has no branch that depends on the domain):
//!
//! - a *window* of numbers, a word for each (or for each block of 2, 4 or 8), with a guard behind it for
//!   the numbers above and one for those below: subtract, clamp, load;
//! - the *others*: numbers outside the window, or that differ from their block, in a hash of one
//!   multiplication: multiply, shift, load, choose the less. Beside the window's load, not behind it.
//!
//! | domain | window | others |
//! | --- | --- | --- |
//! | most | all numbers | none |
//! | dqlite | 0 alone | all that lie scattered above |
//! | SQLite | primary codes, by the low byte | extended codes |
//! | HTTP-like statuses | blocks of eight: the class of the hundred | the statuses that have a meaning |
//! | many numbers without order | the lowest alone | all, behind a hash that displaces another |
//!
//! Nothing here branches on a number, so an unlisted one costs what a listed one costs.
//!
//! Flash or speed: a byte per number that names one of the different words would take half the flash (250
//! bytes instead of 520 for ZooKeeper), and a second load behind the first: lookups that wait for each other
//! would take 1.56 floors instead of 1.11, others 1.2 to 1.4 (`make bench`, *Two shapes of the same index*).
//! A word per number it is, since all domains of numbers fit in less than 5 KB. What this layout costs in
//! flash and in instructions on each board is counted in the README and in benches/counts.

use super::name::displaced;
use crate::kind::Kind;
use crate::verdict::Verdict;

/// No row.
pub const NONE: u16 = u16::MAX;

/// The factor of an index with displacements, which multiplies by its own.
pub const DISPLACED: u32 = 1;

/// What a number without a row answers where the domain says nothing else.
pub const UNKNOWN: Verdict = Verdict::of(Kind::UNKNOWN).unlisted();

/// The index of a domain.
#[derive(Clone, Copy)]
pub struct Index {
    /// The words of the window, then the guard above and the guard below.
    pub words: &'static [Verdict],
    /// The others, by hash. Never empty.
    pub others: &'static [Other],
    /// The first number of the window.
    pub low: i32,
    /// The bits of a number that say its place in the window.
    pub mask: i32,
    /// What a number is multiplied by for its slot among the others; 0 when there are none.
    pub factor: u32,
    /// How far the product is shifted.
    pub shift: u8,
    /// A word of the window stands for `1 << granule` numbers.
    pub granule: u8,
    /// Whether the guards differ: then a negative number outside the window is below it.
    pub two_ended: bool,
}

/// A number outside the window and its verdict, as one integer: the number without its highest bit, a
/// zero, the verdict.
///
/// A number is looked for by xor: what is left is below 2^32 when it is this number, and else at least
/// 2^33, so that one `min` with the word of the window, at 2^32, chooses. Neither a branch nor a wait
/// for a comparison before the load. The highest bit may be missing, since two numbers that differ in
/// nothing else lie in different halves of the slots: the factor is odd. Behind a displacement they may
/// not, so there the bit stands where the zero is.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Other(u64);

impl Other {
    /// No number: whatever it is compared with, more is left than any word.
    pub const NONE: Other = Other(u64::MAX);

    /// A number and its verdict, or the fallback of a number that differs from its block.
    #[must_use]
    pub const fn new(native: i32, verdict: Verdict) -> Other {
        Other((native as u64) << 33 | verdict.bits() as u64)
    }

    /// The same for a slot behind a displacement.
    #[must_use]
    pub const fn displaced(native: i32, verdict: Verdict) -> Other {
        Other((native.rotate_left(1) as u64) << 32 | verdict.bits() as u64)
    }

    /// The integer.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// What is left: the verdict when this is the number, and else 2^33 or more.
    #[inline(always)]
    const fn without(self, native: i32) -> u64 {
        self.0 ^ (native as u64) << 33
    }

    /// The same behind a displacement.
    #[inline(always)]
    const fn is_displaced(self, native: i32) -> bool {
        self.0 >> 32 == native.rotate_left(1) as u32 as u64
    }
}

/// A hash of a number for displacements: a bijection, so that different numbers never collide.
#[inline(always)]
#[must_use]
pub const fn hash(native: i32) -> u32 {
    (native as u32).wrapping_mul(0x9e37_79b1)
}

impl Index {
    /// The index of a domain without any row.
    pub const EMPTY: Index = Index {
        words: &[UNKNOWN, UNKNOWN],
        others: &[Other::NONE],
        low: 0,
        mask: -1,
        factor: 0,
        shift: 31,
        granule: 0,
        two_ended: false,
    };

    /// This index, for [`classify_any`](Index::classify_any).
    ///
    /// # Panics
    /// In a `const`, when its guards differ or it has displacements.
    #[must_use]
    pub(crate) const fn one_ended(self) -> Index {
        let guards = self.words.split_at(self.words.len() - 2).1;
        if guards[0].bits() != guards[1].bits() || self.factor == DISPLACED {
            panic!("derrno: classify(domain, native) has no code for the index of a domain");
        }
        self
    }

    /// The place in the window, or of one of its guards.
    #[inline(always)]
    const fn place(&self, native: i32, two_ended: bool) -> usize {
        let place = (native & self.mask).wrapping_sub(self.low) as u32 >> self.granule;
        let above = self.words.len() as u32 - 2;
        let guard = if two_ended { above + (native as u32 >> 31) } else { above };
        (if place < above { place } else { guard }) as usize
    }

    /// The slot among the others.
    #[inline(always)]
    const fn slot(&self, native: i32) -> usize {
        ((native as u32).wrapping_mul(self.factor) >> self.shift) as usize
    }

    /// The verdict that the window has for a number, and 2^32. It is unlisted when it is that of the primary
    /// code, and the number is another.
    #[inline(always)]
    const fn in_window(&self, native: i32, two_ended: bool) -> u64 {
        let place = self.place(native, two_ended);
        let word = if place < self.words.len() { self.words[place] } else { UNKNOWN };
        word.bits() as u64 | if native & self.mask == native { 1 << 32 } else { 3 << 31 }
    }

    /// The verdict of a number.
    #[inline(always)]
    #[must_use]
    pub const fn classify(&self, native: i32) -> Verdict {
        let word = self.in_window(native, self.two_ended);
        Verdict::from_bits(if self.factor == 0 { word } else { self.unless_other(native, word) } as u32)
    }

    /// The same for an index that is not known to the compiler: without a branch on what it holds. Its
    /// guards do not differ.
    #[inline(always)]
    pub(crate) const fn classify_any(&self, native: i32) -> Verdict {
        Verdict::from_bits(self.unless_other(native, self.in_window(native, false)) as u32)
    }

    /// The same for an index with displacements.
    #[inline(always)]
    #[must_use]
    pub const fn classify_displaced(&self, native: i32, displacements: &[u16]) -> Verdict {
        let slot = displaced(hash(native), displacements, self.others.len());
        let word = self.in_window(native, self.two_ended) as u32;
        let other = if slot < self.others.len() { self.others[slot] } else { Other::NONE };
        // All ones for another number, by a subtraction, since the compiler branches on a comparison.
        let differs = (other.0 >> 32) ^ native.rotate_left(1) as u32 as u64;
        let differs = (0_u64.wrapping_sub(differs) >> 32) as u32;
        Verdict::from_bits(other.0 as u32 ^ (other.0 as u32 ^ word) & differs)
    }

    /// The verdict of the number among the others, where it is; else `word`.
    #[inline(always)]
    const fn unless_other(&self, native: i32, word: u64) -> u64 {
        let slot = self.slot(native);
        let left = if slot < self.others.len() { self.others[slot].without(native) } else { word };
        if left < word { left } else { word }
    }
}

/// From a number to its row, beside an [`Index`].
#[derive(Clone, Copy)]
pub struct RowIndex {
    /// The index.
    pub index: &'static Index,
    /// For an index with displacements.
    pub displacements: &'static [u16],
    /// The first row of each number in the window.
    pub inside: &'static [u16],
    /// The first row of each of the others.
    pub others: &'static [u16],
}

impl RowIndex {
    /// The first row of a number, or the row of another number, or [`NONE`].
    #[inline]
    pub(crate) fn find(&self, native: i32) -> u16 {
        let Index { others, .. } = self.index;
        let slot = match self.index.factor {
            0 => None,
            DISPLACED => {
                let slot = displaced(hash(native), self.displacements, others.len());
                others.get(slot).is_some_and(|other| other.is_displaced(native)).then_some(slot)
            }
            _ => {
                let slot = self.index.slot(native);
                others.get(slot).is_some_and(|other| other.without(native) >> 32 == 0).then_some(slot)
            }
        };
        match slot {
            Some(slot) => self.others.get(slot).copied().unwrap_or(NONE),
            None => self.inside.get(self.index.place(native, true)).copied().unwrap_or(NONE),
        }
    }
}
