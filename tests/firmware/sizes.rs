//! What a use of derrno adds to a program, in the README and below its limits.

use derrno_tests::place::{read, root};

use crate::board::BOARDS;
use crate::elf::Elf;

/// What is measured: the program, what it does, the most it may add to one that does nothing.
const USES: [(&str, &str, Option<u64>); 4] = [
    ("one", "classify the codes of ZooKeeper", Some(1024)),
    ("all", "classify the codes of all systems", Some(6 * 1024)),
    ("names", "the same, with names", None),
    ("messages", "the same, with names and sentences", None),
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

fn table(sizes: &[[u64; BOARDS.len()]]) -> String {
    let mut text = String::from("| bytes of flash |");
    BOARDS.iter().for_each(|board| text += &format!(" {} |", board.target));
    text += "\n| --- |";
    text += &" --- |".repeat(BOARDS.len());
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

#[test]
fn each_use_costs_what_the_readme_says_and_no_more_than_its_limit() {
    let sizes = measure();
    let table = table(&sizes);
    println!("{table}");
    let (open, close) = ("<!-- sizes -->\n", "<!-- /sizes -->");
    let mut readme = read("README.md");
    let start = readme.find(open).expect("the README has the mark") + open.len();
    let end = readme.find(close).expect("the README has the end mark");
    if std::env::var("DERRNO_README").is_ok_and(|value| value == "write") {
        readme.replace_range(start..end, &table);
        std::fs::write(root("README.md"), readme).expect("the README can be written");
    } else {
        let (shown, measured) = (numbers(&readme[start..end]), numbers(&table));
        let near = shown.len() == measured.len() && shown.iter().zip(&measured).all(|(a, b)| is_near(*a, *b));
        assert!(near, "README.md, sizes: stale; run `make readme`. Measured:\n{table}");
    }
    for ((_, what, limit), row) in USES.iter().zip(&sizes) {
        for (board, bytes) in BOARDS.iter().zip(row) {
            assert!(limit.is_none_or(|limit| *bytes <= limit), "{what}, {}: {bytes} bytes", board.target);
        }
    }
}
