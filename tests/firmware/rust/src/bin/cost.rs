//! What derrno costs in instructions and in stack: raw ticks for the host to make a table of.
//!
//! Sends numbers of 32 bits: [`LOOP`] and [`CALLS`]; ticks of a loop of that many instructions; ticks of
//! that many calls of a function that does nothing, of encoding a frame, of pushing to a journal; bytes of
//! stack below the caller of `classify`; ticks of that many lookups that end at once, that are a load, of each
//! domain, and of any; then of the retry engine: ticks of that many decisions about each kind after a doubt, of
//! deciding nothing, and bytes of stack of a decision.

#![no_std]
#![no_main]

use core::hint::black_box;
use core::mem::MaybeUninit;
use core::sync::atomic::{AtomicU32, Ordering::Relaxed};

use derrno::log::{Journal, Record, frame};
use derrno::retry::{Budget, Gate, MANY, Policy, Request};
use derrno::{Code, Domain, Kind, Situation, Verdict};
use derrno_firmware::board::{start_clock, ticks};
use derrno_firmware::{done, entry, host};

const LOOP: u32 = 400_000;
const CALLS: i32 = 1000;
const PAINT: u32 = 0x5a5a_5a5a;

/// Runs exactly [`LOOP`] instructions, two to a round.
fn known() {
    // SAFETY: counts a register down and touches nothing else.
    unsafe {
        #[cfg(target_arch = "arm")]
        core::arch::asm!("2:", "subs {n}, #1", "bne 2b", n = inout(reg) LOOP / 2 => _);
        #[cfg(target_arch = "riscv32")]
        core::arch::asm!("2:", "addi {n}, {n}, -1", "bnez {n}, 2b", n = inout(reg) LOOP / 2 => _);
    }
}

fn time(work: impl FnOnce()) -> u32 {
    let start = ticks();
    work();
    ticks().wrapping_sub(start)
}

fn calls(work: fn(i32)) -> u32 {
    time(|| (0..CALLS).for_each(|i| black_box(work)(black_box(i))))
}

fn nothing(_: i32) {}

/// What is looked up: codes of a domain in turn, each second one so changed that it is unlisted.
fn codes(domain: Domain) -> impl Iterator<Item = Code> {
    let natives = domain.table().into_iter().flat_map(|table| table.rows()).map(|row| row.native());
    let both = natives.flat_map(|native| [native, native ^ 1 << 20]);
    both.cycle().take(CALLS as usize).map(move |native| Code::new(domain, native))
}

/// Ticks of a lookup of each code.
fn lookups(codes: impl Iterator<Item = Code>, classify: fn(Domain, i32) -> Verdict) -> u32 {
    let mut all = [Code::new(Domain::SQLITE, 0); CALLS as usize];
    all.iter_mut().zip(codes).for_each(|(place, code)| *place = code);
    let classify = black_box(classify);
    time(|| all.iter().for_each(|code| _ = black_box(classify(code.domain(), code.native()))))
}

/// A lookup that ends at once.
fn no_lookup(_: Domain, _: i32) -> Verdict {
    Verdict::OK
}

/// The lookups, each in a function of its own, whose listing the test reads.
macro_rules! domains {
    ($($domain:ident)*) => {
        $(#[inline(never)]
        fn $domain(_: Domain, native: i32) -> Verdict {
            derrno::$domain::classify(native)
        })*
        const DOMAINS: &[(Domain, fn(Domain, i32) -> Verdict)] = &[$((derrno::$domain::DOMAIN, $domain)),*];
    };
}
domains!(zookeeper jetstream nats fluss raft nats_status dqlite sqlite);

/// What the compiler cannot know, because `main` gives it away.
static WORDS: [AtomicU32; 256] = [const { AtomicU32::new(0) }; 256];

/// The least a lookup can cost: a clamped load from an array.
#[inline(never)]
fn floor(_: Domain, native: i32) -> Verdict {
    Verdict::from_bits(WORDS[native.cast_unsigned().min(255) as usize].load(Relaxed))
}

#[inline(never)]
fn any(domain: Domain, native: i32) -> Verdict {
    derrno::classify(domain, native)
}

/// A record with a time, each time of another code.
fn record(i: i32) -> Record {
    Record::new(Code::new(Domain::ZOOKEEPER, -101 - i)).at(100_000)
}

