//! From a verdict to the next step: wait how long, then send again, connect again, look, or give up.
//!
//! Three small states and a constant: a [`Request`] per operation, a [`Gate`] per node, a [`Budget`] per
//! service, a [`Policy`] in flash. No clock, no random source, no heap, no lock: the caller hands in `now`,
//! monotonic milliseconds that may wrap, and `random`, any 32 bits, fresh for each call.
//!
//! ```
//! # fn now() -> u32 { 0 }
//! # fn random() -> u32 { 0 }
//! # fn sleep(_: u32) {}
//! # fn create() -> Result<(), i32> { Ok(()) }
//! # fn reopen() {}
//! # fn read_back() -> Found { Found::THERE }
//! use derrno::retry::{Act, Budget, Found, Gate, MANY, Request, Step};
//! use derrno::{Situation, zookeeper};
//!
//! fn create_once(gate: &mut Gate, budget: &mut Budget) -> Result<(), Step> {
//!     let mut r = Request::new(now(), 5_000, Situation::GUARDED | Situation::CAN_LOOK);
//!     loop {
//!         let mut step = r.admit(&MANY, &mut *gate, now(), random());
//!         if step.act() == Act::SEND {
//!             step = match create() {
//!                 Ok(()) => r.succeeded(&MANY, &mut *gate, &mut *budget, now(), random()),
//!                 Err(code) => {
//!                     r.failed(&MANY, &mut *gate, &mut *budget, zookeeper::classify(code), 0, now(), random())
//!                 }
//!             };
//!         }
//!         sleep(step.wait());
//!         match step.act() {
//!             Act::DONE => return Ok(()),
//!             Act::GIVE_UP => return Err(step), // step.doubt(): it may have been applied
//!             Act::RECONNECT => reopen(),       // step.lost(): what is to be replaced
//!             Act::LOOK => r.looked(read_back()),
//!             _ => {}
//!         }
//!     }
//! }
//! # assert_eq!(create_once(&mut Gate::NEW, &mut Budget::NEW), Ok(()));
//! ```
//!
//! With the feature `driver` the loop is there already, blocking and async: `retry::driver`.
//!
//! # Which policy
//!
//! | policy | for | what a fresh budget pays at once |
//! | --- | --- | --- |
//! | [`MANY`] | a service that runs for long and is one of many clients | 4 repeats after *unavailable*, none after *timeout* |
//! | [`FEW`] | a tool, a test, one of a few clients of a server | 16 repeats after *unavailable*, or 2 after *timeout* |
//! | [`DEVICE`] | a device that would rather wait than fail | as `FEW`; then it waits for more |
//!
//! With `MANY` a fresh client gives up on its first timeout, with [`Why::BUDGET`]: the server may have done the work,
//! so the repeat costs 128 tokens, and a fresh budget has 64. A success earns 8, so after eight of them it repeats one:
//!
//! ```
//! use derrno::retry::{Budget, FEW, Gate, MANY, Policy, Request, Why};
//! use derrno::{Kind, Situation, Verdict};
//!
//! fn timeout_after(successes: u32, policy: &Policy) -> Why {
//!     let (mut budget, no_gate) = (Budget::NEW, || None::<&mut Gate>);
//!     let new = || Request::new(0, 5_000, Situation::IDEMPOTENT);
//!     for _ in 0..successes {
//!         new().succeeded(policy, no_gate(), &mut budget, 0, 0);
//!     }
//!     new().failed(policy, no_gate(), &mut budget, Verdict::of(Kind::TIMEOUT), 0, 0, 0).why()
//! }
//! assert_eq!(timeout_after(0, &MANY), Why::BUDGET);
//! assert_eq!(timeout_after(7, &MANY), Why::BUDGET); // 64 + 7 * 8 = 120 tokens
//! assert_eq!(timeout_after(8, &MANY), Why::NONE); // 128 tokens: it repeats
//! assert_eq!(timeout_after(0, &FEW), Why::NONE); // 256 tokens: it repeats two
//! ```
//!
//! That is the price of a promise: when a server freezes under thousands of clients, the repeats that nobody has earned
//! are what keeps it from coming back. With `MANY` it comes back in every one of the random scenarios of
//! docs/RETRY-STORM.md; with `FEW`, and with [`PATIENT`](crate::Situation::PATIENT) requests, in most of them.
//! A program that sends a request now and then never earns much: it takes `FEW`, or a `start` of its own.
//!
//! # What it decides from
//!
//! The verdict, the [`Situation`](crate::Situation) of the request, and what happened to it before. **Doubt
//! belongs to the request, not to the last error**: *busy* after *timeout* does not mean "not applied".
//! **The price of a repeat follows the verdict.** **To look is a step of its own, with an earliest time.**
//!
//! | in doubt, and the situation has | the step is |
//! | --- | --- |
//! | `IDEMPOTENT` | the repeat |
//! | `GUARDED` | the repeat; but look where the answer can be about our own first try |
//! | `DEDUP` | the repeat while the server surely remembers the id; then as below |
//! | `CAN_LOOK` | look; if it is not there, send again, or with `CAN_REDO` run the transaction again |
//! | none of them | give up, "in doubt" |
//!
//! A failure of a request `IN_TRANSACTION` that has cost the transaction never gives a repeat: it gives *redo*
//! with `CAN_REDO`, otherwise it gives up. A COMMIT is in its transaction too: in doubt it is looked for, and run
//! again only when it is not there.
//!
//! The decision, in this order:
//!
//! 1. The gate is told, but not of what never left the machine.
//! 2. Applied, or no failure: done. (After refusals only, a "duplicate" of a request with an id is looked for.)
//! 3. An effect that is not surely "not applied" puts the request in doubt, until a look finds nothing.
//! 4. An unlisted code: give up.
//! 5. The advice is the step. Where it says that no repeat helps: give up, unless the answer can be about
//!    our own earlier try in doubt and the caller can look.
//! 6. A hint that is too long, or asks not to try again: give up.
//! 7. In doubt: the table above. All sends used up: look, if in doubt and one can; otherwise give up.
//! 8. The wait would end at or after the deadline: give up now.
//! 9. The budget does not pay: give up, or with `PATIENT` wait until it does.

