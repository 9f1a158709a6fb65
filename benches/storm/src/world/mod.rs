//! The world: servers, clients, and the events between them, in simulated time.

mod queue;
mod server;

use std::time::Duration;

use fastrand::Rng;

pub use server::{Build, Fault, Phase};

use crate::rival::{Admit, Failure, Moment, Next, Rival};
use queue::{Queue, What};
use server::{Fate, Server};

/// Microseconds since the scene began.
pub type Time = u64;
/// A second.
pub const SECOND: Time = 1_000_000;
/// The width of a bin.
pub const BIN: Time = SECOND / 10;

/// Who sends, and when.
#[derive(Clone, Copy, Debug)]
pub enum Crowd {
    /// Requests come at random, whether or not those before were answered.
    Open {
        /// How many per second in all.
        rate: f64,
        /// Until when.
        until: Time,
    },
    /// Each client's connection breaks at time 0, and it tries until it has a new one.
    Herd {
        /// When we stop to look.
        until: Time,
    },
}

/// Everything that a run depends on, apart from the rival and the seed.
#[derive(Clone, Debug)]
pub struct Scene {
    /// How many clients.
    pub clients: u32,
    /// What they do.
    pub crowd: Crowd,
    /// How each server is built.
    pub build: Build,
    /// The faults of each server. A send goes to one of them at random, as by a balancer.
    pub servers: Vec<Vec<Phase>>,
    /// How long a client waits for an answer.
    pub timeout: Time,
    /// How long a caller waits, if not for ever.
    pub deadline: Option<Time>,
}

/// A tenth of a second.
#[derive(Clone, Copy, Debug, Default)]
pub struct Bin {
    /// Requests that began in it,
    pub offered: u32,
    /// those of them that got a good answer before their deadline,
    pub ok: u32,
    /// those that the client ended without a send, or between two,
    pub refused: u32,
    /// and all sends of theirs.
    pub tries: u32,
    /// Sends in this tenth of a second, of whatever request.
    pub sends: u32,
}

/// What came of it.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// By tenths of a second.
    pub bins: Vec<Bin>,
    /// When the last good answer came.
    pub last: Time,
}

impl Outcome {
    fn bin(&mut self, time: Time) -> &mut Bin {
        let at = (time / BIN) as usize;
        if self.bins.len() <= at {
            self.bins.resize(at + 1, Bin::default());
        }
        &mut self.bins[at]
    }

    /// The sum of the bins from one time to another.
    #[must_use]
    pub fn sum(&self, from: Time, to: Time) -> Bin {
        let clip = |time: Time| (time / BIN).min(self.bins.len() as u64) as usize;
        self.bins[clip(from)..clip(to)].iter().fold(Bin::default(), |sum, bin| Bin {
            offered: sum.offered + bin.offered,
            ok: sum.ok + bin.ok,
            refused: sum.refused + bin.refused,
            tries: sum.tries + bin.tries,
            sends: sum.sends + bin.sends,
        })
    }
}

/// A request under way.
struct Live<R> {
    client: u32,
    began: Time,
    deadline: Time,
    state: R,
}

struct World<'a, R: Rival> {
    rival: &'a R,
    scene: &'a Scene,
    clients: Vec<R::Client>,
    live: Vec<Option<Live<R::Request>>>,
    free: Vec<u32>,
    servers: Vec<Server>,
    queue: Queue,
    outcome: Outcome,
    /// The luck of the servers, and that of the clients: arrivals do not depend on either.
    server_luck: Rng,
    client_luck: Rng,
}

/// Plays a scene.
pub fn play<R: Rival>(rival: &R, scene: &Scene, seed: u64) -> Outcome {
    let mut world = World {
        rival,
        scene,
        clients: (0..scene.clients).map(|_| rival.client()).collect(),
        live: Vec::new(),
        free: Vec::new(),
        servers: scene.servers.iter().map(|phases| Server::new(scene.build, phases)).collect(),
        queue: Queue::default(),
        outcome: Outcome::default(),
        server_luck: Rng::with_seed(seed ^ 0x5e4e),
        client_luck: Rng::with_seed(seed ^ 0xc11e),
    };
    match scene.crowd {
        Crowd::Open { rate, until } => {
            let mut luck = Rng::with_seed(seed);
            let gap = |luck: &mut Rng| (exponential(luck) / rate * SECOND as f64) as Time + 1;
            let mut arrival = gap(&mut luck);
            while arrival < until {
                while world.queue.next().is_some_and(|next| next <= arrival) {
                    world.step();
                }
                let client = luck.u32(0..scene.clients);
                let request = world.begin(arrival, client);
                world.send(arrival, request);
                arrival += gap(&mut luck);
            }
            while world.step() {}
        }
        Crowd::Herd { until } => {
            for client in 0..scene.clients {
                let request = world.begin(0, client);
                world.queue.put(0, request, What::bad(Failure::Lost));
            }
            while world.queue.next().is_some_and(|next| next < until) {
                world.step();
            }
        }
    }
    world.outcome
}

