//! nats-py: the exception classes of the Python client, with their hierarchy.
//!
//! Named by their bare name, with the full path as an alias. Two classes are called `Error`: `Error`
//! is the root in `nats.errors`, `nats.js.errors.Error` the JetStream one below it. The old
//! `nats.aio.errors` names are subclasses of the new ones, so catching one misses the other.
//!
//! Lost: the client connects again by itself and subscribes again what it had subscribed. But it closes for
//! good where other clients go on: at any `-ERR` but a stale connection or a permission, at the end of a
//! drain, and when no server is left.

use crate::{Advice, Client, Domain, Effect, Errno, Kind, Lost, Origin, Row, row};

/// An old name that nats-py itself still raises.
#[track_caller]
const fn still(native: i32, name: &'static str, parent: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).parent(parent)
}

/// An old name: a deprecated subclass that says what its parent says.
#[track_caller]
const fn old(native: i32, name: &'static str, parent: &'static str, kind: Kind, message: &'static str) -> Row {
    still(native, name, parent, kind, message).retired()
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "Error", Kind::UNKNOWN, "the client or the server failed, the class says no more; look at the text")
        .aliases(&["nats.errors.Error"]),
    row(2, "TimeoutError", Kind::TIMEOUT,
        "no answer came in time, but the peer may have handled the request; check before repeating")
        .parent("Error").aliases(&["nats.errors.TimeoutError"])
        .prints(&[(Client::NATS_PY, "nats: timeout")]),
    row(3, "NoRespondersError", Kind::UNAVAILABLE,
        "nobody listens on the subject, so nobody handled the request; wait for the service or correct the subject")
        .parent("Error").origin(Origin::SERVER).aliases(&["nats.errors.NoRespondersError"])
        .prints(&[(Client::NATS_PY, "nats: no responders available for request")]),
    row(4, "StaleConnectionError", Kind::CONNECTION_LOST,
        "pings were not answered and the client reconnects; check what was published just before")
        .parent("Error").origin(Origin::TRANSPORT).aliases(&["nats.errors.StaleConnectionError"])
        .prints(&[(Client::NATS_PY, "nats: stale connection")]),
    row(5, "OutboundBufferLimitError", Kind::EXHAUSTED,
        "the buffer for messages while disconnected is full, so this one was not sent; wait for the reconnect")
        .parent("Error").errno(Errno::ENOBUFS).aliases(&["nats.errors.OutboundBufferLimitError"])
        .prints(&[(Client::NATS_PY, "nats: outbound buffer limit exceeded")]),
    row(6, "UnexpectedEOF", Kind::CONNECTION_LOST,
        "the server closed the socket and requests in flight may have been handled; check before repeating")
        .parent("StaleConnectionError").origin(Origin::TRANSPORT).aliases(&["nats.errors.UnexpectedEOF"])
        .prints(&[(Client::NATS_PY, "nats: unexpected EOF")]),
    row(7, "FlushTimeoutError", Kind::TIMEOUT,
        "the server did not confirm the flush in time, earlier publishes may have arrived; check before repeating \
         them")
        .parent("TimeoutError").aliases(&["nats.errors.FlushTimeoutError"])
        .prints(&[(Client::NATS_PY, "nats: flush timeout")]),
    row(8, "ConnectionClosedError", Kind::CLOSED,
        "the client is closed for good, so nothing was sent; make a new connection")
        .parent("Error").aliases(&["nats.errors.ConnectionClosedError"])
        .prints(&[(Client::NATS_PY, "nats: connection closed")]),
    row(9, "SecureConnRequiredError", Kind::TLS, "the server demands TLS; pass a TLS context")
        .parent("Error").aliases(&["nats.errors.SecureConnRequiredError"])
        .prints(&[(Client::NATS_PY, "nats: secure connection required")]),
    row(10, "SecureConnWantedError", Kind::TLS, "the client demands TLS, which the server lacks; align the settings")
        .parent("Error").aliases(&["nats.errors.SecureConnWantedError"])
        .prints(&[(Client::NATS_PY, "nats: secure connection not available")]),
    row(11, "SecureConnFailedError", Kind::TLS, "setting up TLS failed; check the certificates")
        .parent("Error").aliases(&["nats.errors.SecureConnFailedError"])
        .prints(&[(Client::NATS_PY, "nats: secure connection failed")]),
    // The connection stands.
    row(12, "BadSubscriptionError", Kind::CLOSED, "the subscription is closed or not valid; subscribe again")
        .parent("Error").aliases(&["nats.errors.BadSubscriptionError"])
        .prints(&[(Client::NATS_PY, "nats: invalid subscription")]).lost(Lost::STATEMENT),
    row(13, "BadSubjectError", Kind::INVALID_ARGUMENT,
        "the subject is empty or malformed, so nothing was sent; correct it")
        .parent("Error").aliases(&["nats.errors.BadSubjectError"])
        .prints(&[(Client::NATS_PY, "nats: invalid subject")]),
    row(14, "BadHeaderError", Kind::INVALID_ARGUMENT,
        "a header name or value is malformed, so nothing was sent; correct it")
        .parent("Error").aliases(&["nats.errors.BadHeaderError"])
        .prints(&[(Client::NATS_PY, "nats: invalid header"),
            (Client::NATS_JS, "NatsError: BAD_HEADER")]),
    // Concerns messages received; the one that was dropped may be the reply to a request.
    row(15, "SlowConsumerError", Kind::EXHAUSTED,
        "a subscription's queue is full and messages were dropped; handle them faster or raise its limits")
        .parent("Error").advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED)
        .aliases(&["nats.errors.SlowConsumerError"])
        .prints(&[(Client::NATS_PY, "nats: slow consumer, messages dropped")]),
    row(16, "BadTimeoutError", Kind::INVALID_ARGUMENT, "the timeout is not positive; pass a positive one")
        .parent("Error").aliases(&["nats.errors.BadTimeoutError"])
        .prints(&[(Client::NATS_PY, "nats: timeout invalid")]),
    // Also when the server takes back the login of a live connection.
    // The client closes for good.
    row(17, "AuthorizationError", Kind::UNAUTHENTICATED,
        "the server refused the login, or takes it back; correct the credentials, and check what was in flight")
        .parent("Error").effect(Effect::MAYBE_APPLIED).origin(Origin::SERVER)
        .aliases(&["nats.errors.AuthorizationError"])
        .prints(&[(Client::NATS_PY, "nats: authorization failed")]).lost(Lost::HANDLE),
    // The client closes for good.
    row(18, "NoServersError", Kind::UNAVAILABLE,
        "no server of the pool could be reached, or each refused the login; check addresses, network and credentials")
        .parent("Error").origin(Origin::TRANSPORT).aliases(&["nats.errors.NoServersError"])
        .prints(&[(Client::NATS_PY, "nats: no servers available for connection")]).lost(Lost::HANDLE),
    // The greeting comes before any request.
    row(19, "JsonParseError", Kind::PROTOCOL,
        "the greeting of the server is not JSON; check that the port is a NATS server's")
        .parent("Error").effect(Effect::NOT_APPLIED).aliases(&["nats.errors.JsonParseError"])
        .prints(&[(Client::NATS_GO, "nats: connect message, json parse error"),
            (Client::NATS_PY, "nats: connect message, json parse err")]),
    row(20, "MaxPayloadError", Kind::TOO_LARGE,
        "the payload is over the server's limit, so it was not sent; split or shrink it")
        .parent("Error").aliases(&["nats.errors.MaxPayloadError"])
        .prints(&[(Client::NATS_PY, "nats: maximum payload exceeded")]),
    // The connection closes all the same.
    row(21, "DrainTimeoutError", Kind::TIMEOUT,
        "the drain did not end in time and waiting messages may be lost; check what was handled")
        .parent("TimeoutError").aliases(&["nats.errors.DrainTimeoutError"])
        .prints(&[(Client::NATS_GO, "nats: draining connection timed out"),
            (Client::NATS_PY, "nats: draining connection timed out")])
        .lost(Lost::HANDLE),
    row(22, "ConnectionDrainingError", Kind::CLOSED,
        "the connection is draining, so nothing was sent; use another connection")
        .parent("Error").aliases(&["nats.errors.ConnectionDrainingError"])
        .prints(&[(Client::NATS_PY, "nats: connection draining")]),
    // Clears by itself.
    // The client is making it.
    row(23, "ConnectionReconnectingError", Kind::UNAVAILABLE,
        "a drain was refused while the client reconnects; wait for the connection")
        .parent("Error").aliases(&["nats.errors.ConnectionReconnectingError"])
        .prints(&[(Client::NATS_GO, "nats: connection reconnecting"),
            (Client::NATS_PY, "nats: connection reconnecting")])
        .lost(Lost::LINK),
    row(24, "InvalidUserCredentialsError", Kind::UNAUTHENTICATED,
        "the credentials file cannot be read; correct its path or content")
        .parent("Error").aliases(&["nats.errors.InvalidUserCredentialsError"])
        .prints(&[(Client::NATS_PY, "nats: invalid user credentials"),
            (Client::NATS_JS, "NatsError: BAD_CREDS")]),
    row(25, "InvalidCallbackTypeError", Kind::MISUSE, "the callback is no coroutine function; declare it with async")
        .parent("Error").aliases(&["nats.errors.InvalidCallbackTypeError"])
        .prints(&[(Client::NATS_PY, "nats: callbacks must be coroutine functions")]),
    // The client drops the link and reconnects.
    row(26, "ProtocolError", Kind::PROTOCOL,
        "bytes of the server could not be parsed and the client reconnects; check what was in flight")
        .parent("Error").advice(Advice::RECONNECT).aliases(&["nats.errors.ProtocolError"])
        .prints(&[(Client::NATS_PY, "nats: protocol error")]).lost(Lost::LINK),
    row(27, "ServerNotInPoolError", Kind::INVALID_ARGUMENT,
        "the reconnect handler chose a server outside the pool, and the default one is used; correct the handler")
        .parent("Error").aliases(&["nats.errors.ServerNotInPoolError"])
        .prints(&[(Client::NATS_GO, "nats: selected server is not in the pool"),
            (Client::NATS_PY, "nats: selected server is not in the pool"),
            (Client::NATS_RS, "nats: reconnect callback returned server not in pool")]),
    row(28, "NotJSMessageError", Kind::MISUSE,
        "a plain message was acknowledged or asked for JetStream metadata; do so on JetStream messages only")
        .parent("Error").aliases(&["nats.errors.NotJSMessageError"])
        .prints(&[(Client::NATS_GO, "nats: not a jetstream message"),
            (Client::NATS_PY, "nats: not a JetStream message")]),
    // The first acknowledgement counts.
    row(29, "MsgAlreadyAckdError", Kind::MISUSE, "the message was acknowledged before; acknowledge once")
        .parent("Error").effect(Effect::APPLIED).aliases(&["nats.errors.MsgAlreadyAckdError"])
        .prints(&[(Client::NATS_GO, "nats: message was already acknowledged"),
            (Client::NATS_PY, "nats: message was already acknowledged")]),
    row(30, "nats.js.errors.Error", Kind::UNKNOWN,
        "JetStream or its client failed, the class says no more; look at the subclass")
        .parent("Error").aliases(&["JSError"]),
    row(31, "APIError", Kind::UNKNOWN, "the JetStream API answered with an error; decide by its err_code")
        .parent("nats.js.errors.Error").origin(Origin::SERVER).aliases(&["nats.js.errors.APIError"]),
    // 503 stands for a missing leader, a missing stream, and JetStream switched off.
    row(32, "ServiceUnavailableError", Kind::UNAVAILABLE,
        "JetStream is not available, for now or for this account; decide by the err_code, otherwise wait")
        .parent("APIError").origin(Origin::SERVER).aliases(&["nats.js.errors.ServiceUnavailableError"]),
    row(33, "ServerError", Kind::INTERNAL,
        "JetStream answered 500, also for mistakes in a config; decide by the err_code, and read back")
        .parent("APIError").origin(Origin::SERVER).aliases(&["nats.js.errors.ServerError"]),
    row(34, "NotFoundError", Kind::NOT_FOUND,
        "the stream, consumer or message does not exist; create it or correct the name, the err_code says which")
        .parent("APIError").origin(Origin::SERVER).aliases(&["nats.js.errors.NotFoundError"]),
    // Fast batches are the one case where part of the request may stay.
    row(35, "BadRequestError", Kind::INVALID_ARGUMENT,
        "JetStream refused the request, a lost compare-and-set among others; decide by the err_code")
        .parent("APIError").effect(Effect::MAYBE_APPLIED).origin(Origin::SERVER)
        .aliases(&["nats.js.errors.BadRequestError"]),
    row(36, "ConsumerInvalidResetError", Kind::INVALID_ARGUMENT,
        "the delivery policy does not allow this reset; choose another position")
        .parent("BadRequestError").origin(Origin::SERVER).aliases(&["nats.js.errors.ConsumerInvalidResetError"]),
    row(37, "NoStreamResponseError", Kind::UNAVAILABLE,
        "no stream took the publish, which was not stored; check the stream, or wait out an election")
        .parent("nats.js.errors.Error").origin(Origin::SERVER).aliases(&["nats.js.errors.NoStreamResponseError"])
        .prints(&[(Client::NATS_GO, "nats: no response from stream"),
            (Client::NATS_RS, "no stream found for given subject"),
            (Client::NATS_PY, "nats: no response from stream")]),
    row(38, "TooManyStalledMsgsError", Kind::THROTTLED,
        "too many async publishes wait for their ack, so this one was not sent; await some first")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.TooManyStalledMsgsError"])
        .prints(&[(Client::NATS_GO, "nats: stalled with too many outstanding async published messages"),
            (Client::NATS_RS, "max ack pending reached"),
            (Client::NATS_PY, "nats: stalled with too many outstanding async published messages")]),
    // A fetch changes nothing.
    row(39, "FetchTimeoutError", Kind::TIMEOUT, "the fetch saw heartbeats but no message in time; fetch again")
        .parent("TimeoutError").effect(Effect::NOT_APPLIED).aliases(&["nats.js.errors.FetchTimeoutError"])
        .prints(&[(Client::NATS_PY, "nats: fetch timeout")]),
    // The consumer is of no use any more.
    row(40, "ConsumerSequenceMismatchError", Kind::OUT_OF_SEQUENCE,
        "a heartbeat shows that messages were missed; create the consumer again from the sequence given")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.ConsumerSequenceMismatchError"])
        .prints(&[(Client::NATS_PY, "nats: sequence mismatch for consumer at sequence {n}")])
        .lost(Lost::STATEMENT),
    row(41, "BucketNotFoundError", Kind::NOT_FOUND, "the bucket does not exist; create it or correct the name")
        .parent("NotFoundError").origin(Origin::SERVER).aliases(&["nats.js.errors.BucketNotFoundError"])
        .prints(&[(Client::NATS_GO, "nats: bucket not found"), (Client::NATS_RS, "bucket does not exist")]),
    row(42, "BadBucketError", Kind::FAILED_PRECONDITION, "the stream exists but is no bucket; use another name")
        .parent("APIError").aliases(&["nats.js.errors.BadBucketError"])
        .prints(&[(Client::NATS_GO, "nats: bucket not valid key-value store")]),
    row(43, "KeyValueError", Kind::UNKNOWN,
        "a key-value operation failed, the class says no more; look at the subclass")
        .parent("APIError").aliases(&["nats.js.errors.KeyValueError"]),
    row(44, "KeyDeletedError", Kind::NOT_FOUND, "the latest entry of the key marks it as deleted; treat it as absent")
        .parent("KeyValueError").second_parent("NotFoundError").aliases(&["nats.js.errors.KeyDeletedError"])
        .prints(&[(Client::NATS_GO, "nats: key was deleted"), (Client::NATS_NET, "NatsKVKeyDeletedException"),
            (Client::NATS_NET, "Key was deleted"), (Client::NATS_PY, "nats: key was deleted")]),
    row(45, "KeyNotFoundError", Kind::NOT_FOUND, "the key is absent or deleted; create it or take a default")
        .parent("KeyValueError").second_parent("NotFoundError").aliases(&["nats.js.errors.KeyNotFoundError"])
        .prints(&[(Client::NATS_GO, "nats: key not found"), (Client::NATS_NET, "NatsKVKeyNotFoundException"),
            (Client::NATS_NET, "Key not found"), (Client::NATS_PY, "nats: key not found")]),
    row(46, "KeyWrongLastSequenceError", Kind::CONFLICT,
        "the key changed since it was read, so nothing was stored; read it again and redo")
        .parent("KeyValueError").second_parent("BadRequestError").origin(Origin::SERVER)
        .aliases(&["nats.js.errors.KeyWrongLastSequenceError"])
        .prints(&[(Client::NATS_GO, "nats: key exists"), (Client::NATS_GO, "nats: key revision mismatch"),
            (Client::NATS_RS, "key already exists"), (Client::NATS_RS, "wrong last revision"),
            (Client::NATS_NET, "NatsKVWrongLastRevisionException"), (Client::NATS_NET, "Wrong last revision"),
            (Client::NATS_NET, "NatsKVCreateException")]),
    row(47, "NoKeysError", Kind::NOT_FOUND, "the bucket has no matching keys; treat it as empty")
        .parent("KeyValueError").aliases(&["nats.js.errors.NoKeysError"])
        .prints(&[(Client::NATS_PY, "nats: no keys found"), (Client::NATS_GO, "nats: no keys found")]),
    row(48, "KeyHistoryTooLargeError", Kind::INVALID_ARGUMENT, "the history asked is above 64; ask for less")
        .parent("KeyValueError").aliases(&["nats.js.errors.KeyHistoryTooLargeError"])
        .prints(&[(Client::NATS_PY, "nats: history limited to a max of 64"),
            (Client::NATS_GO, "nats: history limited to a max of 64"), (Client::NATS_RS, "too long history")]),
    row(49, "InvalidKeyError", Kind::INVALID_ARGUMENT,
        "the key has forbidden characters, so nothing was sent; correct the key")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.InvalidKeyError"])
        .prints(&[(Client::NATS_GO, "nats: invalid key"),
            (Client::NATS_RS, "key cannot be empty or start/end with `.`")]),
    row(50, "InvalidBucketNameError", Kind::INVALID_ARGUMENT,
        "the bucket name has forbidden characters, so nothing was sent; correct the name")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.InvalidBucketNameError"])
        .prints(&[(Client::NATS_GO, "nats: invalid bucket name"), (Client::NATS_GO, "nats: invalid object-store name"),
            (Client::NATS_RS, "invalid Key Value Store name"), (Client::NATS_RS, "invalid Object Store bucket name")]),
    row(51, "InvalidObjectNameError", Kind::INVALID_ARGUMENT, "the object name is not valid; correct it")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.InvalidObjectNameError"])
        .prints(&[(Client::NATS_RS, "invalid object name")]),
    row(52, "BadObjectMetaError", Kind::CORRUPT,
        "the metadata of the object or its link cannot be read; put the object again")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.BadObjectMetaError"])
        .prints(&[(Client::NATS_GO, "nats: object-store meta information invalid")]),
    row(53, "LinkIsABucketError", Kind::INVALID_ARGUMENT, "the name links to a whole bucket; open that bucket")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.LinkIsABucketError"])
        .prints(&[(Client::NATS_GO, "nats: invalid Get, object is a link to a bucket"),
            (Client::NATS_RS, "object is a link to a bucket"),
            (Client::NATS_JAVA, "[OS-90208] Cannot get object, it is a link to a bucket.")]),
    // The stored object may be whole.
    row(54, "DigestMismatchError", Kind::CORRUPT,
        "the bytes read do not match the digest; discard them and read again")
        .parent("nats.js.errors.Error").advice(Advice::RETRY_NOW).aliases(&["nats.js.errors.DigestMismatchError"])
        .prints(&[(Client::NATS_GO, "nats: received a corrupt object, digests do not match"),
            (Client::NATS_GO, "nats: object digest hash has invalid format"),
            (Client::NATS_JAVA, "[OS-90205] Digest does not match meta data."),
            (Client::NATS_JAVA, "[OS-90206] Number of chunks does not match meta data."),
            (Client::NATS_JAVA, "[OS-90207] Total size does not match meta data.")]),
    row(55, "ObjectNotFoundError", Kind::NOT_FOUND, "the object is absent or deleted; check the name")
        .parent("NotFoundError").aliases(&["nats.js.errors.ObjectNotFoundError"])
        .prints(&[(Client::NATS_GO, "nats: object not found"), (Client::NATS_RS, "object not found"),
            (Client::NATS_NET, "NatsObjNotFoundException"),
            (Client::NATS_JAVA, "[OS-90201] The object was not found.")]),
    row(56, "ObjectDeletedError", Kind::NOT_FOUND, "the object whose metadata to change is deleted; put it again")
        .parent("NotFoundError").aliases(&["nats.js.errors.ObjectDeletedError"])
        .prints(&[(Client::NATS_GO, "nats: cannot update meta for a deleted object"),
            (Client::NATS_JAVA, "[OS-90202] The object is deleted.")]),
    row(57, "ObjectAlreadyExists", Kind::ALREADY_EXISTS, "an object of the new name exists; choose another name")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.ObjectAlreadyExists"])
        .prints(&[(Client::NATS_GO, "nats: an object already exists with that name"),
            (Client::NATS_JAVA, "[OS-90203] An object with that name already exists."),
            (Client::NATS_RS, "object already exists"), (Client::NATS_RS, "object with updated name already exists")]),
    row(58, "KeyValueLimitMarkerTTLNotSupportedError", Kind::UNSUPPORTED,
        "the server, older than 2.11, has no lifetime for markers; upgrade it or drop the setting")
        .parent("nats.js.errors.Error").aliases(&["nats.js.errors.KeyValueLimitMarkerTTLNotSupportedError"])
        .prints(&[(Client::NATS_PY, "nats: limit marker TTLs not supported by server"),
            (Client::NATS_GO, "nats: limit marker TTLs not supported by server"),
            (Client::NATS_RS, "limit markers not supported")]),
    // A handler answered, so it ran.
    row(59, "ServiceError", Kind::UNKNOWN,
        "a service handler answered with an error; decide by its code, its effects may stand")
        .origin(Origin::APPLICATION).aliases(&["nats.micro.request.ServiceError"]),
    old(60, "NatsError", "Error", Kind::UNKNOWN, "the old root class; catch Error instead"),
    old(61, "ErrConnectionClosed", "ConnectionClosedError", Kind::CLOSED,
        "the client is closed for good; catch ConnectionClosedError and make a new connection"),
    // As their parents, these six.
    old(62, "ErrDrainTimeout", "DrainTimeoutError", Kind::TIMEOUT,
        "the drain did not end in time; catch DrainTimeoutError and check what was handled")
        .lost(Lost::HANDLE),
    still(63, "ErrInvalidUserCredentials", "InvalidUserCredentialsError", Kind::UNAUTHENTICATED,
        "the credentials file cannot be read; correct its path, this class is the one raised"),
    old(64, "ErrInvalidCallbackType", "InvalidCallbackTypeError", Kind::MISUSE,
        "the callback is no coroutine function; catch InvalidCallbackTypeError and declare it with async"),
    old(65, "ErrConnectionReconnecting", "ConnectionReconnectingError", Kind::UNAVAILABLE,
        "a drain was refused while reconnecting; catch ConnectionReconnectingError and wait")
        .lost(Lost::LINK),
    old(66, "ErrConnectionDraining", "ConnectionDrainingError", Kind::CLOSED,
        "the connection is draining; catch ConnectionDrainingError and use another connection"),
    old(67, "ErrMaxPayload", "MaxPayloadError", Kind::TOO_LARGE,
        "the payload is over the limit; catch MaxPayloadError and split it"),
    still(68, "ErrStaleConnection", "StaleConnectionError", Kind::CONNECTION_LOST,
        "pings were not answered; catch StaleConnectionError and check what was published"),
    old(69, "ErrJsonParse", "JsonParseError", Kind::PROTOCOL,
        "the greeting is not JSON; catch JsonParseError and check the port")
        .effect(Effect::NOT_APPLIED),
    old(70, "ErrSecureConnRequired", "SecureConnRequiredError", Kind::TLS,
        "the server demands TLS; catch SecureConnRequiredError and pass a TLS context"),
    old(71, "ErrSecureConnWanted", "SecureConnWantedError", Kind::TLS,
        "the server lacks TLS; catch SecureConnWantedError and align the settings"),
    old(72, "ErrSecureConnFailed", "SecureConnFailedError", Kind::TLS,
        "setting up TLS failed; catch SecureConnFailedError and check the certificates"),
    old(73, "ErrBadSubscription", "BadSubscriptionError", Kind::CLOSED,
        "the subscription is closed; catch BadSubscriptionError and subscribe again")
        .lost(Lost::STATEMENT),
    old(74, "ErrBadSubject", "BadSubjectError", Kind::INVALID_ARGUMENT,
        "the subject is malformed; catch BadSubjectError and correct it"),
    old(75, "ErrSlowConsumer", "SlowConsumerError", Kind::EXHAUSTED,
        "a subscription dropped messages; catch SlowConsumerError and handle them faster")
        .advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED),
    old(76, "ErrTimeout", "TimeoutError", Kind::TIMEOUT,
        "no answer came in time; catch TimeoutError and check before repeating"),
    old(77, "ErrBadTimeout", "BadTimeoutError", Kind::INVALID_ARGUMENT,
        "the timeout is not positive; catch BadTimeoutError and pass a positive one"),
    old(78, "ErrAuthorization", "AuthorizationError", Kind::UNAUTHENTICATED,
        "the login was refused; catch AuthorizationError and correct the credentials")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE),
    old(79, "ErrNoServers", "NoServersError", Kind::UNAVAILABLE,
        "no server could be reached; catch NoServersError and check the addresses")
        .lost(Lost::HANDLE),
    old(80, "ErrProtocol", "ProtocolError", Kind::PROTOCOL,
        "bytes of the server could not be parsed; catch ProtocolError and check what was in flight")
        .advice(Advice::RECONNECT).lost(Lost::LINK),
];

pub use crate::codes::nats_py::*;

crate::domain! {
    number: Domain::NATS_PY.number(), name: Domain::NATS_PY.name(),
    source: "nats-py 2.16.0 nats/errors.py, js/errors.py, aio/errors.py, protocol/parser.py, micro/request.py",
    origin: Origin::CLIENT,
    rows: ROWS
}
