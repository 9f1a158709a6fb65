//! Names, messages, hierarchy, contexts and the text form, over all rows.

use std::collections::HashMap;

use derrno::{
    Advice, Code, Domain, Effect, Entry, Kind, Lost, Origin, ParseCodeError, Severity, Situation, Verdict,
};

fn rows() -> impl Iterator<Item = Entry> {
    Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows())
}

#[test]
fn a_name_finds_its_row_and_stands_once() {
    for domain in Domain::ALL {
        let table = domain.table().expect("all features are on");
        let mut names = HashMap::new();
        let mut last = None;
        for row in table.rows() {
            let first_of_its_number = last != Some(row.native());
            last = Some(row.native());
            let own = first_of_its_number.then(|| row.name());
            for name in own.into_iter().chain(row.aliases()) {
                assert_eq!(table.by_name(name), Some(row), "{domain} {name}");
                let other = names.insert(name, row);
                assert!(other.is_none(), "{domain} {name} is taken by {other:?}");
                for near in [format!("{name} "), format!("x{name}"), name[1..].into(), format!("{name}\0")] {
                    let found = table.by_name(&near);
                    assert!(
                        found.is_none_or(|row| row.name() == near || row.aliases().any(|a| a == near)),
                        "{near}"
                    );
                }
            }
        }
        assert_eq!(table.by_name(""), None, "{domain}");
    }
}

#[test]
fn a_message_is_told_once_per_domain_and_has_two_parts() {
    for domain in Domain::ALL {
        let mut messages = HashMap::new();
        for row in domain.table().expect("all features are on").rows() {
            let message = row.message();
            if let Some(other) = messages.insert(message, row) {
                // 10250 and 10506 are one row in two lists; nothing else may say the same.
                panic!("{} and {} say the same: {message}", row.code(), other.code());
            }
            let (happened, todo) = message.split_once("; ").expect("two parts");
            assert!(happened.len() > 8 && todo.len() > 3, "{}: {message}", row.code());
            let odd = message.split(&[' ', ',', ';']).find(|word| ["behind", "else", "anew"].contains(word));
            assert_eq!(odd, None, "{}: after, otherwise, again are plainer: {message}", row.code());
            assert!(
                !message.contains("  ") && !message.ends_with(['.', ' ', ';']),
                "{}: {message}",
                row.code()
            );
        }
    }
}

#[test]
fn a_doubtful_write_is_not_sent_again_and_an_applied_one_never() {
    for row in rows() {
        let verdict = row.verdict();
        let code = row.code();
        assert!(!verdict.is_unlisted(), "{code}");
        match verdict.effect() {
            Effect::MAYBE_APPLIED | Effect::APPLIED => {
                assert!(!verdict.may_retry(Situation::PLAIN), "{code}")
            }
            Effect::NONE => assert_eq!(verdict, Verdict::OK, "{code}: only ok has no effect"),
            _ => {}
        }
        if verdict.kind() == Kind::OK {
            assert_eq!(verdict, Verdict::OK, "{code}: ok is the all-zero word");
        } else {
            assert_ne!(verdict.origin(), Origin::UNKNOWN, "{code}: somebody says so");
        }
    }
}

/// Every word without reserved bits.
#[test]
fn may_retry_and_may_redo_follow_from_the_word_and_the_situation() {
    for bits in 0..1_u32 << 23 {
        for word in [bits, bits | 1 << 31] {
            let verdict = Verdict::from_bits(word);
            assert_eq!(verdict.bits(), word);
            let (kind, advice) = (word as u8, (word >> 8 & 15) as u8);
            assert_eq!((verdict.kind().number(), verdict.advice().number()), (kind, advice));
            assert_eq!(u32::from(verdict.effect().number()), word >> 12 & 3);
            assert_eq!(u32::from(verdict.severity().number()), word >> 14 & 3);
            assert_eq!(u32::from(verdict.origin().number()), word >> 16 & 15);
            assert_eq!(u32::from(verdict.lost().number()), word >> 20 & 7);
            assert_eq!(verdict.is_ok(), kind == 0 && word >> 31 == 0, "{word:#x}");
            if kind != 0 {
                continue; // decides nothing
            }
            for (situation, idempotent, inside) in [
                (Situation::PLAIN, false, false),
                (Situation::IDEMPOTENT, true, false),
                (Situation::IN_TRANSACTION, false, true),
                (Situation::from_bits(0xff), true, true),
                (Situation::from_bits(0xfc), false, false),
            ] {
                let sends = (1..=4).contains(&advice) && word >> 31 == 0;
                let harmless = idempotent || word >> 12 & 3 == 1;
                let gone = inside && word >> 20 & 7 >= 2;
                let redo = advice == 5 && word >> 31 == 0;
                assert_eq!(
                    verdict.may_retry(situation),
                    sends && harmless && !gone,
                    "{word:#x} {situation:?}"
                );
                let redo = (redo || sends && gone) && harmless;
                assert_eq!(verdict.may_redo(situation), redo, "{word:#x} {situation:?}");
            }
        }
    }
    assert_eq!(Verdict::OK.bits(), 0);
    assert_eq!([Advice::ALL.len(), Origin::ALL.len(), Severity::ALL.len(), Effect::ALL.len()], [9, 8, 4, 4]);
    assert_eq!((Lost::ALL.len(), Situation::ALL.len()), (7, 7));
}

