"""Processes, sockets, and the signs that what was asked of them has happened.

A signal is only on its way when kill() returns: a process of many threads runs on for a while. So
nothing here returns before the thing is done, and what does not happen ends the program with a sentence.
"""

import collections
import contextlib
import os
import signal
import socket
import sys
import time

PATIENCE = 60  # seconds until a sign that does not come is a failure


def until(what, found, patience=PATIENCE):
    """What `found` gives once it gives something that is true, and no error of a link or an assertion."""
    end = time.monotonic() + patience
    last = None
    while time.monotonic() < end:
        try:
            if result := found():
                return result
        except (OSError, EOFError, AssertionError) as error:
            last = error
        time.sleep(0.01)
    print(f"not within {patience} s: {what} ({last!r})", file=sys.stderr)
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
