//! Bad input gets a documented answer: a test for each line of the table.

use derrno::retry::hint::{PUSHBACK, fauna, fluss, grpc_pushback, retry_after};
use derrno::retry::{Act, Budget, DEVICE, Found, Gate, MANY, Policy, Request, Why};
use derrno::{Advice, Effect, Kind, Situation, Verdict};

use crate::{Caller, OPEN};

#[test]
fn without_a_gate_and_a_budget_the_rules_of_the_request_are_left() {
    let mut request = Request::new(0, u32::MAX, Situation::PLAIN);
    for _ in 0..1_000 {
        assert_eq!(request.admit(&MANY, None, 0, 0).act(), Act::SEND);
        let step = request.failed(&MANY, None, None, Verdict::of(Kind::UNAVAILABLE), 0, 0, 0);
        assert_eq!(step.act(), Act::REPEAT);
    }
    assert_eq!(request.sends(), 255, "the count stays where it is");
}

#[test]
fn a_failure_without_a_send_counts_as_one() {
    let mut caller = Caller::new(Policy { attempts: 2, ..OPEN }.checked(), Situation::PLAIN);
    assert_eq!(caller.failed(Kind::BUSY).act(), Act::REPEAT);
    assert_eq!(caller.request.sends(), 1);
    assert_eq!(caller.failed(Kind::BUSY).why(), Why::ATTEMPTS);
}

#[test]
fn a_word_of_any_bits_has_its_answer() {
    let answer = |verdict| Caller::new(OPEN, Situation::IDEMPOTENT).hinted(verdict, 0);
    let busy = Verdict::of(Kind::BUSY);
    assert_eq!(answer(busy.unlisted()).why(), Why::UNLISTED);
    for number in 9..=15 {
        let step = answer(busy.with_advice(Advice::from_number(number)));
        assert_eq!((step.act(), step.why()), (Act::GIVE_UP, Why::ANSWER), "advice {number}");
    }
    for reserved in 23..31 {
        assert_eq!(answer(Verdict::from_bits(busy.bits() | 1 << reserved)), answer(busy), "bit {reserved}");
    }
    for kind in Kind::COUNT..=255 {
        let of = |kind: u8| Verdict::from_bits(busy.bits() & !0xff | u32::from(kind));
        assert_eq!(answer(of(kind)), answer(of(Kind::UNKNOWN.number())), "kind {kind}");
    }
    let odd = Verdict::from_bits(busy.bits() | 7 << 20);
    assert_eq!(answer(odd).lost().number(), 7, "what is lost is handed on");
    let none = busy.with_effect(Effect::NONE);
    assert!(answer(none).doubt(), "an effect that does not apply is not 'not applied'");
}

#[test]
fn a_clock_that_goes_back_has_not_moved() {
    let mut caller = Caller::new(MANY, Situation::PLAIN);
    caller.now = 1 << 20;
    caller = caller.within(5_000);
    caller.fails(Kind::UNAVAILABLE);
    let tokens = caller.budget.tokens(&MANY, caller.now);
    caller.now -= 1 << 19;
    assert_eq!(caller.budget.tokens(&MANY, caller.now), tokens, "nothing elapsed");
    assert_eq!(caller.fails(Kind::UNAVAILABLE).act(), Act::REPEAT);
    let mut gate = Gate::NEW;
    gate.hold(&MANY, 10_000, 1 << 20);
    assert_eq!(gate.left(&MANY, (1 << 20) - 1), 10_001);
    assert_eq!(gate.left(&MANY, 1 << 19), 0, "shut longer than can have been set: over");
}

#[test]
fn an_idle_time_of_half_the_ticks_costs_one_refill_at_the_most() {
    let mut budget = Budget::NEW;
    let mut request = Request::new(5, u32::MAX, Situation::PLAIN);
    request.failed(&MANY, None, &mut budget, Verdict::of(Kind::UNAVAILABLE), 0, 5, 0);
    assert_eq!(budget.tokens(&MANY, 5), 48);
    assert_eq!(budget.tokens(&MANY, 5 + (1 << 31) - 1), 64);
    assert_eq!(
        budget.tokens(&MANY, 5 + (1 << 31)),
        48,
        "longer than 24.8 days: as if the clock had gone back"
    );
}

