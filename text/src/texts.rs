//! Texts: where one stands in a line, and what that is worth.

use std::ops::Range;

use derrno::errno::Platform;
use derrno::{Client, Code, Domain};

use crate::finding::{Evidence, Finding, Meaning, Sureness};
use crate::line::{Edge, Line, numbers_beside};
use crate::patterns::Text;
use crate::recognise::{Findings, edge};
use crate::system::Systems;

/// How far a variable part may reach.
const REACH: usize = 512;

/// Where a text stands.
pub(crate) struct Place {
    /// From its first literal byte to its last.
    pub(crate) literal: Range<usize>,
}

/// Places a text whose anchor stands at `anchor`.
pub(crate) fn place(text: &Text, line: &Line<'_>, anchor: Range<usize>) -> Option<Place> {
    let (before, after) = text.parts.split_at(text.anchor);
    let mut start = anchor.start;
    for part in before.iter().rev() {
        let reach = start.saturating_sub(REACH + part.len());
        let found = reach + last(line.slice(reach..start), part)?;
        if found + part.len() >= start || is_quoted(line, found + part.len()) {
            return None;
        }
        start = found;
    }
    let mut end = anchor.end;
    for part in after.get(1..).unwrap_or(&[]) {
        let reach = (end + REACH + part.len()).min(line.bytes.len());
        let hole = first(line.slice(end..reach), part)?;
        if hole == 0 || is_quoted(line, end) {
            return None;
        }
        end += hole + part.len();
    }
    let place = Place { literal: start..end };
    let left = edge(text.open.0, line.left(start));
    let right = edge(text.open.1, line.right(end));
    (left != Edge::Torn && right != Edge::Torn).then_some(place)
}

/// Whether a variable part begins with a quote that is not part of the text: `Table 't' already exists`
/// is no text of SQLite's, which writes `table t already exists`.
fn is_quoted(line: &Line<'_>, at: usize) -> bool {
    matches!(line.byte(at), b'\'' | b'"' | b'`')
}

fn first(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window.eq_ignore_ascii_case(part))
}

fn last(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).rposition(|window| window.eq_ignore_ascii_case(part))
}

/// How sure a text is where it stands; `None` where it says nothing.
pub(crate) fn judge(text: &Text, line: &Line<'_>, place: &Place) -> Option<Sureness> {
    let span = &place.literal;
    let left = edge(text.open.0, line.left(span.start));
    let right = edge(text.open.1, line.right(span.end));
    let part = left == Edge::Part && right == Edge::Part;
    let systems = text.code.map_or(Systems::NONE, |code| Systems::of(code.domain()));
    let (named, telling) = (line.named.meets(systems), text.says.telling());
    let start = if text.open.0 { line.whole.start } else { span.start };
    let end = if text.open.1 { line.whole.end } else { span.end };
    // A text with variable parts must say something of its own.
    let fixed = text.parts.len() == 1 && !text.open.0 && !text.open.1;
    let long = !text.open.0 && (text.says.words > 2 || text.parts[0].len() >= 12);
    let whole = line.is_whole(&(start..end)) && (telling || fixed || long);
    if let Some(nothing) = text.nothing {
        return if !nothing.common {
            (part || whole).then_some(Sureness::Likely)
        } else if line.named != Systems::NONE || line.hosted != Systems::NONE {
            Some(Sureness::Likely)
        } else {
            ((part || whole) && !line.foreign).then_some(Sureness::Possible)
        };
    }
    if text.client == Client::FQL_V4 {
        return of_fql_v4(text, line, span, part, whole);
    }
    // `code: 'Internal error', message: ...`
    if text.client == Client::TONIC
        && line.slice(0..span.start).ends_with(b"code: '")
        && line.byte(span.end) == b'\''
    {
        return Some(Sureness::Sure);
    }
    if text.own {
        return Some(if right == Edge::Part || text.client == Client::KEEPER {
            Sureness::Sure
        } else {
            Sureness::Likely
        });
    }
    if text.code.is_some_and(|code| Systems::very(code.domain()) == Systems::ERRNO) {
        return of_the_system(text, line, span, part);
    }
    if systems == Systems::SQLSTATE {
        return of_postgresql(text, line, span, named, part);
    }
    if text.fine {
        return whole.then_some(Sureness::Possible);
    }
    // One word of everybody's, or a pattern that has next to nothing of its own.
    if !telling && text.says.words < 2 {
        let generic = matches!(text.parts[0].as_slice(), b"error" | b"ok" | b"timeout" | b"abort");
        let led = part && !generic && line.led_by(systems, span.start);
        return if led { Some(Sureness::Likely) } else { whole.then_some(Sureness::Possible) };
    }
    if part && line.led_by(systems, span.start) {
        return Some(Sureness::Sure);
    }
    if named {
        return match (telling, part) {
            (true, true) => Some(Sureness::Sure),
            (true, false) | (false, true) => Some(Sureness::Likely),
            (false, false) => None,
        };
    }
    let likely = if text.says.only_shared() && !line.hosted.meets(systems) {
        Sureness::Possible
    } else {
        Sureness::Likely
    };
    if whole {
        return Some(if telling { likely } else { Sureness::Possible });
    }
    if line.foreign || !telling {
        return None;
    }
    if part {
        return Some(likely);
    }
    (text.says.own >= 2 && text.says.words >= 4).then_some(Sureness::Possible)
}

