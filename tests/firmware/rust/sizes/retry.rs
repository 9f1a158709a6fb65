//! All of the retry engine, with a gate, a budget and a policy: a function for each call, so that what is in them, and in
//! what they call, is the engine, and `main` the caller.
#![no_std]
#![no_main]
use core::hint::black_box;
use derrno::retry::{Budget, FEW, Found, Gate, Request, Step};
use derrno::{Situation, Verdict};

#[inline(never)]
fn begin(now: u32, timeout: u32, situation: Situation) -> Request {
    Request::new(now, timeout, situation)
}

#[inline(never)]
fn admit(request: &mut Request, gate: &mut Gate, now: u32, random: u32) -> Step {
    request.admit(&FEW, gate, now, random)
}

#[inline(never)]
fn failed(
    request: &mut Request,
    gate: &mut Gate,
    budget: &mut Budget,
    verdict: Verdict,
    hint: u32,
    now: u32,
    random: u32,
) -> Step {
    request.failed(&FEW, gate, budget, verdict, hint, now, random)
}

#[inline(never)]
fn succeeded(request: &mut Request, gate: &mut Gate, budget: &mut Budget, now: u32, random: u32) -> Step {
    request.succeeded(&FEW, gate, budget, now, random)
}

#[inline(never)]
fn dropped(request: &mut Request, gate: &mut Gate, now: u32, random: u32) {
    request.dropped(&FEW, gate, now, random);
}

#[inline(never)]
fn looked(request: &mut Request, found: Found) {
    request.looked(found);
}

#[inline(never)]
fn hold(gate: &mut Gate, ms: u32, now: u32) {
    gate.hold(&FEW, ms, now);
}

derrno_firmware::measured!(|native| {
    // Nothing is known of any word, nor of a state between two calls.
    let any = || black_box(native as u32);
    let (mut gate, mut budget) = black_box((Gate::NEW, Budget::NEW));
    let mut request = begin(any(), any(), Situation::from_bits(any() as u8));
    let mut step = admit(&mut request, &mut gate, any(), any()).bits();
    black_box((&mut request, &mut gate, &mut budget));
    step ^= failed(&mut request, &mut gate, &mut budget, Verdict::from_bits(any()), any(), any(), any()).bits();
    black_box((&mut request, &mut gate, &mut budget));
    step ^= succeeded(&mut request, &mut gate, &mut budget, any(), any()).bits();
    black_box((&mut request, &mut gate, &mut budget));
    dropped(&mut request, &mut gate, any(), any());
    black_box((&mut request, &mut gate, &mut budget));
    looked(&mut request, Found::from_number(any() as u8));
    hold(&mut gate, any(), any());
    black_box((&mut request, &mut gate, &mut budget));
    (step >> 32) as u32 ^ step as u32
});
