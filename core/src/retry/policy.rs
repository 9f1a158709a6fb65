//! The numbers of the engine, and three sets of them.

use crate::kind::Kind;
use crate::vocabulary::Situation;

/// How long, how often and at what price: a constant of the program, 48 bytes.
///
/// Change what differs, and let the compiler check it:
///
/// ```
/// use derrno::retry::{MANY, Policy};
/// const ZOOKEEPER: Policy = Policy { settle: 6_000, attempts: 5, ..MANY }.checked();
/// # assert_eq!(ZOOKEEPER.base, MANY.base);
/// ```
///
/// The four numbers of an array are those of the wait classes `contend`, `link`, `elect`, `load`
/// ([`Class`](super::Class)). Times are milliseconds.
///
/// Worked example with the numbers of [`MANY`]: a request fails the third time with *unavailable*, of the
/// class `link`. The window is 100 ms doubled twice, 400 ms; the floor is 0; the wait is any number from 0
/// to 400 ms. It costs 16 tokens of the budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct Policy {
    /// The window after the first failure.
    pub base: [u16; 4],
    /// How often the window doubles at the most. 15 and more count as 15.
    pub doublings: [u8; 4],
    /// The part of the window that is waited at least, in 256ths.
    pub floor: [u8; 4],
    /// The price of a repeat, in tokens.
    pub price: [u8; 4],
    /// The price of a repeat or a look after a failure that may have been applied.
    pub price_unsure: u8,
    /// The tokens that a success earns.
    pub earn: u8,
    /// How often a request is sent at the most, the first time included. 0: no limit.
    pub attempts: u8,
    /// Flags that every request has, such as [`Situation::PATIENT`].
    pub always: Situation,
    /// The tokens of a fresh budget, to which it also comes back by itself.
    pub start: u16,
    /// The most tokens a budget holds.
    pub most: u16,
    /// How long a server remembers the id of a [`DEDUP`](Situation::DEDUP) request, from its first store on.
    pub dedup: u32,
    /// How late a request may still arrive: nobody looks sooner than this after the last send.
    pub settle: u32,
    /// The longest hint that is obeyed; a longer one ends the request. At most 4,194,304 (70 minutes).
    pub hint_cap: u32,
    /// How far apart the first waits after an established link broke may lie. 0: no further than others.
    pub spread: u16,
    /// How long a probe of a shut gate holds its place.
    pub lease: u16,
    /// How long a gate is shut the first time: from half to one and a half of this.
    pub open: u16,
    /// How often that time doubles at the most. `open << open_doublings` is at most 4,194,304.
    pub open_doublings: u8,
    /// The score at which a gate shuts: 200 is twelve failures in a row. 0: never.
    pub shut_at: u8,
}

/// For a service that runs for long and is one of many clients: a fresh budget, 64 tokens, does not pay the repeat of a
/// timeout, 128. Eight successes earn it; until then the first timeout ends a request. See [which policy](super).
pub const MANY: Policy = Policy {
    base: [10, 100, 2_000, 1_000],
    doublings: [7, 6, 1, 5],
    floor: [0, 0, 128, 128],
    price: [8, 16, 8, 48],
    price_unsure: 128,
    earn: 8,
    attempts: 0,
    always: Situation::PLAIN,
    start: 64,
    most: 60_000,
    dedup: 120_000,
    settle: 3_000,
    hint_cap: 60_000,
    spread: 0,
    lease: 1_000,
    open: 250,
    open_doublings: 2,
    shut_at: 200,
}
.checked();

/// For a tool, a test, or few clients of one server: a fresh budget, 256 tokens, pays the repeats of two timeouts. Not
/// for a crowd: what nobody has earned can keep a server from coming back. See [which policy](super).
pub const FEW: Policy = Policy { start: 256, ..MANY }.checked();

/// For a device: [`FEW`], but it waits rather than fails, and has no gate.
pub const DEVICE: Policy = Policy { always: Situation::PATIENT, shut_at: 0, ..FEW }.checked();

/// The longest time that a hint or a gate may hold a request up: longer ones could not be told from a
/// clock that went back.
const LONGEST: u32 = 1 << 22;

