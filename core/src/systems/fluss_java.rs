//! Apache Fluss: the exception classes of the server and the Java client, with their hierarchy.
//!
//! A class without a code of its own crosses the wire as its nearest ancestor that has one, otherwise
//! as -1. Being below RetriableException is the whole retry predicate of the Java client; it says
//! nothing about whether a write was applied. Roots outside Fluss (RuntimeException, IOException)
//! have no row.

use crate::{Advice, Domain, Effect, Errno, Kind, Origin, Row, class_row, row};

/// A class that Fluss codes are raised as; it says what the code says.
#[track_caller]
const fn coded(number: i32, class: &'static str) -> Row {
    class_row(number, class, crate::fluss::ROW_LIST, Origin::SERVER)
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "ApiException", Kind::UNKNOWN,
        "a failure that the protocol can carry, the class says no more; look at the subclass or the code")
        .parent("FlussRuntimeException"),
    // Nothing left the client, unlike its parent TimeoutException.
    row(2, "BufferExhaustedException", Kind::EXHAUSTED,
        "the client memory for waiting records stayed full, so nothing was sent; send slower or raise the buffer")
        .parent("TimeoutException").errno(Errno::ENOMEM).origin(Origin::CLIENT),
    row(3, "CoordinatorEpochFencedException", Kind::FENCED,
        "the coordinator met a newer epoch than its own; it must stop acting as coordinator")
        .origin(Origin::CLUSTER),
    row(4, "CorruptIndexException", Kind::CORRUPT,
        "an index file of a log is damaged; the server rebuilds it, watch its disk")
        .origin(Origin::STORAGE),
    row(5, "CorruptSnapshotException", Kind::CORRUPT, "a key-value snapshot is damaged; restore from an older one")
        .parent("FlussRuntimeException").origin(Origin::STORAGE),
    // Upstream refreshes before it reconnects.
    row(6, "DisconnectException", Kind::CONNECTION_LOST,
        "the link closed while a call was open; refresh metadata, and read back before repeating")
        .parent("RetriableException").advice(Advice::REFRESH).origin(Origin::TRANSPORT),
    // A setting of the server.
    row(7, "EndpointNotAvailableException", Kind::NOT_FOUND,
        "the server has no listener of that name; correct the listener in the configuration")
        .advice(Advice::FIX_CONFIG),
    row(8, "FetchException", Kind::UNKNOWN, "a log fetch failed and was wrapped; look at the cause")
        .parent("FlussRuntimeException").origin(Origin::CLIENT),
    row(9, "FlussException", Kind::UNKNOWN, "the root of the checked exceptions; look at the subclass"),
    row(10, "FlussParseException", Kind::INVALID_ARGUMENT, "the command line does not parse; correct it")
        .parent("FlussException").origin(Origin::CLIENT),
    row(11, "FlussRuntimeException", Kind::UNKNOWN, "the root of the unchecked exceptions; look at the subclass"),
    // A setting, not a request.
    row(12, "IllegalConfigurationException", Kind::INVALID_ARGUMENT,
        "the local configuration is not acceptable; correct it")
        .advice(Advice::FIX_CONFIG),
    // A fault of the server itself, nothing that another choice of the caller changes.
    row(13, "IndexOffsetOverflowException", Kind::OUT_OF_RANGE,
        "an index offset left its range, so the segment must be rolled; report it if it stays")
        .parent("FlussRuntimeException").origin(Origin::STORAGE).advice(Advice::STOP),
    row(14, "InvalidBucketsException", Kind::INVALID_ARGUMENT,
        "the bucket layout is not acceptable; correct the bucket count or keys")
        .parent("FlussRuntimeException"),
    // Covers NetworkException and the acks=all cases of 12 and 21.
    row(15, "InvalidMetadataException", Kind::STALE_METADATA,
        "the cached view of the cluster is out of date; refresh it, and read back before repeating")
        .parent("RetriableException").effect(Effect::MAYBE_APPLIED),
    row(16, "InvalidOffsetException", Kind::OUT_OF_RANGE,
        "an offset is undefined or lies outside the log; choose another")
        .parent("ApiException"),
    row(17, "InvalidRecordException", Kind::INVALID_ARGUMENT,
        "the content of a record is not acceptable; correct the record")
        .parent("ApiException"),
    row(18, "InvalidServerTypeException", Kind::STALE_METADATA,
        "the call went to the wrong kind of server; refresh metadata and ask the right one")
        .parent("InvalidMetadataException"),
    // The store never opened, so it took nothing.
    row(19, "KvBuildingException", Kind::IO,
        "the key-value store could not be opened; see the server log and its disk")
        .effect(Effect::NOT_APPLIED).origin(Origin::STORAGE),
    row(20, "LogRecordAppendFailedException", Kind::IO,
        "the append to the local log failed; read back before repeating")
        .parent("FlussRuntimeException").origin(Origin::STORAGE),
    row(21, "LogSegmentOffsetOverflowException", Kind::OUT_OF_RANGE,
        "an offset does not fit in the log segment; report it if it stays")
        .parent("FlussRuntimeException").origin(Origin::STORAGE).advice(Advice::STOP),
    row(22, "RemoteResourceNotFoundException", Kind::NOT_FOUND,
        "an object is missing in the remote tier; check the remote storage")
        .parent("RemoteStorageException").origin(Origin::STORAGE),
    row(23, "RemoteStorageException", Kind::IO, "the remote tier failed; check it, and read back before repeating")
        .origin(Origin::STORAGE),
    // Covers lost replies and timeouts: being retriable says nothing of the effect.
    row(24, "RetriableException", Kind::UNAVAILABLE,
        "a failure that may pass, the class says no more; back off, and read back before repeating a write")
        .parent("ApiException").effect(Effect::MAYBE_APPLIED),
    row(25, "SchemaChangeException", Kind::FAILED_PRECONDITION,
        "the schema change failed; read the text and the current schema")
        .parent("ApiException"),
    // Waiting does not help a counter.
    row(26, "SequenceOverflowException", Kind::EXHAUSTED,
        "the counter of an auto-increment column ran over; give the table a wider column")
        .parent("ApiException").advice(Advice::FIX_REQUEST).errno(Errno::EOVERFLOW),
    row(27, "StaleMetadataException", Kind::STALE_METADATA,
        "the metadata of the client cannot be used; start again from the bootstrap servers")
        .parent("InvalidMetadataException").origin(Origin::CLIENT),
    row(28, "TabletServerNotAvailableException", Kind::UNAVAILABLE,
        "no tablet server can be used; wait until one is up, then send again")
        .parent("ApiException").origin(Origin::CLUSTER),
    row(29, "TraversableOnceException", Kind::MISUSE, "an iterator was walked twice; correct the program"),
    // A poll reads.
    row(30, "WakeupException", Kind::CANCELLED,
        "a blocking poll was woken on purpose; poll again if it is still wanted")
        .parent("FlussRuntimeException").effect(Effect::NOT_APPLIED).origin(Origin::CLIENT),
    coded(31, "UnknownServerException")
        .parent("ApiException"),
    coded(32, "NetworkException")
        .parent("InvalidMetadataException"),
    coded(33, "UnsupportedVersionException")
        .parent("ApiException"),
    coded(34, "CorruptMessageException")
        .parent("RetriableException"),
    coded(35, "DatabaseNotExistException")
        .parent("ApiException"),
    coded(36, "DatabaseNotEmptyException")
        .parent("ApiException"),
    coded(37, "DatabaseAlreadyExistException")
        .parent("ApiException"),
    coded(38, "TableNotExistException")
        .parent("ApiException"),
    coded(39, "TableAlreadyExistException")
        .parent("ApiException"),
    coded(40, "SchemaNotExistException")
        .parent("RetriableException"),
    coded(41, "LogStorageException")
        .parent("StorageException"),
    coded(42, "KvStorageException")
        .parent("StorageException"),
    coded(43, "NotLeaderOrFollowerException")
        .parent("InvalidMetadataException"),
    coded(44, "RecordTooLargeException")
        .parent("ApiException"),
    coded(45, "CorruptRecordException")
        .parent("RetriableException"),
    coded(46, "InvalidTableException")
        .parent("ApiException"),
    coded(47, "InvalidDatabaseException")
        .parent("ApiException"),
    coded(48, "InvalidReplicationFactorException")
        .parent("ApiException"),
    coded(49, "InvalidRequiredAcksException")
        .parent("ApiException"),
    coded(50, "LogOffsetOutOfRangeException")
        .parent("InvalidOffsetException"),
    coded(51, "NonPrimaryKeyTableException")
        .parent("ApiException"),
    coded(52, "UnknownTableOrBucketException")
        .parent("InvalidMetadataException"),
    coded(53, "InvalidUpdateVersionException")
        .parent("ApiException"),
    coded(54, "InvalidCoordinatorException")
        .parent("ApiException"),
    coded(55, "FencedLeaderEpochException")
        .parent("ApiException"),
    coded(56, "TimeoutException")
        .parent("RetriableException"),
    coded(57, "StorageException")
        .parent("RetriableException"),
    coded(58, "OperationNotAttemptedException")
        .parent("ApiException"),
    coded(59, "NotEnoughReplicasAfterAppendException")
        .parent("RetriableException"),
    coded(60, "NotEnoughReplicasException")
        .parent("RetriableException"),
    coded(61, "SecurityTokenException")
        .parent("ApiException"),
    coded(62, "OutOfOrderSequenceException")
        .parent("ApiException"),
    coded(63, "DuplicateSequenceException")
        .parent("ApiException"),
    coded(64, "UnknownWriterIdException")
        .parent("ApiException"),
    coded(65, "InvalidColumnProjectionException")
        .parent("ApiException"),
    coded(66, "InvalidTargetColumnException")
        .parent("ApiException"),
    coded(67, "PartitionNotExistException")
        .parent("ApiException"),
    coded(68, "TableNotPartitionedException")
        .parent("ApiException"),
    coded(69, "InvalidTimestampException")
        .parent("ApiException"),
    coded(70, "InvalidConfigException")
        .parent("ApiException"),
    coded(71, "LakeStorageNotConfiguredException")
        .parent("ApiException"),
    coded(72, "KvSnapshotNotExistException")
        .parent("ApiException"),
    coded(73, "PartitionAlreadyExistsException")
        .parent("ApiException"),
    coded(74, "InvalidPartitionException")
        .parent("ApiException"),
    coded(75, "LeaderNotAvailableException")
        .parent("InvalidMetadataException"),
    coded(76, "TooManyPartitionsException")
        .parent("ApiException"),
    coded(77, "AuthenticationException")
        .parent("ApiException"),
    coded(78, "SecurityDisabledException")
        .parent("ApiException"),
    coded(79, "AuthorizationException")
        .parent("ApiException"),
    coded(80, "TooManyBucketsException")
        .parent("ApiException"),
    coded(81, "FencedTieringEpochException")
        .parent("ApiException"),
    coded(82, "RetriableAuthenticationException")
        .parent("AuthenticationException"),
    coded(83, "InvalidServerRackInfoException")
        .parent("ApiException"),
    coded(84, "LakeTableSnapshotNotExistException")
        .parent("ApiException"),
    coded(85, "LakeTableAlreadyExistException")
        .parent("ApiException"),
    coded(86, "IneligibleReplicaException")
        .parent("ApiException"),
    coded(87, "InvalidAlterTableException")
        .parent("ApiException"),
    coded(88, "DeletionDisabledException")
        .parent("ApiException"),
    coded(89, "ServerNotExistException")
        .parent("ApiException"),
    coded(90, "ServerTagAlreadyExistException")
        .parent("ApiException"),
    coded(91, "ServerTagNotExistException")
        .parent("ApiException"),
    coded(92, "RebalanceFailureException")
        .parent("ApiException"),
    coded(93, "NoRebalanceInProgressException")
        .parent("ApiException"),
    coded(94, "InvalidProducerIdException")
        .parent("ApiException"),
    coded(95, "ConfigException")
        .parent("ApiException"),
    coded(96, "NotCoordinatorLeaderException")
        .parent("ApiException"),
    coded(97, "ScannerExpiredException")
        .parent("ApiException"),
    coded(98, "UnknownScannerIdException")
        .parent("ApiException"),
    coded(99, "InvalidScanRequestException")
        .parent("ApiException"),
    coded(100, "TooManyScannersException")
        .parent("ApiException"),
    coded(101, "DiskWriteLockedException")
        .parent("RetriableException"),
    coded(102, "InsufficientKvLeaderReplicaCapacityException")
        .parent("ApiException"),
    coded(103, "StorageBackpressureException")
        .parent("RetriableException"),
    coded(104, "HistoricalPartitionThrottledException")
        .parent("RetriableException"),
];

pub use crate::codes::fluss_java::*;

crate::domain! {
    number: Domain::FLUSS_JAVA.number(), name: Domain::FLUSS_JAVA.name(),
    source: "apache/fluss Errors.java and exception classes 545c55390 (1.0-SNAPSHOT)",
    origin: Origin::SERVER,
    rows: ROWS
}
