//! derrno as programs outside of this tree use it: installed, moved, as a part of their build, as a Debian package,
//! from C++, and on other machines.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use derrno_tests::place::{embedded, install, kept, library, make, read, root, run, scratch, stdout, tool};

/// What the programs of [`project`] print.
const SAID: &str = "connection_lost, maybe_applied\n";

const C: &str = "#include <derrno.h>\n#include <stdio.h>\nint main(void) {\n    derrno_verdict v = \
    derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_CONNECTIONLOSS);\n    printf(\"%s, %s\\n\", \
    derrno_kind_name(derrno_kind(v)), derrno_effect_name(derrno_effect(v)));\n}\n";
const INLINE: &str = "#include <derrno_inline.h>\n#include <stdio.h>\nint main(void) {\n    derrno_verdict v = \
    derrno_inline_zookeeper(DERRNO_ZOOKEEPER_CONNECTIONLOSS);\n    puts(derrno_kind(v) == \
    DERRNO_KIND_CONNECTION_LOST && derrno_effect(v) == DERRNO_EFFECT_MAYBE_APPLIED ? \"connection_lost, \
    maybe_applied\" : \"wrong\");\n}\n";
const CPP: &str = "#include <derrno.hpp>\n#include <cstdio>\nint main() {\n    auto ec = \
    derrno::make_error_code(DERRNO_DOMAIN_ZOOKEEPER, DERRNO_ZOOKEEPER_CONNECTIONLOSS);\n    auto v = \
    derrno::verdict_of(ec);\n    std::printf(\"%s, %s\\n\", derrno::name(v.kind()), \
    derrno::name(v.effect()));\n}\n";
/// A library of somebody's that has derrno inside.
const PLUGIN: &str = "#include <derrno.h>\n__attribute__((visibility(\"default\"))) int plugin(int rc);\nint plugin(int \
    rc) { return derrno_kind(derrno_classify(DERRNO_DOMAIN_ZOOKEEPER, rc)); }\n";

/// Writes files into a folder.
fn write(folder: &Path, files: &[(&str, &str)]) {
    for (name, text) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        fs::write(file, text).expect("the file can be written");
    }
}

/// A CMake project whose programs use every target of derrno; `how` brings derrno in.
fn project(folder: &Path, how: &str) {
    let lists = format!(
        "cmake_minimum_required(VERSION 3.14)\nproject(user C CXX)\n{how}\n\
         set(CMAKE_C_VISIBILITY_PRESET hidden)\n\
         add_executable(shared main.c)\ntarget_link_libraries(shared PRIVATE derrno::derrno)\n\
         add_executable(archive main.c)\ntarget_link_libraries(archive PRIVATE derrno::static)\n\
         add_executable(inline inline.c)\ntarget_link_libraries(inline PRIVATE derrno::inline)\n\
         add_executable(cpp main.cpp)\ntarget_link_libraries(cpp PRIVATE derrno::derrno)\n\
         add_library(plugin MODULE plugin.c)\ntarget_link_libraries(plugin PRIVATE derrno::static)\n"
    );
    let files = [
        ("CMakeLists.txt", lists.as_str()),
        ("main.c", C),
        ("inline.c", INLINE),
        ("main.cpp", CPP),
        ("plugin.c", PLUGIN),
    ];
    write(folder, &files);
}

/// Configures, builds and runs a project of [`project`].
fn build(folder: &Path, options: &[String]) {
    let target = library().parent().expect("the target folder");
    let out = folder.join("build");
    let mut cmake = Command::new("cmake");
    run(cmake.arg("-S").arg(folder).arg("-B").arg(&out).args(options).env("CARGO_TARGET_DIR", target));
    run(Command::new("cmake").arg("--build").arg(&out).env("CARGO_TARGET_DIR", target));
    for program in ["shared", "archive", "inline", "cpp"] {
        assert_eq!(stdout(&mut Command::new(out.join(program))), SAID, "{program}");
    }
    let linked = stdout(Command::new("readelf").args(["-d", "-W"]).arg(out.join("shared")));
    assert!(linked.contains("libderrno.so.0"), "{linked}");
    exports_only_itself(&out.join("libplugin.so"));
}

