//! Push a record to a journal and take one from it.
#![no_std]
#![no_main]
use derrno::{Code, Domain, Kind, log::Journal, log::Record};
derrno_firmware::measured!(|native| {
    let journal = core::hint::black_box(Journal::<8>::new());
    journal.resume();
    journal.push(&Record::new(Code::new(Domain::ZOOKEEPER, native)), Kind::TIMEOUT);
    journal.pop().map_or(0, |record| record.count())
});
