//! A code, and the ways to one.

use std::hash::{Hash, Hasher};

use derrno::{Advice, Domain, Effect, Kind, Lost, Origin, Severity, Situation, Table};
use derrno_text::Meaning;
use pyo3::prelude::*;
use pyo3::types::PyType;

use crate::{refuse, situation, words};

/// A code, and how it was found.
#[pyclass(frozen, eq, ord, hash, module = "derrno")]
#[derive(Clone)]
pub(crate) struct Code {
    pub(crate) code: derrno::Code,
    why: String,
}

impl Code {
    fn verdict(&self) -> derrno::Verdict {
        self.code.verdict()
    }

    fn entry(&self) -> Option<derrno::Entry> {
        self.code.entry()
    }
}

impl From<derrno::Code> for Code {
    fn from(code: derrno::Code) -> Code {
        Code { code, why: String::new() }
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Code) -> bool {
        self.code == other.code
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Code) -> Option<std::cmp::Ordering> {
        self.code.partial_cmp(&other.code)
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.code.hash(state);
    }
}

/// A domain by its name, or its number.
#[derive(FromPyObject)]
pub(crate) enum Which {
    Name(String),
    Number(u16),
}

impl Which {
    fn domain(self) -> PyResult<Domain> {
        match self {
            Which::Number(number) => Ok(Domain::new(number)),
            Which::Name(name) => match Domain::by_name(&name) {
                Some(domain) => Ok(domain),
                None => refuse(format!("no domain is called {name:?}; derrno.domains() has them all")),
            },
        }
    }
}

/// What a code is made of again.
type Parts = (u16, i32, u16, String);

/// A native number, or a name.
#[derive(FromPyObject)]
pub(crate) enum Native {
    Number(i32),
    Name(String),
}

#[pymethods]
impl Code {
    #[new]
    #[pyo3(signature = (domain, native, context = 0, *, why = ""))]
    fn new(domain: Which, native: Native, context: u16, why: &str) -> PyResult<Code> {
        let domain = domain.domain()?;
        let code = match native {
            Native::Number(native) => derrno::Code::new(domain, native),
            Native::Name(name) => match (domain.by_code_name(&name), domain.number_of(&name)) {
                (Some(code), _) => code,
                // Five characters need no row.
                (None, Some(native)) if domain.has_characters() => derrno::Code::new(domain, native),
                _ => return refuse(format!("no code of {domain} is called {name:?}")),
            },
        };
        // A name may stand for a variant: then its context is part of it.
        let code = if context == 0 { code } else { code.in_context(context) };
        Ok(Code { code, why: why.to_owned() })
    }

    #[classmethod]
    fn parse(_class: &Bound<'_, PyType>, text: &str) -> PyResult<Code> {
        match text.parse::<derrno::Code>() {
            Ok(code) => Ok(code.into()),
            Err(error) => refuse(format!("{text:?} is no code: {error}")),
        }
    }

    fn __reduce__<'py>(slf: &Bound<'py, Code>) -> PyResult<(Bound<'py, PyAny>, Parts)> {
        let this = slf.get();
        let parts = (this.code.domain().number(), this.code.native(), this.code.context(), this.why.clone());
        Ok((slf.get_type().getattr("_again")?, parts))
    }

    #[staticmethod]
    fn _again(domain: u16, native: i32, context: u16, why: String) -> Code {
        Code { code: derrno::Code::new(Domain::new(domain), native).in_context(context), why }
    }

    fn __str__(&self) -> String {
        if self.code.domain().number() == 0 { "unknown".into() } else { self.code.to_string() }
    }

    fn __repr__(&self) -> String {
        format!("<derrno.Code {}>", self.__str__())
    }

    #[getter]
    fn domain(&self) -> String {
        if self.code.domain().number() == 0 { String::new() } else { self.code.domain().to_string() }
    }

    #[getter]
    fn native(&self) -> i32 {
        self.code.native()
    }

    #[getter]
    fn context(&self) -> u16 {
        self.code.context()
    }

    #[getter]
    fn why(&self) -> &str {
        &self.why
    }

    #[getter]
    fn name(&self) -> &'static str {
        self.code.name().unwrap_or("")
    }

    #[getter]
    fn message(&self) -> &'static str {
        self.code
            .message()
            .unwrap_or("derrno does not know this code; treat the outcome as unknown and look it up upstream")
    }

    #[getter]
    fn text(&self) -> &'static str {
        self.entry().map_or("", |row| row.text())
    }

    #[getter]
    fn aliases(&self) -> Vec<&'static str> {
        self.entry().map_or(Vec::new(), |row| row.aliases().collect())
    }

    #[getter]
    #[pyo3(name = "verdict")]
    fn word(&self) -> u32 {
        self.verdict().bits()
    }

    #[getter]
    fn kind(&self) -> &'static str {
        self.verdict().kind().name()
    }

    #[getter]
    fn family(&self) -> &'static str {
        self.verdict().kind().family().name()
    }

    #[getter]
    fn advice(&self) -> &'static str {
        self.verdict().advice().name()
    }

    #[getter]
    fn effect(&self) -> &'static str {
        self.verdict().effect().name()
    }

    #[getter]
    fn severity(&self) -> &'static str {
        self.verdict().severity().name()
    }

    #[getter]
    fn origin(&self) -> &'static str {
        self.verdict().origin().name()
    }

    #[getter]
    fn lost(&self) -> &'static str {
        self.verdict().lost().name()
    }

    #[getter]
    fn unlisted(&self) -> bool {
        self.verdict().is_unlisted()
    }

    #[getter]
    fn ok(&self) -> bool {
        self.verdict().is_ok()
    }

    #[getter]
    fn closes(&self) -> bool {
        self.entry().is_some_and(|row| row.closes())
    }

    #[getter]
    fn retired(&self) -> bool {
        self.entry().is_some_and(|row| row.is_retired())
    }

    #[getter]
    fn status(&self) -> u16 {
        self.entry().map_or(0, |row| row.status())
    }

    #[getter]
    fn errno(&self) -> &'static str {
        self.code.errno().name()
    }

    #[getter]
    fn grpc(&self) -> &'static str {
        self.verdict().kind().grpc().name()
    }

    #[getter]
    fn http(&self) -> u16 {
        self.verdict().kind().http()
    }

    #[getter]
    fn parents(&self) -> Vec<Code> {
        let row = self.entry();
        let parents = row.map(|row| [row.parent(), row.second_parent()]).into_iter().flatten();
        parents.flatten().map(|row| row.code().into()).collect()
    }

    #[getter]
    fn raised_as(&self) -> Option<Code> {
        self.code.raised_as().map(Code::from)
    }

    fn is_a(&self, ancestor: &Code) -> bool {
        self.code.is_a(ancestor.code)
    }

    #[pyo3(signature = (*, idempotent = false, in_transaction = false))]
    fn may_retry(&self, idempotent: bool, in_transaction: bool) -> bool {
        self.verdict().may_retry(of_code(idempotent, in_transaction))
    }

    #[pyo3(signature = (*, idempotent = false, in_transaction = false))]
    fn may_redo(&self, idempotent: bool, in_transaction: bool) -> bool {
        self.verdict().may_redo(of_code(idempotent, in_transaction))
    }
}

