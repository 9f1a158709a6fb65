"""Errors of one dqlite node, on the wire: single.py PORT.

A second connection reads the tables before and after each refused request: no code that derrno calls
not_applied may have changed anything. Left out is what ends a node of 1.11.1, but for the last line.
"""

import sys

import scene
from process import PATIENCE
from wire import *

PORT = int(sys.argv[1])
SCHEMA = (
    "CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL)",
    "CREATE TABLE visit (a REFERENCES place(id), b CHECK (b > 0))",
    "CREATE TABLE exact (n INTEGER) STRICT",
    "CREATE TABLE plain (a)",
    "CREATE VIRTUAL TABLE box USING rtree(id, low, high)",
    "CREATE VIEW seen AS SELECT 1 AS x",
    "CREATE TRIGGER no BEFORE DELETE ON place BEGIN SELECT RAISE(ABORT, 'places stay'); END",
    "INSERT INTO place VALUES (1, 'here')",
    "INSERT INTO plain(rowid, a) VALUES (1, 1)",
)


def state():
    tables = "place visit exact plain box sqlite_schema".split()
    rows = [eye.number(f"SELECT count(*) FROM {table}") for table in tables]
    return rows, eye.must(CLUSTER, word(1))


def refuse(what, link, kind, *body):
    before = state()
    failure = link.fail(kind, *body)
    show(what, failure)
    scene.effect_seen(failure.code, state() != before)
    return failure


def execute(what, statement, link=None, params=b""):
    refuse(what, link or one, EXEC_SQL, word(0), text(statement), params)


one = Link(PORT, PATIENCE)
eye = Link(PORT, PATIENCE, database="db")
two = Link(PORT, PATIENCE, database="db")
eye.sql(*SCHEMA)
execute("before OPEN", "INSERT INTO plain VALUES (2)")
one.must(OPEN, text("db"), word(0), text(""))
refuse("OPEN twice", one, OPEN, text("db"), word(0), text(""))

execute("syntax", "INSERT INTO plain VALUES (2) SELEC")
execute("token", "INSERT INTO plain VALUES (')")
execute("end", "INSERT INTO plain VALUES (")
execute("table", "INSERT INTO nope VALUES (1)")
execute("column", "INSERT INTO plain(zz) VALUES (1)")
execute("columns", "INSERT INTO plain VALUES (1, 2)")
execute("function", "INSERT INTO plain VALUES (nofunc())")
execute("arguments", "INSERT INTO plain VALUES (abs(1, 2))")
execute("taken name", "CREATE TABLE plain (a)")
execute("collation", "INSERT INTO plain SELECT 1 ORDER BY 1 COLLATE nope")
execute("module", "CREATE VIRTUAL TABLE v USING nope")
execute("view", "INSERT INTO seen VALUES (1)")
execute("savepoint", "RELEASE nope")
execute("COMMIT", "COMMIT")
execute("ROLLBACK", "ROLLBACK")
execute("overflow", "INSERT INTO plain VALUES (abs(-9223372036854775808))")
execute("JSON", "INSERT INTO plain VALUES (json('{'))")
execute("extension", "INSERT INTO plain VALUES (load_extension('x'))")
execute("too big", "INSERT INTO plain VALUES (zeroblob(2000000000))")
execute("UNIQUE", "INSERT INTO place VALUES (2, 'here')")
execute("PRIMARY KEY", "INSERT INTO place VALUES (1, 'there')")
execute("rowid", "INSERT INTO plain(rowid, a) VALUES (1, 1)")
execute("NOT NULL", "INSERT INTO place VALUES (2, NULL)")
execute("CHECK", "INSERT INTO visit VALUES (1, 0)")
execute("FOREIGN KEY", "INSERT INTO visit VALUES (9, 1)")
execute("STRICT", "INSERT INTO exact VALUES ('text')")
execute("trigger", "DELETE FROM place")
execute("rtree", "INSERT INTO box VALUES (1, 5, 1)")
execute("type of a rowid", "INSERT INTO place VALUES ('text', 'there')")
execute("parameter type", "INSERT INTO plain VALUES (?)", params=b"\x01\x63" + bytes(6) + word(1))
execute("parameters", "INSERT INTO plain VALUES (?)", params=b"\x02\x01\x01" + bytes(5) + word(1) + word(2))
refuse("empty", one, QUERY_SQL, word(0), text("-- INSERT"))
refuse("statement id", one, EXEC, word(77 << 32))

# With rows before it: a reader of the first words sees the number of columns and the first name.
failure = refuse("mis-framed", one, QUERY_SQL, word(0), text("SELECT json(value) AS jj, 2 AS kk FROM json_each('[1, 2, \"{\"]')"))
detail = failure.detail
print(f"mis-framed | {int.from_bytes(detail[:8], 'little')} columns, then {detail[8:10].decode()}, and rows: {len(detail) > 24}")
failure = refuse("mis-framed RETURNING", one, QUERY_SQL, word(0), text("INSERT INTO place VALUES (2, 'here') RETURNING id"))
assert failure.detail

two.sql("BEGIN IMMEDIATE")
execute("a lock", "INSERT INTO plain VALUES (2)")
execute("BEGIN twice", "BEGIN", link=two)
two.sql("ROLLBACK", "BEGIN")
two.number("SELECT count(*) FROM plain")
one.sql("DELETE FROM exact", "INSERT INTO exact VALUES (1)")
execute("a stale snapshot", "INSERT INTO plain VALUES (2)", link=two)
two.sql("ROLLBACK", "PRAGMA query_only = 1")
execute("query_only", "INSERT INTO plain VALUES (2)", link=two)

# The write is done all the same: outside a transaction the node would end at the next one.
rows = eye.number("SELECT count(*) FROM plain")
one.sql("BEGIN")
failure = one.fail(EXEC_SQL, word(0), text("INSERT INTO plain VALUES (2) RETURNING a"))
show("EXEC of RETURNING", failure)
one.sql("COMMIT")
applied = eye.number("SELECT count(*) FROM plain") - rows
scene.effect_seen(failure.code, bool(applied))

refuse("ADD a taken id", one, ADD, word(1), text("127.0.0.1:1"))
refuse("ADD a taken address", one, ADD, word(2), text(f"127.0.0.1:{PORT}"))
refuse("REMOVE", one, REMOVE, word(9))
refuse("ASSIGN an unknown node", one, ASSIGN, word(9), word(0))
refuse("ASSIGN the same role", one, ASSIGN, word(1), word(0))
show("DESCRIBE", one.fail(DESCRIBE, word(9)))  # and the node aborts
