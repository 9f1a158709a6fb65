//! Names of the taxonomy's numbers, projections, and versions.

use core::ffi::{c_char, c_int};

use derrno::{Advice, Domain, Effect, Errno, Grpc, Kind, Lost, Origin, Severity, Verdict};

use crate::code::derrno_verdict;
use crate::pointer::{c_str, text};

/// The version of the binary interface. Functions are only added within one.
pub const DERRNO_ABI_VERSION: u32 = 1;

/// The name of a domain, "" for an unknown number.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_domain_name(domain: u16) -> *const c_char {
    c_str(Domain::new(domain).name_with_nul())
}

/// The number of the domain with this name, 0 for NULL and an unknown name.
///
/// # Safety
/// `name` is NULL or a NUL-terminated string.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_domain_by_name(name: *const c_char) -> u16 {
    // SAFETY: what `text` wants of `name` is this function's own condition.
    let domain = unsafe { text(name) }.and_then(Domain::by_name);
    domain.map_or(0, Domain::number)
}

/// Where the rows of a domain come from: upstream's files and versions; "" for an unknown number.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_domain_source(domain: u16) -> *const c_char {
    c_str(Domain::new(domain).table().map_or("\0", |table| table.source_with_nul()))
}

/// The name of a kind, such as "not_found"; "unknown" for a number this version does not know.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_kind_name(kind: u8) -> *const c_char {
    c_str(Kind::from_number(kind).name_with_nul())
}

/// The name of the family a kind belongs to: none, request, access, state, cluster, link, capacity,
/// fault.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_family_name(kind: u8) -> *const c_char {
    c_str(Kind::from_number(kind).family().name_with_nul())
}

/// The name of an advice, such as "backoff"; "unknown" for a number this version does not know.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_advice_name(advice: u8) -> *const c_char {
    c_str(if advice > 15 { "unknown\0" } else { Advice::from_number(advice).name_with_nul() })
}

/// The name of an effect: none, not_applied, maybe_applied, applied; "unknown" for any other number.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_effect_name(effect: u8) -> *const c_char {
    c_str(if effect > 3 { "unknown\0" } else { Effect::from_number(effect).name_with_nul() })
}

/// The name of a severity: info, warning, error, fatal; "unknown" for any other number.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_severity_name(severity: u8) -> *const c_char {
    c_str(if severity > 3 { "unknown\0" } else { Severity::from_number(severity).name_with_nul() })
}

/// The name of an origin, such as "server"; "unknown" for a number this version does not know.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_origin_name(origin: u8) -> *const c_char {
    c_str(if origin > 15 { "unknown\0" } else { Origin::from_number(origin).name_with_nul() })
}

/// The name of what is lost, such as "session"; "unknown" for a number this version does not know.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_lost_name(lost: u8) -> *const c_char {
    c_str(if lost > 7 { "unknown\0" } else { Lost::from_number(lost).name_with_nul() })
}

/// The nearest gRPC status of a verdict, 0 to 16.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_grpc(verdict: derrno_verdict) -> c_int {
    c_int::from(Verdict::from_bits(verdict).kind().grpc().number())
}

/// The name of a gRPC status, such as "NOT_FOUND"; "UNKNOWN" for any other number.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_grpc_name(grpc: c_int) -> *const c_char {
    c_str(Grpc::from_number(u8::try_from(grpc).unwrap_or(u8::MAX)).name_with_nul())
}

/// The nearest HTTP status of a verdict, such as 404.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_http(verdict: derrno_verdict) -> c_int {
    c_int::from(Verdict::from_bits(verdict).kind().http())
}

/// The symbol of an errno that derrno uses, such as "ENOENT"; "EIO" for any other number, "OK" for
/// 0.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_errno_name(posix_errno: c_int) -> *const c_char {
    c_str(Errno::from_number(u8::try_from(posix_errno).unwrap_or(u8::MAX)).name_with_nul())
}

/// The version of the library's binary interface: DERRNO_ABI_VERSION of the header it was built
/// with. Functions are only added within one.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_abi_version() -> u32 {
    DERRNO_ABI_VERSION
}

/// The version of the library, such as "0.1.0".
#[unsafe(no_mangle)]
pub extern "C" fn derrno_version() -> *const c_char {
    c_str(concat!(env!("CARGO_PKG_VERSION"), "\0"))
}
