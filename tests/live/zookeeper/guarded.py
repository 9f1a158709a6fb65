"""A server that demands a login and drops operations when it has too many: what it drops is not there."""

import itertools
import struct
import sys

import scene
from process import until
from raw import *

port = int(sys.argv[1])
stranger = Link(port)
reply = stranger.ask(CREATE, create("/stranger"))
assert reply.answer == "failed" and reply.closes and stranger.closed()
scene.show("create without the login that is demanded", reply.code)

link = Link(port)
assert link.ask(AUTH, b"\0\0\0\0" + text("digest") + text("me:secret"), xid=-4).answer == "fine"


def answer(number, body):
    """The answer to a request, which is repeated while it is dropped too."""

    def asked():
        reply = link.ask(number, body)
        return None if reply.answer == "failed" and reply.code.name == "THROTTLEDOP" else reply

    return until("a request is not dropped", asked)


def exists(path):
    reply = answer(GET, get(path))
    assert reply.answer == "fine" or reply.code.name == "NONODE", path
    return reply.answer == "fine"


scene.effect_seen(reply.code, exists("/stranger"))
reply = answer(CREATE_TTL, create("/ttl", flags=5) + struct.pack(">q", 1000))
scene.show("create with a TTL, which is switched off", reply.code)
assert not reply.closes
scene.effect_seen(reply.code, exists("/ttl"))


def burst():
    """Many creates at once, of which each reply is true; whether enough are dropped is the machine's."""
    names = [f"/burst-{next(numbers)}" for _ in range(400)]
    for name in names:
        link.send(CREATE, create(name))
    replies = {name: link.read() for name in names}
    dropped = {name: reply.code for name, reply in replies.items() if reply.answer == "failed"}
    assert {code.name for code in dropped.values()} <= {"THROTTLEDOP"}, dropped
    for name in names:
        assert exists(name) == (name not in dropped), f"{name}: dropped, and yet applied, or the reverse"
    return list(dropped.values())[10:]


numbers = itertools.count()
code, *_ = until("more than ten creates of a burst are dropped", burst)
scene.show("create in a burst of 400", code)
scene.effect_seen(code, False)
