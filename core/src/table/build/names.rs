//! The perfect hash of the names of a domain.

use super::check::{LONG_NAME, same, taken};
use super::perfect::{FACTOR, Shape, settled};
use super::row::Row;
use crate::table::names::{Slot, sum};

/// The perfect hash of a domain's names, as found.
pub struct Named<const B: usize, const S: usize> {
    /// See [`NameHash`](crate::table::names::NameHash).
    pub halvings: u32,
    /// What the sum of a name is multiplied by.
    pub factor: u64,
    /// By bucket.
    pub displacements: [u16; B],
    /// A name in each slot.
    pub slots: [Slot; S],
}

/// How many names the rows have, each number's and the aliases.
#[must_use]
pub const fn names(rows: &[Row]) -> usize {
    super::plan::keys(rows) + super::strings::aliases(rows)
}

/// Finds the perfect hash of the names of all rows (a variant is found by its base row) and of their
/// aliases. `N` is how many these are.
///
/// # Panics
/// In a `const`: stops the build at the row whose name is taken.
#[must_use]
pub const fn named<const N: usize, const B: usize, const S: usize>(rows: &[Row]) -> Named<B, S> {
    let (names, slots) = all::<N>(rows);
    let (mut halvings, mut tries, mut factor) = (0, 0, FACTOR);
    let mut sums = [0; N];
    loop {
        let mut i = 0;
        while i < N && tries == 0 {
            sums[i] = sum(names[i].as_bytes(), halvings);
            i += 1;
        }
        let (a, b) = match settled::<N, B, S>(&sums, factor, Shape::tight(S)) {
            Ok(found) => {
                // An empty slot holds a name that belongs to another slot.
                let mut named =
                    Named { halvings, factor, displacements: found.displacements, slots: [slots[0]; S] };
                let mut slot = 0;
                while slot < S {
                    if found.keys[slot] != super::NONE {
                        named.slots[slot] = slots[found.keys[slot] as usize];
                    }
                    slot += 1;
                }
                return named;
            }
            Err((a, b)) => (a as usize, b as usize),
        };
        if a != b && same(names[a], names[b]) {
            let (a, b) = (&rows[slots[a].row as usize], &rows[slots[b].row as usize]);
            b.stop(&taken(a.name(), b.name()));
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

/// Each name, first of the rows, then the aliases.
const fn all<const N: usize>(rows: &[Row]) -> ([&str; N], [Slot; N]) {
    let mut names = [""; N];
    let mut slots = [Slot { start: 0, len: 0, row: 0 }; N];
    let (mut n, mut start, mut i) = (0, 0, 0);
    while i < rows.len() {
        let name = rows[i].name();
        if i == 0 || rows[i].native != rows[i - 1].native {
            names[n] = name;
            slots[n] = slot(start, i, &rows[i], name);
            n += 1;
        }
        start += name.len() + 1;
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
        row.stop(&[LONG_NAME]);
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
