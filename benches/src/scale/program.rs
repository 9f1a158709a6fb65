//! Looks up the codes of a made domain: the lines of the protocol. Compiled into crates that mod.rs
//! makes, each with a domain of its own.

use derrno::table::Table;
use derrno::{Kind, Verdict};

use crate::measure::Rows;

/// Measures a domain of `N` codes.
pub(crate) fn run<const N: usize>(
    set: &'static str,
    classify: impl Fn(i32) -> Verdict + Copy + 'static,
    table: &'static Table,
) {
    let rounds = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).expect("rounds");
    let listed: Vec<i32> = table.rows().map(|row| row.native()).collect();
    let unlisted = Verdict::of(Kind::UNKNOWN).unlisted().bits();
    let mut words: Vec<u32> = table.rows().map(|row| row.verdict().bits()).collect();
    words[N - 1] = unlisted; // the guard of the floor: one code has to stand back
    let words: &'static [u32; N] = Box::leak(words.into_boxed_slice().try_into().expect("N codes"));
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut next = move || {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        (random >> 16) as u32
    };
    let mut rows = Rows::default();
    for stream in ["uniform", "half"] {
        let mut key = || match (stream, next() % 2) {
            ("half", 0) => next() as i32,
            _ => listed[next() as usize % N],
        };
        let keys: &[i32] = (0..1 << 18).map(|_| key()).collect::<Vec<_>>().leak();
        let place = |key: &i32| listed.binary_search(key).map_or(N as u32, |place| place as u32);
        let places: &[u32] = keys.iter().map(place).collect::<Vec<_>>().leak();
        let sum = |word: &dyn Fn(usize) -> u32| {
            places.iter().fold(0_u32, |sum, place| sum.wrapping_add(word(*place as usize)))
        };
        let floor = sum(&|place| words[place.min(N - 1)]);
        rows.add("base/floor", (set, stream), places, floor, |place| words[(place as usize).min(N - 1)]);
        let verdicts = sum(&|place| table.rows().nth(place).map_or(unlisted, |row| row.verdict().bits()));
        rows.add("classify/derrno", (set, stream), keys, verdicts, move |key| classify(key).bits());
        if stream == "uniform" {
            let names = places.iter().take(1 << 16).map(|place| table.rows().nth(*place as usize));
            let names: Vec<_> = names.map(|row| row.expect("listed").name()).collect();
            let sum = keys[..1 << 16].iter().fold(0_u32, |sum, key| sum.wrapping_add(*key as u32));
            rows.add("by_name/derrno", (set, "hits"), names.leak(), sum, |name: &str| {
                table.by_name(name).map_or(0, |row| row.native() as u32)
            });
        }
    }
    print!("{}", rows.run(rounds));
}
