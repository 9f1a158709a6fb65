//! The README against the rows: its tables, and its examples.
//!
//! `make readme` writes the tables anew. The Rust example is run below as a doc test of this crate's
//! library; the C example by tests/c.rs.

use derrno::{Domain, Kind, Verdict};
use derrno_tests::place::{read, root};

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
