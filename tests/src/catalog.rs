//! The files of tests/catalog, and what the rows say in their words.

use std::collections::HashMap;

use derrno::{Domain, Entry, Situation, Table, Verdict};

use crate::place::root;

/// One line of a file: column to value; in the column `at` the file and the number of the line.
pub type Line = HashMap<String, String>;

/// The lines of `tests/catalog/<file>.csv`.
///
/// # Panics
/// When there is no such file, or it is no CSV.
#[must_use]
pub fn lines(file: &str) -> Vec<Line> {
    let path = root("tests/catalog").join(file).with_extension("csv");
    let mut reader = csv::Reader::from_path(&path).unwrap_or_else(|error| {
        panic!(
            "tests/catalog/{file}.csv: {error}; write what upstream has there, one code a line, with the columns \
             native,name,lost,why_lost,source at least"
        )
    });
    let header = reader.headers().expect("a line of columns").clone();
    let read = |record: Result<csv::StringRecord, csv::Error>| {
        let record = record.unwrap_or_else(|error| panic!("tests/catalog/{file}.csv: {error}"));
        let number = record.position().map_or(0, csv::Position::line);
        let line: Line = header.iter().zip(&record).map(|(k, v)| (k.to_owned(), v.to_owned())).collect();
        let at = format!("tests/catalog/{file}.csv:{number}");
        for (column, allowed) in [("retry", "retriable;not"), ("retired", "yes"), ("closes", "yes")] {
            let value = get(&line, column);
            let known = value.is_empty() || file == "retry" || allowed.split(';').any(|word| word == value);
            assert!(known, "{at}: {column} is `{value}`; write {allowed} or nothing");
        }
        line.into_iter().chain([("at".to_owned(), at)]).collect()
    };
    reader.records().map(read).collect()
}

/// The value of a column, `""` where the file has no such column.
#[must_use]
pub fn get<'a>(line: &'a Line, column: &str) -> &'a str {
    line.get(column).map_or("", String::as_str)
}

/// The table of a domain derrno knows.
///
/// # Panics
/// For a domain it does not know.
#[must_use]
pub fn table(domain: Domain) -> &'static Table {
    domain.table().expect("all features are on")
}

/// The row a line speaks of, by its columns native, name, context and text.
///
/// # Panics
/// When there is none.
#[must_use]
pub fn row(domain: Domain, line: &Line) -> Entry {
    let (table, text) = (table(domain), get(line, "text"));
    let describe =
        format!("{}: {domain} {} {} {text}", get(line, "at"), get(line, "native"), get(line, "name"));
    let native = match get(line, "native") {
        "" => table
            .by_name(get(line, "name"))
            .unwrap_or_else(|| panic!("{describe}: no row of this name"))
            .native(),
        native => native.parse().unwrap_or_else(|_| panic!("{describe}: no number")),
    };
    let found = match (get(line, "context"), text) {
        ("", "") => table
            .rows()
            .find(|row| row.native() == native && row.text().is_empty() && bears(row, get(line, "name")))
            .or_else(|| table.entry(native).filter(|row| bears(row, get(line, "name")))),
        ("", text) => table.by_text(Some(native), text.as_bytes()),
        (context, _) => table.entry_in(native, context.parse().expect("a number")),
    };
    found.unwrap_or_else(|| match table.entry(native) {
        Some(row) => panic!("{describe}: core/src/systems/{domain}.rs calls row {native} {}", row.name()),
        None => panic!("{describe}: core/src/systems/{domain}.rs has no such row"),
    })
}

/// Whether a row has this name or alias; every row bears the empty name.
#[must_use]
pub fn bears(row: &Entry, name: &str) -> bool {
    name.is_empty() || row.name() == name || row.aliases().any(|alias| alias == name)
}

/// The direct parents of a class, joined with `;`.
#[must_use]
pub fn parents(row: &Entry) -> String {
    let inherited = row.parent().and_then(|parent| parent.second_parent());
    let second = row.second_parent().filter(|second| Some(*second) != inherited);
    row.parent().into_iter().chain(second).map(|parent| parent.name()).collect::<Vec<_>>().join(";")
}

/// What a verdict says of a repeat: `yes`, `if idempotent` or `no`.
#[must_use]
pub fn repeat(verdict: Verdict) -> &'static str {
    match (verdict.may_retry(Situation::PLAIN), verdict.may_retry(Situation::IDEMPOTENT)) {
        (true, _) => "yes",
        (false, true) => "if idempotent",
        (false, false) => "no",
    }
}
