//! All that is known of a code, in words; and what to say of one that is not known.

use std::io::Write;

use derrno::retry::{Act, MANY, Request, Why};
use derrno::{Advice, Code, Effect, Entry, Kind, Lost, Situation, Table, Verdict};

use super::query::Query;
use crate::show::{LABEL, Outcome, Styled, chain, context, retry, severity_style, tables};

/// Writes all that is known of a code, after how it was found.
pub(super) fn write(code: Code, found: Option<String>, out: &mut impl Write) -> Outcome {
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
    line("found", &found.unwrap_or_default())?;
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
    line("effect", &format!("{}: {}", verdict.effect(), effect(verdict)))?;
    line("lost", &format!("{}: {}", verdict.lost(), lost(verdict.lost())))?;
    line("retry", retry(verdict))?;
    for (label, request, situation) in [
        ("engine", "a plain request", Situation::PLAIN),
        ("", "an idempotent one", Situation::IDEMPOTENT),
        ("", "one of a transaction", Situation::IN_TRANSACTION | Situation::CAN_REDO),
    ] {
        line(label, &format!("{request}: {}", first_step(verdict, situation)))?;
    }
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
    line("note", row.note())?;
    line("source", row.table().source())?;
    Ok(0)
}

/// What to do, in words.
pub(crate) fn advice(advice: Advice) -> &'static str {
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

/// What happened to a write, in words. The answer to a repeat may be about the first try, which made what is now
/// "there already": so it speaks of this try alone.
fn effect(verdict: Verdict) -> &'static str {
    match verdict.effect() {
        Effect::NONE => "there is no write to speak of",
        Effect::NOT_APPLIED if verdict.kind().manner().is_ambiguous() => {
            "this try did not happen; an earlier try in doubt may have"
        }
        Effect::NOT_APPLIED => "this try surely did not happen",
        Effect::MAYBE_APPLIED => "the write may have happened",
        _ => "the write happened",
    }
}

/// What the retry engine does after a first send that failed so, within a deadline of a minute: the step, and the
/// shortest and longest wait before it.
fn first_step(verdict: Verdict, situation: Situation) -> String {
    let step = |random| {
        let mut request = Request::new(0, 60_000, situation);
        request.admit(&MANY, None, 0, random);
        request.failed(&MANY, None, None, verdict, 0, 0, random)
    };
    let (soonest, latest) = (step(0), step(u32::MAX));
    let words = soonest.act().name().replace('_', " ");
    match soonest.act() {
        Act::DONE => words,
        Act::GIVE_UP if soonest.why() == Why::ANSWER => format!("{words}, no repeat helps"),
        Act::GIVE_UP => format!("{words}, {}", soonest.why().name().replace('_', " ")),
        _ if latest.wait() == 0 => format!("{words} at once"),
        _ => format!("{words} in {} to {} ms", soonest.wait(), latest.wait()),
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
pub(super) fn unknown(text: &str, domain: Option<&str>, query: &Query<'_>) -> String {
    let spellings = |row: Entry| row.aliases().chain([row.name()]).collect::<Vec<_>>();
    let names = |table: &'static Table| table.rows().flat_map(spellings);
    if text.split_whitespace().nth(3).is_some() {
        return "no code that derrno knows is in this line; take what was under way as in doubt".to_owned();
    }
    if let Some(name) = domain.filter(|name| !name.contains(' ')) {
        let near = nearest(name, tables(None).map(Table::name));
        return format!("unknown domain `{name}`{near}\n`derrno domains` lists them");
    }
    let kind = (0..Kind::COUNT).map(Kind::from_number).find(|kind| kind.name() == text);
    match (kind, query.domain) {
        (Some(kind), _) => {
            format!("`{kind}` is a kind, not a code\n`derrno list --kind {kind}` lists its codes")
        }
        (None, Some(domain)) if Table::of(domain).is_some() => {
            let near = nearest(&query.code, tables(Some(domain)).flat_map(names));
            format!("{domain} has no code `{}`{near}\n`derrno list {domain}` lists them", query.code)
        }
        _ => format!("no domain has a code `{text}`{}", nearest(&query.code, tables(None).flat_map(names))),
    }
}

/// `; did you mean ...?` with up to three names like this one, the nearest first.
pub(crate) fn nearest(name: &str, names: impl Iterator<Item = &'static str>) -> String {
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
