//! The compiler's part of an [`Index`](super::index::Index): what goes into the window, what into the
//! others, and the number to multiply by.

use super::entry::verdict_of;
use super::index::{DISPLACED, NONE, Other, UNKNOWN, hash};
use super::name::{displaced, perfect, sparse_buckets, sparse_slots};
use super::row::Row;
use crate::verdict::Verdict;
use crate::vocabulary::Origin;

/// A run of numbers.
#[derive(Clone, Copy)]
pub struct Window {
    /// The first.
    pub low: i32,
    /// How many.
    pub len: usize,
}

impl Window {
    const fn place(&self, native: i32) -> Option<usize> {
        let place = native as i64 - self.low as i64;
        if place >= 0 && place < self.len as i64 { Some(place as usize) } else { None }
    }

    /// The number at a place.
    #[must_use]
    pub const fn native(&self, place: usize) -> i32 {
        (self.low as i64 + place as i64) as i32
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
pub const fn keys(rows: &[Row]) -> usize {
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

/// How many words a window may have at most for each number that has a row, and beside.
const fn is_dense(span: usize, keys: usize) -> bool {
    span <= 4 * keys + 64
}

/// The window of a domain: what it says, or else where its rows lie close, leaving out few at both ends.
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
        return Window { low, len: (len as usize).next_multiple_of(1 << (GRANULES - 1)) }; // whole blocks
    }
    if primary != -1 {
        let (mut highest, mut i) = (0, 0);
        while i < rows.len() {
            let code = rows[i].native & primary;
            if rows[i].native < 0 {
                rows[i].stop(&["`", rows[i].name, "` has a negative number and so no primary code"]);
            }
            if code > highest {
                highest = code;
            }
            i += 1;
        }
        return Window { low: 0, len: highest as usize + 1 };
    }
    // So many rows may be left out. A hash of few numbers is small, and quicker than window and hash.
    let ends = if keys(rows) <= 32 { 1 } else { 65 };
    let mut best = Window { low: lowest, len: 1 };
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
                best = Window { low: rows[first].native, len: span };
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
        if let (Some(place), 0) = (window.place(rows[i].native), rows[i].context) {
            words[place] = verdict_of(&rows[i], origin);
        }
        i += 1;
    }
    words
}

/// The sizes of an index, and what its lookup is made of.
#[derive(Clone, Copy)]
pub struct Plan {
    /// See [`Index`](super::index::Index).
    pub granule: u8,
    /// See [`Index`](super::index::Index).
    pub two_ended: bool,
    /// Words of the window without its guards.
    pub places: usize,
    /// How many others there are.
    pub others: usize,
    /// Slots among the others, a power of two; 1 when there are none.
    pub slots: usize,
    /// See [`Index`](super::index::Index).
    pub factor: u32,
    /// Displacements, 0 when one multiplication is enough.
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
    /// The fallback below the window and above it.
    pub ends: (Verdict, Verdict),
    /// Whether the fallback may change inside the window.
    pub varies: bool,
    /// The origin of rows that name none.
    pub origin: Origin,
}

/// Plans an index: the granule and the slots that take the least room.
#[must_use]
pub const fn plan(domain: &Declared) -> Plan {
    let two_ended = two_ended(domain);
    let mut best = Plan { granule: 0, two_ended, places: 0, others: 0, slots: 1, factor: 0, buckets: 0 };
    let mut least = usize::MAX;
    let mut granule = 0;
    // Blocks only where the fallback varies: elsewhere a number without a row costs nothing beside.
    while granule == 0 || granule < GRANULES && domain.varies {
        let places = domain.answers.len() >> granule;
        let (keys, others) = others::<FEW>(domain, granule);
        let (slots, factor) = factor(&keys, others);
        let buckets = if others > 0 && factor == 0 { sparse_buckets(others) } else { 0 };
        let slots = if buckets > 0 { sparse_slots(others) } else { slots };
        let bytes = 4 * places + 8 * slots;
        if bytes < least {
            least = bytes;
            let factor = if buckets > 0 { DISPLACED } else { factor };
            best = Plan { granule, places, others, slots, factor, buckets, ..best };
        }
        granule += 1;
    }
    best
}

/// Blocks have one number, or two, or four, or eight.
const GRANULES: u8 = 4;

/// So many others may share one multiplication.
const FEW: usize = 128;

/// Whether the guards differ. A sign must tell them apart.
const fn two_ended(domain: &Declared) -> bool {
    let Window { low, len } = *domain.window;
    let differ = domain.ends.0.bits() != domain.ends.1.bits();
    if differ && domain.varies && (low > 0 || (low as i64 + len as i64) < 0) {
        domain.rows[0].stop(&["a fallback that differs below and above needs a span with 0 or -1 in it"]);
    }
    differ
}

