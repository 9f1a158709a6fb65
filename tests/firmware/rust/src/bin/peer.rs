//! Writes over the serial port to a peer that is busy, and loses and delays requests and answers, by the loop of
//! the retry engine. The peer is the test, and has the clock.
//!
//! A message is nine bytes: a letter, and two numbers. To the peer: `p` send number and nothing, `l` look, `s` sleep
//! for milliseconds, `d` what the user is told, and how often was sent. From it: a letter, the time, and for an answer
//! to `p` the number of the send.

#![no_std]
#![no_main]

use derrno::retry::{Act, Budget, DEVICE, Found, Gate, Policy, Request, Step};
use derrno::{Kind, Situation, Verdict};
use derrno_firmware::board::{receive, send};
use derrno_firmware::{done, entry};

const POLICY: Policy = Policy { start: 60_000, ..DEVICE }.checked();
/// The user waits a minute.
const PATIENCE: u32 = 60_000;

struct Peer {
    now: u32,
    random: u32,
}

impl Peer {
    fn message(&mut self, letter: u8, number: u32, other: u32) -> (u8, u32) {
        let ([a, b, c, d], [e, f, g, h]) = (number.to_le_bytes(), other.to_le_bytes());
        send(&[letter, a, b, c, d, e, f, g, h]);
        self.answer()
    }

    fn answer(&mut self) -> (u8, u32) {
        let letter = receive();
        let number = || u32::from_le_bytes([receive(), receive(), receive(), receive()]);
        self.now = number();
        (letter, number())
    }

    fn chance(&mut self) -> u32 {
        self.random = self.random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.random
    }
}

fn write(peer: &mut Peer, gate: &mut Gate, budget: &mut Budget, situation: Situation) -> (Step, u8) {
    let mut request = Request::new(peer.now, PATIENCE, situation);
    loop {
        let chance = peer.chance();
        let mut step = request.admit(&POLICY, &mut *gate, peer.now, chance);
        if step.act() == Act::SEND {
            let number = u32::from(request.sends());
            let mut answer = peer.message(b'p', number, 0);
            while answer.1 != number {
                answer = peer.answer(); // a late answer to an earlier send is no answer to this one
            }
            let kind = match answer.0 {
                b'o' => Kind::OK,
                b'b' => Kind::BUSY,
                b'x' => Kind::ALREADY_EXISTS,
                _ => Kind::TIMEOUT,
            };
            let chance = peer.chance();
            step = request.failed(&POLICY, &mut *gate, &mut *budget, Verdict::of(kind), 0, peer.now, chance);
        }
        if step.wait() > 0 {
            peer.message(b's', step.wait(), 0);
        }
        match step.act() {
            Act::DONE | Act::GIVE_UP => return (step, request.sends()),
            Act::LOOK => request.looked(match peer.message(b'l', 0, 0).0 {
                b'1' => Found::THERE,
                b'0' => Found::ABSENT,
                _ => Found::UNKNOWN,
            }),
            _ => {}
        }
    }
}

#[entry]
fn main() -> ! {
    let mut peer = Peer { now: 0, random: 1 };
    let (mut gate, mut budget) = (Gate::NEW, Budget::NEW);
    let (mut letter, mut situation) = peer.message(b'd', 0, 0);
    while letter != b'e' {
        let (step, sends) = write(&mut peer, &mut gate, &mut budget, Situation::from_bits(situation as u8));
        (letter, situation) = peer.message(b'd', (step.bits() >> 32) as u32, sends.into());
    }
    done()
}
