//! The cells of a file: what each says, and what is not understood.

use derrno::table::build::{RESERVED, malformed, out_of_order, printable};
use derrno::{Advice, Domain, Effect, Errno, Kind, Lost, Origin, Row, Severity, Situation, Verdict, row};

/// What is wrong, and in which line.
pub(crate) struct At {
    pub(crate) line: Option<u64>,
    pub(crate) sentence: String,
}

/// The rows of one domain.
pub(crate) struct Declared {
    pub(crate) domain: Domain,
    pub(crate) name: String,
    pub(crate) source: String,
    /// Where it begins.
    pub(crate) line: u64,
    pub(crate) rows: Vec<One>,
}

/// A row as it was read.
pub(crate) struct One {
    pub(crate) line: u64,
    pub(crate) row: Row,
    pub(crate) name: &'static str,
    pub(crate) message: &'static str,
    pub(crate) text: &'static str,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) native: i32,
}

const NEEDED: [&str; 6] = ["domain", "domain_number", "native", "name", "kind", "message"];
const MORE: [&str; 13] = [
    "context", "advice", "effect", "severity", "origin", "lost", "text", "status", "aliases", "errno",
    "closes", "retired", "source",
];

type Follows = fn(Verdict) -> String;

/// The columns of `derrno export` that follow from others. They may stand in a file, and must agree.
const FOLLOWS: [(&str, Follows); 6] = [
    ("family", |v| v.kind().family().name().to_owned()),
    ("verdict", |v| v.bits().to_string()),
    ("may_retry", |v| v.may_retry(Situation::PLAIN).to_string()),
    ("may_retry_idempotent", |v| v.may_retry(Situation::IDEMPOTENT).to_string()),
    ("grpc", |v| v.kind().grpc().name().to_owned()),
    ("http", |v| v.kind().http().to_string()),
];

/// The columns of `derrno export` that a file cannot have.
const NOT_HERE: [(&str, &str); 4] = [
    ("parent", "classes are declared in Rust"),
    ("second_parent", "classes are declared in Rust"),
    ("raised_as", "classes are declared in Rust"),
    ("note", "a file has no notes"),
];

/// Counts lines. The csv crate's own count is that of the line before blank ones, and of CR LF.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the record that is read from here on; not before the last one asked for.
    fn of(&mut self, position: Option<&csv::Position>) -> Option<u64> {
        let from = usize::try_from(position?.byte()).ok()?;
        let ends = self.text.get(from..)?.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let end = from + ends.count();
        self.line += self.text.get(self.at..end)?.iter().filter(|byte| **byte == b'\n').count() as u64;
        self.at = end;
        Some(self.line)
    }
}

/// Reads the rows of all domains.
pub(crate) fn domains(text: &[u8]) -> Result<Vec<Declared>, At> {
    let mut lines = Lines { text, at: 0, line: 1 };
    let mut file = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text);
    let columns = file.headers().map_err(|error| of_csv(&error, &mut lines))?.clone();
    check_columns(&columns).map_err(|sentence| At { line: Some(1), sentence })?;
    let mut domains: Vec<Declared> = Vec::new();
    for record in file.records() {
        let record = record.map_err(|error| of_csv(&error, &mut lines))?;
        let line = lines.of(record.position());
        one(&Cells { columns: &columns, record: &record }, line.unwrap_or(0), &mut domains)
            .map_err(|sentence| At { line, sentence })?;
    }
    if domains.is_empty() {
        return Err(At { line: Some(1), sentence: "there is no row".to_owned() });
    }
    Ok(domains)
}

fn of_csv(error: &csv::Error, lines: &mut Lines<'_>) -> At {
    let sentence = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => format!(
            "the line has {len} cells, the first line {expected_len} columns; a cell with a comma stands in quotes"
        ),
        csv::ErrorKind::Utf8 { .. } => "the line is not UTF-8".to_owned(),
        _ => error.to_string(),
    };
    At { line: lines.of(error.position()), sentence }
}

