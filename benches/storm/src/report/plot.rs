//! The pictures.

use super::SHOWN;
use crate::heldout::COUNT;
use crate::herd::IDEAL;
use crate::measure::Measured;
use crate::rivals::Player;
use crate::scenes::{ACTS, CROWDS, FROM, SEEDS};
use crate::world::SECOND;

const WIDTH: f64 = 860.0;
const STYLE: &str = "
text { font: 12px system-ui, sans-serif; fill: #1f2328 }
.title { font-weight: 600 } .quiet { fill: #656d76 } .label { text-anchor: end } .middle { text-anchor: middle }
.page { fill: #fff } .grid { stroke: #d8dee4 } .fault { fill: #d8dee4; opacity: .5 }
.rival { fill: #afb8c1 } .derrno { fill: #0969da } .ideal { stroke: #cf222e; stroke-dasharray: 4 3 }
path { fill: none; stroke-width: 1.5 }
.l0 { stroke: #656d76 } .l1 { stroke: #cf222e } .l2 { stroke: #bc4c00 } .l3 { stroke: #9a6700 } .l4 { stroke: #1a7f37 }
.l5 { stroke: #8250df } .l6 { stroke: #0969da; stroke-width: 3 }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .quiet { fill: #8d96a0 } .page { fill: #0d1117 } .grid { stroke: #30363d }
.fault { fill: #30363d } .rival { fill: #484f58 } .derrno { fill: #388bfd } .l6 { stroke: #388bfd } }
";

fn page(height: f64, title: &str, body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height:.0}\" viewBox=\"0 0 {WIDTH} {height:.0}\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n\
         <rect class=\"page\" width=\"{WIDTH}\" height=\"{height:.0}\" rx=\"6\"/>\n{body}</svg>\n"
    )
}

fn words(class: &str, x: f64, y: f64, text: &str) -> String {
    format!("<text class=\"{class}\" x=\"{x:.1}\" y=\"{y:.1}\">{text}</text>\n")
}

/// Scene C with 10,000 clients: of the requests that begin in each second, the share that is served.
#[must_use]
pub fn freeze(players: &[&dyn Player]) -> String {
    const LEFT: f64 = 48.0;
    const TOP: f64 = 44.0;
    const HIGH: f64 = 260.0;
    let act = &ACTS[1];
    let (from, to) = (FROM - 5 * SECOND, FROM + act.lasts + 25 * SECOND);
    let x = |time: u64| LEFT + (time - from) as f64 / (to - from) as f64 * (WIDTH - LEFT - 230.0);
    let y = |share: f64| TOP + (1.0 - share) * HIGH;
    let mut body = words(
        "title",
        12.0,
        24.0,
        "Served of the requests that begin, by second: a server is frozen for 10 s (scene C, 10,000 clients)",
    );
    body += &format!(
        "<rect class=\"fault\" x=\"{:.1}\" y=\"{TOP}\" width=\"{:.1}\" height=\"{HIGH}\"/>\n",
        x(FROM),
        x(FROM + act.lasts) - x(FROM)
    );
    for percent in [0, 25, 50, 75, 100] {
        let at = y(f64::from(percent) / 100.0);
        body += &format!(
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{:.1}\" y1=\"{at:.1}\" y2=\"{at:.1}\"/>",
            x(to)
        );
        body += &words("quiet label", LEFT - 6.0, at + 4.0, &format!("{percent} %"));
    }
    for seconds in (0..=35).step_by(5) {
        let time = FROM - 5 * SECOND + seconds * SECOND;
        let label = format!("{} s", seconds as i64 - 5);
        body += &words("quiet middle", x(time), TOP + HIGH + 18.0, &label);
    }
    for (line, name) in SHOWN.iter().enumerate() {
        let player = players.iter().find(|player| player.name() == *name).expect("it plays");
        let outcome = player.play(&act.scene(CROWDS[0]), SEEDS[0]);
        let points = (from..to).step_by(SECOND as usize).map(|time| {
            let second = outcome.sum(time, time + SECOND);
            let share = f64::from(second.ok) / f64::from(second.offered.max(1));
            format!("{:.1} {:.1}", x(time + SECOND / 2), y(share))
        });
        body += &format!("<path class=\"l{line}\" d=\"M{}\"/>\n", points.collect::<Vec<_>>().join("L"));
        let (left, at) = (WIDTH - 220.0, TOP + 12.0 + 20.0 * line as f64);
        body += &format!("<path class=\"l{line}\" d=\"M{left} {at}h22\"/>");
        body += &words("", left + 28.0, at + 4.0, name);
    }
    page(TOP + HIGH + 34.0, "Requests served while a server is frozen, and after", &body)
}

/// Two panels of bars: scenarios without recovery, and seconds until all are connected again.
#[must_use]
pub fn rivals(measured: &Measured) -> String {
    let names =
        |players: &[&'static dyn Player]| players.iter().map(|player| player.name()).collect::<Vec<_>>();
    let never = measured.heldout.iter().map(|summary| f64::from(summary.never)).collect::<Vec<_>>();
    let storm = measured.storms.iter().map(|[dear, _]| dear.connected).collect::<Vec<_>>();
    let (mut body, mut y) = (String::new(), 24.0);
    let title = format!("Of {COUNT} random scenarios, those without recovery");
    body += &bars(&title, &names(&measured.players), &never, COUNT as f64, None, &mut y);
    let title = "Seconds until 10,000 clients are connected again (a refusal costs 10 %; dashed: ideal)";
    body += &bars(title, &names(&measured.reconnecting), &storm, 120.0, Some(IDEAL), &mut y);
    page(y, "Scenarios without recovery, and seconds until all are connected again", &body)
}

fn bars(title: &str, names: &[&str], values: &[f64], most: f64, ideal: Option<f64>, y: &mut f64) -> String {
    const LEFT: f64 = 280.0;
    const HIGH: f64 = 17.0;
    let x = |value: f64| LEFT + value.min(most) / most * (WIDTH - LEFT - 80.0);
    let mut body = words("title", 12.0, *y, title);
    *y += HIGH;
    let top = *y - 6.0;
    for (name, value) in names.iter().zip(values) {
        let class = if name.starts_with("derrno") { "derrno" } else { "rival" };
        let text = if value.is_finite() { format!("{value:.0}") } else { "never".to_owned() };
        body += &words("label", LEFT - 8.0, *y + 8.0, name);
        body += &format!(
            "<rect class=\"{class}\" x=\"{LEFT}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{}\" rx=\"2\"/>",
            *y - 3.0,
            (x(*value) - LEFT).max(1.0),
            HIGH - 4.0
        );
        body += &words("quiet", x(*value) + 6.0, *y + 8.0, &text);
        *y += HIGH;
    }
    if let Some(ideal) = ideal.map(x) {
        body += &format!(
            "<line class=\"ideal\" x1=\"{ideal:.1}\" x2=\"{ideal:.1}\" y1=\"{top:.1}\" y2=\"{:.1}\"/>\n",
            *y - 4.0
        );
    }
    *y += 26.0;
    body
}