/// The word of a block: what most of its numbers answer.
const fn block(answers: &[Verdict], granule: u8, place: usize) -> Verdict {
    let (start, end) = (place << granule, (place + 1) << granule);
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

/// The words of the window and its guards.
#[must_use]
pub const fn words<const N: usize>(domain: &Declared, granule: u8) -> [Verdict; N] {
    let mut words = [domain.ends.1; N];
    let mut place = 0;
    while place + 2 < N {
        words[place] = block(domain.answers, granule, place);
        place += 1;
    }
    words[N - 1] = domain.ends.0;
    words
}

/// A number outside the window, its verdict and its first row.
pub type Found = (i32, Verdict, u16);

/// The first row of each number in the window.
#[must_use]
pub const fn rows_inside<const N: usize>(rows: &[Row], window: &Window) -> [u16; N] {
    let mut ids = [NONE; N];
    let mut i = 0;
    while i < rows.len() {
        if let (Some(place), true) = (window.place(rows[i].native), is_first(rows, i) && N > 0) {
            ids[place] = i as u16;
        }
        i += 1;
    }
    ids
}

/// The first `N` of the others, and how many there are in all.
#[must_use]
pub const fn others<const N: usize>(domain: &Declared, granule: u8) -> ([Found; N], usize) {
    let &Declared { rows, window, answers, inside, ends, origin, .. } = domain;
    let mut found = [(0, UNKNOWN, NONE); N];
    let mut n = 0;
    let mut i = 0;
    while i < rows.len() {
        if is_first(rows, i) && window.place(rows[i].native).is_none() {
            if n < N {
                let verdict = if rows[i].context == 0 {
                    verdict_of(&rows[i], origin)
                } else if rows[i].native < window.low {
                    ends.0
                } else {
                    ends.1
                };
                found[n] = (rows[i].native, verdict, i as u16);
            }
            n += 1;
        }
        i += 1;
    }
    let mut place = 0;
    let mut of_block = UNKNOWN;
    while granule > 0 && place < answers.len() {
        if place & ((1 << granule) - 1) == 0 {
            of_block = block(answers, granule, place >> granule);
        }
        if inside[place] != NONE || answers[place].bits() != of_block.bits() {
            if n < N {
                found[n] = (window.native(place), answers[place], inside[place]);
            }
            n += 1;
        }
        place += 1;
    }
    (found, n)
}

/// Slots and a number to multiply by, such that each of the first `n` keys has a slot of its own;
/// factor 0 when there is none, or no key.
const fn factor(keys: &[Found; FEW], n: usize) -> (usize, u32) {
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

/// How far a product of 32 bits is shifted for one of so many slots.
#[must_use]
pub const fn shift(slots: usize) -> u8 {
    if slots < 2 { 31 } else { (32 - slots.trailing_zeros()) as u8 }
}

/// A displacement for each bucket of the others, where one multiplication is not enough.
#[must_use]
pub const fn displacements<const N: usize, const B: usize, const S: usize>(keys: &[Found; N]) -> [u16; B] {
    if B == 0 {
        return [0; B];
    }
    let mut hashes = [0; N];
    let mut i = 0;
    while i < N {
        hashes[i] = hash(keys[i].0);
        i += 1;
    }
    perfect::<N, B, S>(&hashes).displacements
}

/// The others and their first rows, each in its slot.
#[must_use]
pub const fn slotted<const N: usize, const S: usize>(
    keys: &[Found; N],
    plan: &Plan,
    displacements: &[u16],
) -> ([Other; S], [u16; S]) {
    // Behind displacements a number is compared whole, so a number of another slot never answers.
    let empty = if plan.buckets > 0 { Other::displaced(keys[0].0, UNKNOWN) } else { Other::NONE };
    let mut others = [empty; S];
    let mut ids = [NONE; S];
    let mut i = 0;
    while i < N {
        let (native, verdict, id) = keys[i];
        let slot = if plan.buckets > 0 {
            displaced(hash(native), displacements, S)
        } else {
            ((native as u32).wrapping_mul(plan.factor) >> shift(S)) as usize
        };
        others[slot] =
            if plan.buckets > 0 { Other::displaced(native, verdict) } else { Other::new(native, verdict) };
        ids[slot] = id;
        i += 1;
    }
    (others, ids)
}

/// Stops the build when the fallback is seen to change outside the span.
pub const fn check_end(rows: &[Row], nearest: Verdict, farther: Verdict) {
    if nearest.bits() != farther.bits() {
        rows[0].stop(&["the fallback changes outside the span of the domain; widen the span"]);
    }
}
