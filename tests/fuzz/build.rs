//! Compiles the retry engine in C.

fn main() {
    println!("cargo::rerun-if-changed=src/retry.c");
    println!("cargo::rerun-if-changed=../c/retry.h");
    println!("cargo::rerun-if-changed=../../include");
    // What is undefined in C ends the program.
    cc::Build::new()
        .file("src/retry.c")
        .include("../c")
        .include("../../include")
        .flag("-fsanitize=undefined")
        .flag("-fsanitize-undefined-trap-on-error")
        .compile("derrno_fuzz_retry");
}
