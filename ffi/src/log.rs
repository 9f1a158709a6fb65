//! Logging errors as numbers: records, frames, and the journal in the caller's memory.

use core::ffi::c_int;

use derrno::log::frame::{self, Event, Frames, Why};
use derrno::log::{DecodeError, MAX_ARGS, Record, Resumed, Ring, Slot};
use derrno::{Code, Domain, Kind};

use crate::code::derrno_code;
use crate::pointer::{buffer, bytes, read_sized, write, write_sized};

/// Result of derrno_record_decode(): the record goes on after the last byte.
pub const DERRNO_RECORD_TRUNCATED: c_int = -1;
/// Result of derrno_record_decode(): written by a version of the format that this library does not know.
pub const DERRNO_RECORD_NEWER_VERSION: c_int = -2;
/// Result of derrno_record_decode(): no record.
pub const DERRNO_RECORD_MALFORMED: c_int = -3;

/// What a reader of frames found: nothing, the bytes are used up.
pub const DERRNO_FRAME_NONE: c_int = 0;
/// What a reader of frames found: a record.
pub const DERRNO_FRAME_RECORD: c_int = 1;
/// What a reader of frames found: 0x00 bytes between frames. Nothing is lost.
pub const DERRNO_FRAME_IDLE: c_int = 2;
/// What a reader of frames found: bytes that are no frame.
pub const DERRNO_FRAME_GARBAGE: c_int = 3;
/// What a reader of frames found: a frame whose checksum is wrong.
pub const DERRNO_FRAME_CHECKSUM: c_int = 4;
/// What a reader of frames found: more bytes than a frame can have.
pub const DERRNO_FRAME_TOO_LONG: c_int = 5;
/// What a reader of frames found: a frame of a version that this library does not know.
pub const DERRNO_FRAME_NEWER_VERSION: c_int = 6;
/// What a reader of frames found: a frame that ends too early.
pub const DERRNO_FRAME_TRUNCATED: c_int = 7;

/// An error to log. derrno_record_of() makes one that happened once, without time and arguments. May grow
/// at its end in later versions, which is why functions that read or fill it take its size, as
/// derrno_rows() does: fields that the caller's struct lacks are taken for 0.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_record {
    /// The code, with its context.
    pub code: derrno_code,
    /// How often it happened; 0 in a struct that is not filled in is taken for 1.
    pub count: u32,
    /// When it happened, last of `count` times: ticks of your clock, or a sequence number.
    pub time: u32,
    /// Whether there is a time.
    pub has_time: u16,
    /// How many of `args` there are; more than DERRNO_MAX_ARGS are not read.
    pub args_len: u16,
    /// Words of yours.
    pub args: [u32; 4],
}

/// A reader of frames. All zero is a reader at the start of a stream, and any other contents are a
/// reader within one: no function reads beyond it. It never grows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_frames {
    /// How many bytes of a frame it has.
    pub bytes: usize,
    /// The first of them.
    pub begun: [u8; 46],
}

impl derrno_record {
    fn of(record: &Record) -> derrno_record {
        let mut args = [0; MAX_ARGS];
        for (to, from) in args.iter_mut().zip(record.args()) {
            *to = *from;
        }
        derrno_record {
            code: derrno_code::of(record.code()),
            count: record.count(),
            time: record.time().unwrap_or(0),
            has_time: u16::from(record.time().is_some()),
            args_len: record.args().len() as u16,
            args,
        }
    }

    fn record(&self) -> Record {
        let code = Code::new(Domain::new(self.code.domain), self.code.native).in_context(self.code.context);
        let record = Record::new(code).times(self.count.max(1));
        let record = if self.has_time != 0 { record.at(self.time) } else { record };
        let [a, b, c, d] = self.args;
        match self.args_len {
            0 => record,
            1 => record.with([a]),
            2 => record.with([a, b]),
            3 => record.with([a, b, c]),
            _ => record.with([a, b, c, d]),
        }
    }
}

/// The record that a pointer points to; `None` for NULL and a size of 0.
///
/// # Safety
/// `record` is NULL or points to `size` bytes.
unsafe fn read(record: *const derrno_record, size: usize) -> Option<Record> {
    // SAFETY: `read_sized` wants `size` bytes, this function's own condition; a record of C is integers, so any
    // bytes are one.
    unsafe { read_sized(record, size) }.as_ref().map(derrno_record::record)
}