mod budget;
#[cfg(feature = "driver")]
pub mod driver;
mod gate;
pub mod hint;
mod policy;
mod request;

pub use crate::manner::{Class, Manner, Signal};
pub use budget::Budget;
pub use gate::Gate;
pub use policy::{DEVICE, FEW, MANY, Policy};
pub use request::Request;

use crate::vocabulary::{Lost, vocabulary};

vocabulary! {
    /// What to do now.
    Act 4 {
        /// It is applied: tell the user so.
        0 DONE "done"
        /// Tell the user that it failed, with [`Step::doubt`].
        1 GIVE_UP "give_up"
        /// Wait, then send the same request again.
        2 REPEAT "repeat"
        /// Wait, find the leader, routing or schema again, then send.
        3 REFRESH "refresh"
        /// Wait, replace what [`Step::lost`] names, then send.
        4 RECONNECT "reconnect"
        /// Wait, then run the whole transaction again from its start.
        5 REDO "redo"
        /// Wait, replace what [`Step::lost`] names, and find out whether it is applied.
        6 LOOK "look"
        /// Send it now.
        7 SEND "send"
    }

    /// Why the request was given up.
    Why 4 {
        /// It was not.
        0 NONE "none"
        /// The answer says that no repeat helps.
        1 ANSWER "answer"
        /// Nothing is known of the code.
        2 UNLISTED "unlisted"
        /// It may have been applied, and a second run could do it twice.
        3 IN_DOUBT "in_doubt"
        /// It may have been applied, and the server may have forgotten its id by the next send.
        4 WINDOW "window"
        /// It has been sent as often as allowed.
        5 ATTEMPTS "attempts"
        /// The next send would come after the deadline.
        6 DEADLINE "deadline"
        /// The budget does not pay for a repeat.
        7 BUDGET "budget"
        /// The server asked for a longer wait than allowed; [`Step::asked`] says how long.
        8 HINT "hint"
        /// The server asked not to be tried again.
        9 PUSHBACK "pushback"
        /// The gate is shut; [`Step::asked`] says for how long.
        10 SHUT "shut"
    }

    /// What a look found.
    Found 2 {
        /// It is not there.
        0 ABSENT "absent"
        /// It is there, and it is ours.
        1 THERE "there"
        /// The look failed.
        2 UNKNOWN "unknown"
    }
}

