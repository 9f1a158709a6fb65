"""The errors of statements: each is provoked after a write in the same query, and the write is looked for.

Argument: a free port.
"""

import itertools
import sys

import scene
from postgres import Postgres

server = Postgres(int(sys.argv[1]), max_prepared_transactions=0, temp_file_limit="64kB", work_mem="64kB")
link = server.link()
numbers = itertools.count(1)

link.do(
    "CREATE TABLE log (n bigint)",
    "CREATE ROLE weak LOGIN",
    "CREATE TABLE t (id int PRIMARY KEY, short varchar(3), part int CHECK (part > 0), must int NOT NULL DEFAULT 1, gen int GENERATED ALWAYS AS IDENTITY)",
    "INSERT INTO t (id) VALUES (1)",
    "CREATE TABLE child (id int REFERENCES t ON DELETE RESTRICT, other int REFERENCES t)",
    "INSERT INTO child VALUES (1, 1)",
    "CREATE TABLE spans (during int4range, EXCLUDE USING gist (during WITH &&))",
    "INSERT INTO spans VALUES ('[1,5)')",
    "CREATE SEQUENCE small MAXVALUE 2 START 2",
    "SELECT nextval('small')",
    "CREATE SEQUENCE unused",
    "CREATE VIEW positive AS SELECT id, part FROM t WHERE id > 0 WITH CHECK OPTION",
    "CREATE SCHEMA taken",
    "CREATE DATABASE other",
    "CREATE TYPE mood AS ENUM ('good')",
    "CREATE FUNCTION empty() RETURNS int LANGUAGE plpgsql AS 'BEGIN END'",
    "CREATE FUNCTION two(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION two(a bigint) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION commits() RETURNS void LANGUAGE plpgsql AS 'BEGIN COMMIT; END'",
    "CREATE FUNCTION reads() RETURNS void LANGUAGE plpgsql STABLE AS 'BEGIN INSERT INTO log VALUES (0); END'",
    "CREATE FUNCTION forever(n int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN forever(n + 1); END'",
    "CREATE EXTENSION postgres_fdw",
    "CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '1')",
    "CREATE USER MAPPING FOR CURRENT_USER SERVER far",
    "CREATE FOREIGN TABLE there (n int) SERVER far",
    "PREPARE one AS SELECT 1",
)


def block(body):
    return f"DO $$ BEGIN {body} END $$"


