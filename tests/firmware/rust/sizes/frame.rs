//! Make a record and write it as a frame.
#![no_std]
#![no_main]
use derrno::{Code, Domain, log::Record, log::frame};
derrno_firmware::measured!(|native| {
    let record = Record::new(Code::new(Domain::ZOOKEEPER, native)).at(native as u32).with([1]);
    let mut bytes = [0; frame::MAX_FRAME];
    let len = frame::encode(&record, &mut bytes);
    core::hint::black_box(&bytes);
    len.map_or(0, |len| len as u32)
});
