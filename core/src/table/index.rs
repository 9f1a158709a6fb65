//! From a native number to a row: indexes that the compiler builds.
//!
//! | shape | when | lookup |
//! | --- | --- | --- |
//! | dense | the numbers fill their span well | clamp, one load; a guard slot at each end |
//! | sparse | they do not | perfect hash (hash and displace), one compare |
//! | paged | SQLite: primary code in the low byte | page of the low byte, clamp, one load |
//!
//! Each has a *slot* per number; `WORDS[slot]` is the verdict and `IDS[slot]` the row.

pub use super::name::{Perfect, displaced, perfect, sparse_buckets, sparse_slots};
use super::row::Row;
use crate::verdict::Verdict;

/// No row.
pub const NONE: u16 = u16::MAX;

/// How many different numbers the rows have.
#[must_use]
pub const fn keys(rows: &[Row]) -> usize {
    let mut n = 0;
    let mut i = 0;
    while i < rows.len() {
        if is_first(rows, i) {
            n += 1;
        }
        i += 1;
    }
    n
}

/// Whether row `i` is the first of its number.
const fn is_first(rows: &[Row], i: usize) -> bool {
    i == 0 || rows[i - 1].native != rows[i].native
}

/// The lowest number.
#[must_use]
pub const fn low(rows: &[Row]) -> i32 {
    rows[0].native
}

/// Slots of a dense index with its two guards, or 0 when a sparse one is smaller.
#[must_use]
pub const fn dense_slots(rows: &[Row]) -> usize {
    let (low, high) = (low(rows) as i64, rows[rows.len() - 1].native as i64);
    let span = (high - low + 1) as usize;
    if span > 4 * keys(rows) + 64 || low == i32::MIN as i64 || high == i32::MAX as i64 { 0 } else { span + 2 }
}

/// The slot of `native` in a dense index; out of range is one of the guards.
///
/// With `two_ended`, a number below the range gets the guard below it; else any number out of range
/// gets the guard above, which is one comparison less.
#[inline(always)]
#[must_use]
pub const fn dense_slot(native: i32, low: i32, slots: usize, two_ended: bool) -> usize {
    let (below, last) = (low - 1, slots as u32 - 1);
    let native = if two_ended && native < below { below } else { native };
    let offset = native.wrapping_sub(below) as u32;
    (if offset > last { last } else { offset }) as usize
}

/// The number that stands in a slot of a dense index.
#[must_use]
pub const fn dense_native(slot: usize, low: i32) -> i32 {
    low - 1 + slot as i32
}

/// A hash of a number: a bijection, so that different numbers never collide.
#[inline(always)]
#[must_use]
pub const fn hash_native(native: i32) -> u32 {
    (native as u32).wrapping_mul(0x9e37_79b1)
}

/// The hash of each number.
#[must_use]
pub const fn native_hashes<const N: usize>(rows: &[Row]) -> [u32; N] {
    let mut hashes = [0; N];
    let (mut i, mut n) = (0, 0);
    while i < rows.len() {
        if is_first(rows, i) {
            hashes[n] = hash_native(rows[i].native);
            n += 1;
        }
        i += 1;
    }
    hashes
}

/// The numbers and first rows behind the slots of a sparse index.
///
/// An empty slot holds a number that belongs to another slot, so that it never answers.
#[must_use]
pub const fn sparse_keys<const S: usize>(rows: &[Row], displacements: &[u16]) -> ([i32; S], [u16; S]) {
    let mut natives = [rows[0].native; S];
    let mut ids = [NONE; S];
    let mut i = 0;
    while i < rows.len() {
        if is_first(rows, i) {
            let slot = displaced(hash_native(rows[i].native), displacements, S);
            natives[slot] = rows[i].native;
            ids[slot] = i as u16;
        }
        i += 1;
    }
    (natives, ids)
}

/// The first row behind each slot of a dense index.
#[must_use]
pub const fn dense_ids<const S: usize>(rows: &[Row]) -> [u16; S] {
    let mut ids = [NONE; S];
    let mut i = 0;
    while i < rows.len() {
        if is_first(rows, i) {
            ids[(rows[i].native - low(rows) + 1) as usize] = i as u16;
        }
        i += 1;
    }
    ids
}

