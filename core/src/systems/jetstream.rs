//! JetStream: the `err_code` of an API reply or publish ack. The context is the HTTP-like `code`
//! beside it, or (1 to 99) the variant of a text.
//!
//! Only the `err_code` is dependable: HTTP-like codes have changed, and a failed config check comes as
//! 500 while a full stream comes as 503. But 19 codes wrap a cause, and only its text tells a refusal
//! from a failure half way: their known texts are variants, found by
//! [`Table::by_text`](crate::Table::by_text), and the base row gives the careful answer. An error in a
//! publish ack means the message was not stored, but for the few rows that say otherwise.
//!
//! Lost: a consumer, an atomic or a fast batch at most. The connection always stands.
//!
//! Trap: nats.c sets 10076 by itself when nobody answers, so from C it does not prove that JetStream is
//! off: ask [`nats::code`](crate::nats::code).

use crate::{Advice, Client, Domain, Effect, Kind, Lost, Origin, Row, Verdict, row, status};

/// A row whose class in nats-py follows from the HTTP-like status, as nats-py chooses it.
#[track_caller]
const fn js(native: i32, name: &'static str, status: u16, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).status(status).raised_as(match status {
        400 => "BadRequestError",
        404 => "NotFoundError",
        500 => "ServerError",
        503 => "ServiceUnavailableError",
        _ => "APIError",
    })
}

/// A request or config refused for its content (most of them): status 400, nothing changed.
#[track_caller]
const fn bad(native: i32, name: &'static str, message: &'static str) -> Row {
    js(native, name, 400, Kind::INVALID_ARGUMENT, message)
}

