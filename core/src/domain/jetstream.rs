//! jetstream.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::JETSTREAM.number(), name: Domain::JETSTREAM.name(), source: "", origin: Origin::SERVER, rows: ROWS, classes: crate::nats_py }
