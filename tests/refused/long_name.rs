//! long_name.rs:11: a name has more than 65535 bytes

use derrno::{Kind, Origin, Row, row};

const LONG: [u8; 65536] = [b'A'; 65536];
const NAME: &str = match core::str::from_utf8(&LONG) {
    Ok(name) => name,
    Err(_) => panic!(),
};
const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet").aliases(&[NAME]),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }

fn main() {}
