//! Texts with variable parts, such as `Exceeded MaxRequestBatch of {n}`.

/// Whether `text` fits `pattern`, in which `{x}` stands for any text; case does not matter.
///
/// Read from left to right: each literal part is taken where it comes first, and a last literal part
/// must end the text.
#[must_use]
pub(super) fn fits(pattern: &str, text: &[u8]) -> bool {
    let mut rest = text;
    let mut open = false; // a `{x}` stands before the next literal part
    let mut parts = pattern;
    loop {
        let (literal, next) = match parts.split_once('{') {
            Some((literal, next)) => (literal, next.split_once('}').map(|(_, next)| next)),
            None => (parts, None),
        };
        let literal = literal.as_bytes();
        let found = if !open {
            rest.get(..literal.len()).filter(|start| start.eq_ignore_ascii_case(literal)).map(|_| 0)
        } else if next.is_none() {
            rest.len()
                .checked_sub(literal.len())
                .filter(|at| rest.get(*at..).is_some_and(|end| end.eq_ignore_ascii_case(literal)))
        } else {
            rest.windows(literal.len().max(1)).position(|w| w.eq_ignore_ascii_case(literal))
        };
        let Some(after) = found.and_then(|at| rest.get(at + literal.len()..)) else { return false };
        rest = after;
        match next {
            Some(next) => parts = next,
            None => return rest.is_empty(),
        }
        open = true;
    }
}

/// How many bytes of a pattern are literal: of two that fit, the one with more fits better.
#[must_use]
pub(super) fn literal_bytes(pattern: &str) -> usize {
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
