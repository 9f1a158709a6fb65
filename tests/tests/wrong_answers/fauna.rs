//! Fauna.

use derrno::wire::{Decoded, fauna};
use derrno::{Advice, Code, Kind, Lost, Situation};

use crate::{in_doubt, verdict};

fn response(status: u16, body: &str) -> Code {
    match fauna::response(status, body.as_bytes()) {
        Decoded::Failed(failure) => failure.code,
        other => panic!("{status} {body}: {other:?}"),
    }
}

#[test]
fn an_unlisted_409_is_a_conflict() {
    let conflict = response(409, r#"{"error":{"code":"something_new","message":""}}"#);
    in_doubt(conflict, Kind::CONFLICT);
    assert!(conflict.verdict().is_unlisted());
    assert_eq!(response(409, "<html>").verdict().kind(), Kind::CONFLICT);
}

#[test]
fn the_codes_of_fql_v4_with_spaces_are_known() {
    let v4 = |status, code: &str| {
        response(status, &format!(r#"{{"errors":[{{"position":[],"code":"{code}","description":"d"}}]}}"#))
    };
    for (status, code, is) in [
        (409, "contended transaction", "fauna:contended_transaction@409"),
        (404, "instance not found", "fauna:document_not_found@404"),
        (400, "instance not unique", "fauna:constraint_failure@400"),
        (400, "instance already exists", "fauna:document_id_exists@400"),
        (403, "permission denied", "fauna:permission_denied@403"),
        (401, "unauthorized", "fauna:unauthorized@401"),
        (404, "not found", "fauna:not_found@404"),
        (400, "bad request", "fauna:invalid_request@400"),
        (429, "too many requests", "fauna:limit_exceeded@429"),
        (413, "request too large", "fauna:request_size_exceeded@413"),
        (440, "processing time limit exceeded", "fauna:time_out@440"),
        (503, "time out", "fauna:time_out@503"),
        (500, "internal server error", "fauna:internal_error@500"),
        (540, "operator error", "fauna:internal_error@540"),
        (400, "transaction aborted", "fauna:abort@400"),
        (400, "validation failed", "fauna:validation failed@400"),
    ] {
        let code = v4(status, code);
        assert_eq!(code, is.parse().unwrap(), "{is}");
        assert!(!code.verdict().is_unlisted(), "{is}");
    }
}

#[test]
fn the_code_in_the_extensions_of_graphql_is_known() {
    let body = r#"{"errors":[{"message":"Transaction was aborted.","extensions":{"code":"contended transaction"}}]}"#;
    let code = response(200, body);
    assert_eq!(code, "fauna:contended_transaction".parse().unwrap());
    assert_eq!(code.verdict().advice(), Advice::REDO);
    let Decoded::Failed(failure) = fauna::response(200, body.as_bytes()) else { panic!("an error") };
    assert_eq!(failure.message, b"Transaction was aborted.");
    // An error of validation has no code, and is an error all the same.
    let unnamed = response(200, r#"{"data":null,"errors":[{"message":"Cannot query field."}]}"#);
    assert!(unnamed.verdict().is_unlisted() && !unnamed.verdict().may_retry(Situation::IDEMPOTENT));
}

#[test]
fn an_ended_stream_costs_nothing_but_the_stream() {
    for code in [
        "fauna:permission_loss",
        "fauna:stream_overflow",
        "fauna:invalid_cursor",
        "fauna_driver:EventException",
    ] {
        assert_eq!(verdict(code).lost(), Lost::STATEMENT, "{code}");
    }
    assert_eq!(verdict("fauna_driver:NetworkError").lost(), Lost::LINK);
    assert_eq!(
        verdict("fauna:contended_transaction@409").lost(),
        Lost::NOTHING,
        "the request is the transaction"
    );
}
