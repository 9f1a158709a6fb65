//! Once: a write whose answer is lost or late. Was it lost, doubled, told wrong, or left in doubt?

mod server;
mod writers;

pub use server::Target;
pub use writers::{WRITERS, Writer};

use fastrand::Rng;
use server::Server;

/// What the user is told in the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Applied,
    NotApplied,
    InDoubt,
}

/// How many writes ended in which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// All.
    pub writes: u32,
    /// Told "applied", and not there.
    pub lost: u32,
    /// There more than once.
    pub doubled: u32,
    /// Told "not applied", and there.
    pub wrong: u32,
    /// Told "perhaps".
    pub doubt: u32,
    /// All sends and looks.
    pub sends: u64,
}

impl Count {
    /// Percent of the writes that the user knows the truth of.
    #[must_use]
    pub fn sure(&self) -> f64 {
        100.0 - f64::from(self.lost + self.wrong + self.doubt) / f64::from(self.writes) * 100.0
    }
}

/// Lets a client write that often, each write on its own.
#[must_use]
pub fn play(writer: &Writer, writes: u32, seed: u64) -> Count {
    let mut luck = Rng::with_seed(seed);
    let mut count = Count { writes, ..Count::default() };
    for _ in 0..writes {
        let mut server = Server::new(writer.target, luck.fork());
        let told = writers::write(writer, &mut server, &mut luck);
        let applied = server.settle();
        count.sends += u64::from(server.asked);
        count.doubled += u32::from(applied > 1);
        match told {
            Told::Applied => count.lost += u32::from(applied == 0),
            Told::NotApplied => count.wrong += u32::from(applied > 0),
            Told::InDoubt => count.doubt += 1,
        }
    }
    count
}
