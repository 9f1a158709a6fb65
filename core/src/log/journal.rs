//! The last errors in memory, over a reset.

use core::cell::Cell;
use core::sync::atomic::{Ordering, compiler_fence};

use super::record::{MAX_ARGS, Record};
use crate::code::Code;
use crate::domain::Domain;
use crate::kind::Kind;

/// A ring of the last `N` records, with a counter for each kind.
///
/// - A push never waits and never fails: when the ring is full, the oldest record makes room and is
///   counted as [dropped](Ring::dropped).
/// - The same code in the same context again raises the count of the newest record, which takes over
///   the time and arguments of the last occurrence.
/// - [`total`](Ring::total) is what was pushed: what is kept, what was [taken](Ring::pop) and what was
///   dropped. Counters stop at [`MOST`](Ring::MOST), which means "that many or more".
/// - It survives a reset in memory that start-up code leaves alone: every bit pattern is a valid
///   `Journal`, and [`resume`](Ring::resume) decides whether to go on or to start empty. A reset
///   within a push loses at most the record being pushed; what was kept is changed by no single store.
///
/// It is not `Sync`. Interrupts and threads share it in a [critical section], which every
/// microcontroller has, also one without compare-and-swap (Cortex-M0), and which holds for the few
/// instructions of a push. A queue for one producer would allow only one priority of interrupt, could
/// not drop its oldest record, and would not survive a reset: the rings of heapless trust the lengths
/// they find in memory.
///
/// ```
/// use core::cell::Cell;
/// use critical_section::Mutex;
/// use derrno::{Code, Domain, log::{Journal, Record}, zookeeper};
///
/// static JOURNAL: Mutex<Journal<16>> = Mutex::new(Journal::new());
///
/// // in an interrupt, or anywhere
/// let record = Record::new(Code::new(Domain::ZOOKEEPER, -4)).at(1234);
/// let kind = zookeeper::classify(-4).kind();
/// critical_section::with(|cs| JOURNAL.borrow(cs).push(&record, kind));
///
/// // in the main loop
/// assert_eq!(critical_section::with(|cs| JOURNAL.borrow(cs).pop()), Some(record));
/// ```
///
/// [critical section]: https://docs.rs/critical-section
pub type Journal<const N: usize> = Ring<[Slot; N]>;

/// What a [`Journal`] is, of any number of slots: `Ring<[Slot]>` is one whose size is known at run
/// time only.
#[derive(Debug)]
#[repr(C)]
pub struct Ring<S: ?Sized> {
    magic: Cell<u32>,
    layout: Cell<u32>,
    /// Where the oldest record is and how many there are, in one store.
    ends: Word,
    taken: Word,
    dropped: Word,
    kinds: [Word; KINDS],
    /// The slot after the last of `slots`: one is always free, so that no record is overwritten
    /// before the one that takes its place is whole.
    extra: Slot,
    slots: S,
}

/// A place for one record: plain words, which check themselves.
#[derive(Debug)]
#[repr(transparent)]
pub struct Slot([Cell<u32>; 5 + MAX_ARGS]);

/// What [`Ring::resume`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resumed {
    /// A journal, with this many records.
    Kept(usize),
    /// No journal, or one of another size or version, or counters that are damaged: it is empty now.
    Empty,
}

/// The counters of the known kinds, and one for all others.
const KINDS: usize = Kind::COUNT as usize + 1;

const MAGIC: u32 = 0x6572_726e; // "errn"

/// Changes with the meaning of any word.
const VERSION: u32 = 1;

/// The mark of a journal and the version of its layout, for the generator of `derrno_log.h`.
#[doc(hidden)]
pub const MARK: (u32, u32) = (MAGIC, VERSION);

/// The most slots, so that `ends` fits in a word.
const MOST_SLOTS: usize = (1 << INDEX) - 1;
const INDEX: u32 = 11;

/// In `ends`: the newest record stands in the free slot, and is to be copied to its own.
const FOLDING: u32 = 1 << (2 * INDEX);

/// 24 bits that check themselves. A reset can fall between two stores, not within one.
#[derive(Debug)]
#[repr(transparent)]
struct Word(Cell<u32>);

impl Word {
    const MOST: u32 = 0x00ff_ffff;

    const fn sealed(value: u32) -> u32 {
        let check = (value ^ value >> 8 ^ value >> 16 ^ 0x5a) & 0xff;
        check << 24 | value
    }

    const fn zero() -> Word {
        Word(Cell::new(Word::sealed(0)))
    }

    fn get(&self) -> u32 {
        self.0.get() & Word::MOST
    }

    fn set(&self, value: u32) {
        store(&self.0, Word::sealed(value));
    }

