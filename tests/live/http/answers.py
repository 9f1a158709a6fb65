"""Answers of nginx as a proxy, and of a server without it, and whether the write was done all the same.

Two servers share a table of keys; a path says what is to happen to a key. nginx is told to repeat nothing, or, as
by its own default, to try the second server when the first one fails. Arguments: a folder, a port for nginx.
"""

import http.server
import os
import pathlib
import socket
import subprocess
import sys
import threading
import time

import derrno
import scene
from derrno import wire

HOME, PORT = pathlib.Path(sys.argv[1]), int(sys.argv[2])
PATIENCE = 60
FROM_ORIGIN = 2  # a context of the domain

CONFIG = """
daemon off;
%(user)s
pid %(home)s/pid;
error_log %(home)s/error.log;
events { worker_connections 64; }
http {
    log_format short "$status $request_uri";
    access_log %(home)s/access.log short;
    client_body_temp_path %(home)s/body;
    proxy_temp_path %(home)s/proxy;
    fastcgi_temp_path %(home)s/f; uwsgi_temp_path %(home)s/u; scgi_temp_path %(home)s/s;
    limit_req_zone $binary_remote_addr zone=slow:1m rate=1r/m;
    upstream once { server 127.0.0.1:%(first)d; }
    upstream both { server 127.0.0.1:%(first)d max_fails=0; server 127.0.0.1:%(second)d backup; }
    upstream nobody { server 127.0.0.1:1; }
    server {
        listen 127.0.0.1:%(port)d;
        client_max_body_size 100;
        large_client_header_buffers 2 1k;
        location /once/ { proxy_pass http://once/; proxy_next_upstream off; }
        location /impatient/ { proxy_pass http://once/; proxy_read_timeout 1s; }
        location /mapped/ { proxy_pass http://once/; proxy_next_upstream off; error_page 502 504 =503 @busy; }
        location @busy { internal; return 503; }
        location /both/ { proxy_pass http://both/; }
        location /nobody/ { proxy_pass http://nobody/; }
        location /limited/ { limit_req zone=slow; proxy_pass http://once/; }
        location /limited429/ { limit_req zone=slow; limit_req_status 429; proxy_pass http://once/; }
        location /static/ { alias %(home)s/static/; }
        location /private/ { auth_basic x; auth_basic_user_file %(home)s/users; proxy_pass http://once/; }
        location /denied/ { deny all; proxy_pass http://once/; }
        location /silent/ { return 444; }
        location /moved/301/ { return 301 /once/; }
        location /moved/302/ { return 302 /once/; }
        location /moved/303/ { return 303 /once/; }
        location /moved/307/ { return 307 /once/; }
        location /moved/308/ { return 308 /once/; }
    }
}
"""


def wait(what, event):
    assert event.wait(PATIENCE), f"not within {PATIENCE} s: {what}"


def until(what, sign):
    end = time.monotonic() + PATIENCE
    while not sign():
        assert time.monotonic() < end, f"not within {PATIENCE} s: {what}"
        time.sleep(0.01)


versions = {}
holds = {}


