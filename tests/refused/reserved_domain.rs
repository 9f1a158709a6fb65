//! reserved_domain.rs:6: domain number 17 is reserved for derrno; take one from 32768 (0x8000) up

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet"),
];

derrno::domain! { number: 17, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
