//! The keys: the same files for every program of a run, the same in every run.

use std::fs;
use std::path::Path;

use derrno::{Domain, table::Table};

/// More keys than a branch predictor can learn.
pub(crate) const KEYS: usize = 262_144;
/// The names of a file.
pub(crate) const NAMES: usize = 65_536;
/// How keys are drawn.
pub(crate) const STREAMS: [&str; 4] = ["uniform", "skewed", "half", "adversarial"];

/// The numbers of one set, ready to be drawn from.
struct Numbers {
    listed: Vec<i32>,
    /// The listed numbers, the most frequent first, and how often one up to each is drawn.
    ranked: Vec<(f64, i32)>,
    /// For the branch predictor: the lowest, the highest, holes, and the numbers just outside.
    edges: [Vec<i32>; 4],
}

impl Numbers {
    fn new(mut listed: Vec<i32>, random: &mut fastrand::Rng) -> Numbers {
        listed.sort_unstable();
        listed.dedup();
        let mut order = listed.clone();
        random.shuffle(&mut order);
        let mut sum = 0.0;
        let ranked = (1..)
            .zip(order)
            .map(|(rank, native)| {
                sum += f64::from(rank).powf(-1.2); // Zipf: what logs look like
                (sum, native)
            })
            .collect();
        let (low, high) = (listed[0], listed[listed.len() - 1]);
        let gaps = listed.windows(2).filter(|pair| pair[0] + 1 < pair[1]);
        let mut holes: Vec<i32> = gaps.flat_map(|pair| [pair[0] + 1, pair[1] - 1]).collect();
        let outside = [low.wrapping_sub(1), low.wrapping_sub(2), high.wrapping_add(1), high.wrapping_add(2)];
        if holes.is_empty() {
            holes.extend(outside);
        }
        let edges = [vec![low], vec![high], holes, outside.to_vec()];
        Numbers { listed, ranked, edges }
    }

    fn unlisted(&self, random: &mut fastrand::Rng) -> i32 {
        loop {
            let near = |end: i32, random: &mut fastrand::Rng| end.wrapping_add(random.i32(-40..=40));
            let native = match random.u8(0..4) {
                0 => near(self.listed[0], random),
                1 => near(self.listed[self.listed.len() - 1], random),
                2 => random.i32(self.listed[0]..=self.listed[self.listed.len() - 1]),
                _ => random.i32(..),
            };
            if self.listed.binary_search(&native).is_err() {
                return native;
            }
        }
    }

    fn draw(&self, stream: &str, random: &mut fastrand::Rng) -> i32 {
        match stream {
            "uniform" => self.listed[random.usize(..self.listed.len())],
            "skewed" => {
                let at = random.f64() * self.ranked[self.ranked.len() - 1].0;
                self.ranked[self.ranked.partition_point(|(sum, _)| *sum < at)].1
            }
            "half" if random.bool() => self.listed[random.usize(..self.listed.len())],
            "half" => self.unlisted(random),
            "adversarial" => {
                let edges = &self.edges[random.usize(..self.edges.len())];
                edges[random.usize(..edges.len())]
            }
            other => panic!("no stream is called {other}"),
        }
    }
}

/// The numbers of a domain, sorted: the rows of SQLSTATE stand in the order of its characters.
pub(crate) fn natives(table: &'static Table) -> Vec<i32> {
    let mut natives: Vec<_> = table.rows().filter(|row| row.context() == 0).map(|row| row.native()).collect();
    natives.sort_unstable();
    natives
}

/// Names and aliases of a domain.
pub(crate) fn names(table: &'static Table) -> Vec<Named> {
    let rows = table.rows().filter(|row| row.context() == 0);
    rows.flat_map(|row| {
        let names = std::iter::once(row.name()).chain(row.aliases());
        names.map(|name| (name, row.native())).collect::<Vec<_>>()
    })
    .collect()
}

/// The table of a domain, which is always there: all features are on.
pub(crate) fn table(domain: Domain) -> &'static Table {
    domain.table().expect("all features are on")
}