/// The naive walk over parents.
fn below(class: Entry, ancestor: Entry) -> bool {
    class == ancestor
        || class.parent().is_some_and(|parent| below(parent, ancestor))
        || class.second_parent().is_some_and(|parent| below(parent, ancestor))
}

#[test]
fn is_a_agrees_with_the_walk_over_parents() {
    for domain in Domain::ALL {
        let table = domain.table().expect("all features are on");
        for (a, b) in table.rows().flat_map(|a| table.rows().map(move |b| (a, b))) {
            assert_eq!(a.is_a(&b), below(a, b), "{} is a {}", a.code(), b.code());
        }
        let Some(classes) = table.classes() else { continue };
        for (row, class) in table.rows().flat_map(|row| classes.rows().map(move |class| (row, class))) {
            let expected = row.raised_as().is_some_and(|raised| below(raised, class));
            assert_eq!(row.is_a(&class), expected, "{} is a {}", row.code(), class.code());
            assert_eq!(row.code().is_a(class.code()), expected, "{} is a {}", row.code(), class.code());
            assert!(!class.is_a(&row), "a class is no code");
        }
    }
    let is_a = |code: &str, class: &str| code.parse::<Code>().unwrap().is_a(class.parse().unwrap());
    assert!(is_a("zookeeper:-112", "kazoo:SessionExpiredError"));
    assert!(is_a("kazoo:ConnectionClosedError", "kazoo:SessionExpiredError"));
    assert!(is_a("fluss:1", "fluss_java:RetriableException"));
    assert!(is_a("fauna:limit_exceeded", "fauna_driver:ThrottlingError"));
    assert!(is_a("jetstream:10059", "nats_py:NotFoundError"));
    assert!(is_a("nats_py:KeyNotFoundError", "nats_py:NotFoundError"));
    assert!(is_a("dqlitepy:NodeStartError", "dqlitepy:DqliteError"));
    assert!(!is_a("zookeeper:-4711", "kazoo:KazooException"));
}

#[test]
fn the_text_form_reads_back() {
    for row in rows() {
        let code = row.code();
        let text = code.to_string();
        assert_eq!(text.parse(), Ok(code), "{text}");
        let mut buffer = [0; 300];
        let len = code.write(&mut buffer);
        assert_eq!(&buffer[..len], text.as_bytes());
        for cut in 0..len {
            assert_eq!(code.write(&mut buffer[..cut]), len, "the whole length, whatever the room");
        }
    }
    for (text, code) in [
        ("zookeeper:-9999", Code::new(Domain::ZOOKEEPER, -9999)),
        ("0x8001:7", Code::new(Domain::new(0x8001), 7)),
        ("fauna:0@418", Code::new(Domain::FAUNA, 0).in_context(418)),
        ("nats_micro:404", Code::new(Domain::NATS_MICRO, 404)),
        ("raft:-2147483648", Code::new(Domain::RAFT, i32::MIN)),
    ] {
        assert_eq!(text.parse(), Ok(code));
        assert_eq!(code.to_string(), text);
    }
    assert_eq!(" zookeeper:ZNONODE ".parse(), Ok(Code::new(Domain::ZOOKEEPER, -101)));
    assert_eq!("32769:7".parse(), Ok(Code::new(Domain::new(0x8001), 7)));
}

