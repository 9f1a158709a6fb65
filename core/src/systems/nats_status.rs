//! NATS inline status: the number in the first header line of a reply, `NATS/1.0 503`.
//!
//! Upstream has no names for the numbers; a base row is named after HTTP. What a number means is
//! told by the description after it: each description is a variant, with contexts from 1 up per
//! number, found by [`Table::by_text`](crate::Table::by_text); a text that fits none leaves the base
//! row. Lost: only a deleted consumer or an interrupted snapshot; the connection stands, whatever the number.
//! Traps: 503 comes without a description; 409 mixes final, passing and normal ends of a pull;
//! 408 of a direct get is a bad request, not a timeout. Almost all of these answer reads (pulls and
//! direct gets).

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, Severity, Verdict, row, status};

#[track_caller]
const fn bad_pull(context: u16, text: &'static str, message: &'static str) -> Row {
    row(400, "Bad Request", Kind::INVALID_ARGUMENT, message).context(context).text(text).raised_as("APIError")
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(100, "Control Message", Kind::OK, "a control message, not an error; the consumer is alive"),
    row(100, "Control Message", Kind::OK, "an idle heartbeat; compare the sequence headers for gaps")
        .context(1).text("Idle Heartbeat"),
    row(100, "Control Message", Kind::OK, "a request of flow control; answer on the reply subject")
        .context(2).text("FlowControl Request"),
    row(204, "No Content", Kind::OK, "the end of a snapshot; nothing to do"),
    row(204, "No Content", Kind::OK, "the end of a batched direct get; the headers tell what is left")
        .context(1).text("EOB")
        .prints(&[(Client::NATS_GO, "nats: end of data reached")]),
    row(400, "Bad Request", Kind::INVALID_ARGUMENT, "the pull request was refused for its content; correct it")
        .raised_as("APIError"),
    bad_pull(1, "Bad Request - {err}", "the pull request cannot be read, the text says where; correct it"),
    bad_pull(2, "Bad Request - Invalid Priority Group",
        "the pull names a priority group the consumer lacks; correct the group"),
    bad_pull(3, "Bad Request - Not a Overflow Priority consumer",
        "the pull uses overflow fields on another kind of consumer; drop them"),
    bad_pull(4, "Bad Request - Not a Pinned Client Priority consumer",
        "the pull carries a pin id for a consumer without pins; drop it"),
    bad_pull(5, "Bad Request - Priority Group missing",
        "the consumer has priority groups and the pull names none; add one"),
    bad_pull(6, "Bad Request - Priority must be between 0 and 9",
        "the priority of the pull is out of range; use 0 to 9"),
    row(404, "Not Found", Kind::NOT_FOUND, "nothing is there to deliver; treat it as absent")
        .prints(&[(Client::NATS_JS, "NatsError: 404")]),
    // Normal for a pull that does not wait.
    row(404, "Not Found", Kind::NOT_FOUND, "the pull without waiting found no message; pull again later")
        .context(1).text("No Messages").advice(Advice::BACKOFF).severity(Severity::INFO).raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: no messages"), (Client::NATS_JAVA, "Timeout or No Messages")]),
    row(404, "Not Found", Kind::NOT_FOUND,
        "the direct get found no such message, perhaps on a lagging replica; treat it as absent")
        .context(2).text("Message Not Found").raised_as("NotFoundError"),
    row(404, "Not Found", Kind::NOT_FOUND, "the batched direct get matched nothing; treat it as empty")
        .context(3).text("No Results"),
    // A pull that ran out, or a direct get that is wrong and will stay so: only the text tells. All
    // are reads.
    row(408, "Request Timeout", Kind::TIMEOUT,
        "the pull ended without messages, or a direct get is malformed; read the text")
        .advice(Advice::STOP).effect(Effect::NOT_APPLIED).raised_as("TimeoutError")
        .prints(&[(Client::NATS_JS, "NatsError: 408")]),
    row(408, "Request Timeout", Kind::TIMEOUT, "the pull request expired; pull again")
        .context(1).text("Request Timeout").advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED)
        .severity(Severity::INFO).raised_as("TimeoutError"),
    row(408, "Request Timeout", Kind::BUSY, "others wait ahead of this pull without waiting; pull again later")
        .context(2).text("Requests Pending").raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: requests pending")]),
    row(408, "Request Timeout", Kind::CANCELLED,
        "the server saw no listener for the pull; pull again with a live inbox")
        .context(3).text("Interest Expired").advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED)
        .raised_as("TimeoutError"),
    // The number reads as timeout, the text as a bad request (rule 8), for these three.
    row(408, "Request Timeout", Kind::INVALID_ARGUMENT,
        "the options of the direct get exclude each other; correct them")
        .context(4).text("Bad Request").raised_as("APIError"),
    row(408, "Request Timeout", Kind::INVALID_ARGUMENT, "the direct get has no body; send one")
        .context(5).text("Empty Request").raised_as("APIError"),
    row(408, "Request Timeout", Kind::INVALID_ARGUMENT, "the body of the direct get cannot be read; correct it")
        .context(6).text("Malformed Request").raised_as("APIError"),
    // The snapshot is a cursor, and starts over.
    row(408, "Request Timeout", Kind::CANCELLED, "the receiver of the snapshot went away; start the snapshot again")
        .context(7).text("No Interest").advice(Advice::REDO).lost(Lost::STATEMENT).effect(Effect::NOT_APPLIED),
    row(408, "Request Timeout", Kind::TIMEOUT,
        "the receiver of the snapshot stopped acknowledging; start it again and answer in time")
        .context(8).text("No Flow Response").advice(Advice::REDO).lost(Lost::STATEMENT).effect(Effect::NOT_APPLIED),
    row(408, "Request Timeout", Kind::CANCELLED, "the server dropped the pull; pull again")
        .context(9).text("Request Canceled").advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED)
        .raised_as("TimeoutError").retired(),
    row(408, "Request Timeout", Kind::TOO_LARGE,
        "the next message is over the byte budget of the pull; raise the budget")
        .context(10).text("Message Size Exceeds MaxBytes").raised_as("TimeoutError").retired(),
    // Final, passing and normal ends of a pull share the number: the careful reading is final.
    row(409, "Conflict", Kind::FAILED_PRECONDITION,
        "the pull ended for a reason in the text; read it to tell a final from a passing one")
        .raised_as("TimeoutError")
        .prints(&[(Client::NATS_JS, "NatsError: 409")]),
    row(409, "Conflict", Kind::FAILED_PRECONDITION, "a pull was sent to a push consumer; subscribe to it instead")
        .context(1).text("Consumer is push based").raised_as("TimeoutError"),
    // The subscription on it is dead, the connection is not.
    row(409, "Conflict", Kind::NOT_FOUND, "the consumer was deleted while the pull waited; create it again")
        .context(2).text("Consumer Deleted").lost(Lost::STATEMENT).raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: consumer deleted"), (Client::NATS_RS, "consumer deleted")]),
    // A warning upstream.
    row(409, "Conflict", Kind::TOO_LARGE,
        "the pull asks for more messages than the consumer allows; ask for a smaller batch")
        .context(3).text("Exceeded MaxRequestBatch of {n}").severity(Severity::WARNING).raised_as("TimeoutError"),
    // A warning upstream.
    row(409, "Conflict", Kind::TOO_LARGE, "the pull waits longer than the consumer allows; shorten its expiry")
        .context(4).text("Exceeded MaxRequestExpires of {duration}").severity(Severity::WARNING)
        .raised_as("TimeoutError"),
    // A warning upstream.
    row(409, "Conflict", Kind::TOO_LARGE, "the pull asks for more bytes than the consumer allows; ask for fewer")
        .context(5).text("Exceeded MaxRequestMaxBytes of {n}").severity(Severity::WARNING).raised_as("TimeoutError"),
    row(409, "Conflict", Kind::THROTTLED,
        "too many pulls wait on the consumer, so this one was refused; wait for one to end")
        .context(6).text("Exceeded MaxWaiting").raised_as("TimeoutError"),
    // Pulling again with the same budget meets the same message.
    // Silent upstream.
    row(409, "Conflict", Kind::TOO_LARGE,
        "the next message is over the byte budget of the pull; raise the budget and pull again")
        .context(7).text("Message Size Exceeds MaxBytes").severity(Severity::INFO).raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: message size exceeds max bytes")]),
    row(409, "Conflict", Kind::OK, "the pull ended with bytes left over; pull again")
        .context(8).text("Batch Completed").raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: batch completed")]),
    // The pull is void, the messages are not.
    row(409, "Conflict", Kind::NOT_LEADER, "the leader of the consumer moved and waiting pulls are void; pull again")
        .context(9).text("Leadership Change").advice(Advice::BACKOFF).origin(Origin::CLUSTER).raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: leadership change"), (Client::NATS_GO, "nats: Leadership Changed")]),
    row(409, "Conflict", Kind::UNAVAILABLE,
        "the server that holds the pull is stopping; pull again after the reconnect")
        .context(10).text("Server Shutdown").raised_as("TimeoutError")
        .prints(&[(Client::NATS_GO, "nats: server shutdown")]),
    // Nothing to refresh.
    row(409, "Conflict", Kind::STALE_METADATA, "the consumer moved to another server; pull again")
        .context(11).text("Consumer Migration").advice(Advice::BACKOFF).origin(Origin::CLUSTER)
        .raised_as("TimeoutError").retired(),
    row(409, "Conflict", Kind::THROTTLED, "too many messages wait for their ack; acknowledge some, then pull")
        .context(12).text("Exceeded MaxAckPending").raised_as("TimeoutError").retired(),
    row(412, "Precondition Failed", Kind::UNSUPPORTED,
        "the request demands something the server lacks; upgrade it or drop the demand")
        .raised_as("APIError"),
    row(412, "Precondition Failed", Kind::UNSUPPORTED,
        "the request demands a newer API level; upgrade the server or drop the demand")
        .context(1).text("Required Api Level").raised_as("APIError"),
    row(413, "Content Too Large", Kind::TOO_LARGE, "the request matches too much; narrow it")
        .raised_as("APIError"),
    row(413, "Content Too Large", Kind::TOO_LARGE,
        "the batched direct get matches too many subjects; narrow the filter")
        .context(1).text("Too Many Results").raised_as("APIError"),
    // Dropping the pin is all it takes.
    row(423, "Locked", Kind::FENCED, "the pin of the group is another client's; drop the pin id and pull again")
        .advice(Advice::FIX_REQUEST).raised_as("APIError"),
    row(423, "Locked", Kind::FENCED, "the pull carries an outdated pin id; drop the id and pull again")
        .context(1).text("Nats-Pin-Id mismatch").advice(Advice::FIX_REQUEST).raised_as("APIError"),
    // Silent upstream.
    row(423, "Locked", Kind::FENCED, "the waiting pull lost its pin to another client; drop the id and pull again")
        .context(2).text("Nats-Wrong-Pin-Id").advice(Advice::FIX_REQUEST).severity(Severity::INFO)
        .raised_as("APIError")
        .prints(&[(Client::NATS_GO, "nats: pin ID mismatch")]),
    row(429, "Too Many Requests", Kind::THROTTLED, "the server takes no more for now; slow down and send again")
        .raised_as("APIError"),
    row(429, "Too Many Requests", Kind::THROTTLED,
        "the intake of the stream is full and the message was not stored; slow down, the body has 10167")
        .context(1).text("Too Many Requests").raised_as("APIError"),
    row(500, "Internal Server Error", Kind::INTERNAL,
        "the server failed while serving a read, the cause is in the text; ask again or another server")
        .raised_as("APIError"),
    // Both are reads.
    row(500, "Internal Server Error", Kind::INTERNAL,
        "a direct get or snapshot failed, the cause is the text; ask again or another server")
        .context(1).text("{err}").effect(Effect::NOT_APPLIED).raised_as("APIError"),
    row(503, "No Responders", Kind::UNAVAILABLE,
        "nobody listens on the subject, so nobody handled the request; wait for the service or stream, or correct the \
         subject")
        .raised_as("NoRespondersError")
        .prints(&[(Client::NATS_GO, "nats: no responders available for request"),
            (Client::NATS_JAVA, "No Responders Available For Request")]),
    row(503, "No Responders", Kind::THROTTLED, "the JetStream API is overloaded and did nothing; try later")
        .context(1).text("JetStream API limit exceeded").raised_as("APIError").retired(),
];

/// An unlisted status answers by its hundred.
const fn by_hundred(native: i32, _context: u16) -> Verdict {
    if native >= 100 && native <= 599 { status::class_of(native as u16) } else { Verdict::of(Kind::UNKNOWN).unlisted() }
}

pub use crate::codes::nats_status::*;

crate::domain! {
    number: Domain::NATS_STATUS.number(), name: Domain::NATS_STATUS.name(),
    source: "nats-io/nats-server 1787eee03 (2.15.0-dev), 2.9.10; nats.go 1.53.1; ADR-37",
    origin: Origin::SERVER,
    rows: ROWS, fallback: by_hundred, span: 100..=599, classes: crate::nats_py
}
