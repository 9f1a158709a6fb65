//! `derrno scan`: reads logs, counts their codes, tells the worst first. Memory does not grow with them.

mod follow;
mod input;
mod print;
mod tally;

use std::io::{IsTerminal, Write, stderr};
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use derrno::{Advice, Effect, Kind, Severity};
use derrno_text::Scanner;
use indicatif::{ProgressBar, ProgressStyle};

use crate::show::{Failure, Outcome};
use tally::Tally;

/// What `derrno scan` is told.
#[derive(clap::Args)]
pub(crate) struct Scan {
    /// Logs: text or JSON lines, plain, gzip or zstd; standard input when none is named, or for `-`
    files: Vec<PathBuf>,
    /// Wait for more at the end of the files, and print each line that is found
    #[arg(long)]
    follow: bool,
    /// With --follow: print the counts so far each time this has passed, such as 30s, 1m, 2h
    #[arg(long, value_name = "TIME", value_parser = time, requires = "follow")]
    every: Option<Duration>,
    /// With --follow: print at most N lines of one code between two counts
    #[arg(long, value_name = "N", default_value_t = 10)]
    repeats: u64,
    /// Only codes of this effect, advice, severity or kind
    #[arg(long, value_name = "WORD", value_parser = words())]
    only: Option<String>,
    /// How many lines of each code to show
    #[arg(long, value_name = "N", default_value_t = 1)]
    examples: usize,
    /// Print an object of JSON per code (or, with --follow, per line)
    #[arg(long, conflicts_with = "metrics")]
    json: bool,
    /// Print the counts as OpenMetrics text
    #[arg(long)]
    metrics: bool,
}

/// `30s`, `1m`, `2h`; a bare number is seconds.
fn time(text: &str) -> Result<Duration, String> {
    let (digits, factor) = match text.strip_suffix(['s', 'm', 'h']) {
        Some(digits) if text.ends_with('m') => (digits, 60),
        Some(digits) if text.ends_with('h') => (digits, 3600),
        Some(digits) => (digits, 1),
        None => (text, 1),
    };
    match digits.parse::<u64>().ok().and_then(|n| n.checked_mul(factor)) {
        Some(seconds) if seconds > 0 => Ok(Duration::from_secs(seconds)),
        _ => Err("write a time such as 30s, 1m or 2h".to_owned()),
    }
}

fn words() -> impl TypedValueParser<Value = String> {
    let kinds = (0..Kind::COUNT).map(|kind| Kind::from_number(kind).name());
    let effects = Effect::ALL.iter().map(|effect| effect.name());
    let advice = Advice::ALL.iter().map(|advice| advice.name());
    let severities = Severity::ALL.iter().map(|severity| severity.name());
    let mut words: Vec<_> = effects.chain(advice).chain(severities).chain(kinds).collect();
    let mut seen = std::collections::BTreeSet::new();
    words.retain(|word| seen.insert(*word));
    PossibleValuesParser::new(words)
}

/// Runs `derrno scan`.
pub(crate) fn scan(args: &Scan, out: &mut impl Write) -> Outcome {
    let scanner = Scanner::new();
    let files = if args.files.is_empty() { vec![PathBuf::from("-")] } else { args.files.clone() };
    if args.follow {
        return follow::follow(args, &scanner, &files, out);
    }
    let tally = all(args, &scanner, &files)?;
    print::summary(args, &tally, out)?;
    out.flush()?;
    // Nobody is left to tell when standard error is gone as well.
    let _ = writeln!(stderr(), "derrno: {}", tally.totals(files.len()));
    Ok(0)
}

/// Reads all files, several at a time.
fn all(args: &Scan, scanner: &Scanner, files: &[PathBuf]) -> Result<Tally, Failure> {
    let size = |file: &PathBuf| std::fs::metadata(file).map_or(0, |file| file.len());
    let bar = if stderr().is_terminal() {
        let style = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes} {bytes_per_sec} {eta}");
        let bar = ProgressBar::new(files.iter().map(size).sum());
        style.map_or(bar.clone(), |style| bar.with_style(style))
    } else {
        ProgressBar::hidden()
    };
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<Result<Tally, Failure>>>> = Mutex::new(files.iter().map(|_| None).collect());
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(files.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((place, file)) = {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    files.get(place).map(|file| (place, file))
                } {
                    let mut tally = Tally::new(args);
                    let read = input::read(file, scanner, &mut tally, &bar);
                    if let Ok(mut done) = done.lock() {
                        done[place] = Some(read.map(|()| tally));
                    }
                }
            });
        }
    });
    bar.finish_and_clear();
    let mut tally = Tally::new(args);
    for one in done.into_inner().unwrap_or_default().into_iter().flatten() {
        tally.add(one?);
    }
    Ok(tally)
}
