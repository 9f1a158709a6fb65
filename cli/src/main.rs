//! `derrno`: what an error code of a distributed system means, and what a device logged.
//!
//! Exit status: 0 done; 1 the code is unknown, or the log had losses; 2 wrong usage, or a file or
//! device failed. A reader that goes away early (`| head`) ends the program quietly with 0.
#![forbid(unsafe_code)]

mod decode;
mod explain;
mod export;
mod list;
mod record;
mod scan;
mod show;
mod table;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, CommandFactory, Parser, Subcommand};
use derrno::{Advice, Effect, Kind, Severity};

use show::{Failure, Outcome};

/// What an error code of a distributed system means, and what a device logged.
#[derive(Parser)]
#[command(
    name = "derrno",
    version,
    after_help = "Exit status: 0 done, 1 unknown code or losses in a log, 2 wrong usage or failed input."
)]
struct Cli {
    /// A table of your own codes, CSV with the columns of `derrno export`; may stand several times
    #[arg(long, value_name = "FILE", global = true)]
    table: Vec<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Tell what a number, a name, a text or a whole line of a log means, most likely first
    ///
    /// CODE is a number (-101, 4294967195, 0xffffff9b), a name (NONODE, case does not matter), each
    /// optionally with a domain and a context (zookeeper:-101, fauna:time_out@503), or whatever else
    /// you have: an exception, a line of a log, a reply (KeeperErrorCode = NoNode for /x). Words are
    /// joined by a space. The best answer is explained in full, the others take a line each.
    ///
    /// The order of the answers: the exact name or number, then aliases, then both without regard
    /// to case, then texts; within these what a server or protocol says before the classes of its
    /// clients, what current releases send before retired codes, what holds in general before what
    /// holds in one context, and domains by their number.
    Explain(explain::Explain),
    /// List codes, one a line: code, kind, advice, effect, severity, message
    List {
        #[command(flatten)]
        selection: Selection,
        /// Print an array of JSON objects with all columns, as `export --format json` does
        #[arg(long)]
        json: bool,
    },
    /// List the domains: number, name, codes, variants, source
    Domains {
        /// Print an array of JSON objects
        #[arg(long)]
        json: bool,
    },
    /// Print the rows with all their columns
    Export {
        /// The form of the output
        #[arg(long, value_enum)]
        format: export::Format,
        #[command(flatten)]
        selection: Selection,
    },
    /// Print what a device logged: frames of records in, one line each out
    ///
    /// Reads frames as derrno::log::frame and derrno.h write them, resumes after bytes that are
    /// none, and says on standard error what it had to skip. A line is: time (ticks of the device,
    /// `-` for none), severity, code, xCOUNT unless 1, [ARGUMENTS] if any: kind, advice, effect, what is
    /// lost, if anything: message. Exit status: 0 all was read, 1 something was lost, 2 the input failed.
    Decode(decode::Decode),
    /// Read logs, and tell which codes they speak of, how often, and what to do, worst first
    ///
    /// A line counts once, for the best answer that `derrno explain` has for it, if that is sure or
    /// likely. Worst first: by severity, then codes that leave a write in doubt, then by count. Exit
    /// status: 0 all was read, 2 the input failed.
    Scan(scan::Scan),
    /// Check a table of your own codes, or print it as source
    ///
    /// The file is CSV. Needed columns: domain, domain_number (0x8000 and up), native, name, kind, message; an empty
    /// cell of the domain repeats the one above. The others are those of `derrno export`, and what is empty follows
    /// from the kind. With `--table FILE` every other subcommand knows the codes.
    Table(table::Args),
    /// Print a script that completes derrno's arguments in a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page derrno(1)
    Man,
}

/// Which codes.
#[derive(Args)]
struct Selection {
    /// Only this domain
    #[arg(value_parser = table::DomainName)]
    domain: Option<String>,
    /// Only this kind: what happened
    #[arg(long, value_parser = names((0..Kind::COUNT).map(|kind| Kind::from_number(kind).name())))]
    kind: Option<String>,
    /// Only this advice: what to do
    #[arg(long, value_parser = names(Advice::ALL.iter().map(|advice| advice.name())))]
    advice: Option<String>,
    /// Only this effect: whether a write was applied
    #[arg(long, value_parser = names(Effect::ALL.iter().map(|effect| effect.name())))]
    effect: Option<String>,
    /// Only this severity
    #[arg(long, value_parser = names(Severity::ALL.iter().map(|severity| severity.name())))]
    severity: Option<String>,
}

fn names(names: impl Iterator<Item = &'static str>) -> impl TypedValueParser<Value = String> {
    PossibleValuesParser::new(names)
}

fn run(command: Command, out: &mut impl Write) -> Outcome {
    match command {
        Command::Explain(args) => explain::explain(args, out),
        Command::List { selection, json: true } => export::export(export::Format::Json, &selection, out),
        Command::List { selection, json: false } => list::codes(&selection, out),
        Command::Domains { json } => list::domains(json, out),
        Command::Export { format, selection } => export::export(format, &selection, out),
        Command::Scan(args) => scan::scan(&args, out),
        Command::Decode(args) => decode::decode(&args),
        Command::Table(args) => table::table(&args, out),
        Command::Completions { shell } => {
            let mut script = Vec::new(); // `generate` panics when it cannot write
            clap_complete::generate(shell, &mut Cli::command(), "derrno", &mut script);
            out.write_all(&script)?;
            Ok(0)
        }
        Command::Man => {
            man(out)?;
            Ok(0)
        }
    }
}

/// The manual page: each subcommand with its help and options, as a section.
fn man(out: &mut impl Write) -> io::Result<()> {
    let mut whole = Cli::command();
    whole.build();
    let page = clap_mangen::Man::new(whole.clone());
    page.render_title(out)?;
    page.render_name_section(out)?;
    page.render_synopsis_section(out)?;
    for command in whole.get_subcommands().filter(|command| command.get_name() != "help") {
        let section = clap_mangen::Man::new(command.clone());
        writeln!(out, ".SH \"derrno {}\"", command.get_name())?;
        section.render_description_section(out)?;
        section.render_options_section(out)?;
    }
    page.render_extra_section(out)
}

fn main() -> ExitCode {
    let mut out = BufWriter::new(anstream::stdout());
    let Cli { table, command } = Cli::parse();
    let outcome = table::load(&table).and_then(|()| run(command, &mut out)).and_then(|status| {
        out.flush()?;
        Ok(status)
    });
    let (status, message) = match outcome {
        Ok(status) => return ExitCode::from(status),
        Err(Failure::Io(_, error)) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Failure::Unknown(message)) => (1, message),
        Err(Failure::Usage(message)) => (2, message),
        Err(Failure::Io(what, error)) => (2, format!("{what}: {error}")),
    };
    // Nobody is left to tell when standard error is gone as well.
    let _ = writeln!(io::stderr(), "derrno: {message}");
    ExitCode::from(status)
}
