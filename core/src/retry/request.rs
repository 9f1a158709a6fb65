//! One logical operation, from its first send to its end.

use super::budget::Budget;
use super::gate::{Gate, Seen};
use super::policy::{Policy, part};
use super::{Act, Found, Step, Why};
use crate::kind::Kind;
use crate::manner::{Class, Manner};
use crate::verdict::Verdict;
use crate::vocabulary::{Advice, Effect, Lost, Situation};

/// There is a deadline.
const DEADLINE: u8 = 1;
/// An earlier send may have been applied.
const DOUBT: u8 = 2;
/// A send is out, let through by [`Request::admit`].
const OUT: u8 = 4;
/// The caller owes a look.
const LOOK: u8 = 8;
/// The caller is to run the whole transaction again.
const REDO: u8 = 16;
/// The one repeat without a wait has been given.
const AT_ONCE: u8 = 32;
/// It is done.
const DONE: u8 = 64;

const IDEMPOTENT: u8 = Situation::IDEMPOTENT.bits();
const IN_TRANSACTION: u8 = Situation::IN_TRANSACTION.bits();
const GUARDED: u8 = Situation::GUARDED.bits();
const DEDUP: u8 = Situation::DEDUP.bits();
const CAN_LOOK: u8 = Situation::CAN_LOOK.bits();
const CAN_REDO: u8 = Situation::CAN_REDO.bits();
const PATIENT: u8 = Situation::PATIENT.bits();

/// The longest timeout: a little less than half of all ticks, so that a clock may go back a minute.
const LONGEST: u32 = i32::MAX as u32 - 0xffff;

/// What became of one logical operation so far: sixteen bytes, one per operation.
///
/// All-zero is a fresh plain request without a deadline. [`admit`](Request::admit) returns what to do next; the
/// other functions are told what happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Request {
    deadline: u32,
    /// Before or at the first send of those that are in doubt.
    first: u32,
    /// When it was last sent.
    last: u32,
    sent: u8,
    situation: u8,
    flags: u8,
    /// The gate's, when it let the last send through.
    generation: u8,
}

impl Request {
    /// A request that is to be done within `timeout` milliseconds; `u32::MAX` means without a deadline.
    ///
    /// A timeout over 24.8 days is cut to that.
    #[must_use]
    pub const fn new(now: u32, timeout: u32, situation: Situation) -> Request {
        let flags = if timeout == u32::MAX { 0 } else { DEADLINE };
        let timeout = if timeout > LONGEST { LONGEST } else { timeout };
        let deadline = now.wrapping_add(timeout);
        Request {
            deadline,
            first: now,
            last: now,
            sent: 0,
            situation: situation.bits(),
            flags,
            generation: 0,
        }
    }

    /// What the caller said of it.
    #[must_use]
    pub const fn situation(&self) -> Situation {
        Situation::from_bits(self.situation)
    }

    /// How often it was sent.
    #[must_use]
    pub const fn sends(&self) -> u8 {
        self.sent
    }

    /// Whether a send may have been applied, whatever the last error said.
    #[must_use]
    pub const fn doubt(&self) -> bool {
        self.flags & DOUBT != 0
    }

