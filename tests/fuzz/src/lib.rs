//! What must hold of any answer to any bytes: for the fuzzer's programs and for the property test.

use derrno::wire::{Decoded, dqlite, fauna, fluss, json, nats, zookeeper};
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

/// The decoders of Fauna.
pub fn fauna(bytes: &[u8]) {
    for status in [0, 200, 400, 403, 440, 503, 999] {
        sane(bytes, fauna::response(status, bytes));
    }
    sane(bytes, fauna::event(bytes));
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
