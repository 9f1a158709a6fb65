//! Real servers on loopback, started and stopped here; their errors through the decoders and tables
//! by way of the C library and the Python package.
//!
//! Each folder holds the programs that provoke errors of one system, and beside each program the text
//! it must print (`x.py` and `x.txt`): a line `what | code | kind | effect` per error. Each `once.py` prints
//! figures instead: what became of writes with the retry engine while servers failed.

mod dqlite;
mod errno;
mod grpc;
mod http;
mod http2;
mod kafka;
mod nats;
mod once;
mod quic;
mod scripted;
mod server;
mod sqlite;
mod sqlstate;
mod tls;
mod zookeeper;