/// The gap between two random arrivals, 1 on average, after von Neumann: of uniform numbers only, and without a
/// logarithm, which is not the same on all machines.
fn exponential(luck: &mut Rng) -> f64 {
    let mut whole = 0.0;
    loop {
        let first = luck.f64();
        let (mut last, mut falling) = (first, 1);
        loop {
            let next = luck.f64();
            if next >= last {
                break;
            }
            (last, falling) = (next, falling + 1);
        }
        if falling % 2 == 1 {
            return whole + first;
        }
        whole += 1.0;
    }
}

/// Now, as a rival is told, with the luck of the clients.
macro_rules! moment {
    ($world:ident, $now:expr) => {
        Moment { now: Duration::from_micros($now), random: &mut $world.client_luck }
    };
}

impl<R: Rival> World<'_, R> {
    fn begin(&mut self, now: Time, client: u32) -> u32 {
        let deadline = self.scene.deadline.map_or(Time::MAX, |allowed| now + allowed);
        let told = self.scene.deadline.map(|allowed| Duration::from_micros(now + allowed));
        let state = self.rival.request(&mut self.clients[client as usize], told, moment!(self, now));
        self.outcome.bin(now).offered += 1;
        let live = Some(Live { client, began: now, deadline, state });
        match self.free.pop() {
            Some(place) => {
                self.live[place as usize] = live;
                place
            }
            None => {
                self.live.push(live);
                self.live.len() as u32 - 1
            }
        }
    }

    fn end(&mut self, request: u32) {
        self.live[request as usize] = None;
        self.free.push(request);
    }

    /// Lets one thing happen.
    fn step(&mut self) -> bool {
        let Some((now, request, what)) = self.queue.take() else { return false };
        let live = self.live[request as usize].as_mut().expect("a request has one event, and ends with it");
        let client = &mut self.clients[live.client as usize];
        match what {
            What::Send => self.send(now, request),
            What::Good | What::Missing => {
                if what == What::Good {
                    self.rival.succeeded(client, &mut live.state, moment!(self, now));
                } else {
                    self.rival.missed(client, &mut live.state, moment!(self, now));
                }
                let began = live.began;
                self.outcome.bin(began).ok += 1;
                self.outcome.last = now;
                self.end(request);
            }
            What::Bad(number) => {
                let failure = What::failure(number);
                match self.rival.failed(client, &mut live.state, failure, moment!(self, now)) {
                    Next::Wait(wait) => {
                        let (time, deadline) = (now + wait.as_micros() as Time, live.deadline);
                        self.later(time, deadline, request);
                    }
                    Next::GiveUp => self.end(request),
                }
            }
            What::Deadline => {
                self.rival.dropped(client, &mut live.state, moment!(self, now));
                self.end(request);
            }
        }
        true
    }

    /// To be sent at that time, if its deadline is not before.
    fn later(&mut self, time: Time, deadline: Time, request: u32) {
        let what = if time < deadline { What::Send } else { What::Deadline };
        self.queue.put(time.min(deadline), request, what);
    }

    fn send(&mut self, now: Time, request: u32) {
        let live = self.live[request as usize].as_mut().expect("it is under way");
        let client = &mut self.clients[live.client as usize];
        let (began, deadline) = (live.began, live.deadline);
        match self.rival.admit(client, &mut live.state, moment!(self, now)) {
            Admit::Go => {}
            Admit::Wait(wait) => return self.later(now + wait.as_micros() as Time, deadline, request),
            Admit::Refuse => {
                self.outcome.bin(began).refused += 1;
                return self.end(request);
            }
        }
        self.outcome.bin(began).tries += 1;
        self.outcome.bin(now).sends += 1;
        let server = match self.servers.len() {
            1 => 0,
            several => self.server_luck.usize(0..several),
        };
        let patience = (now + self.scene.timeout).min(deadline);
        let (time, what) = match self.servers[server].take(now, &mut self.server_luck) {
            Fate::Good(time) => (time, What::Good),
            Fate::Missing(time) => (time, What::Missing),
            Fate::Bad(time, failure) => (time, What::bad(failure)),
            Fate::Silence => (Time::MAX, What::Good),
        };
        if time <= patience {
            self.queue.put(time, request, what);
        } else {
            self.queue.put(patience, request, What::bad(Failure::Timeout));
        }
    }
}
