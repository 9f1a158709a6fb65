//! The scenes B to I: one thing goes wrong with the servers, once.

use crate::rival::Failure;
use crate::rivals::Player;
use crate::world::{BIN, Build, Crowd, Fault, Outcome, Phase, SECOND, Scene, Time};

/// How many clients send what is, in all, the same number of requests.
pub const CROWDS: [u32; 3] = [10_000, 1_000, 20];
/// The seeds of a cell, whose mean is shown.
pub const SEEDS: [u64; 3] = [1, 2, 3];

/// Requests per second that the servers can answer.
pub const CAPACITY: f64 = 2_000.0;
/// Requests per second that come.
pub const LOAD: f64 = 0.5 * CAPACITY;
/// In D and E, where the half of the speed would be just enough for `LOAD`, and in I.
pub const MORE: f64 = 0.7 * CAPACITY;
/// When the fault begins. By then budgets and windows are full.
pub const FROM: Time = 20 * SECOND;
/// How long after it a client may take to come back.
const AFTER: Time = 30 * SECOND;

/// A scene, and the question asked of it.
pub struct Act {
    /// Its letter.
    pub letter: char,
    /// What goes wrong.
    pub title: &'static str,
    /// What is measured.
    pub asked: Asked,
    /// For how long.
    pub lasts: Time,
    fault: Fault,
    queue: Time,
    servers: usize,
    load: f64,
    deadline: Time,
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Sends by requests, in the outage.
    Sends,
    /// Seconds from the end of the fault until all is well again.
    Recovery,
    /// The share of the requests that began in the fault and were served.
    Served,
}

const fn act(letter: char, title: &'static str, asked: Asked, lasts: Time, fault: Fault, queue: Time) -> Act {
    Act { letter, title, asked, lasts, fault, queue, servers: 1, load: LOAD, deadline: 5 * SECOND }
}

const HALF: Fault = Fault::Slow(500);

/// All scenes.
pub const ACTS: [Act; 8] = [
    act('B', "refused for 20 s", Asked::Sends, 20 * SECOND, Fault::Down, 3 * SECOND),
    act('C', "frozen for 10 s, a queue of 3 s", Asked::Recovery, 10 * SECOND, Fault::Frozen, 3 * SECOND),
    Act {
        load: MORE,
        ..act('D', "half the speed for 20 s, a queue of 3 s", Asked::Recovery, 20 * SECOND, HALF, 3 * SECOND)
    },
    Act {
        load: MORE,
        ..act('E', "half the speed for 20 s, sheds at 0.5 s", Asked::Served, 20 * SECOND, HALF, SECOND / 4)
    },
    Act {
        deadline: 10 * SECOND,
        ..act('F', "no leader for 3 s", Asked::Served, 3 * SECOND, Fault::NoLeader, 3 * SECOND)
    },
    Act {
        servers: 3,
        ..act('G', "one of three servers dead for 30 s", Asked::Served, 30 * SECOND, Fault::Down, 3 * SECOND)
    },
    act(
        'H',
        "80 % not found, 2 % failures, for 30 s",
        Asked::Served,
        30 * SECOND,
        Fault::Answers { missing: 800, broken: 20 },
        3 * SECOND,
    ),
    Act {
        load: MORE,
        deadline: 10 * SECOND,
        ..act('I', "F at a load of 70 %", Asked::Served, 3 * SECOND, Fault::NoLeader, 3 * SECOND)
    },
];

impl Act {
    /// The scene for this number of clients.
    #[must_use]
    pub fn scene(&self, clients: u32) -> Scene {
        let mut servers = vec![Vec::new(); self.servers];
        servers[0] = vec![Phase { from: FROM, to: FROM + self.lasts, fault: self.fault }];
        Scene {
            clients,
            crowd: Crowd::Open { rate: self.load, until: FROM + self.lasts + AFTER },
            build: Build {
                rate: CAPACITY / self.servers as f64,
                queue: self.queue,
                refusal: 100,
                full: Failure::Shed,
            },
            servers,
            timeout: SECOND,
            deadline: Some(self.deadline),
        }
    }

    /// What a rival made of it.
    #[must_use]
    pub fn play(&self, player: &dyn Player, clients: u32, seed: u64) -> Figures {
        let outcome = player.play(&self.scene(clients), seed);
        let (from, to) = (FROM, FROM + self.lasts);
        let fault = outcome.sum(from, to);
        Figures {
            sends: f64::from(fault.sends) / f64::from(fault.offered),
            tries: f64::from(fault.tries) / f64::from(fault.offered),
            served: f64::from(fault.ok) / f64::from(fault.offered) * 100.0,
            refused: f64::from(fault.refused) / f64::from(fault.offered) * 100.0,
            recovery: recovery(&outcome, to, to + AFTER),
        }
    }
}

/// What is measured of a scene.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Sends in the fault by requests that began in it.
    pub sends: f64,
    /// Sends of the requests that began in the fault, by request.
    pub tries: f64,
    /// Percent of those requests that were served.
    pub served: f64,
    /// Percent of them that the client itself refused.
    pub refused: f64,
    /// Seconds until all was well; infinite if that was not within 30 s.
    pub recovery: f64,
}

/// The seconds after `from` from which on in each second at least 95 % of the requests that begin are served.
#[must_use]
pub fn recovery(outcome: &Outcome, from: Time, until: Time) -> f64 {
    let well = |at: &Time| {
        let second = outcome.sum(*at, *at + SECOND);
        f64::from(second.ok) >= 0.95 * f64::from(second.offered)
    };
    let mut starts: Vec<Time> = (from..=until - SECOND).step_by(BIN as usize).collect();
    starts.reverse();
    let good = starts.iter().take_while(|at| well(at)).count();
    match good {
        0 => f64::INFINITY,
        good => (starts[good - 1] - from) as f64 / SECOND as f64,
    }
}
