//! What a compiled program relies on: the layout of every struct, the prototype of every function and every
//! constant of derrno.h, against tests/lock/abi.txt.
//!
//! The lines are read from the header; the numbers are printed by a C program that includes it, compiled for
//! x86-64. `make lock` appends. Anything but an append is refused until `DERRNO_ABI_VERSION` in
//! ffi/src/names.rs rises.

use std::collections::BTreeMap;
use std::process::Command;

use derrno_tests::place::{read, root, run, scratch, stdout};

const FILE: &str = "tests/lock/abi.txt";

/// A struct of the header: its comment, and its fields as C declares them.
struct Struct {
    comment: String,
    fields: Vec<Declared>,
}

/// A field or parameter: `const char *` and `name`.
struct Declared {
    kind: String,
    name: String,
    array: String,
}

/// `const uint8_t *data` or `uint32_t args[4]`.
fn declared(text: &str) -> Declared {
    let (text, array) = match text.find('[') {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    let at = text.rfind([' ', '*']).map_or(0, |at| at + 1);
    Declared { kind: text[..at].trim().into(), name: text[at..].into(), array: array.into() }
}

/// What the header declares.
#[derive(Default)]
struct Header {
    structs: BTreeMap<String, Struct>,
    /// Name and whole prototype of each function of the library.
    functions: BTreeMap<String, String>,
    inlines: BTreeMap<String, String>,
    defines: Vec<String>,
}

fn header(text: &str) -> Header {
    let mut header = Header::default();
    let (mut comment, mut open) = (String::new(), String::new());
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let code = line.split("//").next().unwrap_or_default().trim();
        if let Some(define) = line.strip_prefix("#define DERRNO_") {
            // The version rises with each release; the verdicts of kinds are advice, as those of codes.
            if !["H", "VERSION ", "VERDICT_"].iter().any(|not| define.starts_with(not)) {
                header.defines.push(format!("DERRNO_{define}"));
            }
        } else if let Some(inline) = code.strip_prefix("static inline ") {
            let prototype = inline.split(" {").next().expect("a body");
            header.inlines.insert(named(prototype).into(), prototype.into());
            if !code.ends_with('}') {
                lines.by_ref().find(|line| *line == "}");
            }
        } else if let Some(text) = line.strip_prefix("//") {
            comment += text;
            continue;
        } else if code.starts_with(['#', '}']) && open.is_empty() || code.starts_with("extern") {
            // Not a declaration.
        } else {
            open += &format!(" {code}");
            let (whole, is_struct) = (open.trim(), open.trim().starts_with("struct") && open.contains('{'));
            if is_struct && whole.ends_with("};") {
                let (name, rest) = whole["struct ".len()..].split_once(" {").expect("a struct has a body");
                let fields = rest.trim_end_matches("};").split(';').map(str::trim);
                let fields = fields.filter(|field| !field.is_empty()).map(declared).collect();
                header.structs.insert(name.into(), Struct { comment: comment.clone(), fields });
            } else if !is_struct && whole.ends_with(';') {
                let prototype = whole.trim_end_matches(';').split_whitespace().collect::<Vec<_>>().join(" ");
                if prototype.contains('(') {
                    header.functions.insert(named(&prototype).into(), prototype);
                }
            } else if !whole.is_empty() {
                continue;
            }
            open.clear();
        }
        comment.clear();
    }
    header
}

/// The name of a function from its prototype.
fn named(prototype: &str) -> &str {
    let before = prototype.split('(').next().unwrap_or_default();
    before.rsplit([' ', '*']).next().unwrap_or_default()
}

/// The parameters of a prototype.
fn parameters(prototype: &str) -> Vec<Declared> {
    let inside = prototype.split_once('(').map_or("", |(_, rest)| rest.trim_end_matches(')'));
    inside.split(", ").map(declared).collect()
}

/// Why a struct can never grow; `None` when every function that takes one is told its size.
///
/// A parameter `out` comes with `size_t out_size`, an array with `size_t stride`.
fn fixed(name: &str, header: &Header) -> Option<String> {
    let pointer = |kind: &str| kind.trim_start_matches("const ") == format!("struct {name} *");
    for (function, prototype) in &header.functions {
        let parameters = parameters(prototype);
        for one in parameters.iter().filter(|one| pointer(&one.kind)) {
            let size = format!("{}_size", one.name);
            if !parameters.iter().any(|other| other.name == size || other.name == "stride") {
                return Some(format!("{function}() takes no size of it"));
            }
        }
        let value = |kind: &str| kind == format!("struct {name}");
        let returned = prototype.split(function.as_str()).next().unwrap_or_default().trim();
        if value(returned) || parameters.iter().any(|one| value(&one.kind)) {
            return Some(format!("{function}() passes it by value"));
        }
    }
    let holds = |other: &&Struct| other.fields.iter().any(|field| field.kind == format!("struct {name}"));
    header.structs.values().find(holds).map(|_| "another struct holds one".to_owned())
}

