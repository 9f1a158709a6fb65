//! fauna.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::FAUNA.number(), name: Domain::FAUNA.name(), source: "", origin: Origin::SERVER, rows: ROWS, classes: crate::fauna_driver }
