//! HTTP: nginx as a proxy, and a server without it.

use derrno_tests::place::scratch;

use crate::server::{agrees, free_port, script};

#[test]
fn what_answers_of_http_say() {
    let mut answers = script("http/answers.py");
    agrees(answers.arg(scratch("live-http")).arg(free_port().to_string()), "http/answers.txt");
}
