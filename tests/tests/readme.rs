//! The README and docs/ against the rows: their tables, and the demo.
//!
//! `make readme` writes the tables. The Rust example is run as a doc test of this crate's library; the C
//! examples by tests/c.rs, those of the host tool by cli/tests/list.rs.

use derrno::{Domain, Effect, Kind, Verdict};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use derrno_tests::block;
use derrno_tests::place::{library, read, root, run, scratch, stdout};

/// The domains of each system, and how many codes and variants they have.
fn systems() -> String {
    let mut text = String::from("| system | domains | codes | variants |\n| --- | --- | --- | --- |\n");
    let mut systems: Vec<&str> = Domain::ALL.iter().map(|domain| domain.system()).collect();
    systems.dedup();
    let mut seen = BTreeSet::new();
    for system in systems.into_iter().filter(|system| seen.insert(*system)) {
        let of_it: Vec<&Domain> = Domain::ALL.iter().filter(|domain| domain.system() == system).collect();
        let names: Vec<String> = of_it.iter().map(|domain| format!("`{domain}`")).collect();
        let (codes, variants) =
            of_it.iter().map(|domain| counts(**domain)).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        text += &format!("| {system} | {} | {codes} | {variants} |\n", names.join(" "));
    }
    text
}

/// How many codes a domain has, and how many variants of them.
fn counts(domain: Domain) -> (usize, usize) {
    let rows = domain.table().expect("all features are on").rows();
    let codes = rows.clone().map(|row| row.native()).collect::<BTreeSet<_>>().len();
    (codes, rows.len() - codes)
}

fn domains() -> String {
    let mut text =
        String::from("| # | domain | codes | variants | read in |\n| --- | --- | --- | --- | --- |\n");
    for domain in Domain::ALL {
        let (codes, variants) = counts(*domain);
        text += &format!(
            "| {} | `{domain}` | {codes} | {variants} | {} |\n",
            domain.number(),
            domain.table().expect("all features are on").source()
        );
    }
    text
}

fn notes() -> String {
    let mut text = String::from("| code | note |\n| --- | --- |\n");
    for row in Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows()) {
        if !row.note().is_empty() {
            text += &format!("| {} | {} |\n", row.code(), row.note());
        }
    }
    text
}

fn kinds() -> String {
    let mut text = String::from(
        "| # | kind | family | gRPC | HTTP | errno | advice | effect | lost | severity |\n| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        let verdict = Verdict::of(kind);
        text += &format!(
            "| {} | {kind} | {} | {} | {} | {} | {} | {} | {} | {} |\n",
            kind.number(),
            kind.family().name(),
            kind.grpc().name(),
            kind.http(),
            kind.errno().name(),
            verdict.advice(),
            verdict.effect(),
            verdict.lost(),
            verdict.severity()
        );
    }
    text
}

/// Whether a domain belongs to a system.
type Belongs = fn(Domain) -> bool;

/// Who answers for each system: the folder of tests/live, whether a domain belongs to it, and the peer.
const PEERS: [(&str, Belongs, &str); 14] = [
    ("nats", |domain| domain.system() == "nats", "nats-server, one and three, by nats.c, nats-py and raw"),
    (
        "zookeeper",
        |domain| domain.system() == "zookeeper",
        "ZooKeeper, one and three, by libzookeeper, kazoo and raw",
    ),
    (
        "dqlite",
        |domain| domain.system() == "dqlite" && domain != Domain::SQLITE,
        "libdqlite nodes, one and three, by its C API and raw",
    ),
    ("sqlite", |domain| domain == Domain::SQLITE, "libsqlite3, on a file system that fails when told"),
    ("fluss", |domain| domain.system() == "fluss", "scripted, by pyfluss"),
    ("fauna", |domain| domain.system() == "fauna", "scripted, by the Python and JavaScript drivers"),
    ("errno", |domain| domain.system() == "errno", "the kernel and the C library of the machine"),
    ("http", |domain| domain.system() == "http", "nginx as a proxy of a Python server, and that server, raw"),
    ("tls", |domain| domain.system() == "tls", "OpenSSL at both ends, by Python and raw"),
    ("grpc", |domain| domain.system() == "grpc", "a server and a client of grpcio, and raw HTTP/2"),
    ("http2", |domain| domain.system() == "http2", "nginx, by raw frames and curl"),
    ("quic", |domain| domain.system() == "quic", "aioquic at both ends"),
    ("sqlstate", |domain| domain.system() == "sqlstate", "PostgreSQL 15, by psycopg and raw"),
    (
        "kafka",
        |domain| domain.system() == "kafka",
        "the mock cluster of librdkafka, no broker of Kafka, by librdkafka",
    ),
];

