//! TLS alerts: what the other end says when it gives up a connection, by the number of its description.
//!
//! QUIC sends the same as 0x100 and the number, of which `quic::alert` makes the code. OpenSSL has the number in its
//! reason, as 1000 and the number, and prints `SSL alert number 48` or `tlsv1 alert unknown ca`.
//!
//! An alert tells of the connection and not of a request, so what became of one follows from when it came:
//!
//! - Before any data of the program was sent nothing was applied: the context [`NOT_SENT`].
//! - With TLS 1.3 a client has sent its first request by the time when the server refuses its certificate (116, 42 to
//!   46, 48): the handshake is over for the client and not for the server, which handles nothing. So these say
//!   not_applied without a context. A program that sends early data (0-RTT) must not rely on it.
//! - On a connection in use the alert says nothing of the requests before it: maybe_applied.
//!
//! Worked example: a client sends a payment, and the read ends with `bad record mac`, because a faulty switch changed
//! a bit of another request on the connection. The server had taken the payment. `tls_alert:20` says maybe_applied.
//!
//! A connection that ends without close_notify (0) may have been cut by somebody: an answer without a length may not
//! be whole.
//!
//! Lost: the link. What lives on it, such as a session of a database, the layer above knows.
//!
//! Who is at fault: the other end says why *it* refuses, so `certificate_expired` is about your certificate, or your
//! clock. `local error` of Go and what your own library says of the server's certificate are not alerts.

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, Severity, row};

/// Context: no data of the program was on its way yet, as when the handshake fails; not even early data.
pub const NOT_SENT: u16 = 1;

const OPENSSL: Client = Client::OPENSSL;
const GO: Client = Client::GO_TLS;

/// An alert after which the connection is closed. Its kind's effect is that of a handshake.
#[track_caller]
const fn fatal(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).closes().lost(Lost::LINK)
}

/// One that also comes on a connection in use.
#[track_caller]
const fn midway(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    fatal(native, name, kind, message).effect(Effect::MAYBE_APPLIED)
}

