//! Forms in which a number, or a code string, follows a word.

use derrno::errno::Platform;
use derrno::http2::{GOAWAY, RESET};
use derrno::{Code, Domain};

use crate::finding::{Evidence, Sureness};
use crate::line::{Line, number};
use crate::system::Systems;

/// The word before a number or a code string.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Key {
    /// `ExtendedCode:517`, of SQLite.
    Extended,
    /// `err_code=10008`, `jerr=10059`: of JetStream, and others.
    ErrCode,
    /// `retcode=-7`, which the C client of ZooKeeper logs.
    RetCode,
    /// `code=`, `rc=`, `error=`: of whoever is named.
    Plain,
    /// `-ERR '...'`
    Err,
    /// `NATS/1.0 503`
    Status,
    /// `replyHeader:: 1,2,-110`
    Reply,
    /// `errno 28`, `(os error 28)`: a number of Linux.
    Errno,
    /// `[WinError 10061]`: a number of Winsock.
    WinError,
    /// `HTTP/1.1 503 Service Unavailable`, `"GET / HTTP/1.1" 404`: a status line, or a line of an access log.
    Http,
    /// `HTTP 503`, `HTTP Error 404`, `HTTP status code 502`.
    HttpWord,
    /// `SSL alert number 48`, `received fatal alert: HandshakeFailure`: an alert of TLS.
    Alert,
    /// `Stream closed with error code NGHTTP2_CANCEL`, `HTTP/2 error code 'CANCEL' (0x8)`: a code of HTTP/2, in the
    /// context that the words tell.
    Http2(u16),
    /// The same with something in between: `stream error: stream ID 5; REFUSED_STREAM`, `server sent GOAWAY and closed
    /// the connection; LastStreamID=1, ErrCode=ENHANCE_YOUR_CALM`.
    Http2Later(u16),
    /// `CRYPTO_ERROR 0x178 (remote)`, of quic-go: an alert of TLS.
    Crypto,
    /// `QuicConnectionError: Error: 376, reason: no common protocol`, of aioquic.
    Quic,
    /// `rpc error: code = Unavailable`, `StatusCode.UNAVAILABLE`, `grpc-status: 14`: a status of gRPC.
    Grpc,
    /// `E/SQLiteLog(23574): (14) cannot open file`: what Android logs of SQLite.
    SqliteLog,
    /// `no suitable peers for placement (10005)`, `[10059]`: how clients of NATS end what the server said.
    Ends,
    /// What derrno itself prints: `zookeeper:-101`.
    Own,
    /// `SQLSTATE 40001`, `SQLSTATE[40001]`, `SQLState: 40001`: five characters.
    SqlState,
    /// `ERROR:  ` of PostgreSQL, with two spaces: `40P01 ERROR:  deadlock detected` in a log with %e, `ERROR:  40P01:
    /// deadlock detected` of psql when it is verbose.
    Severity,
}

impl Key {
    /// Whether the word alone makes a line worth a look.
    pub(crate) fn leads(self) -> bool {
        !matches!(self, Key::Plain | Key::Ends)
    }
}

