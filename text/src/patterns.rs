//! What to look for: the texts, names and classes of all rows, and the words that lead to the rest.

use std::collections::BTreeMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use derrno::{Client, Code, Domain, Entry, Table};

use crate::everyday::Says;
use crate::finding::{NOTHING, Nothing};
use crate::forms::{self, Key};
use crate::system::{FOREIGN, HOSTS, MARKS, Systems};

/// A text as a client prints it.
pub(crate) struct Text {
    /// The code; `None` for a text that identifies nothing.
    pub(crate) code: Option<Code>,
    pub(crate) nothing: Option<&'static Nothing>,
    pub(crate) client: Client,
    /// The literal parts, in lower case, and whether a variable part stands before the first and after
    /// the last of them.
    pub(crate) parts: Vec<Vec<u8>>,
    pub(crate) open: (bool, bool),
    /// Which part leads to the text.
    pub(crate) anchor: usize,
    pub(crate) says: Says,
    /// Whether the client's own mark is part of the text: `zk: `, `nats: `.
    pub(crate) own: bool,
    /// Whether the row is no error: then only the whole text counts.
    pub(crate) fine: bool,
    pub(crate) current: bool,
    /// Whether the code's own name stands in it.
    pub(crate) says_it: bool,
}

impl Text {
    /// How many bytes are literal.
    pub(crate) fn weight(&self) -> usize {
        self.parts.iter().map(Vec::len).sum()
    }
}

/// What a name is, which decides what evidence it needs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// It carries the mark of its system: `SQLITE_BUSY`, `ZNONODE`.
    Own,
    /// An exception's class, with or without its path.
    Class,
    /// A symbol of errno or getaddrinfo, which manuals and sources are full of.
    Symbol,
    /// A name of the code, which others may use as well: `NONODE`, `time_out`.
    Plain,
}

/// A name or class of a row.
pub(crate) struct Name {
    pub(crate) code: Code,
    pub(crate) name: String,
    pub(crate) named: Named,
    /// What the path in front of a class must hold.
    pub(crate) path: &'static str,
    pub(crate) says: Says,
    pub(crate) current: bool,
}

/// What a literal of the automaton leads to.
#[derive(Clone, Copy)]
pub(crate) enum Needle {
    Mark(Systems, bool),
    Host(Systems),
    Foreign,
    Text(usize),
    Name(usize),
    Key(Key),
}

/// All that is looked for.
pub(crate) struct Patterns {
    pub(crate) automaton: AhoCorasick,
    /// By literal.
    pub(crate) needles: Vec<Vec<Needle>>,
    pub(crate) texts: Vec<Text>,
    pub(crate) names: Vec<Name>,
    /// The literals that can begin a finding: all but the words of other systems and the common keys.
    pub(crate) leading: Vec<String>,
}

impl Patterns {
    pub(crate) fn new() -> Patterns {
        let (texts, names) = (texts(), names());
        let mut literals: BTreeMap<String, Vec<Needle>> = BTreeMap::new();
        let mut leading = Vec::new();
        let mut add = |literal: String, needle: Needle| literals.entry(literal).or_default().push(needle);
        for (word, ends, systems) in MARKS {
            leading.push((*word).to_owned());
            add((*word).to_owned(), Needle::Mark(*systems, *ends));
        }
        for (word, systems) in HOSTS {
            add((*word).to_owned(), Needle::Host(*systems));
        }
        for word in FOREIGN {
            add((*word).to_owned(), Needle::Foreign);
        }
        for (i, text) in texts.iter().enumerate() {
            let anchor = String::from_utf8_lossy(&text.parts[text.anchor]).into_owned();
            // Where a system must be named, its name leads here.
            let leads = text.code.is_some_and(|code| {
                code.domain() == Domain::NATS_STATUS
                    || Systems::very(code.domain()) == Systems::ERRNO
                    || Systems::very(code.domain()) == Systems::SQLSTATE
            });
            if text.says.telling() || text.own || leads || text.nothing.is_some_and(|nothing| !nothing.common)
            {
                leading.push(anchor.clone());
            }
            add(anchor, Needle::Text(i));
        }
        for (i, name) in names.iter().enumerate() {
            let word = name.name.to_ascii_lowercase();
            if matches!(name.named, Named::Own | Named::Symbol)
                || name.says.telling()
                || name.name.contains('_')
            {
                leading.push(word.clone());
            }
            add(word, Needle::Name(i));
        }
        for (word, key) in forms::KEYS {
            if key.leads() {
                leading.push((*word).to_owned());
            }
            add((*word).to_owned(), Needle::Key(*key));
        }
        for table in Table::registered() {
            leading.push(format!("{}:", table.name()));
            add(format!("{}:", table.name()), Needle::Key(Key::Own));
        }
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(literals.keys())
            .expect("the literals fit in an automaton");
        leading.sort();
        leading.dedup();
        Patterns { automaton, needles: literals.into_values().collect(), texts, names, leading }
    }
}

