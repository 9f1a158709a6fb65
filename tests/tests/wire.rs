//! The decoders, on samples as real servers sent them, on every prefix of those, and on bytes that
//! nobody sent.

use derrno::wire::{Decoded, dqlite, fauna, fluss, json, nats, zookeeper};
use derrno::{Code, Domain};

/// A decoder, a sample, and what it must answer: the code as text, or "" for no error.
struct Sample {
    decode: fn(&[u8]) -> Decoded<'_>,
    bytes: Vec<u8>,
    code: &'static str,
    message: &'static str,
    closes: bool,
    /// Whether the format has its length, so that every prefix is incomplete.
    framed: bool,
}

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
}

fn wire(bytes: &[u8]) -> Decoded<'_> {
    dqlite::message(bytes, derrno::dqlite::WIRE)
}

fn legacy(bytes: &[u8]) -> Decoded<'_> {
    dqlite::message(bytes, derrno::dqlite::LEGACY)
}

/// A FAILURE of dqlite: what was written before, code, text.
fn failure(before: &[u64], code: u64, text: &str) -> Vec<u8> {
    let mut body: Vec<u8> = before.iter().flat_map(|word| word.to_le_bytes()).collect();
    body.extend(code.to_le_bytes());
    body.extend(text.as_bytes());
    body.resize(body.len() / 8 * 8 + 8, 0);
    let mut message = ((body.len() / 8) as u32).to_le_bytes().to_vec();
    message.extend([0; 4]);
    message.extend(body);
    message
}

fn word(text: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes[..text.len()].copy_from_slice(text.as_bytes());
    u64::from_le_bytes(bytes)
}

fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = (body.len() as u32).to_be_bytes().to_vec();
    frame.extend(body);
    frame
}

