//! HTTP/3, with QPACK: why a stream or the connection ended, by the number in RESET_STREAM, STOP_SENDING and
//! CONNECTION_CLOSE of an application (0x1d). What ends the connection below it is a code of [`quic`](crate::quic).
//!
//! Two promises cover a request that was sent, for any method (RFC 9114, 4.1.1 and 5.2): H3_REQUEST_REJECTED, and a
//! stream that is not below the identifier of a GOAWAY, which itself has no code. Nothing of such a request was
//! handled: send it again. Any other code leaves a request without an answer in doubt. H3_REQUEST_INCOMPLETE too: a
//! server that stores what comes has stored a part.
//!
//! The number does not say which frame it came in. Where it may end the connection, the base row says so; the codes
//! from H3_REQUEST_REJECTED to H3_VERSION_FALLBACK are of one request by their meaning. Who knows more takes a context:
//! [`RESET`], [`CLOSE`], [`NOT_SENT`]. [`wire::quic`](crate::wire::quic) chooses it from the bytes of the frame.
//!
//! Worked example: a server that goes down sends GOAWAY with the identifier 8, and later closes with H3_NO_ERROR. The
//! request of stream 8 was not handled: `http3:256@1`, send it over a new connection. Stream 4 got no answer and may
//! be done: `http3:256`, read back.
//!
//! After STOP_SENDING with H3_NO_ERROR the answer is here or comes: the server did not need the rest of the request.
//!
//! An unknown number counts as H3_NO_ERROR (RFC 9114, 9), which promises nothing; peers send such numbers on purpose.

use crate::{Advice, Domain, Effect, Kind, Lost, Origin, Row, Severity, Verdict, row};

/// Context: nothing of the request was handled. It was not sent, or its stream is not below the identifier of a
/// GOAWAY.
pub const NOT_SENT: u16 = 1;
/// Context: RESET_STREAM or STOP_SENDING, which end one stream. The connection lives on.
pub const RESET: u16 = 2;
/// Context: CONNECTION_CLOSE, for a request that is not covered by a GOAWAY. The connection ends.
pub const CLOSE: u16 = 3;

/// The end of the connection, for a request that may have been handled.
#[track_caller]
const fn away(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED).closes().lost(Lost::LINK)
}

/// The end of one request.
#[track_caller]
const fn ended(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED)
}

