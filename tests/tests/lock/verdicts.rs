//! The verdict of every row, one line each, against tests/lock/verdicts.txt.
//!
//! Before the first release a changed verdict is written by `make lock` and read in the diff. After it, a
//! changed verdict is refused until CHANGELOG.md names it, so that a user who upgrades can read what his
//! retry loop will do differently:
//!
//! ```text
//! ## 0.2.0 (unreleased)
//!
//! ### Reclassified
//!
//! - `zookeeper:-4 CONNECTIONLOSS`: advice reconnect -> backoff, lost link -> session. Seen on 3.9.5: ...
//! ```

use std::collections::HashMap;

use derrno::{Domain, Entry};
use derrno_tests::place::{read, root};

const FILE: &str = "tests/lock/verdicts.txt";
const FIELDS: [&str; 7] = ["kind", "advice", "effect", "severity", "origin", "lost", "flags"];

const FRONT: &str = "\
# The verdict of every row, written by `make lock`.
# code | kind | advice | effect | severity | origin | lost | flags
";

fn line(row: &Entry) -> String {
    let verdict = row.verdict();
    let flags = match (row.closes(), row.is_retired()) {
        (false, false) => "-",
        (true, false) => "closes",
        (false, true) => "retired",
        (true, true) => "closes retired",
    };
    let fields = [
        verdict.kind().name(),
        verdict.advice().name(),
        verdict.effect().name(),
        verdict.severity().name(),
        verdict.origin().name(),
        verdict.lost().name(),
        flags,
    ];
    format!("{} | {}", row.code(), fields.join(" | "))
}

fn now() -> String {
    let rows = Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows());
    FRONT.to_owned() + &rows.map(|row| line(&row) + "\n").collect::<String>()
}

/// The fields of each code.
fn by_code(text: &str) -> HashMap<&str, Vec<&str>> {
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(" | "))
        .map(|(code, rest)| (code, rest.split(" | ").collect()))
        .collect()
}

/// What changed in each row that is in both texts: `advice reconnect -> backoff`, a text for each field.
fn changes<'a>(old: &'a str, new: &'a str) -> Vec<(&'a str, Vec<String>)> {
    let (old, new) = (by_code(old), by_code(new));
    let mut changed = Vec::new();
    for (code, fields) in new {
        let Some(before) = old.get(code) else { continue };
        let differ =
            FIELDS.iter().zip(before.iter().zip(fields)).filter(|(_, (before, after))| *before != after);
        let texts: Vec<_> =
            differ.map(|(field, (before, after))| format!("{field} {before} -> {after}")).collect();
        if !texts.is_empty() {
            changed.push((code, texts));
        }
    }
    changed.sort();
    changed
}

/// The items below `### Reclassified` of the version that is not released yet; `None` before the first
/// release, when nothing need stand there.
fn reclassified(changelog: &str) -> Option<Vec<String>> {
    let versions: Vec<&str> = changelog.split("\n## ").skip(1).collect();
    let unreleased =
        |version: &str| version.lines().next().is_some_and(|title| title.contains("(unreleased)"));
    if versions.iter().all(|version| unreleased(version)) {
        return None;
    }
    let open = versions.iter().filter(|version| unreleased(version));
    let sections = open.filter_map(|version| version.split_once("\n### Reclassified\n"));
    let items = sections.flat_map(|(_, rest)| rest.split("\n#").next().unwrap_or(rest).split("\n- ").skip(1));
    Some(items.map(|item| item.split_whitespace().collect::<Vec<_>>().join(" ")).collect())
}

