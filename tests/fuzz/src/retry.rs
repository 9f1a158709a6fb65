//! A walk of the retry engine: any calls in any order, by any clock, under any policy, and what must hold of
//! each. For the fuzzer, the property tests, and the traces that the engines in C and Python go again.

use derrno::retry::{Act, Budget, Found, Gate, MANY, Policy, Request, Step, Why};
use derrno::{Advice, Effect, Kind, Lost, Situation, Verdict};

pub const REQUESTS: usize = 4;
pub const GATES: usize = 3;

/// A call, and what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Call {
    pub what: What,
    pub request: usize,
    /// The last gate stands for none.
    pub gate: usize,
    pub budgeted: bool,
    /// The word of the verdict, the situation, or what a look found.
    pub word: u32,
    /// The hint, the timeout, or how long to hold.
    pub ms: u32,
    pub now: u32,
    pub random: u32,
    pub step: Step,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum What {
    Init,
    Admit,
    Failed,
    Succeeded,
    Dropped,
    Looked,
    Hold,
    /// The policy is another from here on, and all states are fresh.
    Policy,
}

/// What is asked of the engine, and what the caller knows by itself.
pub struct World {
    pub policy: Policy,
    pub requests: [Request; REQUESTS],
    pub gates: [Gate; GATES],
    pub budget: Budget,
    now: u32,
    known: [Known; REQUESTS],
}

/// What a caller remembers of a request.
#[derive(Clone, Copy, Default)]
struct Known {
    doubt: bool,
    out: bool,
    look: bool,
    done: bool,
    /// At or before the first send that may have been stored, where `doubt` is.
    first: u32,
    sends: u32,
}

fn number(next: &mut impl FnMut() -> u32) -> u32 {
    let word = next();
    // Often small, now and then anything.
    match word & 7 {
        0 => 0,
        1 => next(),
        2 => u32::MAX - (word >> 28),
        3 => word >> 20,
        _ => word >> 16,
    }
}

/// Any policy that is valid, and now and then one that is not.
fn policy(next: &mut impl FnMut() -> u32) -> Policy {
    let words: [u32; 10] = std::array::from_fn(|_| next());
    let wild = Policy {
        base: [words[0] as u16 | 1, (words[0] >> 16) as u16 | 1, words[1] as u16 | 1, 100],
        doublings: (words[2] & 0x0f0f_0f0f).to_le_bytes(),
        floor: words[3].to_le_bytes(),
        price: words[4].to_le_bytes(),
        price_unsure: words[5] as u8,
        earn: (words[5] >> 8) as u8,
        attempts: (words[5] >> 16) as u8 & (words[5] >> 24) as u8,
        always: Situation::from_bits(
            (words[1] >> 16) as u8 & (words[1] >> 24) as u8 & Situation::PATIENT.bits(),
        ),
        start: words[6] as u16,
        most: words[6] as u16 | (words[6] >> 16) as u16,
        dedup: words[7] >> (words[7] & 15),
        settle: words[8] >> (words[8] & 31),
        hint_cap: words[9] >> 10,
        spread: (words[2] >> 16) as u16 & 0xf0f,
        lease: words[9] as u16 & 0xfff,
        open: words[8] as u16 & 0x3ff,
        open_doublings: (words[9] & 3) as u8,
        shut_at: (words[7] >> 24) as u8,
    };
    match words[0] & 7 {
        0 => Policy {
            hint_cap: words[9],
            open_doublings: words[8] as u8,
            doublings: words[3].to_le_bytes(),
            ..wild
        },
        1..4 => wild,
        _ => Policy { attempts: wild.attempts, always: wild.always, ..MANY },
    }
}

fn verdict(next: &mut impl FnMut() -> u32) -> Verdict {
    let word = next();
    let kind = Kind::from_number((word >> 8) as u8 % (Kind::COUNT + 1));
    match word & 7 {
        0 => Verdict::from_bits(next()),
        1 => Verdict::of(kind).unlisted(),
        2 => Verdict::of(kind).with_effect(Effect::from_number((word >> 16) as u8)),
        3 => Verdict::of(kind).with_lost(Lost::from_number((word >> 16) as u8)),
        4 => Verdict::of(kind).with_advice(Advice::from_number((word >> 16) as u8)),
        _ => Verdict::of(kind),
    }
}

impl World {
    pub fn new() -> World {
        World {
            policy: MANY,
            requests: [Request::default(); REQUESTS],
            gates: [Gate::NEW; GATES],
            budget: Budget::NEW,
            now: 0,
            known: [Known::default(); REQUESTS],
        }
    }

