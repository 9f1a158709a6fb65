//! The generator of `include/derrno_inline.h`.
//!
//! Every word of a table is asked of [`derrno::classify`]; of the rows it takes only where the
//! numbers lie. A shape fits a domain when beyond its table there is nothing but the domain's
//! fallback, which tests/c/inline.c shows for all 2^32 numbers.

use std::fmt::Write;

use derrno::{Advice, Code, Domain, Effect, Kind, Origin, Severity, classify};

use crate::place::read;

/// The header, from the root of the workspace.
pub const PATH: &str = "include/derrno_inline.h";

const FRONT: &str = include_str!("inline_front.h");
const WORDS: &str = include_str!("inline_words.h");

/// The whole text of the header.
///
/// # Panics
/// When the numbers of a domain fit no shape.
#[must_use]
pub fn generate() -> String {
    let mut text = FRONT.to_owned() + "\n// The verdict of a native number, a function for each domain.\n";
    for domain in Domain::ALL {
        text += &format!(
            "\nstatic inline derrno_verdict derrno_inline_{domain}(int32_t native) {{\n{}}}\n",
            body(*domain)
        );
    }
    text += "\n// The verdict of a native number of a domain given by its number.\n";
    text +=
        &dispatch("derrno_verdict derrno_inline_classify", "", "DERRNO_VERDICT_UNKNOWN | DERRNO_UNLISTED");

    let source = read("ffi/src/code.rs");
    let unlisted =
        source.split_once("const UNLISTED: &str =").and_then(|(_, rest)| rest.split_once("\\0\";"));
    let unlisted = format!("{}\"", unlisted.expect("ffi/src/code.rs has UNLISTED").0.trim());
    text += &WORDS.replace("@UNLISTED@", &unlisted);
    for domain in Domain::ALL {
        text += &rows(*domain);
    }
    text += "\n// The words of a native number of a domain given by its number.\n";
    text += &dispatch(
        "const struct derrno_inline_row *derrno_inline_row",
        "_row",
        "derrno_inline_find(NULL, 0, native)",
    );
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
    let domains = 0..=Domain::ALL.len() as u16;
    text += &names("domain", "uint16_t", "", domains.map(|number| Domain::new(number).name()));
    text + "\n#ifdef __cplusplus\n}\n#endif\n\n#endif\n"
}

/// The words of the verdicts of `numbers`.
fn words(domain: Domain, numbers: impl Iterator<Item = i32>) -> Vec<u32> {
    numbers.map(|native| classify(domain, native).bits()).collect()
}

/// The lookup of a domain, in the shape that its numbers ask for.
fn body(domain: Domain) -> String {
    let mut natives: Vec<i32> =
        domain.table().expect("all features are on").rows().map(|row| row.native()).collect();
    natives.dedup();
    if words(domain, 0x7fff_ff00..=i32::MAX).windows(2).any(|two| two[0] != two[1]) {
        return paged(domain, &natives);
    }
    let word = |native| classify(domain, native);
    let (below, above) = (word(i32::MIN), word(i32::MAX));
    // Fallbacks may change outside the rows: a status has that of its hundred.
    let around = natives[0] - 1000..=natives[natives.len() - 1] + 1000;
    let first =
        around.clone().find(|native| word(*native) != below).expect("a row differs from its fallback");
    let last = around.rev().find(|native| word(*native) != above).expect("a row differs from its fallback");
    let span = i64::from(last) - i64::from(first) + 1;
    // What names are numbered with is dense, but no hot path: half the flash for one load more.
    if span <= 4 * natives.len() as i64 + 64 && !domain.has_names() {
        dense(domain, first, last, below != above)
    } else if span > 1000 && below == above {
        let differ: Vec<i32> = (first..=last).filter(|native| word(*native) != below).collect();
        sparse(domain, &differ)
    } else {
        assert!(below == above, "{domain}: a byte per number has no fallback at each end");
        bytes(domain, first, last)
    }
}

/// A word per number: clamp, one load.
fn dense(domain: Domain, first: i32, last: i32, two_ended: bool) -> String {
    let first = first - i32::from(two_ended);
    let words = words(domain, first..=last + 1);
    let native = if two_ended { format!("native < {first} ? {first} : native") } else { "native".to_owned() };
    format!(
        "{}    return words[derrno_inline_place({native}, {first}, {})];\n",
        array("derrno_verdict words", &words, hex),
        words.len() - 1
    )
}

/// A byte per number, which says which of the different words: clamp, two loads.
fn bytes(domain: Domain, first: i32, last: i32) -> String {
    let all = words(domain, first..=last + 1);
    let mut words = all.clone();
    words.sort_unstable();
    words.dedup();
    let which: Vec<usize> = all.iter().map(|word| words.partition_point(|other| other < word)).collect();
    assert!(words.len() <= 256, "{domain}: a byte says which of {} words", words.len());
    format!(
        "{}{}    return words[which[derrno_inline_place(native, {first}, {})]];\n",
        array("derrno_verdict words", &words, hex),
        array("uint8_t which", &which, usize::to_string),
        which.len() - 1
    )
}

