//! Classify the codes of one system.
#![no_std]
#![no_main]
derrno_firmware::measured!(|native| derrno::zookeeper::classify(native).bits());
