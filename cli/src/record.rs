//! A record as a line, of text or of JSON.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use derrno::log::Record;
use derrno::{Code, Domain, Entry, Lost};
use serde_json::json;

use crate::show::{Styled, severity_style, tables};

/// Writes lines; the words of a code are put together once.
pub(crate) struct Printer {
    json: bool,
    hz: Option<u32>,
    colours: bool,
    /// By domain, then by the place of the row.
    words: BTreeMap<Domain, Vec<Option<Words>>>,
    /// The lines written so far, for the caller to take.
    pub(crate) lines: Vec<u8>,
}

/// What a line says of a code: before count and arguments, and after them.
#[derive(Clone, Default)]
struct Words {
    head: String,
    tail: String,
}

impl Printer {
    pub(crate) fn new(json: bool, hz: Option<u32>, colours: bool) -> Printer {
        let words = tables(None).map(|table| (table.domain(), vec![None; table.rows().len()])).collect();
        Printer { json, hz, colours, words, lines: Vec::new() }
    }

    /// Adds the line of a record.
    pub(crate) fn line(&mut self, record: &Record) {
        let Printer { json, hz, colours, words, lines } = self;
        let code = record.code();
        let entry = code.entry();
        // Only what a row says is kept; numbers and contexts without a row are too many.
        let place = entry
            .filter(|row| row.code() == code)
            .and_then(|row| words.get_mut(&code.domain())?.get_mut(usize::from(row.place())));
        let mut unlisted = None;
        let words = place.unwrap_or(&mut unlisted);
        let words = words.get_or_insert_with(|| {
            if *json { Words::json(code, entry) } else { Words::text(code, entry, *colours) }
        });
        if *json {
            lines.extend(b"{\"time\":");
            match record.time() {
                Some(time) => number(lines, time),
                None => lines.extend(b"null"),
            }
            if let (Some(time), Some(hz)) = (record.time(), *hz) {
                lines.extend(b",\"seconds\":");
                seconds(lines, time, hz);
            }
            lines.extend(b",\"count\":");
            number(lines, record.count());
            lines.extend(b",\"args\":[");
            list(lines, record.args(), b',');
            lines.push(b']');
        } else {
            match (record.time(), *hz) {
                (Some(time), Some(hz)) => aligned(lines, 17, |lines| seconds(lines, time, hz)),
                (Some(time), None) => aligned(lines, 10, |lines| number(lines, time)),
                (None, hz) => aligned(lines, if hz.is_some() { 17 } else { 10 }, |lines| lines.push(b'-')),
            }
            lines.extend(words.head.as_bytes());
            if record.count() != 1 {
                lines.extend(b" x");
                number(lines, record.count());
            }
            if !record.args().is_empty() {
                lines.extend(b" [");
                list(lines, record.args(), b' ');
                lines.push(b']');
            }
        }
        lines.extend(words.tail.as_bytes());
    }
}

impl Words {
    fn text(code: Code, entry: Option<Entry>, colours: bool) -> Words {
        let verdict = code.verdict();
        let style = if colours { severity_style(verdict.severity()) } else { anstyle::Style::new() };
        let head = format!(" {:7} {code}", Styled(style, verdict.severity()));
        let mut tail = format!(": {}, do {}, write {}", verdict.kind(), verdict.advice(), verdict.effect());
        if verdict.lost() != Lost::NOTHING {
            tail += &format!(", lost {}", verdict.lost());
        }
        tail += ": ";
        tail += entry.map_or("not in the table of this version", |row| row.message());
        tail.push('\n');
        Words { head, tail }
    }

    fn json(code: Code, entry: Option<Entry>) -> Words {
        let verdict = code.verdict();
        let mut tail = String::new();
        for (name, value) in [
            ("code", json!(code.to_string())),
            ("domain", json!(code.domain().to_string())),
            ("native", json!(code.native())),
            ("context", json!(code.context())),
            ("name", json!(entry.map(|row| row.name()))),
            ("kind", json!(verdict.kind().name())),
            ("advice", json!(verdict.advice().name())),
            ("effect", json!(verdict.effect().name())),
            ("severity", json!(verdict.severity().name())),
            ("origin", json!(verdict.origin().name())),
            ("lost", json!(verdict.lost().name())),
            ("message", json!(entry.map(|row| row.message()))),
            ("listed", json!(!verdict.is_unlisted())),
        ] {
            // Writing to a String does not fail.
            let _ = write!(tail, ",\"{name}\":{value}");
        }
        tail += "}\n";
        Words { head: String::new(), tail }
    }
}

fn number(lines: &mut Vec<u8>, number: impl itoa::Integer) {
    lines.extend(itoa::Buffer::new().format(number).as_bytes());
}

/// Seconds with six places.
fn seconds(lines: &mut Vec<u8>, ticks: u32, hz: u32) {
    let micros = u64::from(ticks) * 1_000_000 / u64::from(hz);
    number(lines, micros / 1_000_000);
    lines.push(b'.');
    let places = micros % 1_000_000 + 1_000_000; // a 1 in front keeps the zeros
    lines.extend(itoa::Buffer::new().format(places).bytes().skip(1));
}

fn list(lines: &mut Vec<u8>, words: &[u32], between: u8) {
    for (i, word) in words.iter().enumerate() {
        if i > 0 {
            lines.push(between);
        }
        number(lines, *word);
    }
}

/// Right-aligned in `width` columns.
fn aligned(lines: &mut Vec<u8>, width: usize, write: impl FnOnce(&mut Vec<u8>)) {
    let start = lines.len();
    write(lines);
    let missing = width.saturating_sub(lines.len() - start);
    lines.splice(start..start, std::iter::repeat_n(b' ', missing));
}