fn encode(i: i32) {
    let mut buffer = [0; frame::MAX_FRAME];
    black_box(frame::encode(&record(i), &mut buffer).is_some());
    black_box(&buffer);
}

/// How far down the stack a function writes.
#[inline(never)]
fn stack(work: fn(Domain, i32) -> Verdict, native: i32) -> u32 {
    let sp: usize;
    // SAFETY: reads the stack pointer.
    unsafe {
        #[cfg(target_arch = "arm")]
        core::arch::asm!("mov {}, sp", out(reg) sp);
        #[cfg(target_arch = "riscv32")]
        core::arch::asm!("mv {}, sp", out(reg) sp);
    }
    let word = |i: usize| (sp - 4 * i) as *mut u32;
    for i in 1..=256 {
        // SAFETY: below the stack pointer, in the same stack, nothing lives; no interrupt is on.
        unsafe { word(i).write_volatile(PAINT) }
    }
    black_box(black_box(work)(Domain::ZOOKEEPER, black_box(native)));
    // SAFETY: the words painted above.
    (1..=256).rev().find(|i| unsafe { word(*i).read_volatile() } != PAINT).unwrap_or(0) as u32 * 4
}

#[unsafe(link_section = ".uninit.journal")]
static mut JOURNAL: MaybeUninit<Journal<8>> = MaybeUninit::uninit();

fn push(i: i32) {
    // SAFETY: every bit pattern is a valid journal, and nothing else reaches this one.
    let journal = unsafe { (*(&raw const JOURNAL)).assume_init_ref() };
    journal.push(&record(i), Kind::NOT_FOUND);
}

/// What a decision needs, where its caller's stack is not.
static mut STATES: (Request, Gate, Budget) = (Request::new(0, 60_000, CREATE), Gate::NEW, Budget::NEW);
const CREATE: Situation = Situation::GUARDED.with(Situation::CAN_LOOK);
const POLICY: Policy = Policy { start: 60_000, ..MANY }.checked();
/// Decisions about a kind.
const DECISIONS: u32 = 100;

/// Decides about a kind; the request is in doubt from its second failure on.
#[inline(never)]
fn decide(_: Domain, native: i32) -> Verdict {
    // SAFETY: this program has one thread, and its interrupts do not come here.
    let (request, gate, budget) = unsafe { &mut *(&raw mut STATES) };
    let verdict = Verdict::from_bits(native.cast_unsigned());
    let step = request.failed(&POLICY, gate, budget, verdict, 0, 4_711, native.cast_unsigned());
    Verdict::from_bits((step.bits() >> 32) as u32)
}

fn decisions(kind: u8, decide: fn(Domain, i32) -> Verdict) -> u32 {
    // SAFETY: as in `decide`.
    unsafe { STATES = (Request::new(0, 60_000, CREATE), Gate::NEW, Budget::NEW) };
    decide(Domain::SQLITE, Verdict::of(Kind::TIMEOUT).bits().cast_signed());
    let word = Verdict::of(Kind::from_number(kind)).bits().cast_signed();
    let decide = black_box(decide);
    time(|| (0..DECISIONS).for_each(|_| _ = black_box(decide(Domain::SQLITE, black_box(word)))))
}

#[entry]
fn main() -> ! {
    start_clock();
    black_box(&WORDS);
    // SAFETY: as in `push`.
    unsafe { (*(&raw const JOURNAL)).assume_init_ref() }.clear();
    let numbers = [
        LOOP,
        CALLS as u32,
        time(known),
        calls(nothing),
        calls(encode),
        calls(push),
        stack(zookeeper, -101),
        lookups(codes(Domain::SQLITE), no_lookup),
        lookups(codes(Domain::SQLITE), floor),
    ];
    let send = |number: u32| host(&number.to_le_bytes());
    numbers.into_iter().for_each(send);
    DOMAINS.iter().for_each(|(domain, classify)| send(lookups(codes(*domain), *classify)));
    let all = || DOMAINS.iter().map(|(domain, _)| codes(*domain));
    send(lookups((0..).flat_map(|i| all().filter_map(move |mut codes| codes.nth(i))), any));
    send(DECISIONS);
    send(decisions(0, no_lookup));
    send(stack(decide, Verdict::of(Kind::TIMEOUT).bits().cast_signed()));
    send(Kind::COUNT.into());
    (0..Kind::COUNT).for_each(|kind| send(decisions(kind, decide)));
    done()
}
