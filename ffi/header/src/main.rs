//! Writes the headers of `include/`; with `--check` says which of them are stale.

use std::process::ExitCode;

fn main() -> ExitCode {
    match std::env::args().nth(1).as_deref() {
        None => {
            for (path, text) in derrno_header::headers() {
                std::fs::write(derrno_header::root(path), text)
                    .unwrap_or_else(|error| panic!("{path}: {error}"));
            }
        }
        Some("--check") => {
            if let Some(sentence) = derrno_header::stale() {
                eprintln!("{sentence}");
                return ExitCode::FAILURE;
            }
        }
        Some(other) => {
            eprintln!("derrno-header: `{other}` is not understood; give --check or nothing");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}
