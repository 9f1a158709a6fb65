//! ZooKeeper: the code in a reply header, what the C client returns, what the Java and Python
//! clients raise.
//!
//! Names are those of the Java enum, or the C constant without its Z where Java has none; the C
//! constant is an alias. Trap: a *state* of the C client is another number space (state -113 is
//! "authentication failed", code -113 is INVALIDCALLBACK), and a positive number is an errno.
//!
//! The handle outlives its connection, and the session outlives both for its timeout: after -4, -7 and the
//! like keep the handle, which connects again by itself with its ephemeral nodes, locks and watches. Only
//! -112 ends the session, and only -9, -115 and -116 the handle. A handle that is closed too early gives
//! its locks away.

use crate::{Advice, Client, Code, Domain, Effect, Kind, Lost, Origin, Row, Verdict, row};

/// Context: the number is the result of one operation inside a *failed* multi, where 0 means "rolled
/// back" and -2 "not run".
pub const IN_MULTI: u16 = 1;

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(-127, "THROTTLEDOP", Kind::THROTTLED,
        "the overloaded server dropped the operation before running it; slow down and send it again")
        .raised_as("ThrottledOpError").aliases(&["ZTHROTTLEDOP"])
        .prints(&[(Client::ZERROR, "Operation was throttled due to high load"),
            (Client::KEEPER, "Op throttled due to high load"),
            (Client::KEEPER_CLASS, "ThrottledOpException")]),
    row(-125, "QUOTAEXCEEDED", Kind::QUOTA_EXCEEDED,
        "a hard quota on bytes or node count is reached; delete nodes or raise the quota")
        .raised_as("QuotaExceededError")
        .prints(&[(Client::KEEPER, "Quota has exceeded"), (Client::KEEPER_CLASS, "QuotaExceededException")]),
    row(-124, "SESSIONCLOSEDREQUIRESASLAUTH", Kind::UNAUTHENTICATED,
        "the server demands an authentication scheme and closes the session; log in with one it enforces")
        .closes().lost(Lost::SESSION).raised_as("SessionClosedRequireSaslError")
        .aliases(&["ZSESSIONCLOSEDREQUIRESASLAUTH", "SessionClosedRequireAuthException"])
        .prints(&[(Client::ZERROR, "session closed by server because client is required to do SASL authentication"),
            (Client::KEEPER, "Session closed because client failed to authenticate"),
            (Client::KEEPER_CLASS, "SessionClosedRequireAuthException")]),
    row(-123, "RECONFIGDISABLED", Kind::UNSUPPORTED,
        "dynamic reconfiguration is switched off; set reconfigEnabled on the servers")
        .raised_as("ReconfigDisabledError").aliases(&["ZRECONFIGDISABLED"])
        .prints(&[(Client::ZERROR, "attempts to perform a reconfiguration operation when reconfiguration feature is disable"),
            (Client::KEEPER, "Reconfig is disabled"), (Client::KEEPER_CLASS, "ReconfigDisabledException"),
            (Client::GO_ZOOKEEPER, "attempts to perform a reconfiguration operation when reconfiguration feature is disabled")]),
    // The Java client drops the link when its own deadline passes; the server may still apply.
    row(-122, "REQUESTTIMEOUT", Kind::TIMEOUT,
        "the reply missed the client's request timeout; keep the handle, which connects again, and read back before \
         repeating")
        .advice(Advice::RECONNECT).lost(Lost::LINK).origin(Origin::CLIENT).raised_as("RequestTimeoutError")
        .prints(&[(Client::KEEPER, "Unknown error REQUESTTIMEOUT"), (Client::KEEPER_CLASS, "RequestTimeoutException")])
        .note("in the C client 3.5.0 to 3.5.2 this number was ZRWSERVERFOUND, which is no failure"),
    row(-121, "NOWATCHER", Kind::NOT_FOUND, "the watch to remove is not registered; check path and watch type")
        .raised_as("NoWatcherError").aliases(&["ZNOWATCHER"])
        .prints(&[(Client::ZERROR, "the watcher couldn't be found"), (Client::KEEPER, "No such watcher"),
            (Client::KEEPER_CLASS, "NoWatcherException")]),
    row(-120, "EPHEMERALONLOCALSESSION", Kind::FAILED_PRECONDITION,
        "a local session cannot hold an ephemeral node; use a global session or allow upgrading")
        .raised_as("EphemeralOnLocalSessionError").aliases(&["ZEPHEMERALONLOCALSESSION"])
        .prints(&[(Client::ZERROR, "attempt to create ephemeral node on a local session"),
            (Client::KEEPER, "Ephemeral node on local session"),
            (Client::KEEPER_CLASS, "EphemeralOnLocalSessionException")]),
    // Clears when the server rejoins the quorum, or on a read-write server.
    row(-119, "NOTREADONLY", Kind::READ_ONLY,
        "the server is in read-only mode; find a read-write server, then send again")
        .advice(Advice::REFRESH).raised_as("NotReadOnlyCallError").aliases(&["ZNOTREADONLY"])
        .prints(&[(Client::ZERROR, "state-changing request is passed to read-only server"),
            (Client::KEEPER, "Not a read-only call"),
            (Client::KEEPER_CLASS, "NotReadOnlyException")]),
    // Ignored by the server, so safe to send again over the new link. The session is well, elsewhere.
    row(-118, "SESSIONMOVED", Kind::STALE_METADATA,
        "the session lives on another server and the request was ignored; send it over the new connection")
        .advice(Advice::RECONNECT).lost(Lost::LINK).closes().raised_as("SessionMovedError").aliases(&["ZSESSIONMOVED"])
        .prints(&[(Client::ZERROR, "session moved to another server, so operation is ignored"),
            (Client::KEEPER, "Session moved"),
            (Client::KEEPER_CLASS, "SessionMovedException"),
            (Client::GO_ZOOKEEPER, "zk: session moved to another server, so operation is ignored")]),
    row(-117, "NOTHING", Kind::OK, "there was no reply to process; poll again")
        .aliases(&["ZNOTHING"])
        .prints(&[(Client::ZERROR, "(not error) no server responses to process"),
            (Client::GO_ZOOKEEPER, "zk: no server responses to process")]),
    // A request in flight when the handle was closed may have reached the server.
    row(-116, "CLOSING", Kind::CLOSED,
        "the handle was closed while the call was pending; open a new one and read back before repeating")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLIENT).aliases(&["ZCLOSING"])
        .prints(&[(Client::ZERROR, "zookeeper is closing"), (Client::GO_ZOOKEEPER, "zk: zookeeper is closing")]),
    // The server closes the link: writes that were pending on it are in doubt. The handle refuses all calls from
    // then on.
    row(-115, "AUTHFAILED", Kind::UNAUTHENTICATED,
        "credentials or scheme were rejected and the connection closes; open a new handle with good \
         credentials and read pending writes back")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE).closes().raised_as("AuthFailedError")
        .aliases(&["ZAUTHFAILED"])
        .prints(&[(Client::ZERROR, "authentication failed"), (Client::KEEPER, "AuthFailed"),
            (Client::KEEPER_CLASS, "AuthFailedException"), (Client::GO_ZOOKEEPER, "zk: client authentication failed"),
            (Client::NODE_ZOOKEEPER, "AUTH_FAILED")]),
    row(-114, "INVALIDACL", Kind::INVALID_ARGUMENT,
        "the ACL is empty, names an unknown scheme, or uses `auth` without a login; correct the ACL")
        .raised_as("InvalidACLError").aliases(&["ZINVALIDACL"])
        .prints(&[(Client::ZERROR, "invalid acl"), (Client::KEEPER, "InvalidACL"),
            (Client::KEEPER_CLASS, "InvalidACLException"),
            (Client::GO_ZOOKEEPER, "zk: invalid ACL specified"), (Client::NODE_ZOOKEEPER, "INVALID_ACL")]),
    row(-113, "INVALIDCALLBACK", Kind::MISUSE,
        "a callback was not valid; check the call, no current release raises this")
        .origin(Origin::CLIENT).raised_as("InvalidCallbackError").aliases(&["ZINVALIDCALLBACK"]).retired()
        .prints(&[(Client::ZERROR, "invalid callback"), (Client::KEEPER, "Invalid callback"),
            (Client::KEEPER_CLASS, "InvalidCallbackException"), (Client::NODE_ZOOKEEPER, "INVALID_CALLBACK")])
        .note("as a state of the C client this number is ZOO_AUTH_FAILED_STATE, for which the code is -115"),
    // Refused when the server says it, but Java's close() gives it to requests in flight as well.
    row(-112, "SESSIONEXPIRED", Kind::SESSION_EXPIRED,
        "the session, its ephemeral nodes and watches are gone; open a new session and read back what was in flight")
        .effect(Effect::MAYBE_APPLIED).closes().raised_as("SessionExpiredError").aliases(&["ZSESSIONEXPIRED"])
        .prints(&[(Client::ZERROR, "session expired"), (Client::KEEPER, "Session expired"),
            (Client::KEEPER_CLASS, "SessionExpiredException"),
            (Client::GO_ZOOKEEPER, "zk: session has been expired by the server"),
            (Client::NODE_ZOOKEEPER, "SESSION_EXPIRED"),
            (Client::LOG, "Unable to reconnect to ZooKeeper service, session {id} has expired"),
            (Client::LOG, "Expiring session {id}, timeout of {ms} exceeded")])
        .note("the same number is a state of the C client, ZOO_EXPIRED_SESSION_STATE, with the same meaning"),
    row(-111, "NOTEMPTY", Kind::FAILED_PRECONDITION,
        "the node to delete still has children; delete the children first")
        .raised_as("NotEmptyError").aliases(&["ZNOTEMPTY"])
        .prints(&[(Client::ZERROR, "not empty"), (Client::KEEPER, "Directory not empty"),
            (Client::KEEPER_CLASS, "NotEmptyException"),
            (Client::GO_ZOOKEEPER, "zk: node has children"), (Client::NODE_ZOOKEEPER, "NOT_EMPTY")]),
    row(-110, "NODEEXISTS", Kind::ALREADY_EXISTS,
        "the path is taken, perhaps by your own earlier try, or by an ephemeral node of your old session; read it and \
         compare data and owner, or wait for the old session's timeout")
        .raised_as("NodeExistsError").aliases(&["ZNODEEXISTS"])
        .prints(&[(Client::ZERROR, "node exists"), (Client::KEEPER, "NodeExists"),
            (Client::KEEPER_CLASS, "NodeExistsException"),
            (Client::GO_ZOOKEEPER, "zk: node already exists"), (Client::NODE_ZOOKEEPER, "NODE_EXISTS"),
            (Client::LOG, "node already exists and owner '{owner}' does not match current session '{id}'")]),
    row(-108, "NOCHILDRENFOREPHEMERALS", Kind::FAILED_PRECONDITION,
        "an ephemeral node cannot have children; create the child under another parent")
        .raised_as("NoChildrenForEphemeralsError").aliases(&["ZNOCHILDRENFOREPHEMERALS"])
        .prints(&[(Client::ZERROR, "no children for ephemerals"), (Client::KEEPER, "NoChildrenForEphemerals"),
            (Client::KEEPER_CLASS, "NoChildrenForEphemeralsException"),
            (Client::GO_ZOOKEEPER, "zk: ephemeral nodes may not have children"),
            (Client::NODE_ZOOKEEPER, "NO_CHILDREN_FOR_EPHEMERALS")]),
    row(-103, "BADVERSION", Kind::CONFLICT,
        "the version expected is not the current one, another write came first, perhaps your own earlier try; read \
         again, then decide")
        .raised_as("BadVersionError").aliases(&["ZBADVERSION"])
        .prints(&[(Client::ZERROR, "bad version"), (Client::KEEPER, "BadVersion"),
            (Client::KEEPER_CLASS, "BadVersionException"),
            (Client::GO_ZOOKEEPER, "zk: version conflict"), (Client::NODE_ZOOKEEPER, "BAD_VERSION")]),
    // The text upstream says "not authenticated", the meaning is a refusal by the ACL.
    row(-102, "NOAUTH", Kind::PERMISSION_DENIED,
        "the ACL of the node does not allow this; add credentials or change the ACL")
        .raised_as("NoAuthError").aliases(&["ZNOAUTH"])
        .prints(&[(Client::ZERROR, "not authenticated"), (Client::KEEPER, "NoAuth"),
            (Client::KEEPER_CLASS, "NoAuthException"),
            (Client::GO_ZOOKEEPER, "zk: not authenticated"), (Client::NODE_ZOOKEEPER, "NO_AUTH")])
        .note("-102 of a BKException is BookKeeper's UnauthorizedAccessException"),
    row(-101, "NONODE", Kind::NOT_FOUND,
        "the node, or the parent of one to create, does not exist, after a repeated delete by your own first try; \
         create it or correct the path")
        .raised_as("NoNodeError").aliases(&["ZNONODE"])
        .prints(&[(Client::ZERROR, "no node"), (Client::KEEPER, "NoNode"), (Client::KEEPER_CLASS, "NoNodeException"),
            (Client::GO_ZOOKEEPER, "zk: node does not exist"), (Client::NODE_ZOOKEEPER, "NO_NODE")])
        .note("-101 of a BKException is BookKeeper's LedgerFencedException"),
    row(-100, "APIERROR", Kind::UNKNOWN, "a range marker that no server sends; treat the outcome as unknown")
        .raised_as("APIError").aliases(&["ZAPIERROR"])
        .prints(&[(Client::ZERROR, "api error"), (Client::KEEPER, "APIError"),
            (Client::KEEPER_CLASS, "APIErrorException"),
            (Client::GO_ZOOKEEPER, "zk: api error"), (Client::NODE_ZOOKEEPER, "API_ERROR")]),
    // Nothing is sent over a link that does not come up. But the C client gives this code to all that is pending,
    // and a failed send closes an earlier link without answering what was sent over it (nonblocking_send).
    row(-15, "SSLCONNECTIONERROR", Kind::TLS,
        "the TLS handshake failed, also for requests sent over the link before; check certificates and the secure \
         port, read back")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::LINK).origin(Origin::TRANSPORT).aliases(&["ZSSLCONNECTIONERROR"]),
    row(-14, "RECONFIGINPROGRESS", Kind::BUSY,
        "another reconfiguration is running; wait for it to end, then send again")
        .origin(Origin::CLUSTER).raised_as("ReconfigInProcessError").aliases(&["ZRECONFIGINPROGRESS"])
        .prints(&[(Client::ZERROR, "Another reconfiguration is in progress -- concurrent reconfigs not supported (yet)"),
            (Client::KEEPER, "ReconfigInProgress"), (Client::KEEPER_CLASS, "ReconfigInProgress")]),
    row(-13, "NEWCONFIGNOQUORUM", Kind::NO_QUORUM,
        "too few servers of the new ensemble are connected and in sync; bring them up, then send again")
        .origin(Origin::CLUSTER).raised_as("NewConfigNoQuorumError").aliases(&["ZNEWCONFIGNOQUORUM"])
        .prints(&[
            (Client::ZERROR, "no quorum of new config is connected and up-to-date with the leader of last committed config - try invoking reconfiguration after new servers are connected and synced"),
            (Client::KEEPER, "NewConfigNoQuorum"), (Client::KEEPER_CLASS, "NewConfigNoQuorum")]),
    row(-12, "UNKNOWNSESSION", Kind::SESSION_EXPIRED, "the session id is not known to this server; open a new session")
        .raised_as("UnknownSessionError")
        .prints(&[(Client::KEEPER, "Unknown error UNKNOWNSESSION"), (Client::KEEPER_CLASS, "UnknownSessionException")]),
    row(-9, "INVALIDSTATE", Kind::CLOSED,
        "the handle is expired, refused or closing, so nothing was sent; open a new handle")
        .origin(Origin::CLIENT).aliases(&["ZINVALIDSTATE"])
        .prints(&[(Client::ZERROR, "invalid zhandle state")])
        .note("-9 of a BKException is BookKeeper's ZKException, a failed call of ZooKeeper, and no number of \
            ZooKeeper itself"),
    row(-8, "BADARGUMENTS", Kind::INVALID_ARGUMENT,
        "a path, flag, TTL or configuration text is not acceptable; correct the call")
        .raised_as("BadArgumentsError").aliases(&["ZBADARGUMENTS"])
        .prints(&[(Client::ZERROR, "bad arguments"), (Client::KEEPER, "BadArguments"),
            (Client::KEEPER_CLASS, "BadArgumentsException"),
            (Client::GO_ZOOKEEPER, "invalid arguments"), (Client::GO_ZOOKEEPER, "zk: invalid flags specified"),
            (Client::NODE_ZOOKEEPER, "BAD_ARGUMENTS")]),
    row(-7, "OPERATIONTIMEOUT", Kind::TIMEOUT,
        "the server stayed silent past the read timeout; keep the handle, which connects again, and read back before \
         repeating")
        .advice(Advice::RECONNECT).lost(Lost::LINK).origin(Origin::CLIENT).raised_as("OperationTimeoutError")
        .aliases(&["ZOPERATIONTIMEOUT"])
        .prints(&[(Client::ZERROR, "operation timeout"), (Client::KEEPER, "OperationTimeout"),
            (Client::KEEPER_CLASS, "OperationTimeoutException"), (Client::NODE_ZOOKEEPER, "OPERATION_TIMEOUT")]),
    // The server hangs up after an operation it does not know, though not after one that is switched off.
    row(-6, "UNIMPLEMENTED", Kind::UNSUPPORTED,
        "the server does not know this operation, or has it switched off; upgrade or enable it")
        .lost(Lost::LINK).raised_as("UnimplementedError").aliases(&["ZUNIMPLEMENTED"])
        .prints(&[(Client::ZERROR, "unimplemented"), (Client::KEEPER, "Unimplemented"),
            (Client::KEEPER_CLASS, "UnimplementedException"), (Client::NODE_ZOOKEEPER, "UNIMPLEMENTED")]),
    // Also the answer to any unexpected exception, which can strike after a write was applied.
    row(-5, "MARSHALLINGERROR", Kind::PROTOCOL,
        "the request or reply could not be encoded or decoded; align the versions and read the write back")
        .raised_as("MarshallingError").aliases(&["ZMARSHALLINGERROR"])
        .prints(&[(Client::ZERROR, "marshalling error"), (Client::KEEPER, "MarshallingError"),
            (Client::KEEPER_CLASS, "MarshallingErrorException"), (Client::NODE_ZOOKEEPER, "MARSHALLING_ERROR")]),
    row(-4, "CONNECTIONLOSS", Kind::CONNECTION_LOST,
        "the connection broke or no server answered; keep the handle, read back before repeating a write, and where \
         each try is lost the request is over jute.maxbuffer")
        .origin(Origin::TRANSPORT).raised_as("ConnectionLoss").aliases(&["ZCONNECTIONLOSS"])
        .prints(&[(Client::ZERROR, "connection loss"), (Client::KEEPER, "ConnectionLoss"),
            (Client::KEEPER_CLASS, "ConnectionLossException"), (Client::GO_ZOOKEEPER, "zk: connection closed"),
            (Client::GO_ZOOKEEPER, "zk: could not connect to a server"), (Client::NODE_ZOOKEEPER, "CONNECTION_LOSS"),
            (Client::LOG, "Client session timed out, have not heard from server in {ms} for session id {id}"),
            (Client::LOG, "Client session timed out, have not heard from server in {ms} for sessionid {id}"),
            (Client::LOG, "Unable to read additional data from server sessionid {id}, likely server has closed socket"),
            (Client::LOG, "unexpected error, closing socket connection and attempting reconnect"),
            (Client::LOG, "Closing socket connection. Attempting reconnect except it is a SessionExpiredException.")]),
    // Nothing raises it, so nothing is known of the request either.
    row(-3, "DATAINCONSISTENCY", Kind::CORRUPT,
        "the server's data is inconsistent; stop writing and call an operator, no current release raises this")
        .effect(Effect::MAYBE_APPLIED).raised_as("DataInconsistency").aliases(&["ZDATAINCONSISTENCY"]).retired()
        .prints(&[(Client::ZERROR, "data inconsistency"), (Client::KEEPER, "DataInconsistency"),
            (Client::KEEPER_CLASS, "DataInconsistencyException"), (Client::NODE_ZOOKEEPER, "DATA_INCONSISTENCY")]),
    // As a return code of the C client: the order of replies broke and the link is dropped.
    row(-2, "RUNTIMEINCONSISTENCY", Kind::OUT_OF_SEQUENCE,
        "replies came in the wrong order and the link was dropped; keep the handle, which connects again, and read \
         back before repeating")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::LINK).origin(Origin::CLIENT).raised_as("RuntimeInconsistency")
        .aliases(&["ZRUNTIMEINCONSISTENCY"])
        .prints(&[(Client::ZERROR, "run time inconsistency"), (Client::KEEPER, "RuntimeInconsistency"),
            (Client::KEEPER_CLASS, "RuntimeInconsistencyException"),
            (Client::NODE_ZOOKEEPER, "RUNTIME_INCONSISTENCY")]),
    row(-2, "RUNTIMEINCONSISTENCY", Kind::ABORTED,
        "this operation was not run because an earlier one of the multi failed; see that one, then redo the multi")
        .context(IN_MULTI).raised_as("RuntimeInconsistency"),
    // A local fault of the C client (memory, encoding, poll), mostly before sending. But when socket() fails it is
    // given to all that is pending, and that may have been sent over an earlier link, as with -15.
    row(-1, "SYSTEMERROR", Kind::INTERNAL,
        "the client failed, for lack of memory or in a system call; check errno and the host, read back what was \
         pending")
        .origin(Origin::HOST).raised_as("SystemZookeeperError").aliases(&["ZSYSTEMERROR"])
        .prints(&[(Client::ZERROR, "system error"), (Client::KEEPER, "SystemError"),
            (Client::KEEPER_CLASS, "SystemErrorException"),
            (Client::NODE_ZOOKEEPER, "SYSTEM_ERROR")]),
    row(0, "OK", Kind::OK, "the operation succeeded; in the header of a multi, read the results as well")
        .aliases(&["ZOK"])
        .prints(&[(Client::ZERROR, "ok"), (Client::KEEPER, "ok")]),
    row(0, "OK", Kind::ABORTED,
        "this operation was rolled back because a later one of the multi failed; see that one, then redo the multi")
        .context(IN_MULTI).raised_as("RolledBackError"),
];

