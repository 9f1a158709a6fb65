//! Properties that a walk cannot show: the others, P1 to P9 and P11, are checked at each of its steps
//! (tests/fuzz/src/retry.rs).

use derrno::retry::{Budget, Class, FEW, Gate, MANY, Request, Why};
use derrno::{Kind, Situation, Verdict};
use derrno_tests::random::Random;

#[test]
fn p9_repeats_are_paid_by_the_start_by_successes_and_by_time() {
    let kinds = [Kind::BUSY, Kind::UNAVAILABLE, Kind::TIMEOUT, Kind::NO_LEADER, Kind::THROTTLED];
    let mut random = Random(9);
    for run in 0..300 {
        let policy = if run % 2 == 0 { MANY } else { FEW };
        let (mut budget, mut now) = (Budget::NEW, random.next());
        let (mut earned, mut paid, mut elapsed) = (u64::from(policy.start), 0_u64, 0_u64);
        for _ in 0..2_000 {
            let ms = random.below(1_000);
            (now, elapsed) = (now.wrapping_add(ms), elapsed + u64::from(ms));
            let mut request = Request::new(now, u32::MAX, Situation::IDEMPOTENT);
            if random.below(6) < run % 6 {
                request.succeeded(&policy, None, &mut budget, now, random.next());
                earned += u64::from(policy.earn);
                continue;
            }
            let kind = kinds[random.roll(kinds.len())];
            let step = request.failed(&policy, None, &mut budget, Verdict::of(kind), 0, now, random.next());
            if step.why() == Why::NONE {
                let unsure = kind == Kind::TIMEOUT;
                let price =
                    if unsure { policy.price_unsure } else { policy.price[kind.manner().class() as usize] };
                paid += u64::from(price);
            }
            assert!(paid <= earned + elapsed / 1024 + 1, "run {run}: {paid} of {earned} after {elapsed} ms");
        }
        assert!(paid > 0, "run {run}: nothing was repeated");
    }
}

#[test]
fn p10_all_zero_is_new() {
    assert_eq!(Gate::NEW.to_bytes(), [0; 8]);
    assert_eq!(Budget::NEW.to_bytes(), [0; 8]);
    assert_eq!(Request::default().to_bytes(), [0; 16]);
    let (mut zero, mut new) = (Request::default(), Request::new(0, u32::MAX, Situation::PLAIN));
    for (now, kind) in
        [(5, Kind::BUSY), (1 << 31, Kind::UNAVAILABLE), (u32::MAX, Kind::TIMEOUT), (9, Kind::BUSY)]
    {
        let steps = [&mut zero, &mut new].map(|request| {
            let sent = request.admit(&MANY, None, now, 0);
            (sent, request.left(now), request.failed(&MANY, None, None, Verdict::of(kind), 0, now, now))
        });
        assert_eq!(steps[0], steps[1], "{kind} at {now}");
    }
}

/// How far waits are from lying evenly between two limits, after Kolmogorov and Smirnov: the largest difference of
/// the two distributions by the square root of the number. More than 1.95 comes by chance in one of 1000 series.
fn distance(waits: &[u32], least: u32, most: u32) -> f64 {
    let mut times = vec![0_u32; (most - least) as usize + 1];
    waits.iter().for_each(|wait| times[(wait - least) as usize] += 1);
    let (mut seen, mut far) = (0, 0.0_f64);
    for (i, times_here) in times.iter().enumerate() {
        seen += times_here;
        let should = (i + 1) as f64 / times.len() as f64;
        far = far.max((f64::from(seen) / waits.len() as f64 - should).abs());
    }
    far * (waits.len() as f64).sqrt()
}

#[test]
fn p12_a_million_waits_lie_evenly_in_their_window() {
    const SERIES: usize = 1_000_000;
    let mut random = Random(12);
    for (kind, class) in [
        (Kind::BUSY, Class::Contend),
        (Kind::UNAVAILABLE, Class::Link),
        (Kind::NO_LEADER, Class::Elect),
        (Kind::THROTTLED, Class::Load),
    ] {
        let i = class as usize;
        for sent in [1, 3, 255] {
            let most = u32::from(MANY.base[i]) << (sent - 1).min(MANY.doublings[i]);
            let least = most * u32::from(MANY.floor[i]) / 256;
            let waits: Vec<u32> = (0..SERIES).map(|_| MANY.backoff(kind, sent, random.next())).collect();
            let far = distance(&waits, least, most);
            assert!(far < 1.95, "{kind}, send {sent}: {far}");
            // At the cap, too, they are not all the same: the variance is that of the window.
            let mean = waits.iter().map(|wait| f64::from(*wait)).sum::<f64>() / SERIES as f64;
            let variance =
                waits.iter().map(|wait| (f64::from(*wait) - mean).powi(2)).sum::<f64>() / SERIES as f64;
            let should = f64::from(most - least + 1).powi(2) / 12.0;
            assert!((variance / should - 1.0).abs() < 0.03, "{kind}, send {sent}: {variance}, not {should}");
        }
    }
}

#[test]
fn p12_the_measure_finds_what_others_do() {
    let mut random = Random(13);
    let mut series = |wait: fn(u32, u32) -> u32| {
        (0..100_000).map(|_| wait(random.below(6_401), random.below(6_401))).collect::<Vec<_>>()
    };
    assert!(distance(&series(|a, _| a), 0, 6_400) < 1.95);
    assert!(distance(&series(|a, _| (2 * a).min(6_400)), 0, 6_400) > 50.0, "the cap after the jitter");
    assert!(distance(&series(|a, b| a.midpoint(b)), 0, 6_400) > 30.0, "jitter of jitter");
    assert!(distance(&series(|a, _| a / 1_000 * 1_000), 0, 6_400) > 5.0, "whole seconds");
}
