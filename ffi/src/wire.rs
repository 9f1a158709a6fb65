//! Decoding the errors in received bytes.

#[cfg(any(feature = "dqlite", feature = "fluss", feature = "sqlstate"))]
use core::ffi::c_char;
use core::ffi::c_int;

use derrno::wire::Decoded;

use crate::code::{derrno_code, derrno_verdict};
#[cfg(feature = "sqlstate")]
use crate::pointer::string;
#[cfg(feature = "zookeeper")]
use crate::pointer::write;
use crate::pointer::{bytes, write_sized};

/// Answer of a decoder: no error; `length` bytes are one message.
pub const DERRNO_DECODED_FINE: c_int = 0;
/// Answer of a decoder: an error; `code` and `verdict` say which.
pub const DERRNO_DECODED_FAILED: c_int = 1;
/// Answer of a decoder: more bytes are needed, `length` at least.
pub const DERRNO_DECODED_INCOMPLETE: c_int = 2;
/// Answer of a decoder: no message of this protocol; byte `length` is the first that does not fit.
pub const DERRNO_DECODED_MALFORMED: c_int = 3;

/// Part of Fluss: a whole frame with its length.
pub const DERRNO_FLUSS_FRAME: c_int = 0;
/// Part of Fluss: an item that has its code in field 1.
pub const DERRNO_FLUSS_ITEM_1: c_int = 1;
/// Part of Fluss: an item that has its code in field 2.
pub const DERRNO_FLUSS_ITEM_2: c_int = 2;
/// Part of Fluss: an item that has its code in field 3.
pub const DERRNO_FLUSS_ITEM_3: c_int = 3;

/// Part of ZooKeeper: the reply to a request.
pub const DERRNO_ZOOKEEPER_REPLY: c_int = 0;
/// Part of ZooKeeper: the reply to a connect.
pub const DERRNO_ZOOKEEPER_CONNECT: c_int = 1;
/// Part of ZooKeeper: the reply to a multi.
pub const DERRNO_ZOOKEEPER_MULTI: c_int = 2;
/// Part of ZooKeeper: the reply to a multi of reads.
pub const DERRNO_ZOOKEEPER_MULTI_READ: c_int = 3;

/// Part of NATS: a control line, "-ERR ...".
pub const DERRNO_NATS_LINE: c_int = 0;
/// Part of NATS: the header block of a message.
pub const DERRNO_NATS_HEADERS: c_int = 1;
/// Part of NATS: the JSON body of a JetStream reply or ack.
pub const DERRNO_NATS_JETSTREAM: c_int = 2;

/// Part of gRPC: the trailers of a call, as lines.
pub const DERRNO_GRPC_TRAILERS: c_int = 0;
/// Part of gRPC: a frame of gRPC-Web.
pub const DERRNO_GRPC_WEB: c_int = 1;

/// Part of SQLSTATE: any message of the server.
pub const DERRNO_SQLSTATE_MESSAGE: c_int = 0;
/// Part of SQLSTATE: a message that ends a COMMIT, where the tag ROLLBACK is a failure too.
pub const DERRNO_SQLSTATE_COMMIT: c_int = 1;

/// What received bytes are. May grow at its end in later versions, which is why the decoders take its
/// size, as derrno_rows() does.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct derrno_decoded {
    /// DERRNO_DECODED_FINE, DERRNO_DECODED_FAILED, DERRNO_DECODED_INCOMPLETE,
    /// DERRNO_DECODED_MALFORMED.
    pub answer: c_int,
    /// Fine and failed: the length of the message. Incomplete: how many more bytes are needed, at
    /// least. Malformed: the offset of the first byte that does not fit.
    pub length: usize,
    /// Failed: the code, with its context; otherwise all zero.
    pub code: derrno_code,
    /// Failed: its verdict; otherwise 0.
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

