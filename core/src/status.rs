//! The class of an HTTP-like status: the fallback where nothing better is known.

use crate::kind::Kind;
use crate::verdict::Verdict;
use crate::vocabulary::{Advice, Effect};

/// What the hundred of an HTTP-like status says of a code that is not in the table.
///
/// 100..399 is ok, 400..499 invalid_argument, 500..599 internal; any other number unknown. 408, 440,
/// 499 and 504 are timeouts, 401 and 403 refusals, 404 not_found, 409 conflict, 412 failed_precondition,
/// 413 too_large, 429 throttled, 501 unsupported, 502 and 503 unavailable. The answer is marked unlisted, and never promises "not applied".
#[must_use]
pub const fn class_of(status: u16) -> Verdict {
    match status {
        100..=399 => Verdict::OK.unlisted(),
        401 => const { guess(Kind::UNAUTHENTICATED) },
        403 => const { guess(Kind::PERMISSION_DENIED) },
        404 => const { guess(Kind::NOT_FOUND) },
        408 | 440 | 499 | 504 => const { guess(Kind::TIMEOUT) },
        409 => const { guess(Kind::CONFLICT) },
        412 => const { guess(Kind::FAILED_PRECONDITION) },
        413 => const { guess(Kind::TOO_LARGE) },
        429 => const { guess(Kind::THROTTLED) },
        400..=499 => const { guess(Kind::INVALID_ARGUMENT) },
        501 => const { guess(Kind::UNSUPPORTED) },
        502 | 503 => const { guess(Kind::UNAVAILABLE) },
        500..=599 => const { guess(Kind::INTERNAL) },
        _ => const { guess(Kind::UNKNOWN) },
    }
}

/// A guess gives no advice to change anything or to send again: look first.
const fn guess(kind: Kind) -> Verdict {
    Verdict::of(kind).with_effect(Effect::MAYBE_APPLIED).with_advice(Advice::STOP).unlisted()
}
