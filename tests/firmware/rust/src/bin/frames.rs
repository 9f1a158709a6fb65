//! Logs errors of several systems, and one of its own, as frames over the serial port, after what
//! a line carries when a device starts.

#![no_std]
#![no_main]

use derrno::log::{Record, frame};
use derrno::{Code, Domain};
use derrno_firmware::{board::send, done, entry};

mod pump {
    use derrno::{Kind, Origin, Row, row};

    const ROWS: &[Row] = &[row(
        1,
        "DRY_RUN",
        Kind::FAILED_PRECONDITION,
        "the pump runs dry; open the inlet, then start it again",
    )];

    derrno::domain! { number: 0x8001, name: "pump", source: "pump.h 3.2", origin: Origin::SERVER, rows: ROWS }
}

const SEEN: [Record; 8] = [
    Record::new(Code::new(Domain::ZOOKEEPER, -101)).at(10),
    Record::new(Code::new(Domain::NATS, 26)).at(20).with([3]),
    Record::new(Code::new(Domain::DQLITE, 5).in_context(16)).at(0x1_0000).times(300),
    Record::new(Code::new(Domain::SQLITE, 2067)),
    Record::new(Code::new(Domain::JETSTREAM, 10071)).at(u32::MAX).with([1, 0, u32::MAX, 70_000]),
    Record::new(Code::new(Domain::FLUSS, 43)).at(70_001).times(u32::MAX),
    Record::new(Code::new(Domain::ZOOKEEPER, -9999)).at(70_002),
    Record::new(Code::new(pump::DOMAIN, 1)).at(70_003),
];

#[entry]
fn main() -> ! {
    send(b"\r\nboot 7\xff\xfe");
    send(&[0]); // what came before ends here: the first frame is whole
    for record in &SEEN {
        let mut bytes = [0; frame::MAX_FRAME];
        if let Some(len) = frame::encode(record, &mut bytes) {
            send(bytes.get(..len).unwrap_or_default());
        }
    }
    done()
}
