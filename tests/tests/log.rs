//! Records and frames: the document, every code, every prefix, every flipped bit, garbage between.

use std::collections::BTreeMap;

use derrno::log::frame::{self, Event, Frames, MAX_FRAME, Why};
use derrno::log::{DecodeError, MAX_ARGS, MAX_RECORD, Record};
use derrno::{Code, Domain};
use derrno_tests::place::read;
use derrno_tests::random::Random;

/// Every code of every domain, in each of its contexts.
fn codes() -> impl Iterator<Item = Code> {
    Domain::ALL
        .iter()
        .flat_map(|domain| domain.table().expect("all features are on").rows().map(|row| row.code()))
}

fn encoded(record: &Record) -> Vec<u8> {
    let mut buffer = [0xaa; MAX_RECORD];
    let len = record.encode(&mut buffer).expect("MAX_RECORD is enough");
    buffer[..len].to_vec()
}

fn framed(record: &Record) -> Vec<u8> {
    let mut buffer = [0xaa; MAX_FRAME];
    let len = frame::encode(record, &mut buffer).expect("MAX_FRAME is enough");
    assert_eq!(frame::to_vec(record), buffer[..len]);
    buffer[..len].to_vec()
}

/// All events of a stream given in pieces of at most `piece` bytes; their bytes add up.
fn events(stream: &[u8], piece: usize) -> Vec<Event> {
    let (mut frames, mut events) = (Frames::new(), Vec::new());
    for mut input in stream.chunks(piece) {
        while let Some(event) = frames.next(&mut input) {
            events.push(event);
        }
        assert!(input.is_empty());
    }
    events.extend(frames.finish());
    assert_eq!(frames.finish(), None);
    let bytes = |event: &Event| match *event {
        Event::Record { bytes, .. } | Event::Skipped { bytes, .. } | Event::Idle { bytes } => bytes,
    };
    assert_eq!(events.iter().map(bytes).sum::<usize>(), stream.len(), "every byte is in one event");
    events
}

fn records(events: &[Event]) -> Vec<Record> {
    let record = |event: &Event| match event {
        Event::Record { record, .. } => Some(*record),
        _ => None,
    };
    events.iter().filter_map(record).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_examples_of_the_wire_document_are_true() {
    let document = read("core/src/log/WIRE.md");
    let (_, table) = document.split_once("| code | count |").expect("the table of examples");
    let mut examples = 0;
    for line in table.lines().skip(2) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let [_, code, count, time, args, bytes, frame, _] = cells[..] else { panic!("{line}") };
        let mut record = Record::new(code.parse().expect(code)).times(count.parse().expect(count));
        if !time.is_empty() {
            record = record.at(time.parse().expect(time));
        }
        let args: Vec<u32> = args.split(' ').filter_map(|arg| arg.parse().ok()).collect();
        record = match args[..] {
            [] => record,
            [a, b] => record.with([a, b]),
            [a, b, c, d] => record.with([a, b, c, d]),
            _ => panic!("{line}"),
        };
        assert_eq!(hex(&encoded(&record)), bytes, "{line}");
        assert_eq!(hex(&framed(&record)), frame, "{line}");
        let bytes: Vec<u8> = bytes.split(' ').map(|b| u8::from_str_radix(b, 16).expect(b)).collect();
        assert_eq!(Record::decode(&bytes), Ok((record, bytes.len())));
        examples += 1;
    }
    assert!(examples >= 6);
    assert_eq!(crc::Crc::<u16>::new(&crc::CRC_16_PROFIBUS).checksum(b"123456789"), 0xa819);
}

