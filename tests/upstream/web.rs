//! gRPC, HTTP and TLS: what grpcio and tonic, the crate http, CPython and nginx, OpenSSL and rustls have, both ways.

use std::process::Command;

use derrno::Domain;
use derrno_tests::place::{python, stdout};

use crate::clients::crate_source;
use crate::debian::{header, version};
use crate::fact::{Compared, Fact};

/// The release of tonic to compare with.
pub(crate) const TONIC: &str = "0.14.9";

/// The release of rustls to compare with.
const RUSTLS: &str = "0.23.46";

/// The release of the crate http to compare with.
const HTTP: &str = "1.5.0";

/// The members of an enumeration of Rust that have a number: `NotFound = 5,`.
fn numbered(source: &str, domain: Domain) -> Vec<Fact> {
    let members = source.lines().filter_map(|line| {
        let (name, number) = line.trim().strip_suffix(',')?.split_once(" = ")?;
        Some(Fact::name(domain, number.parse().ok()?, name))
    });
    members.collect()
}

/// Every upstream, compared; `clients.rs` asks grpcio.
pub(crate) fn compare() -> Vec<Compared> {
    let path = crate_source("tonic", TONIC).join("src/status.rs");
    let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let crate_http = crate_source("http", HTTP).join("src/status.rs");
    let crate_http = std::fs::read_to_string(&crate_http).expect("the source of the crate http");
    let version =
        stdout(Command::new(python()).args(["-c", "import sys; print('%d.%d' % sys.version_info[:2])"]));
    let phrases = "from http import HTTPStatus\nfor s in HTTPStatus: print(s.value, s.phrase)";
    let phrases = stdout(Command::new(python()).args(["-c", phrases]));
    vec![
        Compared::new(Domain::GRPC, "tonic", TONIC, &numbered(&source, Domain::GRPC)),
        Compared::new(Domain::HTTP, "http (crates.io)", HTTP, &in_macro(&crate_http)),
        Compared::new(Domain::HTTP, "http.HTTPStatus", version.trim(), &lines(phrases.lines())),
        nginx(),
        openssl(),
        rustls(),
    ]
}

/// The statuses of the crate http, `(404, NOT_FOUND, "Not Found");`, by their phrases.
fn in_macro(source: &str) -> Vec<Fact> {
    let entries = source.lines().filter_map(|line| {
        let (number, rest) = line.trim().strip_prefix('(')?.split_once(", ")?;
        let phrase = rest.split('"').nth(1)?;
        Some(Fact::name(Domain::HTTP, number.parse().ok()?, phrase))
    });
    entries.collect()
}

/// Lines of a number and a phrase: some of the statuses, each by a name that its row must bear.
fn lines<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<Fact> {
    let facts = lines.filter_map(|line| {
        let (number, phrase) = line.split_once(' ')?;
        let number: i64 = number.parse().ok().filter(|number| (100..600).contains(number))?;
        let fact = Fact { fact: "alias".into(), ..Fact::name(Domain::HTTP, number, phrase) };
        (!phrase.is_empty()).then_some(fact)
    });
    facts.collect()
}

/// The status lines that stand in the program nginx.
fn nginx() -> Compared {
    let program = std::fs::read("/usr/sbin/nginx");
    let program =
        program.unwrap_or_else(|error| panic!("nginx: {error}; install the Debian package `nginx-light`"));
    let texts = program.split(|byte| *byte == 0).filter_map(|text| std::str::from_utf8(text).ok());
    let texts = texts.filter(|text| text.is_ascii() && text.len() > 5 && text.as_bytes()[3] == b' ');
    Compared::new(Domain::HTTP, "nginx", &version("nginx-light"), &lines(texts))
}

/// The constants of OpenSSL's headers.
fn openssl() -> Compared {
    let both = ["ssl3.h", "tls1.h"].map(|name| header(&format!("openssl/{name}"), "libssl-dev")).join("\n");
    let alerts = both.lines().filter_map(|line| {
        let mut words = line.split_whitespace();
        let (Some("#define" | "#"), Some(name), Some(number)) =
            (words.next(), words.find(|word| word.contains("_AD_")), words.next())
        else {
            return None;
        };
        Some(Fact::name(Domain::TLS_ALERT, number.parse().ok()?, name))
    });
    Compared::new(Domain::TLS_ALERT, "ssl3.h, tls1.h", &version("libssl-dev"), &alerts.collect::<Vec<_>>())
}

/// The enumeration of rustls, `HandshakeFailure => 0x28,`.
fn rustls() -> Compared {
    let source =
        std::fs::read_to_string(crate_source("rustls", RUSTLS).join("src/enums.rs")).expect("the source");
    let (_, body) = source.split_once("pub enum AlertDescription {").expect("the alerts");
    let alerts = body.split('}').next().unwrap_or("").lines().filter_map(|line| {
        let (name, number) = line.split(',').next()?.trim().split_once(" => 0x")?;
        Some(Fact::name(Domain::TLS_ALERT, i64::from_str_radix(number, 16).ok()?, name))
    });
    Compared::new(Domain::TLS_ALERT, "rustls", RUSTLS, &alerts.collect::<Vec<_>>())
}
