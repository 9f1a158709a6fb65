//! gRPC: a server and a client of grpcio.

use crate::server::{agrees, script};

#[test]
fn what_calls_of_grpc_end_with() {
    agrees(&mut script("grpc/calls.py"), "grpc/calls.txt");
}
