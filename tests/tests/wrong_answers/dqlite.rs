//! dqlite, SQLite and raft.

use derrno::wire::{Decoded, dqlite::message};
use derrno::{Code, Effect, Kind, Lost, Situation, dqlite};

use crate::{in_doubt, says, verdict};

/// The code that answers for a FAILURE with this number and text.
fn failure(native: u8, text: &str) -> Code {
    let mut body = u64::from(native).to_le_bytes().to_vec();
    body.extend(text.as_bytes());
    body.resize(body.len() + 8 - body.len() % 8, 0);
    let mut bytes = (body.len() as u32 / 8).to_le_bytes().to_vec();
    bytes.extend([0; 4]);
    bytes.extend(&body);
    match message(&bytes, dqlite::WIRE) {
        Decoded::Failed(failure) => failure.code,
        other => panic!("{native} {text}: {other:?}"),
    }
}

/// As printed, after the domain that answers was asked.
fn answers(native: u8, text: &str) -> String {
    failure(native, text).resolve().to_string()
}

#[test]
fn a_variant_of_dqlite_swallows_no_text_but_its_own() {
    assert_eq!(answers(15, "locking protocol"), "sqlite:15 SQLITE_PROTOCOL");
    assert_eq!(failure(15, "locking protocol").verdict().kind(), Kind::BUSY);
    assert_eq!(answers(15, "bad format version"), "dqlite:15@1 SQLITE_PROTOCOL");
    assert_eq!(answers(12, "unknown operation"), "sqlite:12 SQLITE_NOTFOUND");
    assert_eq!(answers(4, "query aborted"), "sqlite:4 SQLITE_ABORT");
    assert_eq!(answers(23, "access to t.x is prohibited"), "sqlite:23 SQLITE_AUTH");
    assert_eq!(answers(25, "column index out of range"), "sqlite:25 SQLITE_RANGE");
}

#[test]
fn a_failure_with_the_number_0_is_neither_a_success_nor_an_empty_statement() {
    in_doubt(failure(0, "something else"), Kind::UNKNOWN);
    in_doubt("dqlite:0@1".parse().unwrap(), Kind::UNKNOWN);
    in_doubt("dqlite:0@3".parse().unwrap(), Kind::UNKNOWN);
    assert_eq!(failure(0, "empty statement").verdict().effect(), Effect::NOT_APPLIED);
}

#[test]
fn a_text_of_raft_under_the_number_1_is_raft_and_not_refused_sql() {
    for (text, is) in [
        ("I/O error", "raft:18 RAFT_IOERR"),
        ("operation canceled", "raft:13 RAFT_CANCELED"),
        ("out of memory", "raft:1 RAFT_NOMEM"),
        ("Not enough disk space", "raft:22 RAFT_NOSPACE"),
        ("System or raft limit met or exceeded", "raft:23 RAFT_TOOMANY"),
    ] {
        assert_eq!(answers(1, text), is);
        assert_eq!(failure(1, text).verdict().effect(), Effect::MAYBE_APPLIED, "{text}");
        assert!(!failure(1, text).verdict().may_retry(Situation::PLAIN), "{text}");
    }
    in_doubt(failure(1, "unknown error"), Kind::UNKNOWN); // what raft 0.15 says of a full disk
    assert_eq!(answers(1, "near \"x\": syntax error"), "dqlite:1@32 SQLITE_ERROR");
}

#[test]
fn a_raft_that_cannot_write_is_told_with_the_text_of_an_idle_connection() {
    in_doubt(failure(10, "no more rows available"), Kind::IO);
    assert_eq!(failure(10, "no more rows available").to_string(), "dqlite:10@17 SQLITE_IOERR");
    assert_eq!(answers(10, "disk I/O error"), "sqlite:10 SQLITE_IOERR");
    assert_eq!(failure(7, "no more rows available").verdict().kind(), Kind::NOT_LEADER);
    // "not an error" identifies nothing.
    assert_eq!(answers(1, "not an error"), "sqlite:1 SQLITE_ERROR");
    assert_eq!(answers(10, "not an error"), "sqlite:10 SQLITE_IOERR");
}

#[test]
fn half_of_a_transaction_is_sent_to_the_new_leader() {
    let inside = Situation::IN_TRANSACTION;
    for code in ["dqlite:10250", "dqlite:12@1", "dqlite:12@16", "dqlite:7@17", "dqlite:8202@2"] {
        let verdict = verdict(code);
        assert_eq!(verdict.lost(), Lost::SESSION, "{code}");
        assert!(!verdict.may_retry(inside) && verdict.may_redo(inside), "{code}");
        assert!(verdict.may_retry(Situation::PLAIN), "{code}: outside of a transaction it was refused");
    }
    for code in ["dqlite:10506", "dqlite:10506@16", "dqlite:10506@17", "dqlite:8458@2"] {
        let verdict = verdict(code);
        assert_eq!(verdict.lost(), Lost::SESSION, "{code}");
        assert!(!verdict.may_retry(inside | Situation::IDEMPOTENT), "{code}");
        assert!(!verdict.may_redo(inside) && verdict.may_redo(inside | Situation::IDEMPOTENT), "{code}");
    }
}

#[test]
fn sqlite_rolls_back_and_the_rest_is_committed_alone() {
    for code in ["sqlite:7", "sqlite:9", "sqlite:13", "sqlite:516", "sqlite:517", "sqlite:3082", "sqlite:778"]
    {
        assert_eq!(verdict(code).lost(), Lost::TRANSACTION, "{code}");
        assert!(!verdict(code).may_retry(Situation::IN_TRANSACTION | Situation::IDEMPOTENT), "{code}");
    }
    // Two transactions that wait for each other: one has to go.
    for code in ["sqlite:5", "sqlite:6", "sqlite:773", "dqlite:5@16"] {
        assert!(verdict(code).may_retry(Situation::PLAIN), "{code}");
        assert!(!verdict(code).may_retry(Situation::IN_TRANSACTION), "{code}");
        assert!(verdict(code).may_redo(Situation::IN_TRANSACTION), "{code}");
    }
    assert_eq!(verdict("sqlite:2067").lost(), Lost::NOTHING);
}

#[test]
fn what_sqlite_undid_is_there_all_the_same() {
    in_doubt("sqlite:7".parse().unwrap(), Kind::EXHAUSTED); // COMMIT out of memory, then a crash
    in_doubt("sqlite:4".parse().unwrap(), Kind::ABORTED); // the callback of sqlite3_exec stops an INSERT RETURNING
    in_doubt("sqlite:2314".parse().unwrap(), Kind::IO); // the lock is lowered after the commit
}

#[test]
fn a_lone_node_is_not_restored_from_another() {
    says("raft:12".parse().unwrap(), &["copy the directory away first", "a lone one from a backup"]);
    assert_eq!(verdict("raft:12").lost(), Lost::NODE);
}

#[test]
fn a_return_of_libdqlite_is_not_a_failure_on_its_wire() {
    assert_eq!(dqlite::code(1).to_string(), "dqlite:1 DQLITE_ERROR");
    assert_eq!(dqlite::code(18).to_string(), "raft:18 RAFT_IOERR");
    assert_eq!(dqlite::failure(1, b"no such table: t", dqlite::WIRE).verdict().kind(), Kind::NOT_FOUND);
}
