//! What is asked for by number or name: `[domain:]code[@context][ NAME]`.

use std::borrow::Cow;
use std::collections::BTreeMap;

use derrno::{Code, Domain, Entry};

use crate::show::{holds_classes, tables};

/// How what was asked for fits a row; the better, the earlier.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
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
pub(super) struct Query<'a> {
    pub(super) domain: Option<Domain>,
    pub(super) code: Cow<'a, str>,
    context: Option<u16>,
    /// The name after a number, as `Display` of a code writes it; `""` for none.
    pub(super) name: &'a str,
}

impl<'a> Query<'a> {
    pub(super) fn new(domain: Option<Domain>, text: &'a str) -> Query<'a> {
        let (code, name) = match text.split_once(' ') {
            Some((number, name))
                if number.split('@').next().is_some_and(|head| {
                    self::number(head).is_some() || domain.is_some_and(|one| one.number_of(head).is_some())
                }) =>
            {
                (number, name.trim())
            }
            _ => (text, ""),
        };
        match code.rsplit_once('@').and_then(|(code, context)| Some((code, context.parse().ok()?))) {
            Some((code, context)) => Query { domain, code: signed(code), context: Some(context), name },
            None => Query { domain, code: signed(code), context: None, name },
        }
    }

    /// How the code fits a row; the numbers of names and of five characters need their domain.
    fn fit(&self, row: &Entry) -> Option<Fit> {
        let code = &*self.code;
        let domain = row.table().domain();
        let numbered = self.domain.is_some() || !domain.has_names() && !domain.has_characters();
        if numbered && domain.number_of(code) == Some(row.native()) || row.name() == code {
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
    pub(super) fn meanings(&self) -> Vec<Code> {
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
        if let Some((domain, native)) = self.domain.and_then(|one| Some((one, one.number_of(&self.code)?))) {
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
pub(super) fn domain(text: &str) -> Option<Domain> {
    Domain::by_name(text).or_else(|| match text.strip_prefix("0x") {
        Some(hex) => u16::from_str_radix(hex, 16).ok().map(Domain::new),
        None => text.parse().ok().map(Domain::new),
    })
}

/// A number as logs have it: with its sign, without it, or in hex.
fn number(text: &str) -> Option<i32> {
    let unsigned = |value: u32| i32::from_ne_bytes(value.to_ne_bytes());
    match text.strip_prefix("0x").or_else(|| text.strip_prefix("0X")) {
        Some(hex) => u32::from_str_radix(hex, 16).ok().map(unsigned),
        None => text.parse().ok().or_else(|| text.parse().ok().map(unsigned)),
    }
}

/// A number with its sign; what is no number stays as it is.
fn signed(text: &str) -> Cow<'_, str> {
    match number(text) {
        Some(value) if text.parse() != Ok(value) => value.to_string().into(),
        _ => text.into(),
    }
}
