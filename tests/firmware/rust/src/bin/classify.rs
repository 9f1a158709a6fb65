//! Classifies a code of each system and writes what it means over the serial port, without
//! `core::fmt`.

#![no_std]
#![no_main]

use derrno::{Code, Domain};
use derrno_firmware::{board::send, done, entry};

const SEEN: [(Domain, i32, u16); 3] =
    [(Domain::ZOOKEEPER, -101, 0), (Domain::NATS, 1, 0), (Domain::ZOOKEEPER, -9999, 0)];

#[entry]
fn main() -> ! {
    for (domain, native, context) in SEEN {
        let code = Code::new(domain, native).in_context(context);
        let mut text = [0; 64];
        let len = code.write(&mut text);
        send(text.get(..len).unwrap_or(&text));
        let verdict = code.verdict();
        for word in [verdict.kind().name(), verdict.advice().name(), verdict.effect().name()] {
            send(b" ");
            send(word.as_bytes());
        }
        send(b"\n");
    }
    done()
}