    /// The milliseconds to the deadline; `u32::MAX` without one.
    #[must_use]
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))] // flash of small machines: it is called from many places
    pub const fn left(&self, now: u32) -> u32 {
        let left = self.deadline.wrapping_sub(now);
        if self.flags & DEADLINE == 0 {
            u32::MAX
        } else if left > i32::MAX as u32 {
            0
        } else {
            left
        }
    }

    /// What to do next. [`Act::SEND`] alone lets a send out; any other step is obeyed like one of
    /// [`failed`](Request::failed), and then this is asked again.
    ///
    /// It returns as well what an earlier step has left open: a look that is owed, a send that would break a
    /// promise by now, an end. So a caller who obeys this one function does no harm. A send whose result was not
    /// told counts as [`dropped`](Request::dropped).
    pub fn admit<'a>(
        &mut self,
        policy: &Policy,
        gate: impl Into<Option<&'a mut Gate>>,
        now: u32,
        random: u32,
    ) -> Step {
        self.admit_by(policy, gate.into(), now, random)
    }

    fn admit_by(&mut self, policy: &Policy, gate: Option<&mut Gate>, now: u32, random: u32) -> Step {
        if self.flags & DONE != 0 {
            return Step::DONE;
        }
        if self.flags & OUT != 0 {
            self.flags = self.flags & !OUT | DOUBT; // nobody said what became of the send before
        }
        let step = Step::or_why(self.next(policy, gate, now, random));
        self.told(0, step)
    }

    fn next(&mut self, policy: &Policy, gate: Option<&mut Gate>, now: u32, random: u32) -> Result<Step, Why> {
        let situation = self.situation | policy.always.bits();
        let left = self.left(now);
        if left == 0 {
            return Err(Why::DEADLINE);
        }
        if self.flags & LOOK != 0 || self.harmless(policy, Act::REPEAT.number().into(), now) == 0 {
            if situation & CAN_LOOK == 0 {
                return Err(in_doubt(situation));
            }
            let wait = self.settled(
                policy,
                pause(policy, self.sent.into(), Class::Elect.index(), 0, 0, random),
                now,
            );
            return if wait < left { Ok(Step::go(Act::LOOK, wait)) } else { Err(Why::DEADLINE) };
        }
        if self.flags & REDO != 0 {
            self.flags &= !REDO;
            return Ok(Step::go(Act::REDO, 0));
        }
        if self.used_up(policy) {
            return Err(Why::ATTEMPTS);
        }
        if let Some(gate) = gate {
            if let Some(wait) = gate.enter(policy, now, random) {
                let waits = situation & PATIENT != 0 && wait < left;
                return Ok(if waits { Step::go(Act::REPEAT, wait) } else { Step::give_up(Why::SHUT, wait) });
            }
            self.generation = gate.generation();
        }
        if !self.doubt() {
            self.first = now; // the first that the server can have kept
        }
        self.count_send(now);
        self.flags |= OUT;
        Ok(Step::go(Act::SEND, 0))
    }

    /// The send failed with this verdict. `hint` is how long the server asked to wait, in milliseconds: 0 when
    /// it did not, [`PUSHBACK`](super::hint::PUSHBACK) when it asked not to be tried again.
    #[allow(clippy::too_many_arguments)] // three states, what happened, and the caller's clock and chance
    pub fn failed<'a>(
        &mut self,
        policy: &Policy,
        gate: impl Into<Option<&'a mut Gate>>,
        budget: impl Into<Option<&'a mut Budget>>,
        verdict: Verdict,
        hint: u32,
        now: u32,
        random: u32,
    ) -> Step {
        self.failed_by(policy, gate.into(), budget.into(), verdict, hint, now, random)
    }

    #[allow(clippy::too_many_arguments)] // those of `failed`
    fn failed_by(
        &mut self,
        policy: &Policy,
        gate: Option<&mut Gate>,
        budget: Option<&mut Budget>,
        verdict: Verdict,
        hint: u32,
        now: u32,
        random: u32,
    ) -> Step {
        let manner = verdict.kind().manner();
        let signal = if verdict.stayed_here() { Seen::Neutral } else { Seen::of(manner.signal()) };
        if self.flags & OUT == 0 {
            self.count_send(now);
        }
        self.tell(policy, gate, signal, now, random);
        let before = self.doubt();
        let effect = verdict.effect().number();
        let ok = verdict.kind().number() == Kind::OK.number();
        if ok || effect == Effect::APPLIED.number() {
            // After nothing but refusals the id of a "duplicate" may be remembered of a message that was
            // refused.
            let refused = !ok && !before && self.sent > 1;
            let can_look = CAN_LOOK | DEDUP;
            if !(refused && (self.situation | policy.always.bits()) & can_look == can_look) {
                return self.done(policy, budget, now);
            }
        }
        if effect != Effect::NOT_APPLIED.number() {
            self.flags |= DOUBT;
        }
        let step = Step::or_why(self.decide(policy, budget, verdict, manner, before, hint, now, random));
        self.told(verdict.lost().number().into(), step)
    }

    /// What follows from a verdict; the order is that of the module's documentation.
    #[allow(clippy::too_many_arguments)] // those of `failed`
    fn decide(
        &mut self,
        policy: &Policy,
        budget: Option<&mut Budget>,
        verdict: Verdict,
        manner: Manner,
        before: bool,
        hint: u32,
        now: u32,
        random: u32,
    ) -> Result<Step, Why> {
        if verdict.is_unlisted() {
            return Err(Why::UNLISTED);
        }
        let situation = self.situation | policy.always.bits();
        let ours = before && manner.is_ambiguous();
        let mut act = act(situation, verdict, ours);
        if act == Act::GIVE_UP.number() {
            return Err(Why::ANSWER);
        }
        if hint > policy.hint_cap() {
            return Ok(Step::give_up(if hint == u32::MAX { Why::PUSHBACK } else { Why::HINT }, hint));
        }
        let class = manner.class().index();
        let at_once = hint == 0 && verdict.advice().number() == Advice::RETRY_NOW.number();
        let mut wait = 0;
        if at_once && self.flags & AT_ONCE == 0 {
            self.flags |= AT_ONCE;
        } else {
            let broken = self.sent == 1 && verdict.kind().number() == Kind::CONNECTION_LOST.number();
            let spread = if broken { policy.spread } else { 0 };
            wait = pause(
                policy,
                self.sent.into(),
                if at_once { Class::Contend.index() } else { class },
                hint,
                spread,
                random,
            );
        }
        let left = self.left(now);
        let mut longest = left;
        if act != Act::LOOK.number() {
            let harmless = self.harmless(policy, act.into(), now);
            longest = left.min(harmless);
            if wait >= harmless || self.used_up(policy) && self.doubt() && situation & CAN_LOOK != 0 {
                if situation & CAN_LOOK == 0 {
                    return Err(in_doubt(situation));
                }
                act = Act::LOOK.number();
                longest = left;
            }
        }
        if act == Act::LOOK.number() {
            wait = self.settled(policy, wait, now);
        } else if self.used_up(policy) {
            return Err(Why::ATTEMPTS);
        }
        if wait >= left {
            return Err(Why::DEADLINE);
        }
        if let Some(budget) = budget {
            let unsure = verdict.effect().number() != Effect::NOT_APPLIED.number();
            let price = if unsure { policy.price_unsure } else { policy.price[class] };
            match budget.take(policy, price, situation & PATIENT != 0, longest, now) {
                Some(until_paid) => wait = wait.max(until_paid),
                None => return Err(Why::BUDGET),
            }
        }
        Ok(Step::go(Act::from_number(act), wait))
    }

    /// The send succeeded.
    pub fn succeeded<'a>(
        &mut self,
        policy: &Policy,
        gate: impl Into<Option<&'a mut Gate>>,
        budget: impl Into<Option<&'a mut Budget>>,
        now: u32,
        random: u32,
    ) -> Step {
        self.tell(policy, gate.into(), Seen::Success, now, random);
        self.done(policy, budget.into(), now)
    }

    /// Nobody waits for the send any more. It may still be applied, so the request is in doubt from now on; if
    /// it was a gate's probe, another request can be it.
    pub fn dropped<'a>(
        &mut self,
        policy: &Policy,
        gate: impl Into<Option<&'a mut Gate>>,
        now: u32,
        random: u32,
    ) {
        if self.flags & OUT != 0 {
            self.flags |= DOUBT;
            self.tell(policy, gate.into(), Seen::Neutral, now, random);
        }
    }

    /// What the caller saw when it looked; [`admit`](Request::admit) returns what follows. Ignored when no look
    /// was asked for.
    pub fn looked(&mut self, found: Found) {
        if found.number() > Found::THERE.number() || self.flags & LOOK == 0 {
            return;
        }
        let next = if found.number() == Found::THERE.number() {
            DONE
        } else if self.situation & CAN_REDO != 0 {
            REDO
        } else {
            0
        };
        self.flags = self.flags & !(LOOK | DOUBT) | next;
    }

    /// The bytes that C has of it.
    #[doc(hidden)]
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 16] {
        let [a, b, c, d] = self.deadline.to_ne_bytes();
        let [e, f, g, h] = self.first.to_ne_bytes();
        let [i, j, k, l] = self.last.to_ne_bytes();
        [a, b, c, d, e, f, g, h, i, j, k, l, self.sent, self.situation, self.flags, self.generation]
    }

    fn done(&mut self, policy: &Policy, budget: Option<&mut Budget>, now: u32) -> Step {
        let before = self.flags;
        self.flags = before & !(OUT | LOOK | REDO | DOUBT) | DONE;
        if let Some(budget) = budget
            && before & DONE == 0
        {
            budget.earn(policy, now);
        }
        Step::DONE
    }

    fn count_send(&mut self, now: u32) {
        self.sent += u8::from(self.sent < u8::MAX);
        self.last = now;
    }

    /// How long from now on this may be done without a look.
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn harmless(&self, policy: &Policy, act: u32, now: u32) -> u32 {
        let mut situation = self.situation | policy.always.bits();
        if act == Act::REDO.number().into() {
            situation &= IDEMPOTENT; // another run is another request to the guard, and has another id
        }
        if !self.doubt() || situation & (IDEMPOTENT | GUARDED) != 0 {
            return u32::MAX;
        }
        if situation & DEDUP == 0 {
            return 0;
        }
        // A late request may be stored that much after it was sent.
        let room = policy.dedup.saturating_sub(policy.settle);
        room.saturating_sub(elapsed(self.first, now))
    }

    /// The wait, made so long that no late request can arrive any more.
    #[cfg_attr(not(target_pointer_width = "64"), inline(never))]
    fn settled(&self, policy: &Policy, wait: u32, now: u32) -> u32 {
        wait.max(policy.settle.saturating_sub(elapsed(self.last, now)))
    }

    /// Tells the gate, where there is one, what the send has found: it is out no longer.
    fn tell(&mut self, policy: &Policy, gate: Option<&mut Gate>, found: Seen, now: u32, random: u32) {
        let asked = self.flags & OUT != 0;
        self.flags &= !(OUT | REDO);
        if let Some(gate) = gate {
            gate.tell(policy, found, asked.then_some(self.generation), now, random);
        }
    }

    /// The step, with what else is to be told.
    #[inline(never)] // flash: otherwise it is there twice, woven into all the ways to it
    fn told(&mut self, lost: u32, step: Step) -> Step {
        if step.is_look() {
            self.flags |= LOOK;
        }
        step.told(self.doubt(), lost)
    }

    fn used_up(&self, policy: &Policy) -> bool {
        // `>=` is as right, but then `sent` is read where there is no limit, too, and kept for long.
        policy.attempts != 0 && self.sent > policy.attempts - 1
    }
}