#[test]
fn a_text_that_is_no_code_is_told_why() {
    use ParseCodeError as E;
    for (text, error) in [
        ("", E::NoColon),
        ("NONODE", E::NoColon),
        ("zookepeer:-101", E::UnknownDomain),
        ("65536:1", E::UnknownDomain),
        ("zookeeper:", E::UnknownName),
        ("zookeeper:NONODES", E::UnknownName),
        ("zookeeper:1.5", E::UnknownName),
        ("zookeeper:99999999999", E::NumberTooLarge),
        ("fauna:time_out@", E::BadContext),
        ("fauna:time_out@65536", E::BadContext),
        ("zookeeper:-101 NOAUTH", E::WrongName),
    ] {
        let found = text.parse::<Code>();
        assert_eq!(found, Err(error), "{text}");
        assert!(error.to_string().len() > 20);
    }
}

#[test]
fn a_context_decides_where_one_number_means_several_things() {
    for (code, kind, effect) in [
        ("zookeeper:0", "ok", Effect::NONE),
        ("zookeeper:0@1", "aborted", Effect::NOT_APPLIED),
        ("zookeeper:-2", "out_of_sequence", Effect::MAYBE_APPLIED),
        ("zookeeper:-2@1", "aborted", Effect::NOT_APPLIED),
        ("zookeeper:-101@1", "not_found", Effect::NOT_APPLIED),
        ("fluss:12", "not_leader", Effect::MAYBE_APPLIED),
        ("fluss:12@1", "leadership_lost", Effect::MAYBE_APPLIED),
        ("fluss:12@2", "not_leader", Effect::NOT_APPLIED),
        ("fluss:28@1", "no_quorum", Effect::APPLIED),
        ("fauna:time_out@440", "timeout", Effect::MAYBE_APPLIED),
        ("fauna:forbidden@403", "permission_denied", Effect::NOT_APPLIED),
        ("fauna:forbidden@410", "unsupported", Effect::NOT_APPLIED),
        ("fauna:0@503", "unavailable", Effect::MAYBE_APPLIED),
        ("fauna:0@404", "not_found", Effect::MAYBE_APPLIED),
        ("jetstream:0@429", "throttled", Effect::MAYBE_APPLIED),
        ("jetstream:10059@404", "not_found", Effect::NOT_APPLIED),
        ("dqlite:1", "unknown", Effect::NOT_APPLIED),
        ("dqlite:1@1", "invalid_argument", Effect::NOT_APPLIED),
        ("dqlite:0@1", "unknown", Effect::MAYBE_APPLIED), // its text decides
        ("dqlite:0@16", "invalid_argument", Effect::NOT_APPLIED),
        ("dqlite:12@1", "session_expired", Effect::NOT_APPLIED),
        ("dqlite:12@3", "not_found", Effect::NOT_APPLIED),
        ("dqlite:1@274", "io", Effect::MAYBE_APPLIED), // raft:18
        ("dqlite:5@1", "busy", Effect::NOT_APPLIED),
        ("dqlite:8202@2", "not_leader", Effect::NOT_APPLIED),
        ("dqlite:8202@1", "corrupt", Effect::NOT_APPLIED),
        ("dqlite:8458@2", "leadership_lost", Effect::MAYBE_APPLIED),
        ("dqlite:10506@1", "leadership_lost", Effect::MAYBE_APPLIED),
        ("dqlite:10506", "leadership_lost", Effect::MAYBE_APPLIED),
        ("dqlite:10250@1", "not_leader", Effect::NOT_APPLIED),
        ("dqlite:1002@1", "not_found", Effect::NOT_APPLIED),
        ("nats_status:599", "internal", Effect::MAYBE_APPLIED),
        ("nats_micro:404", "not_found", Effect::MAYBE_APPLIED),
    ] {
        let parsed: Code = code.parse().unwrap();
        let verdict = parsed.verdict();
        assert_eq!((verdict.kind().name(), verdict.effect()), (kind, effect), "{code}");
    }
    let unlisted = |code: &str| code.parse::<Code>().unwrap().verdict();
    assert!(unlisted("sqlite:65541").is_unlisted(), "an unknown kind of BUSY");
    assert_eq!(unlisted("sqlite:65541").kind(), Kind::BUSY);
    assert_eq!(unlisted("zookeeper:-50").kind(), Kind::INTERNAL);
    assert_eq!(unlisted("zookeeper:-500").kind(), Kind::UNKNOWN);
    assert!(unlisted("dqlite:8202").is_unlisted(), "legacy numbers need their context");
}

