//! The gate of a node: a circuit breaker.

use super::policy::{Policy, decay, part};
use crate::manner::Signal;

const OPEN: u8 = 0;
/// Shut until a time, after too many failures.
const SHUT: u8 = 1;
/// Shut until a time, because the caller said so.
const HELD: u8 = 2;
/// One request is on its way to find out; it holds its place until a time.
const PROBING: u8 = 3;

/// The score of a gate that has just opened again.
const REOPENED: u8 = 100;
/// A score below which the node counts as well again.
const WELL: u8 = 32;

/// Whether a node can be asked at all: eight bytes, one per node. All-zero is a fresh gate.
///
/// It keeps a score from 0 (well) to 255. A failure of the node moves it up by an eighth of what is left, a
/// success down by an eighth, an answer that is an error of the request ("not found") down by a sixteenth;
/// every 1024 ms takes a sixteenth. At [`Policy::shut_at`] the gate shuts. After a while it lets *one* request
/// through, and what that one finds opens the gate or shuts it for longer.
///
/// Worked example with [`MANY`](super::MANY): twelve failures in a row take the score over 31, 59, 83, 104, 122,
/// 138, 152, 164, 175, 185, 193 to 200. The gate is shut for 125 to 375 ms, then for 250 to 750, then for
/// 500 to 1500.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Gate {
    /// Open: the time up to which the score has come down. Otherwise: the end of the state.
    until: u32,
    score: u8,
    state: u8,
    /// How often it has shut in vain.
    doublings: u8,
    /// Counts the changes of the state, so that a result from before one can be told.
    generation: u8,
}

impl Gate {
    /// A fresh gate: open.
    pub const NEW: Gate = Gate { until: 0, score: 0, state: OPEN, doublings: 0, generation: 0 };

    /// How long nobody is let through; 0 when somebody is.
    ///
    /// A time longer than any that can have been set is over: the clock has jumped.
    #[must_use]
    #[inline(never)] // flash: otherwise it is there twice
    pub fn left(&self, policy: &Policy, now: u32) -> u32 {
        let longest = match self.state {
            SHUT => longest_shut(policy),
            HELD => policy.hint_cap(),
            PROBING => u32::from(policy.lease),
            _ => return 0,
        };
        let left = self.until.wrapping_sub(now);
        if left > longest { 0 } else { left }
    }

    /// Shuts the gate for all: the caller knows that a hint of this many milliseconds is meant for everybody.
    ///
    /// A hint longer than the longest that the policy accepts is cut to it. A gate that is shut for longer stays so.
    pub fn hold(&mut self, policy: &Policy, ms: u32, now: u32) {
        let ms = ms.min(policy.hint_cap());
        if ms > self.left(policy, now) {
            self.turn(HELD, now, ms);
        }
    }

    /// The bytes that C has of it.
    #[doc(hidden)]
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 8] {
        let [a, b, c, d] = self.until.to_ne_bytes();
        [a, b, c, d, self.score, self.state, self.doublings, self.generation]
    }

    /// `None` lets a request through, perhaps as the probe; otherwise how long to wait before it asks again.
    pub(super) fn enter(&mut self, policy: &Policy, now: u32, random: u32) -> Option<u32> {
        let left = self.left(policy, now);
        if left > 0 {
            let open = u32::from(policy.open);
            let least = if self.state == PROBING { left.min(open.max(1)) } else { left }; // a probe is back soon
            return Some(least + part(random >> 16, open));
        }
        if self.state != OPEN {
            self.turn(PROBING, now, u32::from(policy.lease));
        }
        None
    }

    pub(super) fn generation(&self) -> u8 {
        self.generation
    }

    /// What a request has found. `generation` is the gate's at the time it was let through, if it was.
    pub(super) fn tell(
        &mut self,
        policy: &Policy,
        found: Seen,
        generation: Option<u8>,
        now: u32,
        random: u32,
    ) {
        let mut probe = false; // the send of a caller who did not ask first is never the probe
        if let Some(generation) = generation {
            if generation != self.generation {
                return;
            }
            probe = self.state == PROBING;
        }
        let mut in_vain = 0;
        if probe {
            if found == Seen::Neutral {
                return self.turn(SHUT, now, 0);
            }
            if found != Seen::Fail && found != Seen::Pressure {
                self.score = self.score.min(REOPENED);
                return self.turn(OPEN, now, 0);
            }
            in_vain = 1;
        } else if self.state == OPEN {
            // A sixteenth less per 1024 ms. A word, for the same reason as `Seen`.
            let mut score = decay(4, &mut self.until, now, self.score.into());
            if score < WELL.into() {
                self.doublings = 0;
            }
            if found >= Seen::Fail {
                score -= score >> 3;
                if found == Seen::Fail {
                    score += 31; // in all, up by an eighth of what is left to 255
                }
            } else if found == Seen::Alive {
                score -= score >> 4;
            }
            self.score = score as u8;
            if policy.shut_at == 0 || score < policy.shut_at.into() {
                return;
            }
        } else {
            return;
        }
        let doublings = (u32::from(self.doublings) + in_vain).min(policy.open_doublings.into());
        self.doublings = doublings as u8;
        let whole = policy.shut(doublings);
        self.turn(SHUT, now, (whole >> 1) + part(random, whole + 1));
    }

    #[cfg_attr(not(target_pointer_width = "64"), inline(never))] // flash, as in request.rs
    fn turn(&mut self, state: u8, now: u32, ms: u32) {
        self.state = state;
        self.until = now.wrapping_add(ms);
        self.generation = self.generation.wrapping_add(1);
    }
}

/// What a request has found out about its node. A word, not a byte: a small machine makes a word of a byte in every
/// function that gets one. What moves the score by an eighth comes last.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
#[repr(u32)]
pub(super) enum Seen {
    Alive,
    Neutral,
    Pressure,
    Fail,
    Success,
}

impl Seen {
    pub(super) const fn of(signal: Signal) -> Seen {
        match signal {
            Signal::Alive => Seen::Alive,
            Signal::Neutral => Seen::Neutral,
            Signal::Pressure => Seen::Pressure,
            Signal::Fail => Seen::Fail,
        }
    }
}

fn longest_shut(policy: &Policy) -> u32 {
    let whole = policy.shut(u32::MAX);
    whole + (whole >> 1)
}

#[cfg(test)]
mod tests;
