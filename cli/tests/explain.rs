//! `derrno explain` by the real program.

mod tool;

use derrno::{Domain, Entry};
use tool::{derrno, fails, prints};

/// The first line of every answer.
fn titles(code: &str) -> Vec<String> {
    let text = prints(&["explain", "--all", code]);
    text.split("\n\n").map(|answer| answer.lines().next().unwrap_or_default().to_owned()).collect()
}

fn title(row: Entry) -> String {
    match row.table().domain().has_names() {
        true => format!("{} (number {})", row.code(), row.native()),
        false => row.code().to_string(),
    }
}

fn rows() -> impl Iterator<Item = Entry> {
    Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows())
}

#[test]
fn a_code_is_explained_in_full() {
    let expected = "\
zookeeper:-112 SESSIONEXPIRED
  what      the session, its ephemeral nodes and watches are gone
  do        open a new session and read back what was in flight
  kind      session_expired, of the family state
  severity  error, origin server
  advice    reconnect: replace what is lost, and no more; then send again
  effect    maybe_applied: the write may have happened
  lost      session: open a new session, then what it owned: locks, watches, transaction, statements
  retry     only if the request is idempotent
  engine    a plain request: give up, in doubt
            an idempotent one: reconnect in 0 to 100 ms
            one of a transaction: give up, in doubt
  maps to   gRPC FAILED_PRECONDITION, HTTP 410, errno EIDRM
  aliases   ZSESSIONEXPIRED
  raised    as kazoo:SessionExpiredError < ZookeeperError < KazooException
  closes    the peer closes the connection
  note      the same number is a state of the C client, ZOO_EXPIRED_SESSION_STATE, with the same meaning
  source    apache/zookeeper zookeeper.h and KeeperException.java 3.9.5; kazoo 2.11.0
";
    for code in
        ["zookeeper:-112", "-112", "SESSIONEXPIRED", "ZSESSIONEXPIRED", "zookeeper:-112 SESSIONEXPIRED"]
    {
        assert_eq!(prints(&["explain", code]), expected, "{code}");
    }
    assert_eq!(prints(&["explain", "zookeeper:-112", "SESSIONEXPIRED"]), expected, "pasted as two words");
}

#[test]
fn every_row_is_explained_by_its_code() {
    for row in rows() {
        let code = row.code().to_string();
        // A variant is asked for by number: its name may begin another.
        assert_eq!(titles(&code)[0], title(row), "derrno explain '{code}'");
        let text = prints(&["explain", &code]);
        for word in
            [row.verdict().kind().name(), row.table().source(), row.message().split("; ").next().unwrap()]
        {
            assert!(text.contains(word), "derrno explain '{code}' does not say: {word}");
        }
    }
}

#[test]
fn every_row_is_found_by_its_names() {
    for row in rows().filter(|row| row.context() == 0) {
        for name in row.aliases().chain([row.name()]).filter(|name| !name.contains('@')) {
            let found = titles(name);
            assert!(found.contains(&title(row)), "derrno explain '{name}' lacks {}: {found:?}", row.code());
        }
    }
}

#[test]
fn a_number_that_moved_or_is_anothers_has_a_note() {
    let noted: Vec<_> = rows().filter(|row| !row.note().is_empty()).collect();
    assert!(noted.len() > 30, "{} notes", noted.len());
    for row in noted {
        let code = row.code().to_string();
        assert!(prints(&["explain", &code]).contains(&format!("\n  note      {}\n", row.note())), "{code}");
        let json: serde_json::Value =
            serde_json::from_str(&prints(&["explain", "--json", &code])).expect("JSON");
        assert_eq!(json["found"][0]["note"], row.note(), "{code}");
    }
    assert!(!prints(&["explain", "zookeeper:-4"]).contains("\n  note "));
}

#[test]
fn the_words_for_the_effect_do_not_contradict_the_sentence() {
    let own =
        |row: &Entry| ["your own", "earlier", "first try"].iter().any(|word| row.message().contains(word));
    let refused = rows().filter(|row| row.verdict().effect() == derrno::Effect::NOT_APPLIED && own(row));
    let mut seen = 0;
    for row in refused {
        let text = prints(&["explain", &row.code().to_string()]);
        let effect = text.lines().find(|line| line.starts_with("  effect ")).expect("each has an effect");
        assert!(effect.contains("this try"), "{}: {effect}\n{}", row.code(), row.message());
        seen += 1;
    }
    assert!(seen > 10, "{seen} sentences of an earlier try of one's own");
}

