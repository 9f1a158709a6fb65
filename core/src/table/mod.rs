//! How a table is declared, checked, built by the compiler, and read.
//!
//! A domain is a list of rows and one [`domain!`](crate::domain!) line. The builders in the
//! submodules run at compile time; what is left in the program is plain constant arrays.

#[doc(hidden)]
pub mod index;
mod row;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod tree;

#[doc(hidden)]
pub use row::check;
pub(crate) use row::decimal;
pub use row::{Row, class_row, row};

use crate::code::Code;
use crate::domain::Domain;
use crate::projection::Errno;
use crate::verdict::{Origin, Verdict};
use index::NONE;
use text::Strings;
use tree::Node;

/// All there is to know of one domain.
///
/// Made by [`domain!`](crate::domain!). Naming it links the domain's names and messages; a program
/// that only classifies should call the module's `classify`.
pub struct Table {
    #[doc(hidden)]
    pub domain: Domain,
    #[doc(hidden)]
    pub name: &'static str,
    #[doc(hidden)]
    pub source: &'static str,
    #[doc(hidden)]
    pub fallback: fn(i32, u16) -> Verdict,
    #[doc(hidden)]
    pub find: fn(i32) -> u16,
    #[doc(hidden)]
    pub meta: &'static [Meta],
    #[doc(hidden)]
    pub nodes: &'static [Node],
    #[doc(hidden)]
    pub names: Strings,
    #[doc(hidden)]
    pub messages: Strings,
    #[doc(hidden)]
    pub texts: Strings,
    #[doc(hidden)]
    pub hash: NameHash,
    #[doc(hidden)]
    pub classes: Option<&'static Table>,
}

/// The perfect hash over names and aliases.
#[doc(hidden)]
pub struct NameHash {
    pub displacements: &'static [u16],
    pub items: &'static [u16],
    pub strings: &'static [u16],
    pub owners: &'static [u16],
}

/// What is kept of a row beside its words.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Meta {
    native: i32,
    verdict: Verdict,
    context: u16,
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
    if v.is_ok() || v.origin().number() != 0 { v } else { v.from_origin(origin) }
}