    /// One call that `next` chooses, with all times shifted by `shift`. Checks what must hold.
    pub fn call(&mut self, next: &mut impl FnMut() -> u32, shift: u32) -> Call {
        let choice = next();
        self.now = match choice >> 24 {
            0 => next(),                                         // any time at all
            1..4 => self.now.wrapping_sub(choice >> 8 & 0xffff), // back
            4..16 => self.now.wrapping_add(next() >> 8),
            _ => self.now.wrapping_add(number(next) & 0x3ff),
        };
        let now = self.now.wrapping_add(shift);
        let i = choice as usize >> 4 & (REQUESTS - 1);
        let what = match choice & 15 {
            0 if choice >> 8 & 0x3f == 0 => What::Policy,
            0 => What::Init,
            1..7 => What::Admit,
            7..12 if self.known[i].out || choice >> 8 & 7 == 0 => What::Failed,
            12 if self.known[i].out || choice >> 8 & 7 == 0 => What::Succeeded,
            13 => What::Dropped,
            14 if choice >> 8 & 15 == 0 => What::Hold,
            7.. => What::Looked,
        };
        let gate = (choice as usize >> 6) % GATES;
        let mut call = Call {
            what,
            request: i,
            gate,
            budgeted: choice >> 12 & 7 != 0,
            word: 0,
            ms: 0,
            now,
            random: next(),
            step: Step::from_bits(0),
        };
        let patient = |request: &Request, policy: &Policy| {
            (request.situation() | policy.always).contains(Situation::PATIENT)
        };
        match what {
            What::Policy => *self = World { policy: policy(next), now: self.now, ..World::new() },
            What::Init => {
                call.ms = number(next);
                call.word = next() & 0xff;
                self.requests[i] = Request::new(now, call.ms, Situation::from_bits(call.word as u8));
                self.known[i] = Known { first: now, ..Known::default() };
            }
            What::Hold => {
                call.ms = number(next);
                self.gates[gate].hold(&self.policy, call.ms, now);
            }
            What::Looked => {
                call.word = next() & 3;
                let owed = self.known[i].look;
                let found = Found::from_number(call.word as u8);
                self.requests[i].looked(found);
                let known = &mut self.known[i];
                if owed && (found == Found::THERE || found == Found::ABSENT) {
                    *known = Known {
                        doubt: false,
                        look: false,
                        done: known.done || found == Found::THERE,
                        ..*known
                    };
                }
            }
            What::Dropped => {
                let given = (gate + 1 < GATES).then_some(&mut self.gates[gate]);
                self.requests[i].dropped(&self.policy, given, now, call.random);
                self.known[i].doubt |= self.known[i].out;
                self.known[i].out = false;
            }
            What::Admit => {
                let shut = if gate + 1 < GATES { self.gates[gate].left(&self.policy, now) } else { 0 };
                let given = (gate + 1 < GATES).then_some(&mut self.gates[gate]);
                call.step = self.requests[i].admit(&self.policy, given, now, call.random);
                self.admitted(&call, shut, patient(&self.requests[i], &self.policy));
            }
            What::Failed => {
                let verdict = verdict(next);
                call.word = verdict.bits();
                call.ms = if choice >> 16 & 3 == 0 { number(next) } else { 0 };
                let before = self.budget.tokens(&self.policy, now);
                let given = (gate + 1 < GATES).then_some(&mut self.gates[gate]);
                let budget = call.budgeted.then_some(&mut self.budget);
                call.step =
                    self.requests[i].failed(&self.policy, given, budget, verdict, call.ms, now, call.random);
                self.has_failed(&call, verdict, before, patient(&self.requests[i], &self.policy));
            }
            What::Succeeded => {
                let given = (gate + 1 < GATES).then_some(&mut self.gates[gate]);
                let budget = call.budgeted.then_some(&mut self.budget);
                call.step = self.requests[i].succeeded(&self.policy, given, budget, now, call.random);
                assert_eq!(call.step.act(), Act::DONE, "{call:?}");
                self.known[i] = Known { done: true, doubt: false, look: false, out: false, ..self.known[i] };
            }
        }
        self.always(&call);
        call
    }

    /// What holds after every call.
    fn always(&self, call: &Call) {
        let World { policy, requests, known, .. } = self;
        let (request, known, step) = (&requests[call.request], &known[call.request], call.step);
        // P5: a doubt never goes but by a look that finds nothing, or the end.
        assert_eq!(request.doubt(), known.doubt, "{call:?}");
        // P2: nobody waits to the deadline or past it.
        assert!(step.wait() == 0 || step.wait() < request.left(call.now), "{call:?}");
        // P7: no gate is shut for longer than can be set.
        let longest = (u32::from(policy.open) << policy.open_doublings.min(15)).min(1 << 22);
        let longest = (longest + longest / 2).max(policy.lease.into()).max(policy.hint_cap.min(1 << 22));
        assert!(self.gates.iter().all(|gate| gate.left(policy, call.now) <= longest), "{call:?}");
        // P9: the budget stays within its bounds.
        let tokens = self.budget.tokens(policy, call.now);
        assert!(
            (-4096..=i32::from(policy.most).max(policy.start.into())).contains(&tokens),
            "{tokens} {call:?}"
        );
    }

