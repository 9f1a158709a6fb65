//! The checks that stop a build, at the row and in a sentence.

use core::panic::Location;

use super::row::Row;
use super::strings::aliases;
use crate::domain::Domain;

/// What is wrong with a row: the parts of a sentence, which the compiler says, and the reader of a file of rows.
pub type Sentence<'a> = [&'a str; 5];

/// Of a number that is derrno's; the number goes between the two.
pub const RESERVED: [&str; 2] =
    ["domain number ", " is reserved for derrno; take one from 32768 (0x8000) up"];

/// How many rows and aliases a domain has at most.
pub const MOST: usize = 63_000;

/// Of a domain with no rows, or too many.
pub const HOW_MANY: &str = "derrno: a domain has between 1 and 63000 rows and aliases";

/// Of a name, or an alias, that no table can hold.
pub const LONG_NAME: &str = "a name has more than 65535 bytes";

/// Stops the build unless the domain's number is free, the rows are sorted by number and context,
/// and each (number, context) stands once.
pub const fn check(rows: &[Row], domain: u16, name: &str) {
    if rows.is_empty() || rows.len() + aliases(rows) > MOST {
        panic!("{}", HOW_MANY);
    }
    if domain < Domain::FIRST_OWN.number() && !same(name, Domain::new(domain).name()) {
        rows[0].stop(&[RESERVED[0], decimal(domain as u32, &mut [0; 10]), RESERVED[1]]);
    }
    let mut i = 1;
    while i < rows.len() {
        if let Some(sentence) = out_of_order(&rows[i - 1], &rows[i]) {
            rows[i].stop(&sentence);
        }
        i += 1;
    }
}

/// What is wrong with a row that stands after another.
#[must_use]
pub const fn out_of_order(a: &Row, b: &Row) -> Option<Sentence<'static>> {
    let (above, name) = (a.name(), b.name());
    if b.native == a.native && b.context == a.context {
        return Some([
            "`",
            name,
            "` has the number of `",
            above,
            "`; every row needs its own number, or a context",
        ]);
    }
    if b.native < a.native || b.native == a.native && b.context < a.context {
        let why = "`, which has a higher number; sort the rows by number, then by context";
        return Some(["`", name, "` stands after `", above, why]);
    }
    None
}

/// What is wrong with the texts of a row.
#[must_use]
pub const fn malformed<'a>(name: &'a str, message: &'a str) -> Option<Sentence<'a>> {
    if name.is_empty() {
        return Some(["a row needs a name; write the one upstream uses", "", "", "", ""]);
    }
    if message.is_empty() {
        let why = "` has no message; write one sentence: what happened; what to do";
        return Some(["`", name, why, "", ""]);
    }
    let text = message.as_bytes();
    if !printable(name.as_bytes()) || !printable(text) {
        let why = "` has a character outside printable ASCII in its name or message";
        return Some(["`", name, why, "", ""]);
    }
    let end = text[text.len() - 1];
    if text.len() > 200 || text[0] == b' ' || end == b' ' || end == b'.' || !has_two_parts(text) {
        let why = "` is not of the form `what happened; what to do` (no full stop, at most 200 bytes)";
        return Some(["the message of `", name, why, "", ""]);
    }
    None
}

/// What is wrong with a row that bears a name of another.
#[must_use]
pub const fn taken<'a>(a: &'a str, b: &'a str) -> Sentence<'a> {
    ["a name of `", b, "` is taken by `", a, "`; every name stands once"]
}

/// Which of `classes` has the name `name`; stops the build at `row` when there is none.
pub(super) const fn class(row: &Row, name: &str, classes: &[Row]) -> u16 {
    let mut i = 0;
    while i < classes.len() {
        if same(classes[i].name(), name) {
            return i as u16;
        }
        i += 1;
    }
    row.stop(&["`", row.name(), "` names the class `", name, "`, which has no row"])
}

/// Whether a text is printable ASCII.
pub const fn printable(mut text: &[u8]) -> bool {
    while let [byte, rest @ ..] = text {
        if !matches!(byte, b' '..=b'~') {
            return false;
        }
        text = rest;
    }
    true
}

/// Whether a sentence has the form `what happened; what to do`.
pub(super) const fn has_two_parts(mut text: &[u8]) -> bool {
    while let [_, rest @ ..] = text {
        if matches!(rest, [b';', b' ', _, ..]) {
            return true;
        }
        text = rest;
    }
    false
}

/// Whether two texts are the same.
pub(super) const fn same(a: &str, b: &str) -> bool {
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
pub(super) const fn stop(at: &Location<'_>, parts: &[&str]) -> ! {
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
