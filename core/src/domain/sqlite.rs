//! sqlite.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { paged, number: Domain::SQLITE.number(), name: Domain::SQLITE.name(), source: "", origin: Origin::SERVER, rows: ROWS }
