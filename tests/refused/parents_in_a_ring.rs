//! parents_in_a_ring.rs:6: the parents of `A` form a ring

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "A", Kind::BUSY, "the pump runs dry; open the inlet").parent("B"),
    row(2, "B", Kind::BUSY, "the motor is hot; let it cool down").parent("A"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
