//! Messages as real servers sent them, and what their decoders must answer: for the tests of the
//! decoders, and as the seeds of the fuzzer.

use derrno::wire::{Decoded, dqlite, fauna, fluss, grpc, http, http2, nats, quic, sqlstate, tls, zookeeper};

/// One message, and what its decoder must answer.
pub struct Sample {
    /// Its decoder.
    pub decode: fn(&[u8]) -> Decoded<'_>,
    /// What was received.
    pub bytes: Vec<u8>,
    /// The code as text, "" for no error.
    pub code: &'static str,
    /// What the peer said.
    pub message: &'static str,
    /// Whether the peer closes the link.
    pub closes: bool,
    /// Whether the format has its length, so that every prefix is incomplete.
    pub framed: bool,
}

fn sample(
    decode: fn(&[u8]) -> Decoded<'_>,
    bytes: impl AsRef<[u8]>,
    code: &'static str,
    message: &'static str,
) -> Sample {
    Sample { decode, bytes: bytes.as_ref().to_vec(), code, message, closes: false, framed: true }
}

impl Sample {
    fn closing(self) -> Sample {
        Sample { closes: true, ..self }
    }

    fn unframed(self) -> Sample {
        Sample { framed: false, ..self }
    }
}

/// The samples of each system.
#[must_use]
pub fn by_system() -> [(&'static str, Vec<Sample>); 7] {
    [
        ("fluss", of_fluss()),
        ("dqlite", of_dqlite()),
        ("zookeeper", of_zookeeper()),
        ("nats", of_nats()),
        ("fauna", of_fauna()),
        ("sqlstate", of_sqlstate()),
        ("web", [of_grpc(), of_http(), of_tls(), of_http2(), of_quic()].into_iter().flatten().collect()),
    ]
}

/// The bytes that the hexadecimal digits in a text say.
pub fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(16)).collect();
    digits.chunks(2).map(|pair| (pair[0] * 16 + pair[1]) as u8).collect()
}

/// A message of a current dqlite server.
pub fn wire(bytes: &[u8]) -> Decoded<'_> {
    dqlite::message(bytes, derrno::dqlite::WIRE)
}

fn legacy(bytes: &[u8]) -> Decoded<'_> {
    dqlite::message(bytes, derrno::dqlite::LEGACY)
}

/// A FAILURE of dqlite: what was written before, code, text.
pub fn failure(before: &[u64], code: u64, text: &str) -> Vec<u8> {
    let mut body: Vec<u8> = before.iter().flat_map(|word| word.to_le_bytes()).collect();
    body.extend(code.to_le_bytes());
    body.extend(text.as_bytes());
    body.resize(body.len() / 8 * 8 + 8, 0);
    let mut message = ((body.len() / 8) as u32).to_le_bytes().to_vec();
    message.extend([0; 4]);
    message.extend(body);
    message
}

fn word(text: &str) -> u64 {
    let mut bytes = [0; 8];
    bytes[..text.len()].copy_from_slice(text.as_bytes());
    u64::from_le_bytes(bytes)
}

fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = (body.len() as u32).to_be_bytes().to_vec();
    frame.extend(body);
    frame
}

fn bad(body: &[u8]) -> Decoded<'_> {
    fauna::response(400, body)
}

fn late(body: &[u8]) -> Decoded<'_> {
    fauna::response(503, body)
}

fn good(body: &[u8]) -> Decoded<'_> {
    fauna::response(200, body)
}

/// Fluss, from the three examples of its format and the success frame.
fn of_fluss() -> Vec<Sample> {
    vec![
        sample(fluss::frame, hex("00000007 01 00000005 082E"), "fluss:46", ""),
        sample(fluss::frame, hex("00000010 01 00000005 08FFFFFFFFFFFFFFFFFF01"), "fluss:-1", ""),
        sample(fluss::frame, hex("00000003 02 082E"), "fluss:46", "").closing(),
        sample(fluss::frame, hex("00000005 00 00000005"), "", ""),
        sample(fluss::frame, hex("0000000c 01 00000005 0801 1203 6f6f70"), "fluss:1", "oop"),
        sample(fluss::frame, hex("00000008 01 00000005 08 8f4e"), "fluss:9999", ""),
    ]
}

