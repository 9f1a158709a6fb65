"""What the programs of tests/live print of an error they have provoked: the lines that the test compares."""

from derrno import wire


class Answer:
    """What derrno makes of received bytes, and the bytes."""

    def __init__(self, decoded, data):
        self.decoded, self.data = decoded, data

    def __getattr__(self, name):
        return getattr(self.decoded, name)


def decode(system, part, data):
    """`part` is the status for Fauna."""
    return Answer(getattr(wire, system)(part, data), data)


def show(what, code):
    """What derrno makes of a provoked error."""
    print(f"{what} | {code} | {code.kind} | {code.effect}", flush=True)


def lost(code, seen, proof):
    """What was seen to be lost, which a code must say, and how."""
    assert code.lost == seen, f"{code}: lost is {code.lost}, and yet seen lost: {seen}"
    print(f"lost | {code} | {code.lost} | {proof}", flush=True)


_seen = set()


def effect_seen(code, applied):
    """Says, once, that the write was, or was not, there after this error. A code must not have said otherwise."""
    said = code.effect
    assert said in ("maybe_applied", "applied" if applied else "not_applied"), f"{code}: {said}, and yet applied: {applied}"
    seen = "seen applied" if applied else "never seen applied" if said == "not_applied" else "seen not applied"
    line = f"effect | {code} | {said} | {seen}"
    if line not in _seen:
        _seen.add(line)
        print(line, flush=True)