/// The changes that the changelog does not name.
fn unnamed(old: &str, new: &str, changelog: &str) -> Vec<String> {
    let Some(items) = reclassified(changelog) else { return Vec::new() };
    let mut missing = Vec::new();
    for (code, texts) in changes(old, new) {
        let of_code = format!("`{code}`: ");
        // Evidence is more than the list of what changed.
        let named = |item: &String| {
            item.strip_prefix(&of_code).is_some_and(|rest| {
                texts.iter().all(|text| rest.contains(text.as_str()))
                    && rest.len() > texts.join(", ").len() + 20
            })
        };
        if !items.iter().any(named) {
            missing.push(format!("- `{code}`: {}. <evidence>", texts.join(", ")));
        }
    }
    missing
}

#[test]
fn a_changed_verdict_stands_in_the_changelog() {
    let (locked, now) = (if root(FILE).exists() { read(FILE) } else { String::new() }, now());
    assert_eq!(by_code(&now).len() + FRONT.lines().count(), now.lines().count(), "each code stands once");
    let missing = unnamed(&locked, &now, &read("CHANGELOG.md"));
    assert!(
        missing.is_empty(),
        "released verdicts changed; write below `### Reclassified` of the unreleased version in CHANGELOG.md, \
         with the evidence, then run `make lock`:\n{}",
        missing.join("\n")
    );
    if super::writes() {
        std::fs::write(root(FILE), now).expect("the lock file can be written");
        return;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<std::collections::BTreeSet<_>>();
    let (locked, now) = (lines(&locked), lines(&now));
    let all: Vec<String> = (locked.difference(&now).map(|line| format!("- {line}")))
        .chain(now.difference(&locked).map(|line| format!("+ {line}")))
        .collect();
    assert!(all.is_empty(), "{FILE} is stale; run `make lock` and read its diff. Now:\n{}", all.join("\n"));
}

const OLD: &str = "\
zookeeper:-4 CONNECTIONLOSS | connection_lost | reconnect | maybe_applied | warning | transport | link | -
zookeeper:-7 OPERATIONTIMEOUT | timeout | backoff | maybe_applied | warning | client | link | -
";

/// `OLD` with one row changed in two fields.
fn changed() -> String {
    OLD.replace(
        "reconnect | maybe_applied | warning | transport | link",
        "backoff | maybe_applied | warning | transport | session",
    )
}

#[test]
fn before_the_first_release_no_change_need_be_named() {
    assert_eq!(unnamed(OLD, &changed(), "# Changelog\n\n## 0.1.0 (unreleased)\n\nFirst.\n"), [""; 0]);
}

#[test]
fn after_a_release_a_change_is_named_with_all_its_fields_and_evidence() {
    let log = |items: &str| format!("# Changelog\n\n## 0.2.0 (unreleased)\n\n{items}\n## 0.1.0\n\nFirst.\n");
    let asked =
        ["- `zookeeper:-4 CONNECTIONLOSS`: advice reconnect -> backoff, lost link -> session. <evidence>"];
    let whole = "- `zookeeper:-4 CONNECTIONLOSS`: advice reconnect -> backoff,\n  lost link -> session. Seen on a \
                 server that was cut off.\n";
    for refused in [
        "".to_owned(),
        format!("### Added\n\n{whole}"),
        "### Reclassified\n\n- `zookeeper:-4 CONNECTIONLOSS`: advice reconnect -> backoff. Seen on a server that was cut off.\n".to_owned(),
        format!("### Reclassified\n\n{}", whole.replace("-4", "-7")),
        format!("### Reclassified\n\n{}\n", asked[0]),
    ] {
        assert_eq!(unnamed(OLD, &changed(), &log(&refused)), asked, "{refused}");
    }
    assert_eq!(unnamed(OLD, &changed(), &log(&format!("### Reclassified\n\n{whole}"))), [""; 0]);
    assert_eq!(unnamed(OLD, OLD, &log("")), [""; 0], "nothing changed");
    // What an earlier version named counts for that version only.
    let earlier = format!("# Changelog\n\n## 0.2.0\n\n### Reclassified\n\n{whole}\n## 0.1.0\n\nFirst.\n");
    assert_eq!(unnamed(OLD, &changed(), &earlier), asked);
}
