//! SQLSTATE: the list that PostgreSQL is built from, the classes of psycopg, and the texts in the server.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use derrno::{Client, Domain};
use derrno_tests::catalog::table;
use derrno_tests::place::{python, root};

use crate::clients::{heard, python_version};
use crate::debian::version;
use crate::fact::{Compared, Fact};

/// `MAKE_SQLSTATE` of elog.h, written out again.
fn make_sqlstate(characters: &str) -> i64 {
    characters.bytes().rev().fold(0, |number, byte| number << 6 | i64::from(byte - b'0'))
}

/// The lines of errcodes.txt: five characters, E, W or S, the macro, and mostly a condition name.
fn errcodes() -> Vec<Fact> {
    let path = "/usr/share/postgresql/15/errcodes.txt";
    let text = std::fs::read_to_string(path)
        .unwrap_or_else(|error| panic!("{path}: {error}; install the Debian package `postgresql-15`"));
    let mut facts = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.starts_with("Section:")) {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [characters, letter, names @ ..] = words.as_slice() else { continue };
        assert!(["E", "W", "S"].contains(letter), "{path}: {line}");
        let number = make_sqlstate(characters);
        facts.extend(names.iter().chain([characters]).map(|name| Fact::name(Domain::SQLSTATE, number, name)));
    }
    // It came within a major release: a machine has it or not.
    let late = "22P07";
    if !facts.iter().any(|fact| fact.value == late) {
        facts.push(Fact::name(Domain::SQLSTATE, make_sqlstate(late), late));
    }
    facts
}

/// The list and the client, compared.
pub(crate) fn compare() -> Vec<Compared> {
    let mut psycopg = Command::new(python());
    psycopg.arg(root("tests/upstream/clients.py")).arg("psycopg");
    let classes: Vec<_> = heard(&mut psycopg, "")
        .into_iter()
        .map(|fact| Fact { code: make_sqlstate(&fact.code).to_string(), ..fact })
        .collect();
    let release = version("postgresql-15");
    let release = release.split('.').next().expect("a major release");
    vec![
        Compared::new(Domain::SQLSTATE, "errcodes.txt of PostgreSQL", release, &errcodes()),
        Compared::new(Domain::SQLSTATE, "psycopg", &python_version("psycopg"), &classes),
    ]
}

/// The strings in a program, with `{}` for what printf fills in.
fn strings(path: &str, package: &str) -> BTreeSet<String> {
    let program = std::fs::read(path)
        .unwrap_or_else(|error| panic!("{path}: {error}; install the Debian package `{package}`"));
    let strings = program.split(|byte| *byte == 0).filter_map(|string| std::str::from_utf8(string).ok());
    strings.map(|string| string.replace("%s", "{}").replace("%d", "{}").replace("%u", "{}")).collect()
}

/// A text of a row, with `{}` for each `{x}`.
fn normal(text: &str) -> String {
    let mut parts = text.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
}

#[test]
fn each_text_of_postgresql_is_in_the_server_or_in_libpq() {
    let server = strings("/usr/lib/postgresql/15/bin/postgres", "postgresql-15");
    let library = format!("/usr/lib/{}-linux-gnu/libpq.so.5", std::env::consts::ARCH);
    let library = strings(&library, "libpq5");
    let mut looked_for = BTreeMap::<&str, usize>::new();
    for row in table(Domain::SQLSTATE).rows() {
        let text = Some((Client::POSTGRES, row.text()))
            .filter(|(_, text)| !text.is_empty() && row.context() != derrno::sqlstate::COCKROACH);
        for (client, text) in row.prints().iter().copied().chain(text) {
            *looked_for.entry(client.name()).or_default() += 1;
            let found = match client {
                Client::POSTGRES => server.contains(&normal(text)),
                // Below it stands what this probably means.
                _ => library.iter().any(|string| string.split('\n').next() == Some(text)),
            };
            assert!(found, "{}: {client:?} has no text `{text}`", row.code());
        }
    }
    println!("{looked_for:?}");
    assert!(looked_for["PostgreSQL"] > 50 && looked_for["libpq"] > 1, "{looked_for:?}");
}
