//! The rows of the Rust process.

mod measure;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::hint::black_box;
use std::path::Path;

use derrno::{Code, Domain, Verdict};

use crate::reference::{self, MISS};
use crate::streams::{self, STREAMS, names, natives, table};
use measure::{Key, Rows};

mod made {
    include!(concat!(env!("OUT_DIR"), "/rivals.rs"));
}
use made::{UNLISTED, each_domain, each_named, each_shape};

type Fast<K, V> = hashbrown::HashMap<K, V>;
type Fx<K, V> = HashMap<K, V, rustc_hash::FxBuildHasher>;

const WORDED: &str = "shape/a word per number";
const INDEXED: &str = "shape/a byte per number, then the word";

/// The bytes of the two shapes of an index, by domain.
pub(crate) fn shape_bytes() -> Vec<(&'static str, usize, usize)> {
    let mut bytes = Vec::new();
    macro_rules! add {
        ($module:ident) => {
            use made::$module::{DISTINCT, INDEX, WORDS};
            bytes.push((
                stringify!($module),
                size_of_val(&WORDS),
                size_of_val(&INDEX) + size_of_val(&DISTINCT),
            ));
        };
    }
    each_shape!(add);
    bytes
}

/// Measures everything and gives the lines of the protocol.
pub(crate) fn run(folder: &Path, rounds: usize) -> String {
    let mut rows = Rows::default();
    macro_rules! numbers {
        ($module:ident) => {
            let domain = derrno::$module::DOMAIN;
            let rival = (made::$module::by_match, &made::$module::PHF);
            numbers(&mut rows, folder, domain, derrno::$module::classify, rival)
        };
    }
    each_domain!(numbers);
    all(&mut rows, folder);
    macro_rules! shapes {
        ($module:ident) => {
            use made::$module::{BELOW, DISTINCT, INDEX, WORDS};
            let domain = derrno::$module::DOMAIN;
            for stream in ["uniform", "half"] {
                let (at, keys) = ((domain.name(), stream), streams::keys(folder, domain.name(), stream));
                let sum = sum(keys, |key| reference::rival(domain, key));
                let slot = |key: i32| (key.wrapping_sub(BELOW) as u32 as usize).min(WORDS.len() - 1);
                rows.add(WORDED, at, keys, sum, move |key| WORDS[slot(key)]);
                rows.add(INDEXED, at, keys, sum, move |key| {
                    DISTINCT.get(usize::from(INDEX[slot(key)])).copied().unwrap_or(UNLISTED)
                });
            }
        };
    }
    each_shape!(shapes);
    texts(&mut rows, folder);
    macro_rules! named {
        ($names:ident $module:ident) => {
            let rival = (made::$names::by_match, &made::$names::PHF);
            named(&mut rows, folder, stringify!($names), &derrno::$module::TABLE, rival)
        };
    }
    each_named!(named);
    all_named(&mut rows, folder);
    rows.run(rounds)
}

fn sum<K: Copy>(keys: &[K], answer: impl Fn(K) -> u32) -> u32 {
    keys.iter().fold(0, |sum, key| sum.wrapping_add(answer(*key)))
}

/// The empty loop, and the raw load: of an array of `N` words, at places found beforehand.
fn base<K: Key + Ord, const N: usize>(
    rows: &mut Rows,
    at: (&str, &str),
    keys: &'static [K],
    listed: &[(K, u32)],
    bits: impl Fn(K) -> u32 + Copy + 'static,
) {
    assert!(listed.len() < N && listed.is_sorted());
    let mut words = [UNLISTED; N];
    words.iter_mut().zip(listed).for_each(|(word, (_, verdict))| *word = *verdict);
    let words: &'static [u32; N] = Box::leak(Box::new(words));
    let slot = |key: &K| match listed.binary_search_by_key(key, |row| row.0) {
        Ok(place) => place as u32,
        Err(_) => bits(*key) | 0x8000_0000,
    };
    let slots: &[u32] = keys.iter().map(slot).collect::<Vec<_>>().leak();
    let floor = sum(slots, |slot| words.get(slot as usize).copied().unwrap_or(UNLISTED));
    rows.add("base/empty loop", at, keys, sum(keys, bits), move |key| black_box(bits(key)));
    rows.add("base/floor", at, slots, floor, move |slot| words[(slot as usize).min(N - 1)]);
    let words = &words[..=listed.len()];
    rows.add("base/floor checked", at, slots, floor, move |slot| {
        words.get(slot as usize).copied().unwrap_or(UNLISTED)
    });
}

