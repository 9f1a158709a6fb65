//! What happens next.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Time;
use crate::rival::Failure;

/// What happens to a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum What {
    /// It may be sent.
    Send,
    Good,
    Missing,
    Bad(u8),
    /// Its deadline came while it waited.
    Deadline,
}

const FAILURES: [Failure; 5] =
    [Failure::Refused, Failure::Shed, Failure::NoLeader, Failure::Timeout, Failure::Lost];

impl What {
    pub(crate) fn bad(failure: Failure) -> Self {
        Self::Bad(FAILURES.iter().position(|known| *known == failure).unwrap_or(0) as u8)
    }

    pub(crate) fn failure(number: u8) -> Failure {
        FAILURES[usize::from(number)]
    }
}

/// Events in the order of time; of two at once, the one that was put in first.
#[derive(Default)]
pub(crate) struct Queue {
    heap: BinaryHeap<Reverse<(Time, u64, u32, What)>>,
    number: u64,
}

impl Queue {
    pub(crate) fn put(&mut self, time: Time, request: u32, what: What) {
        self.number += 1;
        self.heap.push(Reverse((time, self.number, request, what)));
    }

    pub(crate) fn next(&self) -> Option<Time> {
        self.heap.peek().map(|Reverse((time, ..))| *time)
    }

    pub(crate) fn take(&mut self) -> Option<(Time, u32, What)> {
        self.heap.pop().map(|Reverse((time, _, request, what))| (time, request, what))
    }
}