/// A text of strerror, which any program prints: after `: ` at the end of a line, as perror and many languages
/// write it; from Go in lower case, after the name of a call (`dial tcp 10.0.0.1:80: connect: connection refused`).
fn of_the_system(text: &Text, line: &Line<'_>, span: &Range<usize>, part: bool) -> Option<Sureness> {
    let rest = line.slice(span.end..line.bytes.len());
    let rest = rest.split(|b| *b == b'\n').next().unwrap_or(rest);
    let before = line.slice(0..span.start);
    let in_parentheses = before.ends_with(b" (") && rest.starts_with(b")");
    let before = before.strip_suffix(b"\"").unwrap_or(before);
    let common = !matches!(text.client, Client::STRERROR | Client::BSD);
    let lower = line.byte(span.start).is_ascii_lowercase();
    let led = in_parentheses && !lower && !common
        || before.strip_suffix(b": ").is_some_and(|before| {
            // `read: `, `open /x: `
            let part =
                memchr::memmem::rfind(before, b": ").and_then(|at| before.get(at + 2..)).unwrap_or(before);
            let first = part.iter().position(|b| crate::line::is_word(*b)).and_then(|at| part.get(at..));
            let first = first.unwrap_or(&[]).split(|b| *b == b' ').next().unwrap_or(&[]);
            let called = |call: &&str| first == call.as_bytes() || before.ends_with(call.as_bytes());
            !common && (!lower || crate::names::CALLS.iter().any(called))
        });
    let goes_on = rest.iter().any(|b| crate::line::is_word(*b));
    let starts = line.left(span.start) == Edge::Part;
    // What musl says are words of everybody's: `please try again`.
    let begins = !common || before.is_empty() || before.ends_with(b": ") || line.byte(span.end) == b'\'';
    // `Protocol error: ` begins what others say.
    let heads = line.slice(span.clone()).ends_with(b"error") && rest.starts_with(b": ");
    if !begins || goes_on && !(starts && led && is_detail(rest) && !heads) || !goes_on && !part {
        return None;
    }
    Some(if led { Sureness::Likely } else { Sureness::Possible })
}

/// A text of PostgreSQL, whose words any database may print: beside a name of it, or after a severity as it writes
/// one, with two spaces.
fn of_postgresql(
    text: &Text,
    line: &Line<'_>,
    span: &Range<usize>,
    named: bool,
    part: bool,
) -> Option<Sureness> {
    let before = line.slice(0..span.start);
    let led = crate::forms::severities().any(|severity| {
        let word = severity.as_bytes();
        let starts = if text.open.0 { 0 } else { before.len().saturating_sub(word.len()) };
        before.get(starts..).is_some_and(|end| first(end, word).is_some())
    });
    let enough = text.says.words > 1 || text.says.telling();
    match (named, led, part) {
        (true, _, true) | (true, true, _) if enough => Some(Sureness::Sure),
        (false, true, _) if enough => Some(Sureness::Likely),
        (true, false, false) if text.says.telling() => Some(Sureness::Likely),
        (false, false, true) if text.says.telling() && line.is_whole(span) => Some(Sureness::Possible),
        _ => None,
    }
}