fn samples() -> Vec<Sample> {
    let mut all = Vec::new();
    let mut add = |decode: fn(&[u8]) -> Decoded<'_>, bytes: Vec<u8>, code, message, closes, framed| {
        all.push(Sample { decode, bytes, code, message, closes, framed });
    };
    // Fluss, from the three examples of its format and the success frame.
    add(fluss::frame, hex("00000007 01 00000005 082E"), "fluss:46", "", false, true);
    add(fluss::frame, hex("00000010 01 00000005 08FFFFFFFFFFFFFFFFFF01"), "fluss:-1", "", false, true);
    add(fluss::frame, hex("00000003 02 082E"), "fluss:46", "", true, true);
    add(fluss::frame, hex("00000005 00 00000005"), "", "", false, true);
    add(fluss::frame, hex("0000000c 01 00000005 0801 1203 6f6f70"), "fluss:1", "oop", false, true);
    add(fluss::frame, hex("00000008 01 00000005 08 8f4e"), "fluss:9999", "", false, true);

    // dqlite, clean and mis-framed, as seen on 1.11.1 and 1.18.6.
    add(
        wire,
        hex(
            "0500000000000000 0100000000000000 6e65617220225345 4c4543223a207379 6e74617820657272 6f72000000000000",
        ),
        "dqlite:1@32",
        "near \"SELEC\": syntax error",
        false,
        true,
    );
    add(wire, failure(&[], 10506, "disk I/O error"), "dqlite:10506@16", "disk I/O error", false, true);
    add(wire, failure(&[], 10506, "leadership lost"), "dqlite:10506", "leadership lost", false, true);
    add(wire, failure(&[], 12, "no database opened"), "dqlite:12@1", "no database opened", false, true);
    add(wire, failure(&[], 5, "database is locked"), "dqlite:5@16", "database is locked", false, true);
    add(wire, failure(&[], 0, "empty statement"), "dqlite:0@1", "empty statement", false, true);
    add(wire, failure(&[], 4242, "?"), "dqlite:4242@1", "?", false, true);
    add(wire, failure(&[], 1, ""), "dqlite:1@1", "", false, true);
    add(legacy, failure(&[], 8202, "not leader"), "dqlite:8202@2", "not leader", false, true);
    let names = [5, word("a"), word("b"), word("c"), word("d"), word("e")];
    add(
        wire,
        failure(&names, 2067, "UNIQUE constraint failed: t.e"),
        "dqlite:2067@1",
        "UNIQUE constraint failed: t.e",
        false,
        true,
    );
    let rows = [2, word("jj"), word("kk"), 0x11, word("x"), 2, 0x11, word("y"), 2];
    add(wire, failure(&rows, 1, "malformed JSON"), "dqlite:1@1", "malformed JSON", false, true);
    add(wire, hex("01000000 04000000 0000000000000000"), "", "", false, true);

    // ZooKeeper, as seen on 3.8.0.
    let reply = |bytes: &str| framed(&hex(bytes));
    add(zookeeper::reply, reply("00000001 0000000000000020 ffffff9b"), "zookeeper:-101", "", false, true);
    add(zookeeper::reply, reply("fffffffc 0000000000000000 ffffff8d"), "zookeeper:-115", "", true, true);
    add(zookeeper::reply, reply("00000001 ffffffffffffffff fffffffa"), "zookeeper:-6", "", false, true);
    add(zookeeper::reply, reply("00000001 0000000000000020 00000000"), "", "", false, true);
    add(zookeeper::reply, reply("ffffffff 0000000000000020 00000000 00000001 00000003"), "", "", false, true);
    add(zookeeper::reply, reply("00000001 0000000000000020 ffff0000"), "zookeeper:-65536", "", false, true);
    let password = "00000010 00000000000000000000000000000000 00";
    add(
        zookeeper::connect,
        reply(&format!("00000000 00000000 0000000000000000 {password}")),
        "zookeeper:-112",
        "",
        true,
        true,
    );
    add(
        zookeeper::connect,
        reply(&format!("00000000 00001f40 0100000000000001 {password}")),
        "",
        "",
        false,
        true,
    );
    add(zookeeper::connect, reply("00000000 0000000000000000 ffffff89"), "zookeeper:-119", "", false, true);
    let header = "00000001 0000000000000020 00000000";
    let failed = "ffffffff0000000000 00000000 ffffffff00ffffff99 ffffff99 ffffffff00fffffffe fffffffe ffffffff01ffffffff";
    add(zookeeper::multi, reply(&format!("{header} {failed}")), "zookeeper:-103@1", "", false, true);
    let created =
        "00000001 00 00000000 00000002 2f61 00000002 00 00000000 0000000d 00 00000000 ffffffff01ffffffff";
    add(zookeeper::multi, reply(&format!("{header} {created}")), "", "", false, true);
    let read = "ffffffff00ffffff9b ffffff9b 00000008 00 00000000 00000001 00000001 61 ffffffff01ffffffff";
    add(zookeeper::multi_read, reply(&format!("{header} {read}")), "zookeeper:-101", "", false, true);

    // NATS, as seen on 2.9.10 and 2.14.5.
    let text = |text: &str| text.as_bytes().to_vec();
    add(
        nats::line,
        text("-ERR 'Authorization Violation'\r\n"),
        "nats_err:Authorization Violation",
        "Authorization Violation",
        true,
        true,
    );
    add(
        nats::line,
        text("-err 'AUTHORIZATION violation' \r\n"),
        "nats_err:Authorization Violation",
        "AUTHORIZATION violation",
        true,
        true,
    );
    add(
        nats::line,
        text("-ERR 'Permissions Violation for Publish to \"it's.X\"'\r\n"),
        "nats_err:20",
        "Permissions Violation for Publish to \"it's.X\"",
        false,
        true,
    );
    add(nats::line, text("-ERR\r\n"), "nats_err:0", "", true, true);
    add(nats::line, text("-ERR 'Something New'\r\n"), "nats_err:0", "Something New", true, true);
    add(nats::line, text("INFO {\"ldm\":true}\r\n"), "", "", false, true);
    add(nats::headers, text("NATS/1.0 503\r\n\r\n"), "nats_status:503", "", false, true);
    add(
        nats::headers,
        text("NATS/1.0 503\r\nNats-Subject: nobody.home\r\n\r\n"),
        "nats_status:503",
        "",
        false,
        true,
    );
    add(nats::headers, text("NATS/1.0503\r\n\r\n"), "nats_status:503", "", false, true);
    add(
        nats::headers,
        text("NATS/1.0 409 Exceeded MaxRequestBatch of 5\r\nNats-Pending-Messages: 1\r\n\r\n"),
        "nats_status:409@3",
        "Exceeded MaxRequestBatch of 5",
        false,
        true,
    );
    add(
        nats::headers,
        text("NATS/1.0 418 I'm a teapot\r\n\r\n"),
        "nats_status:418",
        "I'm a teapot",
        false,
        true,
    );
    add(
        nats::headers,
        text("NATS/1.0 100 Idle Heartbeat\r\nNats-Last-Consumer: 1\r\n\r\n"),
        "",
        "",
        false,
        true,
    );
    add(nats::headers, text("NATS/1.0\r\nA: b\r\n\r\n"), "", "", false, true);
    add(
        nats::headers,
        text("NATS/1.0\r\nNats-Service-Error: no such thing\r\nNats-Service-Error-Code: 404\r\n\r\n"),
        "nats_micro:404",
        "no such thing",
        false,
        true,
    );
    add(
        nats::headers,
        text("NATS/1.0\r\nNats-Service-Error-Code: VALIDATION_ERROR\r\n\r\n"),
        "nats_micro:VALIDATION_ERROR",
        "",
        false,
        true,
    );
    add(
        nats::headers,
        text("NATS/1.0\r\nnats-service-error: oops\r\n\r\n"),
        "nats_micro:0",
        "oops",
        false,
        true,
    );
    let js = "{\"type\":\"io.nats.jetstream.api.v1.stream_info_response\",\"error\":{\"code\":404,\"err_code\":10059,\"description\":\"stream not found\",\"new\":[{}]}}";
    add(nats::jetstream, text(js), "jetstream:10059@404", "stream not found", false, true);
    add(nats::jetstream, text("{\"error\":{\"code\":503}}"), "jetstream:0@503", "", false, true);
    add(nats::jetstream, text("{\"stream\":\"S\",\"seq\":7}"), "", "", false, true);

    // Fauna, in all its shapes.
    fn bad(body: &[u8]) -> Decoded<'_> {
        fauna::response(400, body)
    }
    fn late(body: &[u8]) -> Decoded<'_> {
        fauna::response(503, body)
    }
    fn good(body: &[u8]) -> Decoded<'_> {
        fauna::response(200, body)
    }
    add(
        bad,
        text("{\"error\":{\"code\":\"abort\",\"message\":\"no\",\"abort\":{\"a\":[1]}},\"summary\":\"\"}"),
        "fauna:abort@400",
        "no",
        false,
        true,
    );
    add(
        late,
        text("{\"error\":{\"code\":\"time_out\",\"message\":\"late\"}}"),
        "fauna:time_out@503",
        "late",
        false,
        true,
    );
    add(
        late,
        text("{\"error\":\"internal server error\"}"),
        "fauna:0@503",
        "internal server error",
        false,
        true,
    );
    add(bad, text("{\"error\":{\"message\":\"schema\"}}"), "fauna:0@400", "schema", false, true);
    add(
        bad,
        text("{\"code\":\"unauthorized\",\"message\":\"m\"}"),
        "fauna:unauthorized@400",
        "m",
        false,
        true,
    );
    add(
        bad,
        text("{\"errors\":[{\"code\":\"not found\",\"description\":\"d\"}]}"),
        "fauna:0@400",
        "d",
        false,
        true,
    );
    add(good, text("{\"data\":{\"error\":1},\"summary\":\"\"}"), "", "", false, true);
    add(late, text("<html>"), "fauna:0@503", "<html>", false, false);
    add(
        fauna::event,
        text("{\"type\":\"error\",\"error\":{\"code\":\"permission_loss\",\"message\":\"m\"}}\r\n"),
        "fauna:permission_loss",
        "m",
        true,
        true,
    );
    add(fauna::event, text("{\"type\":\"status\",\"txn_ts\":1}\r\n"), "", "", false, true);
    all
}