/// What was seen of a code whose write was looked for.
#[derive(Default)]
struct Fate {
    says: String,
    applied: bool,
    not_applied: bool,
}

/// The fates of the codes of a system, in the order they were seen in.
fn fates(system: &str) -> Vec<(String, Fate)> {
    let mut fates: Vec<(String, Fate)> = Vec::new();
    for [what, code, says, outcome] in lines(system) {
        if what != "effect" {
            continue;
        }
        let at = fates.iter().position(|(known, _)| *known == code).unwrap_or_else(|| {
            fates.push((code.clone(), Fate { says, ..Fate::default() }));
            fates.len() - 1
        });
        match outcome.as_str() {
            "seen applied" => fates[at].1.applied = true,
            "seen not applied" | "never seen applied" => fates[at].1.not_applied = true,
            _ => panic!("{code}: {outcome} is no outcome"),
        }
    }
    fates
}

/// The lines of a system that tests/live must print, split at their bars.
fn lines(system: &str) -> Vec<[String; 4]> {
    let folder = root("tests/live").join(system);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let mut texts: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    texts.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    texts.sort();
    let mut all = Vec::new();
    for path in texts {
        for line in std::fs::read_to_string(&path).expect("a text").lines() {
            let mut parts: Vec<String> = line.rsplitn(4, " | ").map(str::to_owned).collect();
            parts.reverse();
            all.extend(<[String; 4]>::try_from(parts));
        }
    }
    all
}

/// What tests/live provokes.
fn live() -> String {
    let mut text = String::from(
        "| system | codes | peer | errors provoked | distinct codes | not_applied, never seen applied | maybe_applied, seen both ways | seen one way only |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for (system, belongs, peer) in PEERS {
        let domains = Domain::ALL.iter().filter(|domain| belongs(**domain));
        let rows = domains.flat_map(|domain| domain.table().expect("all features are on").rows());
        let codes = rows.map(|row| (row.code().domain(), row.native())).collect::<BTreeSet<_>>().len();
        let mut errors = 0;
        let mut distinct = BTreeSet::new();
        for [_, code, _, outcome] in lines(system) {
            if Effect::ALL.iter().any(|known| known.name() == outcome) {
                errors += 1;
                distinct.insert(code);
            }
        }
        let fates = fates(system);
        let count = |fits: &dyn Fn(&Fate) -> bool| fates.iter().filter(|(_, fate)| fits(fate)).count();
        text += &format!(
            "| {system} | {codes} | {peer} | {errors} | {} | {} | {} | {} |\n",
            distinct.len(),
            count(&|fate| fate.says == "not_applied"),
            count(&|fate| fate.applied && fate.not_applied),
            count(&|fate| fate.says != "not_applied" && fate.applied != fate.not_applied),
        );
    }
    text
}

/// Each code whose effect was looked at.
fn effects() -> String {
    let mut text = String::from(
        "# Whether the write was there afterwards\n\nMade by `make readme` from the texts that the programs of tests/live must print.\n\n| code | derrno says | read back |\n| --- | --- | --- |\n",
    );
    for (code, fate) in PEERS.iter().flat_map(|(system, ..)| fates(system)) {
        let seen = match (fate.says.as_str(), fate.applied, fate.not_applied) {
            ("not_applied", false, _) => "never seen applied",
            ("applied", true, false) => "seen applied",
            ("maybe_applied", true, true) => "seen both ways",
            ("maybe_applied", true, false) => "seen one way only: applied",
            ("maybe_applied", false, _) => "seen one way only: not applied",
            (says, ..) => panic!("{code}: {says}, and yet seen applied"),
        };
        text += &format!("| {code} | {} | {seen} |\n", fate.says);
    }
    text
}

