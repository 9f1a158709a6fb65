//! Classify a code of any domain: all tables.
#![no_std]
#![no_main]
derrno_firmware::measured!(|native| {
    derrno::classify(derrno::Domain::new((native >> 16) as u16), native).bits()
});
