//! The table of rows that were read.

use derrno::Table;
use derrno::table::build::{
    HOW_MANY, LONG_NAME, MOST, Part, Slot, Strings, meta_of, name_slots, searched, taken,
};

use crate::columns::{At, Declared, One};

/// Strings as tables have them: each with a NUL, and where each starts. `None` when all are empty.
fn packed<'a>(texts: impl Iterator<Item = &'a str> + Clone) -> Strings {
    let mut blob = String::new();
    let mut starts = vec![0];
    if texts.clone().any(|text| !text.is_empty()) {
        for text in texts {
            blob += text;
            blob.push('\0');
            starts.push(blob.len() as u32);
        }
    }
    Strings::new(blob.leak().as_bytes(), starts.leak())
}

/// Makes a table.
pub(crate) fn table(declared: &Declared, file: &str) -> Result<&'static Table, At> {
    let rows = &declared.rows;
    let aliases: usize = rows.iter().map(|one| one.aliases.len()).sum();
    if rows.len() + aliases > MOST {
        return Err(At { line: Some(declared.line), sentence: HOW_MANY.to_owned() });
    }
    let names =
        rows.iter().map(|one| one.name).chain(rows.iter().flat_map(|one| one.aliases.iter().copied()));
    let slots = slots(rows, names.clone())?;
    let alias_rows: Vec<u16> =
        rows.iter().enumerate().flat_map(|(i, one)| one.aliases.iter().map(move |_| i as u16)).collect();
    let (meta, nodes): (Vec<_>, Vec<_>) =
        rows.iter().enumerate().map(|(i, one)| meta_of(&one.row, i as u16)).unzip();
    let mut strings = [packed(names); Part::COUNT];
    strings[Part::Message as usize] = packed(rows.iter().map(|one| one.message));
    strings[Part::Text as usize] = packed(rows.iter().map(|one| one.text));
    let source = if declared.source.is_empty() { file } else { &declared.source };
    let made = searched(
        declared.domain,
        declared.name.clone().leak(),
        format!("{source}\0").leak(),
        (meta.leak(), nodes.leak()),
        strings,
        (slots.leak(), alias_rows.leak()),
    );
    Ok(Box::leak(Box::new(made)))
}

/// The names and aliases by which rows are found: a variant is found by its base row.
fn slots<'a>(rows: &[One], names: impl Iterator<Item = &'a str> + Clone) -> Result<Vec<Slot>, At> {
    let owners = (0..rows.len())
        .chain(rows.iter().enumerate().flat_map(|(i, one)| one.aliases.iter().map(move |_| i)));
    let (mut slots, mut start) = (Vec::new(), 0);
    for (place, (row, name)) in owners.zip(names.clone()).enumerate() {
        let len = u16::try_from(name.len())
            .map_err(|_| At { line: Some(rows[row].line), sentence: LONG_NAME.to_owned() })?;
        if place != row || row == 0 || rows[row - 1].native != rows[row].native {
            slots.push(Slot { start, len, row: row as u16 });
        }
        start += u32::from(len) + 1;
    }
    let text: String = names.flat_map(|name| [name, "\0"]).collect();
    if let Some((a, b)) = name_slots(&text, &mut slots) {
        let (a, b) = (&rows[usize::from(a.row)], &rows[usize::from(b.row)]);
        return Err(At { line: Some(b.line), sentence: taken(a.name, b.name).concat() });
    }
    Ok(slots)
}
