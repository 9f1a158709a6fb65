"""Publishes to JetStream under faults, each to be stored once: the arguments are those of servers.py.

One server is frozen, killed, and killed while it is frozen; of a cluster, the leader of the stream is killed.
"""

import asyncio

import derrno
from history import DOUBT
from faults import *
from process import freeze, thaw
from servers import *


async def retry_with_backoff(operation, max_retries=3, backoff_factor=2.0, exceptions=(Exception,)):
    """As the page "Error Handling" of nats-py's documentation has it."""
    for attempt in range(max_retries + 1):
        try:
            return await operation()
        except exceptions as e:
            if attempt == max_retries:
                raise e
            await asyncio.sleep(backoff_factor**attempt)


def page():
    """nats-py in the loop of the page, with the exceptions and the timeout of its example."""
    loop = asyncio.new_event_loop()
    stream = loop.run_until_complete(connect()).jetstream()

    def write(name):
        async def publish():
            try:
                await stream.publish(f"once.{name}", name.encode(), timeout=1.0)
            except nats.errors.Error:
                write.failures += 1
                raise

        try:
            loop.run_until_complete(retry_with_backoff(publish, exceptions=(nats.errors.TimeoutError, nats.errors.ConnectionClosedError)))
        except nats.errors.Error as error:
            return nats_py(error) or DOUBT

    write.failures = 0
    return write


def repeated(with_id):
    """nats-py in the retry of derrno: under an id, or expecting that the subject has no message yet."""
    loop = asyncio.new_event_loop()
    stream = loop.run_until_complete(connect()).jetstream()

    async def publish(name):
        headers = {"Nats-Msg-Id": name} if with_id else {"Nats-Expected-Last-Subject-Sequence": "0"}
        await stream.publish(f"once.{name}", name.encode(), timeout=1.0, headers=headers)

    async def look(name):
        try:
            await stream.get_last_msg("once", f"once.{name}")
        except nats.js.errors.NotFoundError:
            return derrno.ABSENT
        return derrno.There()

    return engine(publish, look=look, dedup=with_id, guarded=not with_id, run=loop.run_until_complete, failure=nats.errors.Error)


def killed(server, first=lambda pid: None):
    """Kills a server, which may be frozen before; the other half starts it again."""
    return lambda: (first(server.pid), server.end()), lambda: back(server)


def back(server):
    server.start()
    server.up()


def leader_killed():
    global away
    away = SERVERS[leader("once")]
    away.end()


make("once")
URL = ",".join(f"nats://127.0.0.1:{port}" for port in PORTS)
with_id, without = (lambda name: f"once.{name} {name} {name}"), (lambda name: f"once.{name} {name}")
clients = [("retry_with_backoff of the page, nats-py", page()) for _ in range(2)]
clients += [("derrno from Python, nats-py, with an id", repeated(True)) for _ in range(2)]
clients += [("derrno from Python, nats-py, guarded", repeated(False)) for _ in range(2)]
clients += [("derrno from C, nats.c, with an id", Program(C, URL, line=with_id)) for _ in range(2)]
clients += [("derrno from Rust, with an id", Program(RUST, "nats", *PORTS, line=with_id)) for _ in range(2)]
clients += [("derrno from Rust, guarded", Program(RUST, "nats", *PORTS, line=without)) for _ in range(2)]
only = next(iter(SERVERS.values()))
if len(SERVERS) == 1:
    # Not on three: a server that takes a stream over may store twice what was sent and acknowledged once, when it
    # has neither id nor guard (2.9.10).
    clients += [("derrno from C, nats.c, plain", Program(C, URL, line=without))]
    faults = [
        ("the server is frozen", lambda: freeze(only.pid), lambda: thaw(only.pid)),
        ("the server is killed", *killed(only)),
        ("the server is killed while it is frozen", *killed(only, freeze)),
    ]
else:
    faults = [("the leader is killed", leader_killed, lambda: back(away))]
names = lambda: collections.Counter({subject.removeprefix("once."): count for subject, count in there("once").items()})
play("JetStream, one server" if len(SERVERS) == 1 else "JetStream, three servers", clients, faults, names, settled=lambda: current("once"))
