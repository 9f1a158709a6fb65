//! What a lookup costs, beside every rival: writes the keys, runs the program of each language on
//! one core, checks what they answered, and reports.
//!
//! A program is run as `PROGRAM FOLDER ROUNDS` and prints a line per row, set, stream and mode:
//! `question/name`, set, stream, mode, the sum of all answers in hexadecimal, and the nanoseconds per
//! lookup of each round, with tabs between. In a round each row is taken once, over a whole file of
//! keys; what is folded into the sum stands in reference.rs. Run as `PROGRAM codes` it prints the sets
//! of numbers it wants streams of, `set`, a tab, and the numbers.

mod compile;
mod line;
mod reference;
mod report;
mod rust;
mod scale;
mod streams;

use std::path::{Path, PathBuf};
use std::process::Command;

use line::{Line, Lines};

const USAGE: &str =
    "derrno-benches [--rounds N] [--only LANGUAGE|scale|compile]: nothing is written unless all is measured";
const ROUNDS: &str = "21";

/// The program of each language: its path below the folder of this program, and what follows it.
const PROGRAMS: [(&str, &[&str]); 4] = [
    ("Rust", &["derrno-benches", "rust"]),
    ("C", &["benches/c"]),
    ("C++", &["benches/cpp"]),
    ("Python", &["benches/python"]),
];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let ["rust", folder, rounds] = arguments[..] {
        print!("{}", rust::run(Path::new(folder), rounds.parse().expect(USAGE)));
        return;
    }
    if arguments == ["rust", "codes"] {
        return;
    }
    let (mut rounds, mut only) = (ROUNDS, None);
    for option in arguments.chunks(2) {
        match *option {
            ["--rounds", n] => rounds = n,
            ["--only", language] => only = Some(language),
            _ => panic!("{USAGE}"),
        }
    }
    let load = report::machine::load();
    let out = std::env::current_exe().expect("a path").parent().expect("a folder").to_owned();
    let wanted = |what: &str| only.is_none_or(|only| only == what);
    eprintln!("compiling what is measured");
    let compiled = wanted("compile").then(|| compile::section(&out));
    let made = wanted("scale").then(|| scale::build(&out, if rounds == ROUNDS { 60_000 } else { 1_000 }));
    pin();
    let programs: Vec<_> = PROGRAMS.into_iter().filter(|(language, _)| wanted(language)).collect();
    let mut sets = Vec::new();
    for (_, program) in &programs {
        sets.extend(output(&out, program, &["codes"]).lines().map(set));
    }
    let folder = out.join("benches/streams");
    streams::write(&folder, &sets).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut lines = Lines(Vec::new());
    for (language, program) in programs {
        eprintln!("measuring {language}");
        let text = output(&out, program, &[&folder.to_string_lossy(), rounds]);
        lines.0.extend(text.lines().map(|line| {
            Line::parse(language, line)
                .unwrap_or_else(|| panic!("{language} printed a line that is none: {line}"))
        }));
    }
    check(&folder, &lines);
    let sections =
        made.map(|made| scale::section(&made, rounds)).into_iter().chain(compiled).collect::<Vec<_>>();
    let text = report::text(&lines, &report::machine::table(&load, rounds), &sections);
    print!("{text}");
    if only.is_none() && rounds == ROUNDS {
        report::write(&lines, &text);
    }
}

/// Keeps this process, and those it starts, on the last core that it may use.
fn pin() {
    use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
    let allowed = sched_getaffinity(None).expect("Linux says where we may run");
    let mut one = CpuSet::new();
    one.set((0..CpuSet::MAX_CPU).rev().find(|cpu| allowed.is_set(*cpu)).expect("we run somewhere"));
    sched_setaffinity(None, &one).expect("a core that we may use");
}

/// What a program prints.
fn output(out: &Path, program: &[&str], arguments: &[&str]) -> String {
    let path: PathBuf = out.join(program[0]);
    assert!(path.exists(), "{} is missing; run `make bench`", path.display());
    let output = Command::new(&path)
        .args(&program[1..])
        .args(arguments)
        .stderr(std::process::Stdio::inherit())
        .output()
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    assert!(output.status.success(), "{} {arguments:?}: {}", path.display(), output.status);
    String::from_utf8(output.stdout).expect("programs print UTF-8")
}

/// A set of numbers that a program asks for.
fn set(line: &str) -> (String, Vec<i32>) {
    let (name, codes) = line.split_once('\t').unwrap_or_else(|| panic!("no tab in {line}"));
    (name.to_owned(), codes.split(' ').map(|code| code.parse().expect("a number")).collect())
}

/// Stops at a fast wrong answer: all rows of derrno, in whatever language, say what the rows say.
fn check(folder: &Path, lines: &Lines) {
    for line in lines.0.iter().filter(|line| line.name.starts_with("derrno")) {
        let sum = reference::sum(folder, &line.question, &line.set, &line.stream);
        let row = format!("{} {}/{} {} {}", line.language, line.question, line.name, line.set, line.stream);
        assert!(sum.is_some(), "{row}: no reference");
        assert_eq!(sum, Some(line.sum), "a wrong answer of {row}");
    }
}