/// Stores the answer and returns it.
///
/// # Safety
/// `out` is NULL or points to `size` writable bytes.
unsafe fn store(decoded: Decoded<'_>, out: *mut derrno_decoded, size: usize) -> c_int {
    let none = core::ptr::null();
    let (answer, length) = match decoded {
        Decoded::Fine(length) => (DERRNO_DECODED_FINE, length),
        Decoded::Failed(failure) => (DERRNO_DECODED_FAILED, failure.length),
        Decoded::Incomplete(missing) => (DERRNO_DECODED_INCOMPLETE, missing),
        Decoded::Malformed(at) => (DERRNO_DECODED_MALFORMED, at),
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
    // SAFETY: what `write_sized` wants of `out` is this function's own condition.
    unsafe { write_sized(out, value, size) }
    answer
}

/// Decodes a response of a Fluss server. `part` says what the bytes are: DERRNO_FLUSS_FRAME a whole
/// frame with its length; DERRNO_FLUSS_ITEM_1, _2, _3 the protobuf message of one item that has its
/// code in field 1, 2 or 3. Any other `part` is malformed. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "fluss")]
pub unsafe extern "C" fn derrno_decode_fluss(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    use derrno::wire::fluss::{Numbering, frame, item};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        DERRNO_FLUSS_FRAME => frame(data),
        DERRNO_FLUSS_ITEM_1 => item(data, Numbering::First),
        DERRNO_FLUSS_ITEM_2 => item(data, Numbering::Second),
        DERRNO_FLUSS_ITEM_3 => item(data, Numbering::Third),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out, out_size) }
}

/// Decodes a response message of a dqlite server, a mis-framed FAILURE too. `context` is
/// DERRNO_DQLITE_WIRE, or DERRNO_DQLITE_LEGACY for a server older than 1.6. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "dqlite")]
pub unsafe extern "C" fn derrno_decode_dqlite(
    context: u16,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    // SAFETY: what `bytes` and `store` want is this function's own condition.
    unsafe { store(derrno::wire::dqlite::message(bytes(data, len), context), out, out_size) }
}

/// Decodes a reply of a ZooKeeper server. `part` says to what: DERRNO_ZOOKEEPER_REPLY,
/// DERRNO_ZOOKEEPER_CONNECT, DERRNO_ZOOKEEPER_MULTI, DERRNO_ZOOKEEPER_MULTI_READ. Any other `part` is
/// malformed. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "zookeeper")]
pub unsafe extern "C" fn derrno_decode_zookeeper(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    use derrno::wire::zookeeper::{connect, multi, multi_read, reply};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        DERRNO_ZOOKEEPER_REPLY => reply(data),
        DERRNO_ZOOKEEPER_CONNECT => connect(data),
        DERRNO_ZOOKEEPER_MULTI => multi(data),
        DERRNO_ZOOKEEPER_MULTI_READ => multi_read(data),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out, out_size) }
}

/// The next result of a multi: walks the `detail` of a failure that derrno_decode_zookeeper() found
/// with the same `part`, DERRNO_ZOOKEEPER_MULTI or DERRNO_ZOOKEEPER_MULTI_READ.
///
/// `at` is where in the detail it stands, 0 to begin, and is moved past the result. Stores the code
/// and returns 1; in a failed MULTI its context is DERRNO_ZOOKEEPER_IN_MULTI, in a MULTI_READ the code 0
/// is an operation that succeeded. Returns 0, and stores nothing, after the last result, at bytes that
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
    if at.is_null() || out.is_null() || !matches!(part, DERRNO_ZOOKEEPER_MULTI | DERRNO_ZOOKEEPER_MULTI_READ)
    {
        return 0;
    }
    // SAFETY: `read` wants an aligned pointer to an initialised value: not NULL is checked above, the
    // rest is the caller's promise. What `bytes` wants is this function's own condition.
    let (start, detail) = unsafe { (at.read(), bytes(detail, len)) };
    let mut walk =
        derrno::wire::zookeeper::results(detail.get(start..).unwrap_or(&[]), part == DERRNO_ZOOKEEPER_MULTI);
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
/// body of a JetStream reply or ack. Any other `part` is malformed. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "nats")]
pub unsafe extern "C" fn derrno_decode_nats(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    use derrno::wire::nats::{headers, jetstream, line};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        DERRNO_NATS_LINE => line(data),
        DERRNO_NATS_HEADERS => headers(data),
        DERRNO_NATS_JETSTREAM => jetstream(data),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out, out_size) }
}

/// Decodes a response of Fauna: its HTTP status and whole body. With status 0 the bytes are one
/// event of a stream or feed, a line. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "fauna")]
pub unsafe extern "C" fn derrno_decode_fauna(
    status: u16,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    use derrno::wire::fauna::{event, response};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = if status == 0 { event(data) } else { response(status, data) };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out, out_size) }
}

