//! What docs/COSTS.md quotes: ratios only.

use super::{markdown, short, unique};
use crate::line::Lines;

/// The head of each column, and the question, set, stream and mode it quotes.
const COLUMNS: [(&str, &str, (&str, &str, &str)); 6] = [
    ("a code of ZooKeeper", "classify", ("zookeeper", "uniform", "throughput")),
    ("half unlisted", "classify", ("zookeeper", "half", "throughput")),
    ("chained", "classify", ("zookeeper", "uniform", "latency")),
    ("a code of any domain", "classify", ("all", "uniform", "throughput")),
    ("a name of JetStream", "by_name", ("names_jetstream", "hits", "throughput")),
    ("no name of it", "by_name", ("names_jetstream", "misses", "throughput")),
];

/// The block of docs/COSTS.md.
pub(crate) fn text(lines: &Lines) -> String {
    let mut grid = vec![vec!["floors".to_owned()]];
    grid[0].extend(COLUMNS.map(|column| column.0.to_owned()));
    let quoted = || {
        lines.0.iter().filter(|line| {
            COLUMNS.iter().any(|(_, question, at)| {
                line.question == *question && (&*line.set, &*line.stream, &*line.mode) == *at
            })
        })
    };
    for language in unique(quoted().map(|line| line.language)) {
        let rows = quoted().filter(|line| line.language == language);
        for name in unique(rows.map(|line| &*line.name)) {
            let cells = COLUMNS.map(|(_, question, at)| {
                let line = lines.get((language, question, name), at);
                let ratio = line.and_then(|line| Some(short(line.ratio(lines.floor(line)?))));
                ratio.unwrap_or_default()
            });
            grid.push([vec![format!("{language}: {name}")], cells.to_vec()].concat());
        }
    }
    markdown(&grid)
}
