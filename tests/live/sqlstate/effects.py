"""What was stored after an error of a session, of a COMMIT, or of the server; and what a repeat does.

Arguments: two free ports, for a server that is killed and one with few connections.
"""

import contextlib
import itertools
import signal
import sys

import scene
from derrno import Code
from postgres import Link, Postgres
from process import freeze, until

IN_BLOCK = 4
numbers = itertools.count(1)
server = Postgres(int(sys.argv[1]), deadlock_timeout="50ms")
server.link().do("CREATE TABLE log (n bigint)", "CREATE TABLE account (id int PRIMARY KEY, amount int)", "INSERT INTO account VALUES (1, 10), (2, 10)")


def insert(n):
    return f"INSERT INTO log VALUES ({n})"


def begun():
    """A link with a transaction that has written."""
    link, n = server.link(), next(numbers)
    link.do("BEGIN", insert(n))
    return link, n


def idle(link):
    """Waits until a backend waits for the next statement, and gives another link. A signal that meets it while it still
    sends leaves it without a last word."""
    waits, other = server.waits(link, "ClientRead")
    assert waits
    return other


def ended(said):
    """The failure with which the server closed the link."""
    (failure,) = said.failures
    assert failure.closes and not said.state, (failure.code, said.state)
    return failure.code


def within(code):
    """The same code before COMMIT was sent."""
    return Code(code.domain, code.native, IN_BLOCK)


def settled(what, n, code, stored):
    """Shows a failure, and whether its write is there."""
    scene.show(what, code)
    assert server.there(n) == int(stored), (what, server.there(n))
    scene.effect_seen(code, stored)


def redone(code, n, link):
    """The transaction run again from its BEGIN, after nothing of the first run was stored; and whether its link lives."""
    assert server.there(n) == 0
    try:
        lives = link.query("ROLLBACK").state == "I"
    except OSError:
        lives = False
    server.link().do("BEGIN", insert(n), "COMMIT")
    assert server.there(n) == 1
    scene.lost(code, "transaction" if lives else "session", "the transaction run again from BEGIN: stored once")


def again():
    """Starts the server again after it was stopped."""
    server.process.wait()
    server.start()
    server.up()


@contextlib.contextmanager
def no_standby():
    """COMMIT waits for a standby that is not there."""
    set_standby("ghost")
    try:
        yield
    finally:
        set_standby("")


def set_standby(name):
    link = server.link()
    link.do("SET synchronous_commit = local", f"ALTER SYSTEM SET synchronous_standby_names = '{name}'", "SELECT pg_reload_conf()")
    until("the setting is read", lambda: server.link().value("SHOW synchronous_standby_names") == name)


def held(ask):
    """A link whose commit is stored and waits for a standby, another link, and what `ask` gave. The process that lets
    commits wait may read the setting after the others."""

    def tried():
        link, asked = ask()
        waits, other = server.waits(link, "SyncRep")
        return (link, other, asked) if waits else None

    return until("a COMMIT waits for a standby", tried)


def committing():
    link, n = begun()
    link.ask("COMMIT")
    return link, n


def blocked(link):
    """Waits until a statement waits for another transaction; gives another link."""
    waits, other = server.waits(link, "transactionid")
    assert waits
    return other


# --- A session that ends inside a transaction, before COMMIT was sent

link, n = begun()
server.link().do(f"SELECT pg_terminate_backend({link.pid})")
code = ended(link.query("SELECT 1"))
settled("terminated inside a transaction", n, within(code), False)
scene.effect_seen(code, False)
redone(within(code), n, link)

link, n = begun()
other = idle(link)  # a link that nobody holds is closed
server.kill(other.pid)
code = ended(link.until_ready())
settled("another backend was killed", n, within(code), False)
scene.effect_seen(code, False)
redone(within(code), n, link)

# The link of the killed backend ends without a word; libpq would give no code, JDBC 08006.
LOST = Code("sqlstate", "08006")
link, n = begun()
server.kill(link.pid)
said = link.query("SELECT 1")
assert not said.failures and not said.state
settled("its own backend was killed", n, within(LOST), False)
redone(within(LOST), n, link)

link, n = begun()
link.do("SET idle_in_transaction_session_timeout = 20")
settled("idle inside a transaction", n, ended(link.until_ready()), False)

link = server.link()
link.do("SET idle_session_timeout = 20")
scene.show("idle", ended(link.until_ready()))

# --- COMMIT, whose backend is killed before and after it has stored

link, n = begun()
freeze(link.pid)
link.ask("COMMIT")
server.kill(link.pid)
said = link.until_ready()
assert not said.failures and not said.state
settled("killed before COMMIT was read", n, LOST, False)

with no_standby():
    link, _, n = held(committing)
    server.kill(link.pid)
    said = link.until_ready()
    assert not said.failures and not said.state
    settled("killed while COMMIT waits for a standby", n, LOST, True)

    # --- A COMMIT that is stored here and waits for a standby

    link, other, n = held(committing)
    other.do(f"SELECT pg_cancel_backend({link.pid})")
    said = link.until_ready()
    assert said.state == "I" and said.tags == ["COMMIT"], "a cancel does not fail the COMMIT"
    settled("cancelled while COMMIT waits for a standby", n, said.code, True)

    link, other, n = held(committing)
    other.do(f"SELECT pg_terminate_backend({link.pid})")
    settled("terminated while COMMIT waits for a standby", n, ended(link.until_ready()), True)

    link, other, n = held(committing)
    server.kill(other.pid)
    code = ended(link.until_ready())
    settled("another backend was killed while COMMIT waits for a standby", n, code, True)

    link, _, n = held(committing)
    server.process.send_signal(signal.SIGQUIT)
    code = ended(link.until_ready())
    again()
    settled("immediate shutdown while COMMIT waits for a standby", n, code, True)

