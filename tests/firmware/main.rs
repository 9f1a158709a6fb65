//! derrno on boards in QEMU, built by the cross compilers of Debian.
//!
//! Each program is a file of rust/src/bin or c, and beside it stands the text it must print.

mod board;
mod elf;
mod sizes;

use std::fs;
use std::path::Path;

use board::{BOARDS, Board};
use derrno_tests::place::{read, root};

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

/// What no program may hold, but one that logs through defmt, whose transport panics.
fn holds_no_panic_no_heap_and_no_state(name: &str, program: &Path) {
    let elf = elf::Elf::read(program);
    if elf.has_section(".defmt") {
        return;
    }
    // The panic handler is linked only where something calls it; `core::fmt` has a path of its own.
    for part in ["panic", "4core3fmt", "alloc", "malloc", "sbrk"] {
        let found = elf.symbols().find(|symbol| symbol.contains(part) && !symbol.contains("allow"));
        assert_eq!(found, None, "{name} on {}: a symbol of {part}", program.display());
    }
    assert_eq!(elf.writable_bytes(), 0, "{name}: a writable static, {}", program.display());
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
