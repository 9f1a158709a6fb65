//! Strings without pointers: one blob per kind of text, and where each string starts.
//!
//! Every string is followed by a NUL, so that C can point into the blob; there is no relocation per
//! string.

use super::row::Row;

/// Which text of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name, then the aliases of all rows.
    Name,
    /// The message.
    Message,
    /// The text upstream sends.
    Text,
}

/// Packed strings.
#[derive(Clone, Copy)]
pub struct Strings {
    text: &'static str,
    starts: &'static [u32],
}

impl Strings {
    /// Views a blob and its starts as made by [`pack`].
    ///
    /// # Panics
    /// In a `const`, when the blob is not ASCII.
    #[must_use]
    pub const fn new(blob: &'static [u8], starts: &'static [u32]) -> Strings {
        match core::str::from_utf8(blob) {
            Ok(text) => Strings { text, starts },
            Err(_) => panic!("derrno: a text is not ASCII"),
        }
    }

    /// Whether there is no string at all.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether `string` is the one of `len` bytes that starts at `start`.
    #[inline]
    #[must_use]
    pub(crate) fn holds(&self, start: u32, len: u16, string: &[u8]) -> bool {
        if string.len() != len as usize {
            return false;
        }
        let start = start as usize;
        self.text.as_bytes().get(start..start.wrapping_add(len as usize)) == Some(string)
    }

    /// The string with its NUL; `"\0"` where there is none.
    #[inline]
    #[must_use]
    pub fn with_nul(&self, i: usize) -> &'static str {
        self.cut(i, 0).unwrap_or("\0")
    }

    /// The string; `""` where there is none.
    #[inline]
    #[must_use]
    pub fn get(&self, i: usize) -> &'static str {
        self.cut(i, 1).unwrap_or("")
    }

    /// The string and its NUL without the last `less` bytes.
    #[inline(always)]
    fn cut(&self, i: usize, less: usize) -> Option<&'static str> {
        let (start, next) = (self.starts.get(i)?, self.starts.get(i + 1)?);
        self.text.get(*start as usize..(*next as usize).wrapping_sub(less))
    }
}

/// How many aliases the rows have.
#[must_use]
pub const fn aliases(rows: &[Row]) -> usize {
    let mut n = 0;
    let mut i = 0;
    while i < rows.len() {
        n += rows[i].aliases.len();
        i += 1;
    }
    n
}

/// How many strings [`pack`] packs. A part that no row fills takes no room.
#[must_use]
pub const fn count(rows: &[Row], part: Part) -> usize {
    match part {
        Part::Name => rows.len() + aliases(rows),
        Part::Message => rows.len(),
        Part::Text => {
            let mut i = 0;
            while i < rows.len() {
                if !rows[i].text.is_empty() {
                    return rows.len();
                }
                i += 1;
            }
            0
        }
    }
}

/// The bytes of the blob.
#[must_use]
pub const fn bytes(rows: &[Row], part: Part) -> usize {
    pack::<0, 0>(rows, part, true).2
}

/// Packs one part of all rows; with `measure`, only counts the bytes. `N` is one more than the strings:
/// where each starts, and the end.
#[must_use]
pub const fn pack<const L: usize, const N: usize>(
    rows: &[Row],
    part: Part,
    measure: bool,
) -> ([u8; L], [u32; N], usize) {
    let mut blob = [0; L];
    let mut starts = [0; N];
    let (mut len, mut n) = (0, 0);
    let all = count(rows, part);
    let (mut row, mut alias) = (0, 0);
    while n < all {
        let text = if n < rows.len() {
            match part {
                Part::Name => rows[n].name,
                Part::Message => rows[n].message,
                Part::Text => rows[n].text,
            }
        } else {
            while alias == rows[row].aliases.len() {
                row += 1;
                alias = 0;
            }
            alias += 1;
            rows[row].aliases[alias - 1]
        };
        if !measure {
            blob.split_at_mut(len).1.split_at_mut(text.len()).0.copy_from_slice(text.as_bytes());
        }
        len += text.len() + 1;
        n += 1;
        if !measure {
            starts[n] = len as u32;
        }
    }
    (blob, starts, len)
}

/// Whether `text` fits `pattern`, in which `{x}` stands for any text; case does not matter.
///
/// Read from left to right: each literal part is taken at its first place, and a last literal part
/// must end the text.
#[must_use]
pub(crate) fn fits(pattern: &str, text: &[u8]) -> bool {
    let mut rest = text;
    let mut open = false; // a `{x}` stands before the next literal part
    let mut parts = pattern;
    loop {
        let (literal, behind) = match parts.split_once('{') {
            Some((literal, behind)) => (literal, behind.split_once('}').map(|(_, b)| b)),
            None => (parts, None),
        };
        let literal = literal.as_bytes();
        let place = if !open {
            rest.get(..literal.len()).filter(|start| start.eq_ignore_ascii_case(literal)).map(|_| 0)
        } else if behind.is_none() {
            rest.len()
                .checked_sub(literal.len())
                .filter(|at| rest.get(*at..).is_some_and(|end| end.eq_ignore_ascii_case(literal)))
        } else {
            rest.windows(literal.len().max(1)).position(|w| w.eq_ignore_ascii_case(literal))
        };
        let Some(after) = place.and_then(|at| rest.get(at + literal.len()..)) else { return false };
        rest = after;
        match behind {
            Some(behind) => parts = behind,
            None => return rest.is_empty(),
        }
        open = true;
    }
}

/// How many bytes of a pattern are literal: the more, the more it says.
#[must_use]
pub(crate) fn literal_bytes(pattern: &str) -> usize {
    let mut n = 0;
    let mut inside = false;
    for b in pattern.bytes() {
        match b {
            b'{' => inside = true,
            b'}' => inside = false,
            _ if !inside => n += 1,
            _ => {}
        }
    }
    n
}
