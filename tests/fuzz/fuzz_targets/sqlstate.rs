#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| derrno_fuzz::sqlstate(bytes));
