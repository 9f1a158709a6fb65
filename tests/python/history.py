"""Writes under faults: what each client was told of each write, against what is there afterwards."""

import contextlib
import threading
import time

from process import PATIENCE, NotYet, until

DOUBT = "in doubt, without a code"
REFUSED = "not applied, without a code"


class History:
    """Clients that write until they are told to stop.

    A client is a function that writes a name, and gives None for a write that succeeded, the code of one
    that failed, or DOUBT or REFUSED. One that repeats by itself counts the tries that failed in its `failures`.
    """

    def __init__(self, clients, pace=0.01):
        self.clients, self.pace = clients, pace
        self.told, self.failures, self.written = [{} for _ in clients], [0] * len(clients), [0] * len(clients)
        self.error, self.stop, self.may_write = None, threading.Event(), threading.Event()
        self.may_write.set()
        self.threads = [threading.Thread(target=self.work, args=each, daemon=True) for each in enumerate(clients)]
        for thread in self.threads:
            thread.start()

    def work(self, client, write):
        number = 0
        try:
            while not self.stop.wait(self.pace):  # which keeps the history short
                self.may_write.wait()
                name = f"{client}-{number}"
                self.told[client][name] = DOUBT
                self.told[client][name] = write(name)
                number += 1
                if self.told[client][name] is None:
                    self.written[client] += 1
                else:
                    self.failures[client] += 1
        except BaseException as error:
            self.error = error

    def check(self):
        if self.error:
            raise self.error

    def failed(self):
        """How many failures each client has seen."""
        return [told + getattr(client, "failures", 0) for told, client in zip(self.failures, self.clients)]

    def under(self, what, fault, heal=lambda: None):
        """A fault that lasts until a client notices, and is over when each writes again. It finds by itself what it
        hits; where an election came between, and all clients get over it, it is played again."""

        def noticed():
            failures, written = sum(self.failed()), list(self.written)
            fault()
            until(
                f"a client notices, or all get over it: {what}",
                lambda: self.check() or sum(self.failed()) > failures or all(a > b + 20 for a, b in zip(self.written, written)),
            )
            heal()
            self.goes_on(what)
            return sum(self.failed()) > failures

        until(f"a client notices: {what}", noticed)

    def under_all(self, what, fault, heal, writes):
        """A fault that lasts until each client has noticed, or has got over it: one answer may be on its way. It is
        over when each writes again, so often."""
        failures = self.failed()
        fault()
        written = list(self.written)
        until(
            f"each client notices: {what}",
            lambda: self.check() or all(a > b or c > d + 1 for a, b, c, d in zip(self.failed(), failures, self.written, written)),
        )
        heal()
        self.goes_on(what, writes)

    @contextlib.contextmanager
    def quiet(self):
        """No write begins meanwhile: under writes a server that follows is always a little behind."""
        self.may_write.clear()
        try:
            yield
        finally:
            self.may_write.set()

    def goes_on(self, what, writes=1):
        written = list(self.written)
        until(f"each client writes again: {what}", lambda: self.check() or all(a >= b + writes for a, b in zip(self.written, written)))

    def end(self):
        self.stop.set()
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive(), "a client hangs"
        self.check()

    def present(self, there):
        """What `there` gives: read again until all that was acknowledged is there, as a server may lag behind, or
        time is over."""
        acknowledged = {name for told in self.told for name, how in told.items() if how is None}
        end = time.monotonic() + PATIENCE
        while True:
            try:
                present = there()
                if acknowledged <= set(present) or time.monotonic() > end:
                    return present
            except (OSError, EOFError, NotYet):
                if time.monotonic() > end:
                    raise
            time.sleep(0.1)

    def ends(self, client, there):
        """The writes of a client that are lost, doubled, told wrong and in doubt; `there` counts each name."""
        told = self.told[client].items()
        lost = [name for name, how in told if how is None and not there[name]]
        doubled = [name for name, _ in told if there[name] > 1]
        wrong = [name for name, how in told if surely_not(how) and there[name]]
        return lost, doubled, wrong, [name for name, how in told if how is not None and not surely_not(how)]

    def judge(self, what, there):
        """`there` gives the names that are there."""
        self.end()
        present = self.present(there)
        codes = set()
        for name, told in (each for told in self.told for each in told.items()):
            if told is None:
                assert name in present, f"{what}: {name} was acknowledged, and is lost"
            elif told != DOUBT:
                codes.add(str(told))
                assert not surely_not(told) or name not in present, f"{what}: {told}, and yet {name} is there"
        assert codes or any(DOUBT in told.values() for told in self.told)
        print(f"history | {what} | what was refused is not there, what was acknowledged is", flush=True)


def surely_not(told):
    """Whether a client was told that its write was not applied."""
    return told == REFUSED or told not in (None, DOUBT) and told.effect == "not_applied"
