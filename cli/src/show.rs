//! What the subcommands share: the words for a context, a retry, a chain of classes; colours; errors.

use std::fmt;

use anstyle::{AnsiColor, Style};
use derrno::{Code, Domain, Entry, Severity, Situation, Table, Verdict};

/// Why a subcommand did not do what it was asked for.
pub(crate) enum Failure {
    /// The code asked for is not there: exit status 1.
    Unknown(String),
    /// An argument is not understood: exit status 2.
    Usage(String),
    /// Input or output failed: exit status 2.
    Io(String, std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Failure {
        Failure::Io("the output".to_owned(), error)
    }
}

/// What goes well with an exit status, and what does not.
pub(crate) type Outcome = Result<u8, Failure>;

/// The style of a severity: nothing, yellow, red, bold red.
pub(crate) const fn severity_style(severity: Severity) -> Style {
    match severity {
        Severity::INFO => Style::new(),
        Severity::WARNING => AnsiColor::Yellow.on_default(),
        Severity::ERROR => AnsiColor::Red.on_default(),
        _ => AnsiColor::Red.on_default().bold(),
    }
}

/// The style of a label.
pub(crate) const LABEL: Style = AnsiColor::Cyan.on_default();

/// A text in a style; `anstream` takes the style away where colours are not wanted.
pub(crate) struct Styled<T>(pub(crate) Style, pub(crate) T);

impl<T: fmt::Display> fmt::Display for Styled<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        self.1.fmt(f)?;
        write!(f, "{:#}", self.0)
    }
}

/// The tables of one domain, or of all: derrno's, then those of `--table`.
pub(crate) fn tables(domain: Option<Domain>) -> impl Iterator<Item = &'static Table> {
    let all = Domain::ALL.iter().filter_map(|domain| domain.table()).chain(Table::registered());
    all.filter(move |table| domain.is_none_or(|domain| domain == table.domain()))
}

/// Whether the domain holds the classes that a client raises for the codes of another domain.
pub(crate) fn holds_classes(table: &Table) -> bool {
    tables(None).filter_map(Table::classes).any(|classes| std::ptr::eq(classes, table))
}

/// Whether the same request may be sent again, in words.
pub(crate) fn retry(verdict: Verdict) -> &'static str {
    match (verdict.may_retry(Situation::PLAIN), verdict.may_retry(Situation::IDEMPOTENT)) {
        (true, _) => "yes",
        (false, true) => "only if the request is idempotent",
        (false, false) => "no",
    }
}

/// When the context of a code applies, in words; `None` for no context.
pub(crate) fn context(code: Code, entry: Option<Entry>) -> Option<String> {
    let text = entry.filter(|entry| entry.context() != 0).map_or("", |entry| entry.text());
    Some(match (code.domain(), code.context()) {
        (_, 0) => return None,
        (Domain::FAUNA, status) => format!("with HTTP status {status}"),
        (Domain::ZOOKEEPER, derrno::zookeeper::IN_MULTI) => {
            "result of one operation in a failed multi".to_owned()
        }
        (Domain::FLUSS, derrno::fluss::ACKS_ALL) => "end of a write with acks=all".to_owned(),
        (Domain::FLUSS, derrno::fluss::ACKS_LEADER) => "end of a write with acks 0 or 1".to_owned(),
        (Domain::DQLITE, derrno::dqlite::WIRE) if text.is_empty() => "in a FAILURE on the wire".to_owned(),
        (Domain::DQLITE, derrno::dqlite::LEGACY) => "in a FAILURE of a server older than 1.6".to_owned(),
        (Domain::ERRNO, derrno::errno::CONNECT) => "from connect".to_owned(),
        (Domain::ERRNO, derrno::errno::CLOSE) => "from close".to_owned(),
        (Domain::ERRNO, derrno::errno::FSYNC) => "from fsync".to_owned(),
        (Domain::ERRNO, derrno::errno::LOCAL_FILE) => "on a file of this machine".to_owned(),
        (Domain::ERRNO, derrno::errno::READ_WRITE) => "from read, write, send or recv".to_owned(),
        (Domain::GRPC, derrno::grpc::NOT_SENT) => "of a call that was not sent".to_owned(),
        (Domain::GRPC, derrno::grpc::FROM_ORIGIN) => "from the handler, of a call sent once".to_owned(),
        (Domain::HTTP, derrno::http::FROM_ORIGIN) => "from the server, of a request sent once".to_owned(),
        (Domain::TLS_ALERT, derrno::tls_alert::NOT_SENT) => "before anything was sent".to_owned(),
        (Domain::HTTP2, derrno::http2::NOT_SENT) => {
            "not sent, or above the last stream of a GOAWAY".to_owned()
        }
        (Domain::HTTP2, derrno::http2::RESET) => "in RST_STREAM".to_owned(),
        (Domain::HTTP2, derrno::http2::GOAWAY) => "in GOAWAY".to_owned(),
        (Domain::HTTP3, derrno::http3::NOT_SENT) => {
            "not sent, or not below the identifier of a GOAWAY".to_owned()
        }
        (Domain::HTTP3, derrno::http3::RESET) => "in RESET_STREAM or STOP_SENDING".to_owned(),
        (Domain::HTTP3, derrno::http3::CLOSE) => "in CONNECTION_CLOSE".to_owned(),
        (Domain::QUIC, derrno::quic::NOT_SENT) => "before anything was sent".to_owned(),
        (Domain::SQLSTATE, derrno::sqlstate::AS_WARNING) => "as a WARNING".to_owned(),
        (Domain::SQLSTATE, derrno::sqlstate::AS_ERROR) => "as an ERROR".to_owned(),
        (Domain::SQLSTATE, derrno::sqlstate::AS_FATAL) => "as FATAL or PANIC".to_owned(),
        (Domain::SQLSTATE, derrno::sqlstate::IN_BLOCK) => {
            "inside a transaction, before its COMMIT".to_owned()
        }
        (Domain::SQLSTATE, derrno::sqlstate::AT_COMMIT) => "in answer to COMMIT".to_owned(),
        (Domain::SQLSTATE, derrno::sqlstate::COCKROACH) => "from CockroachDB".to_owned(),
        (Domain::KAFKA, derrno::kafka::ACKS_ALL) => "end of a write with acks=all".to_owned(),
        (Domain::KAFKA, derrno::kafka::ACKS_LEADER) => "end of a write with acks 0 or 1".to_owned(),
        (Domain::KAFKA, derrno::kafka::NOT_PERSISTED) => "of a message that is not persisted".to_owned(),
        (Domain::KAFKA, derrno::kafka::POSSIBLY_PERSISTED) => {
            "of a message that is possibly persisted".to_owned()
        }
        _ if !text.is_empty() => format!("with the text `{text}`"),
        (_, context) => format!("in context {context}"),
    })
}

/// A class and its parents, `kazoo:NoNodeError < ZookeeperError < KazooException`, then the chain of
/// its second parent.
pub(crate) fn chain(class: Entry) -> String {
    let up = |class| std::iter::successors(Some(class), Entry::parent);
    let mut text = format!("{}:", class.table().name());
    let join = |first| up(first).map(|class| class.name()).collect::<Vec<_>>().join(" < ");
    text += &join(class);
    if let Some(second) = class.second_parent() {
        text += " and ";
        text += &join(second);
    }
    text
}
