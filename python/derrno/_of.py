"""From what a program holds in its hands to a code: `of`."""

from __future__ import annotations

import errno
import socket
import sqlite3
import ssl
import sys
from collections.abc import Callable
from typing import Any

from ._native import Code, by_text, domains, fluss_code, recognise, sqlstate_code

_SURE = {"sure", "likely"}


def of(x: object, code: int | str | None = None, /, *, context: int = 0) -> Code:
    """What derrno knows of an exception, a text, or a number or name of a domain.

    Never raises, so that it hides no first error: what it cannot know is a code without a domain, which is
    `unlisted`, answers no to `may_retry()`, and says in `why` what was missing.

    >>> of("zookeeper", -4).effect
    'maybe_applied'
    >>> of("zookeeper", "NONODE").kind, of("fauna", "time_out", context=503).effect
    ('not_found', 'maybe_applied')
    >>> of("exec: database is locked (code 517)")
    <derrno.Code sqlite:517 SQLITE_BUSY_SNAPSHOT>
    >>> import sqlite3
    >>> try:
    ...     sqlite3.connect(":memory:").execute("SELECT * FROM none")
    ... except sqlite3.Error as error:
    ...     of(error).kind
    'invalid_argument'
    >>> of(KeyError("x")).why
    'derrno knows no exception of builtins.KeyError; of its text, of(str(error)) may know more'
    """
    try:
        if isinstance(x, Code):
            return x
        # A KafkaError of confluent-kafka can be raised, and says that it is no exception.
        if isinstance(x, BaseException) or type(x).__module__ == "confluent_kafka.cimpl":
            return _of_exception(x)
        if code is not None:
            return _of_number(x, code, context)
        if isinstance(x, (str, bytes, bytearray)):
            return _of_text(x)
        if isinstance(x, int):
            return _unknown(f"{x!r} without a domain can mean anything; write of('zookeeper', {x!r})")
        return _unknown(f"{type(x).__qualname__} is neither an exception, a text nor a domain with its code")
    except Exception as error:  # an attribute that raises, a __str__ that fails
        return _unknown(f"{type(x).__qualname__} could not be read: {type(error).__qualname__}")


def _unknown(why: str, native: int = 0) -> Code:
    return Code(0, native, why=why)


def _of_number(domain: object, code: int | str, context: int) -> Code:
    try:
        if isinstance(domain, (str, int)) and isinstance(code, (int, str)):
            return Code(domain, code, context)
        why = "a domain is its name, a code its number or name"
    except (OverflowError, TypeError):
        why = f"{code} does not fit in 32 bits, or the context not in 16"
    except ValueError as error:
        why = str(error)
    fits = isinstance(code, int) and -(2**31) <= code < 2**31
    return _unknown(why, int(code) if fits else 0)


def _of_text(text: str | bytes | bytearray) -> Code:
    line = text.encode("utf-8", "replace") if isinstance(text, str) else bytes(text)
    if not line[:1].isdigit() or line.startswith(b"0x"):  # not "5:7", which may be a time
        try:
            return Code.parse(line.decode("utf-8", "replace"))
        except ValueError:
            pass
    found = recognise(line)
    if not found:
        return _unknown("the text speaks of no code that derrno knows")
    best, nothing, evidence, sureness = found[0]
    if best is None:
        return _unknown(nothing)
    if sureness not in _SURE:
        return _unknown(f"the text may mean {best}, but other programs print the same; name the domain")
    for other, *rank in found[1:]:
        if other is not None and rank[1:] == [evidence, sureness] and other.verdict != best.verdict:
            return _unknown(f"the text may mean {best} or {other}; name the domain")
    return Code(_domain(best), best.native, best.context, why=f"read from a text, by its {evidence}: {sureness}")


def _domain(code: Code) -> str | int:
    return code.domain or 0


# From an exception. Each client has one function, which gives None for an exception that says nothing to it.


def _of_exception(error: Any) -> Code:
    for kind in type(error).__mro__:
        for reader in _READERS.get(kind.__module__.partition(".")[0], ()):
            code = reader(error, kind)
            if code is not None:
                return code
    kind = type(error)
    hint = "its cause, of(error.__cause__)" if getattr(error, "__cause__", None) else "its text, of(str(error))"
    return _unknown(f"derrno knows no exception of {kind.__module__}.{kind.__qualname__}; of {hint} may know more")


def _class(domain: str, kind: type) -> Code | None:
    for name in (f"{kind.__module__}.{kind.__qualname__}", kind.__qualname__):
        try:
            return Code(domain, name)
        except ValueError:
            pass
    return None


def _derrno(error: Any, kind: type) -> Code:
    """A request that was given up is over: what its last code says would have a loop outside repeat it all."""
    return _unknown(f"it was given up ({error}); its own last code is error.code")


def _kazoo(error: Any, kind: type) -> Code | None:
    """The class, which is surer than the number: ConnectionClosedError has that of an expired session."""
    return _class("kazoo", kind)


