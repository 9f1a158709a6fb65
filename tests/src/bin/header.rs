//! Writes the headers of `include/`: `make header`.

use derrno_tests::header::{self, inline};
use derrno_tests::place::root;

fn main() {
    for (path, text) in [(header::PATH, header::generate()), (inline::PATH, inline::generate())] {
        std::fs::write(root(path), text).expect("the header can be written");
    }
}
