//! Codes as text: written, printed and parsed.

use crate::code::{Code, ParseCodeError};
use crate::domain::Domain;

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
