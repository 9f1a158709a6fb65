"""What `derrno.of` makes of what a program holds in its hands. Prints how many classes of the clients it knows.

The exceptions that real servers cause go through `of` in tests/live.
"""

import csv
import importlib
import pathlib
import pkgutil
import socket
import sqlite3
import ssl

import confluent_kafka
import derrno
import dqlitepy.exceptions
import fauna.errors
import fluss
import grpc
import kafka.errors
import kazoo.exceptions
import nats.errors
import nats.js.errors
import psycopg
from derrno import of

CATALOG = pathlib.Path(__file__).parents[1] / "catalog"


def classes(package):
    """Every exception class that a package defines."""
    found = set()
    for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if ".tests" in module.name or ".testing" in module.name:
            continue
        try:
            names = vars(importlib.import_module(module.name)).values()
        except ImportError:  # for another library that is not there, such as gevent
            continue
        found |= {each for each in names if isinstance(each, type) and issubclass(each, BaseException)}
    return {each for each in found if each.__module__.partition(".")[0] == package.__name__}


def names(domain):
    """The names that upstream has, each by its first name."""
    with open(CATALOG / f"{domain}.csv", newline="", encoding="utf-8") as text:
        return {derrno.Code(domain, row["name"]).name for row in csv.DictReader(text)}


def unknown(x, why, native=0):
    code = of(x) if not isinstance(x, tuple) else of(*x)
    assert (code.domain, code.native, code.unlisted) == ("", native, True), (x, code)
    assert why in code.why, code.why
    assert not code.may_retry(idempotent=True) and code.effect == "maybe_applied" and str(code) == "unknown"


def known(x, text, effect):
    code = of(x)
    assert (str(code), code.effect) == (text, effect), (x, code, code.effect, code.why)


count = 0
for package, domain, absent in [
    # Made by a handler of a library that is not there; a name of the C client.
    (kazoo, "kazoo", {"TimeoutError", "SequentialGeventHandler.timeout_exception"}),
    (nats, "nats_py", set()),
    (dqlitepy, "dqlitepy", set()),
]:
    met = set()
    for each in classes(package):
        code = of(each.__new__(each))
        if code.domain:
            path = f"{each.__module__}.{each.__qualname__}"
            assert code.domain == domain and {path, each.__qualname__} & {code.name, *code.aliases}, (each, code)
            met.add(code.name)
            count += 1
    assert names(domain) - met == absent, (domain, names(domain) - met ^ absent)
driver = {of(each.__new__(each)).name for each in classes(fauna) if each.__module__.startswith("fauna.errors")}
assert {"NetworkError", "ClientError", "ThrottlingError"} <= driver <= names("fauna_driver") | {""}, driver
count += len(driver)

# kazoo: the class is surer than the number, which here is that of an expired session.
known(kazoo.exceptions.ConnectionClosedError(), "kazoo:ConnectionClosedError", "maybe_applied")
known(kazoo.exceptions.NoNodeError(), "kazoo:NoNodeError", "not_applied")
# nats-py: err_code, status, class.
api = nats.js.errors.BadRequestError(code=400, err_code=10071, description="wrong last sequence")
known(api, "jetstream:10071@400 JSStreamWrongLastSequenceErrF", "not_applied")
known(nats.js.errors.APIError(code=408, description="Requests Pending"), "nats_status:408@2 Request Timeout", "not_applied")
known(nats.js.errors.ServiceUnavailableError(), "nats_py:ServiceUnavailableError", of("nats_py", "ServiceUnavailableError").effect)
known(nats.errors.TimeoutError(), "nats_py:TimeoutError", "maybe_applied")  # it is a TimeoutError of Python's, too
# grpcio: the status, and the variant that its text tells. An error that a program made itself has none.
class Call(grpc.RpcError, grpc.Call):
    def __init__(self, status, text):
        self.status, self.text = status, text

    def code(self):
        return self.status

    def details(self):
        return self.text


Call.__abstractmethods__ = frozenset()
known(Call(grpc.StatusCode.UNAVAILABLE, "Socket closed"), "grpc:14 UNAVAILABLE", "maybe_applied")
known(Call(grpc.StatusCode.RESOURCE_EXHAUSTED, "CLIENT: Received message larger than max (5 vs. 4)"), "grpc:8@16 RESOURCE_EXHAUSTED", "maybe_applied")
assert derrno.of(Call(None, None)).unlisted and derrno.of(grpc.RpcError()).unlisted

# psycopg: the five characters; libpq has none for a link that broke, but says so.
known(psycopg.errors.SerializationFailure("m"), "sqlstate:40001 serialization_failure", "not_applied")
known(psycopg.errors.InFailedSqlTransaction("m"), "sqlstate:25P02 in_failed_sql_transaction", "not_applied")
known(psycopg.errors.TransactionResolutionUnknown("m"), "sqlstate:08007 transaction_resolution_unknown", "maybe_applied")
known(
    psycopg.OperationalError("consuming input failed: server closed the connection unexpectedly"),
    "sqlstate:08006 connection_failure",
    "maybe_applied",
)
unknown(psycopg.InterfaceError("m"), "derrno knows no exception of psycopg.InterfaceError")
assert derrno.Code("sqlstate", "23999").kind == "constraint"  # no row: it answers as its class does

