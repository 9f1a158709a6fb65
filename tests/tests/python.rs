//! The Python package: the same answers as the C library, what it makes of the exceptions of each client,
//! its retry, its types, its page, and the wheel in an environment of its own.

use std::path::Path;
use std::process::Command;

use derrno_tests::place::{library, python, read, root, run, scratch, stdout, wheel};

/// A program of tests/python.
fn program(name: &str) -> Command {
    let mut command = Command::new(python());
    command.arg(root("tests/python").join(name));
    command
}

/// The Python blocks of a page.
fn blocks(page: &str) -> Vec<&str> {
    page.split("```python\n").skip(1).filter_map(|rest| Some(rest.split_once("```")?.0)).collect()
}

/// What the examples of the page take for granted: a client with exceptions of kazoo's name, that loses the link
/// with its first write, and has it all the same.
const CLIENT: &str = r#"
class ConnectionLoss(Exception):
    __module__ = "kazoo.exceptions"

class NodeExistsError(Exception):
    __module__ = "kazoo.exceptions"

class Client:
    nodes, losses = {}, 1

    def get(self, path):
        return self.nodes.get(path)

    def create(self, path, data):
        if path in self.nodes:
            raise NodeExistsError
        self.nodes[path] = data
        if self.losses:
            self.losses -= 1
            raise ConnectionLoss
        return path

client = Client()
"#;

#[test]
fn every_row_is_the_same_from_python_and_from_c() {
    let said = stdout(program("rows.py").arg(library().join("libderrno.so")));
    let asked: u32 = said.split(' ').next().and_then(|number| number.parse().ok()).expect("a number");
    assert!(asked > 5_000, "{said}");
}

#[test]
fn the_codes_of_a_file_are_known() {
    let out = scratch("python-own");
    let file = out.join("pump.csv");
    std::fs::write(&file, read("examples/firmware-rust/pump.csv")).expect("written");
    assert_eq!(stdout(program("own.py").arg(file)), "pump:2 NO_ANSWER is known\n");
}

#[test]
fn an_exception_of_each_client_is_known() {
    let said = stdout(&mut program("exceptions.py"));
    assert!(said.ends_with(" classes are known\n"), "{said}");
}

#[test]
fn retry_does_what_the_engine_says() {
    run(&mut program("retries.py"));
}

#[test]
fn the_words_of_the_types_are_those_of_the_tables() {
    run(&mut program("words.py"));
}

/// The package, and a program that uses each function: mypy finds in it what stands there, and no more.
#[test]
fn mypy_finds_what_is_wrong_and_nothing_else() {
    let home = scratch("python-typed"); // mypy takes what lies beside a file for its imports
    std::fs::copy(root("tests/python/typed.py"), home.join("typed.py")).expect("the folder was made");
    let mypy = |path: &Path| {
        let mut mypy = Command::new(python());
        mypy.args(["-m", "mypy", "--strict", "--no-error-summary"]).arg(path).current_dir(&home);
        mypy.output().expect("the Python that was made")
    };
    let package = mypy(&root("python/derrno"));
    assert!(package.status.success(), "{}", String::from_utf8_lossy(&package.stdout));
    // The stub of the extension module beside what it has. mypy takes the words for a stub, which they are not.
    std::fs::write(home.join("but"), "derrno\\._words\\..*\nderrno\\._native\\.__all__\n").expect("as above");
    let mut stubtest = Command::new(python());
    run(stubtest
        .args(["-m", "mypy.stubtest", "derrno", "--concise", "--allowlist", "but"])
        .current_dir(&home));
    let said = String::from_utf8(mypy(Path::new("typed.py")).stdout).expect("text");
    let found: Vec<String> = said
        .lines()
        .filter_map(|line| line.strip_prefix("typed.py:")?.split_once(": error: "))
        .map(|(line, _)| line.to_owned())
        .collect();
    let wrong: Vec<String> = (1..)
        .zip(read("tests/python/typed.py").lines())
        .filter(|(_, line)| line.ends_with("# wrong"))
        .map(|(at, _): (u32, _)| at.to_string())
        .collect();
    assert!(wrong.len() > 3);
    assert_eq!(found, wrong, "{said}");
}

/// As a user has it: a new environment outside of the tree, the wheel, no compiler and no network. What runs
/// there are the examples of the page.
#[test]
fn the_wheel_is_enough() {
    let wheel = wheel();
    let home = std::env::temp_dir().join(format!("derrno-wheel-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&home);
    run(Command::new("python3").args(["-m", "venv"]).arg(&home));
    let installed = home.join("bin/python");
    let alone = || {
        let mut python = Command::new(&installed);
        python.env_clear().env("PATH", "").current_dir(&home);
        python
    };
    run(alone().args(["-m", "pip", "install", "-q", "--no-index"]).arg(&wheel));
    let page = read("docs/PYTHON.md");
    let examples = blocks(&page);
    assert!(examples.len() > 1, "the page has examples");
    for (number, example) in examples.iter().enumerate() {
        let file = home.join(format!("example{number}.py"));
        std::fs::write(&file, format!("{CLIENT}\n{example}")).expect("the folder was made");
        run(alone().arg("-W").arg("error").arg(&file));
    }
    let whence = stdout(alone().args(["-c", "import derrno; print(derrno.__file__)"]));
    assert!(Path::new(whence.trim()).starts_with(&home), "{whence}");
    std::fs::remove_dir_all(&home).expect("it was made here");
}
