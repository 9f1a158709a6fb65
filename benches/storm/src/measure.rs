//! Everything that is measured, on all cores.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::heldout::{self, Summary};
use crate::herd::{self, Storm};
use crate::once::{self, Count, WRITERS, Writer};
use crate::rivals::{LOAD, NONE, Player, STORM};
use crate::scenes::{ACTS, CROWDS, Figures, SEEDS};

/// Writes of each client in "once".
pub const WRITES: u32 = 1_000_000;

/// A row of the tables of scenes: of each act, of each crowd, the mean of the seeds.
pub type Row = Vec<[Figures; CROWDS.len()]>;

/// All that is measured of some players; the first of them is "no retry".
pub struct Measured {
    /// Who played the scenes and the scenarios.
    pub players: Vec<&'static dyn Player>,
    /// The scenes, by player.
    pub scenes: Vec<Row>,
    /// The random scenarios, by player.
    pub heldout: Vec<Summary>,
    /// Who reconnected.
    pub reconnecting: Vec<&'static dyn Player>,
    /// The storms, by who reconnected and what a refusal costs.
    pub storms: Vec<[Storm; herd::REFUSALS.len()]>,
    /// Writes, by client.
    pub once: Vec<(&'static Writer, Count)>,
}

impl Measured {
    /// Of everybody.
    #[must_use]
    pub fn all() -> Self {
        Self::of(LOAD.to_vec(), STORM.to_vec())
    }

    /// Of some; `players` begin with [`NONE`].
    #[must_use]
    pub fn of(players: Vec<&'static dyn Player>, reconnecting: Vec<&'static dyn Player>) -> Self {
        assert_eq!(players[0].name(), NONE.name(), "all are compared with it");
        let results = each(&players, |player| {
            (0..heldout::COUNT)
                .map(|number| heldout::play(player, heldout::FIRST + number))
                .collect::<Vec<_>>()
        });
        Self {
            scenes: each(&players, row),
            heldout: results.iter().map(|own| Summary::of(own, &results[0])).collect(),
            storms: each(&reconnecting, |player| {
                herd::REFUSALS.map(|refusal| herd::play(player, refusal, SEEDS[0]))
            }),
            once: WRITERS.iter().map(|writer| (writer, once::play(writer, WRITES, SEEDS[0]))).collect(),
            players,
            reconnecting,
        }
    }

    /// Where a player stands.
    #[must_use]
    pub fn place(&self, name: &str) -> usize {
        let place = self.players.iter().position(|known| known.name() == name);
        place.unwrap_or_else(|| panic!("{name} did not play"))
    }
}

fn row(player: &dyn Player) -> Row {
    let mean = |act: &crate::scenes::Act, clients: u32| {
        let all = SEEDS.map(|seed| act.play(player, clients, seed));
        let of = |get: fn(&Figures) -> f64| all.iter().map(get).sum::<f64>() / all.len() as f64;
        Figures {
            sends: of(|figures| figures.sends),
            tries: of(|figures| figures.tries),
            served: of(|figures| figures.served),
            refused: of(|figures| figures.refused),
            recovery: of(|figures| figures.recovery),
        }
    };
    ACTS.iter().map(|act| CROWDS.map(|clients| mean(act, clients))).collect()
}

/// Does it for each player, on all cores; the results are in the order of the players.
fn each<T: Send>(players: &[&'static dyn Player], work: impl Fn(&dyn Player) -> T + Sync) -> Vec<T> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let cores = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..cores.min(players.len()) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(player) = players.get(at) else { break };
                    let result = work(*player);
                    done.lock().unwrap_or_else(PoisonError::into_inner).push((at, result));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