fn of_code(idempotent: bool, in_transaction: bool) -> Situation {
    situation(&[(idempotent, Situation::IDEMPOTENT), (in_transaction, Situation::IN_TRANSACTION)])
}

#[pyfunction]
pub(crate) fn domains() -> Vec<&'static str> {
    Domain::ALL.iter().map(|domain| domain.name()).chain(Table::registered().map(Table::name)).collect()
}

#[pyfunction]
pub(crate) fn load_table(path: std::path::PathBuf) -> PyResult<Vec<&'static str>> {
    match derrno_own::load(&path) {
        Ok(tables) => Ok(tables.into_iter().map(Table::name).collect()),
        Err(refused) => refuse(refused.to_string()),
    }
}

#[pyfunction]
pub(crate) fn rows(domain: Which) -> PyResult<Vec<Code>> {
    let table = Table::of(domain.domain()?);
    Ok(table.map_or(Vec::new(), |table| table.rows().map(|row| row.code().into()).collect()))
}

#[pyfunction]
pub(crate) fn by_text(domain: Which, native: Option<i32>, text: &[u8]) -> PyResult<Option<Code>> {
    let row = Table::of(domain.domain()?).and_then(|table| table.by_text(native, text));
    Ok(row.map(|row| row.code().into()))
}

#[pyfunction]
pub(crate) fn sqlstate_code(characters: &str, severity: &str, text: &str) -> Code {
    derrno::sqlstate::failure(characters, severity, text).into()
}

#[pyfunction]
pub(crate) fn fluss_code(error_code: i32, text: &[u8]) -> Code {
    derrno::fluss::code(error_code, text).into()
}

/// Of each finding: the code, or otherwise the sentence that says why the text names none; evidence; sureness.
#[pyfunction]
pub(crate) fn recognise(text: &[u8]) -> Vec<(Option<Code>, &'static str, &'static str, &'static str)> {
    let found = derrno_text::recognise(text).into_iter().map(|found| {
        let (code, nothing) = match found.meaning {
            Meaning::Code(code) => (Some(code.into()), ""),
            Meaning::Nothing(nothing) => (None, nothing.message),
        };
        (code, nothing, found.evidence.name(), found.sureness.name())
    });
    found.collect()
}

#[pyfunction]
pub(crate) fn vocabulary() -> Vec<(&'static str, Vec<&'static str>)> {
    use derrno::retry::{Act, Why};
    let mut families: Vec<_> =
        (0..Kind::COUNT).map(|number| Kind::from_number(number).family().name()).collect();
    families.sort_unstable();
    families.dedup();
    vec![
        ("Family", families),
        ("Kind", (0..Kind::COUNT).map(|number| Kind::from_number(number).name()).collect()),
        ("Advice", words!(Advice)),
        ("Effect", words!(Effect)),
        ("Severity", words!(Severity)),
        ("Origin", words!(Origin)),
        ("Lost", words!(Lost)),
        ("Act", words!(Act)),
        ("Why", words!(Why)),
    ]
}