#[test]
fn a_text_tells_the_variant() {
    let found = |domain: Domain, native: i32, text: &str| {
        domain.table().unwrap().by_text(Some(native), text.as_bytes()).map(|row| row.verdict().kind().name())
    };
    assert_eq!(found(Domain::DQLITE, 5, "a database for this connection is already open"), Some("misuse"));
    assert_eq!(found(Domain::DQLITE, 5, "DATABASE IS LOCKED"), Some("busy"));
    assert_eq!(found(Domain::DQLITE, 1, "near \"SELEC\": syntax error"), Some("invalid_argument"));
    assert_eq!(found(Domain::DQLITE, 1, "no such table: nope"), Some("not_found"));
    assert_eq!(found(Domain::DQLITE, 1, "no such column: nope"), Some("not_found"));
    assert_eq!(found(Domain::DQLITE, 1, "index nope already exists"), Some("already_exists"));
    assert_eq!(found(Domain::DQLITE, 1, "server address already in use"), Some("already_exists"));
    assert_eq!(found(Domain::DQLITE, 5, "something else"), None);
    assert_eq!(found(Domain::NATS_STATUS, 409, "Exceeded MaxRequestBatch of 5"), Some("too_large"));
    assert_eq!(found(Domain::NATS_STATUS, 409, "Exceeded MaxRequestBatch"), None);
    assert_eq!(found(Domain::NATS_STATUS, 500, "disk gone"), Some("internal"));
    let line = |text: &str| derrno::nats_err::TABLE.by_text(None, text.as_bytes()).map(|row| row.native());
    assert_eq!(line("authorization violation"), Some(1));
    assert_eq!(line("Permissions Violation for Subscription to \"a.b\" using queue \"q\""), Some(23));
    assert_eq!(line("Permissions Violation for Subscription to \"a.b\""), Some(22));
    assert_eq!(line("Permissions Violation for Subscription to \"a.b\" (sid \"7\")"), Some(25));
    assert_eq!(line("no such text"), None);
}

/// The column `errno` of a code, which every system has, and the domain of that name say the same.
#[test]
fn a_symbol_of_errno_projects_onto_itself() {
    use derrno::Errno;
    let table = Domain::ERRNO.table().expect("all features are on");
    for errno in Errno::ALL {
        let row = table.entry(errno.number().into()).unwrap_or_else(|| panic!("{errno:?} has no row"));
        assert_eq!(row.name(), errno.name());
        assert!(table.rows().filter(|one| one.native() == row.native()).all(|one| one.errno() == *errno));
    }
    // Back from a kind to itself, or to one with the same errno. What the symbol means by itself is something else
    // than what stands for it best.
    let others = ["EDOM", "EACCES", "ECONNABORTED", "EILSEQ", "EIDRM", "EOWNERDEAD"];
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        let back = derrno::errno::classify(kind.errno().number().into()).kind();
        let agrees = back.errno() == kind.errno();
        assert_eq!(
            agrees,
            !others.contains(&kind.errno().name()),
            "{kind} is {:?}, which is {back}",
            kind.errno()
        );
    }
}

/// The status of gRPC that a kind projects onto, and the domain of that name agree: back from it comes a kind that
/// projects onto it again.
#[test]
fn a_kind_goes_to_grpc_and_back() {
    use derrno::Grpc;
    let table = Domain::GRPC.table().expect("all features are on");
    assert_eq!(table.rows().filter(|row| row.context() == 0).count(), Grpc::ALL.len());
    for status in Grpc::ALL {
        let row = table.entry(status.number().into()).unwrap_or_else(|| panic!("{status:?} has no row"));
        assert_eq!((row.name(), row.verdict().kind().grpc()), (status.name(), *status));
    }
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        let back = derrno::grpc::classify(kind.grpc().number().into());
        assert_eq!(back.kind().grpc(), kind.grpc(), "{kind} is {:?}, which is {}", kind.grpc(), back.kind());
    }
}

/// The same for HTTP, with three kinds whose status means something else by itself.
#[test]
fn a_kind_goes_to_http_and_back() {
    let others = [
        ("constraint", 422, "invalid_argument"), // a body that is refused, whatever is stored
        ("read_only", 405, "unsupported"), // a method that an address does not take, mostly not for good
        ("session_expired", 410, "not_found"), // a thing that is gone
    ];
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        let back = derrno::http::classify(kind.http().into());
        assert!(!back.is_unlisted(), "{kind}: {} has no row", kind.http());
        let known = others.iter().find(|(name, ..)| *name == kind.name());
        match known {
            Some((_, status, becomes)) => assert_eq!((kind.http(), back.kind().name()), (*status, *becomes)),
            None => assert_eq!(
                back.kind().http(),
                kind.http(),
                "{kind} is {}, which is {}",
                kind.http(),
                back.kind()
            ),
        }
    }
    // What the hundred of a status says where there is no row, and the rows: a row is no less careful.
    for row in Domain::HTTP.table().expect("all features are on").rows().filter(|row| row.context() == 0) {
        let kind = row.verdict().kind();
        let (ok, class) = (kind == Kind::OK, derrno::status::class_of(row.native() as u16).kind());
        assert!(!ok || class == Kind::OK, "{}: a failure by its hundred", row.code());
    }
}