/// dqlite, clean and mis-framed, as seen on 1.11.1 and 1.18.6.
fn of_dqlite() -> Vec<Sample> {
    let names = [5, word("a"), word("b"), word("c"), word("d"), word("e")];
    let rows = [2, word("jj"), word("kk"), 0x11, word("x"), 2, 0x11, word("y"), 2];
    vec![
        sample(
            wire,
            hex(
                "0500000000000000 0100000000000000 6e65617220225345 4c4543223a207379 6e74617820657272 6f72000000000000",
            ),
            "dqlite:1@32",
            "near \"SELEC\": syntax error",
        ),
        sample(wire, failure(&[], 10506, "disk I/O error"), "dqlite:10506@16", "disk I/O error"),
        sample(wire, failure(&[], 10506, "leadership lost"), "dqlite:10506", "leadership lost"),
        sample(wire, failure(&[], 12, "no database opened"), "dqlite:12@1", "no database opened"),
        sample(wire, failure(&[], 5, "database is locked"), "dqlite:5@16", "database is locked"),
        sample(wire, failure(&[], 0, "empty statement"), "dqlite:0@16", "empty statement"),
        sample(wire, failure(&[], 4242, "?"), "dqlite:4242@1", "?"),
        sample(wire, failure(&[], 1, ""), "dqlite:1@1", ""),
        sample(legacy, failure(&[], 8202, "not leader"), "dqlite:8202@2", "not leader"),
        sample(
            wire,
            failure(&names, 2067, "UNIQUE constraint failed: t.e"),
            "dqlite:2067@1",
            "UNIQUE constraint failed: t.e",
        ),
        sample(wire, failure(&rows, 1, "malformed JSON"), "dqlite:1@1", "malformed JSON"),
        sample(wire, hex("01000000 04000000 0000000000000000"), "", ""),
    ]
}

/// ZooKeeper, as seen on 3.8.0.
fn of_zookeeper() -> Vec<Sample> {
    let reply = |bytes: &str| framed(&hex(bytes));
    let password = "00000010 00000000000000000000000000000000 00";
    let header = "00000001 0000000000000020 00000000";
    let failed = "ffffffff0000000000 00000000 ffffffff00ffffff99 ffffff99 ffffffff00fffffffe fffffffe ffffffff01ffffffff";
    let created =
        "00000001 00 00000000 00000002 2f61 00000002 00 00000000 0000000d 00 00000000 ffffffff01ffffffff";
    let read = "ffffffff00ffffff9b ffffff9b 00000008 00 00000000 00000001 00000001 61 ffffffff01ffffffff";
    vec![
        sample(zookeeper::reply, reply("00000001 0000000000000020 ffffff9b"), "zookeeper:-101", ""),
        sample(zookeeper::reply, reply("fffffffc 0000000000000000 ffffff8d"), "zookeeper:-115", "").closing(),
        sample(zookeeper::reply, reply("00000001 ffffffffffffffff fffffffa"), "zookeeper:-6", "").closing(),
        sample(zookeeper::reply, reply("00000001 0000000000000020 fffffffa"), "zookeeper:-6", ""),
        sample(zookeeper::reply, reply("00000001 0000000000000020 00000000"), "", ""),
        sample(zookeeper::reply, reply("ffffffff 0000000000000020 00000000 00000001 00000003"), "", ""),
        sample(zookeeper::reply, reply("00000001 0000000000000020 ffff0000"), "zookeeper:-65536", ""),
        sample(
            zookeeper::connect,
            reply(&format!("00000000 00000000 0000000000000000 {password}")),
            "zookeeper:-112",
            "",
        )
        .closing(),
        sample(zookeeper::connect, reply(&format!("00000000 00001f40 0100000000000001 {password}")), "", ""),
        sample(zookeeper::connect, reply("00000000 0000000000000000 ffffff89"), "zookeeper:-119", ""),
        sample(zookeeper::multi, reply(&format!("{header} {failed}")), "zookeeper:-103@1", ""),
        sample(zookeeper::multi, reply(&format!("{header} {created}")), "", ""),
        sample(zookeeper::multi_read, reply(&format!("{header} {read}")), "zookeeper:-101", ""),
    ]
}

