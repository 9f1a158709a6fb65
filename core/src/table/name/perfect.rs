//! A perfect hash over 32-bit hashes, whose displacements choose another hash: for sparse numbers.

use crate::table::index::NONE;

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

/// The slot that a hash is displaced to.
#[inline(always)]
#[must_use]
pub const fn displaced(hash: u32, displacements: &[u16], slots: usize) -> usize {
    let bucket = scaled(hash, displacements.len());
    let d = if bucket < displacements.len() { displacements[bucket] } else { 0 };
    spread(hash, d, slots)
}

#[inline(always)]
const fn spread(hash: u32, d: u16, slots: usize) -> usize {
    scaled((hash ^ (d as u32).wrapping_mul(0x85eb_ca6b)).wrapping_mul(0xc2b2_ae35), slots)
}

/// From all of 32 bits to below `n`, by the upper bits.
#[inline(always)]
pub(super) const fn scaled(hash: u32, n: usize) -> usize {
    ((hash as u64 * n as u64) >> 32) as usize
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
    let mut short = [0; N];
    let mut i = 0;
    while i < N {
        short[i] = scaled(hashes[i], B) as u32;
        i += 1;
    }
    let Buckets { starts, ends, order, mut fullest } = buckets::<N, B>(&short);
    while fullest > 0 {
        let mut b = 0;
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

/// Items by bucket.
pub(super) struct Buckets<const N: usize, const B: usize> {
    /// Where each bucket begins in `order`.
    pub(super) starts: [u32; B],
    /// Where each bucket ends.
    pub(super) ends: [u32; B],
    /// The items, bucket after bucket.
    pub(super) order: [u16; N],
    /// How many items the fullest bucket has.
    pub(super) fullest: u32,
}

/// Counting sort of the items by bucket.
pub(super) const fn buckets<const N: usize, const B: usize>(of: &[u32; N]) -> Buckets<N, B> {
    let mut ends = [0_u32; B];
    let mut i = 0;
    while i < N {
        ends[of[i] as usize] += 1;
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
        let b = of[i] as usize;
        starts[b] -= 1;
        order[starts[b] as usize] = i as u16;
    }
    Buckets { starts, ends, order, fullest }
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
