//! The loop around the engine, for those who just want it: blocking, or async without a choice of runtime.
//!
//! A [`Task`] says how to send, what a failure means, what to do about what is lost, and how to look. The
//! [`Driver`] asks the engine and obeys it. The caller brings the clock, the chance and the sleep; with the
//! feature `std` they are [`Machine`] and [`sleep`].
//!
//! ```
//! # #[cfg(feature = "std")] {
//! use std::sync::Mutex;
//!
//! use derrno::retry::driver::{Driver, Machine, Task, sleep};
//! use derrno::retry::{Budget, Found, Gate, MANY, Request};
//! use derrno::{Kind, Situation, Verdict};
//!
//! /// A guarded write of a key that can be read back.
//! struct Put<'a> {
//!     key: &'a str,
//! }
//!
//! impl Task for Put<'_> {
//!     type Answer = u64;
//!     type Error = std::io::Error;
//!     fn send(&mut self) -> Result<u64, std::io::Error> {
//!         Ok(self.key.len() as u64) // connect where there is no connection, write, read the answer
//!     }
//!     fn judge(&self, _: &std::io::Error) -> (Verdict, u32) {
//!         (Verdict::of(Kind::CONNECTION_LOST), 0) // or classify() of the system's number
//!     }
//!     fn look(&mut self) -> Found {
//!         Found::ABSENT // read the key
//!     }
//! }
//!
//! let (gate, budget) = (Mutex::new(Gate::NEW), Mutex::new(Budget::NEW)); // one per node, one per service
//! let driver = Driver { policy: &MANY, gate: &gate, budget: &budget, clock: Machine };
//! let request = driver.request(5_000, Situation::GUARDED | Situation::CAN_LOOK);
//! assert_eq!(driver.run(request, &mut Put { key: "name" }, sleep).unwrap(), Some(4));
//! # }
//! ```

use core::cell::Cell;
use core::future::Future;

use super::{Act, Budget, Found, Gate, Policy, Request, Step};
use crate::code::Code;
use crate::verdict::Verdict;
use crate::vocabulary::{Lost, Situation};

/// Time and chance.
pub trait Clock {
    /// Monotonic milliseconds. They may wrap.
    fn now(&self) -> u32;

    /// Any 32 bits, fresh for each call.
    fn random(&self) -> u32;
}

impl<C: Clock + ?Sized> Clock for &C {
    fn now(&self) -> u32 {
        (**self).now()
    }

    fn random(&self) -> u32 {
        (**self).random()
    }
}

/// A [`Gate`] or a [`Budget`] that several requests share, each for the time of a call: a `Cell` in one thread,
/// with the feature `std` a `Mutex`, `()` for none.
pub trait Shared<S> {
    /// Calls with the state, or with `None` where there is none.
    fn with<R>(&self, call: impl FnOnce(Option<&mut S>) -> R) -> R;
}

impl<S> Shared<S> for () {
    fn with<R>(&self, call: impl FnOnce(Option<&mut S>) -> R) -> R {
        call(None)
    }
}

impl<S: Copy> Shared<S> for Cell<S> {
    fn with<R>(&self, call: impl FnOnce(Option<&mut S>) -> R) -> R {
        let mut state = self.get();
        let result = call(Some(&mut state));
        self.set(state);
        result
    }
}

impl<S, T: Shared<S> + ?Sized> Shared<S> for &T {
    fn with<R>(&self, call: impl FnOnce(Option<&mut S>) -> R) -> R {
        (**self).with(call)
    }
}

/// One logical operation that blocks. A closure that gives a [`Code`] as its error is one, too.
pub trait Task {
    /// What a good answer brings.
    type Answer;
    /// What a failure brings.
    type Error;

    /// Sends it once, and waits for the answer. Connects first where [`renew`](Task::renew) has closed.
    ///
    /// # Errors
    /// Whatever keeps it from a good answer.
    fn send(&mut self) -> Result<Self::Answer, Self::Error>;

    /// The verdict on a failure, and how long the server asked to wait, as
    /// [`Request::failed`] wants it.
    fn judge(&self, error: &Self::Error) -> (Verdict, u32);

    /// Before the next send or look: `lost` is gone and to be replaced, and for [`Act::REFRESH`] the leader is to
    /// be found again, for [`Act::REDO`] the transaction to be begun again. What cannot be done here fails the
    /// next send or look.
    fn renew(&mut self, act: Act, lost: Lost) {
        let _ = (act, lost);
    }

