//! errno and getaddrinfo by the numbers of a platform.

use core::ffi::c_int;

use derrno::errno::Platform;
use derrno::gai;

use crate::code::{derrno_code, found};

/// The platform of a number; 0 is the one that the library was built for.
fn platform(number: u8) -> Option<Platform> {
    if number == 0 { Some(Platform::HERE) } else { Platform::by_number(number) }
}

/// The code that a platform (DERRNO_PLATFORM_HERE, DERRNO_PLATFORM_NEWLIB, ...) has under a number of errno,
/// which other platforms number otherwise. Stores it, in the domain DERRNO_DOMAIN_ERRNO and without a context,
/// and returns 1; returns 0, and stores nothing, for a number that has no symbol there, and for an unknown
/// platform. A call that returns its error below 0 gives the number without its sign.
///
/// # Safety
/// `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_errno_code(platform: u8, number: i32, out: *mut derrno_code) -> c_int {
    let code = self::platform(platform).and_then(|platform| platform.code(number));
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(code, out) }
}

/// The number of errno that a code of DERRNO_DOMAIN_ERRNO has on a platform; -1 for a code of another domain, for
/// one that has no number there, and for an unknown platform.
#[unsafe(no_mangle)]
pub extern "C" fn derrno_errno_number(platform: u8, code: derrno_code) -> i32 {
    let code = code.code();
    self::platform(platform).and_then(|platform| platform.number(code)).unwrap_or(-1)
}

/// The code of what getaddrinfo() returned on a platform: as derrno_errno_code(), in DERRNO_DOMAIN_GAI.
///
/// # Safety
/// `out` is NULL or points to a writable code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn derrno_gai_code(platform: u8, number: i32, out: *mut derrno_code) -> c_int {
    let code = self::platform(platform).and_then(|platform| gai::code(platform, number));
    // SAFETY: what `found` wants of `out` is this function's own condition.
    unsafe { found(code, out) }
}