#[test]
fn every_sample_is_decoded_and_followed_by_whatever_comes_next() {
    for sample in samples() {
        let shown = String::from_utf8_lossy(&sample.bytes).into_owned();
        match (sample.decode)(&sample.bytes) {
            Decoded::Fine(length) => {
                assert_eq!(sample.code, "", "{shown}");
                assert_eq!(length, sample.bytes.len(), "{shown}");
            }
            Decoded::Failed(failure) => {
                assert_eq!(failure.code, sample.code.parse::<Code>().expect(sample.code), "{shown}");
                assert_eq!(String::from_utf8_lossy(failure.message), sample.message, "{shown}");
                assert_eq!(failure.closes, sample.closes, "{shown}");
                assert_eq!(failure.length, sample.bytes.len(), "{shown}");
            }
            other => panic!("{shown}: {other:?}"),
        }
    }
}

#[test]
fn every_prefix_of_a_sample_is_incomplete() {
    for sample in samples().iter().filter(|sample| sample.framed) {
        for cut in 0..sample.bytes.len() {
            let prefix = &sample.bytes[..cut];
            let shown = String::from_utf8_lossy(prefix).into_owned();
            match (sample.decode)(prefix) {
                Decoded::Incomplete(missing) => {
                    assert!(missing > 0 && missing <= sample.bytes.len() - cut, "{shown}: {missing}");
                }
                // An HTTP error with an empty body is whole; so is one with a body that is no JSON.
                Decoded::Failed(failure) if failure.code.domain() == Domain::FAUNA && cut == 0 => {}
                other => panic!("{shown}: {other:?}"),
            }
        }
    }
}

