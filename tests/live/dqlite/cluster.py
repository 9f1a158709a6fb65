"""Errors of three dqlite nodes, on the wire: cluster.py PORT:PID PORT:PID PORT:PID, the first leads.

Whether a write that failed was applied is read back from the leader that follows. An election can
come at any time on a loaded machine: what needs a leader that stays is repeated for a bounded time.
"""

import itertools
import sys

import derrno
from process import frozen, until
from wire import *

PIDS = dict(map(int, node.split(":")) for node in sys.argv[1:])
PORTS = list(PIDS)
VOTER = 0
NOT_LEADER, LEADERSHIP_LOST = 10250, 10506
numbers = itertools.count(9)  # of the rows and members whose fate is not known beforehand
shown = set()
fates = {}  # (effect, code): whether such a write was seen applied


def lead():
    """The leader that serves, and a link to it with the database open."""

    def found():
        port = leader(PORTS)
        if port is None:
            return None
        link = Link(port, database="db")
        link.sql("CREATE TABLE IF NOT EXISTS log (n)")
        return port, link

    return until("a leader serves", found)


def followers(port):
    return [other for other in PORTS if other != port]


def keep(failure, applied):
    """Keeps whether the write that failed was seen applied."""
    effect = derrno.lib.derrno_effect_name(failure.verdict >> 12 & 3).decode()
    key = effect, failure.code.native, failure.code.context
    fates[key] = fates.get(key, False) or applied


def note(what, failure, applied):
    """Keeps it, and shows the failure the first time."""
    keep(failure, applied)
    if what not in shown:
        shown.add(what)
        show(what, failure)


def gone(id):
    """A member that is not there: its id and address, as they stand in ADD and in CLUSTER."""
    return word(id) + text(f"127.0.0.1:{id}")


def rows(link, n):
    return link.number(f"SELECT count(*) FROM log WHERE n = {n}")


def join():
    """Makes one cluster of the nodes; a repetition finds some of it done."""
    _, link = lead()
    members = [word(id) + text(f"127.0.0.1:{port}") for id, port in enumerate(PORTS, 1)]
    for id, member in enumerate(members[1:], 2):
        link.ask(ADD, member)
        link.ask(ASSIGN, word(id), word(VOTER))
    cluster = link.must(CLUSTER, word(1))
    return all(member + word(VOTER) in cluster for member in members) or None


def refused_by_a_follower():
    """Asks a follower for everything that only a leader does."""
    port, link = lead()
    before = link.must(CLUSTER, word(1))
    n = next(numbers)
    link = Link(followers(port)[0], database="db")  # 1.11.1 refuses neither OPEN nor PREPARE
    statement = struct.unpack_from("<II", link.must(PREPARE, word(0), text(f"INSERT INTO log VALUES ({n})")))[1]
    asked = [
        ("EXEC_SQL", EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})")),
        ("EXEC", EXEC, struct.pack("<II", 0, statement)),
        ("QUERY_SQL", QUERY_SQL, word(0), text(f"INSERT INTO log VALUES ({n}) RETURNING n")),
        ("ADD", ADD, gone(8)),
        ("ASSIGN", ASSIGN, word(1), word(2)),
        ("REMOVE", REMOVE, word(1)),
        ("TRANSFER", TRANSFER, word(2)),
    ]
    failures = [(f"{what} on a follower", link.fail(*request)) for what, *request in asked]
    if any(failure.code.native != NOT_LEADER for _, failure in failures):
        return None  # it was elected meanwhile
    _, link = lead()
    changed = rows(link, n) > 0 or link.must(CLUSTER, word(1)) != before
    for what, failure in failures:
        note(what, failure, changed)
    return True


def transfer(link, port):
    """Moves leadership to `port`; None where another node has it then."""
    link.must(TRANSFER, word(PORTS.index(port) + 1))
    now, link = lead()
    return link if now == port else None


def leadership_goes_and_comes_back():
    port, old = lead()
    other = transfer(old, followers(port)[0])
    if other is None:
        return None
    n = next(numbers)
    away = old.fail(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})"))
    eye = transfer(other, port)
    if eye is None:
        return None
    back = old.fail(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})"))
    applied = rows(eye, n) > 0
    note("leadership went", away, applied)
    note("leadership came back", back, applied)
    return True


def under_frozen_followers(what, request, applied):
    """A request that the leader cannot have agreed on; `applied` reads back from the next leader."""
    port, link = lead()
    with frozen(*(PIDS[other] for other in followers(port))):
        failure = link.fail(*request)
        again = link.fail(EXEC_SQL, word(0), text("INSERT INTO log VALUES (-1)"))
    _, link = lead()
    if failure.code.native != LEADERSHIP_LOST:  # it had stepped down before the request
        keep(failure, applied(link))
        return None
    note(what, failure, applied(link))
    note("the same link afterwards", again, rows(link, -1) > 0)
    return True


def insert():
    n = next(numbers)
    request = EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})")
    return under_frozen_followers("INSERT, followers frozen", request, lambda link: rows(link, n) > 0)


def add():
    member = gone(next(numbers))
    return under_frozen_followers("ADD, followers frozen", (ADD, member), lambda link: member in link.must(CLUSTER, word(1)))


until("the nodes join", join)
until("a follower stays one", refused_by_a_follower)
until("leadership goes and comes back", leadership_goes_and_comes_back)
for _ in range(3):
    until("leadership is lost under INSERT", insert)
until("leadership is lost under ADD", add)
for (effect, *code), applied in sorted(fates.items()):
    print(f"effect | {derrno.format(derrno.Code(derrno.DOMAIN_DQLITE, code[1], code[0]))} | {effect} | {'seen applied' if applied else 'never seen applied'}")
