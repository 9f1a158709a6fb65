//! The C ABI, from C and C++: every function, every row, both libraries, under valgrind and the
//! sanitizers; and the headers against their generators and against the library's symbols.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Mutex, OnceLock};

use derrno::Domain;
use derrno_tests::place::{installed, library, read, root, run, scratch, stdout};

const WARNINGS: [&str; 4] = ["-Wall", "-Wextra", "-Wpedantic", "-Werror"];
const STANDARDS: [(&str, &str); 5] = [
    ("gcc", "-std=c99"),
    ("gcc", "-std=c11"),
    ("gcc", "-std=c2x"),
    ("clang", "-std=c2x"),
    ("g++", "-std=c++17"),
];

/// Compiles one program of tests/c; `how` names the result.
fn compile(
    out: &Path,
    source: &Path,
    how: &str,
    compiler: &str,
    flags: &[&str],
    libraries: &[PathBuf],
) -> PathBuf {
    current_headers();
    let name = source.file_stem().expect("a name").to_string_lossy();
    let program = out.join(format!("{name}-{how}"));
    let mut command = Command::new(compiler);
    command.args(WARNINGS).args(flags).arg("-I").arg(root("include"));
    if compiler == "g++" {
        command.args(["-x", "c++"]);
    }
    command.arg(source);
    if compiler == "g++" {
        command.args(["-x", "none"]);
    }
    command.arg("-o").arg(&program).args(libraries);
    run(&mut command);
    program
}

/// Before the first C program: a stale header would fail it with a riddle.
fn current_headers() {
    static STALE: OnceLock<Option<String>> = OnceLock::new();
    if let Some(sentence) = STALE.get_or_init(derrno_header::stale) {
        panic!("{sentence}");
    }
}

fn archive() -> Vec<PathBuf> {
    vec![library().join("libderrno.a")]
}

#[test]
fn the_headers_match_the_source() {
    current_headers();
}

/// Each header alone, in every standard, with what a strict program asks for.
#[test]
fn the_headers_compile_alone_in_every_standard() {
    current_headers();
    let out = scratch("c-headers");
    for name in ["derrno.h", "derrno_inline.h"] {
        let source = out.join(name).with_extension("c");
        let words = "#define DERRNO_INLINE_WORDS\n";
        std::fs::write(
            &source,
            format!("{words}#include <{name}>\n#include <{name}>\nint main(void) {{ return 0; }}\n"),
        )
        .expect("the program can be written");
        for (compiler, standard) in STANDARDS {
            let mut command = Command::new(compiler);
            command.args(WARNINGS).args([standard, "-fsyntax-only", "-I"]).arg(root("include"));
            run(command.args(if compiler == "g++" { &["-x", "c++"][..] } else { &[] }).arg(&source));
        }
    }
}

#[test]
fn every_function_answers_every_input_in_every_standard_from_both_libraries() {
    let out = scratch("c-api");
    let shared = format!("-Wl,-rpath,{}", library().display());
    for (i, (compiler, standard)) in STANDARDS.iter().enumerate() {
        for (how, flag, library) in [
            ("a", "-O1", library().join("libderrno.a")),
            ("so", shared.as_str(), library().join("libderrno.so")),
        ] {
            let link = if how == "so" { soname_link(&out, &library) } else { library };
            let rpath = format!("-Wl,-rpath,{}", out.display());
            let flags = [*standard, flag, rpath.as_str()];
            for source in ["api", "log"] {
                let source = root(&format!("tests/c/{source}.c"));
                let how = format!("{i}-{how}");
                let program = compile(&out, &source, &how, compiler, &flags, std::slice::from_ref(&link));
                let said = stdout(&mut Command::new(&program));
                assert!(said.ends_with(" 0 failures\n"), "{standard} {how}: {said}");
            }
        }
    }
}

