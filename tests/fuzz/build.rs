//! Compiles what there is in C beside Rust: the retry engine, and logging.

fn main() {
    println!("cargo::rerun-if-changed=../c/retry.h");
    println!("cargo::rerun-if-changed=../../include");
    for name in ["retry", "log"] {
        let file = format!("src/{name}.c");
        println!("cargo::rerun-if-changed={file}");
        // What is undefined in C ends the program.
        cc::Build::new()
            .file(file)
            .include("../c")
            .include("../../include")
            .flag("-fsanitize=undefined")
            .flag("-fsanitize-undefined-trap-on-error")
            .compile(&format!("derrno_fuzz_{name}"));
    }
}