/// What is pinned, a line each; the numbers of the structs come from a C program.
fn pinned(header: &Header, version: u32) -> Vec<String> {
    let mut program =
        String::from("#include <derrno.h>\n#include <stdio.h>\n#define S struct\nint main(void) {\n");
    for (name, one) in &header.structs {
        let rule = if fixed(name, header).is_some() { "fixed" } else { "grows" };
        program += &format!(
            "    printf(\"struct {name} {rule} size %zu align %zu\\n\", sizeof(S {name}), _Alignof(S {name}));\n"
        );
        for Declared { kind, name: field, array } in &one.fields {
            program += &format!(
                "    printf(\"field {name} at %zu size %zu: {kind} {field}{array}\\n\", offsetof(S {name}, {field}), \
                 sizeof(((S {name} *)0)->{field}));\n"
            );
        }
    }
    program += "    return 0;\n}\n";
    let out = scratch("lock-abi");
    std::fs::write(out.join("abi.c"), program).expect("the program can be written");
    let mut compile = Command::new("gcc");
    compile
        .args(["-std=c11", "-Wall", "-Wextra", "-Werror", "-o"])
        .arg(out.join("abi"))
        .arg(out.join("abi.c"));
    run(compile.arg("-I").arg(root("include")));
    let mut lines = vec![format!("abi {version}")];
    lines.extend(stdout(&mut Command::new(out.join("abi"))).lines().map(str::to_owned));
    lines.extend(header.functions.values().map(|prototype| format!("function {prototype}")));
    lines.extend(header.inlines.values().map(|prototype| format!("inline {prototype}")));
    lines.extend(header.defines.iter().map(|define| format!("constant {define}")));
    lines
}

/// The name of a struct that may grow, and its line without the size.
fn growing(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("struct ")?.split_once(' ')?;
    rest.starts_with("grows ").then_some(name)
}

