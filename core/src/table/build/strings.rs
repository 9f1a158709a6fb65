//! Packs the strings of a domain: part after part in one blob, and where each string starts in its part.

use super::row::Row;
use crate::table::strings::{Part, Strings};

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

/// How many strings a part has. A part that no row fills takes no room.
const fn count(rows: &[Row], part: usize) -> usize {
    let mut i = 0;
    while i < rows.len() && rows[i].texts[part].is_empty() {
        i += 1;
    }
    if i == rows.len() {
        0
    } else if part == Part::Name as usize {
        rows.len() + aliases(rows)
    } else {
        rows.len()
    }
}

/// How many starts there are: one more in each part than strings, its end.
#[must_use]
pub const fn starts(rows: &[Row]) -> usize {
    let (mut n, mut part) = (0, 0);
    while part < Part::COUNT {
        n += count(rows, part) + 1;
        part += 1;
    }
    n
}

/// The bytes of the blob.
#[must_use]
pub const fn bytes(rows: &[Row]) -> usize {
    pack::<0, 0>(rows, true).2
}

/// Packs all parts; with `measure`, only counts the bytes.
#[must_use]
pub const fn pack<const L: usize, const N: usize>(rows: &[Row], measure: bool) -> ([u8; L], [u32; N], usize) {
    let mut blob = [0; L];
    let mut starts = [0; N];
    let (mut len, mut n, mut part) = (0, 0, 0);
    while part < Part::COUNT {
        let all = count(rows, part);
        let (first, mut string, mut row, mut alias) = (len, 0, 0, 0);
        n += 1; // the first string of a part starts at 0
        while string < all {
            let text = if string < rows.len() {
                rows[string].texts[part]
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
            if !measure {
                starts[n] = (len - first) as u32;
            }
            n += 1;
            string += 1;
        }
        part += 1;
    }
    (blob, starts, len)
}

/// Views what [`pack`] packed, by part.
///
/// # Panics
/// In a `const`, when the blob is not ASCII.
#[must_use]
pub const fn strings(
    rows: &[Row],
    mut blob: &'static [u8],
    mut starts: &'static [u32],
) -> [Strings; Part::COUNT] {
    let mut strings = [Strings::new(&[], &[]); Part::COUNT];
    let mut part = 0;
    while part < Part::COUNT {
        let (of_part, other_starts) = starts.split_at(count(rows, part) + 1);
        let (bytes, other_bytes) = blob.split_at(of_part[of_part.len() - 1] as usize);
        strings[part] = Strings::new(bytes, of_part);
        (blob, starts) = (other_bytes, other_starts);
        part += 1;
    }
    strings
}