#[test]
fn the_most_likely_meaning_comes_first() {
    // What holds in general before what holds in one context; domains by number.
    assert_eq!(
        titles("5")[..10],
        [
            "fluss:5 DATABASE_NOT_EMPTY",
            "sqlite:5 SQLITE_BUSY",
            "raft:5 RAFT_BADROLE",
            "nats:5 NATS_CONNECTION_CLOSED",
            "errno:5 EIO",
            "grpc:5 NOT_FOUND",
            "kafka:5 LEADER_NOT_AVAILABLE",
            "http2:5 STREAM_CLOSED",
            "quic:5 STREAM_STATE_ERROR",
            "dqlite:5@16 SQLITE_BUSY"
        ]
    );
    // The exact spelling before another case, though its domain has the higher number.
    assert_eq!(
        titles("UNAUTHORIZED"),
        ["nats_micro:UNAUTHORIZED (number 2)", "fauna:unauthorized (number 55)", "http:401 Unauthorized"]
    );
    assert_eq!(
        titles("unauthorized"),
        ["fauna:unauthorized (number 55)", "nats_micro:UNAUTHORIZED (number 2)", "http:401 Unauthorized"]
    );
}

#[test]
fn a_sqlstate_is_asked_for_by_its_five_characters() {
    let all = ["", "@3", "@6"].map(|context| format!("sqlstate:40001{context} serialization_failure"));
    for code in
        ["40001", "sqlstate:40001", "serialization_failure", "SerializationFailure", "sqlstate:16777220"]
    {
        assert_eq!(titles(code), all, "{code}");
    }
    assert_eq!(titles("sqlstate:40P01 deadlock_detected"), ["sqlstate:40P01 deadlock_detected"]);
    // 12485 is the number of 53300, and five characters all the same.
    assert_eq!(titles("sqlstate:12485"), ["sqlstate:12485"]);
    assert_eq!(titles("sqlstate:012485"), ["sqlstate:53300 too_many_connections"]);
    // A code without a row answers as its class does; the number 2, of 20000, is nobody's question.
    let class = prints(&["explain", "sqlstate:40999"]);
    assert!(class.starts_with("sqlstate:40999\n") && class.contains("kind      aborted"), "{class}");
    assert!(titles("2").iter().all(|title| !title.starts_with("sqlstate")), "{:?}", titles("2"));
}

#[test]
fn a_context_selects_one_meaning_and_without_it_all_are_told() {
    assert_eq!(titles("fauna:time_out@503"), ["fauna:time_out@503 (number 52)"]);
    assert_eq!(titles("time_out@503"), ["fauna:time_out@503 (number 52)"]);
    assert_eq!(titles("time_out").len(), 3);
    assert_eq!(
        titles("zookeeper:-2"),
        ["zookeeper:-2 RUNTIMEINCONSISTENCY", "zookeeper:-2@1 RUNTIMEINCONSISTENCY"]
    );
    let multi = prints(&["explain", "zookeeper:-2@1"]);
    assert!(multi.contains("\n  when      result of one operation in a failed multi\n"), "{multi}");
    // On dqlite's wire SQLite answers.
    assert_eq!(titles("dqlite:2067"), ["dqlite:2067", "dqlite:2067@1 SQLITE_CONSTRAINT_UNIQUE"]);
}

#[test]
fn the_text_of_an_error_is_found() {
    let refused = ["nats_err:Authorization Violation (number 1)"];
    assert_eq!(titles("-ERR 'Authorization Violation'"), refused);
    assert!(
        prints(&["explain", "-ERR", "Authorization Violation"]).starts_with(refused[0]),
        "as a shell hands it over"
    );
    assert_eq!(titles("Exceeded MaxRequestBatch of 5"), ["nats_status:409@3 Conflict"]);
}

#[test]
fn an_unlisted_number_of_a_domain_gets_the_fallback() {
    let text = prints(&["explain", "zookeeper:-50"]);
    assert!(text.starts_with("zookeeper:-50\n  what      not in the table"), "{text}");
    assert!(text.contains("kind      internal"), "{text}");
    assert!(prints(&["explain", "0x8001:7"]).starts_with("0x8001:7\n  what      not in the table"));
}

