//! All schedules of one client, one server and a network that loses and delays, with up to four sends.
//!
//! The fate of each send is answered, refused, request lost, answer lost, or late by one to three later events; a
//! look finds what is there at that time. Whatever comes: the write takes effect at most once, and what the user is
//! told is the truth or a doubt.

use derrno::retry::{Act, Found, MANY, Policy, Request};
use derrno::{Kind, Lost, Situation, Verdict};

/// What becomes of a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Answered,
    Refused,
    RequestLost,
    AnswerLost,
    /// It arrives after this number of later events, sends and looks.
    Late(u8),
}

const FATES: [Fate; 7] = [
    Fate::Answered,
    Fate::Refused,
    Fate::RequestLost,
    Fate::AnswerLost,
    Fate::Late(1),
    Fate::Late(2),
    Fate::Late(3),
];

/// How the server keeps a second run from taking effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Server {
    Append,
    Create,
    /// Forgets an id after the policy's window.
    Id,
}

/// A late send arrives within this time; a policy that settles for as long is told the truth.
const LATE_MS: u32 = 900;
const POLICY: Policy =
    Policy { settle: 1_000, dedup: 6_000, attempts: 4, shut_at: 0, start: 60_000, ..MANY }.checked();

struct Run {
    server: Server,
    now: u32,
    effects: u32,
    stored: Option<u32>,
    /// Sends that are still to arrive: after how many events, and the time they do so at the latest.
    late: Vec<(u8, u32)>,
}

impl Run {
    /// The send arrives; whether it is a success, or says "exists".
    fn arrives(&mut self, now: u32) -> bool {
        let known = match self.server {
            Server::Append => false,
            Server::Create => self.stored.is_some(),
            Server::Id => self.stored.is_some_and(|at| now - at < POLICY.dedup),
        };
        if !known {
            self.effects += 1;
            self.stored = Some(now);
        }
        !known || self.server == Server::Id
    }

    /// Time goes on: late sends arrive by count of events, or because they cannot be later.
    fn event(&mut self, now: u32) {
        self.now = now;
        let mut due = Vec::new();
        self.late.retain_mut(|(left, by)| {
            *left = left.saturating_sub(1);
            let arrives = *left == 0 || *by <= now;
            if arrives {
                due.push(*by);
            }
            !arrives
        });
        for by in due {
            self.arrives(now.min(by));
        }
    }
}

/// What the user is told in the end.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    Applied,
    Failed,
    Doubt,
}

/// One schedule: gives what came of it, and how many of the fates were used.
fn run(server: Server, situation: Situation, fates: &[Fate], looks_fail: u8) -> (Told, u32, usize) {
    let mut run = Run { server, now: 1, effects: 0, stored: None, late: Vec::new() };
    let mut request = Request::new(run.now, 60_000, situation);
    let mut used = 0;
    let mut looks = 0_u8;
    let told = loop {
        let mut step = request.admit(&POLICY, None, run.now, 0);
        if step.act() == Act::SEND {
            run.event(run.now);
            let fate = fates[used];
            used += 1;
            let timeout = Verdict::of(Kind::TIMEOUT);
            let verdict = match fate {
                Fate::Refused => Err(Verdict::of(Kind::BUSY)),
                Fate::Answered => {
                    if run.arrives(run.now) {
                        Ok(())
                    } else {
                        Err(Verdict::of(Kind::ALREADY_EXISTS))
                    }
                }
                Fate::AnswerLost => {
                    run.arrives(run.now);
                    Err(Verdict::of(Kind::CONNECTION_LOST).with_lost(Lost::LINK))
                }
                Fate::RequestLost => Err(timeout),
                Fate::Late(events) => {
                    run.late.push((events, run.now + LATE_MS));
                    Err(timeout)
                }
            };
            step = match verdict {
                Ok(()) => request.succeeded(&POLICY, None, None, run.now, 0),
                Err(verdict) => request.failed(&POLICY, None, None, verdict, 0, run.now, 0),
            };
        }
        let now = run.now + step.wait();
        run.event(now);
        match step.act() {
            Act::DONE => break Told::Applied,
            Act::GIVE_UP => break if step.doubt() { Told::Doubt } else { Told::Failed },
            Act::LOOK => {
                looks += 1;
                let there = run.stored.is_some();
                request.looked(match there {
                    _ if looks <= looks_fail => Found::UNKNOWN,
                    true => Found::THERE,
                    false => Found::ABSENT,
                });
            }
            _ => {}
        }
    };
    run.event(run.now + 10 * LATE_MS); // whatever is still on its way arrives
    (told, run.effects, used)
}

/// Walks all schedules; gives their number, and how many ended in a doubt.
fn all(server: Server, situation: Situation) -> (u32, u32) {
    let (mut schedules, mut doubts) = (0, 0);
    for looks_fail in 0..3 {
        let mut digits = [0_usize; 4];
        loop {
            let fates = digits.map(|digit| FATES[digit]);
            let (told, effects, used) = run(server, situation, &fates, looks_fail);
            let what = format!("{server:?}, {situation:?}, {fates:?}, {looks_fail} looks fail");
            assert!(effects <= 1 || situation.contains(Situation::IDEMPOTENT), "{what}: {effects} effects");
            match told {
                Told::Applied => assert!(effects >= 1, "{what}: told applied"),
                Told::Failed => assert_eq!(effects, 0, "{what}: told not applied"),
                Told::Doubt => doubts += 1,
            }
            schedules += 1;
            // The next schedule: those that differ only in fates that were not used are the same.
            let Some(at) = (0..used.min(4)).rev().find(|at| digits[*at] + 1 < FATES.len()) else { break };
            digits[at] += 1;
            digits[at + 1..].fill(0);
        }
    }
    (schedules, doubts)
}

#[test]
fn every_schedule_takes_effect_once_at_most_and_is_told_the_truth_or_a_doubt() {
    let look = Situation::CAN_LOOK;
    let mut walked = 0;
    for (server, situations) in [
        (
            Server::Append,
            &[Situation::PLAIN, look, Situation::IDEMPOTENT, Situation::CAN_REDO, look | Situation::CAN_REDO]
                [..],
        ),
        (Server::Create, &[Situation::GUARDED, Situation::GUARDED | look]),
        (Server::Id, &[Situation::DEDUP, Situation::DEDUP | look]),
    ] {
        for situation in situations {
            let (schedules, doubts) = all(server, *situation);
            println!("{server:?} {situation:?}: {schedules} schedules, {doubts} end in a doubt");
            walked += schedules;
        }
    }
    assert!(walked > 1_000, "{walked} schedules");
}

#[test]
fn who_may_look_too_early_would_be_told_wrong() {
    // The model can fail: a server whose late sends settle later than the policy says doubles a write.
    const { assert!(LATE_MS < POLICY.settle) };
    let mut run = Run { server: Server::Append, now: 0, effects: 0, stored: None, late: vec![(3, 5_000)] };
    run.event(1_000);
    assert!(run.stored.is_none(), "a look finds nothing");
    run.arrives(1_000);
    run.event(6_000);
    assert_eq!(run.effects, 2);
}