/// A library that links the archive does not export its functions again.
fn exports_only_itself(plugin: &Path) {
    let exported = stdout(Command::new("nm").args(["-D", "--defined-only"]).arg(plugin));
    assert!(exported.contains(" plugin") && !exported.contains("derrno_"), "{exported}");
}

#[test]
fn cmake_finds_an_installed_derrno_after_it_was_moved() {
    let out = scratch("adopt-cmake");
    install(&out.join("first"), &["PREFIX=/opt/derrno"]);
    let prefix = out.join("moved");
    fs::rename(out.join("first/opt/derrno"), &prefix).expect("the folder can be moved");
    project(&out.join("user"), "find_package(derrno 0.1 CONFIG REQUIRED)");
    build(&out.join("user"), &[format!("-DCMAKE_PREFIX_PATH={}", prefix.display())]);

    // A version that breaks is refused.
    project(&out.join("other"), "find_package(derrno 0.2 CONFIG REQUIRED)");
    let mut cmake = Command::new("cmake");
    cmake.arg("-S").arg(out.join("other")).arg("-B").arg(out.join("other/build"));
    let refused =
        cmake.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display())).output().expect("cmake runs");
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("version"), "{said}");
}

#[test]
fn cmake_builds_derrno_as_a_part_of_a_project() {
    let out = scratch("adopt-fetch");
    let fetch = "include(FetchContent)\nFetchContent_Declare(derrno SOURCE_DIR ${DERRNO})\n\
                 FetchContent_MakeAvailable(derrno)";
    project(&out, fetch);
    build(&out, &[format!("-DDERRNO={}", root("").canonicalize().expect("it is there").display())]);
}

#[test]
fn meson_builds_derrno_as_a_subproject() {
    let out = scratch("adopt-meson");
    let build = "project('user', 'c', default_options: ['warning_level=3', 'werror=true'])\n\
                 derrno = dependency('derrno', fallback: 'derrno')\n\
                 executable('archive', 'main.c', dependencies: derrno)\n\
                 shared_library('plugin', 'plugin.c', dependencies: derrno, gnu_symbol_visibility: 'hidden')\n";
    write(&out, &[("meson.build", build), ("main.c", C), ("plugin.c", PLUGIN)]);
    fs::create_dir_all(out.join("subprojects")).expect("the folder can be made");
    let tree = root("").canonicalize().expect("it is there");
    std::os::unix::fs::symlink(tree, out.join("subprojects/derrno")).expect("a link");
    let target = library().parent().expect("the target folder");
    run(Command::new("meson").arg("setup").arg(out.join("build")).arg(&out));
    run(Command::new("meson").args(["compile", "-C"]).arg(out.join("build")).env("CARGO_TARGET_DIR", target));
    assert_eq!(stdout(&mut Command::new(out.join("build/archive"))), SAID);
    exports_only_itself(&out.join("build/libplugin.so"));
}

#[test]
fn pkg_config_finds_a_derrno_in_any_layout() {
    let out = scratch("adopt-layout");
    let layout = ["PREFIX=/usr", "LIBDIR=/usr/lib/x86_64-linux-gnu", "INCLUDEDIR=/usr/include/derrno-0"];
    install(&out, &layout);
    write(&out, &[("main.c", C)]);
    let mut flags = Command::new("pkg-config");
    flags.env("PKG_CONFIG_PATH", out.join("usr/lib/x86_64-linux-gnu/pkgconfig"));
    let flags = stdout(flags.args(["--cflags", "--libs", "derrno"]));
    let program = out.join("main");
    let mut compile = Command::new("cc");
    run(compile.arg(out.join("main.c")).arg("-o").arg(&program).args(flags.split_whitespace()));
    let path = out.join("usr/lib/x86_64-linux-gnu");
    assert_eq!(stdout(Command::new(&program).env("LD_LIBRARY_PATH", path)), SAID);

    // The archive needs nothing but libc.
    let mut compile = Command::new("cc");
    compile.arg(out.join("main.c")).arg("-o").arg(&program).arg("-static");
    run(compile.args(flags.split_whitespace()));
    assert_eq!(stdout(&mut Command::new(&program)), SAID);
}

