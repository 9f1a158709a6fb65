"""The retry engine as a decorator, a loop, and both for asyncio."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import inspect
import itertools
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Generator, Iterator
from types import TracebackType
from typing import Any, Final, Generic, NoReturn, ParamSpec, TypeAlias, TypeVar, cast

from ._native import MANY, Budget, Code, Gate, Policy, Request, Step
from ._native import now as _now
from ._of import of as _of

P = ParamSpec("P")
R = TypeVar("R")
T_co = TypeVar("T_co", covariant=True)

# What the client library does not replace by itself.
_OWNED = ("statement", "session", "handle", "node")


class There(Generic[T_co]):
    """What a look found: it is applied. `result` is what the call would have returned."""

    __slots__ = ("result",)

    def __init__(self, result: T_co = cast(Any, None)) -> None:
        self.result = result

    def __repr__(self) -> str:
        return f"There({self.result!r})"


class Absent:
    """What a look found: it is not there. Use `ABSENT`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = Absent()

Found: TypeAlias = There[Any] | Absent


class GaveUp(Exception):
    """The request was given up. The error of the last try, if there was one, is the `__cause__`.

    `doubt` is what to tell the user: whether it may have been applied, whatever the last error said.
    """

    def __init__(self, step: Step, code: Code | None, sends: int, note: str = "") -> None:
        super().__init__(step, code, sends, note)
        self.step, self.code, self.sends, self.note = step, code, sends, note

    @property
    def doubt(self) -> bool:
        return self.step.doubt

    def __str__(self) -> str:
        said = [f"{self.step} (sent {self.sends} times)"]
        if self.code is not None:
            said.append(f"{self.code}: {self.code.message}")
        return "; ".join(said + [self.note] * bool(self.note))


