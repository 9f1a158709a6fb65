//! How a table is declared, checked, built by the compiler, and read.
//!
//! A domain is a list of rows and one [`domain!`](crate::domain!) line. What the compiler runs stands in
//! `build`; the rest is what a program runs, over plain constant arrays.

#[doc(hidden)]
pub mod build;
mod client;
mod data;
mod declare;
mod entry;
mod hash;
mod index;
mod names;
mod pattern;
mod strings;
mod tree;

pub use build::{Row, class_row, row};
pub use client::Client;
pub use data::{Entry, Table};

use crate::domain::Domain;
use crate::verdict::Verdict;
use strings::Part;

impl core::fmt::Debug for Table {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Table({})", self.name())
    }
}

impl Table {
    /// The domain of the table.
    #[must_use]
    pub const fn domain(&self) -> Domain {
        self.0.domain
    }

    /// The domain's name, such as `"zookeeper"`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.0.name
    }

    /// Where the rows come from: upstream's files and versions.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        crate::projection::without_nul(self.0.source)
    }

    /// The source with a NUL after it, for C.
    #[must_use]
    pub const fn source_with_nul(&self) -> &'static str {
        self.0.source
    }

    /// The table of the classes that this domain's client raises, where there is one.
    #[must_use]
    pub const fn classes(&self) -> Option<&'static Table> {
        self.0.classes
    }

    /// The row of a native number; `None` for an unlisted one.
    #[inline]
    #[must_use]
    pub fn entry(&'static self, native: i32) -> Option<Entry> {
        let id = self.first(native);
        let base = self.0.meta.get(id as usize)?;
        (base.native == native && base.context == 0).then_some(Entry { table: self, id })
    }

    /// The row of a native number in a context: the variant for that context, otherwise the base row.
    #[must_use]
    pub fn entry_in(&'static self, native: i32, context: u16) -> Option<Entry> {
        if context == 0 {
            return self.entry(native);
        }
        let first = self.first(native);
        let of_number = |id: &u16| self.0.meta.get(*id as usize).is_some_and(|row| row.native == native);
        let in_context = |id: &u16| self.0.meta.get(*id as usize).is_some_and(|row| row.context == context);
        let variant = (first..self.rows_len()).take_while(of_number).find(in_context);
        variant.map(|id| Entry { table: self, id }).or_else(|| self.entry(native))
    }

    /// The verdict of a native number in a context; the domain's fallback for an unlisted one.
    #[must_use]
    pub fn verdict_in(&'static self, native: i32, context: u16) -> Verdict {
        match self.entry_in(native, context) {
            Some(entry) => entry.verdict(),
            None => (self.0.fallback)(native, context),
        }
    }

    /// The base row with this name or alias, compared exactly; `None` for an unknown name. Takes text, or
    /// bytes that need not be text.
    #[inline]
    #[must_use]
    pub fn by_name(&'static self, name: impl AsRef<[u8]>) -> Option<Entry> {
        let name = name.as_ref();
        #[cfg(feature = "own")]
        let slot = if self.is_searched() {
            let names = self.strings(Part::Name);
            let slots = self.0.names.slots;
            slots
                .binary_search_by(|slot| names.cut_at(slot.start, slot.len).cmp(name))
                .ok()
                .and_then(|at| slots.get(at))?
        } else {
            self.0.names.slot(name)?
        };
        #[cfg(not(feature = "own"))]
        let slot = self.0.names.slot(name)?;
        self.strings(Part::Name)
            .holds(slot.start, slot.len, name)
            .then_some(Entry { table: self, id: slot.row })
    }

    /// The row whose text fits what upstream sent along with `native`, or with any number when
    /// `native` is `None`; of several, the one with the longest literal part. In a domain of names
    /// without texts the names are the texts (`-ERR` lines).
    ///
    /// A row whose text is all variable (`{err}`) fits any text, but only of its own number.
    ///
    /// Walks the rows of the number (or all rows), so it is not O(1). Case does not matter.
    #[must_use]
    pub fn by_text(&'static self, native: Option<i32>, text: &[u8]) -> Option<Entry> {
        let mut best = None;
        let mut best_len = 0;
        for entry in self.rows() {
            let wanted = if self.strings(Part::Text).is_empty() { entry.name() } else { entry.text() };
            if native.is_none_or(|native| native == entry.native()) && !wanted.is_empty() {
                let len = pattern::literal_bytes(wanted) + usize::from(native.is_some());
                if len > best_len && pattern::fits(wanted, text) {
                    best = Some(entry);
                    best_len = len;
                }
            }
        }
        best
    }

    /// All rows: base rows and variants, by number, then context.
    pub fn rows(&'static self) -> impl ExactSizeIterator<Item = Entry> + Clone {
        (0..self.rows_len()).map(move |id| Entry { table: self, id })
    }

    /// The first row of a number, or any other row, or none.
    #[inline]
    fn first(&self, native: i32) -> u16 {
        #[cfg(feature = "own")]
        if self.is_searched() {
            return self.0.meta.partition_point(|row| row.native < native) as u16;
        }
        self.0.numbers.find(native)
    }

    /// Whether the table was made at run time, and has no hashes.
    #[cfg(feature = "own")]
    #[inline]
    const fn is_searched(&self) -> bool {
        self.0.names.perfect.displacements.is_empty()
    }

    fn rows_len(&self) -> u16 {
        self.0.meta.len() as u16
    }
}
