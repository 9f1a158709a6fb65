//! From a name to a row: a perfect hash that the compiler finds.

use super::index::NONE;
use super::row::{Row, same};

/// The perfect hash over the names and aliases of a domain.
pub struct NameHash {
    /// How finely names are sampled, see [`hash_name`].
    pub halvings: u32,
    /// One displacement per bucket.
    pub displacements: &'static [u16],
    /// A name in each slot; an empty slot holds a name that belongs to another slot.
    pub slots: &'static [Slot],
    /// The row of each alias, in the order of the aliases' strings.
    pub alias_rows: &'static [u16],
}

/// A name: where it stands among the strings of the names, and its row.
#[derive(Clone, Copy)]
pub struct Slot {
    /// The place of its first byte.
    pub start: u32,
    /// Its length.
    pub len: u16,
    /// Its row.
    pub row: u16,
}

impl NameHash {
    /// The slot of a name: the only one that can hold it.
    #[inline]
    #[must_use]
    pub fn slot(&self, name: &[u8]) -> Option<&'static Slot> {
        let hash = hash_name(name, self.halvings);
        self.slots.get(displaced(hash, self.displacements, self.slots.len()))
    }
}

/// A hash of a name, from its length, its first and its last 8 bytes, and `2^halvings - 1` times 8
/// bytes at even distances between them. The same on every machine.
///
/// How much of a name is hashed depends on the domain alone, so that no branch depends on the length,
/// but for names of less than 8 bytes, which are hashed whole. So are all when `halvings` is large.
#[inline]
#[must_use]
pub const fn hash_name(name: &[u8], halvings: u32) -> u32 {
    let len = name.len() as u64;
    // Patterns, not `first_chunk` and the like, which cost the compiler ten times as much.
    let hash = if let [a, b, c, d, e, f, g, h, ..] = name
        && let [.., i, j, k, l, m, n, o, p] = name
    {
        let first = u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
        let mut hash = mixed(first.wrapping_add(len)) ^ u64::from_le_bytes([*i, *j, *k, *l, *m, *n, *o, *p]);
        if halvings > 0 {
            hash = mixed(hash) ^ word(name, (name.len() - 8) / 2);
        }
        if halvings > 1 {
            hash = finely(hash, name, halvings);
        }
        hash
    } else if let [a, b, c, d, ..] = name
        && let [.., e, f, g, h] = name
    {
        mixed(len) ^ u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])
    } else {
        let (a, b, c) = match name {
            [] => (0, 0, 0),
            [a] => (*a, 0, 0),
            [a, b] => (*a, *b, 0),
            [a, b, c, ..] => (*a, *b, *c),
        };
        mixed(len) ^ u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 0])
    };
    (hash.wrapping_mul(0xd1b5_4a32_d192_ed03) >> 32) as u32
}

/// What is hashed of a name beside its middle and its ends.
#[cold]
const fn finely(mut hash: u64, name: &[u8], halvings: u32) -> u64 {
    let mut i = 1;
    while i < 1 << halvings {
        hash = mixed(hash) ^ word(name, (name.len() - 8).wrapping_mul(i) >> halvings);
        i += 2;
    }
    hash
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

#[inline(always)]
const fn mixed(hash: u64) -> u64 {
    hash.wrapping_mul(FACTOR).swap_bytes()
}

/// The 8 bytes from `at` on, which are there.
#[inline(always)]
const fn word(name: &[u8], at: usize) -> u64 {
    match name.split_at_checked(at) {
        Some((_, rest)) => match rest.first_chunk() {
            Some(word) => u64::from_le_bytes(*word),
            None => 0,
        },
        None => 0,
    }
}

/// The perfect hash of a domain, as found.
pub struct Found<const B: usize, const S: usize> {
    /// See [`NameHash`].
    pub halvings: u32,
    /// See [`NameHash`].
    pub displacements: [u16; B],
    /// See [`NameHash`].
    pub slots: [Slot; S],
}

/// Finds the perfect hash of the names of all rows (a variant is found by its base row) and of their
/// aliases. `N` is how many these are.
///
/// # Panics
/// In a `const`: stops the build at the row whose name is taken.
#[must_use]
pub const fn found<const N: usize, const B: usize, const S: usize>(rows: &[Row]) -> Found<B, S> {
    let (names, slots) = named::<N>(rows);
    let mut halvings = 0;
    loop {
        let mut hashes = [0; N];
        let mut i = 0;
        while i < N {
            hashes[i] = hash_name(names[i].as_bytes(), halvings);
            i += 1;
        }
        let found = perfect::<N, B, S>(&hashes);
        if found.twins.0 == NONE {
            let mut in_slots = [slots[0]; S];
            i = 0;
            while i < S {
                if found.items[i] != NONE {
                    in_slots[i] = slots[found.items[i] as usize];
                }
                i += 1;
            }
            return Found { halvings, displacements: found.displacements, slots: in_slots };
        }
        let (a, b) = (found.twins.0 as usize, found.twins.1 as usize);
        if same(names[a], names[b]) {
            let (a, b) = (&rows[slots[a].row as usize], &rows[slots[b].row as usize]);
            b.stop(&["a name of `", b.name, "` is taken by `", a.name, "`; every name stands once"]);
        }
        if halvings == 16 {
            panic!("derrno: found no perfect hash for the names of these rows; report this");
        }
        halvings += 1;
    }
}

/// Each name, first of the rows, then the aliases.
const fn named<const N: usize>(rows: &[Row]) -> ([&str; N], [Slot; N]) {
    let mut names = [""; N];
    let mut slots = [Slot { start: 0, len: 0, row: 0 }; N];
    let (mut n, mut start, mut i) = (0, 0, 0);
    while i < rows.len() {
        if i == 0 || rows[i].native != rows[i - 1].native {
            names[n] = rows[i].name;
            slots[n] = slot(start, i, &rows[i], rows[i].name);
            n += 1;
        }
        start += rows[i].name.len() + 1;
        i += 1;
    }
    i = 0;
    while i < rows.len() {
        let mut alias = 0;
        while alias < rows[i].aka.len() {
            names[n] = rows[i].aka[alias];
            slots[n] = slot(start, i, &rows[i], names[n]);
            start += names[n].len() + 1;
            n += 1;
            alias += 1;
        }
        i += 1;
    }
    (names, slots)
}

const fn slot(start: usize, i: usize, row: &Row, name: &str) -> Slot {
    if name.len() > u16::MAX as usize {
        row.stop(&["a name has more than 65535 bytes"]);
    }
    Slot { start: start as u32, len: name.len() as u16, row: i as u16 }
}

/// The row of each alias.
#[must_use]
pub const fn alias_rows<const N: usize>(rows: &[Row]) -> [u16; N] {
    let mut owners = [0; N];
    let (mut n, mut i) = (0, 0);
    while i < rows.len() {
        let mut alias = 0;
        while alias < rows[i].aka.len() {
            owners[n] = i as u16;
            n += 1;
            alias += 1;
        }
        i += 1;
    }
    owners
}

/// How many slots the names take.
#[must_use]
pub const fn name_slots(names: usize) -> usize {
    names + names / 8 + 1
}

/// How many buckets the names take.
#[must_use]
pub const fn name_buckets(names: usize) -> usize {
    names / 2 + 1
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
const fn scaled(hash: u32, n: usize) -> usize {
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
    // Counting sort of the items by bucket.
    let mut ends = [0_u32; B];
    let mut i = 0;
    while i < N {
        ends[scaled(hashes[i], B)] += 1;
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
        let b = scaled(hashes[i], B);
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