#[test]
fn every_code_makes_the_round_trip_and_97_of_100_take_at_most_8_bytes() {
    let (mut bare, mut timed, mut in_frame) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
    // A SQLSTATE is five characters of six bits: 9 or 10 bytes with a time.
    let (characters, numbers): (Vec<_>, Vec<_>) = codes().partition(|code| code.domain().has_characters());
    for code in characters {
        let record = Record::new(code).at((1 << 21) - 1);
        let bytes = encoded(&record);
        assert!(bytes.len() <= 10 && Record::decode(&bytes) == Ok((record, bytes.len())), "{code}");
    }
    for code in numbers {
        for (record, sizes) in
            [(Record::new(code), &mut bare), (Record::new(code).at((1 << 21) - 1), &mut timed)]
        {
            let bytes = encoded(&record);
            assert_eq!(Record::decode(&bytes), Ok((record, bytes.len())), "{code}");
            *sizes.entry(bytes.len()).or_insert(0) += 1;
        }
        *in_frame.entry(framed(&Record::new(code).at((1 << 21) - 1)).len()).or_insert(0) += 1;
    }
    let all: usize = timed.values().sum();
    println!("{all} codes, by bytes: {bare:?}; with a time below 2^21: {timed:?}; that framed: {in_frame:?}");
    let small: usize = timed.range(..=8).map(|(_, codes)| codes).sum();
    assert!(small * 100 >= all * 97, "only {small} of {all} take at most 8 bytes with a time");
    assert!(timed.keys().all(|size| *size <= 9), "{timed:?}");
}

#[test]
fn any_record_makes_the_round_trip_through_any_postcard_library() {
    let mut random = Random(1);
    for _ in 0..200_000 {
        let record = random.record();
        let bytes = encoded(&record);
        assert_eq!(Record::decode(&bytes), Ok((record, bytes.len())));
        assert_eq!(postcard::from_bytes::<Record>(&bytes), Ok(record));
        let mut buffer = [0; MAX_RECORD];
        assert_eq!(postcard::to_slice(&record, &mut buffer).expect("it fits"), bytes);
        assert_eq!(events(&framed(&record), 7), [Event::Record { record, bytes: bytes.len() + 4 }]);
    }
    assert_eq!(MAX_FRAME, MAX_RECORD + 4);
    let (max, code) = (u32::MAX, Code::new(Domain::new(u16::MAX), i32::MIN).in_context(u16::MAX));
    assert_eq!(encoded(&Record::new(code).times(max).at(max).with([max; MAX_ARGS])).len(), MAX_RECORD);
}

#[test]
fn a_buffer_too_short_is_left_alone() {
    let mut random = Random(2);
    for _ in 0..2_000 {
        let record = random.record();
        for (whole, encode) in [
            (encoded(&record), Record::encode as fn(&Record, &mut [u8]) -> Option<usize>),
            (framed(&record), frame::encode),
        ] {
            for len in 0..=whole.len() + 1 {
                let mut buffer = vec![0xaa; len];
                if len < whole.len() {
                    assert_eq!(encode(&record, &mut buffer), None);
                    assert_eq!(buffer, vec![0xaa; len]);
                } else {
                    assert_eq!(encode(&record, &mut buffer), Some(whole.len()));
                    assert_eq!(buffer[..whole.len()], whole);
                    assert!(buffer[whole.len()..].iter().all(|byte| *byte == 0xaa));
                }
            }
        }
    }
}

#[test]
fn every_prefix_of_a_record_is_truncated_and_of_a_newer_one_newer() {
    let mut random = Random(3);
    for _ in 0..20_000 {
        let mut bytes = encoded(&random.record());
        for len in 0..bytes.len() {
            assert_eq!(Record::decode(&bytes[..len]), Err(DecodeError::Truncated));
        }
        let shape = bytes[0];
        for version in 1..4 {
            bytes[0] = shape | version << 6;
            assert_eq!(Record::decode(&bytes), Err(DecodeError::NewerVersion));
            assert!(postcard::from_bytes::<Record>(&bytes).is_err());
        }
        for args in 5..8 {
            bytes[0] = shape & !7 | args;
            assert_eq!(Record::decode(&bytes), Err(DecodeError::Malformed));
        }
    }
}

