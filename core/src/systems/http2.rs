//! HTTP/2: why a stream or the connection ended, by the number in RST_STREAM and GOAWAY.
//!
//! Two promises cover a request that was sent, for any method (RFC 9113, 8.7): REFUSED_STREAM, and a stream above the
//! last one that a GOAWAY names, whatever its code. Nothing of such a request was handled: send it again. Any other
//! code leaves a request without an answer in doubt.
//!
//! The number does not say which frame it came in, so the base row is the worse of both: a GOAWAY, which takes the
//! link, for a request that it may have handled. REFUSED_STREAM, CANCEL and CONNECT_ERROR are of a stream by their
//! meaning, so their base rows are those of RST_STREAM. Who knows more takes a context: [`RESET`], [`GOAWAY`],
//! [`NOT_SENT`]. [`wire::http2`](crate::wire::http2) chooses it from the bytes of the frame.
//!
//! Worked example: three requests run on the streams 1, 3 and 5, and GOAWAY comes with the last stream 3 and
//! NO_ERROR. The request of stream 5 was not handled: `http2:0@1`, send it over a new connection. Those of 1 and 3 go
//! on, and their answers may still come: wait for them, as for any answer. Only when the connection ends before they
//! come is `http2:0` true of them, and they are in doubt.
//!
//! A server that goes down in good order sends GOAWAY twice, first with the last stream 2147483647, which refuses
//! nothing, then with the true one.
//!
//! After a RST_STREAM with NO_ERROR the answer is here already: the server did not need the rest of the request. Take
//! the answer.
//!
//! What a request that was not handled did wrong is not known: a code such as PROTOCOL_ERROR may be about another
//! request of the connection, or about this one, and then it comes again. Go's client sends it again over a new
//! connection unless it was the first of the old one; do the same, and count the tries.
//!
//! gRPC makes a status of these numbers, and its libraries repeat by themselves what was not handled.

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, Severity, Verdict, row};

/// Context: nothing of the request was handled. It was not sent, or its stream is above the last one that a GOAWAY
/// names.
pub const NOT_SENT: u16 = 1;
/// Context: RST_STREAM, which ends one stream. The connection lives on.
pub const RESET: u16 = 2;
/// Context: GOAWAY, for a stream that is not above the last one that it names. The connection ends.
pub const GOAWAY: u16 = 3;

const H2: Client = Client::H2;

/// The end of the connection, for a request that may have been handled.
#[track_caller]
const fn away(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED).closes().lost(Lost::LINK)
}

/// The end of one stream.
#[track_caller]
const fn reset(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED).context(RESET)
}

