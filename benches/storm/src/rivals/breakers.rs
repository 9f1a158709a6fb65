//! Circuit breakers, each in a loop: gobreaker, resilience4j, Polly, and that of the page on nats-py.

use std::collections::VecDeque;
use std::time::Duration;

use crate::rival::{Admit, Basis, Failure, Moment, Next, Rival};

/// What a breaker decides.
pub(super) trait Breaker {
    /// May this go out? It says in which generation it does.
    fn admit(&mut self, now: Duration) -> Option<u64>;
    /// It ended well, or not.
    fn ended(&mut self, generation: u64, good: bool, now: Duration);
}

/// A loop around a breaker: each send passes the breaker.
pub(super) struct Guarded<B> {
    pub(super) name: &'static str,
    pub(super) basis: Basis,
    pub(super) breaker: fn() -> B,
    /// The wait before retry 0, 1, 2 …, if there is one.
    pub(super) wait: fn(u32, &mut Moment) -> Option<Duration>,
    /// Whether a refusal of the breaker is one more failure to the loop, or the end.
    pub(super) loops_when_open: bool,
}

#[derive(Default)]
pub(super) struct Try {
    retries: u32,
    generation: u64,
}

impl<B: Breaker> Rival for Guarded<B> {
    type Client = B;
    type Request = Try;

    fn name(&self) -> &'static str {
        self.name
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn client(&self) -> B {
        (self.breaker)()
    }

    fn request(&self, _: &mut B, _: Option<Duration>, _: Moment) -> Try {
        Try::default()
    }

    fn admit(&self, breaker: &mut B, request: &mut Try, mut at: Moment) -> Admit {
        if let Some(generation) = breaker.admit(at.now) {
            request.generation = generation;
            return Admit::Go;
        }
        let wait = if self.loops_when_open { (self.wait)(request.retries, &mut at) } else { None };
        request.retries += 1;
        wait.map_or(Admit::Refuse, Admit::Wait)
    }

    fn failed(&self, breaker: &mut B, request: &mut Try, _: Failure, mut at: Moment) -> Next {
        breaker.ended(request.generation, false, at.now);
        let wait = (self.wait)(request.retries, &mut at);
        request.retries += 1;
        wait.map_or(Next::GiveUp, Next::Wait)
    }

    fn succeeded(&self, breaker: &mut B, request: &mut Try, at: Moment) {
        breaker.ended(request.generation, true, at.now);
    }

    /// To these libraries a miss is an exception, and an exception is a failure.
    fn missed(&self, breaker: &mut B, request: &mut Try, at: Moment) {
        breaker.ended(request.generation, false, at.now);
    }
}

pub(super) const GOBREAKER: Guarded<Consecutive> = Guarded {
    name: "gobreaker",
    basis: Basis::Source("sony/gobreaker: defaults; 3 retries around it, up to 100 ms … 400 ms"),
    breaker: || Consecutive::new(6, Duration::from_secs(60), 1),
    wait: |retries, at| (retries < 3).then(|| at.part(Duration::from_millis(100 << retries))),
    loops_when_open: false,
};

pub(super) const NATS_PY_PAGE: Guarded<Consecutive> = Guarded {
    name: "nats-py page, CircuitBreaker(3, 30)",
    basis: Basis::Page("nats-py, error handling: breaker around the call, retry_with_backoff around it"),
    breaker: || Consecutive::new(3, Duration::from_secs(30), u32::MAX),
    wait: |retries, _| (retries < 3).then(|| Duration::from_secs(1 << retries)),
    loops_when_open: true,
};

pub(super) const RESILIENCE4J: Guarded<Window> = Guarded {
    name: "resilience4j",
    basis: Basis::Documented("resilience4j: CircuitBreakerConfig and RetryConfig, ofDefaults"),
    breaker: || Window::new(Kept::Calls(100), 100, 0.5, Duration::from_secs(60), 10),
    wait: |retries, _| (retries < 2).then(|| Duration::from_millis(500)),
    loops_when_open: true,
};

