//! The clients of PyPI, npm and crates.io, each asked by a program that runs it.

use std::collections::BTreeSet;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use derrno::Domain;
use derrno_tests::catalog::table;
use derrno_tests::place::{missing, node_modules, python, root, run, scratch};

use crate::fact::{Compared, Fact};

/// The release of fluss-rs to compare with, unless FLUSS_RS names another.
pub(crate) const FLUSS_RS: &str = "1.0.0";

/// The codes of a domain as the programs want them: lines of `domain,code`, the code with its status
/// where the client decides by that.
pub(crate) fn asked(domain: Domain) -> String {
    let codes: BTreeSet<String> = table(domain)
        .rows()
        // The codes of FQL v4 have spaces; the drivers asked speak v10.
        .filter(|row| domain != Domain::FAUNA || !row.name().contains(' '))
        .map(|row| match domain {
            Domain::JETSTREAM => format!("{domain},{} {}\n", row.native(), row.status()),
            // A code of an older documentation has no status; every error of a query has 400.
            Domain::FAUNA => {
                format!("{domain},{} {}\n", row.name(), if row.status() == 0 { 400 } else { row.status() })
            }
            _ => format!("{domain},{}\n", row.native()),
        })
        .collect();
    codes.into_iter().collect()
}

/// Runs a program on what it is asked, and gives the facts it prints.
pub(crate) fn heard(command: &mut Command, asked: &str) -> Vec<Fact> {
    command.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap_or_else(|error| missing(command, &error));
    // The programs read all before they print, or print little.
    child.stdin.take().expect("piped").write_all(asked.as_bytes()).expect("the program reads");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{command:?}: {}; its own words are above", output.status);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(output.stdout.as_slice());
    reader
        .records()
        .map(|line| {
            let line = line.expect("a line of CSV");
            let domain = Domain::by_name(&line[0]).unwrap_or_else(|| panic!("{line:?}: no domain"));
            Fact { domain, code: line[1].into(), fact: line[2].into(), value: line[3].into() }
        })
        .collect()
}

/// Every client, compared.
pub(crate) fn compare() -> Vec<Compared> {
    let mut compared = Vec::new();
    for (package, upstream, asks, domains) in [
        ("kazoo", "kazoo", Domain::ZOOKEEPER, &[Domain::ZOOKEEPER, Domain::KAZOO][..]),
        ("nats-py", "nats-py", Domain::JETSTREAM, &[Domain::JETSTREAM, Domain::NATS_PY]),
        ("dqlitepy", "dqlitepy", Domain::DQLITEPY, &[Domain::DQLITEPY]),
        ("fauna", "fauna (PyPI)", Domain::FAUNA, &[Domain::FAUNA, Domain::FAUNA_DRIVER]),
        ("pyfluss", "pyfluss", Domain::FLUSS, &[Domain::FLUSS]),
        ("grpcio", "grpcio", Domain::GRPC, &[Domain::GRPC]),
        ("kafka-python", "kafka-python", Domain::KAFKA, &[Domain::KAFKA]),
        ("confluent-kafka", "confluent-kafka", Domain::KAFKA, &[Domain::KAFKA]),
    ] {
        let mut command = Command::new(python());
        let facts = heard(command.arg(root("tests/upstream/clients.py")).arg(package), &asked(asks));
        let version = python_version(package);
        compared.extend(domains.iter().map(|domain| Compared::new(*domain, upstream, &version, &facts)));
    }
    let mut node = Command::new("node");
    node.arg(root("tests/upstream/fauna.js")).env("NODE_PATH", node_modules());
    let facts = heard(&mut node, &asked(Domain::FAUNA));
    for domain in [Domain::FAUNA, Domain::FAUNA_DRIVER] {
        compared.push(Compared::new(domain, "fauna (npm)", &node_version("fauna"), &facts));
    }
    let version = fluss_rs_version();
    let facts = fluss_rs_facts();
    compared.push(Compared::new(Domain::FLUSS, "fluss-rs", &version, &facts));
    compared
}

fn fluss_rs_version() -> String {
    std::env::var("FLUSS_RS").unwrap_or_else(|_| FLUSS_RS.into())
}

/// What fluss-rs knows of its codes; its program is compiled once.
pub(crate) fn fluss_rs_facts() -> Vec<Fact> {
    static PROGRAM: std::sync::OnceLock<PathBuf> = std::sync::OnceLock::new();
    let program = PROGRAM.get_or_init(|| fluss_rs(&fluss_rs_version()));
    heard(&mut Command::new(program), &asked(Domain::FLUSS))
}

pub(crate) fn python_version(package: &str) -> String {
    let script = format!("import importlib.metadata; print(importlib.metadata.version('{package}'))");
    derrno_tests::place::stdout(Command::new(python()).args(["-c", &script])).trim().into()
}

fn node_version(package: &str) -> String {
    let path = node_modules().join(package).join("package.json");
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rest = text.split_once("\"version\": \"").expect("package.json has a version").1;
    rest.split('"').next().unwrap_or("").into()
}

/// The program that asks fluss-rs, compiled with the one file of the crate that knows the codes.
fn fluss_rs(version: &str) -> PathBuf {
    let source = crate_source("fluss-rs", version);
    let program = scratch("upstream-fluss").join("fluss");
    run(Command::new("rustc")
        .args(["--edition=2024", "-o"])
        .arg(&program)
        .arg(root("tests/upstream/fluss_rs.rs"))
        .env("FLUSS_RS_SOURCE", source));
    program
}

/// The source of a crate, which is fetched once.
pub(crate) fn crate_source(name: &str, version: &str) -> PathBuf {
    let package = format!("{name}-{version}");
    kept_source(&package).unwrap_or_else(|| {
        // Of all commands of cargo, this one fetches a crate without those that it depends on.
        let spec = format!("{name}@{version}");
        run(Command::new(env!("CARGO")).current_dir(std::env::temp_dir()).args(["info", "-q", &spec]));
        kept_source(&package).unwrap_or_else(|| panic!("cargo info brought no {package}"))
    })
}

/// Where cargo keeps the source of a crate, when it has it.
fn kept_source(package: &str) -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")))?;
    let registries = std::fs::read_dir(home.join("registry/src")).ok()?;
    let sources = registries.filter_map(|registry| Some(registry.ok()?.path().join(package)));
    sources.into_iter().find(|source| source.is_dir())
}