/// The end of the connection, for a request of which nothing was handled.
#[track_caller]
const fn unsent(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    away(native, name, kind, message).effect(Effect::NOT_APPLIED).advice(Advice::RECONNECT).context(NOT_SENT)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    away(0, "NO_ERROR", Kind::CONNECTION_LOST,
        "the connection takes no more requests; wait for answers that still come, and read back when none does")
        .severity(Severity::INFO).aliases(&["NGHTTP2_NO_ERROR"]).prints(&[(H2, "not a result of an error")]),
    unsent(0, "NO_ERROR", Kind::CONNECTION_LOST,
        "the connection takes no more requests and did not take this one; send it over a new connection")
        .severity(Severity::INFO),
    // RFC 9113, 8.1: after a whole answer, when the rest of the request is not needed.
    reset(0, "NO_ERROR", Kind::CANCELLED,
        "the rest of the request is not wanted; take the answer that came before, and read back without one"),
    away(1, "PROTOCOL_ERROR", Kind::PROTOCOL,
        "something broke the protocol, says the other end; check both libraries and proxies, and read back")
        .aliases(&["NGHTTP2_PROTOCOL_ERROR"]).prints(&[(H2, "unspecific protocol error detected")]),
    unsent(1, "PROTOCOL_ERROR", Kind::PROTOCOL,
        "the connection broke the protocol and this request was not handled; send it over a new one, with few tries"),
    reset(1, "PROTOCOL_ERROR", Kind::PROTOCOL,
        "a stream broke the protocol, says the other end; check its headers and length, and read back"),
    away(2, "INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside and gives up the connection; look into its log, and read back")
        .aliases(&["NGHTTP2_INTERNAL_ERROR"]).prints(&[(H2, "unexpected internal error encountered")]),
    unsent(2, "INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside and did not handle this request; send it over a new connection"),
    reset(2, "INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside with this request, perhaps in its midst; look into its log, and read back"),
    away(3, "FLOW_CONTROL_ERROR", Kind::PROTOCOL,
        "more came than the windows allow, says the other end; check both libraries for flow control, and read back")
        .aliases(&["NGHTTP2_FLOW_CONTROL_ERROR"]).prints(&[(H2, "flow-control protocol violated")]),
    unsent(3, "FLOW_CONTROL_ERROR", Kind::PROTOCOL,
        "the windows of the connection were not kept and this request was not handled; send it over a new one"),
    reset(3, "FLOW_CONTROL_ERROR", Kind::PROTOCOL,
        "the window of one stream was not kept, says the other end; check both libraries for that, and read back"),
    away(4, "SETTINGS_TIMEOUT", Kind::TIMEOUT,
        "settings were not acknowledged in time; connect again, and read back what was under way")
        .advice(Advice::RECONNECT).aliases(&["NGHTTP2_SETTINGS_TIMEOUT"])
        .prints(&[(H2, "settings ACK not received in timely manner")]),
    unsent(4, "SETTINGS_TIMEOUT", Kind::TIMEOUT,
        "settings were not acknowledged in time and this request was not handled; send it over a new connection"),
    away(5, "STREAM_CLOSED", Kind::PROTOCOL,
        "a frame came for a stream that was closed, says the other end; check both libraries, and read back")
        .aliases(&["NGHTTP2_STREAM_CLOSED"]).prints(&[(H2, "received frame when stream half-closed")]),
    unsent(5, "STREAM_CLOSED", Kind::PROTOCOL,
        "a closed stream ended the connection and this request was not handled; send it over a new one"),
    reset(5, "STREAM_CLOSED", Kind::PROTOCOL,
        "this stream was closed for the other end when a frame came; read back what became of the request"),
    away(6, "FRAME_SIZE_ERROR", Kind::PROTOCOL,
        "a frame has a wrong size, says the other end; check headers that are too large, and read back")
        .aliases(&["NGHTTP2_FRAME_SIZE_ERROR"]).prints(&[(H2, "frame with invalid size")]),
    unsent(6, "FRAME_SIZE_ERROR", Kind::PROTOCOL,
        "a frame of a wrong size ended the connection before this request was handled; send it over a new one"),
    reset(6, "FRAME_SIZE_ERROR", Kind::PROTOCOL,
        "a frame of this stream has a wrong size, or its headers are too large; make them smaller, and read back"),
    // Too many streams at once, or a server that goes down. The one code that promises it by itself.
    row(7, "REFUSED_STREAM", Kind::UNAVAILABLE,
        "the other end refused the stream before any work; wait, then send the same request again")
        .aliases(&["NGHTTP2_REFUSED_STREAM"])
        .prints(&[(H2, "refused stream before processing any application logic")]),
    unsent(7, "REFUSED_STREAM", Kind::UNAVAILABLE,
        "the stream was refused with the whole connection and not handled; send it over a new one"),
    // The promise is that of a stream; a GOAWAY says by its last stream what was not handled.
    away(7, "REFUSED_STREAM", Kind::UNAVAILABLE,
        "the connection ends with a code for streams, and this one may have been handled; read back")
        .advice(Advice::RECONNECT).context(GOAWAY),
    row(8, "CANCEL", Kind::CANCELLED,
        "somebody no longer wants the stream, perhaps after the work; read back before repeating")
        .aliases(&["NGHTTP2_CANCEL"]).prints(&[(H2, "stream no longer needed")]),
    unsent(8, "CANCEL", Kind::CANCELLED,
        "the connection was given up before this request was handled; send it over a new one, if it is still wanted"),
    away(8, "CANCEL", Kind::CANCELLED, "the other end gives up the connection, perhaps after the work; read back")
        .context(GOAWAY),
    away(9, "COMPRESSION_ERROR", Kind::PROTOCOL,
        "headers could not be unpacked, says the other end; check both libraries for HPACK, and read back")
        .aliases(&["NGHTTP2_COMPRESSION_ERROR"])
        .prints(&[(H2, "unable to maintain the header compression context")]),
    unsent(9, "COMPRESSION_ERROR", Kind::PROTOCOL,
        "headers could not be unpacked and this request was not handled; send it over a new connection"),
    // The tunnel is the caller's link; the connection of HTTP/2 lives on.
    row(10, "CONNECT_ERROR", Kind::CONNECTION_LOST,
        "the connection at the end of a tunnel broke; ask for a new tunnel, and read back what went through the old")
        .lost(Lost::LINK).aliases(&["NGHTTP2_CONNECT_ERROR"])
        .prints(&[(H2, "connection established in response to a CONNECT request was reset or abnormally closed")]),
    unsent(10, "CONNECT_ERROR", Kind::CONNECTION_LOST,
        "the connection ends and the tunnel was not made; ask for it over a new connection"),
    away(10, "CONNECT_ERROR", Kind::CONNECTION_LOST,
        "the connection ends with its tunnels; connect again, and read back")
        .context(GOAWAY),
    // As gRPC servers say `too_many_pings`: send fewer of what the other end counts.
    away(11, "ENHANCE_YOUR_CALM", Kind::THROTTLED,
        "the other end has too much of you, as pings, resets or headers; send fewer, wait, and read back")
        .aliases(&["NGHTTP2_ENHANCE_YOUR_CALM"]).prints(&[(H2, "detected excessive load generating behavior")]),
    unsent(11, "ENHANCE_YOUR_CALM", Kind::THROTTLED,
        "the other end has too much of you and did not handle this request; wait, then send it over a new connection")
        .advice(Advice::BACKOFF),
    reset(11, "ENHANCE_YOUR_CALM", Kind::THROTTLED,
        "the other end has too much of this stream; wait, and read back before repeating"),
    // TLS of one connection does not change, so it is refused as a whole, mostly at its start. Nothing promises it.
    away(12, "INADEQUATE_SECURITY", Kind::TLS,
        "version or cipher of TLS is too weak for the other end; allow stronger ones, and read back what was sent")
        .aliases(&["NGHTTP2_INADEQUATE_SECURITY"])
        .prints(&[(H2, "security properties do not meet minimum requirements")]),
    unsent(12, "INADEQUATE_SECURITY", Kind::TLS,
        "version or cipher of TLS is too weak, and nothing was handled; allow stronger ones")
        .advice(Advice::FIX_CONFIG),
    // Clients repeat it over HTTP/1.1, but it is no promise: a server may say it when its work asks for a certificate.
    away(13, "HTTP_1_1_REQUIRED", Kind::UNSUPPORTED,
        "the server wants HTTP/1.1, perhaps in the midst of the work; speak that, and read back before repeating")
        .aliases(&["NGHTTP2_HTTP_1_1_REQUIRED"]).prints(&[(H2, "endpoint requires HTTP/1.1")]),
    unsent(13, "HTTP_1_1_REQUIRED", Kind::UNSUPPORTED,
        "the server wants HTTP/1.1 and did not handle the request; send it over HTTP/1.1")
        .advice(Advice::FIX_CONFIG),
    reset(13, "HTTP_1_1_REQUIRED", Kind::UNSUPPORTED,
        "the server wants HTTP/1.1 for this request; send it that way, after reading back"),
];

/// RFC 9113, 7: an unknown code may be taken for INTERNAL_ERROR. What a GOAWAY did not handle holds for any code.
const fn as_internal(_native: i32, context: u16) -> Verdict {
    let internal = Verdict::of(Kind::INTERNAL).with_origin(Origin::TRANSPORT).unlisted();
    match context {
        RESET => internal,
        NOT_SENT => internal.with_lost(Lost::LINK).with_effect(Effect::NOT_APPLIED),
        _ => internal.with_lost(Lost::LINK),
    }
}

pub use crate::codes::http2::*;

crate::domain! {
    number: Domain::HTTP2.number(), name: Domain::HTTP2.name(),
    source: "RFC 9113, 7; nghttp2.h 1.52.0; h2 (crates.io) 0.4.20, h2 (PyPI) 4.4.1",
    origin: Origin::TRANSPORT, rows: ROWS, fallback: as_internal, span: 0..=13
}
