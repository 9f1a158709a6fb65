//! Traps of budgets and gates: each test is named after what it prevents.

use derrno::retry::{Act, Budget, Class, Gate, MANY, Policy, Request, Signal, Why};
use derrno::{Effect, Kind, Origin, Situation, Verdict};

use crate::{Caller, RICH};

/// Fails fresh requests until the gate is shut; gives how many it took.
fn shut(caller: &mut Caller) -> u32 {
    for sends in 0.. {
        caller.again();
        if caller.admit().act() != Act::SEND {
            return sends;
        }
        caller.failed(Kind::UNAVAILABLE);
        assert!(sends < 1_000, "it never shuts");
    }
    unreachable!()
}

// cockroach#151748, aws-sdk-java-v2#5345
#[test]
fn a_budget_that_is_spent_comes_back_without_a_success() {
    let mut caller = Caller::new(Policy { shut_at: 0, ..MANY }.checked(), Situation::PLAIN);
    while caller.fails(Kind::UNAVAILABLE).act() != Act::GIVE_UP {}
    assert_eq!(caller.budget.tokens(&MANY, caller.now), 0);
    caller.now += 16 * 1024;
    caller.again();
    assert_eq!(caller.fails(Kind::UNAVAILABLE).act(), Act::REPEAT, "a token per 1024 ms");
    caller.now += 3_600_000;
    assert_eq!(caller.budget.tokens(&MANY, caller.now), 64);
}

// aws-sdk-js-v3#4754, aws-sdk-rust#1234, aws-sdk-go-base#915
#[test]
fn a_budget_belongs_to_the_service_and_not_to_a_request() {
    let mut caller = Caller::new(Policy { shut_at: 0, ..MANY }.checked(), Situation::PLAIN);
    let mut repeats = 0;
    for _ in 0..10 {
        caller.again();
        repeats += u32::from(caller.fails(Kind::UNAVAILABLE).act() == Act::REPEAT);
    }
    assert_eq!(repeats, 4, "64 tokens, whoever asks");
    let mut other = Budget::NEW;
    let step = Request::new(0, 9_999, Situation::PLAIN).failed(
        &MANY,
        None,
        &mut other,
        Verdict::of(Kind::UNAVAILABLE),
        0,
        0,
        0,
    );
    assert_eq!(step.act(), Act::REPEAT, "another service has its own");
}

// tower#857
#[test]
fn a_small_share_of_repeats_is_not_rounded_to_none() {
    let dear = Policy { start: 0, earn: 1, price: [255; 4], shut_at: 0, ..MANY }.checked();
    let mut caller = Caller::new(dear, Situation::PLAIN);
    caller.earn(254);
    assert_eq!(caller.fails(Kind::BUSY).why(), Why::BUDGET);
    let mut caller = Caller::new(dear, Situation::PLAIN);
    caller.earn(255);
    assert_eq!(caller.fails(Kind::BUSY).act(), Act::REPEAT, "0.4 % of the successes");
}

// envoy-mobile#811, envoy#30205
#[test]
fn a_budget_does_not_shrink_with_the_outage_it_is_for() {
    let mut caller = Caller::new(Policy { shut_at: 0, ..MANY }.checked(), Situation::PLAIN);
    caller.earn(10_000);
    let mut repeats = 0;
    for _ in 0..1_000 {
        caller.again(); // nothing succeeds, and little is on its way
        repeats += u32::from(caller.fails(Kind::UNAVAILABLE).act() == Act::REPEAT);
    }
    assert!(repeats > 500, "what was earned before the outage pays in it: {repeats}");
    caller.now += 3_600_000;
    caller.again();
    assert_eq!(caller.fails(Kind::UNAVAILABLE).act(), Act::REPEAT, "and the start is always there again");
}

#[test]
fn what_is_earned_is_worth_eight_seconds_of_traffic() {
    let mut caller = Caller::new(MANY, Situation::PLAIN);
    for _ in 0..1_000 {
        caller.earn(10);
        caller.now += 1_024;
    }
    let tokens = caller.budget.tokens(&MANY, caller.now) - 64;
    assert!((8 * 80 - 90..=8 * 80).contains(&tokens), "{tokens} tokens of 80 a second");
}

// sglang#25811, vllm-router#60, circuitbox#45, spring-cloud-tencent#93
#[test]
fn errors_of_requests_never_shut_the_gate() {
    for kind in [Kind::INVALID_ARGUMENT, Kind::NOT_FOUND, Kind::PERMISSION_DENIED, Kind::CONFLICT, Kind::BUSY]
    {
        let mut caller = Caller::new(RICH, Situation::PLAIN);
        for _ in 0..10_000 {
            caller.again();
            assert_eq!(caller.admit().act(), Act::SEND, "{kind}");
            caller.failed(kind);
        }
    }
}

