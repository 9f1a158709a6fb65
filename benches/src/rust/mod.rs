//! The rows of the Rust process.

mod measure;
mod steps;
mod verdicts;
mod words;

use std::collections::HashMap;
use std::path::Path;

use crate::reference;
use crate::streams;
use measure::Rows;

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
            verdicts::of_one(&mut rows, folder, domain, derrno::$module::classify, rival)
        };
    }
    each_domain!(numbers);
    verdicts::of_all(&mut rows, folder);
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
    words::texts(&mut rows, folder);
    macro_rules! named {
        ($names:ident $module:ident) => {
            let rival = (made::$names::by_match, &made::$names::PHF);
            words::named(&mut rows, folder, stringify!($names), &derrno::$module::TABLE, rival)
        };
    }
    each_named!(named);
    words::all_named(&mut rows, folder);
    steps::add(&mut rows, folder);
    rows.run(rounds)
}

fn sum<K: Copy>(keys: &[K], answer: impl Fn(K) -> u32) -> u32 {
    keys.iter().fold(0, |sum, key| sum.wrapping_add(answer(*key)))
}
