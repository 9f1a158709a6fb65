//! empty_message.rs:6: `DRY_RUN` has no message; write one sentence: what happened; what to do

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, ""),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
