//! Plans an [`Index`]: what goes into the window, what into the others, and the number to multiply by.
//!
//! Worked example: the statuses 100 to 599 of a domain with rows 200, 404 and 503, whose fallback is the hundred's
//! (`span: 100..=599`). One word a number takes 500 words, 2000 bytes. Blocks of eight take 63 words, one for
//! the verdict that most numbers of a block have, and every number that differs from its block becomes one of
//! the others: the three rows, and 400 to 407 against 408 where a hundred does not begin with a block. The
//! plan counts the bytes of both, for blocks of 1, 2, 4 and 8, and takes the least.

use super::perfect::{Shape, buckets, homes, perfect, shift as bucket_shift, slots as hashed_slots};
use super::row::Row;
use super::{NONE, UNKNOWN};
use crate::table::hash::Perfect;
use crate::table::index::{Index, Other};
use crate::verdict::Verdict;
use crate::vocabulary::Origin;

/// A run of numbers.
#[derive(Clone, Copy)]
pub struct Window {
    /// The first.
    pub low: i32,
    /// How many.
    pub len: usize,
    /// The bits of a number that tell where in the window it is.
    pub mask: i32,
}

impl Window {
    /// How far a number is from the lowest, when it is in the window.
    const fn offset(&self, native: i32) -> Option<usize> {
        let offset = native as i64 - self.low as i64;
        if offset >= 0 && offset < self.len as i64 { Some(offset as usize) } else { None }
    }

    /// The number that is `offset` from the lowest.
    #[must_use]
    pub const fn native(&self, offset: usize) -> i32 {
        (self.low as i64 + offset as i64) as i32
    }

    /// A number below the window, and one above it; 1 is the nearest.
    #[must_use]
    pub const fn outside(&self, distance: i64) -> (i32, i32) {
        let (low, high) = (self.low as i64 - distance, self.low as i64 + self.len as i64 - 1 + distance);
        (
            if low < i32::MIN as i64 { i32::MIN } else { low as i32 },
            if high > i32::MAX as i64 { i32::MAX } else { high as i32 },
        )
    }
}

/// How many different numbers the rows have.
#[must_use]
pub(super) const fn keys(rows: &[Row]) -> usize {
    let (mut n, mut i) = (0, 0);
    while i < rows.len() {
        n += is_first(rows, i) as usize;
        i += 1;
    }
    n
}

/// Whether row `i` is the first of its number.
const fn is_first(rows: &[Row], i: usize) -> bool {
    i == 0 || rows[i - 1].native != rows[i].native
}

/// Whether a window is dense enough: at most 4 words for each number that has a row, and 64 more.
const fn is_dense(span: usize, keys: usize) -> bool {
    span <= 4 * keys + 64
}

/// The window of a domain: its span where it has one, its primary codes where they lie close, otherwise where its
/// rows lie close, without a few at both ends.
/// It has a number at least, since the compiler would branch around a word that it knows.
#[must_use]
pub const fn window(rows: &[Row], span: Option<(i32, i32)>, primary: i32) -> Window {
    let (lowest, highest) = (rows[0].native, rows[rows.len() - 1].native);
    if let Some((low, high)) = span {
        let low = if lowest < low { lowest } else { low };
        let high = if highest > high { highest } else { high };
        let len = high as i64 - low as i64 + 1;
        if len < 1 || len > 0x1_0000 || high > i32::MAX - 8 {
            rows[0].stop(&["the span of a domain, with its rows, has between 1 and 65536 numbers"]);
        }
        let len = (len as usize).next_multiple_of(1 << (GRANULES - 1)); // whole blocks
        return Window { low, len, mask: -1 };
    }
    if primary != -1 {
        let (mut highest, mut i) = (0, 0);
        while i < rows.len() {
            let code = rows[i].native & primary;
            if rows[i].native < 0 {
                rows[i].stop(&["`", rows[i].name(), "` has a negative number and so no primary code"]);
            }
            if code > highest {
                highest = code;
            }
            i += 1;
        }
        if is_dense(highest as usize + 1, keys(rows)) {
            return Window { low: 0, len: highest as usize + 1, mask: primary };
        }
        return Window { low: lowest, len: 1, mask: -1 };
    }
    // How many rows may be left out. A hash of few numbers is small, and quicker than window and hash.
    let ends = if keys(rows) <= 32 { 1 } else { FEW + 1 };
    let mut best = Window { low: lowest, len: 1, mask: -1 };
    let mut least = usize::MAX;
    let mut first = 0;
    while first < ends && first < rows.len() {
        let mut dropped = 0;
        while first + dropped < ends && first + dropped < rows.len() {
            let last = rows.len() - 1 - dropped;
            let span = (rows[last].native as i64 - rows[first].native as i64 + 1) as usize;
            let out = first + dropped;
            let cost = span + 2 * if out > 0 { (out + out / 2).next_power_of_two() } else { 0 };
            if is_dense(span, last - first + 1) && cost < least {
                least = cost;
                best = Window { low: rows[first].native, len: span, mask: -1 };
            }
            dropped += 1;
        }
        first += 1;
    }
    best
}

