//! `derrno explain`: every meaning of a number, a name or a text.

use std::collections::BTreeMap;
use std::io::Write;

use derrno::{Advice, Code, Domain, Effect, Entry, Kind, Lost, Table};

use crate::show::{
    Failure, LABEL, Outcome, Styled, chain, context, holds_classes, retry, severity_style, tables,
};

/// How what was asked for fits a row; the better, the earlier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// The number, or the name as upstream spells it.
    Exact,
    /// Another spelling that is known.
    Alias,
    /// The name but for upper and lower case.
    NameWithoutCase,
    /// Another spelling but for upper and lower case.
    AliasWithoutCase,
}

/// What is asked for: `[domain:]code[@context][ NAME]`.
struct Query<'a> {
    domain: Option<Domain>,
    code: &'a str,
    context: Option<u16>,
    /// The name after a number, as `Display` of a code writes it; `""` for none.
    name: &'a str,
}

impl<'a> Query<'a> {
    fn new(domain: Option<Domain>, text: &'a str) -> Query<'a> {
        let (code, name) = match text.split_once(' ') {
            Some((number, name))
                if number.split('@').next().is_some_and(|head| head.parse::<i32>().is_ok()) =>
            {
                (number, name.trim())
            }
            _ => (text, ""),
        };
        match code.rsplit_once('@').and_then(|(code, context)| Some((code, context.parse().ok()?))) {
            Some((code, context)) => Query { domain, code, context: Some(context), name },
            None => Query { domain, code, context: None, name },
        }
    }

    /// How the code fits a row; the numbers that derrno gives to names need their domain.
    fn fit(&self, row: &Entry) -> Option<Fit> {
        let code = self.code;
        let numbered = self.domain.is_some() || !row.table().domain().has_names();
        if numbered && code.parse() == Ok(row.native()) || row.name() == code {
            Some(Fit::Exact)
        } else if row.aliases().any(|alias| alias == code) {
            Some(Fit::Alias)
        } else if row.name().eq_ignore_ascii_case(code) {
            Some(Fit::NameWithoutCase)
        } else {
            row.aliases().any(|alias| alias.eq_ignore_ascii_case(code)).then_some(Fit::AliasWithoutCase)
        }
    }

    /// Every meaning, in the order that `derrno help explain` tells.
    fn meanings(&self) -> Vec<Code> {
        let mut found = BTreeMap::new();
        for table in tables(self.domain) {
            for row in table.rows() {
                if let Some(fit) = self.fit(&row) {
                    for code in self.contexts(row) {
                        let retired = code.entry().is_some_and(|row| row.is_retired());
                        let variant = code.entry().is_some_and(|row| row.context() != 0);
                        let key = (holds_classes(table), retired, variant, code);
                        found.entry(key).and_modify(|old: &mut Fit| *old = fit.min(*old)).or_insert(fit);
                    }
                }
            }
        }
        let mut found: Vec<_> = found.into_iter().map(|(key, fit)| (fit, key)).collect();
        found.sort();
        let mut codes: Vec<_> = found.into_iter().map(|(_, (_, _, _, code))| code).collect();
        // Without a domain, a context that some domain knows leaves out those that do not.
        let knows = |code: &Code| code.entry().map(|row| row.context()) == self.context;
        if self.domain.is_none() && codes.iter().any(knows) {
            codes.retain(|code| self.context.is_none() || knows(code));
        }
        if let (Some(domain), Ok(native)) = (self.domain, self.code.parse()) {
            let code = Code::new(domain, native).in_context(self.context.unwrap_or(0));
            if codes.is_empty() {
                codes.push(code);
            }
            // A failure on dqlite's wire mostly carries a number of SQLite's.
            let wire = code.in_context(derrno::dqlite::WIRE);
            if domain == Domain::DQLITE
                && self.context.is_none()
                && wire.entry().is_some()
                && !codes.contains(&wire)
            {
                codes.push(wire);
            }
        }
        codes
    }

    /// The code of a row in the context asked for, or in every context in which the row's alias may
    /// have been read.
    fn contexts(&self, row: Entry) -> Vec<Code> {
        match self.context {
            Some(context) => vec![row.code().in_context(context)],
            None => row
                .table()
                .rows()
                .filter(|other| other.native() == row.native() && other.name() == row.name())
                .map(|other| other.code())
                .collect(),
        }
    }
}

/// The domain in front of the first `:`, by name or number.
fn domain(text: &str) -> Option<Domain> {
    Domain::by_name(text).or_else(|| match text.strip_prefix("0x") {
        Some(hex) => u16::from_str_radix(hex, 16).ok().map(Domain::new),
        None => text.parse().ok().map(Domain::new),
    })
}

/// The rows whose text is this one, as upstream sends it, `-ERR ''` around it or not.
fn by_text(domain: Option<Domain>, text: &str) -> Vec<Code> {
    let text = match text.strip_prefix("-ERR") {
        Some(error) => error.trim().trim_matches('\''),
        None => text,
    };
    // A text that is all variable, `{err}`, says nothing.
    let says =
        |row: &Entry| !(row.text().starts_with('{') && row.text().find('}') == Some(row.text().len() - 1));
    let rows = tables(domain).filter_map(|table| table.by_text(None, text.as_bytes()));
    rows.filter(says).map(|row| row.code()).collect()
}

/// Answers `derrno explain`.
pub(crate) fn explain(text: &str, out: &mut impl Write) -> Outcome {
    let text = text.trim();
    let (before, query) = match text.split_once(':') {
        Some((before, code)) => match domain(before) {
            Some(domain) => (None, Query::new(Some(domain), code)),
            None => (Some(before), Query::new(None, text)),
        },
        None => (None, Query::new(None, text)),
    };
    let mut codes = query.meanings();
    if !query.name.is_empty() {
        let bears = |code: &Code| {
            code.entry().is_some_and(|row| row.aliases().chain([row.name()]).any(|name| name == query.name))
        };
        codes.retain(bears);
        if codes.is_empty() {
            return Err(Failure::Usage(format!(
                "`{}` is not the name of {}; after a number only its own name is understood",
                query.name, query.code
            )));
        }
    }
    if codes.is_empty() {
        codes = by_text(query.domain, if query.domain.is_some() { query.code } else { text });
    }
    if codes.is_empty() {
        return Err(Failure::Unknown(unknown(text, before, &query)));
    }
    for (i, code) in codes.iter().enumerate() {
        if i > 0 {
            writeln!(out)?;
        }
        write(*code, out)?;
    }
    Ok(0)
}

fn write(code: Code, out: &mut impl Write) -> Outcome {
    let (entry, verdict) = (code.entry(), code.verdict());
    let (kind, origin) = (verdict.kind(), verdict.origin());
    let mut title = code.to_string();
    if code.domain().has_names() && code.native() != 0 {
        title += &format!(" (number {})", code.native());
    }
    writeln!(out, "{}", Styled(severity_style(verdict.severity()).bold(), title))?;
    let mut line = |label: &str, text: &str| match text {
        "" => Ok(()),
        text => writeln!(out, "  {}  {text}", Styled(LABEL, format_args!("{label:8}"))),
    };
    line("when", &context(code, entry).unwrap_or_default())?;
    match entry.map(|row| row.message().split_once("; ").unwrap_or((row.message(), ""))) {
        Some((what, do_next)) => {
            line("what", what)?;
            line("do", do_next)?;
        }
        None => line("what", "not in the table: what follows is the fallback of its domain")?,
    }
    line("kind", &format!("{kind}, of the family {}", kind.family().name()))?;
    line("severity", &format!("{}, origin {origin}", verdict.severity()))?;
    line("advice", &format!("{}: {}", verdict.advice(), advice(verdict.advice())))?;
    line("effect", &format!("{}: {}", verdict.effect(), effect(verdict.effect())))?;
    line("lost", &format!("{}: {}", verdict.lost(), lost(verdict.lost())))?;
    line("retry", retry(verdict))?;
    line(
        "maps to",
        &format!("gRPC {}, HTTP {}, errno {}", kind.grpc().name(), kind.http(), code.errno().name()),
    )?;
    let Some(row) = entry else { return Ok(0) };
    line("aliases", &row.aliases().collect::<Vec<_>>().join(", "))?;
    line("raised", &row.raised_as().map_or(String::new(), |class| format!("as {}", chain(class))))?;
    line("is a", &row.parent().map_or(String::new(), chain))?;
    if row.context() == 0 {
        line("text", row.text())?;
    }
    line("status", &if row.status() == 0 { String::new() } else { row.status().to_string() })?;
    line("closes", if row.closes() { "the peer closes the connection" } else { "" })?;
    line("retired", if row.is_retired() { "no current release sends it" } else { "" })?;
    line("source", row.table().source())?;
    Ok(0)
}

/// What to do, in words.
fn advice(advice: Advice) -> &'static str {
    match advice {
        Advice::NONE => "nothing to do",
        Advice::RETRY_NOW => "send the same request again at once",
        Advice::BACKOFF => "send the same request later",
        Advice::REFRESH => "back off, find the leader, routing or schema again, then retry",
        Advice::RECONNECT => "replace what is lost, and no more; then send again",
        Advice::REDO => "read again and run the whole transaction again",
        Advice::FIX_REQUEST => "change the request or the state it names",
        Advice::FIX_CONFIG => "an operator must change settings, credentials or capacity",
        Advice::STOP => "surface it, do not retry",
        _ => "unknown to this version",
    }
}

