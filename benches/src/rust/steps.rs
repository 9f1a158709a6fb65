//! The retry engine: what a failure costs, and what a request costs that succeeds at once.

use std::path::Path;

use derrno::Situation;
use derrno::retry::{Budget, Gate, MANY, Request};

use super::measure::Rows;
use crate::streams;

const NOW: u32 = 4_711;
const GUARDED: Situation = Situation::GUARDED.with(Situation::CAN_LOOK);

/// Each failure of each stream is decided about by a fresh request, gate and budget. The sum is that of the first
/// pass: it shows that all passes decide the same, and tests/ shows that they decide well.
pub(super) fn add(rows: &mut Rows, folder: &Path) {
    for stream in ["uniform", "half"] {
        let natives = streams::keys(folder, "zookeeper", stream);
        let words: Vec<u32> =
            natives.iter().map(|native| derrno::zookeeper::classify(*native).bits()).collect();
        let (at, words): (_, &[u32]) = (("zookeeper", stream), Box::leak(words.into()));
        rows.add("retry/failed", at, words, super::sum(words, failed), failed);
        rows.add("retry/admit and succeeded", at, words, super::sum(words, succeeds), succeeds);
    }
}

fn failed(word: u32) -> u32 {
    let mut request = Request::new(NOW, 60_000, GUARDED);
    let (mut gate, mut budget) = (Gate::NEW, Budget::NEW);
    let verdict = derrno::Verdict::from_bits(word);
    let step = request.failed(&MANY, &mut gate, &mut budget, verdict, 0, NOW, word);
    step.bits() as u32 ^ (step.bits() >> 32) as u32
}

fn succeeds(word: u32) -> u32 {
    let mut request = Request::new(NOW, 60_000, GUARDED);
    let (mut gate, mut budget) = (Gate::NEW, Budget::NEW);
    let sent = request.admit(&MANY, &mut gate, NOW, word).bits();
    let done = request.succeeded(&MANY, &mut gate, &mut budget, NOW, word).bits();
    (sent >> 32) as u32 ^ done as u32 ^ budget.tokens(&MANY, NOW) as u32
}
