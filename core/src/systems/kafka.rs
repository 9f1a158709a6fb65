//! Kafka: the error code of a broker's answer, and below -1 what librdkafka says of itself, in the same number space.
//!
//! A C program holds both in one `rd_kafka_resp_err_t`. Names are those of Kafka's `Errors.java`, and for local codes
//! those of `rd_kafka_err2name`; where librdkafka, kafka-python or an older Kafka has another name, it is an alias.
//! The exceptions of kafka-python that have no number are aliases of the local code that means the same.
//!
//! Trap: what is told of a message is the code of its *last* try, and all clients try again by themselves.
//! NOT_ENOUGH_REPLICAS stores nothing, but the try before it may have timed out in doubt. librdkafka alone tells, by
//! the status of the message: [`code`] takes both. A status of an error ranks above what the code says by itself.
//!
//! Trap: with acks=all the leader appends first and waits then. 3, 6 and 56 are refusals or the end of that wait;
//! librdkafka takes them for refusals, sends again and says [`NOT_PERSISTED`]. So a status 0 does not make these
//! codes not applied here; [`ACKS_LEADER`] does, for 3 and 6. A coordinator's 15 and 16 hide the same wait.
//!
//! Trap: a commit of a transaction is repeated, never aborted, while its outcome is open (15, 16, 51, -185). After an
//! error that `rd_kafka_error_txn_requires_abort` is true of, whatever its code, the transaction is lost: abort it and
//! run it again. After one that `rd_kafka_error_is_fatal` is true of, the client is lost.
//!
//! Fluss copies the form, not the numbers: 12 of Fluss is 6 here. Its server also answers Kafka's own protocol, and
//! what arrives on that is of this domain.

use crate::{Advice, Client, Code, Domain, Effect, Kind, Lost, Origin, Row, Severity, row};

/// Context: the code ended a write with acks=all.
pub const ACKS_ALL: u16 = 1;
/// Context: the code ended a write with acks 0 or 1.
pub const ACKS_LEADER: u16 = 2;
/// Context: librdkafka reports a message with this code, and its status 0.
pub const NOT_PERSISTED: u16 = 3;
/// Context: librdkafka reports a message with this code, and its status 1: an earlier try may be stored.
pub const POSSIBLY_PERSISTED: u16 = 4;

const RD: Client = Client::RDKAFKA;
const KAFKA: Client = Client::KAFKA;
const CLASS: Client = Client::KAFKA_CLASS;
const PY: Client = Client::KAFKA_PYTHON;

/// A code that librdkafka makes itself.
#[track_caller]
const fn local(native: i32, name: &'static str, kind: Kind, message: &'static str) -> Row {
    row(native, name, kind, message).origin(Origin::CLIENT)
}

