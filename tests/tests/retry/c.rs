//! The engines in C, inline and in the library, go the way of the one in Rust, to the last bit of the states.

use std::process::Command;

use derrno_tests::place::{library, root, run, scratch, stdout};
use derrno_tests::random::Random;

use crate::walk::{Call, What, World};

/// A call as a record of the trace, or a policy.
fn record(world: &World, call: &Call) -> [u8; 64] {
    let mut record = [0; 64];
    record[..4].copy_from_slice(&[
        call.what as u8,
        call.request as u8,
        call.gate as u8,
        u8::from(call.budgeted),
    ]);
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_ne_bytes()).collect::<Vec<u8>>();
    if call.what == What::Policy {
        let policy = &world.policy;
        let mut bytes: Vec<u8> = policy.base.iter().flat_map(|ms| ms.to_ne_bytes()).collect();
        bytes.extend([policy.doublings, policy.floor, policy.price].concat());
        bytes.extend([policy.price_unsure, policy.earn, policy.attempts, policy.always.bits()]);
        bytes.extend([policy.start, policy.most].iter().flat_map(|tokens| tokens.to_ne_bytes()));
        bytes.extend(words(&[policy.dedup, policy.settle, policy.hint_cap]));
        bytes.extend([policy.spread, policy.lease, policy.open].iter().flat_map(|ms| ms.to_ne_bytes()));
        bytes.extend([policy.open_doublings, policy.shut_at]);
        record[16..64].copy_from_slice(&bytes);
        return record;
    }
    record[4..20].copy_from_slice(&words(&[call.word, call.ms, call.now, call.random]));
    record[24..32].copy_from_slice(&call.step.bits().to_ne_bytes());
    record[32..48].copy_from_slice(&world.requests[call.request].to_bytes());
    record[48..56].copy_from_slice(&world.gates[call.gate].to_bytes());
    record[56..64].copy_from_slice(&world.budget.to_bytes());
    record
}

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