fn check_columns(columns: &csv::StringRecord) -> Result<(), String> {
    let known = || {
        let follow = FOLLOWS.iter().map(|(name, _)| *name).chain(NOT_HERE.iter().map(|(name, _)| *name));
        NEEDED.into_iter().chain(MORE).chain(follow)
    };
    for (i, column) in columns.iter().enumerate() {
        if !known().any(|name| name == column) {
            let all = NEEDED.into_iter().chain(MORE).collect::<Vec<_>>().join(", ");
            return Err(format!("`{column}` is no column; there are {all}"));
        }
        if columns.iter().take(i).any(|other| other == column) {
            return Err(format!("the column `{column}` stands twice"));
        }
    }
    match NEEDED.iter().find(|needed| !columns.iter().any(|column| column == **needed)) {
        Some(missing) => Err(format!("there is no column `{missing}`; needed are {}", NEEDED.join(", "))),
        None => Ok(()),
    }
}

struct Cells<'a> {
    columns: &'a csv::StringRecord,
    record: &'a csv::StringRecord,
}

impl<'a> Cells<'a> {
    /// A cell; "" where it is empty or there is no such column.
    fn get(&self, column: &str) -> &'a str {
        let at = self.columns.iter().position(|name| name == column);
        at.and_then(|at| self.record.get(at)).unwrap_or("")
    }

    /// A number, decimal or after 0x; `None` for an empty cell.
    fn number<T: TryFrom<i64>>(&self, column: &str, range: &str) -> Result<Option<T>, String> {
        let cell = self.get(column);
        let value = match cell.strip_prefix("0x") {
            _ if cell.is_empty() => return Ok(None),
            Some(hex) => u32::from_str_radix(hex, 16).ok().map(i64::from),
            None => cell.parse().ok(),
        };
        let value = value.and_then(|value| T::try_from(value).ok());
        value.map(Some).ok_or_else(|| format!("`{cell}`, {column}: write a number from {range}"))
    }

    /// A word of a vocabulary; `None` for an empty cell.
    fn word<T: Copy>(
        &self,
        column: &str,
        all: &[T],
        name: impl Fn(T) -> &'static str,
    ) -> Result<Option<T>, String> {
        let cell = self.get(column);
        if cell.is_empty() {
            return Ok(None);
        }
        let found = all.iter().copied().find(|one| name(*one) == cell);
        let names = || all.iter().map(|one| name(*one)).collect::<Vec<_>>().join(", ");
        found.map(Some).ok_or_else(|| format!("`{cell}` is no {column}; there are {}", names()))
    }

    fn flag(&self, column: &str) -> Result<bool, String> {
        match self.get(column) {
            "" | "false" => Ok(false),
            "true" => Ok(true),
            other => Err(format!("`{other}`, {column}: write true or false")),
        }
    }

    /// A text that a table can hold.
    fn text(&self, column: &str) -> Result<&'static str, String> {
        let cell = self.get(column);
        if !printable(cell.as_bytes()) {
            return Err(format!("`{cell}`, {column}, has a character outside printable ASCII"));
        }
        Ok(kept(cell))
    }
}

/// A text for as long as the program lives, as tables need it.
fn kept(text: &str) -> &'static str {
    Box::leak(text.into())
}

