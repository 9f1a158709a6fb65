//! TLS: OpenSSL at both ends.

use derrno_tests::place::scratch;

use crate::server::{agrees, script};

#[test]
fn what_alerts_of_tls_say() {
    agrees(script("tls/alerts.py").arg(scratch("live-tls")), "tls/alerts.txt");
}
