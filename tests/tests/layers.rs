//! The modules of core stand in layers: none uses one that uses it. `cargo test -p derrno-tests --test layers
//! -- --nocapture` prints the graph.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use derrno::Domain;
use derrno_tests::place::{read, root};

/// The source of a file without comments and unit tests.
fn code(file: &Path) -> String {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// All source files of a module.
fn files(path: &Path, found: &mut Vec<std::path::PathBuf>) {
    if path.is_dir() {
        for entry in std::fs::read_dir(path).expect("a folder") {
            files(&entry.expect("an entry").path(), found);
        }
    } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("tests.rs") {
        found.push(path.to_owned());
    }
}

/// The first words of what stands after `crate::`: one, or those of a list in braces.
fn heads(rest: &str) -> Vec<String> {
    let word = |text: &str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        text[..end].to_owned()
    };
    let Some(list) = rest.strip_prefix('{') else { return vec![word(rest)] };
    let (mut depth, mut heads, mut start) = (0, Vec::new(), 0);
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                heads.push(word(list[start..at].trim()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    heads.retain(|head| !head.is_empty());
    heads
}

/// The module in which each name of the crate's root is made.
fn homes(modules: &BTreeSet<String>) -> BTreeMap<String, String> {
    let mut homes: BTreeMap<_, _> = modules.iter().map(|module| (module.clone(), module.clone())).collect();
    for line in code(&root("core/src/lib.rs")).split(';') {
        let Some(("pub use", path)) = line.trim().split_at_checked(7) else { continue };
        if let Some((module, names)) = path.trim().split_once("::") {
            homes.extend(heads(names).into_iter().map(|name| (name, module.to_owned())));
        }
    }
    homes.extend(Domain::ALL.iter().map(|domain| (domain.name().to_owned(), "systems".to_owned())));
    homes.insert("domain!".to_owned(), "table".to_owned());
    homes
}

/// What each module uses.
fn graph() -> BTreeMap<String, BTreeSet<String>> {
    let mut sources = BTreeMap::new();
    for entry in std::fs::read_dir(root("core/src")).expect("core/src") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let mut found = Vec::new();
        files(&path, &mut found);
        sources.entry(name).or_insert_with(Vec::new).extend(found);
    }
    sources.remove("lib");
    sources.retain(|_, files| !files.is_empty());
    let homes = homes(&sources.keys().cloned().collect());
    let mut graph = BTreeMap::new();
    for (module, files) in sources {
        let mut uses = BTreeSet::new();
        for file in files {
            let text = code(&file);
            for (at, path) in text.match_indices("crate::") {
                if text[..at].ends_with('$') {
                    continue; // in a macro: of the crate that uses it
                }
                let rest = &text[at + path.len()..];
                for mut head in heads(rest) {
                    if rest[head.len().min(rest.len())..].starts_with('!') {
                        head.push('!');
                    }
                    let home = homes.get(&head);
                    let home = home.unwrap_or_else(|| panic!("{}: what is crate::{head}?", file.display()));
                    uses.insert(home.clone());
                }
            }
        }
        uses.remove(&module);
        graph.insert(module, uses);
    }
    graph
}

#[test]
fn no_module_of_core_uses_one_that_uses_it() {
    let mut graph = graph();
    assert!(graph.len() >= 12, "modules of core/src: {:?}", graph.keys());
    println!("module of core: uses");
    while !graph.is_empty() {
        // The next layer: what uses nothing that is left.
        let free = graph.iter().filter(|(_, uses)| uses.iter().all(|used| !graph.contains_key(used)));
        let free: Vec<String> = free.map(|(module, _)| module.clone()).collect();
        if free.is_empty() {
            // Whatever is left leads to a ring: follow what is used until a module comes again.
            let mut way = vec![graph.keys().next().expect("a module").clone()];
            loop {
                let used = graph[&way[way.len() - 1]].iter().find(|used| graph.contains_key(*used));
                let used = used.expect("it is not free").clone();
                if let Some(at) = way.iter().position(|module| *module == used) {
                    panic!("core/src has a ring: {} -> {used}", way[at..].join(" -> "));
                }
                way.push(used);
            }
        }
        for module in free {
            let uses = graph.remove(&module).expect("it is there");
            println!("{module}: {}", uses.into_iter().collect::<Vec<_>>().join(" "));
        }
    }
}

/// Reading apart from building: what a program runs does not use what only the compiler runs.
#[test]
fn what_reads_a_table_uses_nothing_of_what_builds_it() {
    let mut found = Vec::new();
    files(&root("core/src/table"), &mut found);
    let reads = found.iter().filter(|file| !file.starts_with(root("core/src/table/build")));
    let reads: Vec<_> =
        reads.filter(|file| !file.ends_with("declare.rs") && !file.ends_with("mod.rs")).collect();
    assert!(reads.len() >= 8, "{reads:?}");
    for file in reads {
        assert!(!code(file).contains("build"), "{}: uses table/build", file.display());
    }
    let public = read("core/src/table/mod.rs");
    let public: Vec<_> = public.lines().filter(|line| line.starts_with("pub mod ")).collect();
    assert_eq!(public, ["pub mod build;"], "core/src/table has one door for the macro domain!");
}