class Server(http.server.BaseHTTPRequestHandler):
    """`/what/key`: what becomes of the key, and of the answer."""

    protocol_version = "HTTP/1.1"
    apt = True  # the second server breaks nothing

    def log_message(self, *_):
        pass

    def do(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        _, what, key = self.path.split("/")
        words = what.split("-")
        if self.command == "DELETE":
            self.answer(204 if versions.pop(key, None) else 404)
        elif "If-Match" in self.headers and self.headers["If-Match"] != f'"{versions.get(key, 0)}"':
            self.answer(412)
        elif self.command == "PUT" and "new" in words and key in versions:
            self.answer(409)
        else:
            if words[0] == "hold" or words[0] == "polite":
                here, on = holds[key]
                here.set()
                wait(f"{key} may go on", on)
            if words[0] not in ("polite", "refuse"):
                versions[key] = versions.get(key, 0) + 1
            self.answer(int(words[-1]) if words[-1].isdigit() else 200)
        if key in holds and self.server.first:
            holds[key][1].done.set()

    do_GET = do_PUT = do_POST = do_DELETE = do

    def answer(self, status):
        words = self.path.split("/")[1].split("-")
        if "break" in words and self.server.first:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(status)
        if status == 503:
            self.send_header("Retry-After", "7")
        if status == 201:
            self.send_header("Location", "/")
        self.send_header("Content-Length", "0")
        try:
            self.end_headers()
        except OSError:  # nobody waits for it
            pass


class Servers(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        pass


def serve(first):
    server = Servers(("127.0.0.1", 0), Server)
    server.first = first
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server.server_address[1]


class Hold(threading.Event):
    """Lets a handler go on, and tells when it has."""

    def __init__(self):
        super().__init__()
        self.done = threading.Event()


FIRST, SECOND = serve(True), serve(False)


def start_nginx():
    (HOME / "static").mkdir()
    (HOME / "static" / "file").write_text("ten bytes\n")
    (HOME / "users").write_text("")
    for path in (HOME, HOME / "static", HOME / "users"):
        path.chmod(0o755)
    user = "user root;" if os.geteuid() == 0 else ""
    config = CONFIG % {"home": HOME, "port": PORT, "first": FIRST, "second": SECOND, "user": user}
    (HOME / "nginx.conf").write_text(config)
    try:
        nginx = subprocess.Popen(["/usr/sbin/nginx", "-p", HOME, "-c", HOME / "nginx.conf", "-e", HOME / "error.log"])
    except FileNotFoundError:
        sys.exit("nginx is not there; install the Debian package `nginx-light`")

    def listens():
        assert nginx.poll() is None, (HOME / "error.log").read_text()
        with socket.socket() as link:
            return link.connect_ex(("127.0.0.1", PORT)) == 0

    until("nginx listens", listens)
    return nginx


def connect(port=PORT):
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def send(method, path, port=PORT, headers="", body="", version="HTTP/1.1"):
    """Sends a request, and gives the link."""
    link = connect(port)
    length = f"Content-Length: {len(body)}\r\n" if body or method in ("POST", "PUT") else ""
    link.sendall(f"{method} {path} {version}\r\nHost: test\r\n{length}{headers}\r\n{body}".encode())
    return link


def receive(link):
    """The head of the answer, decoded; None where the server closed without one."""
    data = b""
    while True:
        try:
            more = link.recv(65536)
        except ConnectionResetError:
            more = b""
        if not more:
            return None
        data += more
        answer = wire.http(data)
        if answer.answer != "incomplete":
            return answer


def says(what, answer, status, context=0, closes=None):
    assert answer.answer == "failed" and answer.code.native == status, f"{what}: {answer.answer} {answer.code}"
    assert closes is None or answer.closes == closes, f"{what}: closes {answer.closes}"
    code = derrno.Code("http", status, context)
    scene.show(what, code)
    return code


def read_back(code, applied):
    scene.effect_seen(code, applied)


def ask(what, status, method, path, key, **options):
    """A write of one request, whose status is known, and what became of its key."""
    context, closes = options.pop("context", 0), options.pop("closes", None)
    before = versions.get(key)
    code = says(what, receive(send(method, path, **options)), status, context, closes)
    read_back(code, versions.get(key) != before)


def proxied():
    ask("server that breaks after the write", 502, "POST", "/once/do-break/a", "a")
    ask("server that breaks before the write", 502, "POST", "/once/refuse-break/b", "b")
    ask("nobody listens below the proxy", 502, "POST", "/nobody/do/c", "c")
    ask("a proxy that says 503 of a server that broke after the write", 503, "POST", "/mapped/do-break/d", "d")
    ask("the same before the write", 503, "POST", "/mapped/refuse-break/e", "e")
    for what, key in (("hold", "f"), ("polite", "g")):
        holds[key] = threading.Event(), Hold()
        link = send("POST", f"/impatient/{what}/{key}")
        wait("the server has the request", holds[key][0])
        code = says(f"server that is too slow for the proxy, {what}", receive(link), 504)
        holds[key][1].set()
        wait("the server is at its end", holds[key][1].done)
        read_back(code, key in versions)
    # What the proxy answers by itself: the server sees nothing of it.
    ask("body over the limit of the proxy", 413, "POST", "/once/do/h", "h", body="x" * 200, closes=True)
    ask("method that a file does not take", 405, "POST", "/static/file", "file")
    ask("address over the limit", 414, "POST", "/once/do/" + "i" * 2000, "i" * 2000, closes=True)
    ask("header without a colon", 400, "POST", "/once/do/j", "j", headers="Host test: x: y\r\nHost: z\r\n", closes=True)
    ask("transfer coding that it does not know", 501, "POST", "/once/do/k", "k", headers="Transfer-Encoding: x\r\n")
    ask("version that it does not speak", 505, "POST", "/once/do/l", "l", version="HTTP/3.0")
    ask("no credentials", 401, "POST", "/private/do/m", "m")
    ask("forbidden to all", 403, "POST", "/denied/do/n", "n")
    assert receive(send("POST", "/limited/do/first")).answer == "fine"
    ask("more requests than the limit", 503, "POST", "/limited/do/o", "o")
    ask("more requests than the limit, as 429", 429, "POST", "/limited429/do/p", "p")
    says("range after the end of a file", receive(send("GET", "/static/file", headers="Range: bytes=50-60\r\n")), 416)
    for status in (301, 302, 303, 307, 308):
        ask(f"redirect of a write, {status}", status, "POST", f"/moved/{status}/do/q", "q")


def repeated():
    """By its default nginx sends a PUT or DELETE to the second server when the first one broke, after the write."""
    versions.update({"r": 1, "s": 1})
    ask("DELETE, done by the first server and sent to the second", 404, "DELETE", "/both/do-break/r", "r")
    versions["r"] = 1
    match = 'If-Match: "1"\r\n'
    ask("PUT with a version, the same", 412, "PUT", "/both/do-break/s", "s", headers=match)
    ask("PUT of what is not to be there, the same", 409, "PUT", "/both/do-new-break/t", "t")


def direct():
    """The same statuses of the server itself, asked once."""
    of = {"port": FIRST, "context": FROM_ORIGIN}
    ask("DELETE of what is not there", 404, "DELETE", "/do/u", "u", **of)
    versions["v"] = 2
    ask("PUT with an old version", 412, "PUT", "/do/v", "v", headers='If-Match: "1"\r\n', **of)
    ask("PUT of what is there", 409, "PUT", "/do-new/v", "v", **of)
    ask("server that takes no requests", 503, "POST", "/refuse-503/w", "w", **of)
    answer = receive(send("POST", "/refuse-503/w", port=FIRST))
    assert b"Retry-After: 7" in answer.detail, answer.detail
    ask("server that fails after the write", 500, "POST", "/do-500/x", "x", port=FIRST)
    ask("server that fails before the write", 500, "POST", "/refuse-500/y", "y", port=FIRST)
    ask("handler that is cut off after the write", 408, "POST", "/do-408/z", "z", port=FIRST)
    ask("handler that is cut off before the write", 408, "POST", "/refuse-408/z2", "z2", port=FIRST)


def logged():
    """What no client is told: it stands in the log of nginx."""
    log = HOME / "access.log"
    holds["left"] = threading.Event(), Hold()
    link = send("POST", "/once/hold/left")
    wait("the server has the request", holds["left"][0])
    link.close()
    until("nginx logs the client that left", lambda: "499 /once/hold/left" in log.read_text())
    code = derrno.Code("http", 499)
    scene.show("client that left, in the log", code)
    holds["left"][1].set()
    wait("the server is at its end", holds["left"][1].done)
    read_back(code, "left" in versions)
    assert receive(send("POST", "/silent/do/silent")) is None
    until("nginx logs that it closed", lambda: "444 /silent/do/silent" in log.read_text())
    code = derrno.Code("http", 444)
    scene.show("connection closed without an answer, in the log", code)
    read_back(code, "silent" in versions)


NGINX = start_nginx()
try:
    proxied()
    repeated()
    direct()
    logged()
finally:
    NGINX.terminate()
    NGINX.wait()
