//! The logging in C that needs no library does what the library does, to the last byte, and so does a reset at each store.

use std::process::Command;

use derrno_tests::place::{library, root, run, scratch, stdout};

#[test]
fn a_million_steps_are_the_same_in_c_inline_and_in_the_library() {
    let out = scratch("log-c");
    for (i, (compiler, flags)) in [
        ("gcc", &["-std=c99", "-O1", "-fsanitize=undefined,address", "-fno-sanitize-recover=undefined"][..]),
        ("gcc", &["-std=c11", "-Os"]),
        ("clang", &["-std=c2x", "-O2", "-fsanitize=undefined", "-fsanitize-undefined-trap-on-error"]),
    ]
    .into_iter()
    .enumerate()
    {
        let program = out.join(i.to_string());
        let mut cc = Command::new(compiler);
        cc.args(flags).args(["-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
        run(cc.arg(root("tests/c/log_inline.c")).arg(library().join("libderrno.a")).arg("-o").arg(&program));
        let said = stdout(Command::new(&program).arg("1000000"));
        assert!(
            said.starts_with("1000000 steps, ") && said.ends_with(" resets, 0 failures\n"),
            "{compiler}: {said}"
        );
    }
}