#[test]
fn uninstall_removes_every_file_that_install_wrote() {
    let out = scratch("adopt-uninstall");
    let files = |out: &Path| stdout(Command::new("find").arg(out).args(["!", "-type", "d"]));
    install(&out, &["PREFIX=/usr/local"]);
    let installed = files(&out);
    for file in ["bin/derrno", "include/derrno.hpp", "man3/derrno.3", "lib/libderrno.so.0", "LICENSE"] {
        assert!(installed.contains(file), "{file} is not in\n{installed}");
    }
    write(&out, &[("usr/local/include/other.h", "")]);
    make("uninstall", &out, &["PREFIX=/usr/local"]);
    assert_eq!(files(&out).trim(), out.join("usr/local/include/other.h").to_string_lossy());
}

#[test]
fn the_manual_pages_are_well_formed_and_name_every_subcommand() {
    let out = scratch("adopt-man");
    let page = stdout(Command::new(tool()).arg("man"));
    write(&out, &[("derrno.1", &page)]);
    for page in [out.join("derrno.1"), root("packaging/derrno.3")] {
        run(Command::new("mandoc").args(["-W", "error", "-T", "ascii"]).arg(page));
    }
    let help = stdout(Command::new(tool()).arg("--help"));
    let commands = help.split_once("Commands:\n").expect("a list of subcommands").1;
    for line in commands.lines().take_while(|line| !line.is_empty()) {
        let name = line.split_whitespace().next().expect("a name");
        assert!(name == "help" || page.contains(&format!(".SH \"derrno {name}\"")), "{name}");
    }
}

#[test]
fn a_debian_package_is_built_installed_and_used() {
    let out = scratch("adopt-deb");
    run(Command::new("cp").arg("-r").arg(root("packaging/debian")).arg(&out));
    let mut build = Command::new("dpkg-buildpackage");
    build.args(["-b", "-uc", "-us", "-d"]).current_dir(out.join("debian").parent().expect("a folder"));
    build.env("DERRNO", root("").canonicalize().expect("it is there"));
    build
        .env("DERRNO_OUT", library())
        .env("DERRNO_TOOL", tool())
        .env("DEB_BUILD_OPTIONS", "nostrip noautodbgsym");
    // The packages are written beside the source: one folder deeper keeps them here.
    let source = out.join("source");
    fs::create_dir(&source)
        .and_then(|()| fs::rename(out.join("debian"), source.join("debian")))
        .expect("moved");
    run(build.current_dir(&source));

    // An empty system of its own, so that this one stays as it is.
    let system = out.join("system");
    write(
        &system,
        &[("var/lib/dpkg/status", ""), ("var/lib/dpkg/updates/.keep", ""), ("var/lib/dpkg/info/.keep", "")],
    );
    fs::create_dir_all(system.join("tmp")).expect("the folder can be made");
    fs::remove_file(system.join("var/lib/dpkg/updates/.keep")).expect("removed");
    let debs = stdout(Command::new("sh").args(["-c", "ls *.deb"]).current_dir(&out));
    let debs: Vec<PathBuf> =
        debs.lines().filter(|deb| !deb.contains("dbgsym")).map(|deb| out.join(deb)).collect();
    assert_eq!(debs.len(), 3, "{debs:?}");
    let mut dpkg = Command::new("dpkg");
    dpkg.arg(format!("--root={}", system.display())).args([
        "--force-not-root",
        "--force-depends",
        "--force-bad-path",
    ]);
    run(dpkg.arg("--log=/dev/null").arg("-i").args(&debs));

    let explained = stdout(Command::new(system.join("usr/bin/derrno")).args(["explain", "zookeeper:-4"]));
    assert!(explained.starts_with("zookeeper:-4 CONNECTIONLOSS\n"), "{explained}");
    let lib = stdout(Command::new("dpkg-architecture").arg("-qDEB_HOST_MULTIARCH"));
    let lib = system.join("usr/lib").join(lib.trim());
    write(&out, &[("main.c", C)]);
    let mut flags = Command::new("pkg-config");
    let flags =
        stdout(flags.env("PKG_CONFIG_PATH", lib.join("pkgconfig")).args(["--cflags", "--libs", "derrno"]));
    let program = out.join("main");
    run(Command::new("cc").arg(out.join("main.c")).arg("-o").arg(&program).args(flags.split_whitespace()));
    assert_eq!(stdout(Command::new(&program).env("LD_LIBRARY_PATH", &lib)), SAID);
}

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
    let page = read("docs/C.md");
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