#[test]
fn a_mistyped_name_or_domain_is_an_error_with_a_suggestion() {
    for (code, said) in [
        ("nonod", "no domain has a code `nonod`; did you mean `NONODE`, `ZNONODE`, `NoNodeError`?"),
        (
            "zookeper:-101",
            "unknown domain `zookeper`; did you mean `zookeeper`?\n`derrno domains` lists them",
        ),
        (
            "zookeeper:NONOD",
            "zookeeper has no code `NONOD`; did you mean `NONODE`, `ZNONODE`?\n`derrno list zookeeper` lists them",
        ),
        (
            "out_of_sequence",
            "`out_of_sequence` is a kind, not a code\n`derrno list --kind out_of_sequence` lists its codes",
        ),
        ("-987654", "no domain has a code `-987654`"),
        ("99999999999", "no domain has a code `99999999999`"),
        ("0x8001:x", "no domain has a code `0x8001:x`"),
    ] {
        assert_eq!(fails(&["explain", code], 1), format!("derrno: {said}\n"), "{code}");
    }
    assert!(fails(&["explain"], 2).contains("<CODE>"), "nothing on standard input");
}

#[test]
fn an_argument_that_is_not_understood_is_a_usage_error() {
    for (args, said) in [
        (&["2067", "foo", "bar"][..], "`foo bar` is not the name of 2067"),
        (&["zookeeper:-101", "SESSIONEXPIRED"], "`SESSIONEXPIRED` is not the name of -101"),
        (&["zookeeper:-50", "NONODE"], "`NONODE` is not the name of -50"),
        (&["2067", "--jsn"], "explain has no such option"),
        (&["--jsn", "2067"], "--jsn"),
    ] {
        let args = [&["explain"], args].concat();
        assert!(fails(&args, 2).contains(said), "{args:?}: {}", fails(&args, 2));
    }
    assert_eq!(titles("-101 ZNONODE"), ["zookeeper:-101 NONODE"], "an alias is a name, too");
}

#[test]
fn colours_are_for_a_terminal_or_on_demand() {
    let with = |name: &str| {
        let output = derrno(&["explain", "-101"]).env(name, "1").output().expect("derrno starts");
        output.stdout.contains(&0x1b)
    };
    assert!(with("CLICOLOR_FORCE"));
    assert!(!with("NO_COLOR"));
    assert!(!prints(&["explain", "-101"]).contains('\x1b'));
}

/// What it prints when it is handed `input`.
fn piped(args: &[&str], input: &str) -> String {
    let mut command = derrno(args);
    command.stdin(std::process::Stdio::piped()).stdout(std::process::Stdio::piped());
    let mut child = command.spawn().expect("derrno starts");
    std::io::Write::write_all(&mut child.stdin.take().expect("piped"), input.as_bytes())
        .expect("derrno reads");
    let output = child.wait_with_output().expect("derrno ends");
    assert!(output.status.success(), "derrno {args:?}: {}", output.status);
    String::from_utf8(output.stdout).expect("derrno prints UTF-8")
}

#[test]
fn a_line_of_a_log_is_explained_whole_and_from_standard_input() {
    let line =
        "nats: API error: code=503 err_code=10008 description=JetStream system temporarily unavailable";
    let text = prints(&["explain", line]);
    assert!(
        text.starts_with("jetstream:10008 JSClusterNotAvailErr\n  found     sure by its number\n  what "),
        "{text}"
    );
    let words: Vec<&str> = ["explain"].into_iter().chain(line.split(' ')).collect();
    assert_eq!(prints(&words), text, "in words");
    assert_eq!(piped(&["explain", "-"], line), text);
    assert_eq!(piped(&["explain"], &format!("{line}\n")), text);
    let trace = "Traceback (most recent call last):\n  File \"a.py\", line 3\nkazoo.exceptions.NoNodeError\n";
    assert!(piped(&["explain"], trace).starts_with("kazoo:NoNodeError"));
}

#[test]
fn the_best_is_explained_in_full_and_the_others_take_a_line() {
    let text = prints(&["explain", "database is locked"]);
    let (best, others) =
        text.split_once("\nor, less likely (--all explains each):\n").expect("several candidates");
    assert!(best.starts_with("sqlite:5 SQLITE_BUSY\n"), "{text}");
    assert!(
        others.lines().any(|line| line.starts_with("  sqlite:517 SQLITE_BUSY_SNAPSHOT  conflict, do ")),
        "{text}"
    );
    assert!(others.lines().all(|line| line.starts_with("  ")), "{text}");
    let all = prints(&["explain", "database is locked", "--all"]);
    assert!(all.contains("\nsqlite:517 SQLITE_BUSY_SNAPSHOT\n  found     likely by its text"), "{all}");
}

