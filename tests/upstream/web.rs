//! gRPC: what grpcio and tonic have, both ways.

use derrno::Domain;

use crate::clients::crate_source;
use crate::fact::{Compared, Fact};

/// The release of tonic to compare with.
pub(crate) const TONIC: &str = "0.14.9";

/// The members of an enumeration of Rust that have a number: `NotFound = 5,`.
fn numbered(source: &str, domain: Domain) -> Vec<Fact> {
    let members = source.lines().filter_map(|line| {
        let (name, number) = line.trim().strip_suffix(',')?.split_once(" = ")?;
        Some(Fact::name(domain, number.parse().ok()?, name))
    });
    members.collect()
}

/// Every upstream, compared; `clients.rs` asks grpcio.
pub(crate) fn compare() -> Vec<Compared> {
    let path = crate_source("tonic", TONIC).join("src/status.rs");
    let source = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    vec![Compared::new(Domain::GRPC, "tonic", TONIC, &numbered(&source, Domain::GRPC))]
}
