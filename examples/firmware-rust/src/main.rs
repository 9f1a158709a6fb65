//! Firmware that logs errors in a few bytes each, over the serial port of a Cortex-M3 in QEMU.
//! README.md says how to build it.

#![no_std]
#![no_main]

/// Codes of the device's own: `derrno table pump.csv --rust > src/pump.rs`.
mod pump;

use cortex_m_rt::entry;
use derrno::log::{Record, frame};
use derrno::{Advice, Code, Domain, Situation, nats, zookeeper};

#[entry]
fn main() -> ! {
    send(&[0]); // ends what was on the line before
    // What the clients of a gateway would return.
    for (time, rc) in (100..).zip([-101, -4, -4711]) {
        let mut record = Record::new(Code::new(Domain::ZOOKEEPER, rc)).at(time);
        if zookeeper::classify(rc).advice() == Advice::RECONNECT {
            record = record.with([3]); // the node it was connected to
        }
        log(&record);
    }
    if nats::classify(26).may_retry(Situation::IDEMPOTENT) {
        log(&Record::new(Code::new(Domain::NATS, 26)).at(110).times(5)); // repeated five times
    }
    log(&Record::new(Code::new(pump::DOMAIN, 2)).at(120));
    semihosting::process::exit(0)
}

/// Sends a record as a frame.
fn log(record: &Record) {
    let mut bytes = [0; frame::MAX_FRAME];
    if let Some(len) = frame::encode(record, &mut bytes) {
        send(bytes.get(..len).unwrap_or_default());
    }
}

/// Sends bytes over the board's serial port, a PL011.
fn send(bytes: &[u8]) {
    const UART: *mut u32 = 0x4000_c000 as *mut u32;
    for byte in bytes {
        // SAFETY: the board has its PL011 here: 0x00 takes a byte, bit 5 of 0x18 says "full".
        unsafe {
            while UART.add(6).read_volatile() & 1 << 5 != 0 {}
            UART.write_volatile((*byte).into());
        }
    }
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! {
    semihosting::process::exit(1)
}
