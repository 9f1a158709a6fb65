//! A server: one queue, first come first served, and what goes wrong with it and when.

use std::collections::VecDeque;

use fastrand::Rng;

use super::{SECOND, Time};
use crate::rival::Failure;

/// What is wrong with a server for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Fault {
    /// Nobody listens. What was in the queue is still answered, as by a server that is told to stop.
    Down,
    /// Stopped in mid-air: it takes requests into its queue and answers nothing.
    Frozen,
    /// It works at this many thousandths of its speed.
    Slow(u32),
    /// It answers each request with "no leader".
    NoLeader,
    /// It refuses this many thousandths of what comes, as a balancer in front of dead servers does.
    Partly(u32),
    /// It is well, and not all of its answers are good.
    Answers {
        /// Thousandths that are "not found".
        missing: u32,
        /// Thousandths that it could not do: unavailable.
        broken: u32,
    },
}

/// A fault, from and to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phase {
    /// When it begins.
    pub from: Time,
    /// When it is over.
    pub to: Time,
    /// What it is.
    pub fault: Fault,
}

/// How a server is built.
#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// Requests per second.
    pub rate: f64,
    /// How much work it queues, as the time that its full speed needs for it.
    pub queue: Time,
    /// What a refusal costs it, in thousandths of a request.
    pub refusal: u32,
    /// What the client of a full server sees.
    pub full: Failure,
}

/// How a request ends at the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Good(Time),
    Missing(Time),
    Bad(Time, Failure),
    /// No answer will come.
    Silence,
}

/// On the wire, there and back.
const WIRE: Time = 1_000;

/// A stretch of constant speed. Work is counted in thousandths of a microsecond at full speed.
struct Stretch {
    from: Time,
    done: u64,
    speed: u64,
}

pub(crate) struct Server {
    phases: Vec<Phase>,
    phase: usize,
    stretches: Vec<Stretch>,
    stretch: usize,
    /// The work of a request, and of a refusal.
    work: u64,
    refusal: u64,
    full: Failure,
    /// Requests that it queues at most; and when the work of each will be done.
    room: usize,
    queue: VecDeque<u64>,
    /// All work that was ever taken on.
    taken: u64,
}

impl Server {
    /// `phases` follow each other, and do not overlap.
    pub(crate) fn new(build: Build, phases: &[Phase]) -> Self {
        let mut stretches = vec![Stretch { from: 0, done: 0, speed: 1000 }];
        for phase in phases {
            let speed = match phase.fault {
                Fault::Frozen => 0,
                Fault::Slow(speed) => u64::from(speed),
                _ => 1000,
            };
            for (from, speed) in [(phase.from, speed), (phase.to, 1000)] {
                let last = stretches.last().expect("there is one");
                let done = last.done + (from - last.from) * last.speed;
                stretches.push(Stretch { from, done, speed });
            }
        }
        let work = (1e9 / build.rate) as u64;
        Self {
            phases: phases.to_vec(),
            phase: 0,
            stretches,
            stretch: 0,
            work,
            refusal: work * u64::from(build.refusal) / 1000,
            full: build.full,
            room: (build.queue as f64 / SECOND as f64 * build.rate).ceil() as usize,
            queue: VecDeque::new(),
            taken: 0,
        }
    }

    /// A request arrives. Time does not go back between calls.
    pub(crate) fn take(&mut self, now: Time, random: &mut Rng) -> Fate {
        while self.phases.get(self.phase).is_some_and(|phase| phase.to <= now) {
            self.phase += 1;
        }
        let fault = self.phases.get(self.phase).filter(|phase| phase.from <= now).map(|phase| phase.fault);
        let chance = |random: &mut Rng, thousandths: u32| random.u32(0..1000) < thousandths;
        let done = self.done(now);
        match fault {
            Some(Fault::Down) => return Fate::Bad(now + WIRE, Failure::Refused),
            Some(Fault::Partly(share)) if chance(random, share) => {
                return Fate::Bad(now + WIRE, Failure::Refused);
            }
            Some(Fault::NoLeader) => return self.refuse(now, done, Failure::NoLeader),
            _ => {}
        }
        while self.queue.front().is_some_and(|end| *end <= done) {
            self.queue.pop_front();
        }
        if self.queue.len() >= self.room {
            // One that is frozen cannot even refuse.
            let frozen = fault == Some(Fault::Frozen);
            return if frozen { Fate::Silence } else { self.refuse(now, done, self.full) };
        }
        self.taken = self.taken.max(done) + self.work;
        self.queue.push_back(self.taken);
        let answered = self.when(self.taken) + WIRE;
        let Some(Fault::Answers { missing, broken }) = fault else { return Fate::Good(answered) };
        match random.u32(0..1000) {
            luck if luck < missing => Fate::Missing(answered),
            luck if luck < missing + broken => Fate::Bad(answered, Failure::Refused),
            _ => Fate::Good(answered),
        }
    }

    /// The refusal goes out at once; its work delays what is queued.
    fn refuse(&mut self, now: Time, done: u64, failure: Failure) -> Fate {
        self.taken = self.taken.max(done) + self.refusal;
        Fate::Bad(now + WIRE, failure)
    }

    /// How much work could have been done up to now.
    fn done(&mut self, now: Time) -> u64 {
        while self.stretches.get(self.stretch + 1).is_some_and(|next| next.from <= now) {
            self.stretch += 1;
        }
        let here = &self.stretches[self.stretch];
        here.done + (now - here.from) * here.speed
    }

    /// When that much work will be done.
    fn when(&self, work: u64) -> Time {
        let mut at = self.stretch;
        while self.stretches.get(at + 1).is_some_and(|next| next.done < work) {
            at += 1;
        }
        let here = &self.stretches[at];
        here.from + (work - here.done).div_ceil(here.speed)
    }
}
