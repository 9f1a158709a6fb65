//! `derrno explain`: what a number, a name, a text or a whole line of a log means.

mod full;
mod query;

use std::io::{IsTerminal, Read, Write};

use derrno::{Client, Code, Domain, Effect, Kind};
use derrno_text::{Finding, Meaning, Sureness, recognise};
use serde_json::{Value, json};

pub(crate) use full::nearest;
use query::{Query, domain};

use crate::export;
use crate::show::{Failure, LABEL, Outcome, Styled, severity_style};

/// What is asked for, as the command line has it.
#[derive(clap::Args)]
pub(crate) struct Explain {
    /// A number, a name, a text or a line; domain:code; code@context; `-` reads it from standard input
    #[arg(allow_hyphen_values = true, value_name = "CODE", value_parser = word)]
    code: Vec<String>,
    /// Explain every candidate in full, not only the best
    #[arg(long)]
    all: bool,
    /// Print one JSON object: what was given, and every candidate with all its columns
    #[arg(long)]
    json: bool,
}

/// A word of a code or text. It may begin with `-`, as -101 and -ERR do, but an option that explain does
/// not have it is not.
fn word(word: &str) -> Result<String, &'static str> {
    match word {
        "--all" | "--json" => Ok(word.to_owned()),
        _ if word.starts_with("--table") => Err("--table FILE stands before the code"),
        _ if word.starts_with("--") && !word.contains(' ') => Err("explain has no such option"),
        _ => Ok(word.to_owned()),
    }
}

impl Explain {
    /// Takes out the options that stand after the first word.
    fn sorted(mut self) -> Explain {
        self.all |= self.code.iter().any(|word| word == "--all");
        self.json |= self.code.iter().any(|word| word == "--json");
        self.code.retain(|word| word != "--all" && word != "--json");
        self
    }

    /// What was given, by argument or by standard input.
    fn text(&self) -> Result<String, Failure> {
        let mut stdin = std::io::stdin();
        let text = match self.code.as_slice() {
            [] if stdin.is_terminal() => String::new(),
            [] | [_] if self.code.first().is_none_or(|word| word == "-") => {
                let mut bytes = Vec::new();
                let failed = |error| Failure::Io("standard input".to_owned(), error);
                stdin.read_to_end(&mut bytes).map_err(failed)?;
                String::from_utf8_lossy(&bytes).into_owned()
            }
            words => words.join(" "),
        };
        match text.trim() {
            "" => Err(Failure::Usage("explain what? give a <CODE>, or a line by standard input".to_owned())),
            text => Ok(text.to_owned()),
        }
    }
}

/// What the text may mean.
struct Candidate {
    meaning: Meaning,
    /// How it was found in a line; `None` for a code that was asked for by number or name.
    finding: Option<Finding>,
}

impl Candidate {
    /// Whether it stands at another place of the line.
    fn is_beside(&self, other: &Candidate) -> bool {
        let span = |candidate: &Candidate| candidate.finding.as_ref().map(|finding| finding.span.clone());
        span(self)
            .zip(span(other))
            .is_some_and(|(one, other)| one.end <= other.start || other.end <= one.start)
    }

    /// How it was found, in words.
    fn found(&self) -> Option<String> {
        let finding = self.finding.as_ref()?;
        let evidence = finding.evidence.name().replace('_', " ");
        if finding.sureness == Sureness::Possible {
            return Some(format!("a guess by its {evidence}: other programs print this as well"));
        }
        let by = match finding.client.filter(|_| finding.code().is_some()) {
            Some(Client::SERVER) => ", as the server prints it".to_owned(),
            Some(Client::LOG) => ", as logs have it".to_owned(),
            Some(client) => format!(", as {} prints it", client.name()),
            None => String::new(),
        };
        Some(format!("{} by its {evidence}{by}", finding.sureness.name()))
    }
}

