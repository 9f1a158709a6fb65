//! The perfect hash of names and of scattered numbers: finding it. What it is stands in `hash.rs`.

use super::NONE;
use crate::table::hash::home;

/// How many slots `keys` keys take: nearly all are full.
#[must_use]
pub const fn slots(keys: usize) -> usize {
    keys + keys / 32 + 2
}

/// How many buckets `keys` keys take: one key and a half in each, at most.
#[must_use]
pub const fn buckets(keys: usize) -> usize {
    (keys * 2 / 3 + 2).next_power_of_two()
}

/// How far a hash is shifted for one of `buckets` buckets.
#[must_use]
pub const fn shift(buckets: usize) -> u32 {
    64 - buckets.trailing_zeros()
}

/// The bits that tell a home among `slots` slots: a power of two of homes, which is at most the slots.
#[must_use]
pub const fn homes(slots: usize) -> u16 {
    let most = if slots > 1 << 15 { 1 << 15 } else { slots };
    (1_u16 << most.ilog2()) - 1
}

/// The first factor that is tried, an odd number with bits all over; the next is its square, and so on.
pub(super) const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// A perfect hash that was found.
#[derive(Clone, Copy)]
pub(super) struct Found<const B: usize, const S: usize> {
    /// What a key is multiplied by.
    pub(super) factor: u64,
    /// By bucket.
    pub(super) displacements: [u16; B],
    /// The key in each slot by its place among the keys, [`NONE`] where the slot is empty.
    pub(super) keys: [u16; S],
}

/// How a home and a displacement make a slot: `(home + displacement) & wrap`, where `home` is less than the power
/// of two above `homes`.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    pub(super) homes: u16,
    pub(super) wrap: u16,
}

impl Shape {
    /// As many slots as the keys need. What comes to a slot outside is no key.
    pub(super) const fn tight(slots: usize) -> Shape {
        Shape { homes: homes(slots), wrap: u16::MAX }
    }

    /// A power of two of slots: one instruction less, and no slot lies outside.
    #[cfg(target_pointer_width = "64")]
    pub(super) const fn round(slots: usize) -> Shape {
        assert!(
            slots.is_power_of_two() && slots <= 1 << 16,
            "derrno: too many codes for one hash; report this"
        );
        Shape { homes: (slots - 1) as u16, wrap: (slots - 1) as u16 }
    }
}

/// Finds the perfect hash of different keys.
///
/// # Panics
/// In a `const`, when there is none: not seen yet.
#[must_use]
pub(super) const fn perfect<const N: usize, const B: usize, const S: usize>(
    keys: &[u64; N],
    shape: Shape,
) -> Found<B, S> {
    let (mut factor, mut tries) = (FACTOR, 0);
    loop {
        if let Ok(found) = settled(keys, factor, shape) {
            return found;
        }
        factor = factor.wrapping_mul(FACTOR);
        tries += 1;
        if tries == 1000 {
            panic!("derrno: found no perfect hash for the numbers of these rows; report this");
        }
    }
}

/// Gives each bucket a displacement such that each key has its own slot; the fullest buckets choose first,
/// while there is room. When this factor does not do, returns two keys of a bucket that are in the way (or one
/// twice): those with the same home, if there are such.
pub(super) const fn settled<const N: usize, const B: usize, const S: usize>(
    keys: &[u64; N],
    factor: u64,
    Shape { homes, wrap }: Shape,
) -> Result<Found<B, S>, (u16, u16)> {
    let mut found = Found { factor, displacements: [0; B], keys: [NONE; S] };
    let Sorted { starts, ends, order, fullest } = by_bucket::<N, B>(keys, factor);
    // The homes of the keys, in that order.
    let mut at_home = [0; N];
    let mut b = 0;
    while b < B {
        let mut i = starts[b] as usize;
        while i < ends[b] as usize {
            at_home[i] = home(keys[order[i] as usize].wrapping_mul(factor), homes);
            let mut k = starts[b] as usize;
            while k < i {
                if at_home[k] == at_home[i] {
                    return Err((order[k], order[i]));
                }
                k += 1;
            }
            i += 1;
        }
        b += 1;
    }
    let (mut size, mut random, mut free) = (fullest as usize, 0_u32, 0);
    while size > 0 {
        let (mut b, mut tries) = (0, 0);
        while b < B {
            let (start, end) = (starts[b] as usize, ends[b] as usize);
            if end - start != size {
                b += 1;
                continue;
            }
            while found.keys[free] != NONE {
                free += 1;
            }
            // One key takes the next free slot. Several take any slots in which all fit.
            random = random.wrapping_add(0x9e37_79b1);
            let slot = if size == 1 { free } else { ((random as u64 * S as u64) >> 32) as usize };
            let by = (slot as u16).wrapping_sub(at_home[start]);
            let mut i = start;
            while i < end && is_free(&found.keys, at_home[i].wrapping_add(by) & wrap) {
                i += 1;
            }
            tries += 1;
            if i == end {
                while i > start {
                    i -= 1;
                    found.keys[(at_home[i].wrapping_add(by) & wrap) as usize] = order[i];
                }
                found.displacements[b] = by;
                b += 1;
                tries = 0;
            } else if tries > 4 * S {
                return Err((order[start], order[end - 1]));
            }
        }
        size -= 1;
    }
    Ok(found)
}

const fn is_free(slots: &[u16], slot: u16) -> bool {
    (slot as usize) < slots.len() && slots[slot as usize] == NONE
}

/// Keys, sorted by bucket.
struct Sorted<const N: usize, const B: usize> {
    /// Where each bucket begins in `order`.
    starts: [u32; B],
    /// Where each bucket ends.
    ends: [u32; B],
    /// The places of the keys, bucket after bucket.
    order: [u16; N],
    /// How many keys the fullest bucket has.
    fullest: u32,
}

/// A counting sort: count each bucket, add the counts up, put each key before those that came later.
const fn by_bucket<const N: usize, const B: usize>(keys: &[u64; N], factor: u64) -> Sorted<N, B> {
    let mut ends = [0_u32; B];
    let mut i = 0;
    while i < N {
        ends[(keys[i].wrapping_mul(factor) >> shift(B)) as usize] += 1;
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
        let b = (keys[i].wrapping_mul(factor) >> shift(B)) as usize;
        starts[b] -= 1;
        order[starts[b] as usize] = i as u16;
    }
    Sorted { starts, ends, order, fullest }
}
