//! narrow_span.rs:5: the fallback changes outside the span of the domain; widen the span

use derrno::{Kind, Origin, Row, Verdict, row};

const ROWS: &[Row] = &[row(3, "DRY_RUN", Kind::BUSY, "the pump runs dry; open the inlet")];

const fn by_hundred(native: i32, _context: u16) -> Verdict {
    Verdict::of(if native < 100 { Kind::IO } else { Kind::INTERNAL }).unlisted()
}

derrno::domain! {
    number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS, fallback: by_hundred, span: 0..=50
}

fn main() {}
