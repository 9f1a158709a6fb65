//! The accessors of a verdict and of a step as functions, for those who load the library at run time.
//!
//! The header has each of them as a `static inline` function of the same name, which costs no call; a program
//! that includes it never needs these. The text of the inline ones is in ffi/header/accessors.h.

use derrno::retry::Step;
use derrno::{Situation, Verdict};

use crate::code::derrno_verdict;
use crate::retry::derrno_step;

macro_rules! accessors {
    ($word:ident as $of:ident: $($(#[$doc:meta])* $name:ident -> $type:ty { $read:expr })*) => { $(
        $(#[$doc])*
        #[unsafe(no_mangle)]
        pub extern "C" fn $name(word: $word) -> $type {
            let read: fn($of) -> $type = $read;
            read($of::from_bits(word))
        }
    )* };
}

accessors! { derrno_verdict as Verdict:
    /// What happened.
    derrno_kind -> u8 { |verdict| verdict.kind().number() }
    /// What the caller should do.
    derrno_advice -> u8 { |verdict| verdict.advice().number() }
    /// Whether a mutating request was applied.
    derrno_effect -> u8 { |verdict| verdict.effect().number() }
    /// How bad it is.
    derrno_severity -> u8 { |verdict| verdict.severity().number() }
    /// Who says so.
    derrno_origin -> u8 { |verdict| verdict.origin().number() }
    /// What is gone with the error.
    derrno_lost -> u8 { |verdict| verdict.lost().number() }
    /// Whether the code is not in the table.
    derrno_is_unlisted -> bool { Verdict::is_unlisted }
    /// Whether nothing failed.
    derrno_is_ok -> bool { Verdict::is_ok }
}

accessors! { derrno_step as Step:
    /// What to do.
    derrno_step_act -> u8 { |step| step.act().number() }
    /// Why it was given up.
    derrno_step_why -> u8 { |step| step.why().number() }
    /// How long to wait first, in milliseconds.
    derrno_step_wait -> u32 { Step::wait }
    /// Of a request that was given up: how long nobody should come, in milliseconds.
    derrno_step_asked -> u32 { Step::asked }
    /// Whether the request may have been applied.
    derrno_step_doubt -> bool { Step::doubt }
    /// What is gone and must be replaced before the next try.
    derrno_step_lost -> u8 { |step| step.lost().number() }
}

/// The situation of C's flags: those above the eighth bit are not known yet, and ignored.
fn situation(flags: u32) -> Situation {
    Situation::from_bits(flags as u8)
}

/// Whether the same request may be sent again, in a situation.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_may_retry(verdict: derrno_verdict, situation: u32) -> bool {
    Verdict::from_bits(verdict).may_retry(self::situation(situation))
}

/// Whether the whole transaction may be run again from its start, in a situation.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_may_redo(verdict: derrno_verdict, situation: u32) -> bool {
    Verdict::from_bits(verdict).may_redo(self::situation(situation))
}
