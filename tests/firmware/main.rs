//! derrno on boards in QEMU, built by the cross compilers of Debian.
//!
//! Each program is a file of rust/src/bin or c, and beside it stands the text it must print.

mod board;
mod elf;
mod peer;
mod sizes;

use std::fs;
use std::path::Path;

use board::{BOARDS, Board};
use derrno_tests::place::{read, root, stdout};

/// The programs of a folder that have their text beside them.
fn programs(folder: &str) -> Vec<String> {
    let mut names = Vec::new();
    for file in fs::read_dir(root(folder)).expect("the folder is there") {
        let path = file.expect("the folder can be read").path();
        if path.extension().is_some_and(|extension| extension == "txt") {
            names.push(path.file_stem().expect("a name").to_string_lossy().into_owned());
        }
    }
    names.sort();
    assert!(!names.is_empty(), "{folder}: no programs");
    names
}

fn prints_its_text(board: &Board, folder: &str, name: &str, program: &Path) {
    let text = format!("{folder}/{name}.txt");
    assert_eq!(board.run(program).text(program), read(&text), "{text} on {}", board.machine);
}

/// What no program may hold; one that logs through defmt has its encoder, and no words in flash.
fn holds_no_panic_no_heap_and_no_state(name: &str, program: &Path) {
    let elf = elf::Elf::read(program);
    // The panic handler is linked only where something calls it; `core::fmt` has a path of its own.
    for part in ["panic", "4core3fmt", "alloc", "malloc", "sbrk"] {
        let found = elf.symbols().find(|symbol| symbol.contains(part) && !symbol.contains("allow"));
        assert_eq!(found, None, "{name} on {}: a symbol of {part}", program.display());
    }
    if elf.has_section(".defmt") {
        assert!(!elf.flash_holds("not_found"), "{name}: words in flash, {}", program.display());
    } else {
        assert_eq!(elf.writable_bytes(), 0, "{name}: a writable static, {}", program.display());
    }
}

#[test]
fn every_rust_program_prints_its_text_on_every_board() {
    for board in &BOARDS {
        for name in programs("tests/firmware/rust/src/bin") {
            let program = board.build().join(&name);
            prints_its_text(board, "tests/firmware/rust/src/bin", &name, &program);
        }
    }
}

#[test]
fn every_rust_program_is_free_of_panics_heap_and_state() {
    for board in &BOARDS {
        for name in programs("tests/firmware/rust/src/bin") {
            holds_no_panic_no_heap_and_no_state(&name, &board.build().join(&name));
        }
    }
}

/// The retry engine has no state of its own either, and divides nowhere: a Cortex-M0 would need a function for it.
#[test]
fn the_retry_engine_is_free_of_panics_heap_state_and_divisions() {
    for board in &BOARDS {
        for name in ["size-retry", "size-backoff", "peer"] {
            let program = board.build().join(name);
            holds_no_panic_no_heap_and_no_state(name, &program);
            assert_eq!(elf::Elf::read(&program).divides(), None, "{name} on {}", board.machine);
        }
    }
}

#[test]
fn every_c_program_prints_its_text_and_is_free_of_heap_and_state() {
    let board = &BOARDS[1];
    for name in programs("tests/firmware/c") {
        let program = board.build_c(&format!("tests/firmware/c/{name}.c"));
        prints_its_text(board, "tests/firmware/c", &name, &program);
        holds_no_panic_no_heap_and_no_state(&name, &program);
    }
}

#[test]
fn the_host_tool_loses_no_more_of_a_damaged_capture_than_was_damaged() {
    let mut all = Vec::new();
    let lines = |capture: &[u8]| -> Vec<String> {
        let said = board::decode(capture);
        let (summary, records) =
            (said.lines().last(), said.lines().filter(|line| !line.starts_with("derrno: ")));
        let records: Vec<_> = records.map(str::to_owned).collect();
        assert!(
            summary.is_some_and(|line| line.starts_with(&format!("derrno: {} record", records.len()))),
            "{said}"
        );
        records
    };
    for board in &BOARDS {
        all.extend(board.run(&board.build().join("frames")).serial);
    }
    let one = &all[..all.len() / BOARDS.len()];
    let whole = lines(one);
    assert_eq!(lines(&all).len(), BOARDS.len() * whole.len(), "captures of all boards, joined");
    for at in 0..one.len() {
        let (head, tail) = (lines(&one[..at]), lines(&one[at..]));
        assert!(whole.starts_with(&head) && whole.ends_with(&tail), "cut at {at}");
        assert!(head.len() + tail.len() + 1 >= whole.len(), "cut at {at}: one frame at the most is lost");
        let mut damaged = one.to_vec();
        damaged[at] ^= 0x14;
        let left = lines(&damaged);
        assert!(left.iter().all(|line| whole.contains(line)), "damaged at {at}: a record that nobody sent");
        assert!(left.len() + 2 >= whole.len(), "damaged at {at}: two frames at the most are lost");
    }
}

#[test]
fn the_examples_print_their_text() {
    let mut make = std::process::Command::new("make");
    make.current_dir(root("")).args(["-s", "firmware"]).env("CARGO", env!("CARGO"));
    assert_eq!(stdout(&mut make), read("tests/firmware/examples.txt"));
}
