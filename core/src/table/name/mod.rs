//! From a name to a row: a perfect hash that the compiler finds.

mod perfect;

use super::row::{Row, same};
pub use perfect::{Perfect, displaced, perfect, sparse_buckets, sparse_slots};
use perfect::{buckets, scaled};

/// The perfect hash over the names and aliases of a domain.
pub struct NameHash {
    /// How finely names are sampled, see [`sum`].
    pub halvings: u32,
    /// What the sum of a name is multiplied by.
    pub factor: u64,
    /// How far the product is shifted for the bucket.
    pub shift: u32,
    /// How far from its home the name of a bucket lies.
    pub displacements: &'static [i16],
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
    #[inline(always)]
    #[must_use]
    pub(crate) fn slot(&self, name: &[u8]) -> Option<&'static Slot> {
        let hash = sum(name, self.halvings).wrapping_mul(self.factor);
        let displacement = *self.displacements.get(hash.wrapping_shr(self.shift) as usize)?;
        let slot = moved(home(hash, self.slots.len()), displacement);
        // A name that is not there may be displaced to outside: no branch, which would be mispredicted.
        self.slots.get(slot.min(self.slots.len().wrapping_sub(1)))
    }
}

/// Where a name would be without a displacement: not near the ends, so that there is room to move. Told by
/// the bits below the 16 that may tell the bucket, else names of one bucket would have few homes.
#[inline(always)]
const fn home(hash: u64, slots: usize) -> usize {
    scaled((hash >> 16) as u32, slots) / 2 + slots / 4
}

/// What of a name is hashed, as one number: its length and its first, middle and last 8 bytes, and with
/// `halvings` `2^halvings` times 8 bytes at even distances between them. The same on every machine. Names
/// of less than 8 bytes are taken whole; so are all when `halvings` is large.
#[inline(always)]
#[must_use]
pub const fn sum(name: &[u8], halvings: u32) -> u64 {
    // Patterns, not `first_chunk` and the like, which cost the compiler ten times as much.
    let sum = if let [a, b, c, d, e, f, g, h, ..] = name
        && let [.., i, j, k, l, m, n, o, p] = name
    {
        let first = u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h]);
        let last = u64::from_le_bytes([*i, *j, *k, *l, *m, *n, *o, *p]);
        let middle = word_to(name, (name.len() - 8) / 2 + 8);
        let ends = first.wrapping_add(last.rotate_left(43));
        let sum = ends.wrapping_add(middle.rotate_left(21));
        if halvings == 0 { sum } else { finely(sum, name, halvings) }
    } else if let [a, b, c, d, ..] = name
        && let [.., e, f, g, h] = name
    {
        u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])
    } else {
        let (a, b, c) = match name {
            [] => (0, 0, 0),
            [a] => (*a, 0, 0),
            [a, b] => (*a, *b, 0),
            [a, b, c, ..] => (*a, *b, *c),
        };
        u64::from_le_bytes([a, b, c, 0, 0, 0, 0, 0])
    };
    sum.wrapping_add(name.len() as u64)
}

/// What is taken of a name beside its middle and its ends.
#[cold]
const fn finely(mut sum: u64, name: &[u8], halvings: u32) -> u64 {
    let mut i = 1;
    while i < 2 << halvings {
        let at = (name.len().wrapping_sub(8) as u64).wrapping_mul(i) >> (halvings + 1);
        sum = sum.wrapping_mul(FACTOR).swap_bytes() ^ word_to(name, (at as usize).wrapping_add(8));
        i += 2;
    }
    sum.wrapping_mul(FACTOR).swap_bytes()
}

const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// The 8 bytes up to `end`, which are there.
#[inline(always)]
const fn word_to(name: &[u8], end: usize) -> u64 {
    if let Some((name, _)) = name.split_at_checked(end)
        && let [.., a, b, c, d, e, f, g, h] = name
    {
        u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, *h])
    } else {
        0
    }
}

