//! HTTP: the status of an answer, whoever has written it: the server, a proxy, or the library.
//!
//! The number does not say who, and so the base row is the careful reading of all of them:
//!
//! - 502, 503 and 504 are also what a proxy writes when the server has taken the request and then broke, or was too
//!   slow: the work may be done.
//! - What the request itself brings about, it may meet when it is run a second time: 404 and 410 of a DELETE, 409 of a
//!   create, 412 of a PUT with If-Match. Not only the caller repeats: nginx does with another server of its list, by
//!   default every method but POST, LOCK and PATCH; libcurl and browsers do, POST too, when a kept connection turns
//!   out to be dead.
//!
//! [`FROM_ORIGIN`] is for a caller who knows that neither is so. A status is an answer, so there is no context for
//! "not sent": what fails before is a code of `errno` or `gai` (in the context `errno::CONNECT`), or of `tls_alert`.
//!
//! Worked example: PUT with `If-Match: "v1"` by way of nginx in front of two servers. The first one stores it and dies;
//! nginx sends the PUT to the second, which finds the version v2 and says 412. The base row says maybe_applied: read
//! before you change again, the version may be your own.
//!
//! 1xx and 2xx are ok, but 207, which is a list of statuses. 202 is ok too: the work comes later; ask for its outcome.
//! A redirect is no success of a write: 307 and 308 have done nothing, while 301, 302 and 303 are also what a server
//! answers after the work, with the address of its result, or instead of it, with the address of a login.
//!
//! HTTP/2 and HTTP/3 have the same statuses. Their own codes, for a request that gets no answer, are the domains
//! `http2` and `http3`.
//!
//! Lost: nothing of the caller's, or the link where the server is known to close it; [`wire::http`](crate::wire::http)
//! reads `Connection: close`. Cookies and logins are the program's own.
//!
//! Waits: the header `Retry-After`, of 429, 503, 529 and at times 413, is a hint for the retry engine, by
//! [`retry::hint::retry_after`](crate::retry::hint::retry_after). It does not say that nothing was applied.

use crate::{Advice, Domain, Effect, Errno, Kind, Lost, Origin, Row, Severity, Verdict, row, status};

/// Context: the server that does the work says so, of a request that was sent once, and it keeps to RFC 9110: no proxy
/// or balancer in between that answers in its place or repeats, and no library that repeats.
pub const FROM_ORIGIN: u16 = 2;

/// A status that the request itself may have brought about when it ran before, or that comes after the work.
#[track_caller]
const fn maybe(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED)
}

/// A redirect: the address is not, or no longer, the right one.
#[track_caller]
const fn elsewhere(native: i32, name: &'static str, message: &'static str) -> Row {
    row(native, name, Kind::STALE_METADATA, message).severity(Severity::INFO)
}

