//! From the errors of Rust clients to derrno's codes: short functions to copy into a program that has the client.
//!
//! Each keeps what the error knows: the extended number of SQLite, the `err_code` of JetStream and the text that
//! decides beside it. `None` is an error that the client made by itself, for which no system has a code: read its
//! text, and treat a write as in doubt unless the text says that nothing was sent.
//!
//! ```
//! use derrno::{Advice, Situation};
//! let db = rusqlite::Connection::open_in_memory().unwrap();
//! db.execute_batch("CREATE TABLE t(v UNIQUE); INSERT INTO t VALUES(1)").unwrap();
//! let error = db.execute("INSERT INTO t VALUES(1)", []).unwrap_err();
//! let code = derrno_clients::sqlite(&error).unwrap();
//! assert_eq!(code.to_string(), "sqlite:2067 SQLITE_CONSTRAINT_UNIQUE");
//! assert_eq!(code.verdict().advice(), Advice::FIX_REQUEST);
//! assert!(!code.verdict().may_retry(Situation::IDEMPOTENT));
//! ```

use std::error::Error;
use std::io;

use async_nats::jetstream;
use derrno::errno::Platform;
use derrno::{Code, Domain, fluss as codes_of_fluss, nats as codes_of_nats};

/// The operating system's number of an I/O error. `None` for one that Rust made itself, such as an end of file in
/// the middle of a message, and for a number without a symbol on this system: the error keeps it.
#[must_use]
pub fn io(error: &io::Error) -> Option<Code> {
    error.raw_os_error().and_then(|number| Platform::HERE.code(number))
}

/// What SQLite said; `None` for what rusqlite finds itself, such as a query without rows.
#[must_use]
pub fn sqlite(error: &rusqlite::Error) -> Option<Code> {
    error.sqlite_error().map(|error| Code::new(Domain::SQLITE, error.extended_code))
}

/// What JetStream answered: its `err_code`, and the description, which tells the causes of one code apart.
#[must_use]
pub fn jetstream(error: &jetstream::Error) -> Code {
    let native = i32::try_from(error.error_code().0).unwrap_or(i32::MAX);
    let said = error.to_string(); // `stream not found (code 404, error code 10059)`
    let description = said.rsplit_once(" (code ").map_or("", |(description, _)| description);
    let known = derrno::jetstream::TABLE.by_text(Some(native).filter(|n| *n != 0), description.as_bytes());
    match known {
        Some(row) if row.context() != 0 || native == 0 => row.code(),
        _ => Code::new(Domain::JETSTREAM, native),
    }
}

/// A publish to a stream.
#[must_use]
pub fn jetstream_publish(error: &jetstream::context::PublishError) -> Option<Code> {
    use jetstream::context::PublishErrorKind as Kind;
    let native = match error.kind() {
        // Nobody answered: no stream takes the subject, or JetStream is on its way.
        Kind::StreamNotFound => codes_of_nats::NO_RESPONDERS,
        Kind::TimedOut | Kind::BrokenPipe => codes_of_nats::TIMEOUT, // sent, and not answered
        Kind::MaxPayloadExceeded => codes_of_nats::MAX_PAYLOAD,
        Kind::MaxAckPending => codes_of_nats::INSUFFICIENT_BUFFER,
        Kind::WrongLastMessageId => return Some(Code::new(Domain::JETSTREAM, 10070)),
        Kind::WrongLastSequence => return Some(Code::new(Domain::JETSTREAM, 10071)),
        Kind::Other => return source(error),
    };
    Some(Code::new(Domain::NATS, native))
}

/// A request and its reply.
#[must_use]
pub fn nats_request(error: &async_nats::client::RequestError) -> Option<Code> {
    use async_nats::client::RequestErrorKind as Kind;
    let native = match error.kind() {
        Kind::TimedOut => codes_of_nats::TIMEOUT,
        Kind::NoResponders => codes_of_nats::NO_RESPONDERS,
        Kind::InvalidSubject => codes_of_nats::INVALID_SUBJECT,
        Kind::MaxPayloadExceeded => codes_of_nats::MAX_PAYLOAD,
        Kind::Other => return source(error),
    };
    Some(Code::new(Domain::NATS, native))
}

/// The first connect.
#[must_use]
pub fn nats_connect(error: &async_nats::ConnectError) -> Option<Code> {
    use async_nats::ConnectErrorKind as Kind;
    let native = match error.kind() {
        Kind::ServerParse => codes_of_nats::ADDRESS_MISSING,
        Kind::Authentication | Kind::AuthorizationViolation => codes_of_nats::CONNECTION_AUTH_FAILED,
        Kind::Tls => codes_of_nats::SSL_ERROR,
        Kind::TimedOut | Kind::MaxReconnects => codes_of_nats::NO_SERVER,
        Kind::Dns | Kind::Io => {
            return source(error).or(Some(Code::new(Domain::NATS, codes_of_nats::NO_SERVER)));
        }
    };
    Some(Code::new(Domain::NATS, native))
}

/// What an error of async-nats wraps that says only which call failed: an answer of JetStream, or an I/O error.
#[must_use]
pub fn source(error: &(dyn Error + 'static)) -> Option<Code> {
    let mut next = error.source();
    while let Some(error) = next {
        let code = match error.downcast_ref::<jetstream::Error>() {
            Some(error) => Some(jetstream(error)),
            None => error.downcast_ref::<io::Error>().and_then(io),
        };
        if code.is_some() {
            return code;
        }
        next = error.source();
    }
    None
}

/// A call of the crate zookeeper-client.
#[must_use]
pub fn zookeeper(error: &zookeeper_client::Error) -> Option<Code> {
    use zookeeper_client::Error as E;
    let native = match error {
        E::UnexpectedErrorCode(native) => *native,
        E::UnmarshalError { .. } | E::MarshallingError => -5,
        E::BadArguments(_) => -8,
        E::Unimplemented => -6,
        E::RuntimeInconsistent => -2,
        E::NoHosts | E::ConnectionLoss => -4,
        // This client takes its session for expired with each of them, and its handle does not serve again.
        E::Timeout | E::SessionMoved | E::SessionExpired => -112,
        E::ClientClosed => -116,
        E::NoNode => -101,
        E::NoAuth => -102,
        E::BadVersion => -103,
        E::NoChildrenForEphemerals => -108,
        E::NodeExists => -110,
        E::NotEmpty => -111,
        E::InvalidAcl => -114,
        E::AuthFailed => -115,
        E::NotReadOnly => -119,
        E::NoWatcher => -121,
        E::ReconfigDisabled => -123,
        E::QuotaExceeded => -125,
        E::Throttled => -127,
        _ => return None, // its own, told by a text alone
    };
    Some(Code::new(Domain::ZOOKEEPER, native))
}

/// The code and message of an `ApiError` of fluss-rs, or of its bindings.
///
/// They are taken apart, since fluss-rs brings 300 crates: `fluss(error.code, &error.message)`.
#[must_use]
pub fn fluss(code: i32, message: &str) -> Code {
    codes_of_fluss::code(code, message.as_bytes())
}
