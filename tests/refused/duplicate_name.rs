//! duplicate_name.rs:7: a name of `DRY_RUN` is taken by `DRY_RUN`; every name stands once

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet"),
    row(2, "DRY_RUN", Kind::BUSY, "the motor is hot; let it cool down"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