/// The same before anything was sent.
#[track_caller]
const fn unsent(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    fatal(native, name, kind, message).effect(Effect::NOT_APPLIED).context(NOT_SENT)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // The end in good order; of a request that waits for its answer it says nothing.
    midway(0, "close_notify", Kind::CONNECTION_LOST,
        "the other end closes; connect again, and ask what became of a request without an answer")
        .severity(Severity::INFO).aliases(&["SSL3_AD_CLOSE_NOTIFY", "CloseNotify"])
        .prints(&[(GO, "remote error: tls: close notify")]),
    unsent(0, "close_notify", Kind::CONNECTION_LOST, "the other end closes before any request; connect again")
        .severity(Severity::INFO),
    midway(10, "unexpected_message", Kind::PROTOCOL,
        "a message came out of turn, says the other end; check both libraries, and read back")
        .aliases(&["SSL3_AD_UNEXPECTED_MESSAGE", "UnexpectedMessage"])
        .prints(&[(OPENSSL, "sslv3 alert unexpected message"), (GO, "remote error: tls: unexpected message")]),
    unsent(10, "unexpected_message", Kind::PROTOCOL,
        "a message of the handshake came out of turn; check both libraries, and whether the port speaks TLS"),
    // A bit changed on the way, an attack, or another key. The record at fault may be that of another request.
    midway(20, "bad_record_mac", Kind::CORRUPT,
        "a record was changed on its way, or the keys differ; connect again, and read back what was sent")
        .advice(Advice::RECONNECT).severity(Severity::ERROR).aliases(&["SSL3_AD_BAD_RECORD_MAC", "BadRecordMac"])
        .prints(&[(OPENSSL, "sslv3 alert bad record mac"), (GO, "remote error: tls: bad record MAC")]),
    unsent(20, "bad_record_mac", Kind::CORRUPT,
        "a record of the handshake was changed on its way, or the keys differ; connect again")
        .advice(Advice::RECONNECT).severity(Severity::ERROR),
    midway(21, "decryption_failed", Kind::CORRUPT,
        "a record could not be decrypted, says an old library; connect again, and read back")
        .advice(Advice::RECONNECT).severity(Severity::ERROR).retired()
        .aliases(&["TLS1_AD_DECRYPTION_FAILED", "DecryptionFailed"])
        .prints(&[(OPENSSL, "tlsv1 alert decryption failed"), (GO, "remote error: tls: decryption failed")]),
    midway(22, "record_overflow", Kind::PROTOCOL,
        "a record is too long, says the other end; check both libraries, and whether the port speaks TLS")
        .aliases(&["TLS1_AD_RECORD_OVERFLOW", "RecordOverflow"])
        .prints(&[(OPENSSL, "tlsv1 alert record overflow"), (GO, "remote error: tls: record overflow")]),
    unsent(22, "record_overflow", Kind::PROTOCOL,
        "a record of the handshake is too long; check whether both sides speak TLS"),
    midway(30, "decompression_failure", Kind::PROTOCOL,
        "a record could not be unpacked, says an old library; switch compression off, and read back")
        .retired().aliases(&["SSL3_AD_DECOMPRESSION_FAILURE", "DecompressionFailure"])
        .prints(&[(OPENSSL, "sslv3 alert decompression failure"), (GO, "remote error: tls: decompression failure")]),
    fatal(40, "handshake_failure", Kind::TLS,
        "both sides share no cipher or key exchange, or a certificate is missing; compare their settings")
        .aliases(&["SSL3_AD_HANDSHAKE_FAILURE", "HandshakeFailure"])
        .prints(&[(OPENSSL, "sslv3 alert handshake failure"), (GO, "remote error: tls: handshake failure")]),
    fatal(41, "no_certificate", Kind::UNAUTHENTICATED, "SSL 3 has no certificate to show; use TLS")
        .retired().aliases(&["SSL3_AD_NO_CERTIFICATE", "NoCertificate"])
        .prints(&[(OPENSSL, "sslv3 alert no certificate")]),
    fatal(42, "bad_certificate", Kind::TLS, "your certificate is malformed or its signature wrong; make another")
        .aliases(&["SSL3_AD_BAD_CERTIFICATE", "BadCertificate"])
        .prints(&[(OPENSSL, "sslv3 alert bad certificate"), (GO, "remote error: tls: bad certificate")]),
    fatal(43, "unsupported_certificate", Kind::TLS,
        "your certificate is of a kind or for a use that is not supported; make another")
        .aliases(&["SSL3_AD_UNSUPPORTED_CERTIFICATE", "UnsupportedCertificate"])
        .prints(&[(OPENSSL, "sslv3 alert unsupported certificate"), (GO, "remote error: tls: unsupported certificate")]),
    fatal(44, "certificate_revoked", Kind::TLS, "your certificate was revoked; get another")
        .aliases(&["SSL3_AD_CERTIFICATE_REVOKED", "CertificateRevoked"])
        .prints(&[(OPENSSL, "sslv3 alert certificate revoked"), (GO, "remote error: tls: revoked certificate")]),
    fatal(45, "certificate_expired", Kind::TLS,
        "your certificate has expired or is not valid yet, or a clock is wrong; renew it, or set the clock")
        .aliases(&["SSL3_AD_CERTIFICATE_EXPIRED", "CertificateExpired"])
        .prints(&[(OPENSSL, "sslv3 alert certificate expired"), (GO, "remote error: tls: expired certificate")]),
    fatal(46, "certificate_unknown", Kind::TLS, "your certificate was refused for some other reason; ask the other end")
        .aliases(&["SSL3_AD_CERTIFICATE_UNKNOWN", "CertificateUnknown"])
        .prints(&[(OPENSSL, "sslv3 alert certificate unknown"), (GO, "remote error: tls: unknown certificate")]),
    midway(47, "illegal_parameter", Kind::PROTOCOL,
        "a field of a message is out of range, says the other end; check both libraries, and read back")
        .aliases(&["SSL3_AD_ILLEGAL_PARAMETER", "IllegalParameter"])
        .prints(&[(OPENSSL, "sslv3 alert illegal parameter"), (GO, "remote error: tls: illegal parameter")]),
    unsent(47, "illegal_parameter", Kind::PROTOCOL, "a field of the handshake is out of range; check both libraries"),
    fatal(48, "unknown_ca", Kind::TLS,
        "the issuer of your certificate is not trusted, or a link of its chain missing; send the chain, or add the issuer")
        .aliases(&["TLS1_AD_UNKNOWN_CA", "UnknownCA"])
        .prints(&[(OPENSSL, "tlsv1 alert unknown ca"), (GO, "remote error: tls: unknown certificate authority")]),
    midway(49, "access_denied", Kind::PERMISSION_DENIED,
        "your certificate is valid and may not come in, perhaps after a request was sent; change the rights")
        .aliases(&["TLS1_AD_ACCESS_DENIED", "AccessDenied"])
        .prints(&[(OPENSSL, "tlsv1 alert access denied"), (GO, "remote error: tls: access denied")]),
    unsent(49, "access_denied", Kind::PERMISSION_DENIED, "you may not come in, before any request; change the rights"),
    midway(50, "decode_error", Kind::PROTOCOL,
        "a message cannot be read, says the other end; check both libraries, and read back")
        .aliases(&["TLS1_AD_DECODE_ERROR", "DecodeError"])
        .prints(&[(OPENSSL, "tlsv1 alert decode error"), (GO, "remote error: tls: error decoding message")]),
    unsent(50, "decode_error", Kind::PROTOCOL,
        "a message of the handshake cannot be read; check both libraries, and who sits in between"),
    midway(51, "decrypt_error", Kind::TLS,
        "a signature or a check of the handshake is wrong, perhaps after early data; compare key and certificate")
        .aliases(&["TLS1_AD_DECRYPT_ERROR", "DecryptError"])
        .prints(&[(OPENSSL, "tlsv1 alert decrypt error"), (GO, "remote error: tls: error decrypting message")]),
    unsent(51, "decrypt_error", Kind::TLS, "a signature of the handshake is wrong; compare key and certificate"),
    fatal(52, "too_many_cids_requested", Kind::PROTOCOL, "too many connection ids were asked for, in DTLS; ask for fewer")
        .effect(Effect::NOT_APPLIED),
    fatal(60, "export_restriction", Kind::TLS, "the key is too long for an export rule of old; use a current library")
        .retired().aliases(&["TLS1_AD_EXPORT_RESTRICTION", "ExportRestriction"])
        .prints(&[(OPENSSL, "tlsv1 alert export restriction")]),
    fatal(70, "protocol_version", Kind::UNSUPPORTED, "the versions of TLS do not meet; allow a newer one")
        .aliases(&["TLS1_AD_PROTOCOL_VERSION", "ProtocolVersion"])
        .prints(&[(OPENSSL, "tlsv1 alert protocol version"), (GO, "remote error: tls: protocol version not supported")]),
    fatal(71, "insufficient_security", Kind::TLS, "the ciphers offered are too weak for the other end; allow stronger ones")
        .aliases(&["TLS1_AD_INSUFFICIENT_SECURITY", "InsufficientSecurity"])
        .prints(&[(OPENSSL, "tlsv1 alert insufficient security"), (GO, "remote error: tls: insufficient security level")]),
    midway(80, "internal_error", Kind::INTERNAL,
        "the other end failed inside; look into its log, and read back what was sent")
        .aliases(&["TLS1_AD_INTERNAL_ERROR", "InternalError"])
        .prints(&[(OPENSSL, "tlsv1 alert internal error"), (GO, "remote error: tls: internal error")]),
    unsent(80, "internal_error", Kind::INTERNAL,
        "the other end failed inside of the handshake, perhaps for want of a certificate; look into its log"),
    fatal(86, "inappropriate_fallback", Kind::TLS,
        "an older version was tried again, and the other end knows a newer one; do not fall back")
        .aliases(&["TLS1_AD_INAPPROPRIATE_FALLBACK", "InappropriateFallback"])
        .prints(&[(OPENSSL, "tlsv1 alert inappropriate fallback"), (GO, "remote error: tls: inappropriate fallback")]),
    // Java sends it before close_notify whenever it closes.
    midway(90, "user_canceled", Kind::CANCELLED,
        "the other end gave up, or closes, if it is Java; ask what became of a request without an answer")
        .aliases(&["TLS1_AD_USER_CANCELLED", "UserCanceled"])
        .prints(&[(OPENSSL, "tlsv1 alert user cancelled"), (GO, "remote error: tls: user canceled")]),
    unsent(90, "user_canceled", Kind::CANCELLED, "the other end gave up the handshake; connect again if it is wanted"),
    // A warning: the connection goes on.
    row(100, "no_renegotiation", Kind::UNSUPPORTED,
        "the other end does not negotiate again, and the connection goes on; do without, and read back")
        .effect(Effect::MAYBE_APPLIED).severity(Severity::WARNING)
        .aliases(&["TLS1_AD_NO_RENEGOTIATION", "NoRenegotiation"])
        .prints(&[(OPENSSL, "tlsv1 alert no renegotiation"), (GO, "remote error: tls: no renegotiation")]),
    fatal(109, "missing_extension", Kind::PROTOCOL, "an extension is missing in the handshake; check both libraries for it")
        .effect(Effect::NOT_APPLIED).aliases(&["TLS13_AD_MISSING_EXTENSION", "MissingExtension"])
        .prints(&[(OPENSSL, "tlsv13 alert missing extension"), (GO, "remote error: tls: missing extension")]),
    fatal(110, "unsupported_extension", Kind::PROTOCOL,
        "an extension came that was not asked for; check both libraries for that")
        .effect(Effect::NOT_APPLIED).aliases(&["TLS1_AD_UNSUPPORTED_EXTENSION", "UnsupportedExtension"])
        .prints(&[(OPENSSL, "tlsv1 unsupported extension"), (GO, "remote error: tls: unsupported extension")]),
    fatal(111, "certificate_unobtainable", Kind::TLS,
        "the other end could not fetch your certificate from its address; send the certificate itself")
        .retired().aliases(&["TLS1_AD_CERTIFICATE_UNOBTAINABLE", "CertificateUnobtainable"])
        .prints(&[(OPENSSL, "tlsv1 certificate unobtainable")]),
    fatal(112, "unrecognized_name", Kind::NOT_FOUND, "there is no server of that name at this address; correct the name")
        .aliases(&["TLS1_AD_UNRECOGNIZED_NAME", "UnrecognisedName"])
        .prints(&[(OPENSSL, "tlsv1 unrecognized name")]),
    fatal(113, "bad_certificate_status_response", Kind::TLS,
        "the OCSP answer beside the certificate is wrong; renew it at the server")
        .aliases(&["TLS1_AD_BAD_CERTIFICATE_STATUS_RESPONSE", "BadCertificateStatusResponse"])
        .prints(&[(OPENSSL, "tlsv1 bad certificate status response")]),
    fatal(114, "bad_certificate_hash_value", Kind::TLS, "a certificate is not the one that its hash names; send the right one")
        .retired().aliases(&["TLS1_AD_BAD_CERTIFICATE_HASH_VALUE", "BadCertificateHashValue"])
        .prints(&[(OPENSSL, "tlsv1 bad certificate hash value")]),
    fatal(115, "unknown_psk_identity", Kind::UNAUTHENTICATED, "the name of your shared key is not known; correct it")
        .aliases(&["TLS1_AD_UNKNOWN_PSK_IDENTITY", "UnknownPSKIdentity"])
        .prints(&[(OPENSSL, "tlsv1 alert unknown psk identity")]),
    // TLS 1.3: the client has sent its first request by then, and the server does not read it.
    fatal(116, "certificate_required", Kind::UNAUTHENTICATED, "the server wants a client certificate; pass one")
        .aliases(&["TLS13_AD_CERTIFICATE_REQUIRED", "CertificateRequired"])
        .prints(&[(OPENSSL, "tlsv13 alert certificate required")]),
    fatal(120, "no_application_protocol", Kind::UNSUPPORTED, "both sides share no protocol of ALPN; offer another")
        .aliases(&["TLS1_AD_NO_APPLICATION_PROTOCOL", "NoApplicationProtocol"])
        .prints(&[(OPENSSL, "tlsv1 alert no application protocol"), (GO, "remote error: tls: no application protocol")]),
    fatal(121, "ech_required", Kind::TLS,
        "the encrypted hello was not accepted; take the server's current key for it, then connect again")
        .aliases(&["EncryptedClientHelloRequired"]),
];

pub use crate::codes::tls_alert::*;

crate::domain! {
    number: Domain::TLS_ALERT.number(), name: Domain::TLS_ALERT.name(),
    source: "IANA TLS Alerts; OpenSSL 3.0 ssl3.h tls1.h; rustls 0.23.46; Go crypto/tls/alert.go 09678f415",
    origin: Origin::TRANSPORT, rows: ROWS
}
