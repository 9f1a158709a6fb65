//! `--follow`: files that grow, each line as it comes, the counts at times.

use std::collections::HashMap;
use std::fs::File;
use std::io::{Read, Write, stdin};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use derrno_text::Scanner;

use super::input::Blocks;
use super::tally::{Tally, What};
use super::{Scan, print};
use crate::show::{Failure, Outcome};

/// How long to wait before looking at the files again.
const PAUSE: Duration = Duration::from_millis(100);

/// A file that is followed by name: a new file of that name, or a shorter one, is read from its start.
struct Growing {
    path: PathBuf,
    file: Option<File>,
    inode: u64,
    read: u64,
    blocks: Blocks,
}

impl Growing {
    fn new(path: &Path) -> Growing {
        Growing { path: path.to_owned(), file: None, inode: 0, read: 0, blocks: Blocks::new(path) }
    }

    /// Reads what is there; whether there was anything.
    fn step(&mut self, scanner: &Scanner, tally: &mut Tally) -> Result<bool, Failure> {
        let failed = |error| Failure::Io(self.path.display().to_string(), error);
        if let Ok(now) = std::fs::metadata(&self.path)
            && (self.file.is_none() || now.ino() != self.inode || now.len() < self.read)
        {
            self.file = Some(File::open(&self.path).map_err(failed)?);
            (self.inode, self.read) = (now.ino(), 0);
            self.blocks = Blocks::new(&self.path);
        }
        let Some(file) = &mut self.file else { return Ok(false) };
        let mut counted = Counted { inner: file, bytes: 0 };
        let more = self.blocks.fill(&mut counted).map_err(failed)?;
        self.read += counted.bytes;
        self.blocks.whole(scanner, tally);
        Ok(more)
    }
}

struct Counted<R> {
    inner: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let n = self.inner.read(buffer)?;
        self.bytes += n as u64;
        Ok(n)
    }
}

/// Prints lines as they come.
struct Printer<'a> {
    args: &'a Scan,
    tally: Tally,
    /// How many lines of each code were printed since the last counts.
    printed: HashMap<What, u64>,
    counts: Instant,
}

impl Printer<'_> {
    fn lines(&mut self, out: &mut impl Write) -> Result<(), Failure> {
        for (what, finding, example) in std::mem::take(self.tally.fresh.get_or_insert_default()) {
            let printed = self.printed.entry(what).or_default();
            *printed += 1;
            if self.args.metrics || *printed > self.args.repeats {
                continue;
            }
            if self.args.json {
                print::json_line(&print::event(what, finding.sureness.name(), &example, &self.tally), out)?;
            } else {
                let title = match what {
                    What::Code(code) => {
                        format!("{code}  {}, write {}", code.verdict().kind(), code.verdict().effect())
                    }
                    What::Nothing(text) => format!("`{text}` identifies no code"),
                };
                writeln!(out, "{title}: {}:{}: {}", example.file, example.line, example.text)?;
            }
            if *printed == self.args.repeats && !self.args.json {
                writeln!(out, "(further lines of this code are counted, not printed)")?;
            }
        }
        if self.args.every.is_some_and(|every| self.counts.elapsed() >= every) {
            print::summary(self.args, &self.tally, out)?;
            self.printed.clear();
            self.counts = Instant::now();
        }
        Ok(out.flush()?)
    }
}

/// Follows the files until the program is ended; standard input until its end.
pub(super) fn follow(args: &Scan, scanner: &Scanner, files: &[PathBuf], out: &mut impl Write) -> Outcome {
    let mut tally = Tally::new(args);
    tally.fresh = Some(Vec::new());
    let mut printer = Printer { args, tally, printed: HashMap::new(), counts: Instant::now() };
    if files == [PathBuf::from("-")] {
        let (mut input, mut blocks) = (stdin().lock(), Blocks::new(Path::new("-")));
        let failed = |error| Failure::Io("standard input".to_owned(), error);
        while blocks.fill(&mut input).map_err(failed)? {
            blocks.whole(scanner, &mut printer.tally);
            printer.lines(out)?;
        }
        print::summary(args, &printer.tally, out)?;
        return Ok(0);
    }
    let mut growing: Vec<_> = files.iter().map(|path| Growing::new(path)).collect();
    loop {
        let mut more = false;
        for one in &mut growing {
            more |= one.step(scanner, &mut printer.tally)?;
        }
        printer.lines(out)?;
        if !more {
            std::thread::sleep(PAUSE);
        }
    }
}