#[test]
fn what_a_writer_need_not_write_is_read_all_the_same() {
    // Shape 0x38: context 0, count 1 and time written out; then the domain with a needless byte.
    let code = Code::new(Domain::ZOOKEEPER, -101);
    assert_eq!(Record::decode(&[0x38, 9, 0xc9, 1, 0, 1, 5]), Ok((Record::new(code).at(5), 7)));
    assert_eq!(Record::decode(&[0, 0x89, 0, 0xc9, 1]), Ok((Record::new(code), 5)));
    // A varint too large for its field is no record.
    assert_eq!(Record::decode(&[0, 0x89, 0x80, 4, 0xc9, 1]), Err(DecodeError::Malformed));
    assert_eq!(Record::decode(&[0, 9, 0xff, 0xff, 0xff, 0xff, 0x1f]), Err(DecodeError::Malformed));
}

#[test]
fn random_bytes_are_a_record_or_an_error_and_never_read_beyond() {
    let mut random = Random(4);
    for _ in 0..500_000 {
        let bytes: Vec<u8> = (0..random.below(50)).map(|_| random.next() as u8).collect();
        if let Ok((record, len)) = Record::decode(&bytes) {
            assert!(len <= bytes.len());
            let again = encoded(&record);
            assert!(again.len() <= len, "needless bytes can only be dropped");
            assert_eq!(Record::decode(&again), Ok((record, again.len())));
        }
    }
}

#[test]
fn every_prefix_of_a_frame_is_truncated() {
    for code in codes() {
        let frame = framed(&Record::new(code).at(1234));
        for len in 1..frame.len() {
            let truncated = Event::Skipped { why: Why::Truncated, bytes: len };
            assert_eq!(events(&frame[..len], 3), [truncated], "{code}");
        }
    }
}

#[test]
fn a_flipped_bit_never_changes_a_record() {
    for code in codes() {
        let record = Record::new(code).at(1234).with([77]);
        let frame = framed(&record);
        for bit in 0..frame.len() * 8 {
            let mut flipped = frame.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(records(&events(&flipped, 100)), [], "{code}, bit {bit}");
        }
    }
}

/// What the wire document says of the checksum, by trying: all patterns of up to 4 bits up to 13
/// bytes, up to 3 bits up to the longest record.
#[test]
fn the_checksum_finds_what_the_document_says() {
    const CRC: crc::Crc<u16> = crc::Crc::<u16>::new(&crc::CRC_16_PROFIBUS);
    // The change of the checksum by each bit; a pattern is missed when its changes cancel.
    let syndromes = |bytes: usize| -> Vec<u16> {
        let zero = CRC.checksum(&vec![0; bytes]);
        let flip = |bit: usize| {
            let mut flipped = vec![0; bytes];
            flipped[bit / 8] |= 0x80 >> (bit % 8);
            CRC.checksum(&flipped) ^ zero
        };
        (0..bytes * 8).map(flip).chain((0..16).rev().map(|bit| 1 << bit)).collect()
    };
    // Four bits cancel when two pairs do; three, when a pair is a third.
    let pairs = |s: &[u16]| -> Vec<u16> {
        (0..s.len()).flat_map(|i| (0..i).map(move |j| (i, j))).map(|(i, j)| s[i] ^ s[j]).collect()
    };
    let distinct = |mut values: Vec<u16>| {
        let all = values.len();
        values.sort_unstable();
        values.dedup();
        values.len() == all && !values.contains(&0)
    };
    let short = syndromes(13);
    assert!(distinct(pairs(&short)), "four bits in 13 bytes can cancel");
    assert!(!distinct(pairs(&syndromes(14))), "the document says too little");
    let long = syndromes(MAX_RECORD);
    assert!(distinct(long.clone()), "two bits can cancel");
    let pairs = pairs(&long);
    assert!(long.iter().all(|third| !pairs.contains(third)), "three bits can cancel");
}

