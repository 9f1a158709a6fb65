//! duplicate_number.rs:7: `OVERHEAT` has the number of `DRY_RUN`; every row needs its own number, or a context

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet"),
    row(1, "OVERHEAT", Kind::BUSY, "the motor is hot; let it cool down"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
