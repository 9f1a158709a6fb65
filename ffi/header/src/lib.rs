//! The generator of `include/derrno.h`; of `include/derrno_inline.h` in [`inline`].
//!
//! Types, functions and the constants of the library come from the crate `ffi` by cbindgen. The constants that
//! are rows or words of the taxonomy are printed here and handed to cbindgen as text, because it sees neither
//! constants made by macros nor numbers that are rows. The inline accessors are accessors.h, word for word.

pub mod codes;
pub mod cpp;
pub mod inline;
pub mod log;
pub mod retry;

use std::collections::HashMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use derrno::log::Journal;
use derrno::{Advice, Domain, Effect, Kind, Lost, Origin, Severity, Situation, Verdict};

/// The header, from the root of the workspace.
pub const PATH: &str = "include/derrno.h";

/// The files of `ffi/src` that declare what C sees, in the order of the header.
const SOURCES: [&str; 8] =
    ["code.rs", "coded.rs", "own.rs", "names.rs", "wire.rs", "log.rs", "retry.rs", "platform.rs"];

/// A path of the workspace.
#[must_use]
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// The text of a file of the workspace, "" when there is none.
pub(crate) fn read(path: &str) -> String {
    std::fs::read_to_string(root(path)).unwrap_or_default()
}

/// Every header, and the constants of Rust: the path of each file and its text.
#[must_use]
pub fn headers() -> [(&'static str, String); 6] {
    [
        (PATH, generate()),
        (inline::PATH, inline::generate()),
        (retry::PATH, retry::generate()),
        (log::PATH, log::generate()),
        (cpp::PATH, cpp::generate()),
        (codes::PATH, codes::generate()),
    ]
}

/// The files that are not what is generated now, in a sentence; `None` when all are.
#[must_use]
pub fn stale() -> Option<String> {
    let paths = headers().into_iter().filter(|(path, text)| read(path) != *text).map(|(path, _)| path);
    let paths: Vec<_> = paths.collect();
    (!paths.is_empty()).then(|| format!("stale: {}; run `make header`", paths.join(", ")))
}

/// The whole text of the header.
///
/// # Panics
/// When cbindgen cannot read the crate `ffi`, or two codes would get one constant.
#[must_use]
pub fn generate() -> String {
    let config = cbindgen::Config {
        language: cbindgen::Language::C,
        cpp_compat: true,
        header: Some(FRONT.trim().into()),
        after_includes: Some(constants()),
        trailer: Some(
            ACCESSORS
                .trim()
                .replace("// @POLICIES@\n", retry::policies().trim_start())
                .replace("// @CODES@\n", codes().trim_start()),
        ),
        style: cbindgen::Style::Tag,
        documentation_style: cbindgen::DocumentationStyle::C99,
        no_includes: true,
        usize_is_size_t: true,
        sys_includes: vec!["stdbool.h".into(), "stddef.h".into(), "stdint.h".into()],
        line_length: 100,
        ..cbindgen::Config::default()
    };
    let mut builder = cbindgen::Builder::new().with_config(config);
    for file in SOURCES {
        builder = builder.with_src(root("ffi/src").join(file));
    }
    let mut text = Vec::new();
    builder.generate().expect("cbindgen reads the crate ffi").write(&mut text);
    let text = String::from_utf8(text).expect("cbindgen writes UTF-8");
    // The sections on safety repeat, for readers of the Rust source, what the front comment and the
    // signatures say.
    let mut header = String::new();
    let mut safety = false;
    for line in text.lines() {
        if line == "// # Safety" {
            safety = true;
            let end = header.trim_end_matches("//\n").len();
            header.truncate(end);
        } else if !safety || !line.starts_with("//") {
            safety = false;
            writeln!(header, "{}", in_brackets(line.trim_end())).expect("a string takes text");
        }
    }
    header
}

/// A constant below 0 in brackets, so that `1 -NAME` is no surprise.
fn in_brackets(line: &str) -> String {
    match line.strip_prefix("#define ").and_then(|rest| rest.split_once(' ')) {
        Some((name, value)) if value.starts_with('-') => format!("#define {name} ({value})"),
        _ => line.to_owned(),
    }
}

const FRONT: &str = include_str!("front.h");
const ACCESSORS: &str = include_str!("accessors.h");

fn constants() -> String {
    let mut text = String::new();
    let mut line =
        |name: &str, value: String| writeln!(text, "#define {name} {value}").expect("a string takes text");
    let upper = |name: &str| name.to_ascii_uppercase();

    line("DERRNO_VERSION", format!("\"{}\"", env!("CARGO_PKG_VERSION")));
    heading(&mut text, "Kinds: what happened.");
    let mut line =
        |name: &str, value: String| writeln!(text, "#define {name} {value}").expect("a string takes text");
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        line(&format!("DERRNO_KIND_{}", upper(kind.name())), kind.number().to_string());
    }
    macro_rules! section {
        ($title:literal, $prefix:literal, $type:ident) => {
            heading(&mut text, $title);
            for item in $type::ALL {
                writeln!(text, "#define DERRNO_{}_{} {}", $prefix, upper(item.name()), item.number())
                    .expect("a string takes text");
            }
        };
    }
    section!("Advice: what the caller should do.", "ADVICE", Advice);
    section!("Effects: whether a mutating request was applied.", "EFFECT", Effect);
    section!("Severities: how bad it is.", "SEVERITY", Severity);
    section!("Origins: who says so.", "ORIGIN", Origin);
    section!("Lost: what is gone and must be replaced before the next try, the largest thing.", "LOST", Lost);

    heading(
        &mut text,
        "Situations: what the caller knows of the request. Flags, combined with |; 0 is a plain request.",
    );
    for (flag, name) in Situation::ALL {
        writeln!(text, "#define DERRNO_{name} {}u", flag.bits()).expect("a string takes text");
    }

    heading(&mut text, "The bit of a verdict that says the code is not in the table.");
    writeln!(text, "#define DERRNO_UNLISTED 0x{:08x}u", 1_u32 << 31).expect("a string takes text");

    heading(&mut text, "The verdict of each kind, for own rows: change what differs with DERRNO_WITH_...().");
    for kind in (0..Kind::COUNT).map(Kind::from_number) {
        let word = Verdict::of(kind).bits();
        writeln!(text, "#define DERRNO_VERDICT_{} 0x{word:08x}u", upper(kind.name()))
            .expect("a string takes text");
    }

    heading(&mut text, "Domains: one number space or name space of one system.");
    for domain in Domain::ALL {
        writeln!(text, "#define DERRNO_DOMAIN_{} {}", upper(domain.name()), domain.number())
            .expect("a string takes text");
    }
    writeln!(text, "#define DERRNO_DOMAIN_FIRST_OWN 0x{:04x}", Domain::FIRST_OWN.number())
        .expect("a string takes text");

    heading(&mut text, "Contexts: what else decides when one number means several things.");
    for (name, context) in [
        ("FLUSS_ACKS_ALL", derrno::fluss::ACKS_ALL),
        ("FLUSS_ACKS_LEADER", derrno::fluss::ACKS_LEADER),
        ("ZOOKEEPER_IN_MULTI", derrno::zookeeper::IN_MULTI),
        ("DQLITE_WIRE", derrno::dqlite::WIRE),
        ("DQLITE_LEGACY", derrno::dqlite::LEGACY),
        ("ERRNO_CONNECT", derrno::errno::CONNECT),
        ("ERRNO_CLOSE", derrno::errno::CLOSE),
        ("ERRNO_FSYNC", derrno::errno::FSYNC),
        ("ERRNO_LOCAL_FILE", derrno::errno::LOCAL_FILE),
        ("ERRNO_READ_WRITE", derrno::errno::READ_WRITE),
        ("GRPC_NOT_SENT", derrno::grpc::NOT_SENT),
        ("GRPC_FROM_ORIGIN", derrno::grpc::FROM_ORIGIN),
        ("HTTP_FROM_ORIGIN", derrno::http::FROM_ORIGIN),
        ("TLS_ALERT_NOT_SENT", derrno::tls_alert::NOT_SENT),
        ("HTTP2_NOT_SENT", derrno::http2::NOT_SENT),
        ("HTTP2_RESET", derrno::http2::RESET),
        ("HTTP2_GOAWAY", derrno::http2::GOAWAY),
        ("HTTP3_NOT_SENT", derrno::http3::NOT_SENT),
        ("HTTP3_RESET", derrno::http3::RESET),
        ("HTTP3_CLOSE", derrno::http3::CLOSE),
        ("QUIC_NOT_SENT", derrno::quic::NOT_SENT),
        ("SQLSTATE_AS_WARNING", derrno::sqlstate::AS_WARNING),
        ("SQLSTATE_AS_ERROR", derrno::sqlstate::AS_ERROR),
        ("SQLSTATE_AS_FATAL", derrno::sqlstate::AS_FATAL),
        ("SQLSTATE_IN_BLOCK", derrno::sqlstate::IN_BLOCK),
        ("SQLSTATE_AT_COMMIT", derrno::sqlstate::AT_COMMIT),
        ("SQLSTATE_COCKROACH", derrno::sqlstate::COCKROACH),
        ("SQLSTATE_STANDBY", derrno::sqlstate::STANDBY),
        ("SQLSTATE_TIMED_OUT", derrno::sqlstate::TIMED_OUT),
        ("KAFKA_ACKS_ALL", derrno::kafka::ACKS_ALL),
        ("KAFKA_ACKS_LEADER", derrno::kafka::ACKS_LEADER),
        ("KAFKA_NOT_PERSISTED", derrno::kafka::NOT_PERSISTED),
        ("KAFKA_POSSIBLY_PERSISTED", derrno::kafka::POSSIBLY_PERSISTED),
    ] {
        writeln!(text, "#define DERRNO_{name} {context}").expect("a string takes text");
    }

    heading(&mut text, "Platforms, which number the symbols of errno in their own ways.");
    text += "#define DERRNO_PLATFORM_HERE 0 // the one that the library was built for\n";
    for platform in derrno::errno::Platform::ALL {
        writeln!(text, "#define DERRNO_PLATFORM_{} {}", upper(platform.name()), platform.id())
            .expect("a string takes text");
    }

    text += &retry::constants();

    heading(&mut text, "Logging: sizes, and the words of a journal.");
    for (name, size) in [
        ("MAX_ARGS", derrno::log::MAX_ARGS),
        ("MAX_RECORD", derrno::log::MAX_RECORD),
        ("MAX_FRAME", derrno::log::frame::MAX_FRAME),
        ("JOURNAL_MOST", Journal::<1>::MOST as usize),
    ] {
        writeln!(text, "#define DERRNO_{name} {size}").expect("a string takes text");
    }
    let (one, two) = (size_of::<Journal<1>>() / 4, size_of::<Journal<2>>() / 4);
    writeln!(text, "#define DERRNO_JOURNAL_WORDS(slots) ({} + {} * (slots))", one - (two - one), two - one)
        .expect("a string takes text");

    text.push_str("\n// Constants of the functions below.\n");
    text
}