    /// Whether a request in doubt may be sent after this wait.
    fn may_repeat(&self, call: &Call, situation: Situation, wait: u32) -> bool {
        let age = call.now.wrapping_sub(self.known[call.request].first);
        let age = if age > i32::MAX as u32 { 0 } else { age };
        situation.contains(Situation::IDEMPOTENT)
            || situation.contains(Situation::GUARDED)
            || situation.contains(Situation::DEDUP)
                && u64::from(age) + u64::from(wait) + u64::from(self.policy.settle) < self.policy.dedup.into()
    }

    fn admitted(&mut self, call: &Call, shut: u32, patient: bool) {
        let (step, policy) = (call.step, &self.policy);
        let situation = self.requests[call.request].situation() | policy.always;
        let mut known = self.known[call.request];
        if !known.done {
            known.doubt |= known.out;
            known.out = false;
        }
        match step.act() {
            Act::SEND => {
                // P1, P3, P8: no doubt that a repeat could make worse, sends left, and no second probe.
                assert!(!known.doubt || self.may_repeat(call, situation, 0), "{call:?}");
                assert!(policy.attempts == 0 || known.sends < policy.attempts.into(), "{call:?}");
                assert_eq!((shut, known.look, known.done), (0, false, false), "{call:?}");
                if !known.doubt {
                    known.first = call.now;
                }
                known.out = true;
                known.sends = (known.sends + 1).min(255);
            }
            Act::REPEAT => assert!(patient && shut > 0 && step.wait() > 0, "{call:?}"),
            Act::LOOK => {
                assert!(situation.contains(Situation::CAN_LOOK), "{call:?}");
                known.look = true;
            }
            Act::REDO => assert!(situation.contains(Situation::CAN_REDO) && !known.doubt, "{call:?}"),
            Act::DONE => assert!(known.done, "{call:?}"),
            _ => assert!(step.act() == Act::GIVE_UP && step.why() != Why::NONE, "{call:?}"),
        }
        self.known[call.request] = known;
    }

    fn has_failed(&mut self, call: &Call, verdict: Verdict, before: i32, patient: bool) {
        let (step, policy) = (call.step, self.policy);
        let situation = self.requests[call.request].situation() | policy.always;
        let mut known = self.known[call.request];
        if !known.out {
            known.sends = (known.sends + 1).min(255);
        }
        known.out = false;
        let act = step.act();
        if act == Act::DONE {
            assert!(verdict.kind() == Kind::OK || verdict.effect() == Effect::APPLIED, "{call:?}");
            self.known[call.request] = Known { done: true, look: false, doubt: false, ..known };
            return;
        }
        known.doubt |= verdict.effect() != Effect::NOT_APPLIED;
        known.look |= act == Act::LOOK;
        self.known[call.request] = known;
        let again = act == Act::REPEAT || act == Act::REFRESH || act == Act::RECONNECT;
        let advice = verdict.advice().number();
        // P1: in doubt the same request is sent again only where a second run does no harm.
        assert!(!known.doubt || !again || self.may_repeat(call, situation, step.wait()), "{call:?}");
        assert!(!known.doubt || act != Act::REDO || situation.contains(Situation::IDEMPOTENT), "{call:?}");
        assert!(act != Act::LOOK || situation.contains(Situation::CAN_LOOK), "{call:?}");
        assert!(act != Act::REDO || situation.contains(Situation::CAN_REDO), "{call:?}");
        assert!(act != Act::SEND, "{call:?}");
        // A transaction that is gone is not gone on with.
        let gone = situation.contains(Situation::IN_TRANSACTION) && verdict.lost() >= Lost::TRANSACTION;
        assert!(!gone || !again, "{call:?}");
        // P3: no more sends than allowed.
        assert!(policy.attempts == 0 || !again || known.sends < policy.attempts.into(), "{call:?}");
        // P6: unlisted codes and other advice send nothing again.
        assert!(!verdict.is_unlisted() || act == Act::GIVE_UP, "{call:?}");
        assert!((1..=4).contains(&advice) || !again, "{call:?}");
        assert!((1..=5).contains(&advice) || act == Act::GIVE_UP || act == Act::LOOK, "{call:?}");
        assert_eq!(act == Act::GIVE_UP, step.why() != Why::NONE, "{call:?}");
        assert_eq!(step.lost(), verdict.lost(), "{call:?}");
        // P4: no sooner than asked, no later than the cap.
        if act != Act::GIVE_UP {
            assert!(step.wait() >= call.ms && call.ms <= policy.hint_cap, "{call:?}");
            let class = verdict.kind().manner().class() as usize;
            let window = |i: usize| u32::from(policy.base[i]) << policy.doublings[i].min(15);
            let cap = window(class).max(window(0)) + u32::from(policy.spread);
            let most = if call.ms > 0 { call.ms + cap.max(call.ms / 8) } else { cap };
            assert!(patient || act == Act::LOOK || step.wait() <= most, "{call:?}");
        }
        // P9: what is paid is the price, and who gives up pays nothing.
        if call.budgeted {
            let paid = before - self.budget.tokens(&policy, call.now);
            let unsure = verdict.effect() != Effect::NOT_APPLIED;
            let class = verdict.kind().manner().class() as usize;
            let price = i32::from(if unsure { policy.price_unsure } else { policy.price[class] });
            match act {
                Act::GIVE_UP => assert_eq!(paid, 0, "{call:?}"),
                _ if patient => assert!(paid <= price, "{call:?}"),
                _ => assert_eq!(paid, price, "{call:?}"),
            }
            assert!(patient || act == Act::GIVE_UP || before >= price, "{call:?}");
        }
    }
}

