//! Fauna drivers: error classes, in the tree of the JavaScript driver.
//!
//! A class of another driver (Python, Go, .NET, JVM) that means the same is an alias; one that has no
//! like in JavaScript is a row of its own. Lost: the link of a request at most, the client (but a closed one)
//! goes on. Trap: NetworkError covers a lost reply, although its
//! text says the request never arrived.

use crate::{Advice, Domain, Effect, Kind, Lost, Origin, Row, class_row, row};

/// A class that a few Fauna codes are raised as; it says what the first of them says.
#[track_caller]
const fn coded(number: i32, class: &'static str) -> Row {
    class_row(number, class, crate::fauna::ROW_LIST, Origin::SERVER).parent("ServiceError")
}

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "FaunaError", Kind::UNKNOWN,
        "the driver or the service failed, the class says no more; look at the subclass")
        .aliases(&["FaunaException"]),
    row(2, "ServiceError", Kind::UNKNOWN, "the service answered with an error; look at its code and status")
        .parent("FaunaError").origin(Origin::SERVER).aliases(&["ServiceException", "ErrFauna"]),
    coded(3, "AbortError")
        .aliases(&["AbortException", "ErrAbort"]),
    coded(4, "AuthenticationError")
        .aliases(&["AuthenticationException", "ErrAuthentication"]),
    coded(5, "AuthorizationError")
        .aliases(&["AuthorizationException", "ErrAuthorization"]),
    coded(6, "ConstraintFailureError")
        .aliases(&["ConstraintFailureException"]),
    coded(7, "ContendedTransactionError")
        .aliases(&["ContendedTransactionException", "ErrContendedTransaction"]),
    coded(8, "InvalidRequestError")
        .aliases(&["InvalidRequestException", "ErrInvalidRequest"]),
    coded(9, "QueryCheckError")
        .aliases(&["QueryCheckException", "ErrQueryCheck"]),
    // The catch-all for codes without a class: bad gateways and timeouts come under it too.
    row(10, "QueryRuntimeError", Kind::INVALID_ARGUMENT,
        "the query failed for a reason without a class of its own; look at the code before deciding")
        .parent("ServiceError").advice(Advice::STOP).effect(Effect::MAYBE_APPLIED).origin(Origin::SERVER)
        .aliases(&["QueryRuntimeException", "ErrQueryRuntime"]),
    coded(11, "QueryTimeoutError")
        .aliases(&["QueryTimeoutException", "ErrQueryTimeout"]),
    coded(12, "ServiceInternalError")
        .aliases(&["ErrServiceInternal"]),
    coded(13, "ThrottlingError")
        .aliases(&["ThrottlingException", "ErrThrottling"]),
    row(14, "ClientError", Kind::INVALID_ARGUMENT,
        "the driver failed before sending, or in Python could not read the reply; correct the call")
        .parent("FaunaError").effect(Effect::MAYBE_APPLIED).aliases(&["ClientException"]),
    row(15, "ClientClosedError", Kind::CLOSED, "the client is closed and nothing was sent; make a new client")
        .parent("FaunaError"),
    row(16, "NetworkError", Kind::CONNECTION_LOST,
        "the link failed, perhaps after the query ran; read back before repeating a write")
        .parent("FaunaError").origin(Origin::TRANSPORT).aliases(&["NetworkException", "ErrNetwork"]),
    row(17, "ProtocolError", Kind::PROTOCOL,
        "the reply is not of the Fauna form, perhaps from a proxy; look at it, and read back")
        .parent("FaunaError").aliases(&["ProtocolException"]),
    row(18, "ClientRequestException", Kind::INVALID_ARGUMENT,
        "the JVM driver could not build the request; correct the call")
        .parent("ClientError"),
    // The reply came, so the query ran.
    row(19, "ClientResponseException", Kind::PROTOCOL,
        "the JVM driver could not parse the reply; upgrade the driver, and read back")
        .parent("ClientError"),
    row(20, "CodecException", Kind::INVALID_ARGUMENT,
        "a value cannot be converted; correct its type, and if it came in a reply the query ran")
        .parent("FaunaError").effect(Effect::MAYBE_APPLIED).aliases(&["SerializationException"]),
    // Events are reads, and the stream is all that is gone.
    row(21, "EventException", Kind::UNKNOWN,
        "a stream or feed ended with an error event; look at its code and open it again")
        .lost(Lost::STATEMENT)
        .parent("ServiceError").effect(Effect::NOT_APPLIED).origin(Origin::SERVER).aliases(&["ErrEvent"]),
    row(22, "NullDocumentException", Kind::NOT_FOUND, "a document that does not exist was used; test for null first")
        .parent("FaunaError"),
    // A marker of throttling, of contention in .NET, and of a dropped stream in Python.
    row(23, "RetryableFaunaException", Kind::UNAVAILABLE,
        "the driver marks the failure as worth a repeat; back off and repeat")
        .parent("FaunaError").aliases(&["RetryableException", "IRetryableException"]).origin(Origin::SERVER),
    row(24, "ServiceTimeoutError", Kind::TIMEOUT,
        "the service answered 503, whatever the code; back off, and read back before repeating a write")
        .parent("ServiceError").origin(Origin::SERVER).aliases(&["ErrServiceTimeout"]),
    row(25, "TimeoutException", Kind::TIMEOUT,
        "the .NET driver's parent of query timeouts; set a longer deadline, and read back")
        .parent("ServiceError").origin(Origin::SERVER),
];

pub use crate::codes::fauna_driver::*;

crate::domain! {
    number: Domain::FAUNA_DRIVER.number(), name: Domain::FAUNA_DRIVER.name(),
    source: "fauna-js 2.5.0 src/errors.ts; fauna-python 2.4.0, fauna-go 3.0.2, fauna-dotnet 1.0.1, fauna-jvm 1.0.1",
    origin: Origin::CLIENT,
    rows: ROWS
}
