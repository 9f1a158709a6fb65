//! Runs the program under test.
#![allow(dead_code, reason = "not every test needs every helper")]

use std::process::{Command, Output};

/// The program, with arguments, and no wish for colours inherited.
pub(crate) fn derrno(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_derrno"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.args(args);
    command
}

/// What it prints when all is well.
pub(crate) fn prints(args: &[&str]) -> String {
    let Output { status, stdout, stderr } = derrno(args).output().expect("derrno starts");
    let stderr = String::from_utf8_lossy(&stderr);
    assert!(status.success() && stderr.is_empty(), "derrno {args:?}: {status}\n{stderr}");
    String::from_utf8(stdout).expect("derrno prints UTF-8")
}

/// What it says on standard error when it ends with `status`, having printed nothing.
pub(crate) fn fails(args: &[&str], status: i32) -> String {
    let output = derrno(args).output().expect("derrno starts");
    assert_eq!(output.status.code(), Some(status), "derrno {args:?}");
    assert!(output.stdout.is_empty(), "derrno {args:?}");
    String::from_utf8(output.stderr).expect("derrno prints UTF-8")
}
