//! derrno: the engine of `derrno::retry` itself, with the verdicts of real rows.

use std::sync::LazyLock;
use std::time::Duration;

use derrno::retry::{Act, Budget, FEW, Gate, MANY, Policy, Request, Step};
use derrno::{Effect, Kind, Situation, Verdict};

use crate::rival::{Admit, Basis, Failure, Moment, Next, Rival};

/// The tick at which a scene begins: it wraps half a minute later, in the middle of what goes wrong.
const START: u32 = u32::MAX - 30_000;

/// The engine with a policy.
pub(super) struct Derrno {
    name: &'static str,
    policy: Policy,
    /// Without it there is no limit, as for a client that must reconnect or is of no use.
    budget: bool,
}

const fn engine(name: &'static str, policy: Policy) -> Derrno {
    Derrno { name, policy: policy.checked(), budget: true }
}

pub(super) const DERRNO: Derrno = engine("derrno", MANY);
pub(super) const DERRNO_FEW: Derrno = engine("derrno FEW", FEW);
pub(super) const PATIENT: Derrno = engine("derrno, patient", Policy { always: Situation::PATIENT, ..MANY });
pub(super) const NO_GATE: Derrno = engine("derrno, no gate", Policy { shut_at: 0, ..MANY });
/// What a budget is worth that does not ask what failed.
pub(super) const ONE_PRICE: Derrno =
    engine("derrno, one price", Policy { price: [16; 4], price_unsure: 16, ..MANY });
/// Elections that cost nothing, and are waited for less long.
pub(super) const FREE_ELECTIONS: Derrno = engine(
    "derrno, elections 500 ms, free",
    Policy { base: [10, 100, 500, 1_000], doublings: [7, 6, 3, 5], price: [8, 16, 0, 48], ..MANY },
);
pub(super) const RECONNECT: Derrno =
    Derrno { name: "derrno", policy: Policy { shut_at: 0, ..MANY }.checked(), budget: false };
pub(super) const SPREAD: Derrno = Derrno {
    name: "derrno, spread 5 s",
    policy: Policy { shut_at: 0, spread: 5_000, ..MANY }.checked(),
    budget: false,
};

#[derive(Default)]
pub(super) struct Client {
    gate: Gate,
    budget: Budget,
}

/// The verdict of a row, by its code.
pub(crate) fn verdict(code: &str) -> Verdict {
    let code: derrno::Code = code.parse().unwrap_or_else(|_| panic!("no code {code}"));
    code.verdict()
}

/// The codes that stand for the failures, and for a miss; and what is expected of each.
const CODES: [(&str, Kind, Effect); 6] = [
    ("nats:NATS_NO_SERVER", Kind::UNAVAILABLE, Effect::NOT_APPLIED),
    ("zookeeper:THROTTLEDOP", Kind::THROTTLED, Effect::NOT_APPLIED),
    ("dqlitepy:NoLeaderError", Kind::NO_LEADER, Effect::NOT_APPLIED),
    ("zookeeper:OPERATIONTIMEOUT", Kind::TIMEOUT, Effect::MAYBE_APPLIED),
    ("zookeeper:CONNECTIONLOSS", Kind::CONNECTION_LOST, Effect::MAYBE_APPLIED),
    ("zookeeper:NONODE", Kind::NOT_FOUND, Effect::NOT_APPLIED),
];

static VERDICTS: LazyLock<[Verdict; 6]> = LazyLock::new(|| {
    CODES.map(|(code, kind, effect)| {
        let verdict = verdict(code);
        assert_eq!((verdict.kind(), verdict.effect()), (kind, effect), "{code} is no example any more");
        verdict
    })
});

fn of(failure: Failure) -> Verdict {
    VERDICTS[match failure {
        Failure::Refused => 0,
        Failure::Shed => 1,
        Failure::NoLeader => 2,
        Failure::Timeout => 3,
        Failure::Lost => 4,
    }]
}

fn tick(now: Duration) -> u32 {
    START.wrapping_add(now.as_millis() as u32)
}

fn wait(step: Step) -> Duration {
    Duration::from_millis(u64::from(step.wait()))
}

impl Derrno {
    fn told(&self, client: &mut Client, request: &mut Request, verdict: Verdict, at: Moment) -> Step {
        let budget = self.budget.then_some(&mut client.budget);
        let (now, random) = (tick(at.now), at.random.u32(..));
        request.failed(&self.policy, &mut client.gate, budget, verdict, 0, now, random)
    }
}

impl Rival for Derrno {
    type Client = Client;
    type Request = Request;

    fn name(&self) -> &'static str {
        self.name
    }

    fn basis(&self) -> Basis {
        Basis::Crate("derrno: retry")
    }

    fn client(&self) -> Client {
        Client::default()
    }

    fn request(&self, _: &mut Client, deadline: Option<Duration>, at: Moment) -> Request {
        let timeout = deadline.map_or(u32::MAX, |end| (end - at.now).as_millis() as u32);
        Request::new(tick(at.now), timeout, Situation::IDEMPOTENT)
    }

    fn admit(&self, client: &mut Client, request: &mut Request, at: Moment) -> Admit {
        let step = request.admit(&self.policy, &mut client.gate, tick(at.now), at.random.u32(..));
        match step.act() {
            Act::SEND => Admit::Go,
            Act::GIVE_UP => Admit::Refuse,
            _ => Admit::Wait(wait(step)),
        }
    }

    fn failed(&self, client: &mut Client, request: &mut Request, failure: Failure, at: Moment) -> Next {
        let step = self.told(client, request, of(failure), at);
        match step.act() {
            Act::GIVE_UP => Next::GiveUp,
            _ => Next::Wait(wait(step)),
        }
    }

    fn succeeded(&self, client: &mut Client, request: &mut Request, at: Moment) {
        let budget = self.budget.then_some(&mut client.budget);
        request.succeeded(&self.policy, &mut client.gate, budget, tick(at.now), at.random.u32(..));
    }

    fn missed(&self, client: &mut Client, request: &mut Request, at: Moment) {
        self.told(client, request, VERDICTS[5], at);
    }

    fn dropped(&self, client: &mut Client, request: &mut Request, at: Moment) {
        request.dropped(&self.policy, &mut client.gate, tick(at.now), at.random.u32(..));
    }
}
