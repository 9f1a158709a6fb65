//! `derrno export`: the rows with all their columns, as JSON, CSV or Markdown.

use std::io::{self, Write};

use derrno::{Code, Entry, Situation};
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value;

use crate::Selection;
use crate::show::{Failure, Outcome};

/// The form of the output.
#[derive(Clone, Copy, clap::ValueEnum)]
pub(crate) enum Format {
    /// An array of objects, one a line
    Json,
    /// Comma-separated, with a line of column names
    Csv,
    /// A table
    Markdown,
}

type Column = (&'static str, fn(&Entry) -> Value);

/// The columns; names and order are stable, new ones come at the end.
///
/// A name that is missing is null (JSON) or empty; further names are an array (JSON) or separated
/// by a comma and a space.
const COLUMNS: &[Column] = &[
    ("domain", |row| row.table().name().into()),
    ("domain_number", |row| row.table().domain().number().into()),
    ("native", |row| row.native().into()),
    ("context", |row| row.context().into()),
    ("name", |row| row.name().into()),
    ("kind", |row| row.verdict().kind().name().into()),
    ("family", |row| row.verdict().kind().family().name().into()),
    ("advice", |row| row.verdict().advice().name().into()),
    ("effect", |row| row.verdict().effect().name().into()),
    ("severity", |row| row.verdict().severity().name().into()),
    ("origin", |row| row.verdict().origin().name().into()),
    ("lost", |row| row.verdict().lost().name().into()),
    ("verdict", |row| row.verdict().bits().into()),
    ("may_retry", |row| row.verdict().may_retry(Situation::PLAIN).into()),
    ("may_retry_idempotent", |row| row.verdict().may_retry(Situation::IDEMPOTENT).into()),
    ("message", |row| row.message().into()),
    ("text", |row| none_if_empty(row.text())),
    ("status", |row| if row.status() == 0 { Value::Null } else { row.status().into() }),
    ("aliases", |row| row.aliases().collect()),
    ("parent", |row| name(row.parent())),
    ("second_parent", |row| name(row.second_parent())),
    ("raised_as", |row| name(row.raised_as())),
    ("grpc", |row| row.verdict().kind().grpc().name().into()),
    ("http", |row| row.verdict().kind().http().into()),
    ("errno", |row| row.errno().name().into()),
    ("closes", |row| row.closes().into()),
    ("retired", |row| row.is_retired().into()),
    ("source", |row| row.table().source().into()),
    ("note", |row| none_if_empty(row.note())),
];

fn none_if_empty(text: &'static str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn name(class: Option<Entry>) -> Value {
    class.map_or(Value::Null, |class| class.name().into())
}

/// A code with all its columns; of an unlisted one, what its domain's fallback says.
pub(crate) fn object(code: Code) -> Value {
    let mut map = serde_json::Map::new();
    map.insert("code".into(), code.to_string().into());
    let verdict = code.verdict();
    match code.entry() {
        Some(row) => map.extend(COLUMNS.iter().map(|(name, value)| ((*name).to_owned(), value(&row)))),
        None => map.extend(
            [
                ("domain", code.domain().to_string().into()),
                ("domain_number", code.domain().number().into()),
                ("native", code.native().into()),
                ("context", code.context().into()),
                ("name", Value::Null),
                ("kind", verdict.kind().name().into()),
                ("advice", verdict.advice().name().into()),
                ("effect", verdict.effect().name().into()),
                ("severity", verdict.severity().name().into()),
                ("origin", verdict.origin().name().into()),
                ("lost", verdict.lost().name().into()),
                ("verdict", verdict.bits().into()),
                ("message", Value::Null),
            ]
            .map(|(name, value): (&str, Value)| (name.to_owned(), value)),
        ),
    }
    Value::Object(map)
}

struct Object(Entry);

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(COLUMNS.len()))?;
        for (name, value) in COLUMNS {
            map.serialize_entry(name, &value(&self.0))?;
        }
        map.end()
    }
}

/// A cell of a table without types.
fn text(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        Value::Array(names) => names.into_iter().map(text).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// Prints the rows.
pub(crate) fn export(format: Format, selection: &Selection, out: &mut impl Write) -> Outcome {
    let names = COLUMNS.iter().map(|(name, _)| *name);
    let cells = |row: &Entry| COLUMNS.iter().map(|(_, value)| text(value(row))).collect::<Vec<_>>();
    match format {
        Format::Json => {
            let mut before = "[\n";
            for row in selection.rows()? {
                write!(out, "{before}")?;
                serde_json::to_writer(&mut *out, &Object(row)).map_err(io::Error::from)?;
                before = ",\n";
            }
            out.write_all(if before == "[\n" { b"[]\n" } else { b"\n]\n" })?;
        }
        Format::Csv => {
            let mut csv = csv::Writer::from_writer(out);
            let failed = |error: csv::Error| match error.into_kind() {
                csv::ErrorKind::Io(error) => Failure::from(error),
                other => io::Error::other(format!("{other:?}")).into(),
            };
            csv.write_record(names).map_err(failed)?;
            for row in selection.rows()? {
                csv.write_record(cells(&row)).map_err(failed)?;
            }
            csv.flush()?;
        }
        Format::Markdown => {
            writeln!(out, "| {} |", names.collect::<Vec<_>>().join(" | "))?;
            writeln!(out, "|{}", " --- |".repeat(COLUMNS.len()))?;
            for row in selection.rows()? {
                let cells: Vec<_> = cells(&row).iter().map(|cell| cell.replace('|', "\\|")).collect();
                writeln!(out, "| {} |", cells.join(" | "))?;
            }
        }
    }
    Ok(0)
}
