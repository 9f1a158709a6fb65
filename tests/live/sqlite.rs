//! The real libsqlite3, on a file system that fails when it is told to: what is left of a transaction.

use std::process::Command;

use derrno_tests::place::scratch;

use crate::server::{agrees, program};

#[test]
fn what_an_error_does_to_a_transaction() {
    let mut errors = Command::new(program("sqlite/errors.c", &["-lsqlite3"]));
    agrees(errors.arg(scratch("live-sqlite").join("db")), "sqlite/errors.txt");
}