/// Writes a record as bytes and returns how many; 0, and nothing is written, when they do not fit or
/// `record` is NULL. DERRNO_MAX_RECORD bytes are always enough.
///
/// # Safety
/// `record` is NULL or points to `record_size` bytes; `buf` is NULL or points to `len` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_record_encode(
    record: *const derrno_record,
    record_size: usize,
    buf: *mut u8,
    len: usize,
) -> usize {
    // SAFETY: what `read` and `buffer` want is this function's own condition.
    let (record, buf) = unsafe { (read(record, record_size), buffer(buf.cast(), len)) };
    record.and_then(|record| record.encode(buf)).unwrap_or(0)
}

/// Reads the record at the start of `len` bytes and returns how many it takes, as a positive number;
/// otherwise DERRNO_RECORD_TRUNCATED, DERRNO_RECORD_NEWER_VERSION or DERRNO_RECORD_MALFORMED, which are
/// negative, and nothing is stored. No bytes, or NULL, are truncated.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_record_decode(
    data: *const u8,
    len: usize,
    out: *mut derrno_record,
    out_size: usize,
) -> c_int {
    // SAFETY: what `bytes` wants is this function's own condition.
    match Record::decode(unsafe { bytes(data, len) }) {
        Ok((record, used)) => {
            // SAFETY: what `write_sized` wants is this function's own condition.
            unsafe { write_sized(out, derrno_record::of(&record), out_size) };
            used as c_int
        }
        Err(DecodeError::Truncated) => DERRNO_RECORD_TRUNCATED,
        Err(DecodeError::NewerVersion) => DERRNO_RECORD_NEWER_VERSION,
        Err(_) => DERRNO_RECORD_MALFORMED,
    }
}

/// Writes a record as a frame for a byte pipe and returns its length; 0, and nothing is written, when
/// it does not fit or `record` is NULL. DERRNO_MAX_FRAME bytes are always enough.
///
/// # Safety
/// `record` is NULL or points to `record_size` bytes; `buf` is NULL or points to `len` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_frame_encode(
    record: *const derrno_record,
    record_size: usize,
    buf: *mut u8,
    len: usize,
) -> usize {
    // SAFETY: what `read` and `buffer` want is this function's own condition.
    let (record, buf) = unsafe { (read(record, record_size), buffer(buf.cast(), len)) };
    record.and_then(|record| frame::encode(&record, buf)).unwrap_or(0)
}

/// The reader that a pointer points to; `None` for NULL and a misaligned one.
///
/// # Safety
/// `frames` is NULL or points to a reader that nobody else uses during the call.
unsafe fn reader<'a>(frames: *mut derrno_frames) -> Option<&'a mut Frames> {
    const {
        assert!(size_of::<derrno_frames>() == size_of::<Frames>());
        assert!(align_of::<derrno_frames>() == align_of::<Frames>());
    }
    if !frames.is_aligned() {
        return None;
    }
    // SAFETY: `as_mut` wants NULL or a pointer to an aligned, valid value that nobody else uses:
    // - `Frames` is a usize and bytes in C's layout, as `derrno_frames` is, so any contents are valid;
    // - the alignment is checked, the rest is the caller's promise.
    unsafe { frames.cast::<Frames>().as_mut() }
}

/// The number of an event and the bytes it stands for.
fn event(event: Option<Event>) -> (c_int, usize) {
    match event {
        None => (DERRNO_FRAME_NONE, 0),
        Some(Event::Record { bytes, .. }) => (DERRNO_FRAME_RECORD, bytes),
        Some(Event::Idle { bytes }) => (DERRNO_FRAME_IDLE, bytes),
        Some(Event::Skipped { why, bytes }) => match why {
            Why::Checksum => (DERRNO_FRAME_CHECKSUM, bytes),
            Why::TooLong => (DERRNO_FRAME_TOO_LONG, bytes),
            Why::NewerVersion => (DERRNO_FRAME_NEWER_VERSION, bytes),
            Why::Truncated => (DERRNO_FRAME_TRUNCATED, bytes),
            _ => (DERRNO_FRAME_GARBAGE, bytes),
        },
    }
}

