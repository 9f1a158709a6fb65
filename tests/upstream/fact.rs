//! What an upstream says of a code, compared with what the row says.

use std::collections::BTreeSet;

use derrno::{Domain, Entry};
use derrno_tests::catalog::{parents, repeat, table};

/// One statement of an upstream: a line of `domain,code,fact,value`.
///
/// The code is a number, a class with the path of its module, or Fauna's code string and status.
pub(crate) struct Fact {
    pub(crate) domain: Domain,
    pub(crate) code: String,
    pub(crate) fact: String,
    pub(crate) value: String,
}

impl Fact {
    pub(crate) fn name(domain: Domain, number: i64, name: &str) -> Fact {
        Fact { domain, code: number.to_string(), fact: "name".into(), value: name.into() }
    }
}

/// A repeat that upstream's own predicate judges otherwise.
pub(crate) struct Repeat {
    pub(crate) row: Entry,
    pub(crate) theirs: String,
    pub(crate) ours: &'static str,
}

impl Repeat {
    /// Number, name, upstream's word and ours, as the columns of retry.csv have them.
    pub(crate) fn describe(&self) -> String {
        let native =
            if self.row.code().domain().has_names() { String::new() } else { self.row.native().to_string() };
        format!("{native},{},{},{}", self.row.name(), self.theirs, self.ours)
    }
}

/// One domain against one upstream.
pub(crate) struct Compared {
    pub(crate) domain: Domain,
    pub(crate) upstream: &'static str,
    pub(crate) version: String,
    /// How many codes upstream was heard about.
    pub(crate) codes: usize,
    /// Where they differ: the row's name, or upstream's where there is no row; and how.
    pub(crate) differences: BTreeSet<[String; 2]>,
    pub(crate) repeats: Vec<Repeat>,
}

/// The row of a class given as `path.to.module.Class`: by its longest path that is a name.
fn class(domain: Domain, path: &str) -> Option<Entry> {
    let starts = std::iter::once(0).chain(path.match_indices('.').map(|(dot, _)| dot + 1));
    starts.filter_map(|start| path.get(start..)).find_map(|name| table(domain).by_name(name))
}

fn last(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

/// The row of a code: a number, a class, or Fauna's string with its status.
fn row(domain: Domain, code: &str) -> Option<Entry> {
    if let Some((name, status)) = code.split_once(' ') {
        let native = table(domain).by_name(name)?.native();
        return table(domain).entry_in(native, status.parse().expect("a status"));
    }
    match code.parse() {
        Ok(native) => table(domain).entry(native),
        Err(_) => class(domain, code),
    }
}

impl Compared {
    /// Compares what an upstream says of a domain, both ways.
    pub(crate) fn new(domain: Domain, upstream: &'static str, version: &str, facts: &[Fact]) -> Compared {
        let mut compared = Compared {
            domain,
            upstream,
            version: version.into(),
            codes: 0,
            differences: BTreeSet::new(),
            repeats: Vec::new(),
        };
        let mut codes = BTreeSet::new();
        let mut known = BTreeSet::new();
        let mut lists = false; // whether upstream lists its codes, or only says something of ours
        for Fact { code, fact, value, .. } in facts.iter().filter(|fact| fact.domain == domain) {
            let found = if fact == "name" { table(domain).by_name(value) } else { row(domain, code) };
            codes.insert(
                found.map_or_else(|| code.clone(), |row| format!("{} {}", row.native(), row.context())),
            );
            let Some(row) = found else {
                compared.differ(if fact == "name" { value } else { last(code) }, "upstream only".into());
                continue;
            };
            if matches!(fact.as_str(), "name" | "class" | "text") {
                lists = true;
                known.insert(row.native());
            }
            compared.hear(row, code, fact, value);
        }
        let mut base: Vec<_> = table(domain).rows().filter(|row| row.context() == 0).collect();
        base.dedup_by_key(|row| row.native());
        for row in base.iter().filter(|row| lists && !known.contains(&row.native())) {
            compared.differ(row.name(), "derrno only".into());
        }
        compared.codes = codes.len();
        assert!(compared.codes > 2, "{upstream} says next to nothing of {domain}");
        compared
    }

    /// Takes note of a statement that the row does not bear out.
    fn hear(&mut self, row: Entry, code: &str, fact: &str, value: &str) {
        let resolve = |domain, path: &str| {
            class(domain, path).map_or_else(|| last(path).into(), |row| row.name().to_owned())
        };
        let (theirs, ours) = match fact {
            "name" => (code.to_owned(), row.native().to_string()),
            "text" => return,
            "class" => {
                let theirs: Vec<_> = value.split(';').map(|path| resolve(self.domain, path)).collect();
                (theirs.join(";"), parents(&row))
            }
            "alias" => (resolve(self.domain, value), row.name().into()),
            "raises" => {
                let classes =
                    table(self.domain).classes().expect("a domain whose codes are raised as classes");
                (resolve(classes.domain(), value), row.raised_as().map_or("", |class| class.name()).into())
            }
            "severity" => (value.into(), row.verdict().severity().name().into()),
            "repeats" => {
                let ours = repeat(row.verdict());
                if ours != value {
                    self.repeats.push(Repeat { row, theirs: value.into(), ours });
                }
                return;
            }
            other => panic!("{}: {other} is no fact of a code", self.upstream),
        };
        if theirs != ours {
            let name = if row.context() == 0 {
                row.name().into()
            } else {
                format!("{} {}", row.name(), row.context())
            };
            let or_none = |word: String| if word.is_empty() { "none".into() } else { word };
            let fact = if fact == "class" { "parent" } else { fact };
            self.differ(&name, format!("{fact} {} not {}", or_none(theirs), or_none(ours)));
        }
    }

    fn differ(&mut self, name: &str, how: String) {
        self.differences.insert([name.into(), how]);
    }

    /// What was compared, in one line.
    pub(crate) fn heading(&self) -> String {
        let Compared { domain, upstream, version, codes, .. } = self;
        let differences = self.differences.len() + self.repeats.len();
        format!("{domain}: {upstream} {version}, {codes} codes compared, {differences} differences")
    }
}
