"""Is this an error, and which? Decoders for the bytes that a client has received."""

from ._native import (
    Decoded,
    dqlite,
    fauna,
    fluss,
    grpc,
    http,
    http2,
    nats,
    quic,
    sqlstate,
    tls,
    zookeeper,
    zookeeper_results,
)

__all__ = [
    "Decoded",
    "dqlite",
    "fauna",
    "fluss",
    "grpc",
    "http",
    "http2",
    "nats",
    "quic",
    "sqlstate",
    "tls",
    "zookeeper",
    "zookeeper_results",
]
