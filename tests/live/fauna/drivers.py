"""Every code of Fauna through the Python and the JavaScript driver: drivers.py.

`what` is the class that the JavaScript driver raises, which derrno names, and after it that of the
Python driver where it is another one: the reason stands in tests/upstream/allowed.csv.
"""

import csv
import json
import pathlib
import subprocess
from datetime import timedelta

import derrno
import scene
from fauna import fql
from fauna.client import Client
from fauna.errors import FaunaError
from fauna.query import EventSource
from process import PATIENCE, refusing

LONG = timedelta(seconds=PATIENCE)
TESTS = pathlib.Path(__file__).parents[2]
STATS = {"compute_ops": 1, "read_ops": 0, "write_ops": 0, "query_time_ms": 2, "contention_retries": 0,
         "storage_bytes_read": 0, "storage_bytes_write": 0, "rate_limits_hit": []}


def table(path):
    with open(TESTS / path, newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


def answer(name, status):
    """What the service sends with this code."""
    error = {"code": name, "message": "m"}
    if status == 200:
        return json.dumps({"type": "error", "error": error, "stats": STATS}) + "\r\n"
    if name == "abort":
        error["abort"] = {"@int": "7"}
    if name == "constraint_failure":
        error["constraint_failures"] = [{"paths": [["name"]], "message": "m"}]
    body = {"error": error}
    if status == 400:
        body |= {"summary": "error: m", "txn_ts": 1, "stats": STATS, "schema_version": 1}
    if status == 429:
        body["stats"] = STATS | {"rate_limits_hit": ["read"]}
    return json.dumps(body)


def javascript(port, stream, script):
    print(json.dumps({"port": port, "stream": stream, "script": script}), file=node.stdin, flush=True)
    name = node.stdout.readline().strip()
    assert name, f"the JavaScript driver says nothing of {script}"
    return name


def python(port, stream, script):
    client = Client(endpoint=f"http://127.0.0.1:{port}", secret="x", max_attempts=1,
                    http_connect_timeout=LONG, http_read_timeout=LONG, http_write_timeout=LONG, http_pool_timeout=LONG,
                    query_timeout=LONG, client_buffer_timeout=LONG)
    try:
        if stream:
            with client.stream(EventSource(script)) as events:
                list(events)
        else:
            client.query(fql(script))
    except Exception as error:
        return error
    raise AssertionError(f"the Python driver raises nothing for {script}")


def provoke(status, body, ports=None):
    """What both drivers raise: the class of the one, the error of the other."""
    script = json.dumps({"status": status, "body": body})
    http, http2 = ports or PORTS
    return javascript(http2, status == 200, script), python(http, status == 200, script)


def show(before, js, py, code):
    """No class may be surer than the code that the write was not applied."""
    for name in (js, py):
        seen = derrno.Code("fauna_driver", name).effect
        assert seen != "not_applied" or code.effect == seen, (name, str(code))
    scene.show(before + (js if js == py else f"{js}, {py} in Python"), code)


def code(name, status):
    body = answer(name, status)
    js, error = provoke(status, body)
    assert isinstance(error, FaunaError) and error.code == name, (name, error)
    assert error.status_code == (status if status != 200 else 400), (name, error)  # it has none for events
    failure = scene.decode("fauna", 0 if status == 200 else status, body.encode())
    assert failure.answer == "failed" and failure.message == b"m", name
    assert failure.code.raised_as.name == js, (name, status, js)
    py = type(error).__name__
    difference = f"raises {py} not {js}"
    assert py == js or {(name, difference), (f"{name} {status}", difference)} & ALLOWED, (name, status, difference)
    show("", js, py, failure.code)


def shape(status, body):
    """An answer without a code that the table knows."""
    js, error = provoke(status, body)
    failure = scene.decode("fauna", status, body.encode())
    assert failure.answer == "failed" and failure.code.native == 0, body
    show(f"{body}: ", js, type(error).__name__, failure.code)


def link(name, *arguments):
    js, error = provoke(*arguments)
    assert js == type(error).__name__, (name, js, error)
    scene.show(name, derrno.Code("fauna_driver", js))


ALLOWED = {(row["name"], row["difference"]) for row in table("upstream/allowed.csv") if row["upstream"] == "fauna (PyPI)"}
node = subprocess.Popen(["node", TESTS / "live/fauna/driver.js"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
PORTS = [int(port) for port in node.stdout.readline().split()]
rows = table("catalog/fauna.csv")
in_context = {row["name"] for row in rows if row["context"]}
for row in rows:
    if " " in row["name"]:
        continue  # of FQL v4, which these drivers do not speak
    if row["context"] or row["name"] not in in_context:
        code(row["name"], int(row["status"] or 400))
shape(400, '{"error":{"code":"never_heard_of","message":"m"}}')
shape(503, '{"error":{"code":"never_heard_of","message":"m"}}')
shape(500, '{"error":"internal server error"}')
shape(400, '{"error":{"message":"m"}}')
shape(404, '{"code":"m","message":"m"}')
shape(401, '{"errors":[{"code":"unauthorized access","description":"m"}]}')
shape(502, "<html>Bad Gateway</html>")
link("the link is cut after the query", 0, "")
with refusing() as port:
    link("nobody listens", 400, "", (port, port))
node.stdin.close()
assert node.wait(PATIENCE) == 0
