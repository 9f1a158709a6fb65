"""Writes under faults that are to be there once: programs with the retry engine beside the loop of a published page.

DERRNO_FAULTS says how many faults, DERRNO_ONCE is the program of the engine in Rust, DERRNO_ONCE_C the one in C.
"""

import functools
import os
import subprocess
import sys

import derrno
from history import DOUBT, REFUSED, History
from process import child

FAULTS = int(os.environ["DERRNO_FAULTS"])
RUST, C = os.environ["DERRNO_ONCE"], os.environ["DERRNO_ONCE_C"]
WRITES = 10  # of each client between two faults
POLICY = derrno.FEW.but(start=2048)  # enough for one request at a time: sixteen timeouts
COLUMNS = "faults", "writes", "lost", "doubled", "told wrong", "in doubt"


class Program:
    """A process that writes what a line says, and ends with "NAME: " and how that went; any other line is a failed try."""

    def __init__(self, *command, line):
        self.process = child(list(map(str, command)), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.line, self.failures, self.said = line, 0, {}

    def __call__(self, name):
        line, lines = self.line(name), self.said.setdefault(name, [])
        print(line, file=self.process.stdin, flush=True)
        for said in self.process.stdout:
            what, _, how = said.rstrip().partition(": ")
            lines.append(said.rstrip())
            if what == line.split()[0]:
                return DOUBT if how.startswith("perhaps") else REFUSED if how.startswith("not") else None
            self.failures += 1
        raise AssertionError(f"{self.process.args} ended: {self.process.wait()}")


def engine(write, *, failure, run=lambda done: done, **said):
    """A client that writes with `write`, repeated by derrno.retry. `run` runs a coroutine; `failure` is the exceptions
    of its library."""

    def failed(error):
        client.failures += 1
        return derrno.of(error)

    repeated = derrno.retry(deadline=30, patient=True, of=failed, **{"policy": POLICY} | said)(write)

    def client(name):
        try:
            run(repeated(name))
        except derrno.GaveUp as error:
            return DOUBT if error.doubt else REFUSED
        except failure as error:
            return derrno.of(error)

    client.failures = 0
    return client


def play(scene, clients, faults, there, pace=0.01, settled=lambda: None):
    """Plays the faults in turn. `clients` are pairs of what they are and how they write; `there` counts each name
    that is there at the end; `settled` waits, without writes, until nothing of a fault is left."""
    writes = History([write for _, write in clients], pace)
    writes.goes_on("no fault yet", WRITES)
    for number in range(FAULTS):
        writes.under_all(*faults[number % len(faults)], WRITES)
        with writes.quiet():
            settled()
    writes.end()
    present = writes.present(there)
    failed = False
    for kind in dict.fromkeys(kind for kind, _ in clients):
        of_kind = [at for at, (each, _) in enumerate(clients) if each == kind]
        ends = [sum(each, []) for each in zip(*(writes.ends(at, present) for at in of_kind))]
        figures = [FAULTS, sum(len(writes.told[at]) for at in of_kind), *map(len, ends)]
        print("|", " | ".join([scene, kind, *(f"{count} {what}" for count, what in zip(figures, COLUMNS))]), "|", flush=True)
        *wrong, doubt = ends
        # To call all in doubt would be true, and of no use: a fault meets one write of each client. A plain write has
        # nothing that could end its doubt.
        if kind.startswith("derrno") and (any(wrong) or len(doubt) > FAULTS * len(of_kind) and not kind.endswith("plain")):
            failed = True
            for name in sum(ends, []):
                said = getattr(clients[int(name.split("-")[0])][1], "said", {}).get(name, [])
                print(f"{kind}: {name}, {present[name]} times there", *said, sep="\n  ", file=sys.stderr)
    if failed:
        sys.exit(f"{scene}: a write is lost, doubled or told wrong, or too many are in doubt")