/// The constant of each code, at the end of the header: a reader meets the functions first.
fn codes() -> String {
    let mut text = String::new();
    let mut taken = HashMap::new();
    for domain in Domain::ALL.iter().filter(|domain| !domain.has_names()) {
        let table = domain.table().expect("all features are on");
        heading(&mut text, &format!("Codes of {}: {}.", domain.name(), table.source()));
        for row in table.rows().filter(|row| row.context() == 0) {
            let name = constant(*domain, row.name());
            if let Some(other) = taken.insert(name.clone(), row.code()) {
                panic!("{other} and {} would both be {name}", row.code());
            }
            match row.native() {
                native @ ..0 => writeln!(text, "#define {name} ({native})"),
                native => writeln!(text, "#define {name} {native}"),
            }
            .expect("a string takes text");
        }
    }
    text
}

fn heading(text: &mut String, title: &str) {
    write!(text, "\n// {title}\n").expect("a string takes text");
}

/// The constant of a code: `DERRNO_ZOOKEEPER_NONODE`. A name that begins with its domain's word is
/// not doubled, and JetStream's camel case is split.
fn constant(domain: Domain, name: &str) -> String {
    let word = domain.name().to_ascii_uppercase();
    let mut upper = String::new();
    let camel = name.strip_prefix("JS").filter(|_| domain == Domain::JETSTREAM).unwrap_or(name);
    // `_TIMED_OUT` of librdkafka: two underscores are reserved in C++.
    let letters: Vec<char> = camel.trim_start_matches('_').chars().collect();
    for (i, letter) in letters.iter().enumerate() {
        let begins = i > 0
            && letter.is_uppercase()
            && (letters[i - 1].is_lowercase() || letters.get(i + 1).is_some_and(|next| next.is_lowercase()))
            && letters[i - 1].is_alphanumeric();
        if begins {
            upper.push('_');
        }
        upper.push(if letter.is_alphanumeric() { letter.to_ascii_uppercase() } else { '_' });
    }
    match upper.strip_prefix(&format!("{word}_")) {
        Some(_) => format!("DERRNO_{upper}"),
        None => format!("DERRNO_{word}_{upper}"),
    }
}
