//! From a name to a row: a perfect hash that the compiler finds.

use super::index::NONE;
use super::row::Row;

/// The perfect hash over names and aliases.
pub struct NameHash {
    pub displacements: &'static [u16],
    pub items: &'static [u16],
    pub strings: &'static [u16],
    pub owners: &'static [u16],
}

/// A hash of a name.
#[inline]
#[must_use]
pub const fn hash_name(name: &[u8]) -> u32 {
    let mut h = 0x811c_9dc5_u32 ^ name.len() as u32;
    let mut i = 0;
    while i < name.len() {
        h = (h ^ name[i] as u32).wrapping_mul(0x0100_0193);
        i += 1;
    }
    (h ^ h >> 15).wrapping_mul(0x2c1b_3c6d)
}

/// The hash of each name, first of the rows (a variant has its base row's name and takes `0` bytes
/// here: it is left out), then of the aliases; and the row each belongs to.
#[must_use]
pub const fn name_hashes<const N: usize>(rows: &[Row]) -> ([u32; N], [u16; N], [u16; N]) {
    let mut hashes = [0; N];
    let mut strings = [0; N];
    let mut owners = [0; N];
    let (mut n, mut string, mut i) = (0, 0, 0);
    while i < rows.len() {
        if i == 0 || rows[i].native != rows[i - 1].native {
            hashes[n] = hash_name(rows[i].name.as_bytes());
            strings[n] = i as u16;
            owners[n] = i as u16;
            n += 1;
        }
        i += 1;
    }
    i = 0;
    while i < rows.len() {
        let mut alias = 0;
        while alias < rows[i].aka.len() {
            hashes[n] = hash_name(rows[i].aka[alias].as_bytes());
            strings[n] = (rows.len() + string) as u16;
            owners[n] = i as u16;
            n += 1;
            string += 1;
            alias += 1;
        }
        i += 1;
    }
    (hashes, strings, owners)
}

/// Stops the build at the row whose name is taken, when the name hash found twins.
pub const fn check(rows: &[Row], twins: (u16, u16), owners: &[u16]) {
    if twins.0 != NONE {
        let (a, b) = (&rows[owners[twins.0 as usize] as usize], &rows[owners[twins.1 as usize] as usize]);
        b.stop(&[
            "a name of `",
            b.name,
            "` is taken by `",
            a.name,
            "`, or their hashes collide; every name stands once",
        ]);
    }
}

/// Slots of a perfect hash.
#[must_use]
pub const fn sparse_slots(keys: usize) -> usize {
    let n = (keys + keys / 4).next_power_of_two();
    if n < 2 { 2 } else { n }
}

/// Displacements of a perfect hash.
#[must_use]
pub const fn sparse_buckets(keys: usize) -> usize {
    let n = keys.div_ceil(2).next_power_of_two();
    if n < 2 { 2 } else { n }
}

/// The slot that a hash is displaced to. Both lengths are powers of two, at least 2.
#[inline(always)]
#[must_use]
pub const fn displaced(hash: u32, displacements: &[u16], slots: usize) -> usize {
    let bucket = (hash >> (32 - displacements.len().trailing_zeros())) as usize;
    let d = if bucket < displacements.len() { displacements[bucket] } else { 0 };
    spread(hash, d, slots)
}

#[inline(always)]
const fn spread(hash: u32, d: u16, slots: usize) -> usize {
    let mixed = (hash ^ (d as u32).wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35);
    (mixed >> (32 - slots.trailing_zeros())) as usize
}

/// A perfect hash: displacement per bucket, and the item in each slot ([`NONE`] where empty).
pub struct Perfect<const B: usize, const S: usize> {
    /// One displacement per bucket.
    pub displacements: [u16; B],
    /// The item in each slot.
    pub items: [u16; S],
    /// Two items with the same hash, or ([`NONE`], [`NONE`]).
    pub twins: (u16, u16),
}

/// Finds a displacement per bucket such that each of the different `hashes` has its own slot.
///
/// The fullest buckets choose first, while there is room.
#[must_use]
pub const fn perfect<const N: usize, const B: usize, const S: usize>(hashes: &[u32; N]) -> Perfect<B, S> {
    let mut found = Perfect { displacements: [0; B], items: [NONE; S], twins: (NONE, NONE) };
    // Counting sort of the items by bucket.
    let shift = 32 - B.trailing_zeros();
    let mut ends = [0_u32; B];
    let mut i = 0;
    while i < N {
        ends[(hashes[i] >> shift) as usize] += 1;
        i += 1;
    }
    let (mut b, mut sum, mut fullest) = (0, 0, 0);
    while b < B {
        if ends[b] > fullest {
            fullest = ends[b];
        }
        sum += ends[b];
        ends[b] = sum;
        b += 1;
    }
    let mut starts = ends;
    let mut order = [0_u16; N];
    i = N;
    while i > 0 {
        i -= 1;
        let b = (hashes[i] >> shift) as usize;
        starts[b] -= 1;
        order[starts[b] as usize] = i as u16;
    }
    while fullest > 0 {
        b = 0;
        while b < B {
            if ends[b] - starts[b] == fullest && !place(hashes, &order, starts[b], ends[b], b, &mut found) {
                return found;
            }
            b += 1;
        }
        fullest -= 1;
    }
    found
}

/// Places one bucket; false, with `twins` set, when two of its hashes are the same.
const fn place<const N: usize, const B: usize, const S: usize>(
    hashes: &[u32; N],
    order: &[u16; N],
    start: u32,
    end: u32,
    bucket: usize,
    found: &mut Perfect<B, S>,
) -> bool {
    let (start, end) = (start as usize, end as usize);
    let mut d = 0_u16;
    loop {
        let mut i = start;
        while i < end {
            let slot = spread(hashes[order[i] as usize], d, S);
            if found.items[slot] != NONE {
                let other = found.items[slot];
                if hashes[other as usize] == hashes[order[i] as usize] {
                    found.twins = (other, order[i]);
                    return false;
                }
                break;
            }
            found.items[slot] = order[i];
            i += 1;
        }
        if i == end {
            found.displacements[bucket] = d;
            return true;
        }
        while i > start {
            i -= 1;
            found.items[spread(hashes[order[i] as usize], d, S)] = NONE;
        }
        if d == u16::MAX {
            panic!("derrno: found no perfect hash for these rows; add or drop a row, or report this");
        }
        d += 1;
    }
}
