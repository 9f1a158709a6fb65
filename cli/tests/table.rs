//! `--table`, and `derrno table`: codes of one's own in every subcommand.

mod tool;

use std::io::Write;
use std::path::PathBuf;
use std::process::Stdio;

use derrno::log::{Record, frame};
use derrno::{Code, Domain};
use tool::{derrno, fails, prints};

/// A file of the tests' own folder.
fn file(name: &str, text: &[u8]) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).expect("written");
    path.display().to_string()
}

const PUMP: &[u8] = b"domain,domain_number,source,native,context,name,kind,message,text\n\
    pump,0x8001,pump.h,1,,DRY_RUN,busy,the pump runs dry; open the inlet,\n\
    ,,,7,,NO_ANSWER,timeout,the controller is silent; read the valve,valve {n} is silent\n\
    ,,,7,3,NO_ANSWER,io,the controller is broken; replace it,\n";

/// What it prints of an input.
fn piped(args: &[&str], input: &[u8]) -> String {
    let mut child = derrno(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("derrno");
    child.stdin.take().expect("a pipe").write_all(input).expect("written");
    let output = child.wait_with_output().expect("derrno ends");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn a_log_of_ones_own_domain_is_decoded_by_name() {
    let table = file("decode.csv", PUMP);
    let own = Code::new(Domain::new(0x8001), 7);
    let mut log = Vec::new();
    for code in [
        own,
        own.in_context(3),
        own.in_context(4),
        Code::new(Domain::new(0x8001), 9),
        Code::new(Domain::new(0x8002), 7),
    ] {
        let mut bytes = [0; frame::MAX_FRAME];
        let len = frame::encode(&Record::new(code).at(5), &mut bytes).expect("it fits");
        log.extend(&bytes[..len]);
    }
    assert_eq!(
        piped(&["decode", "--table", &table], &log),
        "         5 warning pump:7 NO_ANSWER: timeout, do backoff, write maybe_applied: the controller is silent; read the valve\n\
         \u{20}        5 error   pump:7@3 NO_ANSWER: io, do stop, write maybe_applied: the controller is broken; replace it\n\
         \u{20}        5 warning pump:7@4 NO_ANSWER: timeout, do backoff, write maybe_applied: the controller is silent; read the valve\n\
         \u{20}        5 error   pump:9: unknown, do stop, write maybe_applied: not in the table of this version\n\
         \u{20}        5 error   0x8002:7: unknown, do stop, write maybe_applied: not in the table of this version\n"
    );
    let json = piped(&["decode", "--json", "--table", &table], &log);
    assert!(
        json.starts_with(
            "{\"time\":5,\"count\":1,\"args\":[],\"code\":\"pump:7 NO_ANSWER\",\"domain\":\"pump\""
        ),
        "{json}"
    );
}

#[test]
fn every_subcommand_knows_the_codes_of_a_table() {
    let table = file("explain.csv", PUMP);
    for asked in ["pump:7", "0x8001:7", "NO_ANSWER", "no_answer"] {
        let said = prints(&["--table", &table, "explain", asked]);
        assert!(said.starts_with("pump:7 NO_ANSWER\n  what      the controller is silent\n"), "{said}");
        assert!(said.contains("pump:7@3 NO_ANSWER"), "{said}");
    }
    let text = prints(&["explain", "--table", &table, "gateway: valve 3 is silent"]);
    assert!(text.starts_with("pump:7 NO_ANSWER\n"), "{text}");
    assert!(
        prints(&["list", "--table", &table, "pump", "--kind", "io"]).starts_with("pump:7@3 NO_ANSWER  io ")
    );
    assert!(prints(&["domains", "--table", &table]).contains("\n32769  pump "));
    assert!(prints(&["domains", "--json", "--table", &table]).contains("\"name\":\"pump\""));
    let log = b"a\n12:00 pump:7 NO_ANSWER\n12:01 NO_ANSWER\n12:02 gateway: valve 12 is silent\nNO_ANSWERS\n";
    let counted = piped(&["scan", "--table", &table], log);
    assert!(counted.starts_with("       3  pump:7 NO_ANSWER  timeout, warning, do backoff"), "{counted}");
    assert_eq!(piped(&["scan"], log), "", "nobody knows them without the table");
    // What was exported is the table again.
    let exported = prints(&["export", "--table", &table, "--format", "csv", "pump"]);
    let again = file("again.csv", exported.as_bytes());
    assert_eq!(prints(&["export", "--table", &again, "--format", "csv", "pump"]), exported);
    assert_eq!(prints(&["table", &again]), "pump, 0x8001: 3 rows, all well\n");
}

#[test]
fn a_table_that_is_wrong_stops_every_subcommand_at_its_line() {
    let wrong = file("wrong.csv", &PUMP.to_ascii_uppercase());
    assert!(
        fails(&["--table", &wrong, "list"], 2)
            .contains("wrong.csv:1: `DOMAIN` is no column; there are domain,")
    );
    let zookeeper =
        file("zookeeper.csv", &String::from_utf8_lossy(PUMP).replace("pump,0", "zookeeper,0").into_bytes());
    let said = fails(&["--table", &zookeeper, "domains"], 2);
    assert!(said.contains("zookeeper.csv:2: the name of a domain is lower-case letters"), "{said}");
    let (one, two) = (file("one.csv", PUMP), file("two.csv", &[PUMP, b",,,9,,NEW,io,new; look,\n"].concat()));
    let said = fails(&["--table", &one, "--table", &two, "domains"], 2);
    assert!(said.contains("two.csv:2: the number or the name is taken by the domain `pump`"), "{said}");
    assert!(prints(&["--table", &one, "--table", &one, "list", "pump"]).contains("pump:1 DRY_RUN"));
    assert!(fails(&["--table", "/nowhere.csv", "domains"], 2).contains("/nowhere.csv: No such file"));
    assert!(
        fails(&["list", "--table", &one, "pomp"], 2)
            .contains("no domain is called `pomp`; did you mean `pump`?")
    );
    assert!(fails(&["explain", "7", "--table", &one], 2).contains("--table FILE stands before the code"));
    assert!(fails(&["table", &one, "--c"], 2).contains("one.csv: `NO_ANSWER` has a context"));
    assert!(prints(&["table", &one, "--rust"]).contains(".context(3)"));
}
