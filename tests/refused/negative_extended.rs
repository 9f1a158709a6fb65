//! negative_extended.rs:6: `DRY_RUN` has a negative number and so no primary code

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(-3, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet"),
    row(1, "OVERHEAT", Kind::BUSY, "the motor is hot; let it cool down"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS, primary: 0xff }

fn main() {}