#[test]
fn bytes_behind_a_message_do_not_change_its_answer() {
    for sample in samples() {
        let framed_by_itself = !matches!(sample.code.split(':').next(), Some("fauna" | "jetstream" | ""));
        if framed_by_itself {
            let longer = [&sample.bytes[..], b"\xff\x00PING\r\n\r\n"].concat();
            let (a, b) = ((sample.decode)(&sample.bytes), (sample.decode)(&longer));
            assert_eq!(a, b, "{}", sample.code);
        }
    }
}

/// A fixed sequence that looks random.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}

/// What must hold of any answer to any bytes.
fn sane(bytes: &[u8], decoded: Decoded<'_>) {
    match decoded {
        Decoded::Fine(length) => assert!(length <= bytes.len(), "{bytes:?}"),
        Decoded::Incomplete(missing) => assert!(missing > 0, "{bytes:?}"),
        Decoded::Malformed(at) => assert!(at <= bytes.len(), "{bytes:?}: {at}"),
        Decoded::Failed(failure) => {
            assert!(failure.length <= bytes.len() && !failure.code.verdict().is_ok(), "{bytes:?}");
            for slice in [failure.message, failure.detail] {
                let all = bytes.as_ptr_range();
                let part = slice.as_ptr_range();
                assert!(slice.is_empty() || all.start <= part.start && part.end <= all.end, "borrowed");
            }
            let _ = json::member(failure.detail, "code");
            zookeeper::results(failure.detail, true).take(1000).for_each(drop);
        }
    }
}

#[test]
fn flipped_cut_and_random_bytes_get_a_sane_answer() {
    let samples = samples();
    let mut dice = Dice(7);
    for round in 0..400_000 {
        let sample = &samples[round % samples.len()];
        let mut bytes = sample.bytes.clone();
        for _ in 0..=dice.roll(4) {
            let at = dice.roll(bytes.len().max(1));
            match dice.roll(4) {
                0 if !bytes.is_empty() => bytes[at] ^= 1 << dice.roll(8),
                1 if !bytes.is_empty() => bytes[at] = dice.roll(256) as u8,
                2 => bytes.truncate(at),
                _ => bytes.insert(at.min(bytes.len()), dice.roll(256) as u8),
            }
        }
        // By its own decoder, and by some other.
        sane(&bytes, (sample.decode)(&bytes));
        sane(&bytes, (samples[dice.roll(samples.len())].decode)(&bytes));
        for numbering in [fluss::Numbering::First, fluss::Numbering::Second, fluss::Numbering::Third] {
            sane(&bytes, fluss::item(&bytes, numbering));
        }
    }
}

