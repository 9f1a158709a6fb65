//! benches/plot.svg: a bar per implementation, on a logarithmic scale, the floor as a line.

use super::short;
use crate::line::{Line, Lines};

/// Title, and the questions, sets and streams it shows; all of independent lookups.
const PANELS: [(&str, &[&str], &[&str], &str); 6] = [
    ("the verdict of a code of ZooKeeper", &["classify"], &["zookeeper"], "uniform"),
    ("the verdict of a code of any of 16 domains", &["classify"], &["all"], "uniform"),
    ("the name or text of a code", &["name", "message"], TEXTS, "uniform"),
    ("whether a code is one errno, or condition", &["errno"], &["zookeeper"], "uniform"),
    ("a code by its name, one of JetStream's", &["by_name"], &["names_jetstream"], "hits"),
    ("a code as text: domain, number, name", &["format"], &["zookeeper"], "uniform"),
];

/// ZooKeeper's, and those of libraries that name their own codes only.
const TEXTS: &[&str] = &["zookeeper", "libnats", "sqlite", "rdkafka", "libuv", "errno", "gpg_error"];

const WIDTH: f64 = 860.0;
const LEFT: f64 = 300.0;
const RIGHT: f64 = 64.0;
const BAR: f64 = 17.0;
const GAP: f64 = 30.0;

const STYLE: &str = "
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 } .quiet { fill: #656d76 } .label { text-anchor: end }
.page { fill: #fff } .grid { stroke: #d8dee4 } .floor { stroke: #cf222e; stroke-dasharray: 4 3 }
.rival { fill: #afb8c1 } .derrno { fill: #0969da }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .quiet { fill: #8d96a0 }
.page { fill: #0d1117 } .grid { stroke: #30363d } .floor { stroke: #ff7b72 }
.rival { fill: #484f58 } .derrno { fill: #388bfd } }
";

/// The whole picture.
pub(crate) fn svg(lines: &Lines) -> String {
    let panels = PANELS.map(|(title, questions, sets, stream)| (title, bars(lines, questions, sets, stream)));
    let floor = lines.get(("Rust", "base", "floor"), ("zookeeper", "uniform", "throughput"));
    let all = panels.iter().flat_map(|(_, bars)| bars).map(|line| line.median());
    let highest = all.fold(100.0, f64::max).log10().ceil();
    let lowest = -1.0;
    let x = |ns: f64| LEFT + (ns.log10() - lowest) / (highest - lowest) * (WIDTH - LEFT - RIGHT);
    let (mut body, mut y) = (String::new(), 24.0);
    for (title, bars) in panels.iter().filter(|(_, bars)| !bars.is_empty()) {
        body += &format!("<text class=\"title\" x=\"12\" y=\"{:.1}\">{title}</text>\n", y + 4.0);
        y += BAR;
        for line in bars {
            let class = if line.name.starts_with("derrno") { "derrno" } else { "rival" };
            let (name, end) = (escape(&label(line)), x(line.median()).max(LEFT + 1.0));
            body += &format!(
                "<text class=\"label\" x=\"{:.1}\" y=\"{:.1}\">{name}</text>\
                 <rect class=\"{class}\" x=\"{LEFT}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"2\"/>\
                 <text class=\"quiet\" x=\"{:.1}\" y=\"{:.1}\">{}</text>\n",
                LEFT - 8.0,
                y + 9.0,
                y - 2.0,
                end - LEFT,
                BAR - 4.0,
                end + 6.0,
                y + 9.0,
                short(line.median()),
            );
            y += BAR;
        }
        y += GAP - BAR;
    }
    let mut grid = String::new();
    for power in lowest as i32..=highest as i32 {
        let (place, ns) = (x(10_f64.powi(power)), 10_f64.powi(power));
        grid += &format!(
            "<line class=\"grid\" x1=\"{place:.1}\" x2=\"{place:.1}\" y1=\"32\" y2=\"{y:.1}\"/>\
             <text class=\"quiet\" text-anchor=\"middle\" x=\"{place:.1}\" y=\"{:.1}\">{ns}</text>\n",
            y + 16.0
        );
    }
    if let Some(floor) = floor.map(|floor| x(floor.median())) {
        grid +=
            &format!("<line class=\"floor\" x1=\"{floor:.1}\" x2=\"{floor:.1}\" y1=\"32\" y2=\"{y:.1}\"/>\n");
    }
    let (height, foot) = (y + 44.0, y + 34.0);
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH} {height:.0}\">\n\
         <title>Nanoseconds per lookup, by question and implementation</title>\n<style>{STYLE}</style>\n\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height:.0}\" rx=\"6\"/>\n{grid}{body}\
         <text class=\"quiet\" x=\"{LEFT}\" y=\"{foot:.1}\">nanoseconds per lookup, independent lookups; dashed: one load</text>\n</svg>\n"
    )
}

/// The rows of a panel, the fastest first.
fn bars<'a>(lines: &'a Lines, questions: &[&str], sets: &[&str], stream: &str) -> Vec<&'a Line> {
    let mut bars: Vec<&Line> = lines
        .0
        .iter()
        .filter(|line| {
            questions.contains(&&*line.question)
                && sets.contains(&&*line.set)
                && line.stream == stream
                && line.mode == "throughput"
        })
        .collect();
    bars.sort_by(|a, b| a.median().total_cmp(&b.median()));
    bars
}

fn label(line: &Line) -> String {
    format!("{}, {}", line.name, line.language)
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}
