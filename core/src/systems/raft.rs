//! The raft library under dqlite: what `raft_*` functions and a custom connect function return.
//!
//! These numbers overlap with those of [`dqlite`](crate::dqlite) and [`sqlite`](crate::sqlite) in
//! value, not in meaning: go by where the number came from.
//!
//! A leader hands an entry to its peers and to its own disk at the same time. When its own disk fails, the
//! entry is taken back here and its caller told, but the peers may hold it and commit it: every code that
//! the disk can give is `maybe_applied`, a lack of memory included.
//!
//! A dqlite server tells the failure of a membership change by the text of a raft code, under the number 1:
//! [`dqlite::RAFT`](crate::dqlite::RAFT).

use crate::{Advice, Client, Domain, Effect, Errno, Kind, Lost, Origin, Row, row};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(0, "RAFT_OK", Kind::OK, "the call succeeded; nothing to do"),
    // Also when the next segment of the log cannot be prepared, with the entry on its way to the peers.
    row(1, "RAFT_NOMEM", Kind::EXHAUSTED,
        "raft ran out of memory, perhaps with an entry on its way to its peers; free some, then read back")
        .text("out of memory").effect(Effect::MAYBE_APPLIED).errno(Errno::ENOMEM).origin(Origin::HOST)
        .prints(&[(Client::RAFT_STRERROR, "out of memory")]),
    row(2, "RAFT_BADID", Kind::INVALID_ARGUMENT,
        "the server id is zero, unknown, or not a voter where one is needed; correct the id")
        .text("server ID is not valid")
        .prints(&[(Client::RAFT_STRERROR, "server ID is not valid")]),
    row(3, "RAFT_DUPLICATEID", Kind::ALREADY_EXISTS,
        "the server id is already a member, after a repeat perhaps your own; compare its address, or choose another id")
        .text("server ID already in use")
        .prints(&[(Client::RAFT_STRERROR, "server ID already in use")]),
    row(4, "RAFT_DUPLICATEADDRESS", Kind::ALREADY_EXISTS,
        "the address already belongs to a member, after a repeat perhaps your own; compare its id, or choose another \
         address")
        .text("server address already in use").errno(Errno::EADDRINUSE)
        .prints(&[(Client::RAFT_STRERROR, "server address already in use")]),
    row(5, "RAFT_BADROLE", Kind::INVALID_ARGUMENT,
        "the role is unknown, or the server has it already; check the member list")
        .text("server role is not valid")
        .prints(&[(Client::RAFT_STRERROR, "server role is not valid")])
        .note("up to raft 0.9.12 this number was RAFT_ALREADYVOTING, which is not a wrong role"),
    // Bytes that do not parse are a format fault of disk or peer, found before anything is appended. A server
    // does not start with them.
    row(6, "RAFT_MALFORMED", Kind::CORRUPT,
        "bytes on disk or from a peer do not parse; check the version of the peer and the disk")
        .text("encoded data is malformed").lost(Lost::NODE)
        .prints(&[(Client::RAFT_STRERROR, "encoded data is malformed")]),
    row(7, "RAFT_NOTLEADER", Kind::NOT_LEADER,
        "this server is not the leader, or hands leadership over; find the leader and ask it")
        .text("server is not the leader")
        .prints(&[(Client::RAFT_STRERROR, "server is not the leader")]),
    row(8, "RAFT_LEADERSHIPLOST", Kind::LEADERSHIP_LOST,
        "leadership went away after the entry was taken; read back on the new leader before repeating")
        .text("server has lost leadership")
        .prints(&[(Client::RAFT_STRERROR, "server has lost leadership")]),
    // An accepted request is in doubt: the entry may be committed by the others. This raft object is done for.
    row(9, "RAFT_SHUTDOWN", Kind::UNAVAILABLE,
        "raft is closing and an accepted request may still commit; ask another server and read back")
        .text("server is shutting down").advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE)
        .prints(&[(Client::RAFT_STRERROR, "server is shutting down")]),
    row(10, "RAFT_CANTBOOTSTRAP", Kind::ALREADY_EXISTS,
        "the data directory already holds a cluster; skip the bootstrap and start")
        .text("bootstrap only works on new clusters")
        .prints(&[(Client::RAFT_STRERROR, "bootstrap only works on new clusters")]),
    row(11, "RAFT_CANTCHANGE", Kind::BUSY, "another membership change is running; wait for it to end, then repeat")
        .text("a configuration change is already in progress")
        .prints(&[(Client::RAFT_STRERROR, "a configuration change is already in progress")]),
    // It does not start until its directory is another one.
    row(12, "RAFT_CORRUPT", Kind::CORRUPT,
        "a log or snapshot on disk fails its checks; copy the directory away first, then restore this server from \
         another, or a lone one from a backup")
        .text("persisted data is corrupted").origin(Origin::STORAGE).lost(Lost::NODE)
        .prints(&[(Client::RAFT_STRERROR, "persisted data is corrupted"),
            (Client::LOG, "closed segment {file} is past last snapshot {file}"),
            (Client::LOG, "load closed segment {file}: found {n} entries (expected {n})"),
            (Client::LOG, "load closed segment {file}: entries count in preamble is zero"),
            (Client::LOG, "load closed segment {file}: unexpected format version {n}"),
            (Client::LOG, "load closed segment {file}: entries batch {n} starting at byte {n}: data checksum mismatch"),
            (Client::LOG, "load closed segment {file}: entries batch {n} starting at byte {n}: header checksum mismatch"),
            (Client::LOG, "load open segment {file}: unexpected format version {n}")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_IOERR"),
    row(13, "RAFT_CANCELED", Kind::CANCELLED,
        "the request was withdrawn, but an entry already submitted may commit; read back before repeating")
        .text("operation canceled")
        .prints(&[(Client::RAFT_STRERROR, "operation canceled")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_CORRUPT"),
    row(14, "RAFT_NAMETOOLONG", Kind::TOO_LARGE, "the path of the data directory is too long; use a shorter one")
        .text("resource name too long").errno(Errno::ENAMETOOLONG)
        .prints(&[(Client::RAFT_STRERROR, "resource name too long")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_CANCELED"),
    row(15, "RAFT_TOOBIG", Kind::TOO_LARGE, "the data exceeds a limit of raft and was not logged; send less at once")
        .text("data is too big").errno(Errno::EFBIG)
        .prints(&[(Client::RAFT_STRERROR, "data is too big")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_NAMETOOLONG"),
    row(16, "RAFT_NOCONNECTION", Kind::UNAVAILABLE,
        "the other server cannot be reached; raft keeps trying, check the address and the network")
        .text("no connection to remote server available")
        .prints(&[(Client::RAFT_STRERROR, "no connection to remote server available")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_TOOBIG"),
    row(17, "RAFT_BUSY", Kind::BUSY,
        "the call is not possible now, or a write waited past the busy timeout; repeat it later")
        .text("operation can't be performed at this time")
        .prints(&[(Client::RAFT_STRERROR, "operation can't be performed at this time")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_NOCONNECTION"),
    row(18, "RAFT_IOERR", Kind::IO,
        "a disk or network call failed and peers may hold the entry; read back before repeating")
        .text("I/O error").origin(Origin::STORAGE)
        .prints(&[(Client::RAFT_STRERROR, "I/O error")])
        .note("in raft 0.9.0 to 0.9.3 this number was RAFT_BUSY"),
    row(19, "RAFT_NOTFOUND", Kind::NOT_FOUND,
        "the directory, file or server id does not exist; create it or correct the name")
        .text("Resource not found"),
    row(20, "RAFT_INVALID", Kind::INVALID_ARGUMENT,
        "an argument is not valid, such as a data directory that is a file; correct it")
        .text("Invalid parameter"),
    row(21, "RAFT_UNAUTHORIZED", Kind::PERMISSION_DENIED,
        "the data directory may not be accessed; correct its owner or mode")
        .text("No access to resource").errno(Errno::EACCES).origin(Origin::HOST),
    // The leader steps down when its disk is full; an entry in flight may be on its peers.
    row(22, "RAFT_NOSPACE", Kind::EXHAUSTED,
        "the disk is full and an entry in flight may still commit; free space, then read back")
        .text("Not enough disk space").advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED)
        .origin(Origin::STORAGE),
    // Met when a segment of the log is opened, with entries on their way to the peers.
    row(23, "RAFT_TOOMANY", Kind::QUOTA_EXCEEDED,
        "a limit such as the number of AIO contexts is reached, perhaps with an entry on its way; raise it, and read \
         back")
        .text("System or raft limit met or exceeded").effect(Effect::MAYBE_APPLIED).errno(Errno::EMFILE)
        .origin(Origin::HOST),
    row(24, "RAFT_ERROR", Kind::UNKNOWN,
        "raft failed without a code of its own; read the error of the SQLite connection"),
];

pub use crate::codes::raft::*;

crate::domain! {
    number: Domain::RAFT.number(), name: Domain::RAFT.name(),
    source: "canonical/dqlite src/raft.h 1.18.6; canonical/raft raft.h 0.15.0",
    origin: Origin::CLUSTER,
    rows: ROWS
}
