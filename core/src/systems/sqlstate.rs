//! SQLSTATE: the codes of PostgreSQL, and those that CockroachDB adds.
//!
//! A code is five characters, and the native number is PostgreSQL's own packing of them, `MAKE_SQLSTATE`: [`code`]
//! makes it. The first two are the class. A code that has no row answers as its class does (`40999` as `40000`), and
//! keeps its own number; one of a class without a row (MySQL's `HY000`) is unknown.
//!
//! A row is named by its condition name in PL/pgSQL. Where PL/pgSQL gives one name to two codes, the row of class 01,
//! 38 or 39 has the name of its macro. The class of psycopg and the macro are further names.
//!
//! An error inside a transaction leaves it failed, so nearly every row has lost a transaction; after ROLLBACK TO
//! SAVEPOINT it is lost to the savepoint only. An error undoes its statement: *not applied*. What it did outside of the
//! transaction stays all the same: sequences, session locks, a foreign server, and the INVALID index of a CREATE INDEX
//! CONCURRENTLY. A simple query of several statements with a COMMIT among them keeps what stands before that.
//!
//! A code alone may have answered COMMIT, or a statement that commits by itself, and that is how the base row reads
//! it. A context says more:
//!
//! | context | the code was |
//! | --- | --- |
//! | [`AS_WARNING`] | in a NoticeResponse: severity WARNING or less |
//! | [`AS_ERROR`] | in an ErrorResponse of severity ERROR: the session lives, the statement is undone |
//! | [`AS_FATAL`] | in an ErrorResponse of severity FATAL or PANIC: the session is over |
//! | [`IN_BLOCK`] | the end of a statement inside BEGIN, before COMMIT or PREPARE TRANSACTION was sent |
//! | [`AT_COMMIT`] | made of the answer to COMMIT, whose tag says ROLLBACK |
//! | [`COCKROACH`] | sent by CockroachDB |
//! | [`STANDBY`] | sent with a text that says: committed here, and the wait for a standby was cut off |
//! | [`TIMED_OUT`] | sent with a text that says: after statement_timeout |
//!
//! [`wire::sqlstate`](crate::wire::sqlstate) reads severity and text. Texts follow lc_messages, so the last two are
//! found where the server speaks English.
//!
//! Traps: COMMIT of a failed transaction succeeds, with the tag ROLLBACK. `01000` after COMMIT may say that no standby
//! has it. libpq has no code for a link that broke. Warnings carry codes of error classes.

use crate::{Advice, Client, Code, Domain, Effect, Kind, Lost, Origin, Row, Severity, five, row};

/// Context: the server sent it as a WARNING or less, so the statement went on.
pub const AS_WARNING: u16 = 1;
/// Context: the server sent it as an ERROR. The session lives, and what the statement did is undone.
pub const AS_ERROR: u16 = 2;
/// Context: the server sent it as FATAL or PANIC. The session is over.
pub const AS_FATAL: u16 = 3;
/// Context: it ended a statement inside a transaction block, before COMMIT or PREPARE TRANSACTION was sent.
pub const IN_BLOCK: u16 = 4;
/// Context: what COMMIT was answered with.
pub const AT_COMMIT: u16 = 5;
/// Context: CockroachDB sent it.
pub const COCKROACH: u16 = 6;
/// Context: its text says that the commit is done and the wait for a standby was cut off.
pub const STANDBY: u16 = 7;
/// Context: its text says that statement_timeout ended the statement.
pub const TIMED_OUT: u16 = 8;

/// The code of five characters, listed or not; `None` for what is not five digits or capital letters.
///
/// ```
/// use derrno::{Advice, sqlstate};
/// assert_eq!(sqlstate::code("40001").map(|code| code.verdict().advice()), Some(Advice::REDO));
/// assert_eq!(sqlstate::code("40001").map(|code| code.native()), Some(sqlstate::SERIALIZATION_FAILURE));
/// assert_eq!(sqlstate::code("23999").unwrap().to_string(), "sqlstate:23999"); // answers as class 23 does
/// assert_eq!(sqlstate::code("40p01"), None);
/// ```
#[must_use]
pub fn code(characters: impl AsRef<[u8]>) -> Option<Code> {
    five::pack(characters.as_ref()).map(|native| Code::new(Domain::SQLSTATE, native))
}

/// The one code that decides, of what the server says: the five characters, the severity in English (field `V`, empty
/// where it is not known), and the text, with the context that these select where it makes a difference.
///
/// Characters that are none are `sqlstate:-1`. A function may raise an error with a code of success, `02000` say: that is
/// P0001, whose meaning is the application's.
///
/// ```
/// use derrno::sqlstate::failure;
/// let timeout = "canceling statement due to statement timeout";
/// assert_eq!(failure("57014", "ERROR", timeout).to_string(), "sqlstate:57014@8 query_canceled");
/// assert_eq!(failure("53100", "ERROR", "").to_string(), "sqlstate:53100@2 disk_full");
/// assert_eq!(failure("23505", "ERROR", "").to_string(), "sqlstate:23505 unique_violation");
/// ```
#[must_use]
pub fn failure(characters: impl AsRef<[u8]>, severity: impl AsRef<[u8]>, text: impl AsRef<[u8]>) -> Code {
    let code = code(characters).unwrap_or(Code::new(Domain::SQLSTATE, -1));
    if let Some(row) = TABLE.by_text(Some(code.native()), text.as_ref()) {
        return row.code();
    }
    let context = match severity.as_ref() {
        b"ERROR" => AS_ERROR,
        b"FATAL" | b"PANIC" => AS_FATAL,
        b"WARNING" | b"NOTICE" | b"INFO" | b"LOG" | b"DEBUG" => AS_WARNING,
        _ => 0,
    };
    if matches!(context, AS_ERROR | AS_FATAL) && code.verdict().is_ok() {
        return Code::new(Domain::SQLSTATE, RAISE_EXCEPTION);
    }
    code.in_context(context).entry().map_or(code, |row| row.code())
}

const POSTGRES: Client = Client::POSTGRES;
const LIBPQ: Client = Client::LIBPQ;

/// A row of these five characters. An error leaves the transaction failed.
#[track_caller]
const fn state(characters: &'static str, name: &'static str, kind: Kind, message: &'static str) -> Row {
    let Some(native) = five::pack(characters.as_bytes()) else {
        panic!("a SQLSTATE has five digits or capital letters");
    };
    let row = row(native, name, kind, message);
    if kind.number() == Kind::OK.number() { row } else { row.lost(Lost::TRANSACTION) }
}

/// A row with its further names, the characters first.
macro_rules! state {
    ($characters:literal, $name:ident, $kind:ident, $message:literal $(, $($alias:ident)+)?) => {
        state($characters, stringify!($name), Kind::$kind, $message)
            .aliases(&[$characters $($(, stringify!($alias))+)?])
    };
}

/// The same code in a context.
macro_rules! in_context {
    ($characters:literal, $name:ident, $context:ident, $kind:ident, $message:literal) => {
        state($characters, stringify!($name), Kind::$kind, $message).context($context)
    };
}

/// The rows by their numbers, which are in no order that a reader would look for: the last character is the highest.
const fn sorted<const N: usize>(mut rows: [Row; N]) -> [Row; N] {
    let mut i = 1;
    while i < N {
        let (row, mut at) = (rows[i], i);
        while at > 0 && rows[at - 1].is_after(&row) {
            rows[at] = rows[at - 1];
            at -= 1;
        }
        rows[at] = row;
        i += 1;
    }
    rows
}

