// The codes of pump, from pump.h 3.2: written by `derrno table`, not to be edited.

#[allow(unused_imports)]
use derrno::{Advice, Effect, Errno, Kind, Lost, Origin, Row, Severity, row};

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(1, "DRY_RUN", Kind::FAILED_PRECONDITION, "the pump runs dry; open the inlet, then start it again").origin(Origin::SERVER),
    row(2, "NO_ANSWER", Kind::TIMEOUT, "the controller did not answer; read the valve before repeating").origin(Origin::SERVER),
];

derrno::domain! { number: 0x8001, name: "pump", source: "pump.h 3.2", origin: Origin::UNKNOWN, rows: ROWS }
