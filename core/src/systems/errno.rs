//! errno: what the calls of an operating system and its C library end with, by the numbers of Linux.
//!
//! One row for each symbol. Every other system numbers the same symbols in its own way: ETIMEDOUT is 110 on Linux,
//! 60 on macOS, 116 on newlib (where Linux has ESTALE), 145 on MIPS. [`Platform`] takes such a number to its row. A
//! symbol without a number on Linux has one of derrno's from 1001 up, or that of Winsock. The column `errno` of a
//! row is the row itself, so [`Code::errno`](crate::Code::errno) and this domain agree.
//!
//! A number alone does not say which call failed, and so the base row is the careful reading of all calls. A
//! context says more: [`CONNECT`], [`CLOSE`], [`FSYNC`], [`LOCAL_FILE`], [`READ_WRITE`]. Worked example: ETIMEDOUT
//! of `connect` has sent nothing, so the request may go again; ETIMEDOUT of `read` comes after the request was sent.
//!
//! Traps: an error of a write may be told by a later call, `fsync` or `close`, and once: after EIO from `fsync` the
//! next one returns 0 although data is lost. `close` frees the descriptor whatever it returns on Linux; a second
//! one may close the file of another thread. A short count is no error: the error comes with the next call. A call
//! that returns the number (pthread_*, posix_*) leaves `errno` as it was.

use crate::{Advice, Client, Domain, Effect, Errno, Kind, Lost, Origin, Row, Severity, row};

mod platform;

pub use platform::Platform;

/// Context: from `connect`, or what SO_ERROR holds after it. Nothing was sent yet.
pub const CONNECT: u16 = 1;
/// Context: from `close`. The descriptor is gone, whatever the code: no code here is one to repeat.
pub const CLOSE: u16 = 2;
/// Context: from `fsync`, `fdatasync`, `msync`, `syncfs`. It tells of writes that have succeeded before: no code
/// here is one to repeat.
pub const FSYNC: u16 = 3;
/// Context: from a call on a file of this machine, other than `close` and `fsync`. On a network file system the
/// client repeats below the call, and then EEXIST may tell of its own first try.
pub const LOCAL_FILE: u16 = 4;
/// Context: from `read`, `write`, `send`, `recv` and their kin, which say by a short count what they moved.
pub const READ_WRITE: u16 = 5;

const GLIBC: Client = Client::STRERROR;
const MUSL: Client = Client::MUSL;
const BSD: Client = Client::BSD;

/// A symbol of Linux.
#[track_caller]
const fn errno(errno: Errno, kind: Kind, message: &'static str) -> Row {
    row(errno.number() as i32, errno.name(), kind, message).errno(errno)
}

/// A symbol that Linux does not let out or does not have, with the nearest that it has.
#[track_caller]
const fn other(native: i32, name: &'static str, near: Errno, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).errno(near)
}

/// What `close` says when a code came late that elsewhere is one to repeat.
macro_rules! closed {
    ($errno:ident) => {
        errno(Errno::$errno, Kind::IO, concat!(
            "close ended with ", stringify!($errno), ", the descriptor is gone, and earlier writes may be lost; never \
             close it again, read back"
        ))
        .context(CLOSE).lost(Lost::HANDLE)
    };
}

/// The same for `fsync`.
macro_rules! synced {
    ($errno:ident) => {
        errno(Errno::$errno, Kind::IO, concat!(
            "fsync ended with ", stringify!($errno), ", earlier writes may be lost, and a second one may say success; \
             write them again from their source"
        ))
        .context(FSYNC)
    };
}

