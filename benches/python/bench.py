"""What clients in Python have of their own, beside derrno through its C library.

Speaks the protocol of benches/src/main.rs. An interpreter's lookups do not overlap, so there is one
mode. A lookup is source text in the body of a loop, so that no row pays for a call that is not its own.
"""

import array
import ctypes
import os
import sys
import time

import cffi
import derrno
from kazoo.exceptions import EXCEPTIONS
from nats.js.errors import APIError

UNLISTED = 0x8000A801
STREAMS = ["uniform", "half"]
ffi = cffi.FFI()
ffi.cdef("uint32_t derrno_classify(uint16_t domain, int32_t native);")
by_cffi = ffi.dlopen(os.environ["DERRNO_LIBRARY"]).derrno_classify
by_ctypes = ctypes.CDLL(os.environ["DERRNO_LIBRARY"]).derrno_classify
by_ctypes.restype = ctypes.c_uint32


def rows(domain):
    """The rows of a domain, by their numbers."""
    return {row.native: row for row in derrno.rows(domain) if row.context == 0}


def loop(lookup, names):
    """A function that sums up what `lookup` finds for each key of a list."""
    body = "".join(f"        {line}\n" for line in lookup.splitlines())
    exec(f"def run(keys, total=0):\n    for key in keys:\n{body}    return total & 0xFFFFFFFF", names)
    return names["run"]


class Miss:
    code = 0


def of_set(name, own):
    """The rows of a domain on each stream: name, set, stream, keys, loop."""
    domain = derrno.domains().index(name) + 1
    listed = rows(name)
    verdicts = {native: row.verdict for native, row in listed.items()}
    places = {native: place for place, native in enumerate(sorted(listed))}
    words = [verdicts[native] for native in places] + [UNLISTED]
    names = globals() | {"verdicts": verdicts.get, "words": words, "last": len(words) - 1, "domain": domain}
    for stream in STREAMS:
        keys = array.array("i")
        with open(f"{sys.argv[1]}/{name}.{stream}.keys", "rb") as file:
            keys.frombytes(file.read())
        keys = keys.tolist()
        at_places = [places.get(key, len(places)) for key in keys]
        for label, items, lookup in [
            ("base/empty loop", keys, "total += key"),
            ("base/floor", at_places, "total += words[key]"),
            ("base/floor checked", at_places, "total += words[key] if key < last else UNLISTED"),
            ("classify/derrno, a call by ctypes", keys, f"total += by_ctypes({domain}, key)"),
            ("classify/derrno, a call by cffi", keys, f"total += by_cffi({domain}, key)"),
            ("classify/dict of derrno's rows", keys, "total += verdicts(key, UNLISTED)"),
        ]:
            yield label, name, stream, items, loop(lookup, names)
        if stream == "uniform":
            label, prepare, lookup = own
            yield label, name, stream, prepare(keys, listed), loop(lookup, names)


def replies(keys, listed):
    """The error objects of JetStream replies."""
    made = {key: {"code": row.status, "err_code": key, "description": "an error"} for key, row in listed.items()}
    return [made[key] for key in keys]


KAZOO = ("classify/kazoo, EXCEPTIONS.get", lambda keys, _: keys, "total += EXCEPTIONS.get(key, Miss).code")
NATS_PY = (
    "classify/nats-py, APIError.from_error, which raises",
    replies,
    "try:\n    APIError.from_error(key)\nexcept APIError as error:\n    total += error.err_code",
)


def main():
    if sys.argv[1:] == ["codes"]:
        return
    rounds = int(sys.argv[2])
    measured = [*of_set("zookeeper", KAZOO), *of_set("jetstream", NATS_PY)]
    times = [[] for _ in measured]
    sums = [sum(run([key]) for key in keys) & 0xFFFFFFFF for *_, keys, run in measured]
    for _ in range(rounds):
        for (*what, keys, run), ns, expected in zip(measured, times, sums):
            start = time.thread_time_ns()
            total = run(keys)
            ns.append((time.thread_time_ns() - start) / len(keys))
            assert total == expected, what
    for (label, name, stream, *_), ns, total in zip(measured, times, sums):
        print(label, name, stream, "throughput", f"{total:08x}", " ".join(f"{one:.1f}" for one in ns), sep="\t")


main()
