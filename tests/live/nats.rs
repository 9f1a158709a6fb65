//! nats-server, driven by raw sockets, nats-py and libnats.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use derrno_tests::place::{installed, root, run, scratch};

use crate::server::{Server, agrees, free_port, listens, program, script, until};

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

/// One connection, three seconds to log in, and the ports that are not for clients.
const STRICT: &str = r#"
max_connections: 1
authorization {timeout: 3}
system_account: SYSTEM
accounts {
  SYSTEM {}
  STORE {users: [{user: store, password: store}]}
}
cluster {name: strict, listen: "127.0.0.1:@route@"}
leafnodes {listen: "127.0.0.1:@leaf@"}
gateway {name: strict, listen: "127.0.0.1:@gateway@"}
"#;

/// A ping each second; a client that leaves two of them without an answer is given up at the third.
const IMPATIENT: &str = r#"
ping_interval: "1s"
ping_max: 2
"#;

/// Two subscriptions.
const FEW: &str = "max_subscriptions: 2\n";

/// Starts nats-server with a configuration; gives it with its port and the path of the configuration.
fn start(test: &str, name: &str, config: &str) -> (Server, u16, String) {
    start_with(test, name, config, &[])
}

/// The same, where the configuration has other ports as well. It opens them one after the other.
fn start_with(test: &str, name: &str, config: &str, others: &[u16]) -> (Server, u16, String) {
    let home = scratch(&format!("nats-{test}-{name}"));
    let path = home.join("server.conf");
    std::fs::write(&path, config.replace("@home@", &home.display().to_string()))
        .expect("the configuration can be written");
    let port = free_port();
    let mut command = Command::new("nats-server");
    command.arg("-c").arg(&path).args(["-a", "127.0.0.1", "-p", &port.to_string()]);
    let server = Server::start(&mut command, &home.join("log"), || {
        listens(port) && others.iter().all(|&other| listens(other))
    });
    (server, port, path.display().to_string())
}

#[test]
fn nats_on_the_wire_says_what_the_table_knows() {
    let others = [(); 3].map(|()| free_port());
    let names = ["@route@", "@leaf@", "@gateway@"].into_iter().zip(others);
    let strict =
        names.fold(STRICT.to_owned(), |config, (name, port)| config.replace(name, &port.to_string()));
    let (_full, full, _) = start("raw", "full", FULL);
    let (_strict, strict, _) = start_with("raw", "strict", &strict, &others);
    let (_few, few, _) = start("raw", "few", FEW);
    let (_impatient, impatient, _) = start("raw", "impatient", IMPATIENT);
    let ports = [full, strict, few, impatient].into_iter().chain(others).map(|port| port.to_string());
    agrees(script("nats/raw.py").args(ports), "nats/raw.txt");
}

#[test]
fn nats_py_raises_what_the_table_knows() {
    let (_full, full, _) = start("client", "full", FULL);
    let (_impatient, impatient, _) = start("client", "impatient", IMPATIENT);
    agrees(script("nats/client.py").args([full, impatient].map(|port| port.to_string())), "nats/client.txt");
}

#[test]
fn libnats_returns_what_the_table_knows() {
    let (server, port, config) = start("libnats", "full", FULL);
    let mut client = Command::new(program("nats/libnats.c", &["-lnats", "-lpthread"]));
    client.args([port.to_string(), server.pid().to_string(), config]);
    agrees(&mut client, "nats/libnats.txt");
}

#[test]
fn nats_effects_are_what_the_table_says() {
    let (server, port, config) = start("effect", "full", FULL);
    let (_impatient, impatient, _) = start("effect", "impatient", &format!("{FULL}{IMPATIENT}"));
    let known = [port.to_string(), server.pid().to_string(), config, impatient.to_string()];
    agrees(script("nats/effect.py").args(known), "nats/effect.txt");
}

#[test]
fn what_is_lost_in_a_cluster() {
    let ports = [(); 6].map(|()| free_port().to_string());
    agrees(script("nats/cluster.py").arg(scratch("nats-cluster")).args(ports), "nats/cluster.txt");
}

#[test]
fn what_a_full_disk_leaves_without_an_answer() {
    let mut full = script("nats/full.py");
    agrees(full.arg(scratch("nats-full")).arg(free_port().to_string()), "nats/full.txt");
}

/// Says something to the server over a plain socket, and waits until it is done.
fn say(port: u16, lines: &str) -> BufReader<TcpStream> {
    let mut link = TcpStream::connect(("127.0.0.1", port)).expect("the server listens");
    let login = r#"CONNECT {"user":"store","pass":"store","verbose":false}"#;
    write!(link, "{login}\r\n{lines}PING\r\n").expect("the server reads");
    let mut link = BufReader::new(link);
    let mut said = String::new();
    while !said.ends_with("PONG\r\n") {
        assert!(link.read_line(&mut said).expect("the server answers") > 0, "{said}");
    }
    assert!(!said.contains("-ERR") && !said.contains("\"error\""), "{said}");
    link
}

