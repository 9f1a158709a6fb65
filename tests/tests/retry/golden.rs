//! What the engine does with every row, in every situation, fresh and in doubt: against tests/lock/decisions.txt.
//!
//! A line per row shows the acts in nine situations, and a line per domain has a digest of all 128. A changed
//! verdict shows here which decisions move; `make lock` writes them down.

use derrno::retry::{Act, Request};
use derrno::{Domain, Kind, Situation, Verdict};
use derrno_tests::place::{read, root};

use crate::OPEN;

const FILE: &str = "tests/lock/decisions.txt";
const HEAD: &str = "# Letters: done D, give up G, repeat r, refresh f, reconnect c, redo t, look l. First fresh, then in doubt.\n\
# Situations: plain, IDEMPOTENT, GUARDED, DEDUP, CAN_LOOK, GUARDED|CAN_LOOK, IN_TRANSACTION, IN_TRANSACTION|CAN_REDO,\n\
# IN_TRANSACTION|CAN_REDO|CAN_LOOK. The digest of a domain is over all situations.\n";
const SHOWN: [u8; 9] = [0, 1, 4, 8, 16, 20, 2, 34, 50];

/// What the first failure gives, or the first after a doubt.
fn act(verdict: Verdict, situation: u8, doubt: bool) -> char {
    let mut request = Request::new(0, u32::MAX, Situation::from_bits(situation));
    if doubt {
        request.failed(&OPEN, None, None, Verdict::of(Kind::TIMEOUT), 0, 0, 0);
    }
    let step = request.failed(&OPEN, None, None, verdict, 0, 0, 0);
    match step.act() {
        Act::DONE => 'D',
        Act::GIVE_UP => 'G',
        Act::REPEAT => 'r',
        Act::REFRESH => 'f',
        Act::RECONNECT => 'c',
        Act::REDO => 't',
        Act::LOOK => 'l',
        other => panic!("{other} after a failure"),
    }
}

fn lines() -> Vec<String> {
    let mut lines = Vec::new();
    for domain in Domain::ALL {
        let mut digest = 0xcbf2_9ce4_8422_2325_u64;
        let first = lines.len();
        for row in domain.table().expect("all features are on").rows() {
            let acts = |doubt| {
                SHOWN.map(|situation| act(row.verdict(), situation, doubt)).iter().collect::<String>()
            };
            lines.push(format!("{} {} {}", row.code(), acts(false), acts(true)));
            for situation in 0..128 {
                for doubt in [false, true] {
                    digest =
                        (digest ^ act(row.verdict(), situation, doubt) as u64).wrapping_mul(0x100_0000_01b3);
                }
            }
        }
        lines.insert(first, format!("{domain}: {digest:016x}"));
    }
    lines
}

#[test]
fn every_decision_about_every_row_is_the_one_written_down() {
    let now = lines();
    if std::env::var("DERRNO_LOCK").is_ok_and(|value| value == "write") {
        let text = now.iter().fold(HEAD.to_owned(), |text, line| text + line + "\n");
        return std::fs::write(root(FILE), text).expect("the lock file can be written");
    }
    let locked = read(FILE);
    let locked: std::collections::BTreeSet<&str> =
        locked.lines().filter(|line| !line.starts_with('#')).collect();
    let current: std::collections::BTreeSet<&str> = now.iter().map(String::as_str).collect();
    let moved: Vec<String> = (locked.difference(&current).map(|line| format!("- {line}")))
        .chain(current.difference(&locked).map(|line| format!("+ {line}")))
        .collect();
    assert!(moved.is_empty(), "decisions move; if they should, run `make lock`:\n{}", moved.join("\n"));
    assert!(now.len() > 1000, "every row");
}
