//! The wait after a failure alone, for a program with a loop of its own.
#![no_std]
#![no_main]
use derrno::Kind;
use derrno::retry::FEW;
derrno_firmware::measured!(|native| {
    FEW.backoff(Kind::from_number(native as u8), (native >> 8) as u8, native as u32)
});
