//! NATS and JetStream.

use derrno::wire::{Decoded, nats};
use derrno::{Advice, Code, Domain, Effect, Kind, Lost, Situation};

use crate::{in_doubt, refused, says, verdict};

/// The code of a JetStream body.
fn body(text: &str) -> Code {
    match nats::jetstream(text.as_bytes()) {
        Decoded::Failed(failure) => failure.code,
        other => panic!("{text}: {other:?}"),
    }
}

/// The code of an answer with this `err_code` and description.
fn answer(http: u16, err_code: i32, description: &str) -> Code {
    body(&format!(r#"{{"error":{{"code":{http},"err_code":{err_code},"description":"{description}"}}}}"#))
}

#[test]
fn a_failed_store_is_in_doubt_since_a_replica_may_hold_the_message() {
    // Measured on three servers: the message was there after a step-down.
    in_doubt(answer(503, 10077, "Error creating msg block file: no space left on device"), Kind::IO);
    in_doubt(answer(503, 10077, "store is closed"), Kind::IO);
    in_doubt(answer(503, 10077, ""), Kind::QUOTA_EXCEEDED);
    in_doubt(Code::new(Domain::JETSTREAM, 10077), Kind::QUOTA_EXCEEDED);
    for full in
        ["maximum messages exceeded", "maximum bytes exceeded", "maximum messages per subject exceeded"]
    {
        refused(answer(503, 10077, full), Kind::QUOTA_EXCEEDED, Advice::FIX_CONFIG);
    }
    refused(answer(503, 10077, "message too large"), Kind::TOO_LARGE, Advice::FIX_REQUEST);
}

#[test]
fn a_code_that_wraps_a_cause_is_told_by_the_text_of_the_cause() {
    use Advice as A;
    use Kind as K;
    let causes = [
        (500, 10012, "ack policy can not be updated", K::INVALID_ARGUMENT, A::FIX_REQUEST),
        (500, 10012, "can not update pull consumer to push based", K::INVALID_ARGUMENT, A::FIX_REQUEST),
        (500, 10012, "error creating store for consumer", K::IO, A::FIX_CONFIG),
        (400, 10005, "no replacement peer connected", K::UNAVAILABLE, A::BACKOFF),
        (400, 10005, r#"preferred server \"n1\" is already leader"#, K::ALREADY_EXISTS, A::FIX_REQUEST),
        (400, 10005, r#"preferred server \"n9\" not known"#, K::NOT_FOUND, A::FIX_REQUEST),
        (400, 10005, "no suitable peers for placement, peer offline", K::UNAVAILABLE, A::BACKOFF),
        (
            400,
            10005,
            "no suitable peers for placement, tags not matched ['ssd']",
            K::EXHAUSTED,
            A::FIX_CONFIG,
        ),
        (500, 10041, "raft: cannot remove the last peer", K::FAILED_PRECONDITION, A::FIX_REQUEST),
        (500, 10049, "subjects overlap with an existing stream", K::ALREADY_EXISTS, A::FIX_REQUEST),
        (500, 10051, "sealed stream", K::READ_ONLY, A::FIX_REQUEST),
        (500, 10057, "message delete not permitted", K::UNSUPPORTED, A::FIX_REQUEST),
        (500, 10057, "stream store EOF", K::NOT_FOUND, A::FIX_REQUEST),
        (500, 10069, "change to limits violates consumers: a, b", K::FAILED_PRECONDITION, A::FIX_REQUEST),
        (500, 10110, "stream purge not permitted", K::UNSUPPORTED, A::FIX_REQUEST),
        (500, 10111, "rollup not permitted", K::UNSUPPORTED, A::FIX_CONFIG),
    ];
    for (http, err_code, text, kind, advice) in causes {
        refused(answer(http, err_code, text), kind, advice);
    }
    // The same codes with a cause that nobody knows.
    for err_code in [10012, 10041, 10048, 10049, 10050, 10051, 10057, 10069, 10110] {
        in_doubt(answer(500, err_code, "something new"), Kind::INTERNAL);
    }
}

#[test]
fn an_entry_out_of_place_is_in_doubt_since_it_was_committed() {
    in_doubt(answer(503, 10063, "expected stream sequence does not match"), Kind::OUT_OF_SEQUENCE);
}

#[test]
fn a_body_without_err_code_is_the_code_whose_description_it_has() {
    let old =
        |http: u16, text: &str| body(&format!(r#"{{"error":{{"code":{http},"description":"{text}"}}}}"#));
    assert_eq!(old(404, "stream not found").to_string(), "jetstream:10059@404 JSStreamNotFoundErr");
    assert_eq!(old(400, "wrong last sequence: 7").native(), 10071);
    assert_eq!(old(503, "JetStream not enabled for account").native(), 10039);
    refused(old(503, "maximum bytes exceeded"), Kind::QUOTA_EXCEEDED, Advice::FIX_CONFIG);
    assert_eq!(body(r#"{"error":"stream not found"}"#).native(), 10059, "an error that is a string");
    // A text that nobody knows leaves the class of the number beside it.
    let unknown = old(404, "no such thing");
    assert_eq!((unknown.native(), unknown.verdict().kind()), (0, Kind::NOT_FOUND));
    assert!(unknown.verdict().is_unlisted());
}

#[test]
fn a_bare_error_object_is_an_error() {
    let bare = r#"{"code":404,"err_code":10059,"description":"stream not found"}"#;
    assert_eq!(body(bare).native(), 10059);
    assert_eq!(body(r#"{"code":503,"description":"JetStream not enabled"}"#).native(), 10076);
    assert_eq!(body(r#"{"err_code":10059}"#).native(), 10059);
    for fine in
        [r#"{"stream":"S","seq":7}"#, r#"{"code":7,"description":"of the caller"}"#, r#"{"err_code":0}"#]
    {
        assert!(matches!(nats::jetstream(fine.as_bytes()), Decoded::Fine(_)), "{fine}");
    }
}

#[test]
fn an_expired_credential_asks_for_one_reconnect_with_a_fresh_one() {
    let expired = Domain::NATS_ERR.by_code_name("User Authentication Expired").unwrap();
    let verdict = expired.verdict();
    assert_eq!((verdict.advice(), verdict.lost()), (Advice::RECONNECT, Lost::LINK));
    assert!(verdict.may_retry(Situation::IDEMPOTENT) && !verdict.may_retry(Situation::PLAIN));
    says(expired, &["reconnect once", "fresh", "give up"]);
}

#[test]
fn no_leader_may_be_that_of_the_stream_or_consumer() {
    let code = Code::new(Domain::JETSTREAM, 10008);
    says(code, &["cluster", "stream", "consumer", "read back"]);
    // A leader that was frozen may read the request after another server has answered.
    assert_eq!(code.verdict().effect(), Effect::MAYBE_APPLIED);
}

#[test]
fn what_one_server_of_a_cluster_refuses_another_may_have_stored() {
    // The leader reads the request that this server refuses.
    in_doubt(answer(500, 10009, "JetStream cluster can not handle request"), Kind::NOT_LEADER);
    in_doubt(
        body(r#"{"error":{"code":503,"description":"raft: not leader"},"stream":"S","seq":0}"#),
        Kind::NOT_LEADER,
    );
    // The group had agreed on the message, and a replica has room for it.
    in_doubt(answer(503, 10023, "insufficient resources"), Kind::EXHAUSTED);
    in_doubt(answer(400, 10002, "resource limits exceeded for account"), Kind::QUOTA_EXCEEDED);
    for code in [10002, 10009, 10023] {
        says(Code::new(Domain::JETSTREAM, code), &["read"]);
    }
}

#[test]
fn a_work_queue_whose_filter_is_taken_may_be_meant_to_be_bound() {
    says(Code::new(Domain::JETSTREAM, 10100), &["bind to the existing consumer"]);
}

#[test]
fn jetstream_is_not_proved_off_by_the_number_a_client_makes() {
    says(Code::new(Domain::JETSTREAM, 10076), &["nats.c", "nats.js", "503"]);
}

#[test]
fn of_a_status_and_a_jerr_one_decides() {
    // One event, nobody answered, used to be backoff or fix_config by the domain asked.
    let nobody = derrno::nats::code(34, 10076);
    assert_eq!(nobody.to_string(), "nats:34 NATS_NO_RESPONDERS");
    assert_eq!(nobody.verdict().advice(), Advice::BACKOFF);
    for (status, jerr, code) in [
        (0, 0, "nats:0"),
        (0, 10059, "nats:0"),
        (1, 0, "nats:1"),
        (1, 10071, "jetstream:10071"),
        (1, 10076, "jetstream:10076"), // a real answer of a server has this status
        (1, 19999, "jetstream:19999"),
        (13, 10014, "jetstream:10014"),
        (13, 0, "nats:13"),
        (26, 10076, "nats:26"),
        (5, 10059, "nats:5"),
        (i32::MIN, i32::MAX, "nats:-2147483648"),
    ] {
        assert_eq!(derrno::nats::code(status, jerr), code.parse().unwrap(), "{status}, {jerr}");
    }
}

#[test]
fn a_service_has_a_sentence_for_its_own_number() {
    let block = b"NATS/1.0\r\nNats-Service-Error: no such order\r\nNats-Service-Error-Code: 404\r\n\r\n";
    let Decoded::Failed(failure) = nats::headers(block) else { panic!("an error") };
    says(failure.code, &["the service's own number", "not found"]);
    in_doubt(failure.code, Kind::NOT_FOUND);
    assert!(!failure.code.verdict().may_retry(Situation::IDEMPOTENT), "the service's number is no promise");
    assert_eq!(Code::new(Domain::NATS_MICRO, 499).message(), None, "a number that HTTP has no name for");
}

#[test]
fn a_deleted_consumer_takes_the_subscription_and_a_closed_connection_takes_all() {
    assert_eq!(verdict("nats_status:409@2").lost(), Lost::STATEMENT);
    assert_eq!(verdict("nats:10").lost(), Lost::LINK);
    assert_eq!(verdict("nats:5").lost(), Lost::HANDLE);
    assert_eq!(verdict("nats_py:NoServersError").lost(), Lost::HANDLE);
    assert_eq!(verdict("nats_err:Stale Connection").lost(), Lost::LINK);
}