/// Packs the rows and links them to the classes of their client.
#[doc(hidden)]
#[must_use]
pub const fn meta<const N: usize>(rows: &[Row], origin: Origin, classes: &[Row]) -> [Meta; N] {
    let mut meta = [Meta {
        native: 0,
        verdict: Verdict::OK,
        context: 0,
        status: 0,
        raised_as: NONE,
        errno: Errno::OK,
        flags: 0,
    }; N];
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

/// Stops the build at the row whose name is taken, when the name hash found twins.
#[doc(hidden)]
pub const fn check_names(rows: &[Row], twins: (u16, u16), owners: &[u16]) {
    if twins.0 != NONE {
        let (a, b) = (&rows[owners[twins.0 as usize] as usize], &rows[owners[twins.1 as usize] as usize]);
        b.stop(&[
            "a name of `",
            b.name,
            "` is taken by `",
            a.name,
            "`, or their hashes collide; every name stands once",
        ]);
    }
}

impl Table {
    /// The domain of the table.
    #[must_use]
    pub const fn domain(&self) -> Domain {
        self.domain
    }

    /// The domain's name, such as `"zookeeper"`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// Where the rows come from: upstream's files and versions.
    #[must_use]
    pub const fn source(&self) -> &'static str {
        crate::projection::without_nul(self.source)
    }

    /// The source with a NUL behind it, for C.
    #[must_use]
    pub const fn source_with_nul(&self) -> &'static str {
        self.source
    }

    /// The table of the classes that this domain's client raises, where there is one.
    #[must_use]
    pub const fn classes(&self) -> Option<&'static Table> {
        self.classes
    }

    /// The row of a native number; `None` for an unlisted one.
    #[must_use]
    pub fn entry(&'static self, native: i32) -> Option<Entry> {
        self.entry_in(native, 0)
    }

    /// The row of a native number in a context: the variant for that context, or else the base row.
    #[must_use]
    pub fn entry_in(&'static self, native: i32, context: u16) -> Option<Entry> {
        let first = (self.find)(native);
        let base = self.meta.get(first as usize).filter(|base| base.context == 0).map(|_| first);
        let variant = if context == 0 {
            None
        } else {
            (first..self.rows_len())
                .take_while(|id| self.meta.get(*id as usize).is_some_and(|m| m.native == native))
                .find(|id| self.meta.get(*id as usize).is_some_and(|m| m.context == context))
        };
        variant.or(base).map(|id| Entry { table: self, id })
    }

    /// The verdict of a native number in a context; the domain's fallback for an unlisted one.
    #[must_use]
    pub fn verdict_in(&'static self, native: i32, context: u16) -> Verdict {
        match self.entry_in(native, context) {
            Some(entry) => entry.verdict(),
            None => (self.fallback)(native, context),
        }
    }

    /// The base row with this name or alias, compared exactly; `None` for an unknown name.
    #[must_use]
    pub fn by_name(&'static self, name: &str) -> Option<Entry> {
        let hash = &self.hash;
        let slot = index::displaced(index::hash_name(name.as_bytes()), hash.displacements, hash.items.len());
        let item = *hash.items.get(slot)? as usize;
        let string = *hash.strings.get(item)?;
        if self.names.get(string as usize) != name {
            return None;
        }
        Some(Entry { table: self, id: *hash.owners.get(item)? })
    }

    /// The row whose text fits what upstream sent along with `native`, or with any number when
    /// `native` is `None`; of several, the one with the longest literal part. In a domain of names
    /// without texts the names are the texts (`-ERR` lines).
    ///
    /// Walks the rows of the number (or all rows), so it is not O(1). Case does not matter.
    #[must_use]
    pub fn by_text(&'static self, native: Option<i32>, text: &[u8]) -> Option<Entry> {
        let mut best = None;
        let mut best_len = 0;
        for entry in self.rows() {
            let pattern = if self.texts.is_empty() { entry.name() } else { entry.text() };
            if native.is_none_or(|native| native == entry.native()) && !pattern.is_empty() {
                let len = text::literal_bytes(pattern) + 1;
                if len > best_len && text::fits(pattern, text) {
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

    fn rows_len(&self) -> u16 {
        self.meta.len() as u16
    }
}

/// One row of a table: what is known of one code.
#[derive(Clone, Copy)]
pub struct Entry {
    table: &'static Table,
    id: u16,
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
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.table.names.get(self.id as usize)
    }

    /// One sentence: what happened; what to do.
    #[must_use]
    pub fn message(&self) -> &'static str {
        self.table.messages.get(self.id as usize)
    }

    /// The name with a NUL behind it, for C.
    #[must_use]
    pub fn name_with_nul(&self) -> &'static str {
        self.table.names.with_nul(self.id as usize)
    }

    /// The message with a NUL behind it, for C.
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

    /// Further names of the row.
    pub fn aliases(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.aliases_with_nul().map(crate::projection::without_nul)
    }

    /// Further names of the row with a NUL behind each, for C.
    pub fn aliases_with_nul(&self) -> impl Iterator<Item = &'static str> + Clone {
        let Entry { table, id } = *self;
        let hash = &table.hash;
        hash.owners
            .iter()
            .zip(hash.strings)
            .filter(move |(owner, string)| **owner == id && **string != id)
            .map(|(_, string)| table.names.with_nul(*string as usize))
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
        self.sibling(self.table.nodes.get(self.id as usize)?.also)
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

static NO_ROW: Meta = Meta {
    native: 0,
    verdict: Verdict::OK,
    context: 0,
    status: 0,
    raised_as: NONE,
    errno: Errno::OK,
    flags: 0,
};

/// Declares a domain: from a `const` list of rows to the tables, and the functions to read them.
///
/// Makes, in the module it stands in: `TABLE`, a [`Table`]; `classify(native)`, a `const fn` of one
/// load; and `DOMAIN`. Numbers from 0x8000 up are yours, one domain per module.
///
/// ```
/// mod pump {
///     use derrno::{Kind, Origin, Row, row};
///     const ROWS: &[Row] = &[
///         row(1, "DRY_RUN", Kind::FAILED_PRECONDITION, "the pump runs dry; open the inlet, then start it again"),
///         row(2, "OVERHEAT", Kind::EXHAUSTED, "the motor is too hot; let it cool down, then start it again")
///             .origin(Origin::HOST),
///         row(7, "NO_ANSWER", Kind::TIMEOUT, "the controller did not answer; read the valve before repeating"),
///     ];
///     derrno::domain! { number: 0x8001, name: "pump", source: "pump.h 3.2", origin: Origin::SERVER, rows: ROWS }
/// }
/// use derrno::{Advice, Kind};
/// assert_eq!(pump::classify(1).kind(), Kind::FAILED_PRECONDITION);
/// assert_eq!(pump::classify(2).advice(), Advice::BACKOFF);
/// assert!(pump::classify(3).is_unlisted());
/// assert_eq!(pump::TABLE.by_name("NO_ANSWER").map(|row| row.native()), Some(7));
/// ```
///
/// Optional, behind `rows`: `fallback: f`, a `const fn(i32, u16) -> Verdict` for unlisted codes (by
/// default unknown); `classes: module`, whose rows the setter [`Row::raised_as`] names.
///
/// What the compiler refuses, at the row and in a sentence: a number or name that stands twice, rows
/// out of order, an empty or malformed text, a parent or class without a row, a reserved number.
#[macro_export]
macro_rules! domain {
    (number: $number:expr, name: $name:expr, source: $source:literal, origin: $origin:expr, rows: $rows:ident
        $(, fallback: $fallback:path)? $(, classes: $classes:path)? $(,)?) => {
        #[doc(hidden)]
        mod made_by_domain {
        use super::*;
        const _: () = $crate::table::check($rows, $number, $name);
        const DENSE: usize = $crate::table::index::dense_slots($rows);
        const LOW: i32 = $crate::table::index::low($rows);
        // Whether numbers below the listed ones fall back to something else than those above.
        const TWO_ENDED: bool = DENSE > 0
            && fallback(LOW.wrapping_sub(1), 0).bits()
                != fallback($crate::table::index::dense_native(DENSE - 1, LOW), 0).bits();
        const KEYS: usize = if DENSE > 0 { 0 } else { $crate::table::index::keys($rows) };
        const SLOTS: usize = if DENSE > 0 { DENSE } else { $crate::table::index::sparse_slots(KEYS) };
        const BUCKETS: usize = if DENSE > 0 { 2 } else { $crate::table::index::sparse_buckets(KEYS) };
        static DISPLACEMENTS: [u16; BUCKETS] = $crate::table::index::perfect::<KEYS, BUCKETS, { if DENSE > 0 { 2 } else { SLOTS } }>(
            &if DENSE > 0 { [0; KEYS] } else { $crate::table::index::native_hashes($rows) }).displacements;
        const SPARSE: ([i32; SLOTS], [u16; SLOTS]) = if DENSE > 0 {
            ([0; SLOTS], $crate::table::index::dense_ids($rows))
        } else {
            $crate::table::index::sparse_keys($rows, &DISPLACEMENTS)
        };
        static NATIVES: [i32; if DENSE > 0 { 0 } else { SLOTS }] = {
            let mut natives = [0; if DENSE > 0 { 0 } else { SLOTS }];
            let mut i = 0;
            while i < natives.len() {
                natives[i] = SPARSE.0[i];
                i += 1;
            }
            natives
        };
        static IDS: [u16; SLOTS] = SPARSE.1;
        static WORDS: [$crate::Verdict; SLOTS] = {
            let mut words = [$crate::Verdict::OK; SLOTS];
            let mut i = 0;
            while i < SLOTS {
                let native = if DENSE > 0 {
                    $crate::table::index::dense_native(i, LOW)
                } else {
                    SPARSE.0[i]
                };
                words[i] = fallback(native, 0);
                i += 1;
            }
            $crate::table::index::fill(words, &SPARSE.1, $rows, $origin)
        };

        #[inline(always)]
        const fn slot(native: i32) -> Option<usize> {
            let slot = if DENSE > 0 {
                $crate::table::index::dense_slot(native, LOW, SLOTS, TWO_ENDED)
            } else {
                let hash = $crate::table::index::hash_native(native);
                let slot = $crate::table::index::displaced(hash, &DISPLACEMENTS, SLOTS);
                if slot >= NATIVES.len() || NATIVES[slot] != native {
                    return None;
                }
                slot
            };
            if slot < SLOTS { Some(slot) } else { None }
        }

        /// The verdict of a native number: O(1), total, the domain's fallback for an unlisted one.
        #[inline]
        #[must_use]
        pub const fn classify(native: i32) -> $crate::Verdict {
            match slot(native) {
                Some(slot) => WORDS[slot],
                None => fallback(native, 0),
            }
        }

        fn find(native: i32) -> u16 {
            slot(native).map_or($crate::table::index::NONE, |slot| IDS[slot])
        }

        $crate::domain! { @words number: $number, name: $name, source: $source, origin: $origin, rows: $rows
            $(, fallback: $fallback)? $(, classes: $classes)? }
        }
        pub use made_by_domain::{DOMAIN, ROW_LIST, TABLE, classify};
    };
    (paged, number: $number:expr, name: $name:expr, source: $source:literal, origin: $origin:expr, rows: $rows:ident
        $(, fallback: $fallback:path)? $(, classes: $classes:path)? $(,)?) => {
        #[doc(hidden)]
        mod made_by_domain {
        use super::*;
        const _: () = $crate::table::check($rows, $number, $name);
        const SLOTS: usize = $crate::table::index::paged_slots($rows);
        static PAGES: [(u16, u16); $crate::table::index::pages($rows)] = $crate::table::index::paged($rows);
        static IDS: [u16; SLOTS] = $crate::table::index::paged_ids($rows, &PAGES);
        static WORDS: [$crate::Verdict; SLOTS] =
            $crate::table::index::paged_words($rows, &PAGES, &IDS, $origin);

        /// The verdict of a native number: O(1), total; an unlisted one gets the verdict of its
        /// primary code (the low byte), or else unknown, with the unlisted mark.
        #[inline]
        #[must_use]
        pub const fn classify(native: i32) -> $crate::Verdict {
            let slot = $crate::table::index::paged_slot(native, &PAGES);
            if slot < SLOTS { WORDS[slot] } else { $crate::Verdict::of($crate::Kind::UNKNOWN).unlisted() }
        }

        fn find(native: i32) -> u16 {
            IDS.get($crate::table::index::paged_slot(native, &PAGES)).copied().unwrap_or($crate::table::index::NONE)
        }

        $crate::domain! { @words number: $number, name: $name, source: $source, origin: $origin, rows: $rows
            $(, fallback: $fallback)? $(, classes: $classes)? }
        }
        pub use made_by_domain::{DOMAIN, ROW_LIST, TABLE, classify};
    };
    (@words number: $number:expr, name: $name:expr, source: $source:literal, origin: $origin:expr, rows: $rows:ident
        $(, fallback: $fallback:path)? $(, classes: $classes:path)?) => {
        /// The domain of this module's codes.
        pub const DOMAIN: $crate::Domain = $crate::Domain::new($number);

        const fn fallback(native: i32, context: u16) -> $crate::Verdict {
            let _ = (native, context);
            $crate::domain!(@first $($fallback(native, context),)?
                $crate::Verdict::of($crate::Kind::UNKNOWN).unlisted())
        }

        #[doc(hidden)]
        pub const ROW_LIST: &[$crate::Row] = $rows;

        const NAMED: usize = $crate::table::index::keys($rows) + $crate::table::text::aliases($rows);
        const NAME_HASHES: ([u32; NAMED], [u16; NAMED], [u16; NAMED]) = $crate::table::text::name_hashes($rows);
        const NAME_HASH: $crate::table::index::Perfect<
            { $crate::table::index::sparse_buckets(NAMED) },
            { $crate::table::index::sparse_slots(NAMED) },
        > = {
            let found = $crate::table::index::perfect(&NAME_HASHES.0);
            $crate::table::check_names($rows, found.twins, &NAME_HASHES.2);
            found
        };

        /// Names, messages and attributes of this domain's codes.
        pub static TABLE: $crate::table::Table = {
            use $crate::table::text::{Part, Strings, bytes, count, pack};
            static META: [$crate::table::Meta; $rows.len()] = $crate::table::meta($rows, $origin,
                $crate::domain!(@first $({ use $classes as classes; classes::ROW_LIST },)? &[]));
            static NODES: [$crate::table::tree::Node; $rows.len()] = $crate::table::tree::nodes($rows);
            const NAMES: ([u8; bytes($rows, Part::Name)], [u32; count($rows, Part::Name)], usize) =
                pack($rows, Part::Name, false);
            const MESSAGES: ([u8; bytes($rows, Part::Message)], [u32; count($rows, Part::Message)], usize) =
                pack($rows, Part::Message, false);
            const TEXTS: ([u8; bytes($rows, Part::Text)], [u32; count($rows, Part::Text)], usize) =
                pack($rows, Part::Text, false);
            static NAME_BYTES: [u8; NAMES.0.len()] = NAMES.0;
            static NAME_ENDS: [u32; NAMES.1.len()] = NAMES.1;
            static MESSAGE_BYTES: [u8; MESSAGES.0.len()] = MESSAGES.0;
            static MESSAGE_ENDS: [u32; MESSAGES.1.len()] = MESSAGES.1;
            static TEXT_BYTES: [u8; TEXTS.0.len()] = TEXTS.0;
            static TEXT_ENDS: [u32; TEXTS.1.len()] = TEXTS.1;
            static NAME_DISPLACEMENTS: [u16; NAME_HASH.displacements.len()] = NAME_HASH.displacements;
            static NAME_ITEMS: [u16; NAME_HASH.items.len()] = NAME_HASH.items;
            static NAME_STRINGS: [u16; NAMED] = NAME_HASHES.1;
            static NAME_OWNERS: [u16; NAMED] = NAME_HASHES.2;
            $crate::table::Table {
                domain: DOMAIN,
                name: $name,
                source: concat!($source, "\0"),
                fallback,
                find,
                meta: &META,
                nodes: &NODES,
                names: Strings::new(&NAME_BYTES, &NAME_ENDS),
                messages: Strings::new(&MESSAGE_BYTES, &MESSAGE_ENDS),
                texts: Strings::new(&TEXT_BYTES, &TEXT_ENDS),
                hash: $crate::table::NameHash {
                    displacements: &NAME_DISPLACEMENTS,
                    items: &NAME_ITEMS,
                    strings: &NAME_STRINGS,
                    owners: &NAME_OWNERS,
                },
                classes: $crate::domain!(@first $(Some({ use $classes as classes; &classes::TABLE }),)? None),
            }
        };
    };
    (@first $first:expr $(, $rest:expr)*) => { $first };
}
