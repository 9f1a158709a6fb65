//! Loops: a wait after each failure, and after some of them no more. They keep nothing between requests.

use std::iter::{repeat_n, successors};
use std::time::Duration;

use backon::BackoffBuilder;
use fastrand::Rng;

use crate::rival::{Basis, Failure, Moment, Next, Rival};

type Waits = Box<dyn Iterator<Item = Duration>>;
/// Makes the waits of one request; where they need luck, they take it from this.
pub(super) type Begin = fn(Rng) -> Waits;

/// A loop, as the waits that it makes.
pub(super) struct Loop {
    pub(super) name: &'static str,
    pub(super) basis: Basis,
    pub(super) waits: Begin,
    /// The failures that it repeats.
    pub(super) repeats: fn(Failure) -> bool,
}

impl Rival for Loop {
    type Client = ();
    type Request = Waits;

    fn name(&self) -> &'static str {
        self.name
    }

    fn basis(&self) -> Basis {
        self.basis
    }

    fn client(&self) {}

    fn request(&self, (): &mut (), _: Option<Duration>, at: Moment) -> Waits {
        (self.waits)(at.random.fork())
    }

    fn failed(&self, (): &mut (), waits: &mut Waits, failure: Failure, _: Moment) -> Next {
        match waits.next() {
            Some(wait) if (self.repeats)(failure) => Next::Wait(wait),
            _ => Next::GiveUp,
        }
    }
}

/// Most loops repeat whatever failed.
fn all(_: Failure) -> bool {
    true
}

pub(super) const NONE: Loop =
    Loop { name: "no retry", basis: Basis::Plain, waits: |_| Box::new(std::iter::empty()), repeats: all };

pub(super) const IMMEDIATE: Loop = Loop {
    name: "immediate, 3 times",
    basis: Basis::Plain,
    waits: |_| Box::new(repeat_n(Duration::ZERO, 3)),
    repeats: all,
};

/// `for attempt in range(max_retries + 1)`, `wait_time = backoff_factor ** attempt`: 1, 2, 4 s.
pub(super) const NATS_PY_PAGE: Loop = Loop {
    name: "nats-py page, retry_with_backoff",
    basis: Basis::Page("nats-py, error handling"),
    waits: |_| Box::new([1, 2, 4].into_iter().map(Duration::from_secs)),
    repeats: all,
};

/// `except NoLeaderError`, 5 attempts, `time.sleep(1)`.
pub(super) const DQLITEPY_PAGE: Loop = Loop {
    name: "dqlitepy page, NoLeaderError",
    basis: Basis::Page("dqlitepy, exceptions"),
    waits: |_| Box::new(repeat_n(Duration::from_secs(1), 4)),
    repeats: |failure| failure == Failure::NoLeader,
};

pub(super) const KAZOO_PAGE: Loop = Loop {
    name: "kazoo page, KazooRetry(3, 1, 2)",
    basis: Basis::Page("kazoo, exceptions"),
    waits: |luck| Box::new(kazoo(luck, Duration::from_secs(1)).take(3)),
    repeats: all,
};

pub(super) const KAZOO: Loop = Loop {
    name: "kazoo",
    basis: Basis::Source("kazoo/retry.py: KazooRetry(max_tries=-1)"),
    waits: |luck| Box::new(kazoo(luck, Duration::from_millis(100))),
    repeats: all,
};

/// `KazooRetry`: jitter of 40 % either way, and the next delay is twice the jittered one.
pub(super) fn kazoo(mut luck: Rng, delay: Duration) -> impl Iterator<Item = Duration> {
    let mut delay = delay;
    std::iter::from_fn(move || {
        let wait = delay.mul_f64(0.6 + 0.8 * luck.f64());
        delay = (wait * 2).min(Duration::from_secs(60));
        Some(wait)
    })
}

/// Its defaults: 3 retries, from 1 s, doubled, to 60 s; with jitter, as its documentation shows.
pub(super) const BACKON: Loop = Loop {
    name: "backon, with jitter",
    basis: Basis::Crate("backon: ExponentialBuilder"),
    waits: |mut luck| {
        let builder = backon::ExponentialBuilder::default().with_jitter().with_jitter_seed(luck.u64(..));
        Box::new(builder.build())
    },
    repeats: all,
};

/// The example of its README: 10 ms to the powers 1, 2 and 3. Its jitter has no seed, so the luck is ours.
pub(super) const TOKIO_RETRY: Loop = Loop {
    name: "tokio-retry, with jitter",
    basis: Basis::Crate("tokio-retry: ExponentialBackoff"),
    waits: |mut luck| {
        let waits = tokio_retry::strategy::ExponentialBackoff::from_millis(10);
        Box::new(waits.map(move |wait| wait.mul_f64(luck.f64())).take(3))
    },
    repeats: all,
};

/// `retry.backoff.ms` 100 to `retry.backoff.max.ms` 1000, jitter of 20 % either way, no end of retries.
pub(super) const LIBRDKAFKA: Loop = Loop {
    name: "librdkafka",
    basis: Basis::Documented("rdkafka_broker.c: rd_kafka_buf_retry"),
    waits: |mut luck| {
        let limit = Duration::from_secs(1);
        let plain = doubled(Duration::from_millis(100), limit);
        Box::new(plain.map(move |wait| wait.mul_f64(0.8 + 0.4 * luck.f64()).min(limit)))
    },
    repeats: all,
};

/// The waits that double up to a limit.
pub(super) fn doubled(first: Duration, limit: Duration) -> impl Iterator<Item = Duration> {
    successors(Some(first), move |wait| Some((*wait * 2).min(limit)))
}

/// The waits that double up to a limit, and of each a random part.
pub(super) fn full_jitter(mut luck: Rng, first: Duration, limit: Duration) -> impl Iterator<Item = Duration> {
    doubled(first, limit).map(move |wait| wait.mul_f64(luck.f64()))
}
