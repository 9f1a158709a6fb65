//! Strings without pointers: the blob of a part, and where each string starts in it.
//!
//! Every string is followed by a NUL, so that C can point into the blob; there is no relocation per
//! string.

/// Which text of a row: a column of strings.
///
/// Another column is a part here, its setter in `row.rs`, its accessor in `entry.rs`, and its field in the row of C.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The name, then the aliases of all rows.
    Name,
    /// The message.
    Message,
    /// The text upstream sends.
    Text,
}

impl Part {
    /// How many parts there are.
    pub const COUNT: usize = Part::Text as usize + 1;
}

/// Packed strings.
#[derive(Clone, Copy)]
pub struct Strings {
    text: &'static str,
    starts: &'static [u32],
}

impl Strings {
    /// Views a blob and its starts as made by `pack`.
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
    pub(crate) const fn is_empty(&self) -> bool {
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

    /// The string of `len` bytes that starts at `start`.
    #[cfg(feature = "own")]
    pub(crate) fn cut_at(&self, start: u32, len: u16) -> &[u8] {
        let start = start as usize;
        self.text.as_bytes().get(start..start.wrapping_add(len as usize)).unwrap_or(&[])
    }

    /// The string with its NUL; `"\0"` where there is none.
    #[inline]
    #[must_use]
    pub(crate) fn with_nul(&self, i: usize) -> &'static str {
        self.cut(i, 0).unwrap_or("\0")
    }

    /// The string; `""` where there is none.
    #[inline]
    #[must_use]
    pub(crate) fn get(&self, i: usize) -> &'static str {
        self.cut(i, 1).unwrap_or("")
    }

    /// The string and its NUL without the last `less` bytes.
    #[inline(always)]
    fn cut(&self, i: usize, less: usize) -> Option<&'static str> {
        // The next one first: where it is, this one is, and the compiler knows.
        let (next, start) = (self.starts.get(i + 1)?, self.starts.get(i)?);
        self.text.get(*start as usize..(*next as usize).wrapping_sub(less))
    }
}
