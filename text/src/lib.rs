//! From what people hold in their hands to the code: finds derrno's codes in lines of text.
//!
//! People rarely have a bare number. They have a line: a Go error wrapped three times, a Java
//! exception, a server log. [`recognise`] finds the codes that a line of any length speaks of, where,
//! by what evidence, and how sure it is.
//!
//! ```
//! use derrno_text::{Evidence, Sureness, recognise};
//!
//! let line = b"exec: database is locked (code 517)";
//! let best = &recognise(line)[0];
//! assert_eq!(best.code().unwrap().to_string(), "sqlite:517 SQLITE_BUSY_SNAPSHOT");
//! assert_eq!((best.evidence, best.sureness), (Evidence::ExtendedNumber, Sureness::Sure));
//!
//! assert!(recognise(b"ssh: Could not resolve hostname zk1: no such host").is_empty());
//! ```
//!
//! The most exact evidence wins: an extended number before a number, then a name, a text, a class, a
//! status. A number alone in prose is no error, and words that any program prints count only beside
//! evidence of the system. Bytes that are no text, NULs, and lines of a gigabyte are taken as they are.
#![forbid(unsafe_code)]

mod everyday;
mod finding;
mod forms;
mod line;
mod names;
mod patterns;
mod recognise;
mod scan;
mod system;
mod texts;

pub use finding::{Evidence, Finding, Meaning, Nothing, Sureness};
pub use recognise::{Recogniser, recognise};
pub use scan::Scanner;
