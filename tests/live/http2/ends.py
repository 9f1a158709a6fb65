"""How nginx ends streams and connections of HTTP/2, and whether the writes on them were done all the same.

Requests are frames that this program makes, so it can also send what no library would. A server below nginx keeps the
keys; it is held before it answers, or it writes nothing, so that an end comes while it works. Arguments: a folder, a
port for nginx.
"""

import os
import pathlib
import socket
import socketserver
import subprocess
import sys
import threading

import derrno
import scene
from derrno import wire
from hpack import Encoder
from hyperframe.frame import DataFrame, HeadersFrame, PingFrame, RstStreamFrame, SettingsFrame, WindowUpdateFrame
from process import PATIENCE, child, until

HOME, PORT = pathlib.Path(sys.argv[1]), int(sys.argv[2])
NOT_SENT, RESET, GOAWAY = 1, 2, 3  # contexts of the domain

CONFIG = """
daemon off;
master_process off;
%(user)s
pid %(home)s/pid;
error_log %(home)s/error.log;
events { worker_connections 64; }
http {
    access_log off;
    client_body_temp_path %(home)s/body;
    proxy_temp_path %(home)s/proxy;
    fastcgi_temp_path %(home)s/f; uwsgi_temp_path %(home)s/u; scgi_temp_path %(home)s/s;
    client_max_body_size 100;
    proxy_next_upstream off;
    proxy_buffering off;
    proxy_request_buffering off;
    keepalive_requests %(requests)d;
    server {
        listen 127.0.0.1:%(port)d http2;
        http2_max_concurrent_streams 3;
        location / { proxy_pass http://127.0.0.1:%(origin)d; }
    }
}
"""

keys, holds = set(), {}


def wait(what, event):
    assert event.wait(PATIENCE), f"not within {PATIENCE} s: {what}"


class Hold:
    """A handler says that it is there, goes on when it may, and says when it is done."""

    def __init__(self):
        self.there, self.on, self.done = threading.Event(), threading.Event(), threading.Event()


class Origin(socketserver.StreamRequestHandler):
    """`/how/key`: `write` keeps the key, `leave` does not; `early` answers before the body, `break` in the answer."""

    def handle(self):
        path = self.rfile.readline().split()[1].decode()
        while self.rfile.readline().strip():
            pass
        _, how, key = path.split("/")
        hold = holds.get(key, None)
        if hold:
            hold.there.set()
            wait(f"{key} may go on", hold.on)
        if "write" in how:
            keys.add(key)
        length = 9 if "break" in how else 4
        try:
            self.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\ndone" % length)
        except OSError:  # nobody waits for it
            pass
        if hold:
            hold.done.set()


