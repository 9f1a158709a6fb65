//! A code as an error of other crates, each with a feature of its own.
//!
//! Without a feature: a [`Code`] is a `core::error::Error`, so `?` makes a `Box<dyn Error>` or an `anyhow::Error` of
//! it; `tonic::Code::from(i32::from(kind.grpc().number()))` is the status for gRPC; and `tracing` takes a code as
//! `error = %code`.

use crate::Code;
#[cfg(any(feature = "std", feature = "embedded-io", feature = "status-code"))]
use crate::Kind;

impl core::error::Error for Code {}

/// The nearest kind of the standard library; `Other` where it has none.
///
/// ```
/// use std::io::ErrorKind;
/// assert_eq!(ErrorKind::from(derrno::Kind::NOT_FOUND), ErrorKind::NotFound);
/// assert_eq!(ErrorKind::from(derrno::Kind::FENCED), ErrorKind::Other);
/// ```
#[cfg(feature = "std")]
impl From<Kind> for std::io::ErrorKind {
    fn from(kind: Kind) -> std::io::ErrorKind {
        use std::io::ErrorKind;
        match kind {
            Kind::INVALID_ARGUMENT | Kind::OUT_OF_RANGE | Kind::CONSTRAINT => ErrorKind::InvalidInput,
            Kind::TOO_LARGE => ErrorKind::FileTooLarge,
            Kind::UNSUPPORTED => ErrorKind::Unsupported,
            Kind::UNAUTHENTICATED | Kind::PERMISSION_DENIED => ErrorKind::PermissionDenied,
            Kind::NOT_FOUND => ErrorKind::NotFound,
            Kind::ALREADY_EXISTS => ErrorKind::AlreadyExists,
            Kind::READ_ONLY => ErrorKind::ReadOnlyFilesystem,
            Kind::BUSY => ErrorKind::ResourceBusy,
            Kind::SESSION_EXPIRED | Kind::CLOSED => ErrorKind::NotConnected,
            Kind::CONNECTION_LOST => ErrorKind::ConnectionReset,
            Kind::UNAVAILABLE | Kind::NO_LEADER | Kind::NO_QUORUM => ErrorKind::HostUnreachable,
            Kind::TIMEOUT => ErrorKind::TimedOut,
            Kind::QUOTA_EXCEEDED => ErrorKind::QuotaExceeded,
            Kind::CORRUPT | Kind::PROTOCOL => ErrorKind::InvalidData,
            _ => ErrorKind::Other,
        }
    }
}

/// An error of the standard library with the code inside: `error.get_ref()` and `downcast_ref::<Code>()` give it
/// back.
///
/// ```
/// use derrno::{Code, zookeeper};
/// let error = std::io::Error::from(Code::new(derrno::Domain::ZOOKEEPER, zookeeper::NONODE));
/// assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
/// assert_eq!(error.to_string(), "zookeeper:-101 NONODE");
/// let code = error.get_ref().and_then(|inner| inner.downcast_ref::<Code>());
/// assert_eq!(code.map(|code| code.native()), Some(zookeeper::NONODE));
/// ```
#[cfg(feature = "std")]
impl From<Code> for std::io::Error {
    fn from(code: Code) -> std::io::Error {
        std::io::Error::new(code.verdict().kind().into(), code)
    }
}

