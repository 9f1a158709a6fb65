//! Number spaces a kind projects onto: gRPC status and POSIX errno.

/// The text before a closing NUL.
pub(crate) const fn without_nul(text: &'static str) -> &'static str {
    match text.split_at_checked(text.len().wrapping_sub(1)) {
        Some((text, _)) => text,
        None => text,
    }
}

/// A gRPC status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Grpc(u8);

/// A POSIX errno, by its number on Linux.
///
/// The numbers are those of Linux on every architecture but Alpha, MIPS, PA-RISC and SPARC; on
/// another system translate by [`name`](Errno::name).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(transparent)]
pub struct Errno(u8);

macro_rules! names {
    ($type:ident, $unknown:literal, $($number:literal $ident:ident)*) => {
        impl $type {
            $(#[doc = concat!("`", stringify!($ident), "`, number ", stringify!($number), ".")]
            pub const $ident: $type = $type($number);)*

            /// Every value that has a name.
            pub const ALL: &'static [$type] = &[$($type::$ident),*];

            /// The number.
            #[must_use]
            pub const fn number(self) -> u8 {
                self.0
            }

            /// The symbolic name.
            #[must_use]
            pub const fn name(self) -> &'static str {
                without_nul(self.name_with_nul())
            }

            /// The symbolic name with a NUL after it, for C.
            #[must_use]
            pub const fn name_with_nul(self) -> &'static str {
                match self.0 {
                    $($number => concat!(stringify!($ident), "\0"),)*
                    _ => concat!($unknown, "\0"),
                }
            }

            /// The value with this number, known to this build or not.
            #[must_use]
            pub const fn from_number(number: u8) -> $type {
                $type(number)
            }
        }
    };
}

names! { Grpc, "UNKNOWN",
    0 OK 1 CANCELLED 2 UNKNOWN 3 INVALID_ARGUMENT 4 DEADLINE_EXCEEDED 5 NOT_FOUND 6 ALREADY_EXISTS
    7 PERMISSION_DENIED 8 RESOURCE_EXHAUSTED 9 FAILED_PRECONDITION 10 ABORTED 11 OUT_OF_RANGE
    12 UNIMPLEMENTED 13 INTERNAL 14 UNAVAILABLE 15 DATA_LOSS 16 UNAUTHENTICATED
}

names! { Errno, "EIO",
    0 OK 1 EPERM 2 ENOENT 4 EINTR 5 EIO 9 EBADF 11 EAGAIN 12 ENOMEM 13 EACCES 16 EBUSY 17 EEXIST
    20 ENOTDIR 21 EISDIR 22 EINVAL 23 ENFILE 24 EMFILE 27 EFBIG 28 ENOSPC 30 EROFS 33 EDOM 34 ERANGE
    35 EDEADLK 36 ENAMETOOLONG 39 ENOTEMPTY 43 EIDRM 71 EPROTO 74 EBADMSG 75 EOVERFLOW 84 EILSEQ
    90 EMSGSIZE 95 ENOTSUP 98 EADDRINUSE 99 EADDRNOTAVAIL 103 ECONNABORTED 104 ECONNRESET 105 ENOBUFS
    107 ENOTCONN 110 ETIMEDOUT 111 ECONNREFUSED 113 EHOSTUNREACH 114 EALREADY 116 ESTALE
    122 EDQUOT 125 ECANCELED 130 EOWNERDEAD 131 ENOTRECOVERABLE
}
