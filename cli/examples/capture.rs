//! Writes frames of records of every code to standard output, as many bytes as asked for:
//! `cargo run --release -p derrno-cli --example capture -- 200000000 > capture`.

use std::io::{self, BufWriter, Write};

use derrno::Domain;
use derrno::log::{Record, frame};

fn main() -> io::Result<()> {
    let wanted: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(1_000_000);
    let mut out = BufWriter::new(io::stdout().lock());
    let (mut written, mut time) = (0, 0);
    let codes: Vec<_> = Domain::ALL.iter().filter_map(|d| d.table()).flat_map(|t| t.rows()).collect();
    for row in codes.iter().cycle() {
        let mut record = Record::new(row.code()).at(time);
        if time % 8 == 0 {
            record = record.times(time % 100 + 2).with([time, 7]);
        }
        let mut bytes = [0; frame::MAX_FRAME];
        let len = frame::encode(&record, &mut bytes).expect("MAX_FRAME bytes are enough");
        out.write_all(&bytes[..len])?;
        time = time.wrapping_add(1);
        written += len;
        if written >= wanted {
            break;
        }
    }
    out.flush()
}
