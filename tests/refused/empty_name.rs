//! empty_name.rs:6: a row needs a name; write the one upstream uses

use derrno::{Kind, Origin, Row, row};

const ROWS: &[Row] = &[
    row(1, "", Kind::BUSY, "the pump runs dry; open the inlet"),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
