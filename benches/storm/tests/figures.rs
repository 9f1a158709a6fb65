//! The figures of docs/RETRY-STORM.md, as far as a minute goes: those of derrno and of no retry, against their
//! targets and against what the report shows; and that this world can tell a bad client from a good one.

use std::path::Path;
use std::sync::OnceLock;

use derrno_storm::measure::{Measured, WRITES};
use derrno_storm::once::{self, Target, WRITERS};
use derrno_storm::report::{self, REPORT};
use derrno_storm::rivals::{DERRNO, LOAD, NONE, Player, RECONNECT};
use derrno_storm::scenes::{ACTS, CROWDS, SEEDS};
use derrno_storm::targets::targets;

fn measured() -> &'static Measured {
    static MEASURED: OnceLock<Measured> = OnceLock::new();
    MEASURED.get_or_init(|| Measured::of(vec![NONE, DERRNO], vec![RECONNECT]))
}

fn player(name: &str) -> &'static dyn Player {
    *LOAD.iter().find(|player| player.name() == name).unwrap_or_else(|| panic!("{name} is not compared"))
}

fn shown(path: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    std::fs::read_to_string(root.join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}; run `make storm`"))
}

#[test]
fn each_target_is_met() {
    for target in targets(measured()) {
        assert!(target.met, "{}: {}, {}", target.what, target.measured, target.limit);
    }
}

#[test]
fn the_report_shows_what_the_engine_does_today() {
    let report = shown(REPORT);
    let mut lines = report::aims(&targets(measured()));
    for (player, scenes) in measured().players.iter().zip(&measured().scenes) {
        lines += &report::scene_line(*player, scenes);
    }
    for line in lines.lines() {
        assert!(report.contains(&format!("{line}\n")), "{REPORT} does not have: {line}\nrun `make storm`");
    }
}

#[test]
fn the_same_seed_gives_the_same_run_and_another_one_another() {
    let play = |seed| {
        let figures = ACTS[1].play(DERRNO, CROWDS[1], seed);
        (figures.sends.to_bits(), figures.served.to_bits())
    };
    assert_eq!(play(1), play(1));
    assert_ne!(play(1), play(2));
}

#[test]
fn loops_of_published_pages_never_come_back_from_a_freeze() {
    let act = &ACTS[1];
    for name in ["nats-py page, retry_with_backoff", "kazoo page, KazooRetry(3, 1, 2)", "immediate, 3 times"]
    {
        let figures = act.play(player(name), CROWDS[0], SEEDS[0]);
        assert!(figures.recovery.is_infinite(), "{name} recovers after {} s", figures.recovery);
    }
}

#[test]
fn a_budget_with_one_price_pays_for_timeouts_and_not_for_elections() {
    let one_price = player("derrno, one price");
    let freeze = ACTS[1].play(one_price, CROWDS[0], SEEDS[0]).recovery;
    let priced = ACTS[1].play(DERRNO, CROWDS[0], SEEDS[0]).recovery;
    assert!(freeze > 2.0 * priced, "{freeze} s, and with prices {priced} s");
    let [election, priced] =
        [one_price, DERRNO].map(|player| ACTS[4].play(player, CROWDS[2], SEEDS[0]).served);
    assert!(election < priced - 30.0, "{election} % served, and with prices {priced} %");
}

#[test]
fn a_breaker_that_counts_answers_refuses_what_a_healthy_server_would_answer() {
    let figures = ACTS[6].play(player("gobreaker"), CROWDS[1], SEEDS[0]);
    assert!(figures.refused > 20.0, "{} % refused", figures.refused);
}

#[test]
fn who_repeats_all_doubles_and_who_looks_too_soon_too() {
    for (target, name) in
        [(Target::Append, "retry all"), (Target::Append, "look at once"), (Target::Id, "retry all")]
    {
        let writer = WRITERS.iter().find(|writer| (writer.target, writer.name) == (target, name));
        let count = once::play(writer.expect("it is in the list"), WRITES, SEEDS[0]);
        assert!(count.doubled > 0, "{target:?}, {name}: {count:?}");
    }
    let create = WRITERS.iter().find(|writer| (writer.target, writer.name) == (Target::Create, "retry all"));
    assert!(once::play(create.expect("it is in the list"), WRITES, SEEDS[0]).wrong > WRITES / 20);
}
