//! Traps of waits, deadlines, clocks and hints: each test is named after what it prevents.

use derrno::retry::hint::{PUSHBACK, retry_after};
use derrno::retry::{Act, Class, FEW, MANY, Policy, Request, Why};
use derrno::{Advice, Kind, Situation, Verdict};

use crate::{Caller, OPEN};

const KINDS: [(Kind, Class); 4] = [
    (Kind::BUSY, Class::Contend),
    (Kind::UNAVAILABLE, Class::Link),
    (Kind::NO_LEADER, Class::Elect),
    (Kind::THROTTLED, Class::Load),
];

/// The longest and the shortest wait of a class at the cap.
fn cap(policy: &Policy, class: Class) -> (u32, u32) {
    let i = class as usize;
    let cap = u32::from(policy.base[i]) << policy.doublings[i];
    (cap, (u64::from(cap) * u64::from(policy.floor[i]) / 256) as u32)
}

// aws-sdk-rust#1133, aws-sdk-java-v2#1673, openai-go#519, onos#127, backrest#618, heminetwork#664,
// TransientFaultHandling#2, Polly#2163
#[test]
fn the_hundredth_failure_neither_overflows_nor_waits_longer_than_the_cap() {
    let steep = Policy { base: [u16::MAX; 4], doublings: [15; 4], ..OPEN }.checked();
    for policy in [OPEN, steep] {
        for (kind, class) in KINDS {
            assert_eq!(kind.manner().class(), class, "{kind}");
            let mut caller = Caller::new(policy, Situation::PLAIN);
            let (most, least) = cap(&policy, class);
            for send in 1..=300 {
                caller.random = if send % 2 == 0 { u32::MAX } else { 0 };
                let wait = caller.fails(kind).wait();
                assert!(wait <= most, "{kind}, send {send}: {wait}");
                assert!(send < 20 || wait >= least, "{kind}, send {send}: {wait}");
                assert!(send < 20 || send % 2 != 0 || wait >= most - most / 65_536 - 1, "{kind}: {wait}");
            }
        }
    }
}

// Finagle, Polly, resilience4j, librdkafka, Fluss; agenda#1748, adk-js#704, openclaw#68543
#[test]
fn waits_at_the_cap_lie_apart_and_none_is_above_it() {
    for (kind, class) in KINDS {
        let (most, least) = cap(&MANY, class);
        let mut seen = std::collections::HashSet::new();
        for chance in 0..1000_u32 {
            let wait = MANY.backoff(kind, 255, chance.wrapping_mul(0x9e37_79b9));
            assert!((least..=most).contains(&wait), "{kind}: {wait}");
            seen.insert(wait);
        }
        assert!(seen.len() > 500, "{kind}: only {} waits", seen.len());
    }
}

// backon no_std (PR#169)
#[test]
fn devices_with_other_random_words_wait_other_times() {
    let wait =
        |random| Caller { random, ..Caller::new(OPEN, Situation::PLAIN) }.fails(Kind::UNAVAILABLE).wait();
    let waits: std::collections::HashSet<_> = (0..100).map(|i| wait(i << 25)).collect();
    assert!(waits.len() > 50, "the chance is the caller's, and all of the wait comes from it: {waits:?}");
    assert_eq!(wait(7 << 28), wait(7 << 28), "and from nothing else");
}

// EitherNet#60, kazoo
#[test]
fn a_wait_does_not_build_on_the_wait_before() {
    let third = |before: u32| {
        let mut caller = Caller { random: before, ..Caller::new(OPEN, Situation::PLAIN) };
        caller.fails(Kind::UNAVAILABLE);
        caller.fails(Kind::UNAVAILABLE);
        caller.random = 1 << 31;
        caller.fails(Kind::UNAVAILABLE).wait()
    };
    assert_eq!(third(0), third(u32::MAX));
    assert_eq!(third(0), 200, "half of 100 ms doubled twice");
}

// fauna-go; aws-c-io s_random_in_range
#[test]
fn a_narrow_window_gives_no_wait_of_zero() {
    let narrow = Policy { base: [1000; 4], doublings: [0; 4], floor: [255; 4], ..OPEN }.checked();
    for random in [0, 1, 1 << 16, 1 << 31, u32::MAX] {
        for (kind, _) in KINDS {
            assert!((996..=1000).contains(&narrow.backoff(kind, 1, random)), "{kind}, {random:#x}");
        }
        assert!(MANY.backoff(Kind::NO_LEADER, 1, random) >= 1_000, "half of the window");
    }
}

// go-retryablehttp#272, cenkalti#53, grpc-go, retryablehttp-go#554
#[test]
fn nobody_sleeps_past_the_deadline() {
    let mut caller = Caller::new(OPEN, Situation::PLAIN).within(400);
    caller.random = u32::MAX;
    assert_eq!(caller.fails(Kind::UNAVAILABLE).wait(), 100);
    assert_eq!(caller.fails(Kind::UNAVAILABLE).wait(), 200);
    let step = caller.fails(Kind::UNAVAILABLE);
    assert_eq!(
        (step.act(), step.why()),
        (Act::GIVE_UP, Why::DEADLINE),
        "100 ms are left, 400 would be waited"
    );
    assert_eq!((caller.now, step.wait()), (1_300, 0), "at once, not after the sleep");
    caller.now += 100;
    assert_eq!(caller.admit().why(), Why::DEADLINE, "and nothing is sent at the deadline");
}

