//! The counts: for people, as JSON, as OpenMetrics.

use std::io::{self, Write};

use derrno::Effect;
use serde_json::{Value, json};

use super::Scan;
use super::tally::{Example, Seen, Tally, What};
use crate::export;
use crate::show::{Failure, LABEL, Styled, severity_style};

/// Prints what was counted, the worst first.
pub(super) fn summary(args: &Scan, tally: &Tally, out: &mut impl Write) -> Result<(), Failure> {
    if args.metrics {
        return metrics(tally, out);
    }
    for (what, seen) in tally.worst_first() {
        if args.json {
            json_line(&counted(what, seen, tally), out)?;
        } else {
            text(what, seen, tally, out)?;
        }
    }
    Ok(())
}

fn text(what: What, seen: &Seen, tally: &Tally, out: &mut impl Write) -> Result<(), Failure> {
    let message = match what {
        What::Code(code) => {
            let verdict = code.verdict();
            let title = Styled(severity_style(verdict.severity()).bold(), code);
            writeln!(
                out,
                "{:>8}  {title}  {}, {}, do {}, write {}",
                seen.count,
                verdict.kind(),
                verdict.severity(),
                verdict.advice(),
                verdict.effect()
            )?;
            code.message().unwrap_or("not in the table")
        }
        What::Nothing(text) => {
            writeln!(out, "{:>8}  `{text}` identifies no code, write {}", seen.count, Effect::MAYBE_APPLIED)?;
            tally.nothing.get(text).map_or("", |nothing| nothing.message)
        }
    };
    let mut line = |label: &str, text: &str| {
        writeln!(out, "          {}  {text}", Styled(LABEL, format_args!("{label:7}")))
    };
    let (what, then) = message.split_once("; ").unwrap_or((message, ""));
    line("what", what)?;
    line("do", then)?;
    if !seen.others.is_empty() {
        line("or", &seen.others.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))?;
    }
    if let (Some(first), Some(last)) = (&seen.first, &seen.last) {
        line("when", &if first == last { first.clone() } else { format!("{first} to {last}") })?;
    }
    for Example { file, line: number, text } in &seen.examples {
        line("as in", &format!("{file}:{number}: {text}"))?;
    }
    Ok(())
}

/// The object of a code. The keys are stable, new ones come last.
fn counted(what: What, seen: &Seen, tally: &Tally) -> Value {
    let mut object = meaning(what, tally);
    if let Some(map) = object.as_object_mut() {
        let examples: Vec<_> = seen.examples.iter().map(place).collect();
        map.insert("count".into(), seen.count.into());
        map.insert("sure".into(), seen.sure.into());
        map.insert("first".into(), json!(seen.first));
        map.insert("last".into(), json!(seen.last));
        map.insert("or".into(), seen.others.iter().map(ToString::to_string).collect());
        map.insert("examples".into(), examples.into());
    }
    object
}

/// The object of a line that was found.
pub(super) fn event(what: What, sureness: &str, example: &Example, tally: &Tally) -> Value {
    let mut object = meaning(what, tally);
    if let (Some(map), Value::Object(place)) = (object.as_object_mut(), place(example)) {
        map.insert("sureness".into(), sureness.into());
        map.extend(place);
    }
    object
}

fn place(example: &Example) -> Value {
    json!({ "file": example.file, "line": example.line, "line_text": example.text })
}

fn meaning(what: What, tally: &Tally) -> Value {
    match what {
        What::Code(code) => export::object(code),
        What::Nothing(text) => json!({
            "code": null, "kind": "unknown", "effect": Effect::MAYBE_APPLIED.name(), "text": text,
            "message": tally.nothing.get(text).map(|nothing| nothing.message),
        }),
    }
}

pub(super) fn json_line(object: &Value, out: &mut impl Write) -> Result<(), Failure> {
    serde_json::to_writer(&mut *out, object).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

/// OpenMetrics text. Names of metrics and labels are stable.
fn metrics(tally: &Tally, out: &mut impl Write) -> Result<(), Failure> {
    let escaped = |text: &str| text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    writeln!(out, "# TYPE derrno_errors counter\n# HELP derrno_errors Lines that speak of the code.")?;
    for (what, seen) in tally.worst_first() {
        let labels = match what {
            What::Code(code) => {
                let verdict = code.verdict();
                [
                    ("domain", code.domain().to_string()),
                    ("native", code.native().to_string()),
                    ("context", code.context().to_string()),
                    ("name", escaped(code.name().unwrap_or(""))),
                    ("kind", verdict.kind().name().to_owned()),
                    ("advice", verdict.advice().name().to_owned()),
                    ("effect", verdict.effect().name().to_owned()),
                    ("severity", verdict.severity().name().to_owned()),
                ]
                .to_vec()
            }
            What::Nothing(text) => {
                vec![
                    ("domain", String::new()),
                    ("name", escaped(text)),
                    ("effect", Effect::MAYBE_APPLIED.name().to_owned()),
                ]
            }
        };
        let labels: Vec<_> = labels.iter().map(|(name, value)| format!("{name}=\"{value}\"")).collect();
        writeln!(out, "derrno_errors_total{{{}}} {}", labels.join(","), seen.count)?;
    }
    writeln!(
        out,
        "# TYPE derrno_lines counter\n# HELP derrno_lines Lines read.\nderrno_lines_total {}",
        tally.lines
    )?;
    writeln!(
        out,
        "# TYPE derrno_bytes counter\n# HELP derrno_bytes Bytes read.\nderrno_bytes_total {}",
        tally.bytes
    )?;
    Ok(writeln!(out, "# EOF")?)
}
