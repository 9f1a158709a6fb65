//! Traps of requests that may have been applied: each test is named after what it prevents.

use derrno::retry::{Act, Found, MANY, Policy, Why};
use derrno::{Advice, Effect, Kind, Lost, Situation, Verdict};

use crate::{Caller, OPEN};

const LOOK: Situation = Situation::CAN_LOOK;
const CREATE: Situation = Situation::GUARDED.with(LOOK);

// axios-retry#66, urllib3.future#280, netbox-ip-controller#14, medplum#9969, node-request-retry#145
#[test]
fn a_plain_request_that_may_have_been_applied_is_not_repeated() {
    let mut caller = Caller::new(OPEN, Situation::PLAIN);
    let step = caller.fails(Kind::TIMEOUT);
    assert_eq!((step.act(), step.why(), step.doubt()), (Act::GIVE_UP, Why::IN_DOUBT, true));
    assert_eq!(caller.admit().why(), Why::IN_DOUBT, "nor for a caller who asks again");
    for situation in [Situation::IDEMPOTENT, Situation::GUARDED, Situation::DEDUP] {
        assert_eq!(Caller::new(OPEN, situation).fails(Kind::TIMEOUT).act(), Act::REPEAT, "{situation:?}");
    }
    assert_eq!(Caller::new(OPEN, LOOK).fails(Kind::TIMEOUT).act(), Act::LOOK);
}

// couchdb#3569, the text of MongoDB's specification
#[test]
fn a_doubt_is_not_forgotten_by_the_next_error() {
    let mut caller = Caller::new(OPEN, Situation::GUARDED);
    assert!(caller.fails(Kind::TIMEOUT).doubt());
    assert!(caller.fails(Kind::BUSY).doubt(), "busy after timeout does not mean that it was not applied");
    let step = caller.fails(Kind::PERMISSION_DENIED);
    assert_eq!((step.act(), step.doubt()), (Act::GIVE_UP, true));
    let unlisted = Verdict::of(Kind::UNKNOWN).with_effect(Effect::NOT_APPLIED).unlisted();
    assert!(caller.hinted(unlisted, 0).doubt());
}

// curator#788, ClickHouse#113662
#[test]
fn ones_own_earlier_create_is_not_reported_as_exists() {
    let mut caller = Caller::new(OPEN, CREATE);
    assert_eq!(caller.fails(Kind::ALREADY_EXISTS).why(), Why::ANSWER, "the first try: another has made it");
    let mut caller = Caller::new(OPEN, CREATE);
    assert_eq!(caller.fails(Kind::CONNECTION_LOST).act(), Act::RECONNECT);
    assert_eq!(caller.fails(Kind::ALREADY_EXISTS).act(), Act::LOOK, "it can be ours");
    let mut other = Caller { gate: caller.gate, budget: caller.budget, ..Caller::new(OPEN, CREATE) };
    other.request = caller.request;
    caller.request.looked(Found::THERE);
    assert_eq!((caller.admit().act(), caller.admit().doubt()), (Act::DONE, false));
    other.request.looked(Found::ABSENT);
    let step = other.fails(Kind::ALREADY_EXISTS);
    assert_eq!((step.why(), step.doubt()), (Why::ANSWER, false), "another has made it, and we have not");
    let mut blind = Caller::new(OPEN, Situation::GUARDED);
    blind.fails(Kind::CONNECTION_LOST);
    let step = blind.fails(Kind::ALREADY_EXISTS);
    assert_eq!((step.why(), step.doubt()), (Why::ANSWER, true), "who cannot look is told of the doubt");
}