/// In lower case.
pub(crate) const KEYS: &[(&str, Key)] = &[
    ("extendedcode", Key::Extended),
    ("extended_code", Key::Extended),
    ("extended code", Key::Extended),
    ("extendederrorcode", Key::Extended),
    ("extendedresultcode", Key::Extended),
    ("extended result code", Key::Extended),
    ("sqlite_errorcode", Key::Extended),
    ("err_code", Key::ErrCode),
    ("errcode", Key::ErrCode),
    ("error code", Key::ErrCode),
    ("error_code", Key::ErrCode),
    ("errorcode", Key::ErrCode),
    ("apierrorcode", Key::ErrCode),
    ("jerr", Key::ErrCode),
    ("retcode", Key::RetCode),
    ("code", Key::Plain),
    ("rc", Key::Plain),
    ("ret", Key::Plain),
    ("error", Key::Plain),
    ("err", Key::Plain),
    ("result", Key::Plain),
    ("returned", Key::Plain),
    ("errordomain", Key::Plain),
    ("-err", Key::Err),
    ("nats/1.0", Key::Status),
    ("replyheader::", Key::Reply),
    ("errno", Key::Errno),
    ("os error", Key::Errno),
    ("winerror", Key::WinError),
    ("ssl alert number", Key::Alert),
    ("received fatal alert", Key::Alert),
    ("stream closed with error code", Key::Http2(RESET)),
    ("rst_stream with error code", Key::Http2(RESET)),
    ("rst_stream with code", Key::Http2(RESET)),
    ("session closed with error code", Key::Http2(GOAWAY)),
    ("http/2 error code", Key::Http2(0)),
    ("stream error: stream id", Key::Http2Later(RESET)),
    ("was not closed cleanly", Key::Http2Later(RESET)),
    ("stream was reset", Key::Http2Later(RESET)),
    ("reset(streamid(", Key::Http2Later(RESET)),
    ("<streamreset stream_id", Key::Http2Later(RESET)),
    ("server sent goaway and closed the connection", Key::Http2Later(GOAWAY)),
    ("goaway(b\"", Key::Http2Later(GOAWAY)),
    ("<connectionterminated", Key::Http2Later(GOAWAY)),
    ("crypto_error 0x", Key::Crypto),
    ("quicconnectionerror: error", Key::Quic),
    ("http/1.0", Key::Http),
    ("http/1.1", Key::Http),
    ("http/2", Key::Http),
    ("http/2.0", Key::Http),
    ("http/3", Key::Http),
    ("http", Key::HttpWord),
    ("rpc error: code", Key::Grpc),
    ("statuscode.", Key::Grpc),
    ("statusruntimeexception:", Key::Grpc),
    ("statusexception:", Key::Grpc),
    ("status{code", Key::Grpc),
    ("status(statuscode", Key::Grpc),
    ("grpc-status", Key::Grpc),
    ("grpc_status", Key::Grpc),
    ("grpc.code", Key::Grpc),
    ("grpc_code", Key::Grpc),
    ("sqlitelog", Key::SqliteLog),
    ("(10", Key::Ends),
    ("[10", Key::Ends),
    ("fluss:", Key::Own),
    ("dqlite:", Key::Own),
    ("sqlite:", Key::Own),
    ("raft:", Key::Own),
    ("nats:", Key::Own),
    ("jetstream:", Key::Own),
    ("nats_status:", Key::Own),
    ("zookeeper:", Key::Own),
    ("fauna:", Key::Own),
    ("errno:", Key::Own),
    ("gai:", Key::Own),
    ("grpc:", Key::Own),
    ("http:", Key::Own),
    ("tls_alert:", Key::Own),
    ("http2:", Key::Own),
    ("http3:", Key::Own),
    ("quic:", Key::Own),
    ("sqlstate:", Key::Own),
    ("sqlstate", Key::SqlState),
    ("sql state", Key::SqlState),
    ("error:  ", Key::Severity),
    ("fatal:  ", Key::Severity),
    ("panic:  ", Key::Severity),
    ("kafka:", Key::Own),
];

/// The severities as PostgreSQL writes them before a text.
pub(crate) fn severities() -> impl Iterator<Item = &'static str> {
    KEYS.iter().filter(|(_, key)| *key == Key::Severity).map(|(word, _)| *word)
}

/// What a key led to: the code, how exact and how sure it is, and where it ends.
pub(crate) struct Read {
    pub(crate) code: Code,
    pub(crate) evidence: Evidence,
    pub(crate) sureness: Sureness,
    pub(crate) end: usize,
}

impl Read {
    fn in_context(self, context: u16) -> Read {
        Read { code: self.code.in_context(context), ..self }
    }
}