/// A perfect hash by one multiplication, one compare; the word behind the last is the fallback.
fn sparse(domain: Domain, natives: &[i32]) -> String {
    let slot =
        |native: i32, factor: u32, bits: u32| ((native as u32).wrapping_mul(factor) >> (32 - bits)) as usize;
    let perfect = |bits: u32| {
        let mut taken = vec![false; 1 << bits];
        (0..1_000_000_u32).map(|n| n.wrapping_mul(0x9e37_79b2) | 1).find(|factor| {
            taken.fill(false);
            natives.iter().all(|native| !std::mem::replace(&mut taken[slot(*native, *factor, bits)], true))
        })
    };
    let least = natives.len().next_power_of_two().ilog2().max(1);
    let (factor, bits) =
        (least..16).find_map(|bits| Some((perfect(bits)?, bits))).expect("65536 slots are enough");
    // An empty slot holds a number of another slot, so that it never answers.
    let mut keys = vec![natives[0]; 1 << bits];
    for native in natives {
        keys[slot(*native, factor, bits)] = *native;
    }
    let words = words(domain, keys.iter().copied().chain([i32::MIN]));
    format!(
        "{}{}    const uint32_t slot = (uint32_t)native * 0x{factor:08x}u >> {};\n    \
         return words[natives[slot] == native ? slot : {}];\n",
        array("int32_t natives", &keys, i32::to_string),
        array("derrno_verdict words", &words, hex),
        32 - bits,
        keys.len()
    )
}

/// A page per low byte, as SQLite's extended codes lie: clamp and load, twice.
fn paged(domain: Domain, natives: &[i32]) -> String {
    let unknown = classify(domain, -1);
    let mut all = vec![unknown.bits()];
    let mut pages = Vec::new();
    let highest = natives.iter().map(|native| native & 0xff).max().expect("a domain has rows");
    for low in 0..=highest {
        let upper = natives.iter().filter(|native| *native & 0xff == low).map(|native| native >> 8).max();
        pages.push(upper.map_or((0, 0), |upper| (all.len(), upper + 1)));
        all.extend(
            upper.map_or(vec![], |upper| words(domain, (0..=upper + 1).map(|upper| upper << 8 | low))),
        );
    }
    pages.push((0, 0));
    assert!(all.len() <= 256, "{domain}: a byte says where a page begins");
    let page = |page: &(usize, i32)| format!("{{{}, {}}}", page.0, page.1);
    format!(
        "    // Where the words of a low byte begin, and how many follow the first.\n{}{}    \
         const uint32_t page = native < 0 ? {last} : derrno_inline_place(native & 0xff, 0, {last});\n    \
         return words[pages[page].start + derrno_inline_place(native >> 8, 0, pages[page].last)];\n",
        array("struct { uint8_t start, last; } pages", &pages, page),
        array("derrno_verdict words", &all, hex),
        last = pages.len() - 1
    )
}

/// A static table of C, a few items per line.
fn array<T>(head: &str, items: &[T], show: impl Fn(&T) -> String) -> String {
    let mut text = format!("    static const {head}[{}] = {{", items.len());
    let mut room = 0;
    for item in items {
        let item = show(item) + ",";
        if room < item.len() + 1 {
            text += "\n       ";
            room = 100;
        }
        room -= item.len() + 1;
        write!(text, " {item}").expect("a string takes text");
    }
    text + "\n    };\n"
}

fn hex(word: &u32) -> String {
    format!("0x{word:08x}u")
}

/// A switch over the domains.
fn dispatch(function: &str, suffix: &str, otherwise: &str) -> String {
    let mut text =
        format!("static inline {function}(uint16_t domain, int32_t native) {{\n    switch (domain) {{\n");
    for domain in Domain::ALL {
        let upper = domain.name().to_ascii_uppercase();
        writeln!(text, "    case DERRNO_DOMAIN_{upper}: return derrno_inline_{domain}{suffix}(native);")
            .expect("a string takes text");
    }
    text + &format!("    default: return {otherwise};\n    }}\n}}\n")
}

/// The words of the codes of a domain.
fn rows(domain: Domain) -> String {
    let mut text = format!(
        "\nstatic inline const struct derrno_inline_row *derrno_inline_{domain}_row(int32_t native) {{\n    \
         static const struct derrno_inline_row rows[] = {{\n"
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
        array("char names", &all, |name| format!("{name:?}")).replacen(
            &format!("[{}]", all.len()),
            &format!("[{}][{width}]", all.len()),
            1
        ),
        all.len()
    )
}
