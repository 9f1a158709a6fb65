//! Logs errors through defmt over semihosting, each at the level of its severity. No words in flash:
//! `Code::verdict` would link the rows.

#![no_std]
#![no_main]

use core::cell::UnsafeCell;

use derrno::log::Record;
use derrno::{Code, Domain, classify};
use derrno_firmware::{done, entry, host};

struct Encoder(UnsafeCell<defmt::Encoder>);

// SAFETY: the program has one thread and no interrupt handler.
unsafe impl Sync for Encoder {}

static ENCODER: Encoder = Encoder(UnsafeCell::new(defmt::Encoder::new()));

#[defmt::global_logger]
struct Logger;

// SAFETY: one thread and no interrupt handler, so no frame is begun within another, and the encoder
// is borrowed for the length of a call.
unsafe impl defmt::Logger for Logger {
    fn acquire() {
        unsafe { (*ENCODER.0.get()).start_frame(host) }
    }
    unsafe fn flush() {}
    unsafe fn release() {
        unsafe { (*ENCODER.0.get()).end_frame(host) }
    }
    unsafe fn write(bytes: &[u8]) {
        unsafe { (*ENCODER.0.get()).write(bytes, host) }
    }
}

const SEEN: [Record; 5] = [
    Record::new(Code::new(Domain::ZOOKEEPER, -101)).at(10),
    Record::new(Code::new(Domain::DQLITE, 1001).in_context(1)).at(0x1_0000).times(300),
    Record::new(Code::new(Domain::SQLITE, 11)).with([3, 70_000]),
    Record::new(Code::new(Domain::ZOOKEEPER, -9999)),
    Record::new(Code::new(Domain::new(0x8001), 7)),
];

#[entry]
fn main() -> ! {
    for record in &SEEN {
        let verdict = classify(record.code().domain(), record.code().native());
        derrno::by_severity!(verdict, "{}: {}", record, verdict);
    }
    defmt::info!("an answer without error: {}", derrno::zookeeper::classify(0));
    done()
}
