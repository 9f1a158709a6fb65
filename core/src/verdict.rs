//! The answer: one 32-bit word with kind, advice, effect, severity and origin.

use crate::kind::Kind;
use crate::projection::without_nul;

macro_rules! open_set {
    ($(#[$doc:meta])* $type:ident { $($(#[$item:meta])* $number:literal $ident:ident $name:literal)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(transparent)]
        pub struct $type(u8);

        impl $type {
            $($(#[$item])* pub const $ident: $type = $type($number);)*

            /// Every value this build knows, by number.
            pub const ALL: &'static [$type] = &[$($type::$ident),*];

            /// The value with this number, known to this build or not; only the low four bits count.
            #[must_use]
            pub const fn from_number(number: u8) -> $type {
                $type(number & 15)
            }

            /// The number, which is on the wire and never changes.
            #[must_use]
            pub const fn number(self) -> u8 {
                self.0
            }

            /// The name in lower case; `"unknown"` for a number this build does not know.
            #[must_use]
            pub const fn name(self) -> &'static str {
                without_nul(self.name_with_nul())
            }

            /// The name with a NUL behind it, for C.
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

        show!($type);
    };
}

macro_rules! closed_set {
    ($(#[$doc:meta])* $type:ident { $($(#[$item:meta])* $number:literal $ident:ident $name:literal)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum $type { $($(#[$item])* $ident = $number),* }

        impl $type {
            /// Every value, by number.
            pub const ALL: &'static [$type] = &[$($type::$ident),*];

            /// The value with this number; only the low two bits count.
            #[must_use]
            pub const fn from_number(number: u8) -> $type {
                match number & 3 {
                    0 => $type::ALL[0],
                    1 => $type::ALL[1],
                    2 => $type::ALL[2],
                    _ => $type::ALL[3],
                }
            }

            /// The number, which is on the wire and never changes.
            #[must_use]
            pub const fn number(self) -> u8 {
                self as u8
            }

            /// The name in lower case.
            #[must_use]
            pub const fn name(self) -> &'static str {
                without_nul(self.name_with_nul())
            }

            /// The name with a NUL behind it, for C.
            #[must_use]
            pub const fn name_with_nul(self) -> &'static str {
                match self { $($type::$ident => concat!($name, "\0")),* }
            }

            #[cfg(feature = "defmt")]
            pub(crate) fn interned(self) -> defmt::Str {
                match self { $($type::$ident => defmt::intern!($name)),* }
            }
        }

        show!($type);
    };
}

macro_rules! show {
    ($type:ident) => {
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
    };
}

open_set! {
    /// What the caller should do.
    ///
    /// An open set: a number this build does not know is kept.
    Advice {
        /// Nothing to do.
        0 NONE "none"
        /// Send the same request again at once.
        1 RETRY_NOW "retry_now"
        /// Send the same request later.
        2 BACKOFF "backoff"
        /// Back off, find the leader, routing or schema again, then retry.
        3 REFRESH "refresh"
        /// Rebuild the connection, session or handle, then redo.
        4 RECONNECT "reconnect"
        /// Re-read and run the whole transaction again.
        5 REDO "redo"
        /// The caller must change the request or the state it names.
        6 FIX_REQUEST "fix_request"
        /// An operator must change settings, credentials or capacity.
        7 FIX_CONFIG "fix_config"
        /// Surface it, do not retry.
        8 STOP "stop"
    }
}

open_set! {
    /// Who says so.
    ///
    /// An open set: a number this build does not know is kept.
    Origin {
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
}

closed_set! {
    /// Was a mutating request applied?
    ///
    /// Judged for a mutating request that received this code, at the most careful reading of every
    /// path that can produce it. Whether the request was a read or idempotent is the caller's
    /// knowledge.
    Effect {
        /// Not applicable: nothing failed.
        0 None "none"
        /// The request surely did not take effect.
        1 NotApplied "not_applied"
        /// Nobody can say; read the state before you repeat a request that is not idempotent.
        2 MaybeApplied "maybe_applied"
        /// It took effect: treat it as success or as a duplicate.
        3 Applied "applied"
    }
}

closed_set! {
    /// How bad it is.
    Severity {
        /// Part of normal operation.
        0 Info "info"
        /// Expected now and then; worth counting.
        1 Warning "warning"
        /// Somebody should look.
        2 Error "error"
        /// Data or the process is at risk; stop and call somebody.
        3 Fatal "fatal"
    }
}

/// What derrno says about a code, in one 32-bit word. All-zero is "ok".
///
/// | bits | field |
/// | --- | --- |
/// | 0..7 | [`Kind`] |
/// | 8..11 | [`Advice`] |
/// | 12..13 | [`Effect`] |
/// | 14..15 | [`Severity`] |
/// | 16..19 | [`Origin`] |
/// | 20..30 | reserved, 0 |
/// | 31 | unlisted: the code is not in the table, the other fields are the domain's fallback |
///
/// The layout and the numbers are frozen: they are ABI and wire format.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Verdict(u32);

impl Verdict {
    /// Nothing failed: the all-zero word.
    pub const OK: Verdict = Verdict(0);

    const UNLISTED: u32 = 1 << 31;

    /// The verdict with the defaults of `kind` and an unknown origin.
    #[must_use]
    pub const fn of(kind: Kind) -> Verdict {
        let (advice, effect, severity) = kind.defaults();
        Verdict(kind.0 as u32).advised(advice).effecting(effect).rated(severity)
    }

    /// The same verdict with another advice.
    #[must_use]
    pub const fn advised(self, advice: Advice) -> Verdict {
        self.replace(8, 15, advice.0)
    }

    /// The same verdict with another effect.
    #[must_use]
    pub const fn effecting(self, effect: Effect) -> Verdict {
        self.replace(12, 3, effect as u8)
    }

    /// The same verdict with another severity.
    #[must_use]
    pub const fn rated(self, severity: Severity) -> Verdict {
        self.replace(14, 3, severity as u8)
    }

    /// The same verdict with another origin.
    #[must_use]
    pub const fn from_origin(self, origin: Origin) -> Verdict {
        self.replace(16, 15, origin.0)
    }

    /// The same verdict, marked as a guess for a code that is not in the table.
    #[must_use]
    pub const fn unlisted(self) -> Verdict {
        Verdict(self.0 | Verdict::UNLISTED)
    }

    const fn replace(self, shift: u32, mask: u32, value: u8) -> Verdict {
        Verdict(self.0 & !(mask << shift) | (value as u32) << shift)
    }

    /// The word as stored and sent.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The verdict with this word. Every word is valid; reserved bits are kept and ignored.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Verdict {
        Verdict(bits)
    }

    /// What happened.
    #[must_use]
    pub const fn kind(self) -> Kind {
        Kind(self.0 as u8)
    }

    /// What the caller should do.
    #[must_use]
    pub const fn advice(self) -> Advice {
        Advice::from_number((self.0 >> 8) as u8)
    }

    /// Whether a mutating request was applied.
    #[must_use]
    pub const fn effect(self) -> Effect {
        Effect::from_number((self.0 >> 12) as u8)
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        Severity::from_number((self.0 >> 14) as u8)
    }

    /// Who says so.
    #[must_use]
    pub const fn origin(self) -> Origin {
        Origin::from_number((self.0 >> 16) as u8)
    }

    /// Whether the code is missing from the table, so that the rest is the domain's fallback.
    #[must_use]
    pub const fn is_unlisted(self) -> bool {
        self.0 & Verdict::UNLISTED != 0
    }

    /// Whether nothing failed.
    #[must_use]
    pub const fn is_ok(self) -> bool {
        self.0 & (Verdict::UNLISTED | 0xff) == 0
    }

    /// Whether the same request may be sent again without changing it.
    ///
    /// True when the advice is `retry_now`, `backoff`, `refresh` or `reconnect`, *and* the request
    /// either surely did not take effect or is `idempotent`. An unlisted code answers no.
    ///
    /// ```
    /// let lost = derrno::zookeeper::classify(-4); // CONNECTIONLOSS: may have been applied
    /// assert!(!lost.may_retry(false));
    /// assert!(lost.may_retry(true));
    /// ```
    #[must_use]
    pub const fn may_retry(self, idempotent: bool) -> bool {
        let advice = self.advice().0;
        advice >= Advice::RETRY_NOW.0
            && advice <= Advice::RECONNECT.0
            && !self.is_unlisted()
            && (idempotent || matches!(self.effect(), Effect::NotApplied))
    }
}

impl core::fmt::Display for Verdict {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let unlisted = if self.is_unlisted() { ", unlisted" } else { "" };
        write!(
            f,
            "{}, {}, {}, {}, {}{unlisted}",
            self.kind(),
            self.advice(),
            self.effect(),
            self.severity(),
            self.origin()
        )
    }
}

impl core::fmt::Debug for Verdict {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Verdict({:#010x} {self})", self.0)
    }
}