// crosspaste#4547, openems#3182, bun#40009, scylla#638
#[test]
fn no_step_depends_on_what_the_clock_shows() {
    let run = |start: u32| {
        let mut caller = Caller { now: start, ..Caller::new(FEW, Situation::IDEMPOTENT) }.within(60_000);
        let mut steps = Vec::new();
        for i in 0..40_u32 {
            caller.random = i.wrapping_mul(0x9e37_79b9);
            steps.push(caller.admit());
            steps.push(caller.failed(if i % 3 == 0 { Kind::TIMEOUT } else { Kind::UNAVAILABLE }));
            caller.now = caller.now.wrapping_add(700);
        }
        steps
    };
    for start in [0, 1, 1 << 20, i32::MAX as u32 - 5_000, 1 << 31, u32::MAX - 3_000, u32::MAX] {
        assert_eq!(run(start), run(123), "from {start}");
    }
}

// esp8266-weather#11, meshtastic#11281, MeshCore#1795, Battery-Emulator#2707, picotcp#2
#[test]
fn a_tick_that_wraps_freezes_no_deadline_no_gate_and_no_budget() {
    let mut caller = Caller::new(MANY, Situation::PLAIN);
    caller.now = u32::MAX - 400;
    caller = caller.within(1_000);
    for _ in 0..12 {
        caller.request = Request::new(caller.now, 1_000, Situation::PLAIN);
        assert_eq!(caller.admit().act(), Act::SEND);
        caller.failed(Kind::UNAVAILABLE);
    }
    assert_eq!(caller.admit().why(), Why::SHUT);
    let tokens = caller.budget.tokens(&MANY, caller.now);
    assert_eq!(tokens, 0, "four repeats were paid");
    caller.now = caller.now.wrapping_add(401);
    assert_eq!(caller.now, 0);
    assert_eq!(caller.admit().act(), Act::SEND, "shut for 250 ms, which are over");
    caller.now = caller.now.wrapping_add(600);
    assert_eq!(caller.admit().why(), Why::DEADLINE);
    caller.now = caller.now.wrapping_add(30 * 1024);
    assert_eq!(caller.budget.tokens(&MANY, caller.now), 30);
}

// urllib3#3743, #1338, go-retryablehttp#247, #283, #295; openclaw#68543
#[test]
fn a_hint_is_neither_ignored_nor_cut_short_nor_obeyed_without_bound() {
    let throttled = Verdict::of(Kind::THROTTLED);
    for random in [0, 1 << 31, u32::MAX] {
        let mut caller = Caller { random, ..Caller::new(OPEN, Situation::PLAIN) };
        caller.admit();
        let wait = caller.hinted(throttled, retry_after(b"3")).wait();
        assert!((3_000..4_000).contains(&wait), "{wait}");
    }
    let mut caller = Caller::new(OPEN, Situation::PLAIN);
    caller.admit();
    let step = caller.hinted(throttled, retry_after(b"86400"));
    assert_eq!((step.act(), step.why(), step.asked()), (Act::GIVE_UP, Why::HINT, 86_400_000));
    assert_eq!(step.wait(), 0, "a loop that sleeps first does not sleep a day");
    caller.admit();
    assert_eq!(caller.hinted(throttled, PUSHBACK).why(), Why::PUSHBACK);
}

// mcp-gateway#394, failsafe-go#22, scala-retry#1, node-retry#21, deno_std#3433
#[test]
fn attempts_are_sends_with_the_first_and_not_one_more() {
    for attempts in 1..=5 {
        let mut caller = Caller::new(Policy { attempts, ..OPEN }.checked(), Situation::PLAIN);
        let mut sends = 0;
        while caller.admit().act() == Act::SEND {
            sends += 1;
            let step = caller.failed(Kind::BUSY);
            caller.now += step.wait();
            let gave_up = step.act() == Act::GIVE_UP;
            assert_eq!(gave_up, sends == attempts, "the last failure says so at once");
        }
        assert_eq!(sends, attempts);
        assert_eq!(caller.admit().why(), Why::ATTEMPTS);
    }
}

// esp-rainmaker-neo#1, moq#1806, sage#140, turborg#43, creditcoin3#1251
#[test]
fn a_connection_that_breaks_again_and_again_is_waited_for_longer_each_time() {
    let mut caller = Caller { random: u32::MAX, ..Caller::new(OPEN, Situation::IDEMPOTENT) };
    let mut before = 0;
    for _ in 0..7 {
        let step = caller.fails(Kind::CONNECTION_LOST); // each time it was connected again before it broke
        assert_eq!(step.act(), Act::RECONNECT);
        assert!(step.wait() > before, "{} after {before}", step.wait());
        before = step.wait();
    }
    assert_eq!(before, 6_400);
}

#[test]
fn a_broken_link_is_spread_once_and_only_when_the_policy_says_so() {
    let spread = Policy { spread: 10_000, ..OPEN }.checked();
    let mut caller = Caller { random: u32::MAX, ..Caller::new(spread, Situation::IDEMPOTENT) };
    assert_eq!(caller.fails(Kind::CONNECTION_LOST).wait(), 10_100);
    assert_eq!(caller.fails(Kind::CONNECTION_LOST).wait(), 200);
}

#[test]
fn only_the_first_retry_now_is_at_once() {
    let now = Verdict::of(Kind::BUSY).with_advice(Advice::RETRY_NOW);
    let mut caller = Caller { random: u32::MAX, ..Caller::new(OPEN, Situation::PLAIN) };
    let waits: Vec<_> = (0..4)
        .map(|_| {
            assert_eq!(caller.admit().act(), Act::SEND);
            caller.hinted(now, 0).wait()
        })
        .collect();
    assert_eq!(waits, [0, 20, 40, 80]);
}
