//! The answer: one 32-bit word with kind, advice, effect, severity, origin and what is lost.

use crate::kind::Kind;
use crate::vocabulary::{Advice, Effect, Lost, Origin, Severity, Situation};

/// What derrno says about a code, in one 32-bit word. All-zero is "ok".
///
/// | bits | field |
/// | --- | --- |
/// | 0..7 | [`Kind`] |
/// | 8..11 | [`Advice`] |
/// | 12..13 | [`Effect`] |
/// | 14..15 | [`Severity`] |
/// | 16..19 | [`Origin`] |
/// | 20..22 | [`Lost`] |
/// | 23..30 | reserved, 0 |
/// | 31 | unlisted: the code is not in the table, the other fields are the domain's fallback |
///
/// The layout and the numbers are frozen: they are ABI and wire format.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Verdict(u32);

impl Verdict {
    /// Nothing failed: the all-zero word.
    pub const OK: Verdict = Verdict(0);

    const UNLISTED: u32 = 1 << 31;

    /// The verdict with the defaults of `kind` and an unknown origin.
    #[must_use]
    pub const fn of(kind: Kind) -> Verdict {
        let (advice, effect, severity, lost) = kind.defaults();
        Verdict(kind.0 as u32).with_advice(advice).with_effect(effect).with_severity(severity).with_lost(lost)
    }

    /// The same verdict with another advice.
    #[must_use]
    pub const fn with_advice(self, advice: Advice) -> Verdict {
        self.replace(8, Advice::MASK, advice.number())
    }

    /// The same verdict with another effect.
    #[must_use]
    pub const fn with_effect(self, effect: Effect) -> Verdict {
        self.replace(12, Effect::MASK, effect.number())
    }

    /// The same verdict with another severity.
    #[must_use]
    pub const fn with_severity(self, severity: Severity) -> Verdict {
        self.replace(14, Severity::MASK, severity.number())
    }

    /// The same verdict with another origin.
    #[must_use]
    pub const fn with_origin(self, origin: Origin) -> Verdict {
        self.replace(16, Origin::MASK, origin.number())
    }

    /// The same verdict with another loss.
    #[must_use]
    pub const fn with_lost(self, lost: Lost) -> Verdict {
        self.replace(20, Lost::MASK, lost.number())
    }

    /// The same verdict, marked as a guess for a code that is not in the table.
    #[must_use]
    pub const fn unlisted(self) -> Verdict {
        Verdict(self.0 | Verdict::UNLISTED)
    }

    const fn replace(self, shift: u32, mask: u8, value: u8) -> Verdict {
        Verdict(self.0 & !((mask as u32) << shift) | (value as u32) << shift)
    }

    /// The word as stored and sent.
    #[must_use]
    pub const fn bits(self) -> u32 {
        self.0
    }

    /// The verdict with this word. Every word is valid; reserved bits are kept and ignored.
    #[must_use]
    pub const fn from_bits(bits: u32) -> Verdict {
        Verdict(bits)
    }

    /// What happened.
    #[must_use]
    pub const fn kind(self) -> Kind {
        Kind(self.0 as u8)
    }

    /// What the caller should do.
    #[must_use]
    pub const fn advice(self) -> Advice {
        Advice::from_number((self.0 >> 8) as u8)
    }

