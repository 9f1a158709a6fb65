//! nats.c: the `natsStatus` a call of the C client returns.
//!
//! Traps: the last-error text belongs to some earlier call as often as to this one; NATS_ERR of a
//! JetStream call has its reason in the separate `jsErrCode`; every 409 of a pull is
//! NATS_LIMIT_REACHED; a denied request shows as NATS_TIMEOUT. Of a status and a `jsErrCode`, [`code`] tells
//! which decides.
//!
//! Lost: the library connects again by itself and subscribes again what it had subscribed. Only a closed
//! connection takes everything with it.

use crate::{Advice, Client, Code, Domain, Effect, Errno, Kind, Lost, Origin, Row, row};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(0, "NATS_OK", Kind::OK, "the call succeeded; nothing to do")
        .prints(&[(Client::NATS_C, "OK")]),
    row(1, "NATS_ERR", Kind::UNKNOWN,
        "the call failed, for JetStream with the reason in the jsErrCode; look there, and read back")
        .raised_as("Error")
        .prints(&[(Client::NATS_C, "Error")]),
    // The link is unusable, a new one is not.
    row(2, "NATS_PROTOCOL_ERROR", Kind::PROTOCOL,
        "bytes of the server or in a header could not be parsed; reconnect and check what was in flight")
        .advice(Advice::RECONNECT).lost(Lost::LINK).raised_as("ProtocolError")
        .prints(&[(Client::NATS_C, "Protocol Error"), (Client::NATS_GO, "nats: protocol exception, INFO not received"),
            (Client::NATS_GO, "nats: message could not decode headers"),
            (Client::NATS_GO, "nats: consumer creation response is empty"),
            (Client::NATS_GO, "nats: consumer reset response is empty"),
            (Client::NATS_GO, "nats: invalid jetstream publish response"),
            (Client::NATS_GO, "nats: invalid jetstream api response"),
            (Client::NATS_RS, "failed to parse server response"),
            (Client::NATS_JS, "NatsError: NATS_PROTOCOL_ERR"), (Client::NATS_JS, "NatsError: Bad JSON"),
            (Client::NATS_NET, "NatsProtocolViolationException"), (Client::NATS_JS, "ProtocolError"),
            (Client::NATS_JS, "NatsError: JESTREAM_INVALID_ACK")]),
    // A socket broke, not a disk.
    row(3, "NATS_IO_ERROR", Kind::CONNECTION_LOST,
        "the socket failed and requests may have been handled; reconnect and check before repeating")
        .origin(Origin::TRANSPORT)
        .prints(&[(Client::NATS_C, "IO Error"), (Client::NATS_RS, "IO error")]),
    row(4, "NATS_LINE_TOO_LONG", Kind::TOO_LARGE,
        "a line of the server does not fit the read buffer, so connecting failed; enlarge the buffer")
        .advice(Advice::FIX_CONFIG)
        .prints(&[(Client::NATS_C, "Line too long")]),
    // Also for a request that was sent and waits while the connection closes: it may be handled.
    row(5, "NATS_CONNECTION_CLOSED", Kind::CLOSED,
        "the connection is closed for good, perhaps under a request that waited; open a new one and check before \
         repeating")
        .effect(Effect::MAYBE_APPLIED).raised_as("ConnectionClosedError")
        .prints(&[(Client::NATS_C, "Connection Closed"), (Client::NATS_GO, "nats: connection closed"),
            (Client::NATS_GO, "nats: jetstream context closed"), (Client::NATS_RS, "broken pipe"),
            (Client::NATS_JS, "closed connection"), (Client::NATS_JS, "NatsError: CONNECTION_CLOSED"),
            (Client::NATS_JS, "ClosedConnectionError"), (Client::NATS_JAVA, "Connection is Closed")]),
    // The library tries no more: there is no connection, or it is closed for good.
    row(6, "NATS_NO_SERVER", Kind::UNAVAILABLE,
        "no server could be reached and the library gave up; check addresses and network, then make a new connection")
        .origin(Origin::TRANSPORT).lost(Lost::HANDLE).raised_as("NoServersError")
        .prints(&[(Client::NATS_C, "No server available for connection"),
            (Client::NATS_GO, "nats: no servers available for connection"),
            (Client::NATS_RS, "reached maximum number of reconnects"),
            (Client::NATS_RS, "nats: max reconnects reached"), (Client::NATS_JS, "NatsError: CONNECTION_REFUSED"),
            (Client::NATS_NET, "NatsConnectionFailedException"),
            (Client::NATS_JAVA, "Unable to connect to NATS servers: {servers}")]),
    row(7, "NATS_STALE_CONNECTION", Kind::CONNECTION_LOST,
        "pings were not answered and the library reconnects; check what was in flight")
        .origin(Origin::TRANSPORT).raised_as("StaleConnectionError")
        .prints(&[(Client::NATS_C, "Stale Connection"), (Client::NATS_GO, "nats: stale connection")]),
    row(8, "NATS_SECURE_CONNECTION_WANTED", Kind::TLS,
        "the client demands TLS, which the server lacks; align the TLS settings")
        .raised_as("SecureConnWantedError")
        .prints(&[(Client::NATS_C, "Secure Connection not available"),
            (Client::NATS_GO, "nats: secure connection not available")])
        .note("before nats.c 1.2.6 this number was NATS_SECURE_CONNECTION_REQUIRED"),
    row(9, "NATS_SECURE_CONNECTION_REQUIRED", Kind::TLS, "the server demands TLS; switch it on in the client")
        .raised_as("SecureConnRequiredError")
        .prints(&[(Client::NATS_C, "Secure Connection Required"), (Client::NATS_GO, "nats: secure connection required"),
            (Client::NATS_JS, "NatsError: TLS is required, therefore a secure websocket connection is also required")])
        .note("before nats.c 1.2.6 this number was NATS_CONNECTION_DISCONNECTED"),
    row(10, "NATS_CONNECTION_DISCONNECTED", Kind::CONNECTION_LOST,
        "the link was lost while waiting for a reply; wait for the reconnect and check before repeating")
        .origin(Origin::TRANSPORT).raised_as("UnexpectedEOF")
        .prints(&[(Client::NATS_C, "Connection Disconnected"), (Client::NATS_GO, "nats: server is disconnected"),
            (Client::NATS_GO, "nats: disconnected during fetch"), (Client::NATS_JS, "NatsError: DISCONNECT"),
            (Client::NATS_NET, "NatsJSConnectionException")])
        .note("before nats.c 1.2.6 this number was NATS_NOT_PERMITTED"),
    // Also after a reload of the server's configuration, or when a credential runs out: it cuts a live link.
    // The library connects again, and closes for good at the second equal refusal of a server.
    row(11, "NATS_CONNECTION_AUTH_FAILED", Kind::UNAUTHENTICATED,
        "the server refused the login, or takes it back; renew or correct the credentials, and check what was in flight")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::SERVER).lost(Lost::LINK).raised_as("AuthorizationError")
        .prints(&[(Client::NATS_C, "Authentication Violation"), (Client::NATS_GO, "nats: authorization violation"),
            (Client::NATS_RS, "nats: authorization violation"),
            (Client::NATS_RS, "authorization violation"), (Client::NATS_JS, "AuthorizationError"),
            (Client::NATS_JS, "NatsError: AUTHORIZATION_VIOLATION"), (Client::NATS_JS, "NatsError: BAD_AUTHENTICATION"),
            (Client::NATS_JAVA, "Authentication error connecting to NATS server: {text}")])
        .note("before nats.c 1.2.6 this number was NATS_NOT_FOUND"),
    row(12, "NATS_NOT_PERMITTED", Kind::PERMISSION_DENIED,
        "a publish was dropped or a subscription refused for lack of permission; grant it")
        .origin(Origin::SERVER).raised_as("Error")
        .prints(&[(Client::NATS_C, "Not Permitted"), (Client::NATS_GO, "nats: permissions violation"),
            (Client::NATS_JS, "NatsError: PERMISSIONS_VIOLATION"), (Client::NATS_JS, "PermissionViolationError")])
        .note("before nats.c 1.2.6 this number was NATS_ADDRESS_MISSING"),
    row(13, "NATS_NOT_FOUND", Kind::NOT_FOUND,
        "the stream, consumer, message, key or header does not exist; read the jsErrCode to tell which")
        .raised_as("NotFoundError")
        .prints(&[(Client::NATS_C, "Not Found"), (Client::NATS_GO, "nats: no stream matches subject"),
            (Client::NATS_GO, "nats: no objects found"),
            (Client::NATS_JAVA, "[SUB-90007] No matching streams for subject."),
            (Client::NATS_JAVA, "[SUB-90017] Consumer not found, required in bind mode.")])
        .note("before nats.c 1.2.6 this number was NATS_INVALID_SUBJECT"),
    row(14, "NATS_ADDRESS_MISSING", Kind::INVALID_ARGUMENT, "the URL has no host; correct the URL")
        .prints(&[(Client::NATS_C, "TCP Address missing"), (Client::NATS_RS, "failed to parse server or server list"),
            (Client::NATS_RS, "invalid server address")])
        .note("before nats.c 1.2.6 this number was NATS_INVALID_ARG"),
    row(15, "NATS_INVALID_SUBJECT", Kind::INVALID_ARGUMENT,
        "the subject is empty or malformed, so nothing was sent; correct it")
        .raised_as("BadSubjectError")
        .prints(&[(Client::NATS_C, "Invalid Subject"), (Client::NATS_GO, "nats: invalid subject"),
            (Client::NATS_GO, "nats: invalid subject name"), (Client::NATS_RS, "invalid subject"),
            (Client::NATS_RS, "invalid subject format"),
            (Client::NATS_JS, "illegal subject: '{subject}'"), (Client::NATS_JS, "NatsError: BAD_SUBJECT"),
            (Client::NATS_JS, "InvalidSubjectError")])
        .note("before nats.c 1.2.6 this number was NATS_INVALID_SUBSCRIPTION"),
    row(16, "NATS_INVALID_ARG", Kind::INVALID_ARGUMENT,
        "an argument is not acceptable, or a pull was answered with 400; correct the call")
        .prints(&[(Client::NATS_C, "Invalid Argument"), (Client::NATS_GO, "nats: argument needs to be a channel type"),
            (Client::NATS_GO, "nats: multiple tls.Configs not allowed"),
            (Client::NATS_GO, "nats: at least one of certCB or rootCAsCB must be set"),
            (Client::NATS_GO, "nats: invalid connection"),
            (Client::NATS_GO, "nats: invalid message or message nil"), (Client::NATS_GO, "nats: invalid argument"),
            (Client::NATS_GO, "nats: invalid context"), (Client::NATS_GO, "nats: context requires a deadline"),
            (Client::NATS_GO, "nats: user callback defined without a signature handler"),
            (Client::NATS_GO, "nats: nkey defined without a signature handler"),
            (Client::NATS_GO, "nats: user callback not defined"),
            (Client::NATS_GO, "nats: user callback and nkey defined"),
            (Client::NATS_GO, "nats: token and token handler both set"),
            (Client::NATS_GO, "nats: cannot set user info callback and user/pass"),
            (Client::NATS_GO, "nats: websocket connection headers already set"),
            (Client::NATS_GO, "nats: mixing of websocket and non websocket URLs is not allowed"),
            (Client::NATS_GO, "nats: stream configuration is required"),
            (Client::NATS_GO, "nats: stream name is required"),
            (Client::NATS_GO, "nats: consumer name is required"),
            (Client::NATS_GO, "nats: consumer configuration is required"),
            (Client::NATS_GO, "nats: cannot pull subscribe to push based consumer"),
            (Client::NATS_GO, "nats: must use pull subscribe to bind to pull based consumer"),
            (Client::NATS_GO, "nats: invalid stream name"), (Client::NATS_GO, "nats: invalid consumer name"),
            (Client::NATS_GO, "nats: invalid filter subject"), (Client::NATS_GO, "nats: invalid durable name"),
            (Client::NATS_GO, "nats: subject does not match consumer"),
            (Client::NATS_GO, "nats: context and timeout can not both be set"),
            (Client::NATS_GO, "nats: handler cannot be empty"),
            (Client::NATS_GO, "nats: reply subject should be empty"),
            (Client::NATS_GO, "nats: invalid jetstream option"),
            (Client::NATS_GO, "nats: consumer is not a pull consumer"),
            (Client::NATS_GO, "nats: consumer is not a push consumer"),
            (Client::NATS_GO, "nats: config required"), (Client::NATS_GO, "nats: TTL is not supported on delete"),
            (Client::NATS_GO, "nats: object-store config required"), (Client::NATS_GO, "nats: name is required"),
            (Client::NATS_GO, "nats: link cannot be set when putting the object in bucket"),
            (Client::NATS_GO, "nats: object required"),
            (Client::NATS_GO, "nats: not allowed to link to a deleted object"),
            (Client::NATS_GO, "nats: not allowed to link to another link"), (Client::NATS_GO, "nats: bucket required"),
            (Client::NATS_GO, "nats: bucket malformed"), (Client::NATS_RS, "cannot use with push consumer"),
            (Client::NATS_RS, "cannot use with pull consumer"), (Client::NATS_RS, "invalid consumer name"),
            (Client::NATS_RS, "invalid consumer type"), (Client::NATS_RS, "stream name cannot be empty"),
            (Client::NATS_RS, "stream name cannot contain `.`, `_`"),
            (Client::NATS_RS, "domain and external are both set"),
            (Client::NATS_RS, "invalid stream name"), (Client::NATS_RS, "server pool cannot be empty"),
            (Client::NATS_RS, "cannot mix websocket and non-websocket URLs in server pool"),
            (Client::NATS_RS, "cannot link a deleted Object"), (Client::NATS_RS, "cannot link to another link"),
            (Client::NATS_RS, "cannot link to empty Object"), (Client::NATS_RS, "link name cannot be empty"),
            (Client::NATS_JS, "InvalidArgumentError"),
            (Client::NATS_JS, "NatsError: INVALID_OPTION"),
            (Client::NATS_JAVA, "[SUB-90001] Pull subscriptions can't have a deliver group."),
            (Client::NATS_JAVA, "[SUB-90002] Pull subscriptions can't have a deliver subject."),
            (Client::NATS_JAVA, "[SUB-90003] Push subscriptions cannot supply max pull waiting."),
            (Client::NATS_JAVA, "[SUB-90004] Queue / deliver group mismatch."),
            (Client::NATS_JAVA, "[SUB-90005] Flow Control and/or heartbeat is not valid with a pull subscription."),
            (Client::NATS_JAVA, "[SUB-90006] Flow Control and/or heartbeat is not valid in queue mode."),
            (Client::NATS_JAVA, "[SUB-90008] Consumer is already configured as a push consumer."),
            (Client::NATS_JAVA, "[SUB-90009] Consumer is already configured as a pull consumer."),
            (Client::NATS_JAVA, "[SUB-90011] Subject does not match consumer configuration filter."),
            (Client::NATS_JAVA, "[SUB-90012] Consumer is already bound to a subscription."),
            (Client::NATS_JAVA, "[SUB-90013] Existing consumer is not configured as a queue / deliver group."),
            (Client::NATS_JAVA, "[SUB-90014] Existing consumer is configured as a queue / deliver group."),
            (Client::NATS_JAVA, "[SUB-90015] Existing consumer deliver group does not match requested queue / deliver group."),
            (Client::NATS_JAVA, "[SUB-90016] Existing consumer cannot be modified."),
            (Client::NATS_JAVA, "[SUB-90018] Ordered consumer not allowed on queues."),
            (Client::NATS_JAVA, "[SUB-90019] Push subscriptions cannot supply max batch."),
            (Client::NATS_JAVA, "[SUB-90020] Push subscriptions cannot supply max bytes."),
            (Client::NATS_JAVA, "[SUB-90021] Pending limits must be set directly on the dispatcher."),
            (Client::NATS_JAVA, "[SUB-90022] Subject needed to lookup stream. Provide either a subscribe subject or a ConsumerConfiguration filter subject."),
            (Client::NATS_JAVA, "[SO-90101] Builder durable must match the consumer configuration durable if both are provided."),
            (Client::NATS_JAVA, "[SO-90102] Builder deliver group must match the consumer configuration deliver group if both are provided."),
            (Client::NATS_JAVA, "[SO-90103] Builder deliver subject must match the consumer configuration deliver subject if both are provided."),
            (Client::NATS_JAVA, "[SO-90104] Bind is not allowed with an ordered consumer."),
            (Client::NATS_JAVA, "[SO-90105] Deliver group is not allowed with an ordered consumer."),
            (Client::NATS_JAVA, "[SO-90106] Durable is not allowed with an ordered consumer."),
            (Client::NATS_JAVA, "[SO-90107] Deliver subject is not allowed with an ordered consumer."),
            (Client::NATS_JAVA, "[SO-90108] Ordered consumer requires Ack Policy None."),
            (Client::NATS_JAVA, "[SO-90109] Max Deliver is limited to 1 with an ordered consumer."),
            (Client::NATS_JAVA, "[SO-90110] Builder name must match the consumer configuration name if both are provided."),
            (Client::NATS_JAVA, "[SO-90111] Mem Storage must be true if supplied."),
            (Client::NATS_JAVA, "[SO-90112] Replicas must be 1 if supplied."),
            (Client::NATS_JAVA, "[SO-90113] Name or Durable required for Bind."),
            (Client::NATS_JAVA, "[OS-90204] A link cannot link to another link."),
            (Client::NATS_JAVA, "[OS-90209] Link not allowed in metadata when putting an object."),
            (Client::NATS_JAVA, "[CON-90302] Name must match durable if both are supplied."),
            (Client::NATS_JS, "NatsError: BAD_PAYLOAD"),
            (Client::NATS_JS, "NatsError: Invalid payload type - payloads can be 'binary', 'string', or 'json'"),
            (Client::NATS_JS, "NatsError: NOT_FUNC")])
        .note("before nats.c 1.2.6 this number was NATS_INVALID_TIMEOUT"),
    // The connection stands.
    row(17, "NATS_INVALID_SUBSCRIPTION", Kind::CLOSED,
        "the subscription is closed or of the wrong kind; subscribe again")
        .lost(Lost::STATEMENT).raised_as("BadSubscriptionError")
        .prints(&[(Client::NATS_C, "Invalid Subscription"), (Client::NATS_GO, "nats: invalid subscription"),
            (Client::NATS_GO, "nats: invalid subscription type"), (Client::NATS_GO, "nats: subscription closed"),
            (Client::NATS_GO, "nats: messages iterator closed"), (Client::NATS_JS, "NatsError: SUB_CLOSED")])
        .note("before nats.c 1.2.6 this number was NATS_ILLEGAL_STATE"),
    row(18, "NATS_INVALID_TIMEOUT", Kind::INVALID_ARGUMENT, "the timeout is not positive; pass a positive one")
        .raised_as("BadTimeoutError")
        .prints(&[(Client::NATS_C, "Invalid Timeout"), (Client::NATS_GO, "nats: timeout invalid")])
        .note("before nats.c 1.2.6 this number was NATS_SLOW_CONSUMER"),
    row(19, "NATS_ILLEGAL_STATE", Kind::MISUSE, "the call is not allowed in this mode or state; correct the program")
        .prints(&[(Client::NATS_C, "Illegal State"), (Client::NATS_JS, "InvalidOperationError"),
            (Client::NATS_GO, "nats: illegal call on an async subscription"),
            (Client::NATS_GO, "nats: message is not bound to subscription/connection"),
            (Client::NATS_GO, "nats: message does not have a reply"), (Client::NATS_GO, "nats: connection is not tls"),
            (Client::NATS_GO, "nats: cannot acknowledge a message for a consumer with AckNone policy"),
            (Client::NATS_GO, "nats: cannot fetch consumer info; ordered consumer is being reset"),
            (Client::NATS_GO, "nats: consumer is already consuming"),
            (Client::NATS_GO, "nats: consumer has active subscription"),
            (Client::NATS_GO, "nats: recreating ordered consumer"),
            (Client::NATS_GO, "nats: ordered consumer initialized as fetch"),
            (Client::NATS_GO, "nats: ordered consumer initialized as consume"),
            (Client::NATS_GO, "nats: cannot run concurrent processing using ordered consumer"),
            (Client::NATS_GO, "nats: consumer instance not yet created")])
        .note("before nats.c 1.2.6 this number was NATS_MAX_PAYLOAD"),
    // Concerns messages received; the one that was dropped may be the reply to a request.
    row(20, "NATS_SLOW_CONSUMER", Kind::EXHAUSTED,
        "the local queue is full and messages were dropped; handle them faster or raise the limits")
        .advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED).raised_as("SlowConsumerError")
        .prints(&[(Client::NATS_C, "Slow Consumer, messages dropped"),
            (Client::NATS_GO, "nats: slow consumer, messages dropped"),
            (Client::NATS_RS, "nats: subscription {sid} is a slow consumer"),
            (Client::NATS_RS, "slow consumers for subscription {sid}")])
        .note("before nats.c 1.2.6 this number was NATS_MAX_DELIVERED_MSGS"),
    row(21, "NATS_MAX_PAYLOAD", Kind::TOO_LARGE,
        "the payload is over the server's limit, so it was not sent; split it")
        .raised_as("MaxPayloadError")
        .prints(&[(Client::NATS_C, "Maximum Payload Exceeded"), (Client::NATS_GO, "nats: maximum payload exceeded"),
            (Client::NATS_RS, "max payload size exceeded"), (Client::NATS_JS, "NatsError: MAX_PAYLOAD_EXCEEDED"),
            (Client::NATS_NET, "NatsPayloadTooLargeException")])
        .note("before nats.c 1.2.6 this number was NATS_INSUFFICIENT_BUFFER"),
    row(22, "NATS_MAX_DELIVERED_MSGS", Kind::OK,
        "the subscription has delivered the number asked; finish, or subscribe again")
        .prints(&[(Client::NATS_C, "Maximum Messages Delivered"),
            (Client::NATS_GO, "nats: maximum messages delivered")])
        .note("before nats.c 1.2.6 this number was NATS_NO_MEMORY"),
    row(23, "NATS_INSUFFICIENT_BUFFER", Kind::EXHAUSTED,
        "the reconnect buffer is full, or a target buffer too small, so nothing was sent; wait or enlarge it")
        .errno(Errno::ENOBUFS).raised_as("OutboundBufferLimitError")
        .prints(&[(Client::NATS_C, "Insufficient Buffer"), (Client::NATS_GO, "nats: outbound buffer limit exceeded")])
        .note("before nats.c 1.2.6 this number was NATS_SYS_ERROR"),
    // The step at which memory ran out may come after the send.
    row(24, "NATS_NO_MEMORY", Kind::EXHAUSTED,
        "memory ran out, perhaps after the request was sent; free some, and check before repeating")
        .effect(Effect::MAYBE_APPLIED).errno(Errno::ENOMEM).origin(Origin::HOST)
        .prints(&[(Client::NATS_C, "No Memory")])
        .note("before nats.c 1.2.6 this number was NATS_TIMEOUT"),
    // A system call before sending, such as a name lookup.
    row(25, "NATS_SYS_ERROR", Kind::IO,
        "a system call failed, such as a name lookup, and nothing was sent; see the last-error text")
        .effect(Effect::NOT_APPLIED).origin(Origin::HOST)
        .prints(&[(Client::NATS_C, "System Error")])
        .note("before nats.c 1.2.6 this number was NATS_FAILED_TO_INITIALIZE"),
    row(26, "NATS_TIMEOUT", Kind::TIMEOUT,
        "no answer came in time, but the peer may have handled the request; check before repeating")
        .raised_as("TimeoutError")
        .prints(&[(Client::NATS_C, "Timeout"), (Client::NATS_GO, "nats: timeout"),
            (Client::NATS_GO, "nats: timeout waiting for ack"),
            (Client::NATS_GO, "nats: key watcher timed out waiting for initial keys"),
            (Client::NATS_RS, "request timed out"),
            (Client::NATS_RS, "timed out: didn't receive ack in time"),
            (Client::NATS_RS, "jetstream request timed out"),
            (Client::NATS_JS, "NatsError: TIMEOUT"), (Client::NATS_JS, "NatsError: CONNECTION_TIMEOUT"),
            (Client::NATS_NET, "NatsNoReplyException"), (Client::NATS_NET, "No reply received"),
            (Client::NATS_NET, "NatsTimeoutException"), (Client::NATS_NET, "NatsJSApiNoResponseException"),
            (Client::NATS_NET, "No API response received from the server"),
            (Client::NATS_NET, "NatsJSTimeoutException"),
            // Of a publish that nobody took, and of one whose answer was late.
            (Client::NATS_NET, "NatsJSPublishNoResponseException"),
            (Client::NATS_NET, "No response received from the server"),
            (Client::NATS_JAVA, "Timeout or no response waiting for NATS JetStream server")])
        .note("before nats.c 1.2.6 this number was NATS_NOT_INITIALIZED"),
    // Nothing could be sent.
    row(27, "NATS_FAILED_TO_INITIALIZE", Kind::INTERNAL,
        "the library could not start and nothing works; check memory and threads of the process")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::NATS_C, "Initialization Failed")]),
    row(28, "NATS_NOT_INITIALIZED", Kind::MISUSE, "the library was used before it was started; call nats_Open first")
        .prints(&[(Client::NATS_C, "Not Initialized")]),
    row(29, "NATS_SSL_ERROR", Kind::TLS, "the TLS set-up or a certificate failed; check the certificates")
        .raised_as("SecureConnFailedError")
        .prints(&[(Client::NATS_C, "SSL Error"), (Client::NATS_GO, "nats: tls error"), (Client::NATS_RS, "TLS error"),
            (Client::NATS_JS, "NatsError: TLS")]),
    row(30, "NATS_NO_SERVER_SUPPORT", Kind::UNSUPPORTED,
        "the server lacks the feature, such as headers, so nothing was sent; upgrade it")
        .prints(&[(Client::NATS_C, "Not Supported By Server"),
            (Client::NATS_GO, "nats: no echo option not supported by this server"),
            (Client::NATS_GO, "nats: client ID not supported by this server"),
            (Client::NATS_GO, "nats: nkeys not supported by the server"),
            (Client::NATS_GO, "nats: client IP not supported by this server"),
            (Client::NATS_GO, "nats: headers not supported by this server"),
            (Client::NATS_GO, "nats: stream subject transformation not supported by nats-server"),
            (Client::NATS_GO, "nats: stream sourcing is not supported by nats-server"),
            (Client::NATS_GO, "nats: stream sourcing with multiple subject transforms not supported by nats-server"),
            (Client::NATS_GO, "nats: stream sourcing with multiple subject filters not supported by nats-server"),
            (Client::NATS_GO, "nats: multiple consumer filter subjects not supported by nats-server"),
            (Client::NATS_GO, "nats: object-store requires at least server version 2.6.2"),
            (Client::NATS_GO, "nats: key-value requires at least server version 2.6.2"),
            (Client::NATS_JS, "NatsError: SERVER_OPT_NA"),
            (Client::NATS_JAVA, "[CON-90301] Name field not valid when v2.9.0 consumer create api is not available."),
            (Client::NATS_JAVA, "[CON-90303] Multiple filter subjects not available until server version 2.10.0.")]),
    // The link is not there yet, the library makes it.
    row(31, "NATS_NOT_YET_CONNECTED", Kind::UNAVAILABLE,
        "the first connect goes on in the background; wait for the callback")
        .origin(Origin::TRANSPORT).lost(Lost::LINK)
        .prints(&[(Client::NATS_C, "Not Yet Connected")]),
    row(32, "NATS_DRAINING", Kind::CLOSED,
        "the connection or subscription is draining and refused the call; use another")
        .raised_as("ConnectionDrainingError")
        .prints(&[(Client::NATS_C, "Draining in progress"), (Client::NATS_GO, "nats: connection draining"),
            (Client::NATS_JS, "connection draining"), (Client::NATS_JS, "NatsError: CONNECTION_DRAINING"),
            (Client::NATS_JS, "DrainingConnectionError"), (Client::NATS_JAVA, "Connection is Draining"),
            (Client::NATS_JS, "NatsError: SUB_DRAINING")]),
    row(33, "NATS_INVALID_QUEUE_NAME", Kind::INVALID_ARGUMENT, "the queue name is empty or malformed; correct it")
        .prints(&[(Client::NATS_C, "Invalid queue name"), (Client::NATS_GO, "nats: invalid queue name"),
            (Client::NATS_RS, "invalid queue name")]),
    row(34, "NATS_NO_RESPONDERS", Kind::UNAVAILABLE,
        "nobody listens on the subject, so nobody handled the request; wait for the service or correct the subject")
        .origin(Origin::SERVER).raised_as("NoRespondersError")
        .prints(&[(Client::NATS_C, "No responders available for request"),
            (Client::NATS_GO, "nats: no responders available for request"), (Client::NATS_RS, "no responders"),
            (Client::NATS_RS, "requested JetStream resource does not exist"),
            (Client::NATS_JS, "no responders: '{subject}'"),
            (Client::NATS_JS, "NoResponders"),
            (Client::NATS_JS, "NatsError: 503"), (Client::NATS_NET, "NatsNoRespondersException")]),
    // The consumer is of no use any more, the connection is.
    row(35, "NATS_MISMATCH", Kind::OUT_OF_SEQUENCE,
        "the sequence of the consumer has a gap; create the consumer again from the last good sequence")
        .lost(Lost::STATEMENT)
        .raised_as("ConsumerSequenceMismatchError")
        .prints(&[(Client::NATS_C, "Mismatch")]),
    // A pull changes nothing.
    row(36, "NATS_MISSED_HEARTBEAT", Kind::TIMEOUT,
        "the heartbeats asked for did not come; check the consumer, then pull again")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::NATS_C, "Missed Server Heartbeat"), (Client::NATS_GO, "nats: no heartbeat received"),
            (Client::NATS_GO, "nats: consumer not active"), (Client::NATS_RS, "missed idle heartbeat"),
            (Client::NATS_JS, "NatsError: IDLE_HEARTBEAT")]),
    // Stands for any 409 of a pull, a deleted consumer among them.
    row(37, "NATS_LIMIT_REACHED", Kind::FAILED_PRECONDITION,
        "a pull was answered with a 409 of any meaning; read the text to tell a limit from a deleted consumer")
        .origin(Origin::SERVER)
        .prints(&[(Client::NATS_RS, "pull request exceeded consumer limits")]),
    // Dropping the id is all it takes.
    row(38, "NATS_PIN_ID_MISMATCH", Kind::FENCED,
        "another client holds the pin of the group; drop the pin id and pull again")
        .advice(Advice::FIX_REQUEST).origin(Origin::SERVER),
    row(39, "NATS_INVALID_CONFIG", Kind::INVALID_ARGUMENT, "the config does not fit the call; correct it")
        .note("in nats.c 3.11 and 3.12 this number was NATS_MAX_STATUS_VALUE, the end mark of the list"),
    row(40, "NATS_MAX_STATUS_VALUE", Kind::UNKNOWN,
        "the end mark of the list, whose number grows with each release; never compare with it"),
];

