//! kazoo: the exception classes of the Python client, with their hierarchy.
//!
//! The `*Exception` names kept for old callers are the same class objects, so they are aliases.
//! Trap: the three handler timeouts and ForceRetryError are not below KazooException.

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, class_row, row};

/// A class that ZooKeeper codes are raised as.
#[track_caller]
const fn coded(number: i32, class: &'static str) -> Row {
    class_row(number, class, crate::zookeeper::ROW_LIST, Origin::SERVER).parent("ZookeeperError")
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "KazooException", Kind::UNKNOWN, "kazoo failed in some way, the class says no more; look at the subclass"),
    row(2, "ZookeeperError", Kind::UNKNOWN, "an error that carries a ZooKeeper code; look at the subclass or the code")
        .parent("KazooException"),
    // The contender node is deleted at the end of the wait, but a failure of that is swallowed: then it is still in
    // the queue, and the next in line for as long as the session lives.
    row(3, "CancelledError", Kind::CANCELLED,
        "the wait for a lock or semaphore was cancelled and it is not held, but the contender node may stay; ask again \
         with the same object, or delete the node")
        .parent("KazooException").origin(Origin::APPLICATION),
    row(4, "ConfigurationError", Kind::INVALID_ARGUMENT,
        "the client was built with a wrong option, or the chroot was changed while running; correct the option")
        .parent("KazooException"),
    row(5, "ZookeeperStoppedError", Kind::CLOSED,
        "the client is stopped; start it again, no current release raises this")
        .parent("KazooException").lost(Lost::SESSION).retired(), // the client object can be started again
    row(6, "ConnectionDropped", Kind::CONNECTION_LOST,
        "the socket loop lost its connection; callers see ConnectionLoss, so read pending writes back")
        .parent("KazooException").origin(Origin::TRANSPORT)
        .prints(&[(Client::LOG, "Connection dropped: socket connection broken"),
            (Client::LOG, "Connection dropped: socket connection error: {cause}"),
            (Client::LOG, "Connection dropped: outstanding heartbeat ping not received")]),
    // As CancelledError: a contender node that stays gets the lock later, and nobody knows.
    row(7, "LockTimeout", Kind::TIMEOUT,
        "the lock was not obtained in time, but the contender node may stay in the queue; try again with the same \
         object, which finds it")
        .parent("KazooException"),
    row(8, "WriterNotClosedException", Kind::BUSY,
        "the connection thread did not stop in time; wait before using the client again")
        .parent("KazooException"),
    row(9, "SASLException", Kind::UNAUTHENTICATED,
        "SASL failed on the client, for a missing library or a mechanism fault; correct the SASL set-up")
        .parent("KazooException"),
    // Also raised when close() wins a race with a request that was queued, and perhaps sent, just before. Stopping
    // closes the session; the client object can be started again.
    row(10, "ConnectionClosedError", Kind::CLOSED,
        "the client is stopped or closed, perhaps just after the request went out; start it or make a new client, then \
         read back")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION).parent("SessionExpiredError"),
    // Swallowed by KazooRetry; a recipe raises it when it wants one more round.
    row(11, "ForceRetryError", Kind::BUSY, "a recipe asks for one more round; run it inside KazooRetry")
        .advice(Advice::RETRY_NOW),
    // Any of the tries may have been applied. KazooRetry goes on after an expired session as well, so that may be
    // what is gone: a lock that is believed to be held does more harm than one that is taken again.
    row(12, "RetryFailedError", Kind::TIMEOUT,
        "KazooRetry gave up; a try may have been applied, and the session with its locks may be gone; read back, see \
         the chained cause")
        .parent("KazooException").advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION),
    // As RetryFailedError.
    row(13, "InterruptedError", Kind::CANCELLED,
        "the interrupt callback ended the retries; a try may have been applied, and the session with its locks may be \
         gone; read back")
        .parent("RetryFailedError").lost(Lost::SESSION),
    row(14, "KazooTimeoutError", Kind::TIMEOUT,
        "no connection, or no result, came in time and the request is still in flight; read back before repeating"),
    row(15, "TimeoutError", Kind::TIMEOUT,
        "the eventlet handler saw no result in time and the request may still be applied; read back first"),
    row(16, "SequentialGeventHandler.timeout_exception", Kind::TIMEOUT,
        "the gevent handler saw no result in time, outside Exception; catch it by name and read back"),
    row(17, "RWServerAvailable", Kind::OK,
        "a read-write server was found while on a read-only one; the client switches by itself"),
    // From here on: the classes with a code, which say what their code says.
    coded(18, "RolledBackError"),
    coded(19, "SystemZookeeperError")
        .aliases(&["SystemErrorException"]),
    coded(20, "RuntimeInconsistency")
        .aliases(&["RuntimeInconsistencyException"]),
    coded(21, "DataInconsistency")
        .aliases(&["DataInconsistencyException"]).retired(),
    coded(22, "ConnectionLoss")
        .aliases(&["ConnectionLossException"]),
    coded(23, "MarshallingError")
        .aliases(&["MarshallingErrorException"]),
    coded(24, "UnimplementedError")
        .aliases(&["UnimplementedException"]),
    coded(25, "OperationTimeoutError")
        .aliases(&["OperationTimeoutException"]),
    coded(26, "BadArgumentsError")
        .aliases(&["BadArgumentsException"]),
    coded(27, "UnknownSessionError"),
    coded(28, "NewConfigNoQuorumError"),
    coded(29, "ReconfigInProcessError"),
    coded(30, "APIError")
        .aliases(&["ApiErrorException"]),
    coded(31, "NoNodeError")
        .aliases(&["NoNodeException"]),
    coded(32, "NoAuthError")
        .aliases(&["NoAuthException"]),
    coded(33, "BadVersionError")
        .aliases(&["BadVersionException"]),
    coded(34, "NoChildrenForEphemeralsError")
        .aliases(&["NoChildrenForEphemeralsException"]),
    coded(35, "NodeExistsError")
        .aliases(&["NodeExistsException"]),
    coded(36, "NotEmptyError")
        .aliases(&["NotEmptyException"]),
    coded(37, "SessionExpiredError")
        .aliases(&["SessionExpiredException"])
        .note("kazoo up to 2.6.1 raises it for each call while it only connects again, with the session alive and \
            nothing sent"),
    coded(38, "InvalidCallbackError")
        .aliases(&["InvalidCallbackException"]).retired(),
    coded(39, "InvalidACLError")
        .aliases(&["InvalidACLException"]),
    coded(40, "AuthFailedError")
        .aliases(&["AuthFailedException"]),
    coded(41, "SessionMovedError"),
    coded(42, "NotReadOnlyCallError"),
    coded(43, "EphemeralOnLocalSessionError"),
    coded(44, "NoWatcherError"),
    coded(45, "RequestTimeoutError"),
    coded(46, "ReconfigDisabledError"),
    coded(47, "SessionClosedRequireSaslError"),
    coded(48, "QuotaExceededError"),
    coded(49, "ThrottledOpError"),
];

pub use crate::codes::kazoo::*;

crate::domain! {
    number: Domain::KAZOO.number(), name: Domain::KAZOO.name(),
    source: "kazoo/exceptions.py, handlers and retry.py 2.11.0",
    origin: Origin::CLIENT,
    rows: ROWS
}
