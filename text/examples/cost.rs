//! Prints what the recogniser takes: bytes of heap for its automaton, and for the one that `derrno scan` looks with
//! first; and how long the first call takes, which builds it.
use std::time::Instant;

use derrno_text::{Recogniser, Scanner, recognise};

fn main() {
    let start = Instant::now();
    let found = recognise(b"zk: node already exists").len();
    let spent = start.elapsed().as_millis();
    println!(
        "{} bytes, the recogniser; {spent} ms for a first call, which finds {found}",
        Recogniser::shared().memory_usage()
    );
    println!("{} bytes, what a scan looks with first", Scanner::new().memory_usage());
}
