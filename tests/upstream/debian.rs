//! The headers of Debian's packages, and the texts of their libraries.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use derrno::Domain;
use derrno_tests::place::{root, run, scratch, stdout};

use crate::clients::{asked, heard};
use crate::fact::{Compared, Fact};

/// Name to number, as one header has them.
type Codes = BTreeMap<String, i64>;

/// A header without its comments; a path that begins with `/` is taken as it is.
pub(crate) fn header(path: &str, package: &str) -> String {
    let path = Path::new("/usr/include").join(path);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; install the Debian package `{package}`", path.display())
    });
    // Without comments.
    let mut plain = String::new();
    let mut rest = text.as_str();
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The members of the enumeration that holds `first`, counted as C counts them.
fn members(header: &str, first: &str) -> Codes {
    let at = header.find(first).unwrap_or_else(|| panic!("no {first} in the header"));
    let body = &header[header[..at].rfind('{').expect("an enum") + 1..];
    let body = &body[..body.find('}').expect("the end of the enum")];
    let mut codes = Codes::new();
    let mut next = 0;
    for member in body.split(',').map(str::trim).filter(|member| !member.is_empty()) {
        let (name, value) =
            member.split_once('=').map_or((member, None), |(name, value)| (name, Some(value)));
        let value = value.map_or(next, |value| value.trim().parse().expect("a number"));
        codes.insert(name.trim().into(), value);
        next = value + 1;
    }
    codes
}

/// The `#define`s with a prefix whose value is a number, or `(NAME | (n<<8))`, in the header's order.
fn defines(header: &str, prefix: &str) -> Vec<(String, i64)> {
    let mut codes: Vec<(String, i64)> = Vec::new();
    for line in header.lines() {
        let mut words = line.trim().strip_prefix("#define").unwrap_or("").split_whitespace();
        let Some(name) = words.next().filter(|name| name.starts_with(prefix)) else { continue };
        let value: String = words.collect();
        let extended =
            value.strip_prefix('(').and_then(|v| v.strip_suffix("<<8))")).and_then(|v| v.split_once("|("));
        let number = match extended {
            Some((primary, upper)) => {
                let primary = codes.iter().find(|(name, _)| name == primary).map(|(_, number)| *number);
                primary.zip(upper.parse::<i64>().ok()).map(|(p, u)| p | u << 8)
            }
            None => value.parse().ok(),
        };
        codes.extend(number.map(|number| (name.to_owned(), number)));
    }
    codes
}

/// The version of a Debian package, as its upstream counts.
pub(crate) fn version(package: &str) -> String {
    let version = stdout(Command::new("dpkg-query").args(["-W", "-f", "${Version}", package]));
    let version = version.rsplit_once('-').map_or(version.as_str(), |(upstream, _)| upstream);
    version.split_once(':').map_or(version, |(_, version)| version).to_owned()
}

/// The codes of librdkafka, by their names without the prefix; an older name is a `#define` among them.
fn kafka(header: &str) -> Codes {
    let header = header.replace("\\\n", " ").replace("RD_KAFKA_RESP_ERR_", "");
    let (older, plain): (Vec<_>, Vec<_>) =
        header.lines().partition(|line| line.trim_start().starts_with("#define"));
    let mut codes = members(&plain.join("\n"), "_BEGIN ");
    codes.remove("END_ALL");
    for line in older {
        let words: Vec<_> = line.split_whitespace().collect();
        if let [_, name, code] = words[..]
            && let Some(number) = codes.get(code).copied()
        {
            codes.insert(name.into(), number);
        }
    }
    codes
}

