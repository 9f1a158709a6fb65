//! The words of a verdict: what to do, what is lost, whether it was applied, how bad it is, who says so.

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $type:ident $bits:literal { $($(#[$item:meta])* $number:literal $ident:ident $name:literal)* })*) => { $(
        $(#[$doc])*
        ///
        /// A number with names rather than an `enum`: a word from a newer device may hold a number that this
        /// build does not know, and it is kept.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(transparent)]
        pub struct $type(u8);

        impl $type {
            $($(#[$item])* pub const $ident: $type = $type($number);)*

            /// Every value this build knows, by number.
            pub const ALL: &'static [$type] = &[$($type::$ident),*];

            /// The bits of a verdict that hold the number.
            pub(crate) const MASK: u8 = (1 << $bits) - 1;

            #[doc = concat!("The value with this number, known to this build or not; only the low ", $bits, " bits count.")]
            #[must_use]
            pub const fn from_number(number: u8) -> $type {
                $type(number & $type::MASK)
            }

            /// The number, which is on the wire and never changes.
            #[must_use]
            pub const fn number(self) -> u8 {
                self.0
            }

            /// The name in lower case; `"unknown"` for a number this build does not know.
            #[must_use]
            pub const fn name(self) -> &'static str {
                $crate::projection::without_nul(self.name_with_nul())
            }

            /// The name with a NUL after it, for C.
            #[must_use]
            pub const fn name_with_nul(self) -> &'static str {
                match self.0 {
                    $($number => concat!($name, "\0"),)*
                    _ => "unknown\0",
                }
            }

            #[cfg(feature = "defmt")]
            pub(crate) fn interned(self) -> defmt::Str {
                match self.0 {
                    $($number => defmt::intern!($name),)*
                    _ => defmt::intern!("unknown"),
                }
            }
        }

        impl core::fmt::Display for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.name())
            }
        }

        impl core::fmt::Debug for $type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "{}({} {})", stringify!($type), self.number(), self.name())
            }
        }
    )* };
}

pub(crate) use vocabulary;

vocabulary! {
    /// What the caller should do.
    Advice 4 {
        /// Nothing to do.
        0 NONE "none"
        /// Send the same request again at once.
        1 RETRY_NOW "retry_now"
        /// Send the same request later.
        2 BACKOFF "backoff"
        /// Back off, find the leader, routing or schema again, then retry.
        3 REFRESH "refresh"
        /// Replace what [`Lost`] names, and no more than that; then send again.
        4 RECONNECT "reconnect"
        /// Read again and run the whole transaction again.
        5 REDO "redo"
        /// The caller must change the request or the state it names.
        6 FIX_REQUEST "fix_request"
        /// An operator must change settings, credentials or capacity.
        7 FIX_CONFIG "fix_config"
        /// Surface it, do not retry.
        8 STOP "stop"
    }

    /// Was a mutating request applied?
    ///
    /// Judged for a mutating request that received this code, at the most careful reading of every
    /// path that can produce it. Whether the request was a read or idempotent is the caller's
    /// knowledge: see [`Situation`].
    Effect 2 {
        /// Not applicable: nothing failed.
        0 NONE "none"
        /// The request surely did not take effect.
        1 NOT_APPLIED "not_applied"
        /// Nobody can say; read the state before you repeat a request that is not idempotent.
        2 MAYBE_APPLIED "maybe_applied"
        /// It took effect: treat it as success or as a duplicate.
        3 APPLIED "applied"
    }

    /// How bad it is.
    Severity 2 {
        /// Part of normal operation.
        0 INFO "info"
        /// Expected now and then; worth counting.
        1 WARNING "warning"
        /// Somebody should look.
        2 ERROR "error"
        /// Data or the process is at risk; stop and call somebody.
        3 FATAL "fatal"
    }

    /// Who says so.
    Origin 4 {
        /// Not known.
        0 UNKNOWN "unknown"
        /// The client library, before anything was sent.
        1 CLIENT "client"
        /// The connection between client and server.
        2 TRANSPORT "transport"
        /// The server that took the request.
        3 SERVER "server"
        /// The storage below the server.
        4 STORAGE "storage"
        /// The cluster: replication, election, membership.
        5 CLUSTER "cluster"
        /// The program that runs on top: a handler, a trigger, an abort in a query.
        6 APPLICATION "application"
        /// The machine: operating system, memory, file system.
        7 HOST "host"
    }

    /// What is gone with this error: the largest thing of the caller's that must be replaced before the
    /// next try.
    ///
    /// Replace this thing and nothing larger. Worked example: ZooKeeper -4 lost the *link*. The same handle
    /// connects again by itself and keeps its session, with its ephemeral nodes and locks. A program that
    /// closes the handle and opens another one gives its locks away.
    Lost 3 {
        /// Nothing: the same request can go over the same connection.
        0 NOTHING "nothing"
        /// A prepared statement, cursor, scanner, subscription or consumer: prepare, open or subscribe again.
        1 STATEMENT "statement"
        /// The open transaction, rolled back or bound to an old snapshot: run it again from its BEGIN.
        2 TRANSACTION "transaction"
        /// The connection; what the server keeps for the client survives: connect again with the *same* handle.
        3 LINK "link"
        /// The session at the server with all it owned (ephemeral nodes, watches, locks, open transactions,
        /// prepared statements, writer id): open a new session, then what it owned.
        4 SESSION "session"
        /// The client object is dead: close it and make a new one.
        5 HANDLE "handle"
        /// The server process cannot go on: restart or replace the node.
        6 NODE "node"
    }
}

