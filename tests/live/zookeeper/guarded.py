"""A server that demands a login and drops operations when it has too many: what it drops is not there."""

import sys

import derrno
from raw import *

port = int(sys.argv[1])
stranger = Link(port)
reply = stranger.ask(CREATE, create("/stranger"))
assert reply.answer == derrno.FAILED and reply.closes and stranger.closed()
derrno.show("create without the login that is demanded", reply.code)

link = Link(port, 10000)
assert link.ask(AUTH, b"\0\0\0\0" + text("digest") + text("me:secret"), xid=-4).answer == derrno.FINE
assert link.ask(GET, get("/stranger")).code.native == derrno.ZOOKEEPER_NONODE, "refused, and yet applied"
NAMES = [f"/burst-{number}" for number in range(400)]
for name in NAMES:
    link.send(CREATE, create(name))
replies = {name: link.read() for name in NAMES}
dropped = {name: reply for name, reply in replies.items() if reply.answer == derrno.FAILED}
codes = {reply.code.native: reply.code for reply in dropped.values()}
assert list(codes) == [derrno.ZOOKEEPER_THROTTLEDOP], codes
assert len(dropped) > 10, "too few to prove anything"
derrno.show("create in a burst of 400", codes[derrno.ZOOKEEPER_THROTTLEDOP])
for name in NAMES:
    there = link.ask(GET, get(name)).answer == derrno.FINE
    assert there == (name not in dropped), f"{name}: dropped, and yet applied"
print(f"effect | {derrno.format(codes[derrno.ZOOKEEPER_THROTTLEDOP])} | not_applied | never seen applied")