/// Decodes the end of a gRPC call. `part` says what the bytes are: DERRNO_GRPC_TRAILERS the trailers, or the
/// headers when there is nothing but them, as lines "name: value"; DERRNO_GRPC_WEB a frame of gRPC-Web. Any other
/// `part` is malformed. The message keeps its percent signs. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "grpc")]
pub unsafe extern "C" fn derrno_decode_grpc(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    use derrno::wire::grpc::{trailers, web};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        DERRNO_GRPC_TRAILERS => trailers(data),
        DERRNO_GRPC_WEB => web(data),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out, out_size) }
}

/// Decodes the head of a response of HTTP/1: status line, header lines, empty line. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "http")]
pub unsafe extern "C" fn derrno_decode_http(
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    // SAFETY: what `bytes` and `store` want is this function's own condition.
    unsafe { store(derrno::wire::http::response(bytes(data, len)), out, out_size) }
}

/// Decodes one record of TLS: an alert in the clear is an error, any other record is none. Stores the answer and
/// returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "tls")]
pub unsafe extern "C" fn derrno_decode_tls(
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    // SAFETY: what `bytes` and `store` want is this function's own condition.
    unsafe { store(derrno::wire::tls::record(bytes(data, len)), out, out_size) }
}

/// Decodes a message of a PostgreSQL server, in version 3 of its protocol. `part` says what is waited for:
/// DERRNO_SQLSTATE_MESSAGE anything; DERRNO_SQLSTATE_COMMIT the end of a COMMIT, where the tag ROLLBACK is a failure
/// too. Any other `part` is malformed. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "sqlstate")]
pub unsafe extern "C" fn derrno_decode_sqlstate(
    part: c_int,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    use derrno::wire::sqlstate::{commit, message};
    // SAFETY: what `bytes` wants is this function's own condition.
    let data = unsafe { bytes(data, len) };
    let decoded = match part {
        DERRNO_SQLSTATE_MESSAGE => message(data),
        DERRNO_SQLSTATE_COMMIT => commit(data),
        _ => Decoded::Malformed(0),
    };
    // SAFETY: what `store` wants is this function's own condition.
    unsafe { store(decoded, out, out_size) }
}

/// The one code that decides, of what a PostgreSQL server says: the five characters, the severity in English, and the
/// text, which select a context. libpq gives them as PQresultErrorField() of PG_DIAG_SQLSTATE,
/// PG_DIAG_SEVERITY_NONLOCALIZED and PG_DIAG_MESSAGE_PRIMARY. NULL is nothing known; characters that are none are
/// number -1, which is unlisted.
///
/// # Safety
/// `characters`, `severity` and `text` are NULL or strings.
#[unsafe(no_mangle)]
#[cfg(feature = "sqlstate")]
pub unsafe extern "C" fn derrno_sqlstate_code(
    characters: *const c_char,
    severity: *const c_char,
    text: *const c_char,
) -> derrno_code {
    let bytes = |pointer| {
        // SAFETY: what `string` wants is this function's own condition.
        unsafe { string(pointer) }.map_or(&[][..], |text| text.to_bytes())
    };
    derrno_code::of(derrno::sqlstate::failure(bytes(characters), bytes(severity), bytes(text)))
}

/// Decodes one frame of HTTP/2 for the request of a stream: RST_STREAM of this stream and GOAWAY are errors, in the
/// context DERRNO_HTTP2_RESET, DERRNO_HTTP2_GOAWAY, or DERRNO_HTTP2_NOT_SENT for a stream above the last one of a
/// GOAWAY. A GOAWAY with NO_ERROR is none for a stream that it has taken, whose answer may still come. With stream 0 the
/// frame is read for the connection. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "http2")]
pub unsafe extern "C" fn derrno_decode_http2(
    stream: u32,
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    // SAFETY: what `bytes` and `store` want is this function's own condition.
    unsafe { store(derrno::wire::http2::frame(bytes(data, len), stream), out, out_size) }
}

