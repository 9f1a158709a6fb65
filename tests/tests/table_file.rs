//! A table of one's own from a file: the same answers as from the Rust and the C that are written of it, and the same
//! refusals as the compiler's.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::process::Command;

use derrno::{Advice, Effect, Errno, Kind, Lost, Origin, Severity, Table};
use derrno_tests::place::{library, read, root, run, scratch, stdout};
use derrno_tests::random::Random;

const HEAD: &str = "domain,domain_number,native,name,kind,message\n";
const DRY: &str = "pump,0x8001,1,DRY_RUN,busy,the pump runs dry; open the inlet\n";

/// What is said of a file.
fn refused(text: &[u8]) -> String {
    match derrno_own::read("pump.csv", text) {
        Ok(_) => "nothing".to_owned(),
        Err(refused) => refused.to_string(),
    }
}

/// Each program of tests/refused, as a file, or why a file cannot be wrong like this.
#[test]
fn what_the_compiler_refuses_is_refused_of_a_file_in_the_same_words() {
    let long = format!("{HEAD}{}", DRY.replace("DRY_RUN", &"A".repeat(65_536)));
    let cases: [(&str, u64, &str); 8] = [
        ("duplicate_name", 3, ",,2,DRY_RUN,busy,the motor is hot; let it cool down\n"),
        ("duplicate_number", 3, ",,1,OVERHEAT,busy,the motor is hot; let it cool down\n"),
        ("empty_message", 3, ",,2,DRY_RUN,busy,\n"),
        ("empty_name", 3, ",,2,,busy,the motor is hot; let it cool down\n"),
        ("malformed_message", 3, ",,2,DRY_RUN,busy,the pump runs dry.\n"),
        ("reserved_domain", 3, "pomp,17,1,DRY_RUN,busy,the pump runs dry; open the inlet\n"),
        ("unsorted", 3, ",,0,OVERHEAT,busy,the motor is hot; let it cool down\n"),
        ("long_name", 2, ""),
    ];
    // A file has no classes, no fallback and no primary codes; a test below shows how it says so.
    let not_in_a_file = [
        "missing_class",
        "missing_parent",
        "narrow_span",
        "negative_extended",
        "parents_in_a_ring",
        "wide_span",
    ];
    let mut left: BTreeSet<String> = std::fs::read_dir(root("tests/refused"))
        .expect("tests/refused")
        .map(|case| case.expect("a file").path().file_stem().expect("a name").to_string_lossy().into_owned())
        .collect();
    for (case, line, row) in cases {
        let program = read(&format!("tests/refused/{case}.rs"));
        let first = program.lines().next().expect("a sentence");
        // `//! duplicate_name.rs:7: a name of ...`
        let sentence = first.splitn(3, ':').nth(2).expect("a sentence").trim();
        let file = if case == "long_name" { long.clone() } else { format!("{HEAD}{DRY}{row}") };
        let said = refused(file.as_bytes());
        assert_eq!(said, format!("pump.csv:{line}: {sentence}"), "{case}");
        left.remove(case);
    }
    for case in not_in_a_file {
        assert!(left.remove(case), "{case}");
    }
    assert!(left.is_empty(), "no file is tried that is wrong like {left:?}");
}

