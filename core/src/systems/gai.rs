//! getaddrinfo and getnameinfo: what they return, by the numbers of glibc, musl, OpenBSD and Zephyr.
//!
//! Nothing is sent to the service whose name is looked up, so every code is not_applied. [`code`] takes the numbers
//! of BSD, macOS, lwIP and Windows to the same rows; two codes that BSD alone has are derrno's 1001 and 1002.
//!
//! Traps: EAI_SYSTEM says that `errno` has the code. A board at boot, without a network yet, gets EAI_AGAIN or
//! EAI_NONAME for a name that is right. node says ENOTFOUND for EAI_NONAME.

use crate::errno::Platform;
use crate::{Advice, Client, Code, Domain, Effect, Errno, Kind, Origin, Row, Severity, row};

const GLIBC: Client = Client::GAI_STRERROR;
const MUSL: Client = Client::MUSL;

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(-105, "EAI_IDN_ENCODE", Kind::INVALID_ARGUMENT,
        "the name cannot be encoded as an international name; correct it")
        .prints(&[(GLIBC, "Parameter string not correctly encoded")]),
    row(-104, "EAI_INTR", Kind::CANCELLED, "a signal interrupted the wait for lookups; wait again")
        .advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED).errno(Errno::EINTR)
        .prints(&[(GLIBC, "Interrupted by a signal")]),
    row(-103, "EAI_ALLDONE", Kind::OK, "all lookups are done and nothing is left to wait for; nothing to do")
        .prints(&[(GLIBC, "All requests done")]),
    row(-102, "EAI_NOTCANCELED", Kind::BUSY, "the lookup could not be cancelled and goes on; wait for its end")
        .advice(Advice::STOP).prints(&[(GLIBC, "Request not canceled")]),
    row(-101, "EAI_CANCELED", Kind::CANCELLED, "the lookup was cancelled; start it again if it is needed")
        .effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Request canceled")]),
    row(-100, "EAI_INPROGRESS", Kind::BUSY, "the lookup is not done, which is no failure; ask for its outcome later")
        .severity(Severity::INFO).errno(Errno::EINPROGRESS).prints(&[(GLIBC, "Processing request in progress")]),
    row(-12, "EAI_OVERFLOW", Kind::TOO_LARGE, "the buffer for a name is too small; give a larger one")
        .errno(Errno::ERANGE).prints(&[(MUSL, "Overflow")]),
    // Only points to another number.
    row(-11, "EAI_SYSTEM", Kind::UNKNOWN, "a call of the system failed, and errno says which way; classify errno")
        .effect(Effect::NOT_APPLIED).origin(Origin::HOST).prints(&[(GLIBC, "System error"), (MUSL, "System error")]),
    row(-10, "EAI_MEMORY", Kind::EXHAUSTED, "memory ran out; free some, then look up again")
        .origin(Origin::HOST).errno(Errno::ENOMEM)
        .prints(&[(GLIBC, "Memory allocation failure"), (MUSL, "Out of memory")]),
    row(-9, "EAI_ADDRFAMILY", Kind::NOT_FOUND, "the name has no address of the family asked for; ask for any family")
        .origin(Origin::SERVER).prints(&[(GLIBC, "Address family for hostname not supported")]),
    row(-8, "EAI_SERVICE", Kind::NOT_FOUND,
        "the service is not known for this type of socket; give the port as a number")
        .prints(&[(GLIBC, "Servname not supported for ai_socktype"), (MUSL, "Unrecognized service")]),
    row(-7, "EAI_SOCKTYPE", Kind::UNSUPPORTED, "the type of socket is not supported; use another")
        .errno(Errno::ESOCKTNOSUPPORT)
        .prints(&[(GLIBC, "ai_socktype not supported"), (MUSL, "Unrecognized socket type")]),
    row(-6, "EAI_FAMILY", Kind::UNSUPPORTED, "the address family is not supported here; use another")
        .errno(Errno::EAFNOSUPPORT)
        .prints(&[(GLIBC, "ai_family not supported"), (MUSL, "Unrecognized address family or invalid length")]),
    row(-5, "EAI_NODATA", Kind::NOT_FOUND, "the name exists and has no address; check its records")
        .origin(Origin::SERVER).prints(&[(GLIBC, "No address associated with hostname")]),
    // REFUSED or a malformed answer: the same question brings it again.
    row(-4, "EAI_FAIL", Kind::UNAVAILABLE,
        "the name server refused or broke for good; check the server, or ask another")
        .advice(Advice::FIX_CONFIG).origin(Origin::SERVER)
        .prints(&[(GLIBC, "Non-recoverable failure in name resolution"), (MUSL, "Non-recoverable error")]),
    row(-3, "EAI_AGAIN", Kind::UNAVAILABLE, "no name server answered, as before the network is up; look up again later")
        .origin(Origin::SERVER).errno(Errno::EAGAIN)
        .prints(&[(GLIBC, "Temporary failure in name resolution"), (MUSL, "Try again")]),
    row(-2, "EAI_NONAME", Kind::NOT_FOUND, "the name or service is not known; correct the name, or its records")
        .origin(Origin::SERVER)
        .prints(&[(GLIBC, "Name or service not known"), (MUSL, "Name does not resolve")]),
    row(-1, "EAI_BADFLAGS", Kind::INVALID_ARGUMENT, "the flags are invalid; correct them")
        .prints(&[(GLIBC, "Bad value for ai_flags"), (MUSL, "Invalid flags")]),
    row(0, "OK", Kind::OK, "the lookup succeeded; nothing to do"),
    row(1001, "EAI_BADHINTS", Kind::INVALID_ARGUMENT, "the hints are malformed; correct them"),
    row(1002, "EAI_PROTOCOL", Kind::UNSUPPORTED, "the protocol that was found is not known; ask for another")
        .errno(Errno::EPROTONOSUPPORT),
];