/// Other libraries, widths and byte orders: the same answers from the headers that need no library. Windows
/// programs are compiled and linked, not run. Says what ran.
#[test]
fn the_headers_answer_alike_on_other_machines() {
    let out = scratch("adopt-machines");
    let mut here = None;
    for (compiler, flags, runner) in [
        ("gcc", &[][..], Some("")),
        ("musl-gcc", &["-static"], Some("")),
        ("i686-linux-gnu-gcc", &["-static"], Some("qemu-i386")),
        ("s390x-linux-gnu-gcc", &["-static"], Some("qemu-s390x")),
        ("x86_64-w64-mingw32-gcc", &[], None),
    ] {
        let program = out.join(compiler);
        let mut compile = Command::new(compiler);
        compile.args(["-std=c99", "-O1", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]).args(flags);
        run(compile.arg("-I").arg(root("include")).arg(root("tests/c/portable.c")).arg("-o").arg(&program));
        let said = match runner {
            Some("") => stdout(&mut Command::new(&program)),
            Some(runner) => stdout(Command::new(runner).arg(&program)),
            None => {
                println!("{compiler}: compiled");
                continue;
            }
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

/// The crates for crates.io, in order, each built from its package: with licence and README, and without the tree.
#[test]
fn the_crates_can_be_published() {
    let crates = ["derrno", "derrno-text", "derrno-own", "derrno-cli"];
    let target = scratch("adopt-crates");
    let mut publish = Command::new(env!("CARGO"));
    publish
        .current_dir(root(""))
        .args(["publish", "-q", "--dry-run", "--allow-dirty", "--target-dir"])
        .arg(&target);
    run(publish.args(crates.map(|name| format!("-p{name}"))));
    for (name, folder) in crates.into_iter().zip(["core", "text", "own", "cli"]) {
        let mut list = Command::new(env!("CARGO"));
        list.current_dir(root(folder)).args(["package", "-q", "--list", "--allow-dirty"]);
        let files = stdout(&mut list);
        assert!(files.lines().any(|file| file == "LICENSE"), "{name} has no LICENSE:\n{files}");
    }

    // The documentation that a user builds, without all features, has no link that leads nowhere.
    let mut doc = Command::new(env!("CARGO"));
    doc.current_dir(root("")).args(["doc", "-q", "-p", "derrno", "--no-deps", "--target-dir"]).arg(&target);
    run(doc.env("RUSTDOCFLAGS", "-D warnings"));
}

/// Held by tests that make the folder of the target folder, which is the same for all.
static AMALGAMATION: Mutex<()> = Mutex::new(());

/// The folder of `make amalgamation`, made below `out`.
fn amalgamation(out: &Path) -> PathBuf {
    run(Command::new("make").current_dir(root("")).args(["-s", "amalgamation"]).env("CARGO_TARGET_DIR", out));
    out.join(concat!("amalgamation/derrno-", env!("CARGO_PKG_VERSION")))
}

/// What the tool makes of the frames that a program wrote.
fn decoded(program: &Path) -> String {
    let frames = run(&mut Command::new(program)).stdout;
    let file = program.with_extension("frames");
    fs::write(&file, frames).expect("written");
    stdout(Command::new(tool()).arg("decode").arg(file))
}

/// Firmware in C, from nothing but the folder: the example on this machine, and for a Cortex-M0 by CMake.
#[test]
fn the_folder_for_firmware_builds_by_itself() {
    let out = scratch("adopt-embedded");
    let folder = amalgamation(&out);
    for (compiler, standard) in [("gcc", "-std=c99"), ("clang", "-std=c2x")] {
        let program = out.join(compiler);
        let mut compile = Command::new(compiler);
        compile.args([
            standard,
            "-Wall",
            "-Wextra",
            "-Wpedantic",
            "-Wconversion",
            "-Werror",
            "-I",
            "include",
        ]);
        run(compile.arg("example/main.c").arg("-o").arg(&program).current_dir(&folder));
        let said = decoded(&program);
        assert!(
            said.starts_with("         - warning zookeeper:-4 CONNECTIONLOSS [4 0]: connection_lost, "),
            "{said}"
        );
    }

    let lists = "cmake_minimum_required(VERSION 3.14)\nproject(user C)\nadd_subdirectory(${DERRNO} derrno)\n\
                 add_library(firmware STATIC main.c)\ntarget_link_libraries(firmware PRIVATE derrno::words)\n";
    let arm = "set(CMAKE_SYSTEM_NAME Generic)\nset(CMAKE_C_COMPILER arm-none-eabi-gcc)\n\
               set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)\n\
               set(CMAKE_C_FLAGS \"-mcpu=cortex-m0 -mthumb -Os -ffreestanding -Wall -Wextra -Werror\")\n";
    let main = "#include <derrno_inline.h>\n#include <derrno_log.h>\n#include <derrno_retry.h>\nconst char *name(void);\n\
                const char *name(void) { return derrno_inline_name(DERRNO_DOMAIN_ZOOKEEPER, -4); }\n";
    write(&out, &[("user/CMakeLists.txt", lists), ("arm.cmake", arm), ("user/main.c", main)]);
    let cmake = |source: &str, build: &str, options: &[&str]| {
        let mut cmake = Command::new("cmake");
        cmake.arg("-S").arg(out.join(source)).arg("-B").arg(out.join(build));
        cmake.arg(format!("-DCMAKE_TOOLCHAIN_FILE={}", out.join("arm.cmake").display()));
        run(cmake.arg(format!("-DDERRNO={}", folder.display())).args(options));
        run(Command::new("cmake").arg("--build").arg(out.join(build)));
    };
    cmake("user", "user-build", &[]);
    assert!(out.join("user-build/derrno/libderrno_words.a").exists());

    // The files of ESP-IDF and Zephyr with the functions that they call, which the real build systems bring: what the
    // files name is compiled, and a program that is given what they say compiles.
    let idf = "cmake_minimum_required(VERSION 3.14)\nproject(user C)\nset(ESP_PLATFORM 1)\nset(COMPONENT_LIB derrno)\n\
               function(idf_component_register)\n  cmake_parse_arguments(ARG \"\" \"\" \"SRCS;INCLUDE_DIRS\" ${ARGN})\n  \
               add_library(derrno STATIC ${ARG_SRCS})\n  target_include_directories(derrno PUBLIC ${ARG_INCLUDE_DIRS})\n\
               endfunction()\nadd_subdirectory(${DERRNO} derrno)\n\
               add_library(firmware STATIC ../user/main.c)\ntarget_link_libraries(firmware PRIVATE derrno)\n";
    let zephyr = "cmake_minimum_required(VERSION 3.14)\nproject(user C)\nset(CONFIG_DERRNO y)\nset(CONFIG_DERRNO_WORDS y)\n\
                  add_library(zephyr_interface INTERFACE)\n\
                  macro(zephyr_include_directories)\n  target_include_directories(zephyr_interface INTERFACE ${ARGN})\n\
                  endmacro()\nmacro(zephyr_compile_definitions)\n  \
                  target_compile_definitions(zephyr_interface INTERFACE ${ARGN})\nendmacro()\n\
                  macro(zephyr_library_named name)\n  set(ZEPHYR_CURRENT_LIBRARY ${name})\n  add_library(${name} STATIC)\n  \
                  target_link_libraries(${name} PRIVATE zephyr_interface)\nendmacro()\nmacro(zephyr_library_sources)\n  \
                  target_sources(${ZEPHYR_CURRENT_LIBRARY} PRIVATE ${ARGN})\nendmacro()\n\
                  add_subdirectory(${DERRNO}/zephyr derrno)\nadd_library(firmware STATIC ../user/main.c)\n\
                  target_link_libraries(firmware PRIVATE zephyr_interface)\n";
    write(&out, &[("idf/CMakeLists.txt", idf), ("zephyr/CMakeLists.txt", zephyr)]);
    for system in ["idf", "zephyr"] {
        let build = format!("{system}-build");
        cmake(system, &build, &[]);
        let words = stdout(Command::new("arm-none-eabi-nm").arg(out.join(&build).join("derrno/libderrno.a")));
        assert!(words.contains(" T derrno_inline_row"), "{system}: {words}");
        let user = stdout(Command::new("arm-none-eabi-nm").arg(out.join(&build).join("libfirmware.a")));
        assert!(user.contains(" U derrno_inline_row"), "{system}: the words are there twice:\n{user}");
    }
}

/// The files of ESP-IDF, PlatformIO and Zephyr by their own readers, without their registries.
#[test]
fn the_files_for_embedded_build_systems_are_read_by_their_own_tools() {
    let out = scratch("adopt-registries");
    let folder = amalgamation(&out);
    let tools = embedded();
    let mut pack = Command::new(tools.join("compote"));
    run(pack
        .args(["component", "pack", "--name", "derrno", "--dest-dir"])
        .arg(out.join("idf"))
        .current_dir(&folder));
    let packed = out.join(concat!("idf/derrno_", env!("CARGO_PKG_VERSION"), ".tgz"));
    let files = stdout(Command::new("tar").arg("-tzf").arg(&packed));
    assert!(files.contains("src/derrno_words.c") && files.contains("include/derrno_log.h"), "{files}");

    // PlatformIO asks the internet whether there is such a licence, so that cell is left out here.
    let library = fs::read_to_string(folder.join("library.json")).expect("it is there");
    let licence = "  \"license\": \"Apache-2.0 OR MIT\",\n";
    assert!(library.contains(licence), "{library}");
    fs::write(folder.join("library.json"), library.replace(licence, "")).expect("written");
    let mut pack = Command::new(tools.join("pio"));
    pack.args(["pkg", "pack", "-o"]).arg(out.join("derrno.tar.gz")).current_dir(&folder);
    run(pack.env("PLATFORMIO_CORE_DIR", out.join("pio")).env("PLATFORMIO_SETTING_ENABLE_TELEMETRY", "no"));
    let files = stdout(Command::new("tar").arg("-tzf").arg(out.join("derrno.tar.gz")));
    assert!(files.contains("include/derrno_inline.h") && files.contains("example/main.c"), "{files}");

    let read = "import kconfiglib, yaml\nmodule = yaml.safe_load(open('zephyr/module.yml'))\n\
                kconfig = kconfiglib.Kconfig(module['build']['kconfig'])\n\
                kconfig.syms['DERRNO'].set_value(2)\nkconfig.syms['DERRNO_WORDS'].set_value(2)\n\
                print(module['name'], module['build']['cmake'], kconfig.syms['DERRNO_WORDS'].str_value)\n";
    let mut python = Command::new(tools.join("python"));
    assert_eq!(stdout(python.args(["-c", read]).current_dir(&folder)), "derrno zephyr y\n");
}

/// A release: twice the same bytes; the source is what git knows, and a program of C and one of Python come of the rest.
#[test]
fn a_release_is_whole_and_the_same_twice() {
    let out = scratch("adopt-dist");
    let _alone = AMALGAMATION.lock();
    let dist = |name: &str| {
        let mut make = Command::new("make");
        make.current_dir(root(""))
            .args(["-s", "dist"])
            .env("CARGO_TARGET_DIR", kept(""))
            .env("CARGO", env!("CARGO"));
        run(make.arg(format!("DIST={}", out.join(name).display())));
        fs::read_to_string(out.join(name).join("SHA256SUMS")).expect("checksums")
    };
    let sums = dist("dist");
    assert_eq!(dist("again"), sums, "the same tree twice");
    let dist = out.join("dist");
    run(Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(&dist));
    let version = env!("CARGO_PKG_VERSION");
    let mut files: Vec<_> = sums
        .lines()
        .filter_map(|line| line.split_whitespace().last())
        .map(|file| file.replace(version, "V"))
        .collect();
    files.retain(|file| !file.ends_with(".whl"));
    assert_eq!(sums.lines().count(), files.len() + 1, "one wheel: {sums}");
    assert_eq!(
        files,
        [
            "derrno-V-embedded.tar.gz",
            "derrno-V.crate",
            "derrno-V.tar.gz",
            "derrno-cli-V.crate",
            "derrno-own-V.crate",
            "derrno-text-V.crate"
        ]
    );

    let unpack = |file: String| run(Command::new("tar").arg("-xzf").arg(dist.join(file)).current_dir(&out));
    unpack(format!("derrno-{version}.tar.gz"));
    let source = out.join(format!("derrno-{version}"));
    let known = stdout(Command::new("git").args(["ls-files"]).current_dir(root("")));
    assert!(known.lines().count() > 300);
    for file in known.lines() {
        let read =
            |path: PathBuf| fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        assert_eq!(read(source.join(file)), read(root(file)), "{file}");
    }
    let version_of = Command::new(env!("CARGO"))
        .args(["pkgid", "--offline", "-p", "derrno-ffi"])
        .current_dir(&source)
        .output();
    assert!(version_of.expect("cargo runs").status.success(), "the source is a workspace");
    fs::remove_dir_all(&source).expect("unpacked");

    unpack(format!("derrno-{version}-embedded.tar.gz"));
    let program = out.join("log");
    let mut compile = Command::new("cc");
    compile.args(["-std=c99", "-I", "include", "example/main.c", "-o"]).arg(&program).current_dir(&source);
    run(&mut compile);
    assert!(decoded(&program).contains("zookeeper:-4 CONNECTIONLOSS"));

    run(Command::new("python3").args(["-m", "venv"]).arg(out.join("venv")));
    let wheel =
        sums.lines().find_map(|line| line.split_whitespace().last().filter(|file| file.ends_with(".whl")));
    let mut pip = Command::new(out.join("venv/bin/pip"));
    run(pip
        .args(["install", "-q", "--no-index", "--disable-pip-version-check"])
        .arg(dist.join(wheel.expect("a wheel"))));
    let mut python = Command::new(out.join("venv/bin/python"));
    python.args(["-c", "import derrno; print(derrno.of('zookeeper', -4).effect)"]).current_dir(&out);
    assert_eq!(stdout(&mut python), "maybe_applied\n");
}

/// A folder that is in no tree, and goes with the test.
struct Outside(PathBuf);

impl Outside {
    fn new(name: &str) -> Outside {
        let folder = std::env::temp_dir().join(format!("derrno-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("the folder can be made");
        Outside(folder)
    }

    /// A command line in a folder of it, as a new user types it.
    fn shell(&self, folder: &str, line: &str) -> String {
        let mut shell = Command::new("sh");
        shell.args(["-ec", line]).current_dir(self.0.join(folder));
        shell.env("DERRNO", root("").canonicalize().expect("it is there"));
        // What is built in the tree is not built again; what is installed stays in the folder.
        shell.env("CARGO_TARGET_DIR", kept("")).env("CARGO_INSTALL_ROOT", self.0.join("tool"));
        let programs = [
            self.0.join("venv/bin"),
            self.0.join("tool/bin"),
            PathBuf::from(env!("CARGO")).with_file_name(""),
        ];
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(programs.into_iter().chain(std::env::split_paths(&path)));
        stdout(shell.env("PATH", path.expect("a path")))
    }
}

impl Drop for Outside {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The commands of the README, each in the folder of a new program, which is then built and run.
#[test]
fn each_command_of_the_front_door_works_in_an_empty_folder() {
    let readme = read("README.md");
    let table =
        readme.split_once("<!-- front -->\n").and_then(|(_, rest)| rest.split_once("<!-- /front -->"));
    let outside = Outside::new("front");
    let (mut kinds, rust) = (
        Vec::new(),
        "use derrno::zookeeper;\nfn main() {\n    let v = zookeeper::classify(-4);\n    \
         println!(\"{}, {}\", v.kind(), v.effect());\n}\n",
    );
    let manifest = "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    let lists = "cmake_minimum_required(VERSION 3.14)\nproject(user C)\nfind_package(derrno CONFIG REQUIRED)\n\
                 add_executable(prog prog.c)\ntarget_link_libraries(prog PRIVATE derrno::derrno)\n";
    for row in table.expect("the table of the front door").0.lines().skip(2) {
        let cells: Vec<&str> = row.split(" | ").collect();
        let [kind, write_cell, _] = cells[..] else { panic!("{row}") };
        let kind = kind.trim_start_matches("| ");
        let command = write_cell.split('`').nth(1).unwrap_or_else(|| panic!("no command: {row}"));
        kinds.push(kind.to_owned());
        let said = match kind {
            "Rust" => {
                write(&outside.0, &[("rust/Cargo.toml", manifest), ("rust/src/main.rs", rust)]);
                outside.shell("rust", command);
                outside.shell("rust", "CARGO_TARGET_DIR=target cargo run -q")
            }
            "C" => {
                write(&outside.0, &[("c/prog.c", C)]);
                outside.shell("c", command);
                let flags = "$(PKG_CONFIG_PATH=derrno/lib/pkgconfig pkg-config --cflags --libs derrno)";
                outside.shell("c", &format!("cc prog.c {flags} -Wl,-rpath,$PWD/derrno/lib && ./a.out"))
            }
            "C++" => {
                write(&outside.0, &[("c/prog.cpp", CPP)]);
                outside.shell("c", command);
                outside.shell("c", "./a.out")
            }
            "CMake" => {
                write(&outside.0, &[("c/CMakeLists.txt", lists)]);
                outside.shell("c", command);
                outside.shell("c", "cmake --build build > build.log && build/prog")
            }
            "Python" => {
                outside.shell("", "python3 -m venv venv");
                outside.shell("", &format!("PIP_QUIET=1 PIP_DISABLE_PIP_VERSION_CHECK=1 {command}"));
                let program = "import derrno; c = derrno.of('zookeeper', -4); print(f'{c.kind}, {c.effect}')";
                outside.shell("", &format!("python -c \"{program}\""))
            }
            "firmware in C" => {
                let prog = "#include <derrno_inline.h>\nint test(void);\nint test(void) { return \
                            derrno_effect(derrno_inline_zookeeper(-4)); }\n";
                write(&outside.0, &[("board/prog.c", prog)]);
                outside.shell("board", &format!("CARGO_TARGET_DIR=$PWD/out {command}"));
                let cc = "arm-none-eabi-gcc -mcpu=cortex-m0 -mthumb -std=c99 -Os -ffreestanding -c prog.c";
                outside.shell("board", &format!("{cc} -I out/amalgamation/derrno-*/include"));
                SAID.to_owned()
            }
            "firmware in Rust" => {
                write(&outside.0, &[("device/Cargo.toml", manifest), ("device/src/main.rs", rust)]);
                outside.shell("device", command);
                outside.shell("device", "CARGO_TARGET_DIR=target cargo run -q")
            }
            "the host tool" => {
                outside.shell("", &format!("{command} -q"));
                let said = outside.shell("", "derrno explain zookeeper:-4");
                assert!(said.starts_with("zookeeper:-4 CONNECTIONLOSS\n"), "{said}");
                SAID.to_owned()
            }
            other => panic!("no program is tried for {other}"),
        };
        assert_eq!(said, SAID, "{kind}");
    }
    assert_eq!(kinds.len(), 8, "{kinds:?}");
}

/// The example in C by its own README, in another folder: nothing but a C compiler and the headers.
#[test]
fn the_firmware_in_c_builds_anywhere_by_its_own_readme() {
    let _alone = AMALGAMATION.lock();
    let outside = Outside::new("firmware-c");
    run(Command::new("cp").arg("-r").arg(root("examples/firmware-c")).arg(outside.0.join("mine")));
    let readme = read("examples/firmware-c/README.md");
    let block =
        readme.split_once("```sh\n").and_then(|(_, rest)| rest.split_once("```")).expect("commands").0;
    let decode = format!("alias derrno={}\n", tool().display());
    let said = outside.shell(
        "mine",
        &format!("{decode}{}", block.replace("qemu-system-arm", "timeout 60 qemu-system-arm")),
    );
    let expected = read("tests/firmware/examples.txt");
    let expected: Vec<&str> = expected.lines().rev().take(3).collect();
    let said: Vec<&str> = said.lines().rev().take(3).collect();
    assert_eq!(said, expected);
}