/// Writes all streams: of the domains, and of the `foreign` sets that programs asked for.
pub(crate) fn write(folder: &Path, foreign: &[(String, Vec<i32>)]) -> std::io::Result<()> {
    fs::create_dir_all(folder)?;
    let random = &mut fastrand::Rng::with_seed(0xde44_0001);
    let file = |name: String| folder.join(name);
    let bytes = |keys: &[i32]| keys.iter().flat_map(|key| key.to_le_bytes()).collect::<Vec<u8>>();
    let all: Vec<_> =
        Domain::ALL.iter().map(|domain| (*domain, Numbers::new(natives(table(*domain)), random))).collect();
    for stream in STREAMS {
        let numbers = all.iter().filter(|(domain, _)| !domain.has_names());
        for (domain, numbers) in numbers {
            let keys: Vec<i32> = (0..KEYS).map(|_| numbers.draw(stream, random)).collect();
            fs::write(file(format!("{domain}.{stream}.keys")), bytes(&keys))?;
        }
        for (set, codes) in foreign {
            let numbers = Numbers::new(codes.clone(), random);
            let keys: Vec<i32> = (0..KEYS).map(|_| numbers.draw(stream, random)).collect();
            fs::write(file(format!("{set}.{stream}.keys")), bytes(&keys))?;
        }
        let (mut domains, mut keys) = (Vec::new(), Vec::new());
        for _ in 0..KEYS {
            let (domain, numbers) = &all[random.usize(..all.len())];
            domains.extend(domain.number().to_le_bytes());
            keys.push(numbers.draw(stream, random));
        }
        fs::write(file(format!("all.{stream}.keys")), bytes(&keys))?;
        fs::write(file(format!("all.{stream}.domains")), domains)?;
    }
    let pools: Vec<_> = Domain::ALL.iter().map(|domain| (*domain, names(table(*domain)))).collect();
    for (set, only) in [
        ("names_jetstream", Some(Domain::JETSTREAM)),
        ("names_fluss_java", Some(Domain::FLUSS_JAVA)),
        ("names_all", None),
    ] {
        let chosen: Vec<_> = pools.iter().filter(|pool| only.is_none_or(|only| only == pool.0)).collect();
        for stream in ["hits", "misses"] {
            let (mut domains, mut text) = (Vec::new(), Vec::new());
            for _ in 0..NAMES {
                let (domain, names) = chosen[random.usize(..chosen.len())];
                let mut name = pick(names, random);
                while stream == "misses" && table(*domain).by_name(&name).is_some() {
                    name = changed(pick(names, random), &pools, random);
                }
                domains.extend(domain.number().to_le_bytes());
                text.extend(name.bytes().chain([0]));
            }
            fs::write(file(format!("{set}.{stream}.names")), text)?;
            fs::write(file(format!("{set}.{stream}.domains")), domains)?;
        }
    }
    Ok(())
}

type Named = (&'static str, i32);

fn pick(names: &[Named], random: &mut fastrand::Rng) -> String {
    names[random.usize(..names.len())].0.to_owned()
}

/// A name of any domain, or this one with another letter, cut, or lengthened.
fn changed(mut name: String, pools: &[(Domain, Vec<Named>)], random: &mut fastrand::Rng) -> String {
    match random.u8(0..4) {
        0 => return pick(&pools[random.usize(..pools.len())].1, random),
        1 => {
            let at = random.usize(..name.len());
            name.replace_range(at..=at, "~");
        }
        2 => name.truncate(random.usize(1..=name.len())),
        _ => name += "s",
    }
    name
}

/// The keys of a file. Like all that is measured, they live until the program ends.
pub(crate) fn keys(folder: &Path, set: &str, stream: &str) -> &'static [i32] {
    let bytes = read(folder, &format!("{set}.{stream}.keys"));
    bytes.as_chunks().0.iter().map(|key| i32::from_le_bytes(*key)).collect::<Vec<_>>().leak()
}

/// The domains beside the keys or names of a file.
pub(crate) fn domains(folder: &Path, set: &str, stream: &str) -> Vec<Domain> {
    let bytes = read(folder, &format!("{set}.{stream}.domains"));
    bytes.as_chunks().0.iter().map(|number| Domain::new(u16::from_le_bytes(*number))).collect()
}

/// The keys of a file with their domains.
pub(crate) fn pairs(folder: &Path, set: &str, stream: &str) -> &'static [(Domain, i32)] {
    let keys = keys(folder, set, stream).iter().copied();
    domains(folder, set, stream).into_iter().zip(keys).collect::<Vec<_>>().leak()
}

/// The names of a file.
pub(crate) fn texts(folder: &Path, set: &str, stream: &str) -> &'static [&'static str] {
    let text = read(folder, &format!("{set}.{stream}.names"));
    let text = String::from_utf8(text).expect("names are ASCII").leak();
    text.split_terminator('\0').collect::<Vec<_>>().leak()
}

fn read(folder: &Path, name: &str) -> Vec<u8> {
    let path = folder.join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
