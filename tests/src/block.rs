//! Generated tables in files that are read by people: a block between two marks, which a test
//! compares with what it measured or derived, and `make readme` writes.

use std::sync::{Mutex, PoisonError};

use crate::place::{read, root};

/// Whether the tests write what they would compare.
#[must_use]
pub fn writes() -> bool {
    std::env::var("DERRNO_README").is_ok_and(|value| value == "write")
}

/// Compares the block `<!-- name -->` of a file with a text, or writes it.
pub fn keep(path: &str, name: &str, text: &str, fits: impl Fn(&str, &str) -> bool) {
    // Two tests may write the same file.
    static FILES: Mutex<()> = Mutex::new(());
    let _one = FILES.lock().unwrap_or_else(PoisonError::into_inner);
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let mut file = read(path);
    let start = file.find(&open).unwrap_or_else(|| panic!("{path} has no mark {name}")) + open.len();
    let end = file.find(&close).unwrap_or_else(|| panic!("{path} has no end mark {name}"));
    if writes() {
        file.replace_range(start..end, text);
        std::fs::write(root(path), file).unwrap_or_else(|error| panic!("{path}: {error}"));
    } else {
        assert!(fits(&file[start..end], text), "{path}, {name}: stale; run `make readme`. Now:\n{text}");
    }
}

/// Whether two tables have the same words, and numbers that are near each other.
pub fn nearly(near: impl Fn(u64, u64) -> bool) -> impl Fn(&str, &str) -> bool {
    move |shown, measured| {
        let [shown, measured] = [shown, measured].map(|text| text.split('|').map(str::trim));
        shown.clone().count() == measured.clone().count()
            && shown.zip(measured).all(|(shown, measured)| {
                shown == measured
                    || shown.parse().is_ok_and(|shown| measured.parse().is_ok_and(|now| near(shown, now)))
            })
    }
}
