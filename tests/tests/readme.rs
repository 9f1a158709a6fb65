//! The README against the rows: its tables, and its examples.
//!
//! `make readme` writes the tables anew. The Rust example is run below as a doc test of this crate's
//! library; the C example by tests/c.rs.

use derrno::{Domain, Effect, Kind, Verdict};

use std::process::Command;

use derrno_tests::place::{read, root, stdout};

fn domains() -> String {
    let mut text =
        String::from("| # | domain | codes | variants | read in |\n| --- | --- | --- | --- | --- |\n");
    for domain in Domain::ALL {
        let rows = domain.table().expect("all features are on").rows();
        let base = rows.clone().map(|row| row.native()).collect::<std::collections::BTreeSet<_>>().len();
        let variants = rows.len() - base;
        text += &format!(
            "| {} | `{domain}` | {base} | {variants} | {} |\n",
            domain.number(),
            domain.table().expect("all features are on").source()
        );
    }
    text
}

fn kinds() -> String {
    let mut text = String::from(
        "| # | kind | family | gRPC | HTTP | errno | advice | effect | severity |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        let verdict = Verdict::of(kind);
        text += &format!(
            "| {} | {kind} | {} | {} | {} | {} | {} | {} | {} |\n",
            kind.number(),
            kind.family().name(),
            kind.grpc().name(),
            kind.http(),
            kind.errno().name(),
            verdict.advice(),
            verdict.effect(),
            verdict.severity()
        );
    }
    text
}

/// What tests/live provokes, read from the texts its programs must print.
fn live() -> String {
    let mut text = String::from(
        "| system | peer | errors provoked | distinct codes | seen applied | never seen applied |\n| --- | --- | --- | --- | --- | --- |\n",
    );
    for (system, peer) in [
        ("nats", "nats-server, by nats.c, nats-py and raw"),
        ("zookeeper", "ZooKeeper, by libzookeeper, kazoo and raw"),
        ("dqlite", "libdqlite nodes, by its C API and raw"),
        ("fluss", "scripted, by pyfluss"),
        ("fauna", "scripted, by the Python and JavaScript drivers"),
    ] {
        let folder = root("tests/live").join(system);
        let files = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        let (mut errors, mut applied, mut never) = (0, 0, 0);
        let mut codes = std::collections::BTreeSet::new();
        for path in files.map(|file| file.expect("a file").path()) {
            if path.extension().is_none_or(|ending| ending != "txt") {
                continue;
            }
            for line in std::fs::read_to_string(&path).expect("a text").lines() {
                match line.rsplitn(4, " | ").collect::<Vec<_>>()[..] {
                    ["seen applied", _, _, "effect"] => applied += 1,
                    [outcome, _, _, "effect"] if outcome.starts_with("never") => never += 1,
                    [effect, _, code, _] if Effect::ALL.iter().any(|known| known.name() == effect) => {
                        errors += 1;
                        codes.insert(code.to_owned());
                    }
                    _ => {}
                }
            }
        }
        text += &format!("| {system} | {peer} | {errors} | {} | {applied} | {never} |\n", codes.len());
    }
    text
}

#[test]
fn the_tables_of_the_readme_are_those_of_the_rows() {
    let write = std::env::var("DERRNO_README").is_ok_and(|value| value == "write");
    let mut readme = read("README.md");
    for (name, table) in [("domains", domains()), ("kinds", kinds()), ("live", live())] {
        let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let start = readme.find(&open).expect("the README has the mark") + open.len();
        let end = readme.find(&close).expect("the README has the end mark");
        if write {
            readme.replace_range(start..end, &table);
        } else {
            assert_eq!(&readme[start..end], table, "README.md, {name}: stale; run `make readme`");
        }
    }
    if write {
        std::fs::write(root("README.md"), readme).expect("the README can be written");
    }
}

#[test]
fn the_demo_of_the_readme_is_what_a_real_dqlite_answers() {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("<!-- demo -->\n```text\n").expect("the README has the mark");
    let (shown, _) = rest.split_once("```").expect("the demo ends");
    let mut make = Command::new("make");
    let said = stdout(
        make.current_dir(root(""))
            .args(["-s", "demo"])
            .env("CARGO", env!("CARGO"))
            .env("CARGO_TARGET_DIR", root("target/scratch/library")),
    );
    assert!(said.ends_with("errors of a real dqlite node, 0 with another number than expected\n"), "{said}");
    assert!(said.contains("27 errors"), "{said}");
    for line in shown.lines() {
        assert!(said.contains(&format!("{line}\n")), "the demo no longer prints: {line}\n{said}");
    }
}
