//! nats.c: the `natsStatus` a call of the C client returns.
//!
//! Traps: the last-error text belongs to some earlier call as often as to this one; NATS_ERR of a
//! JetStream call has its reason in the separate `jsErrCode`; every 409 of a pull is
//! NATS_LIMIT_REACHED; a denied request shows as NATS_TIMEOUT.

use crate::{Advice, Domain, Effect, Errno, Kind, Origin, Row, row};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(0, "NATS_OK", Kind::OK, "the call succeeded; nothing to do"),
    row(1, "NATS_ERR", Kind::UNKNOWN,
        "the call failed, for JetStream with the reason in the jsErrCode; look there, and read back")
        .raised_as("Error"),
    // The link is unusable, a new one is not.
    row(2, "NATS_PROTOCOL_ERROR", Kind::PROTOCOL,
        "bytes of the server or in a header could not be parsed; reconnect and check what was in flight")
        .advice(Advice::RECONNECT).raised_as("ProtocolError"),
    // A socket broke, not a disk.
    row(3, "NATS_IO_ERROR", Kind::CONNECTION_LOST,
        "the socket failed and requests may have been handled; reconnect and check before repeating")
        .origin(Origin::TRANSPORT),
    row(4, "NATS_LINE_TOO_LONG", Kind::TOO_LARGE,
        "a line of the server does not fit the read buffer, so connecting failed; enlarge the buffer")
        .advice(Advice::FIX_CONFIG),
    // Also for a request that was sent and waits while the connection closes: it may be handled.
    row(5, "NATS_CONNECTION_CLOSED", Kind::CLOSED,
        "the connection is closed for good, perhaps under a request that waited; open a new one and check before \
         repeating")
        .effect(Effect::MAYBE_APPLIED).raised_as("ConnectionClosedError"),
    row(6, "NATS_NO_SERVER", Kind::UNAVAILABLE,
        "no server could be reached, so nothing was sent; check addresses and network")
        .origin(Origin::TRANSPORT).raised_as("NoServersError"),
    row(7, "NATS_STALE_CONNECTION", Kind::CONNECTION_LOST,
        "pings were not answered and the library reconnects; check what was in flight")
        .origin(Origin::TRANSPORT).raised_as("StaleConnectionError"),
    row(8, "NATS_SECURE_CONNECTION_WANTED", Kind::TLS,
        "the client demands TLS, which the server lacks; align the TLS settings")
        .raised_as("SecureConnWantedError"),
    row(9, "NATS_SECURE_CONNECTION_REQUIRED", Kind::TLS, "the server demands TLS; switch it on in the client")
        .raised_as("SecureConnRequiredError"),
    row(10, "NATS_CONNECTION_DISCONNECTED", Kind::CONNECTION_LOST,
        "the link was lost while waiting for a reply; wait for the reconnect and check before repeating")
        .origin(Origin::TRANSPORT).raised_as("UnexpectedEOF"),
    // Also after a reload of the server's configuration, when it cuts a live link.
    row(11, "NATS_CONNECTION_AUTH_FAILED", Kind::UNAUTHENTICATED,
        "the server refused the login, or takes it back; correct the credentials, and check what was in flight")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::SERVER).raised_as("AuthorizationError"),
    row(12, "NATS_NOT_PERMITTED", Kind::PERMISSION_DENIED,
        "a publish was dropped or a subscription refused for lack of permission; grant it")
        .origin(Origin::SERVER).raised_as("Error"),
    row(13, "NATS_NOT_FOUND", Kind::NOT_FOUND,
        "the stream, consumer, message, key or header does not exist; read the jsErrCode to tell which")
        .raised_as("NotFoundError"),
    row(14, "NATS_ADDRESS_MISSING", Kind::INVALID_ARGUMENT, "the URL has no host; correct the URL"),
    row(15, "NATS_INVALID_SUBJECT", Kind::INVALID_ARGUMENT,
        "the subject is empty or malformed, so nothing was sent; correct it")
        .raised_as("BadSubjectError"),
    row(16, "NATS_INVALID_ARG", Kind::INVALID_ARGUMENT,
        "an argument is not acceptable, or a pull was answered with 400; correct the call"),
    row(17, "NATS_INVALID_SUBSCRIPTION", Kind::CLOSED,
        "the subscription is closed or of the wrong kind; subscribe again")
        .raised_as("BadSubscriptionError"),
    row(18, "NATS_INVALID_TIMEOUT", Kind::INVALID_ARGUMENT, "the timeout is not positive; pass a positive one")
        .raised_as("BadTimeoutError"),
    row(19, "NATS_ILLEGAL_STATE", Kind::MISUSE, "the call is not allowed in this mode or state; correct the program"),
    // Concerns messages received; the one that was dropped may be the reply to a request.
    row(20, "NATS_SLOW_CONSUMER", Kind::EXHAUSTED,
        "the local queue is full and messages were dropped; handle them faster or raise the limits")
        .advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED).raised_as("SlowConsumerError"),
    row(21, "NATS_MAX_PAYLOAD", Kind::TOO_LARGE,
        "the payload is over the server's limit, so it was not sent; split it")
        .raised_as("MaxPayloadError"),
    row(22, "NATS_MAX_DELIVERED_MSGS", Kind::OK,
        "the subscription has delivered the number asked; finish, or subscribe again"),
    row(23, "NATS_INSUFFICIENT_BUFFER", Kind::EXHAUSTED,
        "the reconnect buffer is full, or a target buffer too small, so nothing was sent; wait or enlarge it")
        .errno(Errno::ENOBUFS).raised_as("OutboundBufferLimitError"),
    // The step at which memory ran out may lie behind the send.
    row(24, "NATS_NO_MEMORY", Kind::EXHAUSTED,
        "memory ran out, perhaps after the request was sent; free some, and check before repeating")
        .effect(Effect::MAYBE_APPLIED).errno(Errno::ENOMEM).origin(Origin::HOST),
    // A system call before sending, such as a name lookup.
    row(25, "NATS_SYS_ERROR", Kind::IO,
        "a system call failed, such as a name lookup, and nothing was sent; see the last-error text")
        .effect(Effect::NOT_APPLIED).origin(Origin::HOST),
    row(26, "NATS_TIMEOUT", Kind::TIMEOUT,
        "no answer came in time, but the peer may have handled the request; check before repeating")
        .raised_as("TimeoutError"),
    // Nothing could be sent.
    row(27, "NATS_FAILED_TO_INITIALIZE", Kind::INTERNAL,
        "the library could not start and nothing works; check memory and threads of the process")
        .effect(Effect::NOT_APPLIED),
    row(28, "NATS_NOT_INITIALIZED", Kind::MISUSE, "the library was used before it was started; call nats_Open first"),
    row(29, "NATS_SSL_ERROR", Kind::TLS, "the TLS set-up or a certificate failed; check the certificates")
        .raised_as("SecureConnFailedError"),
    row(30, "NATS_NO_SERVER_SUPPORT", Kind::UNSUPPORTED,
        "the server lacks the feature, such as headers, so nothing was sent; upgrade it"),
    row(31, "NATS_NOT_YET_CONNECTED", Kind::UNAVAILABLE,
        "the first connect goes on in the background; wait for the callback")
        .origin(Origin::TRANSPORT),
    row(32, "NATS_DRAINING", Kind::CLOSED,
        "the connection or subscription is draining and refused the call; use another")
        .raised_as("ConnectionDrainingError"),
    row(33, "NATS_INVALID_QUEUE_NAME", Kind::INVALID_ARGUMENT, "the queue name is empty or malformed; correct it"),
    row(34, "NATS_NO_RESPONDERS", Kind::UNAVAILABLE,
        "nobody listens on the subject, so nobody handled the request; wait for the service or correct the subject")
        .origin(Origin::SERVER).raised_as("NoRespondersError"),
    row(35, "NATS_MISMATCH", Kind::OUT_OF_SEQUENCE,
        "the sequence of the consumer has a gap; make the consumer anew from the last good sequence")
        .raised_as("ConsumerSequenceMismatchError"),
    // A pull changes nothing.
    row(36, "NATS_MISSED_HEARTBEAT", Kind::TIMEOUT,
        "the heartbeats asked for did not come; check the consumer, then pull again")
        .effect(Effect::NOT_APPLIED),
    // Stands for any 409 of a pull, a deleted consumer among them.
    row(37, "NATS_LIMIT_REACHED", Kind::FAILED_PRECONDITION,
        "a pull was answered with a 409 of any meaning; read the text to tell a limit from a deleted consumer")
        .origin(Origin::SERVER),
    // Dropping the id is all it takes.
    row(38, "NATS_PIN_ID_MISMATCH", Kind::FENCED,
        "another client holds the pin of the group; drop the pin id and pull again")
        .advice(Advice::FIX_REQUEST).origin(Origin::SERVER),
    row(39, "NATS_INVALID_CONFIG", Kind::INVALID_ARGUMENT, "the config does not fit the call; correct it"),
    row(40, "NATS_MAX_STATUS_VALUE", Kind::UNKNOWN,
        "the end mark of the list, whose number grows with each release; never compare with it"),
];

crate::domain! {
    number: Domain::NATS.number(), name: Domain::NATS.name(),
    source: "nats.c status.h 3.13.0",
    origin: Origin::CLIENT,
    rows: ROWS, classes: crate::nats_py
}
