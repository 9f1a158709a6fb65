//! A table as source: a domain of Rust, an array of C.

use std::collections::HashMap;
use std::fmt::Write;

use derrno::{Entry, Table, Verdict};

const HEAD: &str = "written by `derrno table`, not to be edited";

/// The module of Rust that declares the table with `derrno::domain!`.
#[must_use]
pub fn to_rust(table: &'static Table) -> String {
    let mut text = format!(
        "// The codes of {}, from {}: {HEAD}.\n\n#[allow(unused_imports)]\n\
         use derrno::{{Advice, Effect, Errno, Kind, Lost, Origin, Row, Severity, row}};\n\n#[rustfmt::skip]\n\
         const ROWS: &[Row] = &[\n",
        table.name(),
        table.source(),
    );
    for row in table.rows() {
        let (kind, message) = (constant("Kind", row.verdict().kind().name()), row.message());
        let _ = write!(text, "    row({}, {:?}, {kind}, {message:?})", row.native(), row.name());
        setters(&row, &mut text);
        text += ",\n";
    }
    let (number, name, source) = (table.domain().number(), table.name(), table.source());
    let _ = write!(
        text,
        "];\n\nderrno::domain! {{ number: {number:#06x}, name: {name:?}, source: {source:?}, origin: Origin::UNKNOWN, \
         rows: ROWS }}\n"
    );
    text
}

/// What the row says beside its kind.
fn setters(row: &Entry, text: &mut String) {
    let (v, of_kind) = (row.verdict(), Verdict::of(row.verdict().kind()));
    let mut set = |differs: bool, setter: &str, value: String| {
        if differs {
            let _ = write!(text, ".{setter}({value})");
        }
    };
    set(v.advice() != of_kind.advice(), "advice", constant("Advice", v.advice().name()));
    set(v.effect() != of_kind.effect(), "effect", constant("Effect", v.effect().name()));
    set(v.severity() != of_kind.severity(), "severity", constant("Severity", v.severity().name()));
    set(v.origin() != of_kind.origin(), "origin", constant("Origin", v.origin().name()));
    set(v.lost() != of_kind.lost(), "lost", constant("Lost", v.lost().name()));
    set(row.errno() != v.kind().errno(), "errno", constant("Errno", row.errno().name()));
    set(row.context() != 0, "context", row.context().to_string());
    set(!row.text().is_empty(), "text", format!("{:?}", row.text()));
    set(row.status() != 0, "status", row.status().to_string());
    let aliases: Vec<_> = row.aliases().collect();
    set(!aliases.is_empty(), "aliases", format!("&{aliases:?}"));
    set(row.closes(), "closes", String::new());
    set(row.is_retired(), "retired", String::new());
}

/// `Kind::NOT_FOUND`
fn constant(of: &str, name: &str) -> String {
    format!("{of}::{}", name.to_ascii_uppercase())
}

/// The header of C that declares the table as an array of `struct derrno_own_row`.
///
/// # Errors
/// When a row has a context, which an array of C has no column for, or two names would be one constant.
pub fn to_c(table: &'static Table) -> Result<String, String> {
    let (name, upper) = (table.name(), table.name().to_ascii_uppercase());
    let mut text = format!(
        "// The codes of {name}, from {}: {HEAD}.\n#ifndef DERRNO_TABLE_{upper}_H\n#define DERRNO_TABLE_{upper}_H\n\n\
         #include <derrno.h>\n\n#define {upper}_DOMAIN {:#06x}\n#define {upper}_COUNT {}\n\n",
        table.source(),
        table.domain().number(),
        table.rows().len(),
    );
    let mut taken = HashMap::from([(format!("{upper}_DOMAIN"), ""), (format!("{upper}_COUNT"), "")]);
    let mut rows = String::new();
    for row in table.rows() {
        if row.context() != 0 {
            return Err(format!(
                "`{}` has a context, which an array of C has no column for; declare the table in Rust",
                row.name()
            ));
        }
        let constant = spelled(&upper, row.name());
        if let Some(other) = taken.insert(constant.clone(), row.name()) {
            let name = row.name();
            return Err(format!("`{other}` and `{name}` would both be {constant} in C; rename one"));
        }
        let v = row.verdict();
        let number = match row.native() {
            i32::MIN => "(-2147483647 - 1)".to_owned(), // -2147483648 is no constant of 32 bits in C
            native @ ..0 => format!("({native})"),
            native => native.to_string(),
        };
        let _ = writeln!(text, "#define {constant} {number}");
        let _ = writeln!(
            rows,
            "    // {}, {}, {}\n    {{{constant}, {:#010x}u, {}, {}}},",
            v.kind(),
            v.advice(),
            v.effect(),
            v.bits(),
            quoted(row.name()),
            quoted(row.message())
        );
    }
    let _ = write!(
        text,
        "\nstatic const struct derrno_own_row {name}_rows[{upper}_COUNT] = {{\n{rows}}};\n\n#endif\n"
    );
    Ok(text)
}

/// The constant of a name: `PUMP_DRY_RUN`.
fn spelled(domain: &str, name: &str) -> String {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_uppercase() } else { '_' };
    let name: String = name.chars().map(plain).collect();
    match name.strip_prefix(domain) {
        Some(rest) if rest.starts_with('_') => name,
        _ => format!("{domain}_{name}"),
    }
}

/// A string of C. A second question mark is escaped: `??/` is a backslash in C99.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace("??", "?\\?"))
}