/// A variant of a code that wraps a cause, by the text of the cause. Without another setter the server
/// refused: nothing changed.
#[track_caller]
const fn cause(of: (i32, &'static str, u16), context: u16, text: &'static str, kind: Kind, message: &'static str) -> Row {
    js(of.0, of.1, of.2, kind, message).context(context).text(text).effect(Effect::NOT_APPLIED)
}

const NO_PEERS: (i32, &str, u16) = (10005, "JSClusterNoPeersErrF", 400);
const CONSUMER_CREATE: (i32, &str, u16) = (10012, "JSConsumerCreateErrF", 500);
const RAFT: (i32, &str, u16) = (10041, "JSRaftGeneralErrF", 500);
const STREAM_CREATE: (i32, &str, u16) = (10049, "JSStreamCreateErrF", 500);
const STREAM: (i32, &str, u16) = (10051, "JSStreamGeneralErrorF", 500);
const MESSAGE_DELETE: (i32, &str, u16) = (10057, "JSStreamMsgDeleteFailedF", 500);
const STREAM_UPDATE: (i32, &str, u16) = (10069, "JSStreamUpdateErrF", 500);
const STORE: (i32, &str, u16) = (10077, "JSStreamStoreFailedF", 503);
const PURGE: (i32, &str, u16) = (10110, "JSStreamPurgeFailedF", 500);
const ROLLUP: (i32, &str, u16) = (10111, "JSStreamRollupFailedF", 500);

/// A catch-all of the server, status 500: only the text says why, and part of it may be done.
#[track_caller]
const fn failed(native: i32, name: &'static str, message: &'static str) -> Row {
    js(native, name, 500, Kind::INTERNAL, message)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    // Before 2.10.8 each replica judges a message that the group has agreed on by what it knows of the account's use:
    // the leader drops it, another may keep it and lead later.
    js(10002, "JSAccountResourcesExceededErr", 400, Kind::QUOTA_EXCEEDED,
        "the account's limit on storage or streams is reached; free space or raise the limit, and read back what an old \
         cluster refused")
        .effect(Effect::MAYBE_APPLIED)
        .text("resource limits exceeded for account"),
    bad(10003, "JSBadRequestErr", "the request is malformed or lacks what the call needs; correct it")
        .text("bad request"),
    js(10004, "JSClusterIncompleteErr", 503, Kind::UNAVAILABLE,
        "a listing came back without the answers of all servers; ask again")
        .origin(Origin::CLUSTER).retired()
        .text("incomplete results"),
    // Peers or placement must be changed by somebody.
    js(10005, "JSClusterNoPeersErrF", 400, Kind::EXHAUSTED,
        "no peers fit the placement or the replica count; add peers or relax the placement")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER).aliases(&["JSClusterNoPeersErr"])
        .prints(&[(Client::LOG, "no suitable peers for placement")]),
    // Of a step-down. Passes when a peer is back.
    cause(NO_PEERS, 1, "no replacement peer connected", Kind::UNAVAILABLE,
        "no other peer of the group is connected, so the leader stays; wait for a peer, then ask again")
        .origin(Origin::CLUSTER),
    cause(NO_PEERS, 2, "preferred server {name} is already leader", Kind::ALREADY_EXISTS,
        "the server asked for leads already; nothing to change")
        .origin(Origin::CLUSTER),
    cause(NO_PEERS, 3, "preferred server {name} not known", Kind::NOT_FOUND,
        "the server asked for is not in the group; correct its name")
        .origin(Origin::CLUSTER),
    // Passes when the peer is back.
    cause(NO_PEERS, 4, "no suitable peers for placement, peer offline{more}", Kind::UNAVAILABLE,
        "a peer that the placement needs is offline; wait until it is back, or add peers")
        .origin(Origin::CLUSTER),
    js(10006, "JSClusterNotActiveErr", 500, Kind::UNSUPPORTED,
        "a clustered operation was asked of a standalone server; ask a cluster, or do without")
        .text("JetStream not in clustered mode"),
    // Another server may have taken it.
    js(10007, "JSClusterNotAssignedErr", 500, Kind::STALE_METADATA,
        "the server that answered holds no assignment for the asset; ask the current leader, and read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .text("JetStream cluster not assigned to this server"),
    // Each server reads the request, and one without a leader answers; a leader that was frozen may read it after that.
    // Seen so: a create that was answered 10008 was there after the thaw.
    js(10008, "JSClusterNotAvailErr", 503, Kind::NO_LEADER,
        "the cluster, or the group of the stream or consumer, has no leader; wait for the election, and read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .text("JetStream system temporarily unavailable"),
    // As for 10008: the leader reads the same request. Servers up to 2.15 drop it without an answer instead.
    js(10009, "JSClusterNotLeaderErr", 500, Kind::NOT_LEADER,
        "the server that answered does not lead the asset, and the leader may have read the request; read back, then ask \
         again")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .text("JetStream cluster can not handle request"),
    js(10010, "JSClusterRequiredErr", 503, Kind::UNSUPPORTED,
        "the operation exists only in a cluster; send it to a clustered server")
        .text("JetStream clustering support required"),
    bad(10011, "JSClusterTagsErr", "the operation does not accept placement tags; drop them")
        .retired()
        .text("tags placement not supported for operation"),
    failed(10012, "JSConsumerCreateErrF",
        "creating or updating the consumer failed for a reason in the text; read the consumer back before repeating")
        .aliases(&["JSConsumerCreateErr"])
        .prints(&[(Client::NATS_GO, "nats: could not create consumer")]),
    // Checked before anything is written.
    cause(CONSUMER_CREATE, 1, "{setting} can not be updated", Kind::INVALID_ARGUMENT,
        "a consumer of this name has another value of a setting that cannot change; use that one, or another name"),
    cause(CONSUMER_CREATE, 2, "can not update {a} consumer to {b} based", Kind::INVALID_ARGUMENT,
        "push and pull cannot be exchanged on a live consumer; use another name"),
    // A standalone server; the consumer was not made.
    cause(CONSUMER_CREATE, 3, "error creating store for consumer", Kind::IO,
        "the server has no working storage for the consumer, which was not made; have an operator check its disk")
        .advice(Advice::FIX_CONFIG).origin(Origin::STORAGE),
    js(10013, "JSConsumerNameExistErr", 400, Kind::ALREADY_EXISTS,
        "a consumer of this name has other settings; use it or choose another name")
        .text("consumer name already in use")
        .prints(&[(Client::NATS_GO, "nats: consumer name already in use")]),
    js(10014, "JSConsumerNotFoundErr", 404, Kind::NOT_FOUND,
        "the stream has no such consumer; create it or correct the name")
        .text("consumer not found")
        .prints(&[(Client::NATS_JS, "ConsumerNotFoundError")]),
    bad(10015, "JSSnapshotDeliverSubjectInvalidErr",
        "the delivery subject of the snapshot cannot be used; choose another")
        .text("deliver subject not valid"),
    bad(10016, "JSConsumerDurableNameNotInSubjectErr",
        "the subject of the durable API lacks the durable name; put it there")
        .text("consumer expected to be durable but no durable name set in subject"),
    bad(10017, "JSConsumerDurableNameNotMatchSubjectErr",
        "the durable names in subject and body differ; make them the same")
        .text("consumer name in subject does not match durable name in request"),
    bad(10018, "JSConsumerDurableNameNotSetErr",
        "the durable API was called without a durable name in the body; set it")
        .text("consumer expected to be durable but a durable name was not set"),
    bad(10019, "JSConsumerEphemeralWithDurableInSubjectErr",
        "an ephemeral consumer was asked for on a durable subject; use the other subject")
        .retired()
        .text("consumer expected to be ephemeral but detected a durable name set in subject"),
    bad(10020, "JSConsumerEphemeralWithDurableNameErr",
        "an ephemeral consumer was given a durable name; drop the name or use the durable API")
        .text("consumer expected to be ephemeral but a durable name was set in request"),
    bad(10021, "JSStreamExternalApiOverlapErrF", "the external API prefix overlaps a subject; choose another prefix")
        .aliases(&["JSStreamExternalApiOverlapErr"])
        .text("stream external api prefix {prefix} must not overlap with {subject}"),
    bad(10022, "JSStreamExternalDelPrefixOverlapsErrF",
        "the external delivery prefix overlaps a subject of the stream; choose another prefix")
        .aliases(&["JSStreamExternalDelPrefixOverlapsErr"])
        .text("stream external delivery prefix {prefix} overlaps with stream subject {subject}"),
    // A leader that has no room steps down. Before 2.12 it says so also of a message that the group has agreed on: a
    // replica with room keeps it.
    js(10023, "JSInsufficientResourcesErr", 503, Kind::EXHAUSTED,
        "the server is out of memory or disk for JetStream; wait for room or another leader, and read back before sending \
         again")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::STORAGE)
        .text("insufficient resources"),
    bad(10024, "JSStreamInvalidExternalDeliverySubjErrF",
        "the external delivery prefix has wildcards; write it without")
        .aliases(&["JSStreamInvalidExternalDeliverySubjErr"])
        .text("stream external delivery prefix {prefix} must not contain wildcards"),
    bad(10025, "JSInvalidJSONErr", "the body is not the JSON this call takes; correct it")
        .text("invalid JSON: {err}"),
    js(10026, "JSMaximumConsumersLimitErr", 400, Kind::QUOTA_EXCEEDED,
        "the limit on consumers is reached; delete some or raise the limit")
        .text("maximum consumers limit reached"),
    js(10027, "JSMaximumStreamsLimitErr", 400, Kind::QUOTA_EXCEEDED,
        "the limit on streams is reached; delete some or raise the limit")
        .text("maximum number of streams reached"),
    js(10028, "JSMemoryResourcesExceededErr", 500, Kind::QUOTA_EXCEEDED,
        "the allowance of memory storage is used up; free some or raise it")
        .origin(Origin::STORAGE)
        .text("insufficient memory resources available"),
    // The stream was made; its mirror lags.
    failed(10029, "JSMirrorConsumerSetupFailedErrF",
        "the mirror could not set up its internal consumer; the stream exists, check its origin")
        .effect(Effect::APPLIED).aliases(&["JSMirrorConsumerSetupFailedErr"]),
    bad(10030, "JSMirrorMaxMessageSizeTooBigErr", "the mirror's limit on message size is below its origin's; raise it")
        .text("stream mirror must have max message size >= source"),
    bad(10031, "JSMirrorWithSourcesErr", "mirror and sources stand in one config; keep one of them")
        .text("stream mirrors can not also contain other sources"),
    bad(10032, "JSMirrorWithStartSeqAndTimeErr",
        "the mirror has both a start sequence and a start time; keep one of them")
        .retired()
        .text("stream mirrors can not have both start seq and start time configured"),
    bad(10033, "JSMirrorWithSubjectFiltersErr", "the mirror has a subject filter; drop it")
        .retired()
        .text("stream mirrors can not contain filtered subjects"),
    bad(10034, "JSMirrorWithSubjectsErr", "the mirror lists subjects of its own; drop them")
        .text("stream mirrors can not contain subjects"),
    js(10035, "JSNoAccountErr", 503, Kind::UNAUTHENTICATED,
        "the server does not know the account; check credentials and accounts")
        .text("account not found"),
    js(10036, "JSClusterUnSupportFeatureErr", 503, Kind::UNSUPPORTED,
        "the feature is not there in a cluster; do without it")
        .retired()
        .text("not currently supported in clustered mode"),
    js(10037, "JSNoMessageFoundErr", 404, Kind::NOT_FOUND,
        "there is no message at that sequence or subject; treat it as absent")
        .text("no message found")
        .prints(&[(Client::NATS_GO, "nats: message not found"),
            (Client::NATS_RS, "message not found")]),
    bad(10038, "JSNotEmptyRequestErr", "the call takes no body but got one; send it empty")
        .text("expected an empty request payload"),
    js(10039, "JSNotEnabledForAccountErr", 503, Kind::UNSUPPORTED,
        "the account has no JetStream; have an operator enable it")
        .text("JetStream not enabled for account")
        .prints(&[(Client::NATS_GO, "nats: jetstream not enabled for account")]),
    js(10040, "JSClusterPeerNotMemberErr", 400, Kind::NOT_FOUND, "the named peer is not in the group; check its name")
        .origin(Origin::CLUSTER)
        .text("peer not a member"),
    failed(10041, "JSRaftGeneralErrF",
        "the consensus layer failed for a reason in the text; read the state back before repeating")
        .origin(Origin::CLUSTER).aliases(&["JSRaftGeneralErr"]),
    // A publish as well, without an err_code: a stream whose lead moves is subscribed on the old and on the new leader,
    // so that one refuses it, and the other stores it.
    cause(RAFT, 1, "raft: not leader", Kind::NOT_LEADER,
        "the server asked has lost the lead of the group, and the leader may have read the request; read back, then ask \
         again")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER),
    // A step-down or the removal of a peer, refused before it was proposed.
    cause(RAFT, 2, "raft: membership change in progress", Kind::BUSY,
        "another change of the members runs, so this one did not start; wait for its end, then ask again")
        .origin(Origin::CLUSTER),
    cause(RAFT, 3, "raft: peer not found", Kind::NOT_FOUND, "the peer to remove is not in the group; check its name")
        .origin(Origin::CLUSTER),
    cause(RAFT, 4, "raft: cannot remove the last peer", Kind::FAILED_PRECONDITION,
        "the last peer of a group cannot be removed; add another first")
        .origin(Origin::CLUSTER),
    cause(RAFT, 5, "raft: stepdown requires at most one preferred new leader", Kind::INVALID_ARGUMENT,
        "the step-down names several new leaders; name one at most")
        .origin(Origin::CLUSTER),
    // Nothing was received yet.
    failed(10042, "JSRestoreSubscribeFailedErrF",
        "the restore could not open its subject and did not start; ask again later")
        .advice(Advice::BACKOFF).effect(Effect::NOT_APPLIED).aliases(&["JSRestoreSubscribeFailedErr"])
        .text("JetStream unable to subscribe to restore snapshot {subject}: {err}"),
    js(10043, "JSSequenceNotFoundErrF", 400, Kind::NOT_FOUND,
        "the sequence is not in the stream; treat the message as gone")
        .aliases(&["JSSequenceNotFoundErr"])
        .text("sequence {seq} not found"),
    js(10044, "JSClusterServerNotMemberErr", 400, Kind::NOT_FOUND,
        "the named server is not in the cluster; check its name")
        .origin(Origin::CLUSTER)
        .text("server is not a member of the cluster"),
    // As for the mirror.
    failed(10045, "JSSourceConsumerSetupFailedErrF",
        "a source could not set up its internal consumer; the stream exists, check the source")
        .effect(Effect::APPLIED).aliases(&["JSSourceConsumerSetupFailedErr"]),
    bad(10046, "JSSourceMaxMessageSizeTooBigErr",
        "the source's limit on message size is above the stream's; raise the stream's")
        .text("stream source must have max message size >= target"),
    js(10047, "JSStorageResourcesExceededErr", 500, Kind::QUOTA_EXCEEDED,
        "the allowance of file storage is used up; free some or raise it")
        .origin(Origin::STORAGE)
        .text("insufficient storage resources available"),
    failed(10048, "JSStreamAssignmentErrF",
        "placing the stream failed for a reason in the text; read the stream back before repeating")
        .origin(Origin::CLUSTER).aliases(&["JSStreamAssignmentErr"]),
    failed(10049, "JSStreamCreateErrF",
        "creating the stream failed for a reason in the text, on old servers an overlap; read the stream back before \
         repeating")
        .aliases(&["JSStreamCreateErr"])
        .note("a lone server before 2.9.0 says so of overlapping subjects, for which a cluster says 10065"),
    // A server before 2.9 that stands alone.
    cause(STREAM_CREATE, 1, "subjects overlap with an existing stream", Kind::ALREADY_EXISTS,
        "another stream of the old server owns some of the subjects; change the subjects"),
    // A standalone server takes back what it had made.
    cause(STREAM_CREATE, 2, "error creating store for stream", Kind::IO,
        "the server has no working storage for the stream, which was not made; have an operator check its disk")
        .advice(Advice::FIX_CONFIG).origin(Origin::STORAGE),
    failed(10050, "JSStreamDeleteErrF",
        "deleting the stream failed and may be partly done; check whether it still exists")
        .aliases(&["JSStreamDeleteErr"]),
    failed(10051, "JSStreamGeneralErrorF", "the stream failed for a reason in the text; read it back before repeating")
        .aliases(&["JSStreamGeneralError"]),
    cause(STREAM, 1, "account name can not contain path separators", Kind::INVALID_ARGUMENT,
        "the name of the account to purge has a path separator; correct it"),
    cause(STREAM, 2, "sealed stream", Kind::READ_ONLY,
        "the stream to purge is sealed for good; leave it, or delete the whole stream")
        .advice(Advice::FIX_REQUEST),
    // Sent as 500, although the caller is at fault.
    js(10052, "JSStreamInvalidConfigF", 500, Kind::INVALID_ARGUMENT,
        "a setting of the stream or consumer is not valid; correct the one named in the text")
        .aliases(&["JSStreamInvalidConfig"]),
    js(10053, "JSStreamLimitsErrF", 500, Kind::QUOTA_EXCEEDED,
        "the stream would pass a limit named in the text; ask for less or raise the limit")
        .aliases(&["JSStreamLimitsErr"]),
    js(10054, "JSStreamMessageExceedsMaximumErr", 400, Kind::TOO_LARGE,
        "the message is larger than the stream takes; send a smaller one or raise the limit")
        .text("message size exceeds maximum allowed"),
    js(10055, "JSStreamMirrorNotUpdatableErr", 400, Kind::FAILED_PRECONDITION,
        "mirror settings cannot change after creation; create another stream")
        .text("stream mirror configuration can not be updated"),
    bad(10056, "JSStreamMismatchErr", "the stream names in subject and body differ; make them the same")
        .text("stream name in subject does not match request"),
    failed(10057, "JSStreamMsgDeleteFailedF",
        "deleting the message failed, or it is absent or protected; read it to see")
        .aliases(&["JSStreamMsgDeleteFailed"])
        .prints(&[(Client::NATS_GO, "nats: message deletion unsuccessful")]),
    // A stream cannot take this setting back (rule 4, but no setting helps).
    cause(MESSAGE_DELETE, 1, "message delete not permitted", Kind::UNSUPPORTED,
        "the stream was made to refuse deletes of messages; do without them")
        .advice(Advice::FIX_REQUEST),
    cause(MESSAGE_DELETE, 2, "stream store EOF", Kind::NOT_FOUND,
        "the stream has no message of this sequence; treat it as deleted"),
    cause(MESSAGE_DELETE, 3, "no message found", Kind::NOT_FOUND,
        "the message to delete is not in the store; treat it as deleted"),
    cause(MESSAGE_DELETE, 4, "deleted message", Kind::NOT_FOUND,
        "the message was deleted before; nothing is left to delete"),
    js(10058, "JSStreamNameExistErr", 400, Kind::ALREADY_EXISTS,
        "a stream of this name has other settings; use or update it, or choose another name")
        .text("stream name already in use with a different configuration")
        .prints(&[
            (Client::NATS_GO, "nats: stream name already in use"),
            (Client::NATS_GO, "nats: bucket name already in use")]),
    js(10059, "JSStreamNotFoundErr", 404, Kind::NOT_FOUND,
        "there is no such stream; create it, or check name, account and domain")
        .text("stream not found")
        .prints(&[(Client::NATS_JS, "StreamNotFoundError")]),
    js(10060, "JSStreamNotMatchErr", 400, Kind::FAILED_PRECONDITION,
        "another stream than the expected one takes this subject; check which stream owns it")
        .text("expected stream does not match"),
    bad(10061, "JSStreamReplicasNotUpdatableErr",
        "the replica count cannot be updated this way; change it by another call")
        .retired()
        .text("Replicas configuration can not be updated"),
    failed(10062, "JSStreamRestoreErrF",
        "the restore failed and the state of the stream is uncertain; inspect it before another restore")
        .aliases(&["JSStreamRestoreErr"])
        .text("restore failed: {err}"),
    // The leader met its own committed entry out of place and starts over; the other replicas may have
    // stored the message.
    js(10063, "JSStreamSequenceNotMatchErr", 503, Kind::OUT_OF_SEQUENCE,
        "the leader lost its place in the replicated log, other replicas may hold the message; read back before \
         repeating")
        .advice(Advice::BACKOFF).effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .text("expected stream sequence does not match"),
    // A snapshot reads.
    failed(10064, "JSStreamSnapshotErrF", "the snapshot failed and the stream is untouched; ask again")
        .advice(Advice::BACKOFF).effect(Effect::NOT_APPLIED).aliases(&["JSStreamSnapshotErr"])
        .text("snapshot failed: {err}"),
    js(10065, "JSStreamSubjectOverlapErr", 400, Kind::ALREADY_EXISTS,
        "another stream owns some of the subjects; change the subjects")
        .text("subjects overlap with an existing stream")
        .note("before nats-server 2.8.0 it came with the HTTP-like status 500; a lone server before 2.9.0 says \
            10049 instead"),
    failed(10066, "JSStreamTemplateCreateErrF", "creating the stream template failed; read it back")
        .retired().aliases(&["JSStreamTemplateCreateErr"]),
    failed(10067, "JSStreamTemplateDeleteErrF", "deleting the stream template failed; check whether it still exists")
        .retired().aliases(&["JSStreamTemplateDeleteErr"]),
    js(10068, "JSStreamTemplateNotFoundErr", 404, Kind::NOT_FOUND, "there is no such stream template; check its name")
        .retired()
        .text("template not found"),
    failed(10069, "JSStreamUpdateErrF",
        "updating the stream failed for a reason in the text; read its config back before repeating")
        .aliases(&["JSStreamUpdateErr"]),
    // Checked before anything is written.
    cause(STREAM_UPDATE, 1, "change to limits violates consumers: {names}", Kind::FAILED_PRECONDITION,
        "the new limits are below what the consumers named in the text use; change those first"),
    js(10070, "JSStreamWrongLastMsgIDErrF", 400, Kind::CONFLICT,
        "the last message id is not the expected one; read the stream again, then decide")
        .aliases(&["JSStreamWrongLastMsgIDErr"])
        .text("wrong last msg ID: {id}")
        .prints(&[(Client::NATS_RS, "wrong last message id")]),
    js(10071, "JSStreamWrongLastSequenceErrF", 400, Kind::CONFLICT,
        "the last sequence is not the expected one, another write came first; read again and redo")
        .aliases(&["JSStreamWrongLastSequenceErr"])
        .text("wrong last sequence: {seq}")
        .prints(&[(Client::NATS_GO, "nats: key exists"),
            (Client::NATS_RS, "wrong last sequence")]),
    js(10072, "JSTempStorageFailedErr", 500, Kind::EXHAUSTED,
        "there is no temporary space for the restore; free some, then ask again")
        .origin(Origin::STORAGE).retired()
        .text("JetStream unable to open temp storage for restore"),
    bad(10073, "JSTemplateNameNotMatchSubjectErr", "the template names in subject and body differ; make them the same")
        .retired()
        .text("template name in subject does not match request"),
    js(10074, "JSStreamReplicasNotSupportedErr", 500, Kind::UNSUPPORTED,
        "a standalone server keeps one replica only; ask for one, or use a cluster")
        .text("replicas > 1 not supported in non-clustered mode"),
    // Needs an operator.
    js(10075, "JSPeerRemapErr", 503, Kind::EXHAUSTED, "no other peer can take over; add peers")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER)
        .text("peer remap failed"),
    js(10076, "JSNotEnabledErr", 503, Kind::UNSUPPORTED,
        "JetStream is off, or a client found nobody to answer, as nats.c and nats.js report any 503; look which, check \
         the stream")
        .text("JetStream not enabled")
        .prints(&[(Client::NATS_GO, "nats: jetstream not enabled"),
            (Client::NATS_RS, "jetstream unavailable"), (Client::NATS_JS, "JetStreamNotEnabled")]),
    // Without its text: full, or a store that failed. On three servers an answer of "Error creating msg
    // block file" was followed by a step-down, and the message was there.
    js(10077, "JSStreamStoreFailedF", 503, Kind::QUOTA_EXCEEDED,
        "the stream is full, or its store failed with the message in hand; read the text, and read back before repeating")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::STORAGE).aliases(&["JSStreamStoreFailedErr"]),
    cause(STORE, 1, "maximum messages exceeded", Kind::QUOTA_EXCEEDED,
        "the stream has its full number of messages and discards new ones; make room or raise the limit")
        .origin(Origin::STORAGE),
    cause(STORE, 2, "maximum bytes exceeded", Kind::QUOTA_EXCEEDED,
        "the stream has its full size and discards new messages; make room or raise the limit")
        .origin(Origin::STORAGE),
    cause(STORE, 3, "maximum messages per subject exceeded", Kind::QUOTA_EXCEEDED,
        "the subject has its full number of messages and new ones are discarded; make room or raise the limit")
        .origin(Origin::STORAGE),
    cause(STORE, 4, "message too large", Kind::TOO_LARGE, "the message does not fit in the store; send a smaller one")
        .origin(Origin::STORAGE),
    // The leader failed after the message was in the log of the group: its replicas store it.
    cause(STORE, 5, "{err}", Kind::IO,
        "the store of the leader failed with the message in hand, replicas may hold it; read back before repeating")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::STORAGE),
    bad(10078, "JSConsumerConfigRequiredErr", "the request has no consumer config; add it")
        .text("consumer config required"),
    bad(10079, "JSConsumerDeliverToWildcardsErr",
        "the delivery subject of a push consumer has wildcards; write it without")
        .text("consumer deliver subject has wildcards"),
    bad(10080, "JSConsumerPushMaxWaitingErr", "a push consumer cannot set max_waiting; drop it")
        .text("consumer in push mode can not set max waiting"),
    bad(10081, "JSConsumerDeliverCycleErr", "the delivery subject feeds back into the stream; choose another")
        .text("consumer deliver subject forms a cycle"),
    bad(10082, "JSConsumerMaxPendingAckPolicyRequiredErr", "max_ack_pending needs an ack policy; set one")
        .text("consumer requires ack policy for max ack pending"),
    bad(10083, "JSConsumerSmallHeartbeatErr", "the idle heartbeat is below 100 ms; make it longer")
        .text("consumer idle heartbeat needs to be >= 100ms"),
    bad(10084, "JSConsumerPullRequiresAckErr",
        "the ack policy of the pull consumer does not fit a work queue; use explicit acks")
        .text("consumer in pull mode requires explicit ack policy on workqueue stream")
        .note("before nats-server 2.11.0 it was said of a pull consumer on any stream, now only on a work queue"),
    bad(10085, "JSConsumerPullNotDurableErr", "the pull consumer has no durable name; give it one")
        .retired()
        .text("consumer in pull mode requires a durable name"),
    bad(10086, "JSConsumerPullWithRateLimitErr", "a pull consumer cannot have a rate limit; drop it")
        .text("consumer in pull mode can not have rate limit set"),
    bad(10087, "JSConsumerMaxWaitingNegativeErr", "max_waiting is negative; make it positive")
        .text("consumer max waiting needs to be positive"),
    bad(10088, "JSConsumerHBRequiresPushErr", "an idle heartbeat needs a push consumer; drop it")
        .text("consumer idle heartbeat requires a push based consumer"),
    bad(10089, "JSConsumerFCRequiresPushErr", "flow control needs a push consumer; drop it")
        .text("consumer flow control requires a push based consumer"),
    bad(10090, "JSConsumerDirectRequiresPushErr", "a direct consumer must be a push consumer; set a delivery subject")
        .text("consumer direct requires a push based consumer"),
    bad(10091, "JSConsumerDirectRequiresEphemeralErr", "a direct consumer must be ephemeral; drop the durable name")
        .text("consumer direct requires an ephemeral consumer"),
    bad(10092, "JSConsumerOnMappedErr",
        "a direct consumer was asked for on a mapped subject; use the original subject")
        .retired()
        .text("consumer direct on a mapped consumer"),
    bad(10093, "JSConsumerFilterNotSubsetErr", "the filter lies outside the stream's subjects; correct it")
        .retired()
        .text("consumer filter subject is not a valid subset of the interest subjects"),
    bad(10094, "JSConsumerInvalidPolicyErrF",
        "the delivery policy and the start options do not fit; correct what the text names")
        .aliases(&["JSConsumerInvalidPolicyErr"]),
    bad(10095, "JSConsumerInvalidSamplingErrF", "the ack sampling cannot be read; write it as a percentage")
        .aliases(&["JSConsumerInvalidSamplingErr"])
        .text("failed to parse consumer sampling configuration: {err}"),
    js(10096, "JSStreamInvalidErr", 500, Kind::FAILED_PRECONDITION,
        "the stream is closing or no longer valid, so no consumer was made; look the stream up again")
        .text("stream not valid"),
    js(10097, "JSStreamHeaderExceedsMaximumErr", 400, Kind::TOO_LARGE,
        "the headers of the message are over 64 KiB; make them smaller")
        .text("header size exceeds maximum allowed of 64k")
        .note("in nats-server 2.3.2 this number was JSStreamMaximumConsumersReachedErr, a stream at its limit of \
            consumers"),
    bad(10098, "JSConsumerWQRequiresExplicitAckErr", "a work queue needs explicit acks; set that policy")
        .text("workqueue stream requires explicit ack"),
    bad(10099, "JSConsumerWQMultipleUnfilteredErr",
        "a work queue takes one consumer without filter; add a filter or use the existing consumer")
        .text("multiple non-filtered consumers not allowed on workqueue stream"),
    bad(10100, "JSConsumerWQConsumerNotUniqueErr",
        "the filter overlaps another consumer of the work queue; make them distinct, or bind to the existing consumer")
        .text("filtered consumer not unique on workqueue stream"),
    bad(10101, "JSConsumerWQConsumerNotDeliverAllErr",
        "a consumer of a work queue must start from the beginning; set that delivery policy")
        .text("consumer must be deliver all on workqueue stream"),
    js(10102, "JSConsumerNameTooLongErrF", 400, Kind::TOO_LARGE, "the consumer name is too long; shorten it")
        .aliases(&["JSConsumerNameTooLongErr"])
        .text("consumer name is too long, maximum allowed is {max}"),
    bad(10103, "JSConsumerBadDurableNameErr", "the durable name has a dot, star or angle bracket; choose another")
        .text("durable name can not contain '.', '*', '>'"),
    // The consumer was not made.
    failed(10104, "JSConsumerStoreFailedErrF",
        "the server could not open storage for the consumer; have an operator check its disk")
        .origin(Origin::STORAGE).aliases(&["JSConsumerStoreFailedErr"]).advice(Advice::FIX_CONFIG)
        .effect(Effect::NOT_APPLIED)
        .text("error creating store for consumer: {err}"),
    js(10105, "JSConsumerExistingActiveErr", 400, Kind::BUSY,
        "the consumer has a live subscriber; wait until it leaves, or bind another")
        .text("consumer already exists and is still active"),
    js(10106, "JSConsumerReplacementWithDifferentNameErr", 400, Kind::FAILED_PRECONDITION,
        "the existing durable differs in fields that cannot change; delete it and create it again")
        .text("consumer replacement durable config not the same"),
    js(10107, "JSConsumerDescriptionTooLongErrF", 400, Kind::TOO_LARGE,
        "the consumer description is too long; shorten it")
        .aliases(&["JSConsumerDescriptionTooLongErr"])
        .text("consumer description is too long, maximum allowed is {max}"),
    bad(10108, "JSConsumerWithFlowControlNeedsHeartbeats", "flow control needs a heartbeat; set one")
        .aliases(&["JSConsumerWithFlowControlNeedsHeartbeatsErr"])
        .text("consumer with flow control also needs heartbeats"),
    // Sealed for good, whatever the role of the caller.
    js(10109, "JSStreamSealedErr", 400, Kind::READ_ONLY, "the stream is sealed for good; write to another stream")
        .advice(Advice::FIX_REQUEST)
        .text("invalid operation on sealed stream"),
    failed(10110, "JSStreamPurgeFailedF",
        "the purge is denied or failed and may be partly done; read the message count")
        .aliases(&["JSStreamPurgeFailedErr"]),
    // As for deletes of messages.
    cause(PURGE, 1, "stream purge not permitted", Kind::UNSUPPORTED,
        "the stream was made to refuse purges; do without them")
        .advice(Advice::FIX_REQUEST),
    // Not permitted, or a bad header: a matter of the publisher or the config.
    js(10111, "JSStreamRollupFailedF", 500, Kind::INVALID_ARGUMENT,
        "the stream does not allow rollups, or the header is wrong; correct the publisher or the stream")
        .aliases(&["JSStreamRollupFailedErr"]),
    cause(ROLLUP, 1, "rollup not permitted", Kind::UNSUPPORTED,
        "the stream does not allow rollups; allow them, or send without the header"),
    bad(10112, "JSConsumerInvalidDeliverSubject", "the delivery subject of the push consumer is not valid; correct it")
        .aliases(&["JSConsumerInvalidDeliverSubjectErr"])
        .text("invalid push consumer deliver subject"),
    bad(10113, "JSStreamMaxBytesRequired", "the account demands a byte limit on streams; set max_bytes")
        .aliases(&["JSStreamMaxBytesRequiredErr"])
        .text("account requires a stream config to have max bytes set"),
    bad(10114, "JSConsumerMaxRequestBatchNegativeErr", "max_request_batch is not positive; correct it")
        .text("consumer max request batch needs to be > 0"),
    bad(10115, "JSConsumerMaxRequestExpiresTooSmall", "max_request_expires is below 1 ms; make it longer")
        .aliases(&["JSConsumerMaxRequestExpiresToSmallErr"])
        .text("consumer max request expires needs to be >= 1ms"),
    bad(10116, "JSConsumerMaxDeliverBackoffErr",
        "max_deliver must be above the number of backoff steps; raise it or drop steps")
        .text("max deliver is required to be > length of backoff values"),
    js(10117, "JSStreamInfoMaxSubjectsErr", 500, Kind::TOO_LARGE,
        "the list of subjects is too long; ask for it in pages")
        .retired()
        .text("subject details would exceed maximum allowed"),
    js(10118, "JSStreamOfflineErr", 500, Kind::UNAVAILABLE,
        "the stream is offline on this server; wait for a leader or repair the stream")
        .text("stream is offline"),
    js(10119, "JSConsumerOfflineErr", 500, Kind::UNAVAILABLE,
        "the consumer is offline on this server; wait for a leader or repair the consumer")
        .text("consumer is offline"),
    js(10120, "JSNoLimitsErr", 400, Kind::UNSUPPORTED,
        "the account or tier has no JetStream limits; have an operator set them")
        .text("no JetStream default or applicable tiered limit present"),
    bad(10121, "JSConsumerMaxPendingAckExcessErrF", "max_ack_pending is above the system's cap; lower it")
        .aliases(&["JSConsumerMaxPendingAckExcessErr"])
        .text("consumer max ack pending exceeds system limit of {limit}"),
    bad(10122, "JSStreamMaxStreamBytesExceeded", "the stream's byte limit is above the account's cap; lower it")
        .aliases(&["JSStreamMaxStreamBytesExceededErr"])
        .text("stream max bytes exceeds account limit max stream bytes"),
    bad(10123, "JSStreamMoveAndScaleErr",
        "one update both moves the stream and changes its replicas; do them one after the other")
        .text("can not move and scale a stream in a single update"),
    js(10124, "JSStreamMoveInProgressErr", 400, Kind::BUSY, "the stream is moving; wait until the move ends")
        .origin(Origin::CLUSTER)
        .text("stream move already in progress"),
    bad(10125, "JSConsumerMaxRequestBatchExceededF", "max_request_batch is above the server's cap; lower it")
        .aliases(&["JSConsumerMaxRequestBatchExceededErr"])
        .text("consumer max request batch exceeds server limit of {limit}"),
    bad(10126, "JSConsumerReplicasExceedsStream", "the consumer has more replicas than its stream; ask for fewer")
        .aliases(&["JSConsumerReplicasExceedsStreamErr"])
        .text("consumer config replica count exceeds parent stream"),
    bad(10127, "JSConsumerNameContainsPathSeparatorsErr", "the consumer name has a path separator; choose another")
        .text("Consumer name can not contain path separators"),
    bad(10128, "JSStreamNameContainsPathSeparatorsErr", "the stream name has a path separator; choose another")
        .text("Stream name can not contain path separators"),
    js(10129, "JSStreamReconfigureNotInProgressErr", 400, Kind::FAILED_PRECONDITION,
        "there is no stream reconfiguration to cancel; look the stream up again")
        .origin(Origin::CLUSTER)
        .text("stream reconfiguration not in progress"),
    js(10130, "JSStreamNameExistRestoreFailedErr", 400, Kind::ALREADY_EXISTS,
        "the name to restore to is taken; delete that stream first or choose another name")
        .text("stream name already in use, cannot restore"),
    bad(10131, "JSConsumerCreateFilterSubjectMismatchErr",
        "the filters in subject and body differ; make them the same")
        .text("Consumer create request did not match filtered subject from create subject"),
    bad(10132, "JSConsumerCreateDurableAndNameMismatch", "name and durable name differ; make them the same or set one")
        .text("Consumer Durable and Name have to be equal if both are provided"),
    bad(10133, "JSReplicasCountCannotBeNegative", "the replica count is negative; make it positive")
        .text("replicas count cannot be negative"),
    bad(10134, "JSConsumerReplicasShouldMatchStream",
        "a consumer of an interest stream needs the replicas of the stream; match them")
        .text("consumer config replicas must match interest retention stream's replicas"),
    js(10135, "JSConsumerMetadataLengthErrF", 400, Kind::TOO_LARGE,
        "the metadata of the consumer is too large; shrink it")
        .text("consumer metadata exceeds maximum size of {limit}"),
    bad(10136, "JSConsumerDuplicateFilterSubjects", "both the single and the multiple filter are set; keep one")
        .text("consumer cannot have both FilterSubject and FilterSubjects specified"),
    bad(10137, "JSConsumerMultipleFiltersNotAllowed",
        "several filters need the API with the config in the body; use that one")
        .text("consumer with multiple subject filters cannot use subject based API"),
    bad(10138, "JSConsumerOverlappingSubjectFilters",
        "the filters of the consumer overlap each other; make them distinct")
        .text("consumer subject filters cannot overlap"),
    bad(10139, "JSConsumerEmptyFilter", "one of the filters is empty; drop it")
        .text("consumer filter in FilterSubjects cannot be empty"),
    bad(10140, "JSSourceDuplicateDetected", "the same source is listed twice; drop one")
        .text("duplicate source configuration detected"),
    bad(10141, "JSSourceInvalidStreamName", "the stream name of a source is not valid; correct it")
        .text("sourced stream name is invalid"),
    bad(10142, "JSMirrorInvalidStreamName", "the stream name of the mirror is not valid; correct it")
        .text("mirrored stream name is invalid"),
    bad(10143, "JSMirrorWithFirstSeqErr", "a mirror cannot set a first sequence; drop it")
        .text("stream mirrors can not have first sequence configured"),
    bad(10144, "JSSourceMultipleFiltersNotAllowed", "a source has both transforms and a single filter; keep one")
        .text("source with multiple subject transforms cannot also have a single subject filter"),
    bad(10145, "JSSourceInvalidSubjectFilter", "the pattern of a source's transform is not valid; correct it")
        .text("source transform source: {err}"),
    bad(10146, "JSSourceInvalidTransformDestination", "the target of a source's transform is not valid; correct it")
        .text("source transform: {err}"),
    bad(10147, "JSSourceOverlappingSubjectFilters", "the filters of a source overlap; make them distinct")
        .text("source filters can not overlap"),
    js(10148, "JSConsumerAlreadyExists", 400, Kind::ALREADY_EXISTS,
        "the consumer to create exists with other settings; update it instead")
        .text("consumer already exists"),
    js(10149, "JSConsumerDoesNotExist", 400, Kind::NOT_FOUND,
        "the consumer to update does not exist; create it instead")
        .text("consumer does not exist"),
    bad(10150, "JSMirrorMultipleFiltersNotAllowed", "the mirror has both transforms and a single filter; keep one")
        .text("mirror with multiple subject transforms cannot also have a single subject filter"),
    bad(10151, "JSMirrorInvalidSubjectFilter", "the pattern of the mirror's transform is not valid; correct it")
        .text("mirror transform source: {err}"),
    bad(10152, "JSMirrorOverlappingSubjectFilters", "the filters of the mirror overlap; make them distinct")
        .text("mirror subject filters can not overlap"),
    bad(10153, "JSConsumerInactiveThresholdExcess", "the inactive threshold is above the system's cap; lower it")
        .text("consumer inactive threshold exceeds system limit of {limit}"),
    bad(10154, "JSMirrorInvalidTransformDestination", "the target of the mirror's transform is not valid; correct it")
        .text("mirror transform: {err}"),
    bad(10155, "JSStreamTransformInvalidSource", "the pattern of the stream's transform is not valid; correct it")
        .text("stream transform source: {err}"),
    bad(10156, "JSStreamTransformInvalidDestination", "the target of the stream's transform is not valid; correct it")
        .text("stream transform: {err}"),
    bad(10157, "JSPedanticErrF", "pedantic mode refuses to adjust a setting; write it as the text says")
        .text("pedantic mode: {err}"),
    // The twin being processed carries the same message id: asking again with it is safe, and the
    // message may be stored.
    js(10158, "JSStreamDuplicateMessageConflict", 409, Kind::BUSY,
        "a message of this id is still being stored; send it again with the same id to learn the outcome")
        .effect(Effect::MAYBE_APPLIED)
        .text("duplicate message id is in process"),
    bad(10159, "JSConsumerPriorityPolicyWithoutGroup", "the priority policy needs a group; name one")
        .text("Setting PriorityPolicy requires at least one PriorityGroup to be set"),
    bad(10160, "JSConsumerInvalidPriorityGroupErr", "the consumer does not know this priority group; correct its name")
        .text("Provided priority group does not exist for this consumer"),
    bad(10161, "JSConsumerEmptyGroupName", "the name of the priority group is empty; set it")
        .text("Group name cannot be an empty string"),
    bad(10162, "JSConsumerInvalidGroupNameErr", "the name of the priority group is malformed; correct it")
        .text("Valid priority group name must match A-Z, a-z, 0-9, -_/=)+ and may not exceed 16 characters"),
    js(10163, "JSStreamExpectedLastSeqPerSubjectNotReady", 503, Kind::UNAVAILABLE,
        "the check of the subject's sequence cannot run yet; send it again soon")
        .retired()
        .text("expected last sequence per subject temporarily unavailable"),
    js(10164, "JSStreamWrongLastSequenceConstantErr", 400, Kind::CONFLICT,
        "another write to the subject is in flight and wins the compare-and-set; read again and redo")
        .text("wrong last sequence"),
    bad(10165, "JSMessageTTLInvalidErr", "the lifetime of the message cannot be read; correct the header")
        .text("invalid per-message TTL"),
    js(10166, "JSMessageTTLDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow a lifetime per message; enable it or drop the header")
        .text("per-message TTL is disabled"),
    js(10167, "JSStreamTooManyRequests", 429, Kind::THROTTLED,
        "the intake of the stream is full and the message was dropped; slow down and send again")
        .text("too many requests"),
    js(10168, "JSMessageIncrDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream has no counters, but the message increments one; enable them or drop the header")
        .text("message counters is disabled"),
    bad(10169, "JSMessageIncrMissingErr", "the message to a counter stream has no increment; add the header")
        .text("message counter increment is missing"),
    bad(10170, "JSMessageIncrPayloadErr", "a message to a counter has a body; send it empty")
        .text("message counter has payload"),
    bad(10171, "JSMessageIncrInvalidErr",
        "the increment cannot be read or stands with headers it excludes; correct it")
        .text("message counter increment is invalid"),
    js(10172, "JSMessageCounterBrokenErr", 400, Kind::CORRUPT,
        "the stored value of the counter is damaged; repair the subject by hand")
        .origin(Origin::STORAGE)
        .text("message counter is broken"),
    bad(10173, "JSMirrorWithCountersErr", "a mirror cannot enable counters; drop the setting")
        .text("stream mirrors can not also calculate counters"),
    js(10174, "JSAtomicPublishDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow atomic batches; enable them or publish one by one")
        .text("atomic publish is disabled"),
    // An atomic batch is a transaction, and this ends it whole.
    bad(10175, "JSAtomicPublishMissingSeqErr",
        "a message of the batch lacks its sequence, so the whole batch was dropped; number the messages and send it \
         again")
        .text("atomic publish sequence is missing")
        .lost(Lost::TRANSACTION),
    // An atomic batch is a transaction, stored whole or not at all.
    js(10176, "JSAtomicPublishIncompleteBatchErr", 400, Kind::ABORTED,
        "the atomic batch had a gap, is unknown or timed out and nothing of it is stored; send the whole batch again")
        .text("atomic publish batch is incomplete")
        .lost(Lost::TRANSACTION),
    // As for 10175.
    bad(10177, "JSAtomicPublishUnsupportedHeaderBatchErr",
        "the batch used a header that batches exclude and was dropped whole; drop the header")
        .text("atomic publish unsupported header used: {header}")
        .lost(Lost::TRANSACTION),
    bad(10178, "JSConsumerPushWithPriorityGroupErr",
        "a push consumer cannot have priority groups; make it a pull consumer")
        .text("priority groups can not be used with push consumers"),
    bad(10179, "JSAtomicPublishInvalidBatchIDErr",
        "the id of the atomic batch is empty or over 64 characters; choose another")
        .text("atomic publish batch ID is invalid"),
    js(10180, "JSStreamMinLastSeqErr", 412, Kind::UNAVAILABLE,
        "the replica has not reached the sequence asked for; ask again later")
        .origin(Origin::CLUSTER).retired()
        .text("min last sequence"),
    bad(10181, "JSConsumerAckPolicyInvalidErr", "the ack policy is unknown; correct it")
        .text("consumer ack policy invalid"),
    bad(10182, "JSConsumerReplayPolicyInvalidErr", "the replay policy is unknown; correct it")
        .text("consumer replay policy invalid"),
    bad(10183, "JSConsumerAckWaitNegativeErr", "ack_wait is negative; make it positive")
        .text("consumer ack wait needs to be positive"),
    bad(10184, "JSConsumerBackOffNegativeErr", "a backoff step is negative; make it positive")
        .text("consumer backoff needs to be positive"),
    js(10185, "JSRequiredApiLevelErr", 412, Kind::UNSUPPORTED,
        "the request demands a newer API level than the server has; upgrade it or drop the demand")
        .text("JetStream minimum api level required"),
    bad(10186, "JSMirrorWithMsgSchedulesErr", "a mirror cannot enable message schedules; drop the setting")
        .text("stream mirrors can not also schedule messages"),
    bad(10187, "JSSourceWithMsgSchedulesErr",
        "a stream with sources cannot enable message schedules; drop the setting")
        .text("stream source can not also schedule messages"),
    js(10188, "JSMessageSchedulesDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow scheduled messages; enable them or send without a schedule")
        .text("message schedules is disabled"),
    bad(10189, "JSMessageSchedulesPatternInvalidErr", "the schedule cannot be read; correct its pattern")
        .text("message schedules pattern is invalid"),
    bad(10190, "JSMessageSchedulesTargetInvalidErr", "the target subject of the schedule is not valid; correct it")
        .text("message schedules target is invalid"),
    bad(10191, "JSMessageSchedulesTTLInvalidErr", "the lifetime of the scheduled message is not valid; correct it")
        .text("message schedules invalid per-message TTL"),
    bad(10192, "JSMessageSchedulesRollupInvalidErr", "the rollup of the scheduled message is not valid; correct it")
        .text("message schedules invalid rollup"),
    bad(10193, "JSStreamExpectedLastSeqPerSubjectInvalid",
        "the guard names a subject but no sequence; add the sequence")
        .text("missing sequence for expected last sequence per subject"),
    // Often an asset made by a newer server: it stays offline until somebody acts.
    js(10194, "JSStreamOfflineReasonErrF", 500, Kind::UNAVAILABLE,
        "the stream is offline for a reason in the text, often a newer server's stream; upgrade or repair it")
        .advice(Advice::FIX_CONFIG)
        .text("stream is offline: {err}"),
    js(10195, "JSConsumerOfflineReasonErrF", 500, Kind::UNAVAILABLE,
        "the consumer is offline for a reason in the text, often a newer server's consumer; upgrade or repair it")
        .advice(Advice::FIX_CONFIG)
        .text("consumer is offline: {err}"),
    bad(10196, "JSConsumerPriorityGroupWithPolicyNone", "priority groups need a priority policy; set one")
        .text("consumer can not have priority groups when policy is none"),
    bad(10197, "JSConsumerPinnedTTLWithoutPriorityPolicyNone",
        "a pin lifetime needs the pinned priority policy; set it")
        .text("PinnedTTL cannot be set when PriorityPolicy is none"),
    bad(10198, "JSMirrorWithAtomicPublishErr", "a mirror cannot enable atomic publishing; drop the setting")
        .text("stream mirrors can not also use atomic publishing"),
    // As for 10175.
    js(10199, "JSAtomicPublishTooLargeBatchErrF", 400, Kind::TOO_LARGE,
        "the atomic batch is over the cap and nothing of it is stored; split it")
        .text("atomic publish batch is too large: {size}")
        .lost(Lost::TRANSACTION),
    // As for 10175.
    bad(10200, "JSAtomicPublishInvalidBatchCommitErr",
        "the commit mark of the atomic batch is not valid and nothing of it is stored; correct it and send the batch \
         again")
        .text("atomic publish batch commit is invalid")
        .lost(Lost::TRANSACTION),
    // Nothing of this batch is stored, as for 10175; the earlier copy of the message stands.
    js(10201, "JSAtomicPublishContainsDuplicateMessageErr", 400, Kind::ALREADY_EXISTS,
        "the atomic batch repeats a message id already stored, and none of it is stored; drop that message")
        .text("atomic publish batch contains duplicate message id")
        .lost(Lost::TRANSACTION),
    js(10202, "JSClusterServerMemberChangeInflightErr", 400, Kind::BUSY,
        "another membership change of the cluster is running; wait, then ask again")
        .origin(Origin::CLUSTER)
        .text("cluster member change is in progress"),
    bad(10203, "JSMessageSchedulesSourceInvalidErr", "the source of the schedule is not valid; correct it")
        .text("message schedules source is invalid"),
    js(10204, "JSConsumerInvalidResetErr", 400, Kind::INVALID_ARGUMENT,
        "the consumer's delivery policy does not allow this reset; choose another position")
        .raised_as("ConsumerInvalidResetError")
        .text("invalid reset: {err}")
        .prints(&[(Client::NATS_GO, "nats: invalid reset")]),
    js(10205, "JSBatchPublishDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow fast batches; enable them or publish one by one")
        .text("batch publish is disabled"),
    bad(10206, "JSBatchPublishInvalidPatternErr", "the reply subject of the fast batch is malformed; correct it")
        .text("batch publish pattern is invalid"),
    bad(10207, "JSBatchPublishInvalidBatchIDErr", "the id of the fast batch is not valid; choose another")
        .text("batch publish ID is invalid"),
    // A fast batch stores as it goes: the earlier part may be there. Of what the client has, only the batch
    // is gone.
    js(10208, "JSBatchPublishUnknownBatchIDErr", 400, Kind::SESSION_EXPIRED,
        "the fast batch is unknown, expired or its leader changed; find out what was stored before sending the rest")
        .effect(Effect::MAYBE_APPLIED)
        .text("batch publish ID unknown")
        .lost(Lost::STATEMENT),
    bad(10209, "JSMirrorWithBatchPublishErr", "a mirror cannot enable fast batches; drop the setting")
        .text("stream mirrors can not also use batch publishing"),
    js(10210, "JSAtomicPublishTooManyInflight", 429, Kind::THROTTLED,
        "too many atomic batches are open, so this one did not start; wait, then send it again")
        .text("atomic publish too many inflight"),
    js(10211, "JSBatchPublishTooManyInflight", 429, Kind::THROTTLED,
        "too many fast batches are open, so this one did not start; wait, then send it again")
        .text("batch publish too many inflight"),
    bad(10212, "JSMessageSchedulesSchedulerInvalidErr", "the scheduler header is not valid; correct it")
        .text("message schedules invalid scheduler"),
    bad(10213, "JSMirrorDurableConsumerCfgInvalid", "the consumer settings of the mirror are not valid; correct them")
        .text("stream mirror consumer config is invalid"),
    bad(10214, "JSMirrorConsumerRequiresAckFCErr",
        "the consumer of a mirror needs the flow-control ack policy; set it")
        .text("stream mirror consumer requires flow control ack policy"),
    bad(10215, "JSSourceDurableConsumerCfgInvalid", "the consumer settings of a source are not valid; correct them")
        .text("stream source consumer config is invalid"),
    bad(10216, "JSSourceDurableConsumerDuplicateDetected", "the same source consumer is listed twice; drop one")
        .text("duplicate stream source consumer detected"),
    bad(10217, "JSSourceConsumerRequiresAckFCErr",
        "the consumer of a source needs the flow-control ack policy; set it")
        .text("stream source consumer requires flow control ack policy"),
    bad(10218, "JSConsumerAckFCRequiresPushErr", "the flow-control ack policy needs a push consumer; make it one")
        .text("flow control ack policy requires a push based consumer"),
    bad(10219, "JSConsumerAckFCRequiresFCErr", "the flow-control ack policy needs flow control; switch it on")
        .text("flow control ack policy requires flow control"),
    bad(10220, "JSConsumerAckFCRequiresMaxAckPendingErr", "the flow-control ack policy needs max_ack_pending; set it")
        .text("flow control ack policy requires max ack pending"),
    bad(10221, "JSConsumerAckFCRequiresNoAckWaitErr", "the flow-control ack policy excludes ack_wait; drop it")
        .text("flow control ack policy requires unset ack wait"),
    bad(10222, "JSConsumerAckFCRequiresNoMaxDeliverErr", "the flow-control ack policy excludes max_deliver; drop it")
        .text("flow control ack policy requires unset max deliver"),
    bad(10223, "JSMessageSchedulesTimeZoneInvalidErr", "the time zone of the schedule is not valid; correct it")
        .text("message schedules time zone is invalid"),
    js(10224, "JSClusterRescueErr", 400, Kind::FAILED_PRECONDITION,
        "the rescue of the cluster was not carried out; read the text and the state of the cluster")
        .origin(Origin::CLUSTER)
        .text("JetStream system rescue not applied: {err}"),
    // The consumer that the client is bound to belongs to a stream that is gone.
    js(10225, "JSConsumerStreamIdentityMismatchF", 400, Kind::STALE_METADATA,
        "the consumer belongs to an earlier stream of this name; look both up and bind again")
        .advice(Advice::RECONNECT)
        .text("consumer's stream identity does not match: {msg}")
        .lost(Lost::STATEMENT),
    js(10226, "JSStreamReconfigureInProgressErr", 400, Kind::BUSY,
        "a reconfiguration of the stream is running; wait, then ask again")
        .origin(Origin::CLUSTER)
        .text("stream reconfiguration already in progress"),
    bad(10227, "JSMessageSourceHdrNotAllowedErr", "the message carries a header reserved for sources; drop it")
        .text("message stream source header is not allowed"),
];

/// An unlisted code answers by the class of the HTTP-like status beside it.
const fn by_status(_native: i32, status: u16) -> Verdict {
    if status == 0 { Verdict::of(Kind::UNKNOWN).unlisted() } else { status::class_of(status) }
}

pub use crate::codes::jetstream::*;

crate::domain! {
    number: Domain::JETSTREAM.number(), name: Domain::JETSTREAM.name(),
    source: "nats-io/nats-server server/errors.json 1787eee03 (2.15.0-dev)",
    origin: Origin::SERVER,
    rows: ROWS, fallback: by_status, span: 10000..=10000, classes: crate::nats_py
}
