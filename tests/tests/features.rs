//! Each cargo feature of the core and of the C library builds alone, and so does none.

use std::process::Command;

use derrno_tests::place::{read, root, run, scratch};

/// The features of a manifest, without `default`.
fn features(manifest: &str) -> Vec<String> {
    let text = read(manifest);
    let (_, section) = text.split_once("[features]\n").expect("a section of features");
    let section = section.split("\n[").next().unwrap_or(section);
    let names =
        section.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.to_owned()).filter(|name| name != "default").collect()
}

/// A system is in the one list of domains, in core/src/domain.rs; cargo wants each feature by name as well.
#[test]
fn each_system_of_the_list_is_a_feature() {
    for (manifest, of) in [("core/Cargo.toml", ""), ("ffi/Cargo.toml", "derrno/")] {
        let text = read(manifest);
        let (_, all) =
            text.split_once("\nall = ").unwrap_or_else(|| panic!("{manifest} has no feature `all`"));
        let all = all.split(']').next().unwrap_or(all);
        for domain in derrno::Domain::ALL {
            let system = domain.system();
            let line = if of.is_empty() {
                format!("{system} = []")
            } else {
                format!("{system} = [\"{of}{system}\"]")
            };
            assert!(
                text.contains(&format!("\n{line}\n")),
                "{manifest}, [features]: add `{line}`, the system of {domain}"
            );
            assert!(
                all.contains(&format!("\"{system}\"")),
                "{manifest}, [features]: add \"{system}\" to the list of `all`"
            );
        }
    }
}

/// `with` are features that every build of the package needs.
fn each_builds_alone(package: &str, manifest: &str, with: &str) {
    let names = features(manifest);
    assert!(names.len() >= 5, "{manifest}: {names:?}");
    for feature in names.iter().map(String::as_str).chain([""]) {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(root("")).args([
            "check",
            "-q",
            "--offline",
            "--no-default-features",
            "-p",
            package,
        ]);
        cargo.args(["--features", feature, "--features", with]).env("RUSTFLAGS", "-D warnings");
        run(cargo.env("CARGO_TARGET_DIR", scratch("features").with_file_name("features-target")));
    }
}

#[test]
fn each_feature_of_the_core_builds_alone() {
    each_builds_alone("derrno", "core/Cargo.toml", "");
}

#[test]
fn each_feature_of_the_c_library_builds_alone() {
    each_builds_alone("derrno-ffi", "ffi/Cargo.toml", "panic-handler");
}
