//! The declaration of a row.

use core::panic::Location;

use super::check::{malformed, printable, same, stop};
use crate::kind::Kind;
use crate::projection::Errno;
use crate::table::client::Client;
use crate::table::strings::Part;
use crate::verdict::Verdict;
use crate::vocabulary::{Advice, Effect, Lost, Origin, Severity};

/// The declaration of what is known of one code. Exists at compile time only.
///
/// Written with [`row`] and the setters below; a row departs from its kind's defaults only through
/// a setter, and the reason stands beside it as a comment.
#[derive(Clone, Copy)]
pub struct Row {
    pub(super) native: i32,
    pub(super) verdict: Verdict,
    /// By [`Part`]; `""` for none.
    pub(super) texts: [&'static str; Part::COUNT],
    pub(super) context: u16,
    pub(super) status: u16,
    pub(super) errno: Errno,
    pub(super) parent: &'static str,
    pub(super) second_parent: &'static str,
    pub(super) raised_as: &'static str,
    pub(super) aliases: &'static [&'static str],
    pub(super) closes: bool,
    pub(super) retired: bool,
    #[cfg_attr(not(feature = "texts"), allow(dead_code))]
    pub(crate) prints: &'static [(Client, &'static str)],
    #[cfg_attr(not(feature = "texts"), allow(dead_code))]
    pub(crate) note: &'static str,
    at: &'static Location<'static>,
}

/// What a row has that says nothing.
const EMPTY: Row = Row {
    native: 0,
    verdict: Verdict::OK,
    texts: [""; Part::COUNT],
    context: 0,
    status: 0,
    errno: Errno::OK,
    parent: "",
    second_parent: "",
    raised_as: "",
    aliases: &[],
    closes: false,
    retired: false,
    prints: &[],
    note: "",
    at: Location::caller(),
};

/// A row: native number, upstream's name as upstream spells it, kind, and one sentence.
///
/// The sentence is `what happened; what to do`: printable ASCII, no full stop, at most 200 bytes.
///
/// # Panics
/// In a `const` a bad name or sentence stops the build at the row.
#[track_caller]
#[must_use]
pub const fn row(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    let at = Location::caller();
    if let Some(sentence) = malformed(name, message) {
        stop(at, &sentence);
    }
    Row { native, verdict: Verdict::of(kind), errno: kind.errno(), at, ..EMPTY }
        .with(Part::Name, name)
        .with(Part::Message, message)
}

/// A class row that repeats the code for which it is raised: verdict, errno and message of the
/// first row of `codes` that is [`raised_as`](Row::raised_as) this class.
///
/// # Panics
/// In a `const`, when no row is raised as this class: the build stops here.
#[track_caller]
#[must_use]
pub const fn class_row(native: i32, name: &'static str, codes: &[Row], origin: Origin) -> Row {
    let mut i = 0;
    while i < codes.len() {
        if same(codes[i].raised_as, name) {
            let mut class =
                row(native, name, codes[i].verdict.kind(), codes[i].texts[Part::Message as usize]);
            class.verdict = codes[i].verdict_by(origin);
            class.errno = codes[i].errno;
            return class;
        }
        i += 1;
    }
    stop(Location::caller(), &["no code is raised as `", name, "`; write the row out"])
}

impl Row {
    /// Another advice than the kind's.
    #[must_use]
    pub const fn advice(mut self, advice: Advice) -> Row {
        self.verdict = self.verdict.with_advice(advice);
        self
    }

    /// Another effect than the kind's.
    #[must_use]
    pub const fn effect(mut self, effect: Effect) -> Row {
        self.verdict = self.verdict.with_effect(effect);
        self
    }

    /// Another severity than the kind's.
    #[must_use]
    pub const fn severity(mut self, severity: Severity) -> Row {
        self.verdict = self.verdict.with_severity(severity);
        self
    }

    /// Another origin than the domain's.
    #[must_use]
    pub const fn origin(mut self, origin: Origin) -> Row {
        self.verdict = self.verdict.with_origin(origin);
        self
    }