/// Writes the verdict of each base row over the fallback of its number.
///
/// With a primary code, the words are those of the primary codes: unknown where there is none.
#[must_use]
pub const fn answers<const N: usize>(
    mut words: [Verdict; N],
    rows: &[Row],
    window: &Window,
    origin: Origin,
) -> [Verdict; N] {
    let mut i = 0;
    while i < rows.len() {
        if let (Some(offset), 0) = (window.offset(rows[i].native), rows[i].context) {
            words[offset] = rows[i].verdict_by(origin);
        }
        i += 1;
    }
    words
}

/// The sizes of an index, and what its lookup is made of.
#[derive(Clone, Copy)]
pub struct Plan {
    /// See [`Index`].
    pub granule: u8,
    /// Words of the window without its guard.
    pub words: usize,
    /// How many others there are.
    pub others: usize,
    /// Slots among the others, a power of two; 1 when there are none.
    pub slots: usize,
    /// See [`Index`].
    pub factor: u32,
    /// Displacements of the perfect hash, 0 when one multiplication is enough.
    pub buckets: usize,
}

/// All that an index is planned from.
#[derive(Clone, Copy)]
pub struct Declared<'a> {
    /// The rows, sorted.
    pub rows: &'a [Row],
    /// See [`window`].
    pub window: &'a Window,
    /// The verdict of each number in the window, see [`answers`].
    pub answers: &'a [Verdict],
    /// See [`rows_inside`].
    pub inside: &'a [u16],
    /// The fallback outside the window.
    pub outside: Verdict,
    /// Whether the fallback may change inside the window.
    pub varies: bool,
    /// The origin of rows that name none.
    pub origin: Origin,
}

/// Plans an index: the granule and the slots that take the least room.
#[must_use]
pub const fn plan(domain: &Declared) -> Plan {
    let mut best = Plan { granule: 0, words: 0, others: 0, slots: 1, factor: 0, buckets: 0 };
    let mut least = usize::MAX;
    let mut granule = 0;
    // Blocks only where the fallback varies: elsewhere a number without a row costs nothing more.
    while granule == 0 || granule < GRANULES && domain.varies {
        let words = domain.answers.len() >> granule;
        let (keys, others) = others::<FEW>(domain, granule);
        let (slots, factor) = factor(&keys, others);
        let buckets = if others > 0 && factor == 0 { buckets(others) } else { 0 };
        let slots = if buckets > 0 { hashed_slots(others) } else { slots };
        let bytes = 4 * words + 8 * slots;
        if bytes < least {
            least = bytes;
            best = Plan { granule, words, others, slots, factor, buckets };
        }
        granule += 1;
    }
    best
}

/// Blocks have one number, or two, or four, or eight.
const GRANULES: u8 = 4;

/// How many others may share one multiplication.
const FEW: usize = 128;

/// The word of a block: the verdict that most of its numbers have.
const fn block(answers: &[Verdict], granule: u8, block: usize) -> Verdict {
    let (start, end) = (block << granule, (block + 1) << granule);
    let (mut best, mut most, mut i) = (answers[start], 0, start);
    while i < end {
        let (mut same, mut j) = (0, start);
        while j < end {
            same += (answers[j].bits() == answers[i].bits()) as usize;
            j += 1;
        }
        if same > most {
            most = same;
            best = answers[i];
        }
        i += 1;
    }
    best
}

/// The words of the window and its guard.
#[must_use]
pub const fn words<const N: usize>(domain: &Declared, granule: u8) -> [Verdict; N] {
    let mut words = [domain.outside; N];
    let mut i = 0;
    while i + 1 < N {
        words[i] = block(domain.answers, granule, i);
        i += 1;
    }
    words
}

/// A number outside the window, its verdict and its first row.
pub type Outsider = (i32, Verdict, u16);

/// The first row of each number in the window.
#[must_use]
pub const fn rows_inside<const N: usize>(rows: &[Row], window: &Window) -> [u16; N] {
    let mut ids = [NONE; N];
    let mut i = 0;
    while i < rows.len() {
        if let (Some(offset), true) = (window.offset(rows[i].native), is_first(rows, i) && N > 0) {
            ids[offset] = i as u16;
        }
        i += 1;
    }
    ids
}

/// The first `N` of the others, and how many there are in all.
#[must_use]
pub const fn others<const N: usize>(domain: &Declared, granule: u8) -> ([Outsider; N], usize) {
    let &Declared { rows, window, answers, inside, outside, origin, .. } = domain;
    let mut found = [(0, UNKNOWN, NONE); N];
    let mut n = 0;
    let mut i = 0;
    while i < rows.len() {
        if is_first(rows, i) && window.offset(rows[i].native).is_none() {
            if n < N {
                let verdict = if rows[i].context == 0 { rows[i].verdict_by(origin) } else { outside };
                found[n] = (rows[i].native, verdict, i as u16);
            }
            n += 1;
        }
        i += 1;
    }
    let mut offset = 0;
    let mut of_block = UNKNOWN;
    while granule > 0 && offset < answers.len() {
        if offset & ((1 << granule) - 1) == 0 {
            of_block = block(answers, granule, offset >> granule);
        }
        if inside[offset] != NONE || answers[offset].bits() != of_block.bits() {
            if n < N {
                found[n] = (window.native(offset), answers[offset], inside[offset]);
            }
            n += 1;
        }
        offset += 1;
    }
    (found, n)
}

