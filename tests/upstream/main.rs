//! The tables against the headers that Debian's packages install: all codes, both ways.
//!
//! What differs stands in tests/upstream/allowed.csv with its reason; a difference that is not there
//! fails, and so does a line that is no longer true.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use derrno::Domain;
use derrno_tests::place::root;

/// Name to number, as one header has them.
type Codes = BTreeMap<String, i64>;

fn header(path: &str, package: &str) -> String {
    let path = Path::new("/usr/include").join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; install the Debian package `{package}`", path.display())
    });
    // Without comments.
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, behind)| behind);
    }
    plain.push_str(rest);
    plain.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The members of the enumeration that holds `first`, counted as C counts them.
fn members(header: &str, first: &str) -> Codes {
    let at = header.find(first).unwrap_or_else(|| panic!("no {first} in the header"));
    let body = &header[header[..at].rfind('{').expect("an enum") + 1..];
    let body = &body[..body.find('}').expect("the end of the enum")];
    let mut codes = Codes::new();
    let mut next = 0;
    for member in body.split(',').map(str::trim).filter(|member| !member.is_empty()) {
        let (name, value) =
            member.split_once('=').map_or((member, None), |(name, value)| (name, Some(value)));
        let value = value.map_or(next, |value| value.trim().parse().expect("a number"));
        codes.insert(name.trim().into(), value);
        next = value + 1;
    }
    codes
}

/// The `#define`s with a prefix whose value is a number, or `(NAME | (n<<8))`.
fn defines(header: &str, prefix: &str) -> Codes {
    let mut codes = Codes::new();
    for line in header.lines() {
        let mut words = line.trim().strip_prefix("#define").unwrap_or("").split_whitespace();
        let Some(name) = words.next().filter(|name| name.starts_with(prefix)) else { continue };
        let value: String = words.collect();
        let extended =
            value.strip_prefix('(').and_then(|v| v.strip_suffix("<<8))")).and_then(|v| v.split_once("|("));
        let number = match extended {
            Some((primary, upper)) => {
                codes.get(primary).zip(upper.parse::<i64>().ok()).map(|(p, u)| p | u << 8)
            }
            None => value.parse().ok(),
        };
        if let Some(number) = number {
            codes.insert(name.into(), number);
        }
    }
    codes
}

/// Every difference, as a line of allowed.csv without its reason.
fn differences(domain: Domain, upstream: &Codes) -> BTreeSet<String> {
    let table = domain.table().expect("all features are on");
    let mut found = BTreeSet::new();
    for (name, number) in upstream {
        match table.by_name(name) {
            Some(row) if i64::from(row.native()) == *number => {}
            Some(row) => panic!("{domain} {name}: upstream has {number}, the table {}", row.native()),
            None => drop(found.insert(format!("{domain},{name},upstream only"))),
        }
    }
    let mut last = None;
    for row in table.rows().filter(|row| row.context() == 0) {
        let known =
            upstream.contains_key(row.name()) || row.aliases().any(|alias| upstream.contains_key(alias));
        if !known && last != Some(row.native()) {
            found.insert(format!("{domain},{},derrno only", row.name()));
        }
        last = Some(row.native());
    }
    assert!(upstream.len() > 2, "{domain}: the header was read");
    found
}

#[test]
fn the_tables_agree_with_the_headers_of_debian() {
    let sqlite = header("sqlite3.h", "libsqlite3-dev");
    let sqlite: Codes = {
        let all = defines(&sqlite, "SQLITE_");
        // The result codes stand between SQLITE_OK and SQLITE_OK_SYMLINK.
        let names: Vec<&str> = sqlite
            .lines()
            .filter_map(|line| line.trim().strip_prefix("#define "))
            .filter_map(|line| line.split_whitespace().next())
            .collect();
        let (first, last) = (
            names.iter().position(|n| *n == "SQLITE_OK"),
            names.iter().position(|n| *n == "SQLITE_OK_SYMLINK"),
        );
        names[first.expect("SQLITE_OK")..=last.expect("SQLITE_OK_SYMLINK")]
            .iter()
            .filter_map(|name| all.get(*name).map(|number| ((*name).to_owned(), *number)))
            .collect()
    };
    let nats = header("nats/status.h", "libnats-dev");
    let dqlite: Codes = defines(&header("dqlite.h", "libdqlite-dev"), "DQLITE_")
        .into_iter()
        .filter(|(name, _)| !name.starts_with("DQLITE_VERSION"))
        .collect();
    let raft: Codes = defines(&header("raft.h", "libraft-dev"), "RAFT_").into_iter().collect();
    let mut found = BTreeSet::new();
    for (domain, upstream) in [
        (Domain::SQLITE, sqlite),
        (Domain::NATS, members(&nats, "NATS_OK ")),
        (Domain::JETSTREAM, members(&nats, "JSAccountResourcesExceededErr")),
        (Domain::DQLITE, dqlite),
        (Domain::RAFT, raft),
        (Domain::ZOOKEEPER, members(&header("zookeeper/zookeeper.h", "libzookeeper-mt-dev"), "ZOK ")),
    ] {
        found.extend(differences(domain, &upstream));
    }
    let path = root("tests/upstream/allowed.csv");
    let mut reader = csv::ReaderBuilder::new().from_path(&path).expect("tests/upstream/allowed.csv");
    let mut allowed = BTreeSet::new();
    for line in reader.records() {
        let line = line.expect("a line of CSV");
        assert!(line.len() == 4 && !line[3].is_empty(), "{line:?}: no reason");
        allowed.insert(format!("{},{},{}", &line[0], &line[1], &line[2]));
    }
    let new: Vec<_> = found.difference(&allowed).collect();
    let stale: Vec<_> = allowed.difference(&found).collect();
    assert!(new.is_empty(), "differences without a reason in tests/upstream/allowed.csv:\n{new:#?}");
    assert!(stale.is_empty(), "no longer a difference, remove from tests/upstream/allowed.csv:\n{stale:#?}");
}