/// -1 to -99 are failures of the system; a positive number is an errno and says nothing of ZooKeeper.
const fn by_range(native: i32, _context: u16) -> Verdict {
    Verdict::of(if native > -100 && native < 0 { Kind::INTERNAL } else { Kind::UNKNOWN }).unlisted()
}

/// The code that decides, of what a call or a completion of libzookeeper gave and of the state of its handle.
///
/// A negative `rc` is a code of ZooKeeper and 0 its OK. A positive one is an errno: `zookeeper_init` and
/// `zoo_set_servers` fail so before anything is sent, and it is returned as a code of the domain errno (17).
/// `state` is what `zoo_state` returns; 0 where it is not known. A dead handle decides: when the link is lost
/// and the session has expired since, the session is what is lost.
///
/// ```
/// use derrno::zookeeper::code;
/// assert_eq!(code(-4, 3).to_string(), "zookeeper:-4 CONNECTIONLOSS");
/// assert_eq!(code(-4, -112).to_string(), "zookeeper:-112 SESSIONEXPIRED");
/// assert_eq!(code(-4, -113).to_string(), "zookeeper:-115 AUTHFAILED"); // the state -113, not the code
/// assert_eq!(code(2, 0).domain().number(), 17); // ENOENT
/// ```
#[must_use]
pub const fn code(rc: i32, state: i32) -> Code {
    match (rc, state) {
        (1.., _) => Code::new(Domain::new(17), rc),
        (-122 | -118 | -15 | -7 | -4 | -2 | -1, EXPIRED | AUTH_FAILED) => self::state(state),
        _ => Code::new(DOMAIN, rc),
    }
}