#[test]
fn nobody_looks_before_a_late_request_has_settled() {
    let mut caller = Caller { random: 0, ..Caller::new(OPEN, LOOK) };
    caller.admit();
    caller.now += 1_000;
    assert_eq!(caller.failed(Kind::TIMEOUT).wait(), 2_000, "3 s after the send");
    caller.now += 500;
    caller.request.looked(Found::UNKNOWN);
    assert_eq!((caller.admit().act(), caller.admit().wait()), (Act::LOOK, 1_500));
    caller.now += 10_000;
    let step = caller.admit();
    assert_eq!(step.act(), Act::LOOK, "a look that failed is made again");
    assert!(step.wait() >= 1_000, "after a while");
}

// nats-server#7302
#[test]
fn an_id_is_trusted_from_its_first_send_on_and_not_from_the_last() {
    let short = Policy { dedup: 10_000, settle: 1_000, ..OPEN }.checked();
    for (situation, act, why) in
        [(Situation::DEDUP, Act::GIVE_UP, Why::WINDOW), (Situation::DEDUP | LOOK, Act::LOOK, Why::NONE)]
    {
        let mut caller = Caller::new(short, situation);
        let first = caller.now;
        let mut sent = first;
        let step = loop {
            if caller.admit().act() == Act::SEND {
                sent = caller.now;
            }
            caller.now += 100;
            let step = caller.failed(Kind::TIMEOUT);
            caller.now += step.wait();
            if step.act() != Act::REPEAT {
                break step;
            }
        };
        assert_eq!((step.act(), step.why()), (act, why));
        let age = sent - first;
        assert!(age < 9_000, "sent {age} ms after the first, and it may be stored a second later");
    }
}

#[test]
fn a_gate_that_holds_a_request_up_does_not_carry_it_out_of_the_window() {
    let short = Policy { dedup: 10_000, settle: 1_000, ..OPEN }.checked();
    let mut caller = Caller::new(short, Situation::DEDUP | Situation::PATIENT);
    caller.fails(Kind::TIMEOUT);
    caller.gate.hold(&short, 30_000, caller.now);
    let step = caller.admit();
    assert_eq!(step.act(), Act::REPEAT);
    caller.now += step.wait();
    assert_eq!(caller.admit().why(), Why::WINDOW);
}

#[test]
fn a_budget_that_is_waited_for_does_not_carry_a_request_out_of_the_window() {
    // 128 tokens take 131 s, and the id is remembered for 120 s.
    let poor = Policy { start: 128, shut_at: 0, ..MANY }.checked();
    let mut caller = Caller::new(poor, Situation::DEDUP | Situation::PATIENT);
    assert_eq!(caller.fails(Kind::TIMEOUT).act(), Act::REPEAT);
    let step = caller.fails(Kind::TIMEOUT);
    assert_eq!((step.act(), step.why(), step.doubt()), (Act::GIVE_UP, Why::BUDGET, true), "at once: {step}");
    let mut caller = Caller::new(poor, Situation::GUARDED | Situation::PATIENT);
    caller.fails(Kind::TIMEOUT);
    assert_eq!(caller.fails(Kind::TIMEOUT).wait(), 128 * 1024, "who needs no id waits");
}

// murmur#141, nats-server#2921
#[test]
fn a_duplicate_of_nothing_but_refusals_is_not_believed() {
    let duplicate = Verdict::of(Kind::OUT_OF_SEQUENCE).with_effect(Effect::APPLIED);
    let mut caller = Caller::new(OPEN, Situation::DEDUP | LOOK);
    caller.fails(Kind::THROTTLED); // the server keeps the id of a message that it refused
    caller.admit();
    assert_eq!(caller.hinted(duplicate, 0).act(), Act::LOOK);
    caller.request.looked(Found::ABSENT);
    assert_eq!(caller.admit().act(), Act::SEND);
    for first in [None, Some(Kind::TIMEOUT)] {
        let mut caller = Caller::new(OPEN, Situation::DEDUP | LOOK);
        first.map(|kind| caller.fails(kind));
        caller.admit();
        assert_eq!(caller.hinted(duplicate, 0).act(), Act::DONE, "after {first:?} it is our own");
    }
}