/// A stream that takes one subject, and messages of at most 100 bytes.
fn stream(port: u16, name: &str) {
    let config =
        format!(r#"{{"name":"{name}","subjects":["{name}.*"],"max_msg_size":100,"storage":"memory"}}"#);
    say(port, &format!("SUB r 1\r\nPUB $JS.API.STREAM.CREATE.{name} r {}\r\n{config}\r\n", config.len()));
}

#[test]
fn the_nats_example_repeats_what_it_may_and_gives_up_on_the_rest() {
    let out = scratch("nats-example-program");
    let example = out.join("example");
    run(Command::new("cc")
        .args(["-Wall", "-Wextra", "-Wpedantic", "-Werror"])
        .arg(root("examples/nats.c"))
        .arg("-o")
        .arg(&example)
        .args(installed(&out))
        .arg("-lnats"));
    let many = FULL.replace("max_streams: 8", "max_streams: 1000");
    let (_server, port, _) = start("example", "many", &many);
    // What it says of one line; after the first failure that it logs, `meanwhile` is done.
    let says = |login: &str, line: &str, meanwhile: &dyn Fn()| {
        let mut command = Command::new(&example);
        command.arg(format!("nats://{login}@127.0.0.1:{port}")).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the example runs");
        writeln!(child.stdin.take().expect("its input"), "{line}").expect("it reads");
        let mut said = String::new();
        let mut log = BufReader::new(child.stdout.take().expect("its output"));
        while log.read_line(&mut said).expect("text") > 0 {
            if said.lines().count() == 1 {
                meanwhile();
            }
        }
        assert!(child.wait().expect("it ends").success(), "{said}");
        said
    };
    let nothing = || {};
    let names = AtomicUsize::new(0);
    // Plays a scene with a stream of its own until no answer was late, which is what the machine may do.
    let shown = |what: &str, scene: &dyn Fn(&str) -> Vec<String>| {
        until(what, || {
            let name = format!("s{}", names.fetch_add(1, Ordering::Relaxed));
            scene(&name).iter().all(|said| !said.contains("nats:26 NATS_TIMEOUT"))
        });
    };
    // Compares what is said of the stream "@", unless an answer was late.
    let same = |name: &str, said: String, expected: &str| {
        let late = said.contains("nats:26 NATS_TIMEOUT");
        assert!(late || said == expected.replace('@', name), "{said}");
        said
    };
    shown("a publish under an id is stored once", &|name| {
        stream(port, name);
        let says = |line: &str| says("store:store", &format!("{name}.x {line}"), &nothing);
        let first = same(name, says("one"), "@.x: stored in @ as 1\n");
        let second = same(name, says("two id"), "@.x: stored in @ as 2\n");
        if first.contains("NATS_TIMEOUT") || second.contains("NATS_TIMEOUT") {
            return vec![first, second];
        }
        vec![same(name, says("two id"), "@.x: stored in @ as 2, by an earlier try\n")]
    });

    // What no repetition can help.
    for (login, text, code) in [
        ("store:wrong", "one", "connect for @.x: nats:11 NATS_CONNECTION_AUTH_FAILED (unauthenticated,"),
        (
            "store:store",
            &"x".repeat(101),
            "publish @.x: jetstream:10054 JSStreamMessageExceedsMaximumErr (too_large, not_applied)",
        ),
    ] {
        shown(code, &|name| {
            stream(port, name);
            let said = says(login, &format!("{name}.x {text} other"), &nothing);
            let as_expected = said.starts_with(&code.replace('@', name))
                && said.ends_with(&format!("\n{name}.x: not stored\n"))
                && said.lines().count() == 2;
            assert!(as_expected || said.contains("NATS_TIMEOUT"), "{said}");
            vec![said]
        });
    }

    // Nobody listens: surely not applied, so repeated also without an id, until the stream is there.
    shown("a publish is repeated until the stream is there", &|name| {
        let said = says("store:store", &format!("{name}.x one"), &|| stream(port, name));
        let code = format!("publish {name}.x: nats:34 NATS_NO_RESPONDERS (unavailable, not_applied)");
        let as_expected =
            said.starts_with(&code) && said.ends_with(&format!("\n{name}.x: stored in {name} as 1\n"));
        assert!(as_expected || said.contains("NATS_TIMEOUT"), "{said}");
        vec![said]
    });

    // Somebody listens and says nothing: maybe applied, so repeated only under an id.
    until("a publish is left without an answer", || {
        let name = format!("s{}", names.fetch_add(1, Ordering::Relaxed));
        let silent = say(port, &format!("SUB {name}.* 1\r\n"));
        let plain = says("store:store", &format!("{name}.x one"), &nothing);
        let with_id = says("store:store", &format!("{name}.x one id"), &|| stream(port, &name));
        drop(silent);
        if [&plain, &with_id].iter().any(|said| said.contains("connect for")) {
            return false; // the login was late
        }
        let late = format!("publish {name}.x: nats:26 NATS_TIMEOUT (timeout, maybe_applied)");
        assert!(plain.starts_with(&late) && plain.lines().count() == 2, "{plain}");
        assert!(plain.ends_with(&format!("\n{name}.x: perhaps stored\n")), "{plain}");
        assert!(with_id.starts_with(&late), "{with_id}");
        with_id.contains(&format!("\n{name}.x: stored in {name} as 1"))
    });
}
