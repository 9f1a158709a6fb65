//! Codes as text: written, printed and parsed.

use crate::code::{Code, ParseCodeError};
use crate::domain::Domain;
use crate::five;

impl Code {
    /// Writes the code as text to `buffer`, cut where it ends, and returns the length of the whole
    /// text. The same text as `Display`, without `core::fmt`.
    ///
    /// ```
    /// let mut buffer = [0; 9];
    /// let code = derrno::Code::new(derrno::Domain::ZOOKEEPER, -101);
    /// assert_eq!(code.write(&mut buffer), 21);
    /// assert_eq!(&buffer, b"zookeeper");
    /// ```
    pub fn write(self, buffer: &mut [u8]) -> usize {
        self.write_named(self.name(), buffer)
    }
}

impl core::fmt::Display for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.fmt_named(self.name(), f)
    }
}

impl core::fmt::Debug for Code {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Code({self})")
    }
}

/// `domain:number`, `domain:NAME`, either with `@context`, and what `Display` prints. In a domain of five characters
/// (`sqlstate:40001`) five digits are such; a number of five digits is written with a 0 in front.
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
            Some((head, name)) if domain.reads(head.split('@').next().unwrap_or("")) => (head, Some(name)),
            _ => (rest, None),
        };
        let (code, context) = match code.rsplit_once('@') {
            Some((code, context)) => (code, context.parse().map_err(|_| E::BadContext)?),
            None => (code, 0),
        };
        let found = match domain.by_code_name(code) {
            Some(found) => found,
            None if domain.reads(code) => Code::new(domain, domain.number_of(code).ok_or(E::NumberTooLarge)?),
            None => return Err(E::UnknownName),
        };
        let found = found.in_context(context);
        match name {
            Some(name) if found.name() != Some(name) => Err(E::WrongName),
            _ => Ok(found),
        }
    }
}

impl Domain {
    /// The native number that a text stands for: a decimal number, or five characters in a domain of those, listed or
    /// not. `None` for any other text, names too.
    ///
    /// ```
    /// use derrno::Domain;
    /// assert_eq!(Domain::ZOOKEEPER.number_of("-101"), Some(-101));
    /// assert_eq!(Domain::SQLSTATE.number_of("40001"), Some(16_777_220));
    /// assert_eq!(Domain::SQLSTATE.number_of("16777220"), Some(16_777_220));
    /// ```
    #[must_use]
    pub fn number_of(self, text: &str) -> Option<i32> {
        match five::pack(text.as_bytes()).filter(|_| self.has_characters()) {
            Some(packed) => Some(packed),
            None => text.parse().ok(),
        }
    }

    /// Whether a text has the form of a native number.
    fn reads(self, text: &str) -> bool {
        let digits = text.strip_prefix('-').unwrap_or(text);
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
            || self.has_characters() && five::pack(text.as_bytes()).is_some()
    }
}

fn parse_u16(text: &str) -> Option<u16> {
    match text.strip_prefix("0x") {
        Some(hex) => u16::from_str_radix(hex, 16).ok(),
        None => text.parse().ok(),
    }
}