/// Reads what stands after a key that ends at `end`.
pub(crate) fn read(line: &Line<'_>, key: Key, start: usize, end: usize) -> Option<Read> {
    match key {
        Key::Err => return refusal(line, start, end),
        Key::Status => return status(line, end),
        Key::Own => return own(line, start, end),
        Key::Reply => return reply(line, end),
        Key::Grpc => return named(line, end, Domain::GRPC),
        Key::Alert => return named(line, end, Domain::TLS_ALERT),
        Key::Http2(context) => return named(line, end, Domain::HTTP2).map(|read| read.in_context(context)),
        Key::Http2Later(context) => return later(line, end).map(|read| read.in_context(context)),
        Key::Crypto => return crypto(line, end),
        Key::Quic => return quic(line, end),
        Key::Http => return http(line, end, Sureness::Sure),
        Key::HttpWord => return http(line, after_words(line, end)?, Sureness::Likely),
        Key::SqlState => return characters(line, value(line, end)?, Sureness::Sure),
        Key::Severity => return beside_severity(line, start, end),
        Key::SqliteLog => return logged(line, end),
        Key::Ends => return ending(line, start),
        _ => {}
    }
    let keyed = end;
    let at = value(line, end)?;
    let (value, len) = number(line.slice(at..line.bytes.len()))?;
    let end = at + len;
    let found = |code: Code, sureness| {
        let extended = code.domain() == Domain::SQLITE && code.native() > 0xff;
        let evidence = if extended { Evidence::ExtendedNumber } else { Evidence::Number };
        Some(Read { code, evidence, sureness, end })
    };
    let listed = |domain: Domain| {
        let row = domain.table()?.entry(value)?;
        (!row.verdict().is_ok()).then(|| row.code())
    };
    let named = |systems| line.named.meets(systems);
    // The number of another platform may be meant; a text beside it would tell, see texts.rs.
    if key == Key::Errno {
        let domain = if value < 0 { Domain::GAI } else { Domain::ERRNO };
        return listed(domain).and_then(|code| found(code, Sureness::Likely));
    }
    if key == Key::WinError {
        let code = Platform::WINSOCK.code(value).filter(|code| !code.verdict().is_ok() && value > 10_000)?;
        return found(code, Sureness::Sure);
    }
    if key == Key::Extended {
        return listed(Domain::SQLITE).and_then(|code| found(code, Sureness::Sure));
    }
    if key == Key::ErrCode && (10_000..11_000).contains(&value) {
        let word = line.slice(start..keyed);
        let sureness = if named(Systems::NATS) || word.eq_ignore_ascii_case(b"jerr") || pair(line, start) {
            Sureness::Sure
        } else if word.eq_ignore_ascii_case(b"err_code") {
            Sureness::Likely
        } else if line.is_whole(&(start..end)) {
            Sureness::Possible
        } else {
            // Many have errors with such numbers.
            return None;
        };
        return listed(Domain::JETSTREAM).and_then(|code| found(code, sureness));
    }
    // `{"name":"NatsError","code":"503"}`: nats.js has the status as a string.
    let quoted = matches!(line.before(at), b'"' | b'\'') && matches!(line.byte(end), b'"' | b'\'');
    if quoted
        && line.marks.iter().any(|(mark, _)| line.slice(mark.clone()).eq_ignore_ascii_case(b"natserror"))
    {
        return listed(Domain::NATS_STATUS).and_then(|code| found(code, Sureness::Likely));
    }
    if value < 0 && named(Systems::ZOOKEEPER) {
        return listed(Domain::ZOOKEEPER).and_then(|code| found(code, Sureness::Sure));
    }
    if named(Systems::FLUSS)
        && matches!(key, Key::ErrCode | Key::Plain)
        && let Some(code) = listed(Domain::FLUSS)
    {
        return found(code, Sureness::Sure);
    }
    if named(Systems::KAFKA)
        && (key == Key::ErrCode || key == Key::Plain && value < -100)
        && let Some(code) = listed(Domain::KAFKA)
    {
        return found(code, Sureness::Sure);
    }
    if named(Systems::DQLITE)
        && value > 1000
        && let Some(code) = listed(Domain::DQLITE)
    {
        return found(code, Sureness::Sure);
    }
    if named(Systems::SQLITE.or(Systems::DQLITE))
        && let Some(code) = listed(Domain::SQLITE)
    {
        return found(code, if named(Systems::SQLITE) { Sureness::Sure } else { Sureness::Likely });
    }
    // Nothing but the form: numbers of ZooKeeper are those of Linux too.
    if value < 0 && line.is_whole(&(start..end)) {
        return listed(Domain::ZOOKEEPER).and_then(|code| found(code, Sureness::Possible));
    }
    None
}