/// Reads the next frame of a stream: returns what was found, DERRNO_FRAME_..., moves `*data` past it
/// and `*len` down, and stores in `*used` how many bytes of the stream it is. A record goes to `out`.
///
/// DERRNO_FRAME_NONE says that `*data` is used up, and for NULL that there is nothing. Every byte of
/// the stream is counted in one event; the last ones are in that of derrno_frames_finish().
///
/// # Safety
/// `frames`, `data`, `len`, `used` are NULL or point to such a thing; `*data` is NULL or points to `*len`
/// bytes, `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_frames_next(
    frames: *mut derrno_frames,
    data: *mut *const u8,
    len: *mut usize,
    out: *mut derrno_record,
    out_size: usize,
    used: *mut usize,
) -> c_int {
    // SAFETY: what `reader` wants is this function's own condition; `as_mut` wants NULL or a pointer to
    // an aligned value that nobody else uses, which the caller promises.
    let (Some(frames), Some(data), Some(len)) = (unsafe { (reader(frames), data.as_mut(), len.as_mut()) })
    else {
        // SAFETY: what `write` wants is this function's own condition.
        unsafe { write(used, 0) };
        return DERRNO_FRAME_NONE;
    };
    // SAFETY: what `bytes` wants is this function's own condition.
    let whole = unsafe { bytes(*data, *len) };
    let mut input = whole;
    let found = frames.next(&mut input);
    // What is left of the input is its end, also when it is empty.
    *data = data.wrapping_add(whole.len() - input.len());
    *len = input.len();
    let (number, length) = event(found);
    // SAFETY: what `write` and `write_sized` want is this function's own condition.
    unsafe {
        write(used, length);
        if let Some(Event::Record { record, .. }) = found {
            write_sized(out, derrno_record::of(&record), out_size);
        }
    }
    number
}

/// The end of a stream: DERRNO_FRAME_TRUNCATED and the bytes left in `*used`, or DERRNO_FRAME_NONE
/// and 0. The reader is then at a start.
///
/// # Safety
/// `frames` is NULL or points to a reader; `used` is NULL or points to a writable size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_frames_finish(frames: *mut derrno_frames, used: *mut usize) -> c_int {
    // SAFETY: what `reader` wants is this function's own condition.
    let (number, length) = event(unsafe { reader(frames) }.and_then(Frames::finish));
    // SAFETY: what `write` wants is this function's own condition.
    unsafe { write(used, length) };
    number
}

/// The journal in the caller's words; `None` for NULL, a misaligned pointer, no slots or too many.
///
/// # Safety
/// `words` is NULL or points to DERRNO_JOURNAL_WORDS(slots) words that nobody else uses meanwhile.
unsafe fn journal<'a>(words: *mut u32, slots: usize) -> Option<&'a Ring<[Slot]>> {
    const MOST_SLOTS: usize = 2047;
    const {
        // DERRNO_JOURNAL_WORDS() in the header counts on this.
        assert!(size_of::<Ring<[Slot; 1]>>() == 4 * (53 + 9));
        assert!(size_of::<Ring<[Slot; MOST_SLOTS]>>() == 4 * (53 + 9 * MOST_SLOTS));
        assert!(align_of::<Ring<[Slot; 1]>>() == align_of::<u32>());
    }
    if words.is_null() || !words.is_aligned() || slots == 0 || slots > MOST_SLOTS {
        return None;
    }
    let ring = core::ptr::slice_from_raw_parts(words.cast::<Slot>(), slots) as *const Ring<[Slot]>;
    // SAFETY: a reference wants an aligned, non-NULL pointer to a valid value:
    // - NULL and alignment are checked above, and the ring is as aligned as a word;
    // - the ring is C's layout of words and `slots` slots, which are words too, in all as many as the
    //   caller promises; every bit pattern is a valid word, and memory of C is initialised or of a
    //   section that keeps what it held;
    // - the words are `Cell`s, so that they may change while the reference lives, and nobody else uses
    //   them meanwhile, which is the caller's promise.
    Some(unsafe { &*ring })
}

