"""The package beside the C library: every row in every context of its domain, and numbers that have no row.

Argument: libderrno.so. Prints how many codes were asked.
"""

import ctypes as c
import sys

import derrno


class Code(c.Structure):
    _fields_ = [("domain", c.c_uint16), ("context", c.c_uint16), ("native", c.c_int32)]


lib = c.CDLL(sys.argv[1])
for name in "name", "message", "kind_name", "advice_name", "effect_name", "severity_name", "origin_name", "lost_name", "domain_name", "alias", "grpc_name":
    getattr(lib, f"derrno_{name}").restype = c.c_char_p
for name in "may_retry", "may_redo", "is_unlisted":
    getattr(lib, f"derrno_{name}").restype = c.c_bool
for name in "kind", "advice", "effect", "severity", "origin", "lost":
    getattr(lib, f"derrno_{name}").restype = c.c_uint8
lib.derrno_classify_in.restype = c.c_uint32
UNLISTED = [-(2**31), -9999, -2, -1, 0, 1, 7, 99, 404, 599, 9999, 2**31 - 1]
FLAGS = {"idempotent": 1, "in_transaction": 2}


def text(code):
    buffer = c.create_string_buffer(300)
    lib.derrno_format(buffer, c.c_size_t(len(buffer)), *code)
    return buffer.value.decode()


def raised(code):
    out = Code()
    if lib.derrno_raised_as(*code, c.byref(out)):
        return (out.domain, out.native, out.context)


def same(domain, number, native, context):
    ours, theirs = derrno.Code(domain, native, context), (number, native, context)
    word = lib.derrno_classify_in(*theirs)
    pairs = [(ours.verdict, word), (str(ours), text(theirs)), (ours.unlisted, lib.derrno_is_unlisted(word))]
    for words in "kind", "advice", "effect", "severity", "origin", "lost":
        pairs.append((getattr(ours, words), getattr(lib, f"derrno_{words}_name")(getattr(lib, f"derrno_{words}")(word)).decode()))
    for words in "name", "message":
        pairs.append((getattr(ours, words), getattr(lib, f"derrno_{words}")(*theirs).decode()))
    pairs.append((ours.grpc, lib.derrno_grpc_name(lib.derrno_grpc(word)).decode()))
    pairs.append(((ours.aliases + [""])[0], lib.derrno_alias(*theirs, c.c_size_t(0)).decode()))
    pairs.append((ours.raised_as and (NUMBERS[ours.raised_as.domain], ours.raised_as.native, ours.raised_as.context), raised(theirs)))
    for flags in range(4):
        said = {name: bool(flags & flag) for name, flag in FLAGS.items()}
        pairs.append((ours.may_retry(**said), lib.derrno_may_retry(word, flags)))
        pairs.append((ours.may_redo(**said), lib.derrno_may_redo(word, flags)))
    for at, (one, other) in enumerate(pairs):
        assert one == other, f"{ours!r}, {at}: {one!r} from Python, {other!r} from C"


domains = derrno.domains()
NUMBERS = {name.decode(): number for number in range(1, 256) if (name := lib.derrno_domain_name(number))}  # one may be missing
assert list(NUMBERS) == list(domains), "the C library has other domains"
asked = 0
for domain, number in NUMBERS.items():
    assert lib.derrno_domain_name(number).decode() == domain
    rows = derrno.rows(domain)
    assert len(rows) == lib.derrno_row_count(number) > 0, domain
    contexts = {row.context for row in rows} | {0, 503, 65535}
    for native in {row.native for row in rows} | set(UNLISTED):
        for context in contexts:
            same(domain, number, native, context)
            asked += 1
print(asked, "codes, the same from Python and from C")
