//! The domains: one file of rows each, and the one dispatch over all of them.

use crate::code::Code;
use crate::projection::without_nul;
use crate::table::Table;
use crate::table::index::Index;
use crate::verdict::Verdict;

/// A number space or name space of one system, or one of yours (0x8000 and up).
///
/// A number with names, because a record from another device may name a domain this build does not
/// know; its number is kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Domain(u16);

macro_rules! domains {
    ($($(#[$doc:meta])* $number:literal $ident:ident $module:ident $feature:literal $space:ident;)*) => {
        $(#[cfg(feature = $feature)] pub mod $module;)*

        impl Domain {
            $($(#[$doc])* pub const $ident: Domain = Domain($number);)*

            /// Every domain derrno knows, whatever features are on.
            pub const ALL: &'static [Domain] = &[$(Domain::$ident),*];

            /// The domain's name, such as `"zookeeper"`; `""` for a number derrno does not know.
            #[must_use]
            pub const fn name(self) -> &'static str {
                without_nul(self.name_with_nul())
            }

            /// The name with a NUL behind it, for C.
            #[must_use]
            pub const fn name_with_nul(self) -> &'static str {
                match self.0 {
                    $($number => concat!(stringify!($module), "\0"),)*
                    _ => "\0",
                }
            }

            /// The domain with this name; `None` for an unknown one.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Domain> {
                match name {
                    $(stringify!($module) => Some(Domain::$ident),)*
                    _ => None,
                }
            }

            /// The system the domain belongs to, which is also its cargo feature, such as
            /// `"dqlite"` for SQLite's codes; `""` for a number derrno does not know.
            #[must_use]
            pub const fn system(self) -> &'static str {
                match self.0 {
                    $($number => $feature,)*
                    _ => "",
                }
            }

            /// Whether the domain's native codes are names, which derrno numbers.
            #[must_use]
            pub const fn has_names(self) -> bool {
                match self.0 {
                    $($number => domains!(@$space),)*
                    _ => false,
                }
            }

            /// The rows as they are declared, for the columns that are in no table.
            #[cfg(feature = "texts")]
            pub(crate) const fn declared(self) -> &'static [crate::Row] {
                match self.0 {
                    $(#[cfg(feature = $feature)] $number => $module::ROW_LIST,)*
                    _ => &[],
                }
            }

            /// The table of the domain; `None` for a number derrno does not know, or whose cargo
            /// feature is off. Links the names and messages of every domain.
            #[must_use]
            pub const fn table(self) -> Option<&'static Table> {
                match self.0 {
                    $(#[cfg(feature = $feature)] $number => Some(&$module::TABLE),)*
                    _ => None,
                }
            }
        }

        /// The names of the domains, which stay on the host.
        #[cfg(feature = "defmt")]
        #[derive(Clone, Copy, defmt::Format)]
        #[allow(non_camel_case_types)]
        pub(crate) enum Interned { $($module),* }

        #[cfg(feature = "defmt")]
        impl Domain {
            pub(crate) fn interned(self) -> Option<Interned> {
                match self.0 {
                    $($number => Some(Interned::$module),)*
                    _ => None,
                }
            }
        }

        /// The verdict of a native number of a domain: O(1), total.
        ///
        /// An unlisted number gets the domain's fallback, an unknown domain (or one whose cargo
        /// feature is off, or one of your own) [`Kind::UNKNOWN`](crate::Kind::UNKNOWN); both carry the unlisted mark.
        ///
        /// ```
        /// use derrno::{Domain, Kind, classify};
        /// assert_eq!(classify(Domain::ZOOKEEPER, -101).kind(), Kind::NOT_FOUND);
        /// assert!(classify(Domain::ZOOKEEPER, 4711).is_unlisted());
        /// assert!(classify(Domain::new(999), 1).is_unlisted());
        /// ```
        #[must_use]
        pub const fn classify(domain: Domain, native: i32) -> Verdict {
            let place = if (domain.0 as usize) < INDEXES.len() { domain.0 as usize } else { 0 };
            INDEXES[place].classify_any(native)
        }

        /// The index of each domain, by its number; an empty one at 0 and where a feature is off.
        static INDEXES: [Index; Domain::ALL.len() + 1] = {
            #[allow(unused_mut)]
            let mut all = [Index::EMPTY.one_ended(); Domain::ALL.len() + 1];
            $(#[cfg(feature = $feature)] { all[$number] = $module::INDEX.one_ended(); })*
            all
        };
    };
    (@names) => { true };
    (@numbers) => { false };
}

domains! {
    /// Apache Fluss error codes.
    1 FLUSS fluss "fluss" numbers;
    /// dqlite: its C API, and (in a context) its wire failures.
    2 DQLITE dqlite "dqlite" numbers;
    /// SQLite result codes, primary and extended.
    3 SQLITE sqlite "dqlite" numbers;
    /// The raft library under dqlite.
    4 RAFT raft "dqlite" numbers;
    /// nats.c status.
    5 NATS nats "nats" numbers;
    /// JetStream API `err_code`.
    6 JETSTREAM jetstream "nats" numbers;
    /// The inline status header of a NATS reply.
    7 NATS_STATUS nats_status "nats" numbers;
    /// `-ERR '...'` lines of the NATS server.
    8 NATS_ERR nats_err "nats" names;
    /// ZooKeeper server, C and Java codes.
    9 ZOOKEEPER zookeeper "zookeeper" numbers;
    /// Fauna Core HTTP API code strings.
    10 FAUNA fauna "fauna" names;
    /// Exception classes of dqlitepy.
    11 DQLITEPY dqlitepy "dqlite" names;
    /// Exception classes of nats-py.
    12 NATS_PY nats_py "nats" names;
    /// Exception classes of kazoo.
    13 KAZOO kazoo "zookeeper" names;
    /// NATS micro-service errors.
    14 NATS_MICRO nats_micro "nats" names;
    /// Error classes of the Fauna drivers.
    15 FAUNA_DRIVER fauna_driver "fauna" names;
    /// Exception classes of the Fluss server and Java client.
    16 FLUSS_JAVA fluss_java "fluss" names;
}

impl Domain {
    /// The first number that is yours.
    pub const FIRST_OWN: Domain = Domain(0x8000);

    /// The domain with this number, known to this build or not.
    #[must_use]
    pub const fn new(number: u16) -> Domain {
        Domain(number)
    }

    /// The number, which is on the wire and never changes.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    /// The code with this name or alias, compared exactly; `None` for an unknown name or domain. Takes
    /// text, or bytes that need not be text.
    ///
    /// ```
    /// use derrno::Domain;
    /// let code = Domain::ZOOKEEPER.by_code_name("NONODE").unwrap();
    /// assert_eq!(code.native(), -101);
    /// assert_eq!(Domain::ZOOKEEPER.by_code_name("ZNONODE"), Some(code)); // the C spelling
    /// ```
    #[inline]
    #[must_use]
    pub fn by_code_name(self, name: impl AsRef<[u8]>) -> Option<Code> {
        Some(self.table()?.by_name(name)?.code())
    }
}

impl core::fmt::Display for Domain {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.name() {
            "" => write!(f, "{:#06x}", self.0),
            name => f.pad(name),
        }
    }
}

impl core::fmt::Debug for Domain {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Domain({} {self})", self.0)
    }
}
