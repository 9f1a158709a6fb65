//! From a line to its findings: one walk of the automaton, then what each hit leads to.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

use derrno::{Code, Domain};

use crate::finding::{Evidence, Finding, Meaning, Sureness};
use crate::forms;
use crate::line::{Edge, Line, is_word};
use crate::patterns::{Needle, Patterns};
use crate::system::Systems;
use crate::{names, texts};

/// A line longer than this is read in windows, each with its own evidence of the system.
const WINDOW: usize = 64 << 10;
/// How much of one window the next one sees again, so that nothing is cut in two.
const OVERLAP: usize = 4 << 10;

/// Finds codes in lines. Built once; [`recognise`] uses a shared one.
pub struct Recogniser {
    patterns: Patterns,
}

impl Default for Recogniser {
    fn default() -> Recogniser {
        Recogniser::new()
    }
}

/// The findings of a line, best first, by a recogniser that is built at the first call. A table of your own that was
/// registered before that takes part: by `pump:7`, by its texts, and by its names that are constants of two words.
///
/// Empty where the line speaks of none of derrno's codes. Findings of the same rank all stand there:
/// look at [`Finding::sureness`] and [`Finding::evidence`] to tell where the first rank ends.
#[must_use]
pub fn recognise(line: &[u8]) -> Vec<Finding> {
    Recogniser::shared().recognise(line)
}

impl Recogniser {
    /// Builds the automaton of all texts and names.
    #[must_use]
    pub fn new() -> Recogniser {
        Recogniser { patterns: Patterns::new() }
    }

    /// The one that [`recognise`] uses.
    #[must_use]
    pub fn shared() -> &'static Recogniser {
        static SHARED: OnceLock<Recogniser> = OnceLock::new();
        SHARED.get_or_init(Recogniser::new)
    }

    /// The findings of a line, best first; see [`recognise`].
    #[must_use]
    pub fn recognise(&self, line: &[u8]) -> Vec<Finding> {
        let mut found = Findings::default();
        let mut start = 0;
        loop {
            let end = (start + WINDOW).min(line.len());
            self.window(line.get(start..end).unwrap_or(&[]), start, &mut found);
            if end == line.len() {
                break;
            }
            start = end - OVERLAP;
        }
        found.ranked()
    }

    /// The literals without which no line has a finding that is sure or likely: what a program that reads
    /// much looks for first.
    pub fn literals(&self) -> impl Iterator<Item = &str> {
        self.patterns.leading.iter().map(String::as_str)
    }

    /// How many bytes the automaton takes on the heap.
    #[must_use]
    pub fn memory_usage(&self) -> usize {
        self.patterns.automaton.memory_usage()
    }

    fn window(&self, bytes: &[u8], offset: usize, found: &mut Findings) {
        let mut line = Line::new(bytes);
        let mut hits: Vec<(Needle, Range<usize>)> = Vec::new();
        for hit in self.patterns.automaton.find_overlapping_iter(bytes) {
            let span = hit.start()..hit.end();
            for needle in self.patterns.needles.get(hit.pattern().as_usize()).into_iter().flatten() {
                match *needle {
                    Needle::Mark(systems, ends) => {
                        let starts = !is_word(line.before(span.start)) || line.before(span.start) == b'_';
                        let ends = !ends || !is_word(line.byte(span.end)) || line.byte(span.end) == b'_';
                        if starts && ends {
                            line.named = line.named.or(systems);
                            line.marks.push((span.clone(), systems));
                        }
                    }
                    Needle::Host(systems) => {
                        if !is_word(line.before(span.start)) && !is_word(line.byte(span.end)) {
                            line.hosted = line.hosted.or(systems);
                        }
                    }
                    Needle::Foreign => {
                        line.foreign |= !is_word(line.before(span.start)) && !is_word(line.byte(span.end));
                    }
                    other => hits.push((other, span.clone())),
                }
            }
        }
        let mut matches = Vec::new();
        for (needle, span) in hits {
            match needle {
                Needle::Text(text) => {
                    let text = &self.patterns.texts[text];
                    matches.extend(texts::place(text, &line, span).map(|place| (text, place)));
                }
                Needle::Name(name) => names::find(&self.patterns.names[name], &line, span, found),
                Needle::Key(key) => {
                    let torn = is_word(line.before(span.start)) && is_word(line.byte(span.start));
                    if !torn && let Some(read) = forms::read(&line, key, span.start, span.end) {
                        let named = line.named.meets(Systems::very(read.code.domain()));
                        found.add(Finding {
                            meaning: Meaning::Code(read.code),
                            span: span.start..read.end,
                            evidence: read.evidence,
                            sureness: read.sureness,
                            client: None,
                            current: read.code.entry().is_none_or(|row| !row.is_retired()),
                            named,
                            weight: 0,
                            says_it: false,
                        });
                    }
                }
                Needle::Mark(..) | Needle::Host(_) | Needle::Foreign => {}
            }
        }
        // A text inside of a longer one is part of that.
        for (text, place) in &matches {
            let inside = |other: &texts::Place| {
                other.literal.start <= place.literal.start
                    && other.literal.end >= place.literal.end
                    && other.literal.len() > place.literal.len()
            };
            if !matches.iter().any(|(other, at)| inside(at) && texts::judge(other, &line, at).is_some()) {
                texts::find(text, &line, place, found);
            }
        }
        found.shift(offset);
    }
}