/// The end of the connection, for a request of which nothing was handled.
#[track_caller]
const fn unsent(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    away(native, name, kind, message).effect(Effect::NOT_APPLIED).advice(Advice::RECONNECT).context(NOT_SENT)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    away(0x33, "H3_DATAGRAM_ERROR", Kind::PROTOCOL,
        "a datagram is malformed, says the other end; check both libraries for datagrams, and read back"),
    unsent(0x33, "H3_DATAGRAM_ERROR", Kind::PROTOCOL,
        "a datagram ended the connection before this request was handled; send it over a new one"),
    away(0x100, "H3_NO_ERROR", Kind::CONNECTION_LOST,
        "the connection ended in good order; connect again, and read back what got no answer")
        .severity(Severity::INFO),
    unsent(0x100, "H3_NO_ERROR", Kind::CONNECTION_LOST,
        "the connection ended in good order and did not take this request; send it over a new one")
        .severity(Severity::INFO),
    ended(0x100, "H3_NO_ERROR", Kind::CANCELLED,
        "the rest of the request is not wanted; take the answer that comes, and read back without one")
        .context(RESET),
    away(0x101, "H3_GENERAL_PROTOCOL_ERROR", Kind::PROTOCOL,
        "something broke the protocol, says the other end; check both libraries and proxies, and read back"),
    unsent(0x101, "H3_GENERAL_PROTOCOL_ERROR", Kind::PROTOCOL,
        "the connection broke the protocol and this request was not handled; send it over a new one, with few tries"),
    ended(0x101, "H3_GENERAL_PROTOCOL_ERROR", Kind::PROTOCOL,
        "a stream broke the protocol, says the other end; check what it carried, and read back")
        .context(RESET),
    away(0x102, "H3_INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside and gives up the connection; look into its log, and read back"),
    unsent(0x102, "H3_INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside and did not handle this request; send it over a new connection"),
    ended(0x102, "H3_INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside with this request, perhaps in its midst; look into its log, and read back")
        .context(RESET),
    away(0x103, "H3_STREAM_CREATION_ERROR", Kind::PROTOCOL,
        "a stream was made that the other end does not accept; check both libraries for extensions, and read back"),
    unsent(0x103, "H3_STREAM_CREATION_ERROR", Kind::PROTOCOL,
        "a stream that is not accepted ended the connection before this request was handled; send it over a new one"),
    ended(0x103, "H3_STREAM_CREATION_ERROR", Kind::PROTOCOL,
        "the other end does not accept a stream of this kind; do without the extension, and read back")
        .context(RESET),
    away(0x104, "H3_CLOSED_CRITICAL_STREAM", Kind::PROTOCOL,
        "a stream that the connection needs was closed; check both libraries for control streams, and read back"),
    unsent(0x104, "H3_CLOSED_CRITICAL_STREAM", Kind::PROTOCOL,
        "a stream that the connection needs was closed before this request was handled; send it over a new one"),
    away(0x105, "H3_FRAME_UNEXPECTED", Kind::PROTOCOL,
        "a frame came where it must not, says the other end; check both libraries for the order, and read back"),
    unsent(0x105, "H3_FRAME_UNEXPECTED", Kind::PROTOCOL,
        "a frame out of place ended the connection before this request was handled; send it over a new one"),
    away(0x106, "H3_FRAME_ERROR", Kind::PROTOCOL,
        "a frame is malformed or of a wrong size, says the other end; check both libraries, and read back"),
    unsent(0x106, "H3_FRAME_ERROR", Kind::PROTOCOL,
        "a malformed frame ended the connection before this request was handled; send it over a new one"),
    away(0x107, "H3_EXCESSIVE_LOAD", Kind::THROTTLED,
        "the other end has too much of you, as pings, resets or headers; send fewer, wait, and read back"),
    unsent(0x107, "H3_EXCESSIVE_LOAD", Kind::THROTTLED,
        "the other end has too much of you and did not handle this request; wait, then send it over a new connection")
        .advice(Advice::BACKOFF),
    ended(0x107, "H3_EXCESSIVE_LOAD", Kind::THROTTLED,
        "the other end has too much of this stream; wait, and read back before repeating")
        .context(RESET),
    away(0x108, "H3_ID_ERROR", Kind::PROTOCOL,
        "an identifier of a stream or push is wrong or above its limit; check both libraries, and read back"),
    unsent(0x108, "H3_ID_ERROR", Kind::PROTOCOL,
        "a wrong identifier ended the connection before this request was handled; send it over a new one"),
    away(0x109, "H3_SETTINGS_ERROR", Kind::PROTOCOL,
        "the settings are wrong, says the other end; check both libraries for what they set, and read back"),
    unsent(0x109, "H3_SETTINGS_ERROR", Kind::PROTOCOL,
        "wrong settings ended the connection before this request was handled; send it over a new one, with few tries"),
    away(0x10a, "H3_MISSING_SETTINGS", Kind::PROTOCOL,
        "the settings did not come first, says the other end; check both libraries for that, and read back"),
    unsent(0x10a, "H3_MISSING_SETTINGS", Kind::PROTOCOL,
        "missing settings ended the connection before this request was handled; send it over a new one, few times"),
    // The one code that promises it by itself.
    row(0x10b, "H3_REQUEST_REJECTED", Kind::UNAVAILABLE,
        "the server rejected the request before any work; wait, then send the same request again"),
    unsent(0x10b, "H3_REQUEST_REJECTED", Kind::UNAVAILABLE,
        "the request was rejected with the whole connection and not handled; send it over a new one"),
    // The promise is that of a stream; of a connection, GOAWAY says what was not handled.
    away(0x10b, "H3_REQUEST_REJECTED", Kind::UNAVAILABLE,
        "the connection ends with a code for requests, and this one may have been handled; read back")
        .advice(Advice::RECONNECT).context(CLOSE),
    ended(0x10c, "H3_REQUEST_CANCELLED", Kind::CANCELLED,
        "somebody no longer wants the request or its answer, perhaps after the work; read back before repeating"),
    unsent(0x10c, "H3_REQUEST_CANCELLED", Kind::CANCELLED,
        "the request was given up before it was handled; send it over a new connection, if it is still wanted"),
    away(0x10c, "H3_REQUEST_CANCELLED", Kind::CANCELLED,
        "the other end gives up the connection, perhaps after the work; read back")
        .context(CLOSE),
    // A server that works on what has come need not wait for the end.
    ended(0x10d, "H3_REQUEST_INCOMPLETE", Kind::PROTOCOL,
        "the request ended before it was whole, says the other end; look why, and read back what a part has done")
        .aliases(&["H3_INCOMPLETE_REQUEST"]),
    unsent(0x10d, "H3_REQUEST_INCOMPLETE", Kind::PROTOCOL,
        "the request did not come and was not handled; send all of it over a new connection"),
    away(0x10d, "H3_REQUEST_INCOMPLETE", Kind::PROTOCOL,
        "the connection ends over a request that was not whole; connect again, and read back")
        .context(CLOSE),
    ended(0x10e, "H3_MESSAGE_ERROR", Kind::PROTOCOL,
        "a request or an answer is malformed, as in its headers or length; check libraries and proxies, and read back"),
    unsent(0x10e, "H3_MESSAGE_ERROR", Kind::PROTOCOL,
        "a malformed message ended the connection before this request was handled; send it over a new one, few times"),
    away(0x10e, "H3_MESSAGE_ERROR", Kind::PROTOCOL,
        "the connection ends over a malformed message; check both libraries, and read back")
        .context(CLOSE),
    // The tunnel is the caller's link; the connection of HTTP/3 lives on.
    ended(0x10f, "H3_CONNECT_ERROR", Kind::CONNECTION_LOST,
        "the connection at the end of a tunnel broke; ask for a new tunnel, and read back what went through the old")
        .lost(Lost::LINK),
    unsent(0x10f, "H3_CONNECT_ERROR", Kind::CONNECTION_LOST,
        "the connection ends and the tunnel was not made; ask for it over a new connection"),
    away(0x10f, "H3_CONNECT_ERROR", Kind::CONNECTION_LOST,
        "the connection ends with its tunnels; connect again, and read back")
        .context(CLOSE),
    // Clients repeat it over another version, but the RFC does not count it among its promises.
    ended(0x110, "H3_VERSION_FALLBACK", Kind::UNSUPPORTED,
        "the server wants HTTP/1.1 for this request; speak that, and read back before repeating"),
    unsent(0x110, "H3_VERSION_FALLBACK", Kind::UNSUPPORTED,
        "the server wants HTTP/1.1 and did not handle the request; send it over HTTP/1.1")
        .advice(Advice::FIX_CONFIG),
    away(0x110, "H3_VERSION_FALLBACK", Kind::UNSUPPORTED,
        "the connection ends for HTTP/1.1; speak that, and read back")
        .context(CLOSE),
    away(0x200, "QPACK_DECOMPRESSION_FAILED", Kind::PROTOCOL,
        "headers could not be unpacked, says the other end; check both libraries for QPACK, and read back"),
    unsent(0x200, "QPACK_DECOMPRESSION_FAILED", Kind::PROTOCOL,
        "headers could not be unpacked and this request was not handled; send it over a new connection"),
    away(0x201, "QPACK_ENCODER_STREAM_ERROR", Kind::PROTOCOL,
        "the stream of the encoder of headers is broken; check both libraries for its table, and read back"),
    unsent(0x201, "QPACK_ENCODER_STREAM_ERROR", Kind::PROTOCOL,
        "the encoder of headers ended the connection before this request was handled; send it over a new one"),
    away(0x202, "QPACK_DECODER_STREAM_ERROR", Kind::PROTOCOL,
        "the stream of the decoder of headers is broken; check both libraries for its counts, and read back"),
    unsent(0x202, "QPACK_DECODER_STREAM_ERROR", Kind::PROTOCOL,
        "the decoder of headers ended the connection before this request was handled; send it over a new one"),
];

/// RFC 9114, 9: an unknown code is as H3_NO_ERROR. What a GOAWAY did not take holds for any code.
const fn as_no_error(_native: i32, context: u16) -> Verdict {
    let away = Verdict::of(Kind::CONNECTION_LOST).with_severity(Severity::INFO).with_origin(Origin::TRANSPORT)
        .with_lost(Lost::LINK).unlisted();
    match context {
        RESET => Verdict::of(Kind::CANCELLED).with_origin(Origin::TRANSPORT).unlisted(),
        NOT_SENT => away.with_effect(Effect::NOT_APPLIED),
        _ => away,
    }
}

pub use crate::codes::http3::*;

crate::domain! {
    number: Domain::HTTP3.number(), name: Domain::HTTP3.name(),
    source: "RFC 9114, 8.1; RFC 9204, 6; RFC 9297, 5.2; nghttp3.h 0.8.0, aioquic 1.7.2",
    origin: Origin::TRANSPORT, rows: ROWS, fallback: as_no_error, span: 0x100..=0x110
}
