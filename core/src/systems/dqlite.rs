//! dqlite: what a `dqlite_node_*` call returns, and (in a context) what a FAILURE on the wire carries.
//!
//! Without context a number is a return value of the C API. In the contexts below it is the code of
//! a FAILURE body: mostly a number of SQLite's, for which [`sqlite`](crate::sqlite) answers, but
//! several numbers mean something else from dqlite, and only the text tells their meanings apart.
//! [`failure`] takes both. Contexts from 16 up are variants, each for its own text and no other; from
//! [`RAFT`] up the text is one of raft's.
//!
//! The connection is the session. A node that stops leading closes the database of each connection, with
//! its open transaction and its prepared statements: 10250, 10506 and 12 lose the session. To send the
//! refused statement to the new leader commits half of a transaction. Worked example: BEGIN, debit 10,
//! leadership moves, credit 10 is refused with 10250. The credit alone on the new leader leaves debit 0,
//! credit 10; run all of it again from BEGIN.
//!
//! A verdict is about one statement. EXEC_SQL with a text of three statements, outside of a transaction,
//! may fail at the third: the first two are committed, whatever the code of the third says.
//!
//! Traps: 1 is DQLITE_ERROR here and SQLITE_ERROR on the wire; 0 and 100 are errors on the wire; a
//! FAILURE of a request that returns rows may be mis-framed, see [`wire::dqlite`](crate::wire::dqlite).

use crate::sqlite::{LEADERSHIP_LOST, NOT_LEADER};
use crate::{Advice, Code, Domain, Effect, Errno, Kind, Lost, Origin, Row, row};

