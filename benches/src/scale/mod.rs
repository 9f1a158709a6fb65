//! How the cost grows with the codes of a domain: crates with a domain of up to 60,000 codes, declared
//! as a user would, compiled as a user would.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::compile::cargo;
use crate::line::{Line, Lines};
use crate::report::{cell, markdown};

const SIZES: [usize; 5] = [10, 100, 1_000, 10_000, 60_000];
const SHAPES: [&str; 2] = ["dense", "sparse"];
const LINT: &str = "long_running_const_eval";

/// A domain that was compiled.
pub(crate) struct Domain {
    shape: &'static str,
    size: usize,
    program: PathBuf,
    /// Seconds of processor time.
    seconds: f64,
    /// Whether the compiler stops unless its lint is allowed.
    is_refused: bool,
}

/// The numbers of a made domain.
fn natives(shape: &str, size: usize) -> Vec<i32> {
    if shape == "dense" {
        return (1..=size as i32).collect();
    }
    let mut random = fastrand::Rng::with_seed(size as u64);
    let mut natives: Vec<i32> = (0..2 * size).map(|_| random.i32(..)).collect();
    natives.sort_unstable();
    natives.dedup();
    random.shuffle(&mut natives);
    natives.truncate(size);
    natives.sort_unstable();
    natives
}

fn source(shape: &str, size: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut text = String::new();
    for part in ["rust/measure.rs", "scale/program.rs"] {
        let path = folder.join(part);
        let module = path.file_stem().expect("a name").to_string_lossy();
        writeln!(text, "#[path = {path:?}]\nmod {module};").expect("a string grows");
    }
    text += "mod made {
    use derrno::{Kind, Origin, Row, row};
    const ROWS: &[Row] = &[\n";
    for (i, native) in natives(shape, size).into_iter().enumerate() {
        let kind = ["INVALID_ARGUMENT", "NOT_FOUND", "TIMEOUT", "BUSY", "INTERNAL"][i % 5];
        let message = format!("part {i} of the machine has failed; look at it, then try again");
        writeln!(text, "row({native}, \"PART_{i}_FAILED\", Kind::{kind}, {message:?}),")
            .expect("a string grows");
    }
    text + "    ];
    derrno::domain! { number: 0x8001, name: \"made\", source: \"made\", origin: Origin::SERVER, rows: ROWS }
}
" + &format!("fn main() {{ program::run::<{size}>(\"{shape} {size}\", made::classify, &made::TABLE) }}\n")
}

/// Makes and compiles the domains of up to `most` codes, a shape on each core.
pub(crate) fn build(out: &Path, most: usize) -> Vec<Domain> {
    let sizes: Vec<usize> = SIZES.into_iter().filter(|size| *size <= most).collect();
    std::thread::scope(|scope| {
        let build = |shape| {
            let sizes = &sizes;
            scope.spawn(move || shape_of(&out.join("benches/scale").join(shape), shape, sizes))
        };
        SHAPES.map(build).into_iter().flat_map(|shape| shape.join().expect("it builds")).collect()
    })
}

fn shape_of(folder: &Path, shape: &'static str, sizes: &[usize]) -> Vec<Domain> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("benches/ lies in the workspace");
    let write = |path: &str, text: &str| {
        std::fs::write(folder.join(path), text).unwrap_or_else(|error| panic!("{path}: {error}"));
    };
    std::fs::create_dir_all(folder.join("src/bin")).expect("the folder can be made");
    std::fs::copy(root.join("Cargo.lock"), folder.join("Cargo.lock")).expect("there is a lock file");
    let manifest = format!(
        "[package]\nname = \"scale\"\nedition = \"2024\"\n[workspace]\n[dependencies]\nderrno = {{ path = {:?} }}\n\
         rustix = {{ version = \"1\", features = [\"thread\", \"time\"] }}\n",
        root.join("core")
    );
    write("Cargo.toml", &manifest);
    write("src/bin/nothing.rs", "fn main() {}\n");
    let compile = |program: &str| cargo(folder, &format!("build --release --bin {program}"));
    assert_eq!(compile("nothing").error, "", "derrno itself");
    let mut domains = Vec::new();
    for &size in sizes {
        let (program, source) = (format!("{shape}-{size}"), source(shape, size));
        let path = format!("src/bin/{program}.rs");
        write(&path, &source);
        let mut built = compile(&program);
        let is_refused = built.error.contains(LINT);
        if is_refused {
            write(&path, &format!("#![allow({LINT})]\n{source}"));
            built = compile(&program);
        }
        assert_eq!(built.error, "", "{program}");
        let program = folder.join("target/release").join(program);
        domains.push(Domain { shape, size, program, seconds: built.processor, is_refused });
    }
    domains
}

/// Bytes of the arrays that classify reads, and of all that the domain is.
fn bytes(program: &Path) -> (u64, u64) {
    let nm = Command::new("nm").arg("--print-size").arg(program).output().expect("nm, of binutils, runs");
    let (mut index, mut all) = (0, 0);
    for line in String::from_utf8(nm.stdout).expect("nm prints ASCII").lines() {
        let [_, size, kind, name] = line.split(' ').collect::<Vec<_>>()[..] else { continue };
        let Some((_, name)) = name.split_once("14made_by_domain") else { continue };
        if !"rRdD".contains(kind) {
            continue;
        }
        let size = u64::from_str_radix(size, 16).expect("nm prints hexadecimal");
        all += size;
        if !name.starts_with("5TABLE") {
            index += size;
        }
    }
    (index, all)
}

/// Measures the domains: a section of the report.
pub(crate) fn section(domains: &[Domain], rounds: &str) -> String {
    let head = [
        "",
        "codes",
        "independent",
        "half unlisted",
        "chained",
        "by name",
        "bytes to classify",
        "bytes in all",
        "compile, s",
    ];
    let mut grid = vec![head.map(str::to_owned).to_vec()];
    for domain in domains {
        let output = Command::new(&domain.program).arg(rounds).output().expect("just built");
        assert!(output.status.success(), "{} {}: {}", domain.shape, domain.size, output.status);
        let text = String::from_utf8(output.stdout).expect("programs print UTF-8");
        let lines = Lines(text.lines().map(|line| Line::parse("Rust", line).expect("a line")).collect());
        let set = format!("{} {}", domain.shape, domain.size);
        let at = |question, stream, mode| {
            let line = lines.get(("Rust", question, "derrno"), (&set, stream, mode)).expect("a row");
            cell(&lines, line)
        };
        let (index, all) = bytes(&domain.program);
        grid.push(vec![
            domain.shape.to_owned(),
            domain.size.to_string(),
            at("classify", "uniform", "throughput"),
            at("classify", "half", "throughput"),
            at("classify", "uniform", "latency"),
            at("by_name", "hits", "throughput"),
            index.to_string(),
            all.to_string(),
            format!("{:.1}{}", domain.seconds, if domain.is_refused { ", lint" } else { "" }),
        ]);
    }
    format!(
        "## How it grows

Domains of made codes, declared with `domain!` in a crate of their own and compiled by `cargo build
--release`: seconds of processor time. *lint*: the compiler's `{LINT}` stops the build
unless the crate allows it. Names and messages have about 70 bytes per code.

A code costs the compiler a millisecond, each time its domain is compiled: up to a thousand codes nobody
notices. Put ten thousand into a crate of their own, which is compiled once, and allow the lint there when
it speaks up (`#![allow({LINT})]`). A domain has 65,534 rows at most.

{}",
        markdown(&grid)
    )
}
