//! Prints the literals without which no line has a finding that is sure or likely, one a line: what
//! `derrno scan` looks for first, for a comparison with other searchers.
use std::io::Write;

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    derrno_text::Recogniser::shared().literals().try_for_each(|literal| writeln!(out, "{literal}"))
}
