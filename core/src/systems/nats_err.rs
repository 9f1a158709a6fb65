//! `-ERR` lines of the NATS server: the text between the quotes, `{x}` for a variable part.
//!
//! Numbers are derrno's own. Find the row of a received text with
//! [`Table::by_text`](crate::Table::by_text) (case has changed over releases, so it does not count),
//! or decode the whole line with [`wire::nats::line`](crate::wire::nats::line). The server closes
//! the link after most of them and never says so; the row knows
//! ([`Entry::closes`](crate::Entry::closes)). A text nobody knows is number 0.
//!
//! Lost: what closes takes the link, and the client's subscriptions come back with the next one. A text
//! about a subscription takes that subscription and leaves the link.

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, row};

const ERROR: &str = "Error";

/// A text that only servers send each other.
#[track_caller]
const fn peer(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).closes().lost(Lost::LINK)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Also after a reload of the configuration, when it cuts a live link.
    row(1, "Authorization Violation", Kind::UNAUTHENTICATED,
        "the server refused the login, or takes it back; correct the credentials, and check what was in flight")
        .closes().lost(Lost::LINK).effect(Effect::MAYBE_APPLIED).raised_as("AuthorizationError")
        .aliases(&["AUTHORIZATION_ERR"]),
    // Logging in faster is up to the client; a new connection may do.
    row(2, "Authentication Timeout", Kind::UNAUTHENTICATED,
        "the client did not log in in time; connect again and log in at once")
        .closes().lost(Lost::LINK).advice(Advice::RECONNECT).raised_as(ERROR).aliases(&["ErrAuthTimeout"])
        .prints(&[(Client::NATS_JS, "NatsError: AUTHENTICATION_TIMEOUT")]),
    // Connected for a while: what was in flight may have been handled. A new connection with a new credential
    // is all it takes; the clients of upstream try so once, and close at the second equal error.
    row(3, "User Authentication Expired", Kind::UNAUTHENTICATED,
        "the user's credential ran out while connected; reconnect once with a fresh one, give up if it expires again, \
         check what was in flight")
        .closes().lost(Lost::LINK).advice(Advice::RECONNECT).effect(Effect::MAYBE_APPLIED).raised_as(ERROR)
        .aliases(&["AUTHENTICATION_EXPIRED_ERR"])
        .prints(&[(Client::NATS_GO, "nats: authentication expired"),
            (Client::NATS_JS, "NatsError: AUTHENTICATION_EXPIRED"),
            (Client::NATS_JS, "UserAuthenticationExpiredError")]),
    // The account's credential lies on the server: a fresh one of the user does not help.
    row(4, "Account Authentication Expired", Kind::UNAUTHENTICATED,
        "the account's credential ran out while connected; have an operator renew it, and check what was in flight")
        .closes().lost(Lost::LINK).effect(Effect::MAYBE_APPLIED).raised_as(ERROR)
        .aliases(&["ACCOUNT_AUTHENTICATION_EXPIRED_ERR"])
        .prints(&[(Client::NATS_GO, "nats: account authentication expired"),
            (Client::NATS_JS, "NatsError: ACCOUNT_EXPIRED")]),
    row(5, "User Authentication Revoked", Kind::UNAUTHENTICATED,
        "the user's credential was revoked while connected; get a new one, and check what was in flight")
        .closes().lost(Lost::LINK).effect(Effect::MAYBE_APPLIED).raised_as(ERROR)
        .aliases(&["AUTHENTICATION_REVOKED_ERR"])
        .prints(&[(Client::NATS_GO, "nats: authentication revoked")]),
    // Clears when others leave.
    row(6, "maximum connections exceeded", Kind::THROTTLED,
        "the server has its full number of clients; connect later or to another server")
        .closes().lost(Lost::LINK).raised_as(ERROR).aliases(&["ErrTooManyConnections"])
        .prints(&[(Client::NATS_GO, "nats: server maximum connections exceeded")]),
    row(7, "maximum account active connections exceeded", Kind::THROTTLED,
        "the account has its full number of clients; connect later or raise the limit")
        .closes().lost(Lost::LINK).raised_as(ERROR).aliases(&["ErrTooManyAccountConnections"])
        .prints(&[(Client::NATS_GO, "nats: maximum account active connections exceeded")]),
    row(8, "Connection throttling is active. Please try again later.", Kind::THROTTLED,
        "too many TLS handshakes run at once; connect later")
        .closes().lost(Lost::LINK).raised_as(ERROR),
    // A setting.
    row(9, "Failed Account Registration", Kind::FAILED_PRECONDITION,
        "the server could not bind the client to its account; have an operator check the account")
        .advice(Advice::FIX_CONFIG).raised_as(ERROR),
    row(10, "Secure Connection - TLS Required", Kind::TLS,
        "the server wants TLS and closes, often before this line arrives; switch TLS on")
        .closes().lost(Lost::LINK).raised_as(ERROR),
    row(11, "Stale Connection", Kind::CONNECTION_LOST,
        "the client left too many pings unanswered; reconnect, and check what was in flight")
        .closes().lost(Lost::LINK).raised_as("StaleConnectionError").aliases(&["STALE_CONNECTION"]),
    row(12, "maximum subscriptions exceeded", Kind::QUOTA_EXCEEDED,
        "the subscription is over the limit and was refused; drop others or raise the limit")
        .lost(Lost::STATEMENT).raised_as(ERROR).aliases(&["ErrTooManySubs"])
        .prints(&[(Client::NATS_GO, "nats: server maximum subscriptions exceeded")]),
    row(13, "Maximum Payload Violation", Kind::TOO_LARGE,
        "the message is over max_payload and was not delivered; split or shrink it")
        .closes().lost(Lost::LINK).raised_as(ERROR),
    row(14, "maximum control line exceeded", Kind::TOO_LARGE,
        "the protocol line is too long and was not taken; shorten subjects")
        .closes().lost(Lost::LINK).raised_as(ERROR).aliases(&["ErrMaxControlLine", "Maximum Control Line Exceeded"]),
    // The server cannot parse the client: to the sender it is an invalid request (rule 3).
    row(15, "Unknown Protocol Operation", Kind::INVALID_ARGUMENT,
        "the server could not parse the line, which was not taken; correct the client")
        .closes().lost(Lost::LINK).raised_as(ERROR),
    row(16, "invalid client protocol", Kind::UNSUPPORTED,
        "the server does not know the protocol number in CONNECT; correct or upgrade")
        .closes().lost(Lost::LINK).raised_as(ERROR).aliases(&["ErrBadClientProtocol"]),
    row(17, "no responders requires headers support", Kind::INVALID_ARGUMENT,
        "CONNECT asks for no-responders without headers; switch headers on")
        .closes().lost(Lost::LINK).raised_as(ERROR).aliases(&["ErrNoRespondersRequiresHeaders"]),
    row(18, "Invalid Subject", Kind::INVALID_ARGUMENT, "the subject to subscribe to is malformed; correct it")
        .raised_as(ERROR),
    // In pedantic mode the message goes on all the same.
    row(19, "Invalid Publish Subject", Kind::INVALID_ARGUMENT,
        "the publish subject is malformed but the message went on; correct the subject")
        .effect(Effect::MAYBE_APPLIED).raised_as(ERROR).aliases(&["ErrBadPublishSubject"]),
    row(20, "Permissions Violation for Publish to \"{subject}\"", Kind::PERMISSION_DENIED,
        "the publish is not allowed and was dropped, a request sees only a timeout; grant it")
        .raised_as(ERROR),
    row(21, "Permissions Violation for Publish with Reply of \"{reply}\"", Kind::PERMISSION_DENIED,
        "the reply subject is not allowed and the message was dropped; grant it or use another inbox")
        .raised_as(ERROR),
    row(22, "Permissions Violation for Subscription to \"{subject}\"", Kind::PERMISSION_DENIED,
        "the subscription is not allowed and dead; grant it, then subscribe again")
        .lost(Lost::STATEMENT).raised_as(ERROR),
    row(23, "Permissions Violation for Subscription to \"{subject}\" using queue \"{queue}\"", Kind::PERMISSION_DENIED,
        "the queue subscription is not allowed and dead; grant subject and queue")
        .lost(Lost::STATEMENT).raised_as(ERROR),
    row(24, "Permissions Violation for Subscription to \"{subject}\", too many tokens", Kind::TOO_LARGE,
        "the subject has more tokens than allowed and the subscription is dead; shorten it")
        .lost(Lost::STATEMENT).raised_as(ERROR),
    // The inbox of a request may be among what is removed: its reply is lost.
    row(25, "Permissions Violation for Subscription to \"{subject}\" (sid \"{sid}\")", Kind::PERMISSION_DENIED,
        "a live subscription lost its permission and was removed; grant it, then subscribe again")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::STATEMENT).raised_as(ERROR),
    row(26, "Permissions Violation for Subscription to \"{subject}\" using queue \"{queue}\" (sid \"{sid}\")", Kind::PERMISSION_DENIED,
        "a live queue subscription lost its permission and was removed; grant it, then subscribe again")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::STATEMENT).raised_as(ERROR),
    // A wrong address is a setting.
    row(27, "attempted to connect to route port", Kind::MISUSE,
        "the client connected to the cluster port; use the client port")
        .closes().lost(Lost::LINK).advice(Advice::FIX_CONFIG).raised_as(ERROR)
        .aliases(&["ErrClientConnectedToRoutePort"]),
    row(28, "attempted to connect to leaf node port", Kind::MISUSE,
        "the client connected to the leaf node port; use the client port")
        .closes().lost(Lost::LINK).advice(Advice::FIX_CONFIG).raised_as(ERROR)
        .aliases(&["ErrClientConnectedToLeafNodePort"]),
    row(29, "attempted to connect to gateway port", Kind::MISUSE,
        "a client or route connected to the gateway port; use its own port")
        .closes().lost(Lost::LINK).advice(Advice::FIX_CONFIG).raised_as(ERROR)
        .aliases(&["ErrClientOrRouteConnectedToGatewayPort"]),
    // From here on: texts between servers. Their configs are what an operator changes.
    // Refused.
    row(30, "Invalid Subscription", Kind::INTERNAL,
        "a route or leaf subscription could not be inserted; look at both servers")
        .effect(Effect::NOT_APPLIED),
    peer(31, "cluster name cannot contain spaces", Kind::INVALID_ARGUMENT,
        "the cluster name of a leaf has a space; rename the cluster")
        .advice(Advice::FIX_CONFIG).aliases(&["ErrClusterNameHasSpaces"]),
    peer(32, "remote leafnode has same cluster name", Kind::ALREADY_EXISTS,
        "both sides of a leaf link carry one cluster name; rename one")
        .advice(Advice::FIX_CONFIG).aliases(&["ErrLeafNodeHasSameClusterName"]),
    peer(33, "Duplicate Remote LeafNode Connection", Kind::ALREADY_EXISTS,
        "a second leaf link of the same server replaced this one; remove the duplicate remote")
        .advice(Advice::FIX_CONFIG).aliases(&["DuplicateRemoteLeafnodeConnection"]),
    peer(34, "connection rejected since minimum version required is \"{version}\"", Kind::UNSUPPORTED,
        "the leaf server is older than allowed; upgrade it")
        .aliases(&["ErrLeafNodeMinVersionRejected"]),
    peer(35, "Loop detected for leafnode account=\"{account}\". Delaying attempt to reconnect for {duration}", Kind::FAILED_PRECONDITION,
        "the leaf links form a loop and reconnecting is delayed; break the loop")
        .advice(Advice::FIX_CONFIG),
    peer(36, "Rejecting connection from gateway \"{name}\" on the leafnode port", Kind::MISUSE,
        "a gateway connected to the leaf port; correct its address")
        .advice(Advice::FIX_CONFIG),
    peer(37, "Rejecting connection from gateway \"{name}\" on the Route port", Kind::MISUSE,
        "a gateway connected to the route port; correct its address")
        .advice(Advice::FIX_CONFIG),
    peer(38, "Rejecting connection, cluster name \"{name}\" does not match \"{name}\"", Kind::INVALID_ARGUMENT,
        "the cluster names of two servers differ; give both the same")
        .advice(Advice::FIX_CONFIG),
    peer(39, "Unable to lookup account \"{account}\": {err}", Kind::NOT_FOUND,
        "a route names an account this server cannot look up; correct the account or its resolver")
        .advice(Advice::FIX_CONFIG),
    peer(40, "No route for account \"{account}\"", Kind::NOT_FOUND,
        "the route for one account is not configured here; configure it")
        .advice(Advice::FIX_CONFIG),
    peer(41, "Route pool index should not be set but is set to {index}", Kind::INVALID_ARGUMENT,
        "the peer set a route pool index where none belongs; align versions and pool settings")
        .advice(Advice::FIX_CONFIG),
    peer(42, "Invalid route pool index: {index} - pool size is {size}", Kind::OUT_OF_RANGE,
        "the route pool index of the peer is beyond the pool; give both the same pool size")
        .advice(Advice::FIX_CONFIG),
    peer(43, "unsupported route compression mode \"{mode}\"", Kind::UNSUPPORTED,
        "the peer asks for an unknown compression mode; align versions"),
    peer(44, "Connection to gateway \"{name}\" rejected", Kind::PERMISSION_DENIED,
        "the gateway is not in the configured list; add it"),
    peer(45, "Attempt to connect to gateway \"{name}\" using wrong port", Kind::MISUSE,
        "an outbound gateway reached another kind of port; correct its address")
        .advice(Advice::FIX_CONFIG),
    peer(46, "Connection from \"{name}\" rejected, wanted to connect to \"{name}\", this is \"{name}\"", Kind::MISUSE,
        "a gateway reached another cluster than it wanted; correct its address")
        .advice(Advice::FIX_CONFIG),
    peer(47, "Account absent from receive-all-subscriptions-{cmd} command", Kind::INVALID_ARGUMENT,
        "a gateway command lacks its account; align versions")
        .advice(Advice::FIX_CONFIG),
    peer(48, "Stale Leaf Node Connection - Closing", Kind::CONNECTION_LOST,
        "the handshake of a leaf stalled; the remote tries again by itself"),
    // Texts of old servers and of the documentation.
    row(49, "Parser Error", Kind::INVALID_ARGUMENT,
        "an old server could not parse the line, which was not taken; correct the client")
        .closes().lost(Lost::LINK).retired(),
    row(50, "Authorization Timeout", Kind::UNAUTHENTICATED,
        "the client did not log in in time, said by an old server; connect again and log in at once")
        .closes().lost(Lost::LINK).advice(Advice::RECONNECT).retired(),
    // What was in flight may have been handled.
    row(51, "Slow Consumer", Kind::EXHAUSTED,
        "the client read too slowly and lost messages; read faster, current servers just close")
        .closes().lost(Lost::LINK).advice(Advice::RECONNECT).effect(Effect::MAYBE_APPLIED).retired()
        .prints(&[(Client::LOG, "Slow Consumer Detected"), (Client::LOG, "connection closed: Slow Consumer")]),
];

pub use crate::codes::nats_err::*;

crate::domain! {
    number: Domain::NATS_ERR.number(), name: Domain::NATS_ERR.name(),
    source: "nats-io/nats-server 1787eee03 (2.15.0-dev) server/errors.go, client.go, leafnode.go, route.go, gateway.go",
    origin: Origin::SERVER,
    rows: ROWS, classes: crate::nats_py
}
