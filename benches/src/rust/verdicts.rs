//! The verdict of a number, and the base of all ratios.

use std::collections::HashMap;
use std::hint::black_box;
use std::path::Path;

use derrno::{Domain, Verdict};

use super::made::UNLISTED;
use super::measure::{Key, Rows};
use super::{Fast, Fx, sum};
use crate::reference;
use crate::streams::{self, STREAMS, natives, table};

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
pub(super) fn of_one(
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
        base::<_, 512>(rows, at, keys, listed, |key| key as u32);
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
pub(super) fn of_all(rows: &mut Rows, folder: &Path) {
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
        base::<_, 2048>(rows, at, keys, listed, |key| key.1 as u32);
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
