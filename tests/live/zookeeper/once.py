"""Creates in ZooKeeper under faults, each to be there once: the arguments are those of ensemble.py.

One server is frozen, killed, and killed while it is frozen; of an ensemble, the leader is frozen.
"""

import collections

from kazoo import exceptions
from kazoo.client import KazooClient, KazooState
from kazoo.retry import KazooRetry

import derrno
from ensemble import Ensemble
from history import DOUBT
from faults import *
from process import freeze, thaw


def page(line):
    """kazoo in the retry of the page "Exception Handling" of its documentation."""
    zk = KazooClient(ensemble.names, timeout=4)
    zk.start(60)

    @zk.add_listener
    def changed(state):  # a request that it was given meanwhile waits, and does not fail
        write.failures += state != KazooState.CONNECTED

    retry = KazooRetry(max_tries=3, delay=1, backoff=2)

    def write(name):
        path, value = line(name).split()

        def create():
            try:
                zk.create(path, value.encode(), sequence=path.endswith("-"))
            except exceptions.KazooException:
                write.failures += 1
                raise

        try:
            retry(create)
        except exceptions.KazooException as error:
            return derrno.of(error)

    write.failures = 0
    return write


def repeated(line, sequence=False):
    """kazoo in the retry of derrno. A session that is lost owned nothing, and kazoo makes another."""
    zk = KazooClient(ensemble.names, timeout=4)
    zk.start(60)

    @zk.add_listener
    def changed(state):  # as in the page
        client.failures += state != KazooState.CONNECTED

    def create(name):
        path, value = line(name).split()
        zk.create(path, value.encode(), sequence=sequence)

    def look(name):
        path, _ = line(name).split()
        zk.sync("/once")
        if sequence:
            there = any(f"/once/{each}".startswith(path) for each in zk.get_children("/once"))
        else:
            there = zk.exists(path)
        return derrno.There() if there else derrno.ABSENT

    policy = POLICY.but(settle=4.0)  # the session: a request of an expired one comes to nothing
    said = {"guarded": not sequence, "look": look, "prepare": lambda step: None, "policy": policy}
    client = engine(create, failure=exceptions.KazooException, **said)
    return client


def back(server):
    server.start()
    server.up()


def leader_frozen():
    global away
    away = ensemble.servers[ensemble.leader()]
    freeze(away.pid)


def leader_thawed():
    thaw(away.pid)
    ensemble.settled()


def there():
    """The names of the nodes, on a server that has caught up; a sequence node has ten digits after its name."""
    eye.retry(eye.sync, "/once")
    return collections.Counter(name.rpartition("-")[0] if name.count("-") > 1 else name for name in eye.retry(eye.get_children, "/once"))


FOLDER, *PORTS = sys.argv[1:]
ensemble = Ensemble(FOLDER, list(map(int, PORTS)))
eye = KazooClient(ensemble.names, timeout=10, command_retry={"max_tries": -1})
eye.start(60)
eye.retry(eye.create, "/once")
plain, sequence = (lambda name: f"/once/{name} {name}"), (lambda name: f"/once/{name}- {name}")
clients = [("KazooRetry of the page, sequence nodes", page(sequence)) for _ in range(2)]
clients += [("KazooRetry of the page", page(plain)) for _ in range(2)]
clients += [("derrno from C, libzookeeper", Program(C, ensemble.names, line=plain)) for _ in range(2)]
clients += [("derrno from Python, kazoo, sequence nodes", repeated(sequence, True)) for _ in range(2)]
clients += [("derrno from Python, kazoo", repeated(plain)) for _ in range(2)]
clients += [("derrno from Rust, sequence nodes", Program(RUST, "zookeeper", *ensemble.servers, line=sequence)) for _ in range(2)]
clients += [("derrno from Rust", Program(RUST, "zookeeper", *ensemble.servers, line=plain)) for _ in range(2)]
only = next(iter(ensemble.servers.values()))
if len(ensemble.servers) == 1:
    faults = [
        ("the server is frozen", lambda: freeze(only.pid), lambda: thaw(only.pid)),
        ("the server is killed", lambda: only.end(), lambda: back(only)),
        ("the server is killed while it is frozen", lambda: (freeze(only.pid), only.end()), lambda: back(only)),
    ]
else:
    faults = [("the leader is frozen", leader_frozen, leader_thawed)]
play("ZooKeeper, one server" if len(ensemble.servers) == 1 else "ZooKeeper, three servers", clients, faults, there)
eye.stop()