#[test]
fn the_effects_shown_are_those_that_were_read_back() {
    let (path, text) = ("tests/live/EFFECTS.md", effects());
    assert!(
        text.matches("| seen both ways |").count() > 10
            && text.matches("| not_applied | never").count() > 100
    );
    if block::writes() {
        std::fs::write(root(path), text).expect("the file can be written");
    } else {
        assert_eq!(read(path), text, "{path}: stale; run `make readme`");
    }
}

#[test]
fn the_tables_of_the_readme_are_those_of_the_rows() {
    for (path, name, table) in [
        ("README.md", "systems", systems()),
        ("docs/DOMAINS.md", "domains", domains()),
        ("docs/DOMAINS.md", "notes", notes()),
        ("docs/TAXONOMY.md", "kinds", kinds()),
        ("docs/CHECKS.md", "live", live()),
    ] {
        block::keep(path, name, &table, |shown, now| shown == now);
    }
}

/// In the first paragraph that names Fluss: in any case of its letters, and HTTP/2 for `http2`.
#[test]
fn a_reader_is_told_of_every_system() {
    let comment = |line: &str| line.trim_start_matches(['/', '!']).trim().to_owned();
    for page in [
        "README.md",
        "CHANGELOG.md",
        "core/Cargo.toml",
        "core/src/lib.rs",
        "ffi/header/src/front.h",
        "packaging/debian/control",
    ] {
        let lines: Vec<String> = read(page).lines().map(comment).collect();
        let told =
            lines.split(String::is_empty).map(|lines| lines.join(" ")).find(|text| text.contains("Fluss"));
        let told = told.unwrap_or_else(|| panic!("{page} names no system")).replace('/', "").to_lowercase();
        let words: BTreeSet<&str> = told.split(|c: char| !c.is_alphanumeric()).collect();
        for system in Domain::ALL.iter().map(|domain| domain.system()) {
            assert!(words.contains(system), "{page} does not name the system {system} where it names Fluss");
        }
    }
}

#[test]
fn the_storm_that_is_quoted_is_that_of_the_report() {
    let (open, close) = ("<!-- storm -->\n", "<!-- /storm -->");
    let [quoted, report] = ["README.md", "docs/RETRY-STORM.md"].map(|path| {
        let text = read(path);
        let (_, block) = text.split_once(open).unwrap_or_else(|| panic!("{path}: no mark"));
        block.split_once(close).unwrap_or_else(|| panic!("{path}: no end mark")).0.to_owned()
    });
    assert_eq!(quoted, report, "README.md quotes another storm than docs/RETRY-STORM.md; run `make storm`");
    assert!(quoted.contains("| derrno |") && quoted.contains("| no retry |"), "{quoted}");
    for path in ["docs/storm/freeze.svg", "docs/storm/rivals.svg"] {
        let plot = read(path);
        assert!(plot.starts_with("<svg ") && plot.contains("derrno"), "{path}: a plot of nothing");
    }
}

#[test]
fn the_scan_that_is_quoted_is_the_last_one() {
    let table = read("benches/SCAN.md");
    for who in ["`derrno scan`", "`rg -j1 -F -f WORDS`", "`grep -F -f WORDS`"] {
        assert!(table.contains(who), "benches/SCAN.md has no {who}; run `make bench-scan`");
    }
    block::keep("docs/TOOL.md", "scan", &table, |shown, now| shown == now);
}

#[test]
fn the_costs_that_are_quoted_are_those_of_the_last_bench() {
    let (open, close) = ("<!-- bench -->\n", "<!-- /bench -->");
    let [quoted, results] = ["docs/COSTS.md", "benches/RESULTS.md"].map(|path| {
        let text = read(path);
        let (_, block) = text.split_once(open).unwrap_or_else(|| panic!("{path}: no mark"));
        block.split_once(close).unwrap_or_else(|| panic!("{path}: no end mark")).0.to_owned()
    });
    assert_eq!(quoted, results, "docs/COSTS.md quotes other costs than benches/RESULTS.md; run `make bench`");
    for language in ["Rust", "C", "C++", "Python"] {
        assert!(
            results.contains(&format!("| {language}: derrno")),
            "{language} is missing; run `make bench`"
        );
    }
    let plot = read("benches/plot.svg");
    assert!(plot.starts_with("<svg ") && plot.matches("class=\"derrno\"").count() > 5, "a plot of nothing");
}

