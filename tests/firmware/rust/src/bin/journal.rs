//! Fills a journal in memory that start-up code leaves alone, resets the board, and sends what the
//! journal holds then.

#![no_std]
#![no_main]

use core::cell::UnsafeCell;
use core::mem::MaybeUninit;

use derrno::log::{Journal, Record, Resumed, frame};
use derrno::{Code, Domain, classify};
use derrno_firmware::board::{reset, send};
use derrno_firmware::{done, entry, print};

struct Kept(UnsafeCell<MaybeUninit<Journal<4>>>);

// SAFETY: the program has one thread and no interrupt handler.
unsafe impl Sync for Kept {}

#[unsafe(link_section = ".uninit.journal")]
static KEPT: Kept = Kept(UnsafeCell::new(MaybeUninit::uninit()));

/// More codes than there are slots; the one that stands twice in a row takes one slot.
const SEEN: [(Domain, i32); 7] = [
    (Domain::ZOOKEEPER, -4),
    (Domain::NATS, 26),
    (Domain::SQLITE, 5),
    (Domain::SQLITE, 5),
    (Domain::ZOOKEEPER, -112),
    (Domain::ZOOKEEPER, -9999),
    (Domain::JETSTREAM, 10071),
];

fn log(record: Record) {
    let mut bytes = [0; frame::MAX_FRAME];
    if let Some(len) = frame::encode(&record, &mut bytes) {
        send(bytes.get(..len).unwrap_or_default());
    }
}

#[entry]
fn main() -> ! {
    // SAFETY: every bit pattern is a valid journal, and this is the only reference to it.
    let journal = unsafe { (*KEPT.0.get()).assume_init_ref() };
    match journal.resume() {
        Resumed::Empty => {
            print("nothing kept: fill the journal, and reset\n");
            for (time, (domain, native)) in (1..).zip(SEEN) {
                journal
                    .push(&Record::new(Code::new(domain, native)).at(time), classify(domain, native).kind());
            }
            reset()
        }
        Resumed::Kept(_) => {
            print("kept: its records, then one with the total and what was dropped\n");
            journal.records().for_each(log);
            log(Record::new(Code::new(Domain::new(0x8001), 0)).with([journal.total(), journal.dropped()]));
            done()
        }
    }
}