pub(super) const POLLY: Guarded<Window> = Guarded {
    name: "Polly",
    basis: Basis::Documented("Polly 8: CircuitBreakerStrategyOptions, RetryStrategyOptions"),
    breaker: || Window::new(Kept::Time(Duration::from_secs(30)), 100, 0.1, Duration::from_secs(5), 1),
    wait: |retries, _| (retries < 3).then(|| Duration::from_secs(2)),
    loops_when_open: false,
};

#[derive(PartialEq)]
enum State {
    Closed,
    Open(Duration),
    HalfOpen,
}

/// Opens after `limit` failures in a row.
pub(super) struct Consecutive {
    limit: u32,
    open: Duration,
    probes: u32,
    state: State,
    generation: u64,
    failures: u32,
    admitted: u32,
}

impl Consecutive {
    fn new(limit: u32, open: Duration, probes: u32) -> Self {
        Self { limit, open, probes, state: State::Closed, generation: 0, failures: 0, admitted: 0 }
    }

    fn enter(&mut self, state: State) {
        (self.state, self.failures, self.admitted) = (state, 0, 0);
        self.generation += 1;
    }
}

impl Breaker for Consecutive {
    fn admit(&mut self, now: Duration) -> Option<u64> {
        if matches!(self.state, State::Open(until) if until < now) {
            self.enter(State::HalfOpen);
        }
        let free = match self.state {
            State::Closed => true,
            State::Open(_) => false,
            State::HalfOpen => self.admitted < self.probes,
        };
        free.then(|| {
            self.admitted = self.admitted.saturating_add(1);
            self.generation
        })
    }

    fn ended(&mut self, generation: u64, good: bool, now: Duration) {
        if generation != self.generation {
            return;
        }
        if good {
            self.failures = 0;
            if self.state == State::HalfOpen {
                self.enter(State::Closed);
            }
        } else {
            self.failures += 1;
            if self.state == State::HalfOpen || self.failures >= self.limit {
                self.enter(State::Open(now + self.open));
            }
        }
    }
}

/// What a window keeps.
enum Kept {
    Calls(usize),
    Time(Duration),
}

/// Opens at a share of failures in a window of calls, or of time.
pub(super) struct Window {
    kept: Kept,
    least: usize,
    share: f64,
    open: Duration,
    probes: usize,
    state: State,
    generation: u64,
    calls: VecDeque<(Duration, bool)>,
    failures: usize,
    admitted: usize,
}

impl Window {
    fn new(kept: Kept, least: usize, share: f64, open: Duration, probes: usize) -> Self {
        let calls = VecDeque::new();
        let state = State::Closed;
        Self { kept, least, share, open, probes, state, generation: 0, calls, failures: 0, admitted: 0 }
    }

    fn enter(&mut self, state: State) {
        (self.state, self.failures, self.admitted) = (state, 0, 0);
        self.calls.clear();
        self.generation += 1;
    }

    fn forget(&mut self, now: Duration) {
        while self.calls.front().is_some_and(|(time, _)| match self.kept {
            Kept::Calls(most) => self.calls.len() > most,
            Kept::Time(length) => *time + length < now,
        }) {
            let failed = self.calls.pop_front().is_some_and(|(_, good)| !good);
            self.failures -= usize::from(failed);
        }
    }
}

impl Breaker for Window {
    fn admit(&mut self, now: Duration) -> Option<u64> {
        if matches!(self.state, State::Open(until) if until <= now) {
            self.enter(State::HalfOpen);
        }
        let free = match self.state {
            State::Closed => true,
            State::Open(_) => false,
            State::HalfOpen => self.admitted < self.probes,
        };
        free.then(|| {
            self.admitted += 1;
            self.generation
        })
    }

    fn ended(&mut self, generation: u64, good: bool, now: Duration) {
        if generation != self.generation {
            return;
        }
        self.calls.push_back((now, good));
        self.failures += usize::from(!good);
        self.forget(now);
        let least = if self.state == State::HalfOpen { self.probes } else { self.least };
        if self.calls.len() < least {
            return;
        }
        let bad = self.failures as f64 >= self.share * self.calls.len() as f64;
        match (bad, &self.state) {
            (true, _) => self.enter(State::Open(now + self.open)),
            (false, State::HalfOpen) => self.enter(State::Closed),
            (false, _) => {}
        }
    }
}
