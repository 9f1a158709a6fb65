"""Calls of grpcio to a server of grpcio that end with an error, and whether their write was done all the same.

The server keeps a table of keys and versions. A handler can be held before its write or after it, so that the link
is cut, the deadline passes or the call is cancelled while it stands there.
"""

import itertools
import socket
import threading
import time
from concurrent import futures

import derrno
import grpc
import scene
from h2.config import H2Configuration
from h2.connection import H2Connection
from h2.events import DataReceived, StreamEnded, TrailersReceived
from process import PATIENCE, until

NOT_SENT, FROM_ORIGIN = 1, 2  # contexts of the domain
STATUS = grpc.StatusCode
# What the owner of a service can have every client do: to repeat a call that ended with UNAVAILABLE.
REPEATING = """{"methodConfig": [{"name": [{}], "retryPolicy": {"maxAttempts": 4, "initialBackoff": "0.01s",
    "maxBackoff": "0.1s", "backoffMultiplier": 1, "retryableStatusCodes": ["UNAVAILABLE"]}}]}"""


def wait(what, event):
    assert event.wait(PATIENCE), f"not within {PATIENCE} s: {what}"


class Hold:
    """Where the handler of one key stands: it says that it is there, and goes on when it may."""

    def __init__(self, where):
        self.where = where
        self.there, self.on, self.gone, self.done = (threading.Event() for _ in range(4))

    def at(self, where):
        if self.where == where and not self.there.is_set():  # the first run alone
            self.there.set()
            wait("the handler may go on", self.on)

    def let_go(self, known=True):
        """`known`: not before the server knows that nobody waits for the answer."""
        if known:
            wait("the server knows that its caller is gone", self.gone)
        self.on.set()
        wait("the handler is at its end", self.done)


def same(data):
    return data


def refuses(data):
    raise ValueError("not these bytes")


class Service(grpc.GenericRpcHandler):
    """Every method writes one key."""

    def __init__(self):
        self.versions, self.holds = {}, {}

    def service(self, details):
        method = details.method.rpartition("/")[2]
        write = getattr(self, method, None)
        if write is None:
            return None

        def handle(request, context):
            key = request.partition(b" ")[0].decode()
            hold = self.holds.get(key, Hold(""))
            context.add_callback(hold.gone.set)
            try:
                hold.at("before")
                if hold.where != "before" or context.is_active() or method == "stubborn":
                    write(key, context)
                hold.at("after")
                return b"x" * 4000 if method == "large" else b"done"
            finally:
                hold.done.set()

        reads = refuses if method == "unread" else same
        return grpc.unary_unary_rpc_method_handler(handle, reads, refuses if method == "unsent" else same)

    def create(self, key, context):
        if key in self.versions:
            context.abort(STATUS.ALREADY_EXISTS, "it is there")
        self.versions[key] = 1

    stubborn = large = unread = unsent = create

    def delete(self, key, context):
        if not self.versions.pop(key, 0):
            context.abort(STATUS.NOT_FOUND, "it is not there")

    def first_version(self, key, context):
        if self.versions.get(key, 0) != 0:
            context.abort(STATUS.ABORTED, "another version")
        self.versions[key] = 1

    def open(self, key, context):
        if self.versions.get(key) == 2:
            context.abort(STATUS.FAILED_PRECONDITION, "it is open")
        self.versions[key] = 2

    def throws_before(self, key, context):
        raise ValueError("no")

    def throws_after(self, key, context):
        self.versions[key] = 1
        raise ValueError("n\u00e4h, 100%")

    def refuses_before(self, key, context):
        context.abort(getattr(STATUS, key), "no")


class Proxy:
    """Carries links to a port until they are cut."""

    def __init__(self, port):
        self.to, self.ends, self.lock = port, [], threading.Lock()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            here, _ = self.listener.accept()
            there = socket.create_connection(("127.0.0.1", self.to))
            with self.lock:
                self.ends += [here, there]
            for source, sink in ((here, there), (there, here)):
                threading.Thread(target=self.carry, args=(source, sink), daemon=True).start()

    def carry(self, source, sink):
        try:
            while data := source.recv(65536):
                sink.sendall(data)
        except OSError:
            pass

    def cut(self):
        with self.lock:
            ends, self.ends = self.ends, []
        for end in ends:
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass
            end.close()