/// A call and what it left, or a policy, as tests/c/retry.h reads it.
pub fn record(world: &World, call: &Call) -> [u8; 64] {
    let mut record = [0; 64];
    record[..4].copy_from_slice(&[
        call.what as u8,
        call.request as u8,
        call.gate as u8,
        u8::from(call.budgeted),
    ]);
    let words = |words: &[u32]| words.iter().flat_map(|word| word.to_ne_bytes()).collect::<Vec<u8>>();
    if call.what == What::Policy {
        let policy = &world.policy;
        let mut bytes: Vec<u8> = policy.base.iter().flat_map(|ms| ms.to_ne_bytes()).collect();
        bytes.extend([policy.doublings, policy.floor, policy.price].concat());
        bytes.extend([policy.price_unsure, policy.earn, policy.attempts, policy.always.bits()]);
        bytes.extend([policy.start, policy.most].iter().flat_map(|tokens| tokens.to_ne_bytes()));
        bytes.extend(words(&[policy.dedup, policy.settle, policy.hint_cap]));
        bytes.extend([policy.spread, policy.lease, policy.open].iter().flat_map(|ms| ms.to_ne_bytes()));
        bytes.extend([policy.open_doublings, policy.shut_at]);
        record[16..64].copy_from_slice(&bytes);
        return record;
    }
    record[4..20].copy_from_slice(&words(&[call.word, call.ms, call.now, call.random]));
    record[24..32].copy_from_slice(&call.step.bits().to_ne_bytes());
    record[32..48].copy_from_slice(&world.requests[call.request].to_bytes());
    record[48..56].copy_from_slice(&world.gates[call.gate].to_bytes());
    record[56..64].copy_from_slice(&world.budget.to_bytes());
    record
}

/// A walk by the fuzzer's bytes, twice: once with all times shifted. After the bytes, chance goes on until
/// there are `least` steps. Returns how many it took.
pub fn walk(bytes: &[u8], least: u64, mut see: impl FnMut(&World, &Call)) -> u64 {
    let (shift, bytes) = bytes.split_first_chunk().unwrap_or((&[0; 4], bytes));
    let shift = u32::from_le_bytes(*shift);
    let mut words = bytes.chunks(4).map(|chunk| {
        let mut word = [0; 4];
        word[..chunk.len()].copy_from_slice(chunk);
        u32::from_le_bytes(word)
    });
    let mut chance = u64::from(shift) << 32 | 1;
    let (mut here, mut there) = (World::new(), World::new());
    let mut used = Vec::new();
    let mut steps = 0;
    while words.len() > 0 || steps < least {
        used.clear();
        let call = here.call(
            &mut || {
                used.push(words.next().unwrap_or_else(|| {
                    chance = chance.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(0x1405_7b7e_f767_814f);
                    (chance >> 33) as u32 ^ (chance >> 16) as u32
                }));
                used[used.len() - 1]
            },
            0,
        );
        see(&here, &call);
        let mut again = used.iter().copied();
        // P11: no step depends on the absolute time.
        let shifted = there.call(&mut || again.next().unwrap_or(0), shift);
        assert_eq!(call.step, shifted.step, "shifted by {shift}: {call:?}");
        steps += 1;
    }
    steps
}