#[test]
fn a_cell_that_is_not_understood_is_refused_at_its_line() {
    let with = |columns: &str, cells: &str| {
        format!(
            "{},{columns}\npump,0x8001,1,DRY_RUN,busy,the pump runs dry; open the inlet,{cells}\n",
            HEAD.trim()
        )
    };
    for (file, said) in [
        (
            String::new(),
            "1: there is no column `domain`; needed are domain, domain_number, native, name, kind, message",
        ),
        (HEAD.to_owned(), "1: there is no row"),
        (with("colour", "red"), "1: `colour` is no column; there are domain, domain_number,"),
        (with("effect,effect", ","), "1: the column `effect` stands twice"),
        (
            with("effect", "perhaps"),
            "2: `perhaps` is no effect; there are none, not_applied, maybe_applied, applied",
        ),
        (with("origin", "moon"), "2: `moon` is no origin; there are "),
        (with("errno", "EMOON"), "2: `EMOON` is no errno; there are "),
        (with("status", "70000"), "2: `70000`, status: write a number from 0 to 65535"),
        (with("status", "-1"), "2: `-1`, status: write a number from 0 to 65535"),
        (with("closes", "perhaps"), "2: `perhaps`, closes: write true or false"),
        (with("text", "z\u{fc}"), "2: `z\u{fc}`, text, has a character outside printable ASCII"),
        (with("http", "404"), "2: `404`, http: from the other cells follows 423; leave the cell empty"),
        (with("parent", "PumpError"), "2: `DRY_RUN` has a parent; classes are declared in Rust"),
        (with("raised_as", "PumpError"), "2: `DRY_RUN` has a raised_as; classes are declared in Rust"),
        (with("note", "old"), "2: `DRY_RUN` has a note; a file has no notes"),
        (
            with("effect", "none,more"),
            "2: the line has 8 cells, the first line 7 columns; a cell with a comma stands",
        ),
        (
            HEAD.to_owned() + &DRY.replace(",1,", ",0x1_,"),
            "2: `0x1_`, native: write a number from -2147483648 to",
        ),
        (
            HEAD.to_owned() + &DRY.replace(",1,", ",2147483648,"),
            "2: `2147483648`, native: write a number from",
        ),
        (
            HEAD.to_owned() + &DRY.replace(",1,", ",,"),
            "2: `DRY_RUN` has no number: its cell `native` is empty",
        ),
        (HEAD.to_owned() + &DRY.replace("busy", "bizzy"), "2: `bizzy` is no kind; there are ok, "),
        (HEAD.to_owned() + &DRY.replace("busy", ""), "2: `DRY_RUN` has no kind"),
        (
            HEAD.to_owned() + &DRY.replace("0x8001", ""),
            "2: the domain `pump` has no number: its cell `domain_number`",
        ),
        (
            HEAD.to_owned() + &DRY.replace("0x8001", "65536"),
            "2: `65536`, domain_number: write a number from 32768",
        ),
        (HEAD.to_owned() + &DRY.replace("pump,", ","), "2: the first row names the domain"),
        (
            HEAD.to_owned() + DRY + &DRY.replace("0x8001", "0x8002"),
            "3: the domain `pump` has the number 32769",
        ),
        (HEAD.to_owned() + DRY + &DRY.replace("pump,", "valve,"), "3: the domain `pump` has this number"),
        (
            HEAD.to_owned() + DRY + &DRY.replace("pump,0x8001", "valve,0x8002") + DRY,
            "4: the domain `pump` begins again; its rows stand together",
        ),
        (format!("{HEAD}\n\n{}", DRY.replace("busy", "bizzy")), "4: `bizzy` is no kind"),
    ] {
        let refused = refused(file.as_bytes());
        assert!(refused.starts_with(&format!("pump.csv:{said}")), "{file}: {refused}\nand not {said}");
    }
    // As a spreadsheet on Windows writes it.
    let text = format!(
        "\u{feff}{HEAD}{DRY},,2,OVERHEAT,busy,the motor is hot; let it cool down\n,,3,DRY_RUN,busy,a; b\n"
    );
    let said = refused(text.replace('\n', "\r\n").as_bytes());
    assert_eq!(said, "pump.csv:4: a name of `DRY_RUN` is taken by `DRY_RUN`; every name stands once");
    let latin = [HEAD.as_bytes(), b"p\xfcmp,0x8001,1,DRY_RUN,busy,a; b\n"].concat();
    assert_eq!(refused(&latin), "pump.csv:2: the line is not UTF-8");
}

