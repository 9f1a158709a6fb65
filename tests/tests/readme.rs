//! The README against the rows: its tables, and its examples.
//!
//! `make readme` writes the tables anew. The Rust example is run below as a doc test of this crate's
//! library; the C example by tests/c.rs.

use derrno::{Domain, Kind, Verdict};

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

#[test]
fn the_tables_of_the_readme_are_those_of_the_rows() {
    let write = std::env::var("DERRNO_README").is_ok_and(|value| value == "write");
    let mut readme = read("README.md");
    for (name, table) in [("domains", domains()), ("kinds", kinds())] {
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
