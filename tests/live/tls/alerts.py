"""Alerts of OpenSSL, and whether what was sent before them was done all the same.

The server is Python's ssl, which is OpenSSL: it applies a line and answers it. What comes in the clear is decoded from
its bytes; of what is encrypted the library tells, and its text is recognised. Argument: a folder for keys.
"""

import pathlib
import socket
import ssl
import subprocess
import sys
import threading

import derrno
import scene
from derrno import wire

HOME = pathlib.Path(sys.argv[1])
PATIENCE = 60
NOT_SENT = 1  # a context of the domain


def openssl(*words):
    try:
        subprocess.run(["openssl", *words], check=True, capture_output=True, cwd=HOME)
    except FileNotFoundError:
        sys.exit("openssl is not there; install the Debian package `openssl`")


def authority(name):
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-days", "2",
            "-keyout", f"{name}.key", "-out", f"{name}.pem")


def certificate(name, issuer, days="2"):
    openssl("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}", "-keyout", f"{name}.key", "-out", f"{name}.csr")
    openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{issuer}.pem", "-CAkey", f"{issuer}.key",
            "-CAcreateserial", "-days", days, "-out", f"{name}.pem")


def context(side, name=None, trusts="ca", **options):
    made = ssl.SSLContext(side)
    made.check_hostname = False
    made.load_verify_locations(HOME / f"{trusts}.pem")
    if name:
        made.load_cert_chain(HOME / f"{name}.pem", HOME / f"{name}.key")
    for option, value in options.items():
        setattr(made, option, value)
    return made


def client(name=None, **options):
    return context(ssl.PROTOCOL_TLS_CLIENT, name, **({"verify_mode": ssl.CERT_REQUIRED} | options))


class Server:
    """Takes one connection at a time, and applies each line that it reads."""

    def __init__(self, made, answers=True):
        self.context, self.answers = made, answers
        self.lines, self.applied, self.over = [], threading.Event(), threading.Event()
        self.before = lambda line: None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            link, _ = self.listener.accept()
            link.settimeout(PATIENCE)
            secure = self.context.wrap_socket(link, server_side=True, do_handshake_on_connect=False)
            try:
                secure.do_handshake()
                self.talk(secure)
            except OSError:
                pass
            # The alert is on its way; a socket that is closed with bytes unread would take it back.
            while socket.socket.recv(secure, 4096):
                pass
            secure.close()
            self.over.set()

    def talk(self, secure):
        while line := secure.recv(100):
            if not self.before(line):
                self.lines.append(line)
                self.applied.set()
            if not self.answers:
                try:
                    secure.unwrap()  # close_notify
                except OSError:  # that of the other end does not come
                    pass
                return
            secure.sendall(b"done\n")


def wait(what, event):
    assert event.wait(PATIENCE), f"not within {PATIENCE} s: {what}"


def told(what, error, number, in_context=0):
    """The code that the text of the library speaks of."""
    code = derrno.of(str(error))
    assert code.domain == "tls_alert" and code.native == number, f"{what}: {error} is {code}: {code.why}"
    if in_context:
        code = derrno.Code("tls_alert", number, in_context)
    scene.show(what, code)
    return code


def refused(what, server, made, number, line=b"pay 1\n"):
    """TLS 1.3: the handshake of the client succeeds, its first request is sent, and the alert comes afterwards."""
    link = made.wrap_socket(socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE), server_hostname="x")
    assert link.version() == "TLSv1.3"
    link.sendall(line)
    try:
        said = link.recv(100)
        raise AssertionError(f"{what}: no alert but {said}")
    except ssl.SSLError as error:
        code = told(what, error, number)
    link.close()
    wait("the server is done with the link", server.over)
    server.over.clear()
    scene.effect_seen(code, line in server.lines)


