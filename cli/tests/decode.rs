//! `derrno decode` by the real program, fed with whole, cut, damaged and random captures.

mod tool;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, Output, Stdio};

use derrno::log::{Record, frame};
use derrno::{Code, Domain};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};
use tool::{derrno, fails};

fn push(record: &Record, capture: &mut Vec<u8>) {
    let mut bytes = [0; frame::MAX_FRAME];
    let len = frame::encode(record, &mut bytes).expect("MAX_FRAME bytes are enough");
    capture.extend(&bytes[..len]);
}

/// One record per row of every table.
fn every_code() -> (Vec<Record>, Vec<u8>) {
    let rows = Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows());
    let mut capture = Vec::new();
    let records: Vec<_> = (0..).zip(rows).map(|(time, row)| Record::new(row.code()).at(time)).collect();
    records.iter().for_each(|record| push(record, &mut capture));
    (records, capture)
}

/// Feeds bytes through standard input.
fn decode(args: &[&str], bytes: &[u8]) -> Output {
    let mut command = derrno(&[&["decode"], args].concat());
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("derrno starts");
    let (mut stdin, bytes) = (child.stdin.take().expect("piped"), bytes.to_vec());
    let writer = std::thread::spawn(move || stdin.write_all(&bytes));
    let output = child.wait_with_output().expect("derrno ends");
    writer.join().expect("the writer ends").expect("derrno reads all");
    output
}

/// Every byte is accounted for, and the exit status tells of losses. Returns the lines, and how many
/// bytes were lost.
fn checked(args: &[&str], bytes: &[u8]) -> (Vec<String>, u64) {
    let output = decode(args, bytes);
    let (said, out) =
        (String::from_utf8(output.stderr).expect("text"), String::from_utf8(output.stdout).expect("text"));
    let lines: Vec<String> = out.lines().map(str::to_owned).collect();
    let (good, lost) = said.split_once(" idle bytes, ").unwrap_or_else(|| panic!("no summary: {said}"));
    let numbers = |text: &str| -> Vec<u64> {
        text.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok()).collect()
    };
    let good = numbers(good);
    assert_eq!(good[0], lines.len() as u64, "{said}");
    // Pairs of how many and how many bytes.
    let lost: u64 = numbers(lost).chunks(2).map(|pair| pair[1]).sum();
    assert_eq!(good[1] + good[2] + lost, bytes.len() as u64, "{said}: {bytes:02x?}");
    assert_eq!(output.status.code(), Some(i32::from(lost != 0)), "{said}");
    (lines, lost)
}

#[test]
fn a_record_is_a_line() {
    let code = |text: &str| text.parse::<Code>().expect("a code");
    let mut capture = Vec::new();
    push(&Record::new(code("zookeeper:NONODE")).at(1234).times(3).with([7, 9]), &mut capture);
    push(&Record::new(code("fauna:time_out@503")), &mut capture);
    push(&Record::new(code("0x8001:-7")).at(u32::MAX).with([1]), &mut capture);
    push(&Record::new(code("zookeeper:-9999")).at(0).times(0), &mut capture);
    push(&Record::new(code("zookeeper:-4")).at(1), &mut capture);
    let (lines, _) = checked(&[], &capture);
    assert_eq!(
        lines,
        [
            "      1234 warning zookeeper:-101 NONODE x3 [7 9]: not_found, do fix_request, write not_applied: the node, or the parent of one to create, does not exist, after a repeated delete by your own first try; create it or correct the path",
            "         - warning fauna:time_out@503: timeout, do backoff, write maybe_applied: the service could not answer in time or is shutting down; back off, and read back before repeating a write",
            "4294967295 error   0x8001:-7 [1]: unknown, do stop, write maybe_applied: not in the table of this version",
            "         0 error   zookeeper:-9999 x0: unknown, do stop, write maybe_applied: not in the table of this version",
            "         1 warning zookeeper:-4 CONNECTIONLOSS: connection_lost, do reconnect, write maybe_applied, lost link: the connection broke or no server answered; keep the handle, read back before repeating a write, and where each try is lost the request is over jute.maxbuffer",
        ]
    );
    // A row answers for contexts that have none of their own; each keeps its number.
    let mut contexts = Vec::new();
    for context in [0, 7, 9] {
        push(&Record::new(code("zookeeper:-101").in_context(context)), &mut contexts);
    }
    let (lines, _) = checked(&[], &contexts);
    for (line, code) in
        lines.iter().zip(["zookeeper:-101 NONODE:", "zookeeper:-101@7 NONODE:", "zookeeper:-101@9 NONODE:"])
    {
        assert!(line.contains(code), "{line}");
    }
    let (lines, _) = checked(&["--tick-hz", "1000"], &capture);
    assert!(lines[0].starts_with("         1.234000 warning zookeeper:-101 "), "{}", lines[0]);
    assert!(lines[1].starts_with("                - warning fauna:"), "{}", lines[1]);
    let (lines, _) = checked(&["--json", "--tick-hz", "32768"], &capture);
    let objects: Vec<serde_json::Value> =
        lines.iter().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(
        objects[0],
        serde_json::json!({
            "time": 1234, "seconds": 0.037658, "count": 3, "args": [7, 9], "code": "zookeeper:-101 NONODE",
            "domain": "zookeeper", "native": -101, "context": 0, "name": "NONODE", "kind": "not_found",
            "advice": "fix_request", "effect": "not_applied", "severity": "warning", "origin": "server",
            "lost": "nothing", "message": "the node, or the parent of one to create, does not exist, after a repeated delete by your own first try; create it or correct the path",
            "listed": true
        })
    );
    assert_eq!((&objects[1]["time"], objects[1].get("seconds")), (&serde_json::Value::Null, None));
    assert_eq!((&objects[2]["domain"], &objects[2]["name"]), (&"0x8001".into(), &serde_json::Value::Null));
    assert_eq!(objects[3]["listed"], false);
    assert_eq!(objects[4]["lost"], "link");
}