class Attempt:
    """One try of a loop: `with attempt:` around the request. An error of the request ends the block."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._state = "fresh"

    @property
    def left(self) -> float | None:
        """The seconds to the deadline, for the timeout of the request; None without a deadline."""
        return self._run.request.left(_now())

    @property
    def sends(self) -> int:
        """How often the request was sent, this time included."""
        return self._run.request.sends

    def __enter__(self) -> Attempt:
        if self._state != "fresh":
            raise RuntimeError("an attempt is one try: take the next one of the loop")
        self._state = "out"
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> bool:
        self._state = "told"
        if error is None:
            self._run.succeeded()
        elif isinstance(error, Exception):
            self._run.failed(error)
        else:  # cancelled, interrupted: nobody knows what became of it
            self._run.dropped()
            return False
        return True


class retry:
    """How requests are repeated: a decorator of functions and coroutine functions, and a loop.

    ```
    @derrno.retry(deadline=5, idempotent=True)
    def read(path): return client.get(path)

    for attempt in derrno.retry(deadline=5, guarded=True, look=is_there):
        with attempt:
            client.create(path, data)
    ```

    In a coroutine: `@derrno.retry(...)` above `async def`, or `async for attempt in derrno.retry(...)`.

    What you say of the request; without any of it, it is sent again only when it was surely not applied:

    - `idempotent`: any number of runs equals one. Reads too.
    - `guarded`: a second run cannot take effect twice: a create, an expected version, a unique key.
    - `dedup`: it carries an id that the server remembers for `policy.dedup`.
    - `look`: finds out whether it is applied: gives `There(result)` or `ABSENT`; an exception means that this
      cannot be told now. Takes the arguments of the call; none in a loop. A coroutine function is awaited.
    - `in_transaction`: it is part of an open transaction.
    - `can_redo`: the function, or the body of the loop, is a whole transaction from its BEGIN.
    - `patient`: wait for the budget or the gate as long as the deadline allows, instead of failing at once.

    And how:

    - `deadline`: seconds for all tries together; None: no limit. It bounds waits and tries, it does not cut a
      try short: give the request a timeout, such as `attempt.left`.
    - `policy`: `MANY`, `FEW`, `DEVICE`, or one of your own by `MANY.but(...)`.
    - `gate`, `budget`: those of the node and the service, shared between calls, threads and functions. Without
      them, this object has its own, shared between its calls.
    - `prepare`: called with the step after the wait, before the next try or look: find the leader
      (`step.act == "refresh"`), replace what `step.lost` names. Without it, a failure that lost more than the
      link, which client libraries make again by themselves, ends the request.
    - `hint`: gives the seconds that the server asked to wait, of an exception; 0: none, math.inf: do not come again.
    - `of`: from an exception to its code; for exceptions of your own.

    An exception that derrno does not know, and an error that surely was not applied and cannot be repeated, are
    raised as they are, unless an earlier try is in doubt. All other ends raise `GaveUp` from the last error. A request
    that turns out to be applied is a success: the call returns what `look` found, or None where only the error said so.

    An exception that is no `Exception` (a cancelled task, KeyboardInterrupt) is passed on at once.
    """

    def __init__(
        self,
        *,
        deadline: float | None = 30.0,
        idempotent: bool = False,
        guarded: bool = False,
        dedup: bool = False,
        in_transaction: bool = False,
        can_redo: bool = False,
        patient: bool = False,
        look: Callable[..., Found | Awaitable[Found]] | None = None,
        prepare: Callable[[Step], Any] | None = None,
        policy: Policy = MANY,
        gate: Gate | None = None,
        budget: Budget | None = None,
        hint: Callable[[Exception], float] | None = None,
        of: Callable[[Exception], Code] = _of,
    ) -> None:
        self._deadline, self._policy = deadline, policy
        self._gate = Gate() if gate is None else gate
        self._budget = Budget() if budget is None else budget
        self._look, self._prepare, self._hint, self._of = look, prepare, hint, of
        self._said = {
            "idempotent": idempotent,
            "in_transaction": in_transaction,
            "guarded": guarded,
            "dedup": dedup,
            "can_look": look is not None,
            "can_redo": can_redo,
            "patient": patient,
        }

    def __call__(self, function: Callable[P, R]) -> Callable[P, R]:
        if inspect.isgeneratorfunction(function) or inspect.isasyncgenfunction(function):
            raise TypeError("a generator is not one request; decorate the function that sends it")
        if inspect.iscoroutinefunction(function):

            @functools.wraps(function)
            async def repeat(*args: P.args, **kwargs: P.kwargs) -> Any:
                run = _Run(self, args, kwargs)
                async for attempt in run.alternate():
                    with attempt:
                        run.result = await function(*args, **kwargs)
                return run.result

            return cast(Callable[P, R], repeat)

        @functools.wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            run = _Run(self, args, kwargs)
            for attempt in run.iterate():
                with attempt:
                    run.result = function(*args, **kwargs)
                    if inspect.isawaitable(run.result):
                        if inspect.iscoroutine(run.result):
                            run.result.close()
                        raise TypeError("what the function gives is to be awaited; decorate a coroutine function")
            return cast(R, run.result)

        return call

    def __iter__(self) -> Iterator[Attempt]:
        return _Run(self).iterate()

    def __aiter__(self) -> AsyncIterator[Attempt]:
        return _Run(self).alternate()


# What to do: try, wait that many seconds, or call and send in what it gave.
_Steps: TypeAlias = Generator[Attempt | float | Callable[[], Any], Any, None]


class _Run:
    """One request from its first try to its end."""

    def __init__(self, how: retry, args: tuple[Any, ...] = (), kwargs: dict[str, Any] = {}) -> None:
        self.how, self.args, self.kwargs = how, args, kwargs
        said = how._said
        self.request = Request(_now(), how._deadline, how._policy, how._gate, how._budget, **said)
        self.step: Step | None = None
        self.error: Exception | None = None
        self.code: Code | None = None
        self.sure = True  # no try before the last one is in doubt
        self.note = ""
        self.result: Any = None

    def succeeded(self) -> None:
        self.step = self.request.succeeded(_now(), _chance())

    def dropped(self) -> None:
        self.request.dropped(_now(), _chance())

    def failed(self, error: Exception) -> None:
        self.sure = not self.request.doubt
        self.error = error
        self.code = self.how._of(error)
        hint = self.how._hint(error) if self.how._hint else 0.0
        self.step = self.request.failed(self.code, hint, _now(), _chance())

    def steps(self) -> _Steps:
        while True:
            step = self.request.admit(_now(), _chance())
            if step.act == "send":
                attempt = Attempt(self)
                self.step = None
                try:
                    yield attempt
                finally:
                    if self.step is None:
                        self.dropped()
                if self.step is None:
                    raise RuntimeError("the request of a loop belongs in `with attempt:`; it may have been sent")
                step = self.step
            if step.act == "done":
                return
            if step.act == "give_up":
                self.give_up(step)
            if step.lost in _OWNED and self.how._prepare is None:
                self.note = f"{step.lost} is lost, and there is no `prepare` to replace it"
                self.give_up(step.ended())
            if step.wait:
                yield step.wait
            if step.act != "repeat" or step.lost != "nothing":
                yield from self.prepare(step)
            if step.act == "look":
                self.looked((yield self.look))

    def prepare(self, step: Step) -> Generator[float | Callable[[], Any], Any, None]:
        """What the caller replaces, until it succeeds or time is up."""
        prepare = self.how._prepare
        if prepare is None:
            return
        for count in itertools.count(1):
            failed = yield lambda: prepare(step)
            left = self.request.left(_now())
            if not isinstance(failed, _Failed) or left == 0:
                return
            code = _of(failed.error)
            self.note = f"the last `prepare` failed: {failed.error!r}"
            if not code.may_retry(idempotent=True):
                raise GaveUp(step.ended(), code, self.request.sends, self.note) from failed.error
            wait = self.how._policy.backoff(code, count, _chance())
            yield wait if left is None else min(wait, left)

    def look(self) -> Any:
        assert self.how._look is not None  # otherwise the engine asks for no look
        return self.how._look(*self.args, **self.kwargs)

    def looked(self, found: object) -> None:
        if isinstance(found, There):
            self.result = found.result
            self.request.looked(True)
        elif isinstance(found, Absent):
            self.request.looked(False)
        else:
            error = f"failed: {found.error!r}" if isinstance(found, _Failed) else f"gave {found!r}"
            self.note = f"the last look {error}"
            self.request.looked(None)

    def give_up(self, step: Step) -> NoReturn:
        as_it_is = step.why == "unlisted" or step.why == "answer" and not step.doubt
        if self.error is not None and self.sure and as_it_is:
            raise self.error
        raise GaveUp(step, self.code, self.request.sends, self.note) from self.error

    def iterate(self) -> Iterator[Attempt]:
        with contextlib.closing(self.steps()) as steps:
            answer = None
            for step in iter(lambda: _next(steps, answer), None):
                answer = None
                if isinstance(step, Attempt):
                    yield step
                elif isinstance(step, float):
                    time.sleep(step)
                else:
                    try:
                        answer = step()
                    except Exception as error:
                        answer = _Failed(error)

    async def alternate(self) -> AsyncIterator[Attempt]:
        with contextlib.closing(self.steps()) as steps:
            answer = None
            for step in iter(lambda: _next(steps, answer), None):
                answer = None
                if isinstance(step, Attempt):
                    yield step
                elif isinstance(step, float):
                    await asyncio.sleep(step)
                else:
                    try:
                        answer = step()
                        if inspect.isawaitable(answer):
                            answer = await answer
                    except Exception as error:
                        answer = _Failed(error)


class _Failed:
    """What a function of the caller's raised."""

    def __init__(self, error: Exception) -> None:
        self.error = error


def _next(steps: _Steps, answer: Any) -> Attempt | float | Callable[[], Any] | None:
    try:
        return steps.send(answer)
    except StopIteration:
        return None


def _chance() -> int:
    """Not of `random`: a program that seeds it, or forks, would have all its processes come back at once."""
    return int.from_bytes(os.urandom(4), "little")