/// Context: the code of a FAILURE body, where its text is not known or none of dqlite's own.
pub const WIRE: u16 = 1;
/// Context: the code of a FAILURE body of a server older than 1.6, in which 8202 is not-leader and
/// 8458 leadership-lost. Stock SQLite has since given both numbers to disk faults.
pub const LEGACY: u16 = 2;
/// Context: the code of a FAILURE body whose text is surely none of dqlite's own, so that SQLite answers. Only
/// for a number that by itself means dqlite's, such as 12.
pub const OTHER_TEXT: u16 = 3;
/// Context: a FAILURE whose text is that of raft's code n has the context `RAFT + n`, and raft answers.
/// So does a server tell the failure of a membership change, under the number 1.
pub const RAFT: u16 = 256;

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(0, "DQLITE_OK", Kind::OK, "the call succeeded; nothing to do"),
    // 0 in a FAILURE is no success. Only one text is known with it.
    row(0, "SQLITE_OK", Kind::UNKNOWN,
        "a failure came without a code, by a path that is not known; read its text, and treat the outcome as unknown")
        .context(WIRE),
    row(0, "SQLITE_OK", Kind::INVALID_ARGUMENT,
        "the statement was empty or only a comment and nothing ran; send a statement")
        .context(16).text("empty statement"),
    // Says only "failed" (rule 5), but every path of it starts nothing. A node that did not start is of no use.
    row(1, "DQLITE_ERROR", Kind::UNKNOWN,
        "the node call failed, for its address, directory, lock or raft; read dqlite_node_errmsg, and destroy and \
         create the node again unless it runs, as after a failed handover")
        .effect(Effect::NOT_APPLIED).lost(Lost::HANDLE).raised_as("NodeError"),
    // QUERY_SQL of 1.18.2 and up says so as well when one statement, sent alone, got no lock or no barrier.
    row(1, "SQLITE_ERROR", Kind::INVALID_ARGUMENT,
        "more than one statement stands where one is allowed, or one with RETURNING got no lock, and nothing ran; \
         split the text, or send the one again later")
        .context(16).text("nonempty statement tail"),
    // Another version (rule 4).
    row(1, "SQLITE_ERROR", Kind::UNSUPPORTED,
        "the body version of the request is newer than the server; fall back to version 0")
        .context(17).text("unrecognized schema version").advice(Advice::FIX_REQUEST),
    row(1, "SQLITE_ERROR", Kind::INVALID_ARGUMENT,
        "the parameters could not be decoded or bound; correct their number and types")
        .context(18).text("bind parameters"),
    // The statement was stepped once: in an open transaction an INSERT with RETURNING is done, as on 1.11.1 (100).
    // A repeat would write twice, so the transaction has to go.
    row(1, "SQLITE_ERROR", Kind::INVALID_ARGUMENT,
        "a statement that returns rows went through EXEC, and an open transaction may hold its write; roll back, send \
         it through QUERY")
        .context(19).text("rows yielded when none expected for EXEC request").effect(Effect::MAYBE_APPLIED)
        .lost(Lost::TRANSACTION),
    // No data to redo.
    row(1, "DQLITE_ERROR", Kind::ABORTED,
        "the leadership transfer ended and this node still leads; ask again, perhaps for another node")
        .context(20).text("leadership transfer failed").advice(Advice::BACKOFF).origin(Origin::CLUSTER),
    row(1, "SQLITE_ERROR", Kind::INVALID_ARGUMENT,
        "the node to remove or promote is no (voting) member, perhaps removed by your own earlier try; check the id \
         against the member list")
        .context(21).text("server ID is not valid"),
    row(1, "SQLITE_ERROR", Kind::ALREADY_EXISTS,
        "the id to add is a member already, perhaps by your own earlier try; compare its address, or choose another id")
        .context(22).text("server ID already in use"),
    row(1, "SQLITE_ERROR", Kind::ALREADY_EXISTS,
        "the address to add belongs to a member, perhaps by your own earlier try; compare its id, or choose another \
         address")
        .context(23).text("server address already in use"),
    row(1, "SQLITE_ERROR", Kind::ALREADY_EXISTS, "the node has that role already; nothing to change")
        .context(24).text("server role is not valid"),
    row(1, "SQLITE_ERROR", Kind::UNAVAILABLE,
        "the node to promote could not be caught up in about 50 s; check that it runs and can be reached")
        .context(25).text("no connection to remote server available").origin(Origin::CLUSTER),
    row(1, "SQLITE_ERROR", Kind::NOT_FOUND,
        "the node is unknown, or there is no other voter to hand over to; check the member list")
        .context(26).text("Resource not found"),
    // The change may still be committed by the others. The node goes, and the session with it.
    row(1, "SQLITE_ERROR", Kind::UNAVAILABLE,
        "the node is stopping with the change in hand; find the leader and read the member list")
        .context(27).text("server is shutting down").advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED)
        .origin(Origin::CLUSTER).lost(Lost::SESSION),
    // For codes that raft has no text for: up to raft 0.15 those of an unknown node, and of a full disk as well.
    row(1, "SQLITE_ERROR", Kind::UNKNOWN,
        "a membership change failed without a text of its own, perhaps with the change in hand; read the member list, \
         check id and role")
        .context(28).text("unknown error"),
    // Mostly left open by an earlier failure on the connection.
    row(1, "SQLITE_ERROR", Kind::FAILED_PRECONDITION,
        "a transaction is open on this connection; roll it back before BEGIN")
        .context(29).text("cannot start a transaction within a transaction"),
    row(1, "SQLITE_ERROR", Kind::FAILED_PRECONDITION,
        "no transaction is open, perhaps since the server rolled it back, or since your own earlier COMMIT is done; \
         read back, then begin again")
        .context(30).text("{x}no transaction is active{x}").lost(Lost::TRANSACTION), // as the sentence says
    row(1, "SQLITE_ERROR", Kind::NOT_FOUND,
        "the statement names a table that does not exist; create it or correct the name")
        .context(31).text("no such table: {table}"),
    row(1, "SQLITE_ERROR", Kind::INVALID_ARGUMENT, "the SQL does not parse; correct it near the word in the text")
        .context(32).text("{x}syntax error{x}"),
    // Mostly the node is stopping, and then the session goes with it.
    row(1, "SQLITE_ERROR", Kind::UNAVAILABLE,
        "the barrier before a query failed and the query did not run; find the leader and send it again")
        .context(33).text("barrier error").advice(Advice::REFRESH).origin(Origin::CLUSTER).lost(Lost::SESSION)
        .retired(),
    row(1, "SQLITE_ERROR", Kind::NOT_FOUND,
        "the statement names a column, function or other thing that does not exist; create it or correct the name")
        .context(34).text("no such {thing}: {name}"),
    row(1, "SQLITE_ERROR", Kind::NOT_FOUND,
        "the statement names a column that the table does not have; correct the name")
        .context(35).text("table {table} has no column named {column}"),
    row(1, "SQLITE_ERROR", Kind::ALREADY_EXISTS,
        "the table, index, view or trigger to create is there already, perhaps by your own earlier try; look, or \
         choose another name")
        .context(36).text("{thing} already exists"),
    row(1, "SQLITE_ERROR", Kind::ALREADY_EXISTS, "the name to create belongs to a table or index; choose another name")
        .context(37).text("there is already a{thing} named {name}"),
    // Up to 1.18.1. "no more rows available" is what an idle connection says, so the number is not SQLite's: the
    // barrier failed, or raft was out of memory before it took the entry.
    row(1, "SQLITE_ERROR", Kind::UNAVAILABLE,
        "raft refused before the statement went out, said as an SQL error; find the leader and send it again")
        .context(38).text("no more rows available").advice(Advice::REFRESH).origin(Origin::CLUSTER)
        .lost(Lost::SESSION).retired(),
    row(2, "DQLITE_MISUSE", Kind::MISUSE,
        "the call breaks the contract, as a setter on a running node or a value out of range; correct the program")
        .origin(Origin::CLIENT).raised_as("NodeError"),
    // As DQLITE_ERROR.
    row(3, "DQLITE_NOMEM", Kind::EXHAUSTED, "the library ran out of memory; free some, then create the node again")
        .errno(Errno::ENOMEM).origin(Origin::HOST).lost(Lost::HANDLE).raised_as("NodeError"),
    row(3, "DQLITE_NOMEM", Kind::EXHAUSTED,
        "the server ran out of memory while writing the member list; ask again later")
        .context(16).text("failed to encode server").errno(Errno::ENOMEM).origin(Origin::HOST),
    row(3, "DQLITE_NOMEM", Kind::EXHAUSTED, "the server ran out of memory while dumping the database; ask again later")
        .context(17).text("failed to dump main database file").errno(Errno::ENOMEM).origin(Origin::HOST),
    row(3, "DQLITE_NOMEM", Kind::EXHAUSTED, "the server ran out of memory while dumping the WAL; ask again later")
        .context(18).text("failed to dump WAL file").errno(Errno::ENOMEM).origin(Origin::HOST),
    // Up to 1.18.1: the node shut down with the write in flight, and the session with it.
    row(4, "SQLITE_ABORT", Kind::ABORTED,
        "the node shut down with the write in hand, which may still commit; connect elsewhere and read back")
        .context(WIRE).text("abort").advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .lost(Lost::SESSION).retired(),
    // An open transaction reads an old snapshot as soon as the other one commits: then it can never write.
    row(5, "SQLITE_BUSY", Kind::BUSY,
        "another connection holds the write lock; wait and repeat, but roll back an open transaction and run it again")
        .context(16).text("database is locked").lost(Lost::TRANSACTION),
    row(5, "SQLITE_BUSY", Kind::BUSY, "the WAL is being checkpointed; pause briefly, then send again")
        .context(17).text("checkpoint in progress"),
    // The number says busy, the meaning is a second OPEN (rule 8).
    row(5, "SQLITE_BUSY", Kind::MISUSE, "OPEN was sent twice on this connection; use a second connection")
        .context(18).text("a database for this connection is already open"),
    row(5, "SQLITE_BUSY", Kind::BUSY,
        "another membership change is running, for up to 50 s; wait for its end, then repeat")
        .context(19).text("a configuration change is already in progress").origin(Origin::CLUSTER),
    // The node cannot start from this directory.
    row(6, "RAFT_MALFORMED", Kind::CORRUPT,
        "the raft metadata in the data directory does not parse; copy the directory away, then restore it from another \
         node, or a lone one from a backup")
        .origin(Origin::STORAGE).lost(Lost::NODE).raised_as("NodeError").retired(),
    row(7, "SQLITE_NOMEM", Kind::EXHAUSTED,
        "the server could not keep the prepared statement; finalize unused ones, then prepare again")
        .context(16).text("stmt registry add failed").errno(Errno::ENOMEM),
    // Up to 1.18.1 a raft number could slip through untranslated, with the text of an idle connection. As 10250.
    row(7, "RAFT_NOTLEADER", Kind::NOT_LEADER,
        "the node is not the leader, said with a raw raft number; find the leader, connect there, send again")
        .context(17).text("no more rows available").origin(Origin::CLUSTER).lost(Lost::SESSION).retired(),
    row(9, "EBADF", Kind::MISUSE, "the node was stopped twice; stop it once")
        .errno(Errno::EBADF).origin(Origin::CLIENT).raised_as("NodeStopError").retired(),
    // Any failure without a code of its own, also after the entry was handed to raft. Also all that comes after the
    // node closed the database of the connection.
    row(10, "SQLITE_IOERR", Kind::IO,
        "the leader failed inside, perhaps after it took the write; read back before repeating")
        .context(16).text("leader exec failed").lost(Lost::SESSION),
    // Up to 1.18.1, when raft could not write; the text is that of an idle connection. The leader steps down.
    row(10, "SQLITE_IOERR", Kind::IO,
        "raft failed with the write in hand, said as a disk error; read back before repeating")
        .context(17).text("no more rows available").origin(Origin::CLUSTER).lost(Lost::SESSION).retired(),
    // The connection lost its database with the leadership, or never opened one. No code of SQLite's statements.
    row(12, "SQLITE_NOTFOUND", Kind::SESSION_EXPIRED,
        "the connection has no open database, perhaps since leadership moved; reconnect to the leader and open it")
        .context(WIRE).text("no database opened"),
    // Where the database was opened again since, the old transaction is gone all the same.
    row(12, "SQLITE_NOTFOUND", Kind::SESSION_EXPIRED,
        "the prepared statement is not known, perhaps since leadership moved; begin and prepare again")
        .context(16).text("no statement with the given id"),
    // The caller chooses the format.
    row(15, "SQLITE_PROTOCOL", Kind::UNSUPPORTED, "the format of DESCRIBE is not known to the server; use format 0")
        .context(WIRE).text("bad format version").advice(Advice::FIX_REQUEST),
    row(19, "RAFT_NOTFOUND", Kind::NOT_FOUND, "the data directory does not exist; create it before the node")
        .raised_as("NodeError").retired(),
    row(20, "RAFT_INVALID", Kind::INVALID_ARGUMENT, "the data directory is a file; give the path of a directory")
        .errno(Errno::ENOTDIR).raised_as("NodeError").retired(),
    // No setting allows it.
    row(23, "SQLITE_AUTH", Kind::PERMISSION_DENIED,
        "dqlite forbids ATTACH of a file and several PRAGMAs; do without them")
        .context(WIRE).text("not authorized").advice(Advice::FIX_REQUEST),
    row(25, "SQLITE_RANGE", Kind::OUT_OF_RANGE,
        "there are more parameters than placeholders and nothing ran; correct their number")
        .context(WIRE).text("bind parameters").retired(),
    // A success of SQLite's, sent as an error by servers up to 1.18.1, up to 1.14 with this text. On 1.11.1 the row
    // of an INSERT with RETURNING is there after COMMIT; outside a transaction it is not, and the next write ends the
    // node. A repeat would write twice, so the transaction has to go.
    row(100, "SQLITE_ROW", Kind::INVALID_ARGUMENT,
        "a statement that returns rows went through EXEC of an old server, whose open transaction holds its write; \
         roll back, send it through QUERY")
        .context(WIRE).text("another row available").effect(Effect::MAYBE_APPLIED).lost(Lost::TRANSACTION).retired(),
    // As above, 1.15 to 1.18.1.
    row(100, "SQLITE_ROW", Kind::INVALID_ARGUMENT,
        "a statement that returns rows went through EXEC of an old server, and an open transaction may hold its write; \
         roll back, send it through QUERY")
        .context(16).text("rows yielded when none expected for EXEC request").effect(Effect::MAYBE_APPLIED)
        .lost(Lost::TRANSACTION).retired(),
    // The transaction reads an old snapshot.
    row(517, "SQLITE_BUSY_SNAPSHOT", Kind::CONFLICT,
        "a read transaction tried to write after another commit, said as locked; roll back and run the transaction \
         again")
        .context(WIRE).text("database is locked").lost(Lost::TRANSACTION),
    // Peers may hold the entry, and the leader steps down.
    row(778, "SQLITE_IOERR_WRITE", Kind::EXHAUSTED,
        "the leader ran out of disk with the write in hand; free space or move leadership, and read back")
        .context(WIRE).text("disk I/O error").advice(Advice::FIX_CONFIG).effect(Effect::MAYBE_APPLIED)
        .origin(Origin::STORAGE).lost(Lost::SESSION).retired(),
    // An internal code: no path was found that puts it on the wire.
    row(1001, "DQLITE_PROTO", Kind::CORRUPT,
        "a raft command or snapshot is malformed; check the versions of the nodes"),
    row(1002, "DQLITE_NOTFOUND", Kind::NOT_FOUND, "the node never opened this database; correct the name")
        .text("database does not exists"),
    row(1005, "DQLITE_PARSE", Kind::UNSUPPORTED,
        "the request or one of its parts, such as the type of a parameter, is not known to the server; use an older \
         form")
        .advice(Advice::FIX_REQUEST),
    row(1005, "DQLITE_PARSE", Kind::INVALID_ARGUMENT,
        "a parameter has an unknown type code and nothing ran; correct its type")
        .context(16).text("bind parameters").retired(),
    row(1005, "DQLITE_PARSE", Kind::UNSUPPORTED, "the request type is not known to the server; use an older request")
        .context(17).text("unrecognized request type").advice(Advice::FIX_REQUEST),
    row(1005, "DQLITE_PARSE", Kind::UNSUPPORTED,
        "the version of the request body is not known to the server; use an older version")
        .context(18).text("unrecognized schema version").advice(Advice::FIX_REQUEST),
    row(1005, "DQLITE_PARSE", Kind::UNSUPPORTED, "the cluster format is not known to the server; use format 0 or 1")
        .context(19).text("unrecognized cluster format").advice(Advice::FIX_REQUEST),
    // Numbers of servers older than 1.6; stock SQLite gave both to disk faults since.
    row(8202, "errIoErrNotLeaderLegacy", Kind::NOT_LEADER,
        "the old server is not the leader and refused the request; find the leader, connect there, send again")
        .context(LEGACY).text("not leader").origin(Origin::CLUSTER).lost(Lost::SESSION).retired(), // as 10250
    row(8458, "errIoErrLeadershipLostLegacy", Kind::LEADERSHIP_LOST,
        "the old leader stepped down with the write in hand; find the leader and read back")
        .context(LEGACY).origin(Origin::CLUSTER).lost(Lost::SESSION).retired(), // as 10506
    NOT_LEADER.text("not leader"),
    LEADERSHIP_LOST.text("leadership lost"),
    row(10506, "SQLITE_IOERR_LEADERSHIP_LOST", Kind::LEADERSHIP_LOST,
        "the leader stepped down with the write in hand, said as a disk error; find the leader and read back")
        .context(16).text("disk I/O error").origin(Origin::CLUSTER).lost(Lost::SESSION).retired(),
    row(10506, "SQLITE_IOERR_LEADERSHIP_LOST", Kind::LEADERSHIP_LOST,
        "leadership was lost during a membership change; read the member list on the new leader")
        .context(17).text("server has lost leadership").origin(Origin::CLUSTER).lost(Lost::SESSION),
    // The barrier stands before the query, which did not run. The session goes as with the others.
    row(10506, "SQLITE_IOERR_LEADERSHIP_LOST", Kind::LEADERSHIP_LOST,
        "leadership was lost before the query ran; find the leader and send it there")
        .context(18).text("barrier error").effect(Effect::NOT_APPLIED).origin(Origin::CLUSTER).lost(Lost::SESSION)
        .retired(),
];

