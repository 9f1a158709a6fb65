//! Classify the codes of all systems, and give their names.
#![no_std]
#![no_main]
derrno_firmware::measured!(|native| {
    let code = derrno::Code::new(derrno::Domain::new((native >> 16) as u16), native);
    code.verdict().bits() ^ code.name().map_or(0, |name| name.as_ptr() as u32)
});