/// Whether what follows a text of strerror tells of it, and is no sentence that goes on: an address after a colon,
/// something in parentheses, the end of a string, `key=value`.
fn is_detail(rest: &[u8]) -> bool {
    let pair = |rest: &[u8]| {
        let word = rest.iter().take_while(|b| crate::line::is_word(**b) || **b == b'.').count();
        word > 0 && rest.get(word) == Some(&b'=')
    };
    match rest {
        [b':', b' ', ..] | [b' ', b'(', ..] | [b'"' | b'\'' | b')' | b'\\', ..] => true,
        [b' ', rest @ ..] => pair(rest),
        _ => false,
    }
}

/// The classes before the code in what drivers of FQL v4 print: `[NotFound: instance not found]`.
const V4_CLASSES: &[&str] = &["BadRequest", "NotFound", "PermissionDenied", "Unauthorized"];

/// A code of FQL v4 stands in quotes after `code:`, in a list of errors; in what drivers print, after a class or in
/// parentheses.
fn of_fql_v4(text: &Text, line: &Line<'_>, span: &Range<usize>, part: bool, whole: bool) -> Option<Sureness> {
    // A registry of container images has the same list, with its codes in capitals.
    if line.slice(span.clone()).iter().any(u8::is_ascii_uppercase) {
        return None;
    }
    let named = line.named.meets(Systems::FAUNA);
    let by = |telling| match (named, telling) {
        (true, _) => Sureness::Sure,
        (false, true) => Sureness::Likely,
        (false, false) => Sureness::Possible,
    };
    let before = line.slice(0..span.start);
    let key = |word: &[u8]| {
        memchr::memmem::find_iter(before, word).any(|at| {
            let mut rest = before.get(at + word.len()..).unwrap_or(&[]).iter();
            rest.find(|b| !matches!(b, b'"' | b'\'' | b'\\' | b' ')) == Some(&b':')
        })
    };
    let quoted = matches!(line.byte(span.end), b'"' | b'\'' | b'\\');
    if quoted && crate::names::after_code(line, span.start) && (key(b"errors") || key(b"position")) {
        return Some(by(text.says.telling()));
    }
    let listed = before.ends_with(b"](") && line.slice(span.end..span.end + 2) == b"):";
    let classed = before
        .strip_suffix(b": ")
        .is_some_and(|before| V4_CLASSES.iter().any(|class| before.ends_with(class.as_bytes())));
    if listed || classed && part {
        return Some(by(text.says.telling() || listed));
    }
    if named && part && text.says.words > 1 {
        return Some(Sureness::Likely);
    }
    (whole && text.says.words > 1).then_some(Sureness::Possible)
}

/// Adds what a text at a place says, and what a number beside it says more exactly.
pub(crate) fn find(text: &Text, line: &Line<'_>, place: &Place, found: &mut Findings) {
    // What wraps a cause is told by the number; the cause alone may have another around it.
    let wrapped = text.code.is_some_and(|code| code.domain() == Domain::JETSTREAM && code.context() != 0);
    let least = if wrapped { Sureness::Likely } else { Sureness::Sure };
    let sureness = judge(text, line, place).map(|sureness| sureness.max(least));
    let span = place.literal.clone();
    let Some(code) = text.code else {
        if let (Some(nothing), Some(sureness)) = (text.nothing, sureness) {
            found.add(finding(text, Meaning::Nothing(nothing), span, Evidence::Text, sureness, line));
        }
        return;
    };
    let dashed =
        line.slice(span.start.saturating_sub(3)..span.start) == b" - " && code.domain() == Domain::NATS;
    // The words of strerror stand in longer sentences as well.
    let whole = Systems::very(code.domain()) != Systems::ERRNO || {
        line.left(span.start) == Edge::Part && line.right(span.end) == Edge::Part
    };
    if whole && (text.says.words >= 2 || text.own || dashed || code.domain() == Domain::NATS_STATUS) {
        for (value, at) in numbers_beside(line, &span) {
            if let Some((code, evidence, sureness)) = confirmed(text, code, value, line) {
                let span = span.start.min(at.start)..span.end.max(at.end);
                found.add(finding(text, Meaning::Code(code), span, evidence, sureness, line));
            }
        }
    }
    if let Some(sureness) = sureness {
        found.add(finding(text, Meaning::Code(code), span, Evidence::Text, sureness, line));
    }
}

