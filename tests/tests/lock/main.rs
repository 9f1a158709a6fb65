//! What is promised, against the files of tests/lock. `make lock` writes what may be written.

mod abi;
mod numbers;
mod verdicts;

/// Whether the files are written instead of compared.
fn writes() -> bool {
    std::env::var("DERRNO_LOCK").is_ok_and(|value| value == "write")
}