impl Policy {
    /// Whether every number is in its range.
    ///
    /// A policy whose numbers are not still harms nobody: too long times are cut.
    #[must_use]
    pub const fn is_valid(&self) -> bool {
        let mut i = 0;
        while i < 4 {
            if self.base[i] == 0 || self.doublings[i] > 15 {
                return false;
            }
            i += 1;
        }
        self.hint_cap <= LONGEST
            && self.open_doublings < 16
            && (self.open as u32) << self.open_doublings <= LONGEST
            && self.start <= self.most
            && self.settle <= i32::MAX as u32
            && self.dedup <= i32::MAX as u32
    }

    /// The same policy; for a constant, so that the compiler refuses numbers out of range.
    ///
    /// ```compile_fail
    /// use derrno::retry::{MANY, Policy};
    /// const FOR_DAYS: Policy = Policy { hint_cap: 200_000_000, ..MANY }.checked();
    /// # let _ = FOR_DAYS;
    /// ```
    ///
    /// # Panics
    /// When a number is out of range; in a constant the compiler says so.
    #[must_use]
    pub const fn checked(self) -> Policy {
        assert!(self.is_valid(), "a number of the policy is out of its range");
        self
    }

    /// How long to wait after a failure of this kind, for a program that has its own loop and wants no more
    /// than this. `sent` is how often the request was sent so far.
    #[must_use]
    pub fn backoff(&self, kind: Kind, sent: u8, random: u32) -> u32 {
        let class = kind.manner().class().index();
        self.wait(class, self.window(class, sent.max(1).into()), random)
    }

    /// The window after `sent` sends, one or more: what is to be repeated was sent. (0, of a state that was overwritten,
    /// has the longest.) Class and count are words, for the same reason as what a gate is told.
    pub(super) fn window(&self, class: usize, sent: u32) -> u32 {
        let i = class & 3;
        let doublings = sent.wrapping_sub(1).min(self.doublings[i].into()).min(15);
        u32::from(self.base[i]) << doublings
    }

    /// A wait of this class: anything from the floor of the window to all of it.
    pub(super) fn wait(&self, class: usize, window: u32, random: u32) -> u32 {
        let least = part(u32::from(self.floor[class & 3]) << 8, window);
        least + part(random >> 16, window - least + 1)
    }

    pub(super) fn hint_cap(&self) -> u32 {
        self.hint_cap.min(LONGEST)
    }

    /// How long a gate is shut, before chance makes it half or one and a half.
    pub(super) fn shut(&self, doublings: u32) -> u32 {
        (u32::from(self.open) << doublings.min(self.open_doublings.into()).min(15)).min(LONGEST)
    }
}

/// A number below `n`, or 0 for 0, chosen by 16 random bits: `chance` 65536ths of it.
///
/// Two products of 16 bits, because a Cortex-M0 has no product of 64.
#[cfg_attr(not(target_pointer_width = "64"), inline(never))]
pub(super) fn part(chance: u32, n: u32) -> u32 {
    let chance = chance & 0xffff;
    (n >> 16) * chance + (((n & 0xffff) * chance) >> 16)
}

/// Brings a value from the time `seen` to now: per 1024 ms, one of its `1 << part`s less, or one more where it is
/// under 0. (The order of the arguments is that in which the callers have them: they stay in their registers.)
pub(super) fn decay(part: u32, seen: &mut u32, now: u32, mut value: i32) -> i32 {
    let half = 11 << part >> 4; // so many steps leave a half, nearly: 5 of eighths, 11 of sixteenths
    let elapsed = now.wrapping_sub(*seen);
    if value == 0 || elapsed > i32::MAX as u32 {
        *seen = now;
        return value;
    }
    let mut steps = elapsed >> 10;
    *seen = seen.wrapping_add(steps << 10);
    if value < 0 {
        return (value + steps as i32).min(0);
    }
    while steps >= half {
        value >>= 1;
        if value == 0 {
            break;
        }
        steps -= half;
    }
    while steps > 0 {
        let less = value >> part;
        if less == 0 {
            break;
        }
        value -= less;
        steps -= 1;
    }
    value
}