// erpc#1118, #1120; resilience4j#544; matrixone#26473; cc-switch#7206, cc-switch-cli#399
#[test]
fn a_probe_that_is_answered_with_an_error_of_the_request_opens_the_gate() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    shut(&mut caller);
    caller.now += 375;
    assert_eq!(caller.admit().act(), Act::SEND, "the probe");
    caller.failed(Kind::NOT_FOUND);
    caller.again();
    assert_eq!(caller.admit().act(), Act::SEND, "somebody answered: open");
    // And a few failures among misses do not latch it.
    for i in 0..10_000 {
        caller.again();
        assert_eq!(caller.admit().act(), Act::SEND, "request {i}");
        caller.failed(if i % 60 == 0 { Kind::TIMEOUT } else { Kind::NOT_FOUND });
    }
}

#[test]
fn a_probe_that_never_comes_back_frees_its_place() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    shut(&mut caller);
    caller.now += 375;
    assert_eq!(caller.admit().act(), Act::SEND, "the probe");
    caller.again();
    assert_eq!(caller.admit().why(), Why::SHUT);
    caller.now += 1_000;
    assert_eq!(caller.admit().act(), Act::SEND, "the next probe, after a second");
    let (policy, now) = (caller.policy, caller.now);
    caller.request.dropped(&policy, &mut caller.gate, now, 0);
    caller.again();
    assert_eq!(caller.admit().act(), Act::SEND, "a probe that is dropped frees it at once");
}

// nora#614, smg#2565
#[test]
fn errors_of_requests_do_not_hide_an_outage() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    let mut chance = derrno_tests::random::Random(1);
    for _ in 0..200 {
        caller.again();
        if caller.admit().act() != Act::SEND {
            return;
        }
        caller.failed(if chance.below(2) == 0 { Kind::INTERNAL } else { Kind::NOT_FOUND });
    }
    panic!("half of all answers are internal errors, and the gate is open");
}

#[test]
fn misses_and_a_few_failures_leave_the_gate_open() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    for i in 0..10_000 {
        caller.again();
        assert_eq!(caller.admit().act(), Act::SEND, "request {i}");
        match i % 100 {
            0..80 => drop(caller.failed(Kind::NOT_FOUND)),
            80 | 90 => drop(caller.failed(Kind::TIMEOUT)),
            _ => drop(caller.succeeded()),
        }
    }
}

// safe-client-gateway#3442, Truxify#11683, AirMCP#249, jac#7909, future-agi#2693, Polly#254
#[test]
fn one_request_probes_and_not_the_herd() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    shut(&mut caller);
    caller.now += 375;
    let herd: Vec<Request> = (0..1_000)
        .map(|_| {
            caller.again();
            caller.admit();
            caller.request
        })
        .collect();
    assert_eq!(herd.iter().filter(|request| request.sends() == 1).count(), 1);
    // Nor does what was sent before the gate shut count as the probe's answer.
    let mut late = Caller::new(RICH, Situation::PLAIN);
    late.admit();
    let mut old = late.request;
    shut(&mut late);
    late.now += 375;
    late.again();
    assert_eq!(late.admit().act(), Act::SEND, "the probe");
    old.succeeded(&RICH, &mut late.gate, None, late.now, 0);
    late.again();
    assert_eq!(late.admit().why(), Why::SHUT, "an answer from before opens nothing");
}

// jac#7909
#[test]
fn every_attempt_counts_and_not_only_every_loop() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    caller.random = 0;
    for _ in 0..12 {
        assert_eq!(caller.fails(Kind::UNAVAILABLE).act(), Act::REPEAT);
    }
    assert_eq!(caller.admit().why(), Why::SHUT, "twelve failures of one request are twelve failures");
    assert_eq!(shut(&mut Caller::new(RICH, Situation::PLAIN)), 12);
}

#[test]
fn a_gate_that_shuts_in_vain_stays_shut_longer_up_to_a_second() {
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    caller.random = 1 << 15; // half, for the gate too: it takes the low half of the word
    shut(&mut caller);
    let mut times = Vec::new();
    for _ in 0..5 {
        let left = caller.gate.left(&RICH, caller.now);
        times.push(left);
        caller.now += left;
        caller.again();
        assert_eq!(caller.admit().act(), Act::SEND, "the probe");
        caller.failed(Kind::UNAVAILABLE);
    }
    assert_eq!(times, [250, 500, 1_000, 1_000, 1_000]);
}

