//! The retry engine: its states as objects that threads may share.

use std::sync::{LazyLock, Mutex, MutexGuard};
use std::time::Instant;

use derrno::Situation;
use derrno::retry::{Act, Found, MANY, Why};
use pyo3::prelude::*;

use crate::code::Code;
use crate::{refuse, situation};

/// The state, locked. No state is ever left half changed, so a thread that panicked harms nobody.
fn lock<T>(state: &Mutex<T>) -> MutexGuard<'_, T> {
    state.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// Seconds as milliseconds, rounded up: a wait of a little must not become none. Cut to what fits; no number
/// is 0.
fn ms(seconds: f64) -> u32 {
    (seconds * 1000.0).ceil() as u32
}

/// The clock of all requests, gates and budgets of this process: milliseconds that wrap.
#[pyfunction]
pub(crate) fn now() -> u32 {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    START.elapsed().as_millis() as u32
}

fn seconds(ms: u32) -> f64 {
    f64::from(ms) / 1000.0
}

#[pyclass(frozen, eq, module = "derrno")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Policy(pub(crate) derrno::retry::Policy);

#[pymethods]
impl Policy {
    #[pyo3(signature = (*, attempts = None, settle = None, dedup = None, hint_cap = None, spread = None, start = None, shut_at = None, patient = None))]
    #[allow(clippy::too_many_arguments)] // each is a keyword of its own
    fn but(
        &self,
        attempts: Option<u8>,
        settle: Option<f64>,
        dedup: Option<f64>,
        hint_cap: Option<f64>,
        spread: Option<f64>,
        start: Option<u16>,
        shut_at: Option<u8>,
        patient: Option<bool>,
    ) -> PyResult<Policy> {
        let mut policy = self.0;
        policy.attempts = attempts.unwrap_or(policy.attempts);
        policy.settle = settle.map_or(policy.settle, ms);
        policy.dedup = dedup.map_or(policy.dedup, ms);
        policy.hint_cap = hint_cap.map_or(policy.hint_cap, ms);
        policy.start = start.unwrap_or(policy.start);
        policy.shut_at = shut_at.unwrap_or(policy.shut_at);
        let spread = spread.map_or(u32::from(policy.spread), ms);
        policy.always = match patient {
            None => policy.always,
            Some(true) => policy.always | Situation::PATIENT,
            Some(false) => Situation::from_bits(policy.always.bits() & !Situation::PATIENT.bits()),
        };
        let times = [settle, dedup, hint_cap].into_iter().flatten();
        match u16::try_from(spread) {
            Ok(spread) if policy.is_valid() && times.into_iter().all(|time| time >= 0.0) => {
                policy.spread = spread;
                Ok(Policy(policy))
            }
            _ => refuse("a number of the policy is out of its range; see derrno.Policy".into()),
        }
    }

    fn backoff(&self, code: &Code, sent: u32, random: u32) -> f64 {
        let sent = u8::try_from(sent).unwrap_or(u8::MAX);
        seconds(self.0.backoff(code.code.verdict().kind(), sent, random))
    }

    fn __repr__(&self) -> String {
        let p = &self.0;
        format!(
            "<derrno.Policy attempts={} settle={} dedup={} hint_cap={} spread={} start={} shut_at={} patient={}>",
            p.attempts,
            seconds(p.settle),
            seconds(p.dedup),
            seconds(p.hint_cap),
            seconds(p.spread.into()),
            p.start,
            p.shut_at,
            if p.always.contains(Situation::PATIENT) { "True" } else { "False" },
        )
    }
}

#[pyclass(frozen, module = "derrno")]
pub(crate) struct Gate(Mutex<derrno::retry::Gate>);

#[pymethods]
impl Gate {
    #[new]
    fn new() -> Gate {
        Gate(Mutex::new(derrno::retry::Gate::NEW))
    }

    fn left(&self, policy: &Policy) -> f64 {
        seconds(lock(&self.0).left(&policy.0, now()))
    }

    fn hold(&self, policy: &Policy, seconds: f64) {
        lock(&self.0).hold(&policy.0, ms(seconds), now());
    }
}

#[pyclass(frozen, module = "derrno")]
pub(crate) struct Budget(Mutex<derrno::retry::Budget>);

#[pymethods]
impl Budget {
    #[new]
    fn new() -> Budget {
        Budget(Mutex::new(derrno::retry::Budget::NEW))
    }

    fn tokens(&self, policy: &Policy) -> i32 {
        lock(&self.0).tokens(&policy.0, now())
    }
}

#[pyclass(frozen, eq, module = "derrno")]
#[derive(Clone, Copy, PartialEq)]
pub(crate) struct Step(derrno::retry::Step);

#[pymethods]
impl Step {
    #[new]
    fn new(bits: u64) -> Step {
        Step(derrno::retry::Step::from_bits(bits))
    }

