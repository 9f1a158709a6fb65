//! HTTP/2: nginx, by raw frames and by curl.

use derrno_tests::place::scratch;

use crate::server::{agrees, free_port, script};

#[test]
fn how_streams_and_connections_of_http_2_end() {
    let mut ends = script("http2/ends.py");
    agrees(ends.arg(scratch("live-http2")).arg(free_port().to_string()), "http2/ends.txt");
}
