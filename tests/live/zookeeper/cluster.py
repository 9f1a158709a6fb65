"""What is lost with an error, and whether the write was applied, in an ensemble of three servers.

Arguments: the client of handle.c, a folder, then for each server the ports for clients, for peers and for
elections.
"""

import itertools
import logging
import signal
import struct
import subprocess
import sys
import threading

from kazoo import exceptions
from kazoo.client import KazooClient, KazooState

import derrno
import scene
import raw
from ensemble import Ensemble
from history import History
from process import freeze, frozen, thaw, unread, until


class Handle:
    """A process that holds a handle of libzookeeper."""

    def __init__(self, session_ms):
        self.process = subprocess.Popen([PROGRAM, ensemble.names, str(session_ms)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pid = self.process.pid

    def say(self, word, path="-"):
        print(word, path, file=self.process.stdin, flush=True)

    def result(self):
        return int(self.process.stdout.readline())

    def ask(self, word, path="-"):
        self.say(word, path)
        return self.result()

    def must(self, word, path="-"):
        assert (result := self.ask(word, path)) == 0, (word, path, result)

    def server(self):
        """The server it talks to, and its port."""
        port = self.ask("server")
        return ensemble.servers[port], port

    def sent(self, word, path):
        """Has something sent to the server, which is frozen."""
        _, port = self.server()
        before = unread(port)
        self.say(word, path)
        until("the request leaves for the server", lambda: unread(port) > before + len(path))

    def end(self):
        self.process.stdin.close()
        assert self.process.wait(60) == 0


def zookeeper(native):
    return derrno.Code("zookeeper", native)


def native_of(name):
    return zookeeper(name).native


def contender_gets(path):
    """Whether another client gets the lock, which is an ephemeral node."""
    try:
        eye.retry(eye.create, path, ephemeral=True)
    except exceptions.NodeExistsError:
        pass
    there = eye.retry(eye.exists, path)
    return there is not None and there.owner_session_id == eye.client_id[0]


def session_survives(native, provoke):
    """The same handle keeps its lock; a handle that is closed and made again has lost it."""
    for rebuilt in False, True:
        lock = f"/lock{native}-{rebuilt}"
        handle = Handle(12000)
        handle.must("ephemeral", lock)
        assert provoke(handle, f"/write{native}-{rebuilt}") == native
        handle.must("rebuild" if rebuilt else "connected")
        kept = handle.ask("mine", lock) == 0
        assert kept != contender_gets(lock)
        assert kept == (not rebuilt), f"{native}, rebuilt: {rebuilt}, lock kept: {kept}"
        assert not applied(f"/write{native}-{rebuilt}"), "the server that was to read it is dead"
        handle.end()
    scene.lost(zookeeper(native), "the same handle keeps its lock, a new one has lost it")
    scene.effect_seen(zookeeper(native), False)


def applied(path):
    return eye.retry(eye.exists, path) is not None


def killed_under(handle, path):
    """The server dies with a create that it has not read."""
    server, _ = handle.server()
    freeze(server.pid)
    handle.sent("create", path)
    server.end()
    result = handle.result()
    server.start()
    server.up()
    return result


def silent_under(handle, path):
    """The server stays silent past the read timeout, and dies."""
    server, _ = handle.server()
    freeze(server.pid)
    result = handle.ask("create", path)
    server.end()
    server.start()
    server.up()
    return result


def session_expires():
    """A client that is frozen longer than its session: its lock goes to another, and its handle is dead.

    The servers are frozen while it asks for its session, so that a create waits for the answer.
    """
    handle, number = Handle(4000), next(numbers)
    lock, path = f"/lock-112-{number}", f"/write-112-{number}"
    handle.must("ephemeral", lock)
    freeze(handle.pid)
    until("the session expires", lambda: contender_gets(lock))
    with frozen(*(server.pid for server in ensemble.servers.values())):
        thaw(handle.pid)
        handle.must("disconnected")
        handle.must("submit", path)
    told = {handle.ask("answer")}
    while (after := handle.ask("create", path)) in AGAIN:
        told.add(after)
    assert after == native_of("INVALIDSTATE") and not applied(path), after  # the same handle never serves again
    handle.must("rebuild")
    handle.must("create", path)
    assert handle.ask("mine", lock) == 1, "another has the lock"
    handle.end()
    if native_of("SESSIONEXPIRED") not in told:
        return None  # the link was lost once more
    for code in map(zookeeper, ("SESSIONEXPIRED", after)):
        scene.effect_seen(code, False)
    scene.lost(zookeeper("SESSIONEXPIRED"), "another has the lock, and only a new handle goes on")
    return True


def closed_under():
    """The handle is closed before the answer to a create, and the server dies with the create unread."""
    handle = Handle(12000)
    server, _ = handle.server()
    freeze(server.pid)
    handle.sent("submit", "/closed")
    assert handle.result() == 0
    assert handle.ask("close") == native_of("CLOSING")
    server.end()
    server.start()
    server.up()
    scene.effect_seen(zookeeper("CLOSING"), applied("/closed"))
    handle.must("open")
    handle.end()


def configuration_without_quorum():
    """A new configuration whose servers do not run."""
    link = raw.Link(min(ensemble.servers))
    five = ",".join(f"server.{id}=127.0.0.1:{id}:{id + 100}:participant;127.0.0.1:{id + 200}" for id in range(10, 15))
    before = link.ask(raw.GET, raw.get("/zookeeper/config")).data[16:]
    reply = link.ask(raw.RECONFIG, raw.text(five) + NULL + NULL + struct.pack(">q", -1))
    assert reply.answer == "failed"
    scene.show("a configuration of servers that do not run", reply.code)
    scene.effect_seen(reply.code, link.ask(raw.GET, raw.get("/zookeeper/config")).data[16:] != before)


def holds(lock):
    """Whether the contender of a lock of kazoo's is the first in its queue."""
    contenders = lock.contenders()
    return bool(contenders) and contenders[0] == lock.data.decode()


def lock_of_kazoo():
    """A lost link leaves kazoo's Lock to its holder; a client that is closed and made again has given it away."""
    for rebuilt in False, True:
        lost = threading.Event()
        holder = KazooClient(ensemble.names, timeout=12)
        holder.add_listener(lambda state: state == KazooState.SUSPENDED and lost.set())
        holder.start(60)
        lock = holder.Lock(f"/recipe-{rebuilt}", "holder")
        assert lock.acquire(timeout=60)
        port = holder._connection._socket.getpeername()[1]
        freeze(ensemble.servers[port].pid)
        result = holder.create_async(f"/recipe-write-{rebuilt}")
        ensemble.servers[port].end()
        try:
            raise AssertionError(result.get(timeout=60))
        except exceptions.ConnectionLoss as error:
            code = derrno.of(error)
        assert lost.wait(60), "kazoo says nothing of the lost link"
        ensemble.servers[port].start()
        ensemble.servers[port].up()
        if rebuilt:
            holder.stop()
            holder.close()
            holder = KazooClient(ensemble.names, timeout=12)
            holder.start(60)
        other = eye.Lock(f"/recipe-{rebuilt}", "other")
        if rebuilt:
            assert other.acquire(timeout=60), "the lock of a client that was closed is free"
            assert not holds(holder.Lock(f"/recipe-{rebuilt}", "holder"))
            other.release()
        else:
            until("the client connects again", lambda: holder.connected)
            assert not other.acquire(blocking=False), "another gets the lock"
            assert holds(lock) and lock.is_acquired
            lock.release()
        holder.stop()
    scene.lost(code, "the same client holds the Lock of kazoo, one that was made again has lost it")


def client():
    """Writes with kazoo, which reconnects by itself."""
    zk = KazooClient(ensemble.names, timeout=4)
    zk.start(60)

    def write(name):
        try:
            zk.create(f"/history/{name}")
        except exceptions.KazooException as error:
            return derrno.of(error)

    return write


def history(clients):
    """The leader, and a server that follows, frozen and killed under writes; then each server is started again."""
    eye.retry(eye.create, "/history")
    writes = History([client() for _ in range(clients)])
    leader = ensemble.servers[ensemble.leader()]
    writes.under("the leader is frozen", lambda: freeze(leader.pid), lambda: thaw(leader.pid))
    leader = ensemble.servers[ensemble.leader()]
    writes.under("the leader is killed", leader.end, lambda: (leader.start(), leader.up()))
    for server in ensemble.servers.values():
        server.end(signal.SIGTERM)
        server.start()
        server.up()
        writes.goes_on("each server is started again")
    writes.judge("leader frozen and killed, rolling restart", lambda: set(eye.retry(eye.get_children, "/history")))


NULL = struct.pack(">i", -1)
AGAIN = [native_of(name) for name in ("CONNECTIONLOSS", "OPERATIONTIMEOUT", "SESSIONEXPIRED")]
numbers = itertools.count()
PROGRAM, FOLDER, *PORTS = sys.argv[1:]
ensemble = Ensemble(FOLDER, list(map(int, PORTS)))
eye = KazooClient(ensemble.names, timeout=10, command_retry={"max_tries": -1})
eye.start(60)
session_survives(native_of("CONNECTIONLOSS"), killed_under)
session_survives(native_of("OPERATIONTIMEOUT"), silent_under)
until("a create waits for a session that has expired", session_expires)
closed_under()
configuration_without_quorum()
lock_of_kazoo()
history(3)
eye.stop()
