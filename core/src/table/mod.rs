//! How a table is declared, checked, built by the compiler, and read.
//!
//! A domain is a list of rows and one [`domain!`](crate::domain!) line. The builders in the
//! submodules run at compile time; what is left in the program is plain constant arrays.

mod entry;
#[doc(hidden)]
pub mod index;
#[doc(hidden)]
pub mod name;
mod row;
#[doc(hidden)]
pub mod text;
#[doc(hidden)]
pub mod tree;

pub use entry::Entry;
pub(crate) use entry::verdict_of;
#[doc(hidden)]
pub use entry::{Meta, meta};
#[doc(hidden)]
pub use row::check;

pub use row::{Row, class_row, row};

use crate::domain::Domain;
use crate::verdict::Verdict;
use name::NameHash;
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

    /// The base row with this name or alias, compared exactly; `None` for an unknown name. Takes text, or
    /// bytes that need not be text.
    #[inline]
    #[must_use]
    pub fn by_name(&'static self, name: impl AsRef<[u8]>) -> Option<Entry> {
        let name = name.as_ref();
        let slot = self.hash.slot(name)?;
        self.names.holds(slot.start, slot.len, name).then_some(Entry { table: self, id: slot.row })
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
        const NAME_HASH: $crate::table::name::Found<
            { $crate::table::name::name_buckets(NAMED) },
            { $crate::table::name::name_slots(NAMED) },
        > = $crate::table::name::found::<NAMED, _, _>($rows);

        /// Names, messages and attributes of this domain's codes.
        pub static TABLE: $crate::table::Table = {
            use $crate::table::text::{Part, Strings, bytes, count, pack};
            static META: [$crate::table::Meta; $rows.len()] = $crate::table::meta($rows, $origin,
                $crate::domain!(@first $({ use $classes as classes; classes::ROW_LIST },)? &[]));
            static NODES: [$crate::table::tree::Node; $rows.len()] = $crate::table::tree::nodes($rows);
            const NAMES: ([u8; bytes($rows, Part::Name)], [u32; count($rows, Part::Name) + 1], usize) =
                pack($rows, Part::Name, false);
            const MESSAGES: ([u8; bytes($rows, Part::Message)], [u32; count($rows, Part::Message) + 1], usize) =
                pack($rows, Part::Message, false);
            const TEXTS: ([u8; bytes($rows, Part::Text)], [u32; count($rows, Part::Text) + 1], usize) =
                pack($rows, Part::Text, false);
            static NAME_BYTES: [u8; NAMES.0.len()] = NAMES.0;
            static NAME_STARTS: [u32; NAMES.1.len()] = NAMES.1;
            static MESSAGE_BYTES: [u8; MESSAGES.0.len()] = MESSAGES.0;
            static MESSAGE_STARTS: [u32; MESSAGES.1.len()] = MESSAGES.1;
            static TEXT_BYTES: [u8; TEXTS.0.len()] = TEXTS.0;
            static TEXT_STARTS: [u32; TEXTS.1.len()] = TEXTS.1;
            static NAME_DISPLACEMENTS: [u16; NAME_HASH.displacements.len()] = NAME_HASH.displacements;
            static NAME_SLOTS: [$crate::table::name::Slot; NAME_HASH.slots.len()] = NAME_HASH.slots;
            static ALIAS_ROWS: [u16; $crate::table::text::aliases($rows)] = $crate::table::name::alias_rows($rows);
            $crate::table::Table {
                domain: DOMAIN,
                name: $name,
                source: concat!($source, "\0"),
                fallback,
                find,
                meta: &META,
                nodes: &NODES,
                names: Strings::new(&NAME_BYTES, &NAME_STARTS),
                messages: Strings::new(&MESSAGE_BYTES, &MESSAGE_STARTS),
                texts: Strings::new(&TEXT_BYTES, &TEXT_STARTS),
                hash: $crate::table::name::NameHash {
                    halvings: NAME_HASH.halvings,
                    displacements: &NAME_DISPLACEMENTS,
                    slots: &NAME_SLOTS,
                    alias_rows: &ALIAS_ROWS,
                },
                classes: $crate::domain!(@first $(Some({ use $classes as classes; &classes::TABLE }),)? None),
            }
        };
    };
    (@first $first:expr $(, $rest:expr)*) => { $first };
}
