//! fluss_java.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::FLUSS_JAVA.number(), name: Domain::FLUSS_JAVA.name(), source: "", origin: Origin::SERVER, rows: ROWS }
