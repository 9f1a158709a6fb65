//! `derrno decode`: frames of records in, one line each out. Memory does not grow with the input.

use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write, stderr, stdin, stdout};
use std::path::{Path, PathBuf};
use std::time::Duration;

use anstream::{AutoStream, ColorChoice};
use derrno::log::frame::{Event, Frames, Why};
use indicatif::{ProgressBar, ProgressStyle};
use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use crate::record::Printer;
use crate::show::{Failure, Outcome};

/// What `derrno decode` is told.
#[derive(clap::Args)]
pub(crate) struct Decode {
    /// A file or a serial device; standard input when it is missing or `-`
    file: Option<PathBuf>,
    /// Wait for more at the end of a file, and report each loss when it is found
    #[arg(long)]
    follow: bool,
    /// Print an object of JSON per line
    #[arg(long)]
    json: bool,
    /// Ticks a second of the device's clock: print seconds instead of ticks
    #[arg(long, value_name = "HZ", value_parser = clap::value_parser!(u32).range(1..))]
    tick_hz: Option<u32>,
    /// Set the speed of a serial device; without it the speed stays as it is
    #[arg(long)]
    baud: Option<u32>,
}

/// The reasons why bytes are skipped; the last is for those that a later core adds.
const WHYS: [(Option<Why>, &str); 6] = [
    (Some(Why::Garbage), "garbage"),
    (Some(Why::Checksum), "failed checksum"),
    (Some(Why::TooLong), "too long"),
    (Some(Why::NewerVersion), "newer version"),
    (Some(Why::Truncated), "truncated"),
    (None, "other"),
];

/// What became of the bytes: each is counted once.
#[derive(Default)]
struct Tally {
    records: u64,
    bytes: u64,
    idle: u64,
    /// How many stretches, and bytes, by the place in `WHYS`.
    lost: [(u64, u64); WHYS.len()],
}

impl Tally {
    fn position(&self) -> u64 {
        self.bytes + self.idle + self.lost.iter().map(|(_, bytes)| bytes).sum::<u64>()
    }

    fn skip(&mut self, why: Why, bytes: usize) -> &'static str {
        let place = WHYS.iter().position(|(one, _)| *one == Some(why)).unwrap_or(WHYS.len() - 1);
        self.lost[place].0 += 1;
        self.lost[place].1 += bytes as u64;
        WHYS[place].1
    }

    /// The last line on standard error, and whether anything was lost.
    fn summary(&self) -> (String, bool) {
        let mut text =
            format!("{} records in {} bytes, {} idle bytes, ", self.records, self.bytes, self.idle);
        let lost: Vec<_> = self
            .lost
            .iter()
            .zip(WHYS)
            .filter(|((times, _), _)| *times != 0)
            .map(|((times, bytes), (_, why))| format!("{times} {why} ({bytes} bytes)"))
            .collect();
        text +=
            &if lost.is_empty() { "nothing lost".to_owned() } else { format!("lost: {}", lost.join(", ")) };
        (text, !lost.is_empty())
    }
}

/// Opens the input, and sets a serial device to hand over the bytes as they come.
fn open(args: &Decode) -> io::Result<(Box<dyn Read>, Option<u64>)> {
    let file: Box<dyn Read> = match &args.file {
        Some(path) if path != Path::new("-") => {
            let file = File::open(path)?;
            let about = file.metadata()?;
            if about.is_file() {
                return Ok((Box::new(file), Some(about.len())));
            }
            if file.is_terminal() {
                raw(&file, args.baud)?;
            }
            Box::new(file)
        }
        _ => {
            if stdin().is_terminal() {
                raw(&stdin(), args.baud)?;
            }
            Box::new(stdin().lock())
        }
    };
    Ok((file, None))
}

fn raw(device: &impl rustix::fd::AsFd, baud: Option<u32>) -> io::Result<()> {
    let mut settings = tcgetattr(device)?;
    settings.make_raw();
    if let Some(baud) = baud {
        settings.set_speed(baud)?;
    }
    Ok(tcsetattr(device, OptionalActions::Now, &settings)?)
}

/// A bar for a file that takes a while, where it does not get between the lines.
fn progress(len: Option<u64>) -> ProgressBar {
    match len {
        Some(len) if len > 16 << 20 && !stdout().is_terminal() => {
            let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
            ProgressBar::new(len).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        }
        _ => ProgressBar::hidden(),
    }
}

/// Runs `derrno decode`.
pub(crate) fn decode(args: &Decode) -> Outcome {
    let name = args.file.as_ref().map_or("-".into(), |path| path.display().to_string());
    let failed = |error| Failure::Io(name.clone(), error);
    let (mut input, len) = open(args).map_err(failed)?;
    let bar = progress(len);
    let mut out = stdout().lock();
    let colours = AutoStream::choice(&out) != ColorChoice::Never;
    let mut printer = Printer::new(args.json, args.tick_hz, colours);
    let (mut frames, mut tally) = (Frames::new(), Tally::default());
    let mut buffer = vec![0; 64 << 10];
    loop {
        let read = match input.read(&mut buffer) {
            Ok(0) if args.follow && len.is_some() => {
                std::thread::sleep(Duration::from_millis(100));
                continue;
            }
            Ok(read) => read,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            // The other end of a serial line has hung up.
            Err(error)
                if len.is_none() && error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error()) =>
            {
                0
            }
            Err(error) => return Err(failed(error)),
        };
        let mut bytes = &buffer[..read];
        let mut event = frames.next(&mut bytes);
        if read == 0 {
            event = frames.finish();
        }
        while let Some(found) = event {
            let offset = tally.position();
            match found {
                Event::Record { record, bytes } => {
                    tally.records += 1;
                    tally.bytes += bytes as u64;
                    printer.line(&record);
                }
                Event::Skipped { why, bytes } => {
                    let why = tally.skip(why, bytes);
                    if args.follow {
                        writeln!(stderr(), "derrno: {why}: {bytes} bytes at {offset}")?;
                    }
                }
                Event::Idle { bytes } => tally.idle += bytes as u64,
            }
            event = frames.next(&mut bytes);
        }
        // What was read is shown before more is waited for.
        out.write_all(&printer.lines)?;
        printer.lines.clear();
        bar.inc(read as u64);
        if read == 0 {
            break;
        }
        if read < buffer.len() {
            out.flush()?;
        }
    }
    bar.finish_and_clear();
    let (summary, lost) = tally.summary();
    writeln!(stderr(), "derrno: {summary}")?;
    Ok(u8::from(lost))
}