/// Only the server itself, asked once, can say of these that nothing was applied.
#[test]
fn what_a_proxy_may_have_brought_about_is_in_doubt() {
    use derrno::http::FROM_ORIGIN;
    for native in [404, 409, 410, 412, 503] {
        let code = Code::new(Domain::HTTP, native);
        assert_eq!(code.verdict().effect(), Effect::MAYBE_APPLIED, "{code}");
        assert_eq!(code.in_context(FROM_ORIGIN).verdict().effect(), Effect::NOT_APPLIED, "{code}");
    }
    for native in [408, 500, 502, 504] {
        let code = Code::new(Domain::HTTP, native).in_context(FROM_ORIGIN);
        assert_eq!(code.verdict().effect(), Effect::MAYBE_APPLIED, "{code}");
    }
}

/// Whatever ends a handshake, nothing was applied before it.
#[test]
fn an_alert_of_a_handshake_has_applied_nothing() {
    use derrno::tls_alert::NOT_SENT;
    for row in Domain::TLS_ALERT.table().expect("all features are on").rows().filter(|row| !row.is_retired())
    {
        let unsent = row.code().in_context(NOT_SENT).verdict();
        // A warning within a connection is no end of a handshake.
        assert_eq!(unsent.effect() == Effect::NOT_APPLIED, row.native() != 100, "{}", row.code());
    }
}

/// Of a request that was sent, only what the standards promise is not applied; of one that was not, or not handled,
/// everything. An unlisted number too, which is still no reason to send again.
#[test]
fn http_2_and_3_and_quic_promise_what_their_standards_do() {
    // RFC 9113, 8.7; RFC 9114, 4.1.1; and what answers the first packet of a connection.
    let promises = [(Domain::HTTP2, 7), (Domain::HTTP3, 0x10b), (Domain::QUIC, 2), (Domain::QUIC, 11)];
    for (domain, ends_link) in [(Domain::HTTP2, 3), (Domain::HTTP3, 3), (Domain::QUIC, 0)] {
        for row in domain.table().expect("all features are on").rows() {
            let of = |context| row.code().in_context(context).verdict();
            let promised = promises.contains(&(domain, row.native()));
            assert_eq!(of(0).effect() == Effect::NOT_APPLIED, promised, "{}", row.code());
            assert_eq!(of(1).effect(), Effect::NOT_APPLIED, "{}", row.code());
            if domain != Domain::QUIC {
                let link = of(ends_link);
                assert_eq!(
                    (link.effect(), link.lost()),
                    (Effect::MAYBE_APPLIED, Lost::LINK),
                    "{}",
                    row.code()
                );
            }
        }
        for context in [0, 1, 2, 3] {
            let unlisted = Code::new(domain, 0x7777).in_context(context).verdict();
            assert_eq!(unlisted.effect() == Effect::NOT_APPLIED, context == 1, "{domain}@{context}");
            assert!(unlisted.is_unlisted() && !unlisted.may_retry(Situation::IDEMPOTENT));
        }
    }
    for code in [Code::new(Domain::HTTP2, 7), Code::new(Domain::HTTP3, 0x10b)] {
        assert!(
            code.verdict().may_retry(Situation::PLAIN) && code.verdict().lost() == Lost::NOTHING,
            "{code}"
        );
    }
}

/// What was not sent is safe to send, whatever the status says otherwise.
#[test]
fn what_was_not_sent_was_not_applied() {
    use derrno::grpc::{FROM_ORIGIN, NOT_SENT};
    let table = Domain::GRPC.table().expect("all features are on");
    for row in table.rows() {
        if [NOT_SENT, FROM_ORIGIN].contains(&row.context()) {
            assert_eq!(row.verdict().effect(), Effect::NOT_APPLIED, "{}", row.code());
        }
    }
    // Those that a library makes by itself, by doc/statuscodes.md of gRPC, but UNKNOWN, which is the server's.
    for native in [1, 4, 8, 13, 14, 16] {
        let code = Code::new(Domain::GRPC, native).in_context(NOT_SENT);
        assert_eq!(code.verdict().effect(), Effect::NOT_APPLIED, "{code}");
    }
}