/// The nearest kind of embedded-io; `Other` where it has none.
///
/// ```
/// use derrno::Kind;
/// use embedded_io::ErrorKind;
/// assert_eq!(ErrorKind::from(Kind::TIMEOUT), ErrorKind::TimedOut);
/// ```
#[cfg(feature = "embedded-io")]
impl From<Kind> for embedded_io::ErrorKind {
    fn from(kind: Kind) -> embedded_io::ErrorKind {
        use embedded_io::ErrorKind;
        match kind {
            Kind::INVALID_ARGUMENT | Kind::OUT_OF_RANGE | Kind::CONSTRAINT => ErrorKind::InvalidInput,
            Kind::UNSUPPORTED => ErrorKind::Unsupported,
            Kind::UNAUTHENTICATED | Kind::PERMISSION_DENIED => ErrorKind::PermissionDenied,
            Kind::NOT_FOUND => ErrorKind::NotFound,
            Kind::ALREADY_EXISTS => ErrorKind::AlreadyExists,
            Kind::SESSION_EXPIRED | Kind::CLOSED => ErrorKind::NotConnected,
            Kind::CONNECTION_LOST => ErrorKind::ConnectionReset,
            Kind::TIMEOUT => ErrorKind::TimedOut,
            Kind::EXHAUSTED => ErrorKind::OutOfMemory,
            Kind::CORRUPT | Kind::PROTOCOL => ErrorKind::InvalidData,
            _ => ErrorKind::Other,
        }
    }
}

/// So that a driver may have `type Error = Code`.
#[cfg(feature = "embedded-io")]
impl embedded_io::Error for Code {
    fn kind(&self) -> embedded_io::ErrorKind {
        self.verdict().kind().into()
    }
}

/// The HTTP status of a kind, [`Kind::http`].
///
/// ```
/// use http::StatusCode;
/// assert_eq!(StatusCode::from(derrno::Kind::NOT_FOUND), StatusCode::NOT_FOUND);
/// ```
#[cfg(feature = "status-code")]
impl From<Kind> for http::StatusCode {
    fn from(kind: Kind) -> http::StatusCode {
        http::StatusCode::from_u16(kind.http()).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// As text for people (JSON, TOML: `"zookeeper:-101 NONODE"`), as three numbers for machines (postcard: domain,
/// context, native). [`as_numbers`](crate::as_numbers) gives numbers everywhere. What is not a code is an error of
/// the format.
///
/// ```
/// use derrno::{Code, Domain};
/// let code = Code::new(Domain::ZOOKEEPER, -101);
/// let text = serde_json::to_string(&code).unwrap();
/// assert_eq!(text, r#""zookeeper:-101 NONODE""#);
/// assert_eq!(serde_json::from_str::<Code>(&text).unwrap(), code);
/// assert!(serde_json::from_str::<Code>(r#""zookeeper""#).is_err());
/// ```
#[cfg(feature = "serde")]
impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            as_numbers::serialize(self, serializer)
        }
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Code {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        struct Text;

        impl serde::de::Visitor<'_> for Text {
            type Value = Code;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str("a code such as \"zookeeper:-101\"")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Code, E> {
                text.parse().map_err(E::custom)
            }
        }

        if deserializer.is_human_readable() {
            deserializer.deserialize_str(Text)
        } else {
            as_numbers::deserialize(deserializer)
        }
    }
}

/// A code as three numbers in every format: domain, context, native. For `#[serde(with = "derrno::as_numbers")]`.
///
/// ```
/// #[derive(serde::Serialize, serde::Deserialize)]
/// struct Line {
///     #[serde(with = "derrno::as_numbers")]
///     code: derrno::Code,
/// }
/// let line = Line { code: "zookeeper:-101".parse().unwrap() };
/// let text = serde_json::to_string(&line).unwrap();
/// assert_eq!(text, r#"{"code":[9,0,-101]}"#);
/// assert_eq!(serde_json::from_str::<Line>(&text).unwrap().code, line.code);
/// ```
#[cfg(feature = "serde")]
pub mod as_numbers {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use crate::{Code, Domain};

    /// Writes the numbers.
    ///
    /// # Errors
    /// Those of the format.
    pub fn serialize<S: Serializer>(code: &Code, serializer: S) -> Result<S::Ok, S::Error> {
        (code.domain().number(), code.context(), code.native()).serialize(serializer)
    }

    /// Reads the numbers; any numbers make a code.
    ///
    /// # Errors
    /// Those of the format, and a number that does not fit.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Code, D::Error> {
        let (domain, context, native) = Deserialize::deserialize(deserializer)?;
        Ok(Code::new(Domain::new(domain), native).in_context(context))
    }
}
