//! All of the retry engine: admit, failed, succeeded, dropped, looked, hold, with a gate, a budget and a policy.
#![no_std]
#![no_main]
use core::hint::black_box;
use derrno::retry::{Budget, FEW, Found, Gate, Request};
use derrno::{Situation, Verdict};
derrno_firmware::measured!(|native| {
    // Nothing is known of any word, nor of a state between two calls: so each call is there as a whole.
    let any = || black_box(native as u32);
    let (mut gate, mut budget) = black_box((Gate::NEW, Budget::NEW));
    let mut request = black_box(Request::new(any(), any(), Situation::from_bits(any() as u8)));
    let mut step = request.admit(&FEW, &mut gate, any(), any()).bits();
    black_box((&mut request, &mut gate, &mut budget));
    step ^= request.failed(&FEW, &mut gate, &mut budget, Verdict::from_bits(any()), any(), any(), any()).bits();
    black_box((&mut request, &mut gate, &mut budget));
    step ^= request.succeeded(&FEW, &mut gate, &mut budget, any(), any()).bits();
    black_box((&mut request, &mut gate, &mut budget));
    request.dropped(&FEW, &mut gate, any(), any());
    black_box((&mut request, &mut gate, &mut budget));
    request.looked(Found::from_number(any() as u8));
    gate.hold(&FEW, any(), any());
    black_box((&mut request, &mut gate, &mut budget));
    (step >> 32) as u32 ^ step as u32
});
