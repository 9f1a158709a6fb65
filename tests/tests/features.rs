//! Each cargo feature of the core and of the C library builds alone, and so does none.

use std::process::Command;

use derrno_tests::place::{kept, read, root, run};

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

/// In two halves at the same time, each in a folder of its own: cargo builds one thing at a time in a folder. In release,
/// where a panic aborts, as the C library wants it.
#[test]
fn each_feature_of_the_core_and_of_the_c_library_builds_alone() {
    let mut builds = Vec::new();
    for (package, manifest) in [("derrno", "core/Cargo.toml"), ("derrno-ffi", "ffi/Cargo.toml")] {
        let names = features(manifest);
        assert!(names.len() >= 5, "{manifest}: {names:?}");
        builds.extend(names.into_iter().chain([String::new()]).map(|feature| (feature, package)));
    }
    // Sorted by feature: the C library needs the core with the same feature, which then is checked already.
    builds.sort();
    let middle = builds.partition_point(|(feature, _)| feature < &builds[builds.len() / 2].0);
    let (first, second) = builds.split_at(middle);
    std::thread::scope(|scope| {
        scope.spawn(|| build(first, "features-target"));
        build(second, "features-target-2");
    });
}

fn build(builds: &[(String, &str)], folder: &str) {
    for (feature, package) in builds {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(root("")).args(["check", "-q", "--release", "--offline", "--no-default-features"]);
        cargo.args(["-p", package, "--features", feature]).env("RUSTFLAGS", "-D warnings");
        if *package == "derrno-ffi" {
            cargo.args(["--features", "panic-handler"]); // what every build of it needs
        }
        run(cargo.env("CARGO_TARGET_DIR", kept(&format!("scratch/{folder}"))));
    }
}
