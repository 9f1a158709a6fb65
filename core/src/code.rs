//! A code: domain, native number, context; printed and parsed as `zookeeper:-101 NONODE`.

use crate::domain::Domain;
use crate::projection::Errno;
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
/// assert_eq!(late.verdict().effect(), Effect::MaybeApplied);
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
            for byte in piece.bytes() {
                if let Some(place) = buffer.get_mut(len) {
                    *place = byte;
                }
                len += 1;
            }
        });
        len
    }

    /// `domain:native[@context][ NAME]`, or `domain:name[@context]` in a domain of names.
    fn pieces(self, put: &mut impl FnMut(&str)) {
        let mut digits = Digits::default();
        match self.domain.name() {
            "" => {
                put("0x");
                put(digits.hex(self.domain.number()));
            }
            name => put(name),
        }
        put(":");
        let name = self.name();
        if let (true, Some(name)) = (self.domain.has_names(), name) {
            put(name);
        } else {
            if self.native < 0 {
                put("-");
            }
            put(digits.decimal(self.native.unsigned_abs()));
        }
        if self.context != 0 {
            put("@");
            put(digits.decimal(u32::from(self.context)));
        }
        if let (false, Some(name)) = (self.domain.has_names(), name) {
            put(" ");
            put(name);
        }
    }
}

#[derive(Default)]
struct Digits([u8; 10]);

impl Digits {
    fn decimal(&mut self, n: u32) -> &str {
        crate::table::decimal(n, &mut self.0)
    }

    fn hex(&mut self, n: u16) -> &str {
        for (i, place) in self.0.iter_mut().take(4).enumerate() {
            let digit = (n >> (12 - 4 * i)) as u8 & 15;
            *place = if digit < 10 { b'0' + digit } else { b'a' + digit - 10 };
        }
        self.0.get(..4).and_then(|hex| core::str::from_utf8(hex).ok()).unwrap_or("")
    }
}

impl core::fmt::Display for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let mut result = Ok(());
        self.pieces(&mut |piece| {
            if result.is_ok() {
                result = f.write_str(piece);
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