    /// Whether a mutating request was applied.
    #[must_use]
    pub const fn effect(self) -> Effect {
        Effect::from_number((self.0 >> 12) as u8)
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(self) -> Severity {
        Severity::from_number((self.0 >> 14) as u8)
    }

    /// Who says so.
    #[must_use]
    pub const fn origin(self) -> Origin {
        Origin::from_number((self.0 >> 16) as u8)
    }

    /// What is gone with the error and must be replaced before the next try.
    #[must_use]
    pub const fn lost(self) -> Lost {
        Lost::from_number((self.0 >> 20) as u8)
    }

    /// Whether the code is missing from the table, so that the rest is the domain's fallback.
    #[must_use]
    pub const fn is_unlisted(self) -> bool {
        self.0 & Verdict::UNLISTED != 0
    }

    /// Whether the request surely never left the machine. The origin alone does not say so: most timeouts are the
    /// client's own.
    pub(crate) const fn stayed_here(self) -> bool {
        let fields = Verdict(0)
            .with_origin(Origin::from_number(Origin::MASK))
            .with_effect(Effect::from_number(Effect::MASK))
            .0;
        self.0 & fields == Verdict(0).with_origin(Origin::CLIENT).with_effect(Effect::NOT_APPLIED).0
    }

    /// Whether nothing failed.
    #[must_use]
    pub const fn is_ok(self) -> bool {
        self.0 & (Verdict::UNLISTED | 0xff) == 0
    }

    /// Whether the same request may be sent again without changing it.
    ///
    /// True when
    /// - the advice is `retry_now`, `backoff`, `refresh` or `reconnect`,
    /// - and the request surely did not take effect, or is [`IDEMPOTENT`](Situation::IDEMPOTENT),
    /// - and not [`IN_TRANSACTION`](Situation::IN_TRANSACTION) while the transaction is gone (`lost` is
    ///   `transaction` or more). Then the first half of the transaction is gone, and the request alone would
    ///   commit the second half: run the whole transaction again, see [`may_redo`](Verdict::may_redo).
    ///
    /// An unlisted code answers no.
    ///
    /// ```
    /// use derrno::Situation;
    /// let lost = derrno::zookeeper::classify(-4); // CONNECTIONLOSS: may have been applied
    /// assert!(!lost.may_retry(Situation::PLAIN));
    /// assert!(lost.may_retry(Situation::IDEMPOTENT));
    /// ```
    #[must_use]
    pub const fn may_retry(self, situation: Situation) -> bool {
        self.is_retriable() && self.is_repeatable(situation) && !self.ends_transaction(situation)
    }

    /// Whether the whole transaction may be run again from its start.
    ///
    /// True when
    /// - the advice is `redo`, or the request was [`IN_TRANSACTION`](Situation::IN_TRANSACTION), its transaction
    ///   is gone (`lost` is `transaction` or more) and the advice is one of those of
    ///   [`may_retry`](Verdict::may_retry),
    /// - and the request surely did not take effect, or the whole transaction is
    ///   [`IDEMPOTENT`](Situation::IDEMPOTENT). A COMMIT that may have been applied is not run again: look first.
    ///
    /// An unlisted code answers no.
    ///
    /// ```
    /// use derrno::{Situation, sqlite};
    /// let stale = sqlite::classify(517); // BUSY_SNAPSHOT: the transaction reads an old snapshot
    /// assert!(stale.may_redo(Situation::IN_TRANSACTION));
    /// assert!(!stale.may_retry(Situation::IN_TRANSACTION));
    /// ```
    #[must_use]
    pub const fn may_redo(self, situation: Situation) -> bool {
        let redo = self.advice().number() == Advice::REDO.number() && !self.is_unlisted();
        (redo || self.is_retriable() && self.ends_transaction(situation)) && self.is_repeatable(situation)
    }

    /// Whether the advice is one that sends the same request again. An unlisted code: no.
    const fn is_retriable(self) -> bool {
        let advice = self.advice().number();
        advice >= Advice::RETRY_NOW.number() && advice <= Advice::RECONNECT.number() && !self.is_unlisted()
    }

    /// Whether a second run does no harm.
    const fn is_repeatable(self, situation: Situation) -> bool {
        self.effect().number() == Effect::NOT_APPLIED.number() || situation.contains(Situation::IDEMPOTENT)
    }

    /// Whether the request was part of a transaction that is gone.
    const fn ends_transaction(self, situation: Situation) -> bool {
        situation.contains(Situation::IN_TRANSACTION) && self.lost().number() >= Lost::TRANSACTION.number()
    }
}

impl core::fmt::Display for Verdict {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let unlisted = if self.is_unlisted() { ", unlisted" } else { "" };
        write!(
            f,
            "{}, {}, {}, {}, {}, {}{unlisted}",
            self.kind(),
            self.advice(),
            self.effect(),
            self.severity(),
            self.origin(),
            self.lost()
        )
    }
}

impl core::fmt::Debug for Verdict {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Verdict({:#010x} {self})", self.0)
    }
}
