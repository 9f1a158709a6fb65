//! A code: the pair of domain and native number, its context, and how it is written as text.

use crate::domain::Domain;
use crate::five;

/// A native code of a domain, and the context it was read in. Eight bytes.
///
/// The native number is the system's own; a domain of names gives each name a stable number from 1,
/// and 0 is a name nobody knows. The context is 0 where it does not matter; what else it may be
/// stands in the domain's module (an HTTP status for Fauna, [`crate::zookeeper::IN_MULTI`], ...).
///
/// Any number of any domain makes a code, listed or not: the number is never lost.
///
/// ```
/// use derrno::{Code, Domain, Effect};
/// let code = Code::new(Domain::ZOOKEEPER, -101);
/// assert_eq!(code.to_string(), "zookeeper:-101 NONODE");
/// assert_eq!("zookeeper:NONODE".parse(), Ok(code));
/// assert_eq!(code.raised_as().and_then(|class| class.name()), Some("NoNodeError"));
/// assert_eq!(Code::new(Domain::ZOOKEEPER, -9999).to_string(), "zookeeper:-9999");
///
/// let late: Code = "fauna:time_out@503".parse().unwrap();
/// assert_eq!(late.verdict().effect(), Effect::MAYBE_APPLIED);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(C)]
pub struct Code {
    domain: Domain,
    context: u16,
    native: i32,
}

impl Code {
    /// The code `native` of `domain`, without context.
    #[must_use]
    pub const fn new(domain: Domain, native: i32) -> Code {
        Code { domain, context: 0, native }
    }

    /// The same code, read in a context.
    #[must_use]
    pub const fn in_context(self, context: u16) -> Code {
        Code { context, ..self }
    }

    /// The domain.
    #[must_use]
    pub const fn domain(self) -> Domain {
        self.domain
    }

    /// The native number.
    #[must_use]
    pub const fn native(self) -> i32 {
        self.native
    }

    /// The context, 0 for none.
    #[must_use]
    pub const fn context(self) -> u16 {
        self.context
    }

    /// Writes the text of the code, whose name is `name`, to `buffer`; returns the length of the whole text.
    #[inline]
    pub(crate) fn write_named(self, name: Option<&str>, buffer: &mut [u8]) -> usize {
        let mut len = 0;
        self.pieces(name, &mut |piece| {
            let digits;
            let piece = match piece {
                Piece::Text(text) => text.as_bytes(),
                Piece::Number(mark, n) => {
                    digits = Digits::new(mark, n);
                    digits.bytes()
                }
            };
            if let Some(room) = buffer.get_mut(len..) {
                let fits = piece.len().min(room.len());
                if let (Some(room), Some(piece)) = (room.get_mut(..fits), piece.get(..fits)) {
                    room.copy_from_slice(piece);
                }
            }
            len += piece.len();
        });
        len
    }

    /// The same text through `core::fmt`.
    pub(crate) fn fmt_named(self, name: Option<&str>, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut result = Ok(());
        self.pieces(name, &mut |piece| {
            if result.is_ok() {
                result = match piece {
                    Piece::Text(text) => f.write_str(text),
                    Piece::Number(mark, n) => write!(f, "{}{n}", char::from(mark)),
                };
            }
        });
        result
    }

    /// `domain:native[@context][ NAME]`, or `domain:name[@context]` in a domain of names. In a domain of five
    /// characters these stand in place of the number. A number that has none, and five digits, gets a 0 in front:
    /// `sqlstate:12345` would be read as characters.
    #[inline]
    fn pieces(self, name: Option<&str>, put: &mut impl FnMut(Piece<'_>)) {
        match self.domain.known_name() {
            "" => {
                put(Piece::Text("0x"));
                for shift in [12, 8, 4, 0] {
                    let digit = (self.domain.number() >> shift) as usize & 15;
                    put(Piece::Text("0123456789abcdef".get(digit..=digit).unwrap_or("")));
                }
            }
            name => put(Piece::Text(name)),
        }
        // A name stands in place of the number, or after it.
        let (name, last) = if self.domain.has_names() { (name, None) } else { (None, name) };
        match name {
            Some(name) => {
                put(Piece::Text(":"));
                put(Piece::Text(name));
            }
            None => match five::unpack(self.native).filter(|_| self.domain.has_characters()) {
                Some(text) => {
                    put(Piece::Text(":"));
                    put(Piece::Text(core::str::from_utf8(&text).unwrap_or("")));
                }
                None if self.domain.has_characters() && matches!(self.native, 10_000..=99_999) => {
                    put(Piece::Text(":"));
                    put(Piece::Number(b'0', self.native));
                }
                None => put(Piece::Number(b':', self.native)),
            },
        }
        if self.context != 0 {
            put(Piece::Number(b'@', self.context.into()));
        }
        if let Some(name) = last {
            put(Piece::Text(" "));
            put(Piece::Text(name));
        }
    }
}

/// A piece of the text of a code.
enum Piece<'a> {
    Text(&'a str),
    /// A number after a mark, such as `:-101`.
    Number(u8, i32),
}

/// A number after a mark, as text. Made in registers: to copy bytes that were just stored one by one is
/// slow.
struct Digits {
    text: [u8; 16],
    len: usize,
}

impl Digits {
    #[inline]
    fn new(mark: u8, n: i32) -> Digits {
        let (mut text, mut len) = (0_u128, 1);
        let mut rest = n.unsigned_abs();
        loop {
            text = text << 8 | u128::from(b'0' + (rest % 10) as u8);
            len += 1;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        if n < 0 {
            text = text << 8 | u128::from(b'-');
            len += 1;
        }
        Digits { text: (text << 8 | u128::from(mark)).to_le_bytes(), len }
    }

    #[inline]
    fn bytes(&self) -> &[u8] {
        self.text.get(..self.len).unwrap_or(&[])
    }
}

/// Why a text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ParseCodeError {
    /// There is no `:` between domain and code.
    NoColon,
    /// The text before the `:` is no domain.
    UnknownDomain,
    /// The text after the `:` is neither a number nor a name of the domain.
    UnknownName,
    /// The number does not fit in 32 bits.
    NumberTooLarge,
    /// The text after the `@` is not a number from 0 to 65535.
    BadContext,
    /// The name after the number is not the name of that number.
    WrongName,
}

impl core::fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            ParseCodeError::NoColon => "no `:` found; write domain:code, such as zookeeper:-101",
            ParseCodeError::UnknownDomain => "unknown domain; write one such as zookeeper, or its number",
            ParseCodeError::UnknownName => "neither a number nor a name of this domain",
            ParseCodeError::NumberTooLarge => "the number does not fit in 32 bits",
            ParseCodeError::BadContext => "the context after `@` is not a number from 0 to 65535",
            ParseCodeError::WrongName => "the name after the number belongs to another number",
        })
    }
}

impl core::error::Error for ParseCodeError {}
