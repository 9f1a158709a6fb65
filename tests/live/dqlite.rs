//! Real dqlite nodes, each in a process of its own: what the wire carries, and whether writes that
//! failed were applied.

use std::process::Command;

use derrno_tests::place::scratch;

use crate::server::{Server, agrees, free_port, listens, program, script};

/// Starts a node alone; gives it with its port.
fn node(name: &str) -> (Server, u16) {
    let (folder, port) = (scratch(name), free_port());
    let mut command = Command::new(program("dqlite/node.c", &["-ldqlite"]));
    command.args(["1", &format!("127.0.0.1:{port}")]).arg(folder.join("1"));
    (Server::start(&mut command, &folder.join("1.log"), || listens(port)), port)
}

/// Runs a program that starts three nodes itself.
fn three(path: &str, name: &str) {
    let ports = [(); 3].map(|()| free_port().to_string());
    let mut script = script(&format!("{path}.py"));
    script.arg(program("dqlite/node.c", &["-ldqlite"])).arg(scratch(name)).args(ports);
    agrees(&mut script, &format!("{path}.txt"));
}

#[test]
fn failures_of_one_node_are_told_apart() {
    let (_node, port) = node("live-dqlite-single");
    agrees(script("dqlite/single.py").arg(port.to_string()), "dqlite/single.txt");
}

#[test]
fn errors_of_the_c_api_are_told_apart() {
    let mut calls = Command::new(program("dqlite/capi.c", &["-ldqlite"]));
    calls.arg(scratch("live-dqlite-capi")).arg(format!("127.0.0.1:{}", free_port()));
    agrees(&mut calls, "dqlite/capi.txt");
}

#[test]
fn a_write_under_a_lost_leadership_may_be_applied() {
    three("dqlite/cluster", "live-dqlite-cluster");
}

#[test]
fn a_transaction_under_a_lost_leadership_is_run_again_from_its_begin() {
    three("dqlite/transaction", "live-dqlite-transaction");
}
