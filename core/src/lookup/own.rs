//! Tables of one's own that the whole program knows.

use core::fmt;

use crate::domain::Domain;
use crate::own::{self, Own, Why};
use crate::table::Table;

/// Why a table is not registered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum RegisterError {
    /// The number is below 0x8000: derrno's.
    Reserved,
    /// The name is that of a domain of derrno's, or none: a name is lower-case letters, digits and `_`, and begins
    /// with a letter.
    BadName,
    /// The number or the name is taken by this other table.
    Taken(&'static str),
    /// 64 tables are registered.
    Full,
}

impl fmt::Display for RegisterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            RegisterError::Reserved => f.write_str("the numbers below 32768 (0x8000) are derrno's"),
            RegisterError::BadName => f.write_str(
                "the name of a domain is lower-case letters, digits and `_`, begins with a letter, and is none of derrno's",
            ),
            RegisterError::Taken(name) => {
                write!(f, "the number or the name is taken by the domain `{name}`; every domain has its own")
            }
            RegisterError::Full => write!(f, "{} tables are registered, which is the most", own::MOST),
        }
    }
}

impl core::error::Error for RegisterError {}

impl Table {
    /// Makes a table of your own known to the whole program: to [`Code`](crate::Code), which then has its name and its
    /// verdict, is printed as `pump:7 NO_ANSWER` and read from it; to [`Domain::by_name`], and to [`Table::of`]. For
    /// programs on a host; it cannot be undone. [`classify`](crate::classify), which the compiler can run, knows
    /// derrno's tables alone: ask [`Code::verdict`](crate::Code::verdict).
    ///
    /// # Errors
    /// When number or name are not free. The same table may be registered again.
    ///
    /// ```
    /// mod pump {
    ///     use derrno::{Kind, Origin, Row, row};
    ///     const ROWS: &[Row] = &[row(7, "NO_ANSWER", Kind::TIMEOUT, "the controller is silent; read the valve")];
    ///     derrno::domain! { number: 0x8001, name: "pump", source: "pump.h", origin: Origin::SERVER, rows: ROWS }
    /// }
    /// use derrno::{Code, Kind};
    /// pump::TABLE.register().unwrap();
    /// let code: Code = "pump:NO_ANSWER".parse().unwrap();
    /// assert_eq!((code.to_string().as_str(), code.verdict().kind()), ("pump:7 NO_ANSWER", Kind::TIMEOUT));
    /// ```
    pub fn register(&'static self) -> Result<(), RegisterError> {
        let (domain, name) = (self.domain(), self.name());
        if domain < Domain::FIRST_OWN {
            return Err(RegisterError::Reserved);
        }
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let starts = name.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if !starts || !name.bytes().all(plain) || Domain::ALL.iter().any(|domain| domain.name() == name) {
            return Err(RegisterError::BadName);
        }
        own::add(Own { number: domain.number(), name, table: self }).map_err(|why| match why {
            Why::Taken(name) => RegisterError::Taken(name),
            Why::Full => RegisterError::Full,
        })
    }

    /// The tables that are registered, in that order.
    pub fn registered() -> impl Iterator<Item = &'static Table> {
        own::all().filter_map(|own| own.table.downcast_ref())
    }
}
