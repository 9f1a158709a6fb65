//! The conversions of examples/rust-clients, compiled and run with the real clients.

use std::process::Command;

use derrno_tests::place::{kept, root, run};

use crate::clients::{FLUSS_RS, crate_source};

#[test]
fn errors_of_rust_clients_become_codes() {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(root("examples/rust-clients")).args(["test", "-q", "--locked"]);
    // A workspace of its own: it brings 200 crates, which nothing else needs.
    cargo.env("CARGO_TARGET_DIR", kept("clients")).env("FLUSS_RS_SOURCE", crate_source("fluss-rs", FLUSS_RS));
    run(&mut cargo);
}
