//! Real dqlite nodes, each in a process of its own: what the wire carries, and whether writes that
//! failed were applied.

use std::process::Command;

use derrno_tests::place::scratch;

use crate::server::{Server, agrees, free_port, listens, program, script};

/// Starts nodes of a cluster that does not know the others yet: the first one leads.
fn nodes(name: &str, count: usize) -> Vec<(u16, Server)> {
    let folder = scratch(name);
    let node = program("dqlite/node.c", &["-ldqlite"]);
    let start = |id: usize| {
        let port = free_port();
        let mut command = Command::new(&node);
        command.args([&id.to_string(), &format!("127.0.0.1:{port}")]).arg(folder.join(format!("{id}")));
        (port, Server::start(&mut command, &folder.join(format!("{id}.log")), || listens(port)))
    };
    (1..=count).map(start).collect()
}

#[test]
fn failures_of_one_node_are_told_apart() {
    let nodes = nodes("live-dqlite-single", 1);
    agrees(script("dqlite/single.py").arg(nodes[0].0.to_string()), "dqlite/single.txt");
}

#[test]
fn errors_of_the_c_api_are_told_apart() {
    let mut calls = Command::new(program("dqlite/capi.c", &["-ldqlite"]));
    calls.arg(scratch("live-dqlite-capi")).arg(format!("127.0.0.1:{}", free_port()));
    agrees(&mut calls, "dqlite/capi.txt");
}

#[test]
fn a_write_under_a_lost_leadership_may_be_applied() {
    let nodes = nodes("live-dqlite-cluster", 3);
    let addressed = nodes.iter().map(|(port, node)| format!("{port}:{}", node.pid()));
    agrees(script("dqlite/cluster.py").args(addressed), "dqlite/cluster.txt");
}
