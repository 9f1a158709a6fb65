//! From a code to what is known of it: the verdict of any domain, and what [`Code`] and [`Domain`] find
//! in the tables.

mod any;
#[cfg(feature = "own")]
mod own;
mod text;

pub use any::classify;
#[cfg(target_pointer_width = "64")]
pub use any::{ANY, Any};
#[cfg(feature = "own")]
pub use own::RegisterError;

use crate::code::Code;
use crate::domain::Domain;
use crate::projection::Errno;
use crate::table::{Entry, Table};
use crate::verdict::Verdict;

impl Domain {
    /// The code with this name or alias, compared exactly; `None` for an unknown name or domain. Takes
    /// text, or bytes that need not be text.
    ///
    /// ```
    /// use derrno::Domain;
    /// let code = Domain::ZOOKEEPER.by_code_name("NONODE").unwrap();
    /// assert_eq!(code.native(), -101);
    /// assert_eq!(Domain::ZOOKEEPER.by_code_name("ZNONODE"), Some(code)); // the C spelling
    /// ```
    #[inline]
    #[must_use]
    pub fn by_code_name(self, name: impl AsRef<[u8]>) -> Option<Code> {
        Some(Table::of(self)?.by_name(name)?.code())
    }
}

impl Table {
    /// The table of a domain, also of one of yours that is registered; `None` for a domain that is not known, or
    /// whose cargo feature is off.
    #[must_use]
    pub fn of(domain: Domain) -> Option<&'static Table> {
        #[cfg(feature = "own")]
        if domain >= Domain::FIRST_OWN {
            return Table::registered().find(|table| table.domain() == domain);
        }
        domain.table()
    }
}

/// Whether the domain is one of the program's own, whose registered table is asked.
#[inline(always)]
const fn is_own(domain: Domain) -> bool {
    cfg!(feature = "own") && domain.number() >= Domain::FIRST_OWN.number()
}

impl Code {
    /// The code whose domain answers for this one: itself, but for a dqlite wire failure that
    /// carries a number of SQLite's.
    #[must_use]
    pub fn resolve(self) -> Code {
        #[cfg(feature = "dqlite")]
        if self.domain() == Domain::DQLITE {
            return crate::systems::dqlite::resolve(self.native(), self.context());
        }
        self
    }

    /// The row of the code: its variant in the context, otherwise its base row; `None` for an unlisted
    /// code, an unknown domain, or one of your own that is not registered (ask its `TABLE`).
    #[must_use]
    pub fn entry(self) -> Option<Entry> {
        #[cfg(target_pointer_width = "64")]
        if self.context() == 0 && !is_own(self.domain()) {
            return any::entry(self.domain(), self.native());
        }
        let code = self.resolve();
        Table::of(code.domain())?.entry_in(code.native(), code.context())
    }

    /// The verdict, in the context; the fallback of domain and context for an unlisted code.
    #[must_use]
    pub fn verdict(self) -> Verdict {
        if self.context() == 0 && !is_own(self.domain()) {
            return classify(self.domain(), self.native());
        }
        let code = self.resolve();
        match Table::of(code.domain()) {
            Some(table) => table.verdict_in(code.native(), code.context()),
            None => classify(code.domain(), code.native()),
        }
    }

    /// Upstream's name; `None` for an unlisted code.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        self.entry().map(|row| row.name())
    }

    /// One sentence: what happened; what to do. `None` for an unlisted code.
    #[must_use]
    pub fn message(self) -> Option<&'static str> {
        self.entry().map(|row| row.message())
    }

    /// The nearest errno: the row's, or that of the fallback's kind for an unlisted code.
    #[must_use]
    pub fn errno(self) -> Errno {
        self.entry().map_or_else(|| self.verdict().kind().errno(), |row| row.errno())
    }

    /// The parent class, for a code of a class domain.
    #[must_use]
    pub fn parent(self) -> Option<Code> {
        Some(self.entry()?.parent()?.code())
    }

    /// The class that the published client raises for this code.
    #[must_use]
    pub fn raised_as(self) -> Option<Code> {
        Some(self.entry()?.raised_as()?.code())
    }

    /// Whether this code is the class `ancestor` or below it, or is raised as such a class. Unlisted
    /// codes answer no.
    ///
    /// ```
    /// use derrno::{Code, Domain};
    /// let expired = Domain::KAZOO.by_code_name("SessionExpiredError").unwrap();
    /// assert!(Code::new(Domain::ZOOKEEPER, -112).is_a(expired));
    /// assert!(Domain::KAZOO.by_code_name("ConnectionClosedError").unwrap().is_a(expired));
    /// ```
    #[must_use]
    pub fn is_a(self, ancestor: Code) -> bool {
        match (self.entry(), ancestor.entry()) {
            (Some(row), Some(ancestor)) => row.is_a(&ancestor),
            _ => false,
        }
    }
}
