//! dqlite.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::DQLITE.number(), name: Domain::DQLITE.name(), source: "", origin: Origin::SERVER, rows: ROWS, classes: crate::dqlitepy }

/// The code whose domain answers for `native` read in `context`.
#[must_use]
pub fn resolve(native: i32, context: u16) -> crate::Code {
    crate::Code::new(DOMAIN, native).in_context(context)
}