def serve(**options):
    service = Service()
    server = grpc.server(futures.ThreadPoolExecutor(8), handlers=(service,), **options)
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    return service, server, port


def channel(port, **options):
    options = {"grpc.initial_reconnect_backoff_ms": 100, "grpc.enable_http_proxy": 0} | options
    return grpc.insecure_channel(f"127.0.0.1:{port}", options=list(options.items()))


SERVICE, SERVER, PORT = serve(options=[("grpc.max_receive_message_length", 3000)])
numbers = itertools.count()
CHANNEL = channel(PORT, **{"grpc.max_receive_message_length": 2000, "grpc.max_send_message_length": 9000})


def start(method, key, over=None, timeout=PATIENCE, size=0, **options):
    call = (over or CHANNEL).unary_unary(f"/test/{method}", same, same)
    request = key.encode() + b" " * size
    return call.future(request, timeout=timeout, **options)


def end(what, call, context=0):
    """The code that a call ends with, shown."""
    error = call.exception(PATIENCE) if not call.cancelled() else None
    code = derrno.of(error) if error else derrno.Code("grpc", call.code().value[0])
    assert code.domain == "grpc" and code.native == call.code().value[0], f"{what}: {code}"
    if context:
        code = derrno.Code("grpc", code.native, context)
    scene.show(what, code)
    return code


def read_back(code, key, version=1):
    scene.effect_seen(code, SERVICE.versions.get(key, 0) == version)


def plain():
    """What ends without a hold."""
    call = start("throws_before", "a")
    read_back(end("handler that throws before its write", call), "a")
    call = start("throws_after", "b")
    read_back(end("handler that throws after its write", call), "b")
    call = start("create", "c", size=5000)
    read_back(end("request that is too large for the server", call), "c")
    call = start("large", "d")
    read_back(end("answer that is too large for the client", call), "d")
    call = start("create", "e", size=9000)
    read_back(end("request that is too large to be sent", call, NOT_SENT), "e")
    call = start("unread", "f")
    read_back(end("request that the server cannot read", call), "f")
    call = start("unsent", "g")
    read_back(end("answer that the server cannot write", call), "g")
    call = start("missing", "h")
    read_back(end("method that the server does not have", call), "h")
    call = start("create", "i", timeout=-1)
    read_back(end("deadline that has passed before", call, NOT_SENT), "i")
    for name in ("INVALID_ARGUMENT", "PERMISSION_DENIED", "OUT_OF_RANGE", "DATA_LOSS", "UNAUTHENTICATED", "UNAVAILABLE"):
        read_back(end(f"handler that refuses with {name}", start("refuses_before", name)), name)
    unwritten = CHANNEL.unary_unary("/test/create", refuses, same)
    try:
        unwritten(b"j", timeout=PATIENCE)
        raise AssertionError("the request cannot be written")
    except grpc.RpcError as error:
        code = derrno.Code("grpc", derrno.of(error).native, NOT_SENT)
        scene.show("request that the client cannot write", code)
        read_back(code, "j")


def unreachable():
    nowhere = channel(1)
    read_back(end("nobody listens on the port", start("create", "k", nowhere), NOT_SENT), "k")
    call = start("create", "l", nowhere, wait_for_ready=True)
    call.cancel()
    read_back(end("cancelled while there is no connection", call, NOT_SENT), "l")


def held(method, key, where, over=None):
    """A call whose handler stands before or after its write."""
    hold = SERVICE.holds[key] = Hold(where)
    call = start(method, key, over)
    wait(f"the handler of {key} stands {where} its write", hold.there)
    return call, hold


def held_in_time(method, key, where):
    """The same under a deadline, which has not passed before the handler stands there."""

    def stands():
        name = f"{key}-{next(numbers)}"
        hold = SERVICE.holds[name] = Hold(where)
        call = start(method, name, timeout=3)
        until(f"the handler of {name} stands {where} its write, or the deadline passes", lambda: hold.there.is_set() or call.done())
        return (call, hold, name) if hold.there.is_set() else None

    return until(f"a handler of {key} stands {where} its write", stands)


