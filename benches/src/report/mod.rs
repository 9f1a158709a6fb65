//! The tables: benches/RESULTS.md, the quotes in docs/COSTS.md, and the plot.

pub(crate) mod machine;
mod plot;
mod quotes;
mod targets;

use std::fs;
use std::path::Path;

use crate::line::{Line, Lines};
use crate::rust;
use crate::streams::STREAMS;

const HEAD: &str = "# What a lookup costs

Made by `make bench`. In each cell: nanoseconds of processor time per lookup, the median of the rounds,
± half the distance of the quartiles; in brackets how many *floors* that is, the median of the ratios in each
round. A floor is one load, in the same language, from an array of 32-bit words, at an index that was computed
beforehand and is clamped to the array; *floor checked* has a bounds check and a branch instead. For names the
first byte is the index. A process is pinned to one core, takes each row once per round, and reads 262,144
keys (65,536 names) in each pass: more than a branch predictor learns.
*Independent* lookups overlap in the processor; of *chained* ones each key waits for the answer before.
Every answer is summed and compared with one found by a walk over the rows.

| keys | are |
| --- | --- |
| uniform | listed codes, each as likely |
| skewed | listed codes, few of them often: Zipf, s = 1.2 |
| half | listed or not by a coin, the unlisted near and far |
| adversarial | the ends, the numbers just outside, the holes |
";

const QUESTIONS: [(&str, &str); 8] = [
    ("classify", "The verdict of a number"),
    ("name", "The name of a number"),
    ("message", "The message of a number"),
    ("format", "A code as text, in a buffer"),
    ("errno", "The errno, or condition, of a number"),
    ("by_name", "The number of a name"),
    ("retry", "A step of the retry engine"),
    ("shape", "Two shapes of the same index"),
];

/// Everything there is to report, as Markdown.
pub(crate) fn text(lines: &Lines, machine: &str, sections: &[String]) -> String {
    let mut text = format!("{HEAD}\n## Where and when\n\n{machine}\n## Targets\n\n{}", targets::table(lines));
    text += &format!("\n## In short\n\n<!-- bench -->\n{}<!-- /bench -->\n", quotes::text(lines));
    for (question, title) in QUESTIONS {
        text += &format!("\n## {title}\n");
        let mut streams: Vec<&str> = STREAMS.to_vec();
        streams.extend(["hits", "misses"]);
        for stream in streams {
            for (mode, called) in [("throughput", "independent"), ("latency", "chained")] {
                let table = table(lines, question, stream, mode);
                if !table.is_empty() {
                    text += &format!("\n### {title}: {stream}, {called}\n\n{table}");
                }
            }
        }
    }
    let mut grid =
        vec![["bytes", "a word per number", "a byte per number, then the word"].map(str::to_owned).to_vec()];
    for (domain, words, index) in rust::shape_bytes() {
        grid.push(vec![domain.to_owned(), words.to_string(), index.to_string()]);
    }
    text += &format!("\n{}", markdown(&grid));
    for section in sections {
        text += &format!("\n{section}");
    }
    text
}

/// A line per implementation, a column per set.
fn table(lines: &Lines, question: &str, stream: &str, mode: &str) -> String {
    let here = |line: &&Line| line.stream == stream && line.mode == mode;
    let asked: Vec<&Line> = lines.0.iter().filter(here).filter(|line| line.question == question).collect();
    let languages = unique(asked.iter().map(|line| line.language));
    let sets = unique(asked.iter().map(|line| &*line.set));
    let base = lines.0.iter().filter(here).filter(|line| {
        line.question == "base"
            && (line.name == "floor" || ["classify", "by_name"].contains(&question))
            && languages.contains(&line.language)
            && sets.contains(&&*line.set)
    });
    let shown: Vec<&Line> = base.chain(asked.iter().copied()).collect();
    let mut grid = vec![["", ""].iter().chain(&sets).map(|set| (*set).to_owned()).collect::<Vec<_>>()];
    for language in languages {
        let shown = shown.iter().filter(|line| line.language == language);
        for name in unique(shown.clone().map(|line| &*line.name)) {
            let in_set = |set: &&str| shown.clone().find(|line| line.name == name && line.set == *set);
            let cells = sets.iter().map(|set| in_set(set).map_or_else(String::new, |line| cell(lines, line)));
            grid.push([language, name].into_iter().map(str::to_owned).chain(cells).collect());
        }
    }
    if asked.is_empty() { String::new() } else { markdown(&grid) }
}

/// The distinct ones, in their order.
fn unique<'a>(values: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut seen = Vec::new();
    values.for_each(|value| {
        if !seen.contains(&value) {
            seen.push(value);
        }
    });
    seen
}

/// Nanoseconds, spread, and floors.
pub(crate) fn cell(lines: &Lines, line: &Line) -> String {
    let ratio =
        lines.floor(line).map_or_else(String::new, |floor| format!(" ({})", short(line.ratio(floor))));
    format!("{} ±{:.0}%{ratio}", short(line.median()), line.spread() * 50.0)
}

/// Three digits at most, two after the point.
pub(crate) fn short(value: f64) -> String {
    match value {
        ..9.995 => format!("{value:.2}"),
        ..99.95 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

/// A Markdown table whose columns are aligned, for the terminal. The first line is the head.
pub(crate) fn markdown(grid: &[Vec<String>]) -> String {
    let columns = grid.first().map_or(0, Vec::len);
    let len = |cell: &String| cell.chars().count();
    let width = |column: usize| grid.iter().map(|row| len(&row[column])).max().unwrap_or(0).max(3);
    let rule = (0..columns).map(|column| "-".repeat(width(column))).collect();
    let mut text = String::new();
    for row in grid.iter().take(1).chain([&rule]).chain(grid.iter().skip(1)) {
        for (column, cell) in row.iter().enumerate() {
            text += &format!("| {cell}{} ", " ".repeat(width(column) - len(cell)));
        }
        text += "|\n";
    }
    text
}

/// Writes RESULTS.md, the plot, and the block of docs/COSTS.md.
pub(crate) fn write(lines: &Lines, text: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("benches/ lies in the workspace");
    let file = |path: &str, text: String| {
        fs::write(root.join(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
    };
    file("benches/RESULTS.md", text.to_owned());
    file("benches/plot.svg", plot::svg(lines));
    let quoting = fs::read_to_string(root.join("docs/COSTS.md")).expect("there is docs/COSTS.md");
    let (head, rest) = quoting.split_once("<!-- bench -->\n").expect("it has the mark");
    let (_, tail) = rest.split_once("<!-- /bench -->").expect("it has the end mark");
    file("docs/COSTS.md", format!("{head}<!-- bench -->\n{}<!-- /bench -->{tail}", quotes::text(lines)));
}
