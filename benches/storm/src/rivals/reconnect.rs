//! Loops that make a connection again, of clients that users of derrno have.

use std::iter::{repeat, repeat_n, repeat_with};
use std::time::Duration;

use backon::BackoffBuilder;

use super::loops::{self, Loop};
use crate::rival::Basis;

const fn reconnect(name: &'static str, basis: Basis, waits: loops::Begin) -> Loop {
    Loop { name, basis, waits, repeats: |_| true }
}

const SECOND: Duration = Duration::from_secs(1);

pub(super) const NATS_PY: Loop = reconnect(
    "nats-py",
    Basis::Documented("nats-py: reconnect_time_wait 2, max_reconnect_attempts 60"),
    |_| Box::new(repeat_n(2 * SECOND, 60)),
);

pub(super) const NATS_C: Loop = reconnect(
    "nats.c, nats.go",
    Basis::Documented("nats.c: reconnectWait 2 s, reconnectJitter 100 ms, maxReconnect 60"),
    |mut luck| Box::new(repeat_with(move || 2 * SECOND + SECOND.mul_f64(0.1 * luck.f64())).take(60)),
);

pub(super) const NATS_TLS: Loop =
    reconnect("nats.c with TLS", Basis::Documented("nats.c: reconnectJitterTLS 1 s"), |mut luck| {
        Box::new(repeat_with(move || 2 * SECOND + SECOND.mul_f64(luck.f64())).take(60))
    });

pub(super) const ESP_MQTT: Loop =
    reconnect("esp-mqtt", Basis::Documented("esp-mqtt: reconnect_timeout_ms 10000"), |_| {
        Box::new(repeat(10 * SECOND))
    });

/// Up to 500 ms … 5 s, the values of the demos that use it.
pub(super) const FREERTOS: Loop = reconnect(
    "FreeRTOS backoffAlgorithm",
    Basis::Source("backoff_algorithm.c; base 500 ms, most 5000 ms"),
    |luck| Box::new(loops::full_jitter(luck, SECOND / 2, 5 * SECOND)),
);

/// `reconnect.backoff.ms` 100 to `reconnect.backoff.max.ms` 10,000, less a quarter or more a half.
pub(super) const LIBRDKAFKA: Loop = reconnect(
    "librdkafka, reconnect",
    Basis::Documented("rdkafka_broker.c: rd_kafka_broker_update_reconnect_backoff"),
    |mut luck| {
        let plain = loops::doubled(SECOND / 10, 10 * SECOND);
        Box::new(plain.map(move |wait| wait.mul_f64(0.75 + 0.75 * luck.f64()).min(10 * SECOND)))
    },
);

pub(super) const KAZOO: Loop =
    reconnect("kazoo, reconnect", Basis::Source("kazoo/retry.py: connection_retry"), |luck| {
        Box::new(loops::kazoo(luck, SECOND / 10))
    });

/// 100, 200, 400, 800 ms, then 1 s, without luck.
pub(super) const GO_DQLITE: Loop = reconnect(
    "go-dqlite",
    Basis::Documented("go-dqlite: ConnectionBackoffFactor 100 ms, ConnectionBackoffCap 1 s"),
    |_| Box::new(loops::doubled(SECOND / 10, SECOND)),
);

pub(super) const BACKON_PLAIN: Loop =
    reconnect("backon, without jitter", Basis::Crate("backon: ExponentialBuilder"), |_| {
        Box::new(backon::ExponentialBuilder::default().without_max_times().build())
    });

pub(super) const BACKON: Loop =
    reconnect("backon, reconnect", Basis::Crate("backon: ExponentialBuilder, with jitter"), |mut luck| {
        let builder = backon::ExponentialBuilder::default().without_max_times();
        Box::new(builder.with_jitter().with_jitter_seed(luck.u64(..)).build())
    });
