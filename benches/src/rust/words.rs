//! Name, message and text of a code, and the way back.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;

use derrno::{Code, Domain};

use super::made::zookeeper::name;
use super::measure::{Key, Rows};
use super::{Fast, sum};
use crate::reference::{self, MISS};
use crate::streams::{self, names, table};

/// Longer than the text of any code.
const TEXT: usize = 192;

/// Name, message and text of a code.
pub(super) fn texts(rows: &mut Rows, folder: &Path) {
    for stream in ["uniform", "half"] {
        let keys = streams::keys(folder, "zookeeper", stream);
        let code = |key: i32| Code::new(Domain::ZOOKEEPER, key);
        text_rows(rows, folder, ("zookeeper", stream), keys, code);
        let sum = reference::sum(folder, "name", "zookeeper", stream).expect("there are keys");
        rows.add("name/match", ("zookeeper", stream), keys, sum, |key| first(name(key)));
        let keys = streams::pairs(folder, "all", stream);
        text_rows(rows, folder, ("all", stream), keys, |key: (Domain, i32)| Code::new(key.0, key.1));
    }
}

/// What a text counts as: its first byte, so that it is read.
fn first(text: Option<&str>) -> u32 {
    text.and_then(|text| text.bytes().next()).map_or(0, u32::from)
}

fn text_rows<K: Key>(
    rows: &mut Rows,
    folder: &Path,
    at: (&str, &str),
    keys: &'static [K],
    code: impl Fn(K) -> Code + Copy + 'static,
) {
    let sum = |question| reference::sum(folder, question, at.0, at.1).expect("there are keys");
    rows.add("name/derrno Code::name", at, keys, sum("name"), move |key| first(code(key).name()));
    rows.add("message/derrno Code::message", at, keys, sum("message"), move |key| first(code(key).message()));
    rows.add("errno/derrno Code::errno", at, keys, sum("errno"), move |key| {
        code(key).errno().number() as u32
    });
    rows.add("format/derrno Code::write", at, keys, sum("format"), move |key| {
        let mut buffer = [0; TEXT];
        let len = code(key).write(&mut buffer) as u32;
        black_box(&buffer);
        len
    });
    rows.add("format/derrno Display", at, keys, sum("format"), move |key| {
        fmt(|buffer| write!(buffer, "{}", code(key)))
    });
    rows.add("format/write! of the parts", at, keys, sum("format"), move |key| {
        let code = code(key);
        let (domain, native) = (code.domain(), code.native());
        fmt(|buffer| match code.name() {
            _ if domain.has_characters() => write!(buffer, "{code}"), // no part is as it is written
            Some(name) if domain.has_names() => write!(buffer, "{}:{name}", domain.name()),
            Some(name) => write!(buffer, "{}:{native} {name}", domain.name()),
            None => write!(buffer, "{}:{native}", domain.name()),
        })
    });
}

/// The length of what is written to a buffer on the stack.
#[inline(always)]
fn fmt(write: impl FnOnce(&mut Buffer) -> std::fmt::Result) -> u32 {
    let mut buffer = Buffer([0; TEXT], 0);
    write(&mut buffer).expect("the buffer is long enough");
    black_box(&buffer.0);
    buffer.1 as u32
}

struct Buffer([u8; TEXT], usize);

impl std::fmt::Write for Buffer {
    #[inline]
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        let end = self.1 + text.len();
        self.0.get_mut(self.1..end).ok_or(std::fmt::Error)?.copy_from_slice(text.as_bytes());
        self.1 = end;
        Ok(())
    }
}

/// Names of one domain.
pub(super) fn named(
    rows: &mut Rows,
    folder: &Path,
    set: &str,
    table: &'static derrno::table::Table,
    (by_match, phf): (impl Fn(&str) -> u32 + Copy + 'static, &'static phf::Map<&'static str, i32>),
) {
    let names = names(table);
    let std: &HashMap<_, _> = Box::leak(Box::new(names.iter().copied().collect()));
    let fast: &Fast<_, _> = Box::leak(Box::new(names.iter().copied().collect()));
    for stream in ["hits", "misses"] {
        let (at, keys) = ((set, stream), streams::texts(folder, set, stream));
        let sum = reference::sum(folder, "by_name", set, stream).expect("there are names");
        name_base(rows, at, keys);
        let or = |found: Option<&i32>| found.map_or(MISS, |native| *native as u32);
        rows.add("by_name/derrno", at, keys, sum, move |name: &str| {
            table.by_name(name).map_or(MISS, |row| row.native() as u32)
        });
        rows.add("by_name/match", at, keys, sum, by_match);
        rows.add("by_name/phf", at, keys, sum, move |name: &str| or(phf.get(name)));
        rows.add("by_name/HashMap", at, keys, sum, move |name: &str| or(std.get(name)));
        rows.add("by_name/hashbrown, foldhash", at, keys, sum, move |name: &str| or(fast.get(name)));
    }
}

/// The empty loop over names, and the raw load: of the word that the first byte says.
fn name_base(rows: &mut Rows, at: (&str, &str), keys: &'static [&str]) {
    let first = |name: &str| u32::from(name.bytes().next().unwrap_or_default());
    rows.add("base/empty loop", at, keys, sum(keys, first), move |name| black_box(first(name)));
    let words: &[u32; 256] = Box::leak(Box::new(std::array::from_fn(|_| fastrand::u32(..))));
    let load = move |name: &str| words[first(name) as usize & 255];
    rows.add("base/floor", at, keys, sum(keys, load), load);
}

/// Names of all domains.
pub(super) fn all_named(rows: &mut Rows, folder: &Path) {
    let of = |&domain: &Domain| names(table(domain)).into_iter().map(move |(name, n)| ((domain, name), n));
    let fast: &Fast<_, i32> = Box::leak(Box::new(Domain::ALL.iter().flat_map(of).collect()));
    for stream in ["hits", "misses"] {
        let at = ("names_all", stream);
        let domains = streams::domains(folder, at.0, stream);
        let texts = streams::texts(folder, at.0, stream);
        let keys: &[(Domain, &str)] =
            domains.iter().copied().zip(texts.iter().copied()).collect::<Vec<_>>().leak();
        let sum = reference::sum(folder, "by_name", at.0, stream).expect("there are names");
        name_base(rows, at, texts);
        rows.add("by_name/derrno", at, keys, sum, |key: (Domain, &str)| {
            key.0.by_code_name(key.1).map_or(MISS, |code| code.native() as u32)
        });
        rows.add("by_name/hashbrown, foldhash", at, keys, sum, |key: (Domain, &str)| {
            fast.get(&key).map_or(MISS, |native| *native as u32)
        });
    }
}
