//! The systems, and the words by which a line names one.

use derrno::Domain;

/// A set of systems.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Systems(u16);

impl Systems {
    pub(crate) const NONE: Systems = Systems(0);
    pub(crate) const ZOOKEEPER: Systems = Systems(1);
    pub(crate) const SQLITE: Systems = Systems(2);
    pub(crate) const DQLITE: Systems = Systems(4);
    pub(crate) const RAFT: Systems = Systems(8);
    pub(crate) const NATS: Systems = Systems(16);
    pub(crate) const FLUSS: Systems = Systems(32);
    pub(crate) const FAUNA: Systems = Systems(64);
    pub(crate) const ERRNO: Systems = Systems(128);
    pub(crate) const GRPC: Systems = Systems(256);
    pub(crate) const HTTP: Systems = Systems(512);
    pub(crate) const TLS: Systems = Systems(1024);
    pub(crate) const HTTP2: Systems = Systems(2048);
    pub(crate) const SQLSTATE: Systems = Systems(4096);
    pub(crate) const KAFKA: Systems = Systems(8192);
    pub(crate) const QUIC: Systems = Systems(16384);

    pub(crate) const fn or(self, other: Systems) -> Systems {
        Systems(self.0 | other.0)
    }

    pub(crate) const fn meets(self, other: Systems) -> bool {
        self.0 & other.0 != 0
    }

    /// The systems whose naming is evidence for a code of the domain.
    pub(crate) fn of(domain: Domain) -> Systems {
        match domain {
            Domain::SQLITE => Systems::SQLITE.or(Systems::DQLITE),
            Domain::RAFT => Systems::RAFT.or(Systems::DQLITE),
            _ => Systems::very(domain),
        }
    }

    /// The very system of the domain.
    pub(crate) fn very(domain: Domain) -> Systems {
        match domain.system() {
            "zookeeper" => Systems::ZOOKEEPER,
            "nats" => Systems::NATS,
            "fluss" => Systems::FLUSS,
            "fauna" => Systems::FAUNA,
            "errno" => Systems::ERRNO,
            "grpc" => Systems::GRPC,
            "http" => Systems::HTTP,
            "tls" => Systems::TLS,
            "sqlstate" => Systems::SQLSTATE,
            "kafka" => Systems::KAFKA,
            "http2" => Systems::HTTP2,
            "quic" => Systems::QUIC,
            "" => Systems::NONE, // a domain of one's own
            _ if domain == Domain::SQLITE => Systems::SQLITE,
            _ if domain == Domain::RAFT => Systems::RAFT,
            _ => Systems::DQLITE,
        }
    }
}

