//! A row as a program reads it.

use super::index::NONE;
use super::row::{self, Row};
use super::{Table, tree};
use crate::code::Code;
use crate::projection::Errno;
use crate::verdict::Verdict;
use crate::vocabulary::Origin;

/// One row of a table: what is known of one code.
#[derive(Clone, Copy)]
pub struct Entry {
    pub(super) table: &'static Table,
    pub(super) id: u16,
}

impl Entry {
    fn meta(&self) -> &'static Meta {
        // An entry is only made for a row that exists; the first row stands in for the impossible.
        self.table.meta.get(self.id as usize).unwrap_or(&NO_ROW)
    }

    /// The table the row stands in.
    #[must_use]
    pub const fn table(&self) -> &'static Table {
        self.table
    }

    /// The row's place in its table, from 0; the place may change between versions.
    #[must_use]
    pub const fn place(&self) -> u16 {
        self.id
    }

    /// The code: domain, native number, context.
    #[must_use]
    pub fn code(&self) -> Code {
        Code::new(self.table.domain, self.native()).in_context(self.context())
    }

    /// The native number.
    #[must_use]
    pub fn native(&self) -> i32 {
        self.meta().native
    }

    /// The context that selects this row, 0 for a base row.
    #[must_use]
    pub fn context(&self) -> u16 {
        self.meta().context
    }

    /// The verdict.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.meta().verdict
    }

    /// Upstream's name, spelled as upstream spells it.
    #[inline]
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.table.names.get(self.id as usize)
    }

    /// One sentence: what happened; what to do.
    #[inline]
    #[must_use]
    pub fn message(&self) -> &'static str {
        self.table.messages.get(self.id as usize)
    }

    /// The name with a NUL behind it, for C.
    #[inline]
    #[must_use]
    pub fn name_with_nul(&self) -> &'static str {
        self.table.names.with_nul(self.id as usize)
    }

    /// The message with a NUL behind it, for C.
    #[inline]
    #[must_use]
    pub fn message_with_nul(&self) -> &'static str {
        self.table.messages.with_nul(self.id as usize)
    }

    /// The text with a NUL behind it, for C.
    #[must_use]
    pub fn text_with_nul(&self) -> &'static str {
        self.table.texts.with_nul(self.id as usize)
    }

    /// The text upstream sends with the code, `{x}` for a variable part; `""` where there is none.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.table.texts.get(self.id as usize)
    }

    /// What the system's libraries and clients print for this code, by client: `{x}` stands for any
    /// text. Empty for a row of a domain of your own.
    ///
    /// A program that calls this links the declarations of all rows; nothing else does.
    #[cfg(feature = "texts")]
    #[must_use]
    pub fn prints(&self) -> &'static [(super::Client, &'static str)] {
        let rows = self.table.domain.declared();
        rows.get(self.id as usize).map_or(&[], |row| row.prints)
    }

    /// Further names of the row.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.aliases_with_nul().map(crate::projection::without_nul)
    }

    /// Further names of the row with a NUL behind each, for C.
    pub fn aliases_with_nul(&self) -> impl Iterator<Item = &'static str> + Clone {
        let Entry { table, id } = *self;
        (table.meta.len()..)
            .zip(table.hash.alias_rows)
            .filter(move |(_, row)| **row == id)
            .map(|(string, _)| table.names.with_nul(string))
    }

    /// The HTTP-like status upstream sends along, 0 where there is none.
    #[must_use]
    pub fn status(&self) -> u16 {
        self.meta().status
    }

    /// The nearest errno.
    #[must_use]
    pub fn errno(&self) -> Errno {
        self.meta().errno
    }

    /// Whether the peer closes the connection with this error.
    #[must_use]
    pub fn closes(&self) -> bool {
        self.meta().flags & CLOSES != 0
    }

    /// Whether no current release sends the code any more.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.meta().flags & RETIRED != 0
    }

    /// The parent class in the same domain.
    #[must_use]
    pub fn parent(&self) -> Option<Entry> {
        self.sibling(self.table.nodes.get(self.id as usize)?.parent)
    }

    /// The second parent class, of this class or of the nearest ancestor that has one.
    #[must_use]
    pub fn second_parent(&self) -> Option<Entry> {
        self.sibling(self.table.nodes.get(self.id as usize)?.second_parent)
    }

    fn sibling(&self, id: u16) -> Option<Entry> {
        (id != NONE).then_some(Entry { table: self.table, id })
    }

    /// The class the published client raises for this code.
    #[must_use]
    pub fn raised_as(&self) -> Option<Entry> {
        let id = self.meta().raised_as;
        let table = self.table.classes?;
        (id != NONE).then_some(Entry { table, id })
    }

    /// Whether this is the class `ancestor`, or below it; for a code, whether its client's class is.
    #[must_use]
    pub fn is_a(&self, ancestor: &Entry) -> bool {
        if core::ptr::eq(self.table, ancestor.table) {
            return tree::is_a(self.table.nodes, self.id, ancestor.id);
        }
        self.raised_as().is_some_and(|class| {
            core::ptr::eq(class.table, ancestor.table) && tree::is_a(class.table.nodes, class.id, ancestor.id)
        })
    }
}

impl PartialEq for Entry {
    fn eq(&self, other: &Entry) -> bool {
        core::ptr::eq(self.table, other.table) && self.id == other.id
    }
}

impl Eq for Entry {}

impl core::fmt::Debug for Entry {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Entry({})", self.code())
    }
}

const NO_ROW: Meta = Meta {
    native: 0,
    verdict: Verdict::OK,
    context: 0,
    status: 0,
    raised_as: NONE,
    errno: Errno::OK,
    flags: 0,
};

/// What is kept of a row beside its words.
#[derive(Clone, Copy)]
pub struct Meta {
    pub(super) native: i32,
    verdict: Verdict,
    pub(super) context: u16,
    status: u16,
    raised_as: u16,
    errno: Errno,
    flags: u8,
}

const CLOSES: u8 = 1;
const RETIRED: u8 = 2;

/// A row's verdict, with the domain's origin where the row names none.
pub(crate) const fn verdict_of(row: &Row, origin: Origin) -> Verdict {
    let v = row.verdict;
    if v.is_ok() || v.origin().number() != 0 { v } else { v.with_origin(origin) }
}

/// Packs the rows and links them to the classes of their client.
#[must_use]
pub const fn meta<const N: usize>(rows: &[Row], origin: Origin, classes: &[Row]) -> [Meta; N] {
    let mut meta = [NO_ROW; N];
    let mut i = 0;
    while i < N {
        let row = &rows[i];
        let raised_as = if row.raised_as.is_empty() { NONE } else { row::class(row, row.raised_as, classes) };
        meta[i] = Meta {
            native: row.native,
            verdict: verdict_of(row, origin),
            context: row.context,
            status: row.status,
            raised_as,
            errno: row.errno,
            flags: if row.closes { CLOSES } else { 0 } | if row.retired { RETIRED } else { 0 },
        };
        i += 1;
    }
    meta
}