for what, sql in [
    ("a division by zero", "SELECT 1 / 0"),
    ("a text that is no number", "SELECT 'x'::int"),
    ("a number too large", "SELECT 2147483647 + 1"),
    ("a string too long", "INSERT INTO t (id, short) VALUES (2, 'long')"),
    ("a date that is none", "SELECT 'x'::date"),
    ("a day that is none", "SELECT '2020-13-01'::date"),
    ("a setting with a bad value", "SELECT set_config('work_mem', 'x', false)"),
    ("a regular expression that is none", "SELECT 'x' ~ '('"),
    ("a logarithm of zero", "SELECT ln(0)"),
    ("a root of a negative number", "SELECT power(-1::float8, 0.5)"),
    ("a negative LIMIT", "SELECT 1 LIMIT -1"),
    ("a negative OFFSET", "SELECT 1 OFFSET -1"),
    ("a negative substring", "SELECT substring('abc' FROM 2 FOR -1)"),
    ("ntile of zero", "SELECT ntile(0) OVER ()"),
    ("the value before the first", "SELECT nth_value(1, 0) OVER ()"),
    ("a window of negative size", "SELECT sum(1) OVER (ROWS -1 PRECEDING)"),
    ("no buckets", "SELECT width_bucket(1.0, 1.0, 2.0, 0)"),
    ("a sequence at its end", "SELECT nextval('small')"),
    ("bytes that are no UTF-8", "SELECT convert_from('\\xff', 'UTF8')"),
    ("a character that is not in Latin 1", "SELECT convert_to('\u20ac\u0142', 'LATIN1')"),
    ("a bit string of another length", "SELECT '101'::bit(3) & '1'::bit(1)"),
    ("arrays of other dimensions", "SELECT ARRAY[1] || '{{{1}}}'::int[]"),
    ("an escape at the end of a pattern", "SELECT 'aa' LIKE 'a\\'"),
    ("an escape of two characters", "SELECT 'a' LIKE 'a' ESCAPE 'ab'"),
    ("a sample of 200 percent", "SELECT * FROM t TABLESAMPLE SYSTEM (200)"),
    ("a JSON path to nothing", "SELECT jsonb_path_query('{}', 'strict $.a')"),
    ("a JSON path into no array", "SELECT jsonb_path_query('1', 'strict $[0]')"),
    ("a JSON path behind the end", "SELECT jsonb_path_query('[]', 'strict $[1]')"),
    ("a JSON path that counts with a text", "SELECT jsonb_path_query('\"x\"', '-$')"),
    ("a JSON path through no object", "SELECT jsonb_path_query('1', 'strict $.a')"),
    ("a JSON path to no date", "SELECT jsonb_path_query('\"x\"', '$.datetime()')"),
    ("a JSON path to no number", "SELECT jsonb_path_query('\"x\"', '$.double()')"),
    ("a JSON path to two for one", "SELECT jsonb_path_query('[1, 2]', '$[*] + 1')"),
    ("no JSON", "SELECT '{'::json"),
    ("no XML", "SELECT xml '<a>'"),
    ("a null where none may be", "INSERT INTO t (id, must) VALUES (2, NULL)"),
    ("a row that is referred to", "INSERT INTO child VALUES (9, 1)"),
    ("a row that others refer to", "DELETE FROM t"),
    ("a key that is taken", "INSERT INTO t (id) VALUES (1)"),
    ("a check that fails", "INSERT INTO t (id, part) VALUES (2, 0)"),
    ("a span that is taken", "INSERT INTO spans VALUES ('[4,9)')"),
    ("a row outside its view", "INSERT INTO positive VALUES (-1, 1)"),
    ("two rows for one", "SELECT (SELECT n FROM (VALUES (1), (2)) AS v (n))"),
    ("VACUUM in a transaction", "VACUUM"),
    ("a write in a read-only transaction", "SET TRANSACTION READ ONLY; INSERT INTO log VALUES (0)"),
    ("a statement that is not prepared", "EXECUTE nothing"),
    ("a cursor that is not open", "FETCH nothing"),
    ("a schema that is not there", "CREATE TABLE nothing.t ()"),
    ("a table of somebody else", "SET ROLE weak; SELECT * FROM pg_authid"),
    ("no SQL", "SELEC 1"),
    ("a column twice", "CREATE TABLE u (a int, a int)"),
    ("a column of two tables", "SELECT id FROM t, child"),
    ("a column that is not there", "SELECT nothing FROM t"),
    ("a type that is not there", "SELECT 1::nothing"),
    ("a role that is there", "CREATE ROLE weak"),
    ("an alias twice", "SELECT 1 FROM t, t"),
    ("a function that is there", "CREATE FUNCTION empty() RETURNS int LANGUAGE sql AS 'SELECT 1'"),
    ("a function of two sorts", "SELECT two('1')"),
    ("a column outside GROUP BY", "SELECT id, count(*) FROM t"),
    ("types that do not fit", "SELECT CASE WHEN true THEN 1 ELSE now() END"),
    ("a view that is a table", "DROP VIEW t"),
    ("a key to no unique column", "CREATE TABLE u (a int REFERENCES t (part))"),
    ("a cast that is not there", "SELECT now()::int"),
    ("a function that is not there", "SELECT nothing()"),
    ("a column that is generated", "INSERT INTO t (id, gen) VALUES (2, 2)"),
    ("a name of the system", "CREATE SCHEMA pg_mine"),
    ("a table that is not there", "SELECT * FROM nothing"),
    ("a parameter that is not there", "SELECT $1"),
    ("a cursor that is open", "DECLARE c CURSOR FOR SELECT 1; DECLARE c CURSOR FOR SELECT 1"),
    ("a statement that is prepared", "PREPARE one AS SELECT 1"),
    ("a schema that is there", "CREATE SCHEMA taken"),
    ("a table that is there", "CREATE TABLE t ()"),
    ("ON CONFLICT without an index", "INSERT INTO t (id) VALUES (1) ON CONFLICT (part) DO NOTHING"),
    ("a cursor that contradicts itself", "DECLARE c SCROLL NO SCROLL CURSOR FOR SELECT 1"),
    ("a function that contradicts itself", "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT now()'"),
    ("two primary keys", "CREATE TABLE u (a int PRIMARY KEY, b int PRIMARY KEY)"),
    ("an index over what changes", "CREATE INDEX ON t ((now()))"),
    ("a parameter of no type", "PREPARE two AS SELECT $1 IS NULL"),
    ("a recursion that is none", "WITH RECURSIVE r AS (SELECT 1 UNION ALL SELECT 1 FROM r, r AS s) SELECT * FROM r"),
    ("a window function in WHERE", "SELECT 1 FROM t WHERE rank() OVER () = 1"),
    ("two collations", "SELECT 'a' COLLATE \"C\" < 'b' COLLATE \"POSIX\""),
    ("no collation for two", "SELECT 1 FROM (SELECT 'a' COLLATE \"C\" AS a, 'b' COLLATE \"POSIX\" AS b) AS s WHERE a < b"),
    ("an option that a wrapper has not", "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw OPTIONS (nothing '1')"),
    ("a foreign server that is not there", "SELECT * FROM there"),
    ("a name that is none", "SELECT 'a..b'::regclass"),
    ("an option for all", "GRANT SELECT ON t TO PUBLIC WITH GRANT OPTION"),
    ("a table that others need", "DROP TABLE t"),
    ("a COMMIT in a function", "SELECT commits()"),
    ("a function without RETURN", "SELECT empty()"),
    ("a write where none may be", "SELECT reads()"),
    ("too many columns", "CREATE TABLE u (" + ", ".join(f"c{n} int" for n in range(1601)) + ")"),
    ("too many arguments", "SELECT format(" + ", ".join(["'x'"] * 101) + ")"),
    ("nested too deep", "SELECT forever(1)"),
    ("currval before nextval", "SELECT currval('unused')"),
    ("a setting that needs a restart", "SET shared_buffers = 1"),
    ("a label that is new", "ALTER TYPE mood ADD VALUE 'new'; SELECT 'new'::mood"),
    ("too much for temporary files", "SELECT count(*) FROM (SELECT n FROM generate_series(1, 100000) AS n ORDER BY n DESC OFFSET 1) AS s"),
    ("a statement that takes too long", "SET LOCAL statement_timeout = 20; SELECT pg_sleep(60)"),
    ("an exception of a function", block("RAISE EXCEPTION 'no';")),
    ("an exception with a code of success", block("RAISE EXCEPTION USING ERRCODE = '02000';")),
    ("a code of a known class", block("RAISE EXCEPTION USING ERRCODE = '23999';")),
    ("a code of an unknown class", block("RAISE EXCEPTION USING ERRCODE = 'ZZ001';")),
    ("a row that must be", block("DECLARE n int; BEGIN SELECT 1 INTO STRICT n WHERE false; END;")),
    ("rows where one must be", block("DECLARE n int; BEGIN SELECT x INTO STRICT n FROM generate_series(1, 2) AS x; END;")),
    ("an ASSERT", block("ASSERT false;")),
    ("a CASE without the branch", block("CASE 1 WHEN 2 THEN NULL; END CASE;")),
    ("diagnostics outside a handler", block("DECLARE s text; BEGIN GET STACKED DIAGNOSTICS s = MESSAGE_TEXT; END;")),
]:
    n = next(numbers)
    said = link.query(f"INSERT INTO log VALUES ({n}); {sql}")
    assert said.state == "I" and len(said.failures) == 1, (what, said.state, [each.message for each in said.failures])
    scene.show(what, said.code)
    scene.effect_seen(said.code, server.there(n) > 0)

# What cannot stand after a write in one query.
for what, before, sql in [
    ("a database that is there", "", "CREATE DATABASE other"),
    ("a database that is not there", "", "DROP DATABASE nothing"),
    ("the database that is open", "", "DROP DATABASE postgres"),
    ("a savepoint without a transaction", "", "SAVEPOINT s"),
    ("a savepoint that is not there", "BEGIN", "ROLLBACK TO nothing"),
]:
    if before:
        link.do(before)
    scene.show(what, link.query(sql).code)
    if before:
        link.do("ROLLBACK")
