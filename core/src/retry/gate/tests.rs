//! The gate as an automaton: every state that follows, up to a fixed point.

use std::collections::HashSet;

use super::*;
use crate::retry::MANY;

const ANY: [Seen; 5] = [Seen::Success, Seen::Alive, Seen::Neutral, Seen::Pressure, Seen::Fail];
const CHANCES: [u32; 2] = [0, u32::MAX];

/// The gate as time 0 sees it, in generation 0: what it does depends on nothing else.
fn seen_from_now(policy: &Policy, gate: Gate, now: u32) -> Gate {
    let until = match gate.state {
        // An open gate that nobody has asked for 100 s has come down to nothing.
        OPEN => 0_u32.wrapping_sub(now.wrapping_sub(gate.until).min(100 << 10)),
        _ => gate.left(policy, now),
    };
    Gate { until, generation: 0, ..gate }
}

/// Every gate that can follow, and what holds on the way.
fn next(policy: &Policy, gate: Gate, mut add: impl FnMut(Gate, u32)) {
    let left = gate.left(policy, 0);
    assert!(left <= longest_shut(policy).max(policy.hint_cap()).max(policy.lease.into()), "{gate:?}");
    assert!(gate.state != OPEN || left == 0, "{gate:?}: open, and nobody may pass");
    assert!(gate.state != OPEN || gate.score < policy.shut_at, "{gate:?}: open, and no node could be worse");
    assert!(gate.doublings <= policy.open_doublings, "{gate:?}");
    for random in CHANCES {
        // A request asks.
        let mut asked = gate;
        let wait = asked.enter(policy, 0, random);
        assert_eq!(wait.is_none(), left == 0, "{gate:?}: who may pass is let through, and nobody else");
        add(asked, 0);
        if left == 0 && gate.state != OPEN {
            assert_eq!(asked.state, PROBING, "{gate:?}");
            assert!(asked.enter(policy, 0, random).is_some(), "{gate:?}: a second probe");
        }
        for found in ANY {
            // A request that was let through before the state changed says nothing.
            let mut late = gate;
            late.tell(policy, found, Some(gate.generation.wrapping_sub(1)), 0, random);
            assert_eq!(late, gate, "told by a request of another generation");
            // Nor does one that never asked, where a probe is on its way.
            let mut told = gate;
            told.tell(policy, found, None, 0, random);
            assert!(gate.state != PROBING || told == gate, "{gate:?}: told by one that is not the probe");
            add(told, 0);
            let mut told = gate;
            told.tell(policy, found, Some(gate.generation), 0, random);
            let opens = matches!(found, Seen::Success | Seen::Alive);
            if gate.state == PROBING {
                assert_eq!(told.state == OPEN, opens, "{gate:?}: what a probe finds decides");
                let neutral = matches!(found, Seen::Neutral);
                assert!(!neutral || told.enter(policy, 0, random).is_none(), "{gate:?}: its place is free");
            } else if gate.state != OPEN {
                assert_eq!(told, gate, "a shut gate is told nothing");
            }
            add(told, 0);
        }
    }
    for ms in [1, u32::MAX] {
        let mut held = gate;
        held.hold(policy, ms, 0);
        assert!(held.left(policy, 0) >= left, "{gate:?}: a hold lets nobody through sooner");
        add(held, 0);
    }
    // Time goes on.
    for ms in [1024, left, left / 2] {
        add(gate, ms);
    }
    // Whatever happened: who waits as long as he is told, and is answered, opens it.
    let mut ends = gate;
    assert_eq!(ends.enter(policy, left, 0), None, "{gate:?}: shut for ever");
    ends.tell(policy, Seen::Success, Some(ends.generation), left, 0);
    assert_eq!(ends.state, OPEN, "{gate:?}: an answer does not open it");
}

#[test]
fn all_states_that_follow_keep_what_is_promised_up_to_a_fixed_point() {
    for policy in [MANY, Policy { open: 100, open_doublings: 3, shut_at: 255, lease: 3_000, ..MANY }] {
        let (mut known, mut new) = (HashSet::new(), std::vec![Gate::NEW]);
        let mut ways = 0_u32;
        while let Some(gate) = new.pop() {
            next(&policy, gate, |next, now| {
                ways += 1;
                let next = seen_from_now(&policy, next, now);
                if known.insert(next.to_bytes()) {
                    new.push(next);
                }
            });
        }
        std::println!("{} states of the gate, {ways} ways between them", known.len());
        assert!(known.len() > 1_000, "{}", known.len());
    }
}
