//! The other end of the serial port of rust/src/bin/peer.rs: a server and a network that lose and delay, and the
//! clock. It goes on when a message comes, and by nothing else.

use std::io::{Read as _, Write as _};
use std::process::{Child, ChildStdin, ChildStdout};

use derrno::Situation;
use derrno::retry::{Act, Step};
use derrno_tests::random::Random;

use crate::board::BOARDS;

/// How long a client waits for an answer, and how late a request can be.
const TIMEOUT: u32 = 300;
const LATE: u32 = 2_500;
/// How long the server remembers an id: that of the policies.
const REMEMBERED: u32 = 120_000;
const WRITES: u32 = 400;

/// What came of all writes.
#[derive(Debug, Default, PartialEq, Eq)]
struct Count {
    faults: u32,
    writes: u32,
    lost: u32,
    doubled: u32,
    told_wrong: u32,
    in_doubt: u32,
    sends: u32,
}

struct Peer {
    to_board: ChildStdin,
    from_board: ChildStdout,
    random: Random,
    now: u32,
    situation: Situation,
    effects: u32,
    stored: Option<u32>,
    /// When requests arrive that are still on their way.
    late: Vec<u32>,
    /// The send whose answer comes before the next one.
    late_answer: Option<u32>,
    count: Count,
}

impl Peer {
    fn message(&mut self) -> (u8, u32, u32) {
        let mut bytes = [0; 9];
        self.from_board.read_exact(&mut bytes).expect("the board says what it does");
        let number = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"));
        (bytes[0], number(1), number(5))
    }

    fn answer(&mut self, letter: u8, number: u32) {
        let ([a, b, c, d], [e, f, g, h]) = (self.now.to_le_bytes(), number.to_le_bytes());
        self.to_board.write_all(&[letter, a, b, c, d, e, f, g, h]).expect("the board listens");
    }

    /// A request arrives at this time: the letter of its answer.
    fn arrives(&mut self, at: u32) -> u8 {
        let known = self.stored.is_some_and(|stored| {
            self.situation.contains(Situation::GUARDED)
                || self.situation.contains(Situation::DEDUP) && at - stored < REMEMBERED
        });
        if known {
            return if self.situation.contains(Situation::GUARDED) { b'x' } else { b'o' };
        }
        self.effects += 1;
        self.stored = Some(at);
        b'o'
    }

    fn pass(&mut self, ms: u32) {
        self.now += ms;
        let mut due: Vec<u32> = self.late.extract_if(.., |at| *at <= self.now).collect();
        due.sort_unstable();
        for at in due {
            self.arrives(at);
        }
    }

    /// The board sends.
    fn put(&mut self, number: u32) {
        if let Some(earlier) = self.late_answer.take() {
            self.answer(b'o', earlier);
        }
        let luck = self.random.below(100);
        self.count.faults += u32::from(luck < 40);
        self.pass(1);
        let letter = match luck {
            0..8 => b'b',
            8..40 => {
                match luck {
                    8..16 => {} // the request is lost
                    16..28 => {
                        let at = self.now + self.random.below(LATE);
                        self.late.push(at);
                    }
                    _ => {
                        self.arrives(self.now); // the answer is lost, or late
                        self.late_answer = (luck < 34).then_some(number);
                    }
                }
                self.pass(TIMEOUT);
                b't'
            }
            _ => self.arrives(self.now),
        };
        self.answer(letter, number);
    }

    /// The user is told; everything on its way arrives.
    fn told(&mut self, step: Step, sends: u32) {
        self.pass(2 * LATE);
        let count = &mut self.count;
        count.writes += 1;
        count.sends += sends;
        count.doubled += u32::from(self.effects > 1);
        let applied = self.effects > 0;
        match step.act() {
            Act::DONE => count.lost += u32::from(!applied),
            _ if step.doubt() => count.in_doubt += 1,
            _ => count.told_wrong += u32::from(applied),
        }
    }

    /// Returns the next situation, or the end.
    fn next(&mut self) {
        let situations = [
            Situation::CAN_LOOK,
            Situation::GUARDED | Situation::CAN_LOOK,
            Situation::DEDUP,
            Situation::PLAIN,
        ];
        self.situation = situations[self.count.writes as usize % situations.len()];
        (self.effects, self.stored, self.late_answer) = (0, None, None);
        let letter = if self.count.writes < WRITES { b'n' } else { b'e' };
        self.answer(letter, self.situation.bits().into());
    }

    fn serve(mut self) -> Count {
        let mut begun = false;
        while !begun || self.count.writes < WRITES {
            match self.message() {
                (b'p', number, _) => self.put(number),
                (b's', ms, _) => {
                    self.pass(ms);
                    self.answer(b'w', 0);
                }
                (b'l', ..) => {
                    self.pass(1);
                    let letter = match self.random.below(10) {
                        0 => b't',
                        _ if self.effects > 0 => b'1',
                        _ => b'0',
                    };
                    self.answer(letter, 0);
                }
                (b'd', high, sends) => {
                    if begun {
                        self.told(Step::from_bits(u64::from(high) << 32), sends);
                    }
                    begun = true;
                    self.next();
                }
                other => panic!("the board says {other:?}"),
            }
        }
        self.count
    }
}

#[test]
fn a_board_writes_once_over_a_line_that_loses_and_delays() {
    let mut counts = Vec::new();
    for board in &BOARDS {
        let count = board.talk(&board.build().join("peer"), |board: &mut Child| {
            let peer = Peer {
                to_board: board.stdin.take().expect("piped"),
                from_board: board.stdout.take().expect("piped"),
                random: Random(11),
                now: u32::MAX / 2 - 100_000, // half of all ticks is passed on the way
                situation: Situation::PLAIN,
                effects: 0,
                stored: None,
                late: Vec::new(),
                late_answer: None,
                count: Count::default(),
            };
            peer.serve()
        });
        println!("{}: {count:?}", board.machine);
        assert_eq!((count.lost, count.doubled, count.told_wrong), (0, 0, 0), "{}: {count:?}", board.machine);
        assert!(count.faults >= 30 && count.sends > count.writes, "{}: {count:?}", board.machine);
        // Who neither can look nor has an id is left in doubt; nobody else.
        assert!(count.in_doubt > 0 && count.in_doubt < WRITES / 4, "{}: {count:?}", board.machine);
        counts.push(count);
    }
    assert!(counts.iter().all(|count| *count == counts[0]), "all boards decide the same: {counts:?}");
}