/// The number after a word: `size 8`, `at 16`.
fn number(line: &str, word: &str) -> usize {
    let number = line.split(&format!(" {word} ")).nth(1).and_then(|rest| rest.split([' ', ':']).next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// What breaks a program that was compiled before, although the ABI has the same version.
///
/// A struct that may grow may have a larger size, and new fields after its old end: a field in its padding would
/// be read from memory that an older program never filled.
fn broken(locked: &[&str], now: &[String]) -> Vec<String> {
    let now: Vec<&str> = now.iter().map(String::as_str).collect();
    let known = |lines: &[&str], line: &str| lines.contains(&line);
    let version = |lines: &[&str]| {
        lines.iter().find_map(|line| line.strip_prefix("abi ")?.parse::<u32>().ok()).unwrap_or(0)
    };
    if version(&now) > version(locked) {
        return Vec::new();
    }
    let grown = |line: &str| {
        let same =
            |other: &&str| growing(other) == growing(line) && number(other, "size") >= number(line, "size");
        growing(line).is_some() && now.iter().any(same)
    };
    let gone = locked.iter().filter(|line| !known(&now, line) && !grown(line));
    let gone = gone.map(|line| format!("no longer true: {line}"));
    let inside = |line: &str| {
        let name = line.strip_prefix("field ").and_then(|rest| rest.split(' ').next());
        let before = locked.iter().find(|line| {
            name.is_some() && line.strip_prefix("struct ").and_then(|rest| rest.split(' ').next()) == name
        });
        before.is_some_and(|before| growing(before).is_none() || number(line, "at") < number(before, "size"))
    };
    let new = now.iter().filter(|line| !known(locked, line) && inside(line));
    gone.chain(new.map(|line| format!("not at the end: {line}"))).collect()
}

#[test]
fn the_abi_is_only_appended() {
    if let Some(sentence) = derrno_header::stale() {
        panic!("{sentence}");
    }
    let header = header(&read(derrno_header::PATH));
    let version = header.defines.iter().find_map(|define| define.strip_prefix("DERRNO_ABI_VERSION "));
    let version = version.and_then(|number| number.parse().ok()).expect("derrno.h has DERRNO_ABI_VERSION");
    let now = pinned(&header, version);
    let locked = if root(FILE).exists() { read(FILE) } else { String::new() };
    let locked: Vec<&str> = locked.lines().collect();
    let broken = broken(&locked, &now);
    assert!(
        broken.is_empty(),
        "a program compiled before would break, and DERRNO_ABI_VERSION in ffi/src/names.rs is still {version}. \
         Put back, or raise the version and run `make lock`:\n{}",
        broken.join("\n")
    );
    if super::writes() {
        // What is known keeps its place, so that a diff shows what is new.
        let kept = locked.iter().copied().filter(|line| now.iter().any(|one| one == line));
        let new = now.iter().map(String::as_str).filter(|line| !locked.contains(line));
        let text = kept.chain(new).map(|line| format!("{line}\n")).collect::<String>();
        std::fs::write(root(FILE), text).expect("the lock file can be written");
        return;
    }
    let new: Vec<&String> = now.iter().filter(|line| !locked.contains(&line.as_str())).collect();
    assert!(
        new.is_empty(),
        "{} new lines in the ABI, such as `{}`: pin them with `make lock`",
        new.len(),
        new[0]
    );
    assert!(header.structs.len() >= 6 && header.functions.len() > 50, "the whole header is looked at");
}

/// The comment of a struct promises what the functions allow: a user reads whether to pass a size.
#[test]
fn each_struct_says_whether_it_may_grow() {
    let header = header(&read(derrno_header::PATH));
    for (name, one) in &header.structs {
        let [may, never] =
            ["may grow at its end", "never grows"].map(|words| one.comment.to_lowercase().contains(words));
        match fixed(name, &header) {
            None => assert!(
                may && !never,
                "struct {name}: say in its comment in ffi/src that it may grow at its end"
            ),
            Some(why) => assert!(
                never && !may,
                "struct {name}: {why}, so no field can be added later. Give that function a parameter with its \
                 size, as derrno_rows() has, or say in its comment in ffi/src that it never grows"
            ),
        }
    }
}

const SMALL: &str = "\
#define DERRNO_ABI_VERSION 1
// May grow at its end.
struct derrno_row {
  // The number.
  int32_t native;
};
// Never grows.
struct derrno_state {
  uint32_t words[4];
  const char *name;
};
size_t derrno_rows(struct derrno_row *out, // a comment
                   size_t stride);
void derrno_state_step(struct derrno_state *state);
";

#[test]
fn the_reader_of_the_header_finds_all_of_it() {
    let small = header(SMALL);
    assert_eq!(small.functions["derrno_rows"], "size_t derrno_rows(struct derrno_row *out, size_t stride)");
    assert_eq!(small.structs["derrno_state"].fields[0].array, "[4]");
    assert_eq!(small.structs["derrno_state"].fields[1].kind, "const char *");
    assert_eq!(small.structs["derrno_row"].comment, " May grow at its end.");
    assert!(fixed("derrno_row", &small).is_none());
    assert_eq!(fixed("derrno_state", &small).as_deref(), Some("derrno_state_step() takes no size of it"));
    // As many functions as the library exports, which tests/tests/c.rs compares with its symbols.
    let whole = header(&read(derrno_header::PATH));
    let text = read(derrno_header::PATH);
    for name in whole.functions.keys().chain(whole.inlines.keys()) {
        assert!(name.starts_with("derrno_") && text.contains(&format!("{name}(")), "{name}");
    }
    // A function may give a struct: its line opens no body.
    let declared = text.lines().filter(|line| line.starts_with("struct derrno_") && line.ends_with('{'));
    assert_eq!(declared.count(), whole.structs.len());
}

#[test]
fn what_is_no_append_is_refused_unless_the_version_rises() {
    let old = [
        "abi 1",
        "struct derrno_row grows size 8 align 4",
        "field derrno_row at 0 size 4: int32_t native",
        "struct derrno_state fixed size 16 align 4",
        "function int f(int a)",
        "constant DERRNO_A 1",
    ];
    let with = |line: usize, text: &str| {
        let mut lines = old.map(str::to_owned).to_vec();
        lines[line] = text.to_owned();
        lines
    };
    assert_eq!(broken(&old, &old.map(str::to_owned)), [""; 0]);
    assert_eq!(
        broken(&old, &[&old.map(str::to_owned)[..], &["function int g(void)".to_owned()]].concat()),
        [""; 0]
    );
    assert_eq!(
        broken(&old, &with(1, "struct derrno_row grows size 12 align 4")),
        [""; 0],
        "a field at the end"
    );
    let and = |new: &str| [&old.map(str::to_owned)[..], &[new.to_owned()]].concat();
    assert_eq!(broken(&old, &and("function int g(void)")), [""; 0]);
    assert_eq!(broken(&old, &and("field derrno_row at 8 size 4: int32_t b")), [""; 0]);
    for inside in ["field derrno_row at 4 size 4: int32_t b", "field derrno_state at 16 size 4: int32_t b"] {
        assert_eq!(broken(&old, &and(inside)), [format!("not at the end: {inside}")]);
    }
    for (line, text) in [
        (1, "struct derrno_row grows size 4 align 4"),
        (1, "struct derrno_row fixed size 12 align 4"),
        (2, "field derrno_row at 4 size 4: int32_t native"),
        (2, "field derrno_row at 0 size 4: uint32_t native"),
        (3, "struct derrno_state fixed size 20 align 4"),
        (4, "function int f(int a, int b)"),
        (5, "constant DERRNO_A 2"),
    ] {
        assert!(
            broken(&old, &with(line, text)).contains(&format!("no longer true: {}", old[line])),
            "{text}"
        );
        let mut raised = with(line, text);
        raised[0] = "abi 2".to_owned();
        assert_eq!(broken(&old, &raised), [""; 0], "{text}");
    }
}
