//! Looking up codes.

use core::ffi::{c_char, c_int};

use derrno::{Code, Domain, Entry};

use crate::pointer::{buffer, bytes, c_str, string, text, write, write_sized};

/// Flag of a row: the peer closes the connection with this error.
pub const DERRNO_ROW_CLOSES: u32 = 1;
/// Flag of a row: no current release sends the code.
pub const DERRNO_ROW_RETIRED: u32 = 2;

/// An answer: kind, advice, effect, severity, origin and what is lost in one word. 0 is "ok". Read it
/// with derrno_kind() and the other accessors.
pub type derrno_verdict = u32;

/// A code: a native number of a domain, and the context it was read in (0 for none). Passed by value, so
/// it never grows.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_code {
    /// DERRNO_DOMAIN_..., or a number of your own from 0x8000 up.
    pub domain: u16,
    /// What else decides the meaning, 0 for none.
    pub context: u16,
    /// The number the system itself uses.
    pub native: i32,
}

/// What derrno knows of one code. May grow at its end in later versions, which is why functions
/// that fill it take its size.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_row {
    /// The code.
    pub code: derrno_code,
    /// The answer.
    pub verdict: derrno_verdict,
    /// The HTTP-like status upstream sends along, 0 for none.
    pub status: u16,
    /// The nearest errno, by its number on Linux.
    pub posix_errno: u16,
    /// DERRNO_ROW_CLOSES, DERRNO_ROW_RETIRED.
    pub flags: u32,
    /// For a class: the native number of its parent in the same domain, 0 for a root.
    pub parent: i32,
    /// For a class with two parents: the native number of the second, 0 for none.
    pub second_parent: i32,
    /// Upstream's name.
    pub name: *const c_char,
    /// One sentence: what happened; what to do.
    pub message: *const c_char,
    /// The text upstream sends with the code, "" for none; `{x}` stands for any text.
    pub text: *const c_char,
}

impl derrno_code {
    pub(crate) fn of(code: Code) -> derrno_code {
        derrno_code { domain: code.domain().number(), context: code.context(), native: code.native() }
    }
}

fn code(domain: u16, native: i32, context: u16) -> Code {
    Code::new(Domain::new(domain), native).in_context(context)
}

/// Stores a found code and returns whether there was one.
///
/// # Safety
/// `out` is NULL or points to a writable `derrno_code`.
pub(crate) unsafe fn found(code: Option<Code>, out: *mut derrno_code) -> c_int {
    if let Some(code) = code {
        // SAFETY: what `write` wants of `out` is this function's own condition.
        unsafe { write(out, derrno_code::of(code)) }
    }
    c_int::from(code.is_some())
}

/// The verdict of a native number. O(1).
///
/// A number that is not in the table gets the fallback of its domain, an unknown domain "unknown";
/// both carry DERRNO_UNLISTED.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_classify(domain: u16, native: i32) -> derrno_verdict {
    derrno::classify(Domain::new(domain), native).bits()
}

/// The verdict of a native number in a context.
///
/// The context is an HTTP status for Fauna and JetStream, one of DERRNO_FLUSS_ACKS_ALL,
/// DERRNO_FLUSS_ACKS_LEADER, DERRNO_ZOOKEEPER_IN_MULTI, DERRNO_DQLITE_WIRE, DERRNO_DQLITE_LEGACY, or
/// that of a variant found by derrno_by_text(). A context without meaning for the code leaves the
/// verdict as without context.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_classify_in(domain: u16, native: i32, context: u16) -> derrno_verdict {
    code(domain, native, context).verdict().bits()
}

/// Upstream's name of a code, "" for a code that is not in the table.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_name(domain: u16, native: i32, context: u16) -> *const c_char {
    c_str(code(domain, native, context).entry().map_or("\0", |row| row.name_with_nul()))
}

/// One sentence on a code: what happened; what to do. For a code that is not in the table a
/// sentence that says so.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_message(domain: u16, native: i32, context: u16) -> *const c_char {
    const UNLISTED: &str =
        "derrno does not know this code; treat the outcome as unknown and look it up upstream\0";
    c_str(code(domain, native, context).entry().map_or(UNLISTED, |row| row.message_with_nul()))
}

/// Another name of a code: of another client, or an old one. `index` counts from 0; "" after the
/// last one, and for a code that is not in the table.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_alias(domain: u16, native: i32, context: u16, index: usize) -> *const c_char {
    let row = code(domain, native, context).entry();
    c_str(row.and_then(|row| row.aliases_with_nul().nth(index)).unwrap_or("\0"))
}

/// Writes a code as text: "zookeeper:-101 NONODE", "fauna:time_out@503", "zookeeper:-9999".
///
/// As snprintf(): writes at most `len` bytes, always ends with a NUL when `len` is not 0, and returns
/// the length of the whole text without the NUL; a result of `len` or more means it was cut. `buf`
/// may be NULL, which only measures.
///
/// # Safety
/// `buf` is NULL or points to `len` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_format(
    buf: *mut c_char,
    len: usize,
    domain: u16,
    native: i32,
    context: u16,
) -> usize {
    // SAFETY: what `buffer` wants of `buf` and `len` is this function's own condition.
    let buf = unsafe { buffer(buf, len) };
    let whole = match buf.split_last_mut() {
        Some((_, room)) => code(domain, native, context).write(room),
        None => code(domain, native, context).write(&mut []),
    };
    let end = whole.min(buf.len().saturating_sub(1));
    if let Some(end) = buf.get_mut(end) {
        *end = 0;
    }
    whole
}

