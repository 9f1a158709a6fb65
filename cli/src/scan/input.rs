//! Opens what is to be read, and hands it on in blocks of whole lines.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use derrno_text::Scanner;
use flate2::bufread::MultiGzDecoder;
use indicatif::ProgressBar;
use ruzstd::decoding::{FrameDecoder, StreamingDecoder};

use super::tally::Tally;
use crate::show::Failure;

/// How much is read at a time. A longer line is taken in pieces of this size.
const BLOCK: usize = 1 << 20;

/// Reads one file to its end.
pub(super) fn read(
    path: &Path,
    scanner: &Scanner,
    tally: &mut Tally,
    bar: &ProgressBar,
) -> Result<(), Failure> {
    let failed = |error| Failure::Io(path.display().to_string(), error);
    let raw: Box<dyn Read> = if path == Path::new("-") {
        Box::new(io::stdin())
    } else {
        Box::new(bar.wrap_read(File::open(path).map_err(failed)?))
    };
    let mut input = plain(raw).map_err(failed)?;
    let mut blocks = Blocks::new(path);
    while blocks.fill(&mut input).map_err(failed)? {
        blocks.hand(scanner, tally);
    }
    blocks.end(scanner, tally);
    Ok(())
}

/// What is inside, as its first bytes tell: gzip, zstd, or the bytes themselves.
fn plain(raw: Box<dyn Read>) -> io::Result<Box<dyn Read>> {
    let mut raw = BufReader::with_capacity(1 << 16, raw);
    let magic = raw.fill_buf()?;
    if magic.starts_with(&[0x1f, 0x8b]) {
        return Ok(Box::new(MultiGzDecoder::new(raw)));
    }
    if magic.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        return Ok(Box::new(Frames { raw: Some(raw), now: None }));
    }
    Ok(Box::new(raw))
}

/// The bytes of a file as they are.
type Raw = BufReader<Box<dyn Read>>;

/// Frames of zstd, one after the other.
struct Frames {
    raw: Option<Raw>,
    now: Option<Box<StreamingDecoder<Raw, FrameDecoder>>>,
}

impl Read for Frames {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if let Some(now) = &mut self.now {
                let n = now.read(buffer)?;
                if n > 0 || buffer.is_empty() {
                    return Ok(n);
                }
            }
            if let Some(now) = self.now.take() {
                self.raw = Some(now.into_inner());
            }
            let Some(mut raw) = self.raw.take() else { return Ok(0) };
            if raw.fill_buf()?.is_empty() {
                return Ok(0);
            }
            let decoder = StreamingDecoder::new(raw).map_err(|error| io::Error::other(error.to_string()))?;
            self.now = Some(Box::new(decoder));
        }
    }
}

/// Bytes on their way to whole lines.
pub(super) struct Blocks {
    name: String,
    buffer: Vec<u8>,
    filled: usize,
    line: u64,
}

impl Blocks {
    pub(super) fn new(path: &Path) -> Blocks {
        Blocks { name: path.display().to_string(), buffer: vec![0; BLOCK], filled: 0, line: 0 }
    }

    /// Reads more; whether there was more.
    pub(super) fn fill(&mut self, input: &mut impl Read) -> io::Result<bool> {
        while self.filled < self.buffer.len() {
            match input.read(&mut self.buffer[self.filled..]) {
                Ok(0) => return Ok(false),
                Ok(n) => {
                    self.filled += n;
                    return Ok(true);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(true)
    }

    /// Hands on the whole lines, once there is enough of them.
    fn hand(&mut self, scanner: &Scanner, tally: &mut Tally) {
        if self.filled * 2 >= self.buffer.len() {
            self.whole(scanner, tally);
        }
    }

    /// Hands on the whole lines.
    pub(super) fn whole(&mut self, scanner: &Scanner, tally: &mut Tally) {
        let whole = match memchr::memrchr(b'\n', &self.buffer[..self.filled]) {
            Some(last) => last + 1,
            None if self.filled == self.buffer.len() => self.filled,
            None => return,
        };
        self.line = tally.block(scanner, &self.name, &self.buffer[..whole], self.line);
        self.buffer.copy_within(whole..self.filled, 0);
        self.filled -= whole;
    }

    /// Hands on what is left.
    fn end(&mut self, scanner: &Scanner, tally: &mut Tally) {
        self.whole(scanner, tally);
        if self.filled > 0 {
            self.line = tally.block(scanner, &self.name, &self.buffer[..self.filled], self.line);
            self.filled = 0;
        }
    }
}
