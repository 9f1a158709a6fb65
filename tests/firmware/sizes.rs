//! What a use of derrno costs in flash, instructions and stack, in docs/FIRMWARE.md and below its limits.

use std::process::Command;

use derrno::retry::Policy;
use derrno_tests::block;
use derrno_tests::place::{root, run, scratch};

use crate::board::{BOARDS, Board};
use crate::elf::Elf;

/// What is measured: the program, what it does, the most it may add to one that does nothing.
const USES: [(&str, &str, Option<u64>); 10] = [
    ("one", "classify the codes of ZooKeeper", Some(1024)),
    ("numbers", "classify the numbers of Fluss, dqlite, NATS and ZooKeeper", Some(6 * 1024)),
    ("all", "classify a code of any domain", Some(18 * 1024 + 512)),
    ("names", "the same, with names", None),
    ("messages", "the same, with names and sentences", None),
    ("frame", "write a record as a frame", None),
    ("journal", "resume a journal, push a record, take one", None),
    ("retry", "the retry engine, all of it, with a policy and a caller", Some(2700)),
    (ENGINE, ENGINE_IS, Some(2400)),
    ("backoff", "its wait after a failure alone", Some(450)),
];

/// The use that is no program, but "retry" without its `main` and its policy.
const ENGINE: &str = "engine";
const ENGINE_IS: &str = "of these the engine: its functions, and the table of kinds";

/// Bytes that each use adds, per board.
fn measure() -> Vec<[u64; BOARDS.len()]> {
    let added = |name| {
        BOARDS.each_ref().map(|board| {
            let program = |name| Elf::read(&board.build().join(format!("size-{name}")));
            let added = |name, of: fn(&Elf) -> u64| of(&program(name)) - of(&program("nothing"));
            if name == ENGINE {
                let caller = added("retry", |elf| elf.bytes_of("main"));
                return added("retry", Elf::flash_bytes) - caller - size_of::<Policy>() as u64;
            }
            added(name, Elf::flash_bytes)
        })
    };
    USES.iter().map(|(name, ..)| added(*name)).collect()
}

/// The head of a table with a column per board.
fn heading(what: &str) -> String {
    let mut text = format!("| {what} |");
    BOARDS.iter().for_each(|board| text += &format!(" {} |", board.target));
    text + "\n| --- |" + &" --- |".repeat(BOARDS.len())
}

fn table(sizes: &[[u64; BOARDS.len()]]) -> String {
    let mut text = heading("bytes of flash");
    for ((_, what, _), row) in USES.iter().zip(sizes) {
        text += &format!("\n| {what} |");
        row.iter().for_each(|bytes| text += &format!(" {bytes} |"));
    }
    text + "\n"
}

/// Compares a block of docs/FIRMWARE.md with what was measured: another release of the compiler may move the
/// numbers a little.
fn keep(name: &str, table: &str) {
    println!("{table}");
    block::keep(
        "docs/FIRMWARE.md",
        name,
        table,
        block::nearly(|shown, now| shown.abs_diff(now) <= 32 + now / 20),
    );
}

/// What the program `cost` does in a function of its own each.
const LOOKUPS: [&str; 10] =
    ["floor", "zookeeper", "jetstream", "nats", "fluss", "raft", "nats_status", "dqlite", "sqlite", "any"];

/// What the program `cost` tells of a board, in instructions and bytes.
struct Cost {
    frame: u64,
    push: u64,
    stack: u64,
    /// Executed on average, and in the listing.
    lookups: Vec<(u64, u64)>,
    /// Of the retry engine: a decision, on average over the kinds and of the dearest; bytes of stack.
    decision: [u64; 3],
}

/// Runs the program `cost`. QEMU gives an instruction one nanosecond, so the ticks of a loop of known
/// length tell how many instructions a tick is.
fn cost(board: &Board) -> Cost {
    let program = board.build().join("cost");
    let said = board.run(&program).host;
    let mut words =
        said.chunks(4).map(|word| u32::from_le_bytes(word.try_into().expect("whole words")).into());
    let mut word = || words.next().expect("as many words as the program sends");
    let [length, calls, known, nothing_at_all, frame, push, stack, no_lookup]: [u64; 8] =
        std::array::from_fn(|_| word());
    let by = |calls: u64| {
        move |ticks: u64, nothing: u64| ((ticks - nothing) * length + known * calls / 2) / (known * calls)
    };
    let each = by(calls);
    let elf = Elf::read(&program);
    let listing = |function: &str| elf.instructions(&format!("4cost{}{function}", function.len()));
    // What is taken away as a call of nothing is the listing of nothing too many.
    let lookups = LOOKUPS.map(|what| (each(word(), no_lookup) + listing("no_lookup"), listing(what)));
    let [calls, nothing, decision_stack, kinds]: [u64; 4] = std::array::from_fn(|_| word());
    let kinds: Vec<u64> = (0..kinds).map(|_| by(calls)(word(), nothing)).collect();
    let average = kinds.iter().sum::<u64>() / kinds.len() as u64;
    let dearest = kinds.into_iter().max().expect("there are kinds");
    Cost {
        frame: each(frame, nothing_at_all),
        push: each(push, nothing_at_all),
        stack,
        lookups: lookups.into(),
        decision: [average, dearest, decision_stack],
    }
}

