//! docs/RETRY-STORM.md: the tables. The pictures are made in plot.rs.

pub mod plot;

use crate::heldout::{COUNT, Summary};
use crate::herd::{IDEAL, Storm};
use crate::measure::{Measured, Row};
use crate::once::Target as Wrote;
use crate::rival::Basis;
use crate::rivals::Player;
use crate::scenes::{ACTS, Act, Asked, CAPACITY, Figures, LOAD, MORE};
use crate::targets::{Target, targets};

/// Where the report, the pictures and the quotes are.
pub const REPORT: &str = "docs/RETRY-STORM.md";
/// The picture of time lines, and that of rivals.
pub const PLOTS: [&str; 2] = ["docs/storm/freeze.svg", "docs/storm/rivals.svg"];

/// The whole report.
#[must_use]
pub fn text(measured: &Measured) -> String {
    let head = include_str!("head.md")
        .replace("{CAPACITY}", &CAPACITY.to_string())
        .replace("{LOAD}", &LOAD.to_string())
        .replace("{MORE}", &MORE.to_string());
    let aimed = include_str!("aims.md");
    let mut text = format!("{head}\n## Targets\n\n{aimed}\n{}", aims(&targets(measured)));
    text += "\n![Requests that are served while a server is frozen, and after](storm/freeze.svg)\n";
    text += "\n![Scenarios without recovery, and seconds until all are connected again](storm/rivals.svg)\n";
    text += "\n## In short\n\n<!-- storm -->\n";
    text += &format!("{}<!-- /storm -->\n", quotes(measured));
    text += &format!("\n## One fault\n\n{}\n{}", acts(), scenes(measured));
    text +=
        &format!("\n## {COUNT} random scenarios\n\n{}\n{}", include_str!("heldout.md"), heldout(measured));
    text += &format!("\n## The reconnect storm\n\n{}\n{}", include_str!("herd.md"), storms(measured));
    text += &format!("\n## Once\n\n{}\n{}", include_str!("once.md"), once(measured));
    text += &format!("\n## Who was compared, and how\n\n{}\n{}", include_str!("rivals.md"), basis(measured));
    text
}

/// A Markdown table. The first line is the head.
fn markdown(grid: &[Vec<String>]) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let rule: Vec<String> = grid[0].iter().map(|_| "---".to_owned()).collect();
    line(&grid[0]) + &line(&rule) + &grid[1..].iter().map(|cells| line(cells)).collect::<String>()
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// The aims, and whether they are met.
#[must_use]
pub fn aims(targets: &[Target]) -> String {
    let mut grid = vec![row(["target", "limit", "measured", ""])];
    for target in targets {
        let met = if target.met { "met" } else { "**not met**" };
        grid.push(row([&target.what, &target.limit, &target.measured, met]));
    }
    markdown(&grid)
}

/// A number, or that there is none.
fn number(value: f64, digits: usize) -> String {
    if value.is_finite() { format!("{value:.digits$}") } else { "∞".to_owned() }
}

fn cell(act: &Act, figures: &Figures) -> String {
    match act.asked {
        Asked::Sends => number(figures.sends, 2),
        Asked::Recovery => number(figures.recovery, 1),
        Asked::Served => number(figures.served, 1),
    }
}

fn acts() -> String {
    let mut grid = vec![row(["scene", "what goes wrong", "what is shown"])];
    for act in &ACTS {
        let shown = match act.asked {
            Asked::Sends => "sends in the fault, by request",
            Asked::Recovery => "seconds until all is well; ∞: not within 30",
            Asked::Served => "percent served of what began in the fault",
        };
        grid.push(row([&act.letter.to_string(), act.title, shown]));
    }
    markdown(&grid)
}

/// The line of a player in the table of scenes.
#[must_use]
pub fn scene_line(player: &dyn Player, scenes: &Row) -> String {
    let cells = ACTS
        .iter()
        .zip(scenes)
        .map(|(act, crowds)| crowds.iter().map(|figures| cell(act, figures)).collect::<Vec<_>>().join(" / "));
    let sends = scenes[4].iter().map(|figures| number(figures.tries, 2)).collect::<Vec<_>>().join(" / ");
    format!("| {} | {} | {sends} |\n", player.name(), cells.collect::<Vec<_>>().join(" | "))
}

