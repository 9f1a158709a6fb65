//! The domains of one's own that a program on a host has registered, by number and name. Knows no table.

use core::any::Any;
use std::sync::OnceLock;

/// What is registered.
pub(crate) struct Own {
    pub(crate) number: u16,
    pub(crate) name: &'static str,
    /// A table, which this layer has no word for.
    pub(crate) table: &'static (dyn Any + Send + Sync),
}

/// How many domains can be registered.
pub(crate) const MOST: usize = 64;

/// Why a domain cannot be registered.
pub(crate) enum Why {
    /// The number or the name is that of another registered domain, whose name this is.
    Taken(&'static str),
    /// There are [`MOST`] already.
    Full,
}

// Filled from the front, and never changed again: readers need no lock.
static ALL: [OnceLock<Own>; MOST] = [const { OnceLock::new() }; MOST];

/// All that are registered, in that order.
pub(crate) fn all() -> impl Iterator<Item = &'static Own> {
    ALL.iter().map_while(OnceLock::get)
}

/// Registers a domain; the same table again is fine.
pub(crate) fn add(mut own: Own) -> Result<(), Why> {
    for place in &ALL {
        match place.set(own) {
            Ok(()) => return Ok(()),
            // The place is taken, perhaps just now by another thread.
            Err(refused) => own = refused,
        }
        if let Some(other) = place.get()
            && (other.number == own.number || other.name == own.name)
        {
            let same = core::ptr::addr_eq(other.table, own.table);
            return if same { Ok(()) } else { Err(Why::Taken(other.name)) };
        }
    }
    Err(Why::Full)
}
