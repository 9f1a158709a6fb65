"""What psycopg raises, and what derrno makes of it, by the exception alone.

Argument: a free port.
"""

import sys

import derrno
import psycopg
import scene
from postgres import OWNER, Postgres
from process import refusing

server = Postgres(int(sys.argv[1]))
server.link().do("CREATE TABLE log (n bigint UNIQUE)", "INSERT INTO log VALUES (1)", "CREATE ROLE secret LOGIN PASSWORD 'right'")


def connect(**options):
    return psycopg.connect(**{"host": "127.0.0.1", "port": server.port, "user": OWNER, "dbname": "postgres"} | options)


def raised(what, call, *arguments):
    """The exception of a call, which derrno knows by its class as well where that stands for one code."""
    try:
        call(*arguments)
    except psycopg.Error as error:
        code = derrno.of(error)
        scene.show(f"{what}: {type(error).__name__}", code)
        if error.sqlstate:
            assert derrno.of(type(error)()).native == code.native == derrno.Code("sqlstate", error.sqlstate).native
            assert type(error).__name__ in code.aliases or type(error).__name__ in derrno.Code("sqlstate", error.sqlstate).aliases
        return code
    raise AssertionError(f"{what}: no exception")


def sleep(link):
    link.execute("SET LOCAL statement_timeout = 20")
    link.execute("SELECT pg_sleep(60)")


with connect() as link:
    raised("a key that is taken", link.execute, "INSERT INTO log VALUES (1)")
    raised("a statement after it", link.execute, "SELECT 1")
    link.rollback()
    raised("a statement that takes too long", sleep, link)
    link.rollback()
    raised("no SQL", link.execute, "SELEC 1")

link = connect()
link.execute("INSERT INTO log VALUES (2)")
pid = link.info.backend_pid
server.link().do(f"SELECT pg_terminate_backend({pid})")
raised("a session that was ended", link.execute, "SELECT 1")
raised("a session that is over", link.execute, "SELECT 1")

link = connect()
link.execute("INSERT INTO log VALUES (2)")
server.kill(link.info.backend_pid)
raised("a session whose backend was killed", link.execute, "SELECT 1")
assert server.link().value("SELECT count(*) FROM log") == "1"

for what, options in [("a wrong password", {"user": "secret", "password": "wrong"}), ("no such database", {"dbname": "nothing"})]:
    raised(what, lambda options=options: connect(**options))
with refusing() as port:
    raised("nobody listens", lambda: connect(port=port))
