"""Errors of three dqlite nodes, on the wire: the arguments are those of nodes.py.

Whether a write that failed was applied is read back from the leader that follows.
"""

import itertools
import resource
import signal

import derrno
import scene
from history import DOUBT, History
from nodes import *
from process import NotYet, freeze, frozen, thaw, until

NOT_LEADER, LEADERSHIP_LOST, NOT_FOUND, IOERR_WRITE = 10250, 10506, 12, 778
numbers = itertools.count(9)  # of the rows and members whose fate is not known beforehand
shown = {}  # what, and its failure
fates = set()  # code, context, and whether such a write was seen applied


def note(what, failure, native, applied):
    """Shows a failure the first time, and keeps whether the write was seen applied. Gives nothing where it has another
    code, as of an election that came between, or was not applied though it may be: then it is provoked again."""
    code = failure.code
    assert not (applied and code.effect == "not_applied"), f"{what}: {code}, and yet applied"
    if code.native != native or not applied and code.effect == "maybe_applied":
        return False
    fates.add((native, code.context, applied))
    if shown.setdefault(what, failure) is failure:
        show(what, failure)
    return True


def gone(id):
    """A member that is not there: its id and address, as they stand in ADD and in CLUSTER."""
    return word(id) + text(f"127.0.0.1:{id}")


def rows(link, n):
    return link.number(f"SELECT count(*) FROM log WHERE n = {n}")


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
    link = latest()
    changed = rows(link, n) > 0 or link.must(CLUSTER, word(1)) != before
    return all([note(what, failure, NOT_LEADER, changed) for what, failure in failures])


def leadership_goes_and_comes_back():
    port, old = lead()
    other = transfer(old, followers(port)[0])
    if other is None:
        return None
    n = next(numbers)
    away = old.fail(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})"))
    if transfer(other, port) is None:
        return None
    back = old.fail(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})"))
    applied = rows(latest(), n) > 0
    if (away.code.native, back.code.native) != (NOT_LEADER, NOT_FOUND):
        return None
    return all([note("leadership went", away, NOT_LEADER, applied), note("leadership came back", back, NOT_FOUND, applied)])


def under_frozen_followers(what, request, applied):
    """A request that the leader cannot have agreed on, and that is applied all the same; `applied` reads back from the
    next leader."""
    port, link = lead()
    n = next(numbers)
    with frozen(*pids(followers(port))):
        failure = link.fail(*request)
        again = link.fail(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})"))
    link = latest()
    if (failure.code.native, again.code.native) != (LEADERSHIP_LOST, NOT_LEADER):
        return None  # it had stepped down before the request
    return note(what, failure, LEADERSHIP_LOST, applied(link)) and note("the same link afterwards", again, NOT_LEADER, rows(link, n) > 0)


def insert():
    n = next(numbers)
    request = EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n})")
    return under_frozen_followers("INSERT, followers frozen", request, lambda link: rows(link, n) > 0)


def add():
    member = gone(next(numbers))
    return under_frozen_followers("ADD, followers frozen", (ADD, member), lambda link: member in link.must(CLUSTER, word(1)))


def full_disk():
    """The leader has no room for a write, and says so; the others have, and keep the write when the leader dies."""
    port, link = lead()
    pid = NODES[port].pid
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (2**20, resource.prlimit(pid, resource.RLIMIT_FSIZE)[1]))
    try:
        for n in numbers:  # the room that it has reserved takes some
            reply = link.ask(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ({n}), (zeroblob(1000000))"))
            failure = scene.decode("dqlite", "wire", reply)
            if failure.answer == "failed":
                break
        NODES[port].end()
        applied = rows(latest(), n) > 0
    finally:
        NODES[port].end()
        NODES[port].start()
        NODES[port].up()
    return note("the disk of the leader is full", failure, IOERR_WRITE, applied)


def client():
    """Writes on a link to the leader, and finds the leader again when that fails."""
    link = None

    def write(name):
        nonlocal link
        try:
            if link is None:
                port = leader(PORTS)
                if port is None:
                    return derrno.Code("dqlite", NOT_LEADER)  # nothing was sent
                link = Link(port, 3, database="db")
            answer = scene.decode("dqlite", "wire", link.ask(EXEC_SQL, word(0), text(f"INSERT INTO log VALUES ('{name}')")))
            if answer.answer == "fine":
                return None
            if answer.code.native in (NOT_LEADER, LEADERSHIP_LOST, NOT_FOUND):
                link = None
            return answer.code
        except (OSError, EOFError, NotYet):
            link = None
            return DOUBT

    return write


def history(clients):
    """The leader, or the others, frozen, killed and sent away under writes; then each node is started again."""
    writes = History([client() for _ in range(clients)])

    def frozen_now(ports):
        nonlocal away
        away = pids(ports)
        freeze(*away)

    def killed():
        nonlocal node
        node = NODES[lead()[0]]
        node.end()

    def moved():
        port, link = lead()
        transfer(link, followers(port)[0])

    away, node = [], None
    writes.under("the leader is frozen", lambda: frozen_now([lead()[0]]), lambda: thaw(*away))
    writes.under("the others are frozen", lambda: frozen_now(followers(lead()[0])), lambda: thaw(*away))
    writes.under("the leadership is moved", moved)
    writes.under("the leader is killed", killed, lambda: (node.start(), node.up()))
    for each in NODES.values():
        each.end(signal.SIGTERM)
        each.start()
        each.up()
        writes.goes_on("each node is started again")
    writes.judge("leader frozen, killed and moved, followers frozen, rolling restart", there)


def there():
    return set(latest().string("SELECT group_concat(n, ' ') FROM log").split())


history(3)
until("a write that found no room on the leader is applied", full_disk)
until("a follower stays one", refused_by_a_follower)
until("leadership goes and comes back", leadership_goes_and_comes_back)
for _ in range(3):
    until("leadership is lost under INSERT", insert)
until("leadership is lost under ADD", add)
for (native, context, applied) in sorted(fates):
    scene.effect_seen(derrno.Code("dqlite", native, context), applied)
