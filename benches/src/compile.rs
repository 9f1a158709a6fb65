//! What derrno costs the compiler.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use crate::report::markdown;

/// What became of a build.
pub(crate) struct Built {
    /// Seconds, until it was done.
    wall: f64,
    /// Seconds of processor time, of cargo and all it starts.
    pub(crate) processor: f64,
    /// What the compiler said, if it stopped.
    pub(crate) error: String,
}

/// Runs cargo in a folder, whose target folder is `target` there.
pub(crate) fn cargo(folder: &Path, arguments: &str) -> Built {
    let start = Instant::now();
    let mut sh = Command::new("sh");
    sh.args(["-c", "\"$@\" || exit; times", "sh", env!("CARGO")]).args(arguments.split(' '));
    // The target folder of this workspace is somebody else's.
    let output = sh.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")).output();
    let output = output.expect("there is a shell");
    let wall = start.elapsed().as_secs_f64();
    // The last line: user and system time of the children, as `0m1.234s 0m0.567s`.
    let times = String::from_utf8(output.stdout).expect("sh prints ASCII");
    let seconds = times.lines().last().unwrap_or_default().split(' ').filter_map(|time| {
        let (minutes, seconds) = time.strip_suffix('s')?.split_once('m')?;
        Some(minutes.parse::<f64>().ok()? * 60.0 + seconds.parse::<f64>().ok()?)
    });
    let error = String::from_utf8_lossy(if output.status.success() { &[] } else { &output.stderr });
    Built { wall, processor: seconds.sum(), error: error.into_owned() }
}

/// Copies the crates that are built, into a workspace of their own.
fn copy(folder: &Path) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("benches/ lies in the workspace");
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder).expect("the folder can be made");
    let mut cp = Command::new("cp");
    let parts = ["core", "ffi", "README.md", "Cargo.lock"].map(|part| root.join(part));
    assert!(cp.arg("-r").args(parts).arg(folder).status().is_ok_and(|status| status.success()));
    let manifest = std::fs::read_to_string(root.join("Cargo.toml")).expect("there is a manifest");
    let (_, rest) = manifest.split_once("[workspace.package]").expect("what the crates share");
    let manifest =
        format!("[workspace]\nmembers = [\"core\", \"ffi\"]\nresolver = \"3\"\n[workspace.package]{rest}");
    std::fs::write(folder.join("Cargo.toml"), manifest).expect("the manifest can be written");
}

/// Changes a message of ZooKeeper.
fn edit(folder: &Path) {
    let file = folder.join("core/src/systems/zookeeper.rs");
    let mut text = std::fs::read_to_string(&file).expect("the rows are there");
    let place = text.rfind("; ").expect("the last row has a message");
    text.insert_str(place, " again");
    std::fs::write(file, text).expect("the rows can be written");
}

/// Measures the builds: a section of the report.
pub(crate) fn section(out: &Path) -> String {
    let folder = out.join("benches/compile");
    copy(&folder);
    let mut grid = vec![["", "s", "s of processor time"].map(str::to_owned).to_vec()];
    let mut add = |what: &str, wall: f64, processor: f64| {
        grid.push([what, &format!("{wall:.1}"), &format!("{processor:.1}")].map(str::to_owned).to_vec());
    };
    let mut build = |what: &str, arguments: &str| {
        let built = cargo(&folder, arguments);
        assert_eq!(built.error, "", "cargo {arguments}");
        add(what, built.wall, built.processor);
        built
    };
    let without = build("core without any table: cargo check", "check -p derrno --no-default-features");
    let with = build("core: cargo check", "check -p derrno");
    for (profile, flag) in [("debug", ""), ("release", " --release")] {
        let arguments = format!("build -p derrno{flag}");
        build(&format!("core: cargo build, {profile}"), &arguments);
        edit(&folder);
        build(&format!("core: the same, after an edit of a row of ZooKeeper, {profile}"), &arguments);
    }
    let library = "build --release -p derrno-ffi";
    build("the C library, with what its records need: cargo build, release", library);
    edit(&folder);
    build("the C library: the same, after an edit of a row of ZooKeeper", library);
    let tables = with.processor - without.processor;
    add("all tables: what cargo check takes longer with them", with.wall - without.wall, tables);
    let met = if tables < 3.0 { "met" } else { "**not met**" };
    format!(
        "## What it costs the compiler\n\nFrom nothing, unless it says otherwise. The tables are to take less than \
         3 s of a debug build: {met}.\n\n{}",
        markdown(&grid)
    )
}
