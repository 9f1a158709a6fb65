//! What happened: 38 kinds in 8 families, one row per kind.

use crate::manner::{Class, Manner, Signal};
use crate::projection::{Errno, Grpc};
use crate::vocabulary::{Advice, Effect, Lost, Severity};

/// The families that group the kinds.
///
/// A family is what a caller can branch on when the kind is too fine. The set is closed: the
/// number of a family is not on any wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Family {
    /// Nothing failed, or nothing is known.
    None = 0,
    /// The request is wrong.
    Request = 1,
    /// Who asks, and whether they may.
    Access = 2,
    /// The request meets the wrong state.
    State = 3,
    /// Who leads the cluster.
    Cluster = 4,
    /// The way to the server.
    Link = 5,
    /// Too much of something.
    Capacity = 6,
    /// Something is broken.
    Fault = 7,
}

impl Family {
    /// The family's name in lower case, such as `"state"`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        crate::projection::without_nul(self.name_with_nul())
    }

    /// The name with a NUL after it, for C.
    #[must_use]
    pub const fn name_with_nul(self) -> &'static str {
        match self {
            Family::None => "none\0",
            Family::Request => "request\0",
            Family::Access => "access\0",
            Family::State => "state\0",
            Family::Cluster => "cluster\0",
            Family::Link => "link\0",
            Family::Capacity => "capacity\0",
            Family::Fault => "fault\0",
        }
    }
}

/// What happened, whatever the system: one of 38 kinds.
///
/// A number with names rather than an `enum`, because a word from a newer device may hold a kind
/// this build does not know; its number is kept. Match on the constants:
///
/// ```
/// use derrno::Kind;
/// let kind = derrno::zookeeper::classify(-101).kind();
/// match kind {
///     Kind::NOT_FOUND => println!("create it first"),
///     other => println!("{other}"),
/// }
/// # assert_eq!(kind, Kind::NOT_FOUND);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Kind(pub(crate) u8);

