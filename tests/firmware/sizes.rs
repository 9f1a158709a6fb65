//! What a use of derrno costs in flash, instructions and stack, in the README and below its limits.

use derrno_tests::place::{read, root};

use crate::board::BOARDS;
use crate::elf::Elf;

/// What is measured: the program, what it does, the most it may add to one that does nothing.
const USES: [(&str, &str, Option<u64>); 7] = [
    ("one", "classify the codes of ZooKeeper", Some(1024)),
    ("numbers", "classify the numbers of all systems", Some(6 * 1024)),
    // 6 KB is the aim, which ARM keeps; the code of RISC-V is half a KB longer.
    ("all", "the same, with errors that have a name only", Some(6 * 1024 + 512)),
    ("names", "the same, with names", None),
    ("messages", "the same, with names and sentences", None),
    ("frame", "write a record as a frame", None),
    ("journal", "resume a journal, push a record, take one", None),
];

/// Bytes that each use adds, per board.
fn measure() -> Vec<[u64; BOARDS.len()]> {
    let flash = |name: &str| {
        std::array::from_fn::<u64, { BOARDS.len() }, _>(|i| {
            Elf::read(&BOARDS[i].build().join(format!("size-{name}"))).flash_bytes()
        })
    };
    let nothing = flash("nothing");
    let added = |name| {
        let with = flash(name);
        std::array::from_fn(|i| with[i] - nothing[i])
    };
    USES.iter().map(|(name, ..)| added(name)).collect()
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

/// The numbers of a table, which another release of the compiler may move a little.
fn numbers(table: &str) -> Vec<u64> {
    table.split('|').filter_map(|cell| cell.trim().parse().ok()).collect()
}

fn is_near(shown: u64, measured: u64) -> bool {
    shown.abs_diff(measured) <= 32 + measured / 20
}

/// Compares a block of the README with what was measured, or writes it.
fn keep(block: &str, table: &str) {
    println!("{table}");
    let (open, close) = (format!("<!-- {block} -->\n"), format!("<!-- /{block} -->"));
    let mut readme = read("README.md");
    let start = readme.find(&open).expect("the README has the mark") + open.len();
    let end = readme.find(&close).expect("the README has the end mark");
    if std::env::var("DERRNO_README").is_ok_and(|value| value == "write") {
        readme.replace_range(start..end, table);
        std::fs::write(root("README.md"), readme).expect("the README can be written");
    } else {
        let (shown, measured) = (numbers(&readme[start..end]), numbers(table));
        let near = shown.len() == measured.len() && shown.iter().zip(&measured).all(|(a, b)| is_near(*a, *b));
        assert!(near, "README.md, {block}: stale; run `make readme`. Measured:\n{table}");
    }
}

/// Instructions of one call and bytes of stack, as the program `cost` counts them on a board.
///
/// QEMU gives an instruction one nanosecond, so the ticks of a loop of known length tell how many
/// instructions a tick is.
fn cost(board: &crate::board::Board) -> [u64; 4] {
    let said = board.run(&board.build().join("cost")).host;
    let words: Vec<[u8; 4]> = said.chunks(4).map(|word| word.try_into().expect("whole words")).collect();
    let [length, calls, known, nothing, classify, encode, push, stack] = words
        .try_into()
        .map(|words: [[u8; 4]; 8]| words.map(|word| u32::from_le_bytes(word).into()))
        .expect("eight");
    let each = |ticks: u64| ((ticks - nothing) * length + known * calls / 2) / (known * calls);
    [each(classify), each(encode), each(push), stack]
}

#[test]
fn a_call_costs_the_instructions_the_readme_says() {
    let costs: Vec<_> = BOARDS.iter().map(cost).collect();
    let mut text = heading("instructions, on average");
    let lines = [
        "classify a code of ZooKeeper",
        "write a record with a time as a frame",
        "push a record to a journal",
        "bytes of stack of classify",
    ];
    for (i, what) in lines.iter().enumerate() {
        text += &format!("\n| {what} |");
        costs.iter().for_each(|cost| text += &format!(" {} |", cost[i]));
    }
    keep("cost", &(text + "\n"));
    for (board, [classify, ..]) in BOARDS.iter().zip(&costs) {
        assert!((3..60).contains(classify), "{}: {classify} instructions", board.machine);
    }
}

#[test]
fn each_use_costs_what_the_readme_says_and_no_more_than_its_limit() {
    let sizes = measure();
    keep("sizes", &table(&sizes));
    for ((_, what, limit), row) in USES.iter().zip(&sizes) {
        for (board, bytes) in BOARDS.iter().zip(row) {
            assert!(limit.is_none_or(|limit| *bytes <= limit), "{what}, {}: {bytes} bytes", board.target);
        }
    }
}
