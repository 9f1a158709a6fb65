//! kazoo.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::KAZOO.number(), name: Domain::KAZOO.name(), source: "", origin: Origin::SERVER, rows: ROWS }