/// What can end a message and stores nothing itself, after a try that may have.
macro_rules! in_doubt {
    ($native:literal, $name:literal, $kind:ident) => {
        row($native, $name, Kind::$kind, concat!(
            $name, " ended the message, and an earlier try of it may be stored; read back before producing it again"
        ))
        .context(POSSIBLY_PERSISTED).effect(Effect::MAYBE_APPLIED)
    };
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    local(-199, "_BAD_MSG", Kind::PROTOCOL,
        "an answer of the broker cannot be read, and the request may have been carried out; check the versions, and \
         read back before repeating")
        .aliases(&["KafkaProtocolError", "CorrelationIdError", "InvalidReceiveError"])
        .prints(&[(RD, "Local: Bad message format")]),
    // The codec may only be missing from this build: no proof of damage.
    local(-198, "_BAD_COMPRESSION", Kind::CORRUPT,
        "a fetched batch cannot be decompressed; check that its codec is built in, then look at the batch on the \
         broker")
        .severity(Severity::ERROR).aliases(&["UnsupportedCodecError"])
        .prints(&[(RD, "Local: Invalid compressed data")]),
    // What was in flight ends with this too, and its status says not persisted without knowing.
    local(-197, "_DESTROY", Kind::CLOSED,
        "the client was destroyed with this in its queue or in flight; make a new client, and read back what was in \
         flight")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[(RD, "Local: Broker handle destroyed"), (RD, "Local: Broker handle destroyed for termination")]),
    local(-196, "_FAIL", Kind::UNKNOWN,
        "the client failed and does not say how; read its log, and read back before repeating")
        .prints(&[(RD, "Local: Communication failure with broker")]),
    // As an error event it is information: the client goes on by itself.
    local(-195, "_TRANSPORT", Kind::CONNECTION_LOST,
        "the link to a broker failed or could not be made; keep the handle, which connects again, and read back \
         what was in flight")
        .origin(Origin::TRANSPORT).lost(Lost::LINK).aliases(&["KafkaConnectionError"])
        .prints(&[(RD, "Local: Broker transport failure")]),
    local(-195, "_TRANSPORT", Kind::CONNECTION_LOST,
        "the link failed before the message was stored; produce it again over the same handle, which connects again")
        .context(NOT_PERSISTED).effect(Effect::NOT_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK),
    local(-194, "_CRIT_SYS_RESOURCE", Kind::EXHAUSTED,
        "a thread, memory or a descriptor could not be had; free some, then make the client again")
        .origin(Origin::HOST)
        .prints(&[(RD, "Local: Critical system resource failure")]),
    local(-193, "_RESOLVE", Kind::UNAVAILABLE,
        "the name of a broker is not resolved, and the client goes on trying; check bootstrap.servers and the name \
         server, or wait")
        .prints(&[(RD, "Local: Host resolution failure")]),
    // One number for two facts: it never left the queue, or no answer came. Only the status tells.
    local(-192, "_MSG_TIMED_OUT", Kind::TIMEOUT,
        "the message was not acknowledged in time, and may never have been sent or may be stored; ask \
         rd_kafka_message_status, or read back before repeating")
        .prints(&[(RD, "Local: Message timed out")]),
    local(-192, "_MSG_TIMED_OUT", Kind::TIMEOUT, "the message was not stored in the time it had; produce it again")
        .context(NOT_PERSISTED).effect(Effect::NOT_APPLIED),
    row(-191, "_PARTITION_EOF", Kind::OK, "the consumer has read the partition to its present end; poll on")
        .prints(&[(RD, "Broker: No more messages")]),
    local(-190, "_UNKNOWN_PARTITION", Kind::NOT_FOUND,
        "the cluster has no such partition, and the message was not sent; correct the partition or add it")
        .prints(&[(RD, "Local: Unknown partition")]),
    in_doubt!(-190, "_UNKNOWN_PARTITION", NOT_FOUND).origin(Origin::CLIENT),
    local(-189, "_FS", Kind::IO,
        "a file of the client could not be read or written, such as a key or an offset file; check path and space")
        .origin(Origin::HOST)
        .prints(&[(RD, "Local: File or filesystem error")]),
    local(-188, "_UNKNOWN_TOPIC", Kind::NOT_FOUND,
        "the cluster has no such topic, and the message was not sent; create the topic or correct its name")
        .prints(&[(RD, "Local: Unknown topic")]),
    in_doubt!(-188, "_UNKNOWN_TOPIC", NOT_FOUND).origin(Origin::CLIENT),
    // As an error event it is information, and no message has failed by it. What was in flight is in doubt.
    local(-187, "_ALL_BROKERS_DOWN", Kind::UNAVAILABLE,
        "no broker can be reached, and the client goes on trying; keep the handle, and wait for the reports of what \
         was sent")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::TRANSPORT).lost(Lost::LINK)
        .aliases(&["MetadataEmptyBrokerList"])
        .prints(&[(RD, "Local: All broker connections are down")]),
    local(-186, "_INVALID_ARG", Kind::INVALID_ARGUMENT, "an argument or a setting is invalid; correct it")
        .aliases(&["IllegalArgumentError", "KafkaConfigurationError"])
        .prints(&[(RD, "Local: Invalid argument or configuration")]),
    in_doubt!(-186, "_INVALID_ARG", INVALID_ARGUMENT).origin(Origin::CLIENT),
    // A commit that timed out may have been made. flush() says so while messages remain, which is no failure of
    // theirs.
    local(-185, "_TIMED_OUT", Kind::TIMEOUT,
        "a call or request took too long and may still be carried out; call the same one again, and do not abort a \
         commit for it")
        .aliases(&["KafkaTimeoutError"])
        .prints(&[(RD, "Local: Timed out")]),
    local(-184, "_QUEUE_FULL", Kind::THROTTLED,
        "the local queue is full and did not take the message; poll to make room, then produce it again")
        .aliases(&["TooManyInFlightRequests"])
        .prints(&[(RD, "Local: Queue full")]),
    local(-183, "_ISR_INSUFF", Kind::NO_QUORUM,
        "too few replicas are in sync for the acks that were asked; wait for replicas, then send again")
        .retired()
        .prints(&[(RD, "Local: ISR count insufficient")]),
    row(-182, "_NODE_UPDATE", Kind::OK, "a broker was given another id; nothing to do")
        .retired()
        .prints(&[(RD, "Local: Broker node update")]),
    // Handled as a broken link: what was in flight is in doubt.
    local(-181, "_SSL", Kind::TLS,
        "TLS failed on a link, perhaps with requests in flight; check certificates and versions, and read back what \
         was in flight")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::LINK)
        .prints(&[(RD, "Local: SSL error")]),
    local(-180, "_WAIT_COORD", Kind::NO_LEADER, "the coordinator is not known yet; wait for it, then call again")
        .aliases(&["NodeNotReadyError"])
        .prints(&[(RD, "Local: Waiting for coordinator")]),
    // Rule 4: not configured.
    local(-179, "_UNKNOWN_GROUP", Kind::UNSUPPORTED, "the call needs a group, and group.id is not set; set it")
        .prints(&[(RD, "Local: Unknown group")]),
    // The one that runs may be an earlier call of the same.
    local(-178, "_IN_PROGRESS", Kind::BUSY,
        "the same operation runs already, perhaps by your own earlier call; wait for its result")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[(RD, "Local: Operation in progress")]),
    // This call did nothing. Upstream calls it retriable.
    local(-177, "_PREV_IN_PROGRESS", Kind::BUSY,
        "another operation has not ended, such as a commit; call that one again until it ends, then this one")
        .prints(&[(RD, "Local: Previous operation in progress")]),
    local(-176, "_EXISTING_SUBSCRIPTION", Kind::FAILED_PRECONDITION,
        "the consumer has a subscription that contradicts this one; unsubscribe first")
        .retired()
        .prints(&[(RD, "Local: Existing subscription")]),
    row(-175, "_ASSIGN_PARTITIONS", Kind::OK, "partitions were assigned; answer with rd_kafka_assign")
        .prints(&[(RD, "Local: Assign partitions")]),
    row(-174, "_REVOKE_PARTITIONS", Kind::OK,
        "partitions are to be given back; commit, then answer with rd_kafka_assign and no list")
        .prints(&[(RD, "Local: Revoke partitions")]),
    local(-173, "_CONFLICT", Kind::FAILED_PRECONDITION,
        "two settings, uses or calls contradict each other; change one of them")
        .prints(&[(RD, "Local: Conflicting use")]),
    local(-172, "_STATE", Kind::FAILED_PRECONDITION,
        "the client is in a state that does not allow this call, such as no open transaction; make the calls in \
         their order")
        .aliases(&["IllegalStateError"])
        .prints(&[(RD, "Local: Erroneous state")]),
    in_doubt!(-172, "_STATE", FAILED_PRECONDITION).origin(Origin::CLIENT),
    local(-171, "_UNKNOWN_PROTOCOL", Kind::UNSUPPORTED,
        "the group protocol is not known to this client; choose another assignor, or upgrade")
        .prints(&[(RD, "Local: Unknown protocol")]),
    local(-170, "_NOT_IMPLEMENTED", Kind::UNSUPPORTED,
        "this build of the client does not have the function; use another build")
        .prints(&[(RD, "Local: Not implemented")]),
    // The broker closes the connection after a failed login.
    local(-169, "_AUTHENTICATION", Kind::UNAUTHENTICATED,
        "the login at a broker failed, and the client goes on trying; correct the credentials")
        .lost(Lost::LINK)
        .prints(&[(RD, "Local: Authentication failure")]),
    in_doubt!(-169, "_AUTHENTICATION", UNAUTHENTICATED).lost(Lost::LINK).origin(Origin::CLIENT),
    // A commit without a new offset is no fault.
    local(-168, "_NO_OFFSET", Kind::NOT_FOUND, "there is no stored offset, so there was nothing to commit; go on")
        .advice(Advice::NONE).severity(Severity::INFO)
        .prints(&[(RD, "Local: No offset stored")]),
    // Sent again as it is, it would be outdated again.
    local(-167, "_OUTDATED", Kind::STALE_METADATA,
        "the result belongs to an earlier assignment and was dropped; ask again under the present one")
        .advice(Advice::REDO)
        .prints(&[(RD, "Local: Outdated")]),
    // It never left the queue.
    local(-166, "_TIMED_OUT_QUEUE", Kind::TIMEOUT,
        "the request waited too long in the local queue and was not sent; send it again")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(RD, "Local: Timed out in queue")]),
    in_doubt!(-166, "_TIMED_OUT_QUEUE", TIMEOUT).origin(Origin::CLIENT),
    local(-165, "_UNSUPPORTED_FEATURE", Kind::UNSUPPORTED,
        "the broker lacks the API or version that this needs; upgrade it, or use another function")
        .aliases(&["UnrecognizedBrokerVersion"])
        .prints(&[(RD, "Local: Required feature not supported by broker")]),
    in_doubt!(-165, "_UNSUPPORTED_FEATURE", UNSUPPORTED).origin(Origin::CLIENT),
    local(-164, "_WAIT_CACHE", Kind::STALE_METADATA, "the metadata have not come yet; wait for them, then call again")
        .aliases(&["StaleMetadata"])
        .prints(&[(RD, "Local: Awaiting cache update")]),
    // A poll reads.
    local(-163, "_INTR", Kind::CANCELLED, "the call was interrupted by rd_kafka_yield; call again")
        .advice(Advice::RETRY_NOW).effect(Effect::NOT_APPLIED)
        .prints(&[(RD, "Local: Operation interrupted")]),
    local(-162, "_KEY_SERIALIZATION", Kind::INVALID_ARGUMENT,
        "the key could not be serialised and nothing was sent; correct the key or its serialiser")
        .prints(&[(RD, "Local: Key serialization error")]),
    local(-161, "_VALUE_SERIALIZATION", Kind::INVALID_ARGUMENT,
        "the value could not be serialised and nothing was sent; correct the value or its serialiser")
        .prints(&[(RD, "Local: Value serialization error")]),
    // The record is fetched already; nothing was asked of the broker.
    local(-160, "_KEY_DESERIALIZATION", Kind::PROTOCOL,
        "the key of a fetched record cannot be read; correct the deserialiser, or seek past the record")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(RD, "Local: Key deserialization error")]),
    local(-159, "_VALUE_DESERIALIZATION", Kind::PROTOCOL,
        "the value of a fetched record cannot be read; correct the deserialiser, or seek past the record")
        .effect(Effect::NOT_APPLIED)
        .prints(&[(RD, "Local: Value deserialization error")]),
    local(-158, "_PARTIAL", Kind::PROTOCOL, "an answer of the broker is cut short; read back before repeating")
        .prints(&[(RD, "Local: Partial response")]),
    local(-157, "_READ_ONLY", Kind::MISUSE, "the object must not be changed; make a copy and change that")
        .retired()
        .prints(&[(RD, "Local: Read-only object")]),
    local(-156, "_NOENT", Kind::NOT_FOUND, "the client has no such entry; name one that is there")
        .prints(&[(RD, "Local: No such entry")]),
    local(-155, "_UNDERFLOW", Kind::PROTOCOL,
        "an answer of the broker ends too early; check the versions, and read back before repeating")
        .prints(&[(RD, "Local: Read underflow")]),
    local(-154, "_INVALID_TYPE", Kind::INVALID_ARGUMENT, "the value has the wrong type; give it the right one")
        .prints(&[(RD, "Local: Invalid type")]),
    local(-153, "_RETRY", Kind::BUSY,
        "the client took the request back from its queue to send it once more; wait for that, or send it again")
        .prints(&[(RD, "Local: Retry operation")]),
    in_doubt!(-153, "_RETRY", BUSY).origin(Origin::CLIENT),
    // It never left the queue.
    local(-152, "_PURGE_QUEUE", Kind::CANCELLED,
        "the program or an aborted transaction took the message from the queue before it was sent; produce it again \
         if it is still wanted")
        .effect(Effect::NOT_APPLIED).aliases(&["TransactionAbortedError"])
        .prints(&[(RD, "Local: Purged in queue")]),
    in_doubt!(-152, "_PURGE_QUEUE", CANCELLED).origin(Origin::CLIENT),
    local(-151, "_PURGE_INFLIGHT", Kind::CANCELLED,
        "the program purged the message while it was in flight, and it may be stored; read back before producing it \
         again")
        .prints(&[(RD, "Local: Purged in flight")]),
    // The reason stands elsewhere; it may be a fence, after which a new client would take the work of another.
    local(-150, "_FATAL", Kind::CLOSED,
        "the client met a fatal error and takes nothing more; read rd_kafka_fatal_error, and read back what was in \
         flight before you replace the client")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).severity(Severity::ERROR)
        .prints(&[(RD, "Local: Fatal error")]),
    local(-149, "_INCONSISTENT", Kind::INTERNAL,
        "the idempotent producer and the broker disagree on what was sent; make a new producer, and read back first")
        .lost(Lost::HANDLE)
        .prints(&[(RD, "Local: Inconsistent state")]),
    // Fatal by enable.gapless.guarantee; a plain repeat would break the very order that was asked for.
    local(-148, "_GAPLESS_GUARANTEE", Kind::OUT_OF_SEQUENCE,
        "to go on would leave a gap in the order, and the producer has ended; read back, then make a new producer")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE)
        .prints(&[(RD, "Local: Gap-less ordering would not be guaranteed if proceeding")]),
    // Others own the partitions: the same commit sent again would move their offsets.
    local(-147, "_MAX_POLL_EXCEEDED", Kind::SESSION_EXPIRED,
        "the program polled too seldom and has left the group; poll to join again, and go on from the committed \
         offsets")
        .advice(Advice::REDO).lost(Lost::SESSION)
        .prints(&[(RD, "Local: Maximum application poll interval (max.poll.interval.ms) exceeded")]),
    // Rule 1, with the advice of stale metadata.
    local(-146, "_UNKNOWN_BROKER", Kind::NOT_FOUND, "the metadata name no such broker; refresh them, then call again")
        .advice(Advice::REFRESH).aliases(&["UnknownBrokerIdError"])
        .prints(&[(RD, "Local: Unknown broker")]),
    local(-145, "_NOT_CONFIGURED", Kind::UNSUPPORTED,
        "the function needs a setting that is missing, such as transactional.id; set it")
        .prints(&[(RD, "Local: Functionality not configured")]),
    // A new producer of the same id would fence the newer one in turn.
    local(-144, "_FENCED", Kind::FENCED,
        "a newer producer with the same transactional.id took over, and what this one sent is decided there; stop \
         it, never make another in its place")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE)
        .prints(&[(RD, "Local: This instance has been fenced by a newer instance")]),
    local(-143, "_APPLICATION", Kind::UNKNOWN,
        "the program itself reported a failure, such as that of a token; look where it does so")
        .origin(Origin::APPLICATION)
        .prints(&[(RD, "Local: Application generated error")]),
    // As with -147.
    local(-142, "_ASSIGNMENT_LOST", Kind::SESSION_EXPIRED,
        "the partitions are lost and others may own them; commit nothing, and go on from the committed offsets of \
         what is assigned next")
        .advice(Advice::REDO).lost(Lost::SESSION).aliases(&["CommitFailedError"])
        .prints(&[(RD, "Local: Group partition assignment lost")]),
    row(-141, "_NOOP", Kind::OK, "there was nothing to do; go on")
        .prints(&[(RD, "Local: No operation performed")]),
    local(-140, "_AUTO_OFFSET_RESET", Kind::OUT_OF_RANGE,
        "there is no offset to start from, and auto.offset.reset is error; seek to one")
        .aliases(&["NoOffsetForPartitionError"])
        .prints(&[(RD, "Local: No offset to automatically reset to")]),
    // No repeat brings the records back, and what followed from them stands.
    local(-139, "_LOG_TRUNCATION", Kind::OUT_OF_RANGE,
        "the log was cut after an unclean election, and records already read are gone; compare what was made of \
         them, then seek")
        .advice(Advice::STOP).aliases(&["LogTruncationError"])
        .prints(&[(RD, "Local: Partition log truncation detected")]),
    // It is not the one that was refused: alone it may go again as it is.
    local(-138, "_INVALID_DIFFERENT_RECORD", Kind::ABORTED,
        "another record of the batch was refused, so this one was not stored; produce it again without that one")
        .advice(Advice::BACKOFF)
        .prints(&[(RD, "Local: an invalid record in the same batch caused the failure of this message too")]),
    in_doubt!(-138, "_INVALID_DIFFERENT_RECORD", ABORTED).advice(Advice::BACKOFF).origin(Origin::CLIENT),
    local(-137, "_DESTROY_BROKER", Kind::UNAVAILABLE,
        "one broker left the client, which lives on; send again, to another broker")
        .advice(Advice::REFRESH)
        .prints(&[(RD, "Local: Broker handle destroyed without termination")]),
    in_doubt!(-137, "_DESTROY_BROKER", UNAVAILABLE).advice(Advice::REFRESH).origin(Origin::CLIENT),
    // Rule 5. The Java client makes it of every number that it does not know.
    row(-1, "UNKNOWN_SERVER_ERROR", Kind::INTERNAL,
        "the broker met an error that it has no code for, or the client does not know the code; read the broker's \
         log, and read back before repeating")
        .aliases(&["UNKNOWN"])
        .prints(&[
            (RD, "Unknown broker error"),
            (KAFKA, "The server experienced an unexpected error when processing the request."),
            (CLASS, "UnknownServerException"),
            (PY, "UnknownError"),
        ]),
    row(0, "NONE", Kind::OK, "the request succeeded; nothing to do")
        .aliases(&["NO_ERROR"])
        .prints(&[(RD, "Success")]),
    row(1, "OFFSET_OUT_OF_RANGE", Kind::OUT_OF_RANGE,
        "the partition does not have this offset any more, or not yet; seek to one that it has")
        .severity(Severity::WARNING)
        .prints(&[
            (RD, "Broker: Offset out of range"),
            (KAFKA, "The requested offset is not within the range of offsets maintained by the server."),
            (CLASS, "OffsetOutOfRangeException"),
            (PY, "OffsetOutOfRangeError"),
        ]),
    // Damaged on its way and refused; the producer still has it whole.
    row(2, "CORRUPT_MESSAGE", Kind::CORRUPT,
        "the batch failed its checksum or a test of its form and was not stored; send it again, and look at key, \
         size and network if it stays")
        .advice(Advice::BACKOFF).severity(Severity::ERROR).aliases(&["INVALID_MSG"])
        .prints(&[
            (RD, "Broker: Invalid message"),
            (KAFKA, "This message has failed its CRC checksum, exceeds the valid size, has a null key for a \
                    compacted topic, or is otherwise corrupt."),
            (CLASS, "CorruptRecordException"),
            (PY, "CorruptRecordError"),
            (PY, "CorruptRecordException"),
        ]),
    in_doubt!(2, "CORRUPT_MESSAGE", CORRUPT).advice(Advice::BACKOFF).severity(Severity::ERROR),
    // Metadata lag (rule 1). With acks=all also the end of a wait: the topic went after the append.
    row(3, "UNKNOWN_TOPIC_OR_PARTITION", Kind::NOT_FOUND,
        "this broker does not have the partition, or hides it; refresh metadata, correct the name if it stays, and \
         read back after acks=all")
        .advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED).aliases(&["UNKNOWN_TOPIC_OR_PART"])
        .prints(&[
            (RD, "Broker: Unknown topic or partition"),
            (KAFKA, "This server does not host this topic-partition."),
            (CLASS, "UnknownTopicOrPartitionException"),
            (PY, "UnknownTopicOrPartitionError"),
        ]),
    row(3, "UNKNOWN_TOPIC_OR_PARTITION", Kind::NOT_FOUND,
        "the partition left this broker while it waited for followers; refresh metadata, stop if the topic is gone, \
         and read back")
        .context(ACKS_ALL).advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED),
    row(3, "UNKNOWN_TOPIC_OR_PARTITION", Kind::NOT_FOUND,
        "the broker does not have the partition and refused the write; refresh metadata, then send again, or \
         correct the name if it stays")
        .context(ACKS_LEADER).advice(Advice::REFRESH),
    row(4, "INVALID_FETCH_SIZE", Kind::INVALID_ARGUMENT, "the size of the fetch is not acceptable; correct it")
        .aliases(&["INVALID_MSG_SIZE"])
        .prints(&[
            (RD, "Broker: Invalid message size"),
            (KAFKA, "The requested fetch size is invalid."),
            (CLASS, "InvalidFetchSizeException"),
            (PY, "InvalidFetchRequestError"),
        ]),
    row(5, "LEADER_NOT_AVAILABLE", Kind::NO_LEADER,
        "the partition has no leader at the moment; wait for the election, then send again")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Leader not available"),
            (KAFKA, "There is no leader for this topic-partition as we are in the middle of a leadership election."),
            (CLASS, "LeaderNotAvailableException"),
            (PY, "LeaderNotAvailableError"),
        ]),
    in_doubt!(5, "LEADER_NOT_AVAILABLE", NO_LEADER).origin(Origin::CLUSTER),
    // A leader that steps down while it waits for followers (acks=all) has appended already. librdkafka takes it for
    // not persisted and sends again: confluentinc/librdkafka issue 4953 shows the duplicate.
    row(6, "NOT_LEADER_OR_FOLLOWER", Kind::NOT_LEADER,
        "the broker does not lead the partition, or just lost it; refresh metadata, and read back after acks=all")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER).aliases(&["NOT_LEADER_FOR_PARTITION"])
        .prints(&[
            (RD, "Broker: Not leader for partition"),
            (KAFKA, "For requests intended only for the leader, this error indicates that the broker is not the \
                    current leader. For requests intended for any replica, this error indicates that the broker is \
                    not a replica of the topic partition."),
            (CLASS, "NotLeaderOrFollowerException"),
            (PY, "NotLeaderForPartitionError"),
        ]),
    row(6, "NOT_LEADER_OR_FOLLOWER", Kind::LEADERSHIP_LOST,
        "the leader stepped down while it waited for followers, and the record may survive; refresh metadata, and \
         read back before repeating")
        .context(ACKS_ALL).origin(Origin::CLUSTER),
    row(6, "NOT_LEADER_OR_FOLLOWER", Kind::NOT_LEADER,
        "the broker does not lead the partition and refused the write; refresh metadata, and send it to the leader")
        .context(ACKS_LEADER).origin(Origin::CLUSTER),
    // Each partition of an acks=all write waits under this code, after the append.
    row(7, "REQUEST_TIMED_OUT", Kind::TIMEOUT,
        "the broker did not finish in time, and with acks=all the leader has the record; read back before repeating")
        .prints(&[
            (RD, "Broker: Request timed out"),
            (KAFKA, "The request timed out."),
            (CLASS, "TimeoutException"),
            (PY, "RequestTimedOutError"),
        ]),
    row(8, "BROKER_NOT_AVAILABLE", Kind::UNAVAILABLE, "the broker is not alive; refresh metadata, then send again")
        .advice(Advice::REFRESH)
        .prints(&[
            (RD, "Broker: Broker not available"),
            (KAFKA, "The broker is not available."),
            (CLASS, "BrokerNotAvailableException"),
            (PY, "BrokerNotAvailableError"),
        ]),
    in_doubt!(8, "BROKER_NOT_AVAILABLE", UNAVAILABLE).advice(Advice::REFRESH),
    row(9, "REPLICA_NOT_AVAILABLE", Kind::UNAVAILABLE,
        "the broker has no replica of the partition at the moment; refresh metadata, then ask again")
        .advice(Advice::REFRESH)
        .prints(&[
            (RD, "Broker: Replica not available"),
            (KAFKA, "The replica is not available for the requested topic-partition. Produce/Fetch requests and \
                    other requests intended only for the leader or follower return NOT_LEADER_OR_FOLLOWER if the \
                    broker is not a replica of the topic-partition."),
            (CLASS, "ReplicaNotAvailableException"),
            (PY, "ReplicaNotAvailableError"),
        ]),
    in_doubt!(9, "REPLICA_NOT_AVAILABLE", UNAVAILABLE).advice(Advice::REFRESH),
    row(10, "MESSAGE_TOO_LARGE", Kind::TOO_LARGE,
        "a record exceeds the limit of the broker or topic; shrink it, or raise max.message.bytes")
        .aliases(&["MSG_SIZE_TOO_LARGE"])
        .prints(&[
            (RD, "Broker: Message size too large"),
            (KAFKA, "The request included a message larger than the max message size the server will accept."),
            (CLASS, "RecordTooLargeException"),
            (PY, "MessageSizeTooLargeError"),
        ]),
    in_doubt!(10, "MESSAGE_TOO_LARGE", TOO_LARGE),
    row(11, "STALE_CONTROLLER_EPOCH", Kind::FENCED,
        "another controller has taken over since this one spoke; stop acting as controller")
        .origin(Origin::CLUSTER).aliases(&["STALE_CTRL_EPOCH"])
        .prints(&[
            (RD, "Broker: StaleControllerEpochCode"),
            (KAFKA, "The controller moved to another broker."),
            (CLASS, "ControllerMovedException"),
            (PY, "StaleControllerEpochError"),
        ]),
    row(12, "OFFSET_METADATA_TOO_LARGE", Kind::TOO_LARGE,
        "the text beside a committed offset is too long; shorten it")
        .prints(&[
            (RD, "Broker: Offset metadata string too large"),
            (KAFKA, "The metadata field of the offset request was too large."),
            (CLASS, "OffsetMetadataTooLarge"),
            (PY, "OffsetMetadataTooLargeError"),
        ]),
    // Made by the client. Refresh, as the metadata may name a dead broker.
    row(13, "NETWORK_EXCEPTION", Kind::CONNECTION_LOST,
        "the link was lost before the answer came; refresh metadata, and read back before repeating")
        .advice(Advice::REFRESH).origin(Origin::TRANSPORT).lost(Lost::LINK)
        .prints(&[
            (RD, "Broker: Broker disconnected before response received"),
            (KAFKA, "The server disconnected before a response was received."),
            (CLASS, "NetworkException"),
            (PY, "NetworkExceptionError"),
        ]),
    row(14, "COORDINATOR_LOAD_IN_PROGRESS", Kind::UNAVAILABLE,
        "the coordinator is still reading its log; wait, then send the same request again")
        .aliases(&["GROUP_LOAD_IN_PROGRESS"])
        .prints(&[
            (RD, "Broker: Coordinator load in progress"),
            (KAFKA, "The coordinator is loading and hence can't process requests."),
            (CLASS, "CoordinatorLoadInProgressException"),
            (PY, "CoordinatorLoadInProgressError"),
        ]),
    in_doubt!(14, "COORDINATOR_LOAD_IN_PROGRESS", UNAVAILABLE),
    // Also how the coordinator tells that its own log did not answer: it makes this of 20 and 7, which come after the
    // append. The commit of offsets or of a transaction can then be in the log.
    row(15, "COORDINATOR_NOT_AVAILABLE", Kind::NO_LEADER,
        "no coordinator can do this now, and a commit may be in its log; find the coordinator, then send the same \
         commit again, no other")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER).aliases(&["GROUP_COORDINATOR_NOT_AVAILABLE"])
        .prints(&[
            (RD, "Broker: Coordinator not available"),
            (KAFKA, "The coordinator is not available."),
            (CLASS, "CoordinatorNotAvailableException"),
            (PY, "CoordinatorNotAvailableError"),
        ]),
    // Also how the coordinator tells that its own log did not answer: it makes this of 6 and 56, and of all that waits
    // when it is unloaded.
    row(16, "NOT_COORDINATOR", Kind::NOT_LEADER,
        "the broker is not the coordinator, or just stopped to be, and a commit may be in its log; find the \
         coordinator, then send the same commit again")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER).aliases(&["NOT_COORDINATOR_FOR_GROUP"])
        .prints(&[
            (RD, "Broker: Not coordinator"),
            (KAFKA, "This is not the correct coordinator."),
            (CLASS, "NotCoordinatorException"),
            (PY, "NotCoordinatorError"),
        ]),
    row(17, "INVALID_TOPIC_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the name of the topic is illegal, or the topic is an internal one; choose another")
        .aliases(&["TOPIC_EXCEPTION"])
        .prints(&[
            (RD, "Broker: Invalid topic"),
            (KAFKA, "The request attempted to perform an operation on an invalid topic."),
            (CLASS, "InvalidTopicException"),
            (PY, "InvalidTopicError"),
        ]),
    in_doubt!(17, "INVALID_TOPIC_EXCEPTION", INVALID_ARGUMENT),
    row(18, "RECORD_LIST_TOO_LARGE", Kind::TOO_LARGE,
        "the batch is larger than a segment of the log; send smaller batches")
        .prints(&[
            (RD, "Broker: Message batch larger than configured server segment size"),
            (KAFKA, "The request included message batch larger than the configured segment size on the server."),
            (CLASS, "RecordBatchTooLargeException"),
            (PY, "RecordListTooLargeError"),
        ]),
    in_doubt!(18, "RECORD_LIST_TOO_LARGE", TOO_LARGE),
    // Tested before the append.
    row(19, "NOT_ENOUGH_REPLICAS", Kind::NO_QUORUM,
        "fewer replicas are in sync than min.insync.replicas, and nothing was stored; wait for replicas, then send \
         again")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Not enough in-sync replicas"),
            (KAFKA, "Messages are rejected since there are fewer in-sync replicas than required."),
            (CLASS, "NotEnoughReplicasException"),
            (PY, "NotEnoughReplicasError"),
        ]),
    in_doubt!(19, "NOT_ENOUGH_REPLICAS", NO_QUORUM).origin(Origin::CLUSTER),
    // Stored, and an election may lose it again: neither success nor to be repeated.
    row(20, "NOT_ENOUGH_REPLICAS_AFTER_APPEND", Kind::NO_QUORUM,
        "the leader stored the record, but too few replicas have it and it may still be lost; read back when they \
         are in sync, before repeating")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Message(s) written to insufficient number of in-sync replicas"),
            (KAFKA, "Messages are written to the log, but to fewer in-sync replicas than required."),
            (CLASS, "NotEnoughReplicasAfterAppendException"),
            (PY, "NotEnoughReplicasAfterAppendError"),
        ]),
    row(21, "INVALID_REQUIRED_ACKS", Kind::INVALID_ARGUMENT, "acks is none of -1, 0 and 1; correct it")
        .prints(&[
            (RD, "Broker: Invalid required acks value"),
            (KAFKA, "Produce request specified an invalid value for required acks."),
            (CLASS, "InvalidRequiredAcksException"),
            (PY, "InvalidRequiredAcksError"),
        ]),
    in_doubt!(21, "INVALID_REQUIRED_ACKS", INVALID_ARGUMENT),
    // The same commit sent again after the rejoin would move the offsets of partitions that others own by now.
    row(22, "ILLEGAL_GENERATION", Kind::SESSION_EXPIRED,
        "the group has gone on without this member, and the commit was refused; join again, and go on from the \
         committed offsets")
        .advice(Advice::REDO).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: Specified group generation id is not valid"),
            (KAFKA, "Specified group generation id is not valid."),
            (CLASS, "IllegalGenerationException"),
            (PY, "IllegalGenerationError"),
        ]),
    row(23, "INCONSISTENT_GROUP_PROTOCOL", Kind::INVALID_ARGUMENT,
        "the member has no assignor in common with its group; give all members one")
        .advice(Advice::FIX_CONFIG)
        .prints(&[
            (RD, "Broker: Inconsistent group protocol"),
            (KAFKA, "The group member's supported protocols are incompatible with those of existing members or first \
                    group member tried to join with empty protocol type or empty protocol list."),
            (CLASS, "InconsistentGroupProtocolException"),
            (PY, "InconsistentGroupProtocolError"),
        ]),
    row(24, "INVALID_GROUP_ID", Kind::INVALID_ARGUMENT, "the group id is empty or illegal; set another")
        .prints(&[
            (RD, "Broker: Invalid group.id"),
            (KAFKA, "The configured groupId is invalid."),
            (CLASS, "InvalidGroupIdException"),
            (PY, "InvalidGroupIdError"),
        ]),
    // As with 22.
    row(25, "UNKNOWN_MEMBER_ID", Kind::SESSION_EXPIRED,
        "the coordinator has dropped this member, and the commit was refused; join under a new id, and go on from \
         the committed offsets")
        .advice(Advice::REDO).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: Unknown member"),
            (KAFKA, "The coordinator is not aware of this member."),
            (CLASS, "UnknownMemberIdException"),
            (PY, "UnknownMemberIdError"),
        ]),
    row(26, "INVALID_SESSION_TIMEOUT", Kind::INVALID_ARGUMENT,
        "session.timeout.ms lies outside of the broker's limits; correct it")
        .advice(Advice::FIX_CONFIG)
        .prints(&[
            (RD, "Broker: Invalid session timeout"),
            (KAFKA, "The session timeout is not within the range allowed by the broker (as configured by \
                    group.min.session.timeout.ms and group.max.session.timeout.ms)."),
            (CLASS, "InvalidSessionTimeoutException"),
            (PY, "InvalidSessionTimeoutError"),
        ]),
    // The member lives, its assignment may not. As with 22, what to commit must be asked again.
    row(27, "REBALANCE_IN_PROGRESS", Kind::BUSY,
        "the group is being rebalanced, and the commit was refused; poll to join, then commit what is still yours")
        .advice(Advice::REDO).lost(Lost::STATEMENT)
        .prints(&[
            (RD, "Broker: Group rebalance in progress"),
            (KAFKA, "The group is rebalancing, so a rejoin is needed."),
            (CLASS, "RebalanceInProgressException"),
            (PY, "RebalanceInProgressError"),
        ]),
    row(28, "INVALID_COMMIT_OFFSET_SIZE", Kind::TOO_LARGE,
        "the commit is larger than the coordinator's log takes; commit fewer partitions or less metadata")
        .prints(&[
            (RD, "Broker: Commit offset data size is not valid"),
            (KAFKA, "The committing offset data size is not valid."),
            (CLASS, "InvalidCommitOffsetSizeException"),
            (PY, "InvalidCommitOffsetSizeError"),
        ]),
    row(29, "TOPIC_AUTHORIZATION_FAILED", Kind::PERMISSION_DENIED,
        "the principal may not do this with the topic; grant it")
        .prints(&[
            (RD, "Broker: Topic authorization failed"),
            (KAFKA, "Topic authorization failed."),
            (CLASS, "TopicAuthorizationException"),
            (PY, "TopicAuthorizationFailedError"),
        ]),
    in_doubt!(29, "TOPIC_AUTHORIZATION_FAILED", PERMISSION_DENIED),
    row(30, "GROUP_AUTHORIZATION_FAILED", Kind::PERMISSION_DENIED,
        "the principal may not do this with the group; grant it")
        .prints(&[
            (RD, "Broker: Group authorization failed"),
            (KAFKA, "Group authorization failed."),
            (CLASS, "GroupAuthorizationException"),
            (PY, "GroupAuthorizationFailedError"),
        ]),
    row(31, "CLUSTER_AUTHORIZATION_FAILED", Kind::PERMISSION_DENIED,
        "the principal may not do this with the cluster; grant it")
        .prints(&[
            (RD, "Broker: Cluster authorization failed"),
            (KAFKA, "Cluster authorization failed."),
            (CLASS, "ClusterAuthorizationException"),
            (PY, "ClusterAuthorizationFailedError"),
        ]),
    in_doubt!(31, "CLUSTER_AUTHORIZATION_FAILED", PERMISSION_DENIED),
    row(32, "INVALID_TIMESTAMP", Kind::INVALID_ARGUMENT,
        "the time of a record lies outside of what the topic takes; correct the clock or the record")
        .prints(&[
            (RD, "Broker: Invalid timestamp"),
            (KAFKA, "The timestamp of the message is out of acceptable range."),
            (CLASS, "InvalidTimestampException"),
            (PY, "InvalidTimestampError"),
        ]),
    in_doubt!(32, "INVALID_TIMESTAMP", INVALID_ARGUMENT),
    row(33, "UNSUPPORTED_SASL_MECHANISM", Kind::UNSUPPORTED,
        "the broker does not offer this SASL mechanism and closes the link; choose one that it offers")
        .closes().lost(Lost::LINK)
        .prints(&[
            (RD, "Broker: Unsupported SASL mechanism"),
            (KAFKA, "The broker does not support the requested SASL mechanism."),
            (CLASS, "UnsupportedSaslMechanismException"),
            (PY, "UnsupportedSaslMechanismError"),
        ]),
    row(34, "ILLEGAL_SASL_STATE", Kind::UNAUTHENTICATED,
        "the request does not fit the state of the login, and the broker closes the link; log in first, in the \
         broker's way")
        .closes().lost(Lost::LINK)
        .prints(&[
            (RD, "Broker: Request not valid in current SASL state"),
            (KAFKA, "Request is not valid given the current SASL state."),
            (CLASS, "IllegalSaslStateException"),
            (PY, "IllegalSaslStateError"),
        ]),
    row(35, "UNSUPPORTED_VERSION", Kind::UNSUPPORTED,
        "the broker does not have this API or version of it; upgrade the older side")
        .prints(&[
            (RD, "Broker: API version not supported"),
            (KAFKA, "The version of API is not supported."),
            (CLASS, "UnsupportedVersionException"),
            (PY, "IncompatibleBrokerVersion"),
            (PY, "UnsupportedVersionError"),
        ]),
    in_doubt!(35, "UNSUPPORTED_VERSION", UNSUPPORTED),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(36, "TOPIC_ALREADY_EXISTS", Kind::ALREADY_EXISTS,
        "a topic of this name exists, perhaps made by this very request; use it, or choose another name")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[
            (RD, "Broker: Topic already exists"),
            (KAFKA, "Topic with this name already exists."),
            (CLASS, "TopicExistsException"),
            (PY, "TopicAlreadyExistsError"),
        ]),
    row(37, "INVALID_PARTITIONS", Kind::INVALID_ARGUMENT,
        "the number of partitions is below 1, or no more than there are; correct it")
        .prints(&[
            (RD, "Broker: Invalid number of partitions"),
            (KAFKA, "Number of partitions is below 1."),
            (CLASS, "InvalidPartitionsException"),
            (PY, "InvalidPartitionsError"),
        ]),
    row(38, "INVALID_REPLICATION_FACTOR", Kind::INVALID_ARGUMENT,
        "the replication factor is below 1 or above the number of brokers; correct it, or add brokers")
        .prints(&[
            (RD, "Broker: Invalid replication factor"),
            (KAFKA, "Replication factor is below 1 or larger than the number of available brokers."),
            (CLASS, "InvalidReplicationFactorException"),
            (PY, "InvalidReplicationFactorError"),
        ]),
    row(39, "INVALID_REPLICA_ASSIGNMENT", Kind::INVALID_ARGUMENT, "the list of replicas is not possible; correct it")
        .prints(&[
            (RD, "Broker: Invalid replica assignment"),
            (KAFKA, "Replica assignment is invalid."),
            (CLASS, "InvalidReplicaAssignmentException"),
            (PY, "InvalidReplicationAssignmentError"),
        ]),
    row(40, "INVALID_CONFIG", Kind::INVALID_ARGUMENT, "a setting is not acceptable; correct it")
        .prints(&[
            (RD, "Broker: Configuration is invalid"),
            (KAFKA, "Configuration is invalid."),
            (CLASS, "InvalidConfigurationException"),
            (PY, "InvalidConfigurationError"),
        ]),
    // A controller that resigns fails with this all that it has appended and not yet committed.
    row(41, "NOT_CONTROLLER", Kind::NOT_LEADER,
        "the node is not the active controller, or just stopped to be, and the change may be in its log; find the \
         controller, and look before repeating")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Not controller for cluster"),
            (KAFKA, "This is not the correct controller for this cluster."),
            (CLASS, "NotControllerException"),
            (PY, "NotControllerError"),
        ]),
    row(42, "INVALID_REQUEST", Kind::INVALID_ARGUMENT,
        "the fields of the request contradict each other; correct it, or the version of the client")
        .prints(&[
            (RD, "Broker: Invalid request"),
            (KAFKA, "This most likely occurs because of a request being malformed by the client library or the \
                    message was sent to an incompatible broker. See the broker logs for more details."),
            (CLASS, "InvalidRequestException"),
            (PY, "InvalidRequestError"),
        ]),
    in_doubt!(42, "INVALID_REQUEST", INVALID_ARGUMENT),
    row(43, "UNSUPPORTED_FOR_MESSAGE_FORMAT", Kind::UNSUPPORTED,
        "the log of the topic has a format too old for this; upgrade its message format")
        .prints(&[
            (RD, "Broker: Message format on broker does not support request"),
            (KAFKA, "The message format version on the broker does not support the request."),
            (CLASS, "UnsupportedForMessageFormatException"),
            (PY, "UnsupportedForMessageFormatError"),
        ]),
    in_doubt!(43, "UNSUPPORTED_FOR_MESSAGE_FORMAT", UNSUPPORTED),
    row(44, "POLICY_VIOLATION", Kind::INVALID_ARGUMENT,
        "a policy of the cluster refuses the request; change the request, or the policy")
        .prints(&[
            (RD, "Broker: Policy violation"),
            (KAFKA, "Request parameters do not satisfy the configured policy."),
            (CLASS, "PolicyViolationException"),
            (PY, "PolicyViolationError"),
        ]),
    in_doubt!(44, "POLICY_VIOLATION", INVALID_ARGUMENT),
    // This try was refused; an earlier one may be stored. Sent under a new producer id the broker takes it for new.
    row(45, "OUT_OF_ORDER_SEQUENCE_NUMBER", Kind::OUT_OF_SEQUENCE,
        "the batch is not the next of its producer, perhaps since an earlier try was stored or forgotten; read \
         back, then go on with a new producer")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: Broker received an out of order sequence number"),
            (KAFKA, "The broker received an out of order sequence number."),
            (CLASS, "OutOfOrderSequenceException"),
            (PY, "OutOfOrderSequenceNumberError"),
        ]),
    // Success: idempotent producers complete the batch.
    row(46, "DUPLICATE_SEQUENCE_NUMBER", Kind::OUT_OF_SEQUENCE,
        "the batch is stored already, by an earlier try; treat it as written")
        .advice(Advice::NONE).effect(Effect::APPLIED).severity(Severity::INFO)
        .prints(&[
            (RD, "Broker: Broker received a duplicate sequence number"),
            (KAFKA, "The broker received a duplicate sequence number."),
            (CLASS, "DuplicateSequenceException"),
            (PY, "DuplicateSequenceNumberError"),
        ]),
    // What the old epoch appended is decided by an abort that others make, and read_uncommitted shows it.
    row(47, "INVALID_PRODUCER_EPOCH", Kind::FENCED,
        "a newer epoch of this producer exists, by another instance or since its transaction timed out; abort, and \
         look for the other instance before you go on")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: Producer attempted an operation with an old epoch"),
            (KAFKA, "Producer attempted to produce with an old epoch."),
            (CLASS, "InvalidProducerEpochException"),
            (PY, "InvalidProducerEpochError"),
        ]),
    // Also the answer to an abort after the commit whose answer was lost: then it is committed.
    row(48, "INVALID_TXN_STATE", Kind::FAILED_PRECONDITION,
        "the transaction is in another state, after a commit in doubt perhaps committed; stop, and read back with \
         read_committed")
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).lost(Lost::TRANSACTION)
        .prints(&[
            (RD, "Broker: Producer attempted a transactional operation in an invalid state"),
            (KAFKA, "The producer attempted a transactional operation in an invalid state."),
            (CLASS, "InvalidTxnStateException"),
            (PY, "InvalidTxnStateError"),
        ]),
    // A part of a transaction that is sent again under a new producer id would be committed without the rest.
    row(49, "INVALID_PRODUCER_ID_MAPPING", Kind::SESSION_EXPIRED,
        "the coordinator has forgotten the transactional id or given it another producer; initialise the producer \
         again, then run the transaction again")
        .advice(Advice::REDO).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: Producer attempted to use a producer id which is not currently assigned to its \
                 transactional id"),
            (KAFKA, "The producer attempted to use a producer id which is not currently assigned to its \
                    transactional id."),
            (CLASS, "InvalidPidMappingException"),
            (PY, "InvalidProducerIdMappingError"),
        ]),
    in_doubt!(49, "INVALID_PRODUCER_ID_MAPPING", SESSION_EXPIRED).advice(Advice::REDO).lost(Lost::SESSION),
    row(50, "INVALID_TRANSACTION_TIMEOUT", Kind::INVALID_ARGUMENT,
        "transaction.timeout.ms is above the limit of the broker; lower it")
        .advice(Advice::FIX_CONFIG)
        .prints(&[
            (RD, "Broker: Transaction timeout is larger than the maximum value allowed by the broker's \
                 max.transaction.timeout.ms"),
            (KAFKA, "The transaction timeout is larger than the maximum value allowed by the broker (as configured \
                    by transaction.max.timeout.ms)."),
            (CLASS, "InvalidTxnTimeoutException"),
            (PY, "InvalidTransactionTimeoutError"),
        ]),
    // A commit that is sent again gets this while the first one is being made.
    row(51, "CONCURRENT_TRANSACTIONS", Kind::BUSY,
        "another operation on the transaction still runs, perhaps its commit; call the same one again, never another")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[
            (RD, "Broker: Producer attempted to update a transaction while another concurrent operation on the same \
                 transaction was ongoing"),
            (KAFKA, "The producer attempted to update a transaction while another concurrent operation on the same \
                    transaction was ongoing."),
            (CLASS, "ConcurrentTransactionsException"),
            (PY, "ConcurrentTransactionsError"),
        ]),
    row(52, "TRANSACTION_COORDINATOR_FENCED", Kind::FENCED,
        "another coordinator took over while markers were being written, and some may be there; leave the \
         transaction to the new one")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Indicates that the transaction coordinator sending a WriteTxnMarker is no longer the \
                 current coordinator for a given producer"),
            (KAFKA, "Indicates that the transaction coordinator sending a WriteTxnMarker is no longer the current \
                    coordinator for a given producer."),
            (CLASS, "TransactionCoordinatorFencedException"),
            (PY, "TransactionCoordinatorFencedError"),
        ]),
    row(53, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED", Kind::PERMISSION_DENIED,
        "the principal may not use the transactional id; grant it")
        .prints(&[
            (RD, "Broker: Transactional Id authorization failed"),
            (KAFKA, "Transactional Id authorization failed."),
            (CLASS, "TransactionalIdAuthorizationException"),
            (PY, "TransactionalIdAuthorizationFailedError"),
        ]),
    in_doubt!(53, "TRANSACTIONAL_ID_AUTHORIZATION_FAILED", PERMISSION_DENIED),
    row(54, "SECURITY_DISABLED", Kind::UNSUPPORTED,
        "the cluster has no authorizer, so there are no access lists; configure one")
        .prints(&[
            (RD, "Broker: Security features are disabled"),
            (KAFKA, "Security features are disabled."),
            (CLASS, "SecurityDisabledException"),
            (PY, "SecurityDisabledError"),
        ]),
    in_doubt!(54, "SECURITY_DISABLED", UNSUPPORTED),
    row(55, "OPERATION_NOT_ATTEMPTED", Kind::ABORTED,
        "this part was not tried, since another part of the request failed; look at that one, then send both again")
        .prints(&[
            (RD, "Broker: Operation not attempted"),
            (KAFKA, "The broker did not attempt to execute this operation. This may happen for batched RPCs where \
                    some operations in the batch failed, causing the broker to respond without trying the rest."),
            (CLASS, "OperationNotAttemptedException"),
            (PY, "OperationNotAttemptedError"),
        ]),
    // The disk may fail under the append, or while an acks=all write waits. librdkafka takes it for not persisted.
    row(56, "KAFKA_STORAGE_ERROR", Kind::IO,
        "the disk of the leader failed, and with acks=all the record may be stored; refresh metadata, and read back \
         before repeating")
        .advice(Advice::REFRESH).origin(Origin::STORAGE)
        .prints(&[
            (RD, "Broker: Disk error when trying to access log file on disk"),
            (KAFKA, "Disk error when trying to access log file on the disk."),
            (CLASS, "KafkaStorageException"),
            (PY, "KafkaStorageError"),
        ]),
    row(56, "KAFKA_STORAGE_ERROR", Kind::IO,
        "the disk of the leader failed under the append or while it waited for followers; refresh metadata, and \
         read back first")
        .context(ACKS_ALL).advice(Advice::REFRESH).origin(Origin::STORAGE),
    row(57, "LOG_DIR_NOT_FOUND", Kind::NOT_FOUND, "the broker has no such log directory; name one that it has")
        .prints(&[
            (RD, "Broker: The user-specified log directory is not found in the broker config"),
            (KAFKA, "The user-specified log directory is not found in the broker config."),
            (CLASS, "LogDirNotFoundException"),
            (PY, "LogDirNotFoundError"),
        ]),
    row(58, "SASL_AUTHENTICATION_FAILED", Kind::UNAUTHENTICATED,
        "the broker refused the login and closes the link; correct the credentials")
        .closes().lost(Lost::LINK)
        .prints(&[
            (RD, "Broker: SASL Authentication failed"),
            (KAFKA, "SASL Authentication failed."),
            (CLASS, "SaslAuthenticationException"),
            (PY, "SaslAuthenticationFailedError"),
        ]),
    // As with 45: the memory by which a duplicate is known is gone.
    row(59, "UNKNOWN_PRODUCER_ID", Kind::SESSION_EXPIRED,
        "the broker has forgotten this producer, and an earlier try may be stored; read back, then go on with a new \
         producer")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: Unknown Producer Id"),
            (KAFKA, "This exception is raised by the broker if it could not locate the producer metadata associated \
                    with the producerId in question. This could happen if, for instance, the producer's records \
                    were deleted because their retention time had elapsed. Once the last records of the producerId \
                    are removed, the producer's metadata is removed from the broker, and future appends by the \
                    producer will return this exception."),
            (CLASS, "UnknownProducerIdException"),
            (PY, "UnknownProducerIdError"),
        ]),
    row(60, "REASSIGNMENT_IN_PROGRESS", Kind::BUSY,
        "the partition is being moved to other replicas; wait until that ends, or cancel it")
        .prints(&[
            (RD, "Broker: Partition reassignment is in progress"),
            (KAFKA, "A partition reassignment is in progress."),
            (CLASS, "ReassignmentInProgressException"),
            (PY, "ReassignmentInProgressError"),
        ]),
    row(61, "DELEGATION_TOKEN_AUTH_DISABLED", Kind::UNSUPPORTED, "delegation tokens are switched off; switch them on")
        .prints(&[
            (RD, "Broker: Delegation Token feature is not enabled"),
            (KAFKA, "Delegation Token feature is not enabled."),
            (CLASS, "DelegationTokenDisabledException"),
            (PY, "DelegationTokenAuthDisabledError"),
        ]),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(62, "DELEGATION_TOKEN_NOT_FOUND", Kind::NOT_FOUND,
        "the cluster does not know the token, perhaps expired by this very request; get a new one")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[
            (RD, "Broker: Delegation Token is not found on server"),
            (KAFKA, "Delegation Token is not found on server."),
            (CLASS, "DelegationTokenNotFoundException"),
            (PY, "DelegationTokenNotFoundError"),
        ]),
    row(63, "DELEGATION_TOKEN_OWNER_MISMATCH", Kind::PERMISSION_DENIED,
        "the principal is neither owner nor renewer of the token; act as one of them")
        .prints(&[
            (RD, "Broker: Specified Principal is not valid Owner/Renewer"),
            (KAFKA, "Specified Principal is not valid Owner/Renewer."),
            (CLASS, "DelegationTokenOwnerMismatchException"),
            (PY, "DelegationTokenOwnerMismatchError"),
        ]),
    row(64, "DELEGATION_TOKEN_REQUEST_NOT_ALLOWED", Kind::FAILED_PRECONDITION,
        "tokens are not given over a link without a full login; log in by SASL or with a certificate")
        .prints(&[
            (RD, "Broker: Delegation Token requests are not allowed on this connection"),
            (KAFKA, "Delegation Token requests are not allowed on PLAINTEXT/1-way SSL channels and on delegation \
                    token authenticated channels."),
            (CLASS, "UnsupportedByAuthenticationException"),
            (PY, "DelegationTokenRequestNotAllowedError"),
        ]),
    row(65, "DELEGATION_TOKEN_AUTHORIZATION_FAILED", Kind::PERMISSION_DENIED,
        "the principal may not do this with tokens; grant it")
        .prints(&[
            (RD, "Broker: Delegation Token authorization failed"),
            (KAFKA, "Delegation Token authorization failed."),
            (CLASS, "DelegationTokenAuthorizationException"),
            (PY, "DelegationTokenAuthorizationFailedError"),
        ]),
    row(66, "DELEGATION_TOKEN_EXPIRED", Kind::UNAUTHENTICATED, "the token is past its lifetime; get a new one")
        .prints(&[
            (RD, "Broker: Delegation Token is expired"),
            (KAFKA, "Delegation Token is expired."),
            (CLASS, "DelegationTokenExpiredException"),
            (PY, "DelegationTokenExpiredError"),
        ]),
    row(67, "INVALID_PRINCIPAL_TYPE", Kind::INVALID_ARGUMENT, "the type of the principal is not supported; use User")
        .prints(&[
            (RD, "Broker: Supplied principalType is not supported"),
            (KAFKA, "Supplied principalType is not supported."),
            (CLASS, "InvalidPrincipalTypeException"),
            (PY, "InvalidPrincipalTypeError"),
        ]),
    row(68, "NON_EMPTY_GROUP", Kind::FAILED_PRECONDITION, "the group still has members; stop them first")
        .prints(&[
            (RD, "Broker: The group is not empty"),
            (KAFKA, "The group is not empty."),
            (CLASS, "GroupNotEmptyException"),
            (PY, "NonEmptyGroupError"),
        ]),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(69, "GROUP_ID_NOT_FOUND", Kind::NOT_FOUND,
        "the group does not exist, perhaps deleted by this very request; correct its id, or take it as deleted")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[
            (RD, "Broker: The group id does not exist"),
            (KAFKA, "The group id does not exist."),
            (CLASS, "GroupIdNotFoundException"),
            (PY, "GroupIdNotFoundError"),
        ]),
    // A cursor: the positions are the consumer's own.
    row(70, "FETCH_SESSION_ID_NOT_FOUND", Kind::SESSION_EXPIRED,
        "the broker has dropped the fetch session; start a new one, which loses nothing")
        .lost(Lost::STATEMENT)
        .prints(&[
            (RD, "Broker: The fetch session ID was not found"),
            (KAFKA, "The fetch session ID was not found."),
            (CLASS, "FetchSessionIdNotFoundException"),
            (PY, "FetchSessionIdNotFoundError"),
        ]),
    row(71, "INVALID_FETCH_SESSION_EPOCH", Kind::OUT_OF_SEQUENCE,
        "the fetch session is out of step; start a new one, which loses nothing")
        .severity(Severity::WARNING).lost(Lost::STATEMENT)
        .prints(&[
            (RD, "Broker: The fetch session epoch is invalid"),
            (KAFKA, "The fetch session epoch is invalid."),
            (CLASS, "InvalidFetchSessionEpochException"),
            (PY, "InvalidFetchSessionEpochError"),
        ]),
    row(72, "LISTENER_NOT_FOUND", Kind::UNAVAILABLE,
        "the leader does not have the listener that was used; wait for it, or correct the listeners of all brokers")
        .advice(Advice::REFRESH)
        .prints(&[
            (RD, "Broker: No matching listener"),
            (KAFKA, "There is no listener on the leader broker that matches the listener on which metadata request \
                    was processed."),
            (CLASS, "ListenerNotFoundException"),
            (PY, "ListenerNotFoundError"),
        ]),
    row(73, "TOPIC_DELETION_DISABLED", Kind::UNSUPPORTED,
        "topics cannot be deleted on this cluster; set delete.topic.enable")
        .prints(&[
            (RD, "Broker: Topic deletion is disabled"),
            (KAFKA, "Topic deletion is disabled."),
            (CLASS, "TopicDeletionDisabledException"),
            (PY, "TopicDeletionDisabledError"),
        ]),
    row(74, "FENCED_LEADER_EPOCH", Kind::STALE_METADATA,
        "the client knows an older leader than the broker does; refresh metadata, then send again")
        .prints(&[
            (RD, "Broker: Leader epoch is older than broker epoch"),
            (KAFKA, "The leader epoch in the request is older than the epoch on the broker."),
            (CLASS, "FencedLeaderEpochException"),
            (PY, "FencedLeaderEpochError"),
        ]),
    in_doubt!(74, "FENCED_LEADER_EPOCH", STALE_METADATA),
    // Here it is the broker that lags.
    row(75, "UNKNOWN_LEADER_EPOCH", Kind::STALE_METADATA,
        "the client knows a newer leader than the broker does; wait until the broker has heard of it, then send \
         again")
        .advice(Advice::BACKOFF)
        .prints(&[
            (RD, "Broker: Leader epoch is newer than broker epoch"),
            (KAFKA, "The leader epoch in the request is newer than the epoch on the broker."),
            (CLASS, "UnknownLeaderEpochException"),
            (PY, "UnknownLeaderEpochError"),
        ]),
    in_doubt!(75, "UNKNOWN_LEADER_EPOCH", STALE_METADATA).advice(Advice::BACKOFF),
    row(76, "UNSUPPORTED_COMPRESSION_TYPE", Kind::UNSUPPORTED,
        "the client is too old for the compression of the topic; upgrade it, or choose another codec")
        .prints(&[
            (RD, "Broker: Unsupported compression type"),
            (KAFKA, "The requesting client does not support the compression type of given partition."),
            (CLASS, "UnsupportedCompressionTypeException"),
            (PY, "UnsupportedCompressionTypeError"),
        ]),
    in_doubt!(76, "UNSUPPORTED_COMPRESSION_TYPE", UNSUPPORTED),
    row(77, "STALE_BROKER_EPOCH", Kind::FENCED,
        "the broker has registered again since it sent this; stop acting under the old epoch")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Broker epoch has changed"),
            (KAFKA, "Broker epoch has changed."),
            (CLASS, "StaleBrokerEpochException"),
            (PY, "StaleBrokerEpochError"),
        ]),
    row(78, "OFFSET_NOT_AVAILABLE", Kind::UNAVAILABLE,
        "the new leader does not know yet up to where the log is safe; ask again soon")
        .prints(&[
            (RD, "Broker: Leader high watermark is not caught up"),
            (KAFKA, "The leader high watermark has not caught up from a recent leader election so the offsets cannot \
                    be guaranteed to be monotonically increasing."),
            (CLASS, "OffsetNotAvailableException"),
            (PY, "OffsetNotAvailableError"),
        ]),
    // A step of joining, which clients make by themselves.
    row(79, "MEMBER_ID_REQUIRED", Kind::FAILED_PRECONDITION,
        "the coordinator has handed out a member id; join again with it")
        .severity(Severity::INFO)
        .prints(&[
            (RD, "Broker: Group member needs a valid member ID"),
            (KAFKA, "The group member needs to have a valid member id before actually entering a consumer group."),
            (CLASS, "MemberIdRequiredException"),
            (PY, "MemberIdRequiredError"),
        ]),
    row(80, "PREFERRED_LEADER_NOT_AVAILABLE", Kind::UNAVAILABLE,
        "the preferred leader is offline, so none was elected; start it, then ask again")
        .advice(Advice::REFRESH).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Preferred leader was not available"),
            (KAFKA, "The preferred leader was not available."),
            (CLASS, "PreferredLeaderNotAvailableException"),
            (PY, "PreferredLeaderNotAvailableError"),
        ]),
    row(81, "GROUP_MAX_SIZE_REACHED", Kind::QUOTA_EXCEEDED,
        "the group has as many members as it may have; stop some, or raise group.max.size")
        .prints(&[
            (RD, "Broker: Consumer group has reached maximum size"),
            (KAFKA, "The consumer group has reached its max size."),
            (CLASS, "GroupMaxSizeReachedException"),
            (PY, "GroupMaxSizeReachedError"),
        ]),
    // A new consumer of the same id would fence the other in turn.
    row(82, "FENCED_INSTANCE_ID", Kind::FENCED,
        "another consumer took this group.instance.id and all that this one owned; stop it, and give each its own id")
        .lost(Lost::HANDLE)
        .prints(&[
            (RD, "Broker: Static consumer fenced by other consumer with same group.instance.id"),
            (KAFKA, "The broker rejected this static consumer since another consumer with the same group.instance.id \
                    has registered with a different member.id."),
            (CLASS, "FencedInstanceIdException"),
            (PY, "FencedInstanceIdError"),
        ]),
    row(83, "ELIGIBLE_LEADERS_NOT_AVAILABLE", Kind::NO_LEADER,
        "no replica that may lead is online; start one, then ask again")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Eligible partition leaders are not available"),
            (KAFKA, "Eligible topic partition leaders are not available."),
            (CLASS, "EligibleLeadersNotAvailableException"),
            (PY, "EligibleLeadersNotAvailableError"),
        ]),
    row(84, "ELECTION_NOT_NEEDED", Kind::ALREADY_EXISTS, "the wanted leader leads already; nothing to do")
        .advice(Advice::NONE).severity(Severity::INFO).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Leader election not needed for topic partition"),
            (KAFKA, "Leader election not needed for topic partition."),
            (CLASS, "ElectionNotNeededException"),
            (PY, "ElectionNotNeededError"),
        ]),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(85, "NO_REASSIGNMENT_IN_PROGRESS", Kind::NOT_FOUND,
        "no move of this partition is under way, perhaps cancelled by this very request; take it as ended")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: No partition reassignment is in progress"),
            (KAFKA, "No partition reassignment is in progress."),
            (CLASS, "NoReassignmentInProgressException"),
            (PY, "NoReassignmentInProgressError"),
        ]),
    row(86, "GROUP_SUBSCRIBED_TO_TOPIC", Kind::FAILED_PRECONDITION,
        "the group reads the topic, so its offsets cannot be deleted; stop its members first")
        .prints(&[
            (RD, "Broker: Deleting offsets of a topic while the consumer group is subscribed to it"),
            (KAFKA, "Deleting offsets of a topic is forbidden while the consumer group is actively subscribed to it."),
            (CLASS, "GroupSubscribedToTopicException"),
            (PY, "GroupSubscribedToTopicError"),
        ]),
    row(87, "INVALID_RECORD", Kind::INVALID_ARGUMENT,
        "a record failed a check of the broker, such as a missing key, and its batch was not stored; correct that \
         record")
        .prints(&[
            (RD, "Broker: Broker failed to validate record"),
            (KAFKA, "This record has failed the validation on broker and hence will be rejected."),
            (CLASS, "InvalidRecordException"),
            (PY, "InvalidRecordError"),
        ]),
    in_doubt!(87, "INVALID_RECORD", INVALID_ARGUMENT),
    row(88, "UNSTABLE_OFFSET_COMMIT", Kind::BUSY,
        "the offsets belong to a transaction that is not decided yet; ask again soon")
        .prints(&[
            (RD, "Broker: There are unstable offsets that need to be cleared"),
            (KAFKA, "There are unstable offsets that need to be cleared."),
            (CLASS, "UnstableOffsetCommitException"),
            (PY, "UnstableOffsetCommitError"),
        ]),
    row(89, "THROTTLING_QUOTA_EXCEEDED", Kind::THROTTLED,
        "the quota of changes is used up; wait as long as the answer says, then send again")
        .aliases(&["QuotaViolationError"])
        .prints(&[
            (RD, "Broker: Throttling quota has been exceeded"),
            (KAFKA, "The throttling quota has been exceeded."),
            (CLASS, "ThrottlingQuotaExceededException"),
            (PY, "ThrottlingQuotaExceededError"),
        ]),
    in_doubt!(89, "THROTTLING_QUOTA_EXCEEDED", THROTTLED),
    // A commit may have gone in before the fence. A new producer of the same id would fence the newer one in turn.
    row(90, "PRODUCER_FENCED", Kind::FENCED,
        "a newer producer with the same transactional id took over, and what this one sent is decided there; stop \
         it, never make another in its place")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::HANDLE)
        .prints(&[
            (RD, "Broker: There is a newer producer with the same transactionalId which fences the current one"),
            (KAFKA, "There is a newer producer with the same transactionalId which fences the current one."),
            (CLASS, "ProducerFencedException"),
            (PY, "ProducerFencedError"),
        ]),
    row(91, "RESOURCE_NOT_FOUND", Kind::NOT_FOUND, "the resource does not exist; create it or correct its name")
        .prints(&[
            (RD, "Broker: Request illegally referred to resource that does not exist"),
            (KAFKA, "A request illegally referred to a resource that does not exist."),
            (CLASS, "ResourceNotFoundException"),
            (PY, "ResourceNotFoundError"),
        ]),
    row(92, "DUPLICATE_RESOURCE", Kind::INVALID_ARGUMENT, "the request names a resource twice; name it once")
        .prints(&[
            (RD, "Broker: Request illegally referred to the same resource twice"),
            (KAFKA, "A request illegally referred to the same resource twice."),
            (CLASS, "DuplicateResourceException"),
            (PY, "DuplicateResourceError"),
        ]),
    row(93, "UNACCEPTABLE_CREDENTIAL", Kind::INVALID_ARGUMENT,
        "the new credential does not meet the rules; choose another")
        .prints(&[
            (RD, "Broker: Requested credential would not meet criteria for acceptability"),
            (KAFKA, "Requested credential would not meet criteria for acceptability."),
            (CLASS, "UnacceptableCredentialException"),
            (PY, "UnacceptableCredentialError"),
        ]),
    row(94, "INCONSISTENT_VOTER_SET", Kind::FAILED_PRECONDITION,
        "the two nodes disagree on who may vote; compare the voters of both")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Indicates that the either the sender or recipient of a voter-only request is not one of \
                 the expected voters"),
            (KAFKA, "Indicates that the either the sender or recipient of a voter-only request is not one of the \
                    expected voters."),
            (CLASS, "InconsistentVoterSetException"),
            (PY, "InconsistentVoterSetError"),
        ]),
    row(95, "INVALID_UPDATE_VERSION", Kind::CONFLICT,
        "the change carries an old version of the state; read the present one, then propose again")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Invalid update version"),
            (KAFKA, "The given update version was invalid."),
            (CLASS, "InvalidUpdateVersionException"),
            (PY, "InvalidUpdateVersionError"),
        ]),
    row(96, "FEATURE_UPDATE_FAILED", Kind::INTERNAL,
        "the controller failed while it finalised features, and some may be; describe the features before repeating")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Unable to update finalized features due to server error"),
            (KAFKA, "Unable to update finalized features due to an unexpected server error."),
            (CLASS, "FeatureUpdateFailedException"),
            (PY, "FeatureUpdateFailedError"),
        ]),
    row(97, "PRINCIPAL_DESERIALIZATION_FAILURE", Kind::PROTOCOL,
        "the controller cannot read who the forwarded request is from, and refused it; make all brokers use one \
         principal builder")
        .effect(Effect::NOT_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: Request principal deserialization failed during forwarding"),
            (KAFKA, "Request principal deserialization failed during forwarding. This indicates an internal error on \
                    the broker cluster security setup."),
            (CLASS, "PrincipalDeserializationException"),
            (PY, "PrincipalDeserializationFailureError"),
        ]),
    row(98, "SNAPSHOT_NOT_FOUND", Kind::NOT_FOUND, "the snapshot is gone; ask for a newer one")
        .origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "Requested snapshot was not found."),
            (CLASS, "SnapshotNotFoundException"),
            (PY, "SnapshotNotFoundError"),
        ]),
    row(99, "POSITION_OUT_OF_RANGE", Kind::OUT_OF_RANGE, "the position lies outside of the snapshot; begin it again")
        .origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "Requested position is not greater than or equal to zero, and less than the size of the snapshot."),
            (CLASS, "PositionOutOfRangeException"),
            (PY, "PositionOutOfRangeError"),
        ]),
    // Rule 1, with the advice of stale metadata.
    row(100, "UNKNOWN_TOPIC_ID", Kind::NOT_FOUND,
        "the broker does not know the topic by this id; refresh metadata, and take the topic as deleted if it stays")
        .advice(Advice::REFRESH)
        .prints(&[
            (RD, "Broker: Unknown topic id"),
            (KAFKA, "This server does not host this topic ID."),
            (CLASS, "UnknownTopicIdException"),
            (PY, "UnknownTopicIdError"),
        ]),
    in_doubt!(100, "UNKNOWN_TOPIC_ID", NOT_FOUND).advice(Advice::REFRESH),
    row(101, "DUPLICATE_BROKER_REGISTRATION", Kind::ALREADY_EXISTS,
        "another live broker has this id; give each broker its own")
        .origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "This broker ID is already in use."),
            (CLASS, "DuplicateBrokerRegistrationException"),
            (PY, "DuplicateBrokerRegistrationError"),
        ]),
    row(102, "BROKER_ID_NOT_REGISTERED", Kind::NOT_FOUND, "no broker is registered under this id; register it first")
        .origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "The given broker ID was not registered."),
            (CLASS, "BrokerIdNotRegisteredException"),
            (PY, "BrokerIdNotRegisteredError"),
        ]),
    row(103, "INCONSISTENT_TOPIC_ID", Kind::STALE_METADATA,
        "the topic was made again under another id; refresh metadata, then ask for the new one")
        .prints(&[
            (RD, "Broker: The log's topic ID did not match the topic ID in the request"),
            (KAFKA, "The log's topic ID did not match the topic ID in the request."),
            (CLASS, "InconsistentTopicIdException"),
            (PY, "InconsistentTopicIdError"),
        ]),
    in_doubt!(103, "INCONSISTENT_TOPIC_ID", STALE_METADATA),
    row(104, "INCONSISTENT_CLUSTER_ID", Kind::INVALID_ARGUMENT,
        "the request is meant for another cluster; correct the addresses")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "The clusterId in the request does not match that found on the server."),
            (CLASS, "InconsistentClusterIdException"),
            (PY, "InconsistentClusterIdError"),
        ]),
    row(105, "TRANSACTIONAL_ID_NOT_FOUND", Kind::NOT_FOUND, "no transaction is known under this id; correct it")
        .prints(&[
            (KAFKA, "The transactionalId could not be found."),
            (CLASS, "TransactionalIdNotFoundException"),
            (PY, "TransactionalIdNotFoundError"),
        ]),
    row(106, "FETCH_SESSION_TOPIC_ID_ERROR", Kind::SESSION_EXPIRED,
        "the fetch session mixes names and ids of topics; start a new one, which loses nothing")
        .lost(Lost::STATEMENT)
        .prints(&[
            (KAFKA, "The fetch session encountered inconsistent topic ID usage."),
            (CLASS, "FetchSessionTopicIdException"),
            (PY, "FetchSessionTopicIdError"),
        ]),
    row(107, "INELIGIBLE_REPLICA", Kind::FAILED_PRECONDITION,
        "a replica may not join the in-sync set now; wait until it may, then propose again")
        .origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "The new ISR contains at least one ineligible replica."),
            (CLASS, "IneligibleReplicaException"),
            (PY, "IneligibleReplicaError"),
        ]),
    // The text says that the update succeeded, so nothing is to be sent again.
    row(108, "NEW_LEADER_ELECTED", Kind::LEADERSHIP_LOST,
        "the change was made, and it chose another leader; refresh metadata, and stop acting as leader")
        .advice(Advice::STOP).effect(Effect::APPLIED).severity(Severity::INFO).origin(Origin::CLUSTER)
        .prints(&[
            (KAFKA, "The AlterPartition request successfully updated the partition state but the leader has changed."),
            (CLASS, "NewLeaderElectedException"),
            (PY, "NewLeaderElectedError"),
        ]),
    row(109, "OFFSET_MOVED_TO_TIERED_STORAGE", Kind::OUT_OF_RANGE,
        "the offset is in remote storage by now; fetch it from there")
        .severity(Severity::INFO)
        .prints(&[
            (KAFKA, "The requested offset is moved to tiered storage."),
            (CLASS, "OffsetMovedToTieredStorageException"),
            (PY, "OffsetMovedToTieredStorageError"),
        ]),
    // As with 22; the text says to abandon the partitions and to join again.
    row(110, "FENCED_MEMBER_EPOCH", Kind::FENCED,
        "the coordinator has fenced this member; give up all its partitions, join again, and go on from the \
         committed offsets")
        .advice(Advice::REDO).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: The member epoch is fenced by the group coordinator"),
            (KAFKA, "The member epoch is fenced by the group coordinator. The member must abandon all its partitions \
                    and rejoin."),
            (CLASS, "FencedMemberEpochException"),
            (PY, "FencedMemberEpochError"),
        ]),
    row(111, "UNRELEASED_INSTANCE_ID", Kind::BUSY,
        "another member still holds this instance id; wait until it leaves, or give each its own")
        .prints(&[
            (RD, "Broker: The instance ID is still used by another member in the consumer group"),
            (KAFKA, "The instance ID is still used by another member in the consumer group. That member must leave \
                    first."),
            (CLASS, "UnreleasedInstanceIdException"),
            (PY, "UnreleasedInstanceIdError"),
        ]),
    row(112, "UNSUPPORTED_ASSIGNOR", Kind::UNSUPPORTED,
        "the group does not have this assignor; choose one that the broker has")
        .prints(&[
            (RD, "Broker: The assignor or its version range is not supported by the consumer group"),
            (KAFKA, "The assignor or its version range is not supported by the consumer group."),
            (CLASS, "UnsupportedAssignorException"),
            (PY, "UnsupportedAssignorError"),
        ]),
    // As with 27.
    row(113, "STALE_MEMBER_EPOCH", Kind::STALE_METADATA,
        "the member has not heard of its newest assignment; wait for the next heartbeat, then commit what is still \
         yours")
        .advice(Advice::REDO)
        .prints(&[
            (RD, "Broker: The member epoch is stale"),
            (KAFKA, "The member epoch is stale. The member must retry after receiving its updated member epoch via \
                    the ConsumerGroupHeartbeat API."),
            (CLASS, "StaleMemberEpochException"),
            (PY, "StaleMemberEpochError"),
        ]),
    row(114, "MISMATCHED_ENDPOINT_TYPE", Kind::INVALID_ARGUMENT,
        "a broker was asked what a controller answers, or the reverse; use the other address")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: The request was sent to an endpoint of the wrong type"),
            (KAFKA, "The request was sent to an endpoint of the wrong type."),
            (CLASS, "MismatchedEndpointTypeException"),
            (PY, "MismatchedEndpointTypeError"),
        ]),
    row(115, "UNSUPPORTED_ENDPOINT_TYPE", Kind::UNSUPPORTED,
        "this kind of endpoint is not supported yet; use another")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: This endpoint type is not supported yet"),
            (KAFKA, "This endpoint type is not supported yet."),
            (CLASS, "UnsupportedEndpointTypeException"),
            (PY, "UnsupportedEndpointTypeError"),
        ]),
    row(116, "UNKNOWN_CONTROLLER_ID", Kind::NOT_FOUND,
        "the controller id is not known; refresh metadata, then ask again")
        .advice(Advice::REFRESH).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: This controller ID is not known"),
            (KAFKA, "This controller ID is not known."),
            (CLASS, "UnknownControllerIdException"),
            (PY, "UnknownControllerIdError"),
        ]),
    row(117, "UNKNOWN_SUBSCRIPTION_ID", Kind::SESSION_EXPIRED,
        "the subscription of client metrics is out of date; get a new one, then push again")
        .lost(Lost::STATEMENT)
        .prints(&[
            (RD, "Broker: Client sent a push telemetry request with an invalid or outdated subscription ID"),
            (KAFKA, "Client sent a push telemetry request with an invalid or outdated subscription ID."),
            (CLASS, "UnknownSubscriptionIdException"),
            (PY, "UnknownSubscriptionIdError"),
        ]),
    row(118, "TELEMETRY_TOO_LARGE", Kind::TOO_LARGE,
        "the client metrics are larger than the broker takes; push fewer")
        .prints(&[
            (RD, "Broker: Client sent a push telemetry request larger than the maximum size the broker will accept"),
            (KAFKA, "Client sent a push telemetry request larger than the maximum size the broker will accept."),
            (CLASS, "TelemetryTooLargeException"),
            (PY, "TelemetryTooLargeError"),
        ]),
    row(119, "INVALID_REGISTRATION", Kind::INVALID_ARGUMENT,
        "the controller refuses the registration of the broker; correct its listeners and features")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: The controller has considered the broker registration to be invalid"),
            (KAFKA, "The controller has considered the broker registration to be invalid."),
            (CLASS, "InvalidRegistrationException"),
            (PY, "InvalidRegistrationError"),
        ]),
    // The abort takes back what it wrote, for all who read committed.
    row(120, "TRANSACTION_ABORTABLE", Kind::ABORTED,
        "the transaction cannot be committed any more; abort it, then run it again with the same producer")
        .lost(Lost::TRANSACTION)
        .prints(&[
            (RD, "Broker: The server encountered an error with the transaction"),
            (KAFKA, "The server encountered an error with the transaction. The client can abort the transaction to \
                    continue using this transactional ID."),
            (CLASS, "TransactionAbortableException"),
            (PY, "TransactionAbortableError"),
        ]),
    in_doubt!(120, "TRANSACTION_ABORTABLE", ABORTED).lost(Lost::TRANSACTION),
    // An acknowledgement whose answer was lost meets what it did.
    row(121, "INVALID_RECORD_STATE", Kind::FAILED_PRECONDITION,
        "the record cannot be acknowledged, since its lock ran out or it was acknowledged before; expect to see it \
         again")
        .effect(Effect::MAYBE_APPLIED)
        .prints(&[
            (RD, "Broker: The record state is invalid"),
            (KAFKA, "The record state is invalid. The acknowledgement of delivery could not be completed."),
            (CLASS, "InvalidRecordStateException"),
            (PY, "InvalidRecordStateError"),
        ]),
    row(122, "SHARE_SESSION_NOT_FOUND", Kind::SESSION_EXPIRED,
        "the broker has dropped the share session and released its records; start a new one, and expect them again")
        .lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: The share session was not found"),
            (KAFKA, "The share session was not found."),
            (CLASS, "ShareSessionNotFoundException"),
            (PY, "ShareSessionNotFoundError"),
        ]),
    // A request whose answer was lost has moved the epoch on, and its acknowledgements count.
    row(123, "INVALID_SHARE_SESSION_EPOCH", Kind::OUT_OF_SEQUENCE,
        "the share session is out of step, perhaps since an earlier try was carried out; start a new one, and \
         expect its records again")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION)
        .prints(&[
            (RD, "Broker: The share session epoch is invalid"),
            (KAFKA, "The share session epoch is invalid."),
            (CLASS, "InvalidShareSessionEpochException"),
            (PY, "InvalidShareSessionEpochError"),
        ]),
    row(124, "FENCED_STATE_EPOCH", Kind::FENCED,
        "the state of the share group has a newer epoch; stop acting under the old one")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: The share-group state epoch did not match"),
            (KAFKA, "The share coordinator rejected the request because the share-group state epoch did not match."),
            (CLASS, "FencedStateEpochException"),
            (PY, "FencedStateEpochError"),
        ]),
    row(125, "INVALID_VOTER_KEY", Kind::FAILED_PRECONDITION,
        "the key of the voter is not that of the replica; correct its directory id")
        .origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: The voter key doesn't match the receiving replica's key"),
            (KAFKA, "The voter key doesn't match the receiving replica's key."),
            (CLASS, "InvalidVoterKeyException"),
            (PY, "InvalidVoterKeyError"),
        ]),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(126, "DUPLICATE_VOTER", Kind::ALREADY_EXISTS,
        "the voter is in the set, perhaps by this very request; take it as added")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: The voter is already part of the set of voters"),
            (KAFKA, "The voter is already part of the set of voters."),
            (CLASS, "DuplicateVoterException"),
            (PY, "DuplicateVoterError"),
        ]),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(127, "VOTER_NOT_FOUND", Kind::NOT_FOUND,
        "the voter is not in the set, perhaps by this very request; take it as removed, or correct its key")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[
            (RD, "Broker: The voter is not part of the set of voters"),
            (KAFKA, "The voter is not part of the set of voters."),
            (CLASS, "VoterNotFoundException"),
            (PY, "VoterNotFoundError"),
        ]),
    row(128, "INVALID_REGULAR_EXPRESSION", Kind::INVALID_ARGUMENT,
        "the regular expression cannot be compiled; correct it, in the syntax of RE2")
        .prints(&[
            (RD, "Broker: The regular expression is not valid"),
            (KAFKA, "The regular expression is not valid."),
            (CLASS, "InvalidRegularExpression"),
        ]),
    row(129, "REBOOTSTRAP_REQUIRED", Kind::STALE_METADATA,
        "the metadata of the client are too old; begin again from bootstrap.servers")
        .prints(&[
            (RD, "Broker: Client metadata is stale, client should rebootstrap to obtain new metadata"),
            (KAFKA, "Client metadata is stale. The client should rebootstrap to obtain new metadata."),
            (CLASS, "RebootstrapRequiredException"),
        ]),
    row(130, "STREAMS_INVALID_TOPOLOGY", Kind::INVALID_ARGUMENT,
        "the topology of the Streams program is not valid; correct it")
        .prints(&[
            (RD, "Broker: The supplied topology is invalid"),
            (KAFKA, "The supplied topology is invalid."),
            (CLASS, "StreamsInvalidTopologyException"),
        ]),
    row(131, "STREAMS_INVALID_TOPOLOGY_EPOCH", Kind::FAILED_PRECONDITION,
        "another topology has the same epoch; raise the epoch with each new topology")
        .prints(&[
            (RD, "Broker: The supplied topology epoch is invalid"),
            (KAFKA, "The supplied topology epoch is invalid."),
            (CLASS, "StreamsInvalidTopologyEpochException"),
        ]),
    row(132, "STREAMS_TOPOLOGY_FENCED", Kind::FENCED, "the group has a newer topology; upgrade this member")
        .prints(&[
            (RD, "Broker: The supplied topology epoch is outdated"),
            (KAFKA, "The supplied topology epoch is outdated."),
            (CLASS, "StreamsTopologyFencedException"),
        ]),
    row(133, "SHARE_SESSION_LIMIT_REACHED", Kind::THROTTLED,
        "the broker has as many share sessions as it may have; wait until some end, or raise the limit")
        .prints(&[
            (RD, "Broker: The limit of share sessions has been reached"),
            (KAFKA, "The limit of share sessions has been reached."),
            (CLASS, "ShareSessionLimitReachedException"),
        ]),
    row(134, "GROUP_DELETION_FAILED", Kind::FAILED_PRECONDITION,
        "the group was not deleted, for the reason in the text; remove the reason, then delete it again")
        .prints(&[
            (KAFKA, "DeleteGroups could not complete; see the error message on the per-group result for details."),
            (CLASS, "GroupDeletionFailedException"),
        ]),
    row(135, "STREAMS_TOPOLOGY_DESCRIPTION_UPDATE_FAILED", Kind::INTERNAL,
        "the broker could not store the description of the topology; read the text, and describe the group before \
         repeating")
        .prints(&[
            (KAFKA, "The broker could not process the topology description update; see the error message for details."),
            (CLASS, "StreamsTopologyDescriptionUpdateFailedException"),
        ]),
    // An admin client repeats by itself, and then meets what its own first try did.
    row(136, "CONTROLLER_ID_NOT_REGISTERED", Kind::NOT_FOUND,
        "no controller is registered under this id, perhaps unregistered by this very request; take it as gone, or \
         correct the id")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER)
        .prints(&[(CLASS, "ControllerIdNotRegisteredException")]),
];

