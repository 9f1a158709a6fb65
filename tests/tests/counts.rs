//! How many instructions an answer costs, as callgrind counts them: exact on the noisiest machine.
//!
//! The programs of benches/counts answer every question about the same codes, in Rust and in C. Each
//! question is a function, whose instructions are counted with those of all it calls, return included.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use derrno::{Code, Domain};
use derrno_tests::block;
use derrno_tests::place::{library, root, run, scratch};

/// What is asked, and the questions' names in the programs.
const ROWS: [(&str, &str); 14] = [
    ("a clamped load from an array", "floor"),
    ("classify, zookeeper", "zookeeper"),
    ("classify, jetstream", "jetstream"),
    ("classify, nats", "nats"),
    ("classify, fluss", "fluss"),
    ("classify, raft", "raft"),
    ("classify, nats_status", "nats_status"),
    ("classify, dqlite", "dqlite"),
    ("classify, sqlite", "sqlite"),
    ("classify, of any domain", "classify"),
    ("name", "name"),
    ("message", "message"),
    ("by name", "by_name"),
    ("format", "format"),
];

/// The columns: what the functions of a program are called, and the program.
const COLUMNS: [(&str, &str, &str); 4] = [
    ("Rust", "count::", "rust"),
    ("inline C", "inline_", "a"),
    ("libderrno.a", "call_", "a"),
    ("libderrno.so", "call_", "so"),
];

/// Codes and names that are in the tables, each once.
fn listed() -> Vec<(Code, String)> {
    let tables = Domain::ALL.iter().map(|domain| domain.table().expect("all features are on"));
    let rows = tables.flat_map(|table| table.rows()).filter(|row| row.context() == 0);
    rows.map(|row| (row.code(), row.name().to_owned())).collect()
}

/// As many that are not: next to a code where there is room, or far away.
fn unlisted() -> Vec<(Code, String)> {
    let mut codes = Vec::new();
    for (i, (code, name)) in listed().into_iter().enumerate() {
        let native = code.native();
        let near = [native + 1, native - 1, native ^ 0x100, native ^ i32::MIN, native ^ (i as i32) << 16];
        let near = near.map(|native| Code::new(code.domain(), native));
        let near: Vec<_> = near.into_iter().filter(|code| code.entry().is_none()).collect();
        codes.push((near[i % near.len()], name + "_"));
    }
    codes
}

/// The programs, by what they are linked with.
fn programs() -> BTreeMap<&'static str, PathBuf> {
    let (out, release) = (scratch("counts"), library());
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root("")).args(["build", "-q", "--release", "-p", "derrno-counts", "--target-dir"]);
    run(cargo.arg(release.parent().expect("the target folder")));
    std::fs::copy(release.join("libderrno.so"), out.join("libderrno.so.0")).expect("just built");
    let c = |how: &'static str, library: PathBuf| {
        let program = out.join(how);
        let mut gcc = Command::new("gcc");
        gcc.args(["-std=c11", "-O2", "-Wall", "-Wextra", "-Werror", "-Wl,-z,now", "-I"]).arg(root("include"));
        gcc.arg(root("benches/counts/count.c")).arg(library).arg(format!("-Wl,-rpath,{}", out.display()));
        run(gcc.arg("-o").arg(&program));
        (how, program)
    };
    let archive = c("a", release.join("libderrno.a"));
    BTreeMap::from([("rust", release.join("count")), archive, c("so", out.join("libderrno.so.0"))])
}

/// Runs a program under callgrind; gives what it printed, and the calls and instructions of each function.
fn count(program: &Path, input: &Path) -> (String, BTreeMap<String, (u64, u64)>) {
    let log = input.with_extension("callgrind");
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["-q", "--tool=callgrind", "--compress-strings=no", "--compress-pos=no"]);
    valgrind.arg(format!("--callgrind-out-file={}", log.display())).arg(program);
    valgrind.stdin(std::fs::File::open(input).expect("just written")).stderr(Stdio::inherit());
    let said = String::from_utf8(run(&mut valgrind).stdout).expect("a number");
    let log = std::fs::read_to_string(&log).expect("callgrind wrote its log");
    let mut costs = BTreeMap::<String, (u64, u64)>::new();
    let (mut called, mut calls) = ("", 0);
    for line in log.lines() {
        let number = |at: usize| line.split(['=', ' ']).nth(at).and_then(|word| word.parse::<u64>().ok());
        if let Some(name) = line.strip_prefix("cfn=") {
            called = name;
        } else if line.starts_with("calls=") {
            calls = number(1).expect("callgrind counts calls");
        } else if calls > 0 {
            let cost = costs.entry(called.to_owned()).or_default();
            *cost = (cost.0 + calls, cost.1 + number(1).expect("callgrind counts instructions"));
            calls = 0;
        }
    }
    (said, costs)
}

/// What each program prints, by a way of its own.
fn sum(codes: &[(Code, String)]) -> u32 {
    let of_numbers: BTreeSet<_> = ROWS.iter().map(|row| row.1).collect();
    let sum = codes.iter().map(|(code, name)| {
        let row = code.domain().table().expect("all features are on").rows().find(|row| row.code() == *code);
        let verdict = row.map_or_else(|| code.verdict(), |row| row.verdict()).bits();
        let times = 1 + u32::from(of_numbers.contains(code.domain().name()));
        let words = row.map_or(0, |row| row.name().len() + row.message().len());
        let native = row.filter(|row| row.name() == name).map_or(0, |row| row.native() as u32);
        verdict.wrapping_mul(times).wrapping_add(native).wrapping_add((words + code.to_string().len()) as u32)
    });
    sum.fold(0, u32::wrapping_add)
}

#[test]
fn an_answer_costs_the_instructions_that_are_written_down() {
    let programs = programs();
    let mut table = String::from("| instructions of a call |");
    COLUMNS.iter().for_each(|(what, ..)| table += &format!(" {what} | unlisted |"));
    table += &("\n| --- |".to_owned() + &" --- |".repeat(2 * COLUMNS.len()));
    let mut counted = BTreeMap::new();
    for (which, codes) in [("listed", listed()), ("unlisted", unlisted())] {
        assert!(codes.len() > 900, "every code is asked for");
        let input = scratch(&format!("counts-{which}")).join("codes");
        let lines = codes
            .iter()
            .map(|(code, name)| format!("{} {} {}\n", code.domain().number(), code.native(), name));
        std::fs::write(&input, lines.collect::<String>()).expect("the codes can be written");
        for (how, program) in &programs {
            let (said, costs) = count(program, &input);
            assert_eq!(said, format!("{}\n", sum(&codes)), "{how}, {which}");
            counted.insert((*how, which), costs);
        }
    }
    for (what, question) in ROWS {
        table += &format!("\n| {what} |");
        for (_, prefix, program) in COLUMNS {
            for which in ["listed", "unlisted"] {
                let cost = counted[&(program, which)].get(&format!("{prefix}{question}"));
                let each = cost.map(|(calls, cost)| ((cost + calls / 2) / calls).to_string());
                table += &format!(" {} |", each.unwrap_or_default());
            }
        }
    }
    table += "\n";
    println!("{table}");
    block::keep(
        "benches/counts/README.md",
        "host",
        &table,
        block::nearly(|shown, now| shown.abs_diff(now) <= 2 + shown / 20),
    );
}