/// One domain, asked by its module.
fn numbers(
    rows: &mut Rows,
    folder: &Path,
    domain: Domain,
    classify: impl Fn(i32) -> Verdict + Copy + 'static,
    (by_match, phf): (impl Fn(i32) -> u32 + Copy + 'static, &'static phf::Map<i32, u32>),
) {
    let listed: &[(i32, u32)] = natives(table(domain))
        .into_iter()
        .map(|native| (native, reference::rival(domain, native)))
        .collect::<Vec<_>>()
        .leak();
    let std: &HashMap<i32, u32> = Box::leak(Box::new(listed.iter().copied().collect()));
    let fast: &Fast<i32, u32> = Box::leak(Box::new(listed.iter().copied().collect()));
    let fx: &Fx<i32, u32> = Box::leak(Box::new(listed.iter().copied().collect()));
    for stream in STREAMS {
        let (at, keys) = ((domain.name(), stream), streams::keys(folder, domain.name(), stream));
        base::<_, 256>(rows, at, keys, listed, |key| key as u32);
        let verdicts = reference::sum(folder, "classify", at.0, stream).expect("there are keys");
        rows.add("classify/derrno", at, keys, verdicts, move |key| classify(key).bits());
        let plain = sum(keys, |key| reference::rival(domain, key));
        let or = |found: Option<&u32>| found.copied().unwrap_or(UNLISTED);
        rows.add("classify/match", at, keys, plain, by_match);
        rows.add("classify/phf", at, keys, plain, move |key| or(phf.get(&key)));
        rows.add("classify/HashMap", at, keys, plain, move |key| or(std.get(&key)));
        rows.add("classify/hashbrown, foldhash", at, keys, plain, move |key| or(fast.get(&key)));
        rows.add("classify/HashMap, FxHash", at, keys, plain, move |key| or(fx.get(&key)));
        rows.add("classify/binary search", at, keys, plain, move |key| {
            listed.binary_search_by_key(&key, |row| row.0).map_or(UNLISTED, |place| listed[place].1)
        });
    }
}

/// All domains, asked by number.
fn all(rows: &mut Rows, folder: &Path) {
    let of = |&domain: &Domain| natives(table(domain)).into_iter().map(move |native| (domain, native));
    let listed: &[((Domain, i32), u32)] = Domain::ALL
        .iter()
        .flat_map(of)
        .map(|code| (code, reference::rival(code.0, code.1)))
        .collect::<Vec<_>>()
        .leak();
    let std: &HashMap<_, u32> = Box::leak(Box::new(listed.iter().copied().collect()));
    let fast: &Fast<_, u32> = Box::leak(Box::new(listed.iter().copied().collect()));
    for stream in STREAMS {
        let (at, keys) = (("all", stream), streams::pairs(folder, "all", stream));
        base::<_, 1024>(rows, at, keys, listed, |key| key.1 as u32);
        let verdicts = reference::sum(folder, "classify", at.0, stream).expect("there are keys");
        rows.add("classify/derrno", at, keys, verdicts, |key| derrno::classify(key.0, key.1).bits());
        let plain = sum(keys, |key| reference::rival(key.0, key.1));
        let or = |found: Option<&u32>| found.copied().unwrap_or(UNLISTED);
        rows.add("classify/HashMap", at, keys, plain, move |key| or(std.get(&key)));
        rows.add("classify/hashbrown, foldhash", at, keys, plain, move |key| or(fast.get(&key)));
        rows.add("classify/binary search", at, keys, plain, move |key| {
            listed.binary_search_by_key(&key, |row| row.0).map_or(UNLISTED, |place| listed[place].1)
        });
    }
}

/// Longer than the text of any code.
const TEXT: usize = 192;

/// Name, message and text of a code.
fn texts(rows: &mut Rows, folder: &Path) {
    for stream in ["uniform", "half"] {
        let keys = streams::keys(folder, "zookeeper", stream);
        let code = |key: i32| Code::new(Domain::ZOOKEEPER, key);
        text_rows(rows, folder, ("zookeeper", stream), keys, code);
        let keys = streams::pairs(folder, "all", stream);
        text_rows(rows, folder, ("all", stream), keys, |key: (Domain, i32)| Code::new(key.0, key.1));
    }
}

fn text_rows<K: Key>(
    rows: &mut Rows,
    folder: &Path,
    at: (&str, &str),
    keys: &'static [K],
    code: impl Fn(K) -> Code + Copy + 'static,
) {
    let sum = |question| reference::sum(folder, question, at.0, at.1).expect("there are keys");
    let first = |text: Option<&str>| text.and_then(|text| text.bytes().next()).map_or(0, u32::from);
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
fn named(
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
fn all_named(rows: &mut Rows, folder: &Path) {
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
