//! Names of codes, and classes of exceptions.

use std::ops::Range;

use derrno::errno::Platform;
use derrno::{Code, Domain};

use crate::finding::{Evidence, Finding, Meaning, Sureness};
use crate::line::{Line, is_word, numbers_beside};
use crate::patterns::{Name, Named};
use crate::recognise::Findings;
use crate::system::Systems;

/// Adds what a name says where it stands.
pub(crate) fn find(name: &Name, line: &Line<'_>, span: Range<usize>, found: &mut Findings) {
    // The automaton takes no note of case.
    if line.slice(span.clone()) != name.name.as_bytes() && name.named != Named::Plain
        || is_word(line.before(span.start))
        || is_word(line.byte(span.end))
    {
        return;
    }
    match name.named {
        Named::Own => own(name, line, &span, found),
        Named::Class => class(name, line, &span, found),
        Named::Symbol => symbol(name, line, &span, found),
        Named::Plain => plain(name, line, &span, found),
    }
}

/// `ENOENT: no such file or directory`, `= -1 ENOENT (No such file or directory)`, `code: 'ENOENT'`,
/// `connect ECONNREFUSED 127.0.0.1:1`. Alone it is a word of a manual or a source.
fn symbol(name: &Name, line: &Line<'_>, span: &Range<usize>, found: &mut Findings) {
    let rest = line.slice(span.end..line.bytes.len());
    let before = line.slice(0..span.start);
    let row = name.code.entry();
    let mut prints = row.iter().flat_map(|row| row.prints()).map(|(_, print)| print.as_bytes());
    let explained = if let Some(text) = rest.strip_prefix(b": ").or_else(|| rest.strip_prefix(b" (")) {
        // libuv has words of its own: `ETXTBSY: text file is busy, unlink '/x'`.
        let said = text.split(|b| *b == b'\n').next().unwrap_or(text);
        let call = memchr::memmem::find(said, b", ").and_then(|at| said.get(at + 2..)).unwrap_or(&[]);
        let word = call.split(|b| !is_word(*b)).next().unwrap_or(&[]);
        CALLS.iter().any(|call| call.as_bytes() == word)
            || prints
                .any(|print| text.get(..print.len()).is_some_and(|start| start.eq_ignore_ascii_case(print)))
    } else if let (Some(text), b')') = (before.strip_suffix(b" ("), line.byte(span.end)) {
        let end = |len: usize| text.get(text.len().saturating_sub(len)..);
        prints.any(|print| end(print.len()).is_some_and(|end| end.eq_ignore_ascii_case(print)))
    } else {
        false
    };
    let led = CALLS.iter().any(|call| {
        let before = before.strip_suffix(b" ").and_then(|before| before.strip_suffix(call.as_bytes()));
        before.is_some_and(|before| before.last().is_none_or(|last| !is_word(*last)))
    });
    let numbered = numbers_beside(line, span).into_iter().any(|(value, _)| {
        Platform::ALL.iter().any(|platform| {
            let number = value.checked_abs().unwrap_or(value);
            platform.code(number) == Some(name.code)
        })
    });
    let sureness = if explained || after_code(line, span.start) {
        Sureness::Sure
    } else if led || numbered || line.named.meets(Systems::ERRNO) {
        Sureness::Likely
    } else if line.is_whole(span) {
        Sureness::Possible
    } else {
        return;
    };
    add(name, name.code, span.clone(), Evidence::Name, sureness, line, found);
}

/// The calls that node names before a symbol, and Go before a text.
pub(crate) const CALLS: &[&str] = &[
    "accept",
    "bind",
    "connect",
    "getaddrinfo",
    "listen",
    "mkdir",
    "open",
    "read",
    "recv",
    "rename",
    "rmdir",
    "scandir",
    "send",
    "shutdown",
    "spawn",
    "stat",
    "unlink",
    "write",
];

/// `SQLITE_BUSY`, `SQLITE_BUSY (517)`, `ZNONODE`, `503 Service Unavailable`
fn own(name: &Name, line: &Line<'_>, span: &Range<usize>, found: &mut Findings) {
    if name.code.domain() == Domain::HTTP {
        return add(name, name.code, span.clone(), Evidence::Status, Sureness::Likely, line, found);
    }
    numbered(name, line, span, found);
    add(name, name.code, span.clone(), Evidence::Name, Sureness::Sure, line, found);
}