/// Reads a line: a row of the last domain, or of a new one.
fn one(cells: &Cells<'_>, line: u64, domains: &mut Vec<Declared>) -> Result<(), String> {
    domain(cells, line, domains)?;
    let Some(declared) = domains.last_mut() else { return Ok(()) };
    let (name, message) = (cells.get("name"), cells.get("message"));
    if let Some(sentence) = malformed(name, message) {
        return Err(sentence.concat());
    }
    let (name, message, text) = (kept(name), kept(message), cells.text("text")?);
    let native = cells.number("native", "-2147483648 to 2147483647")?;
    let native = native.ok_or_else(|| format!("`{name}` has no number: its cell `native` is empty"))?;
    let kinds: Vec<Kind> = (0..Kind::COUNT).map(Kind::from_number).collect();
    let kind = cells.word("kind", &kinds, Kind::name)?.ok_or_else(|| format!("`{name}` has no kind"))?;
    let mut made = row(native, name, kind, message);
    let mut verdict = Verdict::of(kind);
    if let Some(advice) = cells.word("advice", Advice::ALL, Advice::name)? {
        (made, verdict) = (made.advice(advice), verdict.with_advice(advice));
    }
    if let Some(effect) = cells.word("effect", Effect::ALL, Effect::name)? {
        (made, verdict) = (made.effect(effect), verdict.with_effect(effect));
    }
    if let Some(severity) = cells.word("severity", Severity::ALL, Severity::name)? {
        (made, verdict) = (made.severity(severity), verdict.with_severity(severity));
    }
    if let Some(origin) = cells.word("origin", Origin::ALL, Origin::name)? {
        (made, verdict) = (made.origin(origin), verdict.with_origin(origin));
    }
    if let Some(lost) = cells.word("lost", Lost::ALL, Lost::name)? {
        (made, verdict) = (made.lost(lost), verdict.with_lost(lost));
    }
    if let Some(errno) = cells.word("errno", Errno::ALL, Errno::name)? {
        made = made.errno(errno);
    }
    if let Some(context) = cells.number("context", "0 to 65535")? {
        made = made.context(context);
    }
    if let Some(status) = cells.number("status", "0 to 65535")? {
        made = made.status(status);
    }
    if cells.flag("closes")? {
        made = made.closes();
    }
    if cells.flag("retired")? {
        made = made.retired();
    }
    let aliases = cells.text("aliases")?.split(',').map(str::trim).filter(|alias| !alias.is_empty());
    let aliases: &'static [&'static str] = aliases.collect::<Vec<_>>().leak();
    made = made.text(text).aliases(aliases);
    for (column, follows) in FOLLOWS {
        let (cell, follows) = (cells.get(column), follows(verdict));
        if !cell.is_empty() && cell != follows {
            return Err(format!(
                "`{cell}`, {column}: from the other cells follows {follows}; leave the cell empty"
            ));
        }
    }
    for (column, why) in NOT_HERE {
        if !cells.get(column).is_empty() {
            return Err(format!("`{name}` has a {column}; {why}"));
        }
    }
    if let Some(sentence) = declared.rows.last().and_then(|above| out_of_order(&above.row, &made)) {
        return Err(sentence.concat());
    }
    declared.rows.push(One { line, row: made, name, message, text, aliases, native });
    Ok(())
}

/// Begins a domain where a line names another than the line above.
fn domain(cells: &Cells<'_>, line: u64, domains: &mut Vec<Declared>) -> Result<(), String> {
    let (name, source) = (cells.get("domain"), cells.text("source")?);
    let number: Option<u16> = cells.number("domain_number", "32768 (0x8000) to 65535")?;
    if let Some(last) = domains.last_mut()
        && (name.is_empty() || name == last.name)
    {
        if number.is_some_and(|number| number != last.domain.number()) {
            return Err(format!("the domain `{}` has the number {}", last.name, last.domain.number()));
        }
        if !source.is_empty() && source != last.source {
            return Err(format!("the domain `{}` has the source `{}`", last.name, last.source));
        }
        return Ok(());
    }
    if name.is_empty() {
        return Err("the first row names the domain; its cell `domain` is empty".to_owned());
    }
    if domains.iter().any(|other| other.name == name) {
        return Err(format!("the domain `{name}` begins again; its rows stand together"));
    }
    let number = number
        .ok_or_else(|| format!("the domain `{name}` has no number: its cell `domain_number` is empty"))?;
    if number < Domain::FIRST_OWN.number() {
        return Err(format!("{}{number}{}", RESERVED[0], RESERVED[1]));
    }
    let domain = Domain::new(number);
    if let Some(other) = domains.iter().find(|other| other.domain == domain) {
        return Err(format!("the domain `{}` has this number", other.name));
    }
    domains.push(Declared {
        domain,
        name: name.to_owned(),
        source: source.to_owned(),
        line,
        rows: Vec::new(),
    });
    Ok(())
}
