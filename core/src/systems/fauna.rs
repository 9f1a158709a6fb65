//! Fauna Core HTTP API: the code string in `error.code`. Numbers are derrno's own; the context is the
//! HTTP status.
//!
//! Traps: a status alone misleads (a role that lacks a right inside a query answers 400
//! `permission_denied`, a wrong password 400 `invalid_secret`), and so does a string alone
//! (`time_out` is 440 or 503, `forbidden` 403 or 410, `internal_error` 500 or 540). A string nobody
//! knows is number 0 and answers by the class of its status. Stream events come inside a 200.
//!
//! The strings with spaces are those of FQL v4, which the same host answers, and of GraphQL
//! (`extensions.code`): an alias where the new API has the same failure, otherwise a row of their own. Of all
//! of them the query is rolled back.
//!
//! Lost: a request is one whole transaction, which the effect tells of, so nothing of the caller's is gone
//! but a cursor or an event stream.

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, Severity, Verdict, row, status};

const RUNTIME: &str = "QueryRuntimeError";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // What to do next is the query author's decision.
    row(1, "abort", Kind::ABORTED, "the query called abort() and was rolled back; read the abort value and decide")
        .status(400).advice(Advice::STOP).origin(Origin::APPLICATION).raised_as("AbortError")
        .prints(&[(Client::FQL_V4, "transaction aborted")])
        .aliases(&["transaction aborted"]),
    // The router may have handed the query on. The caller's own link, to the router, stands.
    row(2, "bad_gateway", Kind::UNAVAILABLE,
        "the edge router could not reach the back end; wait, and read back before repeating a write")
        .status(502).effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).raised_as(RUNTIME),
    row(3, "conflict", Kind::CONFLICT, "a concurrent change came first; read again, then redo")
        .status(409).raised_as(RUNTIME).retired()
        .prints(&[(Client::FQL_V4, "conflict")]),
    row(4, "constraint_failure", Kind::CONSTRAINT,
        "a check, unique or delete constraint refused the write; read constraint_failures and correct the data")
        .status(400).raised_as("ConstraintFailureError")
        .prints(&[(Client::FQL_V4, "instance not unique")])
        .aliases(&["instance not unique", "check constraint failure"]),
    row(5, "constraint_violation", Kind::CONSTRAINT,
        "a constraint refused the write under its old name; correct the data")
        .raised_as(RUNTIME).retired(),
    row(6, "contended_transaction", Kind::CONFLICT,
        "a concurrent transaction won more often than the server redoes; run the transaction again after a pause")
        .status(409).raised_as("ContendedTransactionError")
        .prints(&[(Client::FQL_V4, "contended transaction"),
            (Client::LOG, "Transaction was aborted due to detection of concurrent modification.")])
        .aliases(&["contended transaction"]),
    row(7, "disabled_feature", Kind::UNSUPPORTED,
        "the feature is switched off for this account; do without it or have it enabled")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "feature not available")])
        .aliases(&["feature not available"]),
    row(8, "divide_by_zero", Kind::INVALID_ARGUMENT, "the query divided an integer by zero; check the divisor")
        .status(400).raised_as(RUNTIME),
    row(9, "document_already_exists", Kind::ALREADY_EXISTS,
        "a document of this id exists, reported under the old name; use it or choose another id")
        .raised_as(RUNTIME).retired(),
    row(10, "document_deleted", Kind::NOT_FOUND, "the document was deleted; check for that before using it")
        .status(400).raised_as(RUNTIME).retired(),
    row(11, "document_id_exists", Kind::ALREADY_EXISTS,
        "the id is taken in that collection; use the document or choose another id")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "instance already exists")])
        .aliases(&["instance already exists"]),
    row(12, "document_not_found", Kind::NOT_FOUND,
        "the document or its collection does not exist; create it or correct the id")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "instance not found")])
        .aliases(&["instance not found", "invalid ref", "schema not found"]),
    row(13, "eval_error", Kind::INVALID_ARGUMENT,
        "a nested FQL v4 expression failed; read the joined messages and correct it")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "call error")])
        .aliases(&["call error"]),
    row(14, "forbidden", Kind::PERMISSION_DENIED,
        "the secret may not do this, or the account has it disabled; look at the status and change the role or \
         account")
        .status(403).raised_as("AuthorizationError")
        .prints(&[(Client::FQL_V4, "permission denied")]),
    row(14, "forbidden", Kind::PERMISSION_DENIED,
        "the secret may not do this; use another secret or give its role the right")
        .status(403).context(403).raised_as("AuthorizationError"),
    row(14, "forbidden", Kind::UNSUPPORTED,
        "the account, its shell or its index builds are disabled; have them enabled")
        .status(410).context(410).raised_as("AuthorizationError"),
    // "Timed out connecting" is the router's word; the careful reading is that it was handed on.
    row(15, "gateway_timeout", Kind::TIMEOUT,
        "the edge router got no answer from the back end; wait, and read back before repeating a write")
        .status(504).origin(Origin::TRANSPORT).raised_as(RUNTIME),
    row(16, "index_out_of_bounds", Kind::OUT_OF_RANGE,
        "an array or string index lies outside the length; check the length first")
        .status(400).raised_as(RUNTIME),
    row(17, "internal_error", Kind::INTERNAL,
        "the service failed without saying more; read back before repeating a write")
        .status(500).raised_as("ServiceInternalError")
        .prints(&[(Client::FQL_V4, "internal server error")])
        .aliases(&["internal server error", "operator error"]),
    row(17, "internal_error", Kind::INTERNAL,
        "the service met an unexpected fault; read back before repeating a write, and report it if it stays")
        .status(500).context(500).raised_as("ServiceInternalError"),
    row(17, "internal_error", Kind::INTERNAL,
        "the cluster's topology was at fault; wait, and read back before repeating a write")
        .status(540).context(540).origin(Origin::CLUSTER).raised_as("ServiceInternalError"),
    // Sent with 400 by the query runtime, which commits nothing.
    row(18, "internal_failure", Kind::INTERNAL, "the query runtime failed inside and committed nothing; report it")
        .status(400).effect(Effect::NOT_APPLIED).raised_as(RUNTIME).retired(),
    row(19, "invalid_argument", Kind::INVALID_ARGUMENT,
        "an argument has a wrong value, type or count; correct the call named in the summary")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "invalid argument")])
        .aliases(&["invalid argument"]),
    row(20, "invalid_bounds", Kind::OUT_OF_RANGE, "an argument lies outside its allowed range; correct it")
        .status(400).raised_as(RUNTIME),
    row(21, "invalid_computed_field_access", Kind::INVALID_ARGUMENT,
        "a computed field was read where that is not allowed, as in an index; use a stored field")
        .status(400).raised_as(RUNTIME),
    // The page walk cannot go on from here: its cursor is gone, nothing more.
    row(22, "invalid_cursor", Kind::SESSION_EXPIRED,
        "the pagination cursor is unreadable or expired; start the page walk again")
        .status(400).advice(Advice::REDO).raised_as(RUNTIME)
        .lost(Lost::STATEMENT),
    row(23, "invalid_date", Kind::INVALID_ARGUMENT, "the text is not a date; write it as YYYY-MM-DD")
        .status(400).raised_as(RUNTIME),
    row(24, "invalid_document_id", Kind::INVALID_ARGUMENT,
        "the id cannot be used for a new document; choose another or let the service choose")
        .status(400).raised_as(RUNTIME),
    row(25, "invalid_effect", Kind::INVALID_ARGUMENT,
        "a read or write stands where that effect is not allowed; move it out")
        .status(400).raised_as(RUNTIME),
    row(26, "invalid_function_invocation", Kind::INVALID_ARGUMENT,
        "the function is unknown, not callable, or got a wrong number of arguments; correct the call")
        .status(400).raised_as(RUNTIME),
    row(27, "invalid_id", Kind::INVALID_ARGUMENT, "the text is not an id; pass the id as the service gave it")
        .status(400).raised_as(RUNTIME),
    // The same query works when the build is done.
    row(28, "invalid_index_invocation", Kind::BUSY,
        "the index is still being built; wait until its status is complete, then query it")
        .status(400).raised_as(RUNTIME),
    row(29, "invalid_null_access", Kind::INVALID_ARGUMENT,
        "a field was read on null; test for null or use optional chaining")
        .status(400).raised_as(RUNTIME),
    row(30, "invalid_query", Kind::INVALID_ARGUMENT,
        "the query does not parse or type-check and was not run; read the summary and correct it")
        .status(400).raised_as("QueryCheckError")
        .aliases(&["invalid expression"])
        .prints(&[(Client::FQL_V4, "invalid expression"), (Client::LOG, "the query failed {n} validation check"),
            (Client::LOG, "the query failed {n} validation checks")]),
    row(31, "invalid_receiver", Kind::INVALID_ARGUMENT,
        "the method cannot be called on this value, as streaming on a reversed set; call it on another")
        .status(400).raised_as(RUNTIME),
    row(32, "invalid_regex", Kind::INVALID_ARGUMENT, "the regular expression does not compile; correct it")
        .status(400).raised_as(RUNTIME),
    row(33, "invalid_request", Kind::INVALID_ARGUMENT,
        "the body, a header, a timestamp or a size limit makes the request unacceptable; read the message and correct \
         it")
        .status(400).raised_as("InvalidRequestError")
        .prints(&[(Client::FQL_V4, "bad request")])
        .aliases(&["bad request", "invalid url parameter"]),
    row(34, "invalid_schema", Kind::INVALID_ARGUMENT, "the schema change would not type-check; correct the schema")
        .status(400).raised_as(RUNTIME)
        .aliases(&["schema validation failed"]),
    // The caller's own input, not the account's secret.
    row(35, "invalid_secret", Kind::UNAUTHENTICATED, "the password of a login call is wrong; ask for it again")
        .status(400).advice(Advice::FIX_REQUEST).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "authentication failed")])
        .aliases(&["authentication failed"]),
    // Fatal for the stream upstream, which is all that is gone.
    row(36, "invalid_stream_start_time", Kind::OUT_OF_RANGE,
        "the stream starts before the kept history; make a new event source and read the set again")
        .status(200).advice(Advice::REDO).severity(Severity::FATAL).closes().raised_as(RUNTIME)
        .lost(Lost::STATEMENT),
    row(37, "invalid_time", Kind::INVALID_ARGUMENT, "the text is not a time, or the time is out of range; correct it")
        .status(400).raised_as(RUNTIME),
    row(38, "invalid_timestamp_field_access", Kind::INVALID_ARGUMENT,
        "the ts field was read where that is not allowed; read it after the document is stored")
        .status(400).raised_as(RUNTIME),
    row(39, "invalid_type", Kind::INVALID_ARGUMENT, "the value cannot be stored, such as a function; store plain data")
        .status(400).raised_as(RUNTIME),
    row(40, "invalid_unit", Kind::INVALID_ARGUMENT,
        "the unit of time or date is unknown; use one such as days or seconds")
        .status(400).raised_as(RUNTIME),
    row(41, "invalid_write", Kind::INVALID_ARGUMENT,
        "the query writes at a past snapshot, or changes a collection and its documents at once; split the query")
        .status(400).raised_as(RUNTIME)
        .aliases(&["invalid write time"]),
    row(42, "limit_exceeded", Kind::THROTTLED,
        "a limit on throughput, waiting requests or index builds is reached; back off and send again")
        .status(429).raised_as("ThrottlingError")
        .prints(&[(Client::FQL_V4, "too many requests")])
        .aliases(&["too many requests"]),
    row(43, "method_not_allowed", Kind::INVALID_ARGUMENT, "the route does not take this HTTP method; use POST")
        .status(405).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "method not allowed")])
        .aliases(&["method not allowed"]),
    row(44, "not_found", Kind::NOT_FOUND, "the route does not exist; correct the URL")
        .status(404).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "not found")])
        .aliases(&["not found"]),
    row(45, "null_value", Kind::INVALID_ARGUMENT, "a null stands where a value is needed; test for null first")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "value not found")])
        .aliases(&["value not found"]),
    row(46, "permission_denied", Kind::PERMISSION_DENIED,
        "the role lacks a right inside the query, which was rolled back; grant the privilege")
        .status(400).raised_as(RUNTIME)
        .aliases(&["permission denied"]),
    // Fatal for the stream upstream, which is all that is gone.
    row(47, "permission_loss", Kind::UNAUTHENTICATED,
        "the secret stopped being valid during the stream, which ends; open it again with a valid secret")
        .status(200).severity(Severity::FATAL).closes().raised_as(RUNTIME)
        .lost(Lost::STATEMENT),
    row(48, "request_size_exceeded", Kind::TOO_LARGE, "the HTTP body is too large and was not run; send less at once")
        .status(413).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "request too large")])
        .aliases(&["request too large"]),
    row(49, "stack_overflow", Kind::TOO_LARGE, "the query calls too deep; flatten the recursion")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "stack overflow")])
        .aliases(&["stack overflow"]),
    // Events were dropped, and the stream is gone; a stream from the last cursor gets them again.
    row(50, "stream_overflow", Kind::EXHAUSTED,
        "the subscriber is too slow and its event queue is full; read faster, reopen from the last cursor")
        .status(200).advice(Advice::RECONNECT).severity(Severity::FATAL).closes().raised_as(RUNTIME)
        .lost(Lost::STATEMENT),
    // The stream is gone, and its history with it.
    row(51, "stream_replay_volume_exceeded", Kind::TOO_LARGE,
        "too much history to replay from this cursor; make a new event source and read the set again")
        .status(200).advice(Advice::REDO).severity(Severity::FATAL).closes().raised_as(RUNTIME)
        .lost(Lost::STATEMENT),
    // Upstream does not say, for either status, whether a write took effect.
    row(52, "time_out", Kind::TIMEOUT, "the query did not end in time; read back before repeating a write")
        .status(503).raised_as("QueryTimeoutError")
        .prints(&[(Client::FQL_V4, "time out"), (Client::FQL_V4, "processing time limit exceeded")])
        .aliases(&["time out", "processing time limit exceeded"]),
    row(52, "time_out", Kind::TIMEOUT,
        "the query's own deadline was too short; set a longer one, and read back before repeating a write")
        .status(440).context(440).advice(Advice::FIX_REQUEST).raised_as("QueryTimeoutError"),
    row(52, "time_out", Kind::TIMEOUT,
        "the service could not answer in time or is shutting down; back off, and read back before repeating a write")
        .status(503).context(503).raised_as("QueryTimeoutError"),
    // Waiting does not make new ids.
    row(53, "tmp_write_failed", Kind::EXHAUSTED, "the id space for new documents is used up; choose ids yourself")
        .status(400).advice(Advice::FIX_REQUEST).raised_as(RUNTIME),
    row(54, "type_mismatch", Kind::INVALID_ARGUMENT, "a value has another type than the operation needs; convert it")
        .status(400).raised_as(RUNTIME),
    row(55, "unauthorized", Kind::UNAUTHENTICATED,
        "the secret is missing or wrong and nothing was run; pass a valid secret")
        .status(401).raised_as("AuthenticationError")
        .prints(&[(Client::FQL_V4, "unauthorized")]),
    row(56, "unbound_variable", Kind::INVALID_ARGUMENT,
        "a name in the query is not defined; define it or pass it as an argument")
        .status(400).raised_as(RUNTIME)
        .prints(&[(Client::FQL_V4, "unbound variable")]),
    row(57, "value_too_large", Kind::TOO_LARGE, "an array, string or range is over its limit; make it smaller")
        .status(400).raised_as(RUNTIME),
    // FQL v4 and GraphQL only; the statuses are those of v4.
    row(58, "missing identity", Kind::UNAUTHENTICATED,
        "the query asks who is logged in, but its secret is a key; use the token of a login")
        .status(400).advice(Advice::FIX_REQUEST),
    row(59, "invalid token", Kind::UNAUTHENTICATED,
        "the token in the query or of the request is not valid; log in again with another one")
        .status(400),
    row(60, "invalid scope", Kind::INVALID_ARGUMENT, "the scope of a JWT names no such database; correct the scope")
        .status(400),
    row(61, "invalid object in container", Kind::INVALID_ARGUMENT,
        "the import of an object into its container is not valid; correct the object")
        .status(400),
    row(62, "move database error", Kind::FAILED_PRECONDITION,
        "the database cannot be moved there; read the description and correct source or target")
        .status(400),
    row(63, "validation failed", Kind::INVALID_ARGUMENT,
        "the data does not fit what a document of this kind takes; read failures in the body and correct the field")
        .status(400)
        .prints(&[(Client::LOG, "document data is not valid")]),
];

/// A string nobody knows answers by the class of its HTTP status.
const fn by_status(_native: i32, status: u16) -> Verdict {
    if status == 0 { Verdict::of(Kind::UNKNOWN).unlisted() } else { status::class_of(status) }
}

pub use crate::codes::fauna::*;

crate::domain! {
    number: Domain::FAUNA.number(), name: Domain::FAUNA.name(),
    source: "fauna/faunadb ProtocolErrorCode, QueryFailure and openapi.yml 4f8f8be",
    origin: Origin::SERVER,
    rows: ROWS, fallback: by_status, span: 1..=1, classes: crate::fauna_driver
}
