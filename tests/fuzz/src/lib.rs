//! What must hold of any answer to any bytes: for the fuzzer's programs and for the property test.

use derrno::log::Record;
use derrno::log::frame::{Event, Frames, MAX_FRAME, encode};
use derrno::wire::{
    Decoded, dqlite, fauna, fluss, grpc, http, http2, json, nats, quic, sqlstate, tls, zookeeper,
};
use derrno::{Code, Domain};

/// An answer is within the bytes, and a failure is no success.
pub fn sane(bytes: &[u8], decoded: Decoded<'_>) {
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

/// The decoders of Fluss.
pub fn fluss(bytes: &[u8]) {
    sane(bytes, fluss::frame(bytes));
    for numbering in [fluss::Numbering::First, fluss::Numbering::Second, fluss::Numbering::Third] {
        sane(bytes, fluss::item(bytes, numbering));
    }
}

/// The decoder of dqlite, for current and old servers.
pub fn dqlite(bytes: &[u8]) {
    sane(bytes, dqlite::message(bytes, derrno::dqlite::WIRE));
    sane(bytes, dqlite::message(bytes, derrno::dqlite::LEGACY));
}

/// The decoders of ZooKeeper.
pub fn zookeeper(bytes: &[u8]) {
    for decode in [zookeeper::reply, zookeeper::connect, zookeeper::multi, zookeeper::multi_read] {
        sane(bytes, decode(bytes));
    }
    zookeeper::results(bytes, false).take(1000).for_each(drop);
}

/// The decoders of NATS.
pub fn nats(bytes: &[u8]) {
    for decode in [nats::line, nats::headers, nats::jetstream] {
        sane(bytes, decode(bytes));
    }
}

/// The decoders of PostgreSQL.
pub fn sqlstate(bytes: &[u8]) {
    for decode in [sqlstate::message, sqlstate::commit] {
        sane(bytes, decode(bytes));
    }
    for letter in 0..=u8::MAX {
        let text = sqlstate::field(bytes, letter).unwrap_or_default();
        assert!(!text.contains(&0), "{bytes:?} {letter}");
    }
}

/// The decoders of Fauna.
pub fn fauna(bytes: &[u8]) {
    for status in [0, 200, 400, 403, 440, 503, 999] {
        sane(bytes, fauna::response(status, bytes));
    }
    sane(bytes, fauna::event(bytes));
}

/// The decoders of gRPC, HTTP in its versions, QUIC and TLS.
pub fn web(bytes: &[u8]) {
    for decode in [grpc::trailers, grpc::web, http::response, tls::record, quic::frame] {
        sane(bytes, decode(bytes));
    }
    for stream in [0, 1, 5, u32::MAX] {
        sane(bytes, http2::frame(bytes, stream));
    }
    assert!(grpc::text(bytes).count() <= bytes.len());
}

/// Codes and texts: what is parsed is printed, and parsed again, as itself.
pub fn text(bytes: &[u8]) {
    for domain in Domain::ALL {
        let table = domain.table().expect("all features are on");
        let _ = table.by_text(None, bytes);
    }
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let Ok(code) = text.parse::<Code>() else { return };
    let printed = code.to_string();
    assert_eq!(printed.parse(), Ok(code), "{text:?} is printed as {printed:?}");
    let mut buffer = [0; 300];
    let length = code.write(&mut buffer);
    assert_eq!(&buffer[..length], printed.as_bytes());
}

/// Records and frames: every byte is in one event however the stream is cut, and a record that was
/// read is written as itself.
pub fn log(bytes: &[u8]) {
    let events = |piece: usize| {
        let (mut frames, mut events) = (Frames::new(), Vec::new());
        for mut input in bytes.chunks(piece) {
            events.extend(std::iter::from_fn(|| frames.next(&mut input)));
        }
        events.extend(frames.finish());
        events
    };
    let whole = events(bytes.len().max(1));
    assert_eq!(records(&whole), records(&events(3)), "{bytes:?}");
    let length: usize = whole
        .iter()
        .map(|event| match *event {
            Event::Record { bytes, .. } | Event::Skipped { bytes, .. } | Event::Idle { bytes } => bytes,
        })
        .sum();
    assert_eq!(length, bytes.len(), "{bytes:?}: every byte is in one event");
    for record in records(&whole).into_iter().chain(Record::decode(bytes).ok().map(|(record, _)| record)) {
        let mut frame = [0; MAX_FRAME];
        let length = encode(&record, &mut frame).expect("MAX_FRAME bytes are enough");
        let mut frames = Frames::new();
        let event = frames.next(&mut &frame[..length]);
        assert!(matches!(event, Some(Event::Record { record: again, .. }) if again == record), "{record:?}");
    }
}

fn records(events: &[Event]) -> Vec<Record> {
    let record = |event: &Event| match event {
        Event::Record { record, .. } => Some(*record),
        _ => None,
    };
    events.iter().filter_map(record).collect()
}
