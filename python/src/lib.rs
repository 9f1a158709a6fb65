//! The extension module of the Python package: codes, decoders and the retry engine as Python objects.
//!
//! What a Python program has of them is documented in `derrno/_native.pyi`. No `unsafe` but PyO3's own.
#![forbid(unsafe_code)]

mod code;
mod retry;
mod wire;

use pyo3::prelude::*;

#[pymodule]
mod _native {
    #[pymodule_export]
    use crate::code::{
        Code, by_text, domains, fluss_code, load_table, recognise, rows, sqlstate_code, vocabulary,
    };
    #[pymodule_export]
    use crate::retry::{Budget, Gate, Policy, Request, Step, now};
    #[pymodule_export]
    use crate::wire::{
        Decoded, dqlite, fauna, fluss, grpc, http, http2, nats, quic, sqlstate, tls, zookeeper,
        zookeeper_results,
    };

    use pyo3::prelude::*;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        use derrno::retry::{DEVICE, FEW, MANY};
        module.add("__version__", env!("CARGO_PKG_VERSION"))?;
        for (name, policy) in [("MANY", MANY), ("FEW", FEW), ("DEVICE", DEVICE)] {
            module.add(name, Policy(policy))?;
        }
        Ok(())
    }
}

/// The words of a vocabulary.
macro_rules! words {
    ($type:ty) => {
        <$type>::ALL.iter().map(|word| word.name()).collect::<Vec<_>>()
    };
}

pub(crate) use words;

/// The flags of a request, from keyword arguments.
pub(crate) fn situation(flags: &[(bool, derrno::Situation)]) -> derrno::Situation {
    flags.iter().filter(|(set, _)| *set).fold(derrno::Situation::PLAIN, |all, (_, flag)| all | *flag)
}

/// Fails with a ValueError.
pub(crate) fn refuse<T>(what: String) -> PyResult<T> {
    Err(pyo3::exceptions::PyValueError::new_err(what))
}
