"""What mypy makes of a program of derrno: each line that ends with `wrong` is one, and no other. Never run."""

import sqlite3

import derrno
from derrno import ABSENT, Absent, Code, GaveUp, There, retry, wire

code: Code = derrno.of(ValueError())
if code.kind == "not_found" and code.advice == "backoff" or code.lost == "session":
    number: int = code.native
if code.kind == "not_fuond":  # wrong
    pass
derrno.of("zookeeper", -4, context=1).may_retry(idempotent=True, in_transaction=False)
code.may_retry(True)  # wrong
code.native = 5  # wrong


def found(path: str) -> There[int] | Absent:
    return There(5) if path else ABSENT


def hit(path: str) -> bool:
    return bool(path)


@retry(deadline=5, look=found, policy=derrno.MANY.but(attempts=3), gate=derrno.Gate())
def create(path: str) -> int:
    return len(path)


@retry(look=hit)  # wrong
def make(path: str) -> int:
    return len(path)


@retry(idempotent=True)
async def read(path: str) -> bytes:
    return path.encode()


async def use() -> bytes:
    async for attempt in retry(deadline=None, hint=lambda error: 1.0):
        with attempt:
            left: float | None = attempt.left
    for attempt in retry(prepare=lambda step: step.lost):
        with attempt as same:
            sends: int = same.sends
    create(5)  # wrong
    text: str = create("x")  # wrong
    read("x").upper()  # wrong
    return await read("x")


try:
    create("x")
except GaveUp as error:
    doubt: bool = error.doubt
    why: str = error.step.why
except sqlite3.Error as error:
    pass
for decoded in wire.zookeeper("reply", b""), wire.fauna(503, b"{}"):
    if decoded.code is not None:
        decoded.code.name.upper()
    decoded.code.name  # wrong