    fn __reduce__<'py>(slf: &Bound<'py, Step>) -> (Bound<'py, pyo3::types::PyType>, (u64,)) {
        (slf.get_type(), (slf.get().0.bits(),))
    }

    /// The same, given up, because the caller cannot do what it asks.
    fn ended(&self) -> Step {
        let bits = self.0.bits() & !(0xff << 32 | 0xffff_ffff);
        let word = u64::from(Act::GIVE_UP.number()) | u64::from(Why::ANSWER.number()) << 4;
        Step(derrno::retry::Step::from_bits(bits | word << 32))
    }

    #[getter]
    fn act(&self) -> &'static str {
        self.0.act().name()
    }

    #[getter]
    fn why(&self) -> &'static str {
        self.0.why().name()
    }

    #[getter]
    fn wait(&self) -> f64 {
        seconds(self.0.wait())
    }

    #[getter]
    fn asked(&self) -> f64 {
        seconds(self.0.asked())
    }

    #[getter]
    fn doubt(&self) -> bool {
        self.0.doubt()
    }

    #[getter]
    fn lost(&self) -> &'static str {
        self.0.lost().name()
    }

    fn __str__(&self) -> String {
        self.0.to_string()
    }

    fn __repr__(&self) -> String {
        format!("<derrno.Step {}>", self.0)
    }
}

/// The state of one operation. Its caller hands in the time in milliseconds and a random number.
#[pyclass(frozen, module = "derrno._native")]
pub(crate) struct Request {
    request: Mutex<derrno::retry::Request>,
    policy: derrno::retry::Policy,
    gate: Option<Py<Gate>>,
    budget: Option<Py<Budget>>,
}

#[pymethods]
impl Request {
    #[new]
    #[pyo3(signature = (now, timeout, policy, gate, budget, *, idempotent, in_transaction, guarded, dedup, can_look, can_redo, patient))]
    #[allow(clippy::too_many_arguments, clippy::fn_params_excessive_bools)] // each flag is a keyword of its own
    fn new(
        now: u32,
        timeout: Option<f64>,
        policy: Option<Py<Policy>>,
        gate: Option<Py<Gate>>,
        budget: Option<Py<Budget>>,
        idempotent: bool,
        in_transaction: bool,
        guarded: bool,
        dedup: bool,
        can_look: bool,
        can_redo: bool,
        patient: bool,
    ) -> Request {
        let situation = situation(&[
            (idempotent, Situation::IDEMPOTENT),
            (in_transaction, Situation::IN_TRANSACTION),
            (guarded, Situation::GUARDED),
            (dedup, Situation::DEDUP),
            (can_look, Situation::CAN_LOOK),
            (can_redo, Situation::CAN_REDO),
            (patient, Situation::PATIENT),
        ]);
        let timeout = timeout.map_or(u32::MAX, |seconds| ms(seconds).min(u32::MAX - 1));
        Request {
            request: Mutex::new(derrno::retry::Request::new(now, timeout, situation)),
            policy: policy.map_or(MANY, |policy| policy.get().0),
            gate,
            budget,
        }
    }

    #[getter]
    fn sends(&self) -> u8 {
        lock(&self.request).sends()
    }

    #[getter]
    fn doubt(&self) -> bool {
        lock(&self.request).doubt()
    }

    fn left(&self, now: u32) -> Option<f64> {
        let left = lock(&self.request).left(now);
        (left != u32::MAX).then(|| seconds(left))
    }

    fn admit(&self, now: u32, random: u32) -> Step {
        let mut gate = self.gate();
        Step(lock(&self.request).admit(&self.policy, gate.as_deref_mut(), now, random))
    }

    fn failed(&self, code: &Code, hint: f64, now: u32, random: u32) -> Step {
        let verdict = code.code.verdict();
        let (mut gate, mut budget) = (self.gate(), self.budget());
        let (gate, budget) = (gate.as_deref_mut(), budget.as_deref_mut());
        Step(lock(&self.request).failed(&self.policy, gate, budget, verdict, ms(hint), now, random))
    }

    fn succeeded(&self, now: u32, random: u32) -> Step {
        let (mut gate, mut budget) = (self.gate(), self.budget());
        let (gate, budget) = (gate.as_deref_mut(), budget.as_deref_mut());
        Step(lock(&self.request).succeeded(&self.policy, gate, budget, now, random))
    }

    fn dropped(&self, now: u32, random: u32) {
        let mut gate = self.gate();
        lock(&self.request).dropped(&self.policy, gate.as_deref_mut(), now, random);
    }

    fn looked(&self, there: Option<bool>) {
        lock(&self.request).looked(match there {
            Some(true) => Found::THERE,
            Some(false) => Found::ABSENT,
            None => Found::UNKNOWN,
        });
    }
}

impl Request {
    fn gate(&self) -> Option<MutexGuard<'_, derrno::retry::Gate>> {
        self.gate.as_ref().map(|gate| lock(&gate.get().0))
    }

    fn budget(&self) -> Option<MutexGuard<'_, derrno::retry::Budget>> {
        self.budget.as_ref().map(|budget| lock(&budget.get().0))
    }
}
