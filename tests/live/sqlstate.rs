//! PostgreSQL, driven by raw sockets and psycopg.

use crate::server::{agrees, free_port, script};

/// Runs a program of this folder with so many free ports.
fn scene(name: &str, ports: usize) {
    let ports = (0..ports).map(|_| free_port().to_string());
    agrees(script(&format!("sqlstate/{name}.py")).args(ports), &format!("sqlstate/{name}.txt"));
}

#[test]
fn postgresql_says_what_the_table_knows() {
    scene("errors", 1);
}

#[test]
fn postgresql_stores_what_the_table_says() {
    scene("effects", 2);
}

#[test]
fn psycopg_raises_what_the_table_knows() {
    scene("client", 1);
}
