//! A table that a program makes at run time, of rows that it read: searched, where the compiler makes hashes. What
//! allocates is the program's.

use super::row::Row;
use super::{Data, Index, Meta, NONE, NameHash, Node, Part, Perfect, RowIndex, Slot, Strings, UNKNOWN};
use crate::domain::Domain;
use crate::table::data::Table;
use crate::verdict::Verdict;
use crate::vocabulary::Origin;

/// What is kept of a row, and its place among classes: it is none.
#[must_use]
pub const fn meta_of(row: &Row, place: u16) -> (Meta, Node) {
    let node = Node { parent: NONE, second_parent: NONE, first: place, last: place };
    (super::of_row(row, Origin::UNKNOWN, NONE), node)
}

/// Sorts slots by their names, which lie in `names`; returns the two of a name that stands twice.
#[must_use]
pub fn name_slots(names: &str, slots: &mut [Slot]) -> Option<(Slot, Slot)> {
    let name =
        |slot: &Slot| names.as_bytes().get(slot.start as usize..slot.start as usize + slot.len as usize);
    slots.sort_unstable_by(|a, b| name(a).cmp(&name(b)).then(a.row.cmp(&b.row)));
    slots.windows(2).find_map(|pair| match pair {
        [a, b] if name(a) == name(b) => Some((*a, *b)),
        _ => None,
    })
}

const fn unknown(_: i32, _: u16) -> Verdict {
    UNKNOWN
}

/// The table: `meta` and `nodes` by row, `strings` as [`pack`](super::pack) packs them, `slots` as [`name_slots`] sorts
/// them.
#[must_use]
pub const fn searched(
    domain: Domain,
    name: &'static str,
    source: &'static str,
    (meta, nodes): (&'static [Meta], &'static [Node]),
    strings: [Strings; Part::COUNT],
    (slots, alias_rows): (&'static [Slot], &'static [u16]),
) -> Table {
    super::table(Data {
        domain,
        name,
        source,
        fallback: unknown,
        numbers: RowIndex { index: &Index::EMPTY, inside: &[], others: &[] },
        meta,
        nodes,
        strings,
        names: NameHash {
            halvings: 0,
            perfect: Perfect { factor: 0, shift: 0, homes: 0, displacements: &[] },
            slots,
            alias_rows,
        },
        classes: None,
    })
}
