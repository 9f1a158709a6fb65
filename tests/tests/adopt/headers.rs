//! The headers, in C and in C++, in many files, and on other machines; on Windows the library too.

use std::path::{Path, PathBuf};
use std::process::Command;

use derrno_tests::place::{kept, library, read, root, run, scratch, stdout};

use super::write;

/// derrno.hpp by both compilers, from C++11 on, with std alone and with Boost, and without run-time types.
#[test]
fn the_categories_of_cpp_answer_as_the_library() {
    let out = scratch("adopt-cpp");
    let archive = library().join("libderrno.a");
    for (i, (compiler, flags)) in [
        ("g++", &["-std=c++11"][..]),
        ("g++", &["-std=c++20", "-DDERRNO_BOOST", "-fsanitize=undefined,address"]),
        ("clang++", &["-std=c++11", "-fno-rtti"]),
        ("clang++", &["-std=c++17", "-DDERRNO_BOOST"]),
    ]
    .into_iter()
    .enumerate()
    {
        let program = out.join(i.to_string());
        let mut compile = Command::new(compiler);
        compile.args([
            "-Wall",
            "-Wextra",
            "-Wpedantic",
            "-Wshadow",
            "-Wconversion",
            "-Wold-style-cast",
            "-Werror",
        ]);
        compile.args(flags).arg("-I").arg(root("include")).arg(root("tests/c/category.cpp"));
        run(compile.arg(&archive).arg("-o").arg(&program));
        let said = stdout(&mut Command::new(program));
        assert!(said.ends_with(" rows\n0 failures\n"), "{compiler} {flags:?}: {said}");
    }
}