/// Writes the verdict of each base row over the fallback in its slot.
#[must_use]
pub const fn fill<const S: usize>(
    mut words: [Verdict; S],
    ids: &[u16; S],
    rows: &[Row],
    origin: crate::Origin,
) -> [Verdict; S] {
    let mut slot = 0;
    while slot < S {
        if ids[slot] != NONE && rows[ids[slot] as usize].context == 0 {
            words[slot] = super::verdict_of(&rows[ids[slot] as usize], origin);
        }
        slot += 1;
    }
    words
}

/// Pages of a paged index: one per low byte up to the highest in use, and a guard.
#[must_use]
pub const fn pages(rows: &[Row]) -> usize {
    let (mut highest, mut i) = (0, 0);
    while i < rows.len() {
        if rows[i].native < 0 {
            rows[i].stop(&["`", rows[i].name, "` has a negative number, which a paged domain cannot hold"]);
        }
        if rows[i].native as usize & 0xff > highest {
            highest = rows[i].native as usize & 0xff;
        }
        i += 1;
    }
    highest + 2
}

/// The highest upper part among the numbers with this low byte, or `None`.
const fn highest_upper(rows: &[Row], low_byte: usize) -> Option<u16> {
    let (mut highest, mut i) = (None, 0);
    while i < rows.len() {
        if rows[i].native as usize & 0xff == low_byte {
            highest = Some((rows[i].native >> 8) as u16); // rows are sorted
        }
        i += 1;
    }
    highest
}

/// Slots of a paged index: one that answers "unknown", then each page with a guard behind it.
#[must_use]
pub const fn paged_slots(rows: &[Row]) -> usize {
    let (mut slots, mut page) = (1, 0);
    while page < pages(rows) {
        if let Some(upper) = highest_upper(rows, page) {
            slots += upper as usize + 2;
        }
        page += 1;
    }
    slots
}

/// Where each page starts, and how far its guard is from there.
#[must_use]
pub const fn paged<const P: usize>(rows: &[Row]) -> [(u16, u16); P] {
    let mut table = [(0, 0); P];
    let (mut slot, mut page) = (1, 0);
    while page < P {
        if let Some(upper) = highest_upper(rows, page) {
            table[page] = (slot, upper + 1);
            slot += upper + 2;
        }
        page += 1;
    }
    table
}

/// The slot of `native` in a paged index.
#[inline(always)]
#[must_use]
pub const fn paged_slot(native: i32, pages: &[(u16, u16)]) -> usize {
    let guard = pages.len() - 1;
    let page = if native < 0 { guard } else { (native & 0xff) as usize };
    let page = if page > guard { guard } else { page };
    let (start, last) = if page < pages.len() { pages[page] } else { (0, 0) };
    let upper = (native as u32) >> 8;
    let upper = if upper > last as u32 { last as u32 } else { upper };
    start as usize + upper as usize
}

/// The row behind each slot of a paged index.
#[must_use]
pub const fn paged_ids<const S: usize>(rows: &[Row], pages: &[(u16, u16)]) -> [u16; S] {
    let mut ids = [NONE; S];
    let mut i = 0;
    while i < rows.len() {
        if is_first(rows, i) {
            ids[paged_slot(rows[i].native, pages)] = i as u16;
        }
        i += 1;
    }
    ids
}

/// The verdict in each slot of a paged index; holes and guards answer as the page's primary code.
#[must_use]
pub const fn paged_words<const S: usize>(
    rows: &[Row],
    pages: &[(u16, u16)],
    ids: &[u16; S],
    origin: crate::Origin,
) -> [Verdict; S] {
    let unknown = Verdict::of(crate::Kind::UNKNOWN).unlisted();
    let mut words = [unknown; S];
    let mut page = 0;
    while page < pages.len() {
        let (start, last) = pages[page];
        let primary = if start > 0 && ids[start as usize] != NONE {
            super::verdict_of(&rows[ids[start as usize] as usize], origin).unlisted()
        } else {
            unknown
        };
        let mut slot = start;
        while start > 0 && slot <= start + last {
            words[slot as usize] = primary;
            slot += 1;
        }
        page += 1;
    }
    fill(words, ids, rows, origin)
}
