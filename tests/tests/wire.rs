//! The decoders, on samples as real servers sent them, on every prefix of those, and on bytes that
//! nobody sent.

use derrno::wire::{Decoded, fluss, json, nats, zookeeper};
use derrno::{Code, Domain};
use derrno_tests::random::Random;
use derrno_tests::samples::{Sample, by_system, failure, hex, wire};

// What the fuzzer's programs demand of any answer.
#[path = "../fuzz/src/lib.rs"]
#[allow(unreachable_pub)]
mod fuzz;

fn samples() -> Vec<Sample> {
    by_system().into_iter().flat_map(|(_, samples)| samples).collect()
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
        let framed_by_itself =
            sample.framed && !matches!(sample.code.split(':').next(), Some("fauna" | "jetstream" | ""));
        if framed_by_itself {
            let longer = [&sample.bytes[..], b"\xff\x00PING\r\n\r\n"].concat();
            let (a, b) = ((sample.decode)(&sample.bytes), (sample.decode)(&longer));
            assert_eq!(a, b, "{}", sample.code);
        }
    }
}

#[test]
fn flipped_cut_and_random_bytes_get_a_sane_answer() {
    let samples = samples();
    let mut dice = Random(7);
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
        // By its own decoder in its own way, and by those of every system.
        fuzz::sane(&bytes, (sample.decode)(&bytes));
        let all =
            [fuzz::fluss, fuzz::dqlite, fuzz::zookeeper, fuzz::nats, fuzz::fauna, fuzz::web, fuzz::sqlstate];
        all[dice.roll(all.len())](&bytes);
    }
}

#[test]
fn what_is_no_response_of_http_is_told_from_its_first_wrong_byte() {
    use derrno::wire::http;
    for (bytes, at) in [
        ("GET / HTTP/1.1\r\n\r\n", 0),
        ("HTTP 503 x\r\n\r\n", 4),
        ("HTTP/ 503 x\r\n\r\n", 5),
        ("HTTP/1.1\r\n\r\n", 8),
        ("HTTP/1.1503 x\r\n\r\n", 11),
        ("HTTP/1.1 50 x\r\n\r\n", 8),
        ("HTTP/1.1 5030 x\r\n\r\n", 8),
        ("HTTP/1.1 050 x\r\n\r\n", 8),
    ] {
        assert_eq!(http::response(bytes.as_bytes()), Decoded::Malformed(at), "{bytes}");
    }
}

#[test]
fn what_is_no_record_of_tls_or_an_alert_that_cannot_be_read_is_malformed() {
    use derrno::wire::tls;
    for (bytes, at) in [
        ("485454502f", 0),            // HTTP/, on a port of TLS
        ("15 0203 0002 02 28", 1),    // SSL 2
        ("15 0303 001a 00000000", 3), // encrypted
        ("17 0303 ffff 00", 3),       // longer than a record can be
        ("15 0303 0002 00 28", 5),    // no level
    ] {
        assert_eq!(tls::record(&hex(bytes)), Decoded::Malformed(at), "{bytes}");
    }
}

#[test]
fn what_is_no_frame_of_http_2_or_no_end_in_quic_is_malformed() {
    use derrno::wire::{http2, quic};
    for (bytes, at) in [
        ("485454502f", 0),                             // HTTP/, of a server of HTTP/1
        ("000005 03 00 00000005", 0),                  // RST_STREAM of a wrong length
        ("000007 07 00 00000000", 0),                  // GOAWAY that is too short
        ("000004 03 00 80000000 00000007", 5),         // RST_STREAM of the connection
        ("000008 07 00 00000001 0000000000000000", 5), // GOAWAY of a stream
    ] {
        assert_eq!(http2::frame(&hex(bytes), 5), Decoded::Malformed(at), "{bytes}");
    }
    for bytes in ["06", "1e", "40", "ffffffffffffffff"] {
        let other = if bytes == "40" { Decoded::Incomplete(1) } else { Decoded::Malformed(0) };
        assert_eq!(quic::frame(&hex(bytes)), other, "{bytes}");
    }
}

/// The stream or frame that a failure is about, by which a client with many requests finds them.
#[test]
fn the_detail_of_a_frame_says_which_streams() {
    use derrno::wire::{http2, quic};
    fn detail(decoded: Decoded<'_>) -> Vec<u8> {
        match decoded {
            Decoded::Failed(derrno::wire::Failure { detail, .. }) => detail.to_vec(),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(detail(http2::frame(&hex("000004 03 00 00000005 00000007"), 0)), [0, 0, 0, 5]);
    assert_eq!(detail(http2::frame(&hex("000008 07 00 00000000 00000003 00000000"), 5)), [0, 0, 0, 3]);
    assert_eq!(detail(quic::frame(&hex("04 4108 410b 00"))), [0x41, 0x08]);
    assert_eq!(detail(quic::frame(&hex("1c 0a 4108 00"))), [0x41, 0x08]);
    assert_eq!(detail(quic::frame(&hex("1d 410b 00"))), []);
}

#[test]
fn a_failure_of_dqlite_is_read_from_its_end_whatever_stands_before() {
    let mut dice = Random(11);
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

#[test]
fn texts_are_refused_or_printed_as_they_were_read() {
    let mut dice = Random(13);
    let texts =
        ["zookeeper:-101 NONODE", "fauna:time_out@503", "0x8001:7", "dqlite:5@16 SQLITE_BUSY", "nats_err:20"];
    for round in 0..100_000 {
        let mut bytes = texts[round % texts.len()].as_bytes().to_vec();
        for _ in 0..dice.roll(3) {
            let at = dice.roll(bytes.len());
            bytes[at] = b' ' + dice.roll(95) as u8;
        }
        fuzz::text(&bytes);
    }
}

#[test]
fn any_bytes_are_accounted_for_as_records_or_losses() {
    let mut dice = Random(17);
    for _ in 0..20_000 {
        let bytes: Vec<u8> = (0..dice.roll(60)).map(|_| dice.roll(256) as u8 & 0xf).collect();
        fuzz::log(&bytes);
    }
}

#[test]
fn a_message_of_postgresql_that_does_not_end_as_it_says_is_malformed() {
    use derrno::wire::sqlstate::{field, message};
    for (bytes, at) in [
        (&b"E\0\0\0\x03"[..], 1),     // shorter than its length
        (b"E\xff\xff\xff\xff", 1),    // negative
        (b"E\x40\0\0\0", 1),          // longer than any message
        (b"\x16\x03\x01\0\x04", 0),   // TLS
        (b"E\0\0\0\x04", 5),          // no end of the fields
        (b"E\0\0\0\x07C40", 8),       // a field without an end
        (b"E\0\0\0\x0bC40001\0", 12), // fields without an end
        (b"E\0\0\0\x06\0\0", 6),      // bytes after the end
    ] {
        assert_eq!(message(bytes), Decoded::Malformed(at), "{bytes:?}");
    }
    assert_eq!(field(b"VERROR\0C40001\0\0", b'C'), Some(&b"40001"[..]));
    assert_eq!(field(b"VERROR\0C40001\0\0", b'D'), None);
    assert_eq!(field(b"Dx\0Dy\0\0", b'D'), Some(&b"x"[..]), "the first of two");
}