    /// Finds out whether it is applied. Asked only where the situation has
    /// [`CAN_LOOK`](Situation::CAN_LOOK).
    fn look(&mut self) -> Found {
        Found::UNKNOWN
    }
}

impl<A, F: FnMut() -> Result<A, Code>> Task for F {
    type Answer = A;
    type Error = Code;

    fn send(&mut self) -> Result<A, Code> {
        self()
    }

    fn judge(&self, error: &Code) -> (Verdict, u32) {
        (error.verdict(), 0)
    }
}

/// One logical operation that is awaited: [`Task`], with `async fn`.
pub trait AsyncTask {
    /// What a good answer brings.
    type Answer;
    /// What a failure brings.
    type Error;

    /// As [`Task::send`].
    fn send(&mut self) -> impl Future<Output = Result<Self::Answer, Self::Error>>;

    /// As [`Task::judge`].
    fn judge(&self, error: &Self::Error) -> (Verdict, u32);

    /// As [`Task::renew`].
    fn renew(&mut self, act: Act, lost: Lost) -> impl Future<Output = ()> {
        let _ = (act, lost);
        async {}
    }

    /// As [`Task::look`].
    fn look(&mut self) -> impl Future<Output = Found> {
        async { Found::UNKNOWN }
    }
}

impl<A, F: AsyncFnMut() -> Result<A, Code>> AsyncTask for F {
    type Answer = A;
    type Error = Code;

    async fn send(&mut self) -> Result<A, Code> {
        self().await
    }

    fn judge(&self, error: &Code) -> (Verdict, u32) {
        (error.verdict(), 0)
    }
}

/// It did not succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GaveUp<E> {
    /// The last step: [`Step::doubt`] is what the user is to be told, [`Step::why`] the reason.
    pub step: Step,
    /// The last failure; `None` when nothing was sent.
    pub error: Option<E>,
}

impl<E> core::fmt::Display for GaveUp<E> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        self.step.fmt(f)
    }
}

impl<E: core::fmt::Debug> core::error::Error for GaveUp<E> {}

/// A policy with the states of a node and of its service.
#[derive(Clone, Copy, Debug)]
pub struct Driver<'a, G, B, C> {
    /// How long, how often and at what price.
    pub policy: &'a Policy,
    /// The gate of the node; `()` lets all through.
    pub gate: G,
    /// The budget of the service; `()` pays everything.
    pub budget: B,
    /// Time and chance.
    pub clock: C,
}

/// A request under way. Who drops it, panics or cancels it in the middle of a send has told the gate so.
struct Run<'a, G: Shared<Gate>, B: Shared<Budget>, C: Clock> {
    driver: &'a Driver<'a, G, B, C>,
    request: Request,
}

impl<G: Shared<Gate>, B: Shared<Budget>, C: Clock> Run<'_, G, B, C> {
    fn admit(&mut self) -> Step {
        let Driver { policy, gate, clock, .. } = self.driver;
        gate.with(|gate| self.request.admit(policy, gate, clock.now(), clock.random()))
    }

    /// What a send has brought: nothing bad, or a verdict and a hint.
    fn told(&mut self, failure: Option<(Verdict, u32)>) -> Step {
        let (Driver { policy, gate, budget, clock }, request) = (self.driver, &mut self.request);
        gate.with(|gate| {
            budget.with(|budget| {
                let (now, random) = (clock.now(), clock.random());
                match failure {
                    None => request.succeeded(policy, gate, budget, now, random),
                    Some((verdict, hint)) => request.failed(policy, gate, budget, verdict, hint, now, random),
                }
            })
        })
    }
}

impl<G: Shared<Gate>, B: Shared<Budget>, C: Clock> Drop for Run<'_, G, B, C> {
    fn drop(&mut self) {
        let Driver { policy, gate, clock, .. } = self.driver;
        gate.with(|gate| self.request.dropped(policy, gate, clock.now(), clock.random()));
    }
}

/// The loop, once for both: `$wait` is nothing, or `.await`.
macro_rules! drive {
    ($driver:expr, $request:expr, $task:expr, $sleep:expr $(, $wait:tt $await:tt)?) => {{
        let mut run = Run { driver: $driver, request: $request };
        let mut error = None;
        loop {
            let (mut step, mut answer) = (run.admit(), None);
            let sent = step.act() == Act::SEND;
            if sent {
                step = match $task.send()$($wait $await)? {
                    Ok(good) => {
                        answer = Some(good);
                        run.told(None)
                    }
                    Err(failure) => {
                        let judged = $task.judge(&failure);
                        error = Some(failure);
                        run.told(Some(judged))
                    }
                };
            }
            if step.wait() > 0 {
                $sleep(step.wait())$($wait $await)?;
            }
            match step.act() {
                Act::DONE => return Ok(answer),
                Act::GIVE_UP => return Err(GaveUp { step, error }),
                act => $task.renew(act, step.lost())$($wait $await)?,
            }
            if step.act() == Act::LOOK {
                let found = $task.look()$($wait $await)?;
                run.request.looked(found);
            }
        }
    }};
}

