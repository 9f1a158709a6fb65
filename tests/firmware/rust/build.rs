//! Links for the board that stands for the target.

use std::{env, fs, path::PathBuf};

fn main() {
    let target = env::var("TARGET").expect("cargo sets it");
    let board = match target.as_str() {
        "thumbv6m-none-eabi" => "microbit",
        "thumbv7m-none-eabi" => "mps2-an385",
        "thumbv7em-none-eabihf" => "mps2-an386",
        "riscv32imac-unknown-none-elf" => "virt",
        other => panic!("no board for {other}"),
    };
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    fs::copy(format!("boards/{board}.x"), out.join("memory.x")).expect("the board has a memory map");
    println!("cargo::rustc-link-search={}", out.display());
    println!("cargo::rustc-link-arg-bins=-Tlink.x");
    println!("cargo::rustc-link-arg-bin=severity=-Tdefmt.x");
    println!("cargo::rustc-cfg=board=\"{board}\"");
    println!(
        "cargo::rustc-check-cfg=cfg(board, values(\"microbit\", \"mps2-an385\", \"mps2-an386\", \"virt\"))"
    );
    println!("cargo::rerun-if-changed=boards");
    println!("cargo::rerun-if-changed=build.rs");
}
