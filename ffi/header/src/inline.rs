//! The generator of `include/derrno_inline.h`.
//!
//! It prints the indexes that [`derrno::classify`] reads; tests/c/inline.c shows for all 2^32 numbers that
//! C finds the same in them.

use std::fmt::Write;

use derrno::table::build::{Index, Perfect, UNKNOWN};
use derrno::{Advice, Any, Code, Domain, Effect, Kind, Lost, Origin, Severity};

/// The header, from the root of the workspace.
pub const PATH: &str = "include/derrno_inline.h";

const FRONT: &str = include_str!("inline_front.h");
const ANY: &str = include_str!("inline_any.h");
const WORDS: &str = include_str!("inline_words.h");

/// The whole text of the header.
#[must_use]
pub fn generate() -> String {
    let mut text = FRONT.to_owned() + "\n// The verdict of a native number, a function for each domain.\n";
    for domain in Domain::ALL {
        text += &lookup(domain.name(), domain.table().expect("all features are on").index());
    }
    text += &any();

    let source = std::fs::read_to_string(crate::root("ffi/src/code.rs")).expect("ffi/src/code.rs");
    let unlisted =
        source.split_once("const UNLISTED: &str =").and_then(|(_, rest)| rest.split_once("\\0\";"));
    let unlisted = format!("{}\"", unlisted.expect("ffi/src/code.rs has UNLISTED").0.trim());
    text += &WORDS.replace("@UNLISTED@", &unlisted);
    for domain in Domain::ALL {
        text += &rows(*domain);
    }
    text += &any_row();
    text += "\n#endif\n";
    for (part, like) in [("name", "Upstream's name of a code"), ("message", "One sentence on a code")] {
        text += &format!(
            "\n// {like}: as derrno_{part}() without a context.\n\
             static inline const char *derrno_inline_{part}(uint16_t domain, int32_t native) {{\n    \
             return derrno_inline_row(domain, native)->{part};\n}}\n"
        );
    }
    text += &names("kind", "uint8_t", "unknown", (0..Kind::COUNT).map(|kind| Kind::from_number(kind).name()));
    text += &names("advice", "uint8_t", "unknown", Advice::ALL.iter().map(|item| item.name()));
    text += &names("effect", "uint8_t", "unknown", Effect::ALL.iter().map(|item| item.name()));
    text += &names("severity", "uint8_t", "unknown", Severity::ALL.iter().map(|item| item.name()));
    text += &names("origin", "uint8_t", "unknown", Origin::ALL.iter().map(|item| item.name()));
    text += &names("lost", "uint8_t", "unknown", Lost::ALL.iter().map(|item| item.name()));
    let domains = 0..=Domain::LAST.number();
    text += &names("domain", "uint16_t", "", domains.map(|number| Domain::new(number).name()));
    text + "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n"
}

/// The lookup of a domain: its arrays, and the function `derrno_inline_<name>`.
#[must_use]
pub fn lookup(name: &str, index: &Index) -> String {
    let Index { words, others, low, mask, primary, factor, shift, granule, perfect } = index;
    let mut text = String::from("\n");
    text +=
        &array("", &format!("derrno_verdict derrno_inline_{name}_words"), words, |word| hex(&word.bits()));
    text +=
        &array("", &format!("uint64_t derrno_inline_{name}_others"), others, |other| hex64(&other.bits()));
    text += &format!(
        "static const struct derrno_inline_index derrno_inline_{name}_index = {{\n    \
         derrno_inline_{name}_words, derrno_inline_{name}_others, {low}, {mask}, {}, {}, {shift}, {granule},\n}};\n",
        hex(factor),
        words.len() - 1
    );
    let found = if let Some(Perfect { factor, shift, homes, displacements }) = perfect {
        text += &array(
            "",
            &format!("uint16_t derrno_inline_{name}_displacements"),
            displacements,
            u16::to_string,
        );
        text += &format!(
            "static const struct derrno_inline_hash derrno_inline_{name}_hash = {{\n    \
             derrno_inline_{name}_displacements, {}, {}, {homes}, {shift},\n}};\n",
            hex64(factor),
            others.len()
        );
        format!("hashed(&derrno_inline_{name}_hash, ")
    } else {
        if *factor == 0 { "in_window(" } else { "lookup(" }.to_owned()
    };
    let found = format!("derrno_inline_{found}&derrno_inline_{name}_index, native");
    let body = if index.asks_again() {
        format!(
            "const derrno_verdict verdict = {found});\n    \
             return verdict >> 31 ? {found} & {primary}) | 0x80000000u : verdict;"
        )
    } else {
        format!("return {found});")
    };
    text + &format!("static inline derrno_verdict derrno_inline_{name}(int32_t native) {{\n    {body}\n}}\n")
}

