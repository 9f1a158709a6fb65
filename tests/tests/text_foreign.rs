//! Lines of other software: none may be claimed as surely one of derrno's codes.
//!
//! The corpus is made of what the machine has: the messages that stand in the programs and libraries of
//! Debian's packages (as `strings` finds them, `%s` and `%d` filled in, bare and after a head of syslog),
//! changelogs and documentation, manual pages, the logs of dpkg and apt, and what some programs print
//! when they are made to fail here. What names one of derrno's systems is left out: it is not foreign.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use derrno_text::{Sureness, recognise};

/// Words of derrno's own systems.
const OURS: &[&str] = &[
    "sqlite",
    "zookeeper",
    "kazoo",
    "keeper",
    "nats",
    "jetstream",
    "dqlite",
    "raft",
    "fluss",
    "fauna",
    "znode",
    "kafka",
    "errno",
    "os error",
    "getaddrinfo",
    "gaierror",
    "strerror",
    "grpc",
    "http/1",
    "http/2",
    "postgres",
    "sqlstate",
    "libpq",
    "psql",
    // Lines of strace, and programs that print errno with its text: nginx writes `recv() failed (104: ...)`.
    "= -1 e",
    "fatal io error",
    "ioctl for device",
    "() failed (",
];

/// The lines of one source.
struct Source {
    name: &'static str,
    lines: Vec<Vec<u8>>,
}

/// All files below a folder, to some depth.
fn below(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    for path in entries {
        if path.is_symlink() {
        } else if path.is_dir() && depth > 0 {
            below(&path, depth - 1, files);
        } else if path.is_file() {
            files.push(path);
        }
    }
}

/// The bytes of a file, unpacked by the program that every Debian has.
fn content(path: &Path) -> Vec<u8> {
    if path.extension().is_some_and(|end| end == "gz") {
        return Command::new("gzip")
            .arg("-dc")
            .arg(path)
            .output()
            .map(|output| output.stdout)
            .unwrap_or_default();
    }
    fs::read(path).unwrap_or_default()
}

fn foreign(line: &[u8]) -> bool {
    let lower = String::from_utf8_lossy(line).to_ascii_lowercase();
    !OURS.iter().any(|word| lower.contains(word))
        && !lower.split(|c: char| !c.is_alphanumeric()).any(|word| word == "zk")
}

/// Runs of text in a program, twelve bytes and more, as lines that it could print.
fn messages(program: &[u8]) -> Vec<Vec<u8>> {
    let printable = |b: &u8| matches!(b, b' '..=b'~' | b'\t');
    let runs = program.split(|b| !printable(b)).filter(|run| run.len() >= 12 && run.contains(&b' '));
    let filled = |run: &[u8]| {
        let text = String::from_utf8_lossy(run).into_owned();
        ["%lu", "%zu", "%ld", "%d", "%u", "%i"]
            .iter()
            .fold(text.replace("%s", "worker"), |text, one| text.replace(one, "5"))
    };
    runs.map(filled)
        .flat_map(|text| {
            [format!("Nov 26 00:05:35 host program[77]: {text}").into_bytes(), text.into_bytes()]
        })
        .collect()
}

fn programs() -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    below(Path::new("/usr/bin"), 0, &mut files);
    below(Path::new("/usr/sbin"), 0, &mut files);
    below(Path::new("/usr/lib/x86_64-linux-gnu"), 0, &mut files);
    below(Path::new("/usr/lib/postgresql"), 2, &mut files);
    below(Path::new("/usr/lib/git-core"), 0, &mut files);
    let mut lines = Vec::new();
    let mut bytes = 0;
    for file in files {
        let size = fs::metadata(&file).map_or(0, |file| file.len());
        if !(20_000..30_000_000).contains(&size) || bytes > 400_000_000 {
            continue;
        }
        let program = fs::read(&file).unwrap_or_default();
        // A program with SQLite inside prints SQLite's errors; so does one of the systems', of HTTP or of TLS.
        let ours =
            ["SQLite format 3", "zookeeper", "jetstream", "dqlite", "NATS_", "404 Not Found", "sslv3 alert "];
        if program.starts_with(b"\x7fELF")
            && !ours.iter().any(|word| memchr::memmem::find(&program, word.as_bytes()).is_some())
        {
            bytes += size;
            lines.extend(messages(&program));
        }
    }
    lines
}

