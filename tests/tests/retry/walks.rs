//! Any calls in any order keep what is promised: a bounded walk here, a long one by `make fuzz`.

use derrno_tests::random::Random;
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, proptest};

use crate::walk::{What, World, walk};

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_short_walk_keeps_what_is_promised_and_is_the_same_at_any_time(bytes in vec(any::<u8>(), 0..4_000)) {
        walk(&bytes, 0, |_, _| {});
    }
}

/// Steps of the long walk: DERRNO_STEPS, or enough for a test.
fn steps() -> u64 {
    std::env::var("DERRNO_STEPS").map_or(2_000_000, |steps| steps.parse().expect("DERRNO_STEPS is a number"))
}

#[test]
fn a_long_walk_keeps_what_is_promised() {
    let seed = std::env::var("DERRNO_SEED").map_or(1, |seed| seed.parse().expect("DERRNO_SEED is a number"));
    let (mut random, mut world) = (Random(seed), World::new());
    let mut acts = [0_u64; 16];
    for _ in 0..steps() {
        let call = world.call(&mut || random.next(), 0);
        if matches!(call.what, What::Admit | What::Failed) {
            acts[usize::from(call.step.act().number())] += 1;
        }
    }
    println!(
        "{} steps from seed {seed}; done, give_up, repeat, refresh, reconnect, redo, look, send: {acts:?}",
        steps()
    );
    assert!(acts[..8].iter().all(|times| *times > steps() / 10_000), "every act is met: {acts:?}");
}
