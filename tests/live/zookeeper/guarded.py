"""A server that demands a login and drops operations when it has too many: what it drops is not there."""

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

link = Link(port, 10000)
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
NAMES = [f"/burst-{number}" for number in range(400)]
for name in NAMES:
    link.send(CREATE, create(name))
replies = {name: link.read() for name in NAMES}
dropped = {name: reply for name, reply in replies.items() if reply.answer == "failed"}
(code,) = {reply.code for reply in dropped.values()}
assert code.name == "THROTTLEDOP", code
assert len(dropped) > 10, "too few to prove anything"
scene.show("create in a burst of 400", code)
for name in NAMES:
    assert exists(name) == (name not in dropped), f"{name}: dropped, and yet applied, or the reverse"
scene.effect_seen(code, False)
