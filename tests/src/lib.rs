//! Shared by the tests: the generators of the C headers, and ways to the parts of the workspace.

pub mod header;
pub mod inline;
pub mod place;

/// The Rust example of the README, run as a doc test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}
