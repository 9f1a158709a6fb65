//! The decoders of received bytes.

use derrno::wire;
use derrno::wire::fluss::Numbering;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::code::Code;
use crate::refuse;

/// What received bytes are.
#[pyclass(frozen, get_all, module = "derrno.wire")]
pub(crate) struct Decoded {
    answer: &'static str,
    length: usize,
    code: Option<Code>,
    closes: bool,
    message: Py<PyBytes>,
    detail: Py<PyBytes>,
}

impl Decoded {
    fn of(py: Python<'_>, decoded: wire::Decoded<'_>) -> Decoded {
        let (answer, length, failure) = match decoded {
            wire::Decoded::Fine(length) => ("fine", length, None),
            wire::Decoded::Failed(failure) => ("failed", failure.length, Some(failure)),
            wire::Decoded::Incomplete(missing) => ("incomplete", missing, None),
            wire::Decoded::Malformed(at) => ("malformed", at, None),
        };
        let nothing: &[u8] = &[];
        let (message, detail) =
            failure.map_or((nothing, nothing), |failure| (failure.message, failure.detail));
        Decoded {
            answer,
            length,
            code: failure.map(|failure| failure.code.into()),
            closes: failure.is_some_and(|failure| failure.closes),
            message: PyBytes::new(py, message).unbind(),
            detail: PyBytes::new(py, detail).unbind(),
        }
    }
}

fn no_part<T>(part: &str, parts: &str) -> PyResult<T> {
    refuse(format!("{part:?} is no part; the parts are {parts}"))
}

#[pyfunction]
pub(crate) fn fluss(py: Python<'_>, part: &str, data: &[u8]) -> PyResult<Decoded> {
    let decoded = match part {
        "frame" => wire::fluss::frame(data),
        "item_1" => wire::fluss::item(data, Numbering::First),
        "item_2" => wire::fluss::item(data, Numbering::Second),
        "item_3" => wire::fluss::item(data, Numbering::Third),
        _ => return no_part(part, "frame, item_1, item_2, item_3"),
    };
    Ok(Decoded::of(py, decoded))
}

#[pyfunction]
pub(crate) fn dqlite(py: Python<'_>, part: &str, data: &[u8]) -> PyResult<Decoded> {
    let context = match part {
        "wire" => derrno::dqlite::WIRE,
        "legacy" => derrno::dqlite::LEGACY,
        _ => return no_part(part, "wire, legacy"),
    };
    Ok(Decoded::of(py, wire::dqlite::message(data, context)))
}

#[pyfunction]
pub(crate) fn zookeeper(py: Python<'_>, part: &str, data: &[u8]) -> PyResult<Decoded> {
    let decoded = match part {
        "reply" => wire::zookeeper::reply(data),
        "connect" => wire::zookeeper::connect(data),
        "multi" => wire::zookeeper::multi(data),
        "multi_read" => wire::zookeeper::multi_read(data),
        _ => return no_part(part, "reply, connect, multi, multi_read"),
    };
    Ok(Decoded::of(py, decoded))
}

#[pyfunction]
pub(crate) fn zookeeper_results(part: &str, detail: &[u8]) -> PyResult<Vec<Code>> {
    let transaction = match part {
        "multi" => true,
        "multi_read" => false,
        _ => return no_part(part, "multi, multi_read"),
    };
    Ok(wire::zookeeper::results(detail, transaction).map(|result| result.code.into()).collect())
}

#[pyfunction]
pub(crate) fn nats(py: Python<'_>, part: &str, data: &[u8]) -> PyResult<Decoded> {
    let decoded = match part {
        "line" => wire::nats::line(data),
        "headers" => wire::nats::headers(data),
        "jetstream" => wire::nats::jetstream(data),
        _ => return no_part(part, "line, headers, jetstream"),
    };
    Ok(Decoded::of(py, decoded))
}

#[pyfunction]
pub(crate) fn grpc(py: Python<'_>, part: &str, data: &[u8]) -> PyResult<Decoded> {
    let decoded = match part {
        "trailers" => wire::grpc::trailers(data),
        "web" => wire::grpc::web(data),
        _ => return no_part(part, "trailers, web"),
    };
    Ok(Decoded::of(py, decoded))
}

#[pyfunction]
pub(crate) fn http(py: Python<'_>, data: &[u8]) -> Decoded {
    Decoded::of(py, wire::http::response(data))
}

#[pyfunction]
pub(crate) fn sqlstate(py: Python<'_>, part: &str, data: &[u8]) -> PyResult<Decoded> {
    let decoded = match part {
        "message" => wire::sqlstate::message(data),
        "commit" => wire::sqlstate::commit(data),
        _ => return no_part(part, "message, commit"),
    };
    Ok(Decoded::of(py, decoded))
}

#[pyfunction]
pub(crate) fn fauna(py: Python<'_>, status: u16, data: &[u8]) -> Decoded {
    Decoded::of(py, if status == 0 { wire::fauna::event(data) } else { wire::fauna::response(status, data) })
}

#[pyfunction]
pub(crate) fn tls(py: Python<'_>, data: &[u8]) -> Decoded {
    Decoded::of(py, wire::tls::record(data))
}

#[pyfunction]
pub(crate) fn http2(py: Python<'_>, stream: u32, data: &[u8]) -> Decoded {
    Decoded::of(py, wire::http2::frame(data, stream))
}

#[pyfunction]
pub(crate) fn quic(py: Python<'_>, data: &[u8]) -> Decoded {
    Decoded::of(py, wire::quic::frame(data))
}
