//! JetStream: the `err_code` of an API reply or publish ack. The context is the HTTP-like `code`
//! beside it.
//!
//! Only the `err_code` is dependable: texts and HTTP-like codes have changed, and a failed config
//! check comes as 500 while a full stream comes as 503. An error in a publish ack means the message
//! was not stored, but for the few rows that say otherwise. Trap: nats.c sets 10076 by itself when
//! nobody answers, so from C it does not prove that JetStream is off.

use crate::{Advice, Domain, Effect, Kind, Origin, Row, Verdict, http, row};

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
        "the account's limit on storage or streams is reached; free space or raise the limit"),
    bad(10003, "JSBadRequestErr", "the request is malformed or lacks what the call needs; correct it"),
    js(10004, "JSClusterIncompleteErr", 503, Kind::UNAVAILABLE,
        "a listing came back without the answers of all servers; ask again")
        .origin(Origin::CLUSTER).retired(),
    // Peers or placement must be changed by somebody.
    js(10005, "JSClusterNoPeersErrF", 400, Kind::EXHAUSTED,
        "no peers fit the placement or the replica count; add peers or relax the placement")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER).aliases(&["JSClusterNoPeersErr"]),
    js(10006, "JSClusterNotActiveErr", 500, Kind::UNSUPPORTED,
        "a clustered operation was asked of a standalone server; ask a cluster, or do without"),
    // Another server may have taken it.
    js(10007, "JSClusterNotAssignedErr", 500, Kind::STALE_METADATA,
        "the server that answered holds no assignment for the asset; ask the current leader, and read back")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER),
    js(10008, "JSClusterNotAvailErr", 503, Kind::NO_LEADER,
        "JetStream has no meta leader at the moment; wait for the election, then ask again")
        .origin(Origin::CLUSTER),
    js(10009, "JSClusterNotLeaderErr", 500, Kind::NOT_LEADER,
        "the server that answered does not lead the asset; ask again so that the leader answers")
        .origin(Origin::CLUSTER),
    js(10010, "JSClusterRequiredErr", 503, Kind::UNSUPPORTED,
        "the operation exists only in a cluster; send it to a clustered server"),
    bad(10011, "JSClusterTagsErr", "the operation does not accept placement tags; drop them")
        .retired(),
    failed(10012, "JSConsumerCreateErrF",
        "creating or updating the consumer failed for a reason in the text; read the consumer back before repeating")
        .aliases(&["JSConsumerCreateErr"]),
    js(10013, "JSConsumerNameExistErr", 400, Kind::ALREADY_EXISTS,
        "a consumer of this name has other settings; use it or choose another name"),
    js(10014, "JSConsumerNotFoundErr", 404, Kind::NOT_FOUND,
        "the stream has no such consumer; create it or correct the name"),
    bad(10015, "JSSnapshotDeliverSubjectInvalidErr",
        "the delivery subject of the snapshot cannot be used; choose another"),
    bad(10016, "JSConsumerDurableNameNotInSubjectErr",
        "the subject of the durable API lacks the durable name; put it there"),
    bad(10017, "JSConsumerDurableNameNotMatchSubjectErr",
        "the durable names in subject and body differ; make them the same"),
    bad(10018, "JSConsumerDurableNameNotSetErr",
        "the durable API was called without a durable name in the body; set it"),
    bad(10019, "JSConsumerEphemeralWithDurableInSubjectErr",
        "an ephemeral consumer was asked for on a durable subject; use the other subject")
        .retired(),
    bad(10020, "JSConsumerEphemeralWithDurableNameErr",
        "an ephemeral consumer was given a durable name; drop the name or use the durable API"),
    bad(10021, "JSStreamExternalApiOverlapErrF", "the external API prefix overlaps a subject; choose another prefix")
        .aliases(&["JSStreamExternalApiOverlapErr"]),
    bad(10022, "JSStreamExternalDelPrefixOverlapsErrF",
        "the external delivery prefix overlaps a subject of the stream; choose another prefix")
        .aliases(&["JSStreamExternalDelPrefixOverlapsErr"]),
    // A leader may step down to find room elsewhere.
    js(10023, "JSInsufficientResourcesErr", 503, Kind::EXHAUSTED,
        "the server is out of memory or disk for JetStream; wait for room or another leader, then send again")
        .origin(Origin::STORAGE),
    bad(10024, "JSStreamInvalidExternalDeliverySubjErrF",
        "the external delivery prefix has wildcards; write it without")
        .aliases(&["JSStreamInvalidExternalDeliverySubjErr"]),
    bad(10025, "JSInvalidJSONErr", "the body is not the JSON this call takes; correct it"),
    js(10026, "JSMaximumConsumersLimitErr", 400, Kind::QUOTA_EXCEEDED,
        "the limit on consumers is reached; delete some or raise the limit"),
    js(10027, "JSMaximumStreamsLimitErr", 400, Kind::QUOTA_EXCEEDED,
        "the limit on streams is reached; delete some or raise the limit"),
    js(10028, "JSMemoryResourcesExceededErr", 500, Kind::QUOTA_EXCEEDED,
        "the allowance of memory storage is used up; free some or raise it")
        .origin(Origin::STORAGE),
    // The stream was made; its mirror lags.
    failed(10029, "JSMirrorConsumerSetupFailedErrF",
        "the mirror could not set up its internal consumer; the stream exists, check its origin")
        .effect(Effect::APPLIED).aliases(&["JSMirrorConsumerSetupFailedErr"]),
    bad(10030, "JSMirrorMaxMessageSizeTooBigErr", "the mirror's limit on message size is below its origin's; raise it"),
    bad(10031, "JSMirrorWithSourcesErr", "mirror and sources stand in one config; keep one of them"),
    bad(10032, "JSMirrorWithStartSeqAndTimeErr",
        "the mirror has both a start sequence and a start time; keep one of them")
        .retired(),
    bad(10033, "JSMirrorWithSubjectFiltersErr", "the mirror has a subject filter; drop it")
        .retired(),
    bad(10034, "JSMirrorWithSubjectsErr", "the mirror lists subjects of its own; drop them"),
    js(10035, "JSNoAccountErr", 503, Kind::UNAUTHENTICATED,
        "the server does not know the account; check credentials and accounts"),
    js(10036, "JSClusterUnSupportFeatureErr", 503, Kind::UNSUPPORTED,
        "the feature is not there in a cluster; do without it")
        .retired(),
    js(10037, "JSNoMessageFoundErr", 404, Kind::NOT_FOUND,
        "there is no message at that sequence or subject; treat it as absent"),
    bad(10038, "JSNotEmptyRequestErr", "the call takes no body but got one; send it empty"),
    js(10039, "JSNotEnabledForAccountErr", 503, Kind::UNSUPPORTED,
        "the account has no JetStream; have an operator enable it"),
    js(10040, "JSClusterPeerNotMemberErr", 400, Kind::NOT_FOUND, "the named peer is not in the group; check its name")
        .origin(Origin::CLUSTER),
    failed(10041, "JSRaftGeneralErrF",
        "the consensus layer failed for a reason in the text; read the state back before repeating")
        .origin(Origin::CLUSTER).aliases(&["JSRaftGeneralErr"]),
    // Nothing was received yet.
    failed(10042, "JSRestoreSubscribeFailedErrF",
        "the restore could not open its subject and did not start; ask again later")
        .advice(Advice::BACKOFF).effect(Effect::NOT_APPLIED).aliases(&["JSRestoreSubscribeFailedErr"]),
    js(10043, "JSSequenceNotFoundErrF", 400, Kind::NOT_FOUND,
        "the sequence is not in the stream; treat the message as gone")
        .aliases(&["JSSequenceNotFoundErr"]),
    js(10044, "JSClusterServerNotMemberErr", 400, Kind::NOT_FOUND,
        "the named server is not in the cluster; check its name")
        .origin(Origin::CLUSTER),
    // As for the mirror.
    failed(10045, "JSSourceConsumerSetupFailedErrF",
        "a source could not set up its internal consumer; the stream exists, check the source")
        .effect(Effect::APPLIED).aliases(&["JSSourceConsumerSetupFailedErr"]),
    bad(10046, "JSSourceMaxMessageSizeTooBigErr",
        "the source's limit on message size is above the stream's; raise the stream's"),
    js(10047, "JSStorageResourcesExceededErr", 500, Kind::QUOTA_EXCEEDED,
        "the allowance of file storage is used up; free some or raise it")
        .origin(Origin::STORAGE),
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
        "the message is larger than the stream takes; send a smaller one or raise the limit"),
    js(10055, "JSStreamMirrorNotUpdatableErr", 400, Kind::FAILED_PRECONDITION,
        "mirror settings cannot change after creation; make the stream anew"),
    bad(10056, "JSStreamMismatchErr", "the stream names in subject and body differ; make them the same"),
    failed(10057, "JSStreamMsgDeleteFailedF",
        "deleting the message failed, or it is absent or protected; read it to see")
        .aliases(&["JSStreamMsgDeleteFailed"]),
    js(10058, "JSStreamNameExistErr", 400, Kind::ALREADY_EXISTS,
        "a stream of this name has other settings; use or update it, or choose another name"),
    js(10059, "JSStreamNotFoundErr", 404, Kind::NOT_FOUND,
        "there is no such stream; create it, or check name, account and domain"),
    js(10060, "JSStreamNotMatchErr", 400, Kind::FAILED_PRECONDITION,
        "another stream than the expected one takes this subject; check which stream owns it"),
    bad(10061, "JSStreamReplicasNotUpdatableErr",
        "the replica count cannot be updated this way; change it by another call")
        .retired(),
    failed(10062, "JSStreamRestoreErrF",
        "the restore failed and the state of the stream is uncertain; inspect it before another restore")
        .aliases(&["JSStreamRestoreErr"]),
    js(10063, "JSStreamSequenceNotMatchErr", 503, Kind::OUT_OF_SEQUENCE,
        "the sequence of replicated or mirrored input did not match; read the stream's position again")
        .advice(Advice::REDO),
    // A snapshot reads.
    failed(10064, "JSStreamSnapshotErrF", "the snapshot failed and the stream is untouched; ask again")
        .advice(Advice::BACKOFF).effect(Effect::NOT_APPLIED).aliases(&["JSStreamSnapshotErr"]),
    js(10065, "JSStreamSubjectOverlapErr", 400, Kind::ALREADY_EXISTS,
        "another stream owns some of the subjects; change the subjects"),
    failed(10066, "JSStreamTemplateCreateErrF", "creating the stream template failed; read it back")
        .retired().aliases(&["JSStreamTemplateCreateErr"]),
    failed(10067, "JSStreamTemplateDeleteErrF", "deleting the stream template failed; check whether it still exists")
        .retired().aliases(&["JSStreamTemplateDeleteErr"]),
    js(10068, "JSStreamTemplateNotFoundErr", 404, Kind::NOT_FOUND, "there is no such stream template; check its name")
        .retired(),
    failed(10069, "JSStreamUpdateErrF",
        "updating the stream failed for a reason in the text; read its config back before repeating")
        .aliases(&["JSStreamUpdateErr"]),
    js(10070, "JSStreamWrongLastMsgIDErrF", 400, Kind::CONFLICT,
        "the last message id is not the expected one; read the stream again, then decide")
        .aliases(&["JSStreamWrongLastMsgIDErr"]),
    js(10071, "JSStreamWrongLastSequenceErrF", 400, Kind::CONFLICT,
        "the last sequence is not the expected one, another write came first; read again and redo")
        .aliases(&["JSStreamWrongLastSequenceErr"]),
    js(10072, "JSTempStorageFailedErr", 500, Kind::EXHAUSTED,
        "there is no temporary space for the restore; free some, then ask again")
        .origin(Origin::STORAGE).retired(),
    bad(10073, "JSTemplateNameNotMatchSubjectErr", "the template names in subject and body differ; make them the same")
        .retired(),
    js(10074, "JSStreamReplicasNotSupportedErr", 500, Kind::UNSUPPORTED,
        "a standalone server keeps one replica only; ask for one, or use a cluster"),
    // Needs an operator.
    js(10075, "JSPeerRemapErr", 503, Kind::EXHAUSTED, "no other peer can take over; add peers")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER),
    js(10076, "JSNotEnabledErr", 503, Kind::UNSUPPORTED,
        "the server runs without JetStream, or nats.c got no answer at all; enable it, or check the stream's name"),
    // A full stream that discards new messages clears only by action, but the text may also say
    // "too large".
    js(10077, "JSStreamStoreFailedF", 503, Kind::QUOTA_EXCEEDED,
        "the stream is full or refused the message, as the text says; make room or raise its limits")
        .origin(Origin::STORAGE).aliases(&["JSStreamStoreFailedErr"]),
    bad(10078, "JSConsumerConfigRequiredErr", "the request has no consumer config; add it"),
    bad(10079, "JSConsumerDeliverToWildcardsErr",
        "the delivery subject of a push consumer has wildcards; write it without"),
    bad(10080, "JSConsumerPushMaxWaitingErr", "a push consumer cannot set max_waiting; drop it"),
    bad(10081, "JSConsumerDeliverCycleErr", "the delivery subject feeds back into the stream; choose another"),
    bad(10082, "JSConsumerMaxPendingAckPolicyRequiredErr", "max_ack_pending needs an ack policy; set one"),
    bad(10083, "JSConsumerSmallHeartbeatErr", "the idle heartbeat is below 100 ms; make it longer"),
    bad(10084, "JSConsumerPullRequiresAckErr",
        "the ack policy of the pull consumer does not fit a work queue; use explicit acks"),
    bad(10085, "JSConsumerPullNotDurableErr", "the pull consumer has no durable name; give it one")
        .retired(),
    bad(10086, "JSConsumerPullWithRateLimitErr", "a pull consumer cannot have a rate limit; drop it"),
    bad(10087, "JSConsumerMaxWaitingNegativeErr", "max_waiting is negative; make it positive"),
    bad(10088, "JSConsumerHBRequiresPushErr", "an idle heartbeat needs a push consumer; drop it"),
    bad(10089, "JSConsumerFCRequiresPushErr", "flow control needs a push consumer; drop it"),
    bad(10090, "JSConsumerDirectRequiresPushErr", "a direct consumer must be a push consumer; set a delivery subject"),
    bad(10091, "JSConsumerDirectRequiresEphemeralErr", "a direct consumer must be ephemeral; drop the durable name"),
    bad(10092, "JSConsumerOnMappedErr",
        "a direct consumer was asked for on a mapped subject; use the original subject")
        .retired(),
    bad(10093, "JSConsumerFilterNotSubsetErr", "the filter lies outside the stream's subjects; correct it")
        .retired(),
    bad(10094, "JSConsumerInvalidPolicyErrF",
        "the delivery policy and the start options do not fit; correct what the text names")
        .aliases(&["JSConsumerInvalidPolicyErr"]),
    bad(10095, "JSConsumerInvalidSamplingErrF", "the ack sampling cannot be read; write it as a percentage")
        .aliases(&["JSConsumerInvalidSamplingErr"]),
    js(10096, "JSStreamInvalidErr", 500, Kind::FAILED_PRECONDITION,
        "the stream is closing or no longer valid, so no consumer was made; look the stream up again"),
    js(10097, "JSStreamHeaderExceedsMaximumErr", 400, Kind::TOO_LARGE,
        "the headers of the message are over 64 KiB; make them smaller"),
    bad(10098, "JSConsumerWQRequiresExplicitAckErr", "a work queue needs explicit acks; set that policy"),
    bad(10099, "JSConsumerWQMultipleUnfilteredErr",
        "a work queue takes one consumer without filter; add a filter or use the existing consumer"),
    bad(10100, "JSConsumerWQConsumerNotUniqueErr",
        "the filter overlaps another consumer of the work queue; make them distinct"),
    bad(10101, "JSConsumerWQConsumerNotDeliverAllErr",
        "a consumer of a work queue must start from the beginning; set that delivery policy"),
    js(10102, "JSConsumerNameTooLongErrF", 400, Kind::TOO_LARGE, "the consumer name is too long; shorten it")
        .aliases(&["JSConsumerNameTooLongErr"]),
    bad(10103, "JSConsumerBadDurableNameErr", "the durable name has a dot, star or angle bracket; choose another"),
    // The consumer was not made.
    failed(10104, "JSConsumerStoreFailedErrF",
        "the server could not open storage for the consumer; have an operator check its disk")
        .origin(Origin::STORAGE).aliases(&["JSConsumerStoreFailedErr"]).advice(Advice::FIX_CONFIG)
        .effect(Effect::NOT_APPLIED),
    js(10105, "JSConsumerExistingActiveErr", 400, Kind::BUSY,
        "the consumer has a live subscriber; wait until it leaves, or bind another"),
    js(10106, "JSConsumerReplacementWithDifferentNameErr", 400, Kind::FAILED_PRECONDITION,
        "the existing durable differs in fields that cannot change; delete it and make it anew"),
    js(10107, "JSConsumerDescriptionTooLongErrF", 400, Kind::TOO_LARGE,
        "the consumer description is too long; shorten it")
        .aliases(&["JSConsumerDescriptionTooLongErr"]),
    bad(10108, "JSConsumerWithFlowControlNeedsHeartbeats", "flow control needs a heartbeat; set one")
        .aliases(&["JSConsumerWithFlowControlNeedsHeartbeatsErr"]),
    // Sealed for good, whatever the role of the caller.
    js(10109, "JSStreamSealedErr", 400, Kind::READ_ONLY, "the stream is sealed for good; write to another stream")
        .advice(Advice::FIX_REQUEST),
    failed(10110, "JSStreamPurgeFailedF",
        "the purge is denied or failed and may be partly done; read the message count")
        .aliases(&["JSStreamPurgeFailedErr"]),
    // Not permitted, or a bad header: a matter of the publisher or the config.
    js(10111, "JSStreamRollupFailedF", 500, Kind::INVALID_ARGUMENT,
        "the stream does not allow rollups, or the header is wrong; correct the publisher or the stream")
        .aliases(&["JSStreamRollupFailedErr"]),
    bad(10112, "JSConsumerInvalidDeliverSubject", "the delivery subject of the push consumer is not valid; correct it")
        .aliases(&["JSConsumerInvalidDeliverSubjectErr"]),
    bad(10113, "JSStreamMaxBytesRequired", "the account demands a byte limit on streams; set max_bytes")
        .aliases(&["JSStreamMaxBytesRequiredErr"]),
    bad(10114, "JSConsumerMaxRequestBatchNegativeErr", "max_request_batch is not positive; correct it"),
    bad(10115, "JSConsumerMaxRequestExpiresTooSmall", "max_request_expires is below 1 ms; make it longer")
        .aliases(&["JSConsumerMaxRequestExpiresToSmallErr"]),
    bad(10116, "JSConsumerMaxDeliverBackoffErr",
        "max_deliver must be above the number of backoff steps; raise it or drop steps"),
    js(10117, "JSStreamInfoMaxSubjectsErr", 500, Kind::TOO_LARGE,
        "the list of subjects is too long; ask for it in pages")
        .retired(),
    js(10118, "JSStreamOfflineErr", 500, Kind::UNAVAILABLE,
        "the stream is offline on this server; wait for a leader or repair the stream"),
    js(10119, "JSConsumerOfflineErr", 500, Kind::UNAVAILABLE,
        "the consumer is offline on this server; wait for a leader or repair the consumer"),
    js(10120, "JSNoLimitsErr", 400, Kind::UNSUPPORTED,
        "the account or tier has no JetStream limits; have an operator set them"),
    bad(10121, "JSConsumerMaxPendingAckExcessErrF", "max_ack_pending is above the system's cap; lower it")
        .aliases(&["JSConsumerMaxPendingAckExcessErr"]),
    bad(10122, "JSStreamMaxStreamBytesExceeded", "the stream's byte limit is above the account's cap; lower it")
        .aliases(&["JSStreamMaxStreamBytesExceededErr"]),
    bad(10123, "JSStreamMoveAndScaleErr",
        "one update both moves the stream and changes its replicas; do them one after the other"),
    js(10124, "JSStreamMoveInProgressErr", 400, Kind::BUSY, "the stream is moving; wait until the move ends")
        .origin(Origin::CLUSTER),
    bad(10125, "JSConsumerMaxRequestBatchExceededF", "max_request_batch is above the server's cap; lower it")
        .aliases(&["JSConsumerMaxRequestBatchExceededErr"]),
    bad(10126, "JSConsumerReplicasExceedsStream", "the consumer has more replicas than its stream; ask for fewer")
        .aliases(&["JSConsumerReplicasExceedsStreamErr"]),
    bad(10127, "JSConsumerNameContainsPathSeparatorsErr", "the consumer name has a path separator; choose another"),
    bad(10128, "JSStreamNameContainsPathSeparatorsErr", "the stream name has a path separator; choose another"),
    js(10129, "JSStreamReconfigureNotInProgressErr", 400, Kind::FAILED_PRECONDITION,
        "there is no stream reconfiguration to cancel; look the stream up again")
        .origin(Origin::CLUSTER),
    js(10130, "JSStreamNameExistRestoreFailedErr", 400, Kind::ALREADY_EXISTS,
        "the name to restore to is taken; delete that stream first or choose another name"),
    bad(10131, "JSConsumerCreateFilterSubjectMismatchErr",
        "the filters in subject and body differ; make them the same"),
    bad(10132, "JSConsumerCreateDurableAndNameMismatch", "name and durable name differ; make them the same or set one"),
    bad(10133, "JSReplicasCountCannotBeNegative", "the replica count is negative; make it positive"),
    bad(10134, "JSConsumerReplicasShouldMatchStream",
        "a consumer of an interest stream needs the replicas of the stream; match them"),
    js(10135, "JSConsumerMetadataLengthErrF", 400, Kind::TOO_LARGE,
        "the metadata of the consumer is too large; shrink it"),
    bad(10136, "JSConsumerDuplicateFilterSubjects", "both the single and the multiple filter are set; keep one"),
    bad(10137, "JSConsumerMultipleFiltersNotAllowed",
        "several filters need the API with the config in the body; use that one"),
    bad(10138, "JSConsumerOverlappingSubjectFilters",
        "the filters of the consumer overlap each other; make them distinct"),
    bad(10139, "JSConsumerEmptyFilter", "one of the filters is empty; drop it"),
    bad(10140, "JSSourceDuplicateDetected", "the same source is listed twice; drop one"),
    bad(10141, "JSSourceInvalidStreamName", "the stream name of a source is not valid; correct it"),
    bad(10142, "JSMirrorInvalidStreamName", "the stream name of the mirror is not valid; correct it"),
    bad(10143, "JSMirrorWithFirstSeqErr", "a mirror cannot set a first sequence; drop it"),
    bad(10144, "JSSourceMultipleFiltersNotAllowed", "a source has both transforms and a single filter; keep one"),
    bad(10145, "JSSourceInvalidSubjectFilter", "the pattern of a source's transform is not valid; correct it"),
    bad(10146, "JSSourceInvalidTransformDestination", "the target of a source's transform is not valid; correct it"),
    bad(10147, "JSSourceOverlappingSubjectFilters", "the filters of a source overlap; make them distinct"),
    js(10148, "JSConsumerAlreadyExists", 400, Kind::ALREADY_EXISTS,
        "the consumer to create exists with other settings; update it instead"),
    js(10149, "JSConsumerDoesNotExist", 400, Kind::NOT_FOUND,
        "the consumer to update does not exist; create it instead"),
    bad(10150, "JSMirrorMultipleFiltersNotAllowed", "the mirror has both transforms and a single filter; keep one"),
    bad(10151, "JSMirrorInvalidSubjectFilter", "the pattern of the mirror's transform is not valid; correct it"),
    bad(10152, "JSMirrorOverlappingSubjectFilters", "the filters of the mirror overlap; make them distinct"),
    bad(10153, "JSConsumerInactiveThresholdExcess", "the inactive threshold is above the system's cap; lower it"),
    bad(10154, "JSMirrorInvalidTransformDestination", "the target of the mirror's transform is not valid; correct it"),
    bad(10155, "JSStreamTransformInvalidSource", "the pattern of the stream's transform is not valid; correct it"),
    bad(10156, "JSStreamTransformInvalidDestination", "the target of the stream's transform is not valid; correct it"),
    bad(10157, "JSPedanticErrF", "pedantic mode refuses to adjust a setting; write it as the text says"),
    // The twin being processed carries the same message id: asking again with it is safe, and the
    // message may be stored.
    js(10158, "JSStreamDuplicateMessageConflict", 409, Kind::BUSY,
        "a message of this id is still being stored; send it again with the same id to learn the outcome")
        .effect(Effect::MAYBE_APPLIED),
    bad(10159, "JSConsumerPriorityPolicyWithoutGroup", "the priority policy needs a group; name one"),
    bad(10160, "JSConsumerInvalidPriorityGroupErr", "the consumer does not know this priority group; correct its name"),
    bad(10161, "JSConsumerEmptyGroupName", "the name of the priority group is empty; set it"),
    bad(10162, "JSConsumerInvalidGroupNameErr", "the name of the priority group is malformed; correct it"),
    js(10163, "JSStreamExpectedLastSeqPerSubjectNotReady", 503, Kind::UNAVAILABLE,
        "the check of the subject's sequence cannot run yet; send it again soon")
        .retired(),
    js(10164, "JSStreamWrongLastSequenceConstantErr", 400, Kind::CONFLICT,
        "another write to the subject is in flight and wins the compare-and-set; read again and redo"),
    bad(10165, "JSMessageTTLInvalidErr", "the lifetime of the message cannot be read; correct the header"),
    js(10166, "JSMessageTTLDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow a lifetime per message; enable it or drop the header"),
    js(10167, "JSStreamTooManyRequests", 429, Kind::THROTTLED,
        "the intake of the stream is full and the message was dropped; slow down and send again"),
    js(10168, "JSMessageIncrDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream has no counters, but the message increments one; enable them or drop the header"),
    bad(10169, "JSMessageIncrMissingErr", "the message to a counter stream has no increment; add the header"),
    bad(10170, "JSMessageIncrPayloadErr", "a message to a counter has a body; send it empty"),
    bad(10171, "JSMessageIncrInvalidErr",
        "the increment cannot be read or stands with headers it excludes; correct it"),
    js(10172, "JSMessageCounterBrokenErr", 400, Kind::CORRUPT,
        "the stored value of the counter is damaged; repair the subject by hand")
        .origin(Origin::STORAGE),
    bad(10173, "JSMirrorWithCountersErr", "a mirror cannot enable counters; drop the setting"),
    js(10174, "JSAtomicPublishDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow atomic batches; enable them or publish one by one"),
    bad(10175, "JSAtomicPublishMissingSeqErr",
        "a message of the batch lacks its sequence, so the whole batch was dropped; number the messages and send it \
         again"),
    // An atomic batch is stored whole or not at all.
    js(10176, "JSAtomicPublishIncompleteBatchErr", 400, Kind::ABORTED,
        "the atomic batch had a gap, is unknown or timed out and nothing of it is stored; send the whole batch again"),
    bad(10177, "JSAtomicPublishUnsupportedHeaderBatchErr",
        "the batch used a header that batches exclude and was dropped whole; drop the header"),
    bad(10178, "JSConsumerPushWithPriorityGroupErr",
        "a push consumer cannot have priority groups; make it a pull consumer"),
    bad(10179, "JSAtomicPublishInvalidBatchIDErr",
        "the id of the atomic batch is empty or over 64 characters; choose another"),
    js(10180, "JSStreamMinLastSeqErr", 412, Kind::UNAVAILABLE,
        "the replica has not reached the sequence asked for; ask again later")
        .origin(Origin::CLUSTER).retired(),
    bad(10181, "JSConsumerAckPolicyInvalidErr", "the ack policy is unknown; correct it"),
    bad(10182, "JSConsumerReplayPolicyInvalidErr", "the replay policy is unknown; correct it"),
    bad(10183, "JSConsumerAckWaitNegativeErr", "ack_wait is negative; make it positive"),
    bad(10184, "JSConsumerBackOffNegativeErr", "a backoff step is negative; make it positive"),
    js(10185, "JSRequiredApiLevelErr", 412, Kind::UNSUPPORTED,
        "the request demands a newer API level than the server has; upgrade it or drop the demand"),
    bad(10186, "JSMirrorWithMsgSchedulesErr", "a mirror cannot enable message schedules; drop the setting"),
    bad(10187, "JSSourceWithMsgSchedulesErr",
        "a stream with sources cannot enable message schedules; drop the setting"),
    js(10188, "JSMessageSchedulesDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow scheduled messages; enable them or send without a schedule"),
    bad(10189, "JSMessageSchedulesPatternInvalidErr", "the schedule cannot be read; correct its pattern"),
    bad(10190, "JSMessageSchedulesTargetInvalidErr", "the target subject of the schedule is not valid; correct it"),
    bad(10191, "JSMessageSchedulesTTLInvalidErr", "the lifetime of the scheduled message is not valid; correct it"),
    bad(10192, "JSMessageSchedulesRollupInvalidErr", "the rollup of the scheduled message is not valid; correct it"),
    bad(10193, "JSStreamExpectedLastSeqPerSubjectInvalid",
        "the guard names a subject but no sequence; add the sequence"),
    // Often an asset made by a newer server: it stays offline until somebody acts.
    js(10194, "JSStreamOfflineReasonErrF", 500, Kind::UNAVAILABLE,
        "the stream is offline for a reason in the text, often a newer server's stream; upgrade or repair it")
        .advice(Advice::FIX_CONFIG),
    js(10195, "JSConsumerOfflineReasonErrF", 500, Kind::UNAVAILABLE,
        "the consumer is offline for a reason in the text, often a newer server's consumer; upgrade or repair it")
        .advice(Advice::FIX_CONFIG),
    bad(10196, "JSConsumerPriorityGroupWithPolicyNone", "priority groups need a priority policy; set one"),
    bad(10197, "JSConsumerPinnedTTLWithoutPriorityPolicyNone",
        "a pin lifetime needs the pinned priority policy; set it"),
    bad(10198, "JSMirrorWithAtomicPublishErr", "a mirror cannot enable atomic publishing; drop the setting"),
    js(10199, "JSAtomicPublishTooLargeBatchErrF", 400, Kind::TOO_LARGE,
        "the atomic batch is over the cap and nothing of it is stored; split it"),
    bad(10200, "JSAtomicPublishInvalidBatchCommitErr",
        "the commit mark of the atomic batch is not valid and nothing of it is stored; correct it and send the batch \
         again"),
    // Nothing of this batch is stored; the earlier copy of the message stands.
    js(10201, "JSAtomicPublishContainsDuplicateMessageErr", 400, Kind::ALREADY_EXISTS,
        "the atomic batch repeats a message id already stored, and none of it is stored; drop that message"),
    js(10202, "JSClusterServerMemberChangeInflightErr", 400, Kind::BUSY,
        "another membership change of the cluster is running; wait, then ask again")
        .origin(Origin::CLUSTER),
    bad(10203, "JSMessageSchedulesSourceInvalidErr", "the source of the schedule is not valid; correct it"),
    js(10204, "JSConsumerInvalidResetErr", 400, Kind::INVALID_ARGUMENT,
        "the consumer's delivery policy does not allow this reset; choose another position")
        .raised_as("ConsumerInvalidResetError"),
    js(10205, "JSBatchPublishDisabledErr", 400, Kind::UNSUPPORTED,
        "the stream does not allow fast batches; enable them or publish one by one"),
    bad(10206, "JSBatchPublishInvalidPatternErr", "the reply subject of the fast batch is malformed; correct it"),
    bad(10207, "JSBatchPublishInvalidBatchIDErr", "the id of the fast batch is not valid; choose another"),
    // A fast batch stores as it goes: the earlier part may be there.
    js(10208, "JSBatchPublishUnknownBatchIDErr", 400, Kind::SESSION_EXPIRED,
        "the fast batch is unknown, expired or its leader changed; find out what was stored before sending the rest")
        .effect(Effect::MAYBE_APPLIED),
    bad(10209, "JSMirrorWithBatchPublishErr", "a mirror cannot enable fast batches; drop the setting"),
    js(10210, "JSAtomicPublishTooManyInflight", 429, Kind::THROTTLED,
        "too many atomic batches are open, so this one did not start; wait, then send it again"),
    js(10211, "JSBatchPublishTooManyInflight", 429, Kind::THROTTLED,
        "too many fast batches are open, so this one did not start; wait, then send it again"),
    bad(10212, "JSMessageSchedulesSchedulerInvalidErr", "the scheduler header is not valid; correct it"),
    bad(10213, "JSMirrorDurableConsumerCfgInvalid", "the consumer settings of the mirror are not valid; correct them"),
    bad(10214, "JSMirrorConsumerRequiresAckFCErr",
        "the consumer of a mirror needs the flow-control ack policy; set it"),
    bad(10215, "JSSourceDurableConsumerCfgInvalid", "the consumer settings of a source are not valid; correct them"),
    bad(10216, "JSSourceDurableConsumerDuplicateDetected", "the same source consumer is listed twice; drop one"),
    bad(10217, "JSSourceConsumerRequiresAckFCErr",
        "the consumer of a source needs the flow-control ack policy; set it"),
    bad(10218, "JSConsumerAckFCRequiresPushErr", "the flow-control ack policy needs a push consumer; make it one"),
    bad(10219, "JSConsumerAckFCRequiresFCErr", "the flow-control ack policy needs flow control; switch it on"),
    bad(10220, "JSConsumerAckFCRequiresMaxAckPendingErr", "the flow-control ack policy needs max_ack_pending; set it"),
    bad(10221, "JSConsumerAckFCRequiresNoAckWaitErr", "the flow-control ack policy excludes ack_wait; drop it"),
    bad(10222, "JSConsumerAckFCRequiresNoMaxDeliverErr", "the flow-control ack policy excludes max_deliver; drop it"),
    bad(10223, "JSMessageSchedulesTimeZoneInvalidErr", "the time zone of the schedule is not valid; correct it"),
    js(10224, "JSClusterRescueErr", 400, Kind::FAILED_PRECONDITION,
        "the rescue of the cluster was not carried out; read the text and the state of the cluster")
        .origin(Origin::CLUSTER),
    // The binding must be made anew.
    js(10225, "JSConsumerStreamIdentityMismatchF", 400, Kind::STALE_METADATA,
        "the consumer belongs to an earlier stream of this name; look both up and bind again")
        .advice(Advice::RECONNECT),
    js(10226, "JSStreamReconfigureInProgressErr", 400, Kind::BUSY,
        "a reconfiguration of the stream is running; wait, then ask again")
        .origin(Origin::CLUSTER),
    bad(10227, "JSMessageSourceHdrNotAllowedErr", "the message carries a header reserved for sources; drop it"),
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
