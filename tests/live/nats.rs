//! nats-server, driven by raw sockets, nats-py and libnats.

use std::process::Command;

use derrno_tests::place::scratch;

use crate::server::{Server, agrees, free_port, listens, program, script};

/// JetStream with small limits, an account without it, and a user who may do little.
const FULL: &str = r#"
max_payload: 8192
max_control_line: 512
jetstream {store_dir: "@home@"}
accounts {
  STORE {
    users: [
      {user: store, password: store}
      {user: reader, password: reader}
      {user: narrow, password: narrow, permissions: {publish: "open.>", subscribe: ["open.>", "_INBOX.>"]}}
    ]
    jetstream: {max_mem: 64M, max_file: 64M, max_streams: 8, max_consumers: 4}
  }
  PLAIN {users: [{user: plain, password: plain}]}
}
"#;

/// One connection, one second to log in, and the ports that are not for clients.
const STRICT: &str = r#"
max_connections: 1
authorization {timeout: 1}
system_account: SYSTEM
accounts {
  SYSTEM {}
  STORE {users: [{user: store, password: store}]}
}
cluster {name: strict, listen: "127.0.0.1:@route@"}
leafnodes {listen: "127.0.0.1:@leaf@"}
gateway {name: strict, listen: "127.0.0.1:@gateway@"}
"#;

/// Two subscriptions, impatient pings, no login, no JetStream.
const TIGHT: &str = r#"
max_subscriptions: 2
ping_interval: "1s"
ping_max: 1
"#;

/// Starts nats-server with a configuration; gives it with its port and the path of the configuration.
fn start(test: &str, name: &str, config: &str) -> (Server, u16, String) {
    let home = scratch(&format!("nats-{test}-{name}"));
    let path = home.join("server.conf");
    std::fs::write(&path, config.replace("@home@", &home.display().to_string())).expect("the configuration can be written");
    let port = free_port();
    let mut command = Command::new("nats-server");
    command.arg("-c").arg(&path).args(["-a", "127.0.0.1", "-p", &port.to_string()]);
    let server = Server::start(&mut command, &home.join("log"), || listens(port));
    (server, port, path.display().to_string())
}

#[test]
fn nats_on_the_wire_says_what_the_table_knows() {
    let ports = [(); 3].map(|()| free_port().to_string());
    let [route, leaf, gateway] = &ports;
    let strict = STRICT.replace("@route@", route).replace("@leaf@", leaf).replace("@gateway@", gateway);
    let (_full, full, _) = start("raw", "full", FULL);
    let (_strict, strict, _) = start("raw", "strict", &strict);
    let (_tight, tight, _) = start("raw", "tight", TIGHT);
    let clients = [full, strict, tight].map(|port| port.to_string());
    agrees(script("nats/raw.py").args(clients).args(ports), "nats/raw.txt");
}

#[test]
fn nats_py_raises_what_the_table_knows() {
    let (_full, full, _) = start("client", "full", FULL);
    let (_tight, tight, _) = start("client", "tight", TIGHT);
    agrees(script("nats/client.py").args([full, tight].map(|port| port.to_string())), "nats/client.txt");
}

#[test]
fn nats_effects_are_what_the_table_says() {
    let (server, port, config) = start("effect", "full", &format!("{FULL}\nping_interval: \"1s\"\nping_max: 1\n"));
    let known = [port.to_string(), server.pid().to_string(), config];
    agrees(script("nats/effect.py").args(known), "nats/effect.txt");
}
