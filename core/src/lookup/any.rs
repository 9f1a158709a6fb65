//! The verdict of a native number of a domain that is given by its number.
//!
//! On a machine of 64 bits one hash holds the codes of all domains, so that no branch, and no wait, depends on
//! which domain it is, or on the number:
//!
//! ```text
//! word = unlisted[first of the domain + (native number & mask of the domain)]
//! key  = native number << 32 | domain << 24
//! hash = native number * factor + domain << 24     (32 bits)
//! slot = hash + displacements[upper bits of hash]  (a perfect hash, see table/hash.rs)
//! left = codes[slot] xor key xor word
//! ```
//!
//! The word is the verdict of a number without a row. A domain has one, or, where numbers have a primary code (SQLite,
//! SQLSTATE), one for each primary code: the mask has its bits. A slot holds its key, its verdict and its word, all
//! xored. So `left` is the verdict when the slot is that of the code, and otherwise it has bits of a key, and the
//! answer is the word. The only branch is that of a domain that derrno does not know, which a processor foresees, since
//! such domains are rare.
//!
//! Worked example: `zookeeper:-4` has the verdict 0x0032641b, the word of ZooKeeper is 0x8000a801, and the key
//! is `0xfffffffc_09000000`: -4, and 9 << 24. The slot holds `0xfffffffc_8932cc1a`; xored with the key and the word,
//! 0x0032641b is left. `zookeeper:4711` comes to a slot of some other code; what is left has bits above the lower
//! 32, and the answer is the word: unknown, unlisted.
//!
//! On a smaller machine flash is dear: there each domain is asked by its own lookup.

use crate::domain::{Domain, domains};
#[cfg(target_pointer_width = "64")]
use crate::table::Entry;
#[cfg(target_pointer_width = "64")]
use crate::table::build::Index;
use crate::table::build::UNKNOWN;
#[cfg(target_pointer_width = "64")]
use crate::table::build::any::Unlisted;
use crate::verdict::Verdict;

/// The verdict of a native number of a domain: O(1), total.
///
/// An unlisted number gets the domain's fallback, an unknown domain (or one whose cargo
/// feature is off, or one of your own) [`Kind::UNKNOWN`](crate::Kind::UNKNOWN); both carry the unlisted mark.
///
/// ```
/// use derrno::{Domain, Kind, classify};
/// assert_eq!(classify(Domain::ZOOKEEPER, -101).kind(), Kind::NOT_FOUND);
/// assert!(classify(Domain::ZOOKEEPER, 4711).is_unlisted());
/// assert!(classify(Domain::new(999), 1).is_unlisted());
/// ```
#[inline]
#[must_use]
pub const fn classify(domain: Domain, native: i32) -> Verdict {
    #[cfg(target_pointer_width = "64")]
    {
        hashed::classify(domain, native)
    }
    #[cfg(not(target_pointer_width = "64"))]
    {
        by_domain(domain, native)
    }
}

#[cfg(target_pointer_width = "64")]
pub use hashed::ANY;
#[cfg(target_pointer_width = "64")]
pub(super) use hashed::entry;

