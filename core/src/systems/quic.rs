//! QUIC: why the connection ended, by the number in CONNECTION_CLOSE of the transport (0x1c). What the application on
//! it says (0x1d, and the ends of streams) is a number of its own: with HTTP/3 a code of [`http3`](crate::http3).
//!
//! 0x100 to 0x1ff carry an alert of TLS, which says more than any of these rows: [`alert`] gives its code, and
//! [`wire::quic`](crate::wire::quic) does so by itself. In C it is the number less 0x100, in DERRNO_DOMAIN_TLS_ALERT.
//!
//! A code tells of the connection and not of a request, as an alert of TLS does: before anything of the program was
//! sent nothing was applied ([`NOT_SENT`]), on a connection in use each request without an answer is in doubt. Early
//! data (0-RTT) counts as sent. CONNECTION_REFUSED and INVALID_TOKEN are a server's answer to the very first packet,
//! so nothing was applied either way.
//!
//! Worked example: a client sends a payment and the connection ends with NO_VIABLE_PATH, because its network changed.
//! The server had taken the payment. `quic:16` says maybe_applied.
//!
//! A connection that times out or that the peer does not know any more (a stateless reset) has no code: take
//! `errno:ETIMEDOUT` and `errno:ECONNRESET`.
//!
//! Lost: the link. What lives on it the layer above knows.

use crate::{Advice, Client, Code, Domain, Effect, Kind, Lost, Origin, Row, Severity, Verdict, row};

/// Context: nothing of the program was on its way yet, as when the handshake fails; not even early data.
pub const NOT_SENT: u16 = 1;

/// The alert of TLS in a number from 0x100 to 0x1ff; `None` for any other.
///
/// ```
/// let alert = derrno::quic::alert(0x178).unwrap();
/// assert_eq!(alert.to_string(), "tls_alert:120 no_application_protocol");
/// assert_eq!(derrno::quic::alert(0x10), None);
/// ```
#[must_use]
pub const fn alert(native: i32) -> Option<Code> {
    match native {
        0x100..=0x1ff => Some(Code::new(Domain::TLS_ALERT, native - 0x100)),
        _ => None,
    }
}

const QUINN: Client = Client::QUINN;

/// The end of a connection in use.
#[track_caller]
const fn midway(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).effect(Effect::MAYBE_APPLIED).closes().lost(Lost::LINK)
}

