//! Who is compared.

mod breakers;
mod buckets;
mod clock;
pub(crate) mod derrno;
mod loops;
mod reconnect;
mod shares;

use crate::rival::{Basis, Rival};
use crate::world::{Outcome, Scene, play};

/// A rival whose types are forgotten, so that rivals go into a list.
pub trait Player: Sync {
    /// What it is called.
    fn name(&self) -> &'static str;
    /// Where its numbers are from.
    fn basis(&self) -> Basis;
    /// Plays a scene.
    fn play(&self, scene: &Scene, seed: u64) -> Outcome;
}

impl<R: Rival> Player for R {
    fn name(&self) -> &'static str {
        Rival::name(self)
    }

    fn basis(&self) -> Basis {
        Rival::basis(self)
    }

    fn play(&self, scene: &Scene, seed: u64) -> Outcome {
        play(self, scene, seed)
    }
}

/// With nobody to help: what all are compared with.
pub const NONE: &dyn Player = &loops::NONE;

/// The engine, as a service with many clients uses it: what the targets are about.
pub const DERRNO: &dyn Player = &derrno::DERRNO;
/// The same for a connection that must come back.
pub const RECONNECT: &dyn Player = &derrno::RECONNECT;

/// Rivals under load.
pub const LOAD: &[&dyn Player] = &[
    NONE,
    &loops::IMMEDIATE,
    &loops::NATS_PY_PAGE,
    &breakers::NATS_PY_PAGE,
    &loops::DQLITEPY_PAGE,
    &loops::KAZOO_PAGE,
    &loops::KAZOO,
    &loops::BACKON,
    &loops::TOKIO_RETRY,
    &loops::LIBRDKAFKA,
    &buckets::AWS_2_0,
    &buckets::AWS_2_1,
    &buckets::Grpc,
    &buckets::Mongo,
    &shares::Finagle,
    &shares::Tower,
    &shares::Envoy,
    &shares::Sre,
    &breakers::GOBREAKER,
    &breakers::RESILIENCE4J,
    &breakers::POLLY,
    &derrno::DERRNO,
    &derrno::DERRNO_FEW,
    &derrno::PATIENT,
    &derrno::NO_GATE,
    &derrno::ONE_PRICE,
    &derrno::FREE_ELECTIONS,
];

/// Rivals that reconnect.
pub const STORM: &[&dyn Player] = &[
    &reconnect::NATS_PY,
    &reconnect::NATS_C,
    &reconnect::NATS_TLS,
    &reconnect::ESP_MQTT,
    &reconnect::FREERTOS,
    &reconnect::LIBRDKAFKA,
    &reconnect::KAZOO,
    &reconnect::GO_DQLITE,
    &reconnect::BACKON_PLAIN,
    &reconnect::BACKON,
    &derrno::RECONNECT,
    &derrno::SPREAD,
];