fn rows() -> impl Iterator<Item = Entry> {
    let derrnos = Domain::ALL.iter().filter_map(|domain| domain.table());
    derrnos.chain(Table::registered()).flat_map(|table| table.rows())
}

/// The texts of all rows, and what follows from them by a rule of a client.
fn texts() -> Vec<Text> {
    let mut texts = Vec::new();
    for row in rows() {
        let domain = row.code().domain();
        let mut add = |client: Client, pattern: &str| {
            // What follows `: ` at the end is not always handed on.
            let short = pattern.rsplit_once(": {").map(|(short, _)| short);
            let short = short.filter(|short| !short.contains('{') && Says::of(short).words > 2);
            for pattern in [Some(pattern), short].into_iter().flatten() {
                texts.extend(text(Some(row), None, client, pattern));
            }
        };
        for (client, pattern) in row.prints() {
            // `KeeperErrorCode = NoNode for /x`
            if *client == Client::KEEPER {
                add(*client, &format!("KeeperErrorCode = {pattern}"));
            } else if !is_class(pattern) && *client != Client::NODE_ZOOKEEPER {
                add(*client, pattern);
            }
            // As OpenSSL says it from 3.2 on.
            if let Some(alert) = pattern.strip_prefix("sslv3 alert ").filter(|_| *client == Client::OPENSSL) {
                add(*client, &format!("ssl/tls alert {alert}"));
            }
        }
        if !row.text().is_empty() {
            add(Client::SERVER, row.text());
        }
        // So are the codes of FQL v4 that have a row of their own.
        if domain == Domain::FAUNA && row.context() == 0 {
            for name in row.aliases().chain([row.name()]).filter(|name| name.contains(' ')) {
                add(Client::FQL_V4, name);
            }
        }
        // The names of `-ERR` lines are their texts.
        if domain == Domain::NATS_ERR {
            add(Client::SERVER, row.name());
        }
        // An extended code of SQLite's prints the text of its primary code. It is listed where it says
        // something other than that.
        if domain == Domain::SQLITE && row.native() > 0xff {
            let primary = row.table().entry(row.native() & 0xff);
            if let Some(primary) = primary {
                for (client, pattern) in primary.prints() {
                    if *client == Client::SQLITE3_ERRSTR && row.verdict().kind() != primary.verdict().kind() {
                        add(*client, pattern);
                    }
                }
            }
        }
    }
    texts
        .extend(NOTHING.iter().filter_map(|nothing| text(None, Some(nothing), Client::SERVER, nothing.text)));
    texts
}

fn text(
    row: Option<Entry>,
    nothing: Option<&'static Nothing>,
    client: Client,
    pattern: &str,
) -> Option<Text> {
    let lower = pattern.to_ascii_lowercase();
    let mut parts = Vec::new();
    let mut open = (lower.starts_with('{'), false);
    let mut rest = lower.as_str();
    while !rest.is_empty() {
        let (literal, tail) =
            rest.split_once('{').map_or((rest, None), |(literal, tail)| (literal, Some(tail)));
        if !literal.is_empty() {
            parts.push(literal.as_bytes().to_vec());
        }
        rest = tail.and_then(|tail| tail.split_once('}')).map_or("", |(_, after)| after);
        open.1 = tail.is_some() && rest.is_empty();
    }
    // A full stop at the end belongs to the sentence, and is not always there.
    if let Some(last) = parts.last_mut().filter(|last| last.len() > 3 && last.ends_with(b".") && !open.1) {
        last.pop();
    }
    open.0 &= !parts.is_empty();
    let anchor = (0..parts.len()).max_by_key(|part| parts[*part].len())?;
    let says = Says::of(pattern);
    let own_word = row.and_then(|row| row.name().rsplit('_').next()).filter(|word| word.len() > 3);
    if parts[anchor].len() < 2 || says.words == 0 {
        return None;
    }
    Some(Text {
        code: row.map(|row| row.code()),
        nothing,
        client,
        open,
        anchor,
        own: ["nats: ", "zk: ", "keepererrorcode = ", "natserror: ", "java.net."]
            .iter()
            .any(|mark| lower.starts_with(mark)),
        says,
        fine: row.is_some_and(|row| row.verdict().is_ok()),
        current: row.is_none_or(|row| !row.is_retired()),
        says_it: own_word.is_some_and(|word| lower.contains(&word.to_ascii_lowercase())),
        parts,
    })
}

/// Whether a text is the name of a class alone.
fn is_class(pattern: &str) -> bool {
    let humps = pattern.chars().filter(char::is_ascii_uppercase).count();
    let plain = pattern.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    plain
        && humps >= 2
        && pattern.starts_with(|c: char| c.is_ascii_uppercase())
        && pattern.chars().any(|c| c.is_ascii_lowercase())
}

