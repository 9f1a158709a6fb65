"""ZooKeeper's protocol over a plain socket: requests as bytes, replies through derrno's decoder."""

import socket
import struct

import scene
from process import PATIENCE

CREATE, DELETE, GET, SET, MULTI, RECONFIG, CREATE_TTL, MULTI_READ, AUTH, CLOSE = 1, 2, 4, 5, 14, 16, 21, 22, 100, -11
OPEN_ACL = struct.pack(">ii", 1, 31) + b"\0\0\0\5world\0\0\0\6anyone"


def text(value):
    data = value if isinstance(value, bytes) else value.encode()
    return struct.pack(">i", len(data)) + data


def create(path, data=b"", acl=OPEN_ACL, flags=0):
    return text(path) + text(data) + acl + struct.pack(">i", flags)


def delete(path, version=-1):
    return text(path) + struct.pack(">i", version)


def get(path):
    return text(path) + b"\0"


def put(path, data=b"", version=-1):
    return text(path) + text(data) + struct.pack(">i", version)


def multi(*operations):
    """The body of a multi of (number, body) pairs."""
    records = (struct.pack(">ibi", number, 0, -1) + body for number, body in operations)
    return b"".join(records) + struct.pack(">ibi", -1, 1, -1)


class Link:
    """A connection; `answer` is what derrno makes of the reply to the connect request."""

    def __init__(self, port, timeout=60000, session=0, password=bytes(16), read_only=False):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.bytes, self.xid = b"", 0
        body = struct.pack(">iqiq", 0, 0, timeout, session) + text(password) + bytes([read_only])
        self.socket.sendall(text(body))
        self.answer = self.read("connect")
        if self.answer.answer == "fine":
            self.session, self.password = struct.unpack_from(">q", self.answer.data, 12)[0], self.answer.data[24:40]

    def read(self, part="reply"):
        """The next message; the decoder says how many bytes are missing."""
        while True:
            decoded = scene.decode("zookeeper", part, self.bytes)
            if decoded.answer == "incomplete":
                more = self.socket.recv(65536)
                if not more:
                    raise ConnectionError("the server closed the link")
                self.bytes += more
                continue
            assert decoded.answer != "malformed", self.bytes
            self.bytes = self.bytes[decoded.length :]
            return decoded

    def send(self, number, body=b"", xid=None):
        self.xid += 1
        self.socket.sendall(text(struct.pack(">ii", self.xid if xid is None else xid, number) + body))

    def ask(self, number, body=b"", part="reply", xid=None):
        self.send(number, body, xid)
        return self.read(part)

    def must(self, number, body=b""):
        reply = self.ask(number, body)
        if reply.answer == "failed" and reply.code.name == "SESSIONEXPIRED":
            raise ConnectionError("the session has expired")
        assert reply.answer == "fine", (number, body)

    def closed(self):
        """Whether the server closes the link."""
        try:
            return not self.socket.recv(1)
        except ConnectionError:
            return True