/// Every Debian upstream, compared.
pub(crate) fn compare() -> Vec<Compared> {
    let sqlite = defines(&header("sqlite3.h", "libsqlite3-dev"), "SQLITE_");
    // The result codes stand between SQLITE_OK and SQLITE_OK_SYMLINK.
    let place = |name| sqlite.iter().position(|(other, _)| other == name).expect(name);
    let sqlite = sqlite[place("SQLITE_OK")..=place("SQLITE_OK_SYMLINK")].iter().cloned().collect();
    let status = header("nats/status.h", "libnats-dev");
    let nats = members(&status, "NATS_OK ");
    let last = nats.get("NATS_MAX_STATUS_VALUE").map(|end| end - 1).or_else(|| nats.values().max().copied());
    let dqlite = defines(&header("dqlite.h", "libdqlite-dev"), "DQLITE_")
        .into_iter()
        .filter(|(name, _)| !name.starts_with("DQLITE_VERSION"))
        .collect();
    let raft = defines(&header("raft.h", "libraft-dev"), "RAFT_").into_iter().collect();
    let zookeeper = members(&header("zookeeper/zookeeper.h", "libzookeeper-mt-dev"), "ZOK ");
    let kafka = kafka(&header("librdkafka/rdkafka.h", "librdkafka-dev"));
    let headers: [(Domain, &str, &str, Codes); 7] = [
        (Domain::SQLITE, "sqlite3.h", "libsqlite3-dev", sqlite),
        (Domain::NATS, "nats/status.h", "libnats-dev", nats),
        (
            Domain::JETSTREAM,
            "nats/status.h",
            "libnats-dev",
            members(&status, "JSAccountResourcesExceededErr"),
        ),
        (Domain::DQLITE, "dqlite.h", "libdqlite-dev", dqlite),
        (Domain::RAFT, "raft.h", "libraft-dev", raft),
        (Domain::ZOOKEEPER, "zookeeper.h", "libzookeeper-mt-dev", zookeeper),
        (Domain::KAFKA, "rdkafka.h", "librdkafka-dev", kafka),
    ];
    let mut compared: Vec<Compared> = headers
        .into_iter()
        .map(|(domain, upstream, package, codes)| {
            let facts: Vec<_> =
                codes.iter().map(|(name, number)| Fact::name(domain, *number, name)).collect();
            Compared::new(domain, upstream, &version(package), &facts)
        })
        .collect();
    let texts = texts(last.expect("a status"));
    for (domain, upstream, package) in [
        (Domain::SQLITE, "sqlite3_errstr", "libsqlite3-dev"),
        (Domain::NATS, "natsStatus_GetText", "libnats-dev"),
        (Domain::RAFT, "raft_strerror", "libraft-dev"),
        (Domain::ZOOKEEPER, "zerror", "libzookeeper-mt-dev"),
        (Domain::KAFKA, "rd_kafka_get_err_descs", "librdkafka-dev"),
    ] {
        compared.push(Compared::new(domain, upstream, &version(package), &texts));
    }
    compared
}

/// The text of every code, from the libraries.
pub(crate) fn texts_of_all() -> Vec<Fact> {
    let nats = members(&header("nats/status.h", "libnats-dev"), "NATS_OK ");
    let last = nats.get("NATS_MAX_STATUS_VALUE").map(|end| end - 1).or_else(|| nats.values().max().copied());
    texts(last.expect("a status"))
}

/// The same, up to the highest status of nats.c.
fn texts(last: i64) -> Vec<Fact> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| {
        let program = scratch("upstream-texts").join("texts");
        run(Command::new("gcc")
            .args(["-std=gnu11", "-Wall", "-Wextra", "-Werror", "-DTHREADED", "-o"])
            .arg(&program)
            .arg(root("tests/upstream/texts.c"))
            .args(["-lraft", "-lsqlite3", "-lnats", "-lzookeeper_mt", "-lrdkafka"]));
        program
    });
    let asked =
        [Domain::SQLITE, Domain::NATS, Domain::RAFT, Domain::ZOOKEEPER, Domain::KAFKA].map(asked).concat();
    heard(Command::new(program).arg(last.to_string()), &asked)
}
