//! gRPC: the status that a call ends with, 0 to 16, whoever has made it: the handler, the library of the server,
//! that of the client, or a proxy between them.
//!
//! The number does not say which, and so the base row is the careful reading of all four. Two facts decide it:
//!
//! - What the request itself brings about, it may meet when it is run a second time: NOT_FOUND of a delete,
//!   ALREADY_EXISTS of a create, FAILED_PRECONDITION and ABORTED of an expected version. Not only the caller repeats:
//!   the library does by its service config (`retryPolicy`), and a mesh does, Istio by default after UNAVAILABLE.
//!   [`FROM_ORIGIN`] is for a caller who knows that neither does.
//! - What the library makes before it has sent anything says the same number as what it makes afterwards:
//!   UNAVAILABLE is a refused connection and a stream that broke after the handler had written. [`NOT_SENT`] is for a
//!   caller who knows. A text `failed to connect to all addresses` shows it only for a call that is tried once: after
//!   an earlier try of a `retryPolicy` the same text is that of the last one.
//!
//! Worked example: a create ends with UNAVAILABLE. The base row says maybe_applied, so it is not sent again unless it
//! is idempotent. If the channel never left TRANSIENT_FAILURE, `grpc:14@1` says not_applied, and it is sent again.
//!
//! DEADLINE_EXCEEDED and CANCELLED end the wait of the client, not the handler. RESOURCE_EXHAUSTED is a quota, a request
//! that is too large and was not run, or an answer that is too large, after the handler ran: the text tells the two
//! last apart from the first. tonic says OUT_OF_RANGE for an answer that is too large.
//!
//! A call that got no trailers has a status by rule: from HTTP 400 INTERNAL, 401 UNAUTHENTICATED, 403
//! PERMISSION_DENIED, 404 UNIMPLEMENTED, 429, 502, 503 and 504 UNAVAILABLE, others UNKNOWN; from an HTTP/2 stream that
//! was reset, CANCELLED for CANCEL, UNAVAILABLE for REFUSED_STREAM, and so on. REFUSED_STREAM alone promises that the
//! request was not run: the libraries repeat it by themselves. Where you see it yourself, take NOT_SENT, or the code of
//! the domain `http2`.
//!
//! Lost: after UNAVAILABLE the link, which the channel makes again by itself; keep the channel. ABORTED ends the
//! transaction of a service that has some. A stream ends with any status.
//!
//! Waits: the trailer `grpc-retry-pushback-ms` is a hint for the retry engine, by
//! [`retry::hint::grpc_pushback`](crate::retry::hint::grpc_pushback).

use crate::{Client, Domain, Effect, Kind, Lost, Origin, Row, row};

/// Context: the library ended the call before any of the request was on its way: no connection, a deadline that had
/// passed, a message over the limit of the sender. Also for a stream that was refused (HTTP/2 REFUSED_STREAM, or
/// above the last stream of a GOAWAY). Not for a call that the library has tried before.
pub const NOT_SENT: u16 = 1;
/// Context: the handler itself says so, of a request that was sent once: no `retryPolicy`, no hedging, no mesh or
/// proxy that repeats.
pub const FROM_ORIGIN: u16 = 2;

