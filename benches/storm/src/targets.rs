//! What was aimed at, and whether it was reached.

use crate::herd::IDEAL;
use crate::measure::{Measured, WRITES};
use crate::once::Count;
use crate::rivals::{DERRNO, NONE, RECONNECT};
use crate::scenes::{ACTS, CROWDS, Figures};

/// An aim.
#[derive(Clone, Debug)]
pub struct Target {
    /// What is measured, and where.
    pub what: String,
    /// How good it should be.
    pub limit: String,
    /// How good it is; the worst, where there are several.
    pub measured: String,
    /// Whether that is good enough.
    pub met: bool,
}

fn most(what: &str, limit: f64, measured: f64, digits: usize) -> Target {
    let (limit_text, text) = (format!("≤ {limit}"), format!("{measured:.digits$}"));
    Target { what: what.to_owned(), limit: limit_text, measured: text, met: measured <= limit }
}

fn least(what: &str, limit: f64, measured: f64, digits: usize) -> Target {
    let (limit_text, text) = (format!("≥ {limit}"), format!("{measured:.digits$}"));
    Target { what: what.to_owned(), limit: limit_text, measured: text, met: measured >= limit }
}

/// All aims.
#[must_use]
pub fn targets(measured: &Measured) -> Vec<Target> {
    let act = |letter: char| ACTS.iter().position(|act| act.letter == letter).expect("it is one of them");
    let cells = |letter: char| {
        let [own, none] =
            [DERRNO, NONE].map(|player| &measured.scenes[measured.place(player.name())][act(letter)]);
        own.iter().zip(none).collect::<Vec<_>>()
    };
    let worst = |letter: char, of: fn(&Figures) -> f64, pick: fn(f64, f64) -> f64| {
        cells(letter).iter().map(|(own, _)| of(own)).reduce(pick).unwrap_or(f64::NAN)
    };
    let mut all = Vec::new();
    for letter in ['C', 'D'] {
        for ((own, none), clients) in cells(letter).into_iter().zip(CROWDS) {
            let limit = (none.recovery * 1.3).max(none.recovery + 1.5);
            let what =
                format!("{letter}: seconds to recover, {clients} clients; no retry {:.1}", none.recovery);
            all.push(most(&what, (limit * 10.0).round() / 10.0, own.recovery, 1));
        }
    }
    let below = cells('E').iter().map(|(own, none)| none.served - own.served).reduce(f64::max);
    all.push(most("E: points of served requests below no retry", 3.0, below.unwrap_or(f64::NAN), 1));
    all.push(least(
        "F: percent served in an election of 3 s",
        90.0,
        worst('F', |own| own.served, f64::min),
        1,
    ));
    let sends = worst('F', |own| own.sends, f64::max);
    all.push(most("F: sends in the election, by request that began in it", 2.8, sends, 2));
    all.push(most(
        "F: sends of each of these requests, to its end",
        2.8,
        worst('F', |own| own.tries, f64::max),
        2,
    ));
    all.push(least("G: percent served, a third dead", 97.0, worst('G', |own| own.served, f64::min), 1));
    all.push(most("H: percent refused locally", 0.0, worst('H', |own| own.refused, f64::max), 2));
    let [own, none] = [DERRNO, NONE].map(|player| measured.heldout[measured.place(player.name())]);
    all.push(most("random scenarios without recovery, of 300", 0.0, f64::from(own.never), 0));
    all.push(least(
        "random scenarios: points of success above no retry",
        1.5,
        own.served[1] - none.served[1],
        2,
    ));
    let storm = measured.reconnecting.iter().position(|player| player.name() == RECONNECT.name());
    let [dear, cheap] = measured.storms[storm.expect("it reconnects")];
    all.push(most("storm: time by the ideal, a refusal costs 10 %", 1.5, dear.connected / IDEAL, 2));
    all.push(most("storm: most sends in 0.1 s", 500.0, f64::from(dear.peak.max(cheap.peak)), 0));
    let sum = |of: fn(&Count) -> u32| {
        let aimed = measured.once.iter().filter(|(writer, _)| writer.aimed);
        f64::from(aimed.map(|(_, count)| of(count)).sum::<u32>())
    };
    for (what, count) in [
        ("lost", sum(|count| count.lost)),
        ("doubled", sum(|count| count.doubled)),
        ("told wrong", sum(|count| count.wrong)),
    ] {
        all.push(most(&format!("once: {what}, of {WRITES} writes on each of three servers"), 0.0, count, 0));
    }
    all
}