/// Adds the number beside a name that agrees with it.
fn numbered(name: &Name, line: &Line<'_>, span: &Range<usize>, found: &mut Findings) {
    for (value, at) in numbers_beside(line, span) {
        let code = name.code;
        let span = span.start.min(at.start)..span.end.max(at.end);
        if value == code.native() {
            add(name, code, span, Evidence::Number, Sureness::Sure, line, found);
        } else if code.domain() == Domain::SQLITE && value > 0xff && value & 0xff == code.native() {
            let row = code.domain().table().and_then(|table| table.entry(value));
            if let Some(row) = row {
                add(name, row.code(), span, Evidence::ExtendedNumber, Sureness::Sure, line, found);
            }
        }
    }
}

/// `kazoo.exceptions.NoNodeError`, `org.apache.zookeeper.KeeperException$NoNodeException`
fn class(name: &Name, line: &Line<'_>, span: &Range<usize>, found: &mut Findings) {
    let path = line.path_before(span.start);
    let lower = String::from_utf8_lossy(path).to_ascii_lowercase();
    let system = Systems::of(name.code.domain());
    // `Error` is every language's.
    if path.is_empty() && name.says.words < 2 {
        return;
    }
    let sureness = if lower.contains('.') || lower.contains('$') {
        let holds =
            lower.contains(name.path) || name.path == "zookeeper" && lower.contains("keeperexception");
        // A path of somebody else's: `org.apache.kafka.common.errors.`
        if !holds {
            return;
        }
        Sureness::Sure
    } else if line.led_by(system, span.start) || is_numbered(name, line, span) {
        Sureness::Sure
    } else if name.name.to_ascii_lowercase().contains(name.path) {
        // Clients of one system in several languages use such a name; what stands beside it says more.
        Sureness::Likely
    } else if line.named.meets(system) {
        if name.says.telling() { Sureness::Likely } else { Sureness::Possible }
    } else if name.code.domain() == Domain::SQLSTATE {
        return; // `SyntaxError`, `OutOfMemory`: many others have a class of this name
    } else if line.is_whole(span)
        || matches!(line.byte(span.end), b':' | b'(')
        || line.before(span.start) == b'[' && line.byte(span.end) == b']'
    {
        // Bare, as an interpreter prints its own classes.
        if line.foreign || !name.says.telling() {
            return;
        }
        Sureness::Possible
    } else {
        return;
    };
    add(name, name.code, span.clone(), Evidence::Class, sureness, line, found);
    // The codes that are raised as this class, where they are few.
    let raised: Vec<Code> = Domain::ALL
        .iter()
        .filter_map(|domain| domain.table())
        .filter(|table| table.classes().is_some_and(|classes| classes.domain() == name.code.domain()))
        .flat_map(|table| table.rows())
        .filter(|row| row.context() == 0 && row.raised_as().is_some_and(|class| class.code() == name.code))
        .map(|row| row.code())
        .collect();
    if raised.len() <= 3 {
        for code in raised {
            add(name, code, span.clone(), Evidence::Class, sureness.max(Sureness::Likely), line, found);
        }
    }
}

/// `[Error 6] NotLeaderForPartitionError`, of kafka-python.
fn is_numbered(name: &Name, line: &Line<'_>, span: &Range<usize>) -> bool {
    let mark = format!("[Error {}] ", name.code.native());
    name.code.domain() == Domain::KAFKA && line.slice(0..span.start).ends_with(mark.as_bytes())
}

