//! A timer interrupt logs to a journal while the main loop drains it: no record is torn, and the
//! counts add up.

#![no_std]
#![no_main]

use core::cell::UnsafeCell;
use core::mem::MaybeUninit;

use derrno::log::{Journal, Record};
use derrno::{Code, Domain, Kind};
use derrno_firmware::board::{start_timer, timer_handled};
use derrno_firmware::{done, entry, print};

struct Shared(UnsafeCell<MaybeUninit<Journal<4>>>);

// SAFETY: reached in a critical section only, by `with_journal`.
unsafe impl Sync for Shared {}

#[unsafe(link_section = ".uninit.journal")]
static SHARED: Shared = Shared(UnsafeCell::new(MaybeUninit::uninit()));

const PUSHED: u32 = 2000;

fn with_journal<T>(work: impl FnOnce(&Journal<4>) -> T) -> T {
    // SAFETY: every bit pattern is a valid journal; no other reference lives in a critical section.
    critical_section::with(|_| work(unsafe { (*SHARED.0.get()).assume_init_ref() }))
}

/// The record that comes as the `n`th; all its words say so.
fn record(n: u32) -> Record {
    Record::new(Code::new(Domain::ZOOKEEPER, n as i32)).at(n).with([n, !n, n, !n])
}

#[cfg_attr(target_arch = "arm", cortex_m_rt::exception)]
#[cfg_attr(target_arch = "riscv32", riscv_rt::core_interrupt(riscv::interrupt::Interrupt::MachineTimer))]
#[allow(non_snake_case)]
fn SysTick() {
    timer_handled();
    with_journal(|journal| {
        let n = journal.total();
        if n < PUSHED {
            journal.push(&record(n), Kind::TIMEOUT);
        }
    });
}

#[entry]
fn main() -> ! {
    with_journal(Journal::clear);
    start_timer();
    let (mut taken, mut next, mut torn) = (0, 0, false);
    while next < PUSHED {
        // Now and then too late for a journal of four.
        for _ in 0..if taken % 64 == 0 { 100_000 } else { 50 } {
            core::hint::black_box(());
        }
        if let Some(found) = with_journal(|journal| journal.pop()) {
            let n = found.time().unwrap_or(u32::MAX);
            torn |= found != record(n) || n < next;
            (taken, next) = (taken + 1, n.wrapping_add(1));
        }
    }
    let (total, dropped, kind) =
        with_journal(|journal| (journal.total(), journal.dropped(), journal.count(Kind::TIMEOUT)));
    print(if torn { "a record is torn\n" } else { "no record is torn\n" });
    print(if total == PUSHED && kind == PUSHED { "all were counted\n" } else { "some were not counted\n" });
    print(if taken + dropped == PUSHED { "the counts add up\n" } else { "the counts do not add up\n" });
    print(if dropped > 0 && taken > 200 {
        "many were taken, some dropped\n"
    } else {
        "too slow, or too fast\n"
    });
    done()
}
