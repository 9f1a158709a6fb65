//! Packs the strings of a domain, one blob per part.

use super::row::Row;
use crate::table::strings::Part;

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
    let mut i = 0;
    while i < rows.len() && rows[i].texts[part as usize].is_empty() {
        i += 1;
    }
    match part {
        _ if i == rows.len() => 0,
        Part::Name => rows.len() + aliases(rows),
        _ => rows.len(),
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
            rows[n].texts[part as usize]
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