#[test]
fn a_duplicate_is_a_success() {
    let mut caller = Caller::new(OPEN, Situation::PLAIN);
    caller.admit();
    let step = caller.hinted(Verdict::of(Kind::OUT_OF_SEQUENCE).with_effect(Effect::APPLIED), 0);
    assert_eq!((step.act(), step.doubt()), (Act::DONE, false));
}

#[test]
fn half_a_transaction_is_never_repeated() {
    let inside = Situation::IN_TRANSACTION;
    let redo = inside | Situation::CAN_REDO;
    for lost in [Lost::TRANSACTION, Lost::LINK, Lost::SESSION, Lost::HANDLE, Lost::NODE] {
        for advice in [Advice::RETRY_NOW, Advice::BACKOFF, Advice::REFRESH, Advice::RECONNECT] {
            let gone = Verdict::of(Kind::NOT_LEADER).with_advice(advice).with_lost(lost);
            for situation in [inside, inside | Situation::IDEMPOTENT, inside | Situation::GUARDED] {
                let step = Caller::new(OPEN, situation).hinted(gone, 0);
                assert_eq!((step.act(), step.why()), (Act::GIVE_UP, Why::ANSWER), "{situation:?}");
            }
            let step = Caller::new(OPEN, redo).hinted(gone, 0);
            assert_eq!((step.act(), step.lost()), (Act::REDO, lost));
        }
    }
    let busy = Verdict::of(Kind::BUSY).with_lost(Lost::STATEMENT);
    assert_eq!(
        Caller::new(OPEN, inside).hinted(busy, 0).act(),
        Act::REPEAT,
        "the transaction is still there"
    );
}

#[test]
fn a_commit_in_doubt_is_looked_for_before_it_is_run_again() {
    let redo = Situation::IN_TRANSACTION | Situation::CAN_REDO;
    let lost = Verdict::of(Kind::LEADERSHIP_LOST).with_lost(Lost::SESSION);
    let step = Caller::new(OPEN, redo).hinted(lost, 0);
    assert_eq!((step.act(), step.why(), step.doubt()), (Act::GIVE_UP, Why::IN_DOUBT, true));
    let mut caller = Caller::new(OPEN, redo | LOOK);
    let step = caller.hinted(lost, 0);
    assert_eq!((step.act(), step.lost()), (Act::LOOK, Lost::SESSION));
    caller.request.looked(Found::ABSENT);
    assert_eq!(caller.admit().act(), Act::REDO);
    assert_eq!(caller.admit().act(), Act::SEND);
}

#[test]
fn a_conflict_after_a_doubt_can_be_with_oneself() {
    let mut caller = Caller::new(OPEN, Situation::GUARDED | Situation::CAN_REDO | LOOK);
    assert_eq!(caller.fails(Kind::CONFLICT).act(), Act::REDO, "without a doubt it is with another");
    caller.again();
    caller.fails(Kind::TIMEOUT);
    assert_eq!(caller.fails(Kind::CONFLICT).act(), Act::LOOK);
}

#[test]
fn who_has_used_up_all_sends_still_looks() {
    let mut caller = Caller::new(Policy { attempts: 1, ..OPEN }.checked(), LOOK);
    assert_eq!(caller.fails(Kind::TIMEOUT).act(), Act::LOOK);
    caller.request.looked(Found::ABSENT);
    let step = caller.admit();
    assert_eq!(
        (step.why(), step.doubt()),
        (Why::ATTEMPTS, false),
        "the user is told that it failed, for sure"
    );
}

#[test]
fn a_dropped_send_may_have_been_applied() {
    let mut caller = Caller::new(OPEN, Situation::PLAIN);
    caller.admit();
    caller.request.dropped(&OPEN, None, caller.now, 0);
    assert!(caller.request.doubt());
    assert_eq!(caller.admit().why(), Why::IN_DOUBT);
}
