//! Installed, moved, as a part of a build, as a Debian package.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use derrno_tests::place::{install, library, make, root, run, scratch, stdout, tool};

use super::{C, PLUGIN, SAID, build, exports_only_itself, project, write};

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
