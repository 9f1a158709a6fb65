//! How often each code was seen, when, and where.

use std::collections::HashMap;

use derrno::{Code, Verdict};
use derrno_text::{Finding, Meaning, Nothing, Scanner, Sureness};

use super::Scan;

/// A line that was found.
pub(super) struct Example {
    pub(super) file: String,
    pub(super) line: u64,
    pub(super) text: String,
}

/// What is known of one code.
#[derive(Default)]
pub(super) struct Seen {
    pub(super) count: u64,
    /// How many of the lines are sure.
    pub(super) sure: u64,
    /// The time at the head of the first and of the last line, as far as lines have one.
    pub(super) first: Option<String>,
    pub(super) last: Option<String>,
    pub(super) examples: Vec<Example>,
    /// The other codes that the last such line may mean as well.
    pub(super) others: Vec<Code>,
}

/// A code, or a text that identifies none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum What {
    Code(Code),
    Nothing(&'static str),
}

/// Of all lines.
pub(super) struct Tally {
    pub(super) seen: HashMap<What, Seen>,
    pub(super) lines: u64,
    pub(super) bytes: u64,
    pub(super) found: u64,
    pub(super) nothing: HashMap<&'static str, &'static Nothing>,
    examples: usize,
    only: Option<String>,
    /// Lines not yet printed, where the log is followed.
    pub(super) fresh: Option<Vec<(What, Finding, Example)>>,
}

impl Tally {
    pub(super) fn new(args: &Scan) -> Tally {
        Tally {
            seen: HashMap::new(),
            lines: 0,
            bytes: 0,
            found: 0,
            nothing: HashMap::new(),
            examples: args.examples,
            only: args.only.clone(),
            fresh: None,
        }
    }

    /// Counts the lines of a block; returns the number of the last line.
    pub(super) fn block(&mut self, scanner: &Scanner, file: &str, block: &[u8], before: u64) -> u64 {
        let (mut counted, mut line) = (0, before);
        scanner.scan(block, |range, found| {
            line += memchr::memchr_iter(b'\n', &block[counted..range.start]).count() as u64;
            counted = range.start;
            self.line(file, line + 1, &block[range], found);
        });
        line += memchr::memchr_iter(b'\n', &block[counted..]).count() as u64;
        self.lines += line - before + u64::from(block.last().is_some_and(|last| *last != b'\n'));
        self.bytes += block.len() as u64;
        line
    }

    fn line(&mut self, file: &str, number: u64, text: &[u8], found: &[Finding]) {
        let Some(best) = found.first() else { return };
        let (what, verdict) = match best.meaning {
            Meaning::Code(code) => (What::Code(code), Some(code.verdict())),
            Meaning::Nothing(nothing) => {
                self.nothing.insert(nothing.text, nothing);
                (What::Nothing(nothing.text), None)
            }
        };
        if self.only.as_deref().is_some_and(|only| !is(verdict, only)) {
            return;
        }
        self.found += 1;
        let seen = self.seen.entry(what).or_default();
        seen.count += 1;
        seen.sure += u64::from(best.sureness == Sureness::Sure);
        if let Some(time) = time(text) {
            seen.first.get_or_insert_with(|| time.clone());
            seen.last = Some(time);
        }
        let rank = (best.sureness, best.evidence);
        seen.others.clear();
        let tied = found.iter().skip(1).filter(|other| (other.sureness, other.evidence) == rank);
        seen.others.extend(tied.filter_map(Finding::code));
        let example = || Example { file: file.to_owned(), line: number, text: shown(text) };
        if seen.examples.len() < self.examples {
            seen.examples.push(example());
        }
        if let Some(fresh) = &mut self.fresh {
            fresh.push((what, best.clone(), example()));
        }
    }

