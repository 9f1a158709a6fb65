//! wide_span.rs:5: the span of a domain, with its rows, has between 1 and 65536 numbers

use derrno::{Kind, Origin, Row, Verdict, row};

const ROWS: &[Row] = &[row(3, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet")];

const fn same(_native: i32, _context: u16) -> Verdict {
    Verdict::of(Kind::IO).unlisted()
}

derrno::domain! {
    number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS, fallback: same, span: 0..=70_000
}

fn main() {}