#[test]
fn what_else_the_line_says_is_told_apart_from_what_its_words_may_mean_instead() {
    let text = prints(&["explain", "kazoo.exceptions.NoNodeError: open /x: permission denied"]);
    let (also, instead) =
        ["\nthe line also says (--all explains each):\n", "\nor, less likely (--all explains each):\n"]
            .map(|title| text.find(title).unwrap_or_else(|| panic!("{text}")))
            .into();
    assert!(text[also..instead].contains("\n  errno:13 EACCES  permission_denied, "), "{text}");
    assert!(text[instead..].contains("\n  zookeeper:-101 NONODE  not_found, "), "{text}");
}

#[test]
fn a_guess_says_that_it_is_one_before_anything_else() {
    let text = prints(&["explain", "leader of shard 7: not leader"]);
    assert!(
        text.starts_with(
            "dqlite:10250 SQLITE_IOERR_NOT_LEADER\n  found     a guess by its text: other programs print this as well\n"
        ),
        "{text}"
    );
    let named = prints(&["explain", "lxd shard 7: not leader"]);
    assert!(named.contains("\n  found     likely by its text, as the server prints it\n"), "{named}");
    // What is also a name that derrno gave a code of somebody's is a text first.
    assert!(
        titles("permission denied")[0].starts_with("errno:13 EACCES"),
        "{:?}",
        titles("permission denied")
    );
}

#[test]
fn a_line_without_a_code_is_no_unknown_domain() {
    for line in ["ssh: Could not resolve hostname zk1: no such host", "all is well on this host today"] {
        let said = "no code that derrno knows is in this line; take what was under way as in doubt";
        assert_eq!(fails(&["explain", line], 1), format!("derrno: {said}\n"), "{line}");
    }
}

#[test]
fn a_deadline_is_told_beside_what_it_waited_for() {
    let text = prints(&[
        "explain",
        "nats: API error: code=404 err_code=10059 description=stream not found: context deadline exceeded",
    ]);
    assert!(text.starts_with("jetstream:10059 "), "{text}");
    let also = text
        .split_once("\nthe line also says (--all explains each):\n")
        .unwrap_or_else(|| panic!("{text}"))
        .1;
    assert!(also.starts_with("  `context deadline exceeded` identifies no code: "), "{text}");
}

#[test]
fn a_text_that_identifies_nothing_says_so_and_what_is_safe() {
    let text = prints(&["explain", "driver: bad connection"]);
    assert!(
        text.starts_with("`driver: bad connection` identifies no code\n  found     likely by its text\n"),
        "{text}"
    );
    assert!(text.contains("\n  effect    maybe_applied: the write may have happened\n"), "{text}");
}

#[test]
fn numbers_may_be_printed_without_sign_or_in_hex() {
    for number in ["4294967195", "0xffffff9b", "zookeeper:4294967195", "zookeeper:0xffffff9b"] {
        assert_eq!(titles(number)[0], "zookeeper:-101 NONODE", "{number}");
    }
    assert_eq!(titles("sqlite:0x205")[0], "sqlite:517 SQLITE_BUSY_SNAPSHOT");
}

#[test]
fn json_has_stable_keys() {
    let object = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&prints(args)).unwrap_or_else(|error| panic!("{args:?}: {error}"))
    };
    let answer = object(&["explain", "--json", "zk: node already exists"]);
    assert_eq!(answer["input"], "zk: node already exists");
    let found = &answer["found"][0];
    assert_eq!(
        [&found["code"], &found["kind"], &found["sureness"], &found["evidence"], &found["client"]],
        ["zookeeper:-110 NODEEXISTS", "already_exists", "sure", "text", "go-zookeeper"]
    );
    assert_eq!(found["span"], serde_json::json!([0, 23]));
    assert_eq!(object(&["explain", "-101", "--json"])["found"][0]["native"], -101);
    assert_eq!(object(&["explain", "--json", "not an error"])["found"][0]["effect"], "maybe_applied");
    assert_eq!(object(&["explain", "--json", "zookeeper:-50"])["found"][0]["kind"], "internal");
    assert_eq!(object(&["list", "--json", "kazoo"])[0]["domain"], "kazoo");
    let domains = object(&["domains", "--json"]);
    assert_eq!([&domains[0]["name"], &domains[0]["system"]], ["fluss", "fluss"]);
}