/// NATS, as seen on 2.9.10 and 2.14.5.
fn of_nats() -> Vec<Sample> {
    let js = r#"{"type":"io.nats.jetstream.api.v1.stream_info_response","error":{"code":404,"err_code":10059,"description":"stream not found","new":[{}]}}"#;
    vec![
        sample(
            nats::line,
            "-ERR 'Authorization Violation'\r\n",
            "nats_err:Authorization Violation",
            "Authorization Violation",
        )
        .closing(),
        sample(
            nats::line,
            "-err 'AUTHORIZATION violation' \r\n",
            "nats_err:Authorization Violation",
            "AUTHORIZATION violation",
        )
        .closing(),
        sample(
            nats::line,
            "-ERR 'Permissions Violation for Publish to \"it's.X\"'\r\n",
            "nats_err:20",
            r#"Permissions Violation for Publish to "it's.X""#,
        ),
        sample(nats::line, "-ERR\r\n", "nats_err:0", "").closing(),
        sample(nats::line, "-ERR 'Something New'\r\n", "nats_err:0", "Something New").closing(),
        sample(nats::line, "INFO {\"ldm\":true}\r\n", "", ""),
        sample(nats::headers, "NATS/1.0 503\r\n\r\n", "nats_status:503", ""),
        sample(nats::headers, "NATS/1.0 503\r\nNats-Subject: nobody.home\r\n\r\n", "nats_status:503", ""),
        sample(nats::headers, "NATS/1.0503\r\n\r\n", "nats_status:503", ""),
        sample(
            nats::headers,
            "NATS/1.0 409 Exceeded MaxRequestBatch of 5\r\nNats-Pending-Messages: 1\r\n\r\n",
            "nats_status:409@3",
            "Exceeded MaxRequestBatch of 5",
        ),
        sample(nats::headers, "NATS/1.0 418 I'm a teapot\r\n\r\n", "nats_status:418", "I'm a teapot"),
        sample(nats::headers, "NATS/1.0 100 Idle Heartbeat\r\nNats-Last-Consumer: 1\r\n\r\n", "", ""),
        sample(nats::headers, "NATS/1.0\r\nA: b\r\n\r\n", "", ""),
        sample(
            nats::headers,
            "NATS/1.0\r\nNats-Service-Error: no such thing\r\nNats-Service-Error-Code: 404\r\n\r\n",
            "nats_micro:404",
            "no such thing",
        ),
        sample(
            nats::headers,
            "NATS/1.0\r\nNats-Service-Error-Code: VALIDATION_ERROR\r\n\r\n",
            "nats_micro:VALIDATION_ERROR",
            "",
        ),
        sample(nats::headers, "NATS/1.0\r\nnats-service-error: oops\r\n\r\n", "nats_micro:0", "oops"),
        sample(nats::jetstream, js, "jetstream:10059@404", "stream not found"),
        sample(nats::jetstream, r#"{"error":{"code":503}}"#, "jetstream:0@503", ""),
        sample(nats::jetstream, r#"{"error":"stream not found"}"#, "jetstream:10059", "stream not found"),
        sample(
            nats::jetstream,
            r#"{"code":404,"description":"consumer not found"}"#,
            "jetstream:10014@404",
            "consumer not found",
        ),
        sample(
            nats::jetstream,
            r#"{"error":{"code":503,"err_code":10077,"description":"maximum bytes exceeded"}}"#,
            "jetstream:10077@2",
            "maximum bytes exceeded",
        ),
        sample(nats::jetstream, r#"{"stream":"S","seq":7}"#, "", ""),
    ]
}

/// Fauna, in all its shapes.
fn of_fauna() -> Vec<Sample> {
    vec![
        sample(
            bad,
            r#"{"error":{"code":"abort","message":"no","abort":{"a":[1]}},"summary":""}"#,
            "fauna:abort@400",
            "no",
        ),
        sample(late, r#"{"error":{"code":"time_out","message":"late"}}"#, "fauna:time_out@503", "late"),
        sample(late, r#"{"error":"internal server error"}"#, "fauna:0@503", "internal server error"),
        sample(bad, r#"{"error":{"message":"schema"}}"#, "fauna:0@400", "schema"),
        sample(bad, r#"{"code":"unauthorized","message":"m"}"#, "fauna:unauthorized@400", "m"),
        sample(bad, r#"{"errors":[{"code":"not found","description":"d"}]}"#, "fauna:not_found@400", "d"),
        sample(
            good,
            r#"{"errors":[{"message":"m","extensions":{"code":"contended transaction"}}]}"#,
            "fauna:6",
            "m",
        ),
        sample(good, r#"{"data":{"error":1},"summary":""}"#, "", ""),
        sample(late, "<html>", "fauna:0@503", "<html>").unframed(),
        sample(
            fauna::event,
            "{\"type\":\"error\",\"error\":{\"code\":\"permission_loss\",\"message\":\"m\"}}\r\n",
            "fauna:permission_loss",
            "m",
        )
        .closing(),
        sample(fauna::event, "{\"type\":\"status\",\"txn_ts\":1}\r\n", "", ""),
    ]
}

/// gRPC, as grpcio 1.85.3 sent it, and gRPC-Web.
fn of_grpc() -> Vec<Sample> {
    let web = |flags: u8, body: &str| [&[flags], &framed(body.as_bytes())[..]].concat();
    vec![
        sample(
            grpc::trailers,
            "grpc-status: 8\r\ngrpc-message: SERVER: Received message larger than max (4000 vs. 3000)\r\n",
            "grpc:8@16",
            "SERVER: Received message larger than max (4000 vs. 3000)",
        )
        .unframed(),
        sample(
            grpc::trailers,
            "grpc-status: 10\r\ngrpc-message: n%C3%A4h 100%25\r\n",
            "grpc:10",
            "n%C3%A4h 100%25",
        )
        .unframed(),
        sample(grpc::trailers, "Grpc-Message:\r\nGRPC-STATUS:14", "grpc:14", "").unframed(),
        sample(grpc::trailers, "grpc-status: 4711\r\n", "grpc:4711", "").unframed(),
        sample(grpc::trailers, "grpc-status: none\r\ngrpc-message: ?\r\n", "grpc:2", "?").unframed(),
        sample(grpc::trailers, "grpc-status: 99999999999\r\n", "grpc:2", "").unframed(),
        sample(grpc::trailers, "content-type: application/grpc\r\ngrpc-status: 0\r\n", "", "").unframed(),
        sample(
            grpc::web,
            web(0x80, "grpc-status:5\r\ngrpc-message:no such book\r\n"),
            "grpc:5",
            "no such book",
        ),
        sample(grpc::web, web(0x80, "grpc-status:0\r\n"), "", ""),
        sample(grpc::web, web(0, "any message"), "", ""),
    ]
}

/// HTTP/1, as nginx 1.22.1 and others send it.
fn of_http() -> Vec<Sample> {
    let busy = "HTTP/1.1 503 Service Temporarily Unavailable\r\nServer: nginx\r\nRetry-After: 3\r\n\r\n";
    vec![
        sample(http::response, busy, "http:503", "Service Temporarily Unavailable"),
        sample(
            http::response,
            "HTTP/1.1 413 Content Too Large\r\nconnection: x, Close\r\n\r\n",
            "http:413",
            "Content Too Large",
        )
        .closing(),
        sample(http::response, "HTTP/1.0 404 Not Found\r\n\r\n", "http:404", "Not Found").closing(),
        sample(
            http::response,
            "HTTP/1.0 404 Not Found\r\nConnection: keep-alive\r\n\r\n",
            "http:404",
            "Not Found",
        ),
        sample(http::response, "HTTP/1.1 504\n\n", "http:504", ""),
        sample(http::response, "HTTP/2 307 \r\nlocation: /b\r\n\r\n", "http:307", ""),
        sample(http::response, "HTTP/1.1 599 What\r\n\r\n", "http:599", "What"),
        sample(http::response, "HTTP/1.1 999 What\r\n\r\n", "http:999", "What"),
        sample(http::response, "HTTP/1.1 100 Continue\r\n\r\n", "", ""),
        sample(http::response, "HTTP/1.1 204 No Content\r\nDate: x\r\n\r\n", "", ""),
    ]
}

/// TLS, as OpenSSL 3.0 sends it, and records that are no alert.
fn of_tls() -> Vec<Sample> {
    vec![
        sample(tls::record, hex("15 0303 0002 02 28"), "tls_alert:40", "").closing(),
        sample(tls::record, hex("15 0301 0002 02 46"), "tls_alert:70", "").closing(),
        sample(tls::record, hex("15 0303 0002 01 00"), "tls_alert:0", "").closing(),
        sample(tls::record, hex("15 0303 0002 01 64"), "tls_alert:100", ""),
        sample(tls::record, hex("15 0303 0002 02 ff"), "tls_alert:255", "").closing(),
        sample(tls::record, hex("17 0303 0003 010203"), "", ""),
        sample(tls::record, hex("14 0303 0001 01"), "", ""),
    ]
}

/// A message of PostgreSQL: its letter, and its body of texts.
fn postgres(letter: u8, texts: &[&str]) -> Vec<u8> {
    let mut body: Vec<u8> = texts.iter().flat_map(|text| [text.as_bytes(), b"\0"].concat()).collect();
    if matches!(letter, b'E' | b'N') {
        body.push(0);
    }
    let mut message = vec![letter];
    message.extend((4 + body.len() as u32).to_be_bytes());
    message.extend(body);
    message
}

/// PostgreSQL: errors, notices that tell of one, and others.
fn of_sqlstate() -> Vec<Sample> {
    let by_zero = hex("45 00000041 53 4552524f5200 56 4552524f5200 43 323230313200 \
         4d 6469766973696f6e206279207a65726f00 46 696e742e6300 4c 38343100 52 696e743464697600 00");
    let message = sqlstate::message;
    vec![
        sample(message, by_zero, "sqlstate:22012", "division by zero"),
        sample(
            message,
            postgres(b'E', &["SFEHLER", "VERROR", "C40P01", "MVerklemmung"]),
            "sqlstate:40P01",
            "Verklemmung",
        ),
        // Before 9.6 there is no V.
        sample(message, postgres(b'E', &["SFATAL", "C57P01", "Mend"]), "sqlstate:57P01", "end").closing(),
        sample(
            message,
            postgres(b'E', &["VFATAL", "C3D000", "Mno such database"]),
            "sqlstate:3D000@3",
            "no such database",
        )
        .closing(),
        sample(message, postgres(b'E', &["VERROR", "C53100", "Mfull"]), "sqlstate:53100@2", "full"),
        sample(message, postgres(b'E', &["VPANIC", "C53100", "Mfull"]), "sqlstate:53100", "full").closing(),
        // A code of a known class, one of an unknown class, one that is none, and none at all.
        sample(message, postgres(b'E', &["VERROR", "C23999", "M"]), "sqlstate:23999", ""),
        sample(message, postgres(b'E', &["VERROR", "CHY000", "Mgeneral"]), "sqlstate:HY000", "general"),
        sample(message, postgres(b'E', &["VERROR", "C4000", "Mshort"]), "sqlstate:-1", "short"),
        sample(message, postgres(b'E', &[]), "sqlstate:-1", ""),
        // A function may raise an error with a code of success.
        sample(message, postgres(b'E', &["VERROR", "C02000", "Mnone"]), "sqlstate:P0001", "none"),
        sample(
            message,
            postgres(
                b'N',
                &["VWARNING", "C01000", "Mcanceling wait for synchronous replication due to user request"],
            ),
            "sqlstate:01000@7",
            "canceling wait for synchronous replication due to user request",
        ),
        sample(message, postgres(b'N', &["VWARNING", "C57P02", "Mcrash"]), "sqlstate:57P02", "crash")
            .closing(),
        sample(message, postgres(b'N', &["VWARNING", "C25P01", "Mnone"]), "sqlstate:25P01@1", "none"),
        sample(message, postgres(b'N', &["VNOTICE", "C42622", "Mcut"]), "", ""),
        sample(message, postgres(b'N', &["VWARNING", "C01000", "Mother"]), "", ""),
        sample(message, b"Z\0\0\0\x05E", "", ""),
        sample(message, postgres(b'C', &["ROLLBACK"]), "", ""),
        sample(sqlstate::commit, postgres(b'C', &["ROLLBACK"]), "sqlstate:25P02@5", "ROLLBACK"),
        sample(sqlstate::commit, postgres(b'C', &["COMMIT"]), "", ""),
        sample(sqlstate::commit, postgres(b'E', &["VERROR", "C40001", "Mlate"]), "sqlstate:40001", "late"),
    ]
}

fn of_stream_5(bytes: &[u8]) -> Decoded<'_> {
    http2::frame(bytes, 5)
}

fn of_connection(bytes: &[u8]) -> Decoded<'_> {
    http2::frame(bytes, 0)
}

/// HTTP/2, as h2 (PyPI) and nghttp2 send it, for the request of stream 5 and for the connection.
fn of_http2() -> Vec<Sample> {
    let goaway = |last: u32, code: u32, debug: &str| {
        let body = [&last.to_be_bytes()[..], &code.to_be_bytes()[..], debug.as_bytes()].concat();
        [&(body.len() as u32).to_be_bytes()[1..], &[7, 0, 0, 0, 0, 0], &body].concat()
    };
    vec![
        sample(of_stream_5, hex("000004 03 00 00000005 00000007"), "http2:7@2", ""),
        sample(of_stream_5, hex("000004 03 00 80000005 00000008"), "http2:8@2", ""),
        sample(of_stream_5, hex("000004 03 00 00000005 00000002"), "http2:2@2", ""),
        sample(of_stream_5, hex("000004 03 00 00000005 00000000"), "http2:0@2", ""),
        sample(of_stream_5, hex("000004 03 00 00000005 ffffffff"), "http2:-1@2", ""),
        sample(of_stream_5, hex("000004 03 00 00000003 00000007"), "", ""), // another stream
        sample(of_connection, hex("000004 03 00 00000003 00000007"), "http2:7@2", ""),
        sample(of_stream_5, goaway(3, 0, ""), "http2:0@1", "").closing(),
        sample(of_stream_5, goaway(5, 0, ""), "", ""), // its answer may still come
        sample(of_stream_5, goaway(0x7fff_ffff, 0, ""), "", ""),
        sample(of_stream_5, goaway(5, 11, "too_many_pings"), "http2:11@3", "too_many_pings").closing(),
        sample(of_stream_5, goaway(0x8000_0005, 7, ""), "http2:7@3", "").closing(),
        sample(of_connection, goaway(5, 0, "bye"), "http2:0@3", "bye").closing(),
        sample(of_connection, goaway(0, 99, ""), "http2:99@3", "").closing(),
        sample(of_stream_5, hex("000000 04 00 00000000"), "", ""), // SETTINGS
        sample(of_stream_5, hex("000002 00 01 00000005 6f6b"), "", ""), // DATA
        sample(of_stream_5, hex("000001 ff 00 00000000 00"), "", ""), // a type of tomorrow
    ]
}

/// QUIC and HTTP/3, as aioquic writes them.
fn of_quic() -> Vec<Sample> {
    vec![
        sample(quic::frame, hex("1c 02 00 00"), "quic:2", "").closing(),
        sample(quic::frame, hex("1c 0a 08 03 6f6f70"), "quic:10", "oop").closing(),
        sample(quic::frame, hex("1c 4178 06 00"), "tls_alert:120", "").closing(),
        sample(quic::frame, hex("1c 41ff 06 00"), "tls_alert:255", "").closing(),
        sample(quic::frame, hex("1c 80000010 00 4001 78"), "quic:16", "x").closing(),
        sample(quic::frame, hex("1c c000000080000000 00 00"), "quic:2147483647", "").closing(),
        sample(quic::frame, hex("1d 4100 03 627965"), "http3:256@3", "bye").closing(),
        sample(quic::frame, hex("1d 410b 00"), "http3:267@3", "").closing(),
        sample(quic::frame, hex("1d 21 00"), "http3:33@3", "").closing(), // sent on purpose
        sample(quic::frame, hex("04 08 410b 00"), "http3:267@2", ""),
        sample(quic::frame, hex("05 08 410c"), "http3:268@2", ""),
        sample(quic::frame, hex("00"), "", ""),
        sample(quic::frame, hex("4001"), "", ""),
    ]
}
