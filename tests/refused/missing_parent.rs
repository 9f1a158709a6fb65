//! missing_parent.rs:6: `DryRun` names the class `PumpError`, which has no row

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DryRun", Kind::BUSY, "the pump runs dry; open the inlet").parent("PumpError"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
