//! ZooKeeper: Debian's server, driven over plain sockets and through its client libraries.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use derrno_tests::place::scratch;

use crate::server::{Server, agree, agrees, free_port, program, script, until};

/// Starts a server of its own with these lines added to its configuration; gives it and its port.
fn server(name: &str, configuration: &str) -> (Server, String) {
    let home = scratch(&format!("zookeeper-{name}"));
    let port = free_port();
    let text = format!(
        "dataDir={}\nclientPort={port}\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n\
         tickTime=500\nmaxSessionTimeout=60000\n4lw.commands.whitelist=srvr\n{configuration}",
        home.display()
    );
    let file = home.join("zoo.cfg");
    std::fs::write(&file, text).expect("the configuration can be written");
    let mut java = Command::new("java");
    java.args(["-Xmx64m", "-XX:+UseSerialGC", "-cp", "/usr/share/java/zookeeper.jar"]);
    java.arg("org.apache.zookeeper.server.quorum.QuorumPeerMain").arg(file);
    (Server::start(&mut java, &home.join("log"), || serves(port)), port.to_string())
}

/// Whether it serves requests: "ruok" is answered some time before that, and one of the first calls
/// may never be.
fn serves(port: u16) -> bool {
    let ask = || {
        let mut said = String::new();
        let mut link = TcpStream::connect(("127.0.0.1", port))?;
        link.set_read_timeout(Some(Duration::from_secs(1)))?;
        link.write_all(b"srvr")?;
        link.read_to_string(&mut said)?;
        std::io::Result::Ok(said)
    };
    ask().is_ok_and(|said| said.starts_with("Zookeeper version"))
}

#[test]
fn replies_are_decoded_and_what_is_refused_is_not_applied() {
    let (_server, port) = server("wire", "extendedTypesEnabled=true\nenforceQuota=true\n");
    agrees(script("zookeeper/wire.py").arg(&port), "zookeeper/wire.txt");
}

#[test]
fn what_a_guarded_server_drops_is_not_applied() {
    let guard = "request_throttle_max_requests=1\nthrottled_op_wait_time=1\n\
                 enforce.auth.enabled=true\nenforce.auth.schemes=digest\n";
    let (_server, port) = server("guarded", guard);
    agrees(script("zookeeper/guarded.py").arg(&port), "zookeeper/guarded.txt");
}

#[test]
fn a_create_under_a_frozen_server_may_be_applied() {
    let (server, port) = server("frozen", "");
    let client = program("zookeeper/client.c", &["-DTHREADED", "-lzookeeper_mt"]);
    let mut client = Command::new(client);
    client.arg(format!("127.0.0.1:{port}")).arg(server.pid().to_string());
    agrees(&mut client, "zookeeper/client.txt");
}

#[test]
fn what_is_lost_in_an_ensemble() {
    let handle = program("zookeeper/handle.c", &["-DTHREADED", "-lzookeeper_mt"]);
    let ports = [(); 9].map(|()| free_port().to_string());
    let mut cluster = script("zookeeper/cluster.py");
    agrees(cluster.arg(handle).arg(scratch("zookeeper-ensemble")).args(ports), "zookeeper/cluster.txt");
}

#[test]
fn what_a_local_session_or_a_lone_server_refuses_is_not_applied() {
    let ports = [(); 9].map(|()| free_port().to_string());
    let mut local = script("zookeeper/local.py");
    agrees(local.arg(scratch("zookeeper-local")).args(ports), "zookeeper/local.txt");
}

#[test]
fn a_cut_link_and_a_full_disk() {
    let (_server, port) = server("broken", "");
    let mut broken = script("zookeeper/broken.py");
    broken.arg(&port).arg(scratch("zookeeper-full")).arg(free_port().to_string());
    agrees(&mut broken, "zookeeper/broken.txt");
}

#[test]
fn exceptions_of_kazoo_are_those_of_the_code() {
    let (server, port) = server("kazoo", "extendedTypesEnabled=true\nenforceQuota=true\n");
    let mut kazoo = script("zookeeper/raised.py");
    agrees(kazoo.arg(&port).arg(server.pid().to_string()), "zookeeper/raised.txt");
}

/// The example creates, gives up, and finds what it created under a server that was frozen.
#[test]
fn the_example_creates_under_a_server_that_was_frozen() {
    let (server, port) = server("example", "");
    let example = program("../../examples/zookeeper.c", &["-DTHREADED", "-lzookeeper_mt"]);
    let mut example = Command::new(example);
    example.arg(format!("127.0.0.1:{port}")).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut example = example.spawn().expect("the example runs");
    let mut to = example.stdin.take().expect("its input");
    let mut from = BufReader::new(example.stdout.take().expect("its output")).lines();
    let mut line = || from.next().expect("the example goes on").expect("UTF-8");

    // A machine that is too slow gives up the link before, or a create too late: then once more.
    let (mut number, mut said, mut frozen) = (0, String::new(), String::new());
    until("the example has its link while it creates and fails", || {
        number += 1;
        let app = format!("/app-{number}");
        let requests = format!("{app} one\n{app} two\n/none{app} one\nrelative one\n");
        to.write_all(requests.as_bytes()).expect("the example reads");
        said.clear();
        while !said.ends_with("relative: not there\n") {
            said += &format!("{}\n", line()).replace(&app, "/app");
        }
        ["CONNECTIONLOSS", "OPERATIONTIMEOUT", "SESSIONEXPIRED"].iter().all(|late| !said.contains(late))
    });
    until("the example finds what a frozen server has created", || {
        number += 1;
        let path = format!("/frozen-{number}");
        server.freeze();
        to.write_all(format!("{path} one\n").as_bytes()).expect("the example reads");
        let first = line();
        server.thaw();
        let mut last = first.clone();
        while !last.starts_with(&path) {
            last = line(); // it may meet the link's end, and the node it has made itself
        }
        assert_ne!(last, format!("{path}: not there"), "{first}");
        frozen = format!("{first}\n{last}\n").replace(&path, "/frozen");
        first.contains("OPERATIONTIMEOUT") && last.ends_with(": is there")
    });
    drop(to); // the end of its input
    assert!(example.wait().expect("it ends").success(), "{said}");
    agree(&(said + &frozen), "zookeeper/example.txt");
}
