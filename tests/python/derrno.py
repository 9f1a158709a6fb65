"""derrno from Python, by ctypes: the C library and nothing else.

The path of libderrno.so is taken from the environment variable DERRNO_LIBRARY.
"""

import ctypes as c
import os
import re
import sys


class Code(c.Structure):
    _fields_ = [("domain", c.c_uint16), ("context", c.c_uint16), ("native", c.c_int32)]


class Decoded(c.Structure):
    _fields_ = [
        ("answer", c.c_int),
        ("length", c.c_size_t),
        ("code", Code),
        ("verdict", c.c_uint32),
        ("closes", c.c_int),
        ("message", c.POINTER(c.c_uint8)),
        ("message_len", c.c_size_t),
        ("detail", c.POINTER(c.c_uint8)),
        ("detail_len", c.c_size_t),
    ]

    def text(self, which="message"):
        data, length = getattr(self, which), getattr(self, which + "_len")
        return bytes(data[:length]) if length else b""


FINE, FAILED, INCOMPLETE, MALFORMED = range(4)

lib = c.CDLL(os.environ["DERRNO_LIBRARY"])
for function, result in {
    "derrno_classify": c.c_uint32,
    "derrno_classify_in": c.c_uint32,
    "derrno_name": c.c_char_p,
    "derrno_message": c.c_char_p,
    "derrno_kind_name": c.c_char_p,
    "derrno_effect_name": c.c_char_p,
    "derrno_advice_name": c.c_char_p,
    "derrno_lost_name": c.c_char_p,
    "derrno_format": c.c_size_t,
}.items():
    getattr(lib, function).restype = result


def by_name(domain, name):
    """The code of a name; None for one that is not in the table."""
    code = Code()
    return code if lib.derrno_by_name(domain, name.encode(), c.byref(code)) else None


def raised_as(code):
    """The name of the class that the published client raises for a code; "" where there is none."""
    out = Code()
    if not lib.derrno_raised_as(code.domain, code.native, code.context, c.byref(out)):
        return ""
    return lib.derrno_name(out.domain, out.native, 0).decode()


def decode(system, part, data):
    """The answer of derrno_decode_<system>(part, data)."""
    out = Decoded()
    out.data = data = bytes(data)  # kept alive: the answer points into it
    getattr(lib, "derrno_decode_" + system)(part, data, c.c_size_t(len(data)), c.byref(out), c.c_size_t(c.sizeof(out)))
    return out


def format(code):
    buf = c.create_string_buffer(200)
    lib.derrno_format(buf, c.c_size_t(len(buf)), code.domain, code.native, code.context)
    return buf.value.decode()


def effect(code):
    """The name of the effect of a code."""
    return lib.derrno_effect_name(lib.derrno_classify_in(code.domain, code.native, code.context) >> 12 & 3).decode()


def show(what, code):
    """Prints what derrno makes of a provoked error: the line that the test compares."""
    kind = lib.derrno_kind_name(lib.derrno_classify_in(code.domain, code.native, code.context) & 0xFF).decode()
    print(f"{what} | {format(code)} | {kind} | {effect(code)}", flush=True)


def lost(code, proof):
    """Prints what a code says is lost, and what was seen of it."""
    name = lib.derrno_lost_name(lib.derrno_lost(lib.derrno_classify_in(code.domain, code.native, code.context))).decode()
    print(f"lost | {format(code)} | {name} | {proof}", flush=True)


_seen = set()


def effect_seen(code, applied):
    """Prints, once, that the write was, or was not, there after this error. A code must not have said otherwise."""
    said = effect(code)
    assert said == "maybe_applied" or said == "not_applied" and not applied, f"{format(code)}: {said}, and yet applied: {applied}"
    seen = "seen applied" if applied else "never seen applied" if said == "not_applied" else "seen not applied"
    line = f"effect | {format(code)} | {said} | {seen}"
    if line not in _seen:
        _seen.add(line)
        print(line, flush=True)


def _constants():
    """DOMAIN_ZOOKEEPER and the other numbers of the header, as they stand there."""
    header = os.path.join(os.path.dirname(__file__), "../../include/derrno.h")
    with open(header, encoding="ascii") as text:
        for line in text:
            define = re.match(r"#define DERRNO_(\w+) \(?(-?\w+?)u?\)?$", line)
            if define and not define[2].startswith('"'):
                setattr(sys.modules[__name__], define[1], int(define[2], 0))


_constants()