/// The code whose row answers for `native` read in `context`.
///
/// Without context, or with a row of that very context, it is dqlite's own. Otherwise a text of raft's is
/// raft's, a number from 1001 up is dqlite's own where it has a row, and any other number SQLite's: FAILURE
/// 5 answers as `sqlite:5`. A number that SQLite calls a success stays dqlite's, unlisted.
///
/// ```
/// use derrno::dqlite::{OTHER_TEXT, RAFT, WIRE, resolve};
/// assert_eq!(resolve(5, WIRE).to_string(), "sqlite:5 SQLITE_BUSY");
/// assert_eq!(resolve(1, 0).to_string(), "dqlite:1 DQLITE_ERROR");
/// assert_eq!(resolve(1002, WIRE).to_string(), "dqlite:1002 DQLITE_NOTFOUND");
/// assert_eq!(resolve(12, WIRE).to_string(), "dqlite:12@1 SQLITE_NOTFOUND");
/// assert_eq!(resolve(12, OTHER_TEXT).to_string(), "sqlite:12 SQLITE_NOTFOUND");
/// assert_eq!(resolve(1, RAFT + 18).to_string(), "raft:18 RAFT_IOERR");
/// ```
#[must_use]
pub fn resolve(native: i32, context: u16) -> Code {
    let own = Code::new(DOMAIN, native).in_context(context);
    let has = |context| TABLE.entry_in(native, context).is_some_and(|row| row.context() == context);
    if context == 0 || has(context) {
        own
    } else if context > RAFT {
        Code::new(Domain::RAFT, (context - RAFT).into())
    } else if has(WIRE) && (context != OTHER_TEXT || crate::sqlite::classify(native).is_ok()) {
        own.in_context(WIRE)
    } else if native > 1000 && has(0) {
        own.in_context(0)
    } else if crate::sqlite::classify(native).is_ok() {
        own // a number of success in a FAILURE is no success
    } else {
        Code::new(Domain::SQLITE, native)
    }
}