/// Five characters that stand alone, of a class that has a row, and no success.
fn characters(line: &Line<'_>, at: usize, sureness: Sureness) -> Option<Read> {
    let end = at + 5;
    if crate::line::is_word(line.before(at)) || crate::line::is_word(line.byte(end)) {
        return None;
    }
    let code = derrno::sqlstate::code(line.slice(at..end))?;
    let verdict = code.verdict();
    let known = !verdict.is_unlisted() || verdict != derrno::sqlstate::classify(-1);
    (known && !verdict.is_ok()).then_some(Read { code, evidence: Evidence::Number, sureness, end })
}

/// The characters before a severity, or after it.
fn beside_severity(line: &Line<'_>, start: usize, end: usize) -> Option<Read> {
    let before = line.slice(0..start);
    let front = before.len() - before.trim_ascii_end().len();
    let read = match front {
        1 => characters(line, start.checked_sub(6)?, Sureness::Sure).map(|read| Read { end, ..read }),
        _ => None,
    };
    read.or_else(|| characters(line, end, Sureness::Sure).filter(|_| line.byte(end + 5) == b':'))
}

/// Where the value after a key starts: past quotes, colons and equals signs.
fn value(line: &Line<'_>, end: usize) -> Option<usize> {
    let mut at = end;
    while at < end + 8 {
        match line.byte(at) {
            b' ' | b':' | b'=' | b'"' | b'\'' | b'\\' | b'(' | b'[' => at += 1,
            _ => break,
        }
    }
    (at > end && at < line.bytes.len()).then_some(at)
}

/// Whether a `code` stands before the `err_code`: the pair is JetStream's.
fn pair(line: &Line<'_>, start: usize) -> bool {
    let before = line.slice(start.saturating_sub(24)..start);
    memchr::memmem::find(before, b"code").is_some()
}

/// `-ERR 'Stale Connection'`
fn refusal(line: &Line<'_>, start: usize, end: usize) -> Option<Read> {
    if crate::line::is_word(line.before(start)) || line.byte(end) != b' ' {
        return None;
    }
    let rest = line.slice(end..line.bytes.len());
    let open = rest.iter().position(|b| *b == b'\'').filter(|at| *at <= 2)?;
    let text = rest.get(open + 1..)?;
    let close = memchr::memrchr2(b'\'', b'\'', text)?;
    let text = text.get(..close)?;
    let table = Domain::NATS_ERR.table()?;
    let row = table.by_text(None, text);
    let code = row.map_or(Code::new(Domain::NATS_ERR, 0), |row| row.code());
    let sureness =
        if row.is_some() || line.named.meets(Systems::NATS) { Sureness::Sure } else { Sureness::Likely };
    Some(Read { code, evidence: Evidence::Text, sureness, end: end + open + 1 + close + 1 })
}

/// `NATS/1.0 409 Consumer Deleted`
fn status(line: &Line<'_>, end: usize) -> Option<Read> {
    let at = if line.byte(end) == b' ' { end + 1 } else { end };
    let (value, len) = number(line.slice(at..line.bytes.len()))?;
    let rest = line.slice(at + len..line.bytes.len());
    let text = rest.split(|b| matches!(b, b'\r' | b'\n' | b'"' | b'\\')).next().unwrap_or(&[]).trim_ascii();
    let row = Domain::NATS_STATUS.table()?.by_text(Some(value), text);
    let code = row.map_or(Code::new(Domain::NATS_STATUS, value), |row| row.code());
    let evidence = if row.is_some() { Evidence::Number } else { Evidence::Status };
    (!code.verdict().is_ok()).then_some(Read { code, evidence, sureness: Sureness::Sure, end: at + len })
}