def _nats(error: Any, kind: type) -> Code | None:
    """The err_code; otherwise the status of a reply without one; otherwise the class."""
    number, status = getattr(error, "err_code", None), getattr(error, "code", None)
    if isinstance(number, int) and number:
        return Code("jetstream", number, status if isinstance(status, int) and 0 <= status < 65536 else 0)
    if isinstance(status, int) and status:
        text = str(getattr(error, "description", None) or "").encode()
        return by_text("nats_status", status, text) or Code("nats_status", status)
    return _class("nats_py", kind)


def _dqlitepy(error: Any, kind: type) -> Code | None:
    """The class alone: the numbers beside it are not those of dqlite.h."""
    return _class("dqlitepy", kind)


def _fluss(error: Any, kind: type) -> Code | None:
    """Its number, and the text that tells the failures of the client apart. The class says it is a builtin."""
    number = getattr(error, "error_code", None)
    ours = kind is getattr(sys.modules.get("fluss"), "FlussError", None)
    return fluss_code(number, str(error.message).encode()) if ours and isinstance(number, int) else None


def _fauna(error: Any, kind: type) -> Code | None:
    """The code with its HTTP status, where the service sent one; otherwise the class of the driver."""
    name, status = getattr(error, "code", None), getattr(error, "status_code", None)
    if isinstance(status, int) and isinstance(name, str):
        try:
            return Code("fauna", name, status)
        except ValueError:
            return Code("fauna", 0, status)  # the class of the status
    return _class("fauna_driver", kind)


def _kafka(error: Any, kind: type) -> Code | None:
    """The number of kafka-python; its exceptions without one by the class."""
    number = getattr(error, "errno", None)
    return Code("kafka", number) if isinstance(number, int) else _class("kafka", kind)


def _confluent_kafka(error: Any, kind: type) -> Code | None:
    """A KafkaError, which is no exception of Python, or the KafkaException that holds one."""
    held = error.args[0] if isinstance(error, BaseException) and error.args else error
    ours = type(held).__module__ == "confluent_kafka.cimpl" and type(held).__name__ == "KafkaError"
    return Code("kafka", held.code()) if ours else None


def _sqlite3(error: Any, kind: type) -> Code | None:
    number = getattr(error, "sqlite_errorcode", None)
    if isinstance(number, int):
        return Code("sqlite", number)
    if issubclass(kind, sqlite3.Error):
        return _unknown("sqlite3 gives this exception no code; Python gives one from 3.11 on, to errors of the database")
    return None


def _psycopg(error: Any, kind: type) -> Code | None:
    """What the server said. libpq has no code for its own failures: there its text tells of a link that broke."""
    state, diag = getattr(error, "sqlstate", None), getattr(error, "diag", None)
    if isinstance(state, str):
        severity = getattr(diag, "severity_nonlocalized", None) or ""
        return sqlstate_code(state, severity, getattr(diag, "message_primary", None) or "")
    line = f"{kind.__module__}.{kind.__qualname__}: {error}"  # as a traceback has it
    said = (code for code, *_ in recognise(line.encode()) if code is not None and code.domain == "sqlstate")
    return next(said, None)


def _os(error: Any, kind: type) -> Code | None:
    """errno by its name, which is the same on all systems. What only looks like an errno is left alone."""
    if not isinstance(error, OSError) or isinstance(error, (ssl.SSLError, socket.herror)):
        return None
    if isinstance(error, socket.gaierror):
        known = {getattr(socket, name): name for name in dir(socket) if name.startswith("EAI_")}
        domain, name = "gai", known.get(error.errno or 0, "")
    else:
        domain, name = "errno", errno.errorcode.get(error.errno or 0, "") or _NAMES.get(kind, "")
    if domain not in domains():
        return _unknown(f"this release of derrno has no domain {domain}", error.errno or 0)
    try:
        return Code(domain, name)
    except ValueError:
        return None


def _grpc(error: Any, kind: type) -> Code | None:
    """The status of grpcio, with the variant that its text tells."""
    said = getattr(error, "code", None)
    number = said().value[0] if callable(said) and said() is not None else None
    if not isinstance(number, int):
        return None
    text = str(error.details() or "").encode()
    return by_text("grpc", number, text) or Code("grpc", number)


_NAMES: dict[type, str] = {  # raised without a number, by asyncio and others
    BrokenPipeError: "EPIPE",
    ConnectionAbortedError: "ECONNABORTED",
    ConnectionRefusedError: "ECONNREFUSED",
    ConnectionResetError: "ECONNRESET",
    TimeoutError: "ETIMEDOUT",
}

_READERS: dict[str, tuple[Callable[[Any, type], Code | None], ...]] = {
    "builtins": (_fluss, _os),
    "cimpl": (_confluent_kafka,),
    "confluent_kafka": (_confluent_kafka,),
    "derrno": (_derrno,),
    "dqlitepy": (_dqlitepy,),
    "fauna": (_fauna,),
    "grpc": (_grpc,),
    "kafka": (_kafka,),
    "kazoo": (_kazoo,),
    "nats": (_nats,),
    "psycopg": (_psycopg,),
    "sqlite3": (_sqlite3,),
}