/// The code that a number beside a text tells, where both agree.
fn confirmed(text: &Text, code: Code, value: i32, line: &Line<'_>) -> Option<(Code, Evidence, Sureness)> {
    let listed = |domain: Domain| {
        domain.table()?.entry(value).filter(|row| !row.verdict().is_ok()).map(|row| row.code())
    };
    let named = line.named.meets(Systems::of(code.domain()));
    let sure = named || text.says.telling();
    match code.domain() {
        Domain::SQLITE | Domain::DQLITE if value > 0xff && value & 0xff == code.native() & 0xff => {
            let exact = listed(Domain::DQLITE).filter(|_| value > 1000).or_else(|| listed(Domain::SQLITE))?;
            Some((exact, Evidence::ExtendedNumber, Sureness::Sure))
        }
        // Of a text of its own, an extended code may come with the number of its primary one.
        Domain::SQLITE
            if text.client == Client::SQLITE3_ERRMSG && value > 0 && value == code.native() & 0xff =>
        {
            Some((code, Evidence::ExtendedNumber, Sureness::Sure))
        }
        Domain::SQLITE | Domain::DQLITE if value == code.native() && value > 0 => Some((
            code,
            Evidence::Number,
            if text.says.telling() || named { Sureness::Sure } else { Sureness::Possible },
        )),
        // Servers newer than this table use new numbers; a description is reworded at times.
        Domain::JETSTREAM if (10_000..11_000).contains(&value) && sure => {
            Some((listed(Domain::JETSTREAM)?, Evidence::Number, Sureness::Sure))
        }
        Domain::NATS_STATUS if value == code.native() => {
            // What HTTP says with the same number is HTTP's.
            let http = matches!(
                text.parts[0].as_slice(),
                b"request timeout" | b"bad request" | b"too many requests"
            );
            (named || !http).then_some((code, Evidence::Number, Sureness::Sure))
        }
        Domain::ZOOKEEPER if value == code.native() && value < 0 && sure => {
            Some((code, Evidence::Number, Sureness::Sure))
        }
        Domain::NATS | Domain::RAFT if value == code.native() && value > 0 => {
            let sureness = if sure { Sureness::Sure } else { Sureness::Possible };
            Some((code, Evidence::Number, sureness))
        }
        // `[Errno 2] No such file or directory`, `Connection refused (os error 61)` of another platform.
        Domain::ERRNO if Platform::ALL.iter().any(|platform| platform.code(value) == Some(code)) => {
            Some((code, Evidence::Number, Sureness::Sure))
        }
        Domain::GAI if derrno::gai::code(Platform::LINUX, value) == Some(code) => {
            Some((code, Evidence::Number, Sureness::Sure))
        }
        Domain::FLUSS | Domain::KAFKA if value == code.native() && named => {
            Some((code, Evidence::Number, Sureness::Sure))
        }
        _ => None,
    }
}

fn finding(
    text: &Text,
    meaning: Meaning,
    span: Range<usize>,
    evidence: Evidence,
    sureness: Sureness,
    line: &Line<'_>,
) -> Finding {
    let very = text.code.map_or(Systems::NONE, |code| Systems::very(code.domain()));
    Finding {
        meaning,
        span,
        evidence,
        sureness,
        client: Some(text.client),
        current: text.current,
        named: line.named.meets(very),
        weight: text.weight(),
        says_it: text.says_it,
    }
}
