"""PostgreSQL on loopback, and a client that reads the messages themselves: each goes through derrno's decoder."""

import atexit
import contextlib
import os
import pwd
import select
import shutil
import signal
import socket
import subprocess
import tempfile

import scene
from process import PATIENCE, Server, until

BIN = "/usr/lib/postgresql/15/bin/"
OWNER = "derrno"
READY = "database system is ready to accept connections"


class Said:
    """What the server said until it was ready again, or until the link ended."""

    def __init__(self):
        self.failures, self.tags, self.rows, self.state = [], [], [], ""

    @property
    def code(self):
        """The one failure of what was asked."""
        (failure,) = self.failures
        return failure.code


class Link:
    def __init__(self, port, user=OWNER, database="postgres", version=0x30000, password=""):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.pid, self.commits = 0, False
        body = b"".join(text.encode() + b"\0" for text in ("user", user, "database", database, ""))
        self.socket.sendall((len(body) + 8).to_bytes(4, "big") + version.to_bytes(4, "big") + body)
        self.login = self.until_ready(password)

    def send(self, letter, body):
        self.socket.sendall(letter + (len(body) + 4).to_bytes(4, "big") + body)

    def read(self, count):
        data = b""
        while len(data) < count:
            piece = self.socket.recv(count - len(data))
            if not piece:
                raise EOFError("the link ended")
            data += piece
        return data

    def until_ready(self, password=""):
        """Reads messages up to ReadyForQuery or the end of the link, whose state is then "" """
        said = Said()
        with contextlib.suppress(EOFError, ConnectionResetError, BrokenPipeError):
            while not said.state:
                head = self.read(5)
                data = head + self.read(int.from_bytes(head[1:], "big") - 4)
                answer = scene.decode("sqlstate", "commit" if self.commits else "message", data)
                assert answer.answer in ("fine", "failed") and answer.length == len(data), data
                if answer.answer == "failed":
                    said.failures.append(answer)
                body = data[5:]
                if head[:1] == b"R" and body == b"\0\0\0\3":  # a password in clear text
                    self.send(b"p", password.encode() + b"\0")
                elif head[:1] == b"K":
                    self.pid = int.from_bytes(body[:4], "big")
                elif head[:1] == b"C":
                    said.tags.append(body[:-1].decode())
                elif head[:1] == b"D":
                    said.rows.append(body[6:].decode(errors="replace"))  # of one column
                elif head[:1] == b"Z":
                    said.state = body.decode()
        self.commits = False
        return said

    def ask(self, sql):
        """Sends a query without waiting for its answer."""
        self.commits = sql == "COMMIT"
        self.send(b"Q", sql.encode() + b"\0")

    def query(self, sql):
        self.ask(sql)
        return self.until_ready()

    def do(self, *statements):
        """Statements that must succeed; what the last one said."""
        for sql in statements:
            said = self.query(sql)
            assert said.state and not said.failures, (sql, [(each.code, each.message) for each in said.failures])
        return said

    def value(self, sql):
        return (self.do(sql).rows or [None])[0]


class Postgres(Server):
    """A server with a database of its own, which is removed at the end."""

    def __init__(self, port, **settings):
        self.port, self.starts = port, 1
        self.home = tempfile.mkdtemp(prefix="derrno-postgres-")
        atexit.register(shutil.rmtree, self.home, ignore_errors=True)
        # It refuses to run as root. The owner of the processes changes, so setpriv renews that they end with this one.
        self.front = []
        if os.getuid() == 0:
            nobody = pwd.getpwnam("nobody")
            os.chown(self.home, nobody.pw_uid, nobody.pw_gid)
            self.front = ["setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups", "--pdeathsig=KILL"]
        data = os.path.join(self.home, "data")
        initdb = [BIN + "initdb", "-D", data, "-A", "trust", "-U", OWNER, "-E", "UTF8", "--no-locale", "-N"]
        try:
            subprocess.run(self.front + initdb, check=True, stdout=subprocess.DEVNULL, cwd="/")
        except FileNotFoundError:
            raise SystemExit(f"{BIN}initdb is missing; install the Debian package `postgresql-15`") from None
        with open(os.path.join(data, "pg_hba.conf"), "w", encoding="utf-8") as rules:
            rules.write("host all stranger 127.0.0.1/32 reject\nhost all secret 127.0.0.1/32 password\nhost all all 127.0.0.1/32 trust\n")
        command = [*self.front, BIN + "postgres", "-D", data, "-p", str(port)]
        settings = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"} | settings
        for name, value in settings.items():
            command += ["-c", f"{name}={value}"]
        super().__init__(command, os.path.join(self.home, "log"), self.serves)
        self.up()

    def serves(self):
        """A link to it, or None while it starts."""
        link = Link(self.port)
        return link if link.login.state else None

    def kill(self, pid):
        """Kills a backend. The server then ends all the others, and starts anew."""
        with open(self.log, encoding="utf-8") as log:
            self.starts = log.read().count(READY) + 1
        os.kill(pid, signal.SIGKILL)

    def restarted(self):
        with open(self.log, encoding="utf-8") as log:
            return log.read().count(READY) >= self.starts

    def link(self):
        """A link to a server that is through with what it was made to do."""
        until(f"the server starts anew ({self.log})", self.restarted)
        return until(f"the server answers ({self.log})", self.serves)

    def waits(self, link, event):
        """Whether a backend waits for an event, or otherwise has answered; and another link."""
        other = self.link()
        asked = f"SELECT 1 FROM pg_stat_activity WHERE pid = {link.pid} AND wait_event = '{event}'"

        def sign():
            return "waits" if other.value(asked) else "answered" if select.select([link.socket], [], [], 0)[0] else None

        return until(f"backend {link.pid} waits for {event}", sign) == "waits", other

    def there(self, n):
        """How many entries of this number are in the log."""
        return int(self.link().value(f"SELECT count(*) FROM log WHERE n = {n}"))
