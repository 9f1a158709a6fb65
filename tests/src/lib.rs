//! Shared by the tests: the generator of the C header, the catalogue, and ways to the parts of the
//! workspace.

pub mod catalog;
pub mod header;
pub mod place;
pub mod samples;

/// The Rust example of the README, run as a doc test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}