/// The same before anything was sent.
#[track_caller]
const fn unsent(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    midway(native, name, kind, message).effect(Effect::NOT_APPLIED).context(NOT_SENT)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    midway(0, "NO_ERROR", Kind::CONNECTION_LOST,
        "the connection ended without a fault; connect again, and read back what got no answer")
        .severity(Severity::INFO).aliases(&["NGTCP2_NO_ERROR"])
        .prints(&[(QUINN, "the connection is being closed abruptly in the absence of any error")]),
    unsent(0, "NO_ERROR", Kind::CONNECTION_LOST,
        "the connection ended without a fault before any request; connect again")
        .severity(Severity::INFO),
    midway(1, "INTERNAL_ERROR", Kind::INTERNAL,
        "the other end failed inside; look into its log, and read back what was sent")
        .aliases(&["NGTCP2_INTERNAL_ERROR"])
        .prints(&[(QUINN, "the endpoint encountered an internal error and cannot continue with the connection")]),
    unsent(1, "INTERNAL_ERROR", Kind::INTERNAL, "the other end failed inside before any request; look into its log"),
    // The answer to the first packet: early data is dropped with it.
    midway(2, "CONNECTION_REFUSED", Kind::UNAVAILABLE,
        "the server takes no connection for now; wait, then connect again")
        .effect(Effect::NOT_APPLIED).aliases(&["NGTCP2_CONNECTION_REFUSED"])
        .prints(&[(QUINN, "the server refused to accept a new connection")]),
    midway(3, "FLOW_CONTROL_ERROR", Kind::PROTOCOL,
        "more came than the limits allow, says the other end; check both libraries for flow control, and read back")
        .aliases(&["NGTCP2_FLOW_CONTROL_ERROR"])
        .prints(&[(QUINN, "received more data than permitted in advertised data limits")]),
    unsent(3, "FLOW_CONTROL_ERROR", Kind::PROTOCOL,
        "more came than the limits allow, before any request; check both libraries"),
    midway(4, "STREAM_LIMIT_ERROR", Kind::PROTOCOL,
        "more streams were opened than allowed, says the other end; check both libraries for that, and read back")
        .aliases(&["NGTCP2_STREAM_LIMIT_ERROR"])
        .prints(&[(QUINN, "received a frame for a stream identifier that exceeded advertised the stream limit for the \
                           corresponding stream type")]),
    unsent(4, "STREAM_LIMIT_ERROR", Kind::PROTOCOL,
        "more streams were opened than allowed, before any request; open fewer"),
    midway(5, "STREAM_STATE_ERROR", Kind::PROTOCOL,
        "a frame does not fit the state of its stream, says the other end; check both libraries, and read back")
        .aliases(&["NGTCP2_STREAM_STATE_ERROR"])
        .prints(&[(QUINN, "received a frame for a stream that was not in a state that permitted that frame")]),
    unsent(5, "STREAM_STATE_ERROR", Kind::PROTOCOL,
        "a frame does not fit the state of its stream, before any request; check both libraries"),
    midway(6, "FINAL_SIZE_ERROR", Kind::PROTOCOL,
        "the final size of a stream changed or was passed, says the other end; check both libraries, and read back")
        .aliases(&["NGTCP2_FINAL_SIZE_ERROR"])
        .prints(&[(QUINN, "received a STREAM frame or a RESET_STREAM frame containing a different final size to the one \
                           already established")]),
    unsent(6, "FINAL_SIZE_ERROR", Kind::PROTOCOL,
        "the final size of a stream changed before any request; check both libraries"),
    midway(7, "FRAME_ENCODING_ERROR", Kind::PROTOCOL,
        "a frame is malformed, says the other end; check both libraries, and read back")
        .aliases(&["NGTCP2_FRAME_ENCODING_ERROR"]).prints(&[(QUINN, "received a frame that was badly formatted")]),
    unsent(7, "FRAME_ENCODING_ERROR", Kind::PROTOCOL, "a frame of the handshake is malformed; check both libraries"),
    // Of the handshake; a client that finds it in the server's answer may have sent early data before.
    midway(8, "TRANSPORT_PARAMETER_ERROR", Kind::PROTOCOL,
        "a parameter of the transport is wrong, perhaps after early data; check both libraries, and read back")
        .aliases(&["NGTCP2_TRANSPORT_PARAMETER_ERROR"])
        .prints(&[(QUINN, "received transport parameters that were badly formatted, included an invalid value, was absent \
                           even though it is mandatory, was present though it is forbidden, or is otherwise in error")]),
    unsent(8, "TRANSPORT_PARAMETER_ERROR", Kind::PROTOCOL,
        "a parameter of the transport is wrong, before any request; check both libraries"),
    midway(9, "CONNECTION_ID_LIMIT_ERROR", Kind::PROTOCOL,
        "more connection ids came than allowed, says the other end; check both libraries for that, and read back")
        .aliases(&["NGTCP2_CONNECTION_ID_LIMIT_ERROR"])
        .prints(&[(QUINN, "the number of connection IDs provided by the peer exceeds the advertised \
                           active_connection_id_limit")]),
    unsent(9, "CONNECTION_ID_LIMIT_ERROR", Kind::PROTOCOL,
        "more connection ids came than allowed, before any request; check both libraries"),
    midway(10, "PROTOCOL_VIOLATION", Kind::PROTOCOL,
        "something broke the protocol, says the other end; check both libraries and who sits in between, and read back")
        .aliases(&["NGTCP2_PROTOCOL_VIOLATION"])
        .prints(&[(QUINN, "detected an error with protocol compliance that was not covered by more specific error codes")]),
    unsent(10, "PROTOCOL_VIOLATION", Kind::PROTOCOL,
        "the handshake broke the protocol; check both libraries, and who sits in between"),
    // The answer to the first packet: the token is of an earlier connection, or of another server's key.
    midway(11, "INVALID_TOKEN", Kind::STALE_METADATA,
        "the token of the first packet is not valid; connect again without it")
        .effect(Effect::NOT_APPLIED).advice(Advice::RECONNECT)
        .aliases(&["NGTCP2_INVALID_TOKEN"]).prints(&[(QUINN, "received an invalid Retry Token in a client Initial")]),
    // The application's own code is withheld while the keys of the handshake are in use.
    midway(12, "APPLICATION_ERROR", Kind::CONNECTION_LOST,
        "the application ended the connection in its handshake, perhaps after early data; ask it why, and read back")
        .advice(Advice::STOP).aliases(&["NGTCP2_APPLICATION_ERROR"])
        .prints(&[(QUINN, "the application or application protocol caused the connection to be closed during the handshake")]),
    unsent(12, "APPLICATION_ERROR", Kind::CONNECTION_LOST,
        "the application ended the connection before any request; ask it why")
        .advice(Advice::STOP),
    midway(13, "CRYPTO_BUFFER_EXCEEDED", Kind::TOO_LARGE,
        "a message of TLS is too large for the other end, perhaps after early data; send fewer certificates, and read back")
        .advice(Advice::FIX_CONFIG).aliases(&["NGTCP2_CRYPTO_BUFFER_EXCEEDED"])
        .prints(&[(QUINN, "received more data in CRYPTO frames than can be buffered")]),
    unsent(13, "CRYPTO_BUFFER_EXCEEDED", Kind::TOO_LARGE,
        "a message of TLS is too large for the other end, before any request; send fewer certificates")
        .advice(Advice::FIX_CONFIG),
    midway(14, "KEY_UPDATE_ERROR", Kind::PROTOCOL,
        "an update of the keys went wrong, says the other end; check both libraries for that, and read back")
        .aliases(&["NGTCP2_KEY_UPDATE_ERROR"]).prints(&[(QUINN, "key update error")]),
    unsent(14, "KEY_UPDATE_ERROR", Kind::PROTOCOL,
        "an update of the keys went wrong before any request; check both libraries"),
    midway(15, "AEAD_LIMIT_REACHED", Kind::CONNECTION_LOST,
        "the keys of the connection are used up; connect again, and read back what got no answer")
        .aliases(&["NGTCP2_AEAD_LIMIT_REACHED"])
        .prints(&[(QUINN, "the endpoint has reached the confidentiality or integrity limit for the AEAD algorithm")]),
    unsent(15, "AEAD_LIMIT_REACHED", Kind::CONNECTION_LOST,
        "the keys of the connection are used up before any request; connect again"),
    midway(16, "NO_VIABLE_PATH", Kind::CONNECTION_LOST,
        "no way through the network carries the connection any more; connect again, and read back what got no answer")
        .aliases(&["NGTCP2_NO_VIABLE_PATH"]).prints(&[(QUINN, "no viable network path exists")]),
    unsent(16, "NO_VIABLE_PATH", Kind::CONNECTION_LOST,
        "no way through the network carries the connection; connect again"),
    midway(17, "VERSION_NEGOTIATION_ERROR", Kind::UNSUPPORTED,
        "the choice of the version went wrong, perhaps after early data; allow a version that both speak, and read back"),
    unsent(17, "VERSION_NEGOTIATION_ERROR", Kind::UNSUPPORTED,
        "the choice of the version went wrong, before any request; allow a version that both speak"),
    midway(0x100, "CRYPTO_ERROR", Kind::TLS,
        "TLS gave up the connection, the number less 0x100 is its alert; look that up, and read back")
        .aliases(&["NGTCP2_CRYPTO_ERROR"])
        .prints(&[(QUINN, "the cryptographic handshake failed: error {alert}")]),
    unsent(0x100, "CRYPTO_ERROR", Kind::TLS,
        "TLS gave up the handshake, the number less 0x100 is its alert; look that up"),
];

/// Whatever the number, the connection is over.
const fn over(_native: i32, context: u16) -> Verdict {
    let over = Verdict::of(Kind::UNKNOWN).with_origin(Origin::TRANSPORT).with_lost(Lost::LINK).unlisted();
    if context == NOT_SENT { over.with_effect(Effect::NOT_APPLIED) } else { over }
}

pub use crate::codes::quic::*;

crate::domain! {
    number: Domain::QUIC.number(), name: Domain::QUIC.name(),
    source: "RFC 9000, 20.1; RFC 9368, 10.2; ngtcp2.h 0.12.1, quinn-proto 0.11.19, aioquic 1.7.2",
    origin: Origin::TRANSPORT, rows: ROWS, fallback: over, span: 0..=17
}