/// A text that glibc and musl share.
macro_rules! both {
    ($text:literal) => {
        &[(GLIBC, $text), (MUSL, $text)]
    };
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    errno(Errno::OK, Kind::OK, "nothing failed; nothing to do")
        .prints(&[(GLIBC, "Success"), (MUSL, "No error information"), (BSD, "No error: 0")]),
    errno(Errno::EPERM, Kind::PERMISSION_DENIED,
        "the privilege, the owner or an immutable flag forbids it; run it as somebody who may, or change the flag")
        .prints(both!("Operation not permitted")),
    // A repeat over NFS meets what the first transmission did: a rename or remove whose answer was lost.
    errno(Errno::ENOENT, Kind::NOT_FOUND,
        "the path or a part of it is missing, after a repeat or over NFS perhaps by your own first try; look, then \
         correct the path")
        .effect(Effect::MAYBE_APPLIED).aliases(&["ENOFILE"]).prints(both!("No such file or directory")),
    errno(Errno::ENOENT, Kind::NOT_FOUND, "the path or a part of it is missing; create it or correct the path")
        .context(LOCAL_FILE),
    errno(Errno::ESRCH, Kind::NOT_FOUND,
        "there is no such process or thread, perhaps by your own earlier signal; treat it as ended")
        .prints(both!("No such process")),
    // Before any byte has moved, or there would be a short count. connect goes on, and close has freed the descriptor.
    errno(Errno::EINTR, Kind::CANCELLED,
        "a signal interrupted the call; call again, but never a close, and wait for a connect with poll")
        .advice(Advice::RETRY_NOW).severity(Severity::INFO).aliases(&["WSAEINTR"])
        .prints(both!("Interrupted system call")),
    errno(Errno::EINTR, Kind::BUSY,
        "a signal interrupted connect, which goes on by itself; poll for writing, then read SO_ERROR")
        .context(CONNECT).advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::INFO)
        .origin(Origin::TRANSPORT),
    closed!(EINTR),
    synced!(EINTR),
    errno(Errno::EINTR, Kind::CANCELLED, "a signal interrupted the call before it did anything; call again")
        .context(LOCAL_FILE).advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED),
    errno(Errno::EINTR, Kind::CANCELLED, "a signal interrupted the call before any byte moved; call again")
        .context(READ_WRITE).advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED),
    errno(Errno::EIO, Kind::IO, "the device failed, and a part may be stored; read back, and look into the kernel log")
        .prints(&[(GLIBC, "Input/output error"), (MUSL, "I/O error")]),
    errno(Errno::EIO, Kind::IO,
        "an earlier write is lost, said at last by close, which has freed the descriptor; write all of it again from \
         its source")
        .context(CLOSE).effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL).lost(Lost::HANDLE),
    // Linux marks the pages as clean: a second fsync returns 0 although the data is lost (PostgreSQL wiki, fsyncgate).
    errno(Errno::EIO, Kind::IO,
        "written data is lost, and a second fsync would say success; write all of it again from its source, or \
         recover from a log")
        .context(FSYNC).effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL),
    errno(Errno::ENXIO, Kind::NOT_FOUND,
        "the device or address is not there, or nobody reads the FIFO; check the device, or start the reader")
        .prints(&[
            (GLIBC, "No such device or address"),
            (MUSL, "No such device or address"),
            (BSD, "Device not configured"),
        ]),
    errno(Errno::E2BIG, Kind::TOO_LARGE, "the argument list or structure is too long; shorten it")
        .prints(both!("Argument list too long")),
    errno(Errno::ENOEXEC, Kind::INVALID_ARGUMENT, "the file is not an executable of this machine; check its format")
        .prints(both!("Exec format error")),
    errno(Errno::EBADF, Kind::MISUSE,
        "the descriptor is closed, or not open in this direction; look for a double close")
        .aliases(&["WSAEBADF", "WSA_INVALID_HANDLE"]).prints(both!("Bad file descriptor")),
    errno(Errno::ECHILD, Kind::NOT_FOUND,
        "there is no child to wait for, perhaps reaped by an earlier wait; go on without it")
        .prints(&[(GLIBC, "No child processes"), (MUSL, "No child process")]),
    errno(Errno::EAGAIN, Kind::THROTTLED,
        "the call would block, or a resource is short; wait for readiness or pause, then call again")
        .aliases(&["EWOULDBLOCK", "WSAEWOULDBLOCK"]).prints(both!("Resource temporarily unavailable")),
    closed!(EAGAIN),
    synced!(EAGAIN),
    errno(Errno::ENOMEM, Kind::EXHAUSTED, "memory or a mapping limit ran out; free some, then call again")
        .aliases(&["WSA_NOT_ENOUGH_MEMORY"]).prints(&[(GLIBC, "Cannot allocate memory"), (MUSL, "Out of memory")]),
    closed!(ENOMEM),
    synced!(ENOMEM),
    errno(Errno::EACCES, Kind::PERMISSION_DENIED,
        "permission bits, an ACL or a missing option forbid it; change the permission or the option")
        .aliases(&["WSAEACCES"]).prints(both!("Permission denied")),
    errno(Errno::EFAULT, Kind::MISUSE, "an address handed over is not mapped; this is a bug of the program")
        .aliases(&["WSAEFAULT"]).prints(both!("Bad address")),
    errno(Errno::ENOTBLK, Kind::INVALID_ARGUMENT, "a block device is needed; name one")
        .prints(both!("Block device required")),
    errno(Errno::EBUSY, Kind::BUSY, "the device, mount or file is in use; call again when it is free")
        .prints(&[(GLIBC, "Device or resource busy"), (MUSL, "Resource busy"), (BSD, "Device busy")]),
    closed!(EBUSY),
    synced!(EBUSY),
    // link, mkdir and O_EXCL over NFS: the first transmission may have made it, and only its answer was lost.
    errno(Errno::EEXIST, Kind::ALREADY_EXISTS,
        "the name exists, after a repeat or over NFS perhaps by your own first try; compare it, or choose another name")
        .effect(Effect::MAYBE_APPLIED).prints(both!("File exists")),
    errno(Errno::EEXIST, Kind::ALREADY_EXISTS, "the name exists; take it as it is, or choose another")
        .context(LOCAL_FILE),
    errno(Errno::EXDEV, Kind::UNSUPPORTED, "a rename or link cannot cross file systems; copy, then remove")
        .advice(Advice::FIX_REQUEST)
        .prints(&[(GLIBC, "Invalid cross-device link"), (MUSL, "Cross-device link"), (BSD, "Cross-device link")]),
    errno(Errno::ENODEV, Kind::NOT_FOUND, "there is no such device, or it cannot do this; check the device")
        .prints(&[(GLIBC, "No such device"), (MUSL, "No such device"), (BSD, "Operation not supported by device")]),
    errno(Errno::ENOTDIR, Kind::INVALID_ARGUMENT, "a part of the path is no directory; correct the path")
        .prints(both!("Not a directory")),
    errno(Errno::EISDIR, Kind::INVALID_ARGUMENT, "the path is a directory; name a file")
        .prints(both!("Is a directory")),
    errno(Errno::EINVAL, Kind::INVALID_ARGUMENT, "an argument or combination is invalid; correct it")
        .aliases(&["WSAEINVAL", "WSA_INVALID_PARAMETER"]).prints(both!("Invalid argument")),
    errno(Errno::ENFILE, Kind::EXHAUSTED,
        "the descriptors of the whole system ran out; wait for others to close some, or raise the limit")
        .prints(both!("Too many open files in system")),
    closed!(ENFILE),
    synced!(ENFILE),
    errno(Errno::EMFILE, Kind::EXHAUSTED,
        "the descriptors of this process ran out; close some or raise the limit, then call again")
        .aliases(&["WSAEMFILE"]).prints(&[(GLIBC, "Too many open files"), (MUSL, "No file descriptors available")]),
    closed!(EMFILE),
    synced!(EMFILE),
    errno(Errno::ENOTTY, Kind::UNSUPPORTED, "the device does not know this ioctl; use another")
        .advice(Advice::FIX_REQUEST).prints(&[(GLIBC, "Inappropriate ioctl for device"), (MUSL, "Not a tty")]),
    errno(Errno::ETXTBSY, Kind::BUSY, "the executable runs, or is being written; call again when it is free")
        .prints(both!("Text file busy")),
    closed!(ETXTBSY),
    synced!(ETXTBSY),
    errno(Errno::EFBIG, Kind::TOO_LARGE,
        "the file would pass its size limit or the largest offset; raise the limit, or split the file")
        .prints(both!("File too large")),
    // From fsync, or over NFS, it may tell of earlier writes (delayed allocation). More room does not come by waiting.
    errno(Errno::ENOSPC, Kind::EXHAUSTED,
        "the device is full, and an earlier write may be the one that failed; free space, then read back what was \
         written")
        .advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED).prints(both!("No space left on device")),
    errno(Errno::ENOSPC, Kind::EXHAUSTED,
        "the device is full and an earlier write is lost, and close has freed the descriptor; free space, then write \
         all of it again")
        .context(CLOSE).advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL)
        .lost(Lost::HANDLE),
    errno(Errno::ENOSPC, Kind::EXHAUSTED,
        "the device is full and written data is lost, and a second fsync would say success; free space, then write \
         all of it again")
        .context(FSYNC).advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL),
    errno(Errno::ENOSPC, Kind::EXHAUSTED,
        "the device is full and this call stored nothing; free space, then call again")
        .context(LOCAL_FILE).advice(Advice::FIX_CONFIG),
    errno(Errno::ESPIPE, Kind::UNSUPPORTED, "a pipe, socket or terminal cannot seek; read or write it in order")
        .advice(Advice::FIX_REQUEST).prints(&[(GLIBC, "Illegal seek"), (MUSL, "Invalid seek")]),
    errno(Errno::EROFS, Kind::READ_ONLY,
        "the file system is read-only, perhaps since the kernel met damage; look into the kernel log, or mount it for \
         writing")
        .prints(both!("Read-only file system")),
    errno(Errno::EMLINK, Kind::QUOTA_EXCEEDED, "a file has as many links as it can have; use another file or directory")
        .advice(Advice::FIX_REQUEST).prints(both!("Too many links")),
    errno(Errno::EPIPE, Kind::CONNECTION_LOST,
        "the reader is gone, and what was written before may be unread; connect again, and ask the peer before \
         repeating")
        .origin(Origin::TRANSPORT).prints(both!("Broken pipe")),
    closed!(EPIPE),
    synced!(EPIPE),
    errno(Errno::EDOM, Kind::INVALID_ARGUMENT, "the argument is outside of the function's domain; correct it")
        .prints(&[(GLIBC, "Numerical argument out of domain"), (MUSL, "Domain error")]),
    errno(Errno::ERANGE, Kind::OUT_OF_RANGE,
        "the result does not fit, or the buffer is too small; use a greater type or buffer")
        .prints(&[
            (GLIBC, "Numerical result out of range"),
            (MUSL, "Result not representable"),
            (BSD, "Result too large"),
        ]),
    // The lock is refused to one, so that the others can go on: only letting go helps.
    errno(Errno::EDEADLK, Kind::CONFLICT,
        "the lock would wait for itself or in a ring; release what is held, then start over")
        .aliases(&["EDEADLOCK"])
        .prints(&[(GLIBC, "Resource deadlock avoided"), (MUSL, "Resource deadlock would occur")]),
    errno(Errno::ENAMETOOLONG, Kind::TOO_LARGE, "the name or path is too long; shorten it")
        .aliases(&["WSAENAMETOOLONG"]).prints(&[(GLIBC, "File name too long"), (MUSL, "Filename too long")]),
    errno(Errno::ENOLCK, Kind::EXHAUSTED,
        "no lock records are left, or the lock service is gone; call again when there are some")
        .prints(both!("No locks available")),
    closed!(ENOLCK),
    synced!(ENOLCK),
    errno(Errno::ENOSYS, Kind::UNSUPPORTED,
        "the system call is not built in, or a filter hides it; use another, or a newer kernel")
        .prints(both!("Function not implemented")),
    errno(Errno::ENOTEMPTY, Kind::FAILED_PRECONDITION, "the directory is not empty; empty it, then call again")
        .aliases(&["WSAENOTEMPTY"]).prints(both!("Directory not empty")),
    errno(Errno::ELOOP, Kind::INVALID_ARGUMENT,
        "the path has too many symbolic links, or one where none may be; correct the path")
        .aliases(&["WSAELOOP"]).prints(&[(GLIBC, "Too many levels of symbolic links"), (MUSL, "Symbolic link loop")]),
    errno(Errno::ENOMSG, Kind::NOT_FOUND, "the queue has no message of this type; look again later")
        .severity(Severity::INFO).prints(both!("No message of desired type")),
    errno(Errno::EIDRM, Kind::NOT_FOUND,
        "the queue, semaphore or memory was removed while the call waited; create it again if it is needed")
        .prints(both!("Identifier removed")),
    errno(Errno::ECHRNG, Kind::OUT_OF_RANGE, "the channel number is out of range; correct it")
        .prints(&[(GLIBC, "Channel number out of range")]),
    errno(Errno::EL2NSYNC, Kind::INTERNAL, "level 2 of the stream is out of step; check the driver")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Level 2 not synchronized")]),
    errno(Errno::EL3HLT, Kind::INTERNAL, "level 3 of the stream has stopped; check the driver")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Level 3 halted")]),
    errno(Errno::EL3RST, Kind::INTERNAL, "level 3 of the stream was reset; check the driver")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Level 3 reset")]),
    errno(Errno::ELNRNG, Kind::OUT_OF_RANGE, "the link number is out of range; correct it")
        .prints(&[(GLIBC, "Link number out of range")]),
    errno(Errno::EUNATCH, Kind::UNSUPPORTED, "the protocol driver is not attached; attach it")
        .prints(&[(GLIBC, "Protocol driver not attached")]),
    errno(Errno::ENOCSI, Kind::UNSUPPORTED, "there is no CSI structure; check the driver")
        .prints(&[(GLIBC, "No CSI structure available")]),
    errno(Errno::EL2HLT, Kind::INTERNAL, "level 2 of the stream has halted; check the driver")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Level 2 halted")]),
    errno(Errno::EBADE, Kind::INTERNAL, "the exchange is invalid; check what the driver was asked")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Invalid exchange")]),
    errno(Errno::EBADR, Kind::INVALID_ARGUMENT, "the request descriptor is invalid; correct it")
        .prints(&[(GLIBC, "Invalid request descriptor")]),
    errno(Errno::EXFULL, Kind::EXHAUSTED, "the exchange is full; read what is there first")
        .advice(Advice::STOP).prints(&[(GLIBC, "Exchange full")]),
    errno(Errno::ENOANO, Kind::NOT_FOUND, "there is no anode; check the file system").prints(&[(GLIBC, "No anode")]),
    errno(Errno::EBADRQC, Kind::INVALID_ARGUMENT, "the request code is invalid; correct it")
        .prints(&[(GLIBC, "Invalid request code")]),
    errno(Errno::EBADSLT, Kind::INVALID_ARGUMENT, "the slot is invalid; correct it").prints(&[(GLIBC, "Invalid slot")]),
    errno(Errno::EBFONT, Kind::CORRUPT, "the font file is damaged; install it again")
        .prints(&[(GLIBC, "Bad font file format")]),
    errno(Errno::ENOSTR, Kind::INVALID_ARGUMENT, "the device is no stream; use another call")
        .prints(both!("Device not a stream")),
    errno(Errno::ENODATA, Kind::NOT_FOUND, "there are no data, or no such extended attribute; treat it as absent")
        .severity(Severity::INFO).prints(both!("No data available")),
    // The answer is late, not the deed undone: an io_uring timeout or a driver's.
    errno(Errno::ETIME, Kind::TIMEOUT, "a timer ran out, and the request may still finish; ask for its outcome")
        .advice(Advice::STOP).prints(&[(GLIBC, "Timer expired"), (MUSL, "Device timeout")]),
    errno(Errno::ENOSR, Kind::EXHAUSTED, "the resources for streams ran out; call again when some are free")
        .prints(both!("Out of streams resources")),
    closed!(ENOSR),
    synced!(ENOSR),
    errno(Errno::ENONET, Kind::UNAVAILABLE, "the machine is on no network; connect it")
        .advice(Advice::FIX_CONFIG).origin(Origin::TRANSPORT).prints(&[(GLIBC, "Machine is not on the network")]),
    errno(Errno::ENOPKG, Kind::UNSUPPORTED, "a package is not installed; install it")
        .prints(&[(GLIBC, "Package not installed")]),
    errno(Errno::EREMOTE, Kind::UNSUPPORTED, "the object is on another machine; use it there")
        .advice(Advice::FIX_REQUEST).aliases(&["WSAEREMOTE"])
        .prints(&[(GLIBC, "Object is remote"), (BSD, "Too many levels of remote in path")]),
    errno(Errno::ENOLINK, Kind::CONNECTION_LOST,
        "the link is cut, and what was sent is in doubt; check the link, then read back")
        .advice(Advice::STOP).origin(Origin::TRANSPORT).prints(both!("Link has been severed")),
    errno(Errno::EADV, Kind::INTERNAL, "a remote file system failed to advertise; check its configuration")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "Advertise error")]),
    errno(Errno::ESRMNT, Kind::BUSY, "a remote machine has this mounted; unmount it there")
        .advice(Advice::STOP).prints(&[(GLIBC, "Srmount error")]),
    errno(Errno::ECOMM, Kind::CONNECTION_LOST,
        "sending failed, and what was sent is in doubt; check the link, then read back")
        .advice(Advice::STOP).origin(Origin::TRANSPORT).prints(&[(GLIBC, "Communication error on send")]),
    errno(Errno::EPROTO, Kind::PROTOCOL,
        "the peer broke the protocol, and what was sent is in doubt; check versions, then read back")
        .origin(Origin::TRANSPORT).prints(both!("Protocol error")),
    errno(Errno::EMULTIHOP, Kind::UNSUPPORTED, "the path would pass another machine; use it there")
        .advice(Advice::FIX_REQUEST).prints(both!("Multihop attempted")),
    errno(Errno::EDOTDOT, Kind::INTERNAL, "a remote file system failed; check its configuration")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).prints(&[(GLIBC, "RFS specific error")]),
    // ext4 and XFS give it for a failed checksum of metadata: reading again brings the same.
    errno(Errno::EBADMSG, Kind::CORRUPT,
        "a message or block fails its check; check the device, and restore from a copy")
        .prints(both!("Bad message")),
    errno(Errno::EOVERFLOW, Kind::OUT_OF_RANGE,
        "a value does not fit its type, such as the size of a large file; use the 64-bit interface")
        .prints(&[
            (GLIBC, "Value too large for defined data type"),
            (MUSL, "Value too large for data type"),
            (BSD, "Value too large to be stored in data type"),
        ]),
    errno(Errno::ENOTUNIQ, Kind::ALREADY_EXISTS, "the name is not unique on the network; choose another")
        .prints(&[(GLIBC, "Name not unique on network")]),
    errno(Errno::EBADFD, Kind::MISUSE,
        "the descriptor is in a state that does not allow this; this is a bug of the program")
        .prints(both!("File descriptor in bad state")),
    errno(Errno::EREMCHG, Kind::CONNECTION_LOST,
        "the remote address changed, and what was sent is in doubt; connect again by hand, then read back")
        .advice(Advice::STOP).origin(Origin::TRANSPORT).prints(&[(GLIBC, "Remote address changed")]),
    errno(Errno::ELIBACC, Kind::NOT_FOUND, "a shared library cannot be reached; install it or correct the path")
        .prints(&[(GLIBC, "Can not access a needed shared library")]),
    errno(Errno::ELIBBAD, Kind::CORRUPT, "a shared library is damaged; install it again")
        .prints(&[(GLIBC, "Accessing a corrupted shared library")]),
    errno(Errno::ELIBSCN, Kind::CORRUPT, "a section of a program is damaged; build or install it again")
        .prints(&[(GLIBC, ".lib section in a.out corrupted")]),
    errno(Errno::ELIBMAX, Kind::QUOTA_EXCEEDED, "the program wants too many shared libraries; link fewer")
        .advice(Advice::FIX_REQUEST).prints(&[(GLIBC, "Attempting to link in too many shared libraries")]),
    errno(Errno::ELIBEXEC, Kind::INVALID_ARGUMENT, "a shared library cannot be run by itself; run a program")
        .prints(&[(GLIBC, "Cannot exec a shared library directly")]),
    errno(Errno::EILSEQ, Kind::INVALID_ARGUMENT,
        "the bytes are no character of this encoding; correct the text or the locale")
        .prints(&[
            (GLIBC, "Invalid or incomplete multibyte or wide character"),
            (MUSL, "Illegal byte sequence"),
            (BSD, "Illegal byte sequence"),
        ]),
    errno(Errno::ERESTART, Kind::CANCELLED, "the interrupted call is to be started again; call again")
        .advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED).severity(Severity::INFO)
        .prints(&[(GLIBC, "Interrupted system call should be restarted")]),
    closed!(ERESTART),
    synced!(ERESTART),
    errno(Errno::ESTRPIPE, Kind::IO,
        "the stream pipe failed, as on a sound device that was suspended; resume or open it again, and check what was \
         played")
        .prints(&[(GLIBC, "Streams pipe error")]),
    errno(Errno::EUSERS, Kind::QUOTA_EXCEEDED,
        "there are too many users, or a quota of the kind is used up; free some or raise it")
        .aliases(&["WSAEUSERS"]).prints(&[(GLIBC, "Too many users")]),
    errno(Errno::ENOTSOCK, Kind::MISUSE, "the descriptor is no socket; this is a bug of the program")
        .aliases(&["WSAENOTSOCK"]).prints(&[(GLIBC, "Socket operation on non-socket"), (MUSL, "Not a socket")]),
    errno(Errno::EDESTADDRREQ, Kind::INVALID_ARGUMENT, "the datagram has no destination; connect first, or name one")
        .aliases(&["WSAEDESTADDRREQ"]).prints(both!("Destination address required")),
    errno(Errno::EMSGSIZE, Kind::TOO_LARGE,
        "the message is larger than the transport takes, and nothing was sent; send less")
        .aliases(&["WSAEMSGSIZE"]).prints(&[(GLIBC, "Message too long"), (MUSL, "Message too large")]),
    errno(Errno::EPROTOTYPE, Kind::INVALID_ARGUMENT, "the protocol does not fit the type of the socket; correct either")
        .aliases(&["WSAEPROTOTYPE"]).prints(both!("Protocol wrong type for socket")),
    errno(Errno::ENOPROTOOPT, Kind::UNSUPPORTED, "the protocol has no such option; leave it out")
        .advice(Advice::FIX_REQUEST).aliases(&["WSAENOPROTOOPT"]).prints(both!("Protocol not available")),
    errno(Errno::EPROTONOSUPPORT, Kind::UNSUPPORTED, "the protocol is not supported; load its module, or use another")
        .aliases(&["WSAEPROTONOSUPPORT"]).prints(both!("Protocol not supported")),
    errno(Errno::ESOCKTNOSUPPORT, Kind::UNSUPPORTED, "the type of socket is not supported; use another")
        .aliases(&["WSAESOCKTNOSUPPORT"]).prints(both!("Socket type not supported")),
    errno(Errno::ENOTSUP, Kind::UNSUPPORTED, "the socket or file does not support this; use another call or option")
        .aliases(&["EOPNOTSUPP", "WSAEOPNOTSUPP"])
        .prints(&[(GLIBC, "Operation not supported"), (MUSL, "Not supported")]),
    errno(Errno::EPFNOSUPPORT, Kind::UNSUPPORTED, "the protocol family is not supported; use another")
        .aliases(&["WSAEPFNOSUPPORT"]).prints(both!("Protocol family not supported")),
    errno(Errno::EAFNOSUPPORT, Kind::UNSUPPORTED,
        "the address family is not supported, such as IPv6 where it is off; use another")
        .aliases(&["WSAEAFNOSUPPORT"])
        .prints(&[
            (GLIBC, "Address family not supported by protocol"),
            (MUSL, "Address family not supported by protocol"),
            (BSD, "Address family not supported by protocol family"),
        ]),
    // An earlier socket in TIME_WAIT lets it go by itself.
    errno(Errno::EADDRINUSE, Kind::BUSY, "the address or port is taken; wait for it to be free, or use another")
        .aliases(&["WSAEADDRINUSE"]).prints(&[(GLIBC, "Address already in use"), (MUSL, "Address in use")]),
    closed!(EADDRINUSE),
    synced!(EADDRINUSE),
    errno(Errno::EADDRNOTAVAIL, Kind::FAILED_PRECONDITION,
        "this machine has no such address; configure it, or bind to another")
        .advice(Advice::FIX_CONFIG).aliases(&["WSAEADDRNOTAVAIL"])
        .prints(&[
            (GLIBC, "Cannot assign requested address"),
            (MUSL, "Address not available"),
            (BSD, "Can't assign requested address"),
        ]),
    errno(Errno::EADDRNOTAVAIL, Kind::EXHAUSTED,
        "this machine has no free local port or no such address, and nothing was sent; close some connections, then \
         connect")
        .context(CONNECT).origin(Origin::TRANSPORT),
    // On an open link it may tell of an earlier packet.
    errno(Errno::ENETDOWN, Kind::UNAVAILABLE,
        "the interface is down, and what was sent before is in doubt; wait for the network, then read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAENETDOWN"])
        .prints(both!("Network is down")),
    errno(Errno::ENETDOWN, Kind::UNAVAILABLE, "the interface is down and nothing was sent; connect again later")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(ENETDOWN),
    synced!(ENETDOWN),
    errno(Errno::ENETUNREACH, Kind::UNAVAILABLE,
        "there is no route, and on an open link what was sent before is in doubt; wait for the route, then read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAENETUNREACH"])
        .prints(&[(GLIBC, "Network is unreachable"), (MUSL, "Network unreachable")]),
    errno(Errno::ENETUNREACH, Kind::UNAVAILABLE,
        "there is no route to the network and nothing was sent; connect again later, or correct the address")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(ENETUNREACH),
    synced!(ENETUNREACH),
    errno(Errno::ENETRESET, Kind::CONNECTION_LOST,
        "the network dropped the link, and what was sent is in doubt; connect again, and read back before repeating")
        .origin(Origin::TRANSPORT).aliases(&["WSAENETRESET"])
        .prints(&[(GLIBC, "Network dropped connection on reset"), (MUSL, "Connection reset by network")]),
    errno(Errno::ENETRESET, Kind::UNAVAILABLE,
        "the network dropped the attempt to connect and nothing was sent; connect again later")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(ENETRESET),
    synced!(ENETRESET),
    errno(Errno::ECONNABORTED, Kind::CONNECTION_LOST,
        "this side aborted the link, or the peer left before accept; connect or accept again, and read back before \
         repeating")
        .origin(Origin::TRANSPORT).aliases(&["WSAECONNABORTED"])
        .prints(&[(GLIBC, "Software caused connection abort"), (MUSL, "Connection aborted")]),
    errno(Errno::ECONNABORTED, Kind::UNAVAILABLE,
        "the attempt to connect was aborted and nothing was sent; connect again later")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(ECONNABORTED),
    synced!(ECONNABORTED),
    // A reset also throws away an answer that has arrived and was not yet read.
    errno(Errno::ECONNRESET, Kind::CONNECTION_LOST,
        "the peer reset the link, and what was sent is in doubt; connect again, and read back before repeating")
        .origin(Origin::TRANSPORT).aliases(&["WSAECONNRESET"])
        .prints(&[(GLIBC, "Connection reset by peer"), (MUSL, "Connection reset by peer"),
            (Client::LOG, "java.net.SocketException: Connection reset")]),
    errno(Errno::ECONNRESET, Kind::UNAVAILABLE,
        "the peer reset the attempt to connect and nothing was sent; connect again later")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(ECONNRESET),
    synced!(ECONNRESET),
    errno(Errno::ENOBUFS, Kind::EXHAUSTED,
        "buffers ran out and the datagram was not sent; send again when there are some")
        .aliases(&["WSAENOBUFS"]).prints(both!("No buffer space available")),
    closed!(ENOBUFS),
    synced!(ENOBUFS),
    errno(Errno::EISCONN, Kind::ALREADY_EXISTS,
        "the socket is connected already and nothing was sent; leave the address out, or use another socket")
        .aliases(&["WSAEISCONN"])
        .prints(&[
            (GLIBC, "Transport endpoint is already connected"),
            (MUSL, "Socket is connected"),
            (BSD, "Socket is already connected"),
        ]),
    errno(Errno::EISCONN, Kind::ALREADY_EXISTS, "the socket is connected, by your own earlier connect; go on with it")
        .context(CONNECT).effect(Effect::APPLIED),
    errno(Errno::ENOTCONN, Kind::CLOSED, "the socket is not connected and nothing was sent; connect it")
        .origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAENOTCONN"])
        .prints(&[
            (GLIBC, "Transport endpoint is not connected"),
            (MUSL, "Socket not connected"),
            (BSD, "Socket is not connected"),
        ]),
    closed!(ENOTCONN),
    synced!(ENOTCONN),
    errno(Errno::ESHUTDOWN, Kind::CLOSED,
        "this side has shut the socket for sending and nothing was sent; connect another")
        .origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAESHUTDOWN"])
        .prints(&[
            (GLIBC, "Cannot send after transport endpoint shutdown"),
            (MUSL, "Cannot send after socket shutdown"),
            (BSD, "Can't send after socket shutdown"),
        ]),
    closed!(ESHUTDOWN),
    synced!(ESHUTDOWN),
    errno(Errno::ETOOMANYREFS, Kind::QUOTA_EXCEEDED,
        "too many descriptors are on their way through sockets; receive some first")
        .aliases(&["WSAETOOMANYREFS"])
        .prints(&[(GLIBC, "Too many references: cannot splice"), (BSD, "Too many references: can't splice")]),
    // The kernel has given the connection up; a wait with a limit, as on a semaphore, says the same and loses nothing.
    errno(Errno::ETIMEDOUT, Kind::TIMEOUT,
        "no answer came in time, and what was sent may have been read; connect again, and read back before repeating")
        .advice(Advice::RECONNECT).origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAETIMEDOUT"])
        .prints(&[(GLIBC, "Connection timed out"), (MUSL, "Operation timed out"), (BSD, "Operation timed out")]),
    errno(Errno::ETIMEDOUT, Kind::TIMEOUT, "no connection was made in time and nothing was sent; connect again later")
        .context(CONNECT).effect(Effect::NOT_APPLIED).origin(Origin::TRANSPORT),
    closed!(ETIMEDOUT),
    synced!(ETIMEDOUT),
    errno(Errno::ECONNREFUSED, Kind::UNAVAILABLE,
        "nobody listens there and nothing was sent, but a datagram sent earlier may be lost; try again later, or \
         correct the address")
        .origin(Origin::TRANSPORT).aliases(&["EREFUSED", "WSAECONNREFUSED"]).prints(both!("Connection refused")),
    closed!(ECONNREFUSED),
    synced!(ECONNREFUSED),
    errno(Errno::EHOSTDOWN, Kind::UNAVAILABLE,
        "the host is down, and on an open link what was sent before is in doubt; wait for the host, then read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAEHOSTDOWN"])
        .prints(both!("Host is down")),
    errno(Errno::EHOSTDOWN, Kind::UNAVAILABLE, "the host is down and nothing was sent; connect again later")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(EHOSTDOWN),
    synced!(EHOSTDOWN),
    errno(Errno::EHOSTUNREACH, Kind::UNAVAILABLE,
        "the host cannot be reached, and on an open link what was sent before is in doubt; wait for the route, then \
         read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["WSAEHOSTUNREACH"])
        .prints(&[(GLIBC, "No route to host"), (MUSL, "Host is unreachable")]),
    errno(Errno::EHOSTUNREACH, Kind::UNAVAILABLE,
        "the host cannot be reached and nothing was sent; connect again later, or correct the address")
        .context(CONNECT).origin(Origin::TRANSPORT),
    closed!(EHOSTUNREACH),
    synced!(EHOSTUNREACH),
    errno(Errno::EALREADY, Kind::BUSY, "an earlier call is still at work; wait for its end and take its outcome")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::INFO).aliases(&["WSAEALREADY"])
        .prints(both!("Operation already in progress")),
    errno(Errno::EINPROGRESS, Kind::BUSY,
        "the call has started and goes on, which is no failure; poll for writing, then read SO_ERROR")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::INFO).aliases(&["WSAEINPROGRESS"])
        .prints(&[(GLIBC, "Operation now in progress"), (MUSL, "Operation in progress")]),
    // The server has forgotten or removed the file: the descriptor is of no use, the path may be.
    errno(Errno::ESTALE, Kind::STALE_METADATA,
        "the file of the descriptor is gone from its server, and a write sent before may be stored; open it \
         again, then read back")
        .advice(Advice::RECONNECT).effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE).aliases(&["WSAESTALE"])
        .prints(&[(GLIBC, "Stale file handle"), (MUSL, "Stale file handle"), (BSD, "Stale NFS file handle")]),
    closed!(ESTALE),
    synced!(ESTALE),
    errno(Errno::EUCLEAN, Kind::CORRUPT, "the file system is damaged; unmount it and repair it")
        .prints(&[(GLIBC, "Structure needs cleaning")]),
    errno(Errno::ENOTNAM, Kind::INVALID_ARGUMENT, "it is no named file of XENIX; name another")
        .prints(&[(GLIBC, "Not a XENIX named type file")]),
    errno(Errno::ENAVAIL, Kind::NOT_FOUND, "there are no semaphores of XENIX; use others")
        .prints(&[(GLIBC, "No XENIX semaphores available")]),
    errno(Errno::EISNAM, Kind::INVALID_ARGUMENT, "it is a named file of XENIX; name another")
        .prints(&[(GLIBC, "Is a named type file")]),
    errno(Errno::EREMOTEIO, Kind::IO, "a device on a bus failed, and a part may be done; read its state back")
        .prints(both!("Remote I/O error")),
    errno(Errno::EDQUOT, Kind::QUOTA_EXCEEDED,
        "the disk quota is used up, and an earlier write may be the one that failed; free space, then read back what \
         was written")
        .effect(Effect::MAYBE_APPLIED).aliases(&["WSAEDQUOT"])
        .prints(&[(GLIBC, "Disk quota exceeded"), (MUSL, "Quota exceeded"), (BSD, "Disc quota exceeded")]),
    errno(Errno::EDQUOT, Kind::QUOTA_EXCEEDED,
        "the disk quota is used up and an earlier write is lost, and close has freed the descriptor; free space, then \
         write all of it again")
        .context(CLOSE).effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL).lost(Lost::HANDLE),
    errno(Errno::EDQUOT, Kind::QUOTA_EXCEEDED,
        "the disk quota is used up and written data is lost, and a second fsync would say success; free space, then \
         write all of it again")
        .context(FSYNC).effect(Effect::MAYBE_APPLIED).severity(Severity::FATAL),
    errno(Errno::EDQUOT, Kind::QUOTA_EXCEEDED,
        "the disk quota is used up and this call stored nothing; free space, then call again")
        .context(LOCAL_FILE),
    errno(Errno::ENOMEDIUM, Kind::NOT_FOUND, "there is no medium in the drive; insert one")
        .advice(Advice::FIX_CONFIG).prints(both!("No medium found")),
    errno(Errno::EMEDIUMTYPE, Kind::UNSUPPORTED, "the drive cannot use this medium; insert another")
        .prints(both!("Wrong medium type")),
    errno(Errno::ECANCELED, Kind::CANCELLED,
        "the call was cancelled, and a write that had started may be done; read back")
        .aliases(&["ECANCELLED"]).prints(both!("Operation canceled")),
    errno(Errno::ENOKEY, Kind::UNAUTHENTICATED, "the key is missing; add it to the key ring")
        .prints(both!("Required key not available")),
    errno(Errno::EKEYEXPIRED, Kind::UNAUTHENTICATED, "the key has expired; renew it").prints(both!("Key has expired")),
    errno(Errno::EKEYREVOKED, Kind::UNAUTHENTICATED, "the key was revoked; add another")
        .prints(both!("Key has been revoked")),
    errno(Errno::EKEYREJECTED, Kind::UNAUTHENTICATED, "the key was refused; check its signature and its use")
        .prints(both!("Key was rejected by service")),
    // The caller holds the mutex now.
    errno(Errno::EOWNERDEAD, Kind::FAILED_PRECONDITION,
        "the last owner of the mutex died, and you hold it now; repair the data, then call pthread_mutex_consistent")
        .prints(&[(GLIBC, "Owner died"), (MUSL, "Previous owner died")]),
    errno(Errno::ENOTRECOVERABLE, Kind::INTERNAL,
        "the mutex was given up without a repair of its data; destroy it, repair the data, and create another")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).lost(Lost::HANDLE).prints(both!("State not recoverable")),
    errno(Errno::ERFKILL, Kind::UNAVAILABLE, "the radio is switched off; switch it on")
        .advice(Advice::FIX_CONFIG).prints(&[(GLIBC, "Operation not possible due to RF-kill")]),
    errno(Errno::EHWPOISON, Kind::CORRUPT,
        "a page of memory is damaged; take what it held as lost, and replace the memory")
        .prints(&[(GLIBC, "Memory page has hardware error")]),
    // The kernel keeps these to itself, and yet some come out.
    other(512, "ERESTARTSYS", Errno::EINTR, Kind::CANCELLED,
        "an interrupted call is to be restarted, which the kernel keeps to itself; take it as EINTR, and report where \
         it came out")
        .effect(Effect::NOT_APPLIED),
    other(513, "ERESTARTNOINTR", Errno::EINTR, Kind::CANCELLED,
        "an interrupted call is always restarted, which the kernel keeps to itself; report where it came out")
        .effect(Effect::NOT_APPLIED),
    other(514, "ERESTARTNOHAND", Errno::EINTR, Kind::CANCELLED,
        "an interrupted call is restarted when no handler ran; report where it came out")
        .effect(Effect::NOT_APPLIED),
    other(515, "ENOIOCTLCMD", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "the driver does not know this ioctl, which should come out as ENOTTY; use another")
        .advice(Advice::FIX_REQUEST),
    other(516, "ERESTART_RESTARTBLOCK", Errno::EINTR, Kind::CANCELLED,
        "an interrupted call goes on through restart_syscall; report where it came out")
        .effect(Effect::NOT_APPLIED),
    other(517, "EPROBE_DEFER", Errno::EAGAIN, Kind::BUSY,
        "a driver waits for another one, as boot logs say by the dozen; it is no fault")
        .advice(Advice::NONE).severity(Severity::INFO),
    other(518, "EOPENSTALE", Errno::ESTALE, Kind::STALE_METADATA,
        "open met a directory entry that is out of date; report where it came out")
        .advice(Advice::STOP),
    other(519, "ENOPARAM", Errno::EINVAL, Kind::INVALID_ARGUMENT, "the mount option is not known; leave it out"),
    other(521, "EBADHANDLE", Errno::ESTALE, Kind::STALE_METADATA,
        "the handle of an NFS file is malformed; mount it again")
        .advice(Advice::STOP),
    other(522, "ENOTSYNC", Errno::ESTALE, Kind::CONFLICT,
        "the attributes of an NFS file changed since they were read; read them again, then change them"),
    other(523, "EBADCOOKIE", Errno::ESTALE, Kind::STALE_METADATA,
        "the cookie of a directory listing is out of date; list it from its start")
        .advice(Advice::STOP),
    other(524, "ENOTSUPP", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "the kernel does not support this, and lets its own number out; take it as ENOTSUP"),
    other(525, "ETOOSMALL", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "a buffer or request of NFS is too small; make it larger"),
    other(526, "ESERVERFAULT", Errno::EIO, Kind::INTERNAL,
        "the NFS server failed in a way that has no name; read back, and look into its log"),
    other(527, "EBADTYPE", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "the NFS server does not support objects of this type; use another"),
    other(528, "EJUKEBOX", Errno::EAGAIN, Kind::BUSY,
        "the NFS server has begun and will not be done in time, and the kernel repeats by itself; wait")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED),
    other(529, "EIOCBQUEUED", Errno::EINPROGRESS, Kind::BUSY,
        "the request is queued and its completion follows; wait for that")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::INFO),
    other(530, "ERECALLCONFLICT", Errno::EBUSY, Kind::BUSY,
        "the request is in the way of a state that the NFS server calls back; report where it came out")
        .advice(Advice::STOP),
    other(531, "ENOGRACE", Errno::EAGAIN, Kind::FAILED_PRECONDITION,
        "the NFS server is past its grace period and the lock cannot be reclaimed; take it as lost, and lock again"),
    other(995, "WSA_OPERATION_ABORTED", Errno::ECANCELED, Kind::CANCELLED,
        "the overlapped call was cancelled, as by closing its socket, and may be done; read back"),
    other(996, "WSA_IO_INCOMPLETE", Errno::EINPROGRESS, Kind::BUSY,
        "the overlapped call is not at its end; wait for its completion")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::INFO),
    other(997, "WSA_IO_PENDING", Errno::EINPROGRESS, Kind::BUSY,
        "the overlapped call has started, which is no failure; its completion tells the outcome")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::INFO),
    // Symbols without a number on Linux, by derrno's own.
    other(1001, "EAUTH", Errno::EACCES, Kind::UNAUTHENTICATED, "the authentication failed; correct the credentials")
        .prints(&[(BSD, "Authentication error")]),
    other(1002, "EBADARCH", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the executable is for another processor; build it for this one"),
    other(1003, "EBADEXEC", Errno::EINVAL, Kind::CORRUPT, "the executable or library is damaged; install it again"),
    other(1004, "EBADMACHO", Errno::EINVAL, Kind::CORRUPT, "the Mach-O file is malformed; build or install it again"),
    other(1005, "EBADRPC", Errno::EPROTO, Kind::PROTOCOL,
        "the structure of an RPC is malformed, and the call may be done; read back")
        .origin(Origin::TRANSPORT).prints(&[(BSD, "RPC struct is bad")]),
    other(1006, "ECAPMODE", Errno::EPERM, Kind::PERMISSION_DENIED,
        "the process is in capability mode, which forbids this; do it before entering that mode"),
    other(1007, "ECASECLASH", Errno::EEXIST, Kind::ALREADY_EXISTS,
        "a file exists whose name differs only in upper and lower case; choose another"),
    other(1008, "EDEVERR", Errno::EIO, Kind::IO,
        "the device failed, such as a printer out of paper, and a part may be done; check the device"),
    other(1009, "EDOOFUS", Errno::EINVAL, Kind::MISUSE,
        "the kernel noticed an error of programming; correct the program")
        .prints(&[(BSD, "Programming error")]),
    other(1010, "EFTYPE", Errno::EINVAL, Kind::INVALID_ARGUMENT, "the file has the wrong type or format; name another")
        .prints(&[(BSD, "Inappropriate file type or format")]),
    other(1011, "EINIT", Errno::EIO, Kind::INTERNAL, "a number reserved by IRIX came; report where it came out")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED),
    other(1012, "EINTEGRITY", Errno::EBADMSG, Kind::CORRUPT, "stored data fails its check; restore it from a copy"),
    other(1013, "EIPSEC", Errno::EPROTO, Kind::TLS, "IPsec could not handle the packet; check its policy and keys")
        .origin(Origin::TRANSPORT),
    other(1014, "ELBIN", Errno::EINVAL, Kind::UNSUPPORTED, "the inode is on another machine; use the file there")
        .advice(Advice::FIX_REQUEST),
    other(1015, "ENEEDAUTH", Errno::EACCES, Kind::UNAUTHENTICATED, "an authenticator is needed; log in first")
        .prints(&[(BSD, "Need authenticator")]),
    other(1016, "ENMFILE", Errno::ENOENT, Kind::NOT_FOUND, "the listing has no more files; take it as complete")
        .severity(Severity::INFO),
    other(1017, "ENOATTR", Errno::ENODATA, Kind::NOT_FOUND, "there is no such extended attribute; treat it as absent")
        .severity(Severity::INFO).prints(&[(BSD, "Attribute not found")]),
    other(1018, "ENOPOLICY", Errno::ENOENT, Kind::NOT_FOUND, "there is no such policy; name another"),
    other(1019, "ENOSHARE", Errno::ENOENT, Kind::NOT_FOUND, "there is no such host or share; correct its name"),
    other(1020, "ENOSYM", Errno::ENOENT, Kind::NOT_FOUND, "the executable has no such symbol; check its version"),
    other(1021, "ENOTCAPABLE", Errno::EPERM, Kind::PERMISSION_DENIED,
        "the capabilities of the descriptor do not allow this; open it with more")
        .prints(&[(BSD, "Capabilities insufficient")]),
    other(1022, "EPROCLIM", Errno::EAGAIN, Kind::EXHAUSTED,
        "the processes of this user ran out; wait for some to end, or raise the limit")
        .aliases(&["WSAEPROCLIM"]).prints(&[(BSD, "Too many processes")]),
    other(1023, "EPROCUNAVAIL", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "the RPC program has no such procedure; use another version")
        .prints(&[(BSD, "Bad procedure for program")]),
    other(1024, "EPROGMISMATCH", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "the RPC program has another version; use that version")
        .prints(&[(BSD, "Program version wrong")]),
    other(1025, "EPROGUNAVAIL", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "the RPC program is not there; start it, or ask another host")
        .prints(&[(BSD, "RPC prog. not avail")]),
    other(1026, "EPWROFF", Errno::EIO, Kind::UNAVAILABLE, "the device has no power; switch it on")
        .advice(Advice::FIX_CONFIG),
    other(1027, "EQFULL", Errno::ENOBUFS, Kind::THROTTLED,
        "the queue of the interface is full and the packet was dropped; send again later"),
    other(1028, "EREMDEV", Errno::ENODEV, Kind::UNSUPPORTED,
        "the device is on another machine; use it there, at its own host")
        .advice(Advice::FIX_REQUEST),
    other(1029, "EREMOTERELEASE", Errno::ECONNRESET, Kind::CONNECTION_LOST,
        "the peer released the link, and what was sent is in doubt; connect again, then ask what arrived")
        .origin(Origin::TRANSPORT),
    other(1030, "ERPCMISMATCH", Errno::EPROTO, Kind::UNSUPPORTED,
        "the two sides speak other versions of RPC; use the same")
        .prints(&[(BSD, "RPC version wrong")]),
    other(1031, "ERREMOTE", Errno::EREMOTE, Kind::UNSUPPORTED,
        "the object is remote, says SunOS; use it on its own machine")
        .advice(Advice::FIX_REQUEST),
    other(1032, "ESHLIBVERS", Errno::EINVAL, Kind::UNSUPPORTED,
        "the shared library has another version; install the one that is asked for"),
    // What Winsock alone has, by its numbers.
    other(10091, "WSASYSNOTREADY", Errno::EAGAIN, Kind::UNAVAILABLE,
        "the network of Windows is not ready; try again later"),
    other(10092, "WSAVERNOTSUPPORTED", Errno::ENOTSUP, Kind::UNSUPPORTED,
        "this version of Winsock is not there; ask for 2.2"),
    other(10093, "WSANOTINITIALISED", Errno::EINVAL, Kind::MISUSE,
        "WSAStartup was not called in this process; call it first"),
    other(10101, "WSAEDISCON", Errno::ENOTCONN, Kind::CONNECTION_LOST,
        "the peer closes in good order, and what was sent may be unread; connect again, then ask for what is missing")
        .origin(Origin::TRANSPORT),
    other(10102, "WSAENOMORE", Errno::ENOENT, Kind::NOT_FOUND,
        "the lookup of a service has no more results; take it as complete")
        .severity(Severity::INFO),
    other(10103, "WSAECANCELLED", Errno::ECANCELED, Kind::CANCELLED,
        "the lookup of a service was cancelled; start it again if it is needed")
        .effect(Effect::NOT_APPLIED),
    other(10104, "WSAEINVALIDPROCTABLE", Errno::EIO, Kind::INTERNAL,
        "the table of a service provider is invalid; install the provider again")
        .advice(Advice::FIX_CONFIG).effect(Effect::NOT_APPLIED),
    other(10105, "WSAEINVALIDPROVIDER", Errno::EIO, Kind::INTERNAL,
        "the service provider has another version; install it again")
        .advice(Advice::FIX_CONFIG).effect(Effect::NOT_APPLIED),
    other(10106, "WSAEPROVIDERFAILEDINIT", Errno::EIO, Kind::INTERNAL,
        "the service provider did not start; check its installation")
        .advice(Advice::FIX_CONFIG).effect(Effect::NOT_APPLIED),
    other(10107, "WSASYSCALLFAILURE", Errno::EIO, Kind::INTERNAL,
        "a system call failed that never should, and may be done in part; read back"),
    other(10108, "WSASERVICE_NOT_FOUND", Errno::ENOENT, Kind::NOT_FOUND,
        "there is no such service in this name space; correct its name"),
    other(10109, "WSATYPE_NOT_FOUND", Errno::ENOENT, Kind::NOT_FOUND,
        "there is no such class or type of service; correct it"),
    other(10110, "WSA_E_NO_MORE", Errno::ENOENT, Kind::NOT_FOUND, "the lookup is at its end; take it as complete")
        .severity(Severity::INFO),
    other(10111, "WSA_E_CANCELLED", Errno::ECANCELED, Kind::CANCELLED,
        "the lookup was cancelled by another call; start it again if it is needed")
        .effect(Effect::NOT_APPLIED),
    other(10112, "WSAEREFUSED", Errno::ECONNREFUSED, Kind::PERMISSION_DENIED,
        "the query of the database was refused; ask another server"),
    other(11001, "WSAHOST_NOT_FOUND", Errno::ENOENT, Kind::NOT_FOUND, "there is no such host; correct its name"),
    other(11002, "WSATRY_AGAIN", Errno::EAGAIN, Kind::UNAVAILABLE, "the name server gave no answer; ask again later"),
    other(11003, "WSANO_RECOVERY", Errno::EIO, Kind::INTERNAL,
        "the name server failed for good; check the server, or ask another")
        .advice(Advice::FIX_CONFIG).effect(Effect::NOT_APPLIED),
    other(11004, "WSANO_DATA", Errno::ENODATA, Kind::NOT_FOUND,
        "the name has no record of the kind asked for; ask for another kind")
        .aliases(&["WSANO_ADDRESS"]),
    other(11005, "WSA_QOS_RECEIVERS", Errno::OK, Kind::OK, "at least one receiver is there; nothing to do"),
    other(11006, "WSA_QOS_SENDERS", Errno::OK, Kind::OK, "at least one sender is there; nothing to do"),
    other(11007, "WSA_QOS_NO_SENDERS", Errno::ENOENT, Kind::NOT_FOUND, "no sender is there; start one"),
    other(11008, "WSA_QOS_NO_RECEIVERS", Errno::ENOENT, Kind::NOT_FOUND, "no receiver is there; start one"),
    other(11009, "WSA_QOS_REQUEST_CONFIRMED", Errno::OK, Kind::OK, "the reservation is confirmed; nothing to do"),
    other(11010, "WSA_QOS_ADMISSION_FAILURE", Errno::ENOBUFS, Kind::QUOTA_EXCEEDED,
        "the network has no room for the reservation; ask for less"),
    other(11011, "WSA_QOS_POLICY_FAILURE", Errno::EPERM, Kind::PERMISSION_DENIED,
        "the policy refuses the reservation; change the policy"),
    other(11012, "WSA_QOS_BAD_STYLE", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the style of the reservation is unknown or conflicts; correct it"),
    other(11013, "WSA_QOS_BAD_OBJECT", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the filter or the buffer of the provider is broken; correct it"),
    other(11014, "WSA_QOS_TRAFFIC_CTRL_ERROR", Errno::EIO, Kind::INTERNAL,
        "the traffic control failed; look into its log")
        .effect(Effect::NOT_APPLIED),
    other(11015, "WSA_QOS_GENERIC_ERROR", Errno::EIO, Kind::INTERNAL,
        "the quality of service failed without saying why; send without it")
        .effect(Effect::NOT_APPLIED),
    other(11016, "WSA_QOS_ESERVICETYPE", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the service type of the flow is invalid; correct it"),
    other(11017, "WSA_QOS_EFLOWSPEC", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the flow specification is invalid; correct it"),
    other(11018, "WSA_QOS_EPROVSPECBUF", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the buffer for the provider is invalid; correct it"),
    other(11019, "WSA_QOS_EFILTERSTYLE", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the style of the filter is invalid; correct it"),
    other(11020, "WSA_QOS_EFILTERTYPE", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the type of the filter is invalid; correct it"),
    other(11021, "WSA_QOS_EFILTERCOUNT", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the number of filters is wrong; correct it"),
    other(11022, "WSA_QOS_EOBJLENGTH", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the length of an object is wrong; correct it"),
    other(11023, "WSA_QOS_EFLOWCOUNT", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the number of flows is wrong; correct it"),
    other(11024, "WSA_QOS_EUNKNOWNPSOBJ", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "an object for the provider is not known; leave it out")
        .aliases(&["WSA_QOS_EUNKOWNPSOBJ"]),
    other(11025, "WSA_QOS_EPOLICYOBJ", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the object of the policy is invalid; correct it"),
    other(11026, "WSA_QOS_EFLOWDESC", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the list of the flows is invalid; correct it"),
    other(11027, "WSA_QOS_EPSFLOWSPEC", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the flow specification for the provider is invalid; correct it"),
    other(11028, "WSA_QOS_EPSFILTERSPEC", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the filter for the provider is invalid; correct it"),
    other(11029, "WSA_QOS_ESDMODEOBJ", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the object of the discard mode is invalid; correct it"),
    other(11030, "WSA_QOS_ESHAPERATEOBJ", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the object of the shaping rate is invalid; correct it"),
    other(11031, "WSA_QOS_RESERVED_PETYPE", Errno::EINVAL, Kind::INVALID_ARGUMENT,
        "the policy element has a reserved type; correct it"),
];

pub use crate::codes::errno::*;

crate::domain! {
    number: Domain::ERRNO.number(), name: Domain::ERRNO.name(),
    source: "Linux 6.1 asm-generic/errno.h and include/linux/errno.h; newlib 3.3.0, libc 0.2.191, mingw-w64 10.0.0",
    origin: Origin::HOST, rows: ROWS
}
