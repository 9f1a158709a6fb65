//! What only the compiler runs: it checks rows and builds their tables. The macro `domain!` calls it, from
//! whatever crate; no program does.

#[cfg(target_pointer_width = "64")]
pub(crate) mod any;
mod check;
mod names;
mod perfect;
mod plan;
mod row;
#[cfg(feature = "own")]
mod searched;
mod strings;
mod tree;

pub use check::{
    HOW_MANY, LONG_NAME, MOST, RESERVED, Sentence, check, malformed, out_of_order, printable, taken,
};
pub use names::{Named, alias_rows, named, names};
pub use perfect::{buckets, homes, shift, slots};
pub use plan::{
    Declared, Outsider, Plan, Slotted, Window, answers, check_outside, index, others, plan, rows_inside,
    slotted, window, words,
};
pub use row::{Row, class_row, row};
#[cfg(feature = "own")]
pub use searched::{meta_of, name_slots, searched};
pub use strings::{aliases, bytes, pack, starts, strings};
pub use tree::nodes;

pub use super::data::{Data, Meta};
pub use super::hash::Perfect;
pub use super::index::{Index, NONE, Other, RowIndex, UNKNOWN};
pub use super::names::{NameHash, Slot};
pub use super::strings::{Part, Strings};
pub use super::tree::Node;

use super::data::{CLOSES, RETIRED, Table};
use crate::vocabulary::Origin;

/// The table of these arrays.
#[must_use]
pub const fn table(data: Data) -> Table {
    Table(data)
}

/// Packs the rows and links them to the classes of their client.
#[must_use]
pub const fn meta<const N: usize>(rows: &[Row], origin: Origin, classes: &[Row]) -> [Meta; N] {
    let mut meta = [Meta::EMPTY; N];
    let mut i = 0;
    while i < N {
        let row = &rows[i];
        let raised_as =
            if row.raised_as.is_empty() { NONE } else { check::class(row, row.raised_as, classes) };
        meta[i] = of_row(row, origin, raised_as);
        i += 1;
    }
    meta
}

const fn of_row(row: &Row, origin: Origin, raised_as: u16) -> Meta {
    Meta {
        native: row.native,
        verdict: row.verdict_by(origin),
        context: row.context,
        status: row.status,
        raised_as,
        errno: row.errno,
        flags: if row.closes { CLOSES } else { 0 } | if row.retired { RETIRED } else { 0 },
    }
}
