//! `derrno list` and `derrno domains`: one line each.

use std::collections::BTreeSet;
use std::io::Write;

use derrno::{Domain, Entry, Table};

use crate::Selection;
use crate::explain::nearest;
use crate::show::{Failure, Outcome, Styled, severity_style, tables};

impl Selection {
    /// The rows that fit.
    pub(crate) fn rows(&self) -> Result<impl Iterator<Item = Entry>, Failure> {
        let fits = |wanted: &Option<String>, name| wanted.as_deref().is_none_or(|wanted| wanted == name);
        let domain = self.domain.as_deref().map(|name| {
            let unknown = || {
                let near = nearest(name, tables(None).map(Table::name));
                Failure::Usage(format!("no domain is called `{name}`{near}\n`derrno domains` lists them"))
            };
            Domain::by_name(name).ok_or_else(unknown)
        });
        let rows = tables(domain.transpose()?).flat_map(|table| table.rows()).filter(move |row| {
            let verdict = row.verdict();
            fits(&self.kind, verdict.kind().name())
                && fits(&self.advice, verdict.advice().name())
                && fits(&self.effect, verdict.effect().name())
                && fits(&self.severity, verdict.severity().name())
        });
        Ok(rows)
    }
}

/// One line per row.
pub(crate) fn codes(selection: &Selection, out: &mut impl Write) -> Outcome {
    let rows: Vec<_> = selection.rows()?.map(|row| (row.code().to_string(), row)).collect();
    // A few names of 60 bytes and more would push everything else off the screen.
    let code = rows.iter().map(|(code, _)| code.len()).max().unwrap_or(0).min(48);
    for (name, row) in &rows {
        let verdict = row.verdict();
        writeln!(
            out,
            "{name:code$}  {:19}  {:11}  {:13}  {:7}  {}{}",
            verdict.kind(),
            verdict.advice(),
            verdict.effect(),
            Styled(severity_style(verdict.severity()), verdict.severity()),
            row.message(),
            if row.is_retired() { " (retired)" } else { "" },
        )?;
    }
    Ok(0)
}

/// One line per domain, or one object.
pub(crate) fn domains(json: bool, out: &mut impl Write) -> Outcome {
    let counted = tables(None).map(|table| {
        let numbers: BTreeSet<_> = table.rows().map(|row| row.native()).collect();
        (table, numbers.len(), table.rows().len() - numbers.len())
    });
    if json {
        let domains: Vec<_> = counted
            .map(|(table, codes, variants)| {
                let domain = table.domain();
                serde_json::json!({
                    "number": domain.number(), "name": table.name(), "system": domain.system(),
                    "codes": codes, "variants": variants, "source": table.source(),
                })
            })
            .collect();
        serde_json::to_writer(&mut *out, &domains).map_err(std::io::Error::from)?;
        writeln!(out)?;
        return Ok(0);
    }
    writeln!(out, "{:>2}  {:12}  {:>5}  {:>8}  source", "#", "domain", "codes", "variants")?;
    for (table, codes, variants) in counted {
        let number = table.domain().number();
        writeln!(out, "{number:>2}  {:12}  {codes:>5}  {variants:>8}  {}", table.name(), table.source())?;
    }
    Ok(0)
}
