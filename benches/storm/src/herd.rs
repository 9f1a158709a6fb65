//! The reconnect storm: a server goes down, and all of its clients want a connection again.

use crate::rival::Failure;
use crate::rivals::Player;
use crate::world::{BIN, Build, Crowd, Fault, Phase, SECOND, Scene, Time};

const CLIENTS: u32 = 10_000;
/// How long the server is down.
const DOWN: Time = 5 * SECOND;
/// Handshakes per second.
const RATE: f64 = 500.0;
/// When we stop to look.
const UNTIL: Time = 1_200 * SECOND;

/// Seconds until all are connected, if no handshake is wasted and the server never idle.
pub const IDEAL: f64 = DOWN as f64 / SECOND as f64 + CLIENTS as f64 / RATE;
/// What a refusal costs the server, in thousandths of a handshake.
pub const REFUSALS: [u32; 2] = [100, 10];

/// What a storm was like.
#[derive(Clone, Copy, Debug)]
pub struct Storm {
    /// Seconds until the last client was connected; infinite if not all were in 20 minutes.
    pub connected: f64,
    /// Attempts of each client.
    pub sends: f64,
    /// The most attempts in a tenth of a second, while the server was up.
    pub peak: u32,
}

/// Plays it.
#[must_use]
pub fn play(player: &dyn Player, refusal: u32, seed: u64) -> Storm {
    let scene = Scene {
        clients: CLIENTS,
        crowd: Crowd::Herd { until: UNTIL },
        build: Build { rate: RATE, queue: SECOND, refusal, full: Failure::Refused },
        servers: vec![vec![Phase { from: 0, to: DOWN, fault: Fault::Down }]],
        timeout: 5 * SECOND,
        deadline: None,
    };
    let outcome = player.play(&scene, seed);
    let all = outcome.sum(0, Time::MAX);
    let up = (DOWN / BIN) as usize;
    Storm {
        connected: if all.ok == CLIENTS { outcome.last as f64 / SECOND as f64 } else { f64::INFINITY },
        sends: f64::from(all.sends) / f64::from(CLIENTS),
        peak: outcome.bins.iter().skip(up).map(|bin| bin.sends).max().unwrap_or(0),
    }
}
