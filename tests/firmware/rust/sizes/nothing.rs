//! The start-up code alone: what the other sizes are compared with.
#![no_std]
#![no_main]
derrno_firmware::measured!(|native| native as u32);
