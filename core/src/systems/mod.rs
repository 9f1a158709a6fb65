//! The systems: one file of rows for each domain of the list in `domain.rs`, and which table is whose.

use crate::domain::{Domain, domains};
use crate::table::Table;

macro_rules! tables {
    ($($(#[$doc:meta])* $number:literal $ident:ident $module:ident $feature:literal $space:ident;)*) => {
        $(#[cfg(feature = $feature)] pub mod $module;)*

        impl Domain {
            /// The rows as they are declared, for the columns that are in no table.
            #[cfg(feature = "texts")]
            const fn declared(self) -> &'static [crate::table::Row] {
                match self.number() {
                    $(#[cfg(feature = $feature)] $number => $module::ROW_LIST,)*
                    _ => &[],
                }
            }

            /// The table of the domain; `None` for a number derrno does not know, or whose cargo
            /// feature is off. Links the names and messages of every domain.
            #[must_use]
            pub const fn table(self) -> Option<&'static Table> {
                match self.number() {
                    $(#[cfg(feature = $feature)] $number => Some(&$module::TABLE),)*
                    _ => None,
                }
            }
        }
    };
}

domains! { tables }

#[cfg(feature = "texts")]
impl crate::table::Entry {
    /// What the system's libraries and clients print for this code, by client: `{x}` stands for any
    /// text. Empty for a row of a domain of your own.
    ///
    /// A program that calls this links the declarations of all rows; nothing else does.
    #[must_use]
    pub fn prints(&self) -> &'static [(crate::table::Client, &'static str)] {
        self.declared().map_or(&[], |row| row.prints)
    }

    /// What else the number stands for: in an older release, in another number space, in another system.
    /// `""` for nothing, and for a row of a domain of your own.
    ///
    /// ```
    /// let corrupt: derrno::Code = "raft:12".parse().unwrap();
    /// assert_eq!(corrupt.entry().unwrap().note(), "in raft 0.9.0 to 0.9.3 this number was RAFT_IOERR");
    /// ```
    #[must_use]
    pub fn note(&self) -> &'static str {
        self.declared().map_or("", |row| row.note)
    }

    /// The row as it is declared.
    fn declared(&self) -> Option<&'static crate::table::Row> {
        self.table().domain().declared().get(self.place() as usize)
    }
}