/// The lookup of any domain.
fn any() -> String {
    let Any { factor, shift, displacements, codes, domains, unlisted } = derrno::ANY;
    let masks: Vec<u32> = domains.iter().map(|domain| domain.mask).collect();
    let firsts: Vec<u32> = domains.iter().map(|domain| domain.first).collect();
    let arrays = array("", "uint32_t derrno_inline_any_displacements", displacements, u32::to_string)
        + &array("", "uint64_t derrno_inline_any_codes", codes, hex64)
        + &array("", "uint32_t derrno_inline_any_unlisted", unlisted, hex)
        + &array("", "uint32_t derrno_inline_any_masks", &masks, hex)
        + &array("", "uint32_t derrno_inline_any_firsts", &firsts, u32::to_string);
    let cases: String = Domain::ALL
        .iter()
        .map(|domain| format!("    case {}: return derrno_inline_{domain}(native);\n", domain.number()))
        .collect();
    ANY.replace("@ARRAYS@\n", &arrays)
        .replace("@DOMAINS@", &domains.len().to_string())
        .replace("@FACTOR@", &hex(&factor))
        .replace("@SHIFT@", &shift.to_string())
        .replace("@MOST@", &(codes.len() - 1).to_string())
        .replace("@CASES@\n", &cases)
        .replace("@UNKNOWN@", &hex(&UNKNOWN.bits()))
}

/// A static table of C, a few items per line.
fn array<T>(indent: &str, head: &str, items: &[T], show: impl Fn(&T) -> String) -> String {
    let mut text = format!("{indent}static const {head}[{}] = {{", items.len());
    let mut room = 0;
    for item in items {
        let item = show(item) + ",";
        if room < item.len() + 1 {
            write!(text, "\n{indent}   ").expect("a string takes text");
            room = 100;
        }
        room -= item.len() + 1;
        write!(text, " {item}").expect("a string takes text");
    }
    format!("{text}\n{indent}}};\n")
}

fn hex(word: &u32) -> String {
    format!("0x{word:08x}u")
}

fn hex64(word: &u64) -> String {
    format!("{word:#018x}u")
}

/// The words of a code of any domain.
fn any_row() -> String {
    let mut text = "\n// The words of a native number of a domain given by its number.\n\
                    DERRNO_INLINE_LINKAGE const struct derrno_inline_entry *derrno_inline_row(uint16_t domain, int32_t native) {\n    \
                    switch (domain) {\n"
        .to_owned();
    for domain in Domain::ALL {
        let upper = domain.name().to_ascii_uppercase();
        writeln!(text, "    case DERRNO_DOMAIN_{upper}: return derrno_inline_{domain}_row(native);")
            .expect("a string takes text");
    }
    text + "    default: return derrno_inline_find(NULL, 0, native);\n    }\n}\n"
}

/// The words of the codes of a domain.
fn rows(domain: Domain) -> String {
    let mut text = format!(
        "\nstatic inline const struct derrno_inline_entry *derrno_inline_{domain}_row(int32_t native) {{\n    \
         static const struct derrno_inline_entry rows[] = {{\n"
    );
    for row in domain.table().expect("all features are on").rows() {
        let code = Code::new(domain, row.native());
        if code.entry() == Some(row) {
            let (name, message) = (row.name(), row.message());
            writeln!(text, "        {{{}, {name:?}, {message:?}}},", row.native())
                .expect("a string takes text");
        }
    }
    text + "    };\n    return derrno_inline_find(rows, sizeof rows / sizeof *rows, native);\n}\n"
}

/// The function that names the values of a field.
fn names<'a>(field: &str, number: &str, otherwise: &str, all: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = all.collect();
    let width = all.iter().map(|name| name.len()).max().unwrap_or(0) + 1;
    format!(
        "\n// As derrno_{field}_name().\n\
         static inline const char *derrno_inline_{field}_name({number} {field}) {{\n{}    \
         return {field} < {} ? names[{field}] : {otherwise:?};\n}}\n",
        array("    ", "char names", &all, |name| format!("{name:?}")).replacen(
            &format!("[{}]", all.len()),
            &format!("[{}][{width}]", all.len()),
            1
        ),
        all.len()
    )
}
