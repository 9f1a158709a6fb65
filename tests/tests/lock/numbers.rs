//! The numbers that never change, against tests/lock/numbers.txt.
//!
//! `make lock` appends what is new. A line that is in the file and no longer true is refused.

use std::collections::HashSet;

use derrno::retry::{Act, Found, Step, Why};
use derrno::{Advice, Domain, Effect, Kind, Lost, Origin, Severity, Situation, Verdict};
use derrno_tests::place::{read, root};

const FILE: &str = "tests/lock/numbers.txt";

/// Everything that is frozen, a line each.
fn frozen() -> Vec<String> {
    let mut lines = Vec::new();
    // A verdict with one field set to its highest number shows where the field lies.
    let ok = Verdict::OK;
    for (field, word) in [
        ("kind", Verdict::of(Kind::from_number(255)).bits() & 0xff),
        ("advice", ok.with_advice(Advice::from_number(15)).bits()),
        ("effect", ok.with_effect(Effect::from_number(3)).bits()),
        ("severity", ok.with_severity(Severity::from_number(3)).bits()),
        ("origin", ok.with_origin(Origin::from_number(15)).bits()),
        ("lost", ok.with_lost(Lost::from_number(7)).bits()),
        ("unlisted", ok.unlisted().bits()),
    ] {
        lines.push(format!("layout {field} {word:#010x}"));
    }
    lines
        .extend((0..Kind::COUNT).map(Kind::from_number).map(|kind| format!("kind {} {kind}", kind.number())));
    lines.extend(Advice::ALL.iter().map(|advice| format!("advice {} {advice}", advice.number())));
    lines.extend(Effect::ALL.iter().map(|effect| format!("effect {} {effect}", effect.number())));
    lines.extend(Severity::ALL.iter().map(|severity| format!("severity {} {severity}", severity.number())));
    lines.extend(Origin::ALL.iter().map(|origin| format!("origin {} {origin}", origin.number())));
    lines.extend(Lost::ALL.iter().map(|lost| format!("lost {} {lost}", lost.number())));
    lines.extend(Situation::ALL.iter().map(|(flag, name)| format!("situation {} {name}", flag.bits())));
    lines.extend(Act::ALL.iter().map(|act| format!("act {} {act}", act.number())));
    lines.extend(Why::ALL.iter().map(|why| format!("why {} {why}", why.number())));
    lines.extend(Found::ALL.iter().map(|found| format!("found {} {found}", found.number())));
    // Where a step has its act, its why, what is lost and its doubt.
    for (field, bits) in [("act", 0xf_u64 << 32), ("why", 0xf << 36), ("lost", 7 << 40), ("doubt", 1 << 43)] {
        let step = Step::from_bits(bits);
        let (act, why, lost) = (step.act().number(), step.why().number(), step.lost().number());
        lines.push(format!("step {field} {bits:#014x} reads {act} {why} {lost} {}", step.doubt()));
    }
    for domain in Domain::ALL {
        lines.push(format!("domain {} {domain}", domain.number()));
        for row in domain.table().expect("all features are on").rows() {
            lines.push(format!("code {domain} {}@{} {}", row.native(), row.context(), row.name()));
        }
    }
    lines
}

#[test]
fn numbers_are_only_appended() {
    let locked = if root(FILE).exists() { read(FILE) } else { String::new() };
    let locked: Vec<&str> = locked.lines().collect();
    let now = frozen();
    let set: HashSet<&str> = now.iter().map(String::as_str).collect();
    for line in &locked {
        assert!(
            set.contains(line),
            "`{line}` is frozen and no longer true: numbers and names never change, they are only \
             appended; put it back, mark the row .retired(), and give the new thing a new number"
        );
    }
    let known: HashSet<&str> = locked.iter().copied().collect();
    let new: Vec<&str> = now.iter().map(String::as_str).filter(|line| !known.contains(line)).collect();
    if super::writes() {
        let text = locked.iter().copied().chain(new).map(|line| format!("{line}\n")).collect::<String>();
        std::fs::write(root(FILE), text).expect("the lock file can be written");
    } else {
        assert!(
            new.is_empty(),
            "{} new numbers, such as `{}`: freeze them with `make lock`",
            new.len(),
            new[0]
        );
    }
    assert!(now.len() > 1000, "the whole table is looked at");
}