    /// Adds what another file holds.
    pub(super) fn add(&mut self, other: Tally) {
        self.lines += other.lines;
        self.bytes += other.bytes;
        self.found += other.found;
        self.nothing.extend(other.nothing);
        for (what, theirs) in other.seen {
            let ours = self.seen.entry(what).or_default();
            ours.count += theirs.count;
            ours.sure += theirs.sure;
            ours.others = theirs.others;
            let sooner = |a: &String, b: &String| a.len() == b.len() && b < a;
            if ours.first.is_none() || ours.first.iter().zip(&theirs.first).any(|(a, b)| sooner(a, b)) {
                ours.first = theirs.first.or(ours.first.take());
            }
            if ours.last.is_none() || ours.last.iter().zip(&theirs.last).any(|(a, b)| !sooner(a, b)) {
                ours.last = theirs.last.or(ours.last.take());
            }
            let room = self.examples.saturating_sub(ours.examples.len());
            ours.examples.extend(theirs.examples.into_iter().take(room));
        }
    }

    /// All codes, the worst first: by severity, then those that leave a write in doubt, then by count.
    pub(super) fn worst_first(&self) -> Vec<(What, &Seen)> {
        let mut all: Vec<_> = self.seen.iter().map(|(what, seen)| (*what, seen)).collect();
        all.sort_by_key(|(what, seen)| {
            let (severity, doubt, code) = match what {
                What::Code(code) => {
                    let verdict = code.verdict();
                    (
                        verdict.severity().number(),
                        verdict.effect() == derrno::Effect::MAYBE_APPLIED,
                        Some(*code),
                    )
                }
                What::Nothing(_) => (derrno::Severity::ERROR.number(), true, None),
            };
            (u8::MAX - severity, !doubt, u64::MAX - seen.count, code)
        });
        all
    }

    /// What was read, in one line.
    pub(super) fn totals(&self, files: usize) -> String {
        let Tally { lines, bytes, found, .. } = self;
        format!("{found} of {lines} lines in {bytes} bytes of {files} files")
    }
}

/// Whether an answer is of this effect, advice, severity or kind; a text that identifies nothing leaves a
/// write in doubt.
fn is(verdict: Option<Verdict>, word: &str) -> bool {
    let Some(verdict) = verdict else { return word == derrno::Effect::MAYBE_APPLIED.name() };
    [verdict.effect().name(), verdict.advice().name(), verdict.severity().name(), verdict.kind().name()]
        .contains(&word)
}

/// A line as it is shown: 300 bytes of it, without control characters.
fn shown(line: &[u8]) -> String {
    let text = String::from_utf8_lossy(&line[..line.len().min(300)]);
    let mut text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.len() > 300 {
        text.push_str("...");
    }
    text.trim_end().to_owned()
}

/// The time that a line bears, as `2026-11-26 00:05:35` or, without a year, as the line has it.
fn time(line: &[u8]) -> Option<String> {
    let reach = if line.first() == Some(&b'{') { 4096 } else { 160 };
    let head = &line[..line.len().min(reach)];
    let dated = |at: &[u8]| {
        let shape: Vec<u8> = at.iter().map(|b| if b.is_ascii_digit() { b'0' } else { *b }).collect();
        matches!(
            shape.as_slice(),
            b"0000-00-00T00:00:00" | b"0000-00-00 00:00:00" | b"0000/00/00 00:00:00" | b"0000/00/00T00:00:00"
        )
    };
    if let Some(found) = head.windows(19).find(|at| at[4] == at[7] && at[13] == b':' && dated(at)) {
        let text = String::from_utf8_lossy(found).replace('/', "-").replace('T', " ");
        return Some(text);
    }
    // `Nov 26 00:05:35`, of syslog.
    let clock = head.get(..15).filter(|head| head[3] == b' ' && head[9] == b':' && head[12] == b':')?;
    clock[..3].iter().all(u8::is_ascii_alphabetic).then(|| String::from_utf8_lossy(clock).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_line_is_found() {
        for (line, want) in [
            ("2026-11-26T00:05:35.123Z x", Some("2026-11-26 00:05:35")),
            ("[7] 2026/11/26 00:05:35.123 [ERR] x", Some("2026-11-26 00:05:35")),
            ("{\"level\":\"error\",\"ts\":\"2026-11-26T00:05:35Z\"}", Some("2026-11-26 00:05:35")),
            ("Nov 26 00:05:35 host x", Some("Nov 26 00:05:35")),
            ("no time here, none at all", None),
            ("", None),
        ] {
            assert_eq!(time(line.as_bytes()).as_deref(), want, "{line}");
        }
    }
}
