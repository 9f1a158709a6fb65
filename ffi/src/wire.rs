//! Decoding the errors in received bytes.

use core::ffi::c_int;

use table::wire::Decoded;

use crate::code::{derrno_code, derrno_verdict};
use crate::pointer::{bytes, write};

/// What received bytes are.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_decoded {
    /// DERRNO_DECODED_FINE, DERRNO_DECODED_FAILED, DERRNO_DECODED_INCOMPLETE,
    /// DERRNO_DECODED_MALFORMED.
    pub answer: c_int,
    /// Fine and failed: the length of the message. Incomplete: how many more bytes are needed, at
    /// least. Malformed: the offset of the first byte that does not fit.
    pub length: usize,
    /// Failed: the code, with its context; else all zero.
    pub code: derrno_code,
    /// Failed: its verdict; else 0.
    pub verdict: derrno_verdict,
    /// Failed: whether the peer closes the link after this error.
    pub closes: c_int,
    /// Failed: what the peer said. Points into the bytes given, not NUL-terminated, may be anything.
    pub message: *const u8,
    /// Its length.
    pub message_len: usize,
    /// Failed: what else it sent: rows before a mis-framed FAILURE, the results of a multi, header
    /// lines, the code text of a service, the JSON error object. Points into the bytes given.
    pub detail: *const u8,
    /// Its length.
    pub detail_len: usize,
}

/// Stores the answer and gives it.
///
/// # Safety
/// `out` is NULL or points to a writable `derrno_decoded`.
unsafe fn store(decoded: Decoded<'_>, out: *mut derrno_decoded) -> c_int {
    let none = core::ptr::null();
    let (answer, length) = match decoded {
        Decoded::Fine(length) => (0, length),
        Decoded::Failed(failure) => (1, failure.length),
        Decoded::Incomplete(missing) => (2, missing),
        Decoded::Malformed(at) => (3, at),
    };
    let mut value = derrno_decoded {
        answer,
        length,
        code: derrno_code { domain: 0, context: 0, native: 0 },
        verdict: 0,
        closes: 0,
        message: none,
        message_len: 0,
        detail: none,
        detail_len: 0,
    };
    if let Decoded::Failed(failure) = decoded {
        value.code = derrno_code::of(failure.code);
        value.verdict = failure.code.verdict().bits();
        value.closes = c_int::from(failure.closes);
        value.message = failure.message.as_ptr();
        value.message_len = failure.message.len();
        value.detail = failure.detail.as_ptr();
        value.detail_len = failure.detail.len();
    }
    // SAFETY: what `write` wants of `out` is this function's own condition.
    unsafe { write(out, value) }
    answer
}

/// Decodes a response of a Fluss server. `part` says what the bytes are: DERRNO_FLUSS_FRAME a whole
/// frame with its length; DERRNO_FLUSS_ITEM_1, _2, _3 the protobuf message of one item that has its
/// code in field 1, 2 or 3. Any other `part` is malformed. Gives the answer.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
#[cfg(feature = "fluss")]
pub unsafe extern "C" fn derrno_decode_fluss(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
) -> c_int {
    use table::wire::fluss::{Numbering, frame, item};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        0 => frame(data),
        1 => item(data, Numbering::First),
        2 => item(data, Numbering::Second),
        3 => item(data, Numbering::Third),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out) }
}

/// Decodes a response message of a dqlite server, a mis-framed FAILURE too. `context` is
/// DERRNO_DQLITE_WIRE, or DERRNO_DQLITE_LEGACY for a server older than 1.6. Gives the answer.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
#[cfg(feature = "dqlite")]
pub unsafe extern "C" fn derrno_decode_dqlite(
    context: u16,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
) -> c_int {
    // SAFETY: what `bytes` and `store` want is this function's own condition.
    unsafe { store(table::wire::dqlite::message(bytes(data, len), context), out) }
}

/// Decodes a reply of a ZooKeeper server. `part` says to what: DERRNO_ZOOKEEPER_REPLY,
/// DERRNO_ZOOKEEPER_CONNECT, DERRNO_ZOOKEEPER_MULTI, DERRNO_ZOOKEEPER_MULTI_READ. Any other `part` is
/// malformed. Gives the answer.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
#[cfg(feature = "zookeeper")]
pub unsafe extern "C" fn derrno_decode_zookeeper(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
) -> c_int {
    use table::wire::zookeeper::{connect, multi, multi_read, reply};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        0 => reply(data),
        1 => connect(data),
        2 => multi(data),
        3 => multi_read(data),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out) }
}

/// The next result of a multi: walks the `detail` of a failure that derrno_decode_zookeeper() found
/// with the same `part`, DERRNO_ZOOKEEPER_MULTI or DERRNO_ZOOKEEPER_MULTI_READ.
///
/// `at` is where in the detail it stands, 0 to begin, and is moved behind the result. Stores the code
/// and gives 1; in a failed MULTI its context is DERRNO_ZOOKEEPER_IN_MULTI, in a MULTI_READ the code 0
/// is an operation that succeeded. Gives 0, and stores nothing, behind the last result, at bytes that
/// are none, for any other `part` and for NULL.
///
/// # Safety
/// `detail` is NULL or points to `len` bytes; `at` and `out` are NULL or point to a writable value.
#[unsafe(no_mangle)]
#[cfg(feature = "zookeeper")]
pub unsafe extern "C" fn derrno_zookeeper_result(
    part: c_int,
    detail: *const u8,
    len: usize,
    at: *mut usize,
    out: *mut derrno_code,
) -> c_int {
    if at.is_null() || out.is_null() || !matches!(part, 2 | 3) {
        return 0;
    }
    // SAFETY: `read` wants an aligned pointer to an initialised value: not NULL is checked above, the
    // rest is the caller's promise. What `bytes` wants is this function's own condition.
    let (start, detail) = unsafe { (at.read(), bytes(detail, len)) };
    let mut walk = table::wire::zookeeper::results(detail.get(start..).unwrap_or(&[]), part == 2);
    let Some(result) = walk.next() else { return 0 };
    // SAFETY: what `write` wants of `at` and `out` is this function's own condition.
    unsafe {
        write(at, detail.len() - walk.rest().len());
        write(out, derrno_code::of(result.code));
    }
    1
}

/// Decodes what a NATS server sends. `part` says what the bytes are: DERRNO_NATS_LINE a control line
/// ("-ERR ..."), DERRNO_NATS_HEADERS the header block of a message, DERRNO_NATS_JETSTREAM the JSON
/// body of a JetStream reply or ack. Any other `part` is malformed. Gives the answer.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
#[cfg(feature = "nats")]
pub unsafe extern "C" fn derrno_decode_nats(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
) -> c_int {
    use table::wire::nats::{headers, jetstream, line};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        0 => line(data),
        1 => headers(data),
        2 => jetstream(data),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out) }
}

/// Decodes a response of Fauna: its HTTP status and whole body. With status 0 the bytes are one
/// event of a stream or feed, a line. Gives the answer.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to a writable struct.
#[unsafe(no_mangle)]
#[cfg(feature = "fauna")]
pub unsafe extern "C" fn derrno_decode_fauna(
    status: u16,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
) -> c_int {
    use table::wire::fauna::{event, response};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = if status == 0 { event(data) } else { response(status, data) };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out) }
}