# dqlitepy: its numbers are not those of dqlite.h, so the class alone.
known(dqlitepy.exceptions.NodeError(1, "dqlitepy_node_exec"), "dqlitepy:NodeError", "maybe_applied")
# fauna: the code with its status, which decides.
known(fauna.errors.ServiceTimeoutError(503, "time_out", "m"), "fauna:time_out@503", "maybe_applied")
known(fauna.errors.ServiceError(503, "never_heard_of", "m"), "fauna:0@503", "maybe_applied")
known(fauna.errors.NetworkError("m"), "fauna_driver:NetworkError", "maybe_applied")
# kafka-python: the number; without one the class, each alias of a class is one; what only others are made of is unknown.
aliases = set()
for each in vars(kafka.errors).values():
    if not isinstance(each, type):
        continue
    code, number = of(each.__new__(each)), getattr(each, "errno", None)
    if number is not None:
        assert (code.domain, code.native) == ("kafka", number), (each, code)
    elif code.domain:
        assert code.domain == "kafka" and each.__name__ in code.aliases, (each, code)
        aliases.add(each.__name__)
    count += bool(code.domain)
ours = {alias for number in range(-200, 200) for alias in of("kafka", number).aliases if not alias.isupper()}
assert aliases == ours, aliases ^ ours
known(kafka.errors.NotEnoughReplicasError("m"), "kafka:19 NOT_ENOUGH_REPLICAS", "not_applied")
known(kafka.errors.KafkaTimeoutError("m"), "kafka:-185 _TIMED_OUT", "maybe_applied")
unknown(kafka.errors.RetriableError("m"), "derrno knows no exception of kafka.errors.RetriableError")
# confluent-kafka: what the exception holds, and what a delivery report gives, which is no exception.
late = confluent_kafka.KafkaError(confluent_kafka.KafkaError._MSG_TIMED_OUT)
known(late, "kafka:-192 _MSG_TIMED_OUT", "maybe_applied")
known(confluent_kafka.KafkaException(late), "kafka:-192 _MSG_TIMED_OUT", "maybe_applied")
unknown(confluent_kafka.KafkaException("m"), "derrno knows no exception of cimpl.KafkaException")
try:
    confluent_kafka.Producer({"no.such": "setting"})
except confluent_kafka.KafkaException as error:
    known(error, "kafka:-186 _INVALID_ARG", "not_applied")
# pyfluss.
known(fluss.FlussError("m", 46), "fluss:46 AUTHENTICATE_EXCEPTION", "not_applied")
assert of(fluss.FlussError("Fluss writer closed: the writer is closed.", -2)).kind == "closed"


class Ours(kazoo.exceptions.NoNodeError):
    """A class of a program's own is known as the one above it."""


class FlussError(Exception):
    """Has the name, and is another."""

    error_code = 46


known(Ours(), "kazoo:NoNodeError", "not_applied")
unknown(FlussError("m"), "derrno knows no exception of __main__.FlussError")


# sqlite3.
def sqlite(*statements):
    with sqlite3.connect("file::memory:", uri=True) as link:
        try:
            for each in statements:
                link.execute(each)
        except sqlite3.Error as error:
            return error
    raise AssertionError(statements)


known(sqlite("CREATE TABLE t (a UNIQUE)", "INSERT INTO t VALUES (1)", "INSERT INTO t VALUES (1)"), "sqlite:2067 SQLITE_CONSTRAINT_UNIQUE", "not_applied")
unknown(sqlite3.ProgrammingError("Cannot operate on a closed database."), "no code")

# OSError: by the name of its number. Domains 17 and 18 may be of a later release than this one.
refused = socket.socket()
refused.bind(("127.0.0.1", 0))
try:
    socket.create_connection(refused.getsockname())
except ConnectionRefusedError as error:
    if "errno" in derrno.domains():
        assert of(error) == of("errno", "ECONNREFUSED") and of(ConnectionRefusedError()) == of(error), of(error)
        assert of(TimeoutError()) == of("errno", "ETIMEDOUT")
        assert not of(OSError("no number")).domain
    else:
        unknown(error, "no domain errno", error.errno)
gai = socket.gaierror(socket.EAI_NONAME, "Name or service not known")
if "gai" in derrno.domains():
    assert of(gai) == of("gai", "EAI_NONAME"), of(gai)
else:
    unknown(gai, "no domain gai", socket.EAI_NONAME)
unknown(ssl.SSLError(1, "its number is no errno"), "derrno knows no exception of ssl.SSLError")

# Texts.
known("exec: database is locked (code 517)", "sqlite:517 SQLITE_BUSY_SNAPSHOT", "not_applied")
known(b"zookeeper:-4", "zookeeper:-4 CONNECTIONLOSS", "maybe_applied")
unknown("database is locked", "the text may mean sqlite:5 SQLITE_BUSY or sqlite:517")
unknown("timeout", "other programs print the same")
unknown("hello", "speaks of no code")
unknown("5:7", "speaks of no code")
unknown("driver: bad connection", "hides the cause")

# What cannot be known is said, and hides nothing.
unknown(("zookeper", -4), "no domain is called", -4)
unknown(("zookeeper", "NOPE"), 'no code of zookeeper is called "NOPE"')
unknown(("zookeeper", 2**40), "does not fit in 32 bits")
unknown(("zookeeper", -4.0), "a code its number or name")
unknown((None, 5), "a domain is its name", 5)
unknown(5, "without a domain can mean anything")
unknown(None, "NoneType is neither")
try:
    try:
        raise kazoo.exceptions.ConnectionLoss()
    except kazoo.exceptions.ConnectionLoss as inner:
        raise ValueError("outer") from inner
except ValueError as error:
    unknown(error, "its cause, of(error.__cause__)")


class Broken(nats.js.errors.APIError):
    code = err_code = description = property(lambda self: 1 / 0)

    def __init__(self):
        pass


unknown(Broken(), "Broken could not be read: ZeroDivisionError")
assert of("zookeeper", -9999).native == -9999 and of("zookeeper", -9999).unlisted  # a number is never lost
print(count, "classes are known")