def in_the_clear(what, server, made, number, name="x"):
    """An alert during the handshake: seven bytes that anybody can read."""
    link = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    secure = made.wrap_bio(incoming, outgoing, server_hostname=name)
    data = b""
    while True:
        try:
            secure.do_handshake()
            raise AssertionError(f"{what}: the handshake succeeds")
        except ssl.SSLWantReadError:
            link.sendall(outgoing.read())
            more = link.recv(65536)
            assert more, f"{what}: no alert"
            data += more
            incoming.write(more)
        except ssl.SSLError as error:
            said = error
            break
    link.close()
    answer = wire.tls(data)
    while answer.answer == "fine":
        data = data[answer.length :]
        answer = wire.tls(data)
    assert answer.answer == "failed" and answer.length == 7 and answer.closes, (what, data)
    assert answer.code.native == number, f"{what}: {answer.code}"
    told(what, said, number, NOT_SENT)


def certificates():
    server = Server(context(ssl.PROTOCOL_TLS_SERVER, "server", verify_mode=ssl.CERT_REQUIRED))
    refused("no client certificate", server, client(), 116)
    refused("client certificate of an unknown issuer", server, client("stranger"), 48)
    refused("client certificate that has expired", server, client("late"), 45)


def handshakes():
    new = Server(context(ssl.PROTOCOL_TLS_SERVER, "server", minimum_version=ssl.TLSVersion.TLSv1_3))
    in_the_clear("client of TLS 1.2, server of 1.3", new, client(maximum_version=ssl.TLSVersion.TLSv1_2), 70)
    made = context(ssl.PROTOCOL_TLS_SERVER, "server", maximum_version=ssl.TLSVersion.TLSv1_2)
    made.set_ciphers("ECDHE-RSA-AES256-GCM-SHA384")
    mine = client(maximum_version=ssl.TLSVersion.TLSv1_2)
    mine.set_ciphers("ECDHE-RSA-AES128-GCM-SHA256")
    in_the_clear("no common cipher", Server(made), mine, 40)
    # A server that chooses by the name: what it says is its own.
    by_name = context(ssl.PROTOCOL_TLS_SERVER, "server")
    by_name.sni_callback = lambda link, name, made: int(name.partition(".")[0].removeprefix("alert"))
    server = Server(by_name)
    for number in (112, 49, 80, 115):
        in_the_clear(f"server that refuses a name with {number}", server, client(), number, f"alert{number}.test")


def connect(server):
    made = client()
    return made.wrap_socket(socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE), server_hostname="x")


def closed():
    """close_notify instead of an answer."""
    server = Server(context(ssl.PROTOCOL_TLS_SERVER, "server"), answers=False)
    for what, skips in (("after the work", False), ("before the work", True)):
        server.before = lambda line, skips=skips: skips
        line = what.encode() + b"\n"
        link = connect(server)
        link.sendall(line)
        assert link.recv(100) == b"", "an end in good order"
        code = derrno.Code("tls_alert", 0)
        scene.show(f"close_notify {what}", code)
        link.close()
        wait("the server is done with the link", server.over)
        server.over.clear()
        scene.effect_seen(code, line in server.lines)


def tampered():
    """A bit changes on the way: the record at fault is not applied, the one before it is, and both get the alert."""
    for what, whole in (("the request itself", 0), ("the request after it", 1)):
        server = Server(context(ssl.PROTOCOL_TLS_SERVER, "server"))
        link = socket.create_connection(("127.0.0.1", server.port), timeout=PATIENCE)
        incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        secure = client().wrap_bio(incoming, outgoing, server_hostname="x")
        while True:
            try:
                secure.do_handshake()
                break
            except ssl.SSLWantReadError:
                link.sendall(outgoing.read())
                incoming.write(link.recv(65536))
        link.sendall(outgoing.read())
        line = b"pay 2\n"
        if whole:
            secure.write(line)
            link.sendall(outgoing.read())
            wait("the server has applied the first request", server.applied)
        secure.write(line if not whole else b"pay 3\n")
        record = bytearray(outgoing.read())
        record[-1] ^= 1
        link.sendall(record)
        said = None
        while said is None:
            try:
                incoming.write(link.recv(65536))
                secure.read(100)
            except ssl.SSLWantReadError:
                pass
            except ssl.SSLError as error:
                said = error
        code = told(f"a bit is changed in {what}", said, 20)
        link.close()
        wait("the server is done with the link", server.over)
        scene.effect_seen(code, line in server.lines)


authority("ca")
authority("other")
certificate("server", "ca")
certificate("stranger", "other")
certificate("late", "ca", "-1")
certificates()
handshakes()
closed()
tampered()
