//! What each answer must be, found slowly: a walk over the rows, no index.

use std::collections::HashMap;
use std::path::Path;
use std::sync::LazyLock;

use derrno::table::Entry;
use derrno::{Code, Domain, Kind};

use crate::streams::{self, table};

/// What a lookup by name gives that found nothing.
pub(crate) const MISS: u32 = 0x9e37_79b9;

static ROWS: LazyLock<HashMap<(Domain, i32), Entry>> = LazyLock::new(|| {
    let rows = Domain::ALL.iter().flat_map(|domain| table(*domain).rows());
    rows.filter(|row| row.context() == 0).map(|row| ((row.code().domain(), row.native()), row)).collect()
});

static NAMES: LazyLock<HashMap<(Domain, &'static str), i32>> = LazyLock::new(|| {
    let names = |domain| streams::names(table(domain)).into_iter().map(move |(name, n)| ((domain, name), n));
    Domain::ALL.iter().flat_map(|domain| names(*domain)).collect()
});

/// The answer to a question about a number.
pub(crate) fn number(question: &str, domain: Domain, native: i32) -> Option<u32> {
    let row = ROWS.get(&(domain, native));
    let first = |text: Option<&str>| text.and_then(|text| text.bytes().next()).map_or(0, u32::from);
    Some(match question {
        "classify" => row.map_or_else(|| table(domain).verdict_in(native, 0), |row| row.verdict()).bits(),
        "name" => first(row.map(|row| row.name())),
        "message" => first(row.map(|row| row.message())),
        "format" => match row {
            Some(row) if domain.has_names() => format!("{domain}:{}", row.name()),
            Some(row) => format!("{domain}:{} {}", as_text(domain, native), row.name()),
            None => format!("{domain}:{}", as_text(domain, native)),
        }
        .len() as u32,
        "errno" => row.map_or_else(|| Code::new(domain, native).errno(), |row| row.errno()).number() as u32,
        _ => return None,
    })
}

/// The verdict of a rival, who says the same of all that is not listed.
pub(crate) fn rival(domain: Domain, native: i32) -> u32 {
    let unlisted = || derrno::Verdict::of(Kind::UNKNOWN).unlisted();
    ROWS.get(&(domain, native)).map_or_else(unlisted, |row| row.verdict()).bits()
}

/// The number of a name.
pub(crate) fn name(domain: Domain, name: &str) -> u32 {
    NAMES.get(&(domain, name)).map_or(MISS, |native| *native as u32)
}

/// The sum of all answers about a file; `None` where there is no such question or file.
pub(crate) fn sum(folder: &Path, question: &str, set: &str, stream: &str) -> Option<u32> {
    let add = |sum: u32, answer: u32| sum.wrapping_add(answer);
    if question == "by_name" {
        let (domains, texts) = (streams::domains(folder, set, stream), streams::texts(folder, set, stream));
        return Some(domains.iter().zip(texts).map(|(domain, text)| name(*domain, text)).fold(0, add));
    }
    let domains = match Domain::by_name(set) {
        Some(domain) => vec![domain; streams::KEYS],
        None if set == "all" => streams::domains(folder, set, stream),
        None => return None,
    };
    let keys = streams::keys(folder, set, stream);
    domains
        .iter()
        .zip(keys)
        .map(|(domain, key)| number(question, *domain, *key))
        .try_fold(0, |sum, answer| Some(add(sum, answer?)))
}

/// A number as text: in a domain of five characters these, six bits of each, where it has them.
fn as_text(domain: Domain, native: i32) -> String {
    let character = |at: i32| u8::try_from(native >> (6 * at) & 0x3f).map(|bits| char::from(b'0' + bits));
    let characters = (0..5).flat_map(character).filter(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
    match characters.collect::<String>() {
        five if domain.has_characters() && five.len() == 5 && (0..1 << 30).contains(&native) => five,
        _ if domain.has_characters() && (10_000..100_000).contains(&native) => format!("0{native}"),
        _ => native.to_string(),
    }
}
