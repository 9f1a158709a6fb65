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
/// Optional, after `rows` and in this order:
///
/// - `fallback: f`, a `const fn(i32, u16) -> Verdict` for unlisted codes (by default unknown);
/// - `span: 100..=599`: outside of these numbers the fallback is one verdict, so that all of it is in the
///   tables. Without a span, or when it is another verdict below than above, it is called for each unlisted
///   number;
/// - `primary: 0xff`, instead of both: an unlisted code gets the verdict of its primary code, which is
///   in these bits (SQLite, SQLSTATE);
/// - `classes: module`, whose rows the setter [`Row::raised_as`](crate::Row::raised_as) names.
///
/// A row costs the compiler about a millisecond each time its domain is compiled: a thousand rows are not
/// noticed. Put ten thousand into a crate of their own, which is compiled once, and when the lint
/// `long_running_const_eval` stops the build there, allow it. A domain has 63,000 rows and aliases at most.
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
        use $crate::table::build;

        const _: () = build::check($rows, $number, $name);

        /// The domain of this module's codes.
        pub const DOMAIN: $crate::Domain = $crate::Domain::new($number);

        #[doc(hidden)]
        pub const ROW_LIST: &[$crate::Row] = $rows;

        const SPAN: Option<(i32, i32)> = $crate::domain!(@first
            $({ let span: core::ops::RangeInclusive<i32> = $span; Some((*span.start(), *span.end())) },)? None);
        const PRIMARY: i32 = $crate::domain!(@first $($primary,)? -1);

        const fn made_elsewhere(native: i32, context: u16) -> Verdict {
            let _ = (native, context);
            $crate::domain!(@first $($fallback(native, context),)? build::UNKNOWN)
        }

        const fn made_fallback(native: i32, context: u16) -> Verdict {
            if PRIMARY == -1 { made_elsewhere(native, context) } else { classify(native) }
        }

        const WINDOW: build::Window = build::window($rows, SPAN, PRIMARY);
        const INSIDE: [u16; WINDOW.len] = build::rows_inside($rows, &WINDOW);
        const ANSWERS: [Verdict; WINDOW.len] = {
            let mut words = [build::UNKNOWN; WINDOW.len];
            let mut i = 0;
            while i < WINDOW.len {
                words[i] = made_elsewhere(WINDOW.native(i), 0);
                i += 1;
            }
            build::answers(words, $rows, &WINDOW, $origin)
        };
        // The fallback below the span and above it, which must not change farther outside.
        const ENDS: (Verdict, Verdict) = {
            let (below, above) = WINDOW.outside(1);
            let ends = (made_elsewhere(below, 0), made_elsewhere(above, 0));
            let mut distance = 2;
            while SPAN.is_some() && distance < 1 << 33 {
                let (below, above) = WINDOW.outside(distance);
                build::check_outside($rows, ends.0, made_elsewhere(below, 0));
                build::check_outside($rows, ends.1, made_elsewhere(above, 0));
                distance += 1 + distance / 8;
            }
            ends
        };
        // Whether the fallback is called for numbers without a row: when the tables do not have it.
        const ASKS: bool = $crate::domain!(@first $({ let _ = $fallback; true },)? false)
            && (SPAN.is_none() || ENDS.0.bits() != ENDS.1.bits());
        const DECLARED: build::Declared = build::Declared {
            rows: $rows, window: &WINDOW, answers: &ANSWERS, inside: &INSIDE,
            outside: if ASKS { build::UNKNOWN } else { ENDS.0 }, varies: SPAN.is_some(), origin: $origin,
        };
        const PLAN: build::Plan = build::plan(&DECLARED);
        const SLOTTED: build::Slotted<{ PLAN.buckets }, { PLAN.slots }> = {
            let others: [build::Outsider; PLAN.others] = build::others(&DECLARED, PLAN.granule).0;
            build::slotted(&others, &PLAN)
        };
        static WORDS: [Verdict; PLAN.words + 1] = build::words(&DECLARED, PLAN.granule);
        static OTHERS: [build::Other; PLAN.slots] = SLOTTED.others;
        static DISPLACEMENTS: [u16; PLAN.buckets] = SLOTTED.displacements;

        #[doc(hidden)]
        pub const INDEX: build::Index =
            build::index(&PLAN, &WINDOW, PRIMARY, &WORDS, &OTHERS, SLOTTED.factor, &DISPLACEMENTS);

        /// The verdict of a native number: O(1), total, the domain's fallback for an unlisted one.
        #[inline]
        #[must_use]
        pub const fn classify(native: i32) -> Verdict {
            let verdict = INDEX.classify(native);
            if ASKS && verdict.is_unlisted() { made_elsewhere(native, 0) } else { verdict }
        }

        /// Names, messages and attributes of this domain's codes.
        pub static TABLE: $crate::table::Table = {
            static META: [build::Meta; $rows.len()] = build::meta($rows, $origin,
                $crate::domain!(@first $({ use $classes as classes; classes::ROW_LIST },)? &[]));
            static INSIDE_ROWS: [u16; if PLAN.granule == 0 { WINDOW.len } else { 0 }] =
                build::rows_inside($rows, &WINDOW);
            static OTHER_ROWS: [u16; PLAN.slots] = SLOTTED.rows;
            static NODES: [build::Node; $rows.len()] = build::nodes($rows);
            const COUNT: usize = build::names($rows);
            const NAMED: build::Named<{ build::buckets(COUNT) }, { build::slots(COUNT) }> =
                build::named::<COUNT, _, _>($rows);
            static NAME_DISPLACEMENTS: [u16; NAMED.displacements.len()] = NAMED.displacements;
            static NAME_SLOTS: [build::Slot; NAMED.slots.len()] = NAMED.slots;
            static ALIAS_ROWS: [u16; build::aliases($rows)] = build::alias_rows($rows);
            const STRINGS: ([u8; build::bytes($rows)], [u32; build::starts($rows)], usize) = build::pack($rows, false);
            static BYTES: [u8; STRINGS.0.len()] = STRINGS.0;
            static STARTS: [u32; STRINGS.1.len()] = STRINGS.1;
            build::table(build::Data {
                domain: DOMAIN,
                name: $name,
                source: concat!($source, "\0"),
                fallback: made_fallback,
                numbers: build::RowIndex { index: &INDEX, inside: &INSIDE_ROWS, others: &OTHER_ROWS },
                meta: &META,
                nodes: &NODES,
                strings: build::strings($rows, &BYTES, &STARTS),
                names: build::NameHash {
                    halvings: NAMED.halvings,
                    perfect: build::Perfect {
                        factor: NAMED.factor,
                        shift: build::shift(NAMED.displacements.len()),
                        homes: build::homes(NAMED.slots.len()),
                        displacements: &NAME_DISPLACEMENTS,
                    },
                    slots: &NAME_SLOTS,
                    alias_rows: &ALIAS_ROWS,
                },
                classes: $crate::domain!(@first $(Some({ use $classes as classes; &classes::TABLE }),)? None),
            })
        };
        }
        pub use made_by_domain::{DOMAIN, INDEX, ROW_LIST, TABLE, classify};
    };
    (@first $first:expr $(, $rest:expr)*) => { $first };
}
