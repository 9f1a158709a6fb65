//! Random scenarios. Their seeds are used here and nowhere else: nobody tuned a number on them.

use fastrand::Rng;

use crate::rival::Failure;
use crate::rivals::Player;
use crate::scenes::recovery;
use crate::world::{Build, Crowd, Fault, Outcome, Phase, SECOND, Scene, Time};

/// How many scenarios there are.
pub const COUNT: u64 = 300;
/// Their seeds begin with this.
pub const FIRST: u64 = 1_512_000;

/// Requests per second that the server can answer.
const CAPACITY: f64 = 500.0;
const FAULTS: u64 = 5;
/// After the last fault, until we say that it never comes back.
const AFTER: Time = 60 * SECOND;

/// A scenario: 5 to 20,000 clients, a load of 0.4 to 0.9, five faults of 1 to 20 s, a queue of 0.2 to 4 s, a refusal
/// that costs 2 to 50 % of a request, a timeout of 0.3 to 2 s.
#[must_use]
pub fn scene(seed: u64) -> Scene {
    let mut luck = Rng::with_seed(seed);
    let octave = 5 << luck.u32(0..12); // each octave of sizes is as likely
    let clients = (octave + luck.u32(0..octave)).min(20_000);
    let load = 0.4 + 0.5 * luck.f64();
    let seconds = |luck: &mut Rng, least: f64, most: f64| {
        ((least + (most - least) * luck.f64()) * SECOND as f64) as Time
    };
    let mut phases = Vec::new();
    let mut time = 20 * SECOND;
    for _ in 0..FAULTS {
        let to = time + seconds(&mut luck, 1.0, 20.0);
        let fault = match luck.u32(0..6) {
            0 => Fault::Down,
            1 => Fault::Frozen,
            2 => Fault::Slow(luck.u32(200..800)),
            3 => Fault::NoLeader,
            4 => Fault::Partly(luck.u32(100..900)),
            _ => Fault::Answers { missing: luck.u32(0..800), broken: luck.u32(20..200) },
        };
        phases.push(Phase { from: time, to, fault });
        time = to + seconds(&mut luck, 20.0, 40.0);
    }
    let last = phases.last().map_or(time, |phase| phase.to);
    let timeout = seconds(&mut luck, 0.3, 2.0);
    Scene {
        clients,
        crowd: Crowd::Open { rate: load * CAPACITY, until: last + AFTER },
        build: Build {
            rate: CAPACITY,
            queue: seconds(&mut luck, 0.2, 4.0),
            refusal: luck.u32(20..500),
            full: Failure::Shed,
        },
        servers: vec![phases],
        timeout,
        deadline: Some(5 * SECOND),
    }
}

/// What a rival made of one scenario.
#[derive(Clone, Debug)]
pub struct Result {
    /// Seconds until all was well again, after each fault; those until the next fault if it was not before.
    pub recoveries: Vec<f64>,
    /// Whether it was ever well again after the last.
    pub back: bool,
    /// Percent of the requests in faults, and of all, that were served.
    pub served: [f64; 2],
    /// Sends by request.
    pub sends: f64,
}

/// Plays a scenario.
#[must_use]
pub fn play(player: &dyn Player, seed: u64) -> Result {
    let scene = scene(seed);
    let outcome = player.play(&scene, seed);
    let phases = &scene.servers[0];
    let Crowd::Open { until, .. } = scene.crowd else { unreachable!("a scenario is open") };
    let ends = phases.iter().skip(1).map(|next| next.from).chain([until]);
    let recoveries: Vec<f64> =
        phases.iter().zip(ends).map(|(phase, end)| capped(&outcome, phase.to, end)).collect();
    let last = phases.last().map_or(0, |phase| phase.to);
    let mut bad = [0.0; 2];
    for phase in phases {
        let sum = outcome.sum(phase.from, phase.to);
        bad[0] += f64::from(sum.ok);
        bad[1] += f64::from(sum.offered);
    }
    let all = outcome.sum(0, Time::MAX);
    Result {
        back: recovery(&outcome, last, until).is_finite(),
        recoveries,
        served: [bad[0] / bad[1] * 100.0, f64::from(all.ok) / f64::from(all.offered) * 100.0],
        sends: f64::from(all.sends) / f64::from(all.offered),
    }
}

fn capped(outcome: &Outcome, from: Time, end: Time) -> f64 {
    recovery(outcome, from, end).min((end - from) as f64 / SECOND as f64)
}

/// What a rival made of all scenarios, beside "no retry" in the same ones.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Scenarios from which it never came back.
    pub never: u32,
    /// Seconds that it needs more than no retry, mean and worst.
    pub slower: [f64; 2],
    /// Percent served, in faults and in all.
    pub served: [f64; 2],
    /// Sends by request.
    pub sends: f64,
}

impl Summary {
    /// Of results and those of no retry, scenario by scenario.
    #[must_use]
    pub fn of(results: &[Result], none: &[Result]) -> Self {
        let count = results.len() as f64;
        let mut sum = Self::default();
        let mut faults = 0.0;
        for (result, none) in results.iter().zip(none) {
            sum.never += u32::from(!result.back);
            sum.sends += result.sends / count;
            for at in 0..2 {
                sum.served[at] += result.served[at] / count;
            }
            for (own, plain) in result.recoveries.iter().zip(&none.recoveries) {
                let slower = (own - plain).max(0.0);
                faults += 1.0;
                sum.slower[0] += slower;
                sum.slower[1] = sum.slower[1].max(slower);
            }
        }
        sum.slower[0] /= faults;
        sum
    }
}