/// What happened to a write, in words.
fn effect(effect: Effect) -> &'static str {
    match effect {
        Effect::NONE => "there is no write to speak of",
        Effect::NOT_APPLIED => "the write surely did not happen",
        Effect::MAYBE_APPLIED => "the write may have happened",
        _ => "the write happened",
    }
}

/// What to replace before the next try, in words.
fn lost(lost: Lost) -> &'static str {
    match lost {
        Lost::NOTHING => "nothing is gone",
        Lost::STATEMENT => "prepare, open or subscribe again",
        Lost::TRANSACTION => "run the transaction again from its BEGIN",
        Lost::LINK => "connect again with the same handle; what the server keeps for it survives",
        Lost::SESSION => "open a new session, then what it owned: locks, watches, transaction, statements",
        Lost::HANDLE => "close the client object and make a new one",
        Lost::NODE => "restart or replace the node",
        _ => "unknown to this version",
    }
}

/// Says that nothing is known, and what was perhaps meant.
fn unknown(text: &str, domain: Option<&str>, query: &Query<'_>) -> String {
    let spellings = |row: Entry| row.aliases().chain([row.name()]).collect::<Vec<_>>();
    let names = |table: &'static Table| table.rows().flat_map(spellings);
    if let Some(name) = domain.filter(|name| !name.contains(' ')) {
        let near = nearest(name, Domain::ALL.iter().map(|domain| domain.name()));
        return format!("unknown domain `{name}`{near}\n`derrno domains` lists them");
    }
    let kind = (0..Kind::COUNT).map(Kind::from_number).find(|kind| kind.name() == text);
    match (kind, query.domain) {
        (Some(kind), _) => {
            format!("`{kind}` is a kind, not a code\n`derrno list --kind {kind}` lists its codes")
        }
        (None, Some(domain)) if domain.table().is_some() => {
            let near = nearest(query.code, tables(Some(domain)).flat_map(names));
            format!("{domain} has no code `{}`{near}\n`derrno list {domain}` lists them", query.code)
        }
        _ => format!("no domain has a code `{text}`{}", nearest(query.code, tables(None).flat_map(names))),
    }
}

/// `; did you mean ...?` with up to three names like this one, the nearest first.
fn nearest(name: &str, names: impl Iterator<Item = &'static str>) -> String {
    let name = name.to_ascii_lowercase();
    let mut near: Vec<(f64, &str)> = names
        .map(|other| (strsim::jaro_winkler(&name, &other.to_ascii_lowercase()), other))
        .filter(|(likeness, _)| *likeness > 0.85)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.dedup();
    let near: Vec<_> = near.iter().take(3).map(|(_, name)| format!("`{name}`")).collect();
    if near.is_empty() { String::new() } else { format!("; did you mean {}?", near.join(", ")) }
}