/// To be called once at start: goes on with the journal that is in memory and returns how many records
/// it has; or makes an empty one and returns -1. A journal that is memory of zeros, of another size or
/// of another version is none. What a reset interrupted is finished, or counted as dropped.
///
/// A journal is `uint32_t name[DERRNO_JOURNAL_WORDS(slots)]`, of 1 to 2047 slots, in a section that
/// start-up code leaves alone if it is to survive a reset. All functions take it with its slots, and
/// do nothing and return 0 for NULL, a misaligned pointer, or another number of slots. They must not
/// interrupt each other: call them with interrupts disabled, where interrupts log.
///
/// # Safety
/// `words` is NULL or points to DERRNO_JOURNAL_WORDS(slots) words that nobody else uses meanwhile.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_resume(words: *mut u32, slots: usize) -> c_int {
    // SAFETY: what `journal` wants is this function's own condition.
    match unsafe { journal(words, slots) }.map(Ring::resume) {
        None => 0,
        Some(Resumed::Kept(records)) => records as c_int,
        Some(Resumed::Empty) => DERRNO_RECORD_TRUNCATED,
    }
}

/// Makes the memory an empty journal, whatever it holds.
///
/// # Safety
/// As derrno_journal_resume().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_clear(words: *mut u32, slots: usize) {
    // SAFETY: what `journal` wants is this function's own condition.
    if let Some(journal) = unsafe { journal(words, slots) } {
        journal.clear();
    }
}

/// Logs a record, of the kind that its verdict says: derrno_kind(). Never waits: a full journal drops
/// its oldest record and counts it. The same code again raises the count of the newest record. NULL
/// logs nothing.
///
/// # Safety
/// As derrno_journal_resume(); `record` is NULL or points to `record_size` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_push(
    words: *mut u32,
    slots: usize,
    record: *const derrno_record,
    record_size: usize,
    kind: u8,
) {
    // SAFETY: what `journal` and `read` want is this function's own condition.
    if let (Some(journal), Some(record)) = unsafe { (journal(words, slots), read(record, record_size)) } {
        journal.push(&record, Kind::from_number(kind));
    }
}

/// Takes the oldest record into `out` and returns 1; 0 when there is none.
///
/// # Safety
/// As derrno_journal_resume(); `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_pop(
    words: *mut u32,
    slots: usize,
    out: *mut derrno_record,
    out_size: usize,
) -> c_int {
    // SAFETY: what `journal` wants is this function's own condition.
    let record = unsafe { journal(words, slots) }.and_then(Ring::pop);
    // SAFETY: what `stored` wants is this function's own condition.
    unsafe { stored(record, out, out_size) }
}

/// Reads a record into `out` and returns 1; the record stays. `index` counts from the oldest, 0. Returns 0
/// after the newest.
///
/// # Safety
/// As derrno_journal_resume(); `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_peek(
    words: *mut u32,
    slots: usize,
    index: usize,
    out: *mut derrno_record,
    out_size: usize,
) -> c_int {
    // SAFETY: what `journal` wants is this function's own condition.
    let record = unsafe { journal(words, slots) }.and_then(|journal| journal.records().nth(index));
    // SAFETY: what `stored` wants is this function's own condition.
    unsafe { stored(record, out, out_size) }
}

/// Stores a record, if there is one, and returns whether.
///
/// # Safety
/// `out` is NULL or points to `size` writable bytes.
unsafe fn stored(record: Option<Record>, out: *mut derrno_record, size: usize) -> c_int {
    if let Some(record) = &record {
        // SAFETY: what `write_sized` wants is this function's own condition.
        unsafe { write_sized(out, derrno_record::of(record), size) };
    }
    c_int::from(record.is_some())
}

/// How often a kind was pushed; DERRNO_JOURNAL_MOST means that many or more, in all three counters.
///
/// # Safety
/// As derrno_journal_resume().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_count(words: *mut u32, slots: usize, kind: u8) -> u32 {
    // SAFETY: what `journal` wants is this function's own condition.
    unsafe { journal(words, slots) }.map_or(0, |journal| journal.count(Kind::from_number(kind)))
}

/// How many occurrences were pushed: kept, taken and dropped.
///
/// # Safety
/// As derrno_journal_resume().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_total(words: *mut u32, slots: usize) -> u32 {
    // SAFETY: what `journal` wants is this function's own condition.
    unsafe { journal(words, slots) }.map_or(0, Ring::total)
}

/// How many occurrences made room for newer ones before anyone took them, or were lost in a reset.
///
/// # Safety
/// As derrno_journal_resume().
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_dropped(words: *mut u32, slots: usize) -> u32 {
    // SAFETY: what `journal` wants is this function's own condition.
    unsafe { journal(words, slots) }.map_or(0, Ring::dropped)
}
