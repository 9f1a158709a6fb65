//! Fluss.

use derrno::{Advice, Code, Domain, Effect, Kind, Lost, Situation, fluss};

use crate::{in_doubt, refused, says, verdict};

#[test]
fn a_writer_id_that_was_replaced_leaves_the_batch_in_doubt() {
    // Made by the client, for a batch whose earlier try ended in doubt. "Not applied" wrote it twice.
    for code in ["fluss:33", "fluss_java:UnknownWriterIdException"] {
        let code: Code = code.parse().unwrap();
        in_doubt(code, Kind::SESSION_EXPIRED);
        assert_eq!(code.verdict().lost(), Lost::SESSION, "the writer id");
        assert!(code.verdict().may_retry(Situation::IDEMPOTENT));
    }
}

#[test]
fn what_only_a_client_makes_is_judged_by_its_earlier_tries() {
    for code in ["fluss:44", "fluss_java:LeaderNotAvailableException", "fluss:31", "fluss:-2"] {
        assert_eq!(verdict(code).effect(), Effect::MAYBE_APPLIED, "{code}");
        assert!(!verdict(code).may_retry(Situation::PLAIN), "{code}");
    }
    assert_eq!(verdict("fluss:44").advice(), Advice::REFRESH);
}

#[test]
fn what_the_coordinator_refuses_it_may_have_done_a_moment_before() {
    // Its own client repeats a create whose answer from ZooKeeper was lost, and meets what it made.
    in_doubt("fluss:6".parse().unwrap(), Kind::ALREADY_EXISTS);
    in_doubt("fluss:42".parse().unwrap(), Kind::ALREADY_EXISTS);
    in_doubt("fluss_java:DatabaseAlreadyExistException".parse().unwrap(), Kind::ALREADY_EXISTS);
    // The plan is in ZooKeeper, and starting it fails.
    in_doubt("fluss:61".parse().unwrap(), Kind::FAILED_PRECONDITION);
    // An earlier create left the table in the lake; another one there may hold data.
    says("fluss:54".parse().unwrap(), &["earlier create", "before you drop it"]);
}

#[test]
fn a_missing_partition_may_be_old_metadata() {
    says(Code::new(Domain::FLUSS, 36), &["metadata", "refresh", "create"]);
}

#[test]
fn an_unknown_table_is_not_refreshed_for_ever() {
    for context in [0, fluss::ACKS_ALL, fluss::ACKS_LEADER] {
        says(Code::new(Domain::FLUSS, 21).in_context(context), &["refresh", "stop if the table is gone"]);
    }
}

#[test]
fn a_failure_of_the_client_is_told_by_its_text() {
    refused(
        fluss::code(-2, b"Fluss writer closed: Memory limiter is closed."),
        Kind::CLOSED,
        Advice::RECONNECT,
    );
    refused(
        fluss::code(-2, b"Fluss buffer exhausted: 64 of 64 bytes in use."),
        Kind::EXHAUSTED,
        Advice::BACKOFF,
    );
    let bad = fluss::code(-2, b"Fluss hitting row convert error no such column.");
    refused(bad, Kind::INVALID_ARGUMENT, Advice::FIX_REQUEST);
    in_doubt(fluss::code(-2, b"Fluss hitting unexpected rpc error oops: Io"), Kind::CONNECTION_LOST);
    in_doubt(fluss::code(-2, b"Fluss hitting unexpected error what: None"), Kind::UNKNOWN);
    // A number of the server is itself, whatever the text.
    assert_eq!(fluss::code(44, b"Fluss writer closed: x."), Code::new(Domain::FLUSS, 44));
    assert!(fluss::code(0, b"").verdict().is_ok());
    assert_eq!(fluss::code(9999, b"new"), Code::new(Domain::FLUSS, 9999));
}

#[test]
fn an_expired_scan_does_not_cost_the_writer_its_id() {
    for code in ["fluss:66", "fluss:67", "fluss_java:ScannerExpiredException"] {
        assert_eq!(verdict(code).lost(), Lost::STATEMENT, "{code}");
    }
    assert_eq!(verdict("fluss:1").lost(), Lost::LINK, "the writer id survives a lost link");
}