#[test]
fn the_inline_lookup_and_its_words_are_those_of_the_library_in_every_standard() {
    let out = scratch("c-inline");
    for (i, (compiler, standard)) in STANDARDS.iter().enumerate() {
        for with in ["-O1", "-DDERRNO_INLINE_WORDS", "-DDERRNO_INLINE_SMALL"] {
            let (source, how) = (root("tests/c/inline.c"), format!("{i}{with}"));
            let program = compile(&out, &source, &how, compiler, &[*standard, "-O1", with], &archive());
            let said = stdout(&mut Command::new(program));
            assert!(said.ends_with(" 0 failures\n"), "{compiler} {standard} {with}: {said}");
        }
    }
}

#[test]
fn the_inline_lookup_answers_every_number_as_the_library() {
    let out = scratch("c-inline-every");
    let domains = Mutex::new(Domain::ALL.iter());
    let walk = || {
        loop {
            let Some(domain) = domains.lock().expect("no other walk failed").next() else { break };
            let number = domain.number();
            let of_domain = format!("-DOF_DOMAIN=derrno_inline_{domain}");
            let rows = domain.table().expect("all features are on").rows();
            let far = rows.clone().any(|row| !(-0x2_0000..0x2_0000).contains(&row.native()));
            let near = if far { "-DNEAR=0x80000000LL" } else { "-DNEAR=0x20000" };
            let flags = ["-std=c11", "-O2", &format!("-DDOMAIN={number}"), &of_domain, near];
            let source = root("tests/c/inline.c");
            let program = compile(&out, &source, &number.to_string(), "gcc", &flags, &archive());
            let said = stdout(&mut Command::new(program));
            assert!(
                said.starts_with(&format!("{number}: 4294967296 numbers, 0 wrong\n")),
                "{domain}: {said}"
            );
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(walk);
        walk();
    });
}

/// The bytes of code and constants of one function, compiled for a Cortex-M0 without a library.
fn flash(out: &Path, name: &str, function: &str) -> u32 {
    let (source, object) = (out.join(format!("{name}.c")), out.join(format!("{name}.o")));
    std::fs::write(&source, format!("#include <derrno_inline.h>\n{function}\n"))
        .expect("the program can be written");
    run(Command::new("arm-none-eabi-gcc")
        .args(WARNINGS)
        .args(["-std=c99", "-ffreestanding", "-mthumb", "-mcpu=cortex-m0", "-Os", "-c", "-o"])
        .args([&object, &source])
        .arg("-I")
        .arg(root("include")));
    let said = stdout(Command::new("arm-none-eabi-size").arg(&object));
    let mut numbers = said.lines().nth(1).expect("a line of numbers").split_whitespace();
    let (text, data) = (numbers.next(), numbers.next());
    println!("{name}: {} bytes of flash", text.expect("the size of text"));
    assert_eq!(data, Some("0"), "{name}: nothing is in RAM");
    text.and_then(|text| text.parse().ok()).expect("a number")
}

#[test]
fn the_inline_lookup_is_small_on_a_cortex_m0() {
    let out = scratch("c-inline-flash");
    let one = "derrno_verdict f(int32_t n) { return derrno_inline_zookeeper(n); }";
    let all = "derrno_verdict f(uint16_t d, int32_t n) { return derrno_inline_classify(d, n); }";
    let words = "const char *f(int32_t n) { return derrno_inline_zookeeper_row(n)->message; }";
    assert!((130 * 4..=1024).contains(&flash(&out, "zookeeper", one)));
    let numbers: Vec<String> = Domain::ALL
        .iter()
        .filter(|domain| !domain.has_names())
        .map(|domain| format!("derrno_verdict {domain}(int32_t n) {{ return derrno_inline_{domain}(n); }}"))
        .collect();
    assert!(
        (4096..=16_384).contains(&flash(&out, "numbers", &numbers.join("\n"))),
        "of all domains of numbers"
    );
    assert!((4096..=18_432).contains(&flash(&out, "all", all)), "of all domains");
    let words = format!("#define DERRNO_INLINE_WORDS\n#include <derrno_inline.h>\n{words}");
    assert!((2048..=8192).contains(&flash(&out, "words", &words)), "names and messages of one domain");
}

