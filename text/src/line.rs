//! A line, and what stands around a place in it.

use std::ops::Range;

use crate::system::Systems;

/// How a text is cut off from what stands beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Edge {
    /// It goes on: no word ends here.
    Torn,
    /// A word ends here.
    Word,
    /// A part of the line ends here, as at `: `, a quote, or the end.
    Part,
}

/// A line, or a window of a long one.
pub(crate) struct Line<'a> {
    pub(crate) bytes: &'a [u8],
    /// The systems it names.
    pub(crate) named: Systems,
    /// The systems that programs which it names have inside.
    pub(crate) hosted: Systems,
    /// Where, in order.
    pub(crate) marks: Vec<(Range<usize>, Systems)>,
    /// Whether it names another system.
    pub(crate) foreign: bool,
    /// What is left without space and quotes at its ends.
    pub(crate) whole: Range<usize>,
}

pub(crate) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn is_blank(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == 0
}

impl<'a> Line<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Line<'a> {
        let outer = |b: &u8| !is_blank(*b) && !matches!(b, b'"' | b'\'' | b'`');
        let start = bytes.iter().position(outer).unwrap_or(bytes.len());
        let end = bytes.iter().rposition(outer).map_or(start, |last| last + 1);
        // A full stop at the end belongs to the sentence.
        let end = if end > start + 1 && bytes.get(end - 1) == Some(&b'.') { end - 1 } else { end };
        Line {
            bytes,
            named: Systems::NONE,
            hosted: Systems::NONE,
            marks: Vec::new(),
            foreign: false,
            whole: start..end,
        }
    }

    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(b'\n')
    }

    /// The byte before a place, a line end at the start.
    pub(crate) fn before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(b'\n', |at| self.byte(at))
    }

    pub(crate) fn slice(&self, range: Range<usize>) -> &'a [u8] {
        let end = range.end.min(self.bytes.len());
        self.bytes.get(range.start.min(end)..end).unwrap_or(&[])
    }

    /// The edge before a text that starts at `at`.
    pub(crate) fn left(&self, at: usize) -> Edge {
        let before = self.before(at);
        if is_word(before) && is_word(self.byte(at)) {
            return Edge::Torn;
        }
        if is_word(before) || matches!(before, b'.' | b'/' | b'$') {
            return if is_word(self.byte(at)) { Edge::Torn } else { Edge::Word };
        }
        let mut at = at;
        while matches!(self.before(at), b' ' | b'\t') && at > 0 {
            at -= 1;
        }
        match self.before(at) {
            b':' | b'=' | b'>' | b'|' | b',' | b';' | b'(' | b')' | b'[' | b']' | b'{' | b'"' | b'\''
            | b'`' | b'\n' | b'\r' | 0 => Edge::Part,
            b'-' if self.before(at - 1) == b' ' => Edge::Part,
            _ => Edge::Word,
        }
    }

    /// The edge after a text that ends at `at`.
    pub(crate) fn right(&self, at: usize) -> Edge {
        let next = self.byte(at);
        if is_word(next) && is_word(self.before(at)) {
            return Edge::Torn;
        }
        match next {
            b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b',' | b';' | b':' | b'|' | b'\n' | b'\r' | 0
            | b'\\' | b'<' => Edge::Part,
            b'.' if !is_word(self.byte(at + 1)) => Edge::Part,
            b' ' | b'\t' => {
                let mut at = at;
                while matches!(self.byte(at), b' ' | b'\t') && at < self.bytes.len() {
                    at += 1;
                }
                match self.byte(at) {
                    b'(' | b'[' | b'{' | b'|' | b'\n' | b'\r' => Edge::Part,
                    b'-' | b'=' if !is_word(self.byte(at + 1)) => Edge::Part,
                    _ => Edge::Word,
                }
            }
            b'.' | b'$' | b'/' | b'-' => Edge::Torn,
            _ => Edge::Word,
        }
    }

    /// Whether the span is all there is.
    pub(crate) fn is_whole(&self, span: &Range<usize>) -> bool {
        span.start <= self.whole.start && span.end >= self.whole.end
    }

    /// Whether one of the systems is named in what leads up to `at`: `zk: `, `a.b.KeeperException: `.
    pub(crate) fn led_by(&self, systems: Systems, at: usize) -> bool {
        let reach = at.saturating_sub(80);
        self.marks
            .iter()
            .rev()
            .skip_while(|(mark, _)| mark.start >= at)
            .take_while(|(mark, _)| mark.end > reach)
            .any(|(mark, named)| {
                let between = self.slice(mark.end..at);
                named.meets(systems) && !between.contains(&b'\n') && ends_part(between)
            })
    }

    /// The word with its path around a place: bytes of names, dots, `$` and `::`.
    pub(crate) fn path_before(&self, at: usize) -> &'a [u8] {
        let mut start = at;
        while start > 0 && at - start < 200 {
            let before = self.before(start);
            if is_word(before) || matches!(before, b'.' | b'$') || before == b':' && self.is_colons(start) {
                start -= 1;
            } else {
                break;
            }
        }
        self.slice(start..at)
    }

    fn is_colons(&self, at: usize) -> bool {
        self.byte(at) == b':' && self.before(at) == b':'
            || self.before(at) == b':' && self.before(at - 1) == b':'
    }
}

/// Whether what stands between a mark and a text is the rest of a name, and one separator.
fn ends_part(between: &[u8]) -> bool {
    let rest: Vec<u8> =
        between.iter().copied().skip_while(|b| is_word(*b) || matches!(b, b'.' | b'$' | b'-')).collect();
    let text = String::from_utf8_lossy(&rest);
    let text = text.trim_start_matches(['(', ')', ']', '\'', '"']);
    matches!(
        text.trim(),
        ":" | ": error:" | ": error" | "error:" | "error" | "-" | "=" | "::" | "" | ": (" | ": \""
    ) || text.trim_start().starts_with(':')
        && text.len() < 60
        && text.matches(':').count() <= 2
        && text.ends_with(": ")
}

