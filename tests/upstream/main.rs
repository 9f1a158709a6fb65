//! The tables against every upstream that a registry has: all codes, both ways, by reading its
//! headers and running its libraries.
//!
//! What differs stands in allowed.csv with its reason, or in tests/catalog/retry.csv where it is
//! about a repeat. A difference that is in neither fails, and so does a line that is no longer true.
//! SUMMARY.md counts. `make upstream` writes it, and prints every difference with its reason; it
//! takes newer releases by name, as in `make upstream KAZOO=2.12.0`.

mod clients;
mod conversions;
mod debian;
mod errno;
mod fact;
mod prints;
mod sqlstate;
mod web;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::OnceLock;

use derrno_tests::catalog::{Line, bears, get, lines};
use derrno_tests::place::{read, root};
use fact::{Compared, Repeat};

/// Every upstream, asked once.
fn all() -> &'static [Compared] {
    static ALL: OnceLock<Vec<Compared>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = debian::compare();
        all.extend(errno::compare());
        all.extend(clients::compare());
        all.extend(web::compare());
        all.extend(sqlstate::compare());
        all.sort_by_key(|compared| compared.domain.number());
        all
    })
}

/// The lines of allowed.csv without their reason, to their reason.
fn allowed() -> BTreeMap<[String; 4], String> {
    let mut reader = csv::Reader::from_path(root("tests/upstream/allowed.csv")).expect("allowed.csv");
    let mut allowed = BTreeMap::new();
    for line in reader.records() {
        let line = line.expect("a line of CSV");
        let key = [0, 1, 2, 3].map(|column| line[column].to_owned());
        assert!(line[4].len() > 5, "{line:?}: no reason");
        assert!(allowed.insert(key, line[4].to_owned()).is_none(), "{line:?}: stands twice");
    }
    allowed
}

/// Whether a line of retry.csv speaks of a repeat that is judged otherwise.
fn speaks_of(line: &Line, compared: &Compared, repeat: &Repeat) -> bool {
    let native = get(line, "native");
    get(line, "domain") == compared.domain.name()
        && (native.is_empty() || native == repeat.row.native().to_string())
        && bears(&repeat.row, get(line, "name"))
        && (get(line, "upstream"), get(line, "derrno")) == (repeat.theirs.as_str(), repeat.ours)
        && (get(line, "by").is_empty() || get(line, "by").split(';').any(|by| by == compared.upstream))
}

/// Every difference of an upstream, as a line for a file, and the reason that stands there.
fn explained(compared: &Compared) -> Vec<(String, Option<String>)> {
    let (allowed, retry) = (allowed(), lines("retry"));
    let differences = compared.differences.iter().map(|[name, how]| {
        let key = [compared.upstream, compared.domain.name(), name, how].map(str::to_owned);
        (key.join(","), allowed.get(&key).cloned())
    });
    let repeats = compared.repeats.iter().map(|repeat| {
        let reason = retry.iter().find(|line| speaks_of(line, compared, repeat));
        let line = format!("{},{},{}", compared.domain, repeat.describe(), compared.upstream);
        (line, reason.map(|line| get(line, "reason").to_owned()))
    });
    differences.chain(repeats).collect()
}

#[test]
fn what_differs_from_upstream_has_its_reason() {
    let mut report = String::new();
    let mut bare = Vec::new();
    for compared in all() {
        writeln!(report, "{}", compared.heading()).expect("a string takes text");
        for (line, reason) in explained(compared) {
            writeln!(report, "    {line}: {}", reason.as_deref().unwrap_or("NO REASON YET"))
                .expect("a string takes text");
            if reason.is_none() {
                bare.push(format!("{}: {line}", compared.version));
            }
        }
    }
    if mode().is_some() {
        print!("{report}");
    }
    assert!(
        bare.is_empty(),
        "not in tests/upstream/allowed.csv (upstream,domain,name,difference,reason), nor in \
         tests/catalog/retry.csv (domain,native,name,upstream,derrno,by,reason):\n{}",
        bare.join("\n")
    );
}

#[test]
fn no_reason_outlives_its_difference() {
    let found: BTreeSet<[String; 4]> = all()
        .iter()
        .flat_map(|compared| {
            compared
                .differences
                .iter()
                .map(|[name, how]| [compared.upstream, compared.domain.name(), name, how].map(str::to_owned))
        })
        .collect();
    let stale: Vec<_> =
        allowed().into_keys().filter(|key| !found.contains(key)).map(|key| key.join(",")).collect();
    assert!(stale.is_empty(), "no longer so, remove from tests/upstream/allowed.csv:\n{}", stale.join("\n"));

    let mut stale = Vec::new();
    for line in lines("retry") {
        for by in get(&line, "by").split(';').filter(|by| !by.is_empty()) {
            let mut upstream = all().iter().filter(|compared| compared.upstream == by);
            if !upstream
                .any(|compared| compared.repeats.iter().any(|repeat| speaks_of(&line, compared, repeat)))
            {
                stale.push(
                    ["domain", "native", "name"].map(|column| get(&line, column)).join(",") + " by " + by,
                );
            }
        }
    }
    assert!(stale.is_empty(), "no longer so, remove from tests/catalog/retry.csv:\n{}", stale.join("\n"));
}

#[test]
fn the_summary_counts_what_was_compared() {
    let mut summary = String::from(
        "| domain | upstream | version | codes compared | differences, each with its reason |\n\
         | --- | --- | --- | --- | --- |\n",
    );
    for compared in all() {
        let Compared { domain, upstream, version, codes, .. } = compared;
        let differences = explained(compared).len();
        writeln!(summary, "| `{domain}` | {upstream} | {version} | {codes} | {differences} |")
            .expect("a string takes text");
    }
    let path = "tests/upstream/SUMMARY.md";
    match mode().as_deref() {
        Some("write") => std::fs::write(root(path), summary).expect("SUMMARY.md can be written"),
        Some(_) => println!("{summary}"), // other releases than the pinned ones
        None => assert_eq!(read(path), summary, "{path}: stale; run `make upstream`"),
    }
}

/// `write` or `report` under `make upstream`.
fn mode() -> Option<String> {
    std::env::var("DERRNO_UPSTREAM").ok()
}
