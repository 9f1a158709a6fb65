//! What clients do to a server that fails: derrno's retry beside every rival, in simulated time.
//!
//! [`world`] plays a [`world::Scene`] with a [`rival::Rival`]; [`scenes`], [`heldout`] and [`herd`] are the scenes,
//! [`rivals`] the rivals, and [`once`] a small world of its own for single writes. All luck has a seed, and no
//! function of the machine's mathematics library is used, so that a run gives the same on every machine.

pub mod heldout;
pub mod herd;
pub mod measure;
pub mod once;
pub mod report;
pub mod rival;
pub mod rivals;
pub mod scenes;
pub mod targets;
pub mod world;
