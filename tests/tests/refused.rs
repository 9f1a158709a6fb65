//! What the compiler refuses, and that each cargo feature builds alone.
//!
//! Each program in tests/refused begins with the sentence the compiler must say, with file and line
//! of the row it is about.

use std::path::Path;
use std::process::Command;

use derrno::Domain;
use derrno_tests::place::{root, run, scratch};

fn rustc(source: &Path, features: &[&str]) -> Command {
    let mut rustc = Command::new("rustc");
    rustc.args(["--edition", "2024", "--emit", "metadata"]).arg(source);
    for feature in features {
        rustc.arg("--cfg").arg(format!("feature=\"{feature}\""));
    }
    rustc
}

/// The features of the systems.
fn systems() -> Vec<&'static str> {
    let mut systems: Vec<_> = Domain::ALL.iter().map(|domain| domain.system()).collect();
    systems.sort_unstable();
    systems.dedup();
    systems
}

fn core(features: &[&str], out: &Path) {
    let mut rustc = rustc(&root("core/src/lib.rs"), features);
    run(rustc
        .args(["--crate-name", "derrno", "--crate-type", "rlib", "-D", "warnings", "--out-dir"])
        .arg(out));
}

#[test]
fn a_bad_row_stops_the_build_at_the_row_with_a_plain_sentence() {
    let out = scratch("refused");
    core(&systems(), &out);
    let mut cases = 0;
    for case in std::fs::read_dir(root("tests/refused")).expect("tests/refused") {
        let case = case.expect("a file").path();
        let source = std::fs::read_to_string(&case).expect("a program");
        let sentence = source.lines().next().and_then(|line| line.strip_prefix("//! ")).expect("a sentence");
        let mut rustc = rustc(&case, &[]);
        rustc.arg("--extern").arg(format!("derrno={}", out.join("libderrno.rmeta").display()));
        let output = rustc.args(["--out-dir"]).arg(&out).output().expect("rustc runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(!output.status.success(), "{}: builds", case.display());
        assert!(said.contains(sentence), "{}: does not say\n{sentence}\nbut\n{said}", case.display());
        cases += 1;
    }
    assert!(cases >= 10, "{cases} cases");
}

#[test]
fn each_system_builds_without_the_others() {
    let out = scratch("features");
    core(&[], &out);
    for feature in systems() {
        core(&[feature], &out);
    }
}
