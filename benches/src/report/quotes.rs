//! What the README quotes: ratios, and nothing else.

use super::targets::called;
use super::{markdown, short};
use crate::line::Lines;

/// Title, question and set, and the streams and modes of the columns.
const TABLES: [(&str, &str, &str, Columns); 3] = [
    ("the verdict of a code of ZooKeeper", "classify", "zookeeper", NUMBERS),
    ("the verdict of a code of any of 16 domains", "classify", "all", NUMBERS),
    ("the code of a name of JetStream", "by_name", "names_jetstream", NAMES),
];
type Columns = [(&'static str, &'static str); 3];
const NUMBERS: Columns = [("uniform", "throughput"), ("half", "throughput"), ("uniform", "latency")];
const NAMES: Columns = [("hits", "throughput"), ("misses", "throughput"), ("hits", "latency")];

/// The block of the README.
pub(crate) fn text(lines: &Lines) -> String {
    let tables = TABLES.map(|(title, question, set, columns)| {
        let head = columns.map(|(stream, mode)| format!("{stream}, {}", called(mode)));
        let mut grid = vec![[vec![format!("floors: {title}")], head.to_vec()].concat()];
        let (stream, mode) = columns[0];
        for line in lines.0.iter().filter(|line| {
            (&*line.question, &*line.set, &*line.stream, &*line.mode) == (question, set, stream, mode)
        }) {
            let cells = columns.map(|(stream, mode)| {
                let line = lines.get((line.language, question, &line.name), (set, stream, mode));
                let ratio = line.and_then(|line| Some(short(line.ratio(lines.floor(line)?))));
                ratio.unwrap_or_default()
            });
            grid.push([vec![format!("{}: {}", line.language, line.name)], cells.to_vec()].concat());
        }
        markdown(&grid)
    });
    tables.join("\n")
}