/// A redirect that is also the answer to a request that is done.
#[track_caller]
const fn done_or_elsewhere(native: i32, name: &'static str, message: &'static str) -> Row {
    elsewhere(native, name, message).advice(Advice::STOP).effect(Effect::MAYBE_APPLIED)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(100, "Continue", Kind::OK, "the server wants the body; send it"),
    row(101, "Switching Protocols", Kind::OK, "the connection goes on in the other protocol; speak that"),
    row(102, "Processing", Kind::OK, "the server is at work; wait for the final status"),
    row(103, "Early Hints", Kind::OK, "headers came early; wait for the final status"),
    row(104, "Upload Resumption Supported", Kind::OK, "an upload that breaks can be resumed; go on"),
    row(200, "OK", Kind::OK, "the request succeeded; nothing to do"),
    row(201, "Created", Kind::OK, "the thing was created; nothing to do"),
    row(202, "Accepted", Kind::OK, "the request is accepted and its work comes later; ask for the outcome"),
    row(203, "Non-Authoritative Information", Kind::OK, "a proxy changed the answer of a success; nothing to do")
        .aliases(&["Non Authoritative Information"]),
    row(204, "No Content", Kind::OK, "the request succeeded and says no more; nothing to do"),
    row(205, "Reset Content", Kind::OK, "the request succeeded; clear the form"),
    row(206, "Partial Content", Kind::OK, "here is the part that was asked for; nothing to do"),
    // A list, which may hold failures; RFC 4918 says that the 207 itself tells nothing of success.
    row(207, "Multi-Status", Kind::UNKNOWN, "the answer has a status for each part; read every one of them")
        .severity(Severity::INFO),
    row(208, "Already Reported", Kind::OK, "this member of a list stands in it already; nothing to do"),
    row(226, "IM Used", Kind::OK, "the answer is a difference to an earlier one; apply it"),
    elsewhere(300, "Multiple Choices", "there are several forms of this; choose one").advice(Advice::FIX_REQUEST),
    // After a POST often the address of the result, by servers that are older than 303; or that of a login.
    done_or_elsewhere(301, "Moved Permanently",
        "the address has changed, and a write may have been done or dropped; read at the new address"),
    done_or_elsewhere(302, "Found",
        "another address was given, of the result or of a login; read there whether the write was done")
        .aliases(&["Moved Temporarily"]),
    done_or_elsewhere(303, "See Other", "the result, or a login, is at another address; read there by GET"),
    row(304, "Not Modified", Kind::OK, "the copy at hand is current; use it"),
    elsewhere(305, "Use Proxy", "a proxy is asked for, which is deprecated; ask its operator")
        .advice(Advice::FIX_CONFIG).retired(),
    row(306, "Unused", Kind::PROTOCOL, "a status without a meaning came; report where it came from")
        .retired(),
    elsewhere(307, "Temporary Redirect", "the thing is at another address for now; send the same request there"),
    elsewhere(308, "Permanent Redirect", "the thing is at another address for good; send it there, and keep that"),
    row(400, "Bad Request", Kind::INVALID_ARGUMENT, "the request is malformed; correct it"),
    row(401, "Unauthorized", Kind::UNAUTHENTICATED, "credentials are missing or were refused; pass valid ones"),
    row(402, "Payment Required", Kind::QUOTA_EXCEEDED, "the account is not paid or its budget is spent; pay or raise it"),
    row(403, "Forbidden", Kind::PERMISSION_DENIED, "the server understood and refuses; change the rights"),
    maybe(404, "Not Found", Kind::NOT_FOUND,
        "nothing is there, after a repeat by proxy or library perhaps by your own DELETE; look, then correct it"),
    row(404, "Not Found", Kind::NOT_FOUND, "there is nothing at this address; correct it, or create it first")
        .context(FROM_ORIGIN),
    row(405, "Method Not Allowed", Kind::UNSUPPORTED, "the address does not take this method; use one of Allow")
        .advice(Advice::FIX_REQUEST).aliases(&["Not Allowed"]),
    // Frameworks choose the form of the answer when the handler has returned.
    maybe(406, "Not Acceptable", Kind::UNSUPPORTED,
        "the answer has no form that Accept allows, and the handler may have run; correct Accept, and read back")
        .advice(Advice::FIX_REQUEST),
    row(407, "Proxy Authentication Required", Kind::UNAUTHENTICATED, "the proxy wants credentials; pass valid ones")
        .origin(Origin::TRANSPORT),
    // By RFC 9110 the request never came in full. tower-http says it of a handler that it cut off in its work.
    row(408, "Request Timeout", Kind::TIMEOUT,
        "the request came too slowly, or its handler was cut off; read back before repeating on a new connection")
        .lost(Lost::LINK).aliases(&["Request Time-out"]),
    // Anything from a thing that exists to a lost race, so that running it again is no answer.
    maybe(409, "Conflict", Kind::CONFLICT,
        "the state is in the way, after a repeat by proxy or library perhaps by your own first run; read, then decide")
        .advice(Advice::FIX_REQUEST),
    row(409, "Conflict", Kind::CONFLICT, "the state of the thing is in the way; read it, then change the request")
        .context(FROM_ORIGIN).advice(Advice::FIX_REQUEST),
    maybe(410, "Gone", Kind::NOT_FOUND,
        "the thing is gone for good, after a repeat by proxy or library perhaps by your own DELETE; take it as gone"),
    row(410, "Gone", Kind::NOT_FOUND, "the thing is gone for good; stop asking for it").context(FROM_ORIGIN),
    row(411, "Length Required", Kind::INVALID_ARGUMENT, "the server wants Content-Length; send it"),
    maybe(412, "Precondition Failed", Kind::CONFLICT,
        "the version is another, after a repeat by proxy or library perhaps by your own first run; read before changing"),
    row(412, "Precondition Failed", Kind::CONFLICT, "somebody has changed it since; read it, then change it again")
        .context(FROM_ORIGIN),
    row(413, "Content Too Large", Kind::TOO_LARGE, "the body is over a limit; send less, or raise the limit")
        .aliases(&["Payload Too Large", "Request Entity Too Large"]),
    row(414, "URI Too Long", Kind::TOO_LARGE, "the address is over a limit; put what it says into a body")
        .aliases(&["Request-URI Too Long", "Request-URI Too Large"]),
    row(415, "Unsupported Media Type", Kind::UNSUPPORTED, "the server does not take this format; convert the body")
        .advice(Advice::FIX_REQUEST),
    row(416, "Range Not Satisfiable", Kind::OUT_OF_RANGE, "the range lies outside of what is there; ask for less")
        .aliases(&["Requested Range Not Satisfiable"]),
    row(417, "Expectation Failed", Kind::UNSUPPORTED, "the server cannot do what Expect asks; send it without Expect")
        .advice(Advice::FIX_REQUEST),
    // Reserved; some filters answer it to what they take for a robot.
    row(418, "I'm a teapot", Kind::INVALID_ARGUMENT, "a joke, or a filter that takes you for a robot; ask its operator")
        .advice(Advice::STOP).aliases(&["I'm a Teapot"]),
    row(421, "Misdirected Request", Kind::STALE_METADATA,
        "this connection leads to a server for other names; send it over one of its own")
        .lost(Lost::LINK),
    row(422, "Unprocessable Content", Kind::INVALID_ARGUMENT, "the body is well formed and its content refused; correct it")
        .aliases(&["Unprocessable Entity"]),
    row(423, "Locked", Kind::BUSY, "somebody has locked it; wait until it is free"),
    row(424, "Failed Dependency", Kind::ABORTED, "another part that this one needs failed; see why, then send both")
        .advice(Advice::FIX_REQUEST),
    // Sent again at once by who does not use early data for it: RFC 8470.
    row(425, "Too Early", Kind::FAILED_PRECONDITION,
        "the server takes no early data for this; send it again after the handshake")
        .advice(Advice::RETRY_NOW).severity(Severity::INFO),
    row(426, "Upgrade Required", Kind::UNSUPPORTED, "the server wants another protocol; use the one in Upgrade")
        .advice(Advice::FIX_REQUEST),
    row(428, "Precondition Required", Kind::FAILED_PRECONDITION, "the server wants If-Match; read, then send it with that"),
    row(429, "Too Many Requests", Kind::THROTTLED, "too many requests came; wait as Retry-After says"),
    row(431, "Request Header Fields Too Large", Kind::TOO_LARGE, "the headers are over a limit; send less of them"),
    // IIS and Exchange; not registered.
    row(440, "Login Time-out", Kind::SESSION_EXPIRED, "the login has expired, says IIS; log in again"),
    // nginx, in its log: it closed the connection without an answer.
    maybe(444, "No Response", Kind::CONNECTION_LOST,
        "nginx closed the connection without an answer, as its log says; read back before repeating")
        .aliases(&["Connection Closed Without Response"]),
    row(451, "Unavailable For Legal Reasons", Kind::PERMISSION_DENIED, "the law forbids to show this; ask who is named"),
    // Balancers of AWS, in their log.
    row(460, "Client Closed Connection", Kind::CANCELLED,
        "the client of a balancer left before the answer, and the work may be done; read back"),
    row(494, "Request Header Too Large", Kind::TOO_LARGE, "the headers are over nginx's limit; send less of them"),
    row(495, "SSL Certificate Error", Kind::TLS, "nginx refused the client's certificate; use a valid one"),
    row(496, "SSL Certificate Required", Kind::UNAUTHENTICATED, "nginx wants a client certificate; pass one"),
    row(497, "HTTP Request Sent to HTTPS Port", Kind::TLS, "plain HTTP came to a port of HTTPS; use https"),
    row(499, "Client Closed Request", Kind::CANCELLED,
        "the client left before the answer, and the work may be done; read back before repeating"),
    row(500, "Internal Server Error", Kind::INTERNAL,
        "the server failed, perhaps after a part of the work; read back before repeating"),
    row(501, "Not Implemented", Kind::UNSUPPORTED, "the server has no such method or feature; use another"),
    // The connection to the proxy stands.
    row(502, "Bad Gateway", Kind::CONNECTION_LOST,
        "the server broke or answered nonsense to a proxy, perhaps after the work; read back before repeating")
        .advice(Advice::BACKOFF).origin(Origin::TRANSPORT).lost(Lost::NOTHING),
    // Proxies and meshes also say it of a server that broke with the request in its hands.
    maybe(503, "Service Unavailable", Kind::UNAVAILABLE,
        "the server is overloaded or gone, or broke below a proxy after the work; wait, and read back before repeating")
        .aliases(&["Service Temporarily Unavailable"]),
    row(503, "Service Unavailable", Kind::UNAVAILABLE,
        "the server takes no requests for now and has done nothing; wait as Retry-After says")
        .context(FROM_ORIGIN),
    row(504, "Gateway Timeout", Kind::TIMEOUT,
        "the server was too slow for a proxy and may still do the work; read back before repeating")
        .origin(Origin::TRANSPORT).aliases(&["Gateway Time-out"]),
    row(505, "HTTP Version Not Supported", Kind::UNSUPPORTED, "the server does not speak this version; use another")
        .advice(Advice::FIX_REQUEST),
    row(506, "Variant Also Negotiates", Kind::INTERNAL, "the server is set up in a ring; report it to its operator")
        .advice(Advice::FIX_CONFIG),
    // RFC 4918: not to be repeated by a program on its own.
    row(507, "Insufficient Storage", Kind::EXHAUSTED, "the server has no room for it; make room, then send it again")
        .advice(Advice::FIX_CONFIG).errno(Errno::ENOSPC),
    // Of a whole tree, of which a part may be done.
    row(508, "Loop Detected", Kind::INTERNAL, "the server met a ring in a tree, and a part may be done; break the ring"),
    row(510, "Not Extended", Kind::UNSUPPORTED, "the server wants an extension that is obsolete; use another address")
        .retired(),
    row(511, "Network Authentication Required", Kind::UNAUTHENTICATED,
        "the network in between wants a login, the server saw nothing; log in there")
        .origin(Origin::TRANSPORT),
    // Cloudflare, between client and server. 521, 523, 525 and 526 have no connection to the server.
    maybe(520, "Web Server Returned an Unknown Error", Kind::PROTOCOL,
        "the server answered Cloudflare with nonsense or nothing, perhaps after the work; read back")
        .origin(Origin::TRANSPORT),
    row(521, "Web Server Is Down", Kind::UNAVAILABLE, "the server refused Cloudflare's connection; wait until it is up")
        .origin(Origin::TRANSPORT),
    row(522, "Connection Timed Out", Kind::TIMEOUT,
        "Cloudflare got no connection, or no sign that the request came; read back before repeating")
        .origin(Origin::TRANSPORT),
    row(523, "Origin Is Unreachable", Kind::UNAVAILABLE, "Cloudflare has no way to the server; wait, or correct its address")
        .origin(Origin::TRANSPORT),
    row(524, "A Timeout Occurred", Kind::TIMEOUT,
        "the server took the request from Cloudflare and was too slow; read back before repeating")
        .origin(Origin::TRANSPORT),
    row(525, "SSL Handshake Failed", Kind::TLS, "Cloudflare and the server cannot agree on TLS; correct the server's")
        .origin(Origin::TRANSPORT),
    row(526, "Invalid SSL Certificate", Kind::TLS, "Cloudflare does not trust the server's certificate; renew it")
        .origin(Origin::TRANSPORT),
    // What load it is, and where, is each service's own.
    maybe(529, "Site Is Overloaded", Kind::THROTTLED, "the service has too much to do; wait, and read back before repeating")
        .aliases(&["The Service Is Overloaded"]),
    maybe(530, "Origin Error", Kind::UNKNOWN, "Cloudflare has an error of its own beside this one; read the text")
        .origin(Origin::TRANSPORT),
];

/// An unlisted status answers by its hundred, a redirect as no success.
const fn by_hundred(native: i32, _context: u16) -> Verdict {
    match native {
        300..=399 => Verdict::of(Kind::STALE_METADATA)
            .with_effect(Effect::MAYBE_APPLIED).with_advice(Advice::STOP).unlisted(),
        100..=599 => status::class_of(native as u16),
        _ => Verdict::of(Kind::UNKNOWN).unlisted(),
    }
}

pub use crate::codes::http::*;

crate::domain! {
    number: Domain::HTTP.number(), name: Domain::HTTP.name(),
    source: "IANA http-status-codes 2025-09-15; RFC 9110; http 1.5.0, CPython 3.11, nginx 1.22.1; AWS, Cloudflare, IIS",
    origin: Origin::SERVER,
    rows: ROWS, fallback: by_hundred, span: 100..=599
}
