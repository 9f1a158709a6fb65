//! The checks that stop a build, at the row and in a sentence.

use core::panic::Location;

use super::row::Row;
use super::strings::aliases;
use crate::domain::Domain;

/// Stops the build unless the domain's number is free, the rows are sorted by number and context,
/// and each (number, context) stands once.
pub const fn check(rows: &[Row], domain: u16, name: &str) {
    if rows.is_empty() || rows.len() + aliases(rows) > 63_000 {
        panic!("derrno: a domain has between 1 and 63000 rows and aliases");
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
            b.stop(&["`", b.name(), "` has the number of `", a.name(), "`; every row needs its own number"]);
        }
        if b.native < a.native || b.native == a.native && b.context < a.context {
            b.stop(&[
                "`",
                b.name(),
                "` stands after `",
                a.name(),
                "`, which has a higher number; sort the rows by number, then by context",
            ]);
        }
        i += 1;
    }
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
pub(super) const fn printable(mut text: &[u8]) -> bool {
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
