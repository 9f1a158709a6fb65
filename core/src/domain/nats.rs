//! nats.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::NATS.number(), name: Domain::NATS.name(), source: "", origin: Origin::SERVER, rows: ROWS, classes: crate::nats_py }