/// The one code that decides, of what a call of nats.c gives: its `natsStatus` and its `jsErrCode` (0 for none).
///
/// The `jsErrCode` decides when the status only says that there is one: NATS_ERR and NATS_NOT_FOUND. Any
/// other status tells more than the number beside it, which nats.c sets by itself (10076 whenever nobody
/// answers) or leaves from a step before. For the reason in the text of
/// `nats_GetLastError`, see [`Table::by_text`](crate::Table::by_text).
///
/// ```
/// use derrno::nats;
/// assert_eq!(nats::code(1, 10071).to_string(), "jetstream:10071 JSStreamWrongLastSequenceErrF");
/// assert_eq!(nats::code(34, 10076).to_string(), "nats:34 NATS_NO_RESPONDERS"); // nobody answered: JetStream may be on
/// ```
#[must_use]
pub const fn code(status: i32, jerr: i32) -> Code {
    match (status, jerr) {
        (1 | 13, jerr) if jerr != 0 => Code::new(Domain::JETSTREAM, jerr),
        _ => Code::new(Domain::NATS, status),
    }
}

pub use crate::codes::nats::*;

crate::domain! {
    number: Domain::NATS.number(), name: Domain::NATS.name(),
    source: "nats.c status.h 3.13.0",
    origin: Origin::CLIENT,
    rows: ROWS, classes: crate::nats_py
}