/// A number at the start of `bytes`: `-4`, `517`, `0xfffffffc`, `4294967292`; and its length.
pub(crate) fn number(bytes: &[u8]) -> Option<(i32, usize)> {
    let (digits, sign) = match bytes {
        [b'-', rest @ ..] => (rest, 1),
        _ => (bytes, 0),
    };
    if let [b'0', b'x' | b'X', rest @ ..] = digits {
        let len = rest.iter().take_while(|b| b.is_ascii_hexdigit()).count();
        let text = std::str::from_utf8(rest.get(..len)?).ok()?;
        let value = u32::from_str_radix(text, 16).ok()?;
        let goes_on = rest.get(len).is_some_and(|b| is_word(*b));
        return (len > 0 && sign == 0 && !goes_on).then_some((value as i32, len + 2));
    }
    let len = digits.iter().take_while(|b| b.is_ascii_digit()).count();
    if len == 0 || digits.get(len).is_some_and(|b| is_word(*b)) {
        return None;
    }
    let text = std::str::from_utf8(bytes.get(..sign + len)?).ok()?;
    let value: i64 = text.parse().ok()?;
    // A number of 32 bits printed without its sign.
    let value = i32::try_from(value).ok().or_else(|| u32::try_from(value).ok().map(|value| value as i32))?;
    Some((value, sign + len))
}

/// Words that stand between a text and the number that goes with it.
const GLUE: &[&str] = &[
    "code",
    "error",
    "err",
    "err_code",
    "errcode",
    "error_code",
    "status",
    "rc",
    "retcode",
    "number",
    "extended",
    "result",
    "returned",
    "httpstatus",
    "errno",
    "os",
    "with",
    "sqlite",
];

/// The numbers beside a span, at most one on each side, with only punctuation and [`GLUE`] between.
pub(crate) fn numbers_beside(line: &Line<'_>, span: &Range<usize>) -> Vec<(i32, Range<usize>)> {
    let mut found = Vec::new();
    // After: forward over punctuation and words of glue.
    let mut at = span.end;
    let reach = (span.end + 32).min(line.bytes.len());
    while at < reach {
        let byte = line.byte(at);
        let starts = byte.is_ascii_digit() || byte == b'-' && line.byte(at + 1).is_ascii_digit();
        if starts && !(byte == b'-' && is_word(line.before(at))) {
            if let Some((value, len)) = number(line.slice(at..line.bytes.len())) {
                found.push((value, at..at + len));
            }
            break;
        } else if is_word(byte) {
            let len = line.slice(at..reach).iter().take_while(|b| is_word(**b)).count();
            let word = String::from_utf8_lossy(line.slice(at..at + len)).to_ascii_lowercase();
            if !GLUE.contains(&word.as_str()) {
                break;
            }
            at += len;
        } else if matches!(byte, b'\n' | b';' | b'/' | b'.') {
            break;
        } else {
            at += 1;
        }
    }
    // Before: backward.
    let mut at = span.start;
    let reach = span.start.saturating_sub(32);
    while at > reach {
        let byte = line.before(at);
        if is_word(byte) {
            let len = (1..=at - reach).take_while(|len| is_word(line.byte(at - len))).count();
            let start = at - len;
            if byte.is_ascii_digit() {
                let signed = line.before(start) == b'-' && !is_word(line.before(start.saturating_sub(1)));
                let from = start - usize::from(signed);
                if let Some((value, len)) = number(line.slice(from..at))
                    && !matches!(line.before(from), b'.' | b':' | b'/')
                {
                    found.push((value, from..from + len));
                }
                break;
            }
            let word = String::from_utf8_lossy(line.slice(start..at)).to_ascii_lowercase();
            if !GLUE.contains(&word.as_str()) {
                break;
            }
            at = start;
        } else if matches!(byte, b'\n' | b';' | b'/' | b'.') {
            break;
        } else {
            at -= 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beside(text: &str, literal: &str) -> Vec<i32> {
        let at = text.find(literal).expect("the literal is there");
        let line = Line::new(text.as_bytes());
        numbers_beside(&line, &(at..at + literal.len())).into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn a_number_stands_beside_its_text() {
        assert_eq!(beside("stream not found [10059]", "stream not found"), [10059]);
        assert_eq!(beside("database is locked (5) (SQLITE_BUSY)", "database is locked"), [5]);
        assert_eq!(beside("SQLITE_BUSY (5): x", "SQLITE_BUSY"), [5]);
        assert_eq!(beside("Exception: NODE_EXISTS[-110]@/x", "NODE_EXISTS"), [-110]);
        assert_eq!(beside("Error: 5 - Connection Closed", "Connection Closed"), [5]);
        assert_eq!(beside("(code: 517) database is locked", "database is locked"), [517]);
        assert_eq!(beside("disk I/O error (code 4874, errno 28): , while", "disk I/O error"), [4874]);
        assert_eq!(beside("at 10:04 not leader", "not leader"), [] as [i32; 0]);
    }

    #[test]
    fn numbers_are_read_as_they_are_printed() {
        assert_eq!(number(b"-4"), Some((-4, 2)));
        assert_eq!(number(b"4294967292,"), Some((-4, 10)));
        assert_eq!(number(b"0xfffffffc"), Some((-4, 10)));
        assert_eq!(number(b"99999999999999999999"), None);
        assert_eq!(number(b"5xx"), None);
        assert_eq!(number(b"-"), None);
    }
}
