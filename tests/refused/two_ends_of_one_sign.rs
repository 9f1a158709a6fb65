//! two_ends_of_one_sign.rs:5: a fallback that differs below and above needs a span with 0 or -1 in it

use derrno::{Kind, Origin, Row, Verdict, row};

const ROWS: &[Row] = &[row(3, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet")];

const fn by_hundred(native: i32, _context: u16) -> Verdict {
    Verdict::of(if native < 100 { Kind::IO } else { Kind::INTERNAL }).unlisted()
}

derrno::domain! {
    number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS, fallback: by_hundred, span: 3..=99
}

fn main() {}