#[test]
fn the_cpp_example_of_the_page_runs() {
    let out = scratch("adopt-page");
    let page = read("docs/CPP.md");
    let example =
        page.split_once("```cpp\n").and_then(|(_, rest)| rest.split_once("```")).expect("an example").0;
    write(&out, &[("page.cpp", example)]);
    let mut compile = Command::new("g++");
    compile.args(["-std=c++11", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
    run(compile.arg(out.join("page.cpp")).arg(library().join("libderrno.a")).arg("-o").arg(out.join("page")));
    let said = stdout(&mut Command::new(out.join("page")));
    assert_eq!(said, "zookeeper, write maybe_applied, retry a create: no\n");
}

/// Names and messages of the inline header, in a program of two files: one copy.
#[test]
fn the_words_of_the_inline_header_can_be_in_a_program_once() {
    let out = scratch("adopt-words");
    let one = "#define DERRNO_INLINE_WORDS_DEFINE\n#include <derrno_inline.h>\nconst char *one(void);\nconst char \
               *one(void) { return derrno_inline_name(DERRNO_DOMAIN_ZOOKEEPER, -4); }\n";
    let two = "#define DERRNO_INLINE_WORDS_DECLARE\n#include <derrno_inline.h>\n#include <stdio.h>\nconst char \
               *one(void);\nint main(void) { printf(\"%s %s\\n\", one(), \
               derrno_inline_name(DERRNO_DOMAIN_ZOOKEEPER, -101)); }\n";
    write(&out, &[("one.c", one), ("two.c", two)]);
    let program = out.join("both");
    let mut compile = Command::new("gcc");
    compile.args(["-std=c99", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I"]).arg(root("include"));
    run(compile.args([out.join("one.c"), out.join("two.c")]).arg("-o").arg(&program));
    assert_eq!(stdout(&mut Command::new(&program)), "CONNECTIONLOSS NONODE\n");
    let symbols = stdout(Command::new("nm").arg(&program));
    let lookups: Vec<&str> =
        symbols.lines().filter(|line| line.contains("derrno_inline_zookeeper_row")).collect();
    assert_eq!(lookups.len(), 1, "{lookups:?}");
}

/// What strict builds ask for. `inline` needs C99, and so do derrno's headers: there is no C89.
#[test]
fn the_headers_are_clean_where_every_warning_is_an_error() {
    let out = scratch("adopt-strict");
    let all = "#define DERRNO_INLINE_WORDS\n#include <derrno_inline.h>\n#include <derrno_retry.h>\n#include \
               <derrno_log.h>\nint main(void) { return 0; }\n";
    write(&out, &[("all.c", all), ("hpp.cpp", "#include <derrno.hpp>\nint main() { return 0; }\n")]);
    let everything = ["-Weverything", "-Wno-padded", "-Werror"];
    let in_cpp = [
        "-Wno-c++98-compat",
        "-Wno-c++98-compat-pedantic",
        "-Wno-weak-vtables",
        "-Wno-exit-time-destructors",
    ];
    let strict =
        ["-Wall", "-Wextra", "-Wpedantic", "-Wold-style-cast", "-Wshadow", "-Wconversion", "-Werror"];
    for (compiler, flags, file) in [
        ("clang", [&["-std=c99"][..], &everything].concat(), "all.c"),
        ("clang++", [&["-std=c++17"][..], &everything, &in_cpp].concat(), "hpp.cpp"),
        ("clang++", [&["-std=c++17", "-x", "c++"][..], &strict].concat(), "all.c"),
        ("g++", [&["-std=c++17", "-x", "c++"][..], &strict].concat(), "all.c"),
    ] {
        let mut command = Command::new(compiler);
        run(command.args(flags).args(["-fsyntax-only", "-I"]).arg(root("include")).arg(out.join(file)));
    }
}

/// Other libraries, widths and byte orders: the same answers from the headers that need no library. Says what ran.
#[test]
fn the_headers_answer_alike_on_other_machines() {
    let out = scratch("adopt-machines");
    let mut here = None;
    for (compiler, flags, runner) in [
        ("gcc", &[][..], None),
        ("musl-gcc", &["-static"], None),
        ("i686-linux-gnu-gcc", &["-static"], Some("qemu-i386")),
        ("s390x-linux-gnu-gcc", &["-static"], Some("qemu-s390x")),
    ] {
        let program = out.join(compiler);
        let mut compile = Command::new(compiler);
        compile.args(["-std=c99", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]).args(flags);
        run(compile.arg("-I").arg(root("include")).arg(root("tests/c/portable.c")).arg("-o").arg(&program));
        let said = match runner {
            Some(runner) => stdout(Command::new(runner).arg(&program)),
            None => stdout(&mut Command::new(&program)),
        };
        assert!(said.contains("\nretry: "), "{said}");
        assert_eq!(*here.get_or_insert_with(|| said.clone()), said, "{compiler}");
        println!("{compiler}: {} lines alike", said.lines().count());
    }
    // The headers for Microsoft's compiler, as far as clang goes without its library.
    let mut clang = Command::new("clang");
    clang.args([
        "--target=x86_64-pc-windows-msvc",
        "-ffreestanding",
        "-std=c11",
        "-fsyntax-only",
        "-Wall",
        "-Werror",
    ]);
    write(
        &out,
        &[("all.c", "#include <derrno_inline.h>\n#include <derrno_log.h>\n#include <derrno_retry.h>\n")],
    );
    run(clang.arg("-I").arg(root("include")).arg(out.join("all.c")));
    println!("clang, x86_64-pc-windows-msvc: compiled");
}

/// A Windows of Wine's, which goes with the test: it has half a gigabyte.
struct Windows(PathBuf);

impl Windows {
    /// A program that Wine's own files start.
    fn wine(&self, program: &str) -> Command {
        let mut wine = Command::new(format!("/usr/lib/wine/{program}"));
        wine.env("WINEPREFIX", self.0.join("wine")).env("WINEDEBUG", "-all");
        wine
    }

    /// What a program prints, with the line ends of this machine.
    fn said(&self, program: &Path, args: &[&str]) -> String {
        stdout(self.wine("wine64").arg(program).args(args)).replace("\r\n", "\n")
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        let _ = self.wine("wineserver64").arg("--kill").output();
        let _ = self.wine("wineserver64").arg("--wait").output();
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The library and all headers as programs of Windows, by mingw-w64 under Wine. The library is built by Debian's
/// compiler, as it is for boards.
#[test]
fn c_and_cpp_answer_on_windows_as_here() {
    let windows = Windows(scratch("adopt-windows"));
    let out = &windows.0;
    let target = "x86_64-pc-windows-gnu";
    let mut make = Command::new("make");
    make.current_dir(root("")).args(["-s", "firmware-lib"]).env("CARGO_TARGET_DIR", kept(""));
    run(make.arg(format!("TARGET={target}")));
    let library = kept("firmware").join(target).join("release/libderrno.a");
    let said = |compiler: &str, standard: &str, source: &str, args: &[&str]| {
        let program = out.join(source).with_extension("exe");
        let mut compile = Command::new(format!("x86_64-w64-mingw32-{compiler}"));
        compile.args([standard, "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-static", "-I"]);
        compile.arg(root("include")).arg(root("tests/c").join(source)).arg(&library);
        run(compile.args(["-lws2_32", "-o"]).arg(&program));
        windows.said(&program, args)
    };

    let here = out.join("here");
    let mut compile = Command::new("gcc");
    compile.args(["-std=c99", "-O1", "-I"]).arg(root("include")).arg(root("tests/c/portable.c"));
    run(compile.arg("-o").arg(&here));
    let portable = said("gcc", "-std=c99", "portable.c", &[]);
    assert_eq!(portable, stdout(&mut Command::new(here)), "lookup and retry without a library");
    let log = said("gcc", "-std=c99", "log_inline.c", &["100000"]);
    assert!(log.starts_with("100000 steps, ") && log.ends_with(" resets, 0 failures\n"), "{log}");
    for (compiler, standard, source) in [
        ("gcc", "-std=c99", "api.c"),
        ("gcc", "-std=c99", "windows.c"),
        ("g++", "-std=c++11", "category.cpp"),
    ] {
        let said = said(compiler, standard, source, &[]);
        assert!(said.ends_with(" 0 failures\n") || said.ends_with("\n0 failures\n"), "{source}: {said}");
    }
}