#[test]
fn a_call_costs_the_instructions_that_are_written_down() {
    let costs: Vec<_> = BOARDS.iter().map(cost).collect();
    let line = |what: &str, value: fn(&Cost) -> u64| {
        costs.iter().fold(format!("| {what} |"), |line, cost| line + &format!(" {} |", value(cost))) + "\n"
    };
    keep(
        "cost",
        &[
            heading("instructions, on average") + "\n",
            line("classify a code of ZooKeeper", |cost| cost.lookups[1].0),
            line("write a record with a time as a frame", |cost| cost.frame),
            line("push a record to a journal", |cost| cost.push),
            line("decide what follows a failure, with gate and budget", |cost| cost.decision[0]),
            line("the same for the dearest kind", |cost| cost.decision[1]),
            line("bytes of stack of classify", |cost| cost.stack),
            line("bytes of stack of a decision", |cost| cost.decision[2]),
        ]
        .concat(),
    );
    for (board, cost) in BOARDS.iter().zip(&costs) {
        let [_, instructions, stack] = cost.decision;
        assert!(instructions <= 400, "{}: {instructions} instructions of a decision", board.target);
        assert!(stack <= 64, "{}: {stack} bytes of stack of a decision", board.target);
    }
    let mut table = String::from("| instructions of a lookup |");
    BOARDS.iter().for_each(|board| table += &format!(" {} | listing |", board.target));
    table += &("\n| --- |".to_owned() + &" --- |".repeat(2 * BOARDS.len()));
    for (i, what) in LOOKUPS.iter().enumerate() {
        table += &format!("\n| {what} |");
        costs.iter().for_each(|cost| table += &format!(" {} | {} |", cost.lookups[i].0, cost.lookups[i].1));
    }
    table += "\n";
    println!("{table}");
    let near = block::nearly(|shown, now| shown.abs_diff(now) <= 2 + shown / 20);
    block::keep("benches/counts/README.md", "boards", &table, near);
}

#[test]
fn each_use_costs_what_the_readme_says_and_no_more_than_its_limit() {
    let sizes = measure();
    keep("sizes", &table(&sizes));
    for ((_, what, limit), row) in USES.iter().zip(&sizes) {
        assert!(*what != ENGINE_IS || row[0] <= 1740, "{}: {} bytes", BOARDS[0].target, row[0]);
        for (board, bytes) in BOARDS.iter().zip(row) {
            assert!(limit.is_none_or(|limit| *bytes <= limit), "{what}, {}: {bytes} bytes", board.target);
        }
    }
}

/// The bytes of stack of a function and of what it calls, by the call graph that gcc writes: lines with the fields
/// `node: { title: "caller" label: "..\n56 bytes (static)" }` and `edge: { sourcename: "caller" targetname: "callee" ..`.
fn deepest(graph: &str, function: &str) -> u64 {
    let fields = |kind| {
        let lines = graph.lines().filter(move |line: &&str| line.starts_with(kind));
        lines.map(|line| line.split('"').collect::<Vec<_>>())
    };
    let node = fields("node: ").find(|node| node[1] == function).unwrap_or_else(|| panic!("no {function}"));
    let (_, bytes) = node[3].rsplit_once("\\n").expect("a label of lines");
    let (bytes, how) = bytes.split_once(" bytes ").expect("its stack");
    assert_eq!(how, "(static)", "{function}");
    let called = fields("edge: ").filter(|edge| edge[1] == function).map(|edge| deepest(graph, edge[3]));
    bytes.parse::<u64>().expect("a number") + called.max().unwrap_or(0)
}

/// The engine of derrno_retry.h, as gcc builds it for a Cortex-M0.
#[test]
fn the_retry_engine_in_c_costs_what_is_written_down_and_no_more_than_its_limits() {
    let out = scratch("firmware-engine-c");
    let object = out.join("engine.o");
    let mut gcc = Command::new("arm-none-eabi-gcc");
    gcc.args([
        "-mcpu=cortex-m0",
        "-mthumb",
        "-std=c99",
        "-Os",
        "-Wall",
        "-Wextra",
        "-Werror",
        "-ffreestanding",
    ]);
    gcc.args(["-fcallgraph-info=su", "-I"]).arg(root("include"));
    run(gcc.arg("-c").arg(root("tests/firmware/c/engine.c")).arg("-o").arg(&object));
    let elf = Elf::read(&object);
    assert_eq!(elf.divides(), None);
    let graph = std::fs::read_to_string(out.join("engine.ci")).expect("gcc writes it beside the object");
    let (flash, failed, admit) = (elf.flash_bytes(), deepest(&graph, "failed"), deepest(&graph, "admit"));
    keep(
        "engine-c",
        &format!(
            "| bytes, of derrno_retry.h on a Cortex-M0 | |\n| --- | --- |\n\
             | flash of all of the engine, with a policy and a function for each call | {flash} |\n\
             | stack of a decision | {failed} |\n| stack of admit | {admit} |\n"
        ),
    );
    assert!(flash <= 2216, "{flash} bytes of flash");
    assert!(failed.max(admit) <= 92, "{failed} and {admit} bytes of stack");
}
