//! Fluss and Fauna. These two are scripted, because no server of theirs can be had from the package
//! registries: the published clients are driven against small responders that speak the real frames.
//! What a server would do, whether it applied a write above all, is not shown here.

use derrno_tests::place::node_modules;

use crate::server::{agrees, script};

#[test]
fn what_the_clients_of_fluss_raise() {
    agrees(&mut script("fluss/client.py"), "fluss/client.txt");
}

#[test]
fn what_the_drivers_of_fauna_raise() {
    agrees(script("fauna/drivers.py").env("NODE_PATH", node_modules()), "fauna/drivers.txt");
}
