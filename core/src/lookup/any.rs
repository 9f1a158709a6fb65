//! The verdict of a native number of a domain that is given by its number.

use crate::domain::{Domain, domains};
use crate::table::build::Index;
use crate::verdict::Verdict;

/// The verdict of a native number of a domain: O(1), total.
///
/// An unlisted number gets the domain's fallback, an unknown domain (or one whose cargo
/// feature is off, or one of your own) [`Kind::UNKNOWN`](crate::Kind::UNKNOWN); both carry the unlisted mark.
///
/// ```
/// use derrno::{Domain, Kind, classify};
/// assert_eq!(classify(Domain::ZOOKEEPER, -101).kind(), Kind::NOT_FOUND);
/// assert!(classify(Domain::ZOOKEEPER, 4711).is_unlisted());
/// assert!(classify(Domain::new(999), 1).is_unlisted());
/// ```
#[must_use]
pub const fn classify(domain: Domain, native: i32) -> Verdict {
    let number = domain.number() as usize;
    INDEXES[if number < INDEXES.len() { number } else { 0 }].classify_any(native)
}

macro_rules! indexes {
    ($($(#[$doc:meta])* $number:literal $ident:ident $module:ident $feature:literal $space:ident;)*) => {
        /// The index of each domain, by its number; an empty one at 0 and where a feature is off.
        static INDEXES: [Index; Domain::ALL.len() + 1] = {
            #[allow(unused_mut)]
            let mut all = [Index::EMPTY.of_any(); Domain::ALL.len() + 1];
            $(#[cfg(feature = $feature)] { all[$number] = crate::systems::$module::INDEX.of_any(); })*
            all
        };
    };
}

domains! { indexes }
