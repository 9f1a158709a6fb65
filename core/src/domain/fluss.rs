//! fluss.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::FLUSS.number(), name: Domain::FLUSS.name(), source: "", origin: Origin::SERVER, rows: ROWS, classes: crate::fluss_java }