link, n = begun()
idle(link)
server.process.send_signal(signal.SIGQUIT)
code = ended(link.until_ready())
again()
settled("immediate shutdown inside a transaction", n, code, False)

# --- A key that is taken, by the own first try

server.link().do("CREATE TABLE once (id int PRIMARY KEY)")


def keyed():
    link, key = server.link(), next(numbers)
    link.ask(f"INSERT INTO once VALUES ({key})")
    return link, key


with no_standby():
    link, _, key = held(keyed)
    server.kill(link.pid)
    assert not link.until_ready().state
link = server.link()
said = link.query(f"INSERT INTO once VALUES ({key})")
assert link.value(f"SELECT count(*) FROM once WHERE id = {key}") == "1"
scene.show("sent again after a link that was lost", said.code)

# --- The transaction that loses

rows = [f"UPDATE account SET amount = amount + 1 WHERE id = {each}" for each in (1, 2)]
first, second, n = server.link(), server.link(), next(numbers)
for link in first, second:
    link.do("BEGIN ISOLATION LEVEL REPEATABLE READ", "SELECT amount FROM account")
first.do(rows[0], "COMMIT")
second.do(insert(n))
code = second.query(rows[0]).code
settled("an update that lost", n, code, False)
repeated = second.query(rows[0]).code
scene.show("the same statement again", repeated)
commit = second.query("COMMIT")
assert commit.tags == ["ROLLBACK"] and commit.state == "I"
settled("COMMIT of the failed transaction", n, commit.code, False)
scene.effect_seen(repeated, False)
redone(code, n, second)

first, second = begun(), begun()
for link, _ in (first, second):
    link.do("ROLLBACK", "BEGIN ISOLATION LEVEL SERIALIZABLE", "SELECT sum(amount) FROM account")
first[0].do(insert(first[1]), rows[0])
second[0].do(insert(second[1]), rows[1])
first[0].do("COMMIT")
said = second[0].query("COMMIT")
settled("a COMMIT that lost", second[1], said.code, False)

(first, n), (second, m) = begun(), begun()
first.do(rows[0])
second.do(rows[1])
first.ask(rows[1])
blocked(first)
# Whoever has waited for deadlock_timeout looks, and is the victim when there is a deadlock then.
said = second.query(rows[0])
loser, winner, n = (second, first, m) if said.failures else (first, second, n)
code = (said if said.failures else first.until_ready()).code
winner.socket.close()
settled("a deadlock", n, code, False)
redone(code, n, loser)

# --- Waits that end

holder = server.link()
holder.do("BEGIN", rows[0])
link, n = begun()
settled("a lock that is taken", n, link.query("SELECT * FROM account WHERE id = 1 FOR UPDATE NOWAIT").code, False)
link, n = begun()
link.do("SET lock_timeout = 20")
settled("a lock that stays taken", n, link.query(rows[0]).code, False)
link, n = begun()
link.do("SET statement_timeout = 20")
settled("a statement that takes too long", n, link.query(rows[0]).code, False)
link, n = begun()
link.ask(rows[0])
blocked(link).do(f"SELECT pg_cancel_backend({link.pid})")
settled("a statement that is cancelled", n, link.until_ready().code, False)
holder.do("ROLLBACK")

# --- What a read-only server says, and warnings that are failures

link = server.link()
link.do("SET default_transaction_read_only = on")
n = next(numbers)
settled("a write on a server for reads", n, link.query(insert(n)).code, False)
link, n = server.link(), next(numbers)
link.do(insert(n))
said = link.query("COMMIT")
assert said.tags == ["COMMIT"]
settled("COMMIT without BEGIN", n, said.code, True)
link.do("BEGIN")
scene.show("BEGIN inside a transaction", link.query("BEGIN").code)

# --- At the door

few = Postgres(int(sys.argv[2]), max_connections=2, superuser_reserved_connections=0)
links = [few.link()]


def refused():
    link = Link(few.port)
    links.append(link)
    return None if link.login.state else link.login.failures[0]


failure = until("all connections are taken", refused)
assert failure.closes
scene.show("one connection too many", failure.code)
for what, options in [
    ("a wrong password", {"user": "secret", "password": "wrong"}),
    ("a user that the rules refuse", {"user": "stranger"}),
    ("a role that is not there", {"user": "nothing"}),
    ("a database that is not there", {"database": "nothing"}),
    ("a protocol of another age", {"version": 0x40000}),
]:
    if what == "a wrong password":
        server.link().do("CREATE ROLE secret LOGIN PASSWORD 'right'")
    scene.show(what, ended(Link(server.port, **options).login))
link = server.link()
link.send(b"!", b"")
scene.show("a message of no protocol", ended(link.until_ready()))

# --- A server that shuts down

link, n = begun()
server.process.send_signal(signal.SIGTERM)  # waits for the clients that are there


def door():
    other = Link(server.port)
    return other.login.failures


scene.show("a login during the shutdown", until("the server turns links away", door)[0].code)
server.process.send_signal(signal.SIGINT)  # ends them
code = ended(link.until_ready())
again()
settled("a shutdown inside a transaction", n, within(code), False)
