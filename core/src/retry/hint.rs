//! Hints of servers, as milliseconds for [`Request::failed`](super::Request::failed): total on any bytes.

/// The server asks not to be tried again.
pub const PUSHBACK: u32 = u32::MAX;

/// The longest wait that can be asked for.
const MOST: u32 = PUSHBACK - 1;

/// The value of the HTTP header `Retry-After`: whole seconds.
///
/// A date gives 0, "no hint", because it takes a wall clock to read; so does everything that is not a number.
///
/// ```
/// use derrno::retry::hint::retry_after;
/// assert_eq!(retry_after(b" 3 "), 3_000);
/// assert_eq!(retry_after(b"Fri, 31 Dec 1999 23:59:59 GMT"), 0);
/// assert_eq!(retry_after(b"99999999999999999999"), u32::MAX - 1); // far beyond any cap: ends the request
/// ```
#[must_use]
pub fn retry_after(value: &[u8]) -> u32 {
    digits(value.trim_ascii()).unwrap_or(0).saturating_mul(1_000).min(MOST)
}

/// The value of gRPC's `grpc-retry-pushback-ms`: milliseconds. Negative or not a number means
/// [`PUSHBACK`], as gRPC has it.
///
/// ```
/// use derrno::retry::hint::{PUSHBACK, grpc_pushback};
/// assert_eq!(grpc_pushback(b"250"), 250);
/// assert_eq!(grpc_pushback(b"-1"), PUSHBACK);
/// ```
#[must_use]
pub fn grpc_pushback(value: &[u8]) -> u32 {
    digits(value).map_or(PUSHBACK, |ms| ms.min(MOST))
}

/// The body of Fauna's HTTP 429. Fauna sends no time, but says which of its limits per second was hit: then
/// their second is the hint. Otherwise 0: its own queues were full.
///
/// ```
/// use derrno::retry::hint::fauna;
/// let body = br#"{"error":{"code":"limit_exceeded"},"stats":{"rate_limits_hit":["read"]}}"#;
/// assert_eq!(fauna(body), 1_000);
/// assert_eq!(fauna(br#"{"error":{"code":"limit_exceeded"},"stats":{"rate_limits_hit":[]}}"#), 0);
/// ```
#[cfg(feature = "fauna")]
#[must_use]
pub fn fauna(body: &[u8]) -> u32 {
    use crate::wire::json;
    let stats = json::whole(body).ok().and_then(|body| json::member(body, "stats"));
    let hit = stats.and_then(|stats| json::member(stats, "rate_limits_hit")).and_then(json::first_element);
    if hit.is_some() { 1_000 } else { 0 }
}

/// The field `pressure` of Fluss's answer to a put, as the four bytes of the protocol read as a
/// little-endian number: the bits of a float from 0 to 1. The hint is 3 s times its square, as Fluss's own
/// writer waits.
///
/// Code 72 means full pressure: `fluss(1_f32.to_bits())`, 3000. Less than nothing and what is not a number
/// give 0.
///
/// ```
/// use derrno::retry::hint::fluss;
/// assert_eq!(fluss(0.5_f32.to_bits()), 750);
/// assert_eq!(fluss(f32::NAN.to_bits()), 0);
/// ```
#[must_use]
pub fn fluss(pressure: u32) -> u32 {
    const ONE: u32 = 127 << 23;
    const INFINITE: u32 = 255 << 23;
    if pressure > INFINITE {
        return 0; // negative, or not a number
    }
    if pressure >= ONE {
        return 3_000;
    }
    // 24 bits of the fraction, moved down by the exponent, as 65536ths.
    let below_one = 127 - (pressure >> 23);
    let fraction = pressure & 0x7f_ffff | 0x80_0000;
    let part = fraction.checked_shr(below_one + 7).unwrap_or(0);
    (((part * part) >> 16) * 3_000) >> 16
}

/// A number of one digit or more, saturating.
fn digits(text: &[u8]) -> Option<u32> {
    if text.is_empty() {
        return None;
    }
    let mut number = 0_u32;
    for byte in text {
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number.saturating_mul(10).saturating_add(u32::from(digit));
    }
    Some(number)
}
