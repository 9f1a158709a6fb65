//! Codes of five characters, digits and capital letters, packed into a number as PostgreSQL packs them: six bits
//! each, the distance from '0', the first character lowest.
//!
//! Worked example: 40001 is 4 + (0 << 6) + (0 << 12) + (0 << 18) + (1 << 24), which is 16777220.

/// The number of five characters; `None` for any other text.
#[must_use]
pub(crate) const fn pack(text: &[u8]) -> Option<i32> {
    let &[a, b, c, d, e] = text else { return None };
    let (characters, mut packed, mut i) = ([a, b, c, d, e], 0, 0);
    while i < characters.len() {
        if !(characters[i].is_ascii_digit() || characters[i].is_ascii_uppercase()) {
            return None;
        }
        packed |= ((characters[i] - b'0') as i32) << (6 * i);
        i += 1;
    }
    Some(packed)
}

/// The five characters of a number; `None` for a number that has none.
#[must_use]
pub(crate) const fn unpack(native: i32) -> Option<[u8; 5]> {
    let (mut text, mut i) = ([0; 5], 0);
    while i < text.len() {
        text[i] = b'0' + (native >> (6 * i) & 0x3f) as u8;
        i += 1;
    }
    match pack(&text) {
        Some(packed) if packed == native => Some(text),
        _ => None,
    }
}
