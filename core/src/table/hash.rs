//! The perfect hash of names and of scattered numbers: reading it.
//!
//! A *perfect* hash gives each key that it was made of a slot of its own, so that one comparison tells
//! whether a key is there. The compiler finds it (`build/perfect.rs`); a program does this:
//!
//! ```text
//! hash   = key * factor                     (64 bits, what overflows is dropped)
//! bucket = the upper bits of hash           (one of a power of two)
//! home   = 15 bits of hash at most          (one of a power of two, fewer than there are slots)
//! slot   = home + displacements[bucket]     (16 bits, what overflows is dropped)
//! ```
//!
//! Worked example: three keys, 4 slots, 2 buckets, 4 homes. Keys 10 and 20 fall into bucket 0, with homes 1
//! and 2; key 30 into bucket 1, with home 1. Bucket 0 has most keys and is placed first: displacement 0 gives
//! slots 1 and 2. Bucket 1 cannot take displacement 0, for slot 1 is taken; displacement 2 gives slot 3. So
//! `displacements` is `[0, 2]`, and the slots are `[empty, 10, 20, 30]`. A key that was not among them, say 40
//! in bucket 1 with home 0, comes to slot 2, finds 20 there, and so is known not to be there.

/// A perfect hash.
#[derive(Clone, Copy)]
pub struct Perfect {
    /// What a key is multiplied by.
    pub factor: u64,
    /// How far the product is shifted for the bucket.
    pub shift: u32,
    /// The bits that tell a home.
    pub homes: u16,
    /// By bucket: how far from its home the slot of a key lies.
    pub displacements: &'static [u16],
}

impl Perfect {
    /// The slot of a key: the only one that can hold it. Another key may come to any slot, or to none.
    #[inline(always)]
    #[must_use]
    pub(crate) const fn slot(&self, key: u64) -> usize {
        let hash = key.wrapping_mul(self.factor);
        let bucket = hash.wrapping_shr(self.shift) as usize;
        let by = if bucket < self.displacements.len() { self.displacements[bucket] } else { 0 };
        home(hash, self.homes).wrapping_add(by) as usize
    }
}

/// The home of a hash.
#[inline(always)]
pub(super) const fn home(hash: u64, homes: u16) -> u16 {
    (hash >> 32) as u16 & homes
}