/// A file with every word of the taxonomy, numbers at the ends, and texts that need care in source.
fn every_word() -> String {
    let mut random = Random(17);
    let kinds: Vec<Kind> = (0..Kind::COUNT).map(Kind::from_number).collect();
    let mut file = "domain,domain_number,source,native,context,name,kind,message,advice,effect,severity,origin,lost,errno,\
                    status,aliases,text,closes,retired\n"
        .to_owned();
    let mut numbers: BTreeSet<i32> = (0..400).map(|_| random.next() as i32 >> random.below(24)).collect();
    numbers.extend([i32::MIN, -1, 0, 1, i32::MAX]);
    for (i, native) in numbers.into_iter().enumerate() {
        let domain = if i == 0 { "every,0xfffe,\"a \"\"test\"\" of \\ it\"" } else { ",," };
        let mut word = |names: Vec<&'static str>, at: usize| match random.below(3) {
            0 => String::new(),
            _ => names[at % names.len()].to_owned(),
        };
        let advice = word(Advice::ALL.iter().map(|one| one.name()).collect(), i);
        let effect = word(Effect::ALL.iter().map(|one| one.name()).collect(), i / 2);
        let severity = word(Severity::ALL.iter().map(|one| one.name()).collect(), i / 3);
        let origin = word(Origin::ALL.iter().map(|one| one.name()).collect(), i / 5);
        let lost = word(Lost::ALL.iter().map(|one| one.name()).collect(), i / 7);
        let errno = word(Errno::ALL.iter().map(|one| one.name()).collect(), i / 2);
        let rest = word(vec!["404,\"A {i}, B\",,,", ",,\"gone {x} \"\"y\"\"\",true,false"], i)
            .replace("A {i}, B", &format!("ALSO {i}, TOO_{i}"));
        let rest = if rest.is_empty() { ",,,,".to_owned() } else { rest };
        let (kind, name) = (kinds[i % kinds.len()].name(), format!("N{i} \\ \"\"?\"\""));
        let message = "what \\ \"\"happened\"\" ??/ it's; do {this}";
        let _ = writeln!(
            file,
            "{domain},{native},,\"{name}\",{kind},\"{message}\",{advice},{effect},{severity},{origin},{lost},{errno},{rest}"
        );
    }
    file
}

/// A line for each row, and for each number near one.
fn lines(table: &'static Table) -> String {
    let mut lines = String::new();
    for row in table.rows() {
        let aliases: Vec<_> = row.aliases().collect();
        let _ = writeln!(
            lines,
            "{} {} {:#x} {:?} {:?} {:?} {:?} {} {} {} {}",
            row.native(),
            row.context(),
            row.verdict().bits(),
            row.name(),
            row.message(),
            row.text(),
            aliases,
            row.status(),
            row.errno().name(),
            row.closes(),
            row.is_retired()
        );
    }
    lines
}