#[test]
fn a_failure_of_dqlite_is_read_from_its_end_whatever_stands_before() {
    let mut dice = Dice(11);
    for _ in 0..100_000 {
        let before: Vec<u64> =
            (0..dice.roll(12)).map(|_| (dice.roll(1 << 31) as u64) << dice.roll(33)).collect();
        let code = [1, 5, 517, 2067, 10250, 10506][dice.roll(6)];
        let text: String = (0..dice.roll(40)).map(|_| (b' ' + dice.roll(95) as u8) as char).collect();
        let bytes = failure(&before, code, &text);
        let Decoded::Failed(found) = wire(&bytes) else { panic!("{before:?} {code} {text}") };
        assert_eq!((found.code.native(), found.message), (code as i32, text.as_bytes()));
        assert_eq!(found.detail.len(), 8 * before.len());
    }
}

#[test]
fn an_item_of_fluss_has_its_code_in_one_of_three_fields() {
    use fluss::Numbering::{First, Second, Third};
    fn code(decoded: Decoded<'_>) -> Option<(i32, Vec<u8>)> {
        match decoded {
            Decoded::Failed(failure) => Some((failure.code.native(), failure.message.to_vec())),
            Decoded::Fine(_) => None,
            other => panic!("{other:?}"),
        }
    }
    // bucket 7, code 12, text "no"
    let item = hex("0807 100c 1a02 6e6f");
    assert_eq!(code(fluss::item(&item, Second)), Some((12, b"no".to_vec())));
    assert_eq!(code(fluss::item(&hex("080c 1202 6e6f"), First)), Some((12, b"no".to_vec())));
    assert_eq!(code(fluss::item(&hex("0801 1005 180c"), Third)), Some((12, vec![])));
    assert_eq!(code(fluss::item(&hex("0801 1005 1800"), Third)), None, "an explicit 0 is success");
    assert_eq!(code(fluss::item(&[], First)), None, "no code is success");
    assert!(matches!(fluss::item(&hex("08"), First), Decoded::Malformed(1)));
}

#[test]
fn each_operation_of_a_multi_has_its_result() {
    let failed = hex(
        "ffffffff0000000000 00000000 ffffffff00ffffff99 ffffff99 ffffffff00fffffffe fffffffe ffffffff01ffffffff",
    );
    let codes: Vec<String> =
        zookeeper::results(&failed, true).map(|result| result.code.to_string()).collect();
    assert_eq!(
        codes,
        ["zookeeper:0@1 OK", "zookeeper:-103@1 BADVERSION", "zookeeper:-2@1 RUNTIMEINCONSISTENCY"]
    );
    let kinds: Vec<&str> =
        zookeeper::results(&failed, true).map(|result| result.code.verdict().kind().name()).collect();
    assert_eq!(kinds, ["aborted", "conflict", "aborted"]);
}

#[test]
fn members_are_found_as_raw_slices() {
    let body = br#" { "a" : [ 1 , {"b":"}"} ] , "a" : "last", "esc\"aped" : null } "#;
    assert_eq!(json::member(body, "a"), Some(&b"\"last\""[..]));
    assert_eq!(json::member(body, "b"), None);
    assert_eq!(json::member(body, "esc\\\"aped"), Some(&b"null"[..]));
    assert_eq!(json::member(b"", "a"), None);
    assert_eq!(json::member(b"[1]", "a"), None);
    assert_eq!(json::member(br#"{"a":1"#, "a"), Some(&b"1"[..]), "as far as it goes");
    let deep = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
    assert!(matches!(nats::jetstream(format!("{{\"a\":{}}}", deep(127)).as_bytes()), Decoded::Fine(_)));
    assert!(matches!(nats::jetstream(format!("{{\"a\":{}}}", deep(128)).as_bytes()), Decoded::Malformed(_)));
}
