//! Shared by the tests: the generator of the C header, and ways to the parts of the workspace.

pub mod header;
pub mod place;