#[test]
fn a_file_and_the_rust_and_c_written_of_it_answer_alike() {
    let out = scratch("table-file");
    let tables =
        derrno_own::read("every.csv", every_word().as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    let [table] = tables.as_slice() else { panic!("one domain") };
    assert!(table.rows().len() > 300);
    let natives: Vec<i32> = table.rows().map(|row| row.native()).collect();
    let near = natives.iter().flat_map(|native| (-2..3).map(move |by: i32| native.wrapping_add(by)));
    let near: BTreeSet<i32> = near.collect();
    let mut answers = String::new();
    for native in &near {
        let _ = writeln!(answers, "{native} {:#x}", table.verdict_in(*native, 0).bits());
        assert_eq!(table.entry(*native).is_some(), natives.contains(native), "{native}");
    }
    for row in table.rows() {
        for name in row.aliases().chain([row.name()]) {
            assert_eq!(table.by_name(name), Some(row), "{name}");
            assert_eq!(table.by_name(format!("{name}_")), None);
        }
    }

    std::fs::write(out.join("every.rs"), derrno_own::to_rust(table)).expect("written");
    let main = format!(
        "mod every;\nfn main() {{\n    for row in every::TABLE.rows() {{\n        let aliases: Vec<_> = \
         row.aliases().collect();\n        println!(\"{{}} {{}} {{:#x}} {{:?}} {{:?}} {{:?}} {{:?}} {{}} {{}} {{}} {{}}\", row.native(), \
         row.context(), row.verdict().bits(), row.name(), row.message(), row.text(), aliases, row.status(), \
         row.errno().name(), row.closes(), row.is_retired());\n    }}\n    for native in {near:?} {{\n        \
         println!(\"{{native}} {{:#x}}\", every::classify(native).bits());\n    }}\n}}\n"
    )
    .replace("in {", "in [")
    .replace("} {\n        println!(\"{native} ", "] {\n        println!(\"{native} ");
    std::fs::write(out.join("main.rs"), main).expect("written");
    let rustc = || {
        let mut rustc = Command::new("rustc");
        rustc.args(["--edition", "2024", "-C", "panic=abort", "--out-dir"]).arg(&out);
        rustc
    };
    run(rustc().args(["--crate-name", "derrno", "--crate-type", "rlib"]).arg(root("core/src/lib.rs")));
    let derrno = format!("derrno={}", out.join("libderrno.rlib").display());
    run(rustc().args(["-D", "warnings", "--extern", &derrno]).arg(out.join("main.rs")));
    assert_eq!(stdout(&mut Command::new(out.join("main"))), format!("{}{answers}", lines(table)), "Rust");

    std::fs::write(out.join("every.h"), derrno_own::to_c(table).expect("no contexts")).expect("written");
    let numbers: Vec<String> = near.iter().map(|native| format!("{native}ll")).collect();
    let program = format!(
        "#include \"every.h\"\n#include <derrno_inline.h>\n#include <stdio.h>\nint main(void) {{\n    static const long long near[] = {{{}}};\n    size_t i;\n    \
         if (derrno_own_check(every_rows, EVERY_COUNT, sizeof *every_rows) != EVERY_COUNT) return 1;\n    \
         for (i = 0; i < EVERY_COUNT; i++)\n        printf(\"%ld %s %s\\n\", (long)every_rows[i].native, \
         every_rows[i].name, every_rows[i].message);\n    for (i = 0; i < sizeof near / sizeof *near; i++)\n        \
         printf(\"%ld 0x%lx\\n\", (long)near[i], (unsigned long)derrno_own_classify(every_rows, EVERY_COUNT, sizeof \
         *every_rows, (int32_t)near[i]));\n    for (i = 0; i < sizeof near / sizeof *near; i++)\n        \
         if (derrno_inline_own_classify(every_rows, EVERY_COUNT, (int32_t)near[i]) !=\n            \
         derrno_own_classify(every_rows, EVERY_COUNT, sizeof *every_rows, (int32_t)near[i])) return 2;\n    \
         return EVERY_DOMAIN != 0xfffe || derrno_inline_own_check(every_rows, EVERY_COUNT) != EVERY_COUNT ||\n        \
         derrno_inline_own_check(every_rows + 1, 0) != 0 || derrno_inline_own_find(NULL, 1, 1) != NULL;\n}}\n",
        numbers.join(", ")
    );
    std::fs::write(out.join("every.c"), program).expect("written");
    let mut gcc = Command::new("gcc");
    gcc.args(["-std=c99", "-trigraphs", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"])
        .arg(root("include"));
    run(gcc.arg(out.join("every.c")).arg(library().join("libderrno.a")).arg("-o").arg(out.join("every")));
    let mut expected = String::new();
    for row in table.rows() {
        let _ = writeln!(expected, "{} {} {}", row.native(), row.name(), row.message());
    }
    assert_eq!(stdout(&mut Command::new(out.join("every"))), expected + &answers, "C");
}

#[test]
fn what_an_array_of_c_cannot_say_is_refused() {
    let columns = HEAD.trim().to_owned() + ",context\n";
    let row = DRY.trim().to_owned();
    for (file, said) in [
        (
            format!("{columns}{row},\n,,1,DRY_RUN,busy,the pump runs dry; open the inlet,7\n"),
            "`DRY_RUN` has a context, which an array of C has no column for; declare the table in Rust",
        ),
        (
            format!("{columns}{row},\n,,2,dry-run,busy,the motor is hot; let it cool down,\n"),
            "`DRY_RUN` and `dry-run` would both be PUMP_DRY_RUN in C; rename one",
        ),
    ] {
        let tables = derrno_own::read("pump.csv", file.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(derrno_own::to_c(tables[0]), Err(said.to_owned()));
        assert!(derrno_own::to_rust(tables[0]).contains("DRY_RUN"));
    }
}

/// What firmware includes is what the tool writes now.
#[test]
fn the_table_of_the_example_is_what_its_file_says() {
    let file = read("examples/firmware-rust/pump.csv");
    let tables = derrno_own::read("pump.csv", file.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(
        derrno_own::to_rust(tables[0]),
        read("examples/firmware-rust/src/pump.rs"),
        "write it: derrno table examples/firmware-rust/pump.csv --rust > examples/firmware-rust/src/pump.rs"
    );
}
