//! Logging errors as numbers: records, frames, and the journal in the caller's memory.

use core::ffi::c_int;

use table::log::frame::{self, Event, Frames, Why};
use table::log::{DecodeError, MAX_ARGS, Record, Resumed, Ring, Slot};
use table::{Code, Domain, Kind};

use crate::code::derrno_code;
use crate::pointer::{buffer, bytes, write};

/// An error to log. derrno_record_of() makes one that happened once, without time and
/// arguments.
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
/// reader within one: no function reads beyond it.
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

/// The record behind a pointer; `None` for NULL.
///
/// # Safety
/// `record` is NULL or points to a record.
unsafe fn read(record: *const derrno_record) -> Option<Record> {
    // SAFETY: `as_ref` wants NULL or a pointer to an aligned, initialised record that nobody changes
    // during the call: this function's own condition.
    unsafe { record.as_ref() }.map(derrno_record::record)
}

/// Writes a record as bytes and gives how many; 0, and nothing is written, when they do not fit or
/// `record` is NULL. DERRNO_MAX_RECORD bytes are always enough.
///
/// # Safety
/// `record` is NULL or points to a record; `buf` is NULL or points to `len` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_record_encode(
    record: *const derrno_record,
    buf: *mut u8,
    len: usize,
) -> usize {
    // SAFETY: what `read` and `buffer` want is this function's own condition.
    let (record, buf) = unsafe { (read(record), buffer(buf.cast(), len)) };
    record.and_then(|record| record.encode(buf)).unwrap_or(0)
}

/// Reads the record at the start of `len` bytes and gives how many it takes, as a positive number;
/// else DERRNO_RECORD_TRUNCATED, DERRNO_RECORD_NEWER_VERSION or DERRNO_RECORD_MALFORMED, which are
/// negative, and nothing is stored. No bytes, or NULL, are truncated.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_record_decode(data: *const u8, len: usize, out: *mut derrno_record) -> c_int {
    // SAFETY: what `bytes` wants is this function's own condition.
    match Record::decode(unsafe { bytes(data, len) }) {
        Ok((record, used)) => {
            // SAFETY: what `write` wants is this function's own condition.
            unsafe { write(out, derrno_record::of(&record)) };
            used as c_int
        }
        Err(DecodeError::Truncated) => -1,
        Err(DecodeError::NewerVersion) => -2,
        Err(_) => -3,
    }
}

/// Writes a record as a frame for a byte pipe and gives its length; 0, and nothing is written, when
/// it does not fit or `record` is NULL. DERRNO_MAX_FRAME bytes are always enough.
///
/// # Safety
/// `record` is NULL or points to a record; `buf` is NULL or points to `len` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_frame_encode(
    record: *const derrno_record,
    buf: *mut u8,
    len: usize,
) -> usize {
    // SAFETY: what `read` and `buffer` want is this function's own condition.
    let (record, buf) = unsafe { (read(record), buffer(buf.cast(), len)) };
    record.and_then(|record| frame::encode(&record, buf)).unwrap_or(0)
}

/// The reader behind a pointer; `None` for NULL and a misaligned one.
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

