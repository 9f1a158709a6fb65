//! The kernel and the C library of this machine.

use std::process::Command;

use derrno_tests::place::scratch;

use crate::server::{agrees, program};

#[test]
fn what_calls_end_with() {
    let mut calls = Command::new(program("errno/calls.c", &["-lm", "-lpthread", "-lanl"]));
    agrees(calls.arg(scratch("live-errno")), "errno/calls.txt");
}