    /// Another loss than the kind's.
    #[must_use]
    pub const fn lost(mut self, lost: Lost) -> Row {
        self.verdict = self.verdict.with_lost(lost);
        self
    }

    /// A closer errno than the kind's.
    #[must_use]
    pub const fn errno(mut self, errno: Errno) -> Row {
        self.errno = errno;
        self
    }

    /// A variant: what the same number means in this context (not 0). Stands below its base row. Only
    /// the first row of a number is found by name.
    #[must_use]
    pub const fn context(mut self, context: u16) -> Row {
        self.context = context;
        self
    }

    /// The text upstream sends with this code, by which a variant is told from its siblings.
    ///
    /// `{x}` stands for any text, as in `Exceeded MaxRequestBatch of {n}`; the rest is compared
    /// without case. See [`Table::by_text`](crate::table::Table::by_text).
    #[must_use]
    pub const fn text(self, text: &'static str) -> Row {
        self.with(Part::Text, text)
    }

    /// What the system's libraries and clients print for this code, by client: `{x}` stands for any
    /// text. For the host alone: the words are in no table, see `Entry::prints`.
    #[must_use]
    pub const fn prints(mut self, texts: &'static [(Client, &'static str)]) -> Row {
        self.prints = texts;
        self
    }

    /// What else the number stands for: in an older release, in another number space, in another system. For
    /// the host alone, as [`prints`](Row::prints), see `Entry::note`.
    ///
    /// # Panics
    /// In a `const` an empty note, or one that is not printable ASCII, stops the build at the row.
    #[must_use]
    pub const fn note(mut self, note: &'static str) -> Row {
        if note.is_empty() || !printable(note.as_bytes()) {
            self.stop(&[
                "the note of `",
                self.name(),
                "` is empty, or has a character outside printable ASCII",
            ]);
        }
        self.note = note;
        self
    }

    /// The HTTP-like status upstream sends along with the code.
    #[must_use]
    pub const fn status(mut self, status: u16) -> Row {
        self.status = status;
        self
    }

    /// For a class: the name of its parent class in the same domain. Without it the row is a root.
    #[must_use]
    pub const fn parent(mut self, parent: &'static str) -> Row {
        self.parent = parent;
        self
    }

    /// For a class with two parents: the second.
    #[must_use]
    pub const fn second_parent(mut self, parent: &'static str) -> Row {
        self.second_parent = parent;
        self
    }

    /// The class that the published client raises for this code.
    #[must_use]
    pub const fn raised_as(mut self, class: &'static str) -> Row {
        self.raised_as = class;
        self
    }

    /// Further names that resolve to this row: other languages' spelling, old names.
    #[must_use]
    pub const fn aliases(mut self, names: &'static [&'static str]) -> Row {
        self.aliases = names;
        self
    }

    /// The peer closes the connection with this error.
    #[must_use]
    pub const fn closes(mut self) -> Row {
        self.closes = true;
        self
    }

    /// No current release sends this code; the number or name stays taken.
    #[must_use]
    pub const fn retired(mut self) -> Row {
        self.retired = true;
        self
    }

    /// Sets a column of strings.
    const fn with(mut self, part: Part, text: &'static str) -> Row {
        self.texts[part as usize] = text;
        self
    }

    /// The name.
    pub(super) const fn name(&self) -> &'static str {
        self.texts[Part::Name as usize]
    }

    /// The verdict, with the domain's origin where the row names none.
    pub(super) const fn verdict_by(&self, origin: Origin) -> Verdict {
        let v = self.verdict;
        if v.is_ok() || v.origin().number() != Origin::UNKNOWN.number() { v } else { v.with_origin(origin) }
    }

    /// Whether the row stands after another: by number, then by context.
    #[cfg(feature = "sqlstate")]
    pub(crate) const fn is_after(&self, other: &Row) -> bool {
        self.native > other.native || self.native == other.native && self.context > other.context
    }

    /// Stops the build at this row.
    pub(super) const fn stop(&self, parts: &[&str]) -> ! {
        stop(self.at, parts)
    }
}
