//! errno for distributed systems: every error code of Fluss, dqlite (with SQLite and raft), NATS,
//! ZooKeeper and Fauna, of errno itself, of gRPC, HTTP, HTTP/2, HTTP/3, QUIC, TLS, Kafka and PostgreSQL (SQLSTATE),
//! and your own, in one allocation-free table.
//!
//! One question, one load, one 32-bit answer: what happened ([`Kind`]), what should I do
//! ([`Advice`]), could my write have been applied ([`Effect`]), how bad is it ([`Severity`]), who
//! says so ([`Origin`]), what is gone ([`Lost`])?
//!
//! ```
//! use derrno::{Advice, Effect, Kind, Lost, Situation, zookeeper};
//!
//! let lost = zookeeper::classify(zookeeper::CONNECTIONLOSS); // -4
//! assert_eq!(lost.kind(), Kind::CONNECTION_LOST);
//! assert_eq!(lost.advice(), Advice::RECONNECT);
//! assert_eq!(lost.effect(), Effect::MAYBE_APPLIED); // the write may have happened: look first
//! assert_eq!(lost.lost(), Lost::LINK); // the session lives on: keep the handle
//! assert!(!lost.may_retry(Situation::PLAIN));
//! ```
//!
//! | you have | you ask |
//! | --- | --- |
//! | a number of one system | [`zookeeper::classify`], [`sqlite::classify`], ... |
//! | a code to name | [`zookeeper::NONODE`], [`sqlite::BUSY`], ...: a constant for each, with its sentence |
//! | a domain and a number | [`classify`] |
//! | a number in a context (HTTP status, acks level, inside a multi) | [`Code::in_context`], then [`Code::verdict`] |
//! | a number of errno, from this or another platform | [`errno::Platform::code`] |
//! | the five characters of PostgreSQL, and what it says beside them | [`sqlstate::failure`] |
//! | a status of gRPC, and you know that nothing was sent | [`grpc::NOT_SENT`], a context |
//! | a status of HTTP, and you know that no proxy wrote it or repeated | [`http::FROM_ORIGIN`], a context |
//! | a frame of HTTP/2 or QUIC, and the stream of a request | [`wire::http2`], [`wire::quic`] |
//! | a name | [`Domain::by_code_name`], or parse a [`Code`] |
//! | a row | [`Code::entry`]: name, message, aliases, parent, the class a client raises |
//! | codes of your own | [`domain!`], [`Code`] too once the table is registered (feature `own`) |
//!
//! Every function takes every input: an unknown code keeps its number and gets its domain's
//! fallback with the [unlisted](Verdict::is_unlisted) mark. Nothing allocates, locks or panics.
//!
//! # Cargo features
//!
//! One per system, all on by default: `fluss`, `dqlite` (with sqlite, raft, dqlitepy), `nats`,
//! `zookeeper`, `fauna`, `errno` (with getaddrinfo), `grpc`, `http`, `http2`, `quic` (with http3),
//! `tls` (its alerts), `kafka`, `sqlstate`. A program links the tables it names and nothing else.
//!
//! For logging, none on by default: `postcard` writes and reads [log] records and frames, `heapless`
//! gives them in vectors without a heap, `defmt` formats everything for the logger of that name.
//!
//! For [retry], none on by default: `driver` brings the loop, blocking and async; `std` its clock, sleep and locks.
//!
//! For a program on a host that reads the codes of its devices, not on by default: `own` makes a table of your own
//! known to [`Code`].
//!
//! For the error types of other crates, none on by default: `std` (`io::Error`, `io::ErrorKind`), `embedded-io`,
//! `status-code` (of the crate `http`), `serde` (codes as text or numbers).
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(any(test, feature = "std", feature = "own"))]
extern crate std;

mod code;
mod codes;
mod convert;
#[cfg(feature = "defmt")]
mod defmt;
mod domain;
mod five;
mod kind;
pub mod log;
mod lookup;
mod manner;
#[cfg(feature = "own")]
mod own;
mod projection;
pub mod retry;
pub mod status;
mod systems;
pub mod table;
mod verdict;
mod vocabulary;
pub mod wire;

pub use code::{Code, ParseCodeError};
#[cfg(feature = "serde")]
pub use convert::as_numbers;
pub use domain::Domain;
pub use kind::{Family, Kind};
#[cfg(feature = "own")]
pub use lookup::RegisterError;
pub use lookup::classify;
#[doc(hidden)]
#[cfg(target_pointer_width = "64")]
pub use lookup::{ANY, Any};
pub use projection::{Errno, Grpc};
pub use table::{Client, Entry, Row, Table, class_row, row};
pub use verdict::Verdict;
pub use vocabulary::{Advice, Effect, Lost, Origin, Severity, Situation};

/// A module for each domain of the list in `domain.rs`, by name: one called as another module is refused.
macro_rules! modules {
    ($($(#[$doc:meta])* $number:literal $ident:ident $module:ident $feature:literal $space:ident;)*) => {
        $(#[cfg(feature = $feature)] pub use systems::$module;)*
    };
}

domain::domains! { modules }
