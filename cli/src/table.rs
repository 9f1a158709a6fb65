//! `--table` and `derrno table`: codes of one's own from a file.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, TypedValueParser};
use derrno::{Domain, Table};

use crate::show::{Failure, Outcome};

/// What `derrno table` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The file, CSV with the columns of `derrno export`
    file: PathBuf,
    /// Print the table as a module of Rust: a `derrno::domain!`
    #[arg(long, conflicts_with = "c")]
    rust: bool,
    /// Print the table as a header of C: an array of `struct derrno_own_row`
    #[arg(long)]
    c: bool,
}

/// Makes the tables of files known, so that every subcommand has them.
pub(crate) fn load(files: &[PathBuf]) -> Result<(), Failure> {
    for file in files {
        derrno_own::load(file).map_err(|refused| Failure::Usage(refused.to_string()))?;
    }
    Ok(())
}

/// Runs `derrno table`.
pub(crate) fn table(args: &Args, out: &mut impl Write) -> Outcome {
    let tables = derrno_own::load(&args.file).map_err(|refused| Failure::Usage(refused.to_string()))?;
    if !args.rust && !args.c {
        for table in tables {
            let (name, number) = (table.name(), table.domain().number());
            writeln!(out, "{name}, {number:#06x}: {} rows, all well", table.rows().len())?;
        }
        return Ok(0);
    }
    let [table] = tables.as_slice() else {
        let file = args.file.display();
        return Err(Failure::Usage(format!(
            "{file}: a file of source has one domain, and here are {}",
            tables.len()
        )));
    };
    let text = if args.c { to_c(table, &args.file)? } else { derrno_own::to_rust(table) };
    out.write_all(text.as_bytes())?;
    Ok(0)
}

fn to_c(table: &'static Table, file: &Path) -> Result<String, Failure> {
    derrno_own::to_c(table).map_err(|sentence| Failure::Usage(format!("{}: {sentence}", file.display())))
}

/// The name of a domain: any word while arguments are read, since tables are loaded after that. Offers derrno's own
/// to the shell.
#[derive(Clone)]
pub(crate) struct DomainName;

impl TypedValueParser for DomainName {
    type Value = String;

    fn parse_ref(
        &self,
        _: &clap::Command,
        _: Option<&clap::Arg>,
        value: &std::ffi::OsStr,
    ) -> Result<String, clap::Error> {
        Ok(value.to_string_lossy().into_owned())
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(Domain::ALL.iter().map(|domain| PossibleValue::new(domain.name()))))
    }
}
