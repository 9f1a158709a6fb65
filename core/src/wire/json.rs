//! The smallest JSON reader that serves: validates a text and finds members as raw slices.
//!
//! Strict (RFC 8259), iterative, no copy, no unescaping; nesting up to 128 levels.

use super::Decoded;

/// One JSON value from `at`, as the offset after it.
///
/// A text that ends too early is `Incomplete`, a byte that no JSON has at its place `Malformed`.
fn value(text: &[u8], at: usize) -> Result<usize, Decoded<'_>> {
    let mut scan = Scan { text, at };
    let mut depth = 0_u32;
    let mut objects = 0_u128; // bit 0: whether the innermost container is an object
    loop {
        // One value, or the opening of a container.
        scan.space();
        match scan.peek()? {
            open @ (b'{' | b'[') => {
                if depth == 128 {
                    return Err(Decoded::Malformed(scan.at));
                }
                depth += 1;
                objects = objects << 1 | u128::from(open == b'{');
                scan.at += 1;
                scan.space();
                if scan.peek()? != if open == b'{' { b'}' } else { b']' } {
                    if open == b'{' {
                        scan.key()?;
                    }
                    continue;
                }
            }
            b'"' => {
                scan.string()?;
            }
            b't' => scan.word(b"true")?,
            b'f' => scan.word(b"false")?,
            b'n' => scan.word(b"null")?,
            _ => scan.number()?,
        }
        // What follows a value: the end, a comma, or closing brackets.
        loop {
            if depth == 0 {
                return Ok(scan.at);
            }
            scan.space();
            let object = objects & 1 == 1;
            match scan.peek()? {
                b',' => {
                    scan.at += 1;
                    if object {
                        scan.space();
                        scan.key()?;
                    }
                    break;
                }
                close if close == if object { b'}' } else { b']' } => {
                    scan.at += 1;
                    depth -= 1;
                    objects >>= 1;
                }
                _ => return Err(Decoded::Malformed(scan.at)),
            }
        }
    }
}

struct Scan<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Scan<'a> {
    fn peek(&self) -> Result<u8, Decoded<'a>> {
        self.text.get(self.at).copied().ok_or(Decoded::Incomplete(1))
    }

    fn space(&mut self) {
        while matches!(self.text.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Decoded<'a>> {
        for byte in word {
            if self.peek()? != *byte {
                return Err(Decoded::Malformed(self.at));
            }
            self.at += 1;
        }
        Ok(())
    }

    /// A member's name and the colon after it.
    fn key(&mut self) -> Result<&'a [u8], Decoded<'a>> {
        if self.peek()? != b'"' {
            return Err(Decoded::Malformed(self.at));
        }
        let key = self.string()?;
        self.space();
        self.word(b":")?;
        Ok(key)
    }

    /// A string, from its opening quote; the bytes between the quotes.
    fn string(&mut self) -> Result<&'a [u8], Decoded<'a>> {
        self.at += 1;
        let start = self.at;
        loop {
            match self.peek()? {
                b'"' => {
                    self.at += 1;
                    return Ok(self.text.get(start..self.at - 1).unwrap_or(&[]));
                }
                b'\\' => {
                    self.at += 1;
                    match self.peek()? {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        b'u' => {
                            for _ in 0..4 {
                                self.at += 1;
                                if !self.peek()?.is_ascii_hexdigit() {
                                    return Err(Decoded::Malformed(self.at));
                                }
                            }
                        }
                        _ => return Err(Decoded::Malformed(self.at)),
                    }
                }
                0..=0x1f => return Err(Decoded::Malformed(self.at)),
                _ => {}
            }
            self.at += 1;
        }
    }

    fn digits(&mut self) -> Result<(), Decoded<'a>> {
        if !self.peek()?.is_ascii_digit() {
            return Err(Decoded::Malformed(self.at));
        }
        while matches!(self.text.get(self.at), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Decoded<'a>> {
        if self.peek()? == b'-' {
            self.at += 1;
        }
        if self.peek()? == b'0' {
            self.at += 1;
        } else {
            self.digits()?;
        }
        if self.text.get(self.at) == Some(&b'.') {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.text.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            if matches!(self.peek()?, b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }
}

/// One JSON text with nothing but space around it, as its value.
///
/// A number at the very end of the input is taken as whole.
pub(crate) fn whole(text: &[u8]) -> Result<&[u8], Decoded<'_>> {
    let mut scan = Scan { text, at: 0 };
    scan.space();
    let start = scan.at;
    scan.at = value(text, start)?;
    let end = scan.at;
    scan.space();
    if scan.at < text.len() {
        return Err(Decoded::Malformed(scan.at));
    }
    Ok(text.get(start..end).unwrap_or(&[]))
}

/// The raw value of a member of a JSON object, or `None`.
///
/// `object` is one valid JSON object, such as [`Failure::detail`](super::Failure::detail) of the
/// JSON decoders; a string comes with its quotes and escapes. Of a name that stands twice the last
/// one counts; names are compared as written, without unescaping.
///
/// ```
/// use derrno::wire::json::member;
/// assert_eq!(member(br#"{"code":"abort","abort":{"why":[1,2]}}"#, "abort"), Some(&b"{\"why\":[1,2]}"[..]));
/// assert_eq!(member(b"[1]", "abort"), None);
/// ```
#[must_use]
pub fn member<'a>(object: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let mut scan = Scan { text: object, at: 0 };
    scan.space();
    scan.word(b"{").ok()?;
    let mut found = None;
    loop {
        scan.space();
        let Ok(key) = scan.key() else { return found };
        scan.space();
        let start = scan.at;
        let Ok(end) = value(object, start) else { return found };
        if key == name.as_bytes() {
            found = object.get(start..end);
        }
        scan.at = end;
        scan.space();
        if scan.word(b",").is_err() {
            return found;
        }
    }
}

/// The first element of a JSON array.
#[cfg(feature = "fauna")]
pub(crate) fn first_element(array: &[u8]) -> Option<&[u8]> {
    let mut scan = Scan { text: array, at: 0 };
    scan.word(b"[").ok()?;
    scan.space();
    let start = scan.at;
    array.get(start..value(array, start).ok()?)
}

/// The bytes between the quotes of a raw string value, still escaped.
pub(super) fn string(raw: &[u8]) -> Option<&[u8]> {
    raw.strip_prefix(b"\"")?.strip_suffix(b"\"")
}

/// A raw number value as an integer.
#[cfg(feature = "nats")]
pub(super) fn integer(raw: &[u8]) -> Option<i64> {
    core::str::from_utf8(raw).ok()?.parse().ok()
}
