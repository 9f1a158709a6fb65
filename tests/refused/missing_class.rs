//! missing_class.rs:6: `DRY_RUN` names the class `PumpError`, which has no row

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet").raised_as("PumpError"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS, classes: derrno::kazoo }

fn main() {}