#[rustfmt::skip]
const ROWS: &[Row] = &sorted([
    // Nothing failed that the server would call so. Only the command tag says what it did.
    state!("00000", successful_completion, OK,
        "the statement succeeded, but a COMMIT with the tag ROLLBACK stored nothing; read the command tag",
        ERRCODE_SUCCESSFUL_COMPLETION),

    state!("01000", warning, OK,
        "the statement went through with a warning; read its text",
        ERRCODE_WARNING),
    // syncrep.c: the wait comes after the local commit, so a cancel ends the wait, and not the transaction.
    in_context!("01000", warning, STANDBY, NO_QUORUM,
        "the commit is stored here and a standby may lack it, since the wait was cancelled; do not send it again")
        .advice(Advice::STOP).effect(Effect::APPLIED).lost(Lost::NOTHING)
        .text("canceling wait for synchronous replication due to user request"),
    state!("01003", null_value_eliminated_in_set_function, OK,
        "an aggregate left nulls out; nothing to do if that was meant",
        ERRCODE_WARNING_NULL_VALUE_ELIMINATED_IN_SET_FUNCTION),
    state!("01004", warning_string_data_right_truncation, OK,
        "a string was cut at its end and stored; send a shorter one if that was not meant",
        ERRCODE_WARNING_STRING_DATA_RIGHT_TRUNCATION),
    state!("01006", privilege_not_revoked, OK,
        "a REVOKE took away nothing; check who granted the privilege",
        ERRCODE_WARNING_PRIVILEGE_NOT_REVOKED),
    state!("01007", privilege_not_granted, OK,
        "a GRANT gave nothing, or less than asked; check who may grant the privilege",
        ERRCODE_WARNING_PRIVILEGE_NOT_GRANTED),
    state!("01008", implicit_zero_bit_padding, OK,
        "a bit string was filled up with zeros; send one of full length",
        ERRCODE_WARNING_IMPLICIT_ZERO_BIT_PADDING),
    state!("0100C", dynamic_result_sets_returned, OK,
        "the procedure returned result sets; read them",
        ERRCODE_WARNING_DYNAMIC_RESULT_SETS_RETURNED),
    state!("01P01", deprecated_feature, OK,
        "the statement used a feature that will go away; replace it before the next major release",
        ERRCODE_WARNING_DEPRECATED_FEATURE),

    state!("02000", no_data, OK,
        "no row was found or touched, or there is no further one; go on without",
        NoData ERRCODE_NO_DATA),
    state!("02001", no_additional_dynamic_result_sets_returned, OK,
        "there is no further result set; stop reading",
        NoAdditionalDynamicResultSetsReturned ERRCODE_NO_ADDITIONAL_DYNAMIC_RESULT_SETS_RETURNED),

    state!("03000", sql_statement_not_yet_complete, MISUSE,
        "a statement before this one has not ended; read its result first",
        SqlStatementNotYetComplete ERRCODE_SQL_STATEMENT_NOT_YET_COMPLETE),

    // Class 08: in PostgreSQL a connection is the session. libpq has no code for a lost link; JDBC, Npgsql and
    // poolers take these.
    state!("08000", connection_exception, CONNECTION_LOST,
        "the connection failed, and a commit under way may be stored; connect again, then look for it",
        ConnectionException ERRCODE_CONNECTION_EXCEPTION)
        .lost(Lost::SESSION),
    in_context!("08000", connection_exception, IN_BLOCK, CONNECTION_LOST,
        "the connection failed before COMMIT was sent; connect again and run the whole transaction again")
        .effect(Effect::NOT_APPLIED).lost(Lost::SESSION),
    state!("08001", sqlclient_unable_to_establish_sqlconnection, UNAVAILABLE,
        "no connection could be made, so nothing was sent; wait, then connect again",
        SqlclientUnableToEstablishSqlconnection ERRCODE_SQLCLIENT_UNABLE_TO_ESTABLISH_SQLCONNECTION)
        .lost(Lost::SESSION).origin(Origin::TRANSPORT),
    // postgres_fdw and dblink take class 08 for their own links: then the session of the caller lives.
    in_context!("08001", sqlclient_unable_to_establish_sqlconnection, AS_ERROR, UNAVAILABLE,
        "the server cannot reach a foreign server, and the statement is undone; wait, then run its transaction again"),
    state!("08003", connection_does_not_exist, CLOSED,
        "the connection is not open, so nothing was sent; connect again",
        ConnectionDoesNotExist ERRCODE_CONNECTION_DOES_NOT_EXIST)
        .lost(Lost::SESSION).origin(Origin::CLIENT).prints(&[(LIBPQ, "no connection to the server")]),
    state!("08004", sqlserver_rejected_establishment_of_sqlconnection, UNAVAILABLE,
        "the server turned the connection away; check user, database and limits, or wait and connect again",
        SqlserverRejectedEstablishmentOfSqlconnection ERRCODE_SQLSERVER_REJECTED_ESTABLISHMENT_OF_SQLCONNECTION)
        .lost(Lost::SESSION),
    state!("08006", connection_failure, CONNECTION_LOST,
        "the connection broke, and a commit under way may be stored; connect, then ask txid_status or read back",
        ConnectionFailure ERRCODE_CONNECTION_FAILURE)
        .lost(Lost::SESSION).prints(&[(LIBPQ, "server closed the connection unexpectedly")]),
    in_context!("08006", connection_failure, IN_BLOCK, CONNECTION_LOST,
        "the connection broke before COMMIT was sent; connect again and run the transaction again")
        .effect(Effect::NOT_APPLIED).lost(Lost::SESSION),
    in_context!("08006", connection_failure, AS_ERROR, CONNECTION_LOST,
        "the server lost its link to a foreign server, which may have done its part; look there before you run it again")
        .advice(Advice::REDO),
    state!("08007", transaction_resolution_unknown, CONNECTION_LOST,
        "COMMIT was sent and its outcome is not known; ask txid_status, or read back, before you run it again",
        TransactionResolutionUnknown ERRCODE_TRANSACTION_RESOLUTION_UNKNOWN)
        .lost(Lost::SESSION),
    // In a pipeline what came before is done. As ERROR only this message is refused.
    state!("08P01", protocol_violation, PROTOCOL,
        "a message broke the protocol, and what was sent before it may be done; repair the client, and read back",
        ProtocolViolation ERRCODE_PROTOCOL_VIOLATION)
        .lost(Lost::SESSION),
    in_context!("08P01", protocol_violation, AS_ERROR, PROTOCOL,
        "a message broke the protocol and was refused; repair the client")
        .effect(Effect::NOT_APPLIED),

    state!("09000", triggered_action_exception, FAILED_PRECONDITION,
        "a trigger failed for a reason of its own; read its text, then correct the request",
        TriggeredActionException ERRCODE_TRIGGERED_ACTION_EXCEPTION),

    state!("0A000", feature_not_supported, UNSUPPORTED,
        "this server cannot do that, or a cached plan no longer fits its table; prepare again, or do without",
        FeatureNotSupported ERRCODE_FEATURE_NOT_SUPPORTED)
        .prints(&[(POSTGRES, "cached plan must not change result type")]),
    in_context!("0A000", feature_not_supported, AS_FATAL, UNSUPPORTED,
        "the server refused the protocol version or an option of the connection; change the client or its settings")
        .lost(Lost::SESSION).closes(),

    state!("0B000", invalid_transaction_initiation, FAILED_PRECONDITION,
        "a transaction cannot begin here, such as in recovery or in another one; end that first",
        InvalidTransactionInitiation ERRCODE_INVALID_TRANSACTION_INITIATION),

    state!("0F000", locator_exception, INVALID_ARGUMENT,
        "a locator of a large object is wrong; obtain a new one",
        LocatorException ERRCODE_LOCATOR_EXCEPTION),
    state!("0F001", invalid_locator_specification, INVALID_ARGUMENT,
        "a locator has a value that stands for nothing; obtain a valid one",
        InvalidLocatorSpecification ERRCODE_L_E_INVALID_SPECIFICATION),

    state!("0L000", invalid_grantor, PERMISSION_DENIED,
        "the grantor may not grant this; grant as another role",
        InvalidGrantor ERRCODE_INVALID_GRANTOR),
    state!("0LP01", invalid_grant_operation, INVALID_ARGUMENT,
        "this GRANT makes no sense, such as an option to PUBLIC or a role to itself; correct it",
        InvalidGrantOperation ERRCODE_INVALID_GRANT_OPERATION),

    state!("0P000", invalid_role_specification, INVALID_ARGUMENT,
        "the role named is not one that may stand here; correct the name",
        InvalidRoleSpecification ERRCODE_INVALID_ROLE_SPECIFICATION),

    state!("0Z000", diagnostics_exception, MISUSE,
        "GET DIAGNOSTICS failed; correct the function",
        DiagnosticsException ERRCODE_DIAGNOSTICS_EXCEPTION),
    state!("0Z002", stacked_diagnostics_accessed_without_active_handler, MISUSE,
        "GET STACKED DIAGNOSTICS stands outside an exception handler; move it into one",
        StackedDiagnosticsAccessedWithoutActiveHandler ERRCODE_STACKED_DIAGNOSTICS_ACCESSED_WITHOUT_ACTIVE_HANDLER),

    state!("10608", invalid_argument_for_xquery, INVALID_ARGUMENT,
        "an argument of an XQuery function is wrong; correct it",
        InvalidArgumentForXquery ERRCODE_INVALID_ARGUMENT_FOR_XQUERY),

    state!("20000", case_not_found, FAILED_PRECONDITION,
        "no branch of a CASE in a function fits; add an ELSE",
        CaseNotFound ERRCODE_CASE_NOT_FOUND),

    state!("21000", cardinality_violation, CONSTRAINT,
        "a row was wanted and several came, or ON CONFLICT met one row twice; narrow the query",
        CardinalityViolation ERRCODE_CARDINALITY_VIOLATION),

    state!("22000", data_exception, INVALID_ARGUMENT,
        "a value does not suit the operation; correct the value",
        DataException ERRCODE_DATA_EXCEPTION),
    state!("22001", string_data_right_truncation, TOO_LARGE,
        "a string is longer than its column; shorten it",
        StringDataRightTruncation ERRCODE_STRING_DATA_RIGHT_TRUNCATION)
        .prints(&[
            (POSTGRES, "value too long for type character varying({n})"),
            (POSTGRES, "value too long for type character({n})"),
        ]),
    state!("22002", null_value_no_indicator_parameter, INVALID_ARGUMENT,
        "a null came and there is no indicator for it; add an indicator variable",
        NullValueNoIndicatorParameter ERRCODE_NULL_VALUE_NO_INDICATOR_PARAMETER),
    state!("22003", numeric_value_out_of_range, OUT_OF_RANGE,
        "a number is outside the range of its type; send a smaller one or widen the type",
        NumericValueOutOfRange ERRCODE_NUMERIC_VALUE_OUT_OF_RANGE)
        .prints(&[(POSTGRES, "integer out of range"), (POSTGRES, "numeric field overflow")]),
    state!("22004", null_value_not_allowed, INVALID_ARGUMENT,
        "a null came where none is taken; send a value",
        NullValueNotAllowed ERRCODE_NULL_VALUE_NOT_ALLOWED),
    state!("22005", error_in_assignment, INVALID_ARGUMENT,
        "a value cannot be assigned to its target; cast it or change the target",
        ErrorInAssignment ERRCODE_ERROR_IN_ASSIGNMENT),
    state!("22007", invalid_datetime_format, INVALID_ARGUMENT,
        "a date or time is not written as one; correct its form",
        InvalidDatetimeFormat ERRCODE_INVALID_DATETIME_FORMAT),
    state!("22008", datetime_field_overflow, OUT_OF_RANGE,
        "a date or time is outside its range; correct the value",
        DatetimeFieldOverflow ERRCODE_DATETIME_FIELD_OVERFLOW ERRCODE_DATETIME_VALUE_OUT_OF_RANGE),
    state!("22009", invalid_time_zone_displacement_value, OUT_OF_RANGE,
        "the offset of a time zone is outside its range; correct it",
        InvalidTimeZoneDisplacementValue ERRCODE_INVALID_TIME_ZONE_DISPLACEMENT_VALUE),
    state!("2200B", escape_character_conflict, INVALID_ARGUMENT,
        "an escape character has another meaning too; choose another",
        EscapeCharacterConflict ERRCODE_ESCAPE_CHARACTER_CONFLICT),
    state!("2200C", invalid_use_of_escape_character, INVALID_ARGUMENT,
        "an escape character stands before a character that needs none; correct the pattern",
        InvalidUseOfEscapeCharacter ERRCODE_INVALID_USE_OF_ESCAPE_CHARACTER),
    state!("2200D", invalid_escape_octet, INVALID_ARGUMENT,
        "an escape octet is wrong; correct the byte string",
        InvalidEscapeOctet ERRCODE_INVALID_ESCAPE_OCTET),
    state!("2200F", zero_length_character_string, INVALID_ARGUMENT,
        "an empty string came where characters are needed; send some",
        ZeroLengthCharacterString ERRCODE_ZERO_LENGTH_CHARACTER_STRING),
    state!("2200G", most_specific_type_mismatch, INVALID_ARGUMENT,
        "a value is of another type than the most specific one; cast it",
        MostSpecificTypeMismatch ERRCODE_MOST_SPECIFIC_TYPE_MISMATCH),
    state!("2200H", sequence_generator_limit_exceeded, QUOTA_EXCEEDED,
        "a sequence has come to its end; alter it to go on or to cycle",
        SequenceGeneratorLimitExceeded ERRCODE_SEQUENCE_GENERATOR_LIMIT_EXCEEDED),
    state!("2200L", not_an_xml_document, INVALID_ARGUMENT,
        "the text is not a whole XML document; send one with a root element",
        NotAnXmlDocument ERRCODE_NOT_AN_XML_DOCUMENT),
    state!("2200M", invalid_xml_document, INVALID_ARGUMENT,
        "the XML document is not well-formed; repair it",
        InvalidXmlDocument ERRCODE_INVALID_XML_DOCUMENT),
    state!("2200N", invalid_xml_content, INVALID_ARGUMENT,
        "the XML content is not well-formed; correct the fragment",
        InvalidXmlContent ERRCODE_INVALID_XML_CONTENT),
    state!("2200S", invalid_xml_comment, INVALID_ARGUMENT,
        "an XML comment holds two hyphens or ends with one; take them out",
        InvalidXmlComment ERRCODE_INVALID_XML_COMMENT),
    state!("2200T", invalid_xml_processing_instruction, INVALID_ARGUMENT,
        "an XML processing instruction is not allowed so; correct its target or text",
        InvalidXmlProcessingInstruction ERRCODE_INVALID_XML_PROCESSING_INSTRUCTION),
    state!("22010", invalid_indicator_parameter_value, INVALID_ARGUMENT,
        "the value of an indicator is wrong; set it by the rules of ECPG",
        InvalidIndicatorParameterValue ERRCODE_INVALID_INDICATOR_PARAMETER_VALUE),
    state!("22011", substring_error, INVALID_ARGUMENT,
        "the length of a substring is negative; correct the arguments",
        SubstringError ERRCODE_SUBSTRING_ERROR),
    state!("22012", division_by_zero, INVALID_ARGUMENT,
        "something is divided by zero; guard the divisor",
        DivisionByZero ERRCODE_DIVISION_BY_ZERO)
        .prints(&[(POSTGRES, "division by zero")]),
    state!("22013", invalid_preceding_or_following_size, INVALID_ARGUMENT,
        "the size of a window frame is null or negative; correct it",
        InvalidPrecedingOrFollowingSize ERRCODE_INVALID_PRECEDING_OR_FOLLOWING_SIZE),
    state!("22014", invalid_argument_for_ntile_function, INVALID_ARGUMENT,
        "the argument of ntile is not above zero; correct it",
        InvalidArgumentForNtileFunction ERRCODE_INVALID_ARGUMENT_FOR_NTILE),
    state!("22015", interval_field_overflow, OUT_OF_RANGE,
        "a part of an interval is outside its range; send a smaller interval",
        IntervalFieldOverflow ERRCODE_INTERVAL_FIELD_OVERFLOW),
    state!("22016", invalid_argument_for_nth_value_function, INVALID_ARGUMENT,
        "the argument of nth_value is not above zero; send a position from 1",
        InvalidArgumentForNthValueFunction ERRCODE_INVALID_ARGUMENT_FOR_NTH_VALUE),
    state!("22018", invalid_character_value_for_cast, INVALID_ARGUMENT,
        "a character cannot stand in the type that it is cast to; correct the text",
        InvalidCharacterValueForCast ERRCODE_INVALID_CHARACTER_VALUE_FOR_CAST),
    state!("22019", invalid_escape_character, INVALID_ARGUMENT,
        "the escape is not a single character; name one",
        InvalidEscapeCharacter ERRCODE_INVALID_ESCAPE_CHARACTER),
    state!("2201B", invalid_regular_expression, INVALID_ARGUMENT,
        "the regular expression is wrong; correct it",
        InvalidRegularExpression ERRCODE_INVALID_REGULAR_EXPRESSION),
    state!("2201E", invalid_argument_for_logarithm, INVALID_ARGUMENT,
        "a logarithm of zero or less was asked for; guard the argument",
        InvalidArgumentForLogarithm ERRCODE_INVALID_ARGUMENT_FOR_LOG),
    state!("2201F", invalid_argument_for_power_function, INVALID_ARGUMENT,
        "a power has no result for these arguments; guard base and exponent",
        InvalidArgumentForPowerFunction ERRCODE_INVALID_ARGUMENT_FOR_POWER_FUNCTION),
    state!("2201G", invalid_argument_for_width_bucket_function, INVALID_ARGUMENT,
        "width_bucket has a count or bounds that make no buckets; correct them",
        InvalidArgumentForWidthBucketFunction ERRCODE_INVALID_ARGUMENT_FOR_WIDTH_BUCKET_FUNCTION),
    state!("2201W", invalid_row_count_in_limit_clause, INVALID_ARGUMENT,
        "LIMIT is negative; send zero or more",
        InvalidRowCountInLimitClause ERRCODE_INVALID_ROW_COUNT_IN_LIMIT_CLAUSE),
    state!("2201X", invalid_row_count_in_result_offset_clause, INVALID_ARGUMENT,
        "OFFSET is negative; send a start from zero",
        InvalidRowCountInResultOffsetClause ERRCODE_INVALID_ROW_COUNT_IN_RESULT_OFFSET_CLAUSE),
    state!("22021", character_not_in_repertoire, INVALID_ARGUMENT,
        "bytes are no text in this encoding, or hold a NUL; check client_encoding",
        CharacterNotInRepertoire ERRCODE_CHARACTER_NOT_IN_REPERTOIRE),
    state!("22022", indicator_overflow, OUT_OF_RANGE,
        "a length does not fit its indicator; take a wider indicator",
        IndicatorOverflow ERRCODE_INDICATOR_OVERFLOW),
    state!("22023", invalid_parameter_value, INVALID_ARGUMENT,
        "a parameter or setting has a value it cannot have; correct it",
        InvalidParameterValue ERRCODE_INVALID_PARAMETER_VALUE),
    state!("22024", unterminated_c_string, INVALID_ARGUMENT,
        "a string of C has no end; terminate it",
        UnterminatedCString ERRCODE_UNTERMINATED_C_STRING),
    state!("22025", invalid_escape_sequence, INVALID_ARGUMENT,
        "an escape at the end of a pattern escapes nothing; complete it",
        InvalidEscapeSequence ERRCODE_INVALID_ESCAPE_SEQUENCE),
    state!("22026", string_data_length_mismatch, INVALID_ARGUMENT,
        "a string or bit string has another length than its type; send one that fits",
        StringDataLengthMismatch ERRCODE_STRING_DATA_LENGTH_MISMATCH),
    state!("22027", trim_error, INVALID_ARGUMENT,
        "the character to trim is not a single one; name just one",
        TrimError ERRCODE_TRIM_ERROR),
    state!("2202E", array_subscript_error, OUT_OF_RANGE,
        "an array has other dimensions, or no such subscript; correct it",
        ArraySubscriptError ERRCODE_ARRAY_SUBSCRIPT_ERROR ERRCODE_ARRAY_ELEMENT_ERROR),
    state!("2202G", invalid_tablesample_repeat, INVALID_ARGUMENT,
        "REPEATABLE of a sample has no value; give it a number",
        InvalidTablesampleRepeat ERRCODE_INVALID_TABLESAMPLE_REPEAT),
    state!("2202H", invalid_tablesample_argument, INVALID_ARGUMENT,
        "a sample has a size that makes none; give a share from 0 to 100",
        InvalidTablesampleArgument ERRCODE_INVALID_TABLESAMPLE_ARGUMENT),
    state!("22030", duplicate_json_object_key_value, INVALID_ARGUMENT,
        "a JSON object has a key twice; make the keys unique",
        DuplicateJsonObjectKeyValue ERRCODE_DUPLICATE_JSON_OBJECT_KEY_VALUE),
    state!("22031", invalid_argument_for_sql_json_datetime_function, INVALID_ARGUMENT,
        "a date in JSON is not written as one; correct its form or template",
        InvalidArgumentForSqlJsonDatetimeFunction ERRCODE_INVALID_ARGUMENT_FOR_SQL_JSON_DATETIME_FUNCTION),
    state!("22032", invalid_json_text, INVALID_ARGUMENT,
        "the text is not JSON; repair it",
        InvalidJsonText ERRCODE_INVALID_JSON_TEXT),
    state!("22033", invalid_sql_json_subscript, OUT_OF_RANGE,
        "a subscript of a JSON path points outside the array; correct it or make the path lax",
        InvalidSqlJsonSubscript ERRCODE_INVALID_SQL_JSON_SUBSCRIPT),
    state!("22034", more_than_one_sql_json_item, INVALID_ARGUMENT,
        "a JSON path gave several items where one is wanted; narrow the path",
        MoreThanOneSqlJsonItem ERRCODE_MORE_THAN_ONE_SQL_JSON_ITEM),
    state!("22035", no_sql_json_item, NOT_FOUND,
        "a JSON path gave no item; test with EXISTS, or name a default",
        NoSqlJsonItem ERRCODE_NO_SQL_JSON_ITEM),
    state!("22036", non_numeric_sql_json_item, INVALID_ARGUMENT,
        "a JSON path counts with something that is no number; correct the path",
        NonNumericSqlJsonItem ERRCODE_NON_NUMERIC_SQL_JSON_ITEM),
    state!("22037", non_unique_keys_in_a_json_object, INVALID_ARGUMENT,
        "keys of a JSON object are not unique; drop the second of each",
        NonUniqueKeysInAJsonObject ERRCODE_NON_UNIQUE_KEYS_IN_A_JSON_OBJECT),
    state!("22038", singleton_sql_json_item_required, INVALID_ARGUMENT,
        "a JSON path needs a single item here; narrow what stands left of it",
        SingletonSqlJsonItemRequired ERRCODE_SINGLETON_SQL_JSON_ITEM_REQUIRED),
    state!("22039", sql_json_array_not_found, INVALID_ARGUMENT,
        "a JSON path needs an array here; make the path lax or the value an array",
        SqlJsonArrayNotFound ERRCODE_SQL_JSON_ARRAY_NOT_FOUND),
    state!("2203A", sql_json_member_not_found, NOT_FOUND,
        "a JSON object has no such member; make the path lax or name a default",
        SqlJsonMemberNotFound ERRCODE_SQL_JSON_MEMBER_NOT_FOUND),
    state!("2203B", sql_json_number_not_found, INVALID_ARGUMENT,
        "a JSON path needs a number here; correct the value",
        SqlJsonNumberNotFound ERRCODE_SQL_JSON_NUMBER_NOT_FOUND),
    state!("2203C", sql_json_object_not_found, INVALID_ARGUMENT,
        "a JSON path needs an object here; make the path lax or the value an object",
        SqlJsonObjectNotFound ERRCODE_SQL_JSON_OBJECT_NOT_FOUND),
    state!("2203D", too_many_json_array_elements, TOO_LARGE,
        "a JSON array has too many elements; split it",
        TooManyJsonArrayElements ERRCODE_TOO_MANY_JSON_ARRAY_ELEMENTS),
    state!("2203E", too_many_json_object_members, TOO_LARGE,
        "a JSON object has too many members; split it up",
        TooManyJsonObjectMembers ERRCODE_TOO_MANY_JSON_OBJECT_MEMBERS),
    state!("2203F", sql_json_scalar_required, INVALID_ARGUMENT,
        "a JSON path needs a plain value here; take it out of its array or object",
        SqlJsonScalarRequired ERRCODE_SQL_JSON_SCALAR_REQUIRED),
    state!("2203G", sql_json_item_cannot_be_cast_to_target_type, INVALID_ARGUMENT,
        "a JSON item cannot become the type that is wanted; change the type or the value",
        SqlJsonItemCannotBeCastToTargetType ERRCODE_SQL_JSON_ITEM_CANNOT_BE_CAST_TO_TARGET_TYPE),
    state!("22C01", ScalarOperationCannotRunWithoutFullSessionContext, UNSUPPORTED,
        "a function of CockroachDB needs a full session here; compute its value before"),
    state!("22P01", floating_point_exception, INVALID_ARGUMENT,
        "a calculation with floating numbers failed; guard its arguments",
        FloatingPointException ERRCODE_FLOATING_POINT_EXCEPTION),
    state!("22P02", invalid_text_representation, INVALID_ARGUMENT,
        "a text is no value of its type, such as a bad uuid, number or enum label; correct the text",
        InvalidTextRepresentation ERRCODE_INVALID_TEXT_REPRESENTATION)
        .prints(&[(POSTGRES, "invalid input syntax for type {type}: \"{value}\"")]),
    state!("22P03", invalid_binary_representation, INVALID_ARGUMENT,
        "a binary parameter is not in the form of its type; check the type that the client declares",
        InvalidBinaryRepresentation ERRCODE_INVALID_BINARY_REPRESENTATION),
    state!("22P04", bad_copy_file_format, INVALID_ARGUMENT,
        "the data of a COPY is malformed and all of the COPY is undone; repair its line",
        BadCopyFileFormat ERRCODE_BAD_COPY_FILE_FORMAT),
    state!("22P05", untranslatable_character, INVALID_ARGUMENT,
        "a character has no counterpart in the other encoding; use UTF8 at both ends",
        UntranslatableCharacter ERRCODE_UNTRANSLATABLE_CHARACTER),
    state!("22P06", nonstandard_use_of_escape_character, INVALID_ARGUMENT,
        "a plain literal holds a backslash escape; write E before the literal",
        NonstandardUseOfEscapeCharacter ERRCODE_NONSTANDARD_USE_OF_ESCAPE_CHARACTER),
    state!("22P07", datum_version_mismatch, UNSUPPORTED,
        "a stored value has a format of another version; rebuild what holds it",
        ERRCODE_DATUM_VERSION_MISMATCH),

    state!("23000", integrity_constraint_violation, CONSTRAINT,
        "a constraint of the schema forbids it; read which, then correct the data",
        IntegrityConstraintViolation ERRCODE_INTEGRITY_CONSTRAINT_VIOLATION),
    state!("23001", restrict_violation, CONSTRAINT,
        "other rows still refer to this one; remove them first",
        RestrictViolation ERRCODE_RESTRICT_VIOLATION),
    state!("23502", not_null_violation, CONSTRAINT,
        "a column that may not be null got none; send a value",
        NotNullViolation ERRCODE_NOT_NULL_VIOLATION)
        .prints(&[
            (POSTGRES, "null value in column \"{column}\" of relation \"{table}\" violates not-null constraint"),
        ]),
    state!("23503", foreign_key_violation, CONSTRAINT,
        "the row referred to is missing, or rows still refer to this one; write in the other order",
        ForeignKeyViolation ERRCODE_FOREIGN_KEY_VIOLATION)
        .prints(&[
            (POSTGRES, "insert or update on table \"{table}\" violates foreign key constraint \"{name}\""),
            (POSTGRES, "update or delete on table \"{table}\" violates foreign key constraint \"{name}\" on table \"{other}\""),
        ]),
    // This statement stored nothing; an earlier try whose answer was lost may be what stands there.
    state!("23505", unique_violation, CONSTRAINT,
        "the unique key is taken, after an earlier try in doubt perhaps by your own row; read the row before you choose another key",
        UniqueViolation ERRCODE_UNIQUE_VIOLATION)
        .prints(&[(POSTGRES, "duplicate key value violates unique constraint \"{name}\"")]),
    state!("23514", check_violation, CONSTRAINT,
        "a check of the table says no; correct the value",
        CheckViolation ERRCODE_CHECK_VIOLATION)
        .prints(&[(POSTGRES, "new row for relation \"{table}\" violates check constraint \"{name}\"")]),
    state!("23P01", exclusion_violation, CONSTRAINT,
        "an exclusion constraint is in the way, after an earlier try perhaps by your own row; read what lies there",
        ExclusionViolation ERRCODE_EXCLUSION_VIOLATION)
        .prints(&[(POSTGRES, "conflicting key value violates exclusion constraint \"{name}\"")]),

    state!("24000", invalid_cursor_state, FAILED_PRECONDITION,
        "the cursor is not in the state for this; open it or fetch first",
        InvalidCursorState ERRCODE_INVALID_CURSOR_STATE),

    state!("25000", invalid_transaction_state, FAILED_PRECONDITION,
        "the transaction is not in the state for this; end it and begin another",
        InvalidTransactionState ERRCODE_INVALID_TRANSACTION_STATE),
    state!("25001", active_sql_transaction, FAILED_PRECONDITION,
        "the statement cannot run inside a transaction; run it alone",
        ActiveSqlTransaction ERRCODE_ACTIVE_SQL_TRANSACTION)
        .prints(&[(POSTGRES, "{statement} cannot run inside a transaction block")]),
    in_context!("25001", active_sql_transaction, AS_WARNING, MISUSE,
        "a BEGIN inside a transaction did nothing, and the next COMMIT ends all of it; repair the program")
        .lost(Lost::NOTHING).severity(Severity::WARNING),
    state!("25002", branch_transaction_already_active, FAILED_PRECONDITION,
        "a branch of the transaction is active already; use that one",
        BranchTransactionAlreadyActive ERRCODE_BRANCH_TRANSACTION_ALREADY_ACTIVE),
    state!("25003", inappropriate_access_mode_for_branch_transaction, FAILED_PRECONDITION,
        "the access mode does not suit a branch of the transaction; set it at the root",
        InappropriateAccessModeForBranchTransaction ERRCODE_INAPPROPRIATE_ACCESS_MODE_FOR_BRANCH_TRANSACTION),
    state!("25004", inappropriate_isolation_level_for_branch_transaction, FAILED_PRECONDITION,
        "the isolation level does not suit a branch of the transaction; set the level of the root",
        InappropriateIsolationLevelForBranchTransaction ERRCODE_INAPPROPRIATE_ISOLATION_LEVEL_FOR_BRANCH_TRANSACTION),
    state!("25005", no_active_sql_transaction_for_branch_transaction, FAILED_PRECONDITION,
        "there is no transaction for this branch; begin one",
        NoActiveSqlTransactionForBranchTransaction ERRCODE_NO_ACTIVE_SQL_TRANSACTION_FOR_BRANCH_TRANSACTION),
    // After a failover the old address leads to a standby.
    state!("25006", read_only_sql_transaction, READ_ONLY,
        "a write reached a standby or a read-only transaction; find the primary, or allow writes, and run it there",
        ReadOnlySqlTransaction ERRCODE_READ_ONLY_SQL_TRANSACTION)
        .advice(Advice::REFRESH).prints(&[(POSTGRES, "cannot execute {statement} in a read-only transaction")]),
    state!("25007", schema_and_data_statement_mixing_not_supported, FAILED_PRECONDITION,
        "statements on schema and on data do not mix here; run them apart",
        SchemaAndDataStatementMixingNotSupported ERRCODE_SCHEMA_AND_DATA_STATEMENT_MIXING_NOT_SUPPORTED),
    state!("25008", held_cursor_requires_same_isolation_level, FAILED_PRECONDITION,
        "a held cursor needs the isolation level that it began with; set it back",
        HeldCursorRequiresSameIsolationLevel ERRCODE_HELD_CURSOR_REQUIRES_SAME_ISOLATION_LEVEL),
    state!("25P01", no_active_sql_transaction, FAILED_PRECONDITION,
        "the statement needs an open transaction; send BEGIN first",
        NoActiveSqlTransaction ERRCODE_NO_ACTIVE_SQL_TRANSACTION)
        .lost(Lost::NOTHING),
    // What was meant as one transaction was several.
    in_context!("25P01", no_active_sql_transaction, AS_WARNING, MISUSE,
        "COMMIT or ROLLBACK met no transaction, so the statements before it were stored one by one; never run them again blindly")
        .effect(Effect::APPLIED).lost(Lost::NOTHING).severity(Severity::WARNING),
    // Not redo: a transaction whose first error is permanent would run for ever.
    state!("25P02", in_failed_sql_transaction, ABORTED,
        "an earlier statement failed and everything is refused until ROLLBACK; roll back, and decide by that first error",
        InFailedSqlTransaction ERRCODE_IN_FAILED_SQL_TRANSACTION)
        .advice(Advice::FIX_REQUEST)
        .prints(&[(POSTGRES, "current transaction is aborted, commands ignored until end of transaction block")]),
    // The one failure without a code: COMMIT succeeds with the tag ROLLBACK. wire::sqlstate::commit reads it.
    in_context!("25P02", in_failed_sql_transaction, AT_COMMIT, ABORTED,
        "COMMIT met a failed transaction and answered ROLLBACK, so nothing is stored; decide by the first error")
        .advice(Advice::FIX_REQUEST),
    state!("25P03", idle_in_transaction_session_timeout, CLOSED,
        "the session sat idle inside a transaction, which is undone; connect, and begin the transaction again",
        IdleInTransactionSessionTimeout ERRCODE_IDLE_IN_TRANSACTION_SESSION_TIMEOUT)
        .lost(Lost::SESSION).closes()
        .prints(&[(POSTGRES, "terminating connection due to idle-in-transaction timeout")]),
    state!("25P04", transaction_timeout, TIMEOUT,
        "the transaction took longer than transaction_timeout and is undone; connect, and run a shorter one",
        TransactionTimeout ERRCODE_TRANSACTION_TIMEOUT)
        .effect(Effect::NOT_APPLIED).lost(Lost::SESSION).closes(),

    state!("26000", invalid_sql_statement_name, SESSION_EXPIRED,
        "the prepared statement is not known in this session, such as after a pooler changed the server session; prepare it again",
        InvalidSqlStatementName ERRCODE_INVALID_SQL_STATEMENT_NAME ERRCODE_UNDEFINED_PSTATEMENT)
        .prints(&[(POSTGRES, "prepared statement \"{name}\" does not exist")]),

    state!("27000", triggered_data_change_violation, CONFLICT,
        "a trigger of the same statement changed the row; move the change into an AFTER trigger",
        TriggeredDataChangeViolation ERRCODE_TRIGGERED_DATA_CHANGE_VIOLATION)
        .advice(Advice::FIX_REQUEST),

    state!("28000", invalid_authorization_specification, UNAUTHENTICATED,
        "user, database and address together are not let in; correct pg_hba.conf or the user",
        InvalidAuthorizationSpecification ERRCODE_INVALID_AUTHORIZATION_SPECIFICATION)
        .lost(Lost::SESSION).closes()
        .prints(&[
            (POSTGRES, "no pg_hba.conf entry for host \"{host}\", user \"{user}\", database \"{database}\", {encryption}"),
            (POSTGRES, "role \"{role}\" is not permitted to log in"),
        ]),
    state!("28P01", invalid_password, UNAUTHENTICATED,
        "the password is wrong; correct it",
        InvalidPassword ERRCODE_INVALID_PASSWORD)
        .lost(Lost::SESSION).closes().prints(&[(POSTGRES, "password authentication failed for user \"{user}\"")]),

    state!("2B000", dependent_privilege_descriptors_still_exist, FAILED_PRECONDITION,
        "privileges that depend on this one exist; revoke them first, or CASCADE",
        DependentPrivilegeDescriptorsStillExist ERRCODE_DEPENDENT_PRIVILEGE_DESCRIPTORS_STILL_EXIST),
    state!("2BP01", dependent_objects_still_exist, FAILED_PRECONDITION,
        "other objects depend on this one; drop them first, or CASCADE",
        DependentObjectsStillExist ERRCODE_DEPENDENT_OBJECTS_STILL_EXIST)
        .prints(&[(POSTGRES, "cannot drop {object} because other objects depend on it")]),

    state!("2D000", invalid_transaction_termination, FAILED_PRECONDITION,
        "COMMIT or ROLLBACK may not stand here, such as in a function; move it out",
        InvalidTransactionTermination ERRCODE_INVALID_TRANSACTION_TERMINATION),

    state!("2F000", sql_routine_exception, FAILED_PRECONDITION,
        "a routine failed for a reason of its own; read its text",
        SqlRoutineException ERRCODE_SQL_ROUTINE_EXCEPTION),
    state!("2F002", modifying_sql_data_not_permitted, FAILED_PRECONDITION,
        "a routine that may not write tried to; declare it otherwise",
        ModifyingSqlDataNotPermitted ERRCODE_S_R_E_MODIFYING_SQL_DATA_NOT_PERMITTED),
    state!("2F003", prohibited_sql_statement_attempted, FAILED_PRECONDITION,
        "a routine used a statement that is forbidden in it; take it out",
        ProhibitedSqlStatementAttempted ERRCODE_S_R_E_PROHIBITED_SQL_STATEMENT_ATTEMPTED),
    state!("2F004", reading_sql_data_not_permitted, FAILED_PRECONDITION,
        "a routine that may not read tried to; change its declaration",
        ReadingSqlDataNotPermitted ERRCODE_S_R_E_READING_SQL_DATA_NOT_PERMITTED),
    state!("2F005", function_executed_no_return_statement, FAILED_PRECONDITION,
        "a function came to its end without RETURN; add one",
        FunctionExecutedNoReturnStatement ERRCODE_S_R_E_FUNCTION_EXECUTED_NO_RETURN_STATEMENT),

    state!("34000", invalid_cursor_name, NOT_FOUND,
        "no cursor has this name, perhaps since its transaction ended; open it again",
        InvalidCursorName ERRCODE_INVALID_CURSOR_NAME ERRCODE_UNDEFINED_CURSOR)
        .prints(&[(POSTGRES, "cursor \"{name}\" does not exist")]),

    state!("38000", external_routine_exception, UNKNOWN,
        "a routine outside of SQL failed, and what it did outside stays; read its text, and look there",
        ExternalRoutineException ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
    state!("38001", containing_sql_not_permitted, FAILED_PRECONDITION,
        "an external routine may not use SQL; change its declaration or the routine",
        ContainingSqlNotPermitted ERRCODE_E_R_E_CONTAINING_SQL_NOT_PERMITTED),
    state!("38002", e_r_e_modifying_sql_data_not_permitted, FAILED_PRECONDITION,
        "an external routine that may not write tried to; declare that it writes",
        ModifyingSqlDataNotPermittedExt ERRCODE_E_R_E_MODIFYING_SQL_DATA_NOT_PERMITTED),
    state!("38003", e_r_e_prohibited_sql_statement_attempted, FAILED_PRECONDITION,
        "an external routine used a forbidden statement; leave that statement out",
        ProhibitedSqlStatementAttemptedExt ERRCODE_E_R_E_PROHIBITED_SQL_STATEMENT_ATTEMPTED),
    state!("38004", e_r_e_reading_sql_data_not_permitted, FAILED_PRECONDITION,
        "an external routine that may not read tried to; declare that it reads",
        ReadingSqlDataNotPermittedExt ERRCODE_E_R_E_READING_SQL_DATA_NOT_PERMITTED),

    state!("39000", external_routine_invocation_exception, FAILED_PRECONDITION,
        "an external routine was called wrongly; correct the call",
        ExternalRoutineInvocationException ERRCODE_EXTERNAL_ROUTINE_INVOCATION_EXCEPTION),
    state!("39001", invalid_sqlstate_returned, INVALID_ARGUMENT,
        "a routine raised a SQLSTATE that is none; use five digits or capital letters",
        InvalidSqlstateReturned ERRCODE_E_R_I_E_INVALID_SQLSTATE_RETURNED),
    state!("39004", e_r_i_e_null_value_not_allowed, INVALID_ARGUMENT,
        "a routine got a null and takes none; declare it STRICT or send a value",
        NullValueNotAllowedExt ERRCODE_E_R_I_E_NULL_VALUE_NOT_ALLOWED),
    state!("39P01", trigger_protocol_violated, MISUSE,
        "a trigger function was called or returned in another way than a trigger may; correct it",
        TriggerProtocolViolated ERRCODE_E_R_I_E_TRIGGER_PROTOCOL_VIOLATED),
    state!("39P02", srf_protocol_violated, MISUSE,
        "a set-returning function returned in a way it may not; correct the function",
        SrfProtocolViolated ERRCODE_E_R_I_E_SRF_PROTOCOL_VIOLATED),
    state!("39P03", event_trigger_protocol_violated, MISUSE,
        "a function of an event trigger was called otherwise; attach it as an event trigger",
        EventTriggerProtocolViolated ERRCODE_E_R_I_E_EVENT_TRIGGER_PROTOCOL_VIOLATED),

    state!("3B000", savepoint_exception, FAILED_PRECONDITION,
        "a savepoint cannot be used here; roll back the transaction",
        SavepointException ERRCODE_SAVEPOINT_EXCEPTION),
    state!("3B001", invalid_savepoint_specification, NOT_FOUND,
        "no savepoint has this name; roll back the transaction, or correct the name",
        InvalidSavepointSpecification ERRCODE_S_E_INVALID_SPECIFICATION)
        .prints(&[(POSTGRES, "savepoint \"{name}\" does not exist")]),

    state!("3D000", invalid_catalog_name, NOT_FOUND,
        "there is no such database; create it or correct the name",
        InvalidCatalogName ERRCODE_INVALID_CATALOG_NAME ERRCODE_UNDEFINED_DATABASE)
        .prints(&[(POSTGRES, "database \"{name}\" does not exist")]),
    in_context!("3D000", invalid_catalog_name, AS_FATAL, NOT_FOUND,
        "the database of the connection does not exist; correct it in the settings, or create it")
        .lost(Lost::SESSION).closes(),

    state!("3F000", invalid_schema_name, NOT_FOUND,
        "there is no such schema; create it or correct search_path",
        InvalidSchemaName ERRCODE_INVALID_SCHEMA_NAME ERRCODE_UNDEFINED_SCHEMA),

    state!("40000", transaction_rollback, ABORTED,
        "the server rolled the transaction back; run it again from its BEGIN",
        TransactionRollback ERRCODE_TRANSACTION_ROLLBACK),
    // The manual, "Serialization Failure Handling": run the whole transaction again. Nothing of it is stored.
    state!("40001", serialization_failure, CONFLICT,
        "another transaction won, and this one is undone; run all of it again from its BEGIN, the reads too",
        SerializationFailure ERRCODE_T_R_SERIALIZATION_FAILURE)
        .prints(&[
            (POSTGRES, "could not serialize access due to concurrent update"),
            (POSTGRES, "could not serialize access due to concurrent delete"),
            (POSTGRES, "could not serialize access due to read/write dependencies among transactions"),
            (POSTGRES, "canceling statement due to conflict with recovery"),
        ]),
    in_context!("40001", serialization_failure, AS_FATAL, CONFLICT,
        "a standby ended the session since replay needed its way; connect and run the queries again")
        .lost(Lost::SESSION).closes(),
    in_context!("40001", serialization_failure, COCKROACH, CONFLICT,
        "the transaction must restart; ROLLBACK TO SAVEPOINT cockroach_restart, or ROLLBACK, and run all of it again")
        .text("restart transaction: {why}"),
    state!("40002", transaction_integrity_constraint_violation, CONSTRAINT,
        "a constraint that waited for COMMIT failed, and all is undone; correct the data",
        TransactionIntegrityConstraintViolation ERRCODE_T_R_INTEGRITY_CONSTRAINT_VIOLATION),
    // Redo only for who may run it twice: the effect stays open.
    state!("40003", statement_completion_unknown, UNKNOWN,
        "whether the statement or commit took effect is not known; read back before you run it again",
        StatementCompletionUnknown ERRCODE_T_R_STATEMENT_COMPLETION_UNKNOWN)
        .advice(Advice::REDO),
    in_context!("40003", statement_completion_unknown, COCKROACH, UNKNOWN,
        "the result is ambiguous, so the commit may be stored; read back, or run it again only if twice equals once")
        .advice(Advice::REDO).text("result is ambiguous: {why}"),
    state!("40P01", deadlock_detected, ABORTED,
        "a deadlock was broken by ending this transaction; run all of it again, with locks in one order",
        DeadlockDetected ERRCODE_T_R_DEADLOCK_DETECTED)
        .prints(&[(POSTGRES, "deadlock detected")]),

    state!("42000", syntax_error_or_access_rule_violation, INVALID_ARGUMENT,
        "the statement breaks a rule of syntax or access; correct it",
        SyntaxErrorOrAccessRuleViolation ERRCODE_SYNTAX_ERROR_OR_ACCESS_RULE_VIOLATION),
    state!("42501", insufficient_privilege, PERMISSION_DENIED,
        "the role may not do this to the object; grant it, or use another role",
        InsufficientPrivilege ERRCODE_INSUFFICIENT_PRIVILEGE),
    in_context!("42501", insufficient_privilege, AS_FATAL, PERMISSION_DENIED,
        "the role may not use this database; grant CONNECT, or log in as another role")
        .lost(Lost::SESSION).closes(),
    state!("42601", syntax_error, INVALID_ARGUMENT,
        "the statement is not SQL at the place that is named; correct the syntax",
        SyntaxError ERRCODE_SYNTAX_ERROR),
    state!("42602", invalid_name, INVALID_ARGUMENT,
        "a name is not spelled as one; quote it or choose another",
        InvalidName ERRCODE_INVALID_NAME),
    state!("42611", invalid_column_definition, INVALID_ARGUMENT,
        "the definition of a column is wrong; correct that column",
        InvalidColumnDefinition ERRCODE_INVALID_COLUMN_DEFINITION),
    state!("42622", name_too_long, TOO_LARGE,
        "a name is longer than 63 bytes; choose a shorter one",
        NameTooLong ERRCODE_NAME_TOO_LONG),
    state!("42701", duplicate_column, ALREADY_EXISTS,
        "the column exists, or is named twice; leave one out",
        DuplicateColumn ERRCODE_DUPLICATE_COLUMN),
    state!("42702", ambiguous_column, INVALID_ARGUMENT,
        "a column name fits several tables; write the table before it",
        AmbiguousColumn ERRCODE_AMBIGUOUS_COLUMN),
    state!("42703", undefined_column, NOT_FOUND,
        "there is no such column, perhaps since the schema is older than the program; correct or migrate",
        UndefinedColumn ERRCODE_UNDEFINED_COLUMN)
        .prints(&[(POSTGRES, "column \"{name}\" of relation \"{table}\" does not exist")]),
    state!("42704", undefined_object, NOT_FOUND,
        "there is no such object, such as a type, role or setting; create it or correct the name",
        UndefinedObject ERRCODE_UNDEFINED_OBJECT),
    state!("42710", duplicate_object, ALREADY_EXISTS,
        "the object exists, after a repeat perhaps your own; compare it",
        DuplicateObject ERRCODE_DUPLICATE_OBJECT),
    state!("42712", duplicate_alias, INVALID_ARGUMENT,
        "an alias stands twice; choose two",
        DuplicateAlias ERRCODE_DUPLICATE_ALIAS),
    state!("42723", duplicate_function, ALREADY_EXISTS,
        "the function exists with these arguments; write CREATE OR REPLACE",
        DuplicateFunction ERRCODE_DUPLICATE_FUNCTION),
    state!("42725", ambiguous_function, INVALID_ARGUMENT,
        "a function name fits several; cast its arguments",
        AmbiguousFunction ERRCODE_AMBIGUOUS_FUNCTION),
    state!("42803", grouping_error, INVALID_ARGUMENT,
        "a column is neither grouped nor aggregated; add it to GROUP BY",
        GroupingError ERRCODE_GROUPING_ERROR),
    state!("42804", datatype_mismatch, INVALID_ARGUMENT,
        "two types do not fit together; cast one",
        DatatypeMismatch ERRCODE_DATATYPE_MISMATCH),
    state!("42809", wrong_object_type, INVALID_ARGUMENT,
        "the name is that of another sort of object; use the statement for that sort",
        WrongObjectType ERRCODE_WRONG_OBJECT_TYPE),
    state!("42830", invalid_foreign_key, INVALID_ARGUMENT,
        "a foreign key does not fit a unique key of the other table; correct its columns",
        InvalidForeignKey ERRCODE_INVALID_FOREIGN_KEY),
    state!("42846", cannot_coerce, INVALID_ARGUMENT,
        "one type cannot be cast to the other; convert it by a function",
        CannotCoerce ERRCODE_CANNOT_COERCE),
    state!("42883", undefined_function, NOT_FOUND,
        "there is no such function or operator for these types; cast the arguments or create it",
        UndefinedFunction ERRCODE_UNDEFINED_FUNCTION),
    state!("428C9", generated_always, INVALID_ARGUMENT,
        "the column is always generated; leave it out or write DEFAULT",
        GeneratedAlways ERRCODE_GENERATED_ALWAYS),
    state!("42939", reserved_name, INVALID_ARGUMENT,
        "the name is kept for the system; choose one without pg_ in front",
        ReservedName ERRCODE_RESERVED_NAME),
    state!("42P01", undefined_table, NOT_FOUND,
        "there is no such table, or search_path misses it; create it or correct the name",
        UndefinedTable ERRCODE_UNDEFINED_TABLE)
        .prints(&[(POSTGRES, "relation \"{name}\" does not exist")]),
    state!("42P02", undefined_parameter, NOT_FOUND,
        "there is no such parameter; number the parameters from $1",
        UndefinedParameter ERRCODE_UNDEFINED_PARAMETER),
    state!("42P03", duplicate_cursor, ALREADY_EXISTS,
        "a cursor of this name is open; close it or choose another name",
        DuplicateCursor ERRCODE_DUPLICATE_CURSOR),
    state!("42P04", duplicate_database, ALREADY_EXISTS,
        "the database exists; use it or choose another name",
        DuplicateDatabase ERRCODE_DUPLICATE_DATABASE),
    state!("42P05", duplicate_prepared_statement, ALREADY_EXISTS,
        "a statement of this name is prepared already, such as by another client of the pooler; choose another name",
        DuplicatePreparedStatement ERRCODE_DUPLICATE_PSTATEMENT)
        .prints(&[(POSTGRES, "prepared statement \"{name}\" already exists")]),
    state!("42P06", duplicate_schema, ALREADY_EXISTS,
        "the schema exists; use it or write IF NOT EXISTS",
        DuplicateSchema ERRCODE_DUPLICATE_SCHEMA),
    state!("42P07", duplicate_table, ALREADY_EXISTS,
        "a table, index or view has this name, after a repeat perhaps your own; compare it",
        DuplicateTable ERRCODE_DUPLICATE_TABLE)
        .prints(&[(POSTGRES, "relation \"{name}\" already exists")]),
    state!("42P08", ambiguous_parameter, INVALID_ARGUMENT,
        "a parameter could have several types; cast it",
        AmbiguousParameter ERRCODE_AMBIGUOUS_PARAMETER),
    state!("42P09", ambiguous_alias, INVALID_ARGUMENT,
        "an alias could mean several things; qualify it",
        AmbiguousAlias ERRCODE_AMBIGUOUS_ALIAS),
    state!("42P10", invalid_column_reference, INVALID_ARGUMENT,
        "a column may not stand here, or ON CONFLICT names no unique index; correct the columns",
        InvalidColumnReference ERRCODE_INVALID_COLUMN_REFERENCE),
    state!("42P11", invalid_cursor_definition, INVALID_ARGUMENT,
        "the cursor cannot be declared so; take out what contradicts",
        InvalidCursorDefinition ERRCODE_INVALID_CURSOR_DEFINITION),
    state!("42P12", invalid_database_definition, INVALID_ARGUMENT,
        "the database cannot be defined so; correct template, encoding or locale",
        InvalidDatabaseDefinition ERRCODE_INVALID_DATABASE_DEFINITION),
    state!("42P13", invalid_function_definition, INVALID_ARGUMENT,
        "the function cannot be defined so; correct its declaration",
        InvalidFunctionDefinition ERRCODE_INVALID_FUNCTION_DEFINITION),
    state!("42P14", invalid_prepared_statement_definition, INVALID_ARGUMENT,
        "the statement cannot be prepared so; send one command at a time",
        InvalidPreparedStatementDefinition ERRCODE_INVALID_PSTATEMENT_DEFINITION),
    state!("42P15", invalid_schema_definition, INVALID_ARGUMENT,
        "the schema cannot be defined so; correct the names in it",
        InvalidSchemaDefinition ERRCODE_INVALID_SCHEMA_DEFINITION),
    state!("42P16", invalid_table_definition, INVALID_ARGUMENT,
        "the table cannot be defined so; correct its columns and keys",
        InvalidTableDefinition ERRCODE_INVALID_TABLE_DEFINITION),
    state!("42P17", invalid_object_definition, INVALID_ARGUMENT,
        "the object cannot be defined so; correct its expression",
        InvalidObjectDefinition ERRCODE_INVALID_OBJECT_DEFINITION),
    state!("42P18", indeterminate_datatype, INVALID_ARGUMENT,
        "the type of a parameter cannot be found out; write a cast",
        IndeterminateDatatype ERRCODE_INDETERMINATE_DATATYPE),
    state!("42P19", invalid_recursion, INVALID_ARGUMENT,
        "a recursive query refers to itself where it may not; correct its second part",
        InvalidRecursion ERRCODE_INVALID_RECURSION),
    state!("42P20", windowing_error, INVALID_ARGUMENT,
        "a window function stands where none may; move it into a subquery",
        WindowingError ERRCODE_WINDOWING_ERROR),
    state!("42P21", collation_mismatch, INVALID_ARGUMENT,
        "two collations clash; write COLLATE",
        CollationMismatch ERRCODE_COLLATION_MISMATCH),
    state!("42P22", indeterminate_collation, INVALID_ARGUMENT,
        "no collation can be chosen; write COLLATE on one side",
        IndeterminateCollation ERRCODE_INDETERMINATE_COLLATION),

    state!("44000", with_check_option_violation, CONSTRAINT,
        "the row would not be seen in its view; write what the view shows",
        WithCheckOptionViolation ERRCODE_WITH_CHECK_OPTION_VIOLATION),

    state!("53000", insufficient_resources, EXHAUSTED,
        "the server is short of something; wait, then send it again",
        InsufficientResources ERRCODE_INSUFFICIENT_RESOURCES),
    // The log that cannot grow is a PANIC, with a commit in doubt. As ERROR the statement is undone.
    state!("53100", disk_full, EXHAUSTED,
        "the disk is full, and if the log could not grow the server restarts with a commit in doubt; make room, then read back",
        DiskFull ERRCODE_DISK_FULL)
        .effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION),
    in_context!("53100", disk_full, AS_ERROR, EXHAUSTED,
        "the disk is full and the statement is undone; make room, then run the transaction again"),
    state!("53200", out_of_memory, EXHAUSTED,
        "memory or the lock table is full; wait, or ask for less",
        OutOfMemory ERRCODE_OUT_OF_MEMORY)
        .prints(&[(POSTGRES, "out of shared memory")]),
    in_context!("53200", out_of_memory, AS_FATAL, EXHAUSTED,
        "there is no memory for another session; wait, then connect again")
        .lost(Lost::SESSION).closes(),
    state!("53300", too_many_connections, THROTTLED,
        "all connections are taken, so nothing was sent; wait, then connect, and pool the connections",
        TooManyConnections ERRCODE_TOO_MANY_CONNECTIONS)
        .lost(Lost::SESSION).closes()
        .prints(&[
            (POSTGRES, "sorry, too many clients already"),
            (POSTGRES, "too many connections for role \"{role}\""),
            (POSTGRES, "too many connections for database \"{name}\""),
            (POSTGRES, "remaining connection slots are reserved for non-replication superuser connections"),
        ]),
    state!("53400", configuration_limit_exceeded, QUOTA_EXCEEDED,
        "a configured limit is reached, such as temp_file_limit; raise it or ask for less",
        ConfigurationLimitExceeded ERRCODE_CONFIGURATION_LIMIT_EXCEEDED),

    state!("54000", program_limit_exceeded, TOO_LARGE,
        "a limit of the program is passed, such as the size of an index row; make it smaller",
        ProgramLimitExceeded ERRCODE_PROGRAM_LIMIT_EXCEEDED),
    state!("54001", statement_too_complex, TOO_LARGE,
        "the statement is nested too deep; simplify it or raise max_stack_depth",
        StatementTooComplex ERRCODE_STATEMENT_TOO_COMPLEX),
    state!("54011", too_many_columns, TOO_LARGE,
        "a table or row has too many columns; split it",
        TooManyColumns ERRCODE_TOO_MANY_COLUMNS),
    state!("54023", too_many_arguments, TOO_LARGE,
        "a function has too many arguments; pass an array",
        TooManyArguments ERRCODE_TOO_MANY_ARGUMENTS),

    state!("55000", object_not_in_prerequisite_state, FAILED_PRECONDITION,
        "the object is not in the state for this; bring it there first",
        ObjectNotInPrerequisiteState ERRCODE_OBJECT_NOT_IN_PREREQUISITE_STATE),
    state!("55006", object_in_use, BUSY,
        "others use the object; wait until they have left",
        ObjectInUse ERRCODE_OBJECT_IN_USE),
    state!("55C01", SchemaChangeOccurred, STALE_METADATA,
        "a table changed its schema while a changefeed of CockroachDB watched it; start the feed again")
        .lost(Lost::STATEMENT),
    state!("55C02", NoPrimaryKey, FAILED_PRECONDITION,
        "the table of CockroachDB has no primary key; add one"),
    state!("55P02", cant_change_runtime_param, FAILED_PRECONDITION,
        "the setting cannot change while the server or session runs; set it in the file and restart",
        CantChangeRuntimeParam ERRCODE_CANT_CHANGE_RUNTIME_PARAM)
        .advice(Advice::FIX_CONFIG),
    state!("55P03", lock_not_available, BUSY,
        "the lock was not free at once or within lock_timeout; roll back, wait, and run the transaction again",
        LockNotAvailable ERRCODE_LOCK_NOT_AVAILABLE)
        .prints(&[
            (POSTGRES, "could not obtain lock on row in relation \"{name}\""),
            (POSTGRES, "could not obtain lock on relation \"{name}\""),
            (POSTGRES, "canceling statement due to lock timeout"),
        ]),
    state!("55P04", unsafe_new_enum_value_usage, FAILED_PRECONDITION,
        "a label was added to an enum in this transaction; commit that first",
        UnsafeNewEnumValueUsage ERRCODE_UNSAFE_NEW_ENUM_VALUE_USAGE),

    state!("57000", operator_intervention, ABORTED,
        "an operator stepped in; read the text, and read back",
        OperatorIntervention ERRCODE_OPERATOR_INTERVENTION)
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED),
    // One code for a user and for statement_timeout. A cancel during the wait for a standby is 01000, with success.
    state!("57014", query_canceled, CANCELLED,
        "the statement was cancelled by somebody or by a timeout, and is undone; ask who, before you send it again",
        QueryCanceled ERRCODE_QUERY_CANCELED)
        .effect(Effect::NOT_APPLIED).severity(Severity::WARNING)
        .prints(&[(POSTGRES, "canceling statement due to user request")]),
    in_context!("57014", query_canceled, TIMED_OUT, TIMEOUT,
        "the statement took longer than statement_timeout and is undone; wait, then run its transaction again")
        .effect(Effect::NOT_APPLIED).text("canceling statement due to statement timeout"),
    // Not before the commit alone: the wait for a standby ends so too, and an immediate shutdown says it as a WARNING.
    state!("57P01", admin_shutdown, UNAVAILABLE,
        "the session was ended by a shutdown or an administrator, and a commit under way may be stored; connect again, then look",
        AdminShutdown ERRCODE_ADMIN_SHUTDOWN)
        .advice(Advice::RECONNECT).effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION).closes()
        .prints(&[
            (POSTGRES, "terminating connection due to administrator command"),
            (POSTGRES, "terminating connection due to immediate shutdown command"),
        ]),
    in_context!("57P01", admin_shutdown, IN_BLOCK, UNAVAILABLE,
        "the session was ended before COMMIT was sent, by a shutdown or an administrator; connect again and run the transaction again")
        .advice(Advice::RECONNECT).lost(Lost::SESSION).closes(),
    in_context!("57P01", admin_shutdown, STANDBY, NO_QUORUM,
        "the commit is stored here and a standby may lack it, and the session was ended; connect, and do not send it again")
        .advice(Advice::STOP).effect(Effect::APPLIED).lost(Lost::SESSION).closes()
        .text("canceling the wait for synchronous replication and terminating connection due to administrator command"),
    // "has commanded this server process to roll back" is not so for a commit that waits for a standby.
    state!("57P02", crash_shutdown, UNAVAILABLE,
        "another backend crashed and the server restarts, and a commit under way may be stored whatever the text says; read back",
        CrashShutdown ERRCODE_CRASH_SHUTDOWN)
        .advice(Advice::RECONNECT).effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION).closes()
        .prints(&[(POSTGRES, "terminating connection because of crash of another server process")]),
    in_context!("57P02", crash_shutdown, IN_BLOCK, UNAVAILABLE,
        "another backend crashed before COMMIT was sent; wait, connect again and run the transaction again")
        .advice(Advice::RECONNECT).lost(Lost::SESSION).closes(),
    state!("57P03", cannot_connect_now, UNAVAILABLE,
        "the server starts, stops or recovers, so nothing was sent; wait, then connect again",
        CannotConnectNow ERRCODE_CANNOT_CONNECT_NOW)
        .lost(Lost::SESSION).closes()
        .prints(&[
            (POSTGRES, "the database system is starting up"),
            (POSTGRES, "the database system is shutting down"),
            (POSTGRES, "the database system is in recovery mode"),
            (POSTGRES, "the database system is not accepting connections"),
        ]),
    state!("57P04", database_dropped, NOT_FOUND,
        "the database was dropped under the session; find out why, and read back",
        DatabaseDropped ERRCODE_DATABASE_DROPPED)
        .advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).lost(Lost::SESSION).closes(),
    state!("57P05", idle_session_timeout, CLOSED,
        "the session sat idle too long, with no transaction open; connect again",
        IdleSessionTimeout ERRCODE_IDLE_SESSION_TIMEOUT)
        .lost(Lost::SESSION).closes().prints(&[(POSTGRES, "terminating connection due to idle-session timeout")]),

    state!("58000", system_error, IO,
        "something outside the server failed; look into its log, and read back",
        SystemError ERRCODE_SYSTEM_ERROR),
    state!("58030", io_error, IO,
        "a file of the server failed, and if it was the log a commit is in doubt; check the disk, and read back",
        IoError ERRCODE_IO_ERROR)
        .lost(Lost::SESSION),
    in_context!("58030", io_error, AS_ERROR, IO,
        "a file of the server failed and the statement is undone; check the disk")
        .effect(Effect::NOT_APPLIED),
    state!("58C00", RangeUnavailable, NO_QUORUM,
        "a range of CockroachDB has lost its replicas; wait for nodes to come back, then read back")
        .effect(Effect::MAYBE_APPLIED),
    state!("58C01", InternalConnectionFailure, CONNECTION_LOST,
        "a link between nodes of CockroachDB broke and the outcome may be open; read back before you run it again")
        .advice(Advice::REDO).lost(Lost::TRANSACTION),
    state!("58P01", undefined_file, NOT_FOUND,
        "a file that the server needs is missing; look into its log",
        UndefinedFile ERRCODE_UNDEFINED_FILE)
        .advice(Advice::STOP),
    state!("58P02", duplicate_file, ALREADY_EXISTS,
        "a file that the server wants to create exists; look into its log, and do not remove it blindly",
        DuplicateFile ERRCODE_DUPLICATE_FILE)
        .advice(Advice::STOP),
    state!("58P03", file_name_too_long, TOO_LARGE,
        "the name of a file is too long; shorten it",
        FileNameTooLong ERRCODE_FILE_NAME_TOO_LONG),

    state!("72000", snapshot_too_old, CONFLICT,
        "rows that the snapshot needs are gone; run the transaction again, with a new snapshot",
        SnapshotTooOld ERRCODE_SNAPSHOT_TOO_OLD)
        .retired(),

    state!("F0000", config_file_error, FAILED_PRECONDITION,
        "a configuration file of the server is wrong; correct it",
        ConfigFileError ERRCODE_CONFIG_FILE_ERROR)
        .advice(Advice::FIX_CONFIG),
    state!("F0001", lock_file_exists, FENCED,
        "another server holds the lock file of this data; find it, and never remove the file while it lives",
        LockFileExists ERRCODE_LOCK_FILE_EXISTS),

    state!("HV000", fdw_error, UNKNOWN,
        "a foreign server or its wrapper failed, and may have done a part; read the text, and look there",
        FdwError ERRCODE_FDW_ERROR),
    state!("HV001", fdw_out_of_memory, EXHAUSTED,
        "the foreign data wrapper found no memory; wait, or ask for less at once",
        FdwOutOfMemory ERRCODE_FDW_OUT_OF_MEMORY),
    state!("HV002", fdw_dynamic_parameter_value_needed, INVALID_ARGUMENT,
        "the foreign data wrapper needs a value for a dynamic parameter; pass it",
        FdwDynamicParameterValueNeeded ERRCODE_FDW_DYNAMIC_PARAMETER_VALUE_NEEDED),
    state!("HV004", fdw_invalid_data_type, INVALID_ARGUMENT,
        "the foreign data wrapper does not know the type; map the column to another",
        FdwInvalidDataType ERRCODE_FDW_INVALID_DATA_TYPE),
    state!("HV005", fdw_column_name_not_found, NOT_FOUND,
        "the foreign table has no such column; correct the option column_name",
        FdwColumnNameNotFound ERRCODE_FDW_COLUMN_NAME_NOT_FOUND),
    state!("HV006", fdw_invalid_data_type_descriptors, INVALID_ARGUMENT,
        "the foreign data wrapper got descriptors of types that fit nothing; correct the column types",
        FdwInvalidDataTypeDescriptors ERRCODE_FDW_INVALID_DATA_TYPE_DESCRIPTORS),
    state!("HV007", fdw_invalid_column_name, INVALID_ARGUMENT,
        "the foreign data wrapper takes no such column name; rename it",
        FdwInvalidColumnName ERRCODE_FDW_INVALID_COLUMN_NAME),
    state!("HV008", fdw_invalid_column_number, INVALID_ARGUMENT,
        "the foreign data wrapper takes no such column number; correct it",
        FdwInvalidColumnNumber ERRCODE_FDW_INVALID_COLUMN_NUMBER),
    state!("HV009", fdw_invalid_use_of_null_pointer, MISUSE,
        "the foreign data wrapper was given a null pointer; report it to its authors",
        FdwInvalidUseOfNullPointer ERRCODE_FDW_INVALID_USE_OF_NULL_POINTER),
    state!("HV00A", fdw_invalid_string_format, INVALID_ARGUMENT,
        "a string has not the form that the foreign data wrapper wants; correct it",
        FdwInvalidStringFormat ERRCODE_FDW_INVALID_STRING_FORMAT),
    state!("HV00B", fdw_invalid_handle, MISUSE,
        "the foreign data wrapper was given a handle that is none; report it",
        FdwInvalidHandle ERRCODE_FDW_INVALID_HANDLE),
    state!("HV00C", fdw_invalid_option_index, INVALID_ARGUMENT,
        "the foreign data wrapper has no option of this index; count its options",
        FdwInvalidOptionIndex ERRCODE_FDW_INVALID_OPTION_INDEX),
    state!("HV00D", fdw_invalid_option_name, INVALID_ARGUMENT,
        "the foreign data wrapper has no such option; correct its spelling",
        FdwInvalidOptionName ERRCODE_FDW_INVALID_OPTION_NAME),
    state!("HV00J", fdw_option_name_not_found, NOT_FOUND,
        "an option that the foreign data wrapper needs is not set; set it",
        FdwOptionNameNotFound ERRCODE_FDW_OPTION_NAME_NOT_FOUND),
    state!("HV00K", fdw_reply_handle, MISUSE,
        "the reply handle of the foreign data wrapper is wrong; report that",
        FdwReplyHandle ERRCODE_FDW_REPLY_HANDLE),
    state!("HV00L", fdw_unable_to_create_execution, UNKNOWN,
        "the foreign data wrapper could not begin an execution; read why",
        FdwUnableToCreateExecution ERRCODE_FDW_UNABLE_TO_CREATE_EXECUTION)
        .effect(Effect::NOT_APPLIED),
    state!("HV00M", fdw_unable_to_create_reply, UNKNOWN,
        "the foreign data wrapper could not make a reply, and the foreign side may have done its part; look there",
        FdwUnableToCreateReply ERRCODE_FDW_UNABLE_TO_CREATE_REPLY),
    state!("HV00N", fdw_unable_to_establish_connection, UNAVAILABLE,
        "the foreign server cannot be reached; wait, then run the transaction again",
        FdwUnableToEstablishConnection ERRCODE_FDW_UNABLE_TO_ESTABLISH_CONNECTION),
    state!("HV00P", fdw_no_schemas, NOT_FOUND,
        "the foreign server has no schemas; name a server that has",
        FdwNoSchemas ERRCODE_FDW_NO_SCHEMAS),
    state!("HV00Q", fdw_schema_not_found, NOT_FOUND,
        "the foreign server has no such schema; correct its name",
        FdwSchemaNotFound ERRCODE_FDW_SCHEMA_NOT_FOUND),
    state!("HV00R", fdw_table_not_found, NOT_FOUND,
        "the foreign server has no such table; correct the option table_name",
        FdwTableNotFound ERRCODE_FDW_TABLE_NOT_FOUND),
    state!("HV010", fdw_function_sequence_error, MISUSE,
        "functions of the foreign data wrapper were called out of order; report it to whoever wrote it",
        FdwFunctionSequenceError ERRCODE_FDW_FUNCTION_SEQUENCE_ERROR),
    state!("HV014", fdw_too_many_handles, EXHAUSTED,
        "the foreign data wrapper has too many handles; close some",
        FdwTooManyHandles ERRCODE_FDW_TOO_MANY_HANDLES),
    state!("HV021", fdw_inconsistent_descriptor_information, INVALID_ARGUMENT,
        "the descriptors of the foreign data wrapper contradict each other; correct the foreign table",
        FdwInconsistentDescriptorInformation ERRCODE_FDW_INCONSISTENT_DESCRIPTOR_INFORMATION),
    state!("HV024", fdw_invalid_attribute_value, INVALID_ARGUMENT,
        "an attribute of the foreign data wrapper has a value it cannot have; correct its value",
        FdwInvalidAttributeValue ERRCODE_FDW_INVALID_ATTRIBUTE_VALUE),
    state!("HV090", fdw_invalid_string_length_or_buffer_length, INVALID_ARGUMENT,
        "a length of a string or buffer is wrong for the foreign data wrapper; correct the length",
        FdwInvalidStringLengthOrBufferLength ERRCODE_FDW_INVALID_STRING_LENGTH_OR_BUFFER_LENGTH),
    state!("HV091", fdw_invalid_descriptor_field_identifier, INVALID_ARGUMENT,
        "the foreign data wrapper has no such field of a descriptor; name another field",
        FdwInvalidDescriptorFieldIdentifier ERRCODE_FDW_INVALID_DESCRIPTOR_FIELD_IDENTIFIER),

    state!("P0000", plpgsql_error, FAILED_PRECONDITION,
        "a function in PL/pgSQL failed; read its text",
        PlpgsqlError ERRCODE_PLPGSQL_ERROR),
    // What it means is agreed between the function and its caller.
    state!("P0001", raise_exception, FAILED_PRECONDITION,
        "a function raised an exception of the application; read its text, which alone says what to do",
        RaiseException ERRCODE_RAISE_EXCEPTION)
        .origin(Origin::APPLICATION),
    state!("P0002", no_data_found, NOT_FOUND,
        "a query that must find a row found none; insert it or leave out STRICT",
        NoDataFound ERRCODE_NO_DATA_FOUND),
    state!("P0003", too_many_rows, CONSTRAINT,
        "a query that must find one row found several; narrow it",
        TooManyRows ERRCODE_TOO_MANY_ROWS),
    state!("P0004", assert_failure, FAILED_PRECONDITION,
        "an ASSERT of a function failed; report it to its authors",
        AssertFailure ERRCODE_ASSERT_FAILURE)
        .advice(Advice::STOP),

    state!("XCEXF", ExperimentalFeature, UNSUPPORTED,
        "the feature of CockroachDB is experimental and off; turn it on, or do without"),
    state!("XCUBS", UnsatisfiableBoundedStaleness, UNAVAILABLE,
        "no replica can serve a read that is this fresh; allow it to be older, or read from the leaseholder"),

    // FATAL and PANIC have it too, and CockroachDB takes it for whatever it has no code for.
    state!("XX000", internal_error, INTERNAL,
        "the server met a fault of its own, and may have stored a part; look into its log, and read back",
        InternalError_ ERRCODE_INTERNAL_ERROR)
        .lost(Lost::SESSION),
    in_context!("XX000", internal_error, AS_ERROR, INTERNAL,
        "the server met a fault of its own and the statement is undone; report it with its log")
        .effect(Effect::NOT_APPLIED),
    state!("XX001", data_corrupted, CORRUPT,
        "stored data is damaged; stop writing, copy the files, and restore",
        DataCorrupted ERRCODE_DATA_CORRUPTED),
    state!("XX002", index_corrupted, CORRUPT,
        "an index is damaged and may hide rows; stop, REINDEX, and check what was read by it",
        IndexCorrupted ERRCODE_INDEX_CORRUPTED),
    state!("XXA00", TransactionCommittedWithSchemaChangeFailure, ABORTED,
        "the rows are committed and a change of the schema failed; do not run it again, repair the schema")
        .advice(Advice::STOP).effect(Effect::APPLIED).lost(Lost::NOTHING),
    state!("XXC01", CCLRequired, UNSUPPORTED,
        "this needs the licensed build of CockroachDB; install that or do without"),
    state!("XXC02", CCLValidLicenseRequired, UNSUPPORTED,
        "this needs a valid licence of CockroachDB; enter one"),
    // CockroachDB's own, with the names of pgcode/codes.go.
    state!("XXUUU", Uncategorized, UNKNOWN,
        "CockroachDB has no code for this fault; read its text, and read back")
        .lost(Lost::SESSION),
]);

pub use crate::codes::sqlstate::*;

crate::domain! {
    number: Domain::SQLSTATE.number(), name: Domain::SQLSTATE.name(),
    source: "errcodes.txt of PostgreSQL 15.20 and 18.4; CockroachDB pgwire/pgcode/codes.go 089528b2; psycopg 3.2.13",
    origin: Origin::SERVER,
    rows: ROWS, primary: 0xfff
}