#[test]
fn a_failure_that_never_left_the_machine_says_nothing_of_the_node() {
    let local = Verdict::of(Kind::UNAVAILABLE).with_origin(Origin::CLIENT).with_effect(Effect::NOT_APPLIED);
    let mut caller = Caller::new(RICH, Situation::PLAIN);
    for _ in 0..1_000 {
        caller.again();
        assert_eq!(caller.admit().act(), Act::SEND);
        caller.hinted(local, 0);
    }
    let timeout = Verdict::of(Kind::TIMEOUT).with_origin(Origin::CLIENT);
    for _ in 0..12 {
        caller.again();
        assert_eq!(caller.admit().act(), Act::SEND);
        caller.hinted(timeout, 0);
    }
    caller.again();
    assert_eq!(caller.admit().why(), Why::SHUT, "a timeout of the client's does");
}

// hindsight#3684, nanobot#2760, jido_action#91, NeMo#803, litellm#25285
#[test]
fn nested_loops_do_not_multiply() {
    let mut budget = Budget::NEW;
    let mut sends = 0;
    for _ in 0..10 {
        let mut outer = Request::new(0, u32::MAX, Situation::PLAIN);
        loop {
            outer.admit(&MANY, None, 0, 0);
            let mut inner = Request::new(0, u32::MAX, Situation::PLAIN);
            loop {
                inner.admit(&MANY, None, 0, 0);
                sends += 1;
                let verdict = Verdict::of(Kind::UNAVAILABLE);
                if inner.failed(&MANY, None, &mut budget, verdict, 0, 0, 0).act() == Act::GIVE_UP {
                    break;
                }
            }
            let verdict = Verdict::of(Kind::UNAVAILABLE);
            if outer.failed(&MANY, None, &mut budget, verdict, 0, 0, 0).act() == Act::GIVE_UP {
                break;
            }
        }
    }
    assert_eq!(sends, 10 + 4, "one budget pays for both: the start pays four repeats, whoever asks");
}

// hedgedhttp#18, azure-sdk-for-rust#4896
#[test]
fn a_second_send_beside_the_first_goes_out_only_where_a_repeat_would() {
    for (situation, act) in [
        (Situation::PLAIN, Act::GIVE_UP),
        (Situation::CAN_LOOK, Act::LOOK),
        (Situation::IDEMPOTENT, Act::SEND),
    ] {
        let mut caller = Caller::new(RICH, situation);
        assert_eq!(caller.admit().act(), Act::SEND);
        assert_eq!(caller.admit().act(), act, "{situation:?}: nobody said what became of the first");
    }
}

#[test]
fn a_hold_is_for_all_and_ends_with_one_probe() {
    let mut gate = Gate::NEW;
    gate.hold(&MANY, 5_000, 100);
    let mut request = Request::new(100, u32::MAX, Situation::PATIENT);
    let step = request.admit(&MANY, &mut gate, 100, 0);
    assert_eq!((step.act(), step.wait()), (Act::REPEAT, 5_000), "a patient request waits");
    assert_eq!(request.admit(&MANY, &mut gate, 5_100, 0).act(), Act::SEND);
    assert_eq!(
        Request::new(0, u32::MAX, Situation::PLAIN).admit(&MANY, &mut gate, 5_100, 0).why(),
        Why::SHUT
    );
    gate.hold(&MANY, u32::MAX, 5_100);
    assert_eq!(gate.left(&MANY, 5_100), MANY.hint_cap, "no longer than a hint is obeyed");
}

#[test]
fn every_kind_has_the_manner_of_the_design() {
    let of = |kind: Kind| (kind.manner().class(), kind.manner().signal(), kind.manner().is_ambiguous());
    assert_eq!(of(Kind::TIMEOUT), (Class::Link, Signal::Fail, false));
    assert_eq!(of(Kind::THROTTLED), (Class::Load, Signal::Pressure, false));
    assert_eq!(of(Kind::ALREADY_EXISTS), (Class::Contend, Signal::Alive, true));
    assert_eq!(of(Kind::NO_QUORUM), (Class::Elect, Signal::Fail, false));
    assert_eq!(of(Kind::CLOSED), (Class::Link, Signal::Neutral, false));
    assert_eq!(of(Kind::from_number(200)), of(Kind::UNKNOWN));
    let ambiguous = (0..Kind::COUNT).map(Kind::from_number).filter(|kind| kind.manner().is_ambiguous());
    assert_eq!(ambiguous.count(), 8);
}
