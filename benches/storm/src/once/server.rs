//! A server that takes one client's write, over a network that loses and delays.

use fastrand::Rng;

/// What the write is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// It appends, and can be read back. A second run appends again.
    Append,
    /// It carries an id that the server remembers for 10 s after it stored it.
    Id,
    /// It creates something that can be there once. Of twenty, somebody else has created one before.
    Create,
}

/// What a client sees of a send.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Ok,
    /// Refused, surely not applied.
    Busy,
    /// It is there already, from whom the answer does not say.
    Exists,
    Timeout,
}

/// How long a client waits for an answer, in milliseconds.
const TIMEOUT: u32 = 300;
/// How late a request arrives at the most.
const LATEST: u32 = 2_500;
/// How long an id is remembered.
pub(super) const REMEMBERED: u32 = 10_000;

pub(super) struct Server {
    target: Target,
    luck: Rng,
    /// The client's clock, in milliseconds.
    pub(super) now: u32,
    /// Sends and looks.
    pub(super) asked: u32,
    /// When requests that are late will arrive.
    late: Vec<u32>,
    applied: u32,
    /// When the id was stored.
    stored: Option<u32>,
    others: bool,
}

impl Server {
    pub(super) fn new(target: Target, mut luck: Rng) -> Self {
        let others = target == Target::Create && luck.u32(0..20) == 0;
        Self { target, luck, now: 0, asked: 0, late: Vec::new(), applied: 0, stored: None, others }
    }

    pub(super) fn sleep(&mut self, ms: u32) {
        self.now += ms;
    }

    /// Of 100 sends 8 find a busy server, 5 are lost, 12 arrive late, of 10 the answer is lost.
    pub(super) fn send(&mut self) -> Answer {
        self.asked += 1;
        match self.luck.u32(0..100) {
            0..8 => {
                self.now += 2;
                Answer::Busy
            }
            8..13 => self.silence(),
            13..25 => {
                let delay = self.luck.u32(1..=LATEST);
                if delay >= TIMEOUT {
                    self.late.push(self.now + delay);
                    return self.silence();
                }
                self.now += delay;
                self.arrive(self.now)
            }
            25..35 => {
                self.arrive(self.now + 1);
                self.silence()
            }
            _ => {
                self.now += 2;
                self.arrive(self.now)
            }
        }
    }

    /// Is it there, and ours? Of twenty looks one fails.
    pub(super) fn look(&mut self) -> Option<bool> {
        self.asked += 1;
        self.now += 2;
        self.catch_up(self.now);
        (self.luck.u32(0..20) > 0).then_some(self.applied > 0)
    }

    /// Lets all arrive that is under way, and says how often the write was applied.
    pub(super) fn settle(&mut self) -> u32 {
        self.catch_up(u32::MAX);
        self.applied
    }

    fn silence(&mut self) -> Answer {
        self.now += TIMEOUT;
        Answer::Timeout
    }

    /// A request arrives, after those that were late until then.
    fn arrive(&mut self, time: u32) -> Answer {
        self.catch_up(time);
        self.apply(time)
    }

    fn catch_up(&mut self, time: u32) {
        self.late.sort_unstable();
        while self.late.first().is_some_and(|late| *late <= time) {
            let late = self.late.remove(0);
            self.apply(late);
        }
    }

    fn apply(&mut self, time: u32) -> Answer {
        match self.target {
            Target::Id if self.stored.is_some_and(|stored| time < stored + REMEMBERED) => return Answer::Ok,
            Target::Create if self.others || self.applied > 0 => return Answer::Exists,
            _ => {}
        }
        self.applied += 1;
        self.stored = Some(time);
        Answer::Ok
    }
}
