//! NATS micro services: the text of the header `Nats-Service-Error-Code`.
//!
//! ADR-32 asks for a number, but services send words too, and each service defines its own: the
//! words below are those of the published samples. A number from 400 to 599 is its own native code: the
//! service means by it what it likes, mostly what HTTP means. The numbers that HTTP names have rows, the
//! others answer by their hundred; any other text is number 0. A reply with only the header
//! `Nats-Service-Error` is an error as well. Whatever the code, a handler ran, so nothing is surely not
//! applied, and the connection stands: nothing of the caller's is lost.

use crate::{Advice, Domain, Effect, Errno, Kind, Origin, Row, Verdict, row, status};

const SERVICE: &str = "ServiceError";

/// A number of the service's own, with the kind of the HTTP status of that number. A handler ran, and only
/// the service knows what the number asks of its caller.
#[track_caller]
const fn own(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED).advice(Advice::STOP).raised_as(SERVICE)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "VALIDATION_ERROR", Kind::INVALID_ARGUMENT, "the service refused the input; correct it")
        .raised_as(SERVICE),
    row(2, "UNAUTHORIZED", Kind::UNAUTHENTICATED, "the service wants a login; pass credentials")
        .raised_as(SERVICE),
    // A handler may say so half way through its work.
    row(3, "RATE_LIMITED", Kind::THROTTLED, "the service takes no more for now; slow down, and read back")
        .effect(Effect::MAYBE_APPLIED).raised_as(SERVICE),
    row(4, "INTERNAL_ERROR", Kind::INTERNAL,
        "the handler failed and its effects may stand; read back before repeating")
        .raised_as(SERVICE),
    // The handler may have done part of the work before it refused.
    row(5, "BUSINESS_LOGIC_ERROR", Kind::FAILED_PRECONDITION,
        "the handler refused by its own rules; read the text, and read back")
        .effect(Effect::MAYBE_APPLIED).raised_as(SERVICE),
    // From here on: errors of the service's own library, seen by the service, not by its caller.
    row(6, "ErrRespond", Kind::CONNECTION_LOST,
        "the service could not send its reply though the work may be done; its caller sees a timeout"),
    // The work is done.
    row(7, "ErrMarshalResponse", Kind::INVALID_ARGUMENT,
        "the service could not encode its reply, its caller sees a timeout; correct the handler")
        .effect(Effect::MAYBE_APPLIED),
    // As above.
    row(8, "ErrArgRequired", Kind::INVALID_ARGUMENT,
        "the service answered an error without code or text, so nothing was sent; correct the handler")
        .effect(Effect::MAYBE_APPLIED),
    row(9, "ErrConfigValidation", Kind::INVALID_ARGUMENT,
        "name, version, subject or queue of the service is not valid, so it did not start; correct it")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLIENT),
    row(10, "ErrVerbNotSupported", Kind::INVALID_ARGUMENT, "the control verb is unknown; use PING, INFO or STATS")
        .origin(Origin::CLIENT),
    row(11, "ErrServiceNameRequired", Kind::INVALID_ARGUMENT, "a service id was given without a name; add the name")
        .origin(Origin::CLIENT),
    row(12, "micro_ErrorOutOfMemory", Kind::EXHAUSTED,
        "memory ran out in the service's library; free some, then try again")
        .errno(Errno::ENOMEM).origin(Origin::HOST),
    row(13, "micro_ErrorInvalidArg", Kind::INVALID_ARGUMENT,
        "an argument to the service's library is not valid; correct the call")
        .origin(Origin::CLIENT),
    own(400, "400", Kind::INVALID_ARGUMENT,
        "the service's own number, bad request in HTTP; read its text and its documentation"),
    own(401, "401", Kind::UNAUTHENTICATED,
        "the service's own number, login needed in HTTP; read its text and its documentation"),
    own(403, "403", Kind::PERMISSION_DENIED,
        "the service's own number, forbidden in HTTP; read its text and its documentation"),
    own(404, "404", Kind::NOT_FOUND,
        "the service's own number, not found in HTTP; read its text and its documentation"),
    own(405, "405", Kind::UNSUPPORTED,
        "the service's own number, method not allowed in HTTP; read its text and its documentation"),
    own(406, "406", Kind::INVALID_ARGUMENT,
        "the service's own number, not acceptable in HTTP; read its text and its documentation"),
    own(408, "408", Kind::TIMEOUT,
        "the service's own number, request timeout in HTTP; read its text, and read back before repeating"),
    own(409, "409", Kind::CONFLICT,
        "the service's own number, conflict in HTTP; read its text, and read the state again"),
    own(410, "410", Kind::NOT_FOUND,
        "the service's own number, gone in HTTP; read its text and its documentation"),
    own(412, "412", Kind::FAILED_PRECONDITION,
        "the service's own number, precondition failed in HTTP; read its text, and read the state again"),
    own(413, "413", Kind::TOO_LARGE,
        "the service's own number, content too large in HTTP; read its text and its documentation"),
    own(415, "415", Kind::INVALID_ARGUMENT,
        "the service's own number, unsupported media type in HTTP; read its text and its documentation"),
    own(422, "422", Kind::INVALID_ARGUMENT,
        "the service's own number, unprocessable content in HTTP; read its text and its documentation"),
    own(423, "423", Kind::BUSY,
        "the service's own number, locked in HTTP; read its text, and read back before repeating"),
    own(429, "429", Kind::THROTTLED,
        "the service's own number, too many requests in HTTP; slow down, and read back before repeating"),
    row(500, "500", Kind::INTERNAL,
        "the handler threw an exception and its effects may stand; read back before repeating")
        .raised_as(SERVICE),
    own(501, "501", Kind::UNSUPPORTED,
        "the service's own number, not implemented in HTTP; read its text and its documentation"),
    own(502, "502", Kind::UNAVAILABLE,
        "the service's own number, bad gateway in HTTP; wait, and read back before repeating"),
    own(503, "503", Kind::UNAVAILABLE,
        "the service's own number, unavailable in HTTP; wait, and read back before repeating"),
    own(504, "504", Kind::TIMEOUT,
        "the service's own number, gateway timeout in HTTP; wait, and read back before repeating"),
    own(507, "507", Kind::EXHAUSTED,
        "the service's own number, insufficient storage in HTTP; read its text, and read back before repeating"),
];

/// A number from 400 to 599 answers by its hundred.
const fn by_hundred(native: i32, _context: u16) -> Verdict {
    let verdict = if native >= 400 && native <= 599 { status::class_of(native as u16) } else { Verdict::of(Kind::UNKNOWN).unlisted() };
    verdict.with_origin(Origin::APPLICATION)
}

pub use crate::codes::nats_micro::*;

crate::domain! {
    number: Domain::NATS_MICRO.number(), name: Domain::NATS_MICRO.name(),
    source: "ADR-32; nats-py 2.16.0 micro, nats.go 1.53.1 micro, nats.c 3.13.0 microservice.h",
    origin: Origin::APPLICATION,
    rows: ROWS, fallback: by_hundred, span: 0..=599, classes: crate::nats_py
}