fn documents(folder: &str, ends: &[&str]) -> Vec<Vec<u8>> {
    let mut files = Vec::new();
    below(Path::new(folder), 2, &mut files);
    files.retain(|file| ends.iter().any(|end| file.to_string_lossy().contains(end)));
    // Each gz takes a process: an even choice of them.
    let step = files.len() / 300 + 1;
    files
        .iter()
        .step_by(step)
        .flat_map(|file| content(file).split(|b| *b == b'\n').map(<[u8]>::to_vec).collect::<Vec<_>>())
        .collect()
}

/// What programs print when they fail.
fn failures() -> Vec<Vec<u8>> {
    let commands: [&[&str]; 9] = [
        &["ls", "/nowhere", "/proc/1/root/x"],
        &["gcc", "-Wall", "-x", "c", "/etc/passwd", "-o", "/dev/null"],
        &["bash", "-c", "for ; do ( ; nosuchcommand"],
        &["python3", "-c", "import asyncio\nraise asyncio.TimeoutError('connection closed')"],
        &["python3", "-c", "import socket\nsocket.create_connection(('127.0.0.1', 1))"],
        &["node", "-e", "throw new Error('connection closed: already exists')"],
        &["tar", "xf", "/etc/passwd"],
        &["dpkg", "-i", "/nowhere.deb"],
        &["make", "-C", "/nowhere"],
    ];
    let mut lines = Vec::new();
    for command in commands {
        let output = Command::new(command[0]).args(&command[1..]).output();
        let output = output.unwrap_or_else(|error| panic!("{}: {error}", command[0]));
        lines.extend([output.stdout, output.stderr].concat().split(|b| *b == b'\n').map(<[u8]>::to_vec));
    }
    lines
}

#[test]
fn no_line_of_other_software_is_surely_one_of_ours() {
    let sources = [
        Source { name: "messages in programs", lines: programs() },
        Source {
            name: "/usr/share/doc",
            lines: documents("/usr/share/doc", &["changelog", "NEWS", "README", "txt"]),
        },
        Source {
            name: "/usr/share/man",
            lines: documents("/usr/share/man", &[".1", ".2", ".3", ".5", ".7", ".8"]),
        },
        Source {
            name: "logs of dpkg and apt",
            lines: documents("/var/log", &["dpkg", "apt", "alternatives"]),
        },
        Source { name: "programs made to fail", lines: failures() },
    ];
    let (mut all, mut sure, mut likely) = (0, Vec::new(), Vec::new());
    for Source { name, lines } in sources {
        let mut counted = 0;
        for line in lines.iter().filter(|line| !line.is_empty() && foreign(line)) {
            counted += 1;
            let Some(best) = recognise(line).into_iter().next() else { continue };
            let said = || format!("{:?}: {}", best.meaning, String::from_utf8_lossy(line));
            match best.sureness {
                Sureness::Sure => sure.push(said()),
                Sureness::Likely => likely.push(said()),
                Sureness::Possible => {}
            }
        }
        println!("{counted:>9} lines: {name}");
        all += counted;
    }
    println!("{all:>9} lines in all; {} sure, {} likely", sure.len(), likely.len());
    assert!(all >= 100_000, "only {all} lines; `make deps-test` installs packages that have more");
    assert!(sure.is_empty(), "surely not: {}\n{}", sure.len(), sure.join("\n"));
    assert!(
        likely.len() * 10_000 <= all,
        "{} of {all} lines are likely:\n{}",
        likely.len(),
        likely.join("\n")
    );
}
