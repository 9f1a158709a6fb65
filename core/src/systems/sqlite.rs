//! SQLite result codes, primary and extended, with the two that dqlite adds.
//!
//! An extended code has its primary code in the low byte, so an unlisted one answers as its primary
//! code. dqlite's own 1001, 1002 and 1005 are in [`dqlite`](crate::dqlite) and must not be masked.
//! Trap: 8202 and 8458 were dqlite's not-leader and leadership-lost in servers older than 1.6; see
//! [`dqlite::LEGACY`](crate::dqlite::LEGACY).
//!
//! A verdict is about one statement. `sqlite3_exec` with a text of three statements may fail at the
//! third: the first two are done, whatever the third one says. So are the rows before the bad one with
//! `OR FAIL` or `RAISE(FAIL)`; with `OR ROLLBACK` or `RAISE(ROLLBACK)` the transaction is gone. Only
//! the SQL says so, not the code.
//!
//! What `lost` says here was read in `sqlite3VdbeHalt` of SQLite and seen with
//! `sqlite3_get_autocommit`: IOERR always rolls the open transaction back, NOMEM and FULL when the
//! statement cannot be undone alone, INTERRUPT when it writes. After BUSY and LOCKED the transaction is
//! still open, but two transactions may wait for each other for ever: roll back and run it again.

use crate::{Advice, Client, Domain, Effect, Errno, Kind, Lost, Origin, Row, row};

/// dqlite's not-leader, which its public header names.
///
/// Its connection is the session: a node that stops leading closes the database of each connection, with
/// the open transaction and the prepared statements.
pub(crate) const NOT_LEADER: Row = row(10250, "SQLITE_IOERR_NOT_LEADER", Kind::NOT_LEADER,
    "the dqlite node is not the leader and refused the request; find the leader, connect there, send again")
    .origin(Origin::CLUSTER).lost(Lost::SESSION);

/// dqlite's leadership-lost, which its public header names. The session goes with it, as above.
pub(crate) const LEADERSHIP_LOST: Row = row(10506, "SQLITE_IOERR_LEADERSHIP_LOST", Kind::LEADERSHIP_LOST,
    "the dqlite leader stepped down with the write in hand, which may still commit; find the leader and read back")
    .origin(Origin::CLUSTER).lost(Lost::SESSION);

/// A disk error. Whatever the statement, SQLite rolls the open transaction back with it.
#[track_caller]
const fn io(native: i32, name: &'static str, message: &'static str) -> Row {
    row(native, name, Kind::IO, message).origin(Origin::STORAGE).lost(Lost::TRANSACTION)
}

/// A file that cannot be opened. That comes before any change, and waiting does not help.
#[track_caller]
const fn cannot_open(native: i32, name: &'static str, message: &'static str) -> Row {
    row(native, name, Kind::IO, message)
        .origin(Origin::STORAGE)
        .advice(Advice::FIX_CONFIG)
        .effect(Effect::NOT_APPLIED)
}

#[track_caller]
const fn corrupt(native: i32, name: &'static str, message: &'static str) -> Row {
    row(native, name, Kind::CORRUPT, message).origin(Origin::STORAGE)
}