/// `NONODE` in a line of ZooKeeper's, `"code":"limit_exceeded"` in a body of Fauna's, `NODE_EXISTS[-110]`
fn plain(name: &Name, line: &Line<'_>, span: &Range<usize>, found: &mut Findings) {
    let code = name.code;
    let exact = line.slice(span.clone()) == name.name.as_bytes();
    let named = line.named.meets(Systems::of(code.domain()));
    let two_words = name.name.contains('_');
    if code.domain() == Domain::FAUNA {
        if exact {
            fauna(name, line, span, named, found);
        }
        return;
    }
    // The number beside a name of HTTP/2 counts streams.
    if (exact || code.domain() == Domain::ZOOKEEPER) && code.domain() != Domain::HTTP2 {
        for (value, at) in numbers_beside(line, span) {
            if value == code.native() && (value < 0 || named) {
                let span = span.start.min(at.start)..span.end.max(at.end);
                add(name, code, span, Evidence::Number, Sureness::Sure, line, found);
            }
        }
    }
    let constant = name.name.bytes().all(|b| !b.is_ascii_lowercase());
    if exact && named && constant && (two_words || name.name.len() > 5) {
        let sureness = if two_words { Sureness::Sure } else { Sureness::Likely };
        add(name, code, span.clone(), Evidence::Name, sureness, line, found);
    }
}

/// Whether `"code":`, escaped or not, or `code=` stands before a place.
pub(crate) fn after_code(line: &Line<'_>, at: usize) -> bool {
    let before = line.slice(at.saturating_sub(16)..at);
    let key = before.trim_ascii_end();
    let key: Vec<u8> =
        key.iter().copied().filter(|b| !matches!(b, b'"' | b'\'' | b'\\' | b' ' | b':' | b'=')).collect();
    key.ends_with(b"code") && before.iter().any(|b| matches!(b, b':' | b'='))
}

/// A code of Fauna's, with the status that stands beside it or somewhere in the line.
fn fauna(name: &Name, line: &Line<'_>, span: &Range<usize>, named: bool, found: &mut Findings) {
    let two_words = name.name.contains('_');
    let Some(table) = name.code.domain().table() else { return };
    let rows = || table.rows().filter(|row| row.native() == name.code.native());
    let fits = |status: i32| {
        let status = u16::try_from(status).ok()?;
        rows()
            .find(|row| row.context() == status)
            .or_else(|| rows().find(|row| row.status() == status))
            .map(|row| row.code())
    };
    let beside = numbers_beside(line, span).into_iter().find_map(|(value, at)| Some((fits(value)?, at)));
    // The Go driver prints `Errors: [](unauthorized): Unauthorized`.
    let listed = line.slice(0..span.start).ends_with(b"](") && line.slice(span.end..span.end + 2) == b"):";
    let keyed = listed || after_code(line, span.start);
    let error = memchr::memmem::find(line.slice(0..span.start), b"rror").is_some();
    let sureness = match (named, keyed && error, two_words) {
        (true, true, _) | (true, false, true) => Sureness::Sure,
        (true, false, false) if beside.is_some() => Sureness::Sure,
        (false, true, true) => Sureness::Likely,
        (false, true, false) if beside.is_some() || listed => Sureness::Likely,
        (false, false, true) if beside.is_some() && !line.foreign => Sureness::Likely,
        (false, false, _) if line.is_whole(span) => Sureness::Possible,
        _ => return,
    };
    let (code, evidence, span) = match beside {
        Some((code, at)) => (code, Evidence::Number, span.start.min(at.start)..span.end.max(at.end)),
        None => (status_in(line).find_map(fits).unwrap_or(name.code), Evidence::Name, span.clone()),
    };
    add(name, code, span, evidence, sureness, line, found);
}

/// The numbers of a line that can be a status of HTTP.
fn status_in<'a>(line: &'a Line<'_>) -> impl Iterator<Item = i32> + 'a {
    line.bytes
        .split(|b| !is_word(*b))
        .filter(|word| word.len() == 3 && matches!(word[0], b'4' | b'5'))
        .filter_map(|word| std::str::from_utf8(word).ok()?.parse().ok())
}

fn add(
    name: &Name,
    code: Code,
    span: Range<usize>,
    evidence: Evidence,
    sureness: Sureness,
    line: &Line<'_>,
    found: &mut Findings,
) {
    found.add(Finding {
        meaning: Meaning::Code(code),
        span,
        evidence,
        sureness,
        client: None,
        current: name.current,
        named: line.named.meets(Systems::very(code.domain())),
        weight: name.name.len(),
        says_it: false,
    });
}
