//! What the clients print, against the column that says so, both ways.
//!
//! A difference stands in prints.csv with its reason. Clients of languages whose packages no registry
//! here has (Go, Java of NATS, .NET) were read at their source; the head of a row's file names it.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use derrno::{Client, Domain};
use derrno_tests::place::{node_modules, python, root, stdout};

use crate::clients::fluss_rs_facts;
use crate::debian;
use crate::fact::Fact;

/// A code, `""` where upstream does not tell it, and the text.
type Print = (String, String);

/// What upstream prints.
fn theirs() -> BTreeMap<Client, BTreeSet<Print>> {
    let mut all: BTreeMap<Client, BTreeSet<Print>> = BTreeMap::new();
    let mut facts = debian::texts_of_all();
    facts.extend(fluss_rs_facts());
    for Fact { domain, code, fact, value } in facts {
        let client = match domain {
            Domain::ZOOKEEPER => Client::ZERROR,
            Domain::SQLITE => Client::SQLITE3_ERRSTR,
            Domain::RAFT => Client::RAFT_STRERROR,
            Domain::NATS => Client::NATS_C,
            _ => Client::FLUSS_RS,
        };
        if fact == "text" {
            all.entry(client).or_default().insert((code, value));
        }
    }
    let said = [
        stdout(Command::new(python()).arg(root("tests/upstream/prints.py")).arg("nats-py")),
        stdout(Command::new(python()).arg(root("tests/upstream/prints.py")).arg("KeeperException")),
        stdout(Command::new("node").arg(root("tests/upstream/prints.js")).env("NODE_PATH", node_modules())),
    ]
    .concat();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(said.as_bytes());
    for line in reader.records() {
        let line = line.expect("a line of CSV");
        let client = Client::ALL.iter().find(|client| client.name() == &line[0]);
        let client = *client.unwrap_or_else(|| panic!("{line:?}: no client"));
        all.entry(client).or_default().insert((line[1].into(), line[2].into()));
    }
    all
}

/// What the column says, of these clients.
fn ours(clients: &BTreeSet<Client>) -> BTreeMap<Client, BTreeSet<Print>> {
    let mut all: BTreeMap<Client, BTreeSet<Print>> = BTreeMap::new();
    for row in Domain::ALL.iter().filter_map(|domain| domain.table()).flat_map(|table| table.rows()) {
        for (client, text) in row.prints().iter().filter(|(client, _)| clients.contains(client)) {
            let code = match *client {
                Client::KEEPER | Client::KEEPER_CLASS | Client::NATS_JS => String::new(),
                Client::NATS_PY => row.name().to_owned(),
                _ => row.native().to_string(),
            };
            all.entry(*client).or_default().insert((code, (*text).to_owned()));
        }
    }
    // A rule of SQLite's: an extended code without a text of its own has that of its primary code.
    if let Some(texts) = all.get_mut(&Client::SQLITE3_ERRSTR) {
        let table = Domain::SQLITE.table().expect("all features are on");
        for row in table.rows().filter(|row| row.native() > 0xff) {
            let own = texts.iter().any(|(code, _)| *code == row.native().to_string());
            let primary = (row.native() & 0xff).to_string();
            let text = texts.iter().find(|(code, _)| *code == primary).map(|(_, text)| text.clone());
            if let Some(text) = text.filter(|_| !own) {
                texts.insert((row.native().to_string(), text));
            }
        }
    }
    // Rules of KeeperException and of nats.js: what they print of codes they do not name, and texts that
    // begin with no `NatsError`, which are of the third major version.
    let plain = |client: &Client, text: &str| match *client {
        Client::KEEPER => !text.starts_with("Unknown error "),
        Client::NATS_JS => text.starts_with("NatsError: "),
        _ => true,
    };
    for (client, texts) in &mut all {
        texts.retain(|(_, text)| plain(client, text));
    }
    all
}

#[test]
fn what_each_client_prints_stands_in_its_column() {
    let theirs = theirs();
    let ours = ours(&theirs.keys().copied().collect());
    let mut reader = csv::Reader::from_path(root("tests/upstream/prints.csv")).expect("prints.csv");
    let allowed: BTreeSet<[String; 4]> = reader
        .records()
        .map(|line| {
            let line = line.expect("a line of CSV");
            assert!(line[4].len() > 5, "{line:?}: no reason");
            [0, 1, 2, 3].map(|column| line[column].to_owned())
        })
        .collect();
    let none = BTreeSet::new();
    let mut differences = BTreeSet::new();
    for (client, theirs) in &theirs {
        let ours = ours.get(client).unwrap_or(&none);
        println!("{:24} {} of {} texts", client.name(), theirs.intersection(ours).count(), theirs.len());
        for (who, ones) in
            [("upstream only", theirs.difference(ours)), ("derrno only", ours.difference(theirs))]
        {
            differences.extend(
                ones.map(|(code, text)| {
                    [client.name().to_owned(), code.clone(), text.clone(), who.to_owned()]
                }),
            );
        }
    }
    let bare: Vec<_> = differences.difference(&allowed).map(|line| line.join(",")).collect();
    assert!(
        bare.is_empty(),
        "not in tests/upstream/prints.csv (client,code,text,difference,reason):\n{}",
        bare.join("\n")
    );
    let stale: Vec<_> = allowed.difference(&differences).map(|line| line.join(",")).collect();
    assert!(stale.is_empty(), "no longer so, remove from tests/upstream/prints.csv:\n{}", stale.join("\n"));
}
