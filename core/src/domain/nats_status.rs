//! nats_status.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::NATS_STATUS.number(), name: Domain::NATS_STATUS.name(), source: "", origin: Origin::SERVER, rows: ROWS, classes: crate::nats_py }
