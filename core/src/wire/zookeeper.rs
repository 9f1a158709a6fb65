//! ZooKeeper: reply headers, multi results, connect responses. All integers are big-endian.
//!
//! ```text
//! length i32 | xid i32 | zxid i64 | err i32 | body ...         any reply but the first
//! length i32 | version i32 | timeout i32 | session i64 | ...   the first reply, to a connect
//! ```

use super::bytes::{Bytes, inside};
use super::{Decoded, Failure};
use crate::code::Code;
use crate::domain::Domain;
use crate::systems::zookeeper::IN_MULTI;

const AUTH_XID: i32 = -4;
const NO_ZXID: i64 = -1;
const UNIMPLEMENTED: i32 = -6;
const SESSION_EXPIRED: i32 = -112;
const OK: i32 = 0;
const RUNTIME_INCONSISTENCY: i32 = -2;

/// The bytes of one frame after its length, and the whole frame's length.
fn frame(bytes: &[u8], shortest: i32) -> Result<(&[u8], usize), Decoded<'_>> {
    let mut input = Bytes::new(bytes);
    let length = input.i32_be()?;
    if length < shortest {
        return Err(Decoded::Malformed(0));
    }
    let body = input.take(length as usize)?;
    Ok((body, input.at))
}

/// The code of `err` where a reply header says it.
fn code(err: i32) -> Code {
    Code::new(Domain::ZOOKEEPER, err)
}

/// Decodes one reply to anything but a connect or a multi. Watch events and pings are `Fine`.
///
/// The server closes the link after an authentication failure, which comes under xid -4, and after
/// `zookeeper:-6` with the zxid -1, an operation that it does not know; one that is switched off has
/// another zxid and leaves the link open. `detail` is what follows the header, normally nothing. The
/// header of a failed multi says 0: decode the reply to a multi with [`multi`].
///
/// ```
/// use derrno::wire::{Decoded, zookeeper::reply};
/// let frame = [0, 0, 0, 16, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x20, 0xff, 0xff, 0xff, 0x9b];
/// let Decoded::Failed(failure) = reply(&frame) else { panic!() };
/// assert_eq!(failure.code.to_string(), "zookeeper:-101 NONODE");
/// assert_eq!(reply(&frame[..10]), Decoded::Incomplete(10));
/// ```
#[must_use]
pub fn reply(bytes: &[u8]) -> Decoded<'_> {
    header(bytes).map_or_else(
        |stopped| stopped,
        |Header { xid, zxid, err, body, length }| {
            if err == OK {
                return Decoded::Fine(length);
            }
            if code(err).verdict().is_ok() {
                return Decoded::Malformed(16); // -117 is no error, but of the C client alone
            }
            let mut failure = Failure::new(code(err), &[], length);
            failure.detail = body;
            failure.closes |= xid == AUTH_XID || (zxid == NO_ZXID && err == UNIMPLEMENTED);
            Decoded::Failed(failure)
        },
    )
}

/// A reply header, the body after it, and the frame's length.
struct Header<'a> {
    xid: i32,
    zxid: i64,
    err: i32,
    body: &'a [u8],
    length: usize,
}

fn header(bytes: &[u8]) -> Result<Header<'_>, Decoded<'_>> {
    let (frame, length) = frame(bytes, 16)?;
    let mut header = Bytes::new(frame);
    let xid = header.i32_be()?;
    let zxid = header.i64_be()?;
    let err = header.i32_be()?;
    Ok(Header { xid, zxid, err, body: frame.get(16..).unwrap_or(&[]), length })
}

/// Decodes the reply to a connect request, which has no code in it.
///
/// A timeout of 0 says that the session is gone: `zookeeper:-112`, and the server closes the link. A
/// read-only server without local sessions answers with a 16-byte reply header instead
/// (`zookeeper:-119`).
#[must_use]
pub fn connect(bytes: &[u8]) -> Decoded<'_> {
    decode_connect(bytes).unwrap_or_else(|stopped| stopped)
}

fn decode_connect(bytes: &[u8]) -> Result<Decoded<'_>, Decoded<'_>> {
    let (body, length) = frame(bytes, 16)?;
    if length == 20 {
        return Ok(reply(bytes));
    }
    let mut body = Bytes::new(body);
    let whole = body.left();
    let mut read = || {
        body.i32_be()?; // version
        let timeout = body.i32_be()?;
        body.i64_be()?; // session
        let password = body.i32_be()?;
        body.take(usize::try_from(password).unwrap_or(0))?;
        Ok((timeout, body.left()))
    };
    let (timeout, left) = inside(read(), 4, whole)?;
    if left > 1 {
        return Err(Decoded::Malformed(length - left + 1)); // one byte "read only" may follow
    }
    if timeout > 0 {
        return Ok(Decoded::Fine(length));
    }
    let mut failure = Failure::new(code(SESSION_EXPIRED), &[], length);
    failure.closes = true;
    Ok(Decoded::Failed(failure))
}

