//! `make storm`: plays everything, prints it, and writes the report, the pictures and the quotes of the README.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use derrno_storm::measure::Measured;
use derrno_storm::report::{self, PLOTS, REPORT, plot};
use derrno_storm::rivals::LOAD;
use derrno_storm::targets::targets;

fn main() -> ExitCode {
    let measured = Measured::all();
    let text = report::text(&measured);
    print!("{text}");
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).expect("benches/storm is in the workspace");
    let write = |path: &str, text: String| {
        fs::write(root.join(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
    };
    fs::create_dir_all(root.join("docs/storm")).expect("the folder can be made");
    write(REPORT, text);
    write(PLOTS[0], plot::freeze(LOAD));
    write(PLOTS[1], plot::rivals(&measured));
    let readme = fs::read_to_string(root.join("README.md")).expect("there is a README");
    let (head, rest) = readme.split_once("<!-- storm -->\n").expect("the README has the mark");
    let (_, tail) = rest.split_once("<!-- /storm -->").expect("the README has the end mark");
    let quotes = report::quotes(&measured);
    write("README.md", format!("{head}<!-- storm -->\n{quotes}<!-- /storm -->{tail}"));
    let targets = targets(&measured);
    for target in targets.iter().filter(|target| !target.met) {
        eprintln!("not met: {}: {}, not {}", target.what, target.measured, target.limit);
    }
    if targets.iter().all(|target| target.met) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
