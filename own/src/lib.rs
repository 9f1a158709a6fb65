//! A table of your own error codes from a CSV file: what `derrno --table pump.csv` reads.
//!
//! CSV and not TOML, because that is what people have: the list of errors in a vendor's manual is a sheet, and
//! `derrno export --format csv` prints the same columns. Empty cells of `domain`, `domain_number` and `source` repeat
//! the cell above.
//!
//! ```
//! let file = b"domain,domain_number,native,name,kind,message,effect\n\
//!     pump,0x8001,1,DRY_RUN,failed_precondition,the pump runs dry; open the inlet and start it again,\n\
//!     ,,7,NO_ANSWER,timeout,the controller was not asked; ask again,not_applied\n";
//! let tables = derrno_own::read("pump.csv", file).unwrap();
//! assert_eq!(tables[0].by_name("NO_ANSWER").map(|row| row.native()), Some(7));
//! assert!(derrno_own::to_rust(tables[0]).contains(".effect(Effect::NOT_APPLIED)"));
//!
//! let wrong = derrno_own::read("pump.csv", b"domain,domain_number,native,name,kind,message\npump,0x8001,1,DRY_RUN,io,dry\n");
//! assert!(wrong.unwrap_err().to_string().starts_with("pump.csv:2: the message of `DRY_RUN` is not of the form"));
//! ```
#![forbid(unsafe_code)]

mod columns;
mod made;
mod written;

use std::fmt;
use std::path::Path;

use derrno::{RegisterError, Table};

pub use written::{to_c, to_rust};

/// Why a file is no table: where, and a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    file: String,
    line: Option<u64>,
    sentence: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.sentence),
            None => write!(f, "{}: {}", self.file, self.sentence),
        }
    }
}

impl std::error::Error for Refused {}

/// The tables of a file, one a domain, in its order. They live as long as the program.
///
/// # Errors
/// For what the compiler refuses of rows in Rust, in the same words, and for cells that are not understood.
pub fn read(file: &str, text: &[u8]) -> Result<Vec<&'static Table>, Refused> {
    Ok(tables(file, text)?.into_iter().map(|(table, _)| table).collect())
}

/// Reads a file and registers its tables, so that the whole program knows them: see [`Table::register`].
///
/// # Errors
/// As [`read`], and when the file cannot be read, or a number or name is taken.
pub fn load(path: &Path) -> Result<Vec<&'static Table>, Refused> {
    let file = path.display().to_string();
    let text = std::fs::read(path).map_err(|error| Refused {
        file: file.clone(),
        line: None,
        sentence: error.to_string(),
    })?;
    let mut loaded = Vec::new();
    for (table, line) in tables(&file, &text)? {
        let refused = |error: RegisterError| Refused {
            file: file.clone(),
            line: Some(line),
            sentence: error.to_string(),
        };
        // The same file again: what is known of it stays.
        match table.register() {
            Err(RegisterError::Taken(_))
                if Table::of(table.domain()).is_some_and(|known| same(known, table)) =>
            {
                loaded.extend(Table::of(table.domain()));
            }
            registered => {
                registered.map_err(refused)?;
                loaded.push(table);
            }
        }
    }
    Ok(loaded)
}

/// Whether two tables say the same.
fn same(a: &'static Table, b: &'static Table) -> bool {
    let all = |table: &'static Table| {
        table.rows().map(|row| {
            (row.code(), row.verdict(), row.name(), row.message(), row.aliases().collect::<Vec<_>>())
        })
    };
    a.name() == b.name() && all(a).eq(all(b))
}

/// The tables, and the line where each begins.
fn tables(file: &str, text: &[u8]) -> Result<Vec<(&'static Table, u64)>, Refused> {
    let domains = columns::domains(text);
    let made = domains
        .and_then(|domains| domains.iter().map(|one| Ok((made::table(one, file)?, one.line))).collect());
    made.map_err(|columns::At { line, sentence }| Refused { file: file.to_owned(), line, sentence })
}
