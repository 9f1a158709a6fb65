//! librdkafka's own mock cluster, in the process of the client. No broker of Kafka is in the public registries.

use std::process::Command;

use crate::server::{agrees, program};

#[test]
fn what_became_of_messages_transactions_and_commits() {
    agrees(&mut Command::new(program("kafka/mock.c", &["-lrdkafka"])), "kafka/mock.txt");
}
