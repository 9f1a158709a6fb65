//! A code: domain, native number, context; printed and parsed as `zookeeper:-101 NONODE`.

use crate::projection::Errno;
use crate::systems::Domain;
use crate::table::Entry;
use crate::verdict::Verdict;

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

    /// The code whose domain answers for this one: itself, but for a dqlite wire failure that
    /// carries a number of SQLite's.
    #[must_use]
    pub fn resolve(self) -> Code {
        #[cfg(feature = "dqlite")]
        if self.domain == Domain::DQLITE {
            return crate::dqlite::resolve(self.native, self.context);
        }
        self
    }

    /// The row of the code: its variant in the context, or else its base row; `None` for an unlisted
    /// code, an unknown domain, or one of your own domains (ask its own `TABLE`).
    #[must_use]
    pub fn entry(self) -> Option<Entry> {
        let code = self.resolve();
        code.domain.table()?.entry_in(code.native, code.context)
    }

    /// The verdict, in the context; the fallback of domain and context for an unlisted code.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        let code = self.resolve();
        match code.domain.table() {
            Some(table) if code.context != 0 => table.verdict_in(code.native, code.context),
            _ => crate::classify(code.domain, code.native),
        }
    }

    /// Upstream's name; `None` for an unlisted code.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.entry().map(|row| row.name())
    }

    /// One sentence: what happened; what to do. `None` for an unlisted code.
    #[must_use]
    pub fn message(self) -> Option<&'static str> {
        self.entry().map(|row| row.message())
    }

    /// The nearest errno: the row's, or that of the fallback's kind for an unlisted code.
    #[must_use]
    pub fn errno(self) -> Errno {
        self.entry().map_or_else(|| self.verdict().kind().errno(), |row| row.errno())
    }

    /// The parent class, for a code of a class domain.
    #[must_use]
    pub fn parent(self) -> Option<Code> {
        Some(self.entry()?.parent()?.code())
    }

    /// The class that the published client raises for this code.
    #[must_use]
    pub fn raised_as(self) -> Option<Code> {
        Some(self.entry()?.raised_as()?.code())
    }

    /// Whether this code is the class `ancestor` or below it, or is raised as such a class. Unlisted
    /// codes answer no.
    ///
    /// ```
    /// use derrno::{Code, Domain};
    /// let expired = Domain::KAZOO.by_code_name("SessionExpiredError").unwrap();
    /// assert!(Code::new(Domain::ZOOKEEPER, -112).is_a(expired));
    /// assert!(Domain::KAZOO.by_code_name("ConnectionClosedError").unwrap().is_a(expired));
    /// ```
    #[must_use]
    pub fn is_a(self, ancestor: Code) -> bool {
        match (self.entry(), ancestor.entry()) {
            (Some(row), Some(ancestor)) => row.is_a(&ancestor),
            _ => false,
        }
    }

    /// Writes the code as text to `buffer`, cut where it ends, and gives the length of the whole
    /// text. The same text as `Display`, without `core::fmt`.
    ///
    /// ```
    /// let mut buffer = [0; 9];
    /// let code = derrno::Code::new(derrno::Domain::ZOOKEEPER, -101);
    /// assert_eq!(code.write(&mut buffer), 21);
    /// assert_eq!(&buffer, b"zookeeper");
    /// ```
    pub fn write(self, buffer: &mut [u8]) -> usize {
        let mut len = 0;
        self.pieces(&mut |piece| {
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

    /// `domain:native[@context][ NAME]`, or `domain:name[@context]` in a domain of names.
    #[inline]
    fn pieces(self, put: &mut impl FnMut(Piece<'_>)) {
        match self.domain.name() {
            "" => {
                put(Piece::Text("0x"));
                for shift in [12, 8, 4, 0] {
                    let digit = (self.domain.number() >> shift) as usize & 15;
                    put(Piece::Text("0123456789abcdef".get(digit..=digit).unwrap_or("")));
                }
            }
            name => put(Piece::Text(name)),
        }
        let name = self.name();
        let (name, behind) = if self.domain.has_names() { (name, None) } else { (None, name) };
        match name {
            Some(name) => {
                put(Piece::Text(":"));
                put(Piece::Text(name));
            }
            None => put(Piece::Number(b':', self.native)),
        }
        if self.context != 0 {
            put(Piece::Number(b'@', self.context.into()));
        }
        if let Some(name) = behind {
            put(Piece::Text(" "));
            put(Piece::Text(name));
        }
    }
}

/// A piece of the text of a code.
enum Piece<'a> {
    Text(&'a str),
    /// A number behind a mark, such as `:-101`.
    Number(u8, i32),
}

/// A number behind a mark, as text. Made in registers: to copy bytes that were just stored one by one is
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

impl core::fmt::Display for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut result = Ok(());
        self.pieces(&mut |piece| {
            if result.is_ok() {
                result = match piece {
                    Piece::Text(text) => f.write_str(text),
                    Piece::Number(mark, n) => write!(f, "{}{n}", char::from(mark)),
                };
            }
        });
        result
    }
}

impl core::fmt::Debug for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Code({self})")
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
    /// The text behind the `:` is neither a number nor a name of the domain.
    UnknownName,
    /// The number does not fit in 32 bits.
    NumberTooLarge,
    /// The text behind the `@` is not a number from 0 to 65535.
    BadContext,
    /// The name behind the number is not the name of that number.
    WrongName,
}

impl core::fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            ParseCodeError::NoColon => "no `:` found; write domain:code, such as zookeeper:-101",
            ParseCodeError::UnknownDomain => "unknown domain; write one such as zookeeper, or its number",
            ParseCodeError::UnknownName => "neither a number nor a name of this domain",
            ParseCodeError::NumberTooLarge => "the number does not fit in 32 bits",
            ParseCodeError::BadContext => "the context behind `@` is not a number from 0 to 65535",
            ParseCodeError::WrongName => "the name behind the number belongs to another number",
        })
    }
}

impl core::error::Error for ParseCodeError {}

/// `domain:number`, `domain:NAME`, either with `@context`, and what `Display` prints.
///
/// A domain that derrno does not know is written as its number, `0x8001:7`.
impl core::str::FromStr for Code {
    type Err = ParseCodeError;

    fn from_str(text: &str) -> Result<Code, ParseCodeError> {
        use ParseCodeError as E;
        let (domain, rest) = text.trim().split_once(':').ok_or(E::NoColon)?;
        let domain = match Domain::by_name(domain) {
            Some(domain) => domain,
            None => Domain::new(parse_u16(domain).ok_or(E::UnknownDomain)?),
        };
        if let Some(code) = domain.by_code_name(rest) {
            return Ok(code);
        }
        // number[@context][ NAME] or name[@context]
        let (code, name) = match rest.split_once(' ') {
            Some((head, name)) if is_number(head.split('@').next().unwrap_or("")) => (head, Some(name)),
            _ => (rest, None),
        };
        let (code, context) = match code.rsplit_once('@') {
            Some((code, context)) => (code, context.parse().map_err(|_| E::BadContext)?),
            None => (code, 0),
        };
        let found = match domain.by_code_name(code) {
            Some(found) => found,
            None if is_number(code) => Code::new(domain, code.parse().map_err(|_| E::NumberTooLarge)?),
            None => return Err(E::UnknownName),
        };
        let found = found.in_context(context);
        match name {
            Some(name) if found.name() != Some(name) => Err(E::WrongName),
            _ => Ok(found),
        }
    }
}

fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
}

fn parse_u16(text: &str) -> Option<u16> {
    match text.strip_prefix("0x") {
        Some(hex) => u16::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}