/// Reads what derrno_format() writes, and "zookeeper:-101", "zookeeper:NONODE", "0x8001:7". Stores
/// the code and returns 1; returns 0, and stores nothing, for NULL and any other text.
///
/// # Safety
/// `text` is NULL or a NUL-terminated string; `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_parse(text: *const c_char, out: *mut derrno_code) -> c_int {
    // SAFETY: what `text` and `found` want is this function's own condition.
    unsafe { found(self::text(text).and_then(|text| text.parse().ok()), out) }
}

/// The code with this name or alias, compared exactly. Stores it and returns 1; returns 0, and stores
/// nothing, for NULL, an unknown name or an unknown domain. O(1).
///
/// # Safety
/// `name` is NULL or a NUL-terminated string; `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_by_name(domain: u16, name: *const c_char, out: *mut derrno_code) -> c_int {
    // SAFETY: what `string` and `found` want is this function's own condition.
    unsafe { found(string(name).and_then(|name| Domain::new(domain).by_code_name(name.to_bytes())), out) }
}

/// The variant of a code that its text selects: what dqlite or a NATS status header says.
/// Stores it and returns 1; returns 0, and stores nothing, when no text of the number fits.
///
/// In a domain of names (DERRNO_DOMAIN_NATS_ERR) `native` is ignored and the text is the name, with
/// its variable parts filled in. Case does not matter. Walks the rows of the number.
///
/// # Safety
/// `text` is NULL or points to `len` bytes; `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_by_text(
    domain: u16,
    native: i32,
    text: *const c_char,
    len: usize,
    out: *mut derrno_code,
) -> c_int {
    let domain = Domain::new(domain);
    let native = (!domain.has_names()).then_some(native);
    // SAFETY: what `bytes` wants of `text` and `len` is this function's own condition.
    let text = unsafe { bytes(text.cast(), len) };
    let row = domain.table().and_then(|table| table.by_text(native, text));
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(row.map(|row| row.code()), out) }
}

/// The parent class of a class. Stores it and returns 1; returns 0 for a root and for any other code.
///
/// # Safety
/// `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_parent(domain: u16, native: i32, out: *mut derrno_code) -> c_int {
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(code(domain, native, 0).parent(), out) }
}

/// The class that the published client raises for a code. Stores it and returns 1; returns 0 where
/// there is none.
///
/// # Safety
/// `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_raised_as(
    domain: u16,
    native: i32,
    context: u16,
    out: *mut derrno_code,
) -> c_int {
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(code(domain, native, context).raised_as(), out) }
}

/// Whether a code is a class or below it, or is raised as such a class: "is zookeeper:-112 a kazoo
/// SessionExpiredError?". 0 for codes that are not in the table. O(1).
#[unsafe(no_mangle)]
pub extern "C" fn derrno_is_a(domain: u16, native: i32, class_domain: u16, class_native: i32) -> c_int {
    c_int::from(code(domain, native, 0).is_a(code(class_domain, class_native, 0)))
}

/// The nearest errno of a code, by its number on Linux; that of the fallback for a code that is not
/// in the table.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_errno(domain: u16, native: i32, context: u16) -> c_int {
    c_int::from(code(domain, native, context).errno().number())
}

/// Whether the peer closes the connection with this error. 0 for a code that is not in the table.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_closes(domain: u16, native: i32, context: u16) -> c_int {
    c_int::from(code(domain, native, context).entry().is_some_and(|row| row.closes()))
}

/// How many rows a domain has: codes and their variants; 0 for an unknown domain.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_row_count(domain: u16) -> usize {
    Domain::new(domain).table().map_or(0, |table| table.rows().len())
}

/// Copies the rows `first`, `first + 1`, ... of a domain, ordered by number and context, to `count`
/// places `stride` bytes apart, and returns how many it copied: 0 after the last row, for an unknown
/// domain, and for NULL.
///
/// `stride` is sizeof(struct derrno_row) as the caller was compiled: from each row no more than
/// `stride` bytes are copied, and if a row is shorter than `stride` the rest is zeroed.
///
/// # Safety
/// `out` is NULL or points to `count` times `stride` writable bytes.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_rows(
    domain: u16,
    first: usize,
    out: *mut derrno_row,
    count: usize,
    stride: usize,
) -> usize {
    let Some(table) = Domain::new(domain).table() else { return 0 };
    if out.is_null() || stride == 0 {
        return 0;
    }
    let mut copied = 0;
    for row in table.rows().skip(first).take(count) {
        // SAFETY: `copied < count`, so the place lies within the `count * stride` writable bytes that the
        // caller promises: `byte_add` stays in that object, and the product cannot overflow since the object
        // exists. The rest is what `write_sized` wants of `stride` bytes.
        unsafe { write_sized(out.byte_add(copied * stride), c_row(row), stride) };
        copied += 1;
    }
    copied
}

fn c_row(row: Entry) -> derrno_row {
    let native = |row: Option<Entry>| row.map_or(0, |row| row.native());
    derrno_row {
        code: derrno_code::of(row.code()),
        verdict: row.verdict().bits(),
        status: row.status(),
        posix_errno: u16::from(row.errno().number()),
        flags: if row.closes() { DERRNO_ROW_CLOSES } else { 0 }
            | if row.is_retired() { DERRNO_ROW_RETIRED } else { 0 },
        parent: native(row.parent()),
        second_parent: native(row.second_parent()),
        name: c_str(row.name_with_nul()),
        message: c_str(row.message_with_nul()),
        text: c_str(row.text_with_nul()),
    }
}