/// The names of all rows that are errors.
fn names() -> Vec<Name> {
    let mut names = Vec::new();
    for row in rows().filter(|row| row.context() == 0 && !row.verdict().is_ok()) {
        let code = row.code();
        let domain = code.domain();
        let mut add = |name: &str, named: Named, path: &'static str| {
            names.push(Name {
                code,
                name: name.to_owned(),
                named,
                path,
                says: if named == Named::Class {
                    Says::of_class(name)
                } else {
                    Says::of(&name.replace('_', " "))
                },
                current: !row.is_retired(),
            });
        };
        let classes = match domain {
            Domain::KAZOO => "kazoo",
            Domain::NATS_PY => "nats",
            Domain::FLUSS_JAVA => "fluss",
            Domain::FAUNA_DRIVER => "fauna",
            Domain::DQLITEPY => "dqlitepy",
            Domain::SQLSTATE => "psycopg",
            _ => "",
        };
        // Some names are texts.
        let texts = matches!(domain, Domain::NATS_ERR | Domain::NATS_STATUS);
        for name in row.aliases().chain([row.name()]).filter(|name| !texts && !name.contains(' ')) {
            if Systems::very(domain) == Systems::ERRNO {
                add(name, Named::Symbol, "");
            } else if domain == Domain::HTTP || domain == Domain::TLS_ALERT {
                // `503 Service Unavailable`, and alerts by their texts; a phrase alone is everybody's.
            } else if (domain == Domain::HTTP2 || domain == Domain::QUIC) && !carries_its_mark(domain, name) {
                // Names of faults that others have too: beside a word that names the protocol.
                if name.contains('_') && name != "NO_ERROR" {
                    add(name, Named::Plain, "");
                }
            } else if domain == Domain::GRPC {
                // Alone they are everybody's words. `14 UNAVAILABLE: No connection`, as node prints it.
                if name == row.name() {
                    add(&format!("{} {name}:", row.native()), Named::Own, "");
                }
            } else if domain == Domain::SQLSTATE && !is_class(name) {
                // The characters need a form that says what they are, and a condition name may be anybody's word.
                if carries_its_mark(domain, name) {
                    add(name, Named::Own, "");
                }
            } else if !classes.is_empty() {
                add(name, Named::Class, classes);
            } else if domain == Domain::KAFKA && !name.contains('_') {
                // The classes of kafka-python without a number; one word in capitals says nothing.
                if is_class(name) {
                    add(name, Named::Class, "kafka");
                }
            } else if carries_its_mark(domain, name) {
                add(name, Named::Own, "");
            } else if name.len() > 2 {
                add(name, Named::Plain, "");
            }
        }
        // `HTTP/2 stream 1 was not closed cleanly` has a form; nghttp prints `(error_code=REFUSED_STREAM(0x07))`.
        if domain == Domain::HTTP2 {
            add(&format!("{}(0x{:02x}", row.name(), row.native()), Named::Own, "");
        }
        if domain == Domain::HTTP {
            for phrase in row.aliases().chain([row.name()]) {
                add(&format!("{} {phrase}", row.native()), Named::Own, "");
            }
        }
        // `RD_KAFKA_RESP_ERR__MSG_TIMED_OUT`
        if row.prints().iter().any(|(client, _)| *client == Client::RDKAFKA) {
            let constants = row.aliases().chain([row.name()]).filter(|name| !is_class(name));
            for name in constants {
                add(&format!("RD_KAFKA_RESP_ERR_{name}"), Named::Own, "");
            }
        }
        // `NODE_EXISTS[-110]`
        for (_, name) in row.prints().iter().filter(|(client, _)| *client == Client::NODE_ZOOKEEPER) {
            add(name, Named::Plain, "");
        }
        for (client, pattern) in row.prints().iter().filter(|(_, pattern)| is_class(pattern)) {
            let path = match *client {
                Client::KEEPER => continue,
                Client::KEEPER_CLASS => "zookeeper",
                Client::FAUNA => "fauna",
                _ => domain.system(),
            };
            add(pattern, Named::Class, path);
        }
    }
    names
}

/// Whether a name says whose it is.
fn carries_its_mark(domain: Domain, name: &str) -> bool {
    let constant = name.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    match domain {
        Domain::ZOOKEEPER => constant && name.starts_with('Z') && name.len() > 5,
        Domain::JETSTREAM => name.starts_with("JS"),
        Domain::SQLSTATE => name.starts_with("ERRCODE_"),
        Domain::HTTP2 => name.starts_with("NGHTTP2_"),
        Domain::HTTP3 => name.starts_with("H3_") || name.starts_with("QPACK_"),
        Domain::QUIC => name.starts_with("NGTCP2_"),
        Domain::DQLITE | Domain::SQLITE | Domain::RAFT | Domain::NATS => {
            constant && ["DQLITE_", "SQLITE_", "RAFT_", "NATS_"].iter().any(|mark| name.starts_with(mark))
        }
        // Of a table that was given for just these lines.
        _ => domain >= Domain::FIRST_OWN && constant && name.contains('_'),
    }
}
