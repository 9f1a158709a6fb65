//! Random numbers and records, the same in every run.

use derrno::log::Record;
use derrno::{Code, Domain};

/// xorshift64: random enough.
pub struct Random(pub u64);

impl Random {
    /// A word.
    #[allow(clippy::should_implement_trait)] // it never ends
    pub fn next(&mut self) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as u32
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u32) -> u32 {
        self.next() % n
    }

    /// An index below `n`.
    pub fn roll(&mut self, n: usize) -> usize {
        self.below(n as u32) as usize
    }

    /// A number of any length in bits.
    pub fn number(&mut self) -> u32 {
        let bits = self.below(33);
        self.next().checked_shr(bits).unwrap_or(0)
    }

    /// Any record.
    pub fn record(&mut self) -> Record {
        let context = self.number() as u16 * self.below(2) as u16;
        let code = Code::new(Domain::new(self.number() as u16), self.number() as i32);
        let mut record = Record::new(code.in_context(context));
        if self.below(2) == 0 {
            record = record.times(self.number());
        }
        if self.below(2) == 0 {
            record = record.at(self.number());
        }
        let args = self.below(5);
        let mut word = || self.number();
        match args {
            0 => record,
            1 => record.with([word()]),
            2 => record.with([word(), word()]),
            3 => record.with([word(), word(), word()]),
            _ => record.with([word(), word(), word(), word()]),
        }
    }
}
