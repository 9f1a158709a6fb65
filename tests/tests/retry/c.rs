//! The engines in C, inline and in the library, go the way of the one in Rust, to the last bit of the states; and
//! one in Python, written from the description alone, goes it, too.

use std::process::Command;

use derrno_tests::place::{library, root, run, scratch, stdout};
use derrno_tests::random::Random;

use crate::walk::{What, World, record};

#[test]
fn a_million_steps_are_the_same_in_c_inline_and_in_the_library() {
    let out = scratch("retry-c");
    let trace = out.join("trace");
    let (mut random, mut world, mut bytes) = (Random(7), World::new(), Vec::new());
    for _ in 0..1_000_000 {
        let call = world.call(&mut || random.next(), 0);
        bytes.extend(record(&world, &call));
    }
    std::fs::write(&trace, bytes).expect("the trace can be written");
    for (compiler, flags) in [
        ("gcc", ["-std=c99", "-O2"]),
        ("gcc", ["-std=c11", "-fsanitize=undefined"]),
        ("clang", ["-std=c2x", "-O1"]),
    ] {
        let program = out.join(format!("retry{}", flags[1]));
        let mut cc = Command::new(compiler);
        cc.args(flags).args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
        cc.arg(root("tests/c/retry.c")).arg("-o").arg(&program).arg(library().join("libderrno.a"));
        run(&mut cc);
        let input = std::fs::File::open(&trace).expect("just written");
        let said = stdout(Command::new(&program).stdin(input));
        assert!(said.ends_with(" 0 failures\n") && said.len() > 20, "{compiler} {flags:?}: {said}");
    }
    std::fs::remove_file(&trace).expect("just written");
}

/// Steps of the trace that the engine in Python goes: it takes 20 microseconds for each.
const ORACLE: usize = 150_000;

#[test]
fn an_engine_made_from_the_description_alone_goes_the_same_way() {
    let trace = scratch("retry-python").join("trace");
    let (mut random, mut world, mut bytes) = (Random(8), World::new(), Vec::new());
    let mut policies = 0;
    while bytes.len() < 64 * ORACLE {
        let call = world.call(&mut || random.next(), 0);
        policies += u32::from(call.what == What::Policy);
        if policies > 0 {
            bytes.extend(record(&world, &call));
        }
    }
    std::fs::write(&trace, bytes).expect("the trace can be written");
    let mut python = Command::new("python3");
    python.arg(root("tests/python/retry.py")).arg(root("tests/lock/numbers.txt"));
    let said = stdout(python.stdin(std::fs::File::open(&trace).expect("just written")));
    assert!(policies > 100, "{policies} policies");
    assert_eq!(said, format!("{} calls, 0 differ\n", ORACLE - policies as usize), "{said}");
    std::fs::remove_file(&trace).expect("just written");
}

#[test]
fn bad_input_has_the_same_answer_in_c_inline_and_in_the_library() {
    let program = scratch("retry-input").join("input");
    for (compiler, flags) in [("gcc", ["-std=c99", "-fsanitize=undefined"]), ("clang", ["-std=c2x", "-O2"])] {
        let mut cc = Command::new(compiler);
        cc.args(flags).args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
        cc.arg(root("tests/c/retry_input.c")).arg("-o").arg(&program).arg(library().join("libderrno.a"));
        run(&mut cc);
        let said = stdout(&mut Command::new(&program));
        assert!(said.ends_with(" 0 failures\n"), "{compiler} {flags:?}: {said}");
    }
}

#[test]
fn the_header_compiles_in_every_standard_without_a_library() {
    let out = scratch("retry-header");
    let source = out.join("use.c");
    let text = "#include <derrno_retry.h>\nint main(void) {\n    struct derrno_request r;\n    \
                derrno_inline_request_init(&r, 0, 1000, DERRNO_GUARDED);\n    \
                return derrno_step_act(derrno_inline_admit(NULL, NULL, &r, 0, 0)) == DERRNO_ACT_SEND ? 0 : 1;\n}\n";
    std::fs::write(&source, text).expect("the program can be written");
    for (compiler, flags) in [
        ("gcc", &["-std=c99"][..]),
        ("gcc", &["-std=c11"]),
        ("gcc", &["-std=c2x"]),
        ("clang", &["-std=c2x"]),
        ("g++", &["-std=c++17", "-x", "c++"]),
    ] {
        let mut cc = Command::new(compiler);
        cc.args(flags).args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-O1", "-I"]).arg(root("include"));
        run(cc.arg(&source).arg("-o").arg(out.join("use")));
        run(&mut Command::new(out.join("use")));
    }
}
