//! The declaration of a row, and the checks that stop a build.

use core::panic::Location;

use super::client::Client;
use crate::kind::Kind;
use crate::projection::Errno;
use crate::systems::Domain;
use crate::verdict::Verdict;
use crate::vocabulary::{Advice, Effect, Lost, Origin, Severity};

/// The declaration of what is known of one code. Exists at compile time only.
///
/// Written with [`row`] and the setters below; a row departs from its kind's defaults only through
/// a setter, and the reason stands beside it as a comment.
#[derive(Clone, Copy)]
pub struct Row {
    pub(crate) native: i32,
    pub(crate) name: &'static str,
    pub(crate) verdict: Verdict,
    pub(crate) message: &'static str,
    pub(crate) context: u16,
    pub(crate) text: &'static str,
    pub(crate) status: u16,
    pub(crate) errno: Errno,
    pub(crate) parent: &'static str,
    pub(crate) second_parent: &'static str,
    pub(crate) raised_as: &'static str,
    pub(crate) aliases: &'static [&'static str],
    pub(crate) closes: bool,
    pub(crate) retired: bool,
    #[cfg_attr(not(feature = "texts"), allow(dead_code))]
    pub(crate) prints: &'static [(Client, &'static str)],
    at: &'static Location<'static>,
}

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
    if name.is_empty() {
        stop(at, &["a row needs a name; write the one upstream uses"]);
    }
    if message.is_empty() {
        stop(at, &["`", name, "` has no message; write one sentence: what happened; what to do"]);
    }
    let (name_bytes, text) = (name.as_bytes(), message.as_bytes());
    if !printable(name_bytes) || !printable(text) {
        stop(at, &["`", name, "` has a character outside printable ASCII in its name or message"]);
    }
    let end = text[text.len() - 1];
    if text.len() > 200 || text[0] == b' ' || end == b' ' || end == b'.' || !has_two_parts(text) {
        stop(
            at,
            &[
                "the message of `",
                name,
                "` is not of the form `what happened; what to do` (no full stop, at most 200 bytes)",
            ],
        );
    }
    Row {
        native,
        name,
        verdict: Verdict::of(kind),
        message,
        context: 0,
        text: "",
        status: 0,
        errno: kind.errno(),
        parent: "",
        second_parent: "",
        raised_as: "",
        aliases: &[],
        closes: false,
        retired: false,
        prints: &[],
        at,
    }
}

/// A class row that says what the code says for which it is raised: verdict, errno and message of the
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
            let mut class = row(native, name, codes[i].verdict.kind(), codes[i].message);
            class.verdict = super::verdict_of(&codes[i], origin);
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
    pub const fn text(mut self, text: &'static str) -> Row {
        self.text = text;
        self
    }

    /// What the system's libraries and clients print for this code, by client: `{x}` stands for any
    /// text. For the host alone: the words are in no table, see `Entry::prints`.
    #[must_use]
    pub const fn prints(mut self, texts: &'static [(Client, &'static str)]) -> Row {
        self.prints = texts;
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

    /// Stops the build at this row.
    pub(crate) const fn stop(&self, parts: &[&str]) -> ! {
        stop(self.at, parts)
    }
}

/// Stops the build unless the domain's number is free, the rows are sorted by number and context,
/// and each (number, context) stands once.
#[doc(hidden)]
pub const fn check(rows: &[Row], domain: u16, name: &str) {
    if rows.is_empty() || rows.len() >= 0xffff {
        panic!("derrno: a domain has between 1 and 65534 rows");
    }
    if domain < Domain::FIRST_OWN.number() && !same(name, Domain::new(domain).name()) {
        rows[0].stop(&[
            "domain number ",
            decimal(domain as u32, &mut [0; 10]),
            " is reserved for derrno; take one from 32768 (0x8000) up",
        ]);
    }
    let mut i = 1;
    while i < rows.len() {
        let (a, b) = (&rows[i - 1], &rows[i]);
        if b.native == a.native && b.context == a.context {
            b.stop(&["`", b.name, "` has the number of `", a.name, "`; every row needs its own number"]);
        }
        if b.native < a.native || b.native == a.native && b.context < a.context {
            b.stop(&[
                "`",
                b.name,
                "` stands behind `",
                a.name,
                "`, which has a higher number; sort the rows by number, then by context",
            ]);
        }
        i += 1;
    }
}

/// The place of the class `name` among `classes`; stops the build at `row` when there is none.
pub(crate) const fn class(row: &Row, name: &str, classes: &[Row]) -> u16 {
    let mut i = 0;
    while i < classes.len() {
        if same(classes[i].name, name) {
            return i as u16;
        }
        i += 1;
    }
    row.stop(&["`", row.name, "` names the class `", name, "`, which has no row"])
}

const fn printable(mut text: &[u8]) -> bool {
    while let [byte, rest @ ..] = text {
        if !matches!(byte, b' '..=b'~') {
            return false;
        }
        text = rest;
    }
    true
}

const fn has_two_parts(mut text: &[u8]) -> bool {
    while let [_, rest @ ..] = text {
        if matches!(rest, [b';', b' ', _, ..]) {
            return true;
        }
        text = rest;
    }
    false
}

pub(crate) const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}

/// The digits of `n`, in the caller's buffer.
const fn decimal(mut n: u32, buffer: &mut [u8; 10]) -> &str {
    let mut at = buffer.len();
    // The bound is never met; it is for the compiler, which drops the check of the index.
    while at > 0 {
        at -= 1;
        buffer[at] = b'0' + (n % 10) as u8;
        n /= 10;
        if n == 0 {
            break;
        }
    }
    match core::str::from_utf8(buffer.split_at(at).1) {
        Ok(digits) => digits,
        Err(_) => "",
    }
}

/// Stops the build with `file:line: parts`.
const fn stop(at: &Location<'_>, parts: &[&str]) -> ! {
    let mut line = [0; 10];
    let head = [at.file(), ":", decimal(at.line(), &mut line), ": "];
    let mut buffer = [b' '; 512];
    let mut len = 0;
    let mut i = 0;
    while i < head.len() + parts.len() {
        let part = if i < head.len() { head[i] } else { parts[i - head.len()] }.as_bytes();
        let mut j = 0;
        while j < part.len() && len < buffer.len() {
            buffer[len] = part[j];
            len += 1;
            j += 1;
        }
        i += 1;
    }
    match core::str::from_utf8(buffer.split_at(len).0) {
        Ok(text) => panic!("{}", text),
        Err(_) => panic!("derrno: a row is not well-formed"),
    }
}
