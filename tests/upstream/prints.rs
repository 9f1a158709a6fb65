//! What the clients print, against the column that says so, both ways.
//!
//! A difference stands in prints.csv with its reason. not-compared-prints.csv lists the clients that no test can
//! ask, since no registry here has their packages: their texts were read at the source.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::process::Command;

use derrno::{Client, Domain};
use derrno_tests::place::{node_modules, python, root, stdout};

use crate::clients::{crate_source, fluss_rs_facts};
use crate::debian;
use crate::errno::texts_of_musl;
use crate::fact::Fact;
use crate::web::{H2, QUINN, TONIC};

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
            Domain::ERRNO => Client::STRERROR,
            Domain::GAI => Client::GAI_STRERROR,
            Domain::KAFKA => Client::RDKAFKA,
            _ => Client::FLUSS_RS,
        };
        if fact == "text" {
            all.entry(client).or_default().insert((code, value));
        }
    }
    for Fact { code, value, .. } in texts_of_musl() {
        all.entry(Client::MUSL).or_default().insert((code, value));
    }
    let source = |name, version| crate_source(name, version).into_os_string();
    let ask = |client: &str, sources: &[OsString]| {
        stdout(Command::new(python()).arg(root("tests/upstream/prints.py")).arg(client).args(sources))
    };
    let said = [
        ask("nats-py", &[]),
        ask("kafka", &[]),
        ask("KeeperException", &[]),
        ask("nats.rs", &[source("async-nats", "0.51.0")]),
        ask("rusqlite", &[source("rusqlite", "0.37.0"), source("libsqlite3-sys", "0.35.0")]),
        ask("openssl", &[]),
        ask("tonic", &[source("tonic", TONIC)]),
        ask("h2", &[source("h2", H2)]),
        ask("quinn", &[source("quinn-proto", QUINN)]),
        stdout(Command::new("node").arg(root("tests/upstream/prints.js")).env("NODE_PATH", node_modules())),
    ]
    .concat();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(said.as_bytes());
    for line in reader.records() {
        let line = line.expect("a line of CSV");
        let client = Client::ALL.iter().find(|client| client.name() == &line[0]);
        let client = *client.unwrap_or_else(|| panic!("{line:?}: no client"));
        // A constant of SQLite is the number of its row.
        let number = Domain::SQLITE.table().and_then(|table| table.by_name(&line[1])).map(|row| row.native());
        let code = number.filter(|_| client == Client::RUSQLITE).map_or(line[1].into(), |n| n.to_string());
        // Of a constant that it has no text for, rusqlite prints the name.
        if client != Client::RUSQLITE || line[1] != line[2] {
            all.entry(client).or_default().insert((code, line[2].into()));
        }
    }
    all
}

/// What the column says, of these clients.
fn ours(clients: &BTreeSet<Client>) -> BTreeMap<Client, BTreeSet<Print>> {
    let mut all: BTreeMap<Client, BTreeSet<Print>> = BTreeMap::new();
    for row in Domain::ALL.iter().filter_map(|domain| domain.table()).flat_map(|table| table.rows()) {
        for (client, text) in row.prints().iter().filter(|(client, _)| clients.contains(client)) {
            let code = match *client {
                Client::KEEPER | Client::KEEPER_CLASS | Client::NATS_JS | Client::NATS_RS => String::new(),
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
    // A rule of KeeperException: what it prints of codes that it does not name.
    if let Some(texts) = all.get_mut(&Client::KEEPER) {
        texts.retain(|(_, text)| !text.starts_with("Unknown error "));
    }
    all
}

/// Whether a client hands on what the server said: a description of JetStream, which is a column of its own.
fn hands_on(client: Client, text: &str) -> bool {
    let row = Domain::JETSTREAM.table().and_then(|table| table.by_text(None, text.as_bytes()));
    client == Client::NATS_RS && row.is_some_and(|row| !row.text().contains('{'))
}

/// Every client whose texts stand in rows is asked above, or says here why it cannot be.
#[test]
fn each_client_is_asked_or_says_why_not() {
    let asked = theirs();
    let reasons: BTreeMap<String, String> = derrno_tests::catalog::lines("not-compared-prints")
        .into_iter()
        .map(|mut line| {
            (line.remove("client").unwrap_or_default(), line.remove("reason").unwrap_or_default())
        })
        .collect();
    for client in Client::ALL.iter().filter(|client| !ours(&BTreeSet::from([**client])).is_empty()) {
        match (asked.contains_key(client), reasons.get(client.name())) {
            (true, Some(_)) => {
                panic!("tests/catalog/not-compared-prints.csv: {client:?} is asked; remove it")
            }
            (false, reason) => assert!(
                reason.is_some_and(|reason| reason.len() > 20),
                "{client:?} is not asked, and tests/catalog/not-compared-prints.csv does not say why"
            ),
            (true, None) => {}
        }
    }
    assert!(reasons.keys().all(|name| Client::ALL.iter().any(|client| client.name() == name)), "{reasons:?}");
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
        let mut theirs = theirs.clone();
        theirs.retain(|print| ours.contains(print) || !hands_on(*client, &print.1));
        println!("{:24} {} of {} texts", client.name(), theirs.intersection(ours).count(), theirs.len());
        for (who, ones) in
            [("upstream only", theirs.difference(ours)), ("derrno only", ours.difference(&theirs))]
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
