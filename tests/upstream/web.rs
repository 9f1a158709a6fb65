//! gRPC, HTTP in its versions, QUIC and TLS: what the libraries of each have, both ways.

use std::process::Command;

use derrno::Domain;
use derrno_tests::place::{python, stdout};

use crate::clients::{crate_source, python_version};
use crate::debian::{header, version};
use crate::fact::{Compared, Fact};

/// The release of tonic to compare with.
pub(crate) const TONIC: &str = "0.14.9";

/// The release of rustls to compare with.
const RUSTLS: &str = "0.23.46";

/// The release of the crate http to compare with.
const HTTP: &str = "1.5.0";

/// The releases of h2 and quinn-proto to compare with.
pub(crate) const H2: &str = "0.4.20";
pub(crate) const QUINN: &str = "0.11.19";

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
        nghttp2(),
        h2(),
        of_python(Domain::HTTP2, "h2 (PyPI)", "h2", "h2.errors.ErrorCodes"),
        from_defines(Domain::HTTP3, "nghttp3.h", "nghttp3", "NGHTTP3_"),
        of_python(Domain::HTTP3, "aioquic", "aioquic", "aioquic.h3.connection.ErrorCode"),
        from_defines(Domain::QUIC, "ngtcp2.h", "ngtcp2", ""),
        quinn(),
        of_python(Domain::QUIC, "aioquic", "aioquic", "aioquic.quic.packet.QuicErrorCode"),
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

/// A number in digits of any base, with or without C's `u`.
fn parsed(number: &str) -> Option<i64> {
    let number = number.trim_end_matches('u');
    match number.strip_prefix("0x") {
        Some(hex) => i64::from_str_radix(hex, 16).ok(),
        None => number.parse().ok(),
    }
}

/// The enumeration of nghttp2's header, and what the library calls each of its numbers.
fn nghttp2() -> Compared {
    let header = header("nghttp2/nghttp2.h", "libnghttp2-dev");
    let body = header.split("NGHTTP2_NO_ERROR").nth(1).and_then(|rest| rest.split('}').next());
    let body = format!("NGHTTP2_NO_ERROR{}", body.expect("the codes"));
    let mut facts: Vec<Fact> = body
        .split(',')
        .filter_map(|member| member.trim().split_once(" = "))
        .filter_map(|(name, number)| Some(Fact::name(Domain::HTTP2, parsed(number.trim())?, name)))
        .collect();
    let ask = "import ctypes\nsay = ctypes.CDLL('libnghttp2.so.14').nghttp2_http2_strerror\n\
               say.restype, say.argtypes = ctypes.c_char_p, [ctypes.c_uint32]\n\
               for n in range(256):\n    if (text := say(n).decode()) != 'unknown': print(n, text)";
    facts.extend(printed(Domain::HTTP2, ask));
    assert!(facts.len() > 26, "the header and the library have them all");
    Compared::new(Domain::HTTP2, "nghttp2", &version("libnghttp2-dev"), &facts)
}

/// Lines `number name` of a program of Python.
fn printed(domain: Domain, program: &str) -> Vec<Fact> {
    let lines = stdout(Command::new(python()).args(["-c", program]));
    let facts = lines.lines().filter_map(|line| {
        let (number, name) = line.split_once(' ')?;
        Some(Fact::name(domain, number.parse().ok()?, name))
    });
    facts.collect()
}

/// An enumeration of Python.
fn of_python(domain: Domain, upstream: &'static str, package: &str, path: &str) -> Compared {
    let (module, class) = path.rsplit_once('.').expect("a path");
    let program =
        format!("from {module} import {class} as all\nfor code in all: print(int(code), code.name)");
    Compared::new(domain, upstream, &python_version(package), &printed(domain, &program))
}

/// The `#define`s of a header in `lib<library>-dev`, without a prefix.
fn from_defines(domain: Domain, upstream: &'static str, library: &str, prefix: &str) -> Compared {
    let package = format!("lib{library}-dev");
    let header = header(&format!("{library}/{library}.h"), &package);
    let codes = header.lines().filter_map(|line| {
        let (name, number) = line.trim().strip_prefix("#define ")?.split_once(' ')?;
        let name = name.strip_prefix(prefix)?;
        let number = parsed(number.trim())?;
        let known = match domain {
            Domain::HTTP3 => {
                !name.contains("_FLAG_") && (name.starts_with("H3_") || name.starts_with("QPACK_"))
            }
            // Its other constants are sizes, versions and its own errors.
            _ => !name.contains("_ERR_") && ends_as_an_error(name),
        };
        known.then(|| Fact::name(domain, number, name))
    });
    Compared::new(domain, upstream, &version(&package), &codes.collect::<Vec<_>>())
}

/// How RFC 9000 names its codes.
fn ends_as_an_error(name: &str) -> bool {
    let ends = ["ERROR", "REFUSED", "VIOLATION", "TOKEN", "EXCEEDED", "REACHED", "PATH"];
    ends.iter().any(|end| name.ends_with(&format!("_{end}")))
}

/// The constants of the crate h2, `pub const CANCEL: Reason = Reason(8);`.
fn h2() -> Compared {
    let source = crate_source("h2", H2).join("src/frame/reason.rs");
    let source = std::fs::read_to_string(source).expect("the source of the crate h2");
    let codes = source.lines().filter_map(|line| {
        let (name, number) = line.trim().strip_prefix("pub const ")?.split_once(": Reason = Reason(")?;
        Some(Fact::name(Domain::HTTP2, parsed(number.strip_suffix(");")?)?, name))
    });
    Compared::new(Domain::HTTP2, "h2 (crates.io)", H2, &codes.collect::<Vec<_>>())
}

/// The list of quinn-proto, `NO_ERROR(0x0) "the text";`.
fn quinn() -> Compared {
    let source = crate_source("quinn-proto", QUINN).join("src/transport_error.rs");
    let source = std::fs::read_to_string(source).expect("the source of the crate quinn-proto");
    let codes = source.lines().filter_map(|line| {
        let (name, rest) = line.trim().split_once("(0x")?;
        let (number, text) = rest.split_once(") \"")?;
        let number = i64::from_str_radix(number, 16).ok().filter(|_| text.ends_with("\";"))?;
        Some(Fact::name(Domain::QUIC, number, name))
    });
    Compared::new(Domain::QUIC, "quinn-proto", QUINN, &codes.collect::<Vec<_>>())
}