/// Runs `derrno explain`.
pub(crate) fn explain(args: Explain, out: &mut impl Write) -> Outcome {
    let args = args.sorted();
    let text = args.text()?;
    let candidates = candidates(&text)?;
    if args.json {
        let found: Vec<_> = candidates.iter().map(object).collect();
        let object = json!({ "input": text, "found": found });
        serde_json::to_writer(&mut *out, &object).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    if args.all {
        for (i, candidate) in candidates.iter().enumerate() {
            if i > 0 {
                writeln!(out)?;
            }
            write(candidate, out)?;
        }
        return Ok(0);
    }
    let Some((best, others)) = candidates.split_first() else { return Ok(0) };
    write(best, out)?;
    // Another place of the line may name the cause; another meaning of the same place is a choice.
    let (beside, instead): (Vec<_>, Vec<_>) = others.iter().partition(|other| other.is_beside(best));
    for (title, some) in [("the line also says", beside), ("or, less likely", instead)] {
        if !some.is_empty() {
            writeln!(out, "\n{title} (--all explains each):")?;
        }
        for candidate in some {
            short(candidate, out)?;
        }
    }
    Ok(0)
}

/// By number or name; otherwise by what a line says.
fn candidates(text: &str) -> Result<Vec<Candidate>, Failure> {
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
    }
    if !codes.is_empty() {
        // Words that name a code are also what others print.
        let said = if query.code.contains(' ') { found(query.domain, &query.code) } else { Vec::new() };
        codes.retain(|code| said.iter().all(|one| one.meaning != Meaning::Code(*code)));
        let asked = |code| Candidate { meaning: Meaning::Code(code), finding: None };
        return Ok(said.into_iter().chain(codes.into_iter().map(asked)).collect());
    }
    let wrong_name = || {
        Failure::Usage(format!(
            "`{}` is not the name of {}; after a number only its own name is understood",
            query.name, query.code
        ))
    };
    if !query.name.is_empty() && query.domain.is_some() {
        return Err(wrong_name());
    }
    let is_kind = (0..Kind::COUNT).any(|kind| Kind::from_number(kind).name() == text);
    let mut found_here = if is_kind { Vec::new() } else { found(None, text) };
    if found_here.is_empty() && query.domain.is_some() {
        found_here = found(query.domain, &query.code);
    }
    if !found_here.is_empty() {
        return Ok(found_here);
    }
    if !query.name.is_empty() {
        return Err(wrong_name());
    }
    Err(Failure::Unknown(full::unknown(text, before, &query)))
}

/// What a line says, of one domain or of all.
fn found(domain: Option<Domain>, text: &str) -> Vec<Candidate> {
    // As a shell hands over `-ERR 'Stale Connection'`.
    let quoted = match text.strip_prefix("-ERR ") {
        Some(error) if !error.contains('\'') => format!("-ERR '{error}'"),
        _ => text.to_owned(),
    };
    let of_domain = |code: Option<Code>| domain.is_none() || code.map(|code| code.domain()) == domain;
    let candidate = |finding: Finding| Candidate { meaning: finding.meaning, finding: Some(finding) };
    recognise(quoted.as_bytes()).into_iter().filter(|one| of_domain(one.code())).map(candidate).collect()
}

/// A candidate in full.
fn write(candidate: &Candidate, out: &mut impl Write) -> Outcome {
    match candidate.meaning {
        Meaning::Code(code) => full::write(code, candidate.found(), out),
        Meaning::Nothing(nothing) => {
            let (what, then) = nothing.message.split_once("; ").unwrap_or((nothing.message, ""));
            writeln!(out, "`{}` identifies no code", nothing.text)?;
            let label = |label: &str| Styled(LABEL, format!("{label:8}")).to_string();
            writeln!(out, "  {}  {}", label("found"), candidate.found().unwrap_or_default())?;
            writeln!(out, "  {}  {what}", label("what"))?;
            writeln!(out, "  {}  {then}", label("do"))?;
            writeln!(out, "  {}  maybe_applied: the write may have happened", label("effect"))?;
            Ok(0)
        }
    }
}

/// A candidate in one line.
fn short(candidate: &Candidate, out: &mut impl Write) -> Outcome {
    match candidate.meaning {
        Meaning::Code(code) => {
            let verdict = code.verdict();
            let style = severity_style(verdict.severity());
            let message = code.message().unwrap_or("not in the table");
            let guess = candidate.finding.as_ref().is_some_and(|one| one.sureness == Sureness::Possible);
            writeln!(
                out,
                "  {}  {}{}, do {}, write {}: {message}",
                Styled(style, code),
                if guess { "a guess: " } else { "" },
                verdict.kind(),
                verdict.advice(),
                verdict.effect()
            )?;
        }
        Meaning::Nothing(nothing) => {
            writeln!(out, "  `{}` identifies no code: {}", nothing.text, nothing.message)?
        }
    }
    Ok(0)
}

/// A candidate as JSON has it. The keys are stable, new ones come last.
fn object(candidate: &Candidate) -> Value {
    let mut object = match candidate.meaning {
        Meaning::Code(code) => export::object(code),
        Meaning::Nothing(nothing) => json!({
            "code": null, "kind": Kind::UNKNOWN.name(), "effect": Effect::MAYBE_APPLIED.name(),
            "text": nothing.text, "message": nothing.message,
        }),
    };
    if let (Some(finding), Some(map)) = (&candidate.finding, object.as_object_mut()) {
        map.insert("sureness".into(), finding.sureness.name().into());
        map.insert("evidence".into(), finding.evidence.name().into());
        map.insert("span".into(), json!([finding.span.start, finding.span.end]));
        map.insert("client".into(), finding.client.map_or(Value::Null, |client| client.name().into()));
    }
    object
}
