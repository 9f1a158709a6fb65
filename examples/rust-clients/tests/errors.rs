//! The conversions against errors that the real clients make.

use derrno::{Advice, Effect, Kind, Lost};
use derrno_clients as of;

fn said(code: Option<derrno::Code>) -> String {
    code.map_or("none".to_owned(), |code| code.to_string())
}

#[test]
fn an_io_error_keeps_the_number_of_the_system() {
    let error = std::fs::File::open("/nowhere/at all").unwrap_err();
    let code = of::io(&error).unwrap();
    assert_eq!((code.domain().number(), code.native()), (17, 2));
    assert_eq!(of::io(&std::io::Error::other("Rust's own")), None);
}

#[test]
fn errors_of_rusqlite_keep_the_extended_number() {
    let folder = std::env::temp_dir().join(format!("derrno-clients-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let open = || {
        let db = rusqlite::Connection::open(folder.join("db")).unwrap();
        db.busy_timeout(std::time::Duration::ZERO).unwrap();
        db
    };
    let (one, two) = (open(), open());
    let fails = |db: &rusqlite::Connection, sql: &str| said(of::sqlite(&db.execute(sql, []).unwrap_err()));
    one.execute_batch("PRAGMA journal_mode=WAL; CREATE TABLE t(v UNIQUE); INSERT INTO t VALUES(1)").unwrap();
    assert_eq!(fails(&one, "INSERT INTO t VALUES(1)"), "sqlite:2067 SQLITE_CONSTRAINT_UNIQUE");
    assert_eq!(fails(&one, "INSERT INTO nowhere VALUES(1)"), "sqlite:1 SQLITE_ERROR");
    one.execute_batch("BEGIN; SELECT * FROM t").unwrap();
    two.execute_batch("BEGIN IMMEDIATE; INSERT INTO t VALUES(2)").unwrap();
    assert_eq!(fails(&one, "INSERT INTO t VALUES(3)"), "sqlite:5 SQLITE_BUSY");
    two.execute_batch("COMMIT").unwrap();
    assert_eq!(fails(&one, "INSERT INTO t VALUES(3)"), "sqlite:517 SQLITE_BUSY_SNAPSHOT");
    let own = two.query_row("SELECT v FROM t WHERE v = 9", [], |row| row.get::<_, i32>(0)).unwrap_err();
    assert_eq!(of::sqlite(&own), None, "no rows is no error of SQLite's");
    std::fs::remove_dir_all(&folder).unwrap();
}

fn answer(json: &str) -> async_nats::jetstream::Error {
    serde_json::from_str(json).expect("an error as JetStream sends it")
}

#[test]
fn answers_of_jetstream_are_told_by_number_and_description() {
    let code = |json: &str| of::jetstream(&answer(json));
    assert_eq!(
        code(r#"{"code":404,"err_code":10059,"description":"stream not found"}"#).to_string(),
        "jetstream:10059 JSStreamNotFoundErr"
    );
    let full = code(r#"{"code":503,"err_code":10077,"description":"maximum bytes exceeded"}"#).verdict();
    assert_eq!((full.kind(), full.effect()), (Kind::QUOTA_EXCEEDED, Effect::NOT_APPLIED));
    let store = code(r#"{"code":503,"err_code":10077,"description":"store is closed"}"#).verdict();
    assert_eq!(store.effect(), Effect::MAYBE_APPLIED);
    assert_eq!(code(r#"{"code":404,"description":"stream not found"}"#).native(), 10059, "before 2.3");
    assert!(code(r#"{"code":500,"err_code":19999,"description":"new"}"#).verdict().is_unlisted());
    assert_eq!(code(r#"{"code":500,"err_code":4294967296,"description":"new"}"#).native(), i32::MAX);
}

#[test]
fn errors_of_async_nats_name_what_they_wrap() {
    use async_nats::client::{RequestError, RequestErrorKind};
    use async_nats::jetstream::context::{PublishError, PublishErrorKind};
    let publish = |kind| said(of::jetstream_publish(&PublishError::new(kind)));
    assert_eq!(publish(PublishErrorKind::StreamNotFound), "nats:34 NATS_NO_RESPONDERS", "what it is made of");
    assert_eq!(publish(PublishErrorKind::TimedOut), "nats:26 NATS_TIMEOUT");
    assert_eq!(publish(PublishErrorKind::WrongLastSequence), "jetstream:10071 JSStreamWrongLastSequenceErrF");
    let sealed =
        answer(r#"{"code":400,"err_code":10109,"description":"invalid operation on sealed stream"}"#);
    let sealed = PublishError::with_source(PublishErrorKind::Other, sealed);
    assert_eq!(said(of::jetstream_publish(&sealed)), "jetstream:10109 JSStreamSealedErr");
    assert_eq!(publish(PublishErrorKind::Other), "none");
    let request = |kind| said(of::nats_request(&RequestError::new(kind)));
    assert_eq!(request(RequestErrorKind::NoResponders), "nats:34 NATS_NO_RESPONDERS");
    assert_eq!(request(RequestErrorKind::MaxPayloadExceeded), "nats:21 NATS_MAX_PAYLOAD");
}

/// A port of loopback at which nobody listens, and which nobody can take meanwhile.
fn refusing() -> std::net::UdpSocket {
    std::net::UdpSocket::bind("127.0.0.1:0").expect("a port")
}

#[test]
fn a_server_that_is_not_there_is_told_by_both_clients() {
    let claim = refusing();
    let address = claim.local_addr().unwrap().to_string();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let error = async_nats::connect(&address).await.unwrap_err();
        let code = of::nats_connect(&error).unwrap();
        assert_eq!((code.domain().number(), code.native()), (17, 111), "ECONNREFUSED, from {error}");
        let error =
            zookeeper_client::Client::connector().with_fail_eagerly().connect(&address).await.err().unwrap();
        assert_eq!(said(of::zookeeper(&error)), "zookeeper:-4 CONNECTIONLOSS", "{error}");
    });
}

#[test]
fn a_session_that_zookeeper_client_gave_up_is_gone() {
    use zookeeper_client::Error as E;
    for error in [E::Timeout, E::SessionMoved, E::SessionExpired] {
        assert_eq!(of::zookeeper(&error).unwrap().verdict().lost(), Lost::SESSION, "{error}");
    }
    let exists = of::zookeeper(&E::NodeExists).unwrap().verdict();
    assert_eq!((exists.kind(), exists.advice()), (Kind::ALREADY_EXISTS, Advice::FIX_REQUEST));
    assert_eq!(of::zookeeper(&E::UnexpectedErrorCode(-122)).unwrap().native(), -122);
    assert_eq!(of::zookeeper(&E::UnexpectedError("x".into())), None);
}

/// The enum of fluss-rs, from the file of the crate, as the whole client takes minutes to build.
#[allow(dead_code)]
mod proto {
    pub struct ErrorResponse {
        pub error_code: i32,
        pub error_message: Option<String>,
    }
}

#[allow(dead_code, clippy::wrong_self_convention)]
mod upstream {
    include!(concat!(env!("FLUSS_RS_SOURCE"), "/src/rpc/fluss_api_error.rs"));
}

#[test]
fn an_error_of_fluss_rs_keeps_its_code() {
    let response = proto::ErrorResponse { error_code: 46, error_message: None };
    let error = upstream::ApiError::from(response);
    assert_eq!(of::fluss(error.code, &error.message).to_string(), "fluss:46 AUTHENTICATE_EXCEPTION");
    assert!(of::fluss(9999, "newer than this client").verdict().is_unlisted());
}