/// A status that the request itself may have brought about when it ran before.
#[track_caller]
const fn met(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(0, "OK", Kind::OK, "the call succeeded; nothing to do").aliases(&["GRPC_STATUS_OK", "Ok"])
        .prints(&[(Client::TONIC, "The operation completed successfully")]),
    row(1, "CANCELLED", Kind::CANCELLED,
        "somebody cancelled the call, and the handler may have run to its end; read back before repeating")
        .aliases(&["GRPC_STATUS_CANCELLED", "Cancelled", "Canceled"])
        .prints(&[(Client::TONIC, "The operation was cancelled")]),
    row(1, "CANCELLED", Kind::CANCELLED, "the call was cancelled before it was sent; send it if it is still wanted")
        .context(NOT_SENT).effect(Effect::NOT_APPLIED).origin(Origin::CLIENT),
    // The library makes it of an exception in the handler, which may have been at its end.
    row(2, "UNKNOWN", Kind::UNKNOWN,
        "the handler threw, or the status is of another system; read the text, and read back before repeating")
        .aliases(&["GRPC_STATUS_UNKNOWN", "Unknown"]).prints(&[(Client::TONIC, "Unknown error")]),
    row(3, "INVALID_ARGUMENT", Kind::INVALID_ARGUMENT, "an argument is wrong whatever the state; correct it")
        .aliases(&["GRPC_STATUS_INVALID_ARGUMENT", "InvalidArgument"])
        .prints(&[(Client::TONIC, "Client specified an invalid argument")]),
    row(4, "DEADLINE_EXCEEDED", Kind::TIMEOUT,
        "the deadline passed, and the handler may go on to its end; read back before repeating")
        .aliases(&["GRPC_STATUS_DEADLINE_EXCEEDED", "DeadlineExceeded"])
        .prints(&[(Client::TONIC, "Deadline expired before operation could complete")]),
    row(4, "DEADLINE_EXCEEDED", Kind::TIMEOUT, "the deadline passed before the call was sent; allow it more time")
        .context(NOT_SENT).effect(Effect::NOT_APPLIED).origin(Origin::CLIENT),
    met(5, "NOT_FOUND", Kind::NOT_FOUND,
        "the thing is not there, after a repeat by library or mesh perhaps by your own delete; look, then correct it")
        .aliases(&["GRPC_STATUS_NOT_FOUND", "NotFound"])
        .prints(&[(Client::TONIC, "Some requested entity was not found")]),
    row(5, "NOT_FOUND", Kind::NOT_FOUND, "the thing named is not there; create it, or correct the name")
        .context(FROM_ORIGIN),
    met(6, "ALREADY_EXISTS", Kind::ALREADY_EXISTS,
        "the thing is there, after a repeat by library or mesh perhaps by your own create; compare it")
        .aliases(&["GRPC_STATUS_ALREADY_EXISTS", "AlreadyExists"])
        .prints(&[(Client::TONIC, "Some entity that we attempted to create already exists")]),
    row(6, "ALREADY_EXISTS", Kind::ALREADY_EXISTS, "the thing to create is there already; take it, or choose another name")
        .context(FROM_ORIGIN),
    row(7, "PERMISSION_DENIED", Kind::PERMISSION_DENIED, "the caller is known and may not do this; change the rights")
        .aliases(&["GRPC_STATUS_PERMISSION_DENIED", "PermissionDenied"])
        .prints(&[(Client::TONIC, "The caller does not have permission to execute the specified operation")]),
    // A quota, memory, threads: or an answer that the client refuses for its size, after the handler ran.
    met(8, "RESOURCE_EXHAUSTED", Kind::EXHAUSTED,
        "a quota or a resource is used up, or an answer was too large; read the text, and wait or ask for less")
        .aliases(&["GRPC_STATUS_RESOURCE_EXHAUSTED", "ResourceExhausted"])
        .prints(&[(Client::TONIC, "Some resource has been exhausted")]),
    row(8, "RESOURCE_EXHAUSTED", Kind::TOO_LARGE,
        "the library did not send the request, which is over its limit; raise the limit, or split the request")
        .context(NOT_SENT).origin(Origin::CLIENT),
    // Either side refuses: the server a request before its handler runs (or within a stream), the client an answer.
    met(8, "RESOURCE_EXHAUSTED", Kind::TOO_LARGE,
        "a request or an answer is over the limit of one side, and the handler may have run; raise the limit, or split it")
        .context(16).text("{who} message larger than max ({size} vs. {limit}"),
    met(8, "RESOURCE_EXHAUSTED", Kind::TOO_LARGE,
        "Java met a message over its limit, perhaps an answer after the handler ran; raise the limit there, or split it")
        .context(17).text("gRPC message exceeds maximum size {limit}: {size}"),
    met(9, "FAILED_PRECONDITION", Kind::FAILED_PRECONDITION,
        "the state does not allow it, after a repeat by library or mesh perhaps since your own first run; look first")
        .aliases(&["GRPC_STATUS_FAILED_PRECONDITION", "FailedPrecondition"])
        .prints(&[(Client::TONIC, "The system is not in a state required for the operation's execution")]),
    row(9, "FAILED_PRECONDITION", Kind::FAILED_PRECONDITION,
        "the state does not allow it; change the state, then send it again")
        .context(FROM_ORIGIN),
    // A sequencer check or a transaction that lost: the whole of read, change and write is to run again. After a
    // repeat below the call, the change that it lost against may be its own.
    met(10, "ABORTED", Kind::CONFLICT,
        "a concurrent change won, after a repeat by library or mesh perhaps your own; read, then start over")
        .lost(Lost::TRANSACTION).aliases(&["GRPC_STATUS_ABORTED", "Aborted"])
        .prints(&[(Client::TONIC, "The operation was aborted")]),
    row(10, "ABORTED", Kind::CONFLICT, "a concurrent change won; read again, then run the whole transaction again")
        .context(FROM_ORIGIN).lost(Lost::TRANSACTION),
    // tonic 0.14.9, codec/decode.rs: an answer over the client's limit, after the handler ran.
    met(11, "OUT_OF_RANGE", Kind::OUT_OF_RANGE,
        "a position is past the end, or tonic met an answer over its limit; read the text, then correct it")
        .aliases(&["GRPC_STATUS_OUT_OF_RANGE", "OutOfRange"])
        .prints(&[(Client::TONIC, "Operation was attempted past the valid range")]),
    row(11, "OUT_OF_RANGE", Kind::OUT_OF_RANGE, "a position is past the end of what is there; ask for less")
        .context(FROM_ORIGIN),
    met(11, "OUT_OF_RANGE", Kind::TOO_LARGE,
        "tonic met a message over its limit, perhaps an answer after the handler ran; raise the limit, or split it")
        .context(16).text("Error, decoded message length too large: found {size} bytes, the limit is: {limit} bytes"),
    // Also made by the client of an answer that is not one message, when the handler ran.
    met(12, "UNIMPLEMENTED", Kind::UNSUPPORTED,
        "the method or its compression is not there, or the answer was not one message; check the service's version")
        .aliases(&["GRPC_STATUS_UNIMPLEMENTED", "Unimplemented"])
        .prints(&[(Client::TONIC, "Operation is not implemented or not supported")]),
    row(12, "UNIMPLEMENTED", Kind::UNSUPPORTED, "the server has no such method, or has it switched off; use another")
        .context(FROM_ORIGIN),
    row(13, "INTERNAL", Kind::INTERNAL,
        "an invariant broke in the handler or a library, perhaps after the work; read back before repeating")
        .aliases(&["GRPC_STATUS_INTERNAL", "Internal"]).prints(&[(Client::TONIC, "Internal error")]),
    // grpcio: an exception of the function that serializes the request.
    row(13, "INTERNAL", Kind::INTERNAL, "the library could not encode the request; correct the program")
        .context(NOT_SENT).effect(Effect::NOT_APPLIED).origin(Origin::CLIENT),
    // Broken streams and servers that shut down, and etcd's time-outs of writes that were applied.
    row(14, "UNAVAILABLE", Kind::UNAVAILABLE,
        "no connection, or it broke when the handler may have run; wait, and read back before repeating")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK)
        .aliases(&["GRPC_STATUS_UNAVAILABLE", "Unavailable"])
        .prints(&[(Client::TONIC, "The service is currently unavailable")]),
    row(14, "UNAVAILABLE", Kind::UNAVAILABLE, "there was no connection to send the request over; wait, then send it")
        .context(NOT_SENT).origin(Origin::TRANSPORT).lost(Lost::LINK),
    // The service says so of stored data, or of what the call was about to store.
    row(15, "DATA_LOSS", Kind::CORRUPT, "data is lost or damaged for good; restore it, and read back what was written")
        .effect(Effect::MAYBE_APPLIED).aliases(&["GRPC_STATUS_DATA_LOSS", "DataLoss"])
        .prints(&[(Client::TONIC, "Unrecoverable data loss or corruption")]),
    row(16, "UNAUTHENTICATED", Kind::UNAUTHENTICATED, "the credentials are missing, wrong or expired; pass valid ones")
        .aliases(&["GRPC_STATUS_UNAUTHENTICATED", "Unauthenticated"])
        .prints(&[(Client::TONIC, "The request does not have valid authentication credentials")]),
];

pub use crate::codes::grpc::*;

crate::domain! {
    number: Domain::GRPC.number(), name: Domain::GRPC.name(),
    source: "googleapis google/rpc/code.proto 16b971c46; grpc doc/statuscodes.md 02760600f; grpcio 1.85.3, tonic 0.14.9",
    origin: Origin::SERVER, rows: ROWS
}
