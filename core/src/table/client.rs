//! Who prints a text: the systems' own libraries and their published clients.

/// A program that prints a text for a code: a column of the rows, filled by [`Row::prints`](crate::Row::prints).
///
/// A text that follows from other columns by a rule of the client (`KeeperErrorCode = NoNode for /x`,
/// `nats: stream not found`) has no column; the recogniser of `derrno-text` knows the rule.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Client(u8);

macro_rules! clients {
    ($($(#[$doc:meta])* $number:literal $ident:ident $name:literal;)*) => {
        impl Client {
            $($(#[$doc])* pub const $ident: Client = Client($number);)*

            /// Every client that derrno has texts of.
            pub const ALL: &'static [Client] = &[$(Client::$ident),*];

            /// The name, such as `"nats.go"`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self.0 {
                    $($number => $name,)*
                    _ => "",
                }
            }
        }
    };
}

clients! {
    /// What the server itself puts on the wire or in its log.
    1 SERVER "server";
    /// `zerror` of the C client of ZooKeeper.
    2 ZERROR "zerror";
    /// `KeeperException.Code`: what stands after `KeeperErrorCode = `.
    3 KEEPER "KeeperException";
    /// The class of the Java client of ZooKeeper, nested in `KeeperException`.
    4 KEEPER_CLASS "KeeperException class";
    /// go-zookeeper.
    5 GO_ZOOKEEPER "go-zookeeper";
    /// node-zookeeper-client: the name in `Exception: NO_NODE[-101]`.
    6 NODE_ZOOKEEPER "node-zookeeper-client";
    /// `sqlite3_errstr` of SQLite.
    7 SQLITE3_ERRSTR "sqlite3_errstr";
    /// `sqlite3_errmsg` of SQLite, where it says more than `sqlite3_errstr`.
    8 SQLITE3_ERRMSG "sqlite3_errmsg";
    /// rusqlite up to 0.37; 0.43 prints what `sqlite3_errstr` says.
    9 RUSQLITE "rusqlite";
    /// `raft_strerror` of the raft library.
    10 RAFT_STRERROR "raft_strerror";
    /// go-dqlite.
    11 GO_DQLITE "go-dqlite";
    /// `natsStatus_GetText` of nats.c.
    12 NATS_C "natsStatus_GetText";
    /// nats.go.
    13 NATS_GO "nats.go";
    /// nats.rs, which is async-nats on crates.io.
    14 NATS_RS "nats.rs";
    /// nats.js.
    15 NATS_JS "nats.js";
    /// nats.java.
    16 NATS_JAVA "nats.java";
    /// nats.net.
    17 NATS_NET "nats.net";
    /// nats-py.
    18 NATS_PY "nats-py";
    /// fluss-rs, and pyfluss, which stands on it.
    19 FLUSS_RS "fluss-rs";
    /// FQL v4: the code in `errors[].code` of Fauna's older API.
    20 FQL_V4 "FQL v4";
    /// The Fauna drivers.
    21 FAUNA "Fauna drivers";
    /// `strerror` of glibc.
    22 STRERROR "strerror";
    /// `strerror` and `gai_strerror` of musl.
    23 MUSL "musl";
    /// `strerror` of FreeBSD and macOS, where it says something else than glibc: read in FreeBSD's errlst.c.
    24 BSD "strerror of BSD";
    /// `gai_strerror` of glibc.
    25 GAI_STRERROR "gai_strerror";
    /// tonic, the gRPC of Rust.
    26 TONIC "tonic";
    /// OpenSSL: the reason in its queue of errors.
    27 OPENSSL "OpenSSL";
    /// crypto/tls of Go.
    28 GO_TLS "crypto/tls";
    /// The server of PostgreSQL.
    29 POSTGRES "PostgreSQL";
    /// libpq, of failures that no server told it.
    30 LIBPQ "libpq";
    /// What a server or a client writes where it happens, into a log or as the reason of an error: no list has it.
    31 LOG "its log";
    /// The text of Kafka's `Errors.java`, which brokers send and the Java client prints.
    32 KAFKA "Kafka";
    /// The class of the Java client of Kafka.
    33 KAFKA_CLASS "Kafka class";
    /// `rd_kafka_err2str` of librdkafka, and of what stands on it.
    34 RDKAFKA "librdkafka";
    /// The class of kafka-python.
    35 KAFKA_PYTHON "kafka-python";
    /// h2, the HTTP/2 of Rust: the description of a reason.
    36 H2 "h2";
    /// quinn, a QUIC of Rust.
    37 QUINN "quinn";
}

impl core::fmt::Debug for Client {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(self.name())
    }
}