#[test]
fn a_timeout_of_any_length_is_cut_or_none() {
    let left = |timeout| Request::new(7, timeout, Situation::PLAIN).left(7);
    assert_eq!(left(0), 0);
    assert_eq!(left(5_000), 5_000);
    assert_eq!(left(1 << 31), 0x7fff_0000);
    assert_eq!(left(u32::MAX - 1), 0x7fff_0000);
    assert_eq!(left(u32::MAX), u32::MAX);
    let mut late = Request::new(7, 0, Situation::PLAIN);
    assert_eq!(late.admit(&MANY, None, 7, 0).why(), Why::DEADLINE);
}

#[test]
fn chance_that_is_always_the_same_gives_the_least_or_the_whole_window() {
    for (random, wait) in [(0, 0), (u32::MAX, 100)] {
        assert_eq!(MANY.backoff(Kind::UNAVAILABLE, 1, random), wait);
    }
    assert_eq!(MANY.backoff(Kind::NO_LEADER, 1, 0), 1_000);
    assert_eq!(MANY.backoff(Kind::NO_LEADER, 1, u32::MAX), 2_000);
}

#[test]
fn a_daemon_without_a_limit_is_never_hot() {
    let mut caller = Caller::new(OPEN, Situation::PLAIN);
    caller.random = 1 << 31;
    let now = Verdict::of(Kind::BUSY).with_advice(Advice::RETRY_NOW);
    for send in 1..500 {
        caller.admit();
        let wait = caller.hinted(now, 0).wait();
        assert!(send == 1 || wait >= 10, "send {send}: {wait}");
        assert!(send < 9 || wait == 640, "send {send}: {wait}");
    }
}

#[test]
fn a_hint_of_nothing_too_much_and_never() {
    let hinted = |hint| {
        Caller { random: 0, ..Caller::new(OPEN, Situation::PLAIN) }.hinted(Verdict::of(Kind::BUSY), hint)
    };
    assert_eq!(hinted(0).wait(), 0);
    assert_eq!(hinted(1).wait(), 1);
    assert_eq!(hinted(60_000).wait(), 60_000);
    assert_eq!((hinted(60_001).why(), hinted(60_001).asked()), (Why::HINT, 60_001));
    assert_eq!(hinted(PUSHBACK).why(), Why::PUSHBACK);
}

#[test]
fn a_policy_out_of_range_is_refused_or_cut() {
    assert!(!Policy { hint_cap: (1 << 22) + 1, ..MANY }.is_valid());
    assert!(!Policy { open: 65_000, open_doublings: 7, ..MANY }.is_valid());
    assert!(!Policy { base: [10, 0, 1, 1], ..MANY }.is_valid());
    let wild =
        Policy { hint_cap: u32::MAX, open: u16::MAX, open_doublings: 255, doublings: [255; 4], ..OPEN };
    let mut gate = Gate::NEW;
    gate.hold(&wild, u32::MAX, 0);
    assert_eq!(gate.left(&wild, 0), 1 << 22);
    assert!(wild.backoff(Kind::THROTTLED, 255, u32::MAX) <= 1_000 << 15);
}

#[test]
fn a_look_that_nobody_asked_for_is_ignored() {
    for found in [Found::THERE, Found::ABSENT, Found::UNKNOWN, Found::from_number(3)] {
        let mut caller = Caller::new(OPEN, Situation::GUARDED | Situation::CAN_LOOK);
        caller.fails(Kind::TIMEOUT);
        let before = caller.request;
        caller.request.looked(found);
        assert_eq!(caller.request, before);
    }
}