impl<G: Shared<Gate>, B: Shared<Budget>, C: Clock> Driver<'_, G, B, C> {
    /// A request that begins now: see [`Request::new`].
    #[must_use]
    pub fn request(&self, timeout: u32, situation: Situation) -> Request {
        Request::new(self.clock.now(), timeout, situation)
    }

    /// Does the task as often as the engine says, and blocks in between. `sleep` blocks for milliseconds.
    ///
    /// `Ok(None)`: it is applied, by a send whose answer never came.
    ///
    /// # Errors
    /// When the engine gives up.
    pub fn run<T: Task>(
        &self,
        request: Request,
        task: &mut T,
        mut sleep: impl FnMut(u32),
    ) -> Result<Option<T::Answer>, GaveUp<T::Error>> {
        drive!(self, request, task, sleep)
    }

    /// As [`run`](Driver::run), but awaits. `sleep` is the runtime's, for milliseconds: with tokio
    /// `async |ms| tokio::time::sleep(Duration::from_millis(ms.into())).await`.
    ///
    /// When the future is dropped while a send is out, the gate knows that nobody waits for it any more.
    ///
    /// ```
    /// # use core::cell::Cell;
    /// # use derrno::retry::driver::{Clock, Driver};
    /// # use derrno::retry::{Budget, Gate, MANY};
    /// # use derrno::{Code, Situation, zookeeper};
    /// # struct Mine;
    /// # impl Clock for Mine { fn now(&self) -> u32 { 0 } fn random(&self) -> u32 { 0 } }
    /// # async fn get() -> Result<u32, i32> { Ok(7) }
    /// async fn read() -> Option<u32> {
    ///     let (gate, budget) = (Cell::new(Gate::NEW), Cell::new(Budget::NEW));
    ///     let driver = Driver { policy: &MANY, gate: &gate, budget: &budget, clock: Mine };
    ///     let request = driver.request(5_000, Situation::IDEMPOTENT);
    ///     let mut get = async || get().await.map_err(|number| Code::new(zookeeper::DOMAIN, number));
    ///     driver.run_async(request, &mut get, async |ms| { let _ = ms; }).await.ok().flatten()
    /// }
    /// # let mut read = core::pin::pin!(read());
    /// # let mut context = core::task::Context::from_waker(core::task::Waker::noop());
    /// # assert_eq!(core::future::Future::poll(read.as_mut(), &mut context), core::task::Poll::Ready(Some(7)));
    /// ```
    ///
    /// # Errors
    /// When the engine gives up.
    pub async fn run_async<T: AsyncTask>(
        &self,
        request: Request,
        task: &mut T,
        mut sleep: impl AsyncFnMut(u32),
    ) -> Result<Option<T::Answer>, GaveUp<T::Error>> {
        drive!(self, request, task, sleep, .await)
    }
}

#[cfg(feature = "std")]
pub use machine::{Machine, sleep};

#[cfg(feature = "std")]
mod machine {
    use std::hash::{BuildHasher as _, Hasher as _, RandomState};
    use std::sync::{Mutex, OnceLock, PoisonError};
    use std::time::{Duration, Instant};

    use super::{Clock, Shared};

    /// The monotonic clock of the machine, in milliseconds since it was first asked, and chance from the standard
    /// library.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Machine;

    impl Clock for Machine {
        fn now(&self) -> u32 {
            static START: OnceLock<Instant> = OnceLock::new();
            START.get_or_init(Instant::now).elapsed().as_millis() as u32
        }

        fn random(&self) -> u32 {
            RandomState::new().build_hasher().finish() as u32 // a hash of nothing, by a fresh key
        }
    }

    /// Blocks this thread for `ms` milliseconds.
    pub fn sleep(ms: u32) {
        std::thread::sleep(Duration::from_millis(ms.into()));
    }

    impl<S> Shared<S> for Mutex<S> {
        fn with<R>(&self, call: impl FnOnce(Option<&mut S>) -> R) -> R {
            // A state is whole between any two calls: who panicked with it has not harmed it.
            call(Some(&mut self.lock().unwrap_or_else(PoisonError::into_inner)))
        }
    }
}
