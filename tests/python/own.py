"""The codes of a file, by number, name and text; and what is refused of a file."""

import pathlib
import sys

import derrno

path = pathlib.Path(sys.argv[1])
assert derrno.of("pump", 2).unlisted
assert derrno.load_table(path) == ["pump"] == derrno.load_table(str(path))
assert "pump" in derrno.domains()
code = derrno.of("pump", 2)
assert (code.name, code.kind, code.effect, code.unlisted) == ("NO_ANSWER", "timeout", "maybe_applied", False)
assert derrno.of("pump", "NO_ANSWER") == code == derrno.of("pump:NO_ANSWER")
assert derrno.of("12:00:01 pump 3 said NO_ANSWER") == code
assert derrno.Code(0x8001, 2) == code and derrno.Code.parse(str(code)) == code
assert [row.native for row in derrno.rows("pump")] == [1, 2]
assert derrno.of("pump", 8).unlisted and not derrno.of("pump", 8).may_retry(idempotent=True)

text = path.read_text()
for wrong, said in [
    (text.replace("pump,0x8001", "pomp,0x8001"), ":2: the number or the name is taken by the domain `pump`"),
    (text.replace("timeout", "tiemout"), ":3: `tiemout` is no kind"),
]:
    other = path.with_name("other.csv")
    other.write_text(wrong)
    try:
        derrno.load_table(other)
    except ValueError as error:
        assert f"other.csv{said}" in str(error), error
    else:
        raise AssertionError(said)
try:
    derrno.load_table("none.csv")
except ValueError as error:
    assert str(error).startswith("none.csv: "), error
print(f"{code} is known")