#[test]
fn a_success_counts_once_and_harms_nobody_after_the_end() {
    let mut caller = Caller::new(MANY, Situation::PLAIN);
    caller.admit();
    for _ in 0..10 {
        assert_eq!(caller.succeeded().act(), Act::DONE);
    }
    assert_eq!(caller.budget.tokens(&MANY, caller.now), 64 + 8);
    caller.again();
    assert_eq!(caller.fails(Kind::NOT_FOUND).act(), Act::GIVE_UP);
    assert_eq!(caller.succeeded().act(), Act::DONE);
    assert_eq!(caller.admit().act(), Act::DONE);
}

#[test]
fn a_zeroed_request_is_plain_and_has_no_deadline() {
    let mut request = Request::default();
    for now in [0, 1 << 31, u32::MAX] {
        assert_eq!(request.left(now), u32::MAX);
    }
    assert_eq!(request.admit(&MANY, None, 0, 0).act(), Act::SEND);
    assert_eq!(request.failed(&MANY, None, None, Verdict::of(Kind::TIMEOUT), 0, 0, 0).why(), Why::IN_DOUBT);
    assert_eq!((Gate::default(), Budget::default()), (Gate::NEW, Budget::NEW));
}

#[test]
fn a_patient_request_waits_for_the_budget_as_long_as_its_deadline_allows() {
    let mut budget = Budget::NEW;
    let mut fail = |timeout| {
        let mut request = Request::new(0, timeout, Situation::IDEMPOTENT);
        request.failed(&DEVICE, None, &mut budget, Verdict::of(Kind::TIMEOUT), 0, 0, 0)
    };
    assert_eq!(fail(1_000_000).wait(), 0);
    assert_eq!(fail(1_000_000).wait(), 0, "256 tokens pay two timeouts");
    assert_eq!(fail(1_000_000).wait(), 128 * 1024);
    assert_eq!(fail(1_000_000).wait(), 2 * 128 * 1024, "of two that wait, the second waits longer");
    assert_eq!(fail(3 * 128 * 1024).why(), Why::BUDGET, "not beyond the deadline");
    assert_eq!(fail(1_000_000).wait(), 3 * 128 * 1024, "and then nothing was taken");
}

#[test]
fn hints_are_read_from_any_bytes() {
    for (value, ms) in [
        (&b"0"[..], 0),
        (b"120", 120_000),
        (b"\t1 ", 1_000),
        (b"", 0),
        (b"-1", 0),
        (b"1.5", 0),
        (b"Wed, 21 Oct 2015 07:28:00 GMT", 0),
        (b"4294967", 4_294_967_000),
        (b"4294968", u32::MAX - 1),
        (b"18446744073709551617", u32::MAX - 1),
        (b"\xff\x00", 0),
    ] {
        assert_eq!(retry_after(value), ms, "{value:?}");
    }
    for (value, ms) in [(&b"0"[..], 0), (b"15", 15), (b"-5", PUSHBACK), (b"", PUSHBACK), (b"soon", PUSHBACK)]
    {
        assert_eq!(grpc_pushback(value), ms, "{value:?}");
    }
    assert_eq!(grpc_pushback(b"4294967295"), u32::MAX - 1);
    for (body, ms) in [
        (&br#"{"stats":{"rate_limits_hit":["compute","read"]}}"#[..], 1_000),
        (br#"{"stats":{"rate_limits_hit":[]}}"#, 0),
        (br#"{"stats":{}}"#, 0),
        (b"[]", 0),
        (b"{", 0),
        (b"", 0),
    ] {
        assert_eq!(fauna(body), ms, "{body:?}");
    }
    for (pressure, ms) in
        [(0.0, 0), (0.1, 29), (0.5, 750), (0.999, 2_993), (1.0, 3_000), (9.0, 3_000), (-1.0, 0)]
    {
        assert_eq!(fluss(f32::to_bits(pressure)), ms, "{pressure}");
    }
    for bits in [f32::NAN.to_bits(), f32::NEG_INFINITY.to_bits(), 1, u32::MAX] {
        assert_eq!(fluss(bits), 0, "{bits:#x}");
    }
    assert_eq!(fluss(f32::INFINITY.to_bits()), 3_000);
}
