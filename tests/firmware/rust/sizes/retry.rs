//! All of the retry engine: admit, failed, succeeded, dropped, looked, hold, with a gate, a budget and a policy.
#![no_std]
#![no_main]
use derrno::retry::{Budget, FEW, Found, Gate, Request};
use derrno::{Situation, Verdict};
derrno_firmware::measured!(|native| {
    let word = native as u32;
    let (mut gate, mut budget) = core::hint::black_box((Gate::NEW, Budget::NEW));
    let mut request = core::hint::black_box(Request::new(word, 5_000, Situation::from_bits(native as u8)));
    let mut step = request.admit(&FEW, &mut gate, word, word).bits();
    step ^= request.failed(&FEW, &mut gate, &mut budget, Verdict::from_bits(word), word, word, word).bits();
    step ^= request.succeeded(&FEW, &mut gate, &mut budget, word, word).bits();
    request.dropped(&FEW, &mut gate, word, word);
    request.looked(Found::from_number(native as u8));
    gate.hold(&FEW, word, word);
    core::hint::black_box((&mut gate, &mut budget, &mut request));
    (step >> 32) as u32 ^ step as u32
});
