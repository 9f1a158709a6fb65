//! A row as a program reads it.

use super::data::{CLOSES, Entry, Meta, RETIRED, Table};
use super::index::NONE;
use super::strings::Part;
use super::tree;
use crate::code::Code;
use crate::projection::Errno;
use crate::verdict::Verdict;

impl Entry {
    fn meta(&self) -> &'static Meta {
        // An entry is only made for a row that exists; an empty row stands in for the impossible.
        self.table.0.meta.get(self.id as usize).unwrap_or(&Meta::EMPTY)
    }

    /// A string of the row.
    #[inline(always)]
    fn string(&self, part: Part) -> &'static str {
        self.table.strings(part).get(self.id as usize)
    }

    /// The same with a NUL after it, for C.
    #[inline(always)]
    fn string_with_nul(&self, part: Part) -> &'static str {
        self.table.strings(part).with_nul(self.id as usize)
    }

    /// The table the row stands in.
    #[must_use]
    pub const fn table(&self) -> &'static Table {
        self.table
    }

    /// Which row of its table it is, from 0; this may change between versions.
    #[must_use]
    pub const fn place(&self) -> u16 {
        self.id
    }

    /// The code: domain, native number, context.
    #[must_use]
    pub fn code(&self) -> Code {
        Code::new(self.table.0.domain, self.native()).in_context(self.context())
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
        self.string(Part::Name)
    }

    /// One sentence: what happened; what to do.
    #[inline]
    #[must_use]
    pub fn message(&self) -> &'static str {
        self.string(Part::Message)
    }

    /// The name with a NUL after it, for C.
    #[inline]
    #[must_use]
    pub fn name_with_nul(&self) -> &'static str {
        self.string_with_nul(Part::Name)
    }

    /// The message with a NUL after it, for C.
    #[inline]
    #[must_use]
    pub fn message_with_nul(&self) -> &'static str {
        self.string_with_nul(Part::Message)
    }

    /// The text with a NUL after it, for C.
    #[must_use]
    pub fn text_with_nul(&self) -> &'static str {
        self.string_with_nul(Part::Text)
    }

    /// The text upstream sends with the code, `{x}` for a variable part; `""` where there is none.
    #[must_use]
    pub fn text(&self) -> &'static str {
        self.string(Part::Text)
    }

    /// Further names of the row.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.aliases_with_nul().map(crate::projection::without_nul)
    }

    /// Further names of the row with a NUL after each, for C.
    pub fn aliases_with_nul(&self) -> impl Iterator<Item = &'static str> + Clone {
        let Entry { table, id } = *self;
        (table.0.meta.len()..)
            .zip(table.0.names.alias_rows)
            .filter(move |(_, row)| **row == id)
            .map(|(string, _)| table.strings(Part::Name).with_nul(string))
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
        self.sibling(self.table.0.nodes.get(self.id as usize)?.parent)
    }

    /// The second parent class, of this class or of the nearest ancestor that has one.
    #[must_use]
    pub fn second_parent(&self) -> Option<Entry> {
        self.sibling(self.table.0.nodes.get(self.id as usize)?.second_parent)
    }

    fn sibling(&self, id: u16) -> Option<Entry> {
        (id != NONE).then_some(Entry { table: self.table, id })
    }

    /// The class the published client raises for this code.
    #[must_use]
    pub fn raised_as(&self) -> Option<Entry> {
        let id = self.meta().raised_as;
        let table = self.table.0.classes?;
        (id != NONE).then_some(Entry { table, id })
    }

    /// Whether this is the class `ancestor`, or below it; for a code, whether its client's class is.
    #[must_use]
    pub fn is_a(&self, ancestor: &Entry) -> bool {
        if core::ptr::eq(self.table, ancestor.table) {
            return tree::is_a(self.table.0.nodes, self.id, ancestor.id);
        }
        self.raised_as().is_some_and(|class| {
            core::ptr::eq(class.table, ancestor.table)
                && tree::is_a(class.table.0.nodes, class.id, ancestor.id)
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