/// What was found so far: of each code the best.
#[derive(Default)]
pub(crate) struct Findings {
    codes: BTreeMap<Code, Finding>,
    nothing: Vec<Finding>,
    shifted: Vec<Code>,
    fresh: Vec<Finding>,
}

impl Findings {
    pub(crate) fn add(&mut self, finding: Finding) {
        // A line that says one thing a thousand times.
        let same = |other: &&mut Finding| other.meaning == finding.meaning;
        match self.fresh.iter_mut().find(same) {
            Some(old) if old.rank() <= finding.rank() => {}
            Some(old) => *old = finding,
            None => self.fresh.push(finding),
        }
    }

    /// Takes what a window found, at its place in the line.
    fn shift(&mut self, offset: usize) {
        self.shifted.clear();
        for mut finding in std::mem::take(&mut self.fresh) {
            finding.span = finding.span.start + offset..finding.span.end + offset;
            match finding.code() {
                Some(code) => match self.codes.get_mut(&code) {
                    Some(old) if old.rank() <= finding.rank() => {}
                    Some(old) => *old = finding,
                    None => {
                        self.codes.insert(code, finding);
                    }
                },
                None if self.nothing.iter().any(|old| old.meaning == finding.meaning) => {}
                None => self.nothing.push(finding),
            }
        }
    }

    fn ranked(self) -> Vec<Finding> {
        let mut found: Vec<Finding> = self.codes.into_values().chain(self.nothing).collect();
        found.sort_by_key(Finding::rank);
        explained(&mut found);
        found
    }
}

/// Takes away what a more exact finding explains: the rows of a text whose number is known, the class
/// of an error whose code is known.
fn explained(found: &mut Vec<Finding>) {
    let exact: Vec<(Code, Range<usize>)> = found
        .iter()
        .filter(|finding| finding.evidence <= Evidence::Number && finding.sureness == Sureness::Sure)
        .filter_map(|finding| Some((finding.code()?, finding.span.clone())))
        .collect();
    if exact.is_empty() {
        return;
    }
    let extended = found.iter().any(|finding| finding.evidence == Evidence::ExtendedNumber);
    found.retain(|finding| {
        // Of a cause and a deadline that wraps it, both count.
        let Some(code) = finding.code() else {
            return exact.iter().all(|(_, at)| at.end <= finding.span.start || finding.span.end <= at.start);
        };
        let systems = Systems::of(code.domain());
        let of_system = || exact.iter().filter(|(other, _)| Systems::of(other.domain()).meets(systems));
        match finding.evidence {
            Evidence::ExtendedNumber => true,
            // The primary number beside its extended one.
            Evidence::Number => {
                !(extended
                    && code.domain() == Domain::SQLITE
                    && exact.iter().any(|(other, _)| {
                        other.domain() == code.domain()
                            && other.native() > 0xff
                            && other.native() & 0xff == code.native()
                    }))
            }
            Evidence::Class => {
                of_system()
                    .all(|(other, _)| other.raised_as() == Some(code) || other.domain() == code.domain())
                    || of_system().next().is_none()
            }
            _ => of_system().all(|(other, _)| *other == code) || of_system().next().is_none(),
        }
    });
}

/// How an edge counts at the open end of a pattern.
pub(crate) fn edge(open: bool, edge: Edge) -> Edge {
    if open { Edge::Part } else { edge }
}
