"""A transaction whose leader goes away: what a repeat of the refused statement does, and one from BEGIN.

The transaction moves an amount: a debit and a credit. The arguments are those of nodes.py.
"""

import itertools

import scene
from nodes import *
from process import freeze, thaw, unread, until

NOT_LEADER, LEADERSHIP_LOST, NOT_FOUND = 10250, 10506, 12
numbers = itertools.count(1)


def entry(what, n):
    return f"INSERT INTO log VALUES ('{what} {n}')"


def send(link, statement):
    """Sends a statement; the failure, or None."""
    answer = scene.decode("dqlite", "wire", link.ask(EXEC_SQL, word(0), text(statement)))
    return answer if answer.answer == "failed" else None


def run(link, n):
    link.sql("BEGIN", entry("debit", n), entry("credit", n), "COMMIT")


def ledger(n):
    """How many debits and credits of the transaction are there."""
    link = latest()
    return tuple(link.number(f"SELECT count(*) FROM log WHERE n = '{what} {n}'") for what in ("debit", "credit"))


def begun():
    """A leader, and a link to it on which the first half of a transaction has run."""
    port, link = lead()
    n = next(numbers)
    link.sql("BEGIN", entry("debit", n))
    return port, link, n


def moved():
    """The leadership goes to another node: the credit is refused."""
    port, link, n = begun()
    _, other = lead()
    transfer(other, followers(port)[0])
    return send(link, entry("credit", n)), n


def moved_and_back():
    """The leadership goes and comes back: the node does not know the link's database any more."""
    port, link, n = begun()
    _, other = lead()
    other = transfer(other, followers(port)[0])
    if other is None or transfer(other, port) is None:
        return None, n
    return send(link, entry("credit", n)), n


def lost():
    """The leader steps down with the credit in hand, which waits for an entry before it: the others are frozen."""
    port, link, n = begun()
    _, other = lead()
    away = pids(followers(port))
    freeze(*away)
    try:
        other.send(ADD, word(1000 + n) + text(f"127.0.0.1:{n}"))
        until("the leader reads", lambda: unread(port) == 0)
        return send(link, entry("credit", n)), n
    finally:
        thaw(*away)


def lost_at_commit():
    """The leader steps down with the COMMIT in hand."""
    port, link, n = begun()
    link.sql(entry("credit", n))
    away = pids(followers(port))
    freeze(*away)
    try:
        return send(link, "COMMIT"), n
    finally:
        thaw(*away)


def lost_for_good():
    """The same, and what the leader sent to the others is lost with them: they lead each other without it."""
    port, link, n = begun()
    link.sql(entry("credit", n))
    away = followers(port)
    freeze(*pids(away))
    failure = send(link, "COMMIT")
    for each in [*away, port]:
        NODES[each].end()
    for each in away:
        NODES[each].start()
    lead()
    NODES[port].start()
    NODES[port].up()
    return failure, n


def refused(provoke, native):
    """Provokes until the failure is this one; an election meanwhile makes others."""

    def found():
        failure, n = provoke()
        return (failure, n) if failure is not None and failure.code.native == native else None

    return until(f"a transaction ends in {native}", found)


def half(provoke, native):
    """The refused statement alone, at the new leader, is half a transaction."""
    failure, n = refused(provoke, native)
    assert ledger(n) == (0, 0), "what was refused is not there, nor what came before it"
    if send(lead()[1], entry("credit", n)) is not None:
        return None  # that leader went away too
    assert ledger(n) == (0, 1), ledger(n)
    return failure


def whole(provoke, native):
    """The transaction run again is whole."""
    failure, n = refused(provoke, native)
    run(lead()[1], n)
    assert ledger(n) == (1, 1), ledger(n)
    return failure


def halves(provoke, native):
    until(f"a leader takes the credit after {native}", lambda: half(provoke, native))
    failure = until(f"a leader takes the transaction after {native}", lambda: whole(provoke, native))
    scene.lost(failure.code, "session", "the statement sent again: debit 0, credit 1; the transaction run again: 1 and 1")


def commit_applied():
    """To run a transaction again after its COMMIT, without a look, makes it twice."""
    failure, n = refused(lost_at_commit, LEADERSHIP_LOST)
    there = ledger(n)
    assert there in {(0, 0), (1, 1)}, "a transaction is all there, or not at all"
    again = send(lead()[1], "COMMIT")
    assert again is not None and b"no transaction is active" in again.message or again.code.native == NOT_LEADER, again
    run(lead()[1], n)
    if there == (0, 0) or again.code.native == NOT_LEADER:
        return None
    assert ledger(n) == (2, 2), ledger(n)
    return failure


def commit_not_applied():
    failure, n = refused(lost_for_good, LEADERSHIP_LOST)
    assert ledger(n) == (0, 0), ledger(n)
    run(lead()[1], n)
    assert ledger(n) == (1, 1), ledger(n)
    return failure


halves(moved, NOT_LEADER)
halves(moved_and_back, NOT_FOUND)
halves(lost, LEADERSHIP_LOST)
failure = until("a COMMIT in doubt is applied", commit_applied)
scene.lost(failure.code, "session", "COMMIT applied: sent again it is refused, the transaction run again is there twice")
scene.effect_seen(failure.code, True)
failure = until("a COMMIT in doubt is not applied", commit_not_applied)
scene.effect_seen(failure.code, False)