/// The code of what a `dqlite_node_*` call returned.
///
/// 1, 2 and 3 are dqlite's. Up to 1.11.1 a code of raft's could slip through `dqlite_node_create` and
/// `dqlite_node_start`; from 4 to 24 it is raft's unless dqlite has a row for it. For a FAILURE on the wire
/// see [`failure`].
///
/// ```
/// use derrno::dqlite::code;
/// assert_eq!(code(1).to_string(), "dqlite:1 DQLITE_ERROR");
/// assert_eq!(code(19).to_string(), "dqlite:19 RAFT_NOTFOUND");
/// assert_eq!(code(12).to_string(), "raft:12 RAFT_CORRUPT");
/// assert!(code(4711).verdict().is_unlisted());
/// ```
#[must_use]
pub fn code(rc: i32) -> Code {
    let own = Code::new(DOMAIN, rc);
    if TABLE.entry(rc).is_none() && (4..=24).contains(&rc) { Code::new(Domain::RAFT, rc) } else { own }
}

/// The code of a FAILURE: its number and its text, which decide together.
///
/// A text that dqlite itself writes is the variant of that text; a text of raft's, under the number 1, has the
/// context `RAFT + n`; any other text is SQLite's. `context` is that of a number without a text: [`WIRE`], or
/// [`LEGACY`] for a server older than 1.6.
///
/// ```
/// use derrno::{Effect, dqlite};
/// let code = |native, text: &str| dqlite::failure(native, text.as_bytes(), dqlite::WIRE).resolve().to_string();
/// assert_eq!(code(12, "no database opened"), "dqlite:12@1 SQLITE_NOTFOUND");
/// assert_eq!(code(15, "locking protocol"), "sqlite:15 SQLITE_PROTOCOL");
/// assert_eq!(code(1, "I/O error"), "raft:18 RAFT_IOERR");
/// assert_eq!(code(5, ""), "sqlite:5 SQLITE_BUSY");
/// assert_eq!(dqlite::failure(1, b"I/O error", dqlite::WIRE).verdict().effect(), Effect::MAYBE_APPLIED);
/// ```
#[must_use]
pub fn failure(native: i32, text: &[u8], context: u16) -> Code {
    let own = Code::new(DOMAIN, native);
    if let Some(row) = TABLE.by_text(Some(native), text) {
        return row.code();
    }
    let raft = if native == 1 { crate::raft::TABLE.by_text(None, text) } else { None };
    if let Some(row) = raft {
        return own.in_context(RAFT.saturating_add(row.native() as u16));
    }
    let is_other = |row: crate::Entry| row.context() == WIRE && !row.text().is_empty();
    let swallows = !text.is_empty() && TABLE.entry_in(native, WIRE).is_some_and(is_other);
    own.in_context(if swallows { OTHER_TEXT } else { context })
}

pub use crate::codes::dqlite::*;

crate::domain! {
    number: Domain::DQLITE.number(), name: Domain::DQLITE.name(),
    source: "canonical/dqlite dqlite.h, gateway.c, translate.c 1.18.6 and 1.11.1; go-dqlite d839b0a",
    origin: Origin::SERVER,
    rows: ROWS, classes: crate::dqlitepy
}
