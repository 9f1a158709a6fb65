"""Every error of Fluss through pyfluss: client.py.

A responder speaks the frames and answers the requests that open a connection. To drop a database is
answered with the code in the database's name, "d-1"; of "cut" the request is read, then the link is
cut; of "fail" the answer is that the server gives up. The same codes come again for a bucket, inside a
frame of success, when offsets are listed.
"""

import asyncio
import contextlib
import csv
import json
import os
import pathlib
import socketserver
import struct
import tempfile
import threading

import derrno
import scene
import fluss
from process import PATIENCE, refusing, until

API_VERSIONS, DROP_DATABASE, METADATA, LIST_OFFSETS = 1000, 1002, 1012, 1021
OK, ERROR, FAILURE = 0, 1, 2


def varint(value):
    value &= 2**64 - 1  # a negative number takes ten bytes
    out = b""
    while value > 127:
        out += bytes([value & 127 | 128])
        value >>= 7
    return out + bytes([value])


def message(*fields):
    """A protobuf message with the fields 1, 2, ...: numbers and bytes."""
    out = b""
    for number, value in enumerate(fields, 1):
        if isinstance(value, int):
            out += varint(number << 3) + varint(value)
        else:
            out += varint(number << 3 | 2) + varint(len(value)) + value
    return out


def frame(kind, request, body):
    return struct.pack(">IBi", 5 + len(body), kind, request) + body


class Responder(socketserver.StreamRequestHandler):
    sent = b""  # the last error frame, or item
    native = 0  # the code of the next item
    asked = []  # the databases to drop

    def handle(self):
        while header := self.rfile.read(12):
            length, api, _, request = struct.unpack(">IhHi", header)
            answer = self.answer(api, request, self.rfile.read(length - 8))
            if not answer:
                return
            self.wfile.write(answer)

    def answer(self, api, request, body):
        if api == API_VERSIONS:
            ranges = (message(message(key, 0, 0)) for key in (API_VERSIONS, DROP_DATABASE, METADATA, LIST_OFFSETS))
            return frame(OK, request, b"".join(ranges))
        if api == METADATA:
            node = message(1, b"127.0.0.1", PORT)
            bucket = message(0, 1)
            return frame(OK, request, message(node, node, message(PATH, 1, 1, DESCRIPTOR, bucket, 0, 0)))
        if api == LIST_OFFSETS:
            Responder.sent = message(0, Responder.native, b"about the bucket")
            return frame(OK, request, message(Responder.sent))
        name = body[2 : 2 + body[1]].decode()
        Responder.asked.append(name)
        if name == "cut":
            return b""
        if name == "fail":
            Responder.sent = struct.pack(">IB", 3, FAILURE) + message(derrno.Code("fluss", "AUTHENTICATE_EXCEPTION").native)
        else:
            Responder.sent = frame(ERROR, request, message(int(name[1:]), f"about {name}".encode()))
        return Responder.sent


async def raised(call):
    try:
        await asyncio.wait_for(call, PATIENCE)
    except fluss.FlussError as error:
        return error
    raise AssertionError("pyfluss raises nothing")


def connect(port):
    return fluss.FlussConnection.create(fluss.Config({"bootstrap.servers": f"127.0.0.1:{port}"}))


def repeats(code):
    """Whether a repeat is right, in the words of retry.csv."""
    return "yes" if code.may_retry() else "if idempotent" if code.may_retry(idempotent=True) else "no"


def compare(code, error):
    """The same number, and the same answer to a repeat; otherwise the reason stands in retry.csv."""
    assert error.error_code == code.native, (code.native, error.error_code)
    theirs, ours = "yes" if error.is_retriable else "no", repeats(code)
    explained = any(
        (row["domain"], row["native"], row["upstream"], row["derrno"]) == ("fluss", str(code.native), theirs, ours)
        and (not row["by"] or "pyfluss" in row["by"].split(";"))
        for row in RETRY
    )
    assert theirs == ours or explained, (code.native, theirs, ours)


def decoded(closes, part="frame"):
    failure = scene.decode("fluss", part, Responder.sent)
    assert failure.answer == "failed" and failure.length == len(Responder.sent), Responder.sent
    assert bool(failure.closes) == closes, Responder.sent
    return failure


def lost(what, error):
    """The client's own code for a link that fails."""
    code = derrno.Code("fluss", "NETWORK_EXCEPTION")
    compare(code, error)
    scene.show(what, code)


async def main():
    with refusing() as port:
        lost("nobody listens", await raised(connect(port)))

    admin = (await connect(PORT)).get_admin()
    names = [f"d{native}" for native in NATIVES]
    for native, name in zip(NATIVES, names):
        error = await raised(admin.drop_database(name))
        failure = decoded(closes=False)
        assert failure.code.native == native and failure.message == f"about {name}".encode(), name
        compare(failure.code, error)
        scene.show("retriable" if error.is_retriable else "final", failure.code)
    table = fluss.TablePath("d", "t")
    for Responder.native in NATIVES:
        error = await raised(admin.list_offsets(table, [0], fluss.OffsetSpec.latest()))
        failure = decoded(closes=False, part="item_2")
        assert failure.code.native == Responder.native and failure.message == b"about the bucket", Responder.native
        compare(failure.code, error)
    lost("the link is cut after the request", await raised(admin.drop_database("cut")))

    # The header of this frame has no request id. The client reads one all the same, its reader ends in
    # a panic, and the call never returns.
    with standard_error() as said:
        call = asyncio.ensure_future(admin.drop_database("fail"))
        await asyncio.to_thread(until, "the reader of pyfluss panics", lambda: call.done() or "panicked at" in said())
    assert not call.done(), "pyfluss reads the frame of a server that gives up"
    call.cancel()
    scene.show("the server gives up, and pyfluss waits for ever", decoded(closes=True).code)
    assert Responder.asked == names + ["cut", "fail"], "pyfluss sends no drop twice"


@contextlib.contextmanager
def standard_error():
    """What is written to it meanwhile, by any language."""
    kept = os.dup(2)
    with tempfile.TemporaryFile() as file:
        os.dup2(file.fileno(), 2)
        try:
            yield lambda: os.pread(file.fileno(), 1 << 20, 0).decode()
        except BaseException:
            os.write(kept, os.pread(file.fileno(), 1 << 20, 0))
            raise
        finally:
            os.dup2(kept, 2)
            os.close(kept)


def table(name):
    with open(pathlib.Path(__file__).parents[2] / f"catalog/{name}.csv", newline="", encoding="utf-8") as text:
        return list(csv.DictReader(text))


# Of the one table, as the metadata has it.
PATH = message(b"d", b"t")
DESCRIPTOR = json.dumps({
    "schema": {"columns": [{"name": "a", "data_type": {"type": "INTEGER"}}]},
    "partition_key": [], "bucket_count": 1, "properties": {}, "custom_properties": {},
}).encode()
RETRY = table("retry")
# All but "no error" and the one that is never sent, and two that no version knows.
NATIVES = [int(row["native"]) for row in table("fluss") if not row["context"]]
NATIVES = [native for native in NATIVES if native not in (0, -2)] + [9999, -77]
server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Responder)
server.daemon_threads = True
PORT = server.server_address[1]
threading.Thread(target=server.serve_forever, daemon=True).start()
asyncio.run(main())