class Servers(socketserver.ThreadingTCPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


def serve():
    server = Servers(("127.0.0.1", 0), Origin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


ORIGIN = serve()


class Nginx:
    """As many requests as a connection may have, then it takes no more."""

    def __init__(self, requests=1000):
        user = "user root;" if os.geteuid() == 0 else ""
        config = CONFIG % {"home": HOME, "port": PORT, "origin": ORIGIN, "user": user, "requests": requests}
        (HOME / "nginx.conf").write_text(config)
        HOME.chmod(0o755)
        command = ["/usr/sbin/nginx", "-p", HOME, "-c", HOME / "nginx.conf", "-e", HOME / "error.log"]
        try:
            self.process = child(command)
        except FileNotFoundError:
            sys.exit("nginx is not there; install the Debian package `nginx-light`")

        def listens():
            assert self.process.poll() is None, (HOME / "error.log").read_text()
            with socket.socket() as link:
                return link.connect_ex(("127.0.0.1", PORT)) == 0

        until("nginx listens", listens)

    def kill(self):
        self.process.kill()
        self.process.wait(PATIENCE)


class Link:
    """A connection; its streams are 1, 3, 5 and so on."""

    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", PORT), timeout=PATIENCE)
        self.encoder, self.next, self.data = Encoder(), 1, b""
        self.send(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", SettingsFrame(0))

    def send(self, *frames):
        """In one piece."""
        self.socket.sendall(b"".join(frame if isinstance(frame, bytes) else frame.serialize() for frame in frames))

    def request(self, path, body=None, **headers):
        """The frame of a request, and its stream. With a body it is not at its end."""
        stream, self.next = self.next, self.next + 2
        named = [(":method", "POST"), (":scheme", "http"), (":authority", "test"), (":path", path), *headers.items()]
        if body is not None:
            named.append(("content-length", str(body)))
        flags = ["END_HEADERS"] if body is not None else ["END_HEADERS", "END_STREAM"]
        return HeadersFrame(stream, self.encoder.encode(named), flags=flags), stream

    def ask(self, path, **options):
        frame, stream = self.request(path, **options)
        self.send(frame)
        return stream

    def frame(self):
        """The next frame as it came; None at the end of the connection."""
        while (answer := wire.http2(0, self.data)).answer == "incomplete":
            try:
                more = self.socket.recv(65536)
            except ConnectionResetError:
                more = b""
            if not more:
                return None
            self.data += more
        assert answer.answer != "malformed", self.data
        frame, self.data = self.data[: answer.length], self.data[answer.length :]
        if frame[3] == 4 and not frame[4] & 1:
            self.send(SettingsFrame(0, flags=["ACK"]))
        return frame

    def end(self, stream):
        """The failure of a stream, decoded; "answered" when its answer came whole, None at the end of the connection."""
        while (frame := self.frame()) is not None:
            answer = scene.decode("http2", stream, frame)
            if answer.answer == "failed":
                return answer
            if frame[3] in (0, 1) and frame[4] & 1 and int.from_bytes(frame[5:9]) == stream:
                return "answered"
        return None

    def pong(self):
        """All frames before a PING are handled when its answer comes."""
        self.send(PingFrame(0, b"12345678"))
        while frame := self.frame():
            if frame[3] == 6:
                return
        raise AssertionError("the connection ended")


def says(what, answer, native, context):
    assert answer not in (None, "answered"), f"{what}: {answer}"
    code = answer.code
    assert (code.native, code.context) == (native, context), f"{what}: {code}"
    assert answer.closes == (context != RESET), f"{what}: closes {answer.closes}"
    scene.show(what, code)
    return code


def held(link, how, key):
    """A request whose handler stands there."""
    hold = holds[key] = Hold()
    stream = link.ask(f"/{how}/{key}")
    wait(f"the handler of {key} stands there", hold.there)
    return stream, hold


def let_go(hold):
    hold.on.set()
    wait("the handler is at its end", hold.done)


def refused():
    """The fourth stream of three that may be open."""
    link = Link()
    waiting = [held(link, "write", f"busy-{i}") for i in range(3)]
    answer = link.end(link.ask("/write/refused"))
    code = says("more streams than the server allows", answer, 7, RESET)
    for stream, hold in waiting:
        let_go(hold)
        assert link.end(stream) == "answered"
    assert link.end(link.ask("/write/after")) == "answered" and "after" in keys
    scene.effect_seen(code, "refused" in keys)
    scene.lost(code, "nothing", "the same connection carries the next request")
    # What the promise is good for: the same request once more.
    assert link.end(link.ask("/write/refused")) == "answered" and "refused" in keys
    link.socket.close()


def resets():
    """Ends of one stream, before and after the work."""
    for how in ("write", "leave"):
        link = Link()
        key = f"{how}-break"
        answer = link.end(link.ask(f"/{how}-break/{key}"))
        code = says(f"server below that breaks in its answer, {how}", answer, 2, RESET)
        scene.effect_seen(code, key in keys)

        def faulty(what, native, *frames, ended=True):
            """A fault of the client in a stream whose handler is at work."""
            key = f"{how}-{native}"
            holds[key] = hold = Hold()
            stream = link.ask(f"/{how}/{key}", **({} if ended else {"body": 50}))
            wait(f"the handler of {key} stands there", hold.there)
            link.send(*(frame(stream) for frame in frames))
            answer = link.end(stream)
            let_go(hold)
            code = says(f"{what}, {how}", answer, native, RESET)
            scene.effect_seen(code, key in keys)

        faulty("data after the end of the stream", 5, lambda stream: DataFrame(stream, b"x"))
        faulty("window of a stream that grows too far", 3, lambda stream: WindowUpdateFrame(stream, 0x7FFFFFFF))
        stream, hold = held(link, how, f"{how}-cancel")
        link.send(RstStreamFrame(stream, 8))
        link.pong()
        let_go(hold)
        code = derrno.Code("http2", 8, RESET)
        scene.show(f"client that cancels, {how}", code)
        scene.effect_seen(code, f"{how}-cancel" in keys)
        # The answer comes before the body is at its end.
        key = f"{how}-early"
        stream = link.ask(f"/{how}-early/{key}", body=50)
        assert link.end(stream) == "answered", "the answer comes first"
        code = says(f"answer before the end of the request, {how}", link.end(stream), 0, RESET)
        scene.effect_seen(code, key in keys)
        assert link.end(link.ask("/leave/again")) == "answered"
        link.socket.close()
        scene.lost(code, "nothing", "after five ends of streams the same connection carries the next request")


def raw(kind, stream, payload):
    return len(payload).to_bytes(3) + bytes([kind, 4 if kind == 1 else 0]) + stream.to_bytes(4) + payload


def aways():
    """Faults of the connection, while another stream is at work, and one that comes too late."""
    large = b"\x00" + b"\x01x" + b"\x7f\x80\xff\x03" + b"y" * 16000  # a header of 65,535 bytes
    faults = (
        ("window of the connection that grows by 0", 1, WindowUpdateFrame(0, 0).serialize()),
        ("window of the connection that grows too far", 3, WindowUpdateFrame(0, 0x7FFFFFFF).serialize()),
        ("ping of seven bytes", 6, raw(6, 0, b"1234567")),
        ("headers that name what is not there", 9, raw(1, 3, b"\xff\x7f")),
        ("header of 65,535 bytes", 11, raw(1, 3, large)),
    )
    for what, native, fault in faults:
        for how in ("write", "leave"):
            link = Link()
            key = f"{how}-away-{native}"
            stream, hold = held(link, how, key)
            link.send(fault)
            answer = link.end(stream)
            code = says(f"{what}, {how}", answer, native, GOAWAY)
            assert link.end(stream) is None, "the connection ends"
            let_go(hold)
            scene.effect_seen(code, key in keys)
            link.socket.close()
        link = Link()
        assert link.end(link.ask("/leave/next")) == "answered"
        link.socket.close()
        scene.lost(code, "link", "the server closes the connection, and a new one carries the next request")


def full():
    """nginx takes no third request on a connection: the last stream that it names is the second one."""
    nginx = Nginx(requests=2)
    link = Link()
    assert link.end(link.ask("/write/first")) == "answered"
    (second, taken), (third, late) = link.request("/write/second"), link.request("/write/third")
    link.send(second, third)
    answers = {}
    while frame := link.frame():
        for stream in taken, late:
            answer = scene.decode("http2", stream, frame)
            if answer.answer == "failed":
                answers[stream] = answer
            elif frame[3] in (0, 1) and frame[4] & 1 and int.from_bytes(frame[5:9]) == stream:
                answers[stream] = "answered"
    assert answers[taken] == "answered" and "second" in keys, answers
    code = says("stream above the last one of a GOAWAY", answers[late], 0, NOT_SENT)
    scene.effect_seen(code, "third" in keys)
    scene.lost(code, "link", "the server closes the connection, and a new one carries the next request")
    link = Link()
    assert link.end(link.ask("/write/third")) == "answered" and "third" in keys
    # The last stream goes on, and its answer comes, unless the connection dies first.
    for how in ("write", "leave"):
        link = Link()
        assert link.end(link.ask("/write/first")) == "answered"
        stream, hold = held(link, how, f"{how}-taken")
        frames = []
        while not frames or frames[-1][3] != 7:
            frames.append(link.frame())
        answer = scene.decode("http2", 0, frames[-1])
        assert scene.decode("http2", stream, frames[-1]).answer == "fine", "its answer may still come"
        code = says(f"GOAWAY without an error, and then nothing, {how}", answer, 0, GOAWAY)
        nginx.kill()
        assert link.end(stream) is None, "the connection ends"
        let_go(hold)
        scene.effect_seen(code, f"{how}-taken" in keys)
        nginx = Nginx(requests=2)
    nginx.kill()


def by_curl():
    for how in ("write", "leave"):
        url = f"http://127.0.0.1:{PORT}/{how}-break/curl-{how}"
        command = ["curl", "-sS", "--http2-prior-knowledge", "--noproxy", "*", "-X", "POST", "-o", "/dev/null", url]
        try:
            said = subprocess.run(command, capture_output=True, timeout=PATIENCE, text=True, check=False)
        except FileNotFoundError:
            sys.exit("curl is not there; install the Debian package `curl`")
        code = derrno.of(said.stderr.strip())
        assert (code.domain, code.native, code.context) == ("http2", 2, RESET), said
        scene.show(f"curl of an answer that breaks, {how}", code)
        scene.effect_seen(code, f"curl-{how}" in keys)


NGINX = Nginx()
refused()
resets()
aways()
by_curl()
NGINX.kill()
full()
