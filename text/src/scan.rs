//! Much text, few errors: a first automaton passes over what cannot be one.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind};

use crate::finding::{Finding, Sureness};
use crate::recognise::Recogniser;

/// Finds the lines of blocks that speak of codes. Built once for many blocks, shared by threads.
pub struct Scanner {
    first: AhoCorasick,
    recogniser: &'static Recogniser,
}

impl Default for Scanner {
    fn default() -> Scanner {
        Scanner::new()
    }
}

impl Scanner {
    /// Builds the automaton of the literals without which no line has a finding that is sure or likely.
    #[must_use]
    pub fn new() -> Scanner {
        let recogniser = Recogniser::shared();
        let first = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .kind(Some(AhoCorasickKind::DFA))
            .build(recogniser.literals())
            .expect("the literals fit in an automaton");
        Scanner { first, recogniser }
    }

    /// How many bytes its own automaton takes on the heap, beside that of the recogniser.
    #[must_use]
    pub fn memory_usage(&self) -> usize {
        self.first.memory_usage()
    }

    /// Calls `each` with every line of the block that has a finding which is sure or likely: where the
    /// line is, without its line end, and its findings, best first.
    ///
    /// A block begins and ends with a whole line; what is cut off is read as a line of its own.
    pub fn scan(&self, block: &[u8], mut each: impl FnMut(Range<usize>, &[Finding])) {
        let mut from = 0;
        while let Some(rest) = block.get(from..) {
            let Some(hit) = self.first.find(rest) else { return };
            let at = from + hit.start();
            let start =
                memchr::memrchr(b'\n', block.get(from..at).unwrap_or(&[])).map_or(from, |end| from + end + 1);
            let rest = block.get(at..).unwrap_or(&[]);
            let end = memchr::memchr(b'\n', rest).map_or(block.len(), |len| at + len);
            let line = start..end.max(start);
            let found = self.recogniser.recognise(block.get(line.clone()).unwrap_or(&[]));
            if found.first().is_some_and(|best| best.sureness <= Sureness::Likely) {
                each(line.clone(), &found);
            }
            from = line.end + 1;
        }
    }
}