/// A close frees the descriptor and an fsync forgets what was lost, so a second one does harm or lies.
#[test]
fn no_close_and_no_fsync_is_repeated() {
    use derrno::errno::{CLOSE, FSYNC};
    let table = Domain::ERRNO.table().expect("all features are on");
    for row in table.rows().filter(|row| row.native() < 600) {
        for context in [CLOSE, FSYNC] {
            let verdict = row.code().in_context(context).verdict();
            assert!(!verdict.may_retry(Situation::IDEMPOTENT), "{} in context {context}", row.code());
        }
    }
}

#[test]
fn a_number_of_a_platform_leads_to_its_symbol_and_back() {
    use derrno::errno::Platform;
    for (number, platform) in (1..).zip(Platform::ALL) {
        assert_eq!(
            (platform.id(), Platform::by_number(number).map(|one| one.name())),
            (number, Some(platform.name()))
        );
        let mut numbers = 0;
        for native in -2000..=0x1_0000 {
            let Some(code) = platform.code(native) else { continue };
            numbers += 1;
            assert!(!code.verdict().is_unlisted() && code.context() == 0, "{} {native}", platform.name());
            let back = platform.number(code).expect("a number");
            assert!(
                back <= native && platform.code(back) == Some(code),
                "{} {native} {back}",
                platform.name()
            );
            assert_eq!(platform.returned(-native), Some(code), "{} {native}", platform.name());
        }
        assert!(numbers > 70, "{}: {numbers} numbers", platform.name());
        for native in [i32::MIN, -1, 0x1_0000 + 1, i32::MAX] {
            assert_eq!(platform.code(native), None);
        }
        assert_eq!(platform.returned(i32::MIN), None);
        assert_eq!(platform.returned(7), Some(Code::new(Domain::ERRNO, 0)));
        assert_eq!(platform.number(Code::new(Domain::ZOOKEEPER, 2)), None);
        assert_eq!(platform.number(Code::new(Domain::ERRNO, 4711)), None);
    }
    assert_eq!(Platform::by_number(0).map(|one| one.id()), None);
    assert_eq!(Platform::HERE.code(110).map(|code| code.to_string()).as_deref(), Some("errno:110 ETIMEDOUT"));
}

/// What librdkafka says of a message ranks above the code: no doubt is lost, whatever the numbers.
#[test]
fn a_message_of_kafka_in_doubt_is_never_called_not_applied() {
    use derrno::{Effect, kafka};
    for err in (-300..300).chain([i32::MIN, i32::MAX]).filter(|err| *err != 0) {
        for status in [1, 2, 3, -1, i32::MIN, i32::MAX] {
            let code = kafka::code(err, status);
            let fine = kafka::classify(err).is_ok();
            assert!(fine || code.verdict().effect() != Effect::NOT_APPLIED, "{code} with status {status}");
            assert!(!code.verdict().may_retry(Situation::PLAIN), "{code} with status {status}");
            assert_eq!(code.native(), err);
        }
        // Nobody but these two is made surer than it is.
        let (alone, told) = (kafka::classify(err), kafka::code(err, 0).verdict());
        assert_eq!(alone.effect() == told.effect(), !matches!(err, -192 | -195), "{err}");
    }
}

/// Kafka, at night in a loop: a commit that may have been made is made again and never another; a member that lost its
/// partitions sends no old commit; who is fenced does nothing.
#[test]
fn a_loop_over_kafka_does_no_harm() {
    use derrno::kafka::classify;
    for err in [15, 16, 51, -185] {
        assert!(!classify(err).may_retry(Situation::PLAIN) && classify(err).may_retry(Situation::IDEMPOTENT));
        assert!(!classify(err).may_redo(Situation::IN_TRANSACTION), "{err}");
    }
    for err in [22, 25, 27, 49, 110, 113, 120, -142, -147] {
        assert!(!classify(err).may_retry(Situation::IDEMPOTENT), "{err}");
        assert!(classify(err).may_redo(Situation::IN_TRANSACTION), "{err}");
    }
    for err in [47, 48, 52, 82, 90, -144, -149, -150] {
        let all = Situation::IDEMPOTENT | Situation::GUARDED | Situation::DEDUP;
        assert!(!classify(err).may_retry(all) && !classify(err).may_redo(all), "{err}");
    }
}