fn scenes(measured: &Measured) -> String {
    let mut text = "| |".to_owned();
    for act in &ACTS {
        text += &format!(" {} |", act.letter);
    }
    text += &format!(" F, sends each |\n|{}\n", " --- |".repeat(ACTS.len() + 2));
    for (player, scenes) in measured.players.iter().zip(&measured.scenes) {
        text += &scene_line(*player, scenes);
    }
    text
}

fn heldout(measured: &Measured) -> String {
    let mut grid = vec![row([
        "",
        "never recovered",
        "slower than no retry, mean / worst, s",
        "served in faults, %",
        "served, %",
        "sends by request",
    ])];
    for (player, summary) in measured.players.iter().zip(&measured.heldout) {
        let Summary { never, slower, served, sends } = summary;
        grid.push(row([
            player.name(),
            &never.to_string(),
            &format!("{:.2} / {:.1}", slower[0], slower[1]),
            &format!("{:.1}", served[0]),
            &format!("{:.2}", served[1]),
            &format!("{sends:.2}"),
        ]));
    }
    markdown(&grid)
}

fn storms(measured: &Measured) -> String {
    let mut grid = vec![row(["", "all connected, s", "attempts each", "most attempts in 0.1 s, server up"])];
    for (player, [dear, cheap]) in measured.reconnecting.iter().zip(&measured.storms) {
        let pair = |of: fn(&Storm) -> String| format!("{} / {}", of(dear), of(cheap));
        grid.push(row([
            player.name(),
            &pair(|storm| number(storm.connected, 1).replace('∞', "never")),
            &pair(|storm| number(storm.sends, 1)),
            &pair(|storm| storm.peak.to_string()),
        ]));
    }
    format!("{}\nIdeal: {IDEAL:.0} s.\n", markdown(&grid))
}

fn once(measured: &Measured) -> String {
    let mut grid = vec![row([
        "server",
        "client",
        "lost",
        "doubled",
        "told \"not applied\" but there",
        "in doubt",
        "sure, %",
        "sends and looks by write",
    ])];
    for (writer, count) in &measured.once {
        let target = match writer.target {
            Wrote::Append => "append, readable",
            Wrote::Id => "id, remembered for 10 s",
            Wrote::Create => "create",
        };
        let numbers = [count.lost, count.doubled, count.wrong, count.doubt].map(|count| count.to_string());
        let [lost, doubled, wrong, doubt] = &numbers;
        let sends = format!("{:.2}", count.sends as f64 / f64::from(count.writes));
        let sure = format!("{:.2}", count.sure());
        grid.push(row([target, writer.name, lost, doubled, wrong, doubt, &sure, &sends]));
    }
    markdown(&grid)
}

fn basis(measured: &Measured) -> String {
    let mut grid = vec![row(["rival", "decided by", "which"])];
    for player in measured.players.iter().chain(&measured.reconnecting) {
        let (how, which) = match player.basis() {
            Basis::Crate(which) => ("the crate itself", which),
            Basis::Source(which) => ("formulas of the source", which),
            Basis::Documented(which) => ("what its documentation says", which),
            Basis::Page(which) => ("the page's loop", which),
            Basis::Plain => ("nobody", "to compare with"),
        };
        let line = row([player.name(), how, which]);
        if !grid.contains(&line) {
            grid.push(line);
        }
    }
    markdown(&grid)
}

/// Who is quoted and drawn, by name.
const SHOWN: [&str; 7] =
    ["no retry", "nats-py page, retry_with_backoff", "kazoo", "AWS standard 2.1", "gRPC", "Envoy", "derrno"];

/// What the README quotes.
#[must_use]
pub fn quotes(measured: &Measured) -> String {
    let mut grid = vec![row([
        "10,000 clients",
        "frozen 10 s: recovers after, s",
        "half the speed 20 s: recovers after, s",
        "no leader 3 s: served, %",
        "a third dead: served, %",
        "300 random scenarios: never recovered",
        "served in them, %",
    ])];
    for name in SHOWN {
        let at = measured.place(name);
        let of = |act: usize| cell(&ACTS[act], &measured.scenes[at][act][0]);
        let summary = measured.heldout[at];
        grid.push(row([
            measured.players[at].name(),
            &of(1),
            &of(2),
            &of(4),
            &of(5),
            &summary.never.to_string(),
            &format!("{:.1}", summary.served[1]),
        ]));
    }
    markdown(&grid)
}