/// Decodes the reply to a multi (transaction).
///
/// A failed multi answers with the code of the operation that failed: the first that is neither 0
/// (rolled back) nor -2 (not run), as `zoo_multi` does. `detail` is the list of results, to walk
/// with [`results`].
#[must_use]
pub fn multi(bytes: &[u8]) -> Decoded<'_> {
    decode_multi(bytes, true).unwrap_or_else(|stopped| stopped)
}

/// Decodes the reply to a multiRead, whose operations fail one by one.
///
/// Returns the first operation that failed; `detail` is the list of results, to walk with
/// [`results`]. The others may have succeeded.
#[must_use]
pub fn multi_read(bytes: &[u8]) -> Decoded<'_> {
    decode_multi(bytes, false).unwrap_or_else(|stopped| stopped)
}

fn decode_multi(bytes: &[u8], transaction: bool) -> Result<Decoded<'_>, Decoded<'_>> {
    let Header { err, body, length, .. } = header(bytes)?;
    if err != OK {
        return Ok(reply(bytes));
    }
    let mut found = None;
    let mut walk = results(body, transaction);
    for result in walk.by_ref() {
        let plain = transaction && matches!(result.code.native(), OK | RUNTIME_INCONSISTENCY);
        if result.failed && (found.is_none_or(|(_, was_plain)| was_plain && !plain)) {
            found = Some((result.code, plain));
        }
    }
    if !walk.ended {
        return Err(Decoded::Malformed(20 + walk.input.at));
    }
    Ok(match found {
        None => Decoded::Fine(length),
        Some((code, _)) => {
            let mut failure = Failure::new(code, &[], length);
            failure.detail = body;
            Decoded::Failed(failure)
        }
    })
}

/// The result of one operation of a multi.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpResult {
    /// The code, in the context [`IN_MULTI`] when the transaction failed.
    pub code: Code,
    /// Whether it failed, was rolled back, or was not run.
    pub failed: bool,
}

/// Walks the results after the header of a multi (`transaction`) or multiRead.
///
/// Stops at the end mark, or at the first byte that does not fit.
#[must_use]
pub fn results(body: &[u8], transaction: bool) -> Results<'_> {
    Results { input: Bytes::new(body), transaction, ended: false }
}

/// Iterator over the results of a multi; made by [`results`].
#[derive(Clone)]
pub struct Results<'a> {
    input: Bytes<'a>,
    transaction: bool,
    ended: bool,
}

impl<'a> Results<'a> {
    /// The bytes not walked yet.
    #[must_use]
    pub fn rest(&self) -> &'a [u8] {
        self.input.rest()
    }

    fn read(&mut self) -> Option<OpResult> {
        let start = self.input;
        let result = self.record();
        if result.is_none() {
            self.input = start;
        }
        result
    }

    fn record(&mut self) -> Option<OpResult> {
        let input = &mut self.input;
        let (op, done, err) = (input.i32_be().ok()?, input.u8().ok()?, input.i32_be().ok()?);
        if done != 0 {
            self.ended = true;
            return None;
        }
        if op == -1 {
            let err = if input.i32_be().ok()? == err { err } else { return None };
            let code = code(err).in_context(if self.transaction { IN_MULTI } else { 0 });
            return Some(OpResult { code, failed: !code.verdict().is_ok() });
        }
        const STAT: usize = 68;
        match op {
            1 => text(input)?,                 // create: path
            2 | 13 => {}                       // delete, check
            5 => drop(input.take(STAT).ok()?), // setData: stat
            4 => {
                text(input)?; // getData: data, stat
                input.take(STAT).ok()?;
            }
            8 => {
                for _ in 0..input.i32_be().ok()?.max(0) {
                    text(input)?; // getChildren: list of names
                }
            }
            15 | 19 | 21 => {
                text(input)?; // create2, createContainer, createTTL: path, stat
                input.take(STAT).ok()?;
            }
            _ => return None,
        }
        Some(OpResult { code: code(OK), failed: false })
    }
}

/// A string or buffer: its length (-1 is null), then its bytes.
fn text(input: &mut Bytes<'_>) -> Option<()> {
    let length = input.i32_be().ok()?;
    input.take(usize::try_from(length).unwrap_or(0)).ok().map(|_| ())
}

impl Iterator for Results<'_> {
    type Item = OpResult;

    fn next(&mut self) -> Option<OpResult> {
        if self.ended { None } else { self.read() }
    }
}