/// The numbers of BSD, macOS, Android and RTEMS, then those of lwIP and ESP-IDF; which share none.
#[rustfmt::skip]
const POSITIVE: &[(i32, i32)] = &[
    (1, EAI_ADDRFAMILY), (2, EAI_AGAIN), (3, EAI_BADFLAGS), (4, EAI_FAIL), (5, EAI_FAMILY), (6, EAI_MEMORY),
    (7, EAI_NODATA), (8, EAI_NONAME), (9, EAI_SERVICE), (10, EAI_SOCKTYPE), (11, EAI_SYSTEM), (12, EAI_BADHINTS),
    (13, EAI_PROTOCOL), (14, EAI_OVERFLOW),
    (200, EAI_NONAME), (201, EAI_SERVICE), (202, EAI_FAIL), (203, EAI_MEMORY), (204, EAI_FAMILY),
];

/// The numbers of Windows, where they are codes of Winsock.
#[rustfmt::skip]
const WINDOWS: &[(i32, i32)] = &[
    (8, EAI_MEMORY), (10022, EAI_BADFLAGS), (10044, EAI_SOCKTYPE), (10047, EAI_FAMILY), (10109, EAI_SERVICE),
    (11001, EAI_NONAME), (11002, EAI_AGAIN), (11003, EAI_FAIL), (11004, EAI_NODATA),
];

/// The code of what `getaddrinfo` returned on a platform; `None` for a number without a meaning there, which is no
/// row's.
///
/// Below 0 all platforms agree; above, Windows differs from the others.
///
/// ```
/// use derrno::{errno::Platform, gai};
/// assert_eq!(gai::code(Platform::HERE, -2).unwrap().to_string(), "gai:-2 EAI_NONAME");
/// assert_eq!(gai::code(Platform::DARWIN, 8).unwrap().to_string(), "gai:-2 EAI_NONAME");
/// assert_eq!(gai::code(Platform::WINSOCK, 8).unwrap().to_string(), "gai:-10 EAI_MEMORY");
/// assert_eq!(gai::code(Platform::LINUX, 4711), None);
/// ```
#[must_use]
pub fn code(platform: Platform, number: i32) -> Option<Code> {
    let windows = [Platform::WINDOWS.id(), Platform::WINSOCK.id()].contains(&platform.id());
    let list = if windows { WINDOWS } else { POSITIVE };
    let native = match number {
        -14 => EAI_OVERFLOW, // of OpenBSD
        ..=0 if !classify(number).is_unlisted() => number,
        _ => list.iter().find(|(theirs, _)| *theirs == number)?.1,
    };
    Some(Code::new(DOMAIN, native))
}

pub use crate::codes::gai::*;

crate::domain! {
    number: Domain::GAI.number(), name: Domain::GAI.name(),
    source: "netdb.h of glibc 2.36 and musl 1.2.3; libc 0.2.191 for BSD; lwIP 2.1.3; ws2tcpip.h of mingw-w64 10.0.0",
    origin: Origin::CLIENT, rows: ROWS
}
