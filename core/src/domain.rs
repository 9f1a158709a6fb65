//! Which number space a code belongs to: the number, name and system of a domain. Knows no table.

use crate::projection::without_nul;

/// A number space or name space of one system, or one of yours (0x8000 and up).
///
/// A number with names, because a record from another device may name a domain this build does not
/// know; its number is kept.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(transparent)]
pub struct Domain(u16);

/// The one list of domains, handed to the macro `$then`: number, constant, module of its rows in
/// `systems/`, cargo feature, and whether its codes are numbers, names or five characters.
macro_rules! domains {
    ($then:ident) => {
        $then! {
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
            /// errno of POSIX, by the numbers of Linux.
            17 ERRNO errno "errno" numbers;
            /// What `getaddrinfo` returns, by the numbers of glibc.
            18 GAI gai "errno" numbers;
            /// The status of a gRPC call.
            19 GRPC grpc "grpc" numbers;
            /// The status of an answer of HTTP.
            20 HTTP http "http" numbers;
            /// The alert with which TLS ends a connection.
            21 TLS_ALERT tls_alert "tls" numbers;
            /// Kafka broker codes, and librdkafka's own below -1.
            22 KAFKA kafka "kafka" numbers;
            /// SQLSTATE of PostgreSQL and CockroachDB: five characters, packed in a number.
            23 SQLSTATE sqlstate "sqlstate" characters;
            /// Why HTTP/2 ended a stream or the connection: RST_STREAM and GOAWAY.
            24 HTTP2 http2 "http2" numbers;
            /// Why HTTP/3 ended a stream or the connection, with QPACK.
            25 HTTP3 http3 "quic" numbers;
            /// Why QUIC ended the connection.
            26 QUIC quic "quic" numbers;
        }
    };
}
pub(crate) use domains;

macro_rules! identities {
    ($($(#[$doc:meta])* $number:literal $ident:ident $module:ident $feature:literal $space:ident;)*) => {
        impl Domain {
            $($(#[$doc])* pub const $ident: Domain = Domain($number);)*

            /// Every domain derrno knows, whatever features are on; by number.
            pub const ALL: &'static [Domain] = &[$(Domain::$ident),*];

            /// The one with the highest number.
            pub const LAST: Domain = Domain::ALL[Domain::ALL.len() - 1];

            /// The domain's name, such as `"zookeeper"`; `""` for a number derrno does not know, and for one of yours:
            /// its `Display` has that, once its table is registered.
            #[must_use]
            pub const fn name(self) -> &'static str {
                without_nul(self.name_with_nul())
            }

            /// The name with a NUL after it, for C.
            #[must_use]
            pub const fn name_with_nul(self) -> &'static str {
                match self.0 {
                    $($number => concat!(stringify!($module), "\0"),)*
                    _ => "\0",
                }
            }

            /// The domain with this name, also one of yours that is registered; `None` for an unknown one.
            #[must_use]
            pub fn by_name(name: &str) -> Option<Domain> {
                match name {
                    $(stringify!($module) => Some(Domain::$ident),)*
                    _ => Domain::own_by_name(name),
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
                    $($number => identities!(@$space names),)*
                    _ => false,
                }
            }

            /// Whether the domain's native codes are five characters, digits and capital letters, and its numbers
            /// hold six bits of each: `sqlstate:40001` is number 16777220.
            #[must_use]
            pub const fn has_characters(self) -> bool {
                match self.0 {
                    $($number => identities!(@$space characters),)*
                    _ => false,
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
    };
    (@names names) => { true };
    (@characters characters) => { true };
    (@$space:ident $asked:ident) => { false };
}

domains! { identities }

// Tables are found by number; one may be kept for a system that is still to come.
const _: () = {
    let mut i = 1;
    while i < Domain::ALL.len() {
        assert!(
            Domain::ALL[i - 1].0 < Domain::ALL[i].0,
            "core/src/domain.rs: the numbers of the domains rise"
        );
        i += 1;
    }
};

impl Domain {
    /// The first number that is yours.
    pub const FIRST_OWN: Domain = Domain(0x8000);

    /// The domain with this number, known to this build or not.
    #[must_use]
    pub const fn new(number: u16) -> Domain {
        Domain(number)
    }

    /// The name, also that of a registered domain of one's own; `""` for a number that is not known.
    #[inline]
    pub(crate) fn known_name(self) -> &'static str {
        #[cfg(feature = "own")]
        if self >= Domain::FIRST_OWN {
            return crate::own::all().find(|own| own.number == self.0).map_or("", |own| own.name);
        }
        self.name()
    }

    #[cfg(feature = "own")]
    fn own_by_name(name: &str) -> Option<Domain> {
        crate::own::all().find(|own| own.name == name).map(|own| Domain(own.number))
    }

    #[cfg(not(feature = "own"))]
    fn own_by_name(_: &str) -> Option<Domain> {
        None
    }

    /// The number, which is on the wire and never changes.
    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }
}

impl core::fmt::Display for Domain {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.known_name() {
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
