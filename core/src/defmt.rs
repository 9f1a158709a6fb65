//! Feature `defmt`: every answer as indices of interned strings, so that the words stay in the ELF on
//! the host and out of flash.
//!
//! A code is its domain and number: the host's `derrno explain` has its name.

use defmt::{Format, Formatter, write};

use crate::code::Code;
use crate::domain::Domain;
use crate::kind::Kind;
use crate::log::Record;
use crate::retry::{Act, Found, Step, Why};
use crate::verdict::Verdict;
use crate::vocabulary::{Advice, Effect, Lost, Origin, Severity};

/// Logs through defmt at the level of a verdict's severity: fatal and error as `error!`, warning as
/// `warn!`, info as `info!`. The crate that calls it depends on `defmt`.
///
/// ```ignore
/// let verdict = derrno::zookeeper::classify(rc);
/// derrno::by_severity!(verdict, "create failed: {} ({})", rc, verdict);
/// ```
#[macro_export]
#[cfg_attr(docsrs, doc(cfg(feature = "defmt")))]
macro_rules! by_severity {
    ($verdict:expr, $($format:tt)+) => {
        match $crate::Verdict::severity($verdict) {
            $crate::Severity::FATAL | $crate::Severity::ERROR => ::defmt::error!($($format)+),
            $crate::Severity::WARNING => ::defmt::warn!($($format)+),
            _ => ::defmt::info!($($format)+),
        }
    };
}

macro_rules! interned {
    ($($type:ident)*) => {
        $(impl Format for $type {
            fn format(&self, f: Formatter<'_>) {
                write!(f, "{=istr}", self.interned());
            }
        })*
    };
}

interned! { Kind Advice Effect Severity Origin Lost Act Why Found }

impl Format for Verdict {
    fn format(&self, f: Formatter<'_>) {
        let (kind, advice, effect) = (self.kind(), self.advice(), self.effect());
        let (severity, origin, lost) = (self.severity(), self.origin(), self.lost());
        match self.is_unlisted() {
            true => {
                write!(f, "{}, {}, {}, {}, {}, {}, unlisted", kind, advice, effect, severity, origin, lost)
            }
            false => write!(f, "{}, {}, {}, {}, {}, {}", kind, advice, effect, severity, origin, lost),
        }
    }
}

impl Format for Step {
    fn format(&self, f: Formatter<'_>) {
        let (act, why, lost, wait) = (self.act(), self.why(), self.lost(), self.wait());
        match self.doubt() {
            true => write!(f, "{} in {=u32} ms, why {}, lost {}, in doubt", act, wait, why, lost),
            false => write!(f, "{} in {=u32} ms, why {}, lost {}", act, wait, why, lost),
        }
    }
}

impl Format for Domain {
    fn format(&self, f: Formatter<'_>) {
        match self.interned() {
            Some(name) => write!(f, "{}", name),
            None => write!(f, "{=u16:#06x}", self.number()),
        }
    }
}

impl Format for Code {
    fn format(&self, f: Formatter<'_>) {
        match self.context() {
            0 => write!(f, "{}:{=i32}", self.domain(), self.native()),
            context => write!(f, "{}:{=i32}@{=u16}", self.domain(), self.native(), context),
        }
    }
}

/// `zookeeper:-4 [3], 2 times, at 1234`.
impl Format for Record {
    fn format(&self, f: Formatter<'_>) {
        let (args, times, at) = (Args(self.args()), Times(self.count()), At(self.time()));
        write!(f, "{}{}{}{}", self.code(), args, times, at);
    }
}

struct Args<'a>(&'a [u32]);

impl Format for Args<'_> {
    fn format(&self, f: Formatter<'_>) {
        match self.0 {
            [] => write!(f, ""),
            args => write!(f, " {=[?]}", args),
        }
    }
}

struct Times(u32);

impl Format for Times {
    fn format(&self, f: Formatter<'_>) {
        match self.0 {
            1 => write!(f, ""),
            count => write!(f, ", {=u32} times", count),
        }
    }
}

struct At(Option<u32>);

impl Format for At {
    fn format(&self, f: Formatter<'_>) {
        match self.0 {
            None => write!(f, ""),
            Some(time) => write!(f, ", at {=u32}", time),
        }
    }
}
