//! nats_py.

use crate::{Domain, Kind, Origin, Row, row};

const ROWS: &[Row] = &[row(1, "PLACEHOLDER", Kind::UNKNOWN, "nothing known; wait for the rows")];

crate::domain! { number: Domain::NATS_PY.number(), name: Domain::NATS_PY.name(), source: "", origin: Origin::SERVER, rows: ROWS }