    fn add(&self, n: u32) {
        self.set(self.get().saturating_add(n).min(Word::MOST));
    }

    fn is_whole(&self) -> bool {
        self.0.get() == Word::sealed(self.get())
    }
}

/// Every store of a journal that is in use.
fn store(cell: &Cell<u32>, value: u32) {
    #[cfg(test)]
    tests::power();
    cell.set(value);
}

/// The stores before this are done before the stores after it.
fn then() {
    compiler_fence(Ordering::SeqCst);
}

impl Slot {
    const fn new() -> Slot {
        Slot([const { Cell::new(0) }; 5 + MAX_ARGS])
    }

    /// The check of the words of a record: changes with every change of one word. In the low four
    /// bits it carries the shape: the number of arguments and whether there is a time.
    fn sealed(words: &[u32; 4 + MAX_ARGS], shape: u32) -> u32 {
        let mut hash = 0x9e37_79b9 ^ shape;
        for word in words {
            hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x85eb_ca6b);
        }
        hash & !15 | shape
    }

    fn write(&self, record: &Record) {
        let (code, args) = (record.code(), record.args());
        let mut words = [0; 4 + MAX_ARGS];
        let head = [
            u32::from(code.domain().number()) | u32::from(code.context()) << 16,
            code.native() as u32,
            record.count(),
            record.time().unwrap_or(0),
        ];
        for (to, from) in words.iter_mut().zip(head.iter().chain(args)) {
            *to = *from;
        }
        let shape = args.len() as u32 | u32::from(record.time().is_some()) << 3;
        let seal = Slot::sealed(&words, shape);
        for (cell, word) in self.0.iter().zip(words.into_iter().chain([seal])) {
            store(cell, word);
        }
    }

    /// The record, unless its words were damaged.
    fn read(&self) -> Option<Record> {
        let [head @ .., a, b, c, d, seal] = &self.0;
        let [place, native, count, time] = head.each_ref().map(Cell::get);
        let (args, shape) = ([a, b, c, d].map(Cell::get), seal.get() & 15);
        let [a, b, c, d] = args;
        if seal.get() != Slot::sealed(&[place, native, count, time, a, b, c, d], shape) {
            return None;
        }
        let code = Code::new(Domain::new(place as u16), native as i32).in_context((place >> 16) as u16);
        let record = Record::new(code).times(count).with_first(shape as u8 & 7, args);
        Some(if shape & 8 != 0 { record.at(time) } else { record })
    }
}

impl<const N: usize> Ring<[Slot; N]> {
    /// An empty journal.
    #[must_use]
    pub const fn new() -> Journal<N> {
        const { assert!(N > 0 && N <= MOST_SLOTS, "a journal has 1 to 2047 slots") };
        Ring {
            magic: Cell::new(MAGIC),
            layout: Cell::new(layout(N)),
            ends: Word::zero(),
            taken: Word::zero(),
            dropped: Word::zero(),
            kinds: [const { Word::zero() }; KINDS],
            extra: Slot::new(),
            slots: [const { Slot::new() }; N],
        }
    }
}

impl<const N: usize> Default for Ring<[Slot; N]> {
    fn default() -> Journal<N> {
        Journal::new()
    }
}

const fn layout(slots: usize) -> u32 {
    VERSION << 24 | (KINDS as u32) << 16 | slots as u32
}

impl<S: AsRef<[Slot]> + ?Sized> Ring<S> {
    /// Where the counters stop: a counter of `MOST` means that many or more.
    pub const MOST: u32 = Word::MOST;

    /// Logs a record. The kind is that of its verdict, which the caller has looked up; a program that
    /// classifies the codes of one system links no other.
    pub fn push(&self, record: &Record, kind: Kind) {
        if let Some(counter) = self.kinds.get(index(kind)) {
            counter.add(record.count());
        }
        let (oldest, len) = self.ends();
        let free = self.slot(oldest + len);
        let newest = if len == 0 { None } else { self.slot(oldest + len - 1).read() };
        let again = newest.filter(|newest| newest.code() == record.code());
        if let Some(count) = again.and_then(|newest| newest.count().checked_add(record.count())) {
            let record = record.times(count);
            free.write(&record);
            then();
            self.ends.set(self.ends.get() | FOLDING);
            then();
            self.fold();
        } else if len < self.capacity() {
            free.write(record);
            then();
            self.set_ends(oldest, len + 1);
        } else {
            free.write(record);
            let displaced = self.slot(oldest).read();
            then();
            self.set_ends(oldest + 1, len);
            then();
            self.dropped.add(displaced.map_or(0, |record| record.count()));
        }
    }

