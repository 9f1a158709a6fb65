//! QUIC and HTTP/3: aioquic at both ends.

use derrno_tests::place::scratch;

use crate::server::{agrees, script};

#[test]
fn how_streams_and_connections_of_quic_end() {
    agrees(script("quic/ends.py").arg(scratch("live-quic")), "quic/ends.txt");
}
