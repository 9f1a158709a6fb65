"""Writes under faults: what each client was told of each write, against what is there afterwards."""

import threading

import derrno
from process import until

DOUBT = "the link failed without a code"


class History:
    """Clients that write until they are told to stop.

    A client is a function that writes a name, and gives None for a write that succeeded, the code of one
    that failed, or DOUBT.
    """

    def __init__(self, clients):
        self.told, self.failures, self.written = {}, 0, [0] * len(clients)
        self.error, self.stop = None, threading.Event()
        self.threads = [threading.Thread(target=self.work, args=each, daemon=True) for each in enumerate(clients)]
        for thread in self.threads:
            thread.start()

    def work(self, client, write):
        number = 0
        try:
            while not self.stop.wait(0.01):  # a pace that keeps the history short
                name = f"{client}-{number}"
                self.told[name] = write(name)
                number += 1
                if self.told[name] is None:
                    self.written[client] += 1
                else:
                    self.failures += 1
        except BaseException as error:
            self.error = error

    def check(self):
        if self.error:
            raise self.error

    def under(self, what, fault, heal=lambda: None):
        """A fault that lasts until a client notices, and is over when each writes again."""
        failures = self.failures
        fault()
        until(f"a client notices: {what}", lambda: self.check() or self.failures > failures)
        heal()
        self.goes_on(what)

    def goes_on(self, what):
        written = list(self.written)
        until(f"each client writes again: {what}", lambda: self.check() or all(a > b for a, b in zip(self.written, written)))

    def judge(self, what, there):
        """`there` gives the names that are there."""
        self.stop.set()
        for thread in self.threads:
            thread.join(60)
            assert not thread.is_alive(), "a client hangs"
        self.check()
        present = there()
        codes = set()
        for name, told in self.told.items():
            if told is None:
                assert name in present, f"{what}: {name} was acknowledged, and is lost"
            elif told != DOUBT:
                codes.add(derrno.format(told))
                assert derrno.effect(told) != "not_applied" or name not in present, f"{what}: {derrno.format(told)}, and yet {name} is there"
        assert codes or DOUBT in self.told.values()
        print(f"history | {what} | what was refused is not there, what was acknowledged is", flush=True)
