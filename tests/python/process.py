"""Processes, sockets, and the signs that what was asked of them has happened.

A signal is only on its way when kill() returns: a process of many threads runs on for a while. So
nothing here returns before the thing is done, and what does not happen ends the program with a sentence.
"""

import collections
import contextlib
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time

PATIENCE = 60  # seconds until a sign that does not come is a failure


class NotYet(Exception):
    """Another answer than the one that is waited for."""


def until(what, found):
    """What `found` gives once it gives something that is true, and no error of a link."""
    end = time.monotonic() + PATIENCE
    last = None
    while time.monotonic() < end:
        try:
            if result := found():
                return result
        except (OSError, EOFError, NotYet) as error:
            last = error
        time.sleep(0.01)
    print(f"not within {PATIENCE} s: {what} ({last!r})", file=sys.stderr)
    sys.exit(1)


def states(pid):
    """How many threads of a process are in which state; empty once it has ended."""
    count = collections.Counter()
    for thread in os.listdir(f"/proc/{pid}/task") if os.path.exists(f"/proc/{pid}/task") else ():
        with contextlib.suppress(FileNotFoundError, ProcessLookupError), open(f"/proc/{pid}/task/{thread}/stat") as stat:
            count[stat.read().rsplit(")", 1)[1].split()[0]] += 1
    return count


def freeze(*pids):
    """Stops every thread of the processes."""
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    for pid in pids:
        until(f"process {pid} stops", lambda: set(states(pid)) == {"T"})


def thaw(*pids):
    """Lets every thread go on."""
    for pid in pids:
        os.kill(pid, signal.SIGCONT)
    for pid in pids:
        until(f"process {pid} goes on", lambda: (count := states(pid)) and "T" not in count)


@contextlib.contextmanager
def frozen(*pids):
    try:
        freeze(*pids)
        yield
    finally:
        thaw(*pids)


def unread(port):
    """The bytes that came to a port and that its process has not read yet."""
    total = 0
    for table in "/proc/net/tcp", "/proc/net/tcp6":
        with open(table) as lines:
            for line in lines:
                _, local, _, state, queues, *_ = line.split()
                if local.endswith(f":{port:04X}") and state != "0A":  # the queue of a listener is another thing
                    total += int(queues.split(":")[1], 16)
    return total


@contextlib.contextmanager
def refusing():
    """A port that refuses connections, and that nobody else can take meanwhile."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield bound.getsockname()[1]


def child(command, **options):
    """A process that ends with this program."""
    parent = os.getpid()

    def end_with_parent():
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:
            os._exit(1)

    return subprocess.Popen(command, preexec_fn=end_with_parent, **options)


class Server:
    """A server that its program kills and starts again; it ends with the program."""

    def __init__(self, command, log, ready):
        self.command, self.log, self.ready = command, log, ready
        self.start()

    def start(self):
        with open(self.log, "ab") as log:
            self.process = child(self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.pid = self.process.pid

    def up(self):
        """Waits until it serves."""
        return until(f"{self.command[0]} serves ({self.log})", self.ready)

    def end(self, how=signal.SIGKILL):
        """Ends it, and waits until it is gone."""
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