/// The code that decides, of what librdkafka says of a message: its `err`, and `rd_kafka_message_status`.
///
/// Status 1, possibly persisted, makes every code one in doubt, since an earlier try may be stored. Status 0 makes two
/// codes surely not applied: -192, which may or may not have left the queue, and -195. librdkafka gives status 2 to
/// success alone; with an error it counts as 1. A code that does not end messages, with a doubt, is kept in no domain:
/// unknown, maybe applied.
///
/// ```
/// use derrno::Effect;
/// use derrno::kafka::code;
/// assert_eq!(code(-192, 0).to_string(), "kafka:-192@3 _MSG_TIMED_OUT");
/// assert_eq!(code(-192, 0).verdict().effect(), Effect::NOT_APPLIED);
/// assert_eq!(code(-192, 1).verdict().effect(), Effect::MAYBE_APPLIED);
/// assert_eq!(code(19, 0).verdict().effect(), Effect::NOT_APPLIED);
/// assert_eq!(code(19, 1).verdict().effect(), Effect::MAYBE_APPLIED); // an earlier try
/// assert_eq!(code(6, 0).verdict().effect(), Effect::MAYBE_APPLIED); // librdkafka issue 4953
/// assert_eq!(code(0, 2).to_string(), "kafka:0 NONE");
/// ```
#[must_use]
pub fn code(err: i32, status: i32) -> Code {
    let code = Code::new(DOMAIN, err);
    let effect = classify(err).effect();
    let (context, needed) = match status {
        0 => (NOT_PERSISTED, false),
        _ => (POSSIBLY_PERSISTED, effect == Effect::NOT_APPLIED),
    };
    match TABLE.entry_in(err, context) {
        Some(row) if row.context() == context => row.code(),
        _ if needed => Code::new(Domain::new(0), err),
        _ => code,
    }
}

pub use crate::codes::kafka::*;

crate::domain! {
    number: Domain::KAFKA.number(), name: Domain::KAFKA.name(),
    source: "apache/kafka Errors.java 1eb7644349c (4.0), 129 to 136 in later ones; librdkafka 2.0.2 to 2.16.0, kafka-python 3.0.12",
    origin: Origin::SERVER,
    rows: ROWS
}
