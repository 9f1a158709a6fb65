//! The loops that measure, and the round robin over them.

use std::fmt::Write as _;
use std::hint::black_box;

use rustix::time::{ClockId, clock_gettime};

/// A key that can be made to depend on the result before.
pub(crate) trait Key: Copy {
    /// The same key: `zero` is 0, which the compiler does not know.
    fn chained(self, zero: u32) -> Self;
}

impl Key for u32 {
    #[inline(always)]
    fn chained(self, zero: u32) -> u32 {
        self ^ zero
    }
}

impl Key for i32 {
    #[inline(always)]
    fn chained(self, zero: u32) -> i32 {
        self ^ zero as i32
    }
}

impl<A: Copy, B: Key> Key for (A, B) {
    #[inline(always)]
    fn chained(self, zero: u32) -> (A, B) {
        (self.0, self.1.chained(zero))
    }
}

impl Key for &str {
    #[inline(always)]
    fn chained(self, zero: u32) -> Self {
        self.get(zero as usize..).unwrap_or_default()
    }
}

/// Independent lookups: the sum of the results.
#[inline(never)]
fn throughput<K: Key>(keys: &[K], lookup: impl Fn(K) -> u32) -> u32 {
    let mut sum = 0_u32;
    for key in keys {
        sum = sum.wrapping_add(lookup(*key));
    }
    sum
}

/// Each lookup waits for the one before.
#[inline(never)]
fn latency<K: Key>(keys: &[K], zero: u32, lookup: impl Fn(K) -> u32) -> u32 {
    let (mut sum, mut last) = (0_u32, 0);
    for key in keys {
        last = lookup(key.chained(last & zero));
        sum = sum.wrapping_add(last);
    }
    sum
}

struct Row {
    name: String,
    keys: usize,
    pass: Box<dyn Fn() -> u32>,
    sum: u32,
    ns: Vec<f64>,
}

/// The rows of a process.
#[derive(Default)]
pub(crate) struct Rows(Vec<Row>);

impl Rows {
    /// Adds a row, in both modes, with the sum its answers must have. The loops are compiled for
    /// this lookup alone.
    pub(crate) fn add<K: Key>(
        &mut self,
        row: &str,
        (set, stream): (&str, &str),
        keys: &'static [K],
        sum: u32,
        lookup: impl Fn(K) -> u32 + Copy + 'static,
    ) {
        let mut push = |mode: &str, pass: Box<dyn Fn() -> u32>| {
            let name = format!("{row}\t{set}\t{stream}\t{mode}");
            self.0.push(Row { name, keys: keys.len(), pass, sum, ns: Vec::new() });
        };
        push("throughput", Box::new(move || throughput(black_box(keys), lookup)));
        push("latency", Box::new(move || latency(black_box(keys), black_box(0), lookup)));
    }

    /// Takes each row once per round and gives the lines of the protocol. The time is that of the
    /// processor, so that a neighbour's share of it does not count.
    pub(crate) fn run(mut self, rounds: usize) -> String {
        for _ in 0..rounds {
            for row in &mut self.0 {
                let start = clock_gettime(ClockId::ThreadCPUTime);
                let sum = black_box((row.pass)());
                let time = clock_gettime(ClockId::ThreadCPUTime) - start;
                row.ns.push((time.tv_sec as f64 * 1e9 + time.tv_nsec as f64) / row.keys as f64);
                assert_eq!(sum, row.sum, "a wrong answer of {}", row.name.replace('\t', " "));
            }
        }
        let mut text = String::new();
        for row in self.0 {
            let ns: Vec<String> = row.ns.iter().map(|ns| format!("{ns:.3}")).collect();
            writeln!(text, "{}\t{:08x}\t{}", row.name, row.sum, ns.join(" ")).expect("a string grows");
        }
        text
    }
}
