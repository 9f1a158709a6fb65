//! fauna_driver.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::FAUNA_DRIVER.number(), name: Domain::FAUNA_DRIVER.name(), source: "", origin: Origin::SERVER, rows: ROWS }