#[track_caller]
const fn constraint(native: i32, name: &'static str, message: &'static str) -> Row {
    row(native, name, Kind::CONSTRAINT, message)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(0, "SQLITE_OK", Kind::OK, "the call succeeded; nothing to do")
        .prints(&[(Client::SQLITE3_ERRSTR, "not an error")]),
    row(1, "SQLITE_ERROR", Kind::INVALID_ARGUMENT,
        "the SQL was refused, for its syntax, an unknown name or a misplaced BEGIN or COMMIT; read the text and \
         correct it")
        .prints(&[(Client::SQLITE3_ERRSTR, "SQL logic error"),
            (Client::SQLITE3_ERRMSG, "near \"{token}\": syntax error"),
            (Client::SQLITE3_ERRMSG, "no such table: {name}"), (Client::SQLITE3_ERRMSG, "no such column: {name}"),
            (Client::SQLITE3_ERRMSG, "no such function: {name}"), (Client::SQLITE3_ERRMSG, "no such index: {name}"),
            (Client::SQLITE3_ERRMSG, "no such module: {name}"), (Client::SQLITE3_ERRMSG, "no such savepoint: {name}"),
            (Client::SQLITE3_ERRMSG, "no such collation sequence: {name}"),
            (Client::SQLITE3_ERRMSG, "unrecognized token: \"{token}\""),
            (Client::SQLITE3_ERRMSG, "incomplete input"), (Client::SQLITE3_ERRMSG, "table {name} already exists"),
            (Client::SQLITE3_ERRMSG, "index {name} already exists"),
            (Client::SQLITE3_ERRMSG, "view {name} already exists"),
            (Client::SQLITE3_ERRMSG, "trigger {name} already exists"),
            (Client::SQLITE3_ERRMSG, "there is already a table named {name}"),
            (Client::SQLITE3_ERRMSG, "there is already an index named {name}"),
            (Client::SQLITE3_ERRMSG, "table {table} has no column named {column}"),
            (Client::SQLITE3_ERRMSG, "cannot start a transaction within a transaction"),
            (Client::SQLITE3_ERRMSG, "cannot commit - no transaction is active"),
            (Client::SQLITE3_ERRMSG, "cannot rollback - no transaction is active"),
            (Client::SQLITE3_ERRMSG, "ambiguous column name: {name}"),
            (Client::SQLITE3_ERRMSG, "wrong number of arguments to function {name}()"),
            (Client::SQLITE3_ERRMSG, "duplicate column name: {name}"),
            (Client::RUSQLITE, "SQL error or missing database")]),
    row(2, "SQLITE_INTERNAL", Kind::INTERNAL,
        "a bug in SQLite or in a VFS ended the statement, perhaps in its commit; report it, and read back")
        .prints(&[(Client::RUSQLITE, "Internal logic error in SQLite")]),
    row(3, "SQLITE_PERM", Kind::PERMISSION_DENIED,
        "a new database file could not get the access mode asked; correct the mode of its directory")
        .prints(&[(Client::SQLITE3_ERRSTR, "access permission denied"),
            (Client::RUSQLITE, "Access permission denied")]),
    // Seen: when the callback of sqlite3_exec stops an INSERT with RETURNING, all its rows are there. And it is
    // the number of ABORT_ROLLBACK where extended codes are off.
    row(4, "SQLITE_ABORT", Kind::ABORTED,
        "a callback of the program ended the call, perhaps after its change, or the transaction was rolled back; read \
         back, and run it again if that was not wanted")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "query aborted"),
            (Client::RUSQLITE, "Callback routine requested an abort")]),
    // Inside a transaction the other one may be waiting for this one: it has to go before either can end.
    row(5, "SQLITE_BUSY", Kind::BUSY,
        "another connection holds the lock; wait and repeat, but in a transaction roll back and run all of it again")
        .lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "database is locked"), (Client::RUSQLITE, "The database file is locked")]),
    // As BUSY, where the table is held by another connection of a shared cache.
    row(6, "SQLITE_LOCKED", Kind::BUSY,
        "a statement of the same connection or cache holds the table; finish it and repeat, or roll back and run the \
         transaction again")
        .lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "database table is locked"),
            (Client::SQLITE3_ERRMSG, "database table is locked: {table}"),
            (Client::RUSQLITE, "A table in the database is locked")]),
    // Seen with a WAL: memory ran out in COMMIT after the frames were written, the transaction was rolled back,
    // the process died, and the next one found the rows there.
    row(7, "SQLITE_NOMEM", Kind::EXHAUSTED,
        "memory ran out and the transaction may be rolled back, yet after a crash its COMMIT may stand; free some, \
         then read back")
        .effect(Effect::MAYBE_APPLIED).errno(Errno::ENOMEM).origin(Origin::HOST).lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "out of memory"), (Client::RUSQLITE, "A malloc() failed")]),
    row(8, "SQLITE_READONLY", Kind::READ_ONLY,
        "a write reached a database or connection that is read-only; open it for writing")
        .prints(&[(Client::SQLITE3_ERRSTR, "attempt to write a readonly database"),
            (Client::RUSQLITE, "Attempt to write a readonly database")]),
    // The interrupted statement is undone; one that writes takes its transaction with it.
    row(9, "SQLITE_INTERRUPT", Kind::CANCELLED,
        "the statement was interrupted and undone, with its transaction if it writes; run that again if still wanted")
        .effect(Effect::NOT_APPLIED).errno(Errno::EINTR).lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "interrupted"),
            (Client::RUSQLITE, "Operation terminated by sqlite3_interrupt()")]),
    io(10, "SQLITE_IOERR",
        "a disk operation failed, or in dqlite anything after submission; read back before repeating")
        .prints(&[(Client::SQLITE3_ERRSTR, "disk I/O error"),
            (Client::RUSQLITE, "Some kind of disk I/O error occurred")]),
    corrupt(11, "SQLITE_CORRUPT", "the database content is damaged; stop writing, then restore or recover it")
        .prints(&[(Client::SQLITE3_ERRSTR, "database disk image is malformed"),
            (Client::SQLITE3_ERRMSG, "malformed database schema ({name})"),
            (Client::RUSQLITE, "The database disk image is malformed")]),
    row(12, "SQLITE_NOTFOUND", Kind::NOT_FOUND, "a file control or table function is unknown; correct its name")
        .prints(&[(Client::SQLITE3_ERRSTR, "unknown operation"),
            (Client::RUSQLITE, "Unknown opcode in sqlite3_file_control()")]),
    // The transaction goes with it unless the statement can be undone alone.
    row(13, "SQLITE_FULL", Kind::EXHAUSTED,
        "there is no room for the database and the write was undone; free space, then repeat the transaction")
        .origin(Origin::STORAGE).lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "database or disk is full"),
            (Client::RUSQLITE, "Insertion failed because database is full")]),
    cannot_open(14, "SQLITE_CANTOPEN", "a file cannot be opened and nothing was done; check path and permissions")
        .prints(&[(Client::SQLITE3_ERRSTR, "unable to open database file"),
            (Client::RUSQLITE, "Unable to open the database file")]),
    // The word says protocol, the meaning is a lost race for the WAL lock (rule 8).
    row(15, "SQLITE_PROTOCOL", Kind::BUSY, "the race for the WAL lock was lost too often; repeat later")
        .prints(&[(Client::SQLITE3_ERRSTR, "locking protocol"), (Client::RUSQLITE, "Database lock protocol error")]),
    row(16, "SQLITE_EMPTY", Kind::UNKNOWN, "an unused code; treat the outcome as unknown")
        .retired()
        .prints(&[(Client::RUSQLITE, "Database is empty")]),
    // The prepared statement fits no longer, the connection does.
    row(17, "SQLITE_SCHEMA", Kind::STALE_METADATA,
        "the schema kept changing under the prepared statement; prepare it again")
        .lost(Lost::STATEMENT)
        .prints(&[(Client::SQLITE3_ERRSTR, "database schema has changed"),
            (Client::RUSQLITE, "The database schema changed")]),
    row(18, "SQLITE_TOOBIG", Kind::TOO_LARGE, "a value or statement is over a length limit; make it smaller")
        .prints(&[(Client::SQLITE3_ERRSTR, "string or blob too big"),
            (Client::RUSQLITE, "String or BLOB exceeds size limit")]),
    constraint(19, "SQLITE_CONSTRAINT",
        "a constraint refused the change, and the same data will fail again; correct the data")
        .prints(&[(Client::SQLITE3_ERRSTR, "constraint failed"),
            (Client::RUSQLITE, "Abort due to constraint violation")]),
    row(20, "SQLITE_MISMATCH", Kind::INVALID_ARGUMENT,
        "the value has the wrong type for the column, mostly a rowid that is no integer; convert it")
        .prints(&[(Client::SQLITE3_ERRSTR, "datatype mismatch"), (Client::RUSQLITE, "Data type mismatch")]),
    row(21, "SQLITE_MISUSE", Kind::MISUSE, "the API was called in a way it forbids; correct the program")
        .prints(&[(Client::SQLITE3_ERRSTR, "bad parameter or other API misuse"),
            (Client::RUSQLITE, "Library used incorrectly")]),
    row(22, "SQLITE_NOLFS", Kind::TOO_LARGE, "the file outgrew what the host can address; use a host with large files")
        .errno(Errno::EFBIG).origin(Origin::HOST)
        .prints(&[(Client::RUSQLITE, "Uses OS features not supported on host")]),
    row(23, "SQLITE_AUTH", Kind::PERMISSION_DENIED,
        "the authorizer refused the statement, as dqlite does for ATTACH and some PRAGMAs; do without it")
        .prints(&[(Client::SQLITE3_ERRSTR, "authorization denied"), (Client::RUSQLITE, "Authorization denied")]),
    row(24, "SQLITE_FORMAT", Kind::UNKNOWN, "an unused code of old releases; treat the outcome as unknown")
        .retired()
        .prints(&[(Client::RUSQLITE, "Auxiliary database format error")]),
    row(25, "SQLITE_RANGE", Kind::OUT_OF_RANGE, "the parameter or column index is out of range; correct the index")
        .prints(&[(Client::SQLITE3_ERRSTR, "column index out of range"),
            (Client::RUSQLITE, "2nd parameter to sqlite3_bind out of range")]),
    corrupt(26, "SQLITE_NOTADB", "the file is not a SQLite database; check the path, or restore the file")
        .prints(&[(Client::SQLITE3_ERRSTR, "file is not a database"),
            (Client::SQLITE3_ERRMSG, "file is encrypted or is not a database"),
            (Client::RUSQLITE, "File opened that is not a database file")]),
    row(27, "SQLITE_NOTICE", Kind::OK, "a notice for the log; nothing to do")
        .prints(&[(Client::SQLITE3_ERRSTR, "notification message"),
            (Client::RUSQLITE, "Notifications from sqlite3_log()")]),
    row(28, "SQLITE_WARNING", Kind::OK, "a warning for the log; read it when tuning")
        .prints(&[(Client::SQLITE3_ERRSTR, "warning message"), (Client::RUSQLITE, "Warnings from sqlite3_log()")]),
    row(100, "SQLITE_ROW", Kind::OK, "a row is ready; read it")
        .prints(&[(Client::SQLITE3_ERRSTR, "another row available")]),
    row(101, "SQLITE_DONE", Kind::OK, "the statement ran to its end; reset or finalize it")
        .prints(&[(Client::SQLITE3_ERRSTR, "no more rows available")]),
    row(256, "SQLITE_OK_LOAD_PERMANENTLY", Kind::OK, "the extension loaded and stays loaded; nothing to do"),
    row(257, "SQLITE_ERROR_MISSING_COLLSEQ", Kind::NOT_FOUND,
        "the SQL names a collation that is not registered; register it or choose another"),
    row(261, "SQLITE_BUSY_RECOVERY", Kind::BUSY, "another process is recovering the WAL; wait and repeat")
        .prints(&[(Client::RUSQLITE, "Another process is recovering a WAL mode database file")]),
    // As BUSY: two connections of the cache may wait for each other.
    row(262, "SQLITE_LOCKED_SHAREDCACHE", Kind::BUSY,
        "another connection of the shared cache holds the table; wait and repeat, but in a transaction roll back and \
         run it again")
        .lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRMSG, "database schema is locked: {name}"),
            (Client::RUSQLITE, "Locking conflict due to another connection with a shared cache")]),
    row(264, "SQLITE_READONLY_RECOVERY", Kind::READ_ONLY,
        "the WAL needs recovery but the database is read-only; open it once for writing")
        .prints(&[(Client::RUSQLITE, "WAL mode database file needs recovery (requires write access)")]),
    // A failed read stops the statement before it changes anything.
    io(266, "SQLITE_IOERR_READ", "reading from disk failed and the statement was undone; check the disk")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::RUSQLITE, "Error reading from disk")]),
    corrupt(267, "SQLITE_CORRUPT_VTAB", "the content of a virtual table is damaged; rebuild the virtual table")
        .prints(&[(Client::RUSQLITE, "Content in the virtual table is corrupt")]),
    cannot_open(270, "SQLITE_CANTOPEN_NOTEMPDIR", "no directory for temporary files was found; set one").retired(),
    constraint(275, "SQLITE_CONSTRAINT_CHECK", "a CHECK expression is false for the row; correct the data")
        .prints(&[(Client::SQLITE3_ERRMSG, "CHECK constraint failed: {name}"),
            (Client::RUSQLITE, "A CHECK constraint failed")]),
    row(279, "SQLITE_AUTH_USER", Kind::PERMISSION_DENIED,
        "the logged-in user lacks the right; log in as another or grant it"),
    row(283, "SQLITE_NOTICE_RECOVER_WAL", Kind::OK, "a WAL was recovered after a crash; nothing to do")
        .prints(&[(Client::RUSQLITE, "A WAL mode database file was recovered")]),
    row(284, "SQLITE_WARNING_AUTOINDEX", Kind::OK, "an automatic index was built for a query; consider a real one")
        .prints(&[(Client::RUSQLITE, "Automatic indexing used - database might benefit from additional indexes")]),
    row(512, "SQLITE_OK_SYMLINK", Kind::OK, "an internal mark that a path is a symbolic link; nothing to do"),
    // A hint of SQLite to itself; preparing again is what it asks for.
    row(513, "SQLITE_ERROR_RETRY", Kind::INVALID_ARGUMENT,
        "preparing met a passing condition; prepare the statement again")
        .advice(Advice::RETRY_NOW),
    row(516, "SQLITE_ABORT_ROLLBACK", Kind::ABORTED,
        "the transaction was rolled back under a running statement; run the transaction again")
        .lost(Lost::TRANSACTION)
        .prints(&[(Client::SQLITE3_ERRSTR, "abort due to ROLLBACK"),
            (Client::RUSQLITE, "Transaction was rolled back")]),
    // The number says busy, but the same statement fails for ever in this transaction: it reads an old snapshot.
    row(517, "SQLITE_BUSY_SNAPSHOT", Kind::CONFLICT,
        "a read transaction tried to write after another commit; roll back and run the whole transaction again")
        .lost(Lost::TRANSACTION)
        .prints(&[(Client::RUSQLITE, "Cannot promote read transaction to write transaction because of writes by another connection")]),
    row(518, "SQLITE_LOCKED_VTAB", Kind::BUSY, "a virtual table is locked; repeat when its other user is done"),
    row(520, "SQLITE_READONLY_CANTLOCK", Kind::READ_ONLY,
        "a read-only WAL database cannot be locked; make its directory writable")
        .prints(&[(Client::RUSQLITE, "Shared-memory file associated with WAL mode database is read-only")]),
    // As for a failed read.
    io(522, "SQLITE_IOERR_SHORT_READ", "the disk gave less than asked, often from a truncated file; check the file")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::RUSQLITE, "Unable to obtain number of requested bytes (file truncated?)")]),
    corrupt(523, "SQLITE_CORRUPT_SEQUENCE", "the sqlite_sequence table is damaged; restore or rebuild it"),
    cannot_open(526, "SQLITE_CANTOPEN_ISDIR", "the path names a directory; give the path of a file")
        .errno(Errno::EISDIR)
        .prints(&[(Client::RUSQLITE, "Attempted to open directory as file")]),
    constraint(531, "SQLITE_CONSTRAINT_COMMITHOOK",
        "a commit hook refused and the transaction was rolled back; see what the hook demands")
        .origin(Origin::APPLICATION).lost(Lost::TRANSACTION)
        .prints(&[(Client::RUSQLITE, "Commit hook caused rollback")]), // as the sentence says
    row(539, "SQLITE_NOTICE_RECOVER_ROLLBACK", Kind::OK, "a hot journal was rolled back after a crash; nothing to do")
        .prints(&[(Client::RUSQLITE, "Hot journal was rolled back")]),
    row(769, "SQLITE_ERROR_SNAPSHOT", Kind::NOT_FOUND, "the historical snapshot no longer exists; open a newer one"),
    // "timeout" by its own name (rule 6), but the lock was never held. The transaction goes as with BUSY.
    row(773, "SQLITE_BUSY_TIMEOUT", Kind::TIMEOUT,
        "the wait for the lock ran into its limit; repeat later, but in a transaction roll back and run it again")
        .effect(Effect::NOT_APPLIED).lost(Lost::TRANSACTION),
    row(776, "SQLITE_READONLY_ROLLBACK", Kind::READ_ONLY,
        "a hot journal must be rolled back but the database is read-only; open it once for writing")
        .prints(&[(Client::RUSQLITE, "Database has hot journal that must be rolled back (requires write access)")]),
    io(778, "SQLITE_IOERR_WRITE",
        "writing to disk failed, in dqlite perhaps after the entry was logged; free space and read back")
        .prints(&[(Client::RUSQLITE, "Error writing to disk")]),
    corrupt(779, "SQLITE_CORRUPT_INDEX", "an index disagrees with its table; rebuild it with REINDEX"),
    cannot_open(782, "SQLITE_CANTOPEN_FULLPATH", "the full path of the file cannot be built; give an absolute path")
        .prints(&[(Client::RUSQLITE, "Unable to convert filename into full pathname")]),
    constraint(787, "SQLITE_CONSTRAINT_FOREIGNKEY",
        "a foreign key has no parent row, or a parent still has children; correct the order or the data")
        .prints(&[(Client::SQLITE3_ERRMSG, "FOREIGN KEY constraint failed"),
            (Client::RUSQLITE, "Foreign key constraint failed")]),
    row(795, "SQLITE_NOTICE_RBU", Kind::OK, "a note of the RBU extension; nothing to do"),
    // Meaning not documented upstream: as the primary code.
    row(1025, "SQLITE_ERROR_RESERVESIZE", Kind::INVALID_ARGUMENT,
        "a newer form of the general SQL error, named for the reserved page size; read the text"),
    // The connection keeps a file that has no name any more.
    row(1032, "SQLITE_READONLY_DBMOVED", Kind::READ_ONLY,
        "the database file was moved or deleted while open; close it and open the right file")
        .lost(Lost::HANDLE)
        .prints(&[(Client::RUSQLITE, "Database cannot be modified because database file has moved")]),
    io(1034, "SQLITE_IOERR_FSYNC",
        "a file could not be flushed, so the last commit may not survive; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "Error flushing data to persistent storage (fsync)")]),
    cannot_open(1038, "SQLITE_CANTOPEN_CONVPATH", "the path cannot be converted for Cygwin; give another path")
        .prints(&[(Client::RUSQLITE, "cygwin_conv_path() system call failed")]),
    constraint(1043, "SQLITE_CONSTRAINT_FUNCTION",
        "an extension function refused the row; see what the function demands")
        .origin(Origin::APPLICATION)
        .prints(&[(Client::RUSQLITE, "Error returned from extension function")]),
    row(1281, "SQLITE_ERROR_KEY", Kind::INVALID_ARGUMENT,
        "a newer form of the general SQL error, named for a key; read the text"),
    row(1288, "SQLITE_READONLY_CANTINIT", Kind::READ_ONLY,
        "shared memory cannot be set up for lack of write permission; make the directory writable by this user"),
    io(1290, "SQLITE_IOERR_DIR_FSYNC",
        "a directory could not be flushed, so a new file may be lost in a crash; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "Error calling fsync on a directory")]),
    cannot_open(1294, "SQLITE_CANTOPEN_DIRTYWAL",
        "a WAL that needs recovery cannot be opened; open the database for writing once").retired(),
    constraint(1299, "SQLITE_CONSTRAINT_NOTNULL", "a NOT NULL column got a NULL; give it a value")
        .prints(&[(Client::SQLITE3_ERRMSG, "NOT NULL constraint failed: {column}"),
            (Client::RUSQLITE, "A NOT NULL constraint failed")]),
    row(1537, "SQLITE_ERROR_UNABLE", Kind::INVALID_ARGUMENT,
        "a newer form of the general SQL error, named unable; read the text"),
    row(1544, "SQLITE_READONLY_DIRECTORY", Kind::READ_ONLY,
        "the directory is read-only, so no journal can be made; make it writable"),
    io(1546, "SQLITE_IOERR_TRUNCATE",
        "a file could not be truncated, perhaps the journal at commit; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "Error attempting to truncate file")]),
    cannot_open(1550, "SQLITE_CANTOPEN_SYMLINK",
        "the path is a symbolic link and links are refused; give the real path"),
    constraint(1555, "SQLITE_CONSTRAINT_PRIMARYKEY",
        "a row with this primary key exists, after a repeat perhaps your own; compare it, then update it or choose \
         another key")
        .errno(Errno::EEXIST)
        .prints(&[(Client::SQLITE3_ERRMSG, "UNIQUE constraint failed: {columns}"),
            (Client::RUSQLITE, "A PRIMARY KEY constraint failed")]),
    io(1802, "SQLITE_IOERR_FSTAT", "size or identity of a file could not be read; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "Error invoking fstat to get file metadata")]),
    constraint(1811, "SQLITE_CONSTRAINT_TRIGGER",
        "a trigger raised the error and its text is the trigger author's; read it and correct the data")
        .origin(Origin::APPLICATION)
        .prints(&[(Client::RUSQLITE, "A RAISE function within a trigger fired")]),
    io(2058, "SQLITE_IOERR_UNLOCK",
        "a lock could not be released, perhaps after the commit; check the file system and read back")
        .prints(&[(Client::RUSQLITE, "I/O error within xUnlock of a VFS object")]),
    constraint(2067, "SQLITE_CONSTRAINT_UNIQUE",
        "a row with this unique value exists, after a repeat perhaps your own; compare it, then update it or choose \
         another value")
        .errno(Errno::EEXIST)
        .prints(&[(Client::SQLITE3_ERRMSG, "UNIQUE constraint failed: {columns}"),
            (Client::RUSQLITE, "A UNIQUE constraint failed")]),
    // Also when the lock is lowered after the commit (posixUnlock).
    io(2314, "SQLITE_IOERR_RDLOCK",
        "the read lock could not be taken or lowered, the latter after the commit; check the file system and read \
         back")
        .prints(&[(Client::RUSQLITE, "I/O error within xLock of a VFS object (trying to obtain a read lock)")]),
    constraint(2323, "SQLITE_CONSTRAINT_VTAB", "a virtual table refused the row; see what its module demands")
        .origin(Origin::APPLICATION)
        .prints(&[(Client::RUSQLITE, "An application-defined virtual table error occurred")]),
    // Deleting the journal is the commit itself.
    io(2570, "SQLITE_IOERR_DELETE",
        "a file could not be deleted, perhaps the journal at commit; check the directory and read back")
        .prints(&[(Client::RUSQLITE, "I/O error within xDelete of a VFS object")]),
    constraint(2579, "SQLITE_CONSTRAINT_ROWID",
        "a row with this rowid exists, after a repeat perhaps your own; compare it, then update it or let SQLite \
         choose")
        .errno(Errno::EEXIST)
        .prints(&[(Client::SQLITE3_ERRMSG, "UNIQUE constraint failed: {columns}"),
            (Client::RUSQLITE, "A non-unique rowid occurred")]),
    io(2826, "SQLITE_IOERR_BLOCKED", "an unused disk error; treat the outcome as unknown")
        .retired(),
    constraint(2835, "SQLITE_CONSTRAINT_PINNED",
        "an UPDATE trigger tried to delete the row being updated; change the trigger")
        .origin(Origin::APPLICATION),
    // "nomem" by its own name (rule 6); the effect as of NOMEM.
    row(3082, "SQLITE_IOERR_NOMEM", Kind::EXHAUSTED,
        "memory ran out during disk work and the transaction was rolled back, yet after a crash its COMMIT may stand; \
         free some, then read back")
        .effect(Effect::MAYBE_APPLIED).errno(Errno::ENOMEM).origin(Origin::HOST).lost(Lost::TRANSACTION)
        .prints(&[(Client::RUSQLITE, "Out of memory in I/O layer")]),
    constraint(3091, "SQLITE_CONSTRAINT_DATATYPE", "a STRICT table got a value of the wrong type; convert it")
        .prints(&[(Client::SQLITE3_ERRMSG, "cannot store {type} value in {type} column {column}")]),
    io(3338, "SQLITE_IOERR_ACCESS",
        "the existence or mode of a file could not be checked; check the directory and read back")
        .prints(&[(Client::RUSQLITE, "I/O error within xAccess of a VFS object")]),
    // Locks come before changes.
    io(3594, "SQLITE_IOERR_CHECKRESERVEDLOCK",
        "the test for a reserved lock failed, so nothing ran; check the locks of the file system")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::RUSQLITE, "I/O error within then xCheckReservedLock method")]),
    // Locks come before changes.
    io(3850, "SQLITE_IOERR_LOCK",
        "a locking call failed, so nothing ran; check that the file system has working locks")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::RUSQLITE, "I/O error in the advisory file locking layer")]),
    io(4106, "SQLITE_IOERR_CLOSE",
        "closing a file failed and late write errors may hide in it; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "I/O error within the xClose method")]),
    io(4362, "SQLITE_IOERR_DIR_CLOSE", "an unused error of closing a directory; treat the outcome as unknown")
        .retired(),
    // Comes before any change.
    io(4618, "SQLITE_IOERR_SHMOPEN",
        "the shared-memory index could not be opened, so nothing ran; check the -shm file and its directory")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::RUSQLITE, "I/O error within the xShmMap method (trying to open a new shared-memory segment)")]),
    io(4874, "SQLITE_IOERR_SHMSIZE",
        "the shared-memory index could not grow, perhaps on a full disk; free space and read back")
        .prints(&[(Client::RUSQLITE, "I/O error within the xShmMap method (trying to resize an existing shared-memory segment)")]),
    io(5130, "SQLITE_IOERR_SHMLOCK", "an unused error of shared-memory locks; treat the outcome as unknown")
        .retired(),
    io(5386, "SQLITE_IOERR_SHMMAP", "the shared-memory index could not be mapped; check memory limits and read back")
        .prints(&[
            (Client::RUSQLITE, "I/O error within the xShmMap method (trying to map a shared-memory segment into process address space)")]),
    io(5642, "SQLITE_IOERR_SEEK", "positioning in a file failed; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "I/O error within the xRead or xWrite (trying to seek within a file)")]),
    // "noent" by its own name (rule 6), but nothing the caller can correct.
    row(5898, "SQLITE_IOERR_DELETE_NOENT", Kind::NOT_FOUND,
        "a file to delete was gone already, perhaps by another process; see who deletes it and read back")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).origin(Origin::STORAGE).lost(Lost::TRANSACTION)
        .prints(&[(Client::RUSQLITE, "File being deleted does not exist")]),
    io(6154, "SQLITE_IOERR_MMAP", "memory-mapped access failed; check the disk and read back")
        .prints(&[(Client::RUSQLITE, "I/O error while trying to map or unmap part of the database file into process address space")]),
    // Comes before any change.
    io(6410, "SQLITE_IOERR_GETTEMPPATH",
        "no usable directory for temporary files was found; set one, such as SQLITE_TMPDIR")
        .advice(Advice::FIX_CONFIG).effect(Effect::NOT_APPLIED)
        .prints(&[(Client::RUSQLITE, "VFS is unable to determine a suitable directory for temporary files")]),
    io(6666, "SQLITE_IOERR_CONVPATH", "a path could not be converted for Cygwin; give another path, and read back")
        .prints(&[(Client::RUSQLITE, "cygwin_conv_path() system call failed")]),
    io(6922, "SQLITE_IOERR_VNODE", "an extension reported a vnode fault; see its documentation, and read back"),
    io(7178, "SQLITE_IOERR_AUTH",
        "an extension reported an authorization fault of its files; see its documentation, and read back"),
    // Nothing was written yet.
    io(7434, "SQLITE_IOERR_BEGIN_ATOMIC",
        "a batch-atomic write could not start, and SQLite falls back to the journal; check the file system if it \
         stays")
        .effect(Effect::NOT_APPLIED),
    io(7690, "SQLITE_IOERR_COMMIT_ATOMIC", "a batch-atomic write could not be ended; read back before repeating"),
    io(7946, "SQLITE_IOERR_ROLLBACK_ATOMIC", "a batch-atomic write could not be undone; read back before repeating"),
    // As every disk error, it takes the transaction with it.
    corrupt(8202, "SQLITE_IOERR_DATA",
        "the checksum of a page is wrong; restore the database, its disk is not to be trusted")
        .lost(Lost::TRANSACTION)
        .note("from a dqlite server older than 1.6 this number was not-leader; read it in the context LEGACY of \
            dqlite"),
    // Found while writing as well as while reading.
    corrupt(8458, "SQLITE_IOERR_CORRUPTFS", "the file system itself is damaged; stop, repair it, and read back")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::TRANSACTION)
        .note("from a dqlite server older than 1.6 this number was leadership-lost; read it in the context LEGACY \
            of dqlite"),
    io(8714, "SQLITE_IOERR_IN_PAGE",
        "access to a memory-mapped page failed; check the disk or network drive, and read back"),
    io(8970, "SQLITE_IOERR_BADKEY", "a newer disk error, named for a bad key; read the text, and read back"),
    io(9226, "SQLITE_IOERR_CODEC", "a newer disk error, named for a codec; read the text, and read back"),
    NOT_LEADER,
    LEADERSHIP_LOST,
];

pub use crate::codes::sqlite::*;

crate::domain! {
    number: Domain::SQLITE.number(), name: Domain::SQLITE.name(),
    source: "sqlite3.h 3.40.1, apsw 3.54.1.0 for later codes; dqlite.h 1.18.6",
    origin: Origin::SERVER,
    rows: ROWS, primary: 0xff
}
