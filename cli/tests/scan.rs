//! `derrno scan` by the real program.

mod tool;

use std::io::{BufRead, BufReader, Write};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tool::{derrno, fails, prints};

const LOG: &str = "\
2026-11-26T00:05:35Z INFO all is well
2026-11-26T00:05:36Z ERROR KeeperErrorCode = ConnectionLoss for /x
2026-11-26T00:05:37Z ERROR nats: wrong last sequence: 65
{\"ts\":\"2026-11-26T00:05:38Z\",\"msg\":\"KeeperErrorCode = ConnectionLoss for /y\"}
2026-11-26T00:05:39Z WARN retry: driver: bad connection
nothing of ours: connection refused, already exists, no such host
";

fn file(name: &str, bytes: &[u8]) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("a file of the test's own");
    path
}

fn objects(text: &str) -> Vec<serde_json::Value> {
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{line}: {error}")))
        .collect()
}

/// What it prints of some files, and what it says on standard error.
fn scanned(args: &[&str]) -> (String, String) {
    let output = derrno(args).output().expect("derrno starts");
    assert!(output.status.success(), "derrno {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    let text = |bytes| String::from_utf8(bytes).expect("derrno prints UTF-8");
    (text(output.stdout), text(output.stderr))
}

#[test]
fn codes_are_counted_the_worst_first() {
    let log = file("counted.log", LOG.as_bytes());
    let log = log.to_str().expect("a path of text");
    let (text, said) = scanned(&["scan", log]);
    assert_eq!(said, format!("derrno: 4 of 6 lines in {} bytes of 1 files\n", LOG.len()));
    let titles: Vec<_> = text.lines().filter(|line| !line.starts_with("          ")).collect();
    assert_eq!(titles.len(), 3, "{text}");
    assert!(text.contains(
        "       2  zookeeper:-4 CONNECTIONLOSS  connection_lost, warning, do reconnect, write maybe_applied\n"
    ));
    assert!(text.contains("when     2026-11-26 00:05:36 to 2026-11-26 00:05:38\n"), "{text}");
    assert!(
        text.contains(&format!("as in    {log}:2: 2026-11-26T00:05:36Z ERROR KeeperErrorCode")),
        "{text}"
    );
    let found = objects(&scanned(&["scan", "--json", "--examples", "5", log]).0);
    let loss = found.iter().find(|one| one["native"] == -4).expect("the loss");
    assert_eq!([&loss["count"], &loss["sure"]], [2, 2]);
    assert_eq!(loss["examples"][1]["line"], 4);
    let only = objects(&scanned(&["scan", "--json", "--only", "maybe_applied", log]).0);
    assert!(only.iter().all(|one| one["effect"] == "maybe_applied") && only.len() == 2, "{only:?}");
}

#[test]
fn compressed_and_many_files_are_read() {
    let plain = file("many.log", LOG.as_bytes());
    let (mut gz, mut zst) = (plain.clone(), plain.clone());
    gz.set_extension("gz");
    zst.set_extension("zst");
    for (program, to) in [("gzip", &gz), ("zstd", &zst)] {
        let mut command = Command::new(program);
        command.arg("-c").arg(&plain).stdout(std::fs::File::create(to).expect("a file of the test's own"));
        let status = command.stderr(Stdio::null()).status();
        let status = status
            .unwrap_or_else(|error| panic!("{program}: {error}; install the Debian package `{program}`"));
        assert!(status.success(), "{program}: {status}");
    }
    // Two streams one after the other, as `cat a.gz b.gz` makes them.
    for path in [&gz, &zst] {
        let twice = std::fs::read(path).expect("just made").repeat(2);
        std::fs::write(path, twice).expect("a file of the test's own");
    }
    let paths: Vec<_> = [&plain, &gz, &zst].iter().map(|path| path.to_str().expect("text")).collect();
    let (text, said) = scanned(&[&["scan", "--json"], paths.as_slice()].concat());
    let loss = objects(&text).into_iter().find(|one| one["native"] == -4).expect("the loss");
    assert_eq!(loss["count"], 2 + 4 + 4);
    assert!(said.contains(&format!(" {} bytes of 3 files", LOG.len() * 5)), "{said}");
    let (text, _) = scanned(&["scan", "--metrics", paths[1]]);
    assert!(
        text.contains(
            "derrno_errors_total{domain=\"zookeeper\",native=\"-4\",context=\"0\",name=\"CONNECTIONLOSS\",\
             kind=\"connection_lost\",advice=\"reconnect\",effect=\"maybe_applied\",severity=\"warning\"} 4\n"
        ),
        "{text}"
    );
    assert!(text.contains("\nderrno_lines_total 12\n") && text.ends_with("# EOF\n"), "{text}");
}

#[test]
fn input_that_cannot_be_read_is_an_error() {
    assert!(fails(&["scan", "/nowhere/x.log"], 2).contains("/nowhere/x.log"));
    assert!(fails(&["scan", "--only", "happy"], 2).contains("happy"));
    let broken = file("broken.gz", &[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]);
    assert!(fails(&["scan", broken.to_str().expect("text")], 2).contains("broken.gz"));
    assert_eq!(
        prints(&["scan", "--help"]).lines().next().map(|line| line.starts_with("Read logs")),
        Some(true)
    );
}

/// A child that is ended with the test.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn a_growing_log_is_followed_and_repeats_are_limited() {
    let path = file("growing.log", b"");
    let mut command = derrno(&["scan", "--follow", "--repeats", "2", path.to_str().expect("text")]);
    let mut child = Ended(command.stdout(Stdio::piped()).spawn().expect("derrno starts"));
    let mut lines = BufReader::new(child.0.stdout.take().expect("piped")).lines();
    let mut log = std::fs::OpenOptions::new().append(true).open(&path).expect("the log");
    for _ in 0..5 {
        writeln!(log, "KeeperErrorCode = ConnectionLoss for /x").expect("the log takes text");
    }
    writeln!(log, "zk: node already exists").expect("the log takes text");
    let mut next = || lines.next().expect("derrno goes on").expect("a line");
    let loss = "zookeeper:-4 CONNECTIONLOSS  connection_lost, write maybe_applied: ";
    assert!(next().starts_with(loss));
    assert!(next().starts_with(loss));
    assert_eq!(next(), "(further lines of this code are counted, not printed)");
    assert!(next().starts_with("zookeeper:-110 NODEEXISTS"));
    // The log is rotated: a new file of the name.
    std::fs::rename(&path, path.with_extension("1")).expect("rotated");
    std::fs::write(&path, "-ERR 'Stale Connection'\n").expect("a new log");
    assert!(next().starts_with("nats_err:Stale Connection"));
}

