"""Prints what a Python client says of its errors, as domain,code,fact,value.

The argument is the name of the package at PyPI. What the client is to be asked about comes in by
stdin, as domain,code lines.
"""

import ast
import csv
import importlib
import logging
import pkgutil
import sys
from pathlib import Path

writer = csv.writer(sys.stdout)


def say(domain, code, fact, value):
    writer.writerow([domain, code, fact, value])


def asked(domain):
    """The codes of a domain that came in by stdin."""
    return [code for name, code in LINES if name == domain]


def path(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def raised(call):
    """The error that a call ends with; None when it returns."""
    try:
        call()
    except BaseException as error:
        return error
    return None


def repeated(retry, error):
    """Whether a retry helper of the client makes a second try after an error."""
    tries = 0

    def fail():
        nonlocal tries
        tries += 1
        raise error

    raised(lambda: retry(fail))
    return "yes" if tries > 1 else "no"


def modules(package, without):
    """Every module of a package that can be loaded, and the source of those that cannot."""
    package = importlib.import_module(package)
    yield package, None
    for found in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
        if any(part in without for part in found.name.split(".")):
            continue
        try:
            yield importlib.import_module(found.name), None
        except ImportError:
            yield None, (found.name, Path(found.module_finder.find_spec(found.name).origin).read_text())


def tree(domain, package, without=("tests", "testing", "recipe", "interfaces")):
    """Every exception class of a package with the parents it has there, and every second name."""
    seen = set()
    for module, source in modules(package, without):
        if module is None:
            sources(domain, *source)
            continue
        for name, cls in vars(module).items():
            if not (isinstance(cls, type) and issubclass(cls, BaseException)):
                continue
            if not cls.__module__.startswith(package):
                continue
            if cls.__module__ == module.__name__ and name != cls.__name__:
                say(domain, name, "alias", path(cls))
            elif cls not in seen:
                seen.add(cls)
                say(domain, path(cls), "class", ";".join(
                    path(base) for base in cls.__bases__
                    if base.__module__.startswith(package) and issubclass(base, BaseException)))
    return seen


def sources(domain, module, source):
    """The exception classes of a module that needs a library which is not here, from its source."""
    def visit(node, prefix):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.ClassDef):
                bases = [ast.unparse(base) for base in child.bases]
                if any(base.endswith(("Exception", "Error", "Timeout")) for base in bases):
                    say(domain, f"{prefix}.{child.name}", "class", "")
                visit(child, f"{prefix}.{child.name}")
    visit(ast.parse(source), module)


def kazoo():
    from kazoo.exceptions import EXCEPTIONS
    from kazoo.retry import KazooRetry

    retry = KazooRetry(max_tries=2, delay=0, sleep_func=lambda seconds: None)
    for number in sorted({int(code) for code in asked("zookeeper")} | set(EXCEPTIONS)):
        cls = EXCEPTIONS[number] if number in EXCEPTIONS else None
        say("zookeeper", number, "raises", path(cls) if cls else "")
        if cls:
            say("zookeeper", number, "repeats", repeated(retry, cls()))
    for cls in sorted(tree("kazoo", "kazoo"), key=path):
        if "code" not in vars(cls):  # those are asked above, by their code
            say("kazoo", path(cls), "repeats", repeated(retry, cls()))


def nats_py():
    from nats.js.errors import APIError

    tree("nats_py", "nats")
    for line in asked("jetstream"):
        number, status = line.split(" ")
        error = {"code": int(status), "err_code": int(number), "description": "d"}
        say("jetstream", number, "raises", path(type(raised(lambda: APIError.from_error(error)))))


def dqlitepy():
    from dqlitepy.exceptions import DqliteError

    for cls in sorted(tree("dqlitepy", "dqlitepy"), key=path):
        if issubclass(cls, DqliteError):
            say("dqlitepy", path(cls), "severity", cls.severity.value)
            if not cls.recoverable:  # which says nothing of a repeat where it is true
                say("dqlitepy", path(cls), "repeats", "no")


def fauna():
    from fauna.client.retryable import Retryable
    from fauna.errors import FaunaError

    def retry(call):
        return Retryable(2, 0, call).run()

    for line in asked("fauna"):
        code, status = line.split(" ")
        body = {"error": {"code": code, "message": "m", "abort": 1, "constraint_failures": [{"message": "m"}]}}
        # The driver gives an error event of a stream the status 400.
        error = raised(lambda: FaunaError.parse_error_and_throw(body, 400 if status == "200" else int(status)))
        say("fauna", line, "raises", path(type(error)))
        say("fauna", line, "repeats", repeated(retry, error))
    for cls in sorted(tree("fauna_driver", "fauna"), key=path):
        if not issubclass(cls, FaunaError):  # those are asked above, by their code
            error = cls(502, "m") if hasattr(cls, "status_code") else cls()
            say("fauna_driver", path(cls), "repeats", repeated(retry, error))


def pyfluss():
    from fluss import ErrorCode, FlussError

    for name, number in vars(ErrorCode).items():
        if name.isupper() and isinstance(number, int):
            say("fluss", number, "name", name)
    for number in asked("fluss"):
        say("fluss", number, "repeats", "yes" if FlussError("m", int(number)).is_retriable else "no")


def grpcio():
    import grpc

    for status in grpc.StatusCode:
        say("grpc", status.value[0], "name", status.name)


def psycopg():
    from psycopg import errors

    for cls in vars(errors).values():
        if isinstance(cls, type) and isinstance(getattr(cls, "sqlstate", None), str):
            assert errors.lookup(cls.sqlstate) is cls
            say("sqlstate", cls.sqlstate, "name", cls.__name__)

def kafka_python():
    """The numbers and what is repeated; the classes with a number are compared as what the client prints."""
    import kafka.errors

    for name, cls in vars(kafka.errors).items():
        if not (isinstance(cls, type) and issubclass(cls, kafka.errors.KafkaError)):
            continue
        number = getattr(cls, "errno", None)
        if number != 0:
            say("kafka", path(cls) if number is None else number, "repeats", "yes" if cls.retriable else "no")


def confluent_kafka():
    from confluent_kafka import KafkaError

    for name, number in vars(KafkaError).items():
        if isinstance(number, int) and name.upper() == name:
            say("kafka", number, "name", name)


logging.disable()
LINES = list(csv.reader(sys.stdin))
CLIENTS = {
    "kazoo": kazoo,
    "nats-py": nats_py,
    "dqlitepy": dqlitepy,
    "fauna": fauna,
    "pyfluss": pyfluss,
    "grpcio": grpcio,
    "psycopg": psycopg,
    "kafka-python": kafka_python,
    "confluent-kafka": confluent_kafka,
}
CLIENTS[sys.argv[1]]()