/// The shared library under its soname, as an installer would place it.
fn soname_link(out: &Path, library: &Path) -> PathBuf {
    let link = out.join("libderrno.so.0");
    std::fs::copy(library, &link).expect("the library can be copied");
    link
}

fn rust_dump() -> String {
    let mut text = String::new();
    for row in Domain::ALL.iter().flat_map(|domain| domain.table().expect("all features are on").rows()) {
        let code = row.code();
        let native = |row: Option<derrno::Entry>| row.map_or(0, |row| row.native());
        text += &format!(
            "{code}|{}:{}@{}|{:08x}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}\n",
            code.domain().number(),
            code.native(),
            code.context(),
            row.verdict().bits(),
            row.status(),
            row.errno().number(),
            u8::from(row.closes()) + 2 * u8::from(row.is_retired()),
            native(row.parent()),
            native(row.second_parent()),
            native(row.raised_as()),
            row.name(),
            row.message(),
            row.text(),
            row.aliases().next().unwrap_or("")
        );
    }
    text
}

#[test]
fn every_row_is_the_same_from_c_and_from_rust() {
    let out = scratch("c-dump");
    let program = compile(&out, &root("tests/c/dump.c"), "a", "gcc", &["-std=c11"], &archive());
    let (c, rust) = (stdout(&mut Command::new(program)), rust_dump());
    assert!(rust.lines().count() > 1000);
    for (c, rust) in c.lines().zip(rust.lines()) {
        assert_eq!(c, rust);
    }
    assert_eq!(c.len(), rust.len(), "as many rows");
}

#[test]
fn valgrind_finds_nothing() {
    let out = scratch("c-valgrind");
    for source in ["api", "log"] {
        let source = root(&format!("tests/c/{source}.c"));
        let program = compile(&out, &source, "a", "gcc", &["-std=c11", "-g"], &archive());
        run(Command::new("valgrind").args(["-q", "--error-exitcode=1", "--leak-check=full"]).arg(program));
    }
}

#[test]
fn the_sanitizers_find_nothing() {
    let out = scratch("c-sanitizers");
    for source in ["api", "log", "dump", "inline"] {
        let flags = ["-std=c11", "-g", "-fsanitize=address,undefined", "-fno-sanitize-recover=all"];
        let source = root(&format!("tests/c/{source}.c"));
        run(&mut Command::new(compile(&out, &source, "a", "gcc", &flags, &archive())));
    }
}

/// The functions that the header declares or has inline, but for the constructor derrno_record_of(): the
/// struct it returns may grow, so that a program has to make it by itself.
fn declared() -> BTreeSet<String> {
    let header = read(derrno_header::PATH);
    let mut names = BTreeSet::new();
    for line in header.lines().filter(|line| !line.starts_with([' ', '/', '#', '}'])) {
        if let Some((before, _)) = line.split_once('(') {
            names.extend(before.rsplit([' ', '*']).next().map(str::to_owned));
        }
    }
    assert!(names.remove("derrno_record_of"));
    names
}

#[test]
fn the_library_exports_what_the_header_declares_and_nothing_else() {
    let symbols =
        stdout(Command::new("nm").args(["-D", "--defined-only"]).arg(library().join("libderrno.so")));
    let exported: BTreeSet<String> =
        symbols.lines().filter_map(|line| line.rsplit(' ').next()).map(str::to_owned).collect();
    assert_eq!(exported, declared());
    assert!(exported.len() > 30 && exported.iter().all(|name| name.starts_with("derrno_")), "{exported:?}");
}

