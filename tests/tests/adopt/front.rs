//! The commands of the README's front door, and the firmware examples, outside of this tree.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use derrno_tests::place::{kept, read, root, run, stdout, tool};

use super::release::AMALGAMATION;
use super::{C, CPP, SAID, write};

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

/// What an example prints that is copied to a folder of its own, by the commands of its README. What it builds goes to
/// a folder below `target/`, where most of it is from the tests of the firmware.
fn by_its_own_readme(example: &str, program: &str, target: &str) -> String {
    let outside = Outside::new(example);
    run(Command::new("cp").arg("-r").arg(root(&format!("examples/{example}"))).arg(outside.0.join("mine")));
    let readme = read(&format!("examples/{example}/README.md"));
    let blocks: Vec<&str> =
        readme.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    // A board that hangs ends the test, not the day.
    let commands = blocks.concat().replace(program, &format!("timeout 600 {program}"));
    outside.shell(
        "mine",
        &format!(
            "alias derrno={}\nexport CARGO_TARGET_DIR={}\n{commands}",
            tool().display(),
            kept(target).display()
        ),
    )
}

/// Nothing but a C compiler and the headers.
#[test]
fn the_firmware_in_c_builds_anywhere_by_its_own_readme() {
    let _alone = AMALGAMATION.lock();
    let said = by_its_own_readme("firmware-c", "qemu-system-arm", "");
    let expected = read("tests/firmware/examples.txt");
    let expected: Vec<&str> = expected.lines().rev().take(3).collect();
    assert_eq!(said.lines().rev().take(3).collect::<Vec<_>>(), expected);
}

/// The compiler is Debian's, as the README says.
#[test]
fn the_firmware_in_rust_builds_anywhere_by_its_own_readme() {
    let said = by_its_own_readme("firmware-rust", "cargo run", "firmware");
    let expected = read("tests/firmware/examples.txt");
    assert_eq!(said.lines().collect::<Vec<_>>(), expected.lines().take(5).collect::<Vec<_>>());
}
