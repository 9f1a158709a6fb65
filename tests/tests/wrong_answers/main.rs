//! Answers that were wrong once and hurt somebody: one test for each, named after what went wrong.

mod dqlite;
mod fauna;
mod fluss;
mod nats;
mod zookeeper;

use derrno::{Advice, Code, Effect, Kind, Situation, Verdict};

/// The verdict of a code as it is printed, such as `fluss:33`.
fn verdict(code: &str) -> Verdict {
    code.parse::<Code>().unwrap_or_else(|e| panic!("{code}: {e:?}")).verdict()
}

/// The verdict says this, and no plain request is sent again with it.
fn in_doubt(code: Code, kind: Kind) {
    let verdict = code.verdict();
    assert_eq!((verdict.kind(), verdict.effect()), (kind, Effect::MAYBE_APPLIED), "{code}");
    assert!(!verdict.may_retry(Situation::PLAIN) && !verdict.may_redo(Situation::PLAIN), "{code}");
}

/// The verdict says that the request was refused and nothing changed.
fn refused(code: Code, kind: Kind, advice: Advice) {
    let verdict = code.verdict();
    let ours = (verdict.kind(), verdict.advice(), verdict.effect());
    assert_eq!(ours, (kind, advice, Effect::NOT_APPLIED), "{code}");
}

/// The sentence of a code has these words.
fn says(code: Code, words: &[&str]) {
    let message = code.message().unwrap_or_else(|| panic!("{code} has no sentence"));
    for word in words {
        assert!(message.contains(word), "{code}: `{message}` does not say `{word}`");
    }
}
