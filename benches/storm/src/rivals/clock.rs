//! Simulated time for crates that ask tokio for it.

use std::cell::RefCell;
use std::pin::pin;
use std::task::{Context, Waker};
use std::time::Duration;

use tokio::runtime::{Builder, Runtime};
use tokio::time::{Instant, advance, pause};

struct Clock {
    runtime: Runtime,
    zero: Instant,
}

thread_local! {
    /// The scene's time 0 is moved when a new scene begins: tokio's clock does not go back.
    static CLOCK: RefCell<Option<Clock>> = const { RefCell::new(None) };
}

/// Does something at that time of the scene, and lets tokio know the time.
pub(super) fn at<T>(now: Duration, what: impl FnOnce() -> T) -> T {
    CLOCK.with_borrow_mut(|clock| {
        let clock = clock.get_or_insert_with(|| {
            let runtime = Builder::new_current_thread()
                .enable_time()
                .build()
                .expect("a runtime of one thread needs nothing");
            let guard = runtime.enter();
            pause();
            let zero = Instant::now();
            drop(guard);
            Clock { runtime, zero }
        });
        let _entered = clock.runtime.enter();
        let shown = Instant::now().saturating_duration_since(clock.zero);
        match now.checked_sub(shown) {
            Some(ahead) if !ahead.is_zero() => {
                // The first poll moves the clock, the rest is a courtesy to other tasks: there are none.
                let _ = pin!(advance(ahead)).poll(&mut Context::from_waker(Waker::noop()));
            }
            Some(_) => {}
            None => clock.zero = Instant::now() - now,
        }
        what()
    })
}
