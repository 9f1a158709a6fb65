#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod code;
mod domain;
pub mod http;
mod kind;
mod projection;
pub mod table;
mod verdict;

pub use code::{Code, ParseCodeError};
pub use domain::*;
pub use kind::{Family, Kind};
pub use projection::{Errno, Grpc};
pub use table::{Entry, Row, Table, row};
pub use verdict::{Advice, Effect, Origin, Severity, Verdict};
