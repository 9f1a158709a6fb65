"""What is lost with an error, and whether the write was applied, in an ensemble of three servers.

Arguments: the client of handle.c, a folder, then for each server the ports for clients, for peers and for
elections.
"""

import itertools
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
from process import NotYet, child, freeze, frozen, states, thaw, unread, until


class Handle:
    """A process that holds a handle of libzookeeper."""

    def __init__(self, session_ms):
        self.process = child([PROGRAM, ensemble.names, str(session_ms)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.pid = self.process.pid

    def say(self, word, path="-"):
        print(word, path, file=self.process.stdin, flush=True)

    def result(self):
        return int(self.process.stdout.readline())

    def ask(self, word, path="-"):
        self.say(word, path)
        return self.result()

    def must(self, word, path="-"):
        """What has to succeed, unless the link or the session was lost once more."""
        if (result := self.ask(word, path)) in LINK_OR_SESSION:
            raise NotYet(word, path, result)
        assert result == 0, (word, path, result)

    def server(self):
        """The server it talks to, and its port."""
        port = self.ask("server")
        return ensemble.servers[port], port

    def sent(self, word, path):
        """Has something sent to the server, which is frozen."""
        server, port = self.server()
        if states(server.pid).keys() != {"T"}:
            raise NotYet("the handle has gone to another server")
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


def applied(path):
    """Whether it is there, on a server that has caught up with the leader."""
    eye.retry(eye.sync, path)
    return eye.retry(eye.exists, path) is not None


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
        until(f"a session outlives a link that is lost with {native}", lambda: survives(native, provoke, rebuilt))
    scene.lost(zookeeper(native), "link", "the same handle keeps its lock, a new one has lost it")
    scene.effect_seen(zookeeper(native), False)


def survives(native, provoke, rebuilt):
    """Not, where the machine was so slow that the link was lost before, or the session with it."""
    lock, path, late = (f"/{what}{native}-{next(numbers)}" for what in ("lock", LONG, "late"))
    handle = Handle(12000)
    handle.must("ephemeral", lock)
    if provoke(handle, path) != native or applied(path):
        return False
    handle.must("connected")
    if rebuilt:
        handle.must("rebuild")
        assert handle.ask("mine", lock) != 0, "a new handle has the lock of the old one"
        # The old handle has only sent that it closes: the servers may still be at it.
        until("another gets the lock of a handle that was closed", lambda: contender_gets(lock))
    else:
        gets = contender_gets(lock)
        handle.must("create", late)  # only a session that lives can, so it lived before
        assert not gets, "another gets the lock of a handle that lives"
        handle.must("mine", lock)
    handle.end()
    return True


def restart(server):
    """A server that was frozen dies with what it has not read, and comes back."""
    server.end()
    server.start()
    server.up()


def killed_under(handle, path):
    """The server dies with a create that it has not read."""
    server, _ = handle.server()
    freeze(server.pid)
    try:
        handle.sent("create", path)
        server.end()
        return handle.result()
    finally:
        restart(server)


def silent_under(handle, path):
    """The server stays silent past the read timeout, and dies."""
    server, _ = handle.server()
    freeze(server.pid)
    try:
        return handle.ask("create", path)
    finally:
        restart(server)


def session_expires():
    """A client that is frozen longer than its session: its lock goes to another, and its handle is dead.

    The servers are frozen while it asks for its session, so that a create waits for the answer.
    """
    handle, number = Handle(4000), next(numbers)
    lock, path, after_it = f"/lock-112-{number}", f"/write-112-{number}", f"/after-112-{number}"
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
    handle.must("create", after_it)
    # The session of the other may have ended as well, while all were frozen.
    until("another has the lock", lambda: contender_gets(lock) and handle.ask("mine", lock) == 1)
    handle.end()
    if native_of("SESSIONEXPIRED") not in told:
        return None  # the link was lost once more
    for code in map(zookeeper, ("SESSIONEXPIRED", after)):
        scene.effect_seen(code, False)
    scene.lost(zookeeper("SESSIONEXPIRED"), "session", "another has the lock, and only a new handle goes on")
    return True


def closed_under():
    """The handle is closed before the answer to a create, and the server dies with the create unread."""
    handle, path = Handle(12000), f"/{LONG}-{next(numbers)}"
    server, _ = handle.server()
    freeze(server.pid)
    try:
        handle.sent("submit", path)
        assert handle.result() == 0
        result = handle.ask("close")
    finally:
        restart(server)
    if result != native_of("CLOSING"):
        return None  # the link was given up before
    scene.effect_seen(zookeeper("CLOSING"), applied(path))
    handle.must("open")
    handle.end()
    return True


def configuration_without_quorum():
    """A new configuration whose servers do not run."""
    link = raw.Link(min(ensemble.servers))
    five = ",".join(f"server.{id}=127.0.0.1:{id}:{id + 100}:participant;127.0.0.1:{id + 200}" for id in range(10, 15))
    before = link.ask(raw.GET, raw.get("/zookeeper/config")).data[16:]
    reply = link.ask(raw.RECONFIG, raw.text(five) + NULL + NULL + struct.pack(">q", -1))
    after = link.ask(raw.GET, raw.get("/zookeeper/config")).data[16:]
    assert reply.answer == "failed"
    scene.show("a configuration of servers that do not run", reply.code)
    scene.effect_seen(reply.code, after != before)
    return True


def holds(lock):
    """Whether the contender of a lock of kazoo's is the first in its queue."""
    lock.client.retry(lock.client.sync, lock.path)
    contenders = lock.client.retry(lock.contenders)
    return bool(contenders) and contenders[0] == lock.data.decode()


def lock_of_kazoo():
    """A lost link leaves kazoo's Lock to its holder; a client that is closed and made again has given it away."""
    for rebuilt in False, True:
        code = until("a client of kazoo keeps its session when it loses its link", lambda: lock_survives(rebuilt))
    scene.lost(code, "link", "the same client holds the Lock of kazoo, one that was made again has lost it")


def lock_survives(rebuilt):
    """The code of the lost link; none where the machine was so slow that the session ended with it."""
    number = next(numbers)
    lost, over = threading.Event(), threading.Event()
    holder = KazooClient(ensemble.names, timeout=12)
    holder.add_listener(lambda state: (over if state == KazooState.LOST else lost).set() if state != KazooState.CONNECTED else None)
    holder.start(60)
    lock = holder.Lock(f"/recipe-{number}", "holder")
    assert lock.acquire(timeout=60)
    port = server_of(holder)
    freeze(ensemble.servers[port].pid)
    try:
        if server_of(holder) != port:
            raise NotYet("the client has gone to another server")
        path, before = f"/{LONG}-recipe-{number}", unread(port)
        result = holder.create_async(path)
        until("the create leaves for the server", lambda: unread(port) > before + len(path))  # not sent, it would wait
    finally:
        restart(ensemble.servers[port])
    try:
        raise AssertionError(result.get(timeout=60))
    except exceptions.ConnectionLoss as error:
        code = derrno.of(error)
    assert lost.wait(60), "kazoo says nothing of the lost link"
    other = eye.Lock(f"/recipe-{number}", "other")
    if rebuilt:
        holder.stop()
        holder.close()
        holder = KazooClient(ensemble.names, timeout=12)
        holder.start(60)
        assert other.acquire(timeout=60), "the lock of a client that was closed is free"
        assert not holds(holder.Lock(f"/recipe-{number}", "holder"))
        other.release()
    else:
        until("the client connects again", lambda: holder.connected or over.is_set())
        got, holding = other.acquire(blocking=False), not over.is_set() and holds(lock)
        if got:
            other.release()
        if over.is_set():
            code = None
        else:
            assert not got, "another gets the lock"
            assert holding and lock.is_acquired
            lock.release()
    holder.stop()
    holder.close()
    return code


def server_of(client):
    """The port of the server that a client of kazoo talks to."""
    try:
        return client._connection._socket.getpeername()[1]
    except AttributeError:
        raise NotYet("the client has no link") from None


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

    def leads():
        nonlocal leader
        leader = ensemble.servers[ensemble.leader()]
        return leader

    leader = None
    writes.under("the leader is frozen", lambda: freeze(leads().pid), lambda: thaw(leader.pid))
    writes.under("the leader is killed", lambda: leads().end(), lambda: (leader.start(), leader.up()))
    for server in ensemble.servers.values():
        server.end(signal.SIGTERM)
        server.start()
        server.up()
        writes.goes_on("each server is started again")
    writes.judge("leader frozen and killed, rolling restart", there)


def there():
    eye.retry(eye.sync, "/history")
    return set(eye.retry(eye.get_children, "/history"))


LONG = "write" + 60 * "-"  # longer than what clients send by themselves, so that it is seen to leave
NULL = struct.pack(">i", -1)
AGAIN = [native_of(name) for name in ("CONNECTIONLOSS", "OPERATIONTIMEOUT", "SESSIONEXPIRED")]
LINK_OR_SESSION = [*AGAIN, native_of("INVALIDSTATE")]
numbers = itertools.count()
PROGRAM, FOLDER, *PORTS = sys.argv[1:]
ensemble = Ensemble(FOLDER, list(map(int, PORTS)))
eye = KazooClient(ensemble.names, timeout=10, command_retry={"max_tries": -1})
eye.start(60)
session_survives(native_of("CONNECTIONLOSS"), killed_under)
session_survives(native_of("OPERATIONTIMEOUT"), silent_under)
until("a create waits for a session that has expired", session_expires)
until("a handle is closed before its link is given up", closed_under)
until("the servers answer a new configuration", configuration_without_quorum)
lock_of_kazoo()
history(3)
eye.stop()