/// The pages that a reader starts from, and what they lead to.
fn pages() -> Vec<PathBuf> {
    let mut pages = ["README.md", "CONTRIBUTING.md"].map(root).to_vec();
    for folder in ["docs", "examples/firmware-c", "examples/firmware-rust"] {
        let files = std::fs::read_dir(root(folder)).expect("the folder is there");
        pages.extend(files.map(|file| file.expect("the folder can be read").path()));
    }
    pages.retain(|page| page.extension().is_some_and(|extension| extension == "md"));
    assert!(pages.len() > 14, "{pages:?}");
    pages
}

/// The anchors of a page: its headings as they stand in a link.
fn anchors(page: &str) -> BTreeSet<String> {
    let headings = page.lines().filter(|line| line.starts_with('#'));
    let text = headings.map(|line| line.trim_start_matches('#').trim().to_lowercase().replace(' ', "-"));
    text.map(|text| text.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()).collect()
}

#[test]
fn every_link_of_the_pages_leads_somewhere() {
    for page in pages() {
        let text = std::fs::read_to_string(&page).expect("the page can be read");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            if link.starts_with("http") {
                continue;
            }
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let to = if file.is_empty() { page.clone() } else { page.parent().expect("a folder").join(file) };
            assert!(to.exists(), "{}: {link} leads nowhere", page.display());
            if !anchor.is_empty() {
                let there = std::fs::read_to_string(&to).expect("a page");
                assert!(anchors(&there).contains(anchor), "{}: {link} has no such heading", page.display());
            }
        }
    }
}

/// Writes the loop of the README into the program of tests/readme that has what it calls.
fn with_loop(out: &Path, name: &str, begins: &str) -> PathBuf {
    let readme = read("README.md");
    let block = readme.split("```").find(|block| block.starts_with(begins)).expect("the README has the loop");
    let (_, shown) = block.split_once('\n').expect("lines");
    assert!((8..=11).contains(&shown.lines().count()), "ten lines, more or less: {shown}");
    let path = out.join(name);
    let program = read(&format!("tests/readme/{name}")).replace("LOOP\n", shown);
    std::fs::write(&path, program).expect("the program can be written");
    path
}

#[test]
fn the_loops_of_the_readme_run() {
    let out = scratch("readme-loop");
    let said = "done after 2 creates, 1 look\n";

    let mut core = Command::new("rustc");
    core.args(["--edition", "2024", "--crate-name", "derrno", "--crate-type", "rlib"]);
    run(core.args(["--cfg", "feature=\"zookeeper\"", "--out-dir"]).arg(&out).arg(root("core/src/lib.rs")));
    let mut rust = Command::new("rustc");
    rust.args(["--edition", "2024", "-D", "warnings", "--extern"]);
    rust.arg(format!("derrno={}", out.join("libderrno.rlib").display())).arg("-o").arg(out.join("rust"));
    run(rust.arg(with_loop(&out, "loop.rs", "rust,ignore\n")));
    assert_eq!(stdout(&mut Command::new(out.join("rust"))), said);

    let mut c = Command::new("gcc");
    c.args(["-std=c11", "-Wall", "-Wextra", "-Werror", "-I"])
        .arg(root("include"))
        .arg("-o")
        .arg(out.join("c"));
    run(c.arg(with_loop(&out, "loop.c", "c\nderrno_request_init")).arg(library().join("libderrno.a")));
    assert_eq!(stdout(&mut Command::new(out.join("c"))), said);
}

#[test]
fn the_demo_of_the_readme_is_what_a_real_dqlite_answers() {
    let readme = read("README.md");
    let (_, rest) = readme.split_once("<!-- demo -->\n```text\n").expect("the README has the mark");
    let (shown, _) = rest.split_once("```").expect("the demo ends");
    library(); // built before, since another test may be building it now, in the same folder
    let mut make = Command::new("make");
    let said = stdout(
        make.current_dir(root(""))
            .args(["-s", "demo"])
            .env("CARGO", env!("CARGO"))
            .env("CARGO_TARGET_DIR", library().parent().expect("its target folder")),
    );
    assert!(said.ends_with("errors of a real dqlite node, 0 with another number than expected\n"), "{said}");
    assert!(said.contains("27 errors"), "{said}");
    for line in shown.lines() {
        assert!(said.contains(&format!("{line}\n")), "the demo no longer prints: {line}\n{said}");
    }
}
