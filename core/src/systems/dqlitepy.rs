//! dqlitepy: the exception classes of the Python package, with their hierarchy.
//!
//! Trap: the package chooses a class by words in its own context string, so SQL errors and a lost
//! leadership arrive as NodeError. Its ErrorCode numbers disagree with dqlite.h and are not codes
//! here.

use crate::{Advice, Client, Domain, Effect, Errno, Kind, Lost, Origin, Row, Severity, row};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "DqliteError", Kind::UNKNOWN,
        "dqlitepy failed, the class says no more; look at the native code and the message"),
    // Fatal upstream: nothing works without it.
    row(2, "DqliteLibraryNotFound", Kind::UNSUPPORTED,
        "the native shim was not found, and the wheel does not ship it; install it or set its path")
        .parent("DqliteError").severity(Severity::FATAL).origin(Origin::HOST),
    // Carries any failure of a node call, a lost leadership among them, which takes transaction and session along.
    row(3, "NodeError", Kind::UNKNOWN,
        "a node call failed, or a statement run through it; look at the native code, and read back")
        .parent("DqliteError").lost(Lost::SESSION),
    // dqlite wants a node that did not start to be closed.
    row(4, "NodeStartError", Kind::FAILED_PRECONDITION,
        "the node did not start, for its port, directory, files or permissions; correct that and make a new one")
        .parent("NodeError").lost(Lost::HANDLE),
    // Stopping changes no data.
    row(5, "NodeStopError", Kind::UNKNOWN,
        "the node reported a failure while stopping; check that its process is gone")
        .parent("NodeError").effect(Effect::NOT_APPLIED).severity(Severity::WARNING),
    row(6, "NodeAlreadyRunningError", Kind::ALREADY_EXISTS, "the node runs already; nothing to do")
        .parent("NodeError").origin(Origin::CLIENT),
    // Info upstream. Nothing is gone, and no repeat helps until somebody calls start.
    row(7, "NodeNotRunningError", Kind::CLOSED, "the node was not started, so nothing was done; start it first")
        .parent("NodeError").advice(Advice::FIX_REQUEST).severity(Severity::INFO).origin(Origin::CLIENT)
        .lost(Lost::NOTHING),
    // As NodeStopError.
    row(8, "NodeShutdownError", Kind::UNKNOWN, "cleaning up during shutdown failed; check that the process is gone")
        .parent("NodeError").effect(Effect::NOT_APPLIED).severity(Severity::WARNING),
    // Fatal upstream: the state of the process, which is the node, is not to be trusted.
    row(9, "NodeAssertionError", Kind::INTERNAL,
        "an assertion of the native library failed; restart the process and read back")
        .parent("NodeError").severity(Severity::FATAL).lost(Lost::NODE),
    row(10, "ClientError", Kind::UNKNOWN,
        "a client call failed; look at the native code, and read the member list after a membership change")
        .parent("DqliteError"),
    // Critical upstream, but an unreachable cluster passes by itself. No more than the link is missing.
    row(11, "ClientConnectionError", Kind::UNAVAILABLE,
        "the cluster could not be reached and nothing was sent; check the addresses, then try again")
        .parent("ClientError").severity(Severity::ERROR).origin(Origin::TRANSPORT).lost(Lost::LINK),
    // As upstream.
    row(12, "ClientClosedError", Kind::CLOSED, "the client was closed, so nothing was sent; open a new one")
        .parent("ClientError").severity(Severity::ERROR).origin(Origin::CLIENT),
    row(13, "NoLeaderError", Kind::NO_LEADER, "no leader is elected right now; ask again after 1 to 5 s")
        .parent("ClientError").origin(Origin::CLUSTER)
        .prints(&[(Client::GO_DQLITE, "no available dqlite leader server found"), (Client::LOG, "no known leader")]),
    row(14, "ClusterError", Kind::UNKNOWN, "a cluster operation failed; read the member list before repeating")
        .parent("DqliteError").origin(Origin::CLUSTER),
    // The join may have been committed.
    row(15, "ClusterJoinError", Kind::FAILED_PRECONDITION,
        "the node could not join; read the member list before repeating")
        .parent("ClusterError").effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER),
    row(16, "ClusterConfigurationError", Kind::INVALID_ARGUMENT, "the cluster configuration is not valid; correct it")
        .parent("ClusterError").advice(Advice::FIX_CONFIG),
    // Writes in flight are in doubt when the quorum goes, and a leader without one closes its sessions.
    row(17, "ClusterQuorumLostError", Kind::NO_QUORUM,
        "too few nodes are left; bring nodes back, and read back what was in flight")
        .parent("ClusterError").effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL).origin(Origin::CLUSTER)
        .lost(Lost::SESSION),
    row(18, "ResourceError", Kind::EXHAUSTED, "a resource of the process is at its end; look at the subclass")
        .parent("DqliteError").origin(Origin::HOST),
    // A notice.
    row(19, "ResourceLeakWarning", Kind::MISUSE, "a resource was perhaps not freed; close nodes and clients")
        .parent("ResourceError").advice(Advice::FIX_REQUEST).severity(Severity::WARNING).origin(Origin::CLIENT),
    // Tied to native 1, which is DQLITE_ERROR and says nothing of memory.
    row(20, "MemoryError", Kind::EXHAUSTED,
        "the package took native code 1 for a lack of memory; look at the message, and read back")
        .parent("ResourceError").effect(Effect::MAYBE_APPLIED).errno(Errno::ENOMEM).origin(Origin::HOST),
    // As NodeAssertionError.
    row(21, "SegmentationFault", Kind::INTERNAL, "the native library crashed; restart the process and read back")
        .parent("DqliteError").severity(Severity::FATAL).lost(Lost::NODE),
];

pub use crate::codes::dqlitepy::*;

crate::domain! {
    number: Domain::DQLITEPY.number(), name: Domain::DQLITEPY.name(),
    source: "dqlitepy 0.1.0 exceptions.py",
    origin: Origin::SERVER,
    rows: ROWS
}
