//! The budget of a service: how many repeats its clients can afford.

use super::policy::{Policy, decay};

/// The most tokens that patient requests may owe.
const MOST_OWED: i32 = 4096;

/// What repeats are paid from: eight bytes, one per service. All-zero is a fresh budget.
///
/// A success earns 8 tokens. A repeat costs more the more work the failed try made the server: 8 where
/// it refused, 48 where it has too much to do, 128 where it may have done the work. Every 1024 ms
/// an eighth of what is over the start decays, and one token comes back where there are fewer: what is
/// saved is worth about eight seconds of the client's own traffic.
///
/// Worked example with [`MANY`](super::MANY): 64 tokens at the start pay four repeats after *unavailable*, and
/// none after *timeout*. Eight successes later they pay one of those.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(C)]
pub struct Budget {
    /// The time up to which the tokens have been counted.
    seen: u32,
    /// Tokens over the policy's start, or under it.
    extra: i32,
}

impl Budget {
    /// A fresh budget.
    pub const NEW: Budget = Budget { seen: 0, extra: 0 };

    /// The tokens at this time. Below 0 is what patient requests have taken before it was there.
    #[must_use]
    pub fn tokens(&self, policy: &Policy, now: u32) -> i32 {
        let mut copy = *self;
        copy.count(now);
        copy.extra.saturating_add(policy.start.into())
    }

    /// The bytes that C has of it.
    #[doc(hidden)]
    #[must_use]
    pub fn to_bytes(&self) -> [u8; 8] {
        let [a, b, c, d] = self.seen.to_ne_bytes();
        let [e, f, g, h] = self.extra.to_ne_bytes();
        [a, b, c, d, e, f, g, h]
    }

    pub(super) fn earn(&mut self, policy: &Policy, now: u32) {
        self.count(now);
        let room = i32::from(policy.most) - i32::from(policy.start);
        self.extra = (self.extra.min(room) + i32::from(policy.earn)).min(room);
    }

    /// Takes the price, where it is there or `left` ms are enough to wait for it; returns the wait.
    pub(super) fn take(
        &mut self,
        policy: &Policy,
        price: u8,
        patient: bool,
        left: u32,
        now: u32,
    ) -> Option<u32> {
        self.count(now);
        let start = i32::from(policy.start);
        let mut price = i32::from(price);
        if patient {
            price = price.min(start); // so that it always comes
        }
        // Wrapping, since in C the state may have been overwritten.
        let mut missing = (price - start).wrapping_sub(self.extra);
        let mut wait = 0;
        if missing > 0 {
            missing = missing.min(MOST_OWED);
            wait = (missing as u32) << 10;
            if !patient || wait >= left {
                return None;
            }
        }
        // Taken now, and waited for where it is missing: of two that wait, the second waits longer.
        self.extra = (-start).wrapping_sub(missing);
        Some(wait)
    }

    /// Brings the tokens to now: an eighth less per 1024 ms of what is over the start, one more where it is under.
    fn count(&mut self, now: u32) {
        self.extra = decay(3, &mut self.seen, now, self.extra);
    }
}
