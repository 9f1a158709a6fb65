//! Who writes: loops as they are written by hand, and the engine.

use std::sync::LazyLock;

use derrno::retry::{Act, Found, MANY, Policy, Request};
use derrno::{Situation, Verdict};
use fastrand::Rng;

use super::Told;
use super::server::{Answer, REMEMBERED, Server, Target};
use crate::rivals::derrno::verdict;

/// How long the user waits, in milliseconds.
const PATIENCE: u32 = 30_000;

/// A client.
pub struct Writer {
    /// What it is called.
    pub name: &'static str,
    /// What it writes to.
    pub target: Target,
    /// Whether it is the engine as it should be used: what the targets are about.
    pub aimed: bool,
    way: Way,
}

enum Way {
    /// Whatever happens, once more; at the end the last answer is told.
    All,
    /// Once more where the verdict of this failure allows it.
    MayRetry(Situation),
    /// After a timeout a look, at once; if it is not there, once more.
    LookAtOnce,
    /// The engine.
    Engine(Situation, Policy),
}

const fn settle(settle: u32) -> Policy {
    Policy { settle, ..MANY }.checked()
}

const ID: Policy = Policy { dedup: REMEMBERED, ..MANY };
const GUARDED: Situation = Situation::from_bits(Situation::GUARDED.bits() | Situation::CAN_LOOK.bits());

const fn writer(target: Target, name: &'static str, way: Way) -> Writer {
    Writer { name, target, aimed: false, way }
}

const fn aimed(target: Target, situation: Situation, policy: Policy) -> Writer {
    Writer { name: "derrno", target, aimed: true, way: Way::Engine(situation, policy.checked()) }
}

/// All clients.
pub const WRITERS: [Writer; 11] = [
    writer(Target::Append, "retry all", Way::All),
    writer(Target::Append, "may_retry, failure by failure", Way::MayRetry(Situation::PLAIN)),
    writer(Target::Append, "look at once", Way::LookAtOnce),
    writer(Target::Append, "derrno, settle 0", Way::Engine(Situation::CAN_LOOK, settle(0))),
    aimed(Target::Append, Situation::CAN_LOOK, settle(3_000)),
    writer(Target::Id, "retry all", Way::All),
    writer(
        Target::Id,
        "derrno, settle 0",
        Way::Engine(Situation::DEDUP, Policy { settle: 0, ..ID }.checked()),
    ),
    aimed(Target::Id, Situation::DEDUP, ID),
    writer(Target::Create, "retry all", Way::All),
    writer(Target::Create, "may_retry, as idempotent", Way::MayRetry(Situation::IDEMPOTENT)),
    aimed(Target::Create, GUARDED, settle(3_000)),
];

/// The verdict of an answer, from a real row.
fn of(answer: Answer) -> Verdict {
    static VERDICTS: LazyLock<[Verdict; 3]> = LazyLock::new(|| {
        ["sqlite:SQLITE_BUSY", "zookeeper:NODEEXISTS", "zookeeper:OPERATIONTIMEOUT"].map(verdict)
    });
    match answer {
        Answer::Ok => Verdict::of(derrno::Kind::OK),
        Answer::Busy => VERDICTS[0],
        Answer::Exists => VERDICTS[1],
        Answer::Timeout => VERDICTS[2],
    }
}

pub(super) fn write(writer: &Writer, server: &mut Server, luck: &mut Rng) -> Told {
    match &writer.way {
        Way::All => by_hand(server, luck, |_| true),
        Way::MayRetry(situation) => by_hand(server, luck, |answer| of(answer).may_retry(*situation)),
        Way::LookAtOnce => look_at_once(server, luck),
        Way::Engine(situation, policy) => engine(server, luck, *situation, policy),
    }
}

/// Waits a random part of a window that doubles, from 100 ms.
fn back_off(server: &mut Server, luck: &mut Rng, tries: u32) {
    server.sleep(luck.u32(0..=100 << tries.min(6)));
}

fn by_hand(server: &mut Server, luck: &mut Rng, again: impl Fn(Answer) -> bool) -> Told {
    let mut tries = 0;
    loop {
        match server.send() {
            Answer::Ok => return Told::Applied,
            Answer::Exists => return Told::NotApplied,
            answer if !again(answer) || server.now > PATIENCE => {
                return if answer == Answer::Timeout { Told::InDoubt } else { Told::NotApplied };
            }
            _ => back_off(server, luck, tries),
        }
        tries += 1;
    }
}

fn look_at_once(server: &mut Server, luck: &mut Rng) -> Told {
    let mut tries = 0;
    while server.now <= PATIENCE {
        match server.send() {
            Answer::Ok => return Told::Applied,
            Answer::Timeout => {
                let found = loop {
                    if let Some(found) = server.look() {
                        break found;
                    }
                };
                if found {
                    return Told::Applied;
                }
            }
            _ => {}
        }
        back_off(server, luck, tries);
        tries += 1;
    }
    Told::InDoubt
}

/// The loop of the documentation, in simulated time, from a tick that soon wraps.
fn engine(server: &mut Server, luck: &mut Rng, situation: Situation, policy: &Policy) -> Told {
    const START: u32 = u32::MAX - 2_000;
    let mut request = Request::new(START, PATIENCE, situation);
    loop {
        let now = START.wrapping_add(server.now);
        let mut step = request.admit(policy, None, now, luck.u32(..));
        if step.act() == Act::SEND {
            let answer = server.send();
            let now = START.wrapping_add(server.now);
            step = match answer {
                Answer::Ok => request.succeeded(policy, None, None, now, luck.u32(..)),
                answer => request.failed(policy, None, None, of(answer), 0, now, luck.u32(..)),
            };
        }
        server.sleep(step.wait());
        match step.act() {
            Act::DONE => return Told::Applied,
            Act::GIVE_UP if step.doubt() => return Told::InDoubt,
            Act::GIVE_UP => return Told::NotApplied,
            Act::LOOK => request.looked(match server.look() {
                Some(true) => Found::THERE,
                Some(false) => Found::ABSENT,
                None => Found::UNKNOWN,
            }),
            _ => {}
        }
    }
}