/// Reads the next frame of a stream: gives what was found, DERRNO_FRAME_..., moves `*data` behind it
/// and `*len` down, and stores in `*size` how many bytes of the stream it is. A record goes to `out`.
///
/// DERRNO_FRAME_NONE says that `*data` is used up, and for NULL that there is nothing. Every byte of
/// the stream is in the size of one event; the last ones are in that of derrno_frames_finish().
///
/// # Safety
/// `frames`, `data`, `len`, `out`, `size` are NULL or point to such a thing; `*data` is NULL or points
/// to `*len` bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_frames_next(
    frames: *mut derrno_frames,
    data: *mut *const u8,
    len: *mut usize,
    out: *mut derrno_record,
    size: *mut usize,
) -> c_int {
    // SAFETY: what `reader` wants is this function's own condition; `as_mut` wants NULL or a pointer to
    // an aligned value that nobody else uses, which the caller promises.
    let (Some(frames), Some(data), Some(len)) = (unsafe { (reader(frames), data.as_mut(), len.as_mut()) })
    else {
        // SAFETY: what `write` wants is this function's own condition.
        unsafe { write(size, 0) };
        return 0;
    };
    // SAFETY: what `bytes` wants is this function's own condition.
    let whole = unsafe { bytes(*data, *len) };
    let mut input = whole;
    let found = frames.next(&mut input);
    // What is left of the input is its end, also when it is empty.
    let used = whole.len() - input.len();
    *data = data.wrapping_add(used);
    *len = input.len();
    let (number, length) = event(found);
    // SAFETY: what `write` wants is this function's own condition.
    unsafe {
        write(size, length);
        if let Some(Event::Record { record, .. }) = found {
            write(out, derrno_record::of(&record));
        }
    }
    number
}

/// The end of a stream: DERRNO_FRAME_TRUNCATED and the bytes left in `*size`, or DERRNO_FRAME_NONE
/// and 0. The reader is then at a start.
///
/// # Safety
/// `frames` is NULL or points to a reader; `size` is NULL or points to a writable size.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_frames_finish(frames: *mut derrno_frames, size: *mut usize) -> c_int {
    // SAFETY: what `reader` wants is this function's own condition.
    let (number, length) = event(unsafe { reader(frames) }.and_then(Frames::finish));
    // SAFETY: what `write` wants is this function's own condition.
    unsafe { write(size, length) };
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

/// To be called once at start: goes on with the journal that is in memory and gives how many records
/// it has; or makes an empty one and gives -1. A journal that is memory of zeros, of another size or
/// of another version is none. What a reset interrupted is finished, or counted as dropped.
///
/// A journal is `uint32_t name[DERRNO_JOURNAL_WORDS(slots)]`, of 1 to 2047 slots, in a section that
/// start-up code leaves alone if it is to survive a reset. All functions take it with its slots, and
/// do nothing and give 0 for NULL, a misaligned pointer, or another number of slots. They must not
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
        Some(Resumed::Empty) => -1,
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
/// As derrno_journal_resume(); `record` is NULL or points to a record.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_push(
    words: *mut u32,
    slots: usize,
    record: *const derrno_record,
    kind: u8,
) {
    // SAFETY: what `journal` and `read` want is this function's own condition.
    if let (Some(journal), Some(record)) = unsafe { (journal(words, slots), read(record)) } {
        journal.push(&record, Kind::from_number(kind));
    }
}

/// Takes the oldest record into `out` and gives 1; 0 when there is none.
///
/// # Safety
/// As derrno_journal_resume(); `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_pop(words: *mut u32, slots: usize, out: *mut derrno_record) -> c_int {
    // SAFETY: what `journal` wants is this function's own condition.
    let record = unsafe { journal(words, slots) }.and_then(Ring::pop);
    // SAFETY: what `stored` wants is this function's own condition.
    unsafe { stored(record, out) }
}

/// Reads a record into `out` and gives 1; the record stays. `index` counts from the oldest, 0; 0 behind
/// the newest.
///
/// # Safety
/// As derrno_journal_resume(); `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_journal_peek(
    words: *mut u32,
    slots: usize,
    index: usize,
    out: *mut derrno_record,
) -> c_int {
    // SAFETY: what `journal` wants is this function's own condition.
    let record = unsafe { journal(words, slots) }.and_then(|journal| journal.records().nth(index));
    // SAFETY: what `stored` wants is this function's own condition.
    unsafe { stored(record, out) }
}

/// Stores a record, if there is one, and says whether.
///
/// # Safety
/// `out` is NULL or points to a writable struct.
unsafe fn stored(record: Option<Record>, out: *mut derrno_record) -> c_int {
    if let Some(record) = &record {
        // SAFETY: what `write` wants is this function's own condition.
        unsafe { write(out, derrno_record::of(record)) };
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