/// Slots and a number to multiply by, such that each of the first `n` keys has a slot of its own;
/// factor 0 when there is none, or no key.
const fn factor(keys: &[Outsider; FEW], n: usize) -> (usize, u32) {
    let mut slots = n.next_power_of_two();
    if n == 0 || n > FEW {
        return (1, 0);
    }
    if slots < 2 {
        slots = 2;
    }
    let most = 4 * slots;
    // The last attempt that took the slot.
    let mut taken = [0_u32; 4 * FEW];
    let mut attempts = 0;
    while slots <= most {
        let shift = shift(slots);
        // Random slots are all different with a chance of about exp(-n * n / 2 / slots); numbers with some
        // order, as SQLite's, do better, but below exp(-32) there is no hope.
        let mut tries = if n * n > 64 * slots { 4000 } else { 1_u32 };
        while tries < 4000 {
            // Of the steps that were tried, the one with which SQLite's codes need the fewest slots.
            let factor = tries.wrapping_mul(0xa35d_2622) | 1;
            attempts += 1;
            let mut i = 0;
            while i < n {
                let slot = ((keys[i].0 as u32).wrapping_mul(factor) >> shift) as usize;
                if taken[slot] == attempts {
                    break;
                }
                taken[slot] = attempts;
                i += 1;
            }
            if i == n {
                return (slots, factor);
            }
            tries += 1;
        }
        slots *= 2;
    }
    (1, 0)
}

/// How far a product of 32 bits is shifted for one of `slots` slots.
#[must_use]
const fn shift(slots: usize) -> u8 {
    if slots < 2 { 31 } else { (32 - slots.trailing_zeros()) as u8 }
}

/// The others in their slots: what is looked up, the first row of each, and the perfect hash.
pub struct Slotted<const B: usize, const S: usize> {
    /// See [`Index`].
    pub others: [Other; S],
    /// See [`RowIndex`](crate::table::index::RowIndex).
    pub rows: [u16; S],
    /// What a number is multiplied by for the perfect hash.
    pub factor: u64,
    /// The displacements of the perfect hash.
    pub displacements: [u16; B],
}

/// Puts the others into their slots.
#[must_use]
pub const fn slotted<const N: usize, const B: usize, const S: usize>(
    keys: &[Outsider; N],
    plan: &Plan,
) -> Slotted<B, S> {
    let mut made = Slotted { others: [Other::NONE; S], rows: [NONE; S], factor: 0, displacements: [0; B] };
    let mut i = 0;
    if B == 0 {
        while i < N {
            let (native, verdict, row) = keys[i];
            let slot = ((native as u32).wrapping_mul(plan.factor) >> shift(S)) as usize;
            made.others[slot] = Other::new(native, verdict);
            made.rows[slot] = row;
            i += 1;
        }
        return made;
    }
    let mut numbers = [0; N];
    while i < N {
        numbers[i] = keys[i].0 as u32 as u64;
        i += 1;
    }
    let found = perfect::<N, B, S>(&numbers, Shape::tight(S));
    made.factor = found.factor;
    made.displacements = found.displacements;
    let mut slot = 0;
    while slot < S {
        let i = found.keys[slot];
        // An empty slot holds a number that belongs to another slot, so nothing that comes here is it.
        let (native, verdict, row) = if i == NONE { (keys[0].0, UNKNOWN, NONE) } else { keys[i as usize] };
        made.others[slot] = Other::hashed(native, verdict);
        made.rows[slot] = row;
        slot += 1;
    }
    made
}

/// The index of a plan.
#[must_use]
pub const fn index(
    plan: &Plan,
    window: &Window,
    primary: i32,
    words: &'static [Verdict],
    others: &'static [Other],
    factor: u64,
    displacements: &'static [u16],
) -> Index {
    Index {
        words,
        others,
        low: window.low,
        mask: window.mask,
        primary,
        factor: plan.factor,
        shift: shift(plan.slots),
        granule: plan.granule,
        perfect: if plan.buckets == 0 {
            None
        } else {
            Some(Perfect {
                factor,
                shift: bucket_shift(plan.buckets),
                homes: homes(plan.slots),
                displacements,
            })
        },
    }
}

/// Stops the build when the fallback is seen to change outside the span.
pub const fn check_outside(rows: &[Row], nearest: Verdict, farther: Verdict) {
    if nearest.bits() != farther.bits() {
        rows[0].stop(&["the fallback changes outside the span of the domain; widen the span"]);
    }
}
