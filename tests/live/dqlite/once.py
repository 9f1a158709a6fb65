"""Keyed INSERTs into three dqlite nodes whose leader is frozen and killed: the arguments are those of nodes.py."""

import collections
import time

import derrno
import scene
from history import DOUBT
from nodes import *
from faults import *
from process import NotYet, freeze, thaw, until


class NoLeader(Exception):
    """Nobody leads, or not the node that was asked."""


def page():
    """The loop that the documentation of dqlitepy has for NoLeaderError, around an INSERT on the wire; the package
    for it from PyPI lacks its library."""
    link = None

    def insert(name):
        nonlocal link
        try:
            if link is None:
                port = leader(PORTS)
                if port is None:
                    raise NoLeader(derrno.Code("dqlite", NOT_LEADER))
                link = Link(port, 1, database="db")
            answer = scene.decode("dqlite", "wire", link.ask(EXEC_SQL, word(0), text(f"INSERT INTO once VALUES ('{name}')")))
        except (OSError, EOFError, NotYet):
            link = None
            raise NoLeader(DOUBT)
        if answer.answer == "failed":
            link = None
            raise (NoLeader if answer.code.native in (NOT_LEADER, LEADERSHIP_LOST) else NotYet)(answer.code)

    def write(name):
        max_retries = 5
        for attempt in range(max_retries):
            try:
                return insert(name)
            except (NoLeader, NotYet) as error:
                write.failures += 1
                told = error.args[0]
                if isinstance(error, NotYet) or attempt == max_retries - 1:
                    return told
                time.sleep(1)

    write.failures = 0
    return write


def settled():
    """Waits until all nodes name the same leader, which serves."""
    until("the nodes agree on a leader", lambda: len({leader([port]) for port in PORTS} | {None}) == 2)
    lead()


def leader_frozen():
    global away
    away = NODES[lead()[0]]
    freeze(away.pid)


def leader_killed():
    global away
    away = NODES[lead()[0]]
    away.end()


def there():
    return collections.Counter(latest().string("SELECT group_concat(name, ' ') FROM once").split())


NOT_LEADER, LEADERSHIP_LOST = 10250, 10506
lead()[1].sql("CREATE TABLE once (name TEXT PRIMARY KEY)")
clients = [("NoLeaderError loop of the page", page()) for _ in range(2)]
clients += [("derrno from C, inline", Program(C, *PORTS, line=str)) for _ in range(2)]
clients += [("derrno from Rust", Program(RUST, "dqlite", *PORTS, line=str)) for _ in range(2)]
faults = [
    ("the leader is frozen", leader_frozen, lambda: (thaw(away.pid), settled())),
    ("the leader is killed", leader_killed, lambda: (away.start(), away.up(), settled())),
]
play("dqlite, three nodes", clients, faults, there, pace=0.05)