#[test]
fn frames_are_found_between_anything() {
    let mut random = Random(5);
    for _ in 0..5_000 {
        let (mut stream, mut sent) = (Vec::new(), Vec::new());
        for _ in 0..random.below(20) {
            match random.below(4) {
                // Noise without a record in it, ended by the 0x00 that a writer sends first.
                0 => {
                    let mut noise = vec![0; random.below(300) as usize];
                    noise.fill_with(|| random.next() as u8);
                    stream.extend(noise);
                    stream.push(0);
                }
                1 => stream.extend(vec![0; random.below(4) as usize]),
                _ => {
                    let record = random.record();
                    stream.extend(framed(&record));
                    sent.push(record);
                }
            }
        }
        let whole = events(&stream, usize::MAX);
        assert_eq!(records(&whole), sent);
        for piece in [1, 2, 13] {
            assert_eq!(records(&events(&stream, piece)), sent);
        }
    }
}

#[test]
fn a_lost_stretch_costs_the_frames_it_touches_and_no_others() {
    let mut random = Random(6);
    let sent: Vec<Record> =
        (0..100).map(|i| Record::new(Code::new(Domain::RAFT, i)).at(random.next())).collect();
    let stream: Vec<u8> = sent.iter().flat_map(framed).collect();
    for _ in 0..20_000 {
        let from = random.below(stream.len() as u32) as usize;
        let to = (from + 1 + random.below(40) as usize).min(stream.len());
        let cut = [&stream[..from], &stream[to..]].concat();
        let kept = records(&events(&cut, usize::MAX));
        let mut left = sent.iter();
        assert!(kept.iter().all(|record| left.any(|sent| sent == record)), "no other record, no other order");
        assert!(kept.len() >= 100 - 6, "a cut of 40 bytes touches at most 6 frames");
    }
}

#[test]
fn each_reason_to_skip_is_told_apart() {
    let skipped = |why, bytes| [Event::Skipped { why, bytes }];
    let crc = crc::Crc::<u16>::new(&crc::CRC_16_PROFIBUS);
    let frame_of = |payload: &[u8], flip: u16| {
        let check = (crc.checksum(payload) ^ flip).to_le_bytes();
        let payload = [payload, &check].concat();
        assert!(!payload.contains(&0), "so that COBS only adds a byte at each end");
        [&[payload.len() as u8 + 1][..], &payload, &[0]].concat()
    };
    assert_eq!(
        events(&frame_of(&[0x20, 9, 0xc9, 1, 5], 0), 9),
        [Event::Record { record: Record::new(Code::new(Domain::ZOOKEEPER, -101)).at(5), bytes: 9 }]
    );
    assert_eq!(events(&frame_of(&[0x20, 9, 0xc9, 1, 5], 2), 9), skipped(Why::Checksum, 9));
    assert_eq!(events(&frame_of(&[0x60, 9, 0xc9, 1, 5], 0), 9), skipped(Why::NewerVersion, 9));
    assert_eq!(events(&frame_of(&[0x20, 9, 0xc9, 1, 5, 5], 0), 9), skipped(Why::Garbage, 10));
    assert_eq!(events(b"\x02\x09\0", 9), skipped(Why::Garbage, 3));
    assert_eq!(events(b"\x08garbage\0", 9), skipped(Why::Checksum, 9));
    assert_eq!(events(b"garbage\0", 9), skipped(Why::Garbage, 8));
    assert_eq!(events(&[[1; 1000].as_slice(), &[0]].concat(), 9), skipped(Why::TooLong, 1001));
    assert_eq!(events(&[0xff; 1000], 9), skipped(Why::Truncated, 1000));
    assert_eq!(events(&[0; 10], 10), [Event::Idle { bytes: 10 }]);

    let mut frame = framed(&Record::new(Code::new(Domain::RAFT, 8)));
    assert_eq!(frame::decode(&frame), Err(Why::Garbage), "the 0x00 is not part of it");
    frame.pop();
    assert_eq!(frame::decode(&frame), Ok(Record::new(Code::new(Domain::RAFT, 8))));
    assert_eq!(frame::decode(&[&frame[..], b"\0again"].concat()), Err(Why::Garbage));
    assert_eq!(frame::decode(&[]), Err(Why::Garbage));
    assert_eq!(frame::decode(&[1; MAX_FRAME]), Err(Why::TooLong));
}
