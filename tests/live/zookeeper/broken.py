"""A link that is cut, and a disk that is full, under creates by kazoo: both outcomes.

Arguments: the port of a server, a folder, and the port of another server.
"""

import contextlib
import logging
import os
import socket
import sys
import threading

from kazoo import exceptions
from kazoo.client import KazooClient

import derrno
import scene
from ensemble import ask
from process import Server, until


class Cut:
    """Carries links to the server until a way is cut; what it carried no more is lost."""

    def __init__(self, port):
        self.port, self.lost = port, {"up": b"", "down": b""}
        self.cut, self.ends = None, []
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while self.listener.fileno() >= 0:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self.port))
            self.ends += near, far
            for way, source, sink in ("up", near, far), ("down", far, near):
                threading.Thread(target=self.carry, args=(way, source, sink), daemon=True).start()

    def carry(self, way, source, sink):
        try:
            while data := source.recv(65536):
                if self.cut == way:
                    self.lost[way] += data
                else:
                    sink.sendall(data)
        except OSError:
            pass

    def end(self):
        """Every link breaks, and no other is made."""
        for each in self.listener, *self.ends:
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)  # a close alone waits for who reads there
            each.close()


def kazoo(port):
    client = KazooClient(f"127.0.0.1:{port}", timeout=60, connection_retry={"max_tries": -1}, command_retry={"max_tries": -1})
    client.start(60)
    return client


def connection_lost(applied):
    """Of the class, and of the code that it is raised for."""
    code = derrno.Code("zookeeper", "CONNECTIONLOSS")
    for each in derrno.Code("kazoo", "ConnectionLoss"), code:
        scene.effect_seen(each, applied)


def fails(result):
    """The exception of a result, which comes."""
    try:
        raise AssertionError(f"no error but {result.get(timeout=60)!r}")
    except exceptions.ConnectionLoss:
        pass


def cut(way, applied):
    """A create of which the request, or the answer, is lost on its way."""
    between = Cut(PORT)
    client = kazoo(between.listener.getsockname()[1])
    path = f"/cut-{way}"
    between.cut = way
    result = client.create_async(path)
    # The request has the path in it; the answer to a create has it as well.
    until(f"the {way} way loses it", lambda: path.encode() in between.lost[way])
    between.end()
    fails(result)
    assert bool(eye.exists(path)) == applied, path
    connection_lost(applied)
    client.stop()


def full_disk():
    """A server whose log finds no more room ends; what it did not answer is not there when it starts again."""
    home = os.path.join(FOLDER, "full")
    os.makedirs(home)
    config = os.path.join(home, "zoo.cfg")
    with open(config, "w") as file:
        file.write(f"dataDir={home}\nclientPort={OTHER}\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n"
                   "tickTime=500\nmaxSessionTimeout=60000\n4lw.commands.whitelist=srvr\n")
    java = ["java", "-Xmx64m", "-XX:+UseSerialGC", "-Dzookeeper.preAllocSize=64", "-cp", "/usr/share/java/zookeeper.jar"]
    java += ["org.apache.zookeeper.server.quorum.QuorumPeerMain", config]
    # A file may have this many bytes: a full disk for a program that lets its log grow.
    server = Server(["prlimit", "--fsize=400000", *java], os.path.join(home, "log"), lambda: "Mode:" in ask(OTHER, b"srvr"))
    server.up()
    client, made = kazoo(OTHER), 0
    while True:
        result = client.create_async(f"/full-{made}", bytes(20_000))
        try:
            result.get(timeout=60)
            made += 1
        except exceptions.ConnectionLoss:
            break
    assert 5 < made < 100, made
    until("the server ends", lambda: server.process.poll() is not None)
    server.command = java
    server.start()
    server.up()
    there = set(client.retry(client.get_children, "/"))
    assert {f"full-{number}" for number in range(made)} <= there, "an acknowledged node is gone"
    connection_lost(f"full-{made}" in there)
    print("history | the log of the server finds no room | the server ends, and what it acknowledged is there")
    client.stop()
    server.end()


logging.getLogger("kazoo").setLevel(logging.CRITICAL)
PORT, FOLDER, OTHER = int(sys.argv[1]), sys.argv[2], int(sys.argv[3])
eye = kazoo(PORT)
cut("up", False)
cut("down", True)
full_disk()
eye.stop()