/// The hash of all domains, for the generator of `derrno_inline.h`.
#[doc(hidden)]
#[cfg(target_pointer_width = "64")]
pub struct Any {
    /// What a native number is multiplied by.
    pub factor: u32,
    /// How far a hash is shifted for the bucket.
    pub shift: u32,
    /// By bucket.
    pub displacements: &'static [u32],
    /// In each slot a key xor a verdict xor the word of its number; a power of two of slots.
    pub codes: &'static [u64],
    /// Where a domain's words are, by domain.
    pub domains: &'static [Unlisted],
    /// The words of numbers without a row.
    pub unlisted: &'static [u32],
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $number:literal $ident:ident $module:ident $feature:literal $space:ident;)*) => {
        /// Asks the lookup of the domain.
        #[cfg(any(test, not(target_pointer_width = "64")))]
        const fn by_domain(domain: Domain, native: i32) -> Verdict {
            match domain.number() {
                $(#[cfg(feature = $feature)] $number => crate::systems::$module::classify(native),)*
                _ => UNKNOWN,
            }
        }

        #[cfg(target_pointer_width = "64")]
        mod hashed {
            use super::*;
            use crate::table::build::any::{
                All, KEY, Listed, all, append, hash, key, unlisted_words, without_row,
            };
            use crate::table::build::{NONE, buckets, shift, slots};

            const DOMAINS: usize = Domain::LAST.number() as usize + 1;
            const _: () = assert!(DOMAINS <= 127, "a key has seven bits for the domain");

            const INDEXES: [Index; DOMAINS] = {
                #[allow(unused_mut)]
                let mut indexes = [Index::EMPTY; DOMAINS];
                $(#[cfg(feature = $feature)] { indexes[$number] = crate::systems::$module::INDEX; })*
                indexes
            };

            const fn listed<const N: usize>() -> ([Listed; N], usize) {
                let mut all = [(0, 0, NONE); N];
                #[allow(unused_mut)]
                let mut n = append(&mut all, 0, 0, &INDEXES[0], &[]);
                $(#[cfg(feature = $feature)] {
                    n = append(&mut all, n, $number, &INDEXES[$number], crate::systems::$module::ROW_LIST);
                })*
                (all, n)
            }

            const COUNT: usize = listed::<0>().1;
            /// Half of what a hash needs whose slots are nearly all full. Where few systems are on, homes have few
            /// bits, which all extended codes of a primary code of SQLite share: each needs a bucket of its own.
            const BUCKETS: usize = if COUNT < 1000 { 4 * buckets(COUNT) } else { buckets(COUNT) / 2 };
            const SHIFT: u32 = shift(BUCKETS) - 32;
            const SLOTS: usize = slots(COUNT).next_power_of_two();
            const ALL: All<BUCKETS, SLOTS> = all(&listed::<COUNT>().0);
            static DISPLACEMENTS: [u32; BUCKETS] = ALL.displacements;
            static CODES: [u64; SLOTS] = ALL.codes;
            static ROWS: [u16; SLOTS] = ALL.rows;

            const WORDS: usize = {
                let (mut n, mut domain) = (0, 0);
                while domain < DOMAINS {
                    n += unlisted_words(&INDEXES[domain]);
                    domain += 1;
                }
                n
            };
            /// A power of two, so that a mask proves that a word is there.
            const ROOM: usize = WORDS.next_power_of_two();
            const BOTH: ([Unlisted; DOMAINS], [u32; ROOM]) = {
                let mut domains = [Unlisted { mask: 0, first: 0 }; DOMAINS];
                let mut words = [0; ROOM];
                let (mut first, mut domain) = (0, 0);
                while domain < DOMAINS {
                    let index = &INDEXES[domain];
                    let mask = unlisted_words(index) - 1;
                    domains[domain] = Unlisted { mask: mask as u32, first: first as u32 };
                    let mut primary = 0;
                    while primary <= mask {
                        words[first + primary] = without_row(index, primary as i32).bits();
                        primary += 1;
                    }
                    first += primary;
                    domain += 1;
                }
                (domains, words)
            };
            static UNLISTED: [Unlisted; DOMAINS] = BOTH.0;
            static UNLISTED_WORDS: [u32; ROOM] = BOTH.1;

            #[doc(hidden)]
            pub const ANY: Any = Any {
                factor: ALL.factor,
                shift: SHIFT,
                displacements: &DISPLACEMENTS,
                codes: &CODES,
                domains: &UNLISTED,
                unlisted: UNLISTED_WORDS.split_at(WORDS).0,
            };

            /// The slot that a code can have, and what is left there: no bit of a key, when it is this code.
            #[inline(always)]
            const fn find(domain: usize, native: i32) -> (usize, u64) {
                let key = key(domain as u16, native);
                let hash = hash(key, ALL.factor);
                let by = DISPLACEMENTS[(hash >> SHIFT) as usize];
                let slot = hash.wrapping_add(by) as usize & (SLOTS - 1);
                (slot, CODES[slot] ^ key)
            }

            /// Cold, so that the compiler keeps it out of the way of all other domains.
            #[cold]
            const fn unknown() -> Verdict {
                UNKNOWN
            }

            /// The number of a domain, if it is one of derrno's or a gap between them.
            #[inline(always)]
            const fn known(domain: Domain) -> Option<usize> {
                let number = domain.number() as usize;
                if number < DOMAINS { Some(number) } else { None }
            }

            #[inline(always)]
            pub(super) const fn classify(domain: Domain, native: i32) -> Verdict {
                let Some(domain) = known(domain) else { return unknown() };
                let Unlisted { mask, first } = UNLISTED[domain];
                let word = UNLISTED_WORDS[(native as u32 & mask).wrapping_add(first) as usize & (ROOM - 1)];
                let left = find(domain, native).1 ^ word as u64;
                Verdict::from_bits(if left & KEY == 0 { left as u32 } else { word })
            }

            static TABLES: [Option<&crate::table::Table>; DOMAINS] = {
                let mut tables = [None; DOMAINS];
                let mut domain = 0;
                while domain < DOMAINS {
                    tables[domain] = Domain::new(domain as u16).table();
                    domain += 1;
                }
                tables
            };

            /// The base row of a code.
            #[inline(always)]
            pub(in crate::lookup) fn entry(domain: Domain, native: i32) -> Option<Entry> {
                let domain = known(domain)?;
                let (slot, left) = find(domain, native);
                if left & KEY != 0 || ROWS[slot] == NONE {
                    return None;
                }
                Some(TABLES[domain]?.row(ROWS[slot]))
            }
        }
    };
}

domains! { lookups }

#[cfg(test)]
mod tests {
    use super::*;

    /// The hash and the lookups of the domains were made apart: each checks the other.
    #[test]
    fn both_ways_answer_alike() {
        for number in 0..=u16::MAX {
            let domain = Domain::new(number);
            let rows = domain.table().into_iter().flat_map(|table| table.rows()).map(|row| row.native());
            let near = rows.flat_map(|native| (-300..300).map(move |by: i32| native.wrapping_add(by)));
            let far = (0..4096).map(|i: i32| i.wrapping_mul(0x3e37_79b1));
            let numbers = near.chain(far.take(if domain.table().is_some() { 4096 } else { 16 }));
            for native in numbers.chain([i32::MIN, -1, 0, 1, i32::MAX]) {
                let expected = by_domain(domain, native);
                assert_eq!(
                    classify(domain, native),
                    expected,
                    "{domain}:{native}; a fallback in core/src/systems/{domain}.rs needs `span: <first>..=<last>` \
                     after it, the numbers outside of which it is one verdict"
                );
                let row = domain.table().and_then(|table| table.entry(native));
                #[cfg(target_pointer_width = "64")]
                assert_eq!(entry(domain, native), row, "{domain}:{native}");
            }
        }
    }
}