    /// Takes the oldest record; `None` when there is none.
    pub fn pop(&self) -> Option<Record> {
        loop {
            let (oldest, len) = self.ends();
            if len == 0 {
                return None;
            }
            let record = self.slot(oldest).read();
            self.set_ends(oldest + 1, len - 1);
            then();
            if let Some(record) = record {
                self.taken.add(record.count());
                return Some(record);
            }
        }
    }

    /// Takes the oldest records, at most `M`: in one critical section, to be sent outside of it.
    #[cfg(feature = "heapless")]
    #[cfg_attr(docsrs, doc(cfg(feature = "heapless")))]
    pub fn drain<const M: usize>(&self) -> heapless::Vec<Record, M> {
        let mut records = heapless::Vec::new();
        while !records.is_full()
            && let Some(record) = self.pop()
        {
            let _ = records.push(record); // there is room
        }
        records
    }

    /// The records kept, oldest first. They stay.
    pub fn records(&self) -> impl Iterator<Item = Record> + '_ {
        let (oldest, len) = self.ends();
        (oldest..oldest + len).filter_map(|at| self.slot(at).read())
    }

    /// How many records are kept.
    #[must_use]
    pub fn len(&self) -> usize {
        self.records().count()
    }

    /// Whether no record is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records().next().is_none()
    }

    /// How many records it keeps at most.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.slots.as_ref().len()
    }

    /// How often this kind was pushed. All kinds this build does not know share one counter.
    #[must_use]
    pub fn count(&self, kind: Kind) -> u32 {
        self.kinds.get(index(kind)).map_or(0, Word::get)
    }

    /// How many occurrences were pushed: kept, taken and dropped.
    #[must_use]
    pub fn total(&self) -> u32 {
        self.taken.get().saturating_add(self.dropped.get()).saturating_add(self.kept()).min(Self::MOST)
    }

    /// How many occurrences made room for newer ones before anyone took them, or were lost in a reset.
    #[must_use]
    pub fn dropped(&self) -> u32 {
        self.dropped.get()
    }

    /// To be called once at start, before anything else: goes on with the journal that is in memory,
    /// or makes it an empty one. What a reset interrupted is finished or counted as dropped; a record
    /// whose words are damaged is left out and counted as dropped.
    pub fn resume(&self) -> Resumed {
        let words = [&self.ends, &self.taken, &self.dropped];
        let (oldest, len) = self.ends();
        if self.magic.get() != MAGIC
            || self.layout.get() != layout(self.capacity())
            || !words.into_iter().chain(&self.kinds).all(Word::is_whole)
            || oldest > self.capacity()
            || len > self.capacity()
        {
            self.clear();
            return Resumed::Empty;
        }
        if self.ends.get() & FOLDING != 0 {
            self.fold();
        }
        let pushed = self.kinds.iter().fold(0, |sum: u32, kind| sum.saturating_add(kind.get()));
        self.dropped.add(pushed.min(Self::MOST).saturating_sub(self.total()));
        Resumed::Kept(self.len())
    }

    /// Makes it an empty journal, whatever the memory holds.
    pub fn clear(&self) {
        store(&self.magic, 0);
        then();
        store(&self.layout, layout(self.capacity()));
        for word in [&self.ends, &self.taken, &self.dropped].into_iter().chain(&self.kinds) {
            word.set(0);
        }
        then();
        store(&self.magic, MAGIC);
    }

    /// Copies the newest record from the free slot to its own. May be begun again.
    fn fold(&self) {
        let (oldest, len) = self.ends();
        if let (Some(record), Some(newest)) = (self.slot(oldest + len).read(), len.checked_sub(1)) {
            self.slot(oldest + newest).write(&record);
        }
        then();
        self.set_ends(oldest, len);
    }

    fn kept(&self) -> u32 {
        self.records().fold(0, |sum, record| sum.saturating_add(record.count()))
    }

    fn ends(&self) -> (usize, usize) {
        let ends = self.ends.get();
        let part = |shift: u32| (ends >> shift) as usize & MOST_SLOTS;
        (part(0), part(INDEX))
    }

    /// `oldest` may be one lap ahead; ends a folding.
    fn set_ends(&self, oldest: usize, len: usize) {
        let places = self.capacity() + 1;
        let oldest = if oldest < places { oldest } else { oldest - places };
        self.ends.set(oldest as u32 | (len as u32) << INDEX);
    }

    /// The slot at a place, which may be one lap ahead.
    fn slot(&self, at: usize) -> &Slot {
        let (slots, places) = (self.slots.as_ref(), self.capacity() + 1);
        slots.get(if at < places { at } else { at - places }).unwrap_or(&self.extra)
    }
}

fn index(kind: Kind) -> usize {
    usize::from(kind.number()).min(KINDS - 1)
}

#[cfg(test)]
mod tests;
