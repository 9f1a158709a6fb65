"""The two ends of a link to nats-server: a raw client, and a way in between that can be cut."""

import asyncio
import contextlib
import inspect
import itertools
import json
import socket
import time

import scene
import process

STORE, READER, NARROW, PLAIN = ({"user": user, "pass": user} for user in ("store", "reader", "narrow", "plain"))


async def until(what, found):
    """What `found`, which may be a coroutine function, gives once that is true; without it in time the program fails
    with a sentence."""
    end = time.monotonic() + process.PATIENCE
    while True:
        result = found()
        if result := await result if inspect.isawaitable(result) else result:
            return result
        assert time.monotonic() < end, f"not within {process.PATIENCE} s: {what}"
        await asyncio.sleep(0.01)


class Link:
    """A connection, logged in with `connect` unless that is None. It answers the server's pings unless it is `mute`."""

    numbers = itertools.count()

    def __init__(self, port, connect=None, patience=process.PATIENCE, mute=False):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=patience)
        self.bytes, self.port, self.mute = b"", port, mute
        self.sid, self.inbox = 0, f"_INBOX.{next(self.numbers)}"
        if connect is not None:
            self.send("CONNECT " + json.dumps({"verbose": False, "protocol": 1, "headers": True, "no_responders": True} | connect))

    def send(self, line, payload=None):
        self.socket.sendall(line.encode() + b"\r\n" + (b"" if payload is None else payload + b"\r\n"))

    def more(self):
        """Reads on; whether anything came."""
        try:
            got = self.socket.recv(65536)
        except ConnectionResetError:
            got = b""
        self.bytes += got
        return bool(got)

    def take(self, length):
        while len(self.bytes) < length:
            assert self.more(), "the link ends within a message"
        taken, self.bytes = self.bytes[:length], self.bytes[length:]
        return taken

    def next(self):
        """The next thing the server says: the operation, and its answer; "" when it has closed."""
        while True:
            said = scene.decode("nats", "line", self.bytes)
            if said.answer != "incomplete":
                break
            if not self.more():
                return "", None
        self.words = words = self.take(said.length).split()
        operation = words[0].decode().upper()
        if operation == "MSG":
            body = self.take(int(words[-1]) + 2)[:-2]
            return operation, scene.decode("nats", "jetstream", body)
        if operation == "HMSG":
            block, total = self.take(int(words[-1]) + 2), int(words[-1])
            said = scene.decode("nats", "headers", block)
            assert said.answer in ("fine", "failed") and said.length == int(words[-2]) <= total
            return operation, said
        if operation == "PING" and not self.mute:
            with contextlib.suppress(OSError):  # what the server says of a link that it closes comes yet
                self.send("PONG")
        return operation, said

    def until(self, *operations):
        while True:
            operation, said = self.next()
            if operation in operations or not operation:
                return operation, said

    def alive(self):
        """Whether the server still answers; a new error is none of this question's business."""
        try:
            self.send("PING")
            return self.until("PONG")[0] == "PONG"
        except OSError:
            return False

    def listen(self):
        """A subject for an answer, of this connection only."""
        self.sid += 1
        self.send(f"SUB {self.inbox}.{self.sid} {self.sid}")
        return f"{self.inbox}.{self.sid}"

    def ask(self, subject, body=b"", headers=None):
        """The first answer to a request: a decoded header block or JetStream body."""
        inbox = self.listen()
        block = b"NATS/1.0\r\n" + "".join(f"{k}: {v}\r\n" for k, v in (headers or {}).items()).encode() + b"\r\n"
        self.send(f"HPUB {subject} {inbox} {len(block)} {len(block + body)}", block + body)
        operation, said = self.until("MSG", "HMSG")
        if not operation:
            raise EOFError("the server closed the link")
        return said


def api(link, subject, body=None):
    """An answer of JetStream."""
    return link.ask("$JS.API." + subject, b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode())


def made(link, subject, body=None):
    """A call that prepares what comes."""
    said = api(link, subject, body)
    assert said.answer == "fine", f"{subject}: {said.data}"


def refused(said):
    """The code of an answer that must be an error."""
    assert said.answer == "failed", f"no error ({said.answer}): {said.data}"
    return said.code


class Proxy:
    """Carries a link to the server, both ways until `up` or `down` is switched off; what is not carried is lost.

    `dropped` is what was not carried, by its way. Where `open` is cleared, a new link is not carried before it is set.
    """

    def __init__(self, port):
        self.port = port
        self.up = self.down = True
        self.open = asyncio.Event()
        self.open.set()
        self.dropped = {"up": b"", "down": b""}
        self.near, self.far = set(), set()

    async def __aenter__(self):
        self.server = await asyncio.start_server(self.accepted, "127.0.0.1", 0)
        self.server_port, self.port = self.port, self.server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_):
        self.server.close()
        self.cut()
        while self.near:
            self.near.pop().transport.abort()

    async def accepted(self, reader, writer):
        self.near.add(writer)
        await self.open.wait()
        there, sink = await asyncio.open_connection("127.0.0.1", self.server_port)
        self.far.add(sink)
        await asyncio.gather(self.carry("up", reader, sink), self.carry("down", there, writer))

    async def carry(self, way, source, sink):
        try:
            while data := await source.read(65536):
                if getattr(self, way):
                    sink.write(data)
                else:
                    self.dropped[way] += data
        except ConnectionError:
            pass
        sink.close() if way == "up" else sink.write_eof()

    def cut(self):
        """The client reads the end of the link, and no reset, though something of it may be unread."""
        while self.far:
            self.far.pop().transport.abort()
        for each in self.near:
            each.write_eof()