/// The word after `rpc error: code = `, `StatusCode.`, `SSL alert number` and so on: a name of a code, in any client's
/// spelling, or its number.
fn named(line: &Line<'_>, end: usize, domain: Domain) -> Option<Read> {
    let at = value(line, end).unwrap_or(end);
    let rest = line.slice(at..at + 40);
    let word = rest.get(..rest.iter().take_while(|b| crate::line::is_word(**b)).count())?;
    let word = std::str::from_utf8(word).ok()?;
    let table = domain.table()?;
    let row = table.by_name(word).or_else(|| table.entry(word.parse().ok()?));
    let code = row.filter(|row| !row.verdict().is_ok())?.code();
    Some(Read { code, evidence: Evidence::Number, sureness: Sureness::Sure, end: at + word.len() })
}

/// A code of HTTP/2 somewhere after the words that lead to it: after `error_code:`, otherwise the first name of one,
/// since numbers count streams.
fn later(line: &Line<'_>, end: usize) -> Option<Read> {
    const REACH: usize = 160; // the debug data of a GOAWAY stands before the code
    let rest = line.slice(end..end + REACH).split(|b| *b == b'\n').next()?;
    let keyed = memchr::memmem::find(rest, b"error_code:").map(|at| end + at + b"error_code:".len());
    let keyed = keyed.and_then(|at| named(line, at, Domain::HTTP2));
    let begins = |at: &usize| !crate::line::is_word(line.before(*at)) && line.byte(*at).is_ascii_uppercase();
    let mut names = (end..end + rest.len()).filter(begins);
    keyed.or_else(|| names.find_map(|at| named(line, at, Domain::HTTP2)))
}

/// The hexadecimal digits of a CRYPTO_ERROR.
fn crypto(line: &Line<'_>, end: usize) -> Option<Read> {
    let digits = line.slice(end..end + 3);
    let number = i32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()?;
    let code = derrno::quic::alert(number).filter(|_| !crate::line::is_word(line.byte(end + 3)))?;
    Some(Read { code, evidence: Evidence::Number, sureness: Sureness::Sure, end: end + 3 })
}

/// The number of a QuicConnectionError: of the transport, with an alert of TLS in it, or of HTTP/3. Where both have it,
/// nothing tells which.
fn quic(line: &Line<'_>, end: usize) -> Option<Read> {
    let at = value(line, end)?;
    let (value, len) = number(line.slice(at..at + 12))?;
    let framed = memchr::memmem::find(line.slice(at..line.bytes.len()), b", frame_type: ").is_some();
    let code = match derrno::quic::alert(value) {
        Some(alert) if framed => alert,
        Some(_) => Code::new(Domain::HTTP3, value).in_context(derrno::http3::CLOSE),
        None => Code::new(Domain::QUIC, value),
    };
    let code = code.entry().map(|_| code)?;
    Some(Read { code, evidence: Evidence::Number, sureness: Sureness::Likely, end: at + len })
}

/// Three digits after a version of HTTP and a space, or after the quote that ends a request in an access log.
fn http(line: &Line<'_>, end: usize, sureness: Sureness) -> Option<Read> {
    let at = if line.byte(end) == b'"' { end + 1 } else { end };
    if line.byte(at) != b' ' {
        return None;
    }
    let (value, len) = number(line.slice(at + 1..at + 12))?;
    let row = Domain::HTTP.table()?.entry(value).filter(|row| len == 3 && !row.verdict().is_ok())?;
    Some(Read { code: row.code(), evidence: Evidence::Status, sureness, end: at + 1 + len })
}

