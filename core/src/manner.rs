//! What the retry engine knows of a kind: one byte, a column of the table of kinds.

/// How a kind is waited for, what it tells the gate, and whether a doubt makes it ambiguous.
///
/// | bits | field |
/// | --- | --- |
/// | 0..1 | [`Class`] |
/// | 2..3 | [`Signal`] |
/// | 4 | ambiguous |
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(transparent)]
pub struct Manner(u8);

/// How a kind is waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Class {
    /// Somebody else holds it, and ends soon.
    Contend = 0,
    /// The way to the server, or the server, is broken.
    Link = 1,
    /// The cluster has to agree on a leader first.
    Elect = 2,
    /// The server has too much to do.
    Load = 3,
}

/// What a kind tells the gate about the node.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Signal {
    /// Somebody answered.
    Alive = 0,
    /// Nothing about the node.
    Neutral = 1,
    /// The node has too much to do.
    Pressure = 2,
    /// The node does not work.
    Fail = 3,
}

impl Class {
    pub(crate) const fn index(self) -> usize {
        self as usize & 3
    }
}

impl Manner {
    pub(crate) const fn new(class: Class, signal: Signal, ambiguous: bool) -> Manner {
        Manner(class as u8 | (signal as u8) << 2 | (ambiguous as u8) << 4)
    }

    /// The byte.
    #[must_use]
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// How it is waited for.
    #[must_use]
    pub const fn class(self) -> Class {
        match self.0 & 3 {
            0 => Class::Contend,
            1 => Class::Link,
            2 => Class::Elect,
            _ => Class::Load,
        }
    }

    /// What it tells the gate.
    #[must_use]
    pub const fn signal(self) -> Signal {
        match self.0 >> 2 & 3 {
            0 => Signal::Alive,
            1 => Signal::Neutral,
            2 => Signal::Pressure,
            _ => Signal::Fail,
        }
    }

    /// Whether an earlier try of our own, one in doubt, can be what this kind complains of: "exists" after a
    /// create whose answer was lost.
    #[must_use]
    pub const fn is_ambiguous(self) -> bool {
        self.0 & 16 != 0
    }
}
