"""A client of dqlite's wire: requests out, whole messages back, their errors shown by derrno."""

import socket
import struct

import scene
from process import NotYet

LEADER, _, HEARTBEAT, OPEN, PREPARE, EXEC, QUERY, FINALIZE, EXEC_SQL, QUERY_SQL = range(10)
ADD, ASSIGN, REMOVE, DUMP, CLUSTER, TRANSFER, DESCRIBE = range(12, 19)


def word(value):
    return struct.pack("<Q", value)


def text(value):
    data = value.encode() + b"\0"
    return data + bytes(-len(data) % 8)


class Link:
    """A connection to a node."""

    def __init__(self, port, patience=10, database=None):
        self.socket = socket.create_connection(("127.0.0.1", port), patience)
        self.socket.sendall(word(1))  # the version of the protocol
        if database:
            self.must(OPEN, text(database), word(0), text(""))

    def send(self, kind, *body):
        body = b"".join(body)
        self.socket.sendall(struct.pack("<IBBH", len(body) // 8, kind, 0, 0) + body)

    def ask(self, kind, *body):
        """The whole reply message; raises EOFError where the node hangs up."""
        self.send(kind, *body)
        reply = b""
        while (answer := scene.decode("dqlite", "wire", reply)).answer == "incomplete":
            more = self.socket.recv(answer.length)
            if not more:
                raise EOFError
            reply += more
        return reply

    def fail(self, kind, *body):
        """What derrno says of a request that must fail."""
        answer = scene.decode("dqlite", "wire", self.ask(kind, *body))
        if answer.answer != "failed":
            raise NotYet(kind, body, answer.answer)
        return answer

    def must(self, kind, *body):
        """The body of the reply to a request that must succeed."""
        reply = self.ask(kind, *body)
        answer = scene.decode("dqlite", "wire", reply)
        if answer.answer != "fine":
            raise NotYet(kind, body, answer.code.native, answer.message)
        return reply[8:]

    def sql(self, *statements, params=b""):
        for statement in statements:
            self.must(EXEC_SQL, word(0), text(statement), params)

    def value(self, statement):
        """The bytes of the one value that a query gives, and what follows them."""
        rows = self.must(QUERY_SQL, word(0), text(statement))
        name = rows.index(0, 8) // 8 * 8 + 8  # after the number of columns, in whole words
        return rows[name + 8 :]  # after the types of the row

    def number(self, statement):
        """The one integer that a query gives."""
        return struct.unpack_from("<q", self.value(statement))[0]

    def string(self, statement):
        """The one text that a query gives."""
        return self.value(statement).split(b"\0")[0].decode()


def leader(ports):
    """The port of the leader, asked of any node that answers; None while there is none."""
    for port in ports:
        try:
            reply = Link(port, 1).must(LEADER, word(0))
        except (OSError, EOFError, NotYet):
            continue
        address = reply[8:].split(b"\0")[0].decode()
        if address:
            return int(address.split(":")[1])
    return None


def show(what, failure):
    """The line of a failure: its text tells apart what has the same number."""
    scene.show(f"{what}: {failure.message.decode()}", failure.code)