/// The perfect hash of a domain, as found.
pub struct Found<const B: usize, const S: usize> {
    /// See [`NameHash`].
    pub halvings: u32,
    /// See [`NameHash`].
    pub factor: u64,
    /// See [`NameHash`].
    pub displacements: [i16; B],
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
    let (mut halvings, mut tries, mut factor) = (0, 0, FACTOR);
    let mut sums = [0; N];
    loop {
        let mut i = 0;
        while i < N && tries == 0 {
            sums[i] = sum(names[i].as_bytes(), halvings);
            i += 1;
        }
        let mut found = Found { halvings, factor, displacements: [0; B], slots: [slots[0]; S] };
        let Some((a, b)) = settled::<N, B, S>(&sums, &slots, &mut found) else { return found };
        let (a, b) = (a as usize, b as usize);
        if a != b && same(names[a], names[b]) {
            let (a, b) = (&rows[slots[a].row as usize], &rows[slots[b].row as usize]);
            b.stop(&["a name of `", b.name, "` is taken by `", a.name, "`; every name stands once"]);
        }
        factor = factor.wrapping_mul(FACTOR);
        tries += 1;
        if a != b && sums[a] == sums[b] || tries == 100 {
            halvings += 1;
            tries = 0;
        }
        if halvings == 16 {
            panic!("derrno: found no perfect hash for the names of these rows; report this");
        }
    }
}

/// Gives each bucket a displacement such that each name has its own slot; the fullest buckets choose first,
/// while there is room. Else says which two names of a bucket are in the way (or one twice): those with
/// the same home, if there are such.
const fn settled<const N: usize, const B: usize, const S: usize>(
    sums: &[u64; N],
    slots: &[Slot; N],
    found: &mut Found<B, S>,
) -> Option<(u16, u16)> {
    let mut short = [0; N];
    let mut i = 0;
    while i < N {
        short[i] = (sums[i].wrapping_mul(found.factor) >> shift(B)) as u32;
        i += 1;
    }
    let sorted = buckets::<N, B>(&short);
    let mut taken = [false; S];
    let mut homes = [0; N];
    let mut b = 0;
    while b < B {
        let (start, end) = (sorted.starts[b] as usize, sorted.ends[b] as usize);
        let mut i = start;
        while i < end {
            homes[i] = home(sums[sorted.order[i] as usize].wrapping_mul(found.factor), S);
            let mut k = start;
            while k < i {
                if homes[k] == homes[i] {
                    return Some((sorted.order[k], sorted.order[i]));
                }
                k += 1;
            }
            i += 1;
        }
        b += 1;
    }
    let (mut size, mut random) = (sorted.fullest as usize, 0_u32);
    let (mut lowest, mut highest) = (0, S - 1);
    while size > 0 {
        let (mut b, mut tries) = (0, 0);
        while b < B {
            let (start, end) = (sorted.starts[b] as usize, sorted.ends[b] as usize);
            if end - start != size {
                b += 1;
                continue;
            }
            while taken[lowest] {
                lowest += 1;
            }
            while taken[highest] {
                highest -= 1;
            }
            random = random.wrapping_add(0x9e37_79b1);
            // A single name takes a free slot of its side, which 16 bits reach.
            let at = match (size, homes[start] < S / 2) {
                (1, true) => lowest,
                (1, false) => highest,
                _ => scaled(random, S),
            };
            let displacement = at.wrapping_sub(homes[start]) as i16;
            let mut i = start;
            while i < end && is_free(&taken, moved(homes[i], displacement)) {
                i += 1;
            }
            tries += 1;
            if i == end {
                while i > start {
                    i -= 1;
                    let slot = moved(homes[i], displacement);
                    taken[slot] = true;
                    found.slots[slot] = slots[sorted.order[i] as usize];
                }
                found.displacements[b] = displacement;
                b += 1;
                tries = 0;
            } else if size == 1 || tries > 4 * S {
                return Some((sorted.order[start], sorted.order[end - 1]));
            }
        }
        size -= 1;
    }
    None
}

const fn is_free(taken: &[bool], slot: usize) -> bool {
    slot < taken.len() && !taken[slot]
}

/// The slot that lies so far from a home; none when there is no such slot.
#[inline(always)]
const fn moved(home: usize, displacement: i16) -> usize {
    home.wrapping_add_signed(displacement as isize)
}

/// How far a hash is shifted for one of so many buckets, a power of two.
#[must_use]
pub const fn shift(buckets: usize) -> u32 {
    64 - buckets.trailing_zeros()
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
        while alias < rows[i].aliases.len() {
            names[n] = rows[i].aliases[alias];
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
        while alias < rows[i].aliases.len() {
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
    names + names / 32 + 2
}

/// How many buckets the names take.
#[must_use]
pub const fn name_buckets(names: usize) -> usize {
    (names * 2 / 3 + 2).next_power_of_two()
}