/// `ZOO_EXPIRED_SESSION_STATE` and `ZOO_AUTH_FAILED_STATE`, which are states and not codes.
const EXPIRED: i32 = -112;
const AUTH_FAILED: i32 = -113;

/// The code that a *state* of a handle of libzookeeper stands for: what `zoo_state` returns, and what a
/// watcher gets with a session event.
///
/// -112 is the expired session, -113 the failed authentication (code -115). Connected, also to a read-only
/// server, is OK; connecting and not connected are -4. A number that is no state is kept and unlisted.
///
/// ```
/// use derrno::zookeeper::state;
/// assert_eq!(state(-113).to_string(), "zookeeper:-115 AUTHFAILED");
/// assert_eq!(state(1).to_string(), "zookeeper:-4 CONNECTIONLOSS");
/// assert!(state(3).verdict().is_ok());
/// assert!(state(-4).verdict().is_unlisted());
/// assert_eq!(state(-4).native(), -4);
/// ```
#[must_use]
pub const fn state(state: i32) -> Code {
    let native = match state {
        EXPIRED => -112,
        AUTH_FAILED => -115,
        3 | 5 => 0,                 // connected, connected to a read-only server
        0 | 1 | 2 | 7 | 999 => -4,  // closed, connecting, associating, TLS, not connected
        // No state, and a code's number would answer as the code: it is kept in no domain.
        i32::MIN..=-1 => return Code::new(Domain::new(0), state),
        _ => state,
    };
    Code::new(DOMAIN, native)
}

pub use crate::codes::zookeeper::*;

crate::domain! {
    number: Domain::ZOOKEEPER.number(), name: Domain::ZOOKEEPER.name(),
    source: "apache/zookeeper zookeeper.h and KeeperException.java 3.9.5; kazoo 2.11.0",
    origin: Origin::SERVER,
    rows: ROWS, fallback: by_range, span: -127..=0, classes: crate::kazoo
}
