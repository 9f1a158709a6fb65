//! The recogniser: lines of the kinds that people hold in their hands, every text of every client in
//! the forms of that client, and bytes that are no text.

use std::collections::{BTreeMap, BTreeSet};

use derrno::{Client, Code, Domain, Entry};
use derrno_tests::place::root;
use derrno_text::{Finding, Meaning, Recogniser, Scanner, Sureness, recognise};

fn code(text: &str) -> Code {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn codes(found: &[Finding]) -> Vec<String> {
    found.iter().map(|finding| finding.code().map_or("nothing".into(), |code| code.to_string())).collect()
}

#[test]
fn lines_of_every_kind_get_their_code() {
    let mut reader = csv::Reader::from_path(root("tests/text/lines.csv")).expect("tests/text/lines.csv");
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in reader.records() {
        let line = line.expect("a line of CSV");
        let found = recognise(line[0].as_bytes());
        lines += 1;
        let fits = match &line[1] {
            "-" => found.is_empty(),
            "nothing" => matches!(found.first().map(|first| first.meaning), Some(Meaning::Nothing(_))),
            first => {
                let best = found.first().and_then(Finding::code);
                let among = line[2].split(';').filter(|one| !one.is_empty()).map(code);
                first.split(';').any(|one| best == Some(code(one)))
                    && among.into_iter().all(|one| found.iter().any(|finding| finding.code() == Some(one)))
            }
        };
        if !fits {
            wrong.push(format!(
                "{}\n    wants {} {}, gets {:?}",
                &line[0],
                &line[1],
                &line[2],
                codes(&found)
            ));
        }
    }
    println!("{lines} lines");
    assert!(wrong.is_empty(), "{} of {lines} lines:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each system that elects a leader says so: a guess, unless one is named that has derrno's inside.
#[test]
fn words_of_every_elected_leader_are_a_guess_without_a_name() {
    for line in ["core: leadership lost, standing by", "shard 7: not leader", "job 9: leadership lost"] {
        let found = recognise(line.as_bytes());
        assert!(found.iter().all(|finding| finding.sureness == Sureness::Possible), "{line}: {found:?}");
    }
    for line in ["k3s[7]: begin transaction: not leader", "lxd.daemon[7]: commit: leadership lost"] {
        let found = recognise(line.as_bytes());
        assert_eq!(found.first().map(|first| first.sureness), Some(Sureness::Likely), "{line}");
    }
    // A program with a system inside has numbers of its own.
    assert_eq!(recognise(b"lxd: instance stopped, error code=5"), []);
}

/// A cause that several codes wrap is no proof of one of them.
#[test]
fn a_cause_without_the_number_of_its_code_is_not_sure() {
    let found = recognise(b"nats: error: stream store EOF");
    assert!(found.iter().all(|finding| finding.sureness >= Sureness::Likely), "{found:?}");
    let numbered = recognise(b"nats: error: stream store EOF (10057)");
    assert_eq!(numbered[0].sureness, Sureness::Sure, "{numbered:?}");
}

/// A text with something in its variable parts.
fn filled(pattern: &str) -> String {
    let mut text = String::new();
    let mut rest = pattern;
    while let Some((literal, tail)) = rest.split_once('{') {
        text.push_str(literal);
        text.push_str("x7");
        rest = tail.split_once('}').map_or("", |(_, after)| after);
    }
    text + rest
}

/// The lines in which a client shows a text of a row: the name of each form and the line.
fn forms(row: &Entry, client: Client, text: &str) -> Vec<(&'static str, String)> {
    let text = filled(text);
    let (native, status) = (row.native(), row.status());
    // No error, one word, or a number after a variable part: the text alone.
    let open = client == Client::SQLITE3_ERRMSG && text.ends_with("x7");
    if row.verdict().is_ok() || open || text == "interrupted" {
        return vec![("", text)];
    }
    let class = row.raised_as().map_or("APIError", |class| class.name());
    match (client, row.code().domain()) {
        (Client::SERVER, Domain::JETSTREAM) => vec![
            ("the description", text.clone()),
            ("the CLI", format!("nats: error: could not load: {text} ({native})")),
            ("nats.go, js", format!("nats: {text}")),
            (
                "nats.go, jetstream",
                format!("nats: API error: code={status} err_code={native} description={text}"),
            ),
            ("nats.rs", format!("{text} (code {status}, error code {native})")),
            ("nats.java", format!("io.nats.client.JetStreamApiException: {text} [{native}]")),
            ("nats.net", format!("NATS.Client.JetStream.NatsJSApiException: {text}")),
            ("nats.js", format!("JetStreamApiError: {text}")),
            (
                "nats-py",
                format!(
                    "nats.js.errors.{class}: nats: {class}: code={status} err_code={native} description='{text}'"
                ),
            ),
            (
                "the reply",
                format!(
                    r#"{{"type":"x","error":{{"code":{status},"err_code":{native},"description":"{text}"}}}}"#
                ),
            ),
        ],
        (Client::KEEPER, _) => vec![("", format!("KeeperErrorCode = {text} for /a/b"))],
        (Client::KEEPER_CLASS, _) => vec![
            ("with its path", format!("org.apache.zookeeper.KeeperException${text}: x")),
            ("nested", format!("Caused by: KeeperException.{text}")),
        ],
        (Client::NODE_ZOOKEEPER, _) => vec![("", format!("Exception: {text}[{native}]@/a"))],
        (Client::FQL_V4, _) => vec![("", format!(r#"{{"errors":[{{"position":[],"code":"{text}"}}]}}"#))],
        (Client::RUSQLITE, _) => {
            vec![("", text.clone()), ("with its number", format!("Error code {native}: {text}"))]
        }
        (Client::SQLITE3_ERRSTR | Client::SQLITE3_ERRMSG, _) => vec![
            ("", text.clone()),
            ("Python", format!("sqlite3.OperationalError: {text}")),
            ("with its number", format!("Error: stepping, {text} ({native})")),
            ("with number and name", format!("{text} ({native}) ({})", row.name())),
        ],
        (Client::NATS_C, _) => {
            vec![("", text.clone()), ("with its number", format!("Error: {native} - {text}"))]
        }
        (Client::NATS_NET, _) if text.contains(' ') => {
            vec![("", text.clone()), ("its exception", format!("NATS.Client.Core.NatsException: {text}"))]
        }
        (Client::NATS_NET, _) => vec![("its class", format!("NATS.Client.Core.{text}: x"))],
        (Client::NATS_JS, _) if !text.contains(' ') => {
            vec![(
                "its class",
                format!("{text}: x\n    at f (/app/node_modules/@nats-io/nats-core/lib/core.js:1:1)"),
            )]
        }
        (Client::KAFKA, _) => {
            vec![("", text.clone()), ("the log of Java", format!("ERROR [o.a.k.c.p.Sender] kafka: {text}"))]
        }
        (Client::KAFKA_CLASS, _) => {
            vec![("with its path", format!("org.apache.kafka.common.errors.{text}: x"))]
        }
        (Client::KAFKA_PYTHON, _) => vec![
            ("with its path", format!("kafka.errors.{text}: [Error {native}] {text}: x")),
            ("its own words", format!("[Error {native}] {text}")),
        ],
        (Client::RDKAFKA, _) => vec![
            ("", text.clone()),
            ("confluent-kafka", format!("KafkaError{{code=ERR,val={native},str=\"{text}\"}}")),
            ("the log", format!("%3|1.0|FAIL|rdkafka#producer-1| [thrd:b:9092/1]: b:9092/1: {text}")),
            ("rdkafka of Rust", format!("KafkaError (Message production error: X ({text}))")),
        ],
        (Client::FLUSS_RS, _) => vec![
            ("", text.clone()),
            (
                "its API error",
                format!("Fluss API Error: ApiError {{ code: {native}, message: \"{text}\" }}."),
            ),
            ("pyfluss", format!("fluss.FlussError: FlussError(code={native}): {text}")),
        ],
        (Client::TONIC, _) => vec![
            ("", text.clone()),
            ("wrapped", format!("cannot go on: {text}")),
            ("its status", format!("code: '{text}', message: \"m\"")),
        ],
        // Alone they may be of any database: a name of PostgreSQL stands there, or a severity as it writes one.
        (Client::POSTGRES, _) => {
            let shown = Code::new(Domain::SQLSTATE, native).to_string();
            let characters = &shown["sqlstate:".len()..][..5];
            let class = row.aliases().find(|alias| !alias.contains('_') && *alias != characters);
            vec![
                ("psql", format!("ERROR:  {text}")),
                ("psql, verbose", format!("ERROR:  {characters}: {text}")),
                ("the log with %e", format!("2026-11-26 09:00:00 UTC [7] {characters} ERROR:  {text}")),
                ("lib/pq", format!("pq: {text}")),
                ("pgx", format!("ERROR: {text} (SQLSTATE {characters})")),
                ("JDBC", format!("org.postgresql.util.PSQLException: ERROR: {text}")),
                ("JDBC, its state", format!("x failed: y SQLState: {characters}")),
                ("PDO", format!("SQLSTATE[{characters}]: Y: 7 ERROR:  {text}")),
                ("psycopg", format!("psycopg.errors.{}: {text}", class.unwrap_or("Error"))),
                ("psycopg, its class", format!("raise psycopg.errors.{}", class.unwrap_or("Error"))),
            ]
        }
        (Client::LIBPQ, _) => vec![
            ("psql", format!("psql: error: {text}")),
            ("psycopg", format!("psycopg.OperationalError: consuming input failed: {text}")),
        ],
        _ => vec![("", text.clone()), ("wrapped", format!("cannot go on: {text}"))],
    }
}

#[test]
fn every_text_of_every_client_is_recognised_in_its_forms() {
    let mut counts: BTreeMap<(Client, &str), [usize; 2]> = BTreeMap::new();
    let (mut missed, mut wrapped) = (Vec::new(), BTreeSet::new());
    for table in Domain::ALL.iter().filter_map(|domain| domain.table()) {
        for row in table.rows() {
            // The descriptions of JetStream are a column of their own.
            let own = (Client::SERVER, row.text());
            let described =
                row.code().domain() == Domain::JETSTREAM && row.context() == 0 && !row.text().is_empty();
            let texts = row.prints().iter().copied().chain(described.then_some(own));
            for (client, text) in texts {
                for (form, line) in forms(&row, client, text) {
                    let found = recognise(line.as_bytes());
                    let hit = found.iter().any(|finding| finding.code() == Some(row.code()));
                    let [hits, all] = counts.entry((client, form)).or_default();
                    *hits += usize::from(hit);
                    *all += 1;
                    if form == "wrapped" && !hit {
                        wrapped.insert([client.name().to_owned(), text.to_owned()]);
                        let named = format!(
                            "{}: {line}",
                            if row.code().domain() == Domain::RAFT {
                                "raft"
                            } else {
                                row.code().domain().system()
                            }
                        );
                        let found = recognise(named.as_bytes());
                        assert!(
                            found.iter().any(|finding| finding.code() == Some(row.code())),
                            "{named}: {:?}",
                            codes(&found)
                        );
                    } else if !hit {
                        missed.push(format!(
                            "{client:?} {form}: {line}: wants {}, gets {:?}",
                            row.code(),
                            codes(&found)
                        ));
                    }
                }
            }
        }
    }
    for ((client, form), [hits, all]) in &counts {
        println!("{:24} {form:24} {hits} of {all}", client.name());
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
    // Inside of somebody's sentence, words that everybody uses say nothing unless the system is named, as is tried
    // above: each such text is listed.
    let mut reader =
        csv::Reader::from_path(root("tests/text/everyday.csv")).expect("tests/text/everyday.csv");
    let listed: BTreeSet<[String; 2]> = reader
        .records()
        .map(|line| {
            let line = line.expect("a line of CSV");
            [0, 1].map(|column| line[column].to_owned())
        })
        .collect();
    let new: Vec<_> = wrapped.difference(&listed).map(|line| line.join(",")).collect();
    assert!(new.is_empty(), "missed in a sentence, not in tests/text/everyday.csv:\n{}", new.join("\n"));
    let stale: Vec<_> = listed.difference(&wrapped).map(|line| line.join(",")).collect();
    assert!(stale.is_empty(), "recognised, remove from tests/text/everyday.csv:\n{}", stale.join("\n"));
}

#[test]
fn bytes_that_are_no_text_are_taken_as_they_are() {
    let random: Vec<u8> = (0_u32..300_000).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    for bytes in [
        &b""[..],
        b"\0",
        b"\xff\xfe\0zk: \xff node already exists\0",
        b"err_code=",
        b"[-",
        b"-ERR '",
        b"NATS/1.0 ",
    ] {
        let _ = recognise(bytes);
    }
    let _ = recognise(&random);
    // Every prefix and suffix of a line, so that each form ends in the middle.
    let line = b"zk retcode=-7 KeeperErrorCode = NoNode NATS/1.0 409 x -ERR 'x' {\"code\":\"time_out\"} (code 5) SQLITE_BUSY (517)";
    for cut in 0..line.len() {
        let _ = recognise(&line[..cut]);
        let _ = recognise(&line[cut..]);
    }
}

#[test]
fn a_code_at_the_end_of_a_long_line_is_found_at_its_place() {
    let mut line = b"zookeeper ".repeat(7_000_000);
    let start = line.len();
    line.extend_from_slice(b"KeeperErrorCode = NodeExists for /x");
    let found = recognise(&line);
    let best = found.first().expect("a finding");
    assert_eq!(best.code(), Some(Code::new(Domain::ZOOKEEPER, -110)));
    assert_eq!(best.span.start, start);
    assert_eq!(best.sureness, Sureness::Sure);
}

/// What docs/C.md gives as the reason for having no recogniser in C.
#[test]
fn the_automaton_takes_what_the_page_says() {
    let megabytes = |bytes: usize| (bytes + 500_000) / 1_000_000;
    let (one, scan) = (Recogniser::shared().memory_usage(), Scanner::new().memory_usage());
    let says = format!("of about {} MB on the heap, {} more for a scan", megabytes(one), megabytes(scan));
    assert!(derrno_tests::place::read("docs/C.md").contains(&says), "docs/C.md does not say `{says}`");
}

/// The words stay on the host: what a client prints, or a note says, is not in the C library, unless it is also a
/// name, a message or a text of the wire, which are.
#[test]
fn the_c_library_has_none_of_the_clients_texts_and_no_note() {
    let library =
        std::fs::read(derrno_tests::place::library().join("libderrno.so")).expect("the library is built");
    let (mut own, mut texts) = (Vec::new(), Vec::new());
    for row in Domain::ALL.iter().filter_map(|domain| domain.table()).flat_map(|table| table.rows()) {
        own.extend(row.aliases().chain([row.name(), row.message(), row.text()]));
        texts.extend(row.prints().iter().map(|(_, text)| *text).chain([row.note()]));
    }
    texts.retain(|text| text.len() >= 12 && !own.iter().any(|own| own.contains(text)));
    assert!(texts.len() > 300, "only {} texts to look for", texts.len());
    let there: Vec<_> =
        texts.into_iter().filter(|text| memchr::memmem::find(&library, text.as_bytes()).is_some()).collect();
    assert!(there.is_empty(), "in libderrno.so: {there:?}");
}
