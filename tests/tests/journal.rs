//! The journal against a model that keeps everything, and from several threads. What a reset leaves
//! is tested where it can be cut: core/src/log/journal/tests.rs.

use std::collections::{BTreeMap, VecDeque};

use critical_section::Mutex;
use derrno::log::{Journal, Record, Resumed};
use derrno::{Code, Domain, Kind};
use derrno_tests::random::Random;

/// What a journal must be, without a limit on anything.
#[derive(Default)]
struct Model {
    kept: VecDeque<Record>,
    kinds: BTreeMap<u8, u64>,
    taken: u64,
    dropped: u64,
}

impl Model {
    fn push(&mut self, record: Record, kind: Kind, capacity: usize) {
        *self.kinds.entry(kind.number().min(Kind::COUNT)).or_default() += u64::from(record.count());
        if let Some(newest) = self.kept.back_mut().filter(|newest| newest.code() == record.code())
            && let Some(count) = newest.count().checked_add(record.count())
        {
            *newest = record.times(count);
            return;
        }
        self.kept.push_back(record);
        if self.kept.len() > capacity {
            self.dropped += u64::from(self.kept.pop_front().expect("it is not empty").count());
        }
    }

    fn pop(&mut self) -> Option<Record> {
        let record = self.kept.pop_front();
        self.taken += u64::from(record.map_or(0, |record| record.count()));
        record
    }
}

/// A counter as the journal shows it.
fn shown(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX).min(Journal::<1>::MOST)
}

fn follows_the_model<const N: usize>(most: u32) {
    let mut random = Random(N as u64);
    let (journal, mut model) = (Journal::<N>::new(), Model::default());
    for step in 0..20_000 {
        let kind = Kind::from_number(random.below(45) as u8);
        match random.below(10) {
            0 => assert_eq!(journal.pop(), model.pop()),
            7 => {
                let drained: Vec<Record> = std::iter::from_fn(|| model.pop()).take(2).collect();
                assert_eq!(journal.drain::<2>().as_slice(), drained);
            }
            1 => assert_eq!(journal.resume(), Resumed::Kept(model.kept.len())),
            _ => {
                // Few codes, so that some come again; any count, time and arguments.
                let code = Code::new(Domain::RAFT, random.below(3) as i32).in_context(random.below(2) as u16);
                let any = random.record();
                let record = Record::new(code).times(random.below(most));
                let record = any.args().first().map_or(record, |word| record.with([*word]));
                let record = any.time().map_or(record, |time| record.at(time));
                journal.push(&record, kind);
                model.push(record, kind, N);
            }
        }
        assert!(journal.records().eq(model.kept.iter().copied()), "step {step}");
        assert_eq!((journal.len(), journal.is_empty()), (model.kept.len(), model.kept.is_empty()));
        let kept: u64 = model.kept.iter().map(|record| u64::from(record.count())).sum();
        assert_eq!(journal.total(), shown(model.taken + model.dropped + kept), "step {step}");
        assert_eq!(journal.dropped(), shown(model.dropped));
        let count = model.kinds.get(&kind.number().min(Kind::COUNT)).copied().unwrap_or(0);
        assert_eq!(journal.count(kind), shown(count));
    }
}

#[test]
fn it_keeps_the_newest_and_counts_the_rest() {
    follows_the_model::<1>(3);
    follows_the_model::<2>(3);
    follows_the_model::<7>(100);
}

#[test]
fn its_counters_stop_at_their_most_and_never_turn_over() {
    // 2000 pushes of up to 30000 reach the most; counts near 2^32 reach it at once.
    follows_the_model::<3>(30_000);
    let journal = Journal::<2>::new();
    for i in 0..10 {
        journal.push(&Record::new(Code::new(Domain::RAFT, i % 2)).times(u32::MAX), Kind::BUSY);
    }
    let most = Journal::<2>::MOST;
    assert_eq!((journal.total(), journal.dropped(), journal.count(Kind::BUSY)), (most, most, most));
    assert_eq!(journal.resume(), Resumed::Kept(2));
    assert_eq!((journal.total(), journal.dropped(), journal.count(Kind::BUSY)), (most, most, most));
}

#[test]
fn a_repeat_takes_the_time_and_arguments_of_the_last() {
    let journal = Journal::<4>::new();
    let code = Code::new(Domain::ZOOKEEPER, -4);
    journal.push(&Record::new(code).at(1).with([1, 2]), Kind::CONNECTION_LOST);
    journal.push(&Record::new(code).at(9).with([3]), Kind::CONNECTION_LOST);
    journal.push(&Record::new(code.in_context(1)), Kind::CONNECTION_LOST);
    let folded = Record::new(code).at(9).with([3]).times(2);
    assert!(journal.records().eq([folded, Record::new(code.in_context(1))]));
    // A count that would not fit begins a new record.
    journal.push(&Record::new(code.in_context(1)).times(u32::MAX), Kind::CONNECTION_LOST);
    assert_eq!(journal.len(), 3);
}

#[test]
fn it_can_be_cleared_and_takes_36_bytes_a_record() {
    let small = Journal::<2>::new();
    small.push(&Record::new(Code::new(Domain::RAFT, 1)), Kind::BUSY);
    assert_eq!(small.resume(), Resumed::Kept(1));
    small.clear();
    assert_eq!((small.resume(), small.total(), small.count(Kind::BUSY)), (Resumed::Kept(0), 0, 0));
    assert_eq!(size_of::<Journal<32>>(), size_of::<Journal<16>>() + 16 * 36, "36 bytes a record");
    assert_eq!(size_of::<Journal<16>>(), 212 + 16 * 36, "and 212 for the journal");
}

#[test]
fn threads_share_it_in_a_critical_section_and_nothing_is_lost() {
    static JOURNAL: Mutex<Journal<8>> = Mutex::new(Journal::new());
    const EACH: u32 = 20_000;
    let mut seen = 0_u32;
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..3)
            .map(|thread| {
                scope.spawn(move || {
                    for i in 0..EACH {
                        let record = Record::new(Code::new(Domain::RAFT, thread)).at(i).with([i; 4]);
                        critical_section::with(|cs| JOURNAL.borrow(cs).push(&record, Kind::BUSY));
                    }
                })
            })
            .collect();
        let mut running = true;
        while running {
            running = threads.iter().any(|thread| !thread.is_finished());
            while let Some(record) = critical_section::with(|cs| JOURNAL.borrow(cs).pop()) {
                let time = record.time().expect("each has a time");
                assert_eq!(record.args(), [time; 4], "no record is torn");
                seen += record.count();
            }
        }
    });
    critical_section::with(|cs| {
        let journal = JOURNAL.borrow(cs);
        assert_eq!((journal.total(), journal.count(Kind::BUSY)), (3 * EACH, 3 * EACH));
        assert_eq!(seen + journal.dropped(), 3 * EACH);
    });
}