/// The end of `HTTP`, `HTTP error`, `HTTP status code` and so on.
fn after_words(line: &Line<'_>, end: usize) -> Option<usize> {
    const WORDS: [&str; 5] = ["error", "status", "code", "response", "client"];
    let mut end = end;
    while let Some(rest) = line.slice(end..end + 10).strip_prefix(b" ") {
        let Some(word) = WORDS.iter().find(|word| {
            rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
        }) else {
            break;
        };
        end += 1 + word.len();
    }
    let colon = usize::from(matches!(line.byte(end), b':' | b'='));
    (!crate::line::is_word(line.byte(end))).then_some(end + colon)
}

/// `replyHeader:: 1,2,-110`
fn reply(line: &Line<'_>, end: usize) -> Option<Read> {
    let rest = line.slice(end..end + 80);
    let len = rest.iter().take_while(|b| matches!(b, b' ' | b',' | b'-' | b'0'..=b'9')).count();
    let last = rest.get(..len)?.rsplit(|b| *b == b',').next()?;
    let (value, _) = number(last.trim_ascii())?;
    let row = Domain::ZOOKEEPER.table()?.entry(value).filter(|row| !row.verdict().is_ok())?;
    Some(Read { code: row.code(), evidence: Evidence::Number, sureness: Sureness::Sure, end: end + len })
}

/// `SQLiteLog( 1340): (14) cannot open file`: past the process, the number in parentheses.
fn logged(line: &Line<'_>, end: usize) -> Option<Read> {
    let rest = line.slice(end..end + 24);
    let open = memchr::memmem::find(rest, b": (")? + 3;
    let pid = rest.get(..open - 3)?;
    if !pid.iter().all(|b| matches!(b, b'(' | b' ' | b')') || b.is_ascii_digit()) {
        return None;
    }
    let (value, len) = number(rest.get(open..)?)?;
    let row = Domain::SQLITE.table()?.entry(value).filter(|row| !row.verdict().is_ok())?;
    let evidence = if value > 0xff { Evidence::ExtendedNumber } else { Evidence::Number };
    (rest.get(open + len) == Some(&b')')).then_some(Read {
        code: row.code(),
        evidence,
        sureness: Sureness::Sure,
        end: end + open + len + 1,
    })
}

/// A number of JetStream's alone in parentheses or brackets, in a line that names NATS.
fn ending(line: &Line<'_>, start: usize) -> Option<Read> {
    let (value, len) = number(line.slice(start + 1..start + 12))?;
    let end = start + 1 + len;
    let closed = matches!((line.byte(start), line.byte(end)), (b'(', b')') | (b'[', b']'));
    let row =
        Domain::JETSTREAM.table()?.entry(value).filter(|_| closed && line.named.meets(Systems::NATS))?;
    Some(Read { code: row.code(), evidence: Evidence::Number, sureness: Sureness::Likely, end: end + 1 })
}

/// What derrno itself prints: `zookeeper:-101 NONODE`, `fauna:time_out@503`.
fn own(line: &Line<'_>, start: usize, end: usize) -> Option<Read> {
    let rest = line.slice(end..end + 64);
    let len = rest.iter().take_while(|b| crate::line::is_word(**b) || matches!(b, b'-' | b'@')).count();
    if crate::line::is_word(line.before(start)) || len == 0 {
        return None;
    }
    let text = std::str::from_utf8(line.slice(start..end + len)).ok()?;
    let code: Code = text.parse().ok()?;
    let row = code.entry().filter(|row| !row.verdict().is_ok())?;
    // `nats:34` may be a host and a port; the name after the number makes it sure.
    let named =
        rest.get(len..).is_some_and(|rest| rest.trim_ascii_start().starts_with(row.name().as_bytes()));
    let sure = named || code.domain().has_names() || code.native() < 0;
    let sureness = if sure { Sureness::Sure } else { Sureness::Possible };
    Some(Read { code, evidence: Evidence::Number, sureness, end: end + len })
}