/// What the caller knows of the request and a code cannot know. Flags, combined with `|`.
///
/// The same flags everywhere: [`Verdict::may_retry`](crate::Verdict::may_retry),
/// [`Verdict::may_redo`](crate::Verdict::may_redo) and the retry engine. No flag is a plain request. Bits
/// that this build does not know are kept and ignored.
///
/// ```
/// use derrno::Situation;
/// let read = Situation::IDEMPOTENT | Situation::IN_TRANSACTION;
/// assert!(read.contains(Situation::IN_TRANSACTION));
/// assert!(!read.contains(Situation::IDEMPOTENT | Situation::GUARDED));
/// assert_eq!(Situation::from_bits(3), read);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(transparent)]
pub struct Situation(u8);

macro_rules! situations {
    ($($(#[$doc:meta])* $bits:literal $ident:ident)*) => {
        impl Situation {
            /// A plain request: no flag.
            pub const PLAIN: Situation = Situation(0);

            $($(#[$doc])* pub const $ident: Situation = Situation($bits);)*

            /// Every flag this build knows, with its name.
            pub const ALL: &'static [(Situation, &'static str)] = &[$((Situation::$ident, stringify!($ident))),*];
        }
    };
}

situations! {
    /// Any number of runs equals one. Reads too.
    1 IDEMPOTENT
    /// The request is part of an open transaction.
    2 IN_TRANSACTION
    /// A second run cannot take effect twice: a create, an expected version or sequence, a unique key.
    4 GUARDED
    /// The request carries an id that the server remembers for some time.
    8 DEDUP
    /// The caller can find out whether it took effect.
    16 CAN_LOOK
    /// The caller can run the whole transaction again.
    32 CAN_REDO
    /// Wait for budget or gate as long as the deadline allows, instead of failing at once. A crowd that waits comes
    /// all the same: for work that nobody waits for, and for devices.
    64 PATIENT
}

impl Situation {
    /// The flags as bits.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The situation with these bits, known to this build or not.
    #[must_use]
    pub const fn from_bits(bits: u8) -> Situation {
        Situation(bits)
    }

    /// Both sets of flags, as `|` in a `const`.
    #[must_use]
    pub const fn with(self, other: Situation) -> Situation {
        Situation(self.0 | other.0)
    }

    /// Whether all flags of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Situation) -> bool {
        self.0 & other.0 == other.0
    }
}

impl core::ops::BitOr for Situation {
    type Output = Situation;

    fn bitor(self, other: Situation) -> Situation {
        self.with(other)
    }
}

impl core::fmt::Debug for Situation {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Situation({:#04x}", self.0)?;
        for (flag, name) in Situation::ALL {
            if self.contains(*flag) {
                write!(f, " {name}")?;
            }
        }
        f.write_str(")")
    }
}