/// What to do next, in one word.
///
/// | bits | field |
/// | --- | --- |
/// | 0..31 | milliseconds: [`wait`](Step::wait), or [`asked`](Step::asked) |
/// | 32..35 | [`Act`] |
/// | 36..39 | [`Why`] |
/// | 40..42 | [`Lost`] |
/// | 43 | [`doubt`](Step::doubt) |
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Step(u64);

impl Step {
    const DONE: Step = Step::go(Act::DONE, 0);

    const fn go(act: Act, ms: u32) -> Step {
        Step((act.number() as u64) << 32 | ms as u64)
    }

    const fn give_up(why: Why, ms: u32) -> Step {
        let high = Act::GIVE_UP.number() as u32 | (why.number() as u32) << 4;
        Step((high as u64) << 32 | ms as u64)
    }

    /// The step, or that it is given up.
    fn or_why(step: Result<Step, Why>) -> Step {
        step.unwrap_or_else(|why| Step::give_up(why, 0))
    }

    /// The same step, with what else is to be told.
    const fn told(self, doubt: bool, lost: u32) -> Step {
        Step(self.0 | ((lost as u64) << 8 | (doubt as u64) << 11) << 32)
    }

    /// Whether it is a look. What is given up has a reason beside its act, and nothing else is there yet.
    const fn is_look(self) -> bool {
        self.0 >> 32 == Act::LOOK.number() as u64
    }

    /// The word.
    #[must_use]
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The step of a word. Every word is valid.
    #[must_use]
    pub const fn from_bits(bits: u64) -> Step {
        Step(bits)
    }

    /// What to do.
    #[must_use]
    pub const fn act(self) -> Act {
        Act::from_number((self.0 >> 32) as u8)
    }

    /// Why it was given up.
    #[must_use]
    pub const fn why(self) -> Why {
        Why::from_number((self.0 >> 36) as u8)
    }

    /// How long to wait first, in milliseconds. 0 when it is done or given up, so that a loop may always
    /// sleep.
    #[must_use]
    pub const fn wait(self) -> u32 {
        if self.act().number() <= Act::GIVE_UP.number() { 0 } else { self.0 as u32 }
    }

    /// Of a request that was given up: how long the server or the gate wants nobody to come, in milliseconds.
    #[must_use]
    pub const fn asked(self) -> u32 {
        if self.act().number() == Act::GIVE_UP.number() { self.0 as u32 } else { 0 }
    }

    /// Whether the request may have been applied, whatever the last error said. What to tell the user.
    #[must_use]
    pub const fn doubt(self) -> bool {
        self.0 >> 43 & 1 != 0
    }

    /// What is gone and must be replaced before the next try.
    #[must_use]
    pub const fn lost(self) -> Lost {
        Lost::from_number((self.0 >> 40) as u8)
    }
}

impl core::fmt::Display for Step {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{}", self.act())?;
        if self.wait() > 0 {
            write!(f, " in {} ms", self.wait())?;
        }
        if self.why().number() != Why::NONE.number() {
            write!(f, ": {}", self.why())?;
        }
        if self.lost().number() != Lost::NOTHING.number() {
            write!(f, ", lost {}", self.lost())?;
        }
        if self.doubt() { f.write_str(", in doubt") } else { Ok(()) }
    }
}

impl core::fmt::Debug for Step {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Step({:#014x} {self})", self.0)
    }
}
