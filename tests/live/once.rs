//! Writes with the retry engine, from Rust, from C and from Python, while real servers fail: each is to be there once, and what
//! its client was told is to be true. The loop of a published page writes beside them under the same faults.
//!
//! DERRNO_FAULTS says how many faults; `make live` plays 30.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use derrno_tests::place::{scratch, stdout};

use crate::server::{free_port, program, script};

/// Plays the faults, and prints a line for each kind of client, which `cargo test` does not keep back.
fn once(scene: &mut Command, engine_in_c: &Path, languages: &[&str]) {
    let faults = std::env::var("DERRNO_FAULTS").unwrap_or_else(|_| "3".to_owned());
    scene.env("DERRNO_FAULTS", faults);
    scene.env("DERRNO_ONCE", env!("CARGO_BIN_EXE_once")).env("DERRNO_ONCE_C", engine_in_c);
    let said = stdout(scene);
    for language in languages {
        assert!(said.contains(&format!("| derrno from {language}")), "{language}: {said}");
    }
    std::io::stderr().write_all(said.as_bytes()).expect("somebody reads");
}

/// Publishes to so many servers.
fn nats(name: &str, servers: usize) {
    let ports = (0..2 * servers).map(|_| free_port().to_string());
    let example = program("../../examples/nats.c", &["-lnats"]);
    once(script("nats/once.py").arg(scratch(name)).args(ports), &example, &["Rust", "C", "Python"]);
}

#[test]
fn jetstream_on_one_server_stores_once() {
    nats("live-once-nats", 1);
}

#[test]
fn jetstream_on_three_servers_stores_once() {
    nats("live-once-nats-cluster", 3);
}

/// Creates on so many servers.
fn zookeeper(name: &str, servers: usize) {
    let ports = (0..3 * servers).map(|_| free_port().to_string());
    let example = program("../../examples/zookeeper.c", &["-DTHREADED", "-lzookeeper_mt"]);
    once(script("zookeeper/once.py").arg(scratch(name)).args(ports), &example, &["Rust", "C", "Python"]);
}

#[test]
fn zookeeper_on_one_server_creates_once() {
    zookeeper("live-once-zookeeper", 1);
}

#[test]
fn zookeeper_on_three_servers_creates_once() {
    zookeeper("live-once-zookeeper-ensemble", 3);
}

#[test]
fn dqlite_on_three_nodes_inserts_once() {
    let ports = [(); 3].map(|()| free_port().to_string());
    let mut scene = script("dqlite/once.py");
    scene.arg(program("dqlite/node.c", &["-ldqlite"])).arg(scratch("live-once-dqlite")).args(ports);
    once(&mut scene, &program("dqlite/once.c", &[]), &["Rust", "C"]); // dqlitepy ships no library
}
