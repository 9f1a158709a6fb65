//! What a release has: crates, the folder for firmware in C, checksums.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

use derrno_tests::place::{embedded, kept, root, run, scratch, stdout, tool};

use super::write;

/// The crates for crates.io, in order, each built from its package: with licence and README, and without the tree.
#[test]
fn the_crates_can_be_published() {
    let crates = ["derrno", "derrno-text", "derrno-own", "derrno-cli"];
    let target = scratch("adopt-crates");
    unpack_again(&crates);
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

/// Cargo unpacks what it is about to publish into its home, once for a path and a version: an earlier run's copy would
/// be built instead of this tree.
fn unpack_again(crates: &[&str]) {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let unpacked = home.expect("a home folder").join("registry/src");
    for registry in std::fs::read_dir(unpacked).into_iter().flatten().filter_map(Result::ok) {
        // That of a folder has no name of a host.
        if registry.file_name().to_string_lossy().starts_with('-') {
            for name in crates {
                let version = env!("CARGO_PKG_VERSION");
                let _ = std::fs::remove_dir_all(registry.path().join(format!("{name}-{version}")));
            }
        }
    }
}

/// Held by tests that make the folder of the target folder, which is the same for all.
pub(crate) static AMALGAMATION: Mutex<()> = Mutex::new(());

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

    // It runs on machines of 2014 too: nothing in it asks for a newer glibc.
    let native = "import derrno._native; print(derrno._native.__file__)";
    let native = stdout(Command::new(out.join("venv/bin/python")).args(["-c", native]).current_dir(&out));
    let versions = stdout(Command::new("readelf").args(["--version-info", "--wide"]).arg(native.trim()));
    let asked: Vec<u32> = versions
        .split("GLIBC_2.")
        .skip(1)
        .map(|rest| {
            let minor: String = rest.chars().take_while(char::is_ascii_digit).collect();
            minor.parse().unwrap_or_else(|error| panic!("{rest}: {error}"))
        })
        .collect();
    assert!(asked.iter().max().is_some_and(|newest| *newest <= 17), "glibc 2.x, where x is {asked:?}");
}
