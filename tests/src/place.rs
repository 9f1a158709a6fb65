//! Where things are, and how to run them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// A path of the workspace.
#[must_use]
pub fn root(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ lies in the workspace").join(path)
}

/// The text of a file of the workspace.
#[must_use]
pub fn read(path: &str) -> String {
    let path = root(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A scratch folder below `target/`, empty.
#[must_use]
pub fn scratch(name: &str) -> PathBuf {
    let path = scratch_root().join(name);
    let _ = std::fs::remove_dir_all(&path);
    std::fs::create_dir_all(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    path
}

/// A folder below `target/` that stays from run to run, for what takes long to build.
#[must_use]
pub fn kept(name: &str) -> PathBuf {
    scratch_root().parent().expect("the target folder").join(name)
}

fn scratch_root() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root("target"), PathBuf::from);
    target.join("scratch")
}

/// Builds libderrno once per test program and gives the folder it is in.
pub fn library() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let target = scratch_root().join("library");
        let mut make = Command::new("make");
        make.current_dir(root("")).args(["-s", "lib"]).env("CARGO", env!("CARGO"));
        run(make.env("CARGO_TARGET_DIR", &target));
        target.join("release")
    })
}

/// The host tool as this build has it, built once per test program.
pub fn tool() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let mut cargo = Command::new(env!("CARGO"));
        run(cargo.current_dir(root("")).args(["build", "-q", "-p", "derrno-cli"]));
        scratch_root()
            .parent()
            .expect("the target folder")
            .canonicalize()
            .expect("built")
            .join("debug/derrno")
    })
}

/// Installs derrno below `destination`, with variables of the Makefile such as `PREFIX=/usr`.
pub fn install(destination: &Path, options: &[&str]) {
    make("install-files", destination, options);
}

/// Runs a target of the Makefile below `destination`, with the library and the tool that [`library`] and [`tool`]
/// build.
pub fn make(target: &str, destination: &Path, options: &[&str]) {
    let mut make = Command::new("make");
    make.current_dir(root("")).args(["-s", target]).args(options);
    make.arg(format!("DESTDIR={}", destination.display())).arg(format!("OUT={}", library().display()));
    run(make.arg(format!("TOOL={}", tool().display())));
}

/// Installs derrno below `out` and gives the flags that pkg-config says a program of it needs.
pub fn installed(out: &Path) -> Vec<String> {
    install(out, &["PREFIX=/opt/derrno"]);
    let lib = out.join("opt/derrno/lib");
    let mut flags = Command::new("pkg-config");
    let flags =
        stdout(flags.env("PKG_CONFIG_PATH", lib.join("pkgconfig")).args(["--cflags", "--libs", "derrno"]));
    let rpath = format!("-Wl,-rpath,{}", lib.display());
    flags.split_whitespace().map(String::from).chain([rpath]).collect()
}

/// A Python with derrno's package and the clients of tests/requirements.txt, made once per test program.
pub fn python() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| made("python").join("bin/python"))
}

/// The wheel of derrno's package, which [`python`] has installed.
#[must_use]
pub fn wheel() -> PathBuf {
    let wheels = python().ancestors().nth(3).expect("the target folder").join("wheels");
    let name = format!("derrno-{}-", env!("CARGO_PKG_VERSION"));
    let files = std::fs::read_dir(&wheels).expect("make python makes it").filter_map(Result::ok);
    let wheel = files
        .map(|file| file.path())
        .find(|path| path.file_name().is_some_and(|file| file.to_string_lossy().starts_with(&name)));
    wheel.unwrap_or_else(|| panic!("{}: no wheel", wheels.display()))
}

/// The `node_modules` with the clients of tests/package.json, made once per test program: what
/// `node` wants in `NODE_PATH`.
pub fn node_modules() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| made("node").join("node_modules"))
}

/// The folder of programs that check files for embedded build systems, made once per test program.
pub fn embedded() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| made("embedded").join("bin"))
}

/// The folder of `target/` that a rule of the Makefile fills.
fn made(rule: &str) -> PathBuf {
    run(Command::new("make").current_dir(root("")).args(["-s", rule]).env("CARGO_TARGET_DIR", kept("")));
    kept(rule)
}

/// Fails with the Debian package that brings the program which could not be started.
pub fn missing(command: &Command, error: &std::io::Error) -> ! {
    let program = command.get_program().to_string_lossy();
    panic!("{program}: {error}; install the Debian package `{}`", package(&program))
}

/// Runs a program, and fails with all it printed unless it succeeds. A program that is not on the
/// machine fails with the Debian package to install.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| missing(command, &error));
    assert!(
        output.status.success(),
        "{command:?}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// What a successful program printed.
pub fn stdout(command: &mut Command) -> String {
    String::from_utf8(run(command).stdout).expect("programs print UTF-8")
}

fn package(program: &str) -> &str {
    match program {
        "nm" | "readelf" | "ar" | "objdump" => "binutils",
        "cc" => "gcc",
        "clang++" => "clang",
        "x86_64-w64-mingw32-gcc" => "gcc-mingw-w64-x86-64",
        "x86_64-w64-mingw32-g++" => "g++-mingw-w64-x86-64-posix",
        "/usr/lib/wine/wine64" => "wine64",
        "i686-linux-gnu-gcc" => "gcc-i686-linux-gnu",
        "s390x-linux-gnu-gcc" => "gcc-s390x-linux-gnu",
        "qemu-i386" | "qemu-s390x" => "qemu-user",
        "dpkg-buildpackage" | "dpkg-architecture" => "dpkg-dev",
        "arm-none-eabi-gcc" => "gcc-arm-none-eabi",
        "arm-none-eabi-size" => "binutils-arm-none-eabi",
        "python3" => "python3-venv",
        "musl-gcc" => "musl-tools",
        "java" => "default-jre-headless",
        "node" => "nodejs",
        other => other,
    }
}