/// What derrno knows of one kind.
struct KindRow {
    name_with_nul: &'static str,
    family: Family,
    grpc: Grpc,
    http: u16,
    errno: Errno,
    advice: Advice,
    effect: Effect,
    severity: Severity,
    lost: Lost,
    manner: Manner,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $number:literal $ident:ident $name:literal $family:ident
        $grpc:ident $http:literal $errno:ident $advice:ident $effect:ident $severity:ident $lost:ident
        $class:ident $signal:ident $($ambiguous:ident)?;)*) => {
        impl Kind {
            $($(#[$doc])* pub const $ident: Kind = Kind($number);)*

            /// The name as an index into the strings that stay on the host.
            #[cfg(feature = "defmt")]
            pub(crate) fn interned(self) -> defmt::Str {
                match self.0 {
                    $($number => defmt::intern!($name),)*
                    _ => defmt::intern!("unknown"),
                }
            }
        }
        const ROWS: &[KindRow] = &[$(KindRow {
            name_with_nul: concat!($name, "\0"),
            family: Family::$family,
            grpc: Grpc::$grpc,
            http: $http,
            errno: Errno::$errno,
            advice: Advice::$advice,
            effect: Effect::$effect,
            severity: Severity::$severity,
            lost: Lost::$lost,
            manner: Manner::new(Class::$class, Signal::$signal, !stringify!($($ambiguous)?).is_empty()),
        }),*];
        // A kind's number is its place in the list.
        const _: () = { let mut n = 0; $(assert!($number == n, $name); n += 1;)* assert!(n == ROWS.len()); };
    };
}

#[rustfmt::skip]
kinds! {
    /// Nothing failed: success, "row", "done", "nothing to do", a notice.
    0 OK "ok" None OK 200 OK NONE NONE INFO NOTHING Contend Alive;
    /// The code itself says only "failed", or is not in the table.
    ///
    /// Not for a peer that names its own broken invariant: that is [`INTERNAL`](Kind::INTERNAL).
    1 UNKNOWN "unknown" None UNKNOWN 500 EIO STOP MAYBE_APPLIED ERROR NOTHING Link Neutral;
    /// The receiver rejects the content of this request or config object, whatever the state.
    ///
    /// If another state would accept the same request it is
    /// [`FAILED_PRECONDITION`](Kind::FAILED_PRECONDITION); if the peer's bytes are unreadable to
    /// us it is [`PROTOCOL`](Kind::PROTOCOL).
    2 INVALID_ARGUMENT "invalid_argument" Request INVALID_ARGUMENT 400 EINVAL FIX_REQUEST NOT_APPLIED ERROR NOTHING Contend Alive;
    /// A position or index lies outside what exists now.
    3 OUT_OF_RANGE "out_of_range" Request OUT_OF_RANGE 416 ERANGE FIX_REQUEST NOT_APPLIED ERROR NOTHING Contend Alive;
    /// One item exceeds a size or length limit.
    ///
    /// A limit on a count or a sum is [`QUOTA_EXCEEDED`](Kind::QUOTA_EXCEEDED).
    4 TOO_LARGE "too_large" Request INVALID_ARGUMENT 413 EMSGSIZE FIX_REQUEST NOT_APPLIED ERROR NOTHING Contend Alive;
    /// The program broke the API contract: a bug, not data.
    5 MISUSE "misuse" Request FAILED_PRECONDITION 500 EPERM STOP NOT_APPLIED ERROR NOTHING Contend Neutral;
    /// Stored data rules (unique, check, foreign key) reject the write.
    6 CONSTRAINT "constraint" Request FAILED_PRECONDITION 422 EDOM FIX_REQUEST NOT_APPLIED WARNING NOTHING Contend Alive ambiguous;
    /// The feature is absent, switched off, or from another version.
    7 UNSUPPORTED "unsupported" Request UNIMPLEMENTED 501 ENOTSUP FIX_CONFIG NOT_APPLIED ERROR NOTHING Contend Alive;
    /// Identity is missing, wrong or not obtainable.
    ///
    /// A known identity that may not do this is [`PERMISSION_DENIED`](Kind::PERMISSION_DENIED).
    8 UNAUTHENTICATED "unauthenticated" Access UNAUTHENTICATED 401 EACCES FIX_CONFIG NOT_APPLIED ERROR NOTHING Link Alive;
    /// Identity is known, the action is not allowed.
    9 PERMISSION_DENIED "permission_denied" Access PERMISSION_DENIED 403 EPERM FIX_CONFIG NOT_APPLIED ERROR NOTHING Contend Alive;
    /// A secure channel is required, unavailable or failed.
    10 TLS "tls" Access UNAVAILABLE 502 ECONNABORTED FIX_CONFIG NOT_APPLIED ERROR NOTHING Link Neutral;
    /// The named thing does not exist, or was deleted.
    11 NOT_FOUND "not_found" State NOT_FOUND 404 ENOENT FIX_REQUEST NOT_APPLIED WARNING NOTHING Contend Alive ambiguous;
    /// The thing to create or register is already there.
    12 ALREADY_EXISTS "already_exists" State ALREADY_EXISTS 409 EEXIST FIX_REQUEST NOT_APPLIED WARNING NOTHING Contend Alive ambiguous;
    /// A legal request meets the wrong state; someone must change the state first.
    ///
    /// A state that clears by itself is [`BUSY`](Kind::BUSY).
    13 FAILED_PRECONDITION "failed_precondition" State FAILED_PRECONDITION 400 ENOTEMPTY FIX_REQUEST NOT_APPLIED ERROR NOTHING Contend Alive ambiguous;
    /// A write reached a read-only place.
    14 READ_ONLY "read_only" State FAILED_PRECONDITION 405 EROFS FIX_CONFIG NOT_APPLIED ERROR NOTHING Elect Alive;
    /// A concurrent change won: compare-and-set, snapshot, serialisation.
    15 CONFLICT "conflict" State ABORTED 409 ESTALE REDO NOT_APPLIED WARNING NOTHING Contend Alive ambiguous;
    /// A lock or other running operation is in the way; the same request will work later.
    16 BUSY "busy" State UNAVAILABLE 423 EBUSY BACKOFF NOT_APPLIED WARNING NOTHING Contend Alive;
    /// This part was rolled back or skipped because another part failed, or code called abort.
    17 ABORTED "aborted" State ABORTED 409 ECANCELED REDO NOT_APPLIED WARNING NOTHING Contend Alive ambiguous;
    /// A newer epoch or owner exists; this actor must stop acting.
    18 FENCED "fenced" State FAILED_PRECONDITION 409 EOWNERDEAD STOP NOT_APPLIED ERROR NOTHING Elect Alive ambiguous;
    /// Numbered requests or messages are missing, reordered or duplicated.
    19 OUT_OF_SEQUENCE "out_of_sequence" State ABORTED 409 EILSEQ RECONNECT NOT_APPLIED ERROR NOTHING Link Alive ambiguous;
    /// The server no longer knows the session, cursor, writer or batch named.
    20 SESSION_EXPIRED "session_expired" State FAILED_PRECONDITION 410 EIDRM RECONNECT NOT_APPLIED ERROR SESSION Link Alive;
    /// The caller's cached schema or placement is out of date.
    21 STALE_METADATA "stale_metadata" State UNAVAILABLE 421 ESTALE REFRESH NOT_APPLIED WARNING NOTHING Contend Alive;
    /// This node is alive but not the one in charge.
    22 NOT_LEADER "not_leader" Cluster UNAVAILABLE 421 EAGAIN REFRESH NOT_APPLIED WARNING NOTHING Contend Alive;
    /// Nobody is in charge right now.
    23 NO_LEADER "no_leader" Cluster UNAVAILABLE 503 EAGAIN REFRESH NOT_APPLIED WARNING NOTHING Elect Alive;
    /// The leader stepped down while holding the request.
    ///
    /// The request may still take effect under the next leader; a leader that refused it up front
    /// is [`NOT_LEADER`](Kind::NOT_LEADER).
    24 LEADERSHIP_LOST "leadership_lost" Cluster UNAVAILABLE 503 EOWNERDEAD REFRESH MAYBE_APPLIED ERROR NOTHING Elect Alive;
    /// Too few live or in-sync replicas or peers.
    25 NO_QUORUM "no_quorum" Cluster UNAVAILABLE 503 EAGAIN BACKOFF NOT_APPLIED ERROR NOTHING Elect Fail;
    /// No server is reachable, or it is starting, draining, offline, shutting down.
    26 UNAVAILABLE "unavailable" Link UNAVAILABLE 503 ECONNREFUSED BACKOFF NOT_APPLIED WARNING NOTHING Link Fail;
    /// An established link broke.
    27 CONNECTION_LOST "connection_lost" Link UNAVAILABLE 502 ECONNRESET RECONNECT MAYBE_APPLIED WARNING LINK Link Fail;
    /// The local handle is closed, closing or draining.
    28 CLOSED "closed" Link FAILED_PRECONDITION 503 ENOTCONN RECONNECT NOT_APPLIED WARNING HANDLE Link Neutral;
    /// No answer came in time.
    29 TIMEOUT "timeout" Link DEADLINE_EXCEEDED 504 ETIMEDOUT BACKOFF MAYBE_APPLIED WARNING NOTHING Link Fail;
    /// Someone asked to stop.
    30 CANCELLED "cancelled" Link CANCELLED 499 ECANCELED STOP MAYBE_APPLIED INFO NOTHING Contend Neutral;
    /// Rate or in-flight amount is too high; clears by itself.
    31 THROTTLED "throttled" Capacity RESOURCE_EXHAUSTED 429 EAGAIN BACKOFF NOT_APPLIED WARNING NOTHING Load Pressure;
    /// A configured count or size limit is reached; clears only by action.
    32 QUOTA_EXCEEDED "quota_exceeded" Capacity RESOURCE_EXHAUSTED 429 EDQUOT FIX_CONFIG NOT_APPLIED ERROR NOTHING Load Alive;
    /// Memory, disk, descriptors or capacity ran out.
    33 EXHAUSTED "exhausted" Capacity RESOURCE_EXHAUSTED 507 ENOSPC BACKOFF NOT_APPLIED ERROR NOTHING Load Pressure;
    /// A storage or file operation failed.
    34 IO "io" Fault INTERNAL 500 EIO STOP MAYBE_APPLIED ERROR NOTHING Link Fail;
    /// Bytes read or received fail an integrity check.
    35 CORRUPT "corrupt" Fault DATA_LOSS 500 EBADMSG STOP NOT_APPLIED FATAL NOTHING Link Neutral;
    /// The peer's framing or encoding cannot be understood.
    36 PROTOCOL "protocol" Fault INTERNAL 502 EPROTO STOP MAYBE_APPLIED ERROR NOTHING Link Fail;
    /// A peer or library invariant broke (the generic 500).
    37 INTERNAL "internal" Fault INTERNAL 500 ENOTRECOVERABLE STOP MAYBE_APPLIED ERROR NOTHING Link Fail;
}

impl Kind {
    /// How many kinds this build knows; their numbers are `0..COUNT`.
    pub const COUNT: u8 = ROWS.len() as u8;

    /// The kind with this number, known to this build or not.
    #[must_use]
    pub const fn from_number(number: u8) -> Kind {
        Kind(number)
    }

    /// The kind's number, which is on the wire and never changes.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.0
    }

    /// A number this build does not know has the row of [`Kind::UNKNOWN`].
    const fn row(self) -> &'static KindRow {
        if (self.0 as usize) < ROWS.len() { &ROWS[self.0 as usize] } else { &ROWS[1] }
    }

    /// The kind's name in lower case, such as `"not_found"`; `"unknown"` for a number this build
    /// does not know.
    #[must_use]
    pub const fn name(self) -> &'static str {
        crate::projection::without_nul(self.row().name_with_nul)
    }

    /// The name with a NUL after it, for C.
    #[must_use]
    pub const fn name_with_nul(self) -> &'static str {
        self.row().name_with_nul
    }

    /// The family of the kind.
    #[must_use]
    pub const fn family(self) -> Family {
        self.row().family
    }

    /// The nearest gRPC status.
    #[must_use]
    pub const fn grpc(self) -> Grpc {
        self.row().grpc
    }

    /// The nearest HTTP status, such as 404. 499 (client closed request) is not registered with
    /// IANA but widely used.
    #[must_use]
    pub const fn http(self) -> u16 {
        self.row().http
    }

    /// The nearest `errno`.
    ///
    /// A row may know a closer one: see [`Code::errno`](crate::Code::errno).
    #[must_use]
    pub const fn errno(self) -> Errno {
        self.row().errno
    }

    /// How the retry engine takes it: how long to wait, what to tell the gate.
    #[must_use]
    pub const fn manner(self) -> Manner {
        let number = self.0 as usize;
        MANNERS[if number < ROWS.len() { number } else { ROWS.len() }]
    }

    pub(crate) const fn defaults(self) -> (Advice, Effect, Severity, Lost) {
        if (self.0 as usize) < DEFAULTS.len() { DEFAULTS[self.0 as usize] } else { DEFAULTS[1] }
    }
}

/// Apart from the rows, so that a verdict made at run time links no names.
const DEFAULTS: &[(Advice, Effect, Severity, Lost)] = &{
    let mut defaults = [(Advice::NONE, Effect::NONE, Severity::INFO, Lost::NOTHING); ROWS.len()];
    let mut i = 0;
    while i < ROWS.len() {
        defaults[i] = (ROWS[i].advice, ROWS[i].effect, ROWS[i].severity, ROWS[i].lost);
        i += 1;
    }
    defaults
};

/// Apart from the rows, for the same reason.
const MANNERS: [Manner; ROWS.len() + 1] = {
    let mut manners = [ROWS[1].manner; ROWS.len() + 1]; // the last one is of kinds that are not known
    let mut i = 0;
    while i < ROWS.len() {
        manners[i] = ROWS[i].manner;
        i += 1;
    }
    manners
};

impl core::fmt::Display for Kind {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.pad(self.name())
    }
}

impl core::fmt::Debug for Kind {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Kind({} {})", self.0, self.name())
    }
}
