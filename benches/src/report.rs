//! The tables.

use crate::line::Line;

/// Prints each row: nanoseconds per lookup, the spread, and how many floors that is.
pub(crate) fn terminal(lines: &[Line]) {
    for line in lines {
        let floor = lines
            .iter()
            .find(|floor| floor.question == "base" && floor.name == "floor" && floor.beside(line));
        let ratio = floor.map_or_else(String::new, |floor| format!("{:8.2}", line.ratio(floor)));
        println!(
            "{:8} {:10} {:28} {:16} {:12} {:10} {:9.2} ns ±{:3.0} % {ratio}",
            line.language,
            line.question,
            line.name,
            line.set,
            line.stream,
            line.mode,
            line.median(),
            line.spread() * 100.0,
        );
    }
}
