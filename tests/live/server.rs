//! Starting and stopping a server, and running the programs that provoke its errors.

use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use derrno_tests::place::{library, missing, python, read, root, run, stdout};

/// Waits for a sign, and fails with a sentence when it does not come.
pub(crate) fn until(what: &str, mut sign: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(60);
    while !sign() {
        assert!(Instant::now() < end, "not within 60 s: {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A process that is killed when this is dropped.
pub(crate) struct Server {
    process: Child,
}

impl Server {
    /// Starts a server and waits until `ready`; fails with what it printed when it is not ready in 60 s.
    pub(crate) fn start(command: &mut Command, log: &Path, ready: impl Fn() -> bool) -> Server {
        let output = std::fs::File::create(log).expect("the log can be created");
        let errors = output.try_clone().expect("the log can be shared");
        let process = command.stdin(Stdio::null()).stdout(output).stderr(errors).spawn();
        let process = process.unwrap_or_else(|error| missing(command, &error));
        let mut server = Server { process };
        let end = Instant::now() + Duration::from_secs(60);
        while !ready() {
            let gone = server.process.try_wait().expect("the state of a child");
            assert!(
                gone.is_none() && Instant::now() < end,
                "{command:?} is not ready: {gone:?}\n{}",
                std::fs::read_to_string(log).unwrap_or_default()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// The process number, for a program that sends the signals itself.
    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Stops every thread. A process of many threads runs on for a while after the signal was sent.
    pub(crate) fn freeze(&self) {
        run(Command::new("kill").args(["-STOP", &self.pid().to_string()]));
        until("the server stops", || self.threads().iter().all(|state| *state == 'T'));
    }

    /// Lets every thread go on.
    pub(crate) fn thaw(&self) {
        run(Command::new("kill").args(["-CONT", &self.pid().to_string()]));
        until("the server goes on", || self.threads().iter().all(|state| *state != 'T'));
    }

    /// The state of each thread.
    fn threads(&self) -> Vec<char> {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.pid())).expect("the server runs");
        let stats = tasks.filter_map(|task| std::fs::read_to_string(task.ok()?.path().join("stat")).ok());
        stats.filter_map(|stat| stat.rsplit_once(") ")?.1.chars().next()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port of loopback for a server, which no other test gets while this program runs.
///
/// It lies below the ports that the kernel gives to outgoing connections, where there are such. The UDP
/// port of the same number is taken as the claim to it: the kernel decides between two programs, and ends
/// the claim with them.
pub(crate) fn free_port() -> u16 {
    static CLAIMS: Mutex<Vec<UdpSocket>> = Mutex::new(Vec::new());
    let outgoing = std::fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range").expect("Linux");
    let first: u16 = outgoing.split_whitespace().next().and_then(|port| port.parse().ok()).expect("a port");
    let last = if first > 11_000 { first } else { u16::MAX };
    let free = (10_000..last).find_map(|port| {
        let claim = UdpSocket::bind(("127.0.0.1", port)).ok()?;
        TcpListener::bind(("127.0.0.1", port)).ok()?; // closed again, so that the server can have it
        CLAIMS.lock().expect("no test fails in here").push(claim);
        Some(port)
    });
    free.unwrap_or_else(|| panic!("no port from 10000 to {last} is free"))
}

/// Whether somebody listens.
pub(crate) fn listens(port: u16) -> bool {
    TcpStream::connect(("127.0.0.1", port)).is_ok()
}

/// A Python program of tests/live, with derrno and the clients on its path.
pub(crate) fn script(path: &str) -> Command {
    let mut command = Command::new(python());
    command.arg(root("tests/live").join(path));
    command.env("PYTHONPATH", root("tests/python"));
    command
}

/// Compiles a C program of tests/live against libderrno.a, once: another test may run it already.
pub(crate) fn program(path: &str, flags: &[&str]) -> PathBuf {
    static MADE: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());
    let source = root("tests/live").join(path);
    let out = library().join(format!("live-{}", path.replace(['/', '.'], "-")));
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if made.contains(&out) {
        return out;
    }
    let mut gcc = Command::new("gcc");
    gcc.args(["-std=gnu11", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
    gcc.arg("-I").arg(root("tests/live")).arg(source).arg("-o").arg(&out);
    gcc.arg(library().join("libderrno.a")).args(flags);
    run(&mut gcc);
    made.push(out.clone());
    out
}

/// Runs a program and compares what it prints with `expected`, a file of tests/live.
pub(crate) fn agrees(command: &mut Command, expected: &str) {
    agree(&stdout(command), expected);
}

/// Compares a text with `expected`, a file of tests/live; with DERRNO_LIVE=write in the environment it
/// writes the file.
pub(crate) fn agree(said: &str, expected: &str) {
    let path = format!("tests/live/{expected}");
    if std::env::var("DERRNO_LIVE").is_ok_and(|value| value == "write") {
        return std::fs::write(root(&path), said).unwrap_or_else(|error| panic!("{path}: {error}"));
    }
    let expected = read(&path);
    for (said, expected) in said.lines().zip(expected.lines()) {
        assert_eq!(said, expected, "{path}");
    }
    assert_eq!(said, expected, "{path}: as many lines");
}
