//! The retry engine: what it must never do, on every input and in every order.

mod c;
mod drivers;
mod golden;
mod input;
mod model;
mod once;
mod properties;
mod traps;
mod waits;
#[allow(dead_code, unreachable_pub)] // the fuzzer and the traces for C use the rest
#[path = "../../fuzz/src/retry.rs"]
mod walk;
mod walks;

use derrno::retry::{Act, Budget, Gate, MANY, Policy, Request, Step};
use derrno::{Kind, Situation, Verdict};

/// A caller with a clock of its own, a node and a service.
struct Caller {
    policy: Policy,
    gate: Gate,
    budget: Budget,
    request: Request,
    now: u32,
    random: u32,
}

impl Caller {
    /// Without a deadline, with half of all chance.
    fn new(policy: Policy, situation: Situation) -> Caller {
        let now = 1_000;
        let request = Request::new(now, u32::MAX, situation);
        Caller { policy, gate: Gate::NEW, budget: Budget::NEW, request, now, random: 1 << 31 }
    }

    fn within(mut self, timeout: u32) -> Caller {
        self.request = Request::new(self.now, timeout, self.situation());
        self
    }

    fn situation(&self) -> Situation {
        let Caller { request, .. } = self;
        request.situation()
    }

    fn again(&mut self) {
        let situation = self.situation();
        self.request = Request::new(self.now, u32::MAX, situation);
    }

    fn admit(&mut self) -> Step {
        self.request.admit(&self.policy, &mut self.gate, self.now, self.random)
    }

    fn hinted(&mut self, verdict: Verdict, hint: u32) -> Step {
        let Caller { policy, gate, budget, request, now, random } = self;
        request.failed(policy, &mut *gate, &mut *budget, verdict, hint, *now, *random)
    }

    fn failed(&mut self, kind: Kind) -> Step {
        self.hinted(Verdict::of(kind), 0)
    }

    fn succeeded(&mut self) -> Step {
        let Caller { policy, gate, budget, request, now, random } = self;
        request.succeeded(policy, &mut *gate, &mut *budget, *now, *random)
    }

    /// Sends, fails so, and waits as told.
    fn fails(&mut self, kind: Kind) -> Step {
        let sent = self.admit();
        assert_eq!(sent.act(), Act::SEND, "{sent}");
        let step = self.failed(kind);
        self.now = self.now.wrapping_add(step.wait());
        step
    }

    /// As many successes of other requests.
    fn earn(&mut self, times: u32) {
        for _ in 0..times {
            let mut request = Request::new(self.now, u32::MAX, Situation::PLAIN);
            request.succeeded(&self.policy, None, &mut self.budget, self.now, 0);
        }
    }
}

/// MANY with a budget that pays everything.
const RICH: Policy = Policy { start: 60_000, ..MANY }.checked();
/// And without a gate.
const OPEN: Policy = Policy { shut_at: 0, ..RICH }.checked();