/// Decodes one decrypted frame of QUIC: CONNECTION_CLOSE, RESET_STREAM and STOP_SENDING are errors, of the domains QUIC,
/// TLS_ALERT (0x100 to 0x1ff of the transport) and HTTP3. Stores the answer and returns it.
///
/// # Safety
/// `data` is NULL or points to `len` bytes; `out` is NULL or points to `out_size` writable bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "quic")]
pub unsafe extern "C" fn derrno_decode_quic(
    data: *const u8,
    len: usize,
    out: *mut derrno_decoded,
    out_size: usize,
) -> c_int {
    // SAFETY: what `bytes` and `store` want is this function's own condition.
    unsafe { store(derrno::wire::quic::frame(bytes(data, len)), out, out_size) }
}

/// The one code that decides, of what a call of nats.c gives: its `natsStatus` and its `jsErrCode`, 0 for
/// none.
///
/// The `jsErrCode` decides beside NATS_ERR and NATS_NOT_FOUND. Any other status tells more: nats.c sets
/// 10076 by itself whenever nobody answers. derrno_by_text() of a JetStream code takes the text of
/// nats_GetLastError().
#[unsafe(no_mangle)]
#[cfg(feature = "nats")]
pub extern "C" fn derrno_nats_code(status: i32, js_err_code: i32) -> derrno_code {
    derrno_code::of(derrno::nats::code(status, js_err_code))
}

/// The one code that decides, of what libfluss (`Result`) or pyfluss (`FlussError`) gives: its number, and the
/// text that tells the failures of the client apart, which all are -2. 0 is success.
///
/// # Safety
/// `text` is NULL or points to `len` bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "fluss")]
pub unsafe extern "C" fn derrno_fluss_code(error_code: i32, text: *const c_char, len: usize) -> derrno_code {
    // SAFETY: what `bytes` wants is this function's own condition.
    derrno_code::of(derrno::fluss::code(error_code, unsafe { bytes(text.cast(), len) }))
}

/// The one code that decides, of what a call or a completion of libzookeeper gives, and of what zoo_state()
/// returns for its handle; 0 for a state that is not known.
///
/// A negative `rc` is a code, a positive one an errno (domain 17). A dead handle decides: when the link is lost
/// and the session has expired since, the session is what is lost.
#[unsafe(no_mangle)]
#[cfg(feature = "zookeeper")]
pub extern "C" fn derrno_zookeeper_code(rc: i32, state: i32) -> derrno_code {
    derrno_code::of(derrno::zookeeper::code(rc, state))
}

/// The code that decides, of what librdkafka says of a message: its `err`, and rd_kafka_message_status() of it.
///
/// Status 1 makes every code one in doubt, since an earlier try may be stored; 0 makes -192 and -195 surely not
/// applied; another one counts as 1. A code that does not end messages, with a doubt, comes in domain 0, where it is
/// unknown and may have been applied.
#[unsafe(no_mangle)]
#[cfg(feature = "kafka")]
pub extern "C" fn derrno_kafka_code(err: i32, status: i32) -> derrno_code {
    derrno_code::of(derrno::kafka::code(err, status))
}

/// The code that a *state* of libzookeeper stands for: what zoo_state() returns, or a watcher gets with a
/// session event. A number that is no state is unlisted.
#[unsafe(no_mangle)]
#[cfg(feature = "zookeeper")]
pub extern "C" fn derrno_zookeeper_state(state: i32) -> derrno_code {
    derrno_code::of(derrno::zookeeper::state(state))
}

/// The one code that decides, of what a dqlite_node_...() call returned: dqlite's own, or one of raft's that
/// slipped through.
#[unsafe(no_mangle)]
#[cfg(feature = "dqlite")]
pub extern "C" fn derrno_dqlite_code(rc: i32) -> derrno_code {
    derrno_code::of(derrno::dqlite::code(rc))
}

/// The one code that decides, of a FAILURE of dqlite: its number and its text together. `context` is that of a
/// number whose text is not known: DERRNO_DQLITE_WIRE, or DERRNO_DQLITE_LEGACY for a server older than 1.6.
///
/// # Safety
/// `text` is NULL or points to `len` bytes.
#[unsafe(no_mangle)]
#[cfg(feature = "dqlite")]
pub unsafe extern "C" fn derrno_dqlite_failure(
    native: i32,
    text: *const c_char,
    len: usize,
    context: u16,
) -> derrno_code {
    // SAFETY: what `bytes` wants is this function's own condition.
    derrno_code::of(derrno::dqlite::failure(native, unsafe { bytes(text.cast(), len) }, context))
}
