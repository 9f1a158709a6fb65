//! derrno as programs outside of this tree use it: installed, moved, as a part of their build, as a Debian package,
//! from C++, and on other machines.

mod front;
mod headers;
mod install;
mod release;

use std::fs;
use std::path::Path;
use std::process::Command;

use derrno_tests::place::{library, run, stdout};

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
