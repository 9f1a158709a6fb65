//! JetStream: the `err_code` of an API reply or publish ack. The context is the HTTP-like `code`
//! beside it.
//!
//! Only the `err_code` is dependable: texts and HTTP-like codes have changed, and a failed config
//! check comes as 500 while a full stream comes as 503. An error in a publish ack means the message
//! was not stored, but for the few rows that say otherwise. Trap: nats.c sets 10076 by itself when
//! nobody answers, so from C it does not prove that JetStream is off.

use crate::{Advice, Client, Domain, Effect, Kind, Origin, Row, Verdict, http, row};

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

/// A catch-all of the server, status 500: only the text says why, and part of it may be done.
#[track_caller]
const fn failed(native: i32, name: &'static str, message: &'static str) -> Row {
    js(native, name, 500, Kind::INTERNAL, message)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    js(10002, "JSAccountResourcesExceededErr", 400, Kind::QUOTA_EXCEEDED,
        "the account's limit on storage or streams is reached; free space or raise the limit")
        .prints(&[(Client::SERVER, "resource limits exceeded for account")]),
    bad(10003, "JSBadRequestErr", "the request is malformed or lacks what the call needs; correct it")
        .prints(&[(Client::SERVER, "bad request")]),
    js(10004, "JSClusterIncompleteErr", 503, Kind::UNAVAILABLE,
        "a listing came back without the answers of all servers; ask again")
        .origin(Origin::CLUSTER).retired()
        .prints(&[(Client::SERVER, "incomplete results")]),
    // Peers or placement must be changed by somebody.
    js(10005, "JSClusterNoPeersErrF", 400, Kind::EXHAUSTED,
        "no peers fit the placement or the replica count; add peers or relax the placement")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER).aliases(&["JSClusterNoPeersErr"]),
    js(10006, "JSClusterNotActiveErr", 500, Kind::UNSUPPORTED,
        "a clustered operation was asked of a standalone server; ask a cluster, or do without")
        .prints(&[(Client::SERVER, "JetStream not in clustered mode")]),
    // Another server may have taken it.
    js(10007, "JSClusterNotAssignedErr", 500, Kind::STALE_METADATA,
        "the server that answered holds no assignment for the asset; ask the current leader, and read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "JetStream cluster not assigned to this server")]),
    js(10008, "JSClusterNotAvailErr", 503, Kind::NO_LEADER,
        "JetStream has no meta leader at the moment; wait for the election, then ask again")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "JetStream system temporarily unavailable")]),
    js(10009, "JSClusterNotLeaderErr", 500, Kind::NOT_LEADER,
        "the server that answered does not lead the asset; ask again so that the leader answers")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "JetStream cluster can not handle request")]),
    js(10010, "JSClusterRequiredErr", 503, Kind::UNSUPPORTED,
        "the operation exists only in a cluster; send it to a clustered server")
        .prints(&[(Client::SERVER, "JetStream clustering support required")]),
    bad(10011, "JSClusterTagsErr", "the operation does not accept placement tags; drop them")
        .retired()
        .prints(&[(Client::SERVER, "tags placement not supported for operation")]),
    failed(10012, "JSConsumerCreateErrF",
        "creating or updating the consumer failed for a reason in the text; read the consumer back before repeating")
        .aliases(&["JSConsumerCreateErr"])
        .prints(&[(Client::NATS_GO, "nats: could not create consumer")]),
    js(10013, "JSConsumerNameExistErr", 400, Kind::ALREADY_EXISTS,
        "a consumer of this name has other settings; use it or choose another name")
        .prints(&[(Client::SERVER, "consumer name already in use"), (Client::NATS_GO, "nats: consumer name already in use")]),
    js(10014, "JSConsumerNotFoundErr", 404, Kind::NOT_FOUND,
        "the stream has no such consumer; create it or correct the name")
        .prints(&[(Client::SERVER, "consumer not found")]),
    bad(10015, "JSSnapshotDeliverSubjectInvalidErr",
        "the delivery subject of the snapshot cannot be used; choose another")
        .prints(&[(Client::SERVER, "deliver subject not valid")]),
    bad(10016, "JSConsumerDurableNameNotInSubjectErr",
        "the subject of the durable API lacks the durable name; put it there")
        .prints(&[(Client::SERVER, "consumer expected to be durable but no durable name set in subject")]),
    bad(10017, "JSConsumerDurableNameNotMatchSubjectErr",
        "the durable names in subject and body differ; make them the same")
        .prints(&[(Client::SERVER, "consumer name in subject does not match durable name in request")]),
    bad(10018, "JSConsumerDurableNameNotSetErr",
        "the durable API was called without a durable name in the body; set it")
        .prints(&[(Client::SERVER, "consumer expected to be durable but a durable name was not set")]),
    bad(10019, "JSConsumerEphemeralWithDurableInSubjectErr",
        "an ephemeral consumer was asked for on a durable subject; use the other subject")
        .retired()
        .prints(&[(Client::SERVER, "consumer expected to be ephemeral but detected a durable name set in subject")]),
    bad(10020, "JSConsumerEphemeralWithDurableNameErr",
        "an ephemeral consumer was given a durable name; drop the name or use the durable API")
        .prints(&[(Client::SERVER, "consumer expected to be ephemeral but a durable name was set in request")]),
    bad(10021, "JSStreamExternalApiOverlapErrF", "the external API prefix overlaps a subject; choose another prefix")
        .aliases(&["JSStreamExternalApiOverlapErr"])
        .prints(&[(Client::SERVER, "stream external api prefix {prefix} must not overlap with {subject}")]),
    bad(10022, "JSStreamExternalDelPrefixOverlapsErrF",
        "the external delivery prefix overlaps a subject of the stream; choose another prefix")
        .aliases(&["JSStreamExternalDelPrefixOverlapsErr"])
        .prints(&[(Client::SERVER, "stream external delivery prefix {prefix} overlaps with stream subject {subject}")]),
    // A leader may step down to find room elsewhere.
    js(10023, "JSInsufficientResourcesErr", 503, Kind::EXHAUSTED,
        "the server is out of memory or disk for JetStream; wait for room or another leader, then send again")
        .origin(Origin::STORAGE)
        .prints(&[(Client::SERVER, "insufficient resources")]),
    bad(10024, "JSStreamInvalidExternalDeliverySubjErrF",
        "the external delivery prefix has wildcards; write it without")
        .aliases(&["JSStreamInvalidExternalDeliverySubjErr"])
        .prints(&[(Client::SERVER, "stream external delivery prefix {prefix} must not contain wildcards")]),
    bad(10025, "JSInvalidJSONErr", "the body is not the JSON this call takes; correct it")
        .prints(&[(Client::SERVER, "invalid JSON: {err}")]),
    js(10026, "JSMaximumConsumersLimitErr", 400, Kind::QUOTA_EXCEEDED,
        "the limit on consumers is reached; delete some or raise the limit")
        .prints(&[(Client::SERVER, "maximum consumers limit reached")]),
    js(10027, "JSMaximumStreamsLimitErr", 400, Kind::QUOTA_EXCEEDED,
        "the limit on streams is reached; delete some or raise the limit")
        .prints(&[(Client::SERVER, "maximum number of streams reached")]),
    js(10028, "JSMemoryResourcesExceededErr", 500, Kind::QUOTA_EXCEEDED,
        "the allowance of memory storage is used up; free some or raise it")
        .origin(Origin::STORAGE)
        .prints(&[(Client::SERVER, "insufficient memory resources available")]),
    // The stream was made; its mirror lags.
    failed(10029, "JSMirrorConsumerSetupFailedErrF",
        "the mirror could not set up its internal consumer; the stream exists, check its origin")
        .effect(Effect::APPLIED).aliases(&["JSMirrorConsumerSetupFailedErr"]),
    bad(10030, "JSMirrorMaxMessageSizeTooBigErr", "the mirror's limit on message size is below its origin's; raise it")
        .prints(&[(Client::SERVER, "stream mirror must have max message size >= source")]),
    bad(10031, "JSMirrorWithSourcesErr", "mirror and sources stand in one config; keep one of them")
        .prints(&[(Client::SERVER, "stream mirrors can not also contain other sources")]),
    bad(10032, "JSMirrorWithStartSeqAndTimeErr",
        "the mirror has both a start sequence and a start time; keep one of them")
        .retired()
        .prints(&[(Client::SERVER, "stream mirrors can not have both start seq and start time configured")]),
    bad(10033, "JSMirrorWithSubjectFiltersErr", "the mirror has a subject filter; drop it")
        .retired()
        .prints(&[(Client::SERVER, "stream mirrors can not contain filtered subjects")]),
    bad(10034, "JSMirrorWithSubjectsErr", "the mirror lists subjects of its own; drop them")
        .prints(&[(Client::SERVER, "stream mirrors can not contain subjects")]),
    js(10035, "JSNoAccountErr", 503, Kind::UNAUTHENTICATED,
        "the server does not know the account; check credentials and accounts")
        .prints(&[(Client::SERVER, "account not found")]),
    js(10036, "JSClusterUnSupportFeatureErr", 503, Kind::UNSUPPORTED,
        "the feature is not there in a cluster; do without it")
        .retired()
        .prints(&[(Client::SERVER, "not currently supported in clustered mode")]),
    js(10037, "JSNoMessageFoundErr", 404, Kind::NOT_FOUND,
        "there is no message at that sequence or subject; treat it as absent")
        .prints(&[(Client::SERVER, "no message found"), (Client::NATS_GO, "nats: message not found"),
            (Client::NATS_RS, "message not found")]),
    bad(10038, "JSNotEmptyRequestErr", "the call takes no body but got one; send it empty")
        .prints(&[(Client::SERVER, "expected an empty request payload")]),
    js(10039, "JSNotEnabledForAccountErr", 503, Kind::UNSUPPORTED,
        "the account has no JetStream; have an operator enable it")
        .prints(&[(Client::SERVER, "JetStream not enabled for account"), (Client::NATS_GO, "nats: jetstream not enabled for account")]),
    js(10040, "JSClusterPeerNotMemberErr", 400, Kind::NOT_FOUND, "the named peer is not in the group; check its name")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "peer not a member")]),
    failed(10041, "JSRaftGeneralErrF",
        "the consensus layer failed for a reason in the text; read the state back before repeating")
        .origin(Origin::CLUSTER).aliases(&["JSRaftGeneralErr"]),
    // Nothing was received yet.
    failed(10042, "JSRestoreSubscribeFailedErrF",
        "the restore could not open its subject and did not start; ask again later")
        .advice(Advice::BACKOFF).effect(Effect::NOT_APPLIED).aliases(&["JSRestoreSubscribeFailedErr"])
        .prints(&[(Client::SERVER, "JetStream unable to subscribe to restore snapshot {subject}: {err}")]),
    js(10043, "JSSequenceNotFoundErrF", 400, Kind::NOT_FOUND,
        "the sequence is not in the stream; treat the message as gone")
        .aliases(&["JSSequenceNotFoundErr"])
        .prints(&[(Client::SERVER, "sequence {seq} not found")]),
    js(10044, "JSClusterServerNotMemberErr", 400, Kind::NOT_FOUND,
        "the named server is not in the cluster; check its name")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "server is not a member of the cluster")]),
    // As for the mirror.
    failed(10045, "JSSourceConsumerSetupFailedErrF",
        "a source could not set up its internal consumer; the stream exists, check the source")
        .effect(Effect::APPLIED).aliases(&["JSSourceConsumerSetupFailedErr"]),
    bad(10046, "JSSourceMaxMessageSizeTooBigErr",
        "the source's limit on message size is above the stream's; raise the stream's")
        .prints(&[(Client::SERVER, "stream source must have max message size >= target")]),
    js(10047, "JSStorageResourcesExceededErr", 500, Kind::QUOTA_EXCEEDED,
        "the allowance of file storage is used up; free some or raise it")
        .origin(Origin::STORAGE)
        .prints(&[(Client::SERVER, "insufficient storage resources available")]),
    failed(10048, "JSStreamAssignmentErrF",
        "placing the stream failed for a reason in the text; read the stream back before repeating")
        .origin(Origin::CLUSTER).aliases(&["JSStreamAssignmentErr"]),
    failed(10049, "JSStreamCreateErrF",
        "creating the stream failed for a reason in the text, on old servers an overlap; read the stream back before \
         repeating")
        .aliases(&["JSStreamCreateErr"]),
    failed(10050, "JSStreamDeleteErrF",
        "deleting the stream failed and may be partly done; check whether it still exists")
        .aliases(&["JSStreamDeleteErr"]),
    failed(10051, "JSStreamGeneralErrorF", "the stream failed for a reason in the text; read it back before repeating")
        .aliases(&["JSStreamGeneralError"]),
    // Sent as 500, although the caller is at fault.
    js(10052, "JSStreamInvalidConfigF", 500, Kind::INVALID_ARGUMENT,
        "a setting of the stream or consumer is not valid; correct the one named in the text")
        .aliases(&["JSStreamInvalidConfig"]),
    js(10053, "JSStreamLimitsErrF", 500, Kind::QUOTA_EXCEEDED,
        "the stream would pass a limit named in the text; ask for less or raise the limit")
        .aliases(&["JSStreamLimitsErr"]),
    js(10054, "JSStreamMessageExceedsMaximumErr", 400, Kind::TOO_LARGE,
        "the message is larger than the stream takes; send a smaller one or raise the limit")
        .prints(&[(Client::SERVER, "message size exceeds maximum allowed")]),
    js(10055, "JSStreamMirrorNotUpdatableErr", 400, Kind::FAILED_PRECONDITION,
        "mirror settings cannot change after creation; make the stream anew")
        .prints(&[(Client::SERVER, "stream mirror configuration can not be updated")]),
    bad(10056, "JSStreamMismatchErr", "the stream names in subject and body differ; make them the same")
        .prints(&[(Client::SERVER, "stream name in subject does not match request")]),
    failed(10057, "JSStreamMsgDeleteFailedF",
        "deleting the message failed, or it is absent or protected; read it to see")
        .aliases(&["JSStreamMsgDeleteFailed"])
        .prints(&[(Client::NATS_GO, "nats: message deletion unsuccessful")]),
    js(10058, "JSStreamNameExistErr", 400, Kind::ALREADY_EXISTS,
        "a stream of this name has other settings; use or update it, or choose another name")
        .prints(&[(Client::SERVER, "stream name already in use with a different configuration"),
            (Client::NATS_GO, "nats: stream name already in use"), (Client::NATS_GO, "nats: bucket name already in use")]),
    js(10059, "JSStreamNotFoundErr", 404, Kind::NOT_FOUND,
        "there is no such stream; create it, or check name, account and domain")
        .prints(&[(Client::SERVER, "stream not found")]),
    js(10060, "JSStreamNotMatchErr", 400, Kind::FAILED_PRECONDITION,
        "another stream than the expected one takes this subject; check which stream owns it")
        .prints(&[(Client::SERVER, "expected stream does not match")]),
    bad(10061, "JSStreamReplicasNotUpdatableErr",
        "the replica count cannot be updated this way; change it by another call")
        .retired()
        .prints(&[(Client::SERVER, "Replicas configuration can not be updated")]),
    failed(10062, "JSStreamRestoreErrF",
        "the restore failed and the state of the stream is uncertain; inspect it before another restore")
        .aliases(&["JSStreamRestoreErr"])
        .prints(&[(Client::SERVER, "restore failed: {err}")]),
    js(10063, "JSStreamSequenceNotMatchErr", 503, Kind::OUT_OF_SEQUENCE,
        "the sequence of replicated or mirrored input did not match; read the stream's position again")
        .advice(Advice::REDO)
        .prints(&[(Client::SERVER, "expected stream sequence does not match")]),
    // A snapshot reads.
    failed(10064, "JSStreamSnapshotErrF", "the snapshot failed and the stream is untouched; ask again")
        .advice(Advice::BACKOFF).effect(Effect::NOT_APPLIED).aliases(&["JSStreamSnapshotErr"])
        .prints(&[(Client::SERVER, "snapshot failed: {err}")]),
    js(10065, "JSStreamSubjectOverlapErr", 400, Kind::ALREADY_EXISTS,
        "another stream owns some of the subjects; change the subjects")
        .prints(&[(Client::SERVER, "subjects overlap with an existing stream")]),
    failed(10066, "JSStreamTemplateCreateErrF", "creating the stream template failed; read it back")
        .retired().aliases(&["JSStreamTemplateCreateErr"]),
    failed(10067, "JSStreamTemplateDeleteErrF", "deleting the stream template failed; check whether it still exists")
        .retired().aliases(&["JSStreamTemplateDeleteErr"]),
    js(10068, "JSStreamTemplateNotFoundErr", 404, Kind::NOT_FOUND, "there is no such stream template; check its name")
        .retired()
        .prints(&[(Client::SERVER, "template not found")]),
    failed(10069, "JSStreamUpdateErrF",
        "updating the stream failed for a reason in the text; read its config back before repeating")
        .aliases(&["JSStreamUpdateErr"]),
    js(10070, "JSStreamWrongLastMsgIDErrF", 400, Kind::CONFLICT,
        "the last message id is not the expected one; read the stream again, then decide")
        .aliases(&["JSStreamWrongLastMsgIDErr"])
        .prints(&[(Client::SERVER, "wrong last msg ID: {id}"), (Client::NATS_RS, "wrong last message id")]),
    js(10071, "JSStreamWrongLastSequenceErrF", 400, Kind::CONFLICT,
        "the last sequence is not the expected one, another write came first; read again and redo")
        .aliases(&["JSStreamWrongLastSequenceErr"])
        .prints(&[(Client::SERVER, "wrong last sequence: {seq}"), (Client::NATS_GO, "nats: key exists"),
            (Client::NATS_RS, "wrong last sequence")]),
    js(10072, "JSTempStorageFailedErr", 500, Kind::EXHAUSTED,
        "there is no temporary space for the restore; free some, then ask again")
        .origin(Origin::STORAGE).retired()
        .prints(&[(Client::SERVER, "JetStream unable to open temp storage for restore")]),
    bad(10073, "JSTemplateNameNotMatchSubjectErr", "the template names in subject and body differ; make them the same")
        .retired()
        .prints(&[(Client::SERVER, "template name in subject does not match request")]),
    js(10074, "JSStreamReplicasNotSupportedErr", 500, Kind::UNSUPPORTED,
        "a standalone server keeps one replica only; ask for one, or use a cluster")
        .prints(&[(Client::SERVER, "replicas > 1 not supported in non-clustered mode")]),
    // Needs an operator.
    js(10075, "JSPeerRemapErr", 503, Kind::EXHAUSTED, "no other peer can take over; add peers")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "peer remap failed")]),
    js(10076, "JSNotEnabledErr", 503, Kind::UNSUPPORTED,
        "the server runs without JetStream, or nats.c got no answer at all; enable it, or check the stream's name")
        .prints(&[(Client::SERVER, "JetStream not enabled"), (Client::NATS_GO, "nats: jetstream not enabled"),
            (Client::NATS_RS, "jetstream unavailable"), (Client::NATS_JS, "JetStreamNotEnabled")]),
    // A full stream that discards new messages clears only by action, but the text may also say
    // "too large".
    js(10077, "JSStreamStoreFailedF", 503, Kind::QUOTA_EXCEEDED,
        "the stream is full or refused the message, as the text says; make room or raise its limits")
        .origin(Origin::STORAGE).aliases(&["JSStreamStoreFailedErr"]),
    bad(10078, "JSConsumerConfigRequiredErr", "the request has no consumer config; add it")
        .prints(&[(Client::SERVER, "consumer config required")]),
    bad(10079, "JSConsumerDeliverToWildcardsErr",
        "the delivery subject of a push consumer has wildcards; write it without")
        .prints(&[(Client::SERVER, "consumer deliver subject has wildcards")]),
    bad(10080, "JSConsumerPushMaxWaitingErr", "a push consumer cannot set max_waiting; drop it")
        .prints(&[(Client::SERVER, "consumer in push mode can not set max waiting")]),
    bad(10081, "JSConsumerDeliverCycleErr", "the delivery subject feeds back into the stream; choose another")
        .prints(&[(Client::SERVER, "consumer deliver subject forms a cycle")]),
    bad(10082, "JSConsumerMaxPendingAckPolicyRequiredErr", "max_ack_pending needs an ack policy; set one")
        .prints(&[(Client::SERVER, "consumer requires ack policy for max ack pending")]),
    bad(10083, "JSConsumerSmallHeartbeatErr", "the idle heartbeat is below 100 ms; make it longer")
        .prints(&[(Client::SERVER, "consumer idle heartbeat needs to be >= 100ms")]),
    bad(10084, "JSConsumerPullRequiresAckErr",
        "the ack policy of the pull consumer does not fit a work queue; use explicit acks")
        .prints(&[(Client::SERVER, "consumer in pull mode requires explicit ack policy on workqueue stream")]),
    bad(10085, "JSConsumerPullNotDurableErr", "the pull consumer has no durable name; give it one")
        .retired()
        .prints(&[(Client::SERVER, "consumer in pull mode requires a durable name")]),
    bad(10086, "JSConsumerPullWithRateLimitErr", "a pull consumer cannot have a rate limit; drop it")
        .prints(&[(Client::SERVER, "consumer in pull mode can not have rate limit set")]),
    bad(10087, "JSConsumerMaxWaitingNegativeErr", "max_waiting is negative; make it positive")
        .prints(&[(Client::SERVER, "consumer max waiting needs to be positive")]),
    bad(10088, "JSConsumerHBRequiresPushErr", "an idle heartbeat needs a push consumer; drop it")
        .prints(&[(Client::SERVER, "consumer idle heartbeat requires a push based consumer")]),
    bad(10089, "JSConsumerFCRequiresPushErr", "flow control needs a push consumer; drop it")
        .prints(&[(Client::SERVER, "consumer flow control requires a push based consumer")]),
    bad(10090, "JSConsumerDirectRequiresPushErr", "a direct consumer must be a push consumer; set a delivery subject")
        .prints(&[(Client::SERVER, "consumer direct requires a push based consumer")]),
    bad(10091, "JSConsumerDirectRequiresEphemeralErr", "a direct consumer must be ephemeral; drop the durable name")
        .prints(&[(Client::SERVER, "consumer direct requires an ephemeral consumer")]),
    bad(10092, "JSConsumerOnMappedErr",
        "a direct consumer was asked for on a mapped subject; use the original subject")
        .retired()
        .prints(&[(Client::SERVER, "consumer direct on a mapped consumer")]),
    bad(10093, "JSConsumerFilterNotSubsetErr", "the filter lies outside the stream's subjects; correct it")
        .retired()
        .prints(&[(Client::SERVER, "consumer filter subject is not a valid subset of the interest subjects")]),
    bad(10094, "JSConsumerInvalidPolicyErrF",
        "the delivery policy and the start options do not fit; correct what the text names")
        .aliases(&["JSConsumerInvalidPolicyErr"]),
    bad(10095, "JSConsumerInvalidSamplingErrF", "the ack sampling cannot be read; write it as a percentage")
        .aliases(&["JSConsumerInvalidSamplingErr"])
        .prints(&[(Client::SERVER, "failed to parse consumer sampling configuration: {err}")]),
    js(10096, "JSStreamInvalidErr", 500, Kind::FAILED_PRECONDITION,
        "the stream is closing or no longer valid, so no consumer was made; look the stream up again")
        .prints(&[(Client::SERVER, "stream not valid")]),
    js(10097, "JSStreamHeaderExceedsMaximumErr", 400, Kind::TOO_LARGE,
        "the headers of the message are over 64 KiB; make them smaller")
        .prints(&[(Client::SERVER, "header size exceeds maximum allowed of 64k")]),
    bad(10098, "JSConsumerWQRequiresExplicitAckErr", "a work queue needs explicit acks; set that policy")
        .prints(&[(Client::SERVER, "workqueue stream requires explicit ack")]),
    bad(10099, "JSConsumerWQMultipleUnfilteredErr",
        "a work queue takes one consumer without filter; add a filter or use the existing consumer")
        .prints(&[(Client::SERVER, "multiple non-filtered consumers not allowed on workqueue stream")]),
    bad(10100, "JSConsumerWQConsumerNotUniqueErr",
        "the filter overlaps another consumer of the work queue; make them distinct")
        .prints(&[(Client::SERVER, "filtered consumer not unique on workqueue stream")]),
    bad(10101, "JSConsumerWQConsumerNotDeliverAllErr",
        "a consumer of a work queue must start from the beginning; set that delivery policy")
        .prints(&[(Client::SERVER, "consumer must be deliver all on workqueue stream")]),
    js(10102, "JSConsumerNameTooLongErrF", 400, Kind::TOO_LARGE, "the consumer name is too long; shorten it")
        .aliases(&["JSConsumerNameTooLongErr"])
        .prints(&[(Client::SERVER, "consumer name is too long, maximum allowed is {max}")]),
    bad(10103, "JSConsumerBadDurableNameErr", "the durable name has a dot, star or angle bracket; choose another")
        .prints(&[(Client::SERVER, "durable name can not contain '.', '*', '>'")]),
    // The consumer was not made.
    failed(10104, "JSConsumerStoreFailedErrF",
        "the server could not open storage for the consumer; have an operator check its disk")
        .origin(Origin::STORAGE).aliases(&["JSConsumerStoreFailedErr"]).advice(Advice::FIX_CONFIG)
        .effect(Effect::NOT_APPLIED)
        .prints(&[(Client::SERVER, "error creating store for consumer: {err}")]),
    js(10105, "JSConsumerExistingActiveErr", 400, Kind::BUSY,
        "the consumer has a live subscriber; wait until it leaves, or bind another")
        .prints(&[(Client::SERVER, "consumer already exists and is still active")]),
    js(10106, "JSConsumerReplacementWithDifferentNameErr", 400, Kind::FAILED_PRECONDITION,
        "the existing durable differs in fields that cannot change; delete it and make it anew")
        .prints(&[(Client::SERVER, "consumer replacement durable config not the same")]),
    js(10107, "JSConsumerDescriptionTooLongErrF", 400, Kind::TOO_LARGE,
        "the consumer description is too long; shorten it")
        .aliases(&["JSConsumerDescriptionTooLongErr"])
        .prints(&[(Client::SERVER, "consumer description is too long, maximum allowed is {max}")]),
    bad(10108, "JSConsumerWithFlowControlNeedsHeartbeats", "flow control needs a heartbeat; set one")
        .aliases(&["JSConsumerWithFlowControlNeedsHeartbeatsErr"])
        .prints(&[(Client::SERVER, "consumer with flow control also needs heartbeats")]),
    // Sealed for good, whatever the role of the caller.
    js(10109, "JSStreamSealedErr", 400, Kind::READ_ONLY, "the stream is sealed for good; write to another stream")
        .advice(Advice::FIX_REQUEST)
        .prints(&[(Client::SERVER, "invalid operation on sealed stream")]),
    failed(10110, "JSStreamPurgeFailedF",
        "the purge is denied or failed and may be partly done; read the message count")
        .aliases(&["JSStreamPurgeFailedErr"]),
    // Not permitted, or a bad header: a matter of the publisher or the config.
    js(10111, "JSStreamRollupFailedF", 500, Kind::INVALID_ARGUMENT,
        "the stream does not allow rollups, or the header is wrong; correct the publisher or the stream")
        .aliases(&["JSStreamRollupFailedErr"]),
    bad(10112, "JSConsumerInvalidDeliverSubject", "the delivery subject of the push consumer is not valid; correct it")
        .aliases(&["JSConsumerInvalidDeliverSubjectErr"])
        .prints(&[(Client::SERVER, "invalid push consumer deliver subject")]),
    bad(10113, "JSStreamMaxBytesRequired", "the account demands a byte limit on streams; set max_bytes")
        .aliases(&["JSStreamMaxBytesRequiredErr"])
        .prints(&[(Client::SERVER, "account requires a stream config to have max bytes set")]),
    bad(10114, "JSConsumerMaxRequestBatchNegativeErr", "max_request_batch is not positive; correct it")
        .prints(&[(Client::SERVER, "consumer max request batch needs to be > 0")]),
    bad(10115, "JSConsumerMaxRequestExpiresTooSmall", "max_request_expires is below 1 ms; make it longer")
        .aliases(&["JSConsumerMaxRequestExpiresToSmallErr"])
        .prints(&[(Client::SERVER, "consumer max request expires needs to be >= 1ms")]),
    bad(10116, "JSConsumerMaxDeliverBackoffErr",
        "max_deliver must be above the number of backoff steps; raise it or drop steps")
        .prints(&[(Client::SERVER, "max deliver is required to be > length of backoff values")]),
    js(10117, "JSStreamInfoMaxSubjectsErr", 500, Kind::TOO_LARGE,
        "the list of subjects is too long; ask for it in pages")
        .retired()
        .prints(&[(Client::SERVER, "subject details would exceed maximum allowed")]),
    js(10118, "JSStreamOfflineErr", 500, Kind::UNAVAILABLE,
        "the stream is offline on this server; wait for a leader or repair the stream")
        .prints(&[(Client::SERVER, "stream is offline")]),
    js(10119, "JSConsumerOfflineErr", 500, Kind::UNAVAILABLE,
        "the consumer is offline on this server; wait for a leader or repair the consumer")
        .prints(&[(Client::SERVER, "consumer is offline")]),
    js(10120, "JSNoLimitsErr", 400, Kind::UNSUPPORTED,
        "the account or tier has no JetStream limits; have an operator set them")
        .prints(&[(Client::SERVER, "no JetStream default or applicable tiered limit present")]),
    bad(10121, "JSConsumerMaxPendingAckExcessErrF", "max_ack_pending is above the system's cap; lower it")
        .aliases(&["JSConsumerMaxPendingAckExcessErr"])
        .prints(&[(Client::SERVER, "consumer max ack pending exceeds system limit of {limit}")]),
    bad(10122, "JSStreamMaxStreamBytesExceeded", "the stream's byte limit is above the account's cap; lower it")
        .aliases(&["JSStreamMaxStreamBytesExceededErr"])
        .prints(&[(Client::SERVER, "stream max bytes exceeds account limit max stream bytes")]),
    bad(10123, "JSStreamMoveAndScaleErr",
        "one update both moves the stream and changes its replicas; do them one after the other")
        .prints(&[(Client::SERVER, "can not move and scale a stream in a single update")]),
    js(10124, "JSStreamMoveInProgressErr", 400, Kind::BUSY, "the stream is moving; wait until the move ends")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "stream move already in progress")]),
    bad(10125, "JSConsumerMaxRequestBatchExceededF", "max_request_batch is above the server's cap; lower it")
        .aliases(&["JSConsumerMaxRequestBatchExceededErr"])
        .prints(&[(Client::SERVER, "consumer max request batch exceeds server limit of {limit}")]),
    bad(10126, "JSConsumerReplicasExceedsStream", "the consumer has more replicas than its stream; ask for fewer")
        .aliases(&["JSConsumerReplicasExceedsStreamErr"])
        .prints(&[(Client::SERVER, "consumer config replica count exceeds parent stream")]),
    bad(10127, "JSConsumerNameContainsPathSeparatorsErr", "the consumer name has a path separator; choose another")
        .prints(&[(Client::SERVER, "Consumer name can not contain path separators")]),
    bad(10128, "JSStreamNameContainsPathSeparatorsErr", "the stream name has a path separator; choose another")
        .prints(&[(Client::SERVER, "Stream name can not contain path separators")]),
    js(10129, "JSStreamReconfigureNotInProgressErr", 400, Kind::FAILED_PRECONDITION,
        "there is no stream reconfiguration to cancel; look the stream up again")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "stream reconfiguration not in progress")]),
    js(10130, "JSStreamNameExistRestoreFailedErr", 400, Kind::ALREADY_EXISTS,
        "the name to restore to is taken; delete that stream first or choose another name")
        .prints(&[(Client::SERVER, "stream name already in use, cannot restore")]),
    bad(10131, "JSConsumerCreateFilterSubjectMismatchErr",
        "the filters in subject and body differ; make them the same")
        .prints(&[(Client::SERVER, "Consumer create request did not match filtered subject from create subject")]),
    bad(10132, "JSConsumerCreateDurableAndNameMismatch", "name and durable name differ; make them the same or set one")
        .prints(&[(Client::SERVER, "Consumer Durable and Name have to be equal if both are provided")]),
    bad(10133, "JSReplicasCountCannotBeNegative", "the replica count is negative; make it positive")
        .prints(&[(Client::SERVER, "replicas count cannot be negative")]),
    bad(10134, "JSConsumerReplicasShouldMatchStream",
        "a consumer of an interest stream needs the replicas of the stream; match them")
        .prints(&[(Client::SERVER, "consumer config replicas must match interest retention stream's replicas")]),
    js(10135, "JSConsumerMetadataLengthErrF", 400, Kind::TOO_LARGE,
        "the metadata of the consumer is too large; shrink it")
        .prints(&[(Client::SERVER, "consumer metadata exceeds maximum size of {limit}")]),
    bad(10136, "JSConsumerDuplicateFilterSubjects", "both the single and the multiple filter are set; keep one")
        .prints(&[(Client::SERVER, "consumer cannot have both FilterSubject and FilterSubjects specified")]),
    bad(10137, "JSConsumerMultipleFiltersNotAllowed",
        "several filters need the API with the config in the body; use that one")
        .prints(&[(Client::SERVER, "consumer with multiple subject filters cannot use subject based API")]),
    bad(10138, "JSConsumerOverlappingSubjectFilters",
        "the filters of the consumer overlap each other; make them distinct")
        .prints(&[(Client::SERVER, "consumer subject filters cannot overlap")]),
    bad(10139, "JSConsumerEmptyFilter", "one of the filters is empty; drop it")
        .prints(&[(Client::SERVER, "consumer filter in FilterSubjects cannot be empty")]),
    bad(10140, "JSSourceDuplicateDetected", "the same source is listed twice; drop one")
        .prints(&[(Client::SERVER, "duplicate source configuration detected")]),
    bad(10141, "JSSourceInvalidStreamName", "the stream name of a source is not valid; correct it")
        .prints(&[(Client::SERVER, "sourced stream name is invalid")]),
    bad(10142, "JSMirrorInvalidStreamName", "the stream name of the mirror is not valid; correct it")
        .prints(&[(Client::SERVER, "mirrored stream name is invalid")]),
    bad(10143, "JSMirrorWithFirstSeqErr", "a mirror cannot set a first sequence; drop it")
        .prints(&[(Client::SERVER, "stream mirrors can not have first sequence configured")]),
    bad(10144, "JSSourceMultipleFiltersNotAllowed", "a source has both transforms and a single filter; keep one")
        .prints(&[(Client::SERVER, "source with multiple subject transforms cannot also have a single subject filter")]),
    bad(10145, "JSSourceInvalidSubjectFilter", "the pattern of a source's transform is not valid; correct it")
        .prints(&[(Client::SERVER, "source transform source: {err}")]),
    bad(10146, "JSSourceInvalidTransformDestination", "the target of a source's transform is not valid; correct it")
        .prints(&[(Client::SERVER, "source transform: {err}")]),
    bad(10147, "JSSourceOverlappingSubjectFilters", "the filters of a source overlap; make them distinct")
        .prints(&[(Client::SERVER, "source filters can not overlap")]),
    js(10148, "JSConsumerAlreadyExists", 400, Kind::ALREADY_EXISTS,
        "the consumer to create exists with other settings; update it instead")
        .prints(&[(Client::SERVER, "consumer already exists")]),
    js(10149, "JSConsumerDoesNotExist", 400, Kind::NOT_FOUND,
        "the consumer to update does not exist; create it instead")
        .prints(&[(Client::SERVER, "consumer does not exist")]),
    bad(10150, "JSMirrorMultipleFiltersNotAllowed", "the mirror has both transforms and a single filter; keep one")
        .prints(&[(Client::SERVER, "mirror with multiple subject transforms cannot also have a single subject filter")]),
    bad(10151, "JSMirrorInvalidSubjectFilter", "the pattern of the mirror's transform is not valid; correct it")
        .prints(&[(Client::SERVER, "mirror transform source: {err}")]),
    bad(10152, "JSMirrorOverlappingSubjectFilters", "the filters of the mirror overlap; make them distinct")
        .prints(&[(Client::SERVER, "mirror subject filters can not overlap")]),
    bad(10153, "JSConsumerInactiveThresholdExcess", "the inactive threshold is above the system's cap; lower it")
        .prints(&[(Client::SERVER, "consumer inactive threshold exceeds system limit of {limit}")]),
    bad(10154, "JSMirrorInvalidTransformDestination", "the target of the mirror's transform is not valid; correct it")
        .prints(&[(Client::SERVER, "mirror transform: {err}")]),
    bad(10155, "JSStreamTransformInvalidSource", "the pattern of the stream's transform is not valid; correct it")
        .prints(&[(Client::SERVER, "stream transform source: {err}")]),
    bad(10156, "JSStreamTransformInvalidDestination", "the target of the stream's transform is not valid; correct it")
        .prints(&[(Client::SERVER, "stream transform: {err}")]),
    bad(10157, "JSPedanticErrF", "pedantic mode refuses to adjust a setting; write it as the text says")
        .prints(&[(Client::SERVER, "pedantic mode: {err}")]),
    // The twin being processed carries the same message id: asking again with it is safe, and the
    // message may be stored.
    js(10158, "JSStreamDuplicateMessageConflict", 409, Kind::BUSY,
        "a message of this id is still being stored; send it again with the same id to learn the outcome")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[(Client::SERVER, "duplicate message id is in process")]),
    bad(10159, "JSConsumerPriorityPolicyWithoutGroup", "the priority policy needs a group; name one")
        .prints(&[(Client::SERVER, "Setting PriorityPolicy requires at least one PriorityGroup to be set")]),
    bad(10160, "JSConsumerInvalidPriorityGroupErr", "the consumer does not know this priority group; correct its name")
        .prints(&[(Client::SERVER, "Provided priority group does not exist for this consumer")]),
    bad(10161, "JSConsumerEmptyGroupName", "the name of the priority group is empty; set it")
        .prints(&[(Client::SERVER, "Group name cannot be an empty string")]),
    bad(10162, "JSConsumerInvalidGroupNameErr", "the name of the priority group is malformed; correct it")
        .prints(&[(Client::SERVER, "Valid priority group name must match A-Z, a-z, 0-9, -_/=)+ and may not exceed 16 characters")]),
    js(10163, "JSStreamExpectedLastSeqPerSubjectNotReady", 503, Kind::UNAVAILABLE,
        "the check of the subject's sequence cannot run yet; send it again soon")
        .retired()
        .prints(&[(Client::SERVER, "expected last sequence per subject temporarily unavailable")]),
    js(10164, "JSStreamWrongLastSequenceConstantErr", 400, Kind::CONFLICT,
        "another write to the subject is in flight and wins the compare-and-set; read again and redo")
        .prints(&[(Client::SERVER, "wrong last sequence")]),
    bad(10165, "JSMessageTTLInvalidErr", "the lifetime of the message cannot be read; correct the header")
        .prints(&[(Client::SERVER, "invalid per-message TTL")]),
    js(10166, "JSMessageTTLDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow a lifetime per message; enable it or drop the header")
        .prints(&[(Client::SERVER, "per-message TTL is disabled")]),
    js(10167, "JSStreamTooManyRequests", 429, Kind::THROTTLED,
        "the intake of the stream is full and the message was dropped; slow down and send again")
        .prints(&[(Client::SERVER, "too many requests")]),
    js(10168, "JSMessageIncrDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream has no counters, but the message increments one; enable them or drop the header")
        .prints(&[(Client::SERVER, "message counters is disabled")]),
    bad(10169, "JSMessageIncrMissingErr", "the message to a counter stream has no increment; add the header")
        .prints(&[(Client::SERVER, "message counter increment is missing")]),
    bad(10170, "JSMessageIncrPayloadErr", "a message to a counter has a body; send it empty")
        .prints(&[(Client::SERVER, "message counter has payload")]),
    bad(10171, "JSMessageIncrInvalidErr",
        "the increment cannot be read or stands with headers it excludes; correct it")
        .prints(&[(Client::SERVER, "message counter increment is invalid")]),
    js(10172, "JSMessageCounterBrokenErr", 400, Kind::CORRUPT,
        "the stored value of the counter is damaged; repair the subject by hand")
        .origin(Origin::STORAGE)
        .prints(&[(Client::SERVER, "message counter is broken")]),
    bad(10173, "JSMirrorWithCountersErr", "a mirror cannot enable counters; drop the setting")
        .prints(&[(Client::SERVER, "stream mirrors can not also calculate counters")]),
    js(10174, "JSAtomicPublishDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow atomic batches; enable them or publish one by one")
        .prints(&[(Client::SERVER, "atomic publish is disabled")]),
    bad(10175, "JSAtomicPublishMissingSeqErr",
        "a message of the batch lacks its sequence, so the whole batch was dropped; number the messages and send it \
         again")
        .prints(&[(Client::SERVER, "atomic publish sequence is missing")]),
    // An atomic batch is stored whole or not at all.
    js(10176, "JSAtomicPublishIncompleteBatchErr", 400, Kind::ABORTED,
        "the atomic batch had a gap, is unknown or timed out and nothing of it is stored; send the whole batch again")
        .prints(&[(Client::SERVER, "atomic publish batch is incomplete")]),
    bad(10177, "JSAtomicPublishUnsupportedHeaderBatchErr",
        "the batch used a header that batches exclude and was dropped whole; drop the header")
        .prints(&[(Client::SERVER, "atomic publish unsupported header used: {header}")]),
    bad(10178, "JSConsumerPushWithPriorityGroupErr",
        "a push consumer cannot have priority groups; make it a pull consumer")
        .prints(&[(Client::SERVER, "priority groups can not be used with push consumers")]),
    bad(10179, "JSAtomicPublishInvalidBatchIDErr",
        "the id of the atomic batch is empty or over 64 characters; choose another")
        .prints(&[(Client::SERVER, "atomic publish batch ID is invalid")]),
    js(10180, "JSStreamMinLastSeqErr", 412, Kind::UNAVAILABLE,
        "the replica has not reached the sequence asked for; ask again later")
        .origin(Origin::CLUSTER).retired()
        .prints(&[(Client::SERVER, "min last sequence")]),
    bad(10181, "JSConsumerAckPolicyInvalidErr", "the ack policy is unknown; correct it")
        .prints(&[(Client::SERVER, "consumer ack policy invalid")]),
    bad(10182, "JSConsumerReplayPolicyInvalidErr", "the replay policy is unknown; correct it")
        .prints(&[(Client::SERVER, "consumer replay policy invalid")]),
    bad(10183, "JSConsumerAckWaitNegativeErr", "ack_wait is negative; make it positive")
        .prints(&[(Client::SERVER, "consumer ack wait needs to be positive")]),
    bad(10184, "JSConsumerBackOffNegativeErr", "a backoff step is negative; make it positive")
        .prints(&[(Client::SERVER, "consumer backoff needs to be positive")]),
    js(10185, "JSRequiredApiLevelErr", 412, Kind::UNSUPPORTED,
        "the request demands a newer API level than the server has; upgrade it or drop the demand")
        .prints(&[(Client::SERVER, "JetStream minimum api level required")]),
    bad(10186, "JSMirrorWithMsgSchedulesErr", "a mirror cannot enable message schedules; drop the setting")
        .prints(&[(Client::SERVER, "stream mirrors can not also schedule messages")]),
    bad(10187, "JSSourceWithMsgSchedulesErr",
        "a stream with sources cannot enable message schedules; drop the setting")
        .prints(&[(Client::SERVER, "stream source can not also schedule messages")]),
    js(10188, "JSMessageSchedulesDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow scheduled messages; enable them or send without a schedule")
        .prints(&[(Client::SERVER, "message schedules is disabled")]),
    bad(10189, "JSMessageSchedulesPatternInvalidErr", "the schedule cannot be read; correct its pattern")
        .prints(&[(Client::SERVER, "message schedules pattern is invalid")]),
    bad(10190, "JSMessageSchedulesTargetInvalidErr", "the target subject of the schedule is not valid; correct it")
        .prints(&[(Client::SERVER, "message schedules target is invalid")]),
    bad(10191, "JSMessageSchedulesTTLInvalidErr", "the lifetime of the scheduled message is not valid; correct it")
        .prints(&[(Client::SERVER, "message schedules invalid per-message TTL")]),
    bad(10192, "JSMessageSchedulesRollupInvalidErr", "the rollup of the scheduled message is not valid; correct it")
        .prints(&[(Client::SERVER, "message schedules invalid rollup")]),
    bad(10193, "JSStreamExpectedLastSeqPerSubjectInvalid",
        "the guard names a subject but no sequence; add the sequence")
        .prints(&[(Client::SERVER, "missing sequence for expected last sequence per subject")]),
    // Often an asset made by a newer server: it stays offline until somebody acts.
    js(10194, "JSStreamOfflineReasonErrF", 500, Kind::UNAVAILABLE,
        "the stream is offline for a reason in the text, often a newer server's stream; upgrade or repair it")
        .advice(Advice::FIX_CONFIG)
        .prints(&[(Client::SERVER, "stream is offline: {err}")]),
    js(10195, "JSConsumerOfflineReasonErrF", 500, Kind::UNAVAILABLE,
        "the consumer is offline for a reason in the text, often a newer server's consumer; upgrade or repair it")
        .advice(Advice::FIX_CONFIG)
        .prints(&[(Client::SERVER, "consumer is offline: {err}")]),
    bad(10196, "JSConsumerPriorityGroupWithPolicyNone", "priority groups need a priority policy; set one")
        .prints(&[(Client::SERVER, "consumer can not have priority groups when policy is none")]),
    bad(10197, "JSConsumerPinnedTTLWithoutPriorityPolicyNone",
        "a pin lifetime needs the pinned priority policy; set it")
        .prints(&[(Client::SERVER, "PinnedTTL cannot be set when PriorityPolicy is none")]),
    bad(10198, "JSMirrorWithAtomicPublishErr", "a mirror cannot enable atomic publishing; drop the setting")
        .prints(&[(Client::SERVER, "stream mirrors can not also use atomic publishing")]),
    js(10199, "JSAtomicPublishTooLargeBatchErrF", 400, Kind::TOO_LARGE,
        "the atomic batch is over the cap and nothing of it is stored; split it")
        .prints(&[(Client::SERVER, "atomic publish batch is too large: {size}")]),
    bad(10200, "JSAtomicPublishInvalidBatchCommitErr",
        "the commit mark of the atomic batch is not valid and nothing of it is stored; correct it and send the batch \
         again")
        .prints(&[(Client::SERVER, "atomic publish batch commit is invalid")]),
    // Nothing of this batch is stored; the earlier copy of the message stands.
    js(10201, "JSAtomicPublishContainsDuplicateMessageErr", 400, Kind::ALREADY_EXISTS,
        "the atomic batch repeats a message id already stored, and none of it is stored; drop that message")
        .prints(&[(Client::SERVER, "atomic publish batch contains duplicate message id")]),
    js(10202, "JSClusterServerMemberChangeInflightErr", 400, Kind::BUSY,
        "another membership change of the cluster is running; wait, then ask again")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "cluster member change is in progress")]),
    bad(10203, "JSMessageSchedulesSourceInvalidErr", "the source of the schedule is not valid; correct it")
        .prints(&[(Client::SERVER, "message schedules source is invalid")]),
    js(10204, "JSConsumerInvalidResetErr", 400, Kind::INVALID_ARGUMENT,
        "the consumer's delivery policy does not allow this reset; choose another position")
        .raised_as("ConsumerInvalidResetError")
        .prints(&[(Client::SERVER, "invalid reset: {err}"), (Client::NATS_GO, "nats: invalid reset")]),
    js(10205, "JSBatchPublishDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow fast batches; enable them or publish one by one")
        .prints(&[(Client::SERVER, "batch publish is disabled")]),
    bad(10206, "JSBatchPublishInvalidPatternErr", "the reply subject of the fast batch is malformed; correct it")
        .prints(&[(Client::SERVER, "batch publish pattern is invalid")]),
    bad(10207, "JSBatchPublishInvalidBatchIDErr", "the id of the fast batch is not valid; choose another")
        .prints(&[(Client::SERVER, "batch publish ID is invalid")]),
    // A fast batch stores as it goes: the earlier part may be there.
    js(10208, "JSBatchPublishUnknownBatchIDErr", 400, Kind::SESSION_EXPIRED,
        "the fast batch is unknown, expired or its leader changed; find out what was stored before sending the rest")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[(Client::SERVER, "batch publish ID unknown")]),
    bad(10209, "JSMirrorWithBatchPublishErr", "a mirror cannot enable fast batches; drop the setting")
        .prints(&[(Client::SERVER, "stream mirrors can not also use batch publishing")]),
    js(10210, "JSAtomicPublishTooManyInflight", 429, Kind::THROTTLED,
        "too many atomic batches are open, so this one did not start; wait, then send it again")
        .prints(&[(Client::SERVER, "atomic publish too many inflight")]),
    js(10211, "JSBatchPublishTooManyInflight", 429, Kind::THROTTLED,
        "too many fast batches are open, so this one did not start; wait, then send it again")
        .prints(&[(Client::SERVER, "batch publish too many inflight")]),
    bad(10212, "JSMessageSchedulesSchedulerInvalidErr", "the scheduler header is not valid; correct it")
        .prints(&[(Client::SERVER, "message schedules invalid scheduler")]),
    bad(10213, "JSMirrorDurableConsumerCfgInvalid", "the consumer settings of the mirror are not valid; correct them")
        .prints(&[(Client::SERVER, "stream mirror consumer config is invalid")]),
    bad(10214, "JSMirrorConsumerRequiresAckFCErr",
        "the consumer of a mirror needs the flow-control ack policy; set it")
        .prints(&[(Client::SERVER, "stream mirror consumer requires flow control ack policy")]),
    bad(10215, "JSSourceDurableConsumerCfgInvalid", "the consumer settings of a source are not valid; correct them")
        .prints(&[(Client::SERVER, "stream source consumer config is invalid")]),
    bad(10216, "JSSourceDurableConsumerDuplicateDetected", "the same source consumer is listed twice; drop one")
        .prints(&[(Client::SERVER, "duplicate stream source consumer detected")]),
    bad(10217, "JSSourceConsumerRequiresAckFCErr",
        "the consumer of a source needs the flow-control ack policy; set it")
        .prints(&[(Client::SERVER, "stream source consumer requires flow control ack policy")]),
    bad(10218, "JSConsumerAckFCRequiresPushErr", "the flow-control ack policy needs a push consumer; make it one")
        .prints(&[(Client::SERVER, "flow control ack policy requires a push based consumer")]),
    bad(10219, "JSConsumerAckFCRequiresFCErr", "the flow-control ack policy needs flow control; switch it on")
        .prints(&[(Client::SERVER, "flow control ack policy requires flow control")]),
    bad(10220, "JSConsumerAckFCRequiresMaxAckPendingErr", "the flow-control ack policy needs max_ack_pending; set it")
        .prints(&[(Client::SERVER, "flow control ack policy requires max ack pending")]),
    bad(10221, "JSConsumerAckFCRequiresNoAckWaitErr", "the flow-control ack policy excludes ack_wait; drop it")
        .prints(&[(Client::SERVER, "flow control ack policy requires unset ack wait")]),
    bad(10222, "JSConsumerAckFCRequiresNoMaxDeliverErr", "the flow-control ack policy excludes max_deliver; drop it")
        .prints(&[(Client::SERVER, "flow control ack policy requires unset max deliver")]),
    bad(10223, "JSMessageSchedulesTimeZoneInvalidErr", "the time zone of the schedule is not valid; correct it")
        .prints(&[(Client::SERVER, "message schedules time zone is invalid")]),
    js(10224, "JSClusterRescueErr", 400, Kind::FAILED_PRECONDITION,
        "the rescue of the cluster was not carried out; read the text and the state of the cluster")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "JetStream system rescue not applied: {err}")]),
    // The binding must be made anew.
    js(10225, "JSConsumerStreamIdentityMismatchF", 400, Kind::STALE_METADATA,
        "the consumer belongs to an earlier stream of this name; look both up and bind again")
        .advice(Advice::RECONNECT)
        .prints(&[(Client::SERVER, "consumer's stream identity does not match: {msg}")]),
    js(10226, "JSStreamReconfigureInProgressErr", 400, Kind::BUSY,
        "a reconfiguration of the stream is running; wait, then ask again")
        .origin(Origin::CLUSTER)
        .prints(&[(Client::SERVER, "stream reconfiguration already in progress")]),
    bad(10227, "JSMessageSourceHdrNotAllowedErr", "the message carries a header reserved for sources; drop it")
        .prints(&[(Client::SERVER, "message stream source header is not allowed")]),
];

/// An unlisted code answers by the class of the HTTP-like status beside it.
const fn by_status(_native: i32, status: u16) -> Verdict {
    if status == 0 { Verdict::of(Kind::UNKNOWN).unlisted() } else { http::class_of(status) }
}

crate::domain! {
    number: Domain::JETSTREAM.number(), name: Domain::JETSTREAM.name(),
    source: "nats-io/nats-server server/errors.json 1787eee03 (2.15.0-dev)",
    origin: Origin::SERVER,
    rows: ROWS, fallback: by_status, span: 10000..=10000, classes: crate::nats_py
}