#[test]
fn every_code_is_decoded_and_nothing_is_lost() {
    let (records, capture) = every_code();
    let (lines, lost) = checked(&[], &capture);
    assert_eq!((lines.len(), lost), (records.len(), 0));
    for (line, record) in lines.iter().zip(&records) {
        let code = record.code();
        assert!(line.contains(&format!(" {code}: {}, ", code.verdict().kind())), "{line}");
        assert!(line.ends_with(code.message().expect("a listed code")), "{line}");
    }
    let (lines, _) = checked(&["--json"], &capture);
    for (line, record) in lines.iter().zip(&records) {
        let object: serde_json::Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(object["code"], record.code().to_string());
        assert_eq!(object["message"], record.code().message().expect("a listed code"));
    }
}

#[test]
fn a_cut_or_joined_capture_loses_only_the_frame_that_was_cut() {
    let (records, capture) = every_code();
    let ends: Vec<_> =
        capture.iter().enumerate().filter(|(_, byte)| **byte == 0).map(|(i, _)| i + 1).collect();
    for cut in (1..capture.len()).step_by(97).chain(ends.iter().copied().take(3)) {
        let whole = ends.iter().filter(|end| **end <= cut).count();
        let at_end = ends.contains(&cut);
        let (lines, lost) = checked(&[], &capture[..cut]);
        assert_eq!((lines.len(), lost == 0), (whole, at_end), "the first {cut} bytes");
        // The rest alone, and another capture after the stump.
        let (lines, lost) = checked(&[], &capture[cut..]);
        assert_eq!(lines.len(), records.len() - whole - usize::from(!at_end), "from byte {cut}");
        // A rest that begins with the 0x00 of the cut frame holds nothing of it.
        assert_eq!(lost == 0, at_end || capture[cut] == 0, "from byte {cut}");
        let joined = [&capture[..cut], &capture].concat();
        let (lines, _) = checked(&[], &joined);
        assert_eq!(lines.len(), whole + records.len() - usize::from(!at_end), "{cut} bytes and all again");
    }
}

/// xorshift: the same captures every time.
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }
}

#[test]
fn damaged_and_random_bytes_are_accounted_for() {
    let (records, capture) = every_code();
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for round in 0..150 {
        let start = random.below(capture.len() - 600);
        let mut bytes = match round % 3 {
            0 => (0..random.below(3000)).map(|_| random.below(256) as u8).collect(),
            _ => capture[start..start + 600].to_vec(),
        };
        for _ in 0..random.below(8) {
            match (random.below(3), random.below(bytes.len().max(1))) {
                (_, at) if at >= bytes.len() => bytes.push(0),
                (0, at) => bytes[at] ^= 1 << random.below(8),
                (1, at) => drop(bytes.remove(at)),
                (_, at) => bytes.insert(at, random.below(256) as u8),
            }
        }
        checked(if round % 2 == 0 { &["--json"] } else { &[] }, &bytes);
    }
    // One damaged bit costs one frame, or two when it hits what ends them.
    let mut bytes = capture.clone();
    bytes[capture.len() / 2] ^= 1;
    let (lines, lost) = checked(&[], &bytes);
    assert!(lost != 0 && (records.len() - 2..records.len()).contains(&lines.len()), "{}", lines.len());
}