/// As a program does that has no header: Python's ctypes, a plugin.
#[test]
fn a_program_that_loads_the_library_at_run_time_finds_each_accessor() {
    let out = scratch("c-loaded");
    let program = compile(&out, &root("tests/c/loaded.c"), "so", "gcc", &["-std=c11", "-O1"], &[]);
    let said = stdout(Command::new(program).arg(library().join("libderrno.so")));
    assert!(said.ends_with(" 0 failures\n"), "{said}");
}

#[test]
fn the_archive_defines_no_other_global_name() {
    let symbols =
        stdout(Command::new("nm").args(["-g", "--defined-only"]).arg(library().join("libderrno.a")));
    let names = symbols
        .lines()
        .filter(|line| line.split(' ').count() == 3)
        .filter_map(|line| line.rsplit(' ').next());
    let defined: BTreeSet<String> = names.map(str::to_owned).collect();
    assert_eq!(defined, declared());
}

#[test]
fn the_shared_library_has_its_soname_and_needs_nothing() {
    let dynamic = stdout(Command::new("readelf").args(["-d", "-W"]).arg(library().join("libderrno.so")));
    assert!(dynamic.contains("Library soname: [libderrno.so.0]"), "{dynamic}");
    assert!(!dynamic.contains("NEEDED"), "{dynamic}");
}

#[test]
fn a_text_of_the_tables_costs_no_relocation() {
    let relocations = stdout(Command::new("readelf").args(["-r", "-W"]).arg(library().join("libderrno.so")));
    let count = relocations.lines().filter(|line| line.contains("R_")).count();
    let rows: usize =
        Domain::ALL.iter().map(|domain| domain.table().expect("all features are on").rows().len()).sum();
    println!("{count} relocations for {rows} rows");
    assert!(count < rows / 2, "{count} relocations for {rows} rows: a pointer per string has come back");
}

#[test]
fn an_installed_library_builds_a_program_by_pkg_config() {
    let out = scratch("c-install");
    let flags = installed(&out);
    let prefix = out.join("opt/derrno");
    for source in ["api", "inline"] {
        let program = out.join(source);
        let source = root(&format!("tests/c/{source}.c"));
        run(Command::new("gcc").arg(source).arg("-o").arg(&program).args(&flags));
        let said = stdout(Command::new("readelf").args(["-d", "-W"]).arg(&program));
        assert!(said.contains("Shared library: [libderrno.so.0]"), "{said}");
        assert!(stdout(&mut Command::new(&program)).ends_with(" 0 failures\n"));
    }
    assert_eq!(
        stdout(
            Command::new("pkg-config")
                .env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig"))
                .args(["--modversion", "derrno"])
        )
        .trim(),
        env!("CARGO_PKG_VERSION")
    );
}

#[test]
fn the_c_examples_of_the_documents_run() {
    let out = scratch("c-readme");
    let documents = read("README.md") + &read("docs/INLINE.md");
    let examples: Vec<&str> = documents
        .split("```c\n")
        .skip(1)
        .map(|rest| rest.split_once("```").expect("the example ends").0)
        .filter(|example| example.contains("int main")) // tests/readme.rs runs the loop
        .collect();
    let said = [
        ("connection_lost, do reconnect, write maybe_applied, retry a create: no\n", archive()),
        ("CONNECTIONLOSS: connection_lost, retry a create: no\n", vec![]), // without a library
    ];
    assert_eq!(examples.len(), said.len(), "examples");
    for (i, (example, (said, libraries))) in examples.iter().zip(said).enumerate() {
        assert!(example.lines().count() <= 12, "ten lines of C, more or less");
        let source = out.join(format!("readme{i}.c"));
        std::fs::write(&source, example).expect("the example can be written");
        let program = compile(&out, &source, "a", "gcc", &["-std=c11"], &libraries);
        let printed = stdout(&mut Command::new(program));
        assert!(printed.starts_with(said), "{printed}");
    }
}
