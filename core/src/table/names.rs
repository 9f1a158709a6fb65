//! From a name to its row: what of a name is hashed, and the slot it must lie in.

use super::hash::Perfect;

/// The perfect hash over the names and aliases of a domain.
pub struct NameHash {
    /// How finely names are sampled, see `sum`.
    pub halvings: u32,
    /// From the sum of a name to its slot.
    pub perfect: Perfect,
    /// A name in each slot; an empty slot holds a name that belongs to another slot.
    pub slots: &'static [Slot],
    /// The row of each alias, in the order of the aliases' strings.
    pub alias_rows: &'static [u16],
}

/// A name: where it lies among the strings of the names, and its row.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Where its first byte is.
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
        let slot = self.perfect.slot(sum(name, self.halvings));
        // A name that is not there may come to a slot outside: no branch, which would be mispredicted.
        self.slots.get(slot.min(self.slots.len().wrapping_sub(1)))
    }
}

/// What of a name is hashed, as one number: its length and its first, middle and last 8 bytes. The same on
/// every machine. Names of less than 8 bytes are taken whole.
///
/// Worked example: `CONNECTION_LOSS` (15 bytes) is `CONNECTI` + `ION_LOSS` turned by 43 bits + the 8 bytes up to
/// byte 11, `ECTION_L`, turned by 21 bits, + 15.
///
/// When two names have the same sum, as `ITEM_00_OF_A_LONG_NAME_IS_WRONG_AS_SAID` and one that differs in the two
/// digits only may, `halvings` is 1 and 8 bytes at a quarter and three quarters of the way are hashed too; with
/// 2 those at the eighths between them, and so on, until the sums differ.
#[inline(always)]
#[must_use]
pub(super) const fn sum(name: &[u8], halvings: u32) -> u64 {
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
        sum = sum.wrapping_mul(MIX).swap_bytes() ^ word_to(name, (at as usize).wrapping_add(8));
        i += 2;
    }
    sum.wrapping_mul(MIX).swap_bytes()
}

const MIX: u64 = 0x9e37_79b9_7f4a_7c15;

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
