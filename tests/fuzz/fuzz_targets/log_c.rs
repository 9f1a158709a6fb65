//! Records, frames and the journal in Rust, and those of include/derrno_log.h beside them, call by call.

#![no_main]

use derrno::log::frame::{self, Event, Frames, MAX_FRAME, Why};
use derrno::log::{DecodeError, Journal, MAX_RECORD, Record, Resumed};
use derrno::{Code, Domain, Kind};

/// `struct derrno_record`
#[repr(C)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct CRecord {
    domain: u16,
    context: u16,
    native: i32,
    count: u32,
    time: u32,
    has_time: u16,
    args_len: u16,
    args: [u32; 4],
}

/// `struct derrno_frames`
#[repr(C)]
struct CFrames {
    bytes: usize,
    begun: [u8; MAX_FRAME],
}

#[link(name = "derrno_fuzz_log", kind = "static")]
unsafe extern "C" {
    fn derrno_fuzz_decode(data: *const u8, len: usize, out: *mut CRecord) -> i32;
    fn derrno_fuzz_encode(record: *const CRecord, buf: *mut u8, len: usize, frame: bool) -> usize;
    fn derrno_fuzz_next(
        frames: *mut CFrames,
        data: *mut *const u8,
        len: *mut usize,
        out: *mut CRecord,
        used: *mut usize,
    ) -> i32;
    fn derrno_fuzz_finish(frames: *mut CFrames, used: *mut usize) -> i32;
    fn derrno_fuzz_push(words: *mut u32, slots: usize, record: *const CRecord, kind: u8);
    fn derrno_fuzz_pop(words: *mut u32, slots: usize, out: *mut CRecord) -> i32;
    fn derrno_fuzz_resume(words: *mut u32, slots: usize) -> i32;
}

impl CRecord {
    fn of(record: &Record) -> CRecord {
        let (code, mut args) = (record.code(), [0; 4]);
        args.iter_mut().zip(record.args()).for_each(|(to, from)| *to = *from);
        CRecord {
            domain: code.domain().number(),
            context: code.context(),
            native: code.native(),
            count: record.count(),
            time: record.time().unwrap_or(0),
            has_time: u16::from(record.time().is_some()),
            args_len: record.args().len() as u16,
            args,
        }
    }
}

/// Both write the record alike, also where it does not fit.
fn written(record: &Record, room: usize) {
    let same = CRecord::of(record);
    for (is_frame, whole) in [(false, MAX_RECORD), (true, MAX_FRAME)] {
        let (mut rust, mut c) = ([0xaa; MAX_FRAME], [0xaa; MAX_FRAME]);
        let room = room.min(whole);
        let encode = if is_frame { frame::encode } else { |r: &Record, buf: &mut [u8]| r.encode(buf) };
        let len = encode(record, &mut rust[..room]);
        // SAFETY: the record and `room` bytes are alive during the call.
        let of_c = unsafe { derrno_fuzz_encode(&same, c.as_mut_ptr(), room, is_frame) };
        assert_eq!((len.unwrap_or(0), rust), (of_c, c), "{record:?}");
    }
}

fn decoded(bytes: &[u8]) {
    let mut of_c = CRecord::default();
    // SAFETY: the bytes and the record are alive during the call.
    let used = unsafe { derrno_fuzz_decode(bytes.as_ptr(), bytes.len(), &mut of_c) };
    match Record::decode(bytes) {
        Ok((record, len)) => assert_eq!((used, of_c), (len as i32, CRecord::of(&record)), "{bytes:?}"),
        Err(DecodeError::Truncated) => assert_eq!(used, -1, "{bytes:?}"),
        Err(DecodeError::NewerVersion) => assert_eq!(used, -2, "{bytes:?}"),
        Err(_) => assert_eq!(used, -3, "{bytes:?}"),
    }
}

