//! Apache Fluss: the error code of an `ErrorResponse`, or of a single bucket or item in a success
//! frame.
//!
//! Trap: whether a write may have been applied depends on its acks level. With acks=all a leader
//! that steps down, or loses the bucket or its disk, while it waits for followers answers 12, 21 or
//! 26 *after* it appended; with acks 0 or 1 the same codes are refusals. Without a context the
//! careful reading answers, since acks=all is the default.
//!
//! Trap: the writers of the clients repeat by themselves, and what they give is the code of the *last*
//! try. 33 and 44 are made by clients only, also after an earlier try of the same batch whose outcome is
//! open; they are judged by that.
//!
//! Lost: the writer id is a session of the writer, and a scan is a cursor. A lost link leaves both.

use crate::{Advice, Client, Code, Domain, Effect, Errno, Kind, Lost, Origin, Row, Severity, row};

/// Context: the code ended a write with acks=all.
pub const ACKS_ALL: u16 = 1;
/// Context: the code ended a write with acks 0 or 1.
pub const ACKS_LEADER: u16 = 2;

/// A failure of the Rust client and its bindings (pyfluss, libfluss), by the text of its error.
#[track_caller]
const fn client(context: u16, text: &'static str, kind: Kind, message: &'static str) -> Row {
    row(-2, "CLIENT_ERROR", kind, message).context(context).text(text).origin(Origin::CLIENT)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(-2, "CLIENT_ERROR", Kind::UNKNOWN,
        "the client failed by itself, by a bad argument, a row conversion or local I/O; read the text")
        .origin(Origin::CLIENT),
    // The writer takes nothing more; what it had taken ends with errors of its own.
    client(16, "Fluss writer closed: {message}.", Kind::CLOSED,
        "the writer is closed and did not take the record; make a new writer"),
    client(17, "Fluss buffer exhausted: {message}.", Kind::EXHAUSTED,
        "the memory for waiting records stayed full and this one was not taken; send slower or raise the buffer")
        .errno(Errno::ENOMEM),
    client(18, "Fluss hitting illegal argument error {message}.", Kind::INVALID_ARGUMENT,
        "an argument was refused before anything was sent; correct the call"),
    client(19, "Fluss hitting row convert error {message}.", Kind::INVALID_ARGUMENT,
        "a row does not fit the schema; correct the row"),
    // A poll reads.
    client(20, "Fluss hitting wakeup error {message}.", Kind::CANCELLED,
        "a blocking poll was woken by the program itself; poll again if it is still wanted")
        .effect(Effect::NOT_APPLIED),
    client(21, "Fluss hitting unsupported operation error {message}.", Kind::UNSUPPORTED,
        "the client has no such operation for this table; use another one"),
    client(22, "Unsupported API version: {message}.", Kind::UNSUPPORTED,
        "client and server share no version of the call, which was not sent; upgrade the older side"),
    client(23, "Invalid server type: {message}.", Kind::STALE_METADATA,
        "the address is that of another kind of server; refresh metadata, or correct the address"),
    // Bindings before 1.0 said -2 for what is 1 since.
    client(24, "Fluss hitting unexpected rpc error {message}", Kind::CONNECTION_LOST,
        "the call failed on its way, perhaps after the server took it; refresh metadata, and read back")
        .advice(Advice::REFRESH).origin(Origin::TRANSPORT),
    // The catch-all of the server (rule 5): whatever it cannot name, at any stage of a write.
    row(-1, "UNKNOWN_SERVER_ERROR", Kind::INTERNAL,
        "the server met an error it has no code for; read the text, and read back before repeating")
        .raised_as("UnknownServerException")
        .prints(&[(Client::FLUSS_RS, "The server experienced an unexpected error when processing the request.")]),
    row(0, "NONE", Kind::OK, "the request succeeded; nothing to do"),
    // Refresh, as the metadata may name a dead server. An in-flight write may be in the log.
    row(1, "NETWORK_EXCEPTION", Kind::CONNECTION_LOST,
        "the link to the server was lost before the reply; refresh metadata, and read back before repeating")
        .advice(Advice::REFRESH).origin(Origin::TRANSPORT).raised_as("NetworkException")
        .prints(&[(Client::FLUSS_RS, "The server disconnected before a response was received.")]),
    row(2, "UNSUPPORTED_VERSION", Kind::UNSUPPORTED,
        "the peer lacks this API or version of it; upgrade the older side")
        .raised_as("UnsupportedVersionException")
        .prints(&[(Client::FLUSS_RS, "The version of API is not supported.")]),
    // The batch was damaged on its way and refused; the writer still has it whole.
    row(3, "CORRUPT_MESSAGE", Kind::CORRUPT,
        "the batch failed its checksum or size test and was refused; send it again, check the network if it stays")
        .advice(Advice::BACKOFF).severity(Severity::ERROR).raised_as("CorruptMessageException")
        .prints(&[
            (Client::FLUSS_RS, "This message has failed its CRC checksum, exceeds the valid size, has a null key for a primary key table, or is otherwise corrupt.")]),
    row(4, "DATABASE_NOT_EXIST", Kind::NOT_FOUND, "the database does not exist; create it or correct the name")
        .raised_as("DatabaseNotExistException")
        .prints(&[(Client::FLUSS_RS, "The database does not exist.")]),
    row(5, "DATABASE_NOT_EMPTY", Kind::FAILED_PRECONDITION,
        "the database to drop still holds tables; drop the tables first")
        .raised_as("DatabaseNotEmptyException")
        .prints(&[(Client::FLUSS_RS, "The database is not empty.")]),
    // The coordinator looks first, but its own client repeats a create of which ZooKeeper's answer was lost, and then
    // meets what it made.
    row(6, "DATABASE_ALREADY_EXIST", Kind::ALREADY_EXISTS,
        "a database of this name exists, perhaps made by this very request; use it or choose another name")
        .effect(Effect::MAYBE_APPLIED).raised_as("DatabaseAlreadyExistException")
        .prints(&[(Client::FLUSS_RS, "The database already exists.")]),
    row(7, "TABLE_NOT_EXIST", Kind::NOT_FOUND, "the table does not exist; create it or correct the name")
        .raised_as("TableNotExistException")
        .prints(&[(Client::FLUSS_RS, "The table does not exist.")]),
    row(8, "TABLE_ALREADY_EXIST", Kind::ALREADY_EXISTS, "a table of this name exists; use it or choose another name")
        .raised_as("TableAlreadyExistException")
        .prints(&[(Client::FLUSS_RS, "The table already exists.")]),
    // Usually a server whose metadata lags (rule 1, with the advice of stale metadata).
    row(9, "SCHEMA_NOT_EXIST", Kind::NOT_FOUND,
        "the schema or its id is not known to the server yet; refresh metadata, then send again")
        .advice(Advice::REFRESH).raised_as("SchemaNotExistException")
        .prints(&[(Client::FLUSS_RS, "The schema does not exist.")])
        .note("the Java client before 0.9.0 does not send it again; since then it counts as retriable there"),
    // Upstream does not say whether the write was stored before the store failed; its client retries.
    row(10, "LOG_STORAGE_EXCEPTION", Kind::IO,
        "the log store of the server failed; refresh metadata, and read back before repeating")
        .advice(Advice::REFRESH).origin(Origin::STORAGE).raised_as("LogStorageException")
        .prints(&[(Client::FLUSS_RS, "Exception occur while storage data for log in server.")]),
    row(11, "KV_STORAGE_EXCEPTION", Kind::IO,
        "the key-value store of the server failed or is overloaded; back off, and read back before repeating")
        .advice(Advice::BACKOFF).origin(Origin::STORAGE).raised_as("KvStorageException")
        .prints(&[(Client::FLUSS_RS, "Exception occur while storage data for kv in server.")]),
    // A leader that steps down while it waits for followers (acks=all) has appended already.
    row(12, "NOT_LEADER_OR_FOLLOWER", Kind::NOT_LEADER,
        "the server does not lead the bucket, or just lost it; refresh metadata, and read back if acks=all")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER).raised_as("NotLeaderOrFollowerException")
        .prints(&[(Client::FLUSS_RS, "Not leader or follower.")]),
    row(12, "NOT_LEADER_OR_FOLLOWER", Kind::LEADERSHIP_LOST,
        "the leader stepped down while it waited for followers; refresh metadata, and read back before repeating")
        .context(ACKS_ALL).origin(Origin::CLUSTER).raised_as("NotLeaderOrFollowerException"),
    row(12, "NOT_LEADER_OR_FOLLOWER", Kind::NOT_LEADER,
        "the server does not lead the bucket and refused the write; refresh metadata and send it to the leader")
        .context(ACKS_LEADER).origin(Origin::CLUSTER).raised_as("NotLeaderOrFollowerException"),
    row(13, "RECORD_TOO_LARGE_EXCEPTION", Kind::TOO_LARGE, "one record exceeds the size limit; split or shrink it")
        .raised_as("RecordTooLargeException")
        .prints(&[(Client::FLUSS_RS, "The record is too large.")]),
    // Refused before the append, and upstream's writer sends the batch again.
    row(14, "CORRUPT_RECORD_EXCEPTION", Kind::CORRUPT,
        "a record or batch arrived damaged and was not appended; send it again, check the network if it stays")
        .advice(Advice::BACKOFF).severity(Severity::ERROR).raised_as("CorruptRecordException")
        .prints(&[(Client::FLUSS_RS, "The record is corrupt.")]),
    row(15, "INVALID_TABLE_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the table's name, descriptor or kind does not fit the call; correct the request")
        .raised_as("InvalidTableException")
        .prints(&[(Client::FLUSS_RS, "The client has attempted to perform an operation on an invalid table.")]),
    row(16, "INVALID_DATABASE_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the database name is not acceptable; choose another")
        .raised_as("InvalidDatabaseException")
        .prints(&[(Client::FLUSS_RS, "The client has attempted to perform an operation on an invalid database.")]),
    row(17, "INVALID_REPLICATION_FACTOR", Kind::INVALID_ARGUMENT,
        "the replication factor is zero or above the number of live tablet servers; lower it or add servers")
        .raised_as("InvalidReplicationFactorException")
        .prints(&[(Client::FLUSS_RS, "The replication factor is larger then the number of available tablet servers.")]),
    row(18, "INVALID_REQUIRED_ACKS", Kind::INVALID_ARGUMENT,
        "the acks value is not one of those accepted; set a valid one")
        .raised_as("InvalidRequiredAcksException")
        .prints(&[(Client::FLUSS_RS, "Produce request specified an invalid value for required acks.")]),
    // Normal operation upstream.
    row(19, "LOG_OFFSET_OUT_OF_RANGE_EXCEPTION", Kind::OUT_OF_RANGE,
        "the offset lies outside the log that is kept; choose a new start offset")
        .severity(Severity::WARNING).raised_as("LogOffsetOutOfRangeException")
        .prints(&[(Client::FLUSS_RS, "The log offset is out of range.")]),
    row(20, "NON_PRIMARY_KEY_TABLE_EXCEPTION", Kind::INVALID_ARGUMENT,
        "a key-value call was made on a log table; call it on a table with a primary key")
        .raised_as("NonPrimaryKeyTableException")
        .prints(&[(Client::FLUSS_RS, "The table is not primary key table.")]),
    // Metadata lag after create or drop (rule 1); with acks=all possible after the append.
    row(21, "UNKNOWN_TABLE_OR_BUCKET_EXCEPTION", Kind::NOT_FOUND,
        "this server does not know the table id or bucket; refresh metadata, stop if the table is gone, read back if \
         acks=all")
        .advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED).raised_as("UnknownTableOrBucketException")
        .prints(&[(Client::FLUSS_RS, "The table or bucket does not exist.")]),
    row(21, "UNKNOWN_TABLE_OR_BUCKET_EXCEPTION", Kind::NOT_FOUND,
        "the bucket left this server while it waited for followers; refresh metadata, stop if the table is gone, and \
         read back")
        .context(ACKS_ALL).advice(Advice::REFRESH).effect(Effect::MAYBE_APPLIED)
        .raised_as("UnknownTableOrBucketException"),
    row(21, "UNKNOWN_TABLE_OR_BUCKET_EXCEPTION", Kind::NOT_FOUND,
        "the table id or bucket is not known to this server, which refused the write; refresh metadata, stop if the \
         table is gone, or send again")
        .context(ACKS_LEADER).advice(Advice::REFRESH).raised_as("UnknownTableOrBucketException"),
    row(22, "INVALID_UPDATE_VERSION_EXCEPTION", Kind::CONFLICT,
        "a change of the in-sync set carried an outdated bucket epoch; read the current state, then propose again")
        .origin(Origin::CLUSTER).raised_as("InvalidUpdateVersionException")
        .prints(&[(Client::FLUSS_RS, "The update version is invalid.")]),
    row(23, "INVALID_COORDINATOR_EXCEPTION", Kind::FENCED,
        "the coordinator in the request has lost its role; stop acting as coordinator")
        .origin(Origin::CLUSTER).raised_as("InvalidCoordinatorException")
        .prints(&[(Client::FLUSS_RS, "The coordinator is invalid.")]),
    // A client that holds an old leader epoch learns the new one by a refresh.
    row(24, "FENCED_LEADER_EPOCH_EXCEPTION", Kind::FENCED,
        "the leader epoch in the request is older than the current one; refresh metadata, then send again")
        .advice(Advice::REFRESH).origin(Origin::CLUSTER).raised_as("FencedLeaderEpochException")
        .prints(&[(Client::FLUSS_RS, "The leader epoch is invalid.")]),
    row(25, "REQUEST_TIME_OUT", Kind::TIMEOUT,
        "the deadline passed, perhaps after the leader appended; back off, and read back before repeating")
        .raised_as("TimeoutException")
        .prints(&[(Client::FLUSS_RS, "The request time out.")]),
    // A replica or disk that goes offline under a waiting acks=all write has appended already.
    row(26, "STORAGE_EXCEPTION", Kind::IO,
        "the replica or its disk is offline; refresh metadata, and read back if acks=all")
        .advice(Advice::REFRESH).origin(Origin::STORAGE).raised_as("StorageException")
        .prints(&[(Client::FLUSS_RS, "The general storage exception.")]),
    row(26, "STORAGE_EXCEPTION", Kind::IO,
        "the replica went offline while it waited for followers; refresh metadata, and read back before repeating")
        .context(ACKS_ALL).advice(Advice::REFRESH).origin(Origin::STORAGE).raised_as("StorageException"),
    row(26, "STORAGE_EXCEPTION", Kind::IO,
        "the replica or its disk is offline and refused the write; refresh metadata, then send again")
        .context(ACKS_LEADER).advice(Advice::REFRESH).effect(Effect::NOT_APPLIED).origin(Origin::STORAGE)
        .raised_as("StorageException"),
    row(27, "OPERATION_NOT_ATTEMPTED_EXCEPTION", Kind::ABORTED,
        "this item of the batch was never attempted; look at the item that failed, then redo")
        .origin(Origin::CLUSTER).raised_as("OperationNotAttemptedException")
        .prints(&[(Client::FLUSS_RS, "The server did not attempt to execute this operation.")]),
    // The leader has it: only an idempotent writer may send it again.
    row(28, "NOT_ENOUGH_REPLICAS_AFTER_APPEND_EXCEPTION", Kind::NO_QUORUM,
        "the leader appended the write but too few replicas hold it; treat it as written, resend only with \
         idempotence")
        .effect(Effect::APPLIED).origin(Origin::CLUSTER).raised_as("NotEnoughReplicasAfterAppendException")
        .prints(&[(Client::FLUSS_RS, "Records are written to the server already, but to fewer in-sync replicas than required.")]),
    row(29, "NOT_ENOUGH_REPLICAS_EXCEPTION", Kind::NO_QUORUM,
        "too few replicas are in sync for the acks asked, so nothing was appended; send again when they are back")
        .origin(Origin::CLUSTER).raised_as("NotEnoughReplicasException")
        .prints(&[(Client::FLUSS_RS, "Messages are rejected since there are fewer in-sync replicas than required.")]),
    row(30, "SECURITY_TOKEN_EXCEPTION", Kind::UNAUTHENTICATED,
        "the server could not obtain a file-system token for the client; check its credentials for the remote storage")
        .raised_as("SecurityTokenException")
        .prints(&[(Client::FLUSS_RS, "Get file access security token exception.")]),
    // This attempt was refused, but an earlier attempt of the same batch may be in the log: after a
    // lost reply this code comes for ever. Both writers then give up their writer id.
    row(31, "OUT_OF_ORDER_SEQUENCE_EXCEPTION", Kind::OUT_OF_SEQUENCE,
        "the batch number is not the next one, perhaps since an earlier try was stored; take a new writer id and read \
         back")
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION).raised_as("OutOfOrderSequenceException")
        .prints(&[(Client::FLUSS_RS, "The tablet server received an out of order sequence batch.")]),
    // The batch is in the log: writers complete it as a success.
    row(32, "DUPLICATE_SEQUENCE_EXCEPTION", Kind::OUT_OF_SEQUENCE,
        "the batch is already stored under this number; treat it as written")
        .advice(Advice::NONE).effect(Effect::APPLIED).severity(Severity::INFO).raised_as("DuplicateSequenceException")
        .prints(&[(Client::FLUSS_RS, "The tablet server received a duplicate sequence batch.")]),
    // No server sends it. A writer makes it for a batch whose last try failed in doubt, when its writer id was
    // replaced in the meantime: under the new id the server does not know a second copy for one.
    row(33, "UNKNOWN_WRITER_ID_EXCEPTION", Kind::SESSION_EXPIRED,
        "the writer id was replaced after a try of the batch whose outcome is open; read back before writing it again")
        .effect(Effect::MAYBE_APPLIED).raised_as("UnknownWriterIdException")
        .prints(&[(Client::FLUSS_RS, "This exception is raised by the tablet server if it could not locate the writer metadata.")]),
    row(34, "INVALID_COLUMN_PROJECTION", Kind::INVALID_ARGUMENT,
        "the projected columns are empty, unordered, repeated or out of range; correct the projection")
        .raised_as("InvalidColumnProjectionException")
        .prints(&[(Client::FLUSS_RS, "The requested column projection is invalid.")]),
    row(35, "INVALID_TARGET_COLUMN", Kind::INVALID_ARGUMENT,
        "the columns of a partial update lack the key or name an auto-increment column; correct them")
        .raised_as("InvalidTargetColumnException")
        .prints(&[(Client::FLUSS_RS, "The requested target column to write is invalid.")]),
    // Also a client whose metadata is older than the partition. Upstream does not repeat it.
    row(36, "PARTITION_NOT_EXISTS", Kind::NOT_FOUND,
        "the partition does not exist, or the client's metadata is old; refresh it once, then create the partition")
        .raised_as("PartitionNotExistException")
        .prints(&[(Client::FLUSS_RS, "The partition does not exist.")]),
    row(37, "TABLE_NOT_PARTITIONED_EXCEPTION", Kind::INVALID_ARGUMENT,
        "a partition call was made on a table without partitions; drop the partition from the call")
        .raised_as("TableNotPartitionedException")
        .prints(&[(Client::FLUSS_RS, "The table is not partitioned.")]),
    row(38, "INVALID_TIMESTAMP_EXCEPTION", Kind::OUT_OF_RANGE,
        "the timestamp is later than the newest one known; ask for an earlier one")
        .raised_as("InvalidTimestampException")
        .prints(&[(Client::FLUSS_RS, "The timestamp is invalid.")]),
    row(39, "INVALID_CONFIG_EXCEPTION", Kind::INVALID_ARGUMENT,
        "an option of the table or client has an unacceptable value; correct it")
        .raised_as("InvalidConfigException")
        .prints(&[(Client::FLUSS_RS, "The config is invalid.")]),
    row(40, "LAKE_STORAGE_NOT_CONFIGURED_EXCEPTION", Kind::UNSUPPORTED,
        "the cluster has no lake storage; configure one before using lake tables")
        .raised_as("LakeStorageNotConfiguredException")
        .prints(&[(Client::FLUSS_RS, "The lake storage is not configured.")]),
    row(41, "KV_SNAPSHOT_NOT_EXIST", Kind::NOT_FOUND,
        "the key-value snapshot does not exist or cannot be read; ask for a current one")
        .raised_as("KvSnapshotNotExistException")
        .prints(&[(Client::FLUSS_RS, "The kv snapshot does not exist.")]),
    // As DATABASE_ALREADY_EXIST.
    row(42, "PARTITION_ALREADY_EXISTS", Kind::ALREADY_EXISTS,
        "the partition to create exists, perhaps made by this very request; use it")
        .effect(Effect::MAYBE_APPLIED).raised_as("PartitionAlreadyExistsException")
        .prints(&[(Client::FLUSS_RS, "The partition already exists.")]),
    row(43, "PARTITION_SPEC_INVALID_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the partition spec does not fit the partition keys; correct the spec")
        .raised_as("InvalidPartitionException")
        .prints(&[(Client::FLUSS_RS, "The partition spec is invalid.")]),
    // No server sends it. A writer makes it where it finds no leader, also for a batch of which an earlier
    // try may be in the log.
    row(44, "LEADER_NOT_AVAILABLE_EXCEPTION", Kind::NO_LEADER,
        "the client knows no leader of the bucket right now; refresh metadata, and read back if an earlier try was open")
        .effect(Effect::MAYBE_APPLIED)
        .origin(Origin::CLUSTER).raised_as("LeaderNotAvailableException")
        .prints(&[(Client::FLUSS_RS, "There is no currently available leader for the given partition.")]),
    row(45, "PARTITION_MAX_NUM_EXCEPTION", Kind::QUOTA_EXCEEDED,
        "the table would exceed its partition limit; drop partitions or raise the limit")
        .raised_as("TooManyPartitionsException")
        .prints(&[(Client::FLUSS_RS, "Exceed the maximum number of partitions.")]),
    row(46, "AUTHENTICATE_EXCEPTION", Kind::UNAUTHENTICATED,
        "the login was refused, or a request came before it was done; correct the credentials or the protocol")
        .raised_as("AuthenticationException")
        .prints(&[(Client::FLUSS_RS, "Authentication failed.")]),
    row(47, "SECURITY_DISABLED_EXCEPTION", Kind::UNSUPPORTED,
        "the cluster has no authorizer, so ACLs cannot be managed; switch one on")
        .raised_as("SecurityDisabledException")
        .prints(&[(Client::FLUSS_RS, "Security is disabled.")]),
    row(48, "AUTHORIZATION_EXCEPTION", Kind::PERMISSION_DENIED,
        "the principal lacks the right for this resource; grant it")
        .raised_as("AuthorizationException")
        .prints(&[(Client::FLUSS_RS, "Authorization failed.")]),
    row(49, "BUCKET_MAX_NUM_EXCEPTION", Kind::QUOTA_EXCEEDED,
        "the table would exceed the bucket limit; ask for fewer buckets or raise the limit")
        .raised_as("TooManyBucketsException")
        .prints(&[(Client::FLUSS_RS, "Exceed the maximum number of buckets.")]),
    row(50, "FENCED_TIERING_EPOCH_EXCEPTION", Kind::FENCED,
        "the tiering epoch in the request is outdated; stop this tiering job, a newer one runs")
        .origin(Origin::CLUSTER).raised_as("FencedTieringEpochException")
        .prints(&[(Client::FLUSS_RS, "The tiering epoch is invalid.")]),
    // A passing reason; both upstream clients redo this login, 100 ms doubling to 5 s.
    row(51, "RETRIABLE_AUTHENTICATE_EXCEPTION", Kind::UNAUTHENTICATED,
        "the login failed for a passing reason; log in again after a pause")
        .advice(Advice::BACKOFF).severity(Severity::WARNING).raised_as("RetriableAuthenticationException")
        .prints(&[(Client::FLUSS_RS, "Authentication failed with retriable exception.")]),
    // A setting, not a request.
    row(52, "INVALID_SERVER_RACK_INFO_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the rack setting of a tablet server is not acceptable; correct its configuration")
        .advice(Advice::FIX_CONFIG).raised_as("InvalidServerRackInfoException")
        .prints(&[(Client::FLUSS_RS, "The server rack info is invalid.")]),
    row(53, "LAKE_SNAPSHOT_NOT_EXIST", Kind::NOT_FOUND, "the table has no such lake snapshot; ask for a current one")
        .raised_as("LakeTableSnapshotNotExistException")
        .prints(&[(Client::FLUSS_RS, "The lake snapshot does not exist.")]),
    // A create makes the lake's table first. Where it fails after that, with whatever code, the lake's table stays.
    row(54, "LAKE_TABLE_ALREADY_EXIST", Kind::ALREADY_EXISTS,
        "the lake has this table, perhaps empty since an earlier create that failed; look what it holds before you \
         drop it, or choose another name")
        .raised_as("LakeTableAlreadyExistException")
        .prints(&[(Client::FLUSS_RS, "The lake table already exists.")]),
    row(55, "INELIGIBLE_REPLICA_EXCEPTION", Kind::FAILED_PRECONDITION,
        "the proposed in-sync set holds a replica that may not join; propose it without that replica")
        .origin(Origin::CLUSTER).raised_as("IneligibleReplicaException")
        .prints(&[(Client::FLUSS_RS, "The new ISR contains at least one ineligible replica.")]),
    row(56, "INVALID_ALTER_TABLE_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the table change is not supported or contradicts itself; correct the change")
        .raised_as("InvalidAlterTableException")
        .prints(&[(Client::FLUSS_RS, "The alter table is invalid.")]),
    row(57, "DELETION_DISABLED_EXCEPTION", Kind::UNSUPPORTED,
        "the table is set to refuse deletes; change the setting, or do not delete")
        .raised_as("DeletionDisabledException")
        .prints(&[(Client::FLUSS_RS, "Deletion operations are disabled on this table.")]),
    row(58, "SERVER_NOT_EXIST_EXCEPTION", Kind::NOT_FOUND, "no server of this id is registered; correct the id")
        .raised_as("ServerNotExistException"),
    row(59, "SEVER_TAG_ALREADY_EXIST_EXCEPTION", Kind::ALREADY_EXISTS,
        "the server carries another tag already; remove that one first")
        .raised_as("ServerTagAlreadyExistException").aliases(&["SERVER_TAG_ALREADY_EXIST_EXCEPTION"]),
    row(60, "SEVER_TAG_NOT_EXIST_EXCEPTION", Kind::NOT_FOUND,
        "the tag to remove is not on that server; correct tag or server")
        .raised_as("ServerTagNotExistException").aliases(&["SERVER_TAG_NOT_EXIST_EXCEPTION"]),
    // One code for all that fails, also after the plan was written to ZooKeeper: then the next coordinator runs it.
    row(61, "REBALANCE_FAILURE_EXCEPTION", Kind::FAILED_PRECONDITION,
        "a rebalance is running, or a plan could not be built or started, and may be registered; list the rebalances, \
         then wait or change the goals")
        .effect(Effect::MAYBE_APPLIED).origin(Origin::CLUSTER).raised_as("RebalanceFailureException"),
    row(62, "NO_REBALANCE_IN_PROGRESS_EXCEPTION", Kind::FAILED_PRECONDITION,
        "the rebalance id given is not the running one; ask for the current id")
        .origin(Origin::CLUSTER).raised_as("NoRebalanceInProgressException"),
    row(63, "INVALID_PRODUCER_ID_EXCEPTION", Kind::INVALID_ARGUMENT,
        "the producer id is empty or has forbidden characters; choose another")
        .raised_as("InvalidProducerIdException"),
    row(64, "CONFIG_EXCEPTION", Kind::INVALID_ARGUMENT,
        "a change of cluster settings was refused; correct the setting named in the text")
        .raised_as("ConfigException"),
    row(65, "NOT_COORDINATOR_LEADER_EXCEPTION", Kind::NOT_LEADER,
        "a stand-by coordinator was asked; find the active one and ask it")
        .origin(Origin::CLUSTER).raised_as("NotCoordinatorLeaderException"),
    // A scan cannot be resumed: it starts over. It is a cursor; the session of the writer stands.
    row(66, "SCANNER_EXPIRED", Kind::SESSION_EXPIRED,
        "the scan session timed out on the server; start the scan from its beginning")
        .advice(Advice::REDO).lost(Lost::STATEMENT).raised_as("ScannerExpiredException"),
    row(67, "UNKNOWN_SCANNER_ID", Kind::SESSION_EXPIRED,
        "the scan session is unknown, after a restart or a move of the leader; start the scan from its beginning")
        .advice(Advice::REDO).lost(Lost::STATEMENT).raised_as("UnknownScannerIdException"),
    row(68, "INVALID_SCAN_REQUEST", Kind::INVALID_ARGUMENT,
        "the fields of the scan request contradict each other; correct the request")
        .raised_as("InvalidScanRequestException"),
    // Clears when other scans end; upstream's text says to come back later.
    row(69, "TOO_MANY_SCANNERS", Kind::THROTTLED,
        "too many scans are open on the bucket or server; close some or open this one later")
        .raised_as("TooManyScannersException"),
    row(70, "DISK_WRITE_LOCKED", Kind::EXHAUSTED,
        "the data disk of the tablet server is over its limit and writes are refused; free space, or wait and send \
         again")
        .origin(Origin::STORAGE).raised_as("DiskWriteLockedException")
        .note("in builds of the historical-partition branch, before its merge, this number was \
            HISTORICAL_PARTITION_THROTTLED, now 73"),
    // "Insufficient", but it does not clear by itself.
    row(71, "INSUFFICIENT_KV_LEADER_REPLICA_CAPACITY", Kind::EXHAUSTED,
        "the cluster cannot hold more key-value leaders; add tablet servers or drop tables")
        .advice(Advice::FIX_CONFIG).origin(Origin::CLUSTER).raised_as("InsufficientKvLeaderReplicaCapacityException"),
    // A signal upstream, not a failure.
    row(72, "STORAGE_BACKPRESSURE_EXCEPTION", Kind::THROTTLED,
        "the store is near its stall limit and refused the write; wait up to 3 s, then send again")
        .severity(Severity::INFO).origin(Origin::STORAGE).raised_as("StorageBackpressureException")
        .prints(&[
            (Client::FLUSS_RS, "The tablet server has rejected the write because the KV storage engine has reached its write-pressure threshold.")]),
    row(73, "HISTORICAL_PARTITION_THROTTLED", Kind::THROTTLED,
        "too many lookups in old partitions are in flight; wait 100 ms or more, then ask again")
        .raised_as("HistoricalPartitionThrottledException"),
];

/// The one code that decides, of what pyfluss (`FlussError`) or libfluss (`Result`) gives: its number and its
/// text.
///
/// A number of the server is itself, and 0 is success. -2 is every failure of the client, and only its text
/// tells which; a text nobody knows leaves `fluss:-2`.
///
/// ```
/// use derrno::{Kind, fluss};
/// assert_eq!(fluss::code(46, b"").to_string(), "fluss:46 AUTHENTICATE_EXCEPTION");
/// let closed = fluss::code(-2, b"Fluss writer closed: the writer is closed.");
/// assert_eq!(closed.verdict().kind(), Kind::CLOSED);
/// ```
#[must_use]
pub fn code(error_code: i32, text: &[u8]) -> Code {
    let variant = TABLE.by_text(Some(error_code), text);
    variant.map_or(Code::new(DOMAIN, error_code), |row| row.code())
}

pub use crate::codes::fluss::*;

crate::domain! {
    number: Domain::FLUSS.number(), name: Domain::FLUSS.name(),
    source: "apache/fluss Errors.java 545c55390 (1.0-SNAPSHOT); pyfluss and fluss-rs 1.0.0",
    origin: Origin::SERVER,
    rows: ROWS, classes: crate::fluss_java
}
