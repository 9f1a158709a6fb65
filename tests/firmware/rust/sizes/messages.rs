//! Classify the codes of all systems, and give their names and sentences.
#![no_std]
#![no_main]
derrno_firmware::measured!(|native| {
    let code = derrno::Code::new(derrno::Domain::new((native >> 16) as u16), native);
    let words = code.entry().map_or(0, |row| row.name().as_ptr() as u32 ^ row.message().as_ptr() as u32);
    code.verdict().bits() ^ words
});
