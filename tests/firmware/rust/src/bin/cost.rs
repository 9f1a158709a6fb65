//! What derrno costs in instructions and in stack: raw ticks for the host to make a table of.
//!
//! Sends numbers of 32 bits: [`LOOP`] and [`CALLS`]; ticks of a loop of so many instructions; ticks of
//! so many calls of a function that does nothing, of `classify`, of encoding a frame, of pushing to a
//! journal; bytes of stack below the caller of `classify`.

#![no_std]
#![no_main]

use core::hint::black_box;
use core::mem::MaybeUninit;

use derrno::log::{Journal, Record, frame};
use derrno::{Code, Domain, Kind};
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

fn classify(native: i32) {
    black_box(derrno::zookeeper::classify(native - 200));
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
fn stack(work: fn(i32)) -> u32 {
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
    black_box(work)(black_box(-101));
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

#[entry]
fn main() -> ! {
    start_clock();
    // SAFETY: as in `push`.
    unsafe { (*(&raw const JOURNAL)).assume_init_ref() }.clear();
    let (known, nothing) = (time(known), calls(nothing));
    let (classified, encoded, pushed) = (calls(classify), calls(encode), calls(push));
    for number in [LOOP, CALLS as u32, known, nothing, classified, encoded, pushed, stack(classify)] {
        host(&number.to_le_bytes());
    }
    done()
}