/// A stream in pieces.
fn streamed(bytes: &[u8], piece: usize) {
    let (mut frames, mut of_c) = (Frames::new(), CFrames { bytes: 0, begun: [0; MAX_FRAME] });
    for chunk in bytes.chunks(piece) {
        let (mut input, mut data, mut len) = (chunk, chunk.as_ptr(), chunk.len());
        loop {
            let event = frames.next(&mut input);
            let (mut record, mut used) = (CRecord::default(), 0);
            // SAFETY: all are alive during the call, and `data` has `len` bytes.
            let number = unsafe { derrno_fuzz_next(&mut of_c, &mut data, &mut len, &mut record, &mut used) };
            assert_eq!((number, used), numbers(event), "{bytes:?}");
            let read = data.addr() - chunk.as_ptr().addr();
            assert_eq!((read, len), (chunk.len() - input.len(), input.len()), "{bytes:?}");
            match event {
                Some(Event::Record { record: of_rust, .. }) => {
                    assert_eq!(record, CRecord::of(&of_rust));
                    if of_rust.count() != 0 {
                        written(&of_rust, piece * 3); // 0 in a struct of C is taken for 1
                    }
                }
                None => break,
                _ => {}
            }
        }
    }
    let mut used = 0;
    // SAFETY: both are alive during the call.
    let number = unsafe { derrno_fuzz_finish(&mut of_c, &mut used) };
    assert_eq!((number, used), numbers(frames.finish()), "{bytes:?}");
}

/// The number of an event, DERRNO_FRAME_..., and its bytes.
fn numbers(event: Option<Event>) -> (i32, usize) {
    match event {
        None => (0, 0),
        Some(Event::Record { bytes, .. }) => (1, bytes),
        Some(Event::Idle { bytes }) => (2, bytes),
        Some(Event::Skipped { why, bytes }) => match why {
            Why::Checksum => (4, bytes),
            Why::TooLong => (5, bytes),
            Why::NewerVersion => (6, bytes),
            Why::Truncated => (7, bytes),
            _ => (3, bytes),
        },
    }
}

const SLOTS: usize = 3;
const WORDS: usize = size_of::<Journal<SLOTS>>() / 4;

/// Each byte is a call; memory is as the bytes say at first.
fn journal(bytes: &[u8]) {
    let rust = Journal::<SLOTS>::new();
    let of_rust = (&raw const rust).cast::<u32>().cast_mut();
    // SAFETY: a journal is plain words, which are read here, and nothing else refers to them during the call.
    let words = || unsafe { of_rust.cast::<[u32; WORDS]>().read() };
    let mut of_c = words();
    for (i, chunk) in bytes.chunks(8).enumerate() {
        let [what, a, b, c, rest @ ..] = chunk else { break };
        let at = usize::from(*a) % WORDS;
        let native = i32::from(*b);
        let count = if *c == 0 { u32::MAX } else { u32::from(*c) };
        let mut record = Record::new(Code::new(Domain::new(u16::from(what >> 6)), native)).times(count);
        if let [x, y, ..] = *rest {
            record = record.at(u32::from(x)).with([u32::from(y), i as u32]);
        }
        match what % 8 {
            0 => {
                // SAFETY: `at` is within the words; every bit pattern is a journal.
                unsafe { *of_rust.add(at) ^= 1 << (c % 32) };
                of_c[at] ^= 1 << (c % 32);
            }
            1 => {
                // SAFETY: the words are alive during the call.
                let resumed = unsafe { derrno_fuzz_resume(of_c.as_mut_ptr(), SLOTS) };
                let expected = match rust.resume() {
                    Resumed::Kept(records) => records as i32,
                    Resumed::Empty => -1,
                };
                assert_eq!(resumed, expected);
            }
            2 => {
                let mut popped = CRecord::default();
                // SAFETY: the words and the record are alive during the call.
                let there = unsafe { derrno_fuzz_pop(of_c.as_mut_ptr(), SLOTS, &mut popped) };
                let expected = rust.pop();
                assert_eq!((there, popped), (i32::from(expected.is_some()), expected.map_or(CRecord::default(), |r| CRecord::of(&r))));
            }
            _ => {
                // SAFETY: the words and the record are alive during the call.
                unsafe { derrno_fuzz_push(of_c.as_mut_ptr(), SLOTS, &CRecord::of(&record), *a) };
                rust.push(&record, Kind::from_number(*a));
            }
        }
        assert_eq!(words(), of_c, "call {i} of {bytes:?}");
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    decoded(bytes);
    streamed(bytes, bytes.len().max(1));
    streamed(bytes, 5);
    journal(bytes);
});