/// Words that name a system. Each starts a word of the line; with a second column of `true` it also
/// ends one.
pub(crate) const MARKS: &[(&str, bool, Systems)] = &[
    ("zookeeper", false, Systems::ZOOKEEPER),
    ("zookeepererror", false, Systems::ZOOKEEPER),
    ("keeperexception", false, Systems::ZOOKEEPER),
    ("coordination::exception", true, Systems::ZOOKEEPER),
    ("kazoo", false, Systems::ZOOKEEPER),
    ("curator", false, Systems::ZOOKEEPER),
    ("znode", false, Systems::ZOOKEEPER),
    ("zhandle", false, Systems::ZOOKEEPER),
    ("zoo_", false, Systems::ZOOKEEPER),
    ("zk", true, Systems::ZOOKEEPER),
    ("zkclient", false, Systems::ZOOKEEPER),
    ("keeper_exception", true, Systems::ZOOKEEPER),
    ("clientcnxn", false, Systems::ZOOKEEPER),
    ("sqlite", false, Systems::SQLITE),
    ("sqlite3", false, Systems::SQLITE),
    ("nssqliteerrordomain", true, Systems::SQLITE),
    // How its shell begins.
    ("error: in prepare", true, Systems::SQLITE),
    ("error: stepping", true, Systems::SQLITE),
    ("parse error near line", true, Systems::SQLITE),
    ("runtime error near line", true, Systems::SQLITE),
    ("rusqlite", false, Systems::SQLITE),
    ("better-sqlite3", false, Systems::SQLITE),
    ("libsql", false, Systems::SQLITE),
    ("d1_error", true, Systems::SQLITE),
    ("d1_exec_error", true, Systems::SQLITE),
    ("dqlite", false, Systems::DQLITE),
    ("go-dqlite", false, Systems::DQLITE),
    ("k8s-dqlite", false, Systems::DQLITE),
    ("raft", true, Systems::RAFT),
    ("libraft", true, Systems::RAFT),
    ("raft_start", true, Systems::RAFT),
    ("nats", true, Systems::NATS),
    ("natserror", false, Systems::NATS),
    ("natsjs", false, Systems::NATS),
    ("natskv", false, Systems::NATS),
    ("natsobj", false, Systems::NATS),
    ("natsno", false, Systems::NATS),
    ("natsserver", false, Systems::NATS),
    ("natsstatus", false, Systems::NATS),
    ("natsexception", false, Systems::NATS),
    ("natsjetstream", false, Systems::NATS),
    ("jetstream", false, Systems::NATS),
    ("$js.api", true, Systems::NATS),
    ("_inbox", true, Systems::NATS),
    // How nats-server names a connection in its log.
    ("- cid:", false, Systems::NATS),
    ("- rid:", false, Systems::NATS),
    ("- gid:", false, Systems::NATS),
    ("- lid:", false, Systems::NATS),
    ("fluss", false, Systems::FLUSS),
    ("pyfluss", false, Systems::FLUSS),
    ("fauna", false, Systems::FAUNA),
    ("x-fauna", false, Systems::FAUNA),
    ("/query/1", true, Systems::FAUNA),
    ("txn_ts", true, Systems::FAUNA),
    ("compute_ops", true, Systems::FAUNA),
    ("errno", true, Systems::ERRNO),
    ("os error", true, Systems::ERRNO),
    ("gaierror", true, Systems::ERRNO),
    ("getaddrinfo", true, Systems::ERRNO),
    ("strerror", true, Systems::ERRNO),
    ("grpc", false, Systems::GRPC),
    ("http", true, Systems::HTTP),
    ("tls", true, Systems::TLS),
    ("ssl", true, Systems::TLS),
    ("sqlstate", true, Systems::SQLSTATE),
    ("postgres", false, Systems::SQLSTATE),
    ("psql", true, Systems::SQLSTATE),
    ("psqlexception", true, Systems::SQLSTATE),
    ("libpq", true, Systems::SQLSTATE),
    ("psycopg", false, Systems::SQLSTATE),
    ("asyncpg", false, Systems::SQLSTATE),
    ("npgsql", false, Systems::SQLSTATE),
    ("pgx", true, Systems::SQLSTATE),
    ("pq:", true, Systems::SQLSTATE),
    ("pg::", false, Systems::SQLSTATE),
    ("pgbouncer", true, Systems::SQLSTATE),
    ("cockroach", false, Systems::SQLSTATE),
    ("kafka", false, Systems::KAFKA),
    ("kafkaerror", false, Systems::KAFKA),
    ("kafkaexception", false, Systems::KAFKA),
    ("rdkafka", false, Systems::KAFKA),
    ("librdkafka", false, Systems::KAFKA),
    ("rd_kafka", false, Systems::KAFKA),
    ("confluent_kafka", false, Systems::KAFKA),
    ("http2", true, Systems::HTTP2),
    ("nghttp2", false, Systems::HTTP2),
    ("rst_stream", true, Systems::HTTP2),
    ("goaway", true, Systems::HTTP2),
    ("quic", true, Systems::QUIC),
    ("aioquic", true, Systems::QUIC),
    ("quinn", true, Systems::QUIC),
];

/// Programs that have a system inside: beside their name its texts are likely meant; their numbers are their own.
pub(crate) const HOSTS: &[(&str, Systems)] = &[
    ("lxd", Systems::DQLITE),
    ("lxc", Systems::DQLITE),
    ("microk8s", Systems::DQLITE),
    ("kubelite", Systems::DQLITE),
    ("microceph", Systems::DQLITE),
    ("microcloud", Systems::DQLITE),
    ("k3s", Systems::DQLITE),
    ("kine", Systems::DQLITE),
];

/// Words that name another system: a line that has one, and names none of ours, is taken for its own.
pub(crate) const FOREIGN: &[&str] = &[
    "etcd",
    "etcdserver",
    "etcdctl",
    "mysql",
    "mysqld",
    "mariadb",
    "mariadbd",
    "redis",
    "redis-server",
    "valkey",
    "mongo",
    "mongod",
    "mongodb",
    "cassandra",
    "elasticsearch",
    "opensearch",
    "consul",
    "nomad",
    "vault",
    "discord",
    "rabbitmq",
    "activemq",
    "pulsar",
    "nginx",
    "httpd",
    "apache2",
    "haproxy",
    "envoy",
    "docker",
    "dockerd",
    "containerd",
    "kubelet",
    "kubectl",
    "systemd",
    "kernel",
    "bash",
    "sh",
    "ssh",
    "sshd",
    "curl",
    "wget",
    "git",
    "fatal",
    "npm",
    "cargo",
    "rustc",
    "gcc",
    "apt",
    "apt-get",
    "dpkg",
    "rpm",
    "python3",
    "ffmpeg",
    "tikv",
    "hbase",
    "s3",
    "aws",
];
