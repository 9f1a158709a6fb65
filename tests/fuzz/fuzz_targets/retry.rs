//! The retry engine in Rust, and that of include/derrno_retry.h beside it, call by call.

#![no_main]

#[path = "../src/retry.rs"]
mod walk;

use std::sync::atomic::{AtomicU64, Ordering};

use walk::{What, record, walk};

type Record = [u8; 64];

/// As the structure of C is aligned.
#[repr(C, align(8))]
struct Aligned(Record);

#[link(name = "derrno_fuzz_retry", kind = "static")]
unsafe extern "C" {
    fn derrno_fuzz_begin(record: *const Aligned);
    fn derrno_fuzz_goes(record: *const Aligned) -> bool;
}

/// The least steps of a walk.
const STEPS: u64 = 1_000;

/// Walks by the bytes, and then by chance, in Rust and in C: all is as promised, and both go the same way.
fn retry(bytes: &[u8]) {
    static WALKED: AtomicU64 = AtomicU64::new(0);
    // SAFETY: NULL is allowed. Only this thread calls C, and the fuzzer has one.
    unsafe { derrno_fuzz_begin(std::ptr::null()) };
    let steps = walk(bytes, STEPS, |world, call| {
        let record = Aligned(record(world, call));
        if call.what == What::Policy {
            // SAFETY: a record of 64 bytes, aligned, alive during the call.
            unsafe { derrno_fuzz_begin(&raw const record) };
        } else {
            // SAFETY: as above; numbers of requests and gates are in range, since the walk chose them.
            let same = unsafe { derrno_fuzz_goes(&raw const record) };
            assert!(same, "C goes another way: {call:?}");
        }
    });
    let before = WALKED.fetch_add(steps, Ordering::Relaxed);
    let (before, after) = (before / 10_000_000, (before + steps) / 10_000_000);
    if before < after {
        println!("retry: {after}0,000,000 steps in Rust and C");
    }
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| retry(bytes));
