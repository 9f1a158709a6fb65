//! What a table consists of.

use super::index::{Index, RowIndex};
use super::names::NameHash;
use super::strings::{Part, Strings};
use super::tree::Node;
use crate::domain::Domain;
use crate::projection::Errno;
use crate::verdict::Verdict;

/// All there is to know of one domain.
///
/// Made by [`domain!`](crate::domain!). Naming it links the domain's names and messages; a program
/// that only classifies should call the module's `classify`.
pub struct Table(pub(super) Data);

/// One row of a table: what is known of one code.
#[derive(Clone, Copy)]
pub struct Entry {
    pub(super) table: &'static Table,
    pub(super) id: u16,
}

/// The arrays of a table, as the compiler made them.
pub struct Data {
    /// The domain.
    pub domain: Domain,
    /// Its name.
    pub name: &'static str,
    /// Where the rows come from, with a NUL at the end.
    pub source: &'static str,
    /// The verdict of a number without a row, in a context.
    pub fallback: fn(i32, u16) -> Verdict,
    /// From a number to its row.
    pub numbers: RowIndex,
    /// What is known of each row beside its strings.
    pub meta: &'static [Meta],
    /// The hierarchy of the rows that are classes.
    pub nodes: &'static [Node],
    /// The strings of the rows, by part.
    pub strings: [Strings; Part::COUNT],
    /// From a name to its row.
    pub names: NameHash,
    /// The table of the classes that the client raises.
    pub classes: Option<&'static Table>,
}

impl Table {
    /// How a number is looked up, for the generator of `derrno_inline.h`.
    #[doc(hidden)]
    #[must_use]
    pub const fn index(&self) -> &'static Index {
        self.0.numbers.index
    }

    /// A row of the table.
    #[cfg(target_pointer_width = "64")]
    #[inline(always)]
    pub(crate) const fn row(&'static self, id: u16) -> Entry {
        Entry { table: self, id }
    }

    /// The strings of a part.
    #[inline(always)]
    pub(super) const fn strings(&self, part: Part) -> &Strings {
        &self.0.strings[part as usize]
    }
}

/// What is kept of a row beside its strings.
#[derive(Clone, Copy)]
pub struct Meta {
    pub(super) native: i32,
    pub(super) verdict: Verdict,
    pub(super) context: u16,
    pub(super) status: u16,
    pub(super) raised_as: u16,
    pub(super) errno: Errno,
    pub(super) flags: u8,
}

/// A flag: the peer closes the connection.
pub(super) const CLOSES: u8 = 1;
/// A flag: no current release sends the code.
pub(super) const RETIRED: u8 = 2;

impl Meta {
    /// Of no row.
    pub(super) const EMPTY: Meta = Meta {
        native: 0,
        verdict: Verdict::OK,
        context: 0,
        status: 0,
        raised_as: super::index::NONE,
        errno: Errno::OK,
        flags: 0,
    };
}
