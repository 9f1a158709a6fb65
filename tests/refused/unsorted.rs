//! unsorted.rs:7: `OVERHEAT` stands after `DRY_RUN`, which has a higher number; sort the rows by number, then by context

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(2, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet"),
    row(1, "OVERHEAT", Kind::BUSY, "the motor is hot; let it cool down"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
