//! Starting and stopping a server, and running the programs that provoke its errors.

use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use derrno_tests::place::{library, missing, python, read, root, stdout};

/// A process that is killed when this is dropped.
pub(crate) struct Server {
    process: Child,
}

impl Server {
    /// Starts a server and waits until `ready`; fails with what it printed when it is not ready in 30 s.
    pub(crate) fn start(command: &mut Command, log: &PathBuf, ready: impl Fn() -> bool) -> Server {
        let output = std::fs::File::create(log).expect("the log can be created");
        let errors = output.try_clone().expect("the log can be shared");
        let process = command.stdin(Stdio::null()).stdout(output).stderr(errors).spawn();
        let process = process.unwrap_or_else(|error| missing(command, &error));
        let mut server = Server { process };
        let end = Instant::now() + Duration::from_secs(30);
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

    /// The process number, for signals.
    pub(crate) fn pid(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A port of loopback that was free a moment ago.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
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
    command.env("DERRNO_LIBRARY", library().join("libderrno.so"));
    command
}

/// Compiles a C program of tests/live against libderrno.a.
pub(crate) fn program(path: &str, flags: &[&str]) -> PathBuf {
    let source = root("tests/live").join(path);
    let out = library().join(format!("live-{}", path.replace(['/', '.'], "-")));
    let mut gcc = Command::new("gcc");
    gcc.args(["-std=gnu11", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
    gcc.arg("-I").arg(root("tests/live")).arg(source).arg("-o").arg(&out);
    gcc.arg(library().join("libderrno.a")).args(flags);
    derrno_tests::place::run(&mut gcc);
    out
}

/// Runs a program and compares what it prints with `expected`, a file of tests/live.
pub(crate) fn agrees(command: &mut Command, expected: &str) {
    let said = stdout(command);
    let path = format!("tests/live/{expected}");
    let expected = read(&path);
    for (said, expected) in said.lines().zip(expected.lines()) {
        assert_eq!(said, expected, "{path}");
    }
    assert_eq!(said, expected, "{path}: as many lines");
}