/// How long to wait before the next send.
fn pause(policy: &Policy, sent: u32, class: usize, hint: u32, spread: u16, random: u32) -> u32 {
    let window = policy.window(class, sent) + u32::from(spread);
    if hint > 0 {
        return hint + part(random >> 16, window.max(hint >> 3));
    }
    policy.wait(class, window, random)
}

/// The time since then; nothing when the clock went back.
const fn elapsed(then: u32, now: u32) -> u32 {
    let elapsed = now.wrapping_sub(then);
    if elapsed > i32::MAX as u32 { 0 } else { elapsed }
}

/// What the verdict advises to do, or GIVE_UP. `ours`: the answer can be about our own earlier try.
fn act(situation: u8, verdict: Verdict, ours: bool) -> u8 {
    let (advice, redo) = (verdict.advice().number(), Advice::REDO.number());
    let again = advice >= Advice::RETRY_NOW.number() && advice < redo;
    if verdict.effect().number() == Effect::APPLIED.number() {
        return Act::LOOK.number();
    }
    if ours && situation & CAN_LOOK != 0 && !(again && situation & IDEMPOTENT != 0) {
        return Act::LOOK.number();
    }
    let gone = situation & IN_TRANSACTION != 0 && verdict.lost().number() >= Lost::TRANSACTION.number();
    if again && !gone {
        return if advice == Advice::RETRY_NOW.number() { Act::REPEAT.number() } else { advice };
    }
    if (again || advice == redo) && situation & CAN_REDO != 0 {
        Act::REDO.number()
    } else {
        Act::GIVE_UP.number()
    }
}

const fn in_doubt(situation: u8) -> Why {
    Why::from_number(Why::IN_DOUBT.number() + (situation & DEDUP != 0) as u8)
}

const _: () = assert!(size_of::<Request>() == 16 && align_of::<Request>() == 4);
