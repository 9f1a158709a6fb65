//! A reset between any two stores. Here and not in tests/, because a test must stand between them.

use std::boxed::Box;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::vec::Vec;

use super::{Journal, Resumed, Word};
use crate::{Code, Domain, Kind, log::Record};

std::thread_local! {
    /// How many stores there is power for.
    static POWER: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// Called before each store: without power the program goes no further.
pub(super) fn power() {
    let left = POWER.get();
    if left == 0 {
        resume_unwind(Box::new("reset"));
    }
    POWER.set(left - 1);
}

/// Runs with power for `stores` stores; `true` if that was enough.
fn powered(stores: usize, run: impl FnOnce()) -> bool {
    POWER.set(stores);
    let done = catch_unwind(AssertUnwindSafe(run)).is_ok();
    POWER.set(usize::MAX);
    done
}

/// All words, as memory keeps them.
fn words<const N: usize>(journal: &Journal<N>) -> Vec<&Cell<u32>> {
    let head = [&journal.magic, &journal.layout];
    let counters = [&journal.ends, &journal.taken, &journal.dropped].into_iter().chain(&journal.kinds);
    let slots = [&journal.extra].into_iter().chain(&journal.slots);
    let words: Vec<_> = head
        .into_iter()
        .chain(counters.map(|word| &word.0))
        .chain(slots.flat_map(|slot| slot.0.iter()))
        .collect();
    assert_eq!(words.len() * 4, size_of::<Journal<N>>(), "no word is forgotten, no padding");
    words
}

fn copy<const N: usize>(journal: &Journal<N>) -> Journal<N> {
    let copy = Journal::new();
    for (to, from) in words(&copy).iter().zip(words(journal)) {
        to.set(from.get());
    }
    copy
}

fn random(state: &mut u32) -> u32 {
    *state = state.wrapping_mul(0x0001_9660d).wrapping_add(0x3c6e_f35f);
    *state >> 8
}

/// A record of one of three codes, so that folding is common.
fn record(state: &mut u32) -> Record {
    let code = Code::new(Domain::ZOOKEEPER, -(random(state) as i32 % 3));
    let record = Record::new(code).times(1 + random(state) % 3).with([random(state)]);
    if random(state).is_multiple_of(2) { record.at(random(state)) } else { record }
}

fn pushed<const N: usize>(journal: &Journal<N>) -> u32 {
    journal.kinds.iter().map(Word::get).sum()
}

/// What a reset must leave: the records before or after, whole; and counters that add up.
fn check<const N: usize>(before: &Journal<N>, after: &Journal<N>, torn: &Journal<N>) {
    let kept: Vec<Record> = torn.records().collect();
    assert_eq!(torn.resume(), Resumed::Kept(kept.len()), "a second reset changes nothing");
    assert!(kept.iter().copied().eq(before.records()) || kept.iter().copied().eq(after.records()));
    assert!([pushed(before), pushed(after)].contains(&pushed(torn)));
    assert_eq!(torn.total(), pushed(torn), "what was pushed is kept, taken or dropped");
    assert!(torn.taken.get() == before.taken.get() || torn.taken.get() == after.taken.get());
    assert!(torn.dropped() >= before.dropped(), "a drop is never forgotten");
    assert!(
        torn.dropped()
            <= after.dropped() + pushed(after) - pushed(before) + after.taken.get() - before.taken.get()
    );
}

fn reset_at_every_store<const N: usize>() {
    let mut state = N as u32;
    let journal = Journal::<N>::new();
    let mut cuts = 0;
    for _ in 0..3_000 {
        let next = record(&mut state);
        let pops = random(&mut state).is_multiple_of(4);
        let run = |journal: &Journal<N>| {
            if pops {
                journal.pop();
            } else {
                journal.push(&next, Kind::TIMEOUT);
            }
        };
        let before = copy(&journal);
        run(&journal);
        for stores in 0.. {
            let torn = copy(&before);
            let done = powered(stores, || run(&torn));
            // The reset after the reset: within `resume`, at every store too.
            for stores in 0.. {
                let torn = copy(&torn);
                let resumed = powered(stores, || assert!(matches!(torn.resume(), Resumed::Kept(_))));
                assert!(matches!(torn.resume(), Resumed::Kept(_)));
                check(&before, &journal, &torn);
                cuts += 1;
                if resumed {
                    break;
                }
            }
            if done {
                break;
            }
        }
    }
    assert!(cuts > 50_000, "{cuts} cuts");
}

#[test]
fn a_reset_at_any_store_loses_at_most_the_record_being_pushed() {
    reset_at_every_store::<1>();
    reset_at_every_store::<2>();
    reset_at_every_store::<5>();
}

#[test]
fn a_reset_while_it_is_made_empty_leaves_it_empty() {
    let journal = Journal::<3>::new();
    journal.push(&record(&mut 1), Kind::TIMEOUT);
    for stores in 0.. {
        let torn = copy(&journal);
        let done = powered(stores, || torn.clear());
        match torn.resume() {
            Resumed::Kept(1) => assert_eq!(stores, 0),
            Resumed::Kept(n) => assert_eq!((n, done), (0, true)),
            Resumed::Empty => assert!(!done),
        }
        if done {
            break;
        }
    }
}

#[test]
fn memory_that_holds_anything_is_made_empty_and_every_flipped_bit_is_noticed() {
    let mut state = 9;
    for _ in 0..20_000 {
        let journal = Journal::<4>::new();
        for word in words(&journal) {
            word.set(random(&mut state) << 16 ^ random(&mut state));
        }
        // Nothing that is called before `resume` panics, whatever the memory holds.
        journal.push(&record(&mut state), Kind::from_number(random(&mut state) as u8));
        let _ = (journal.pop(), journal.len(), journal.total());
        assert_eq!(journal.resume(), Resumed::Empty);
        assert_eq!((journal.len(), journal.total(), journal.dropped()), (0, 0, 0));
    }

    let journal = Journal::<4>::new();
    for i in 0..7 {
        journal.push(&Record::new(Code::new(Domain::RAFT, i)).at(i as u32), Kind::BUSY);
    }
    journal.pop();
    let kept: Vec<Record> = journal.records().collect();
    for bit in 0..words(&journal).len() * 32 {
        let damaged = copy(&journal);
        let word = words(&damaged)[bit / 32];
        word.set(word.get() ^ 1 << (bit % 32));
        match damaged.resume() {
            Resumed::Empty => assert_eq!((damaged.len(), damaged.total()), (0, 0)),
            Resumed::Kept(n) => {
                assert!(n + 1 >= kept.len(), "one record at most");
                assert!(damaged.records().all(|record| kept.contains(&record)), "none is changed");
                assert_eq!(damaged.total(), 7, "and the lost one is counted");
            }
        }
    }
}
