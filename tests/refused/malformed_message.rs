//! malformed_message.rs:6: the message of `DRY_RUN` is not of the form `what happened; what to do` (no full stop, at most 200 bytes)

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, "the pump runs dry."),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
