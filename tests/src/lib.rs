//! Shared by the tests: the catalogue, samples of received bytes,
//! generated tables, and ways to the parts of the workspace.

pub mod block;
pub mod catalog;
pub mod place;
pub mod random;
pub mod samples;

/// The Rust example of the README, run as a doc test.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub mod readme {}