def given_up():
    """Deadlines and cancels end the wait of the client; what the handler does is its own."""
    for method, where in (("stubborn", "before"), ("create", "after"), ("create", "before")):
        key = f"deadline {method} {where}".replace(" ", "-")
        call, hold, name = held_in_time(method, key, where)
        code = end(f"deadline, {method} held {where} its write", call)
        hold.let_go()
        read_back(code, name)
        key = key.replace("deadline", "cancel")
        call, hold = held(method, key, where)
        call.cancel()
        code = end(f"cancel, {method} held {where} its write", call)
        hold.let_go()
        read_back(code, key)


def cut():
    for where in ("before", "after"):
        # Each by a link of its own: a call that starts while the channel has yet to notice ends with it.
        proxy = Proxy(PORT)
        over = channel(proxy.port)
        key = f"cut-{where}"
        call, hold = held("create", key, where, over)
        proxy.cut()
        code = end(f"link that breaks {where} the write", call)
        hold.let_go()
        read_back(code, key)
    end_of_patience, tries = time.monotonic() + PATIENCE, 0
    while start("create", f"cut-again-{tries}", over, wait_for_ready=True).exception(PATIENCE):
        tries += 1
        assert time.monotonic() < end_of_patience, f"not within {PATIENCE} s: the channel connects again"
    scene.lost(code, "link", "the same channel connects again by itself and carries the next call")


def repeated():
    """The library repeats, as the service config has it, a call that was applied; its second run meets the first."""
    for method, before, after in (("create", 0, 1), ("delete", 1, 0), ("first_version", 0, 1), ("open", 1, 2)):
        proxy = Proxy(PORT)
        over = channel(proxy.port, **{"grpc.service_config": REPEATING})
        key = f"again-{method}"
        if before:
            SERVICE.versions[key] = before
        call, hold = held(method, key, "after", over)
        proxy.cut()
        hold.let_go()
        code = end(f"{method}, repeated by the library after the link broke", call)
        read_back(code, key, after)
        # Sent once, by a library that repeats nothing, the same refusal has changed nothing.
        key = f"once-{method}"
        if before != 1 or method == "open":
            SERVICE.versions[key] = after
        call = start(method, key)
        code = end(f"{method}, refused at once", call, FROM_ORIGIN)
        scene.effect_seen(code, SERVICE.versions.get(key, 0) != after)


def crowded():
    service, server, port = serve(maximum_concurrent_rpcs=1)
    over = channel(port)
    hold = service.holds["m"] = Hold("before")
    first = start("create", "m", over)
    wait("the server is busy", hold.there)
    code = end("server that takes one call at a time", start("create", "n", over))
    scene.effect_seen(code, "n" in service.versions)
    hold.let_go(known=False)
    assert first.result(PATIENCE) == b"done"
    server.stop(0).wait()


def trailers():
    """The bytes: a call by an HTTP/2 library that knows nothing of gRPC."""
    link = socket.create_connection(("127.0.0.1", PORT), timeout=PATIENCE)
    http = H2Connection(H2Configuration(client_side=True, header_encoding=None))
    http.initiate_connection()
    headers = [(":method", "POST"), (":scheme", "http"), (":path", "/test/throws_after"), (":authority", "test")]
    http.send_headers(1, [*headers, ("te", "trailers"), ("content-type", "application/grpc")])
    http.send_data(1, b"\0\0\0\0\1o", end_stream=True)
    lines, ended = b"", False
    while not ended:
        link.sendall(http.data_to_send())
        data = link.recv(65536)
        assert data, "the server closed the link"
        for event in http.receive_data(data):
            if isinstance(event, TrailersReceived) or hasattr(event, "headers") and not lines:
                lines = b"".join(name + b": " + value + b"\r\n" for name, value in event.headers)
            if isinstance(event, DataReceived):
                http.acknowledge_received_data(event.flow_controlled_length, 1)
            ended |= isinstance(event, StreamEnded)
    answer = scene.decode("grpc", "trailers", lines)
    assert answer.message == b"Exception calling application: n%C3%A4h, 100%25", answer.message
    scene.show("trailers of the handler that throws, by HTTP/2 alone", answer.code)
    link.close()


plain()
unreachable()
given_up()
cut()
repeated()
crowded()
trailers()
SERVER.stop(0).wait()
