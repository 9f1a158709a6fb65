//! Classify the numbers of Fluss, dqlite, NATS and ZooKeeper: a program that names its domains links those.
#![no_std]
#![no_main]
use derrno::{Domain, dqlite, fluss, jetstream, nats, nats_status, raft, sqlite, zookeeper};
derrno_firmware::measured!(|native| {
    let verdict = match Domain::new((native >> 16) as u16) {
        Domain::FLUSS => fluss::classify(native),
        Domain::DQLITE => dqlite::classify(native),
        Domain::SQLITE => sqlite::classify(native),
        Domain::RAFT => raft::classify(native),
        Domain::NATS => nats::classify(native),
        Domain::JETSTREAM => jetstream::classify(native),
        Domain::NATS_STATUS => nats_status::classify(native),
        Domain::ZOOKEEPER => zookeeper::classify(native),
        _ => return 0,
    };
    verdict.bits()
});