/// A block of a log with one error in a hundred lines.
fn block() -> Vec<u8> {
    let mut block = Vec::new();
    for n in 0..10_000 {
        let line = match n % 100 {
            0 => format!(
                "2026-11-26T00:05:{:02}Z ERROR worker {n}: KeeperErrorCode = ConnectionLoss for /jobs/{n}",
                n % 60
            ),
            _ => format!(
                "2026-11-26T00:05:{:02}Z INFO worker {n}: request {} done in {} ms, 200 OK",
                n % 60,
                n * 7,
                n % 91
            ),
        };
        block.extend_from_slice(line.as_bytes());
        block.push(b'\n');
    }
    block
}

#[test]
fn a_log_of_a_gigabyte_is_read_in_constant_memory() {
    let block = block();
    let times = (1 << 30) / block.len() + 1;
    let mut command = derrno(&["scan", "--json", "-"]);
    let mut child =
        Ended(command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("derrno starts"));
    let mut input = child.0.stdin.take().expect("piped");
    let started = Instant::now();
    let mut most = 0;
    for n in 0..times {
        input.write_all(&block).expect("derrno reads");
        if n % 100 == 99 {
            let status = std::fs::read_to_string(format!("/proc/{}/status", child.0.id())).expect("it runs");
            let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a line of memory");
            let kib = line.split_whitespace().nth(1).and_then(|n| n.parse::<u64>().ok()).expect("a number");
            most = most.max(kib);
        }
    }
    drop(input);
    let mut text = String::new();
    let mut output = BufReader::new(child.0.stdout.take().expect("piped"));
    output.read_line(&mut text).expect("an answer");
    assert!(child.0.wait().expect("derrno ends").success());
    println!("{} bytes in {:?}, {most} KiB of memory at most", block.len() * times, started.elapsed());
    let loss: serde_json::Value = serde_json::from_str(&text).expect("an object");
    assert_eq!(loss["count"], 100 * times);
    assert_eq!(loss["native"], -4);
    assert!(most < 100 << 10, "{most} KiB");
    assert!(started.elapsed() < Duration::from_secs(600), "a gigabyte took {:?}", started.elapsed());
}
