//! The rivals that are code: a `match` and a phf map of the same rows, per domain.

use std::collections::{BTreeMap, BTreeSet};

use derrno::table::Table;
use derrno::{Domain, Kind, Verdict};

/// The domains whose names are looked up: one of numbers, one of classes.
const NAMED: [Domain; 2] = [Domain::JETSTREAM, Domain::FLUSS_JAVA];
/// The domains in which the two shapes of a dense index are compared.
const SHAPES: [Domain; 3] = [Domain::ZOOKEEPER, Domain::JETSTREAM, Domain::FLUSS];
const MISS: &str = "crate::reference::MISS";

fn main() {
    let unlisted = Verdict::of(Kind::UNKNOWN).unlisted().bits();
    let mut code = String::new();
    let (mut each_domain, mut each_named) = (String::new(), String::new());
    for domain in Domain::ALL.iter().filter(|domain| !domain.has_names()) {
        let table = domain.table().expect("a table");
        let mut module = numbers(table, unlisted);
        if SHAPES.contains(domain) {
            module += &shapes(table, unlisted);
        }
        if *domain == Domain::ZOOKEEPER {
            module += &texts(table);
        }
        code += &format!("pub(crate) mod {domain} {{{module}}}\n");
        each_domain += &format!("$rows!({domain});");
    }
    for domain in NAMED {
        let table = domain.table().expect("a table");
        code += &format!("pub(crate) mod names_{domain} {{{}}}\n", names(table));
        each_named += &format!("$rows!(names_{domain} {domain});");
    }
    let each_shape: String = SHAPES.iter().map(|domain| format!("{{ $rows!({domain}); }}")).collect();
    code += &format!("pub(crate) const UNLISTED: u32 = {unlisted:#x};\n");
    for (name, calls) in
        [("each_domain", each_domain), ("each_named", each_named), ("each_shape", each_shape)]
    {
        code += &format!("macro_rules! {name} {{ ($rows:ident) => {{ {calls} }}; }}\n");
    }
    code += "pub(crate) use {each_domain, each_named, each_shape};\n";
    let out = std::env::var("OUT_DIR").expect("cargo says where");
    std::fs::write(format!("{out}/rivals.rs"), code).expect("the folder can be written");
    println!("cargo::rerun-if-changed=build.rs");
}

fn verdicts(table: &'static Table) -> BTreeMap<i32, u32> {
    let rows = table.rows().filter(|row| row.context() == 0);
    rows.map(|row| (row.native(), row.verdict().bits())).collect()
}

/// A `match`, and a phf map.
fn numbers(table: &'static Table, unlisted: u32) -> String {
    let mut phf = phf_codegen::Map::new();
    let mut arms = String::new();
    for (native, bits) in verdicts(table) {
        phf.entry(native, bits.to_string());
        arms += &format!("{native} => {bits:#x},");
    }
    format!(
        "pub(crate) static PHF: phf::Map<i32, u32> = {};
        #[inline] pub(crate) fn by_match(native: i32) -> u32 {{ match native {{ {arms} _ => {unlisted:#x} }} }}\n",
        phf.build()
    )
}

/// A dense index with a guard at each end: a word per number, or a byte that says which word.
fn shapes(table: &'static Table, unlisted: u32) -> String {
    let rows = verdicts(table);
    let below = rows.keys().next().expect("a row") - 1;
    let above = rows.keys().last().expect("a row") + 1;
    let words: Vec<u32> = (below..=above).map(|native| *rows.get(&native).unwrap_or(&unlisted)).collect();
    let distinct: Vec<u32> = words.iter().copied().collect::<BTreeSet<_>>().into_iter().collect();
    let index = words.iter().map(|word| distinct.binary_search(word).expect("it is there"));
    format!(
        "pub(crate) const BELOW: i32 = {below};
        pub(crate) static WORDS: [u32; {n}] = {words:?};
        pub(crate) static INDEX: [u8; {n}] = {:?};
        pub(crate) static DISTINCT: [u32; {}] = {distinct:?};\n",
        index.collect::<Vec<_>>(),
        distinct.len(),
        n = words.len(),
    )
}

/// A `match` that gives the name.
fn texts(table: &'static Table) -> String {
    let rows = table.rows().filter(|row| row.context() == 0);
    let arms: String = rows.map(|row| format!("{} => {:?},", row.native(), row.name())).collect();
    format!(
        "#[inline] pub(crate) fn name(native: i32) -> Option<&'static str> {{
            Some(match native {{ {arms} _ => return None }})
        }}\n"
    )
}

/// A `match` on the text, and a phf map.
fn names(table: &'static Table) -> String {
    let mut seen = BTreeMap::new();
    for row in table.rows().filter(|row| row.context() == 0) {
        for name in std::iter::once(row.name()).chain(row.aliases()) {
            seen.insert(name, row.native());
        }
    }
    let mut phf = phf_codegen::Map::new();
    let mut arms = String::new();
    for (name, native) in &seen {
        phf.entry(*name, native.to_string());
        arms += &format!("{name:?} => {native},");
    }
    format!(
        "pub(crate) static PHF: phf::Map<&str, i32> = {};
        #[inline] pub(crate) fn by_match(name: &str) -> u32 {{ (match name {{ {arms} _ => return {MISS} }}) as u32 }}\n",
        phf.build()
    )
}
