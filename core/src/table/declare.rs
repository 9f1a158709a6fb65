//! The macro that makes a domain of a list of rows.

/// Declares a domain: from a `const` list of rows to the tables, and the functions to read them.
///
/// Makes, in the module it stands in: `TABLE`, a [`Table`](crate::Table); `classify(native)`, a `const fn` of one
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
/// Optional, behind `rows` and in this order:
///
/// - `fallback: f`, a `const fn(i32, u16) -> Verdict` for unlisted codes (by default unknown);
/// - `span: 100..=599`: outside of these numbers the fallback is one verdict below and one above, so
///   that it is in the tables; without a span it is called for each unlisted number;
/// - `primary: 0xff`, instead of both: an unlisted code gets the verdict of its primary code, which is
///   in these bits (SQLite);
/// - `classes: module`, whose rows the setter [`Row::raised_as`](crate::Row::raised_as) names.
///
/// A row costs the compiler about a millisecond each time its domain is compiled: a thousand rows are not
/// noticed. Put ten thousand into a crate of their own, which is compiled once, and when the lint
/// `long_running_const_eval` stops the build there, allow it. A domain has 65,534 rows at most.
///
/// What the compiler refuses, at the row and in a sentence: a number or name that stands twice, rows
/// out of order, an empty or malformed text, a parent or class without a row, a reserved number.
#[macro_export]
macro_rules! domain {
    (number: $number:expr, name: $name:expr, source: $source:literal, origin: $origin:expr, rows: $rows:ident
        $(, fallback: $fallback:path)? $(, span: $span:expr)? $(, primary: $primary:literal)?
        $(, classes: $classes:path)? $(,)?) => {
        #[doc(hidden)]
        mod made_by_domain {
        use super::*;
        use $crate::Verdict;
        use $crate::table::index::{Index, Other, RowIndex, UNKNOWN};
        use $crate::table::plan::{self, Declared, Found, Plan, Window};

        const _: () = $crate::table::check($rows, $number, $name);

        /// The domain of this module's codes.
        pub const DOMAIN: $crate::Domain = $crate::Domain::new($number);

        #[doc(hidden)]
        pub const ROW_LIST: &[$crate::Row] = $rows;

        const SPAN: Option<(i32, i32)> = $crate::domain!(@first
            $({ let span: core::ops::RangeInclusive<i32> = $span; Some((*span.start(), *span.end())) },)? None);
        const PRIMARY: i32 = $crate::domain!(@first $($primary,)? -1);
        // Whether numbers without a row are asked about one by one.
        const ASKS: bool = SPAN.is_none() && $crate::domain!(@first $({ let _ = $fallback; true },)? false);

        const fn made_elsewhere(native: i32, context: u16) -> Verdict {
            let _ = (native, context);
            $crate::domain!(@first $($fallback(native, context),)? UNKNOWN)
        }

        const fn made_fallback(native: i32, context: u16) -> Verdict {
            if PRIMARY == -1 { made_elsewhere(native, context) } else { classify(native) }
        }

        const WINDOW: Window = plan::window($rows, SPAN, PRIMARY);
        const INSIDE: [u16; WINDOW.len] = plan::rows_inside($rows, &WINDOW);
        const ANSWERS: [Verdict; WINDOW.len] = {
            let mut words = [UNKNOWN; WINDOW.len];
            let mut place = 0;
            while place < WINDOW.len {
                words[place] = made_elsewhere(WINDOW.native(place), 0);
                place += 1;
            }
            plan::answers(words, $rows, &WINDOW, $origin)
        };
        const ENDS: (Verdict, Verdict) = {
            let (below, above) = WINDOW.outside(1);
            let ends = (made_elsewhere(below, 0), made_elsewhere(above, 0));
            let mut distance = 2;
            while SPAN.is_some() && distance < 1 << 33 {
                let (below, above) = WINDOW.outside(distance);
                plan::check_end($rows, ends.0, made_elsewhere(below, 0));
                plan::check_end($rows, ends.1, made_elsewhere(above, 0));
                distance += 1 + distance / 8;
            }
            ends
        };
        const DECLARED: Declared = Declared {
            rows: $rows, window: &WINDOW, answers: &ANSWERS, inside: &INSIDE, ends: ENDS, varies: SPAN.is_some(),
            origin: $origin,
        };
        const PLAN: Plan = plan::plan(&DECLARED);
        const OTHERS: [Found; PLAN.others] = plan::others(&DECLARED, PLAN.granule).0;
        static DISPLACEMENTS: [u16; PLAN.buckets] = plan::displacements::<_, _, { PLAN.slots }>(&OTHERS);
        const SLOTTED: ([Other; PLAN.slots], [u16; PLAN.slots]) = plan::slotted(&OTHERS, &PLAN, &DISPLACEMENTS);
        static WORDS: [Verdict; PLAN.places + 2] = plan::words(&DECLARED, PLAN.granule);
        static OTHER_WORDS: [Other; PLAN.slots] = SLOTTED.0;

        #[doc(hidden)]
        pub const INDEX: Index = Index {
            words: &WORDS,
            others: &OTHER_WORDS,
            low: WINDOW.low,
            mask: PRIMARY,
            factor: PLAN.factor,
            shift: plan::shift(PLAN.slots),
            granule: PLAN.granule,
            two_ended: PLAN.two_ended,
        };

        /// The verdict of a native number: O(1), total, the domain's fallback for an unlisted one.
        #[inline]
        #[must_use]
        pub const fn classify(native: i32) -> Verdict {
            let verdict = if PLAN.buckets == 0 {
                INDEX.classify(native)
            } else {
                INDEX.classify_displaced(native, &DISPLACEMENTS)
            };
            if ASKS && verdict.is_unlisted() { made_elsewhere(native, 0) } else { verdict }
        }

        const NAMED: usize = plan::keys($rows) + $crate::table::text::aliases($rows);
        const NAME_HASH: $crate::table::name::Found<
            { $crate::table::name::name_buckets(NAMED) },
            { $crate::table::name::name_slots(NAMED) },
        > = $crate::table::name::found::<NAMED, _, _>($rows);

        /// Names, messages and attributes of this domain's codes.
        pub static TABLE: $crate::table::Table = {
            use $crate::table::text::{Part, Strings, bytes, count, pack};
            static META: [$crate::table::Meta; $rows.len()] = $crate::table::meta($rows, $origin,
                $crate::domain!(@first $({ use $classes as classes; classes::ROW_LIST },)? &[]));
            static INSIDE_ROWS: [u16; if PLAN.granule == 0 { WINDOW.len } else { 0 }] =
                plan::rows_inside($rows, &WINDOW);
            static OTHER_ROWS: [u16; PLAN.slots] = SLOTTED.1;
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
            static NAME_DISPLACEMENTS: [i16; NAME_HASH.displacements.len()] = NAME_HASH.displacements;
            static NAME_SLOTS: [$crate::table::name::Slot; NAME_HASH.slots.len()] = NAME_HASH.slots;
            static ALIAS_ROWS: [u16; $crate::table::text::aliases($rows)] = $crate::table::name::alias_rows($rows);
            $crate::table::Table {
                domain: DOMAIN,
                name: $name,
                source: concat!($source, "\0"),
                fallback: made_fallback,
                by_number: RowIndex {
                    index: &INDEX,
                    displacements: &DISPLACEMENTS,
                    inside: &INSIDE_ROWS,
                    others: &OTHER_ROWS,
                },
                meta: &META,
                nodes: &NODES,
                names: Strings::new(&NAME_BYTES, &NAME_STARTS),
                messages: Strings::new(&MESSAGE_BYTES, &MESSAGE_STARTS),
                texts: Strings::new(&TEXT_BYTES, &TEXT_STARTS),
                hash: $crate::table::name::NameHash {
                    halvings: NAME_HASH.halvings,
                    shift: $crate::table::name::shift(NAME_HASH.displacements.len()),
                    factor: NAME_HASH.factor,
                    displacements: &NAME_DISPLACEMENTS,
                    slots: &NAME_SLOTS,
                    alias_rows: &ALIAS_ROWS,
                },
                classes: $crate::domain!(@first $(Some({ use $classes as classes; &classes::TABLE }),)? None),
            }
        };
        }
        pub use made_by_domain::{DOMAIN, INDEX, ROW_LIST, TABLE, classify};
    };
    (@first $first:expr $(, $rest:expr)*) => { $first };
}