#[test]
fn the_summary_names_each_loss() {
    let code = Code::new(Domain::RAFT, 1);
    let mut capture = b"boot\0\0\0".to_vec();
    push(&Record::new(code), &mut capture);
    let good = capture[7..].to_vec();
    let mut bad = good.clone();
    bad[3] ^= 0x10;
    capture.extend(bad);
    capture.extend([b'x'; 200]);
    capture.push(0);
    capture.extend(&good[..3]);
    let output = decode(&[], &capture);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "derrno: 1 records in 7 bytes, 2 idle bytes, lost: 1 garbage (5 bytes), 1 failed checksum (7 bytes), 1 too long (201 bytes), 1 truncated (3 bytes)\n"
    );
    let output = decode(&["--follow"], &capture);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(
        said.starts_with("derrno: garbage: 5 bytes at 0\nderrno: failed checksum: 7 bytes at 14\n"),
        "{said}"
    );
}

#[test]
fn input_that_cannot_be_read_is_an_error() {
    assert_eq!(
        fails(&["decode", "/no/such/file"], 2),
        "derrno: /no/such/file: No such file or directory (os error 2)\n"
    );
    assert_eq!(fails(&["decode", "/"], 2), "derrno: /: Is a directory (os error 21)\n");
    fails(&["decode", "--tick-hz", "0"], 2);
    assert_eq!(decode(&["-"], &[]).stderr, b"derrno: 0 records in 0 bytes, 0 idle bytes, nothing lost\n");
}

/// Memory is bounded: 64 MB without an end of frame in 64 MB of address space.
#[test]
fn endless_garbage_needs_no_memory() {
    let tool = env!("CARGO_BIN_EXE_derrno");
    let script =
        format!("head -c 64000000 /dev/zero | tr '\\0' x | (ulimit -v 65536; exec '{tool}' decode) 2>&1");
    let output = std::process::Command::new("sh").args(["-c", &script]).output().expect("sh starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(said, "derrno: 0 records in 0 bytes, 0 idle bytes, lost: 1 truncated (64000000 bytes)\n");
}

fn follow(path: &str) -> (Child, BufReader<std::process::ChildStdout>) {
    let mut command = derrno(&["decode", "--follow", path]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("derrno starts");
    let lines = BufReader::new(child.stdout.take().expect("piped"));
    (child, lines)
}

fn line(lines: &mut impl BufRead) -> String {
    let mut line = String::new();
    lines.read_line(&mut line).expect("a line");
    line
}

#[test]
fn a_growing_file_is_followed() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("followed");
    let mut file = std::fs::File::create(&path).expect("a scratch file");
    let (mut child, mut lines) = follow(path.to_str().expect("UTF-8"));
    for time in 0..3 {
        let mut bytes = Vec::new();
        push(&Record::new(Code::new(Domain::RAFT, 1)).at(time), &mut bytes);
        let (first, second) = bytes.split_at(3);
        file.write_all(first).expect("writes");
        file.write_all(second).expect("writes");
        assert!(line(&mut lines).starts_with(&format!("{time:>10} error   raft:1 ")));
    }
    child.kill().expect("derrno still waits");
    child.wait().expect("derrno ends");
}

#[test]
fn a_serial_device_hands_over_every_byte() {
    let device =
        openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY | OpenptFlags::CLOEXEC).expect("a pseudo terminal");
    grantpt(&device).expect("granted");
    unlockpt(&device).expect("unlocked");
    let name = ptsname(&device, Vec::new()).expect("a name").into_string().expect("UTF-8");
    let (mut child, mut lines) = follow(&name);
    // A terminal edits lines until the program tells it not to.
    let edits = || tcgetattr(&device).expect("settings").local_modes.contains(LocalModes::ICANON);
    for _ in 0..1000 {
        if edits() {
            std::thread::sleep(std::time::Duration::from_millis(10));
        }
    }
    assert!(!edits(), "derrno leaves the device in the mode that edits lines");
    let mut device = std::fs::File::from(device);
    // Arguments that a terminal would take for return, end, interrupt, stop.
    let mut bytes = Vec::new();
    push(&Record::new(Code::new(Domain::RAFT, 1)).at(13).with([10, 4, 3, 19]), &mut bytes);
    device.write_all(&bytes).expect("writes");
    assert!(line(&mut lines).contains(" [10 4 3 19]: "));
    drop(device);
    let mut said = String::new();
    child.stderr.take().expect("piped").read_to_string(&mut said).expect("text");
    assert_eq!(said, format!("derrno: 1 records in {} bytes, 0 idle bytes, nothing lost\n", bytes.len()));
    assert_eq!(child.wait().expect("derrno ends").code(), Some(0));
}
