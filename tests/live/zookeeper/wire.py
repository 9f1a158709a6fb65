"""What a ZooKeeper server answers, byte for byte; and that what it refuses is not there afterwards."""

import itertools
import struct
import sys

import scene
from derrno import wire
from process import until
from raw import *

port = int(sys.argv[1])
link = Link(port)
assert link.answer.answer == "fine"
NODES = ["/wire", "/wire/full", "/wire/new", "/wire/ephemeral", "/wire/ephemeral/new", "/wire/none/new", "/wire/locked", "/wire/quota", "/wire/quota/new"]


def state():
    """What the nodes hold: the replies without their header."""
    return [(reply.answer, reply.data[20:]) for reply in (link.ask(GET, get(path)) for path in NODES)]


def fails(what, number, body=b"", to=None, part="reply", xid=None):
    reply = (to or link).ask(number, body, part, xid)
    assert reply.answer == "failed", what
    scene.show(what, reply.code)
    return reply


def refused(what, number, body=b"", part="reply"):
    """A request that is refused, three times over, and changes nothing."""
    before = state()
    reply = fails(what, number, body, part=part)
    for _ in range(2):
        again = link.ask(number, body, part)
        assert (again.answer, again.code.native) == ("failed", reply.code.native), what
    assert reply.code.effect == "not_applied", what
    assert state() == before, f"{what}: refused, and yet applied"
    scene.effect_seen(reply.code, False)
    return reply


READ_ACL = struct.pack(">ii", 1, 1) + text("world") + text("anyone")
for path in ("/wire", "/wire/full", "/wire/full/child", "/wire/quota"):
    link.must(CREATE, create(path))
link.must(CREATE, create("/wire/ephemeral", flags=1))
link.must(CREATE, create("/wire/locked", acl=READ_ACL))
for path in ("/zookeeper/quota/wire", "/zookeeper/quota/wire/quota"):
    link.must(CREATE, create(path))
link.must(CREATE, create("/zookeeper/quota/wire/quota/zookeeper_limits", b"count=1,bytes=-1=;byteHardLimit=-1;countHardLimit=1"))
link.must(CREATE, create("/zookeeper/quota/wire/quota/zookeeper_stats", b"count=1,bytes=0"))

fails("get a node that is not there", GET, get("/wire/none"))
refused("create below a node that is not there", CREATE, create("/wire/none/new"))
refused("create a node that is there", CREATE, create("/wire/full"))
refused("set with another version", SET, put("/wire/full", b"x", 77))
refused("delete a node that has children", DELETE, delete("/wire/full"))
refused("create below an ephemeral node", CREATE, create("/wire/ephemeral/new"))
refused("create with flags that do not exist", CREATE, create("/wire/new", flags=77))
refused("create with an ACL of an unknown scheme", CREATE, create("/wire/new", acl=struct.pack(">ii", 1, 31) + text("nope") + text("x")))
refused("set what the ACL only lets read", SET, put("/wire/locked", b"x"))
refused("create beyond a hard quota", CREATE, create("/wire/quota/new"))
refused("reconfigure while that is switched off", 16, text("server.9=127.0.0.1:1:1;1") + text("") + text("") + struct.pack(">q", -1))
fails("remove a watch that is not there", 18, text("/wire") + struct.pack(">i", 3))
other = Link(port)
reply = fails("an operation the server does not know", 999, create("/wire/new"), to=other)
assert reply.closes and other.closed()
scene.effect_seen(reply.code, link.ask(GET, get("/wire/new")).answer == "fine")
before = state()
reply = fails("a create whose body is cut", CREATE, text("/wire/new"), Link(port))
scene.effect_seen(reply.code, state() != before)

part = "multi"
reply = refused("a multi whose second operation fails", MULTI, multi((CREATE, create("/wire/new")), (13, delete("/wire/full", 77)), (DELETE, delete("/wire/full/child"))), part)
for which, code in zip(("first: undone", "second: the reason", "third: not run"), wire.zookeeper_results(part, reply.detail), strict=True):
    scene.show(f"  its {which}", code)
    scene.effect_seen(code, False)  # as `refused` has seen
part = "multi_read"
reply = fails("a multiRead of a node that is not there and one that is", MULTI_READ, multi((GET, get("/wire/none")), (GET, get("/wire"))), part=part)
for which, code in zip(("first", "second"), wire.zookeeper_results(part, reply.detail), strict=True):
    scene.show(f"  its {which}", code)

other = Link(port)
other.send(AUTH, struct.pack(">i", 0) + text("nope") + text("x"), xid=-4)
other.send(CREATE, create("/wire/login"))
reply = other.read()
scene.show("log in with an unknown scheme", reply.code)
assert reply.closes and other.closed()
scene.effect_seen(reply.code, link.ask(GET, get("/wire/login")).answer == "fine")
early = Link(port)
early.send(CREATE, create("/wire/before-login"))
early.send(AUTH, struct.pack(">i", 0) + text("nope") + text("x"), xid=-4)
while (failed := early.read()).answer == "fine":
    pass
until("the create before the login is applied", lambda: link.ask(GET, get("/wire/before-login")).answer == "fine")
scene.effect_seen(failed.code, True)


def expires_in_flight():
    """The link is cut after a create, and its session expires, with its ephemeral node. What was in flight was applied,
    unless the session had expired before the server read it."""
    of_session, in_flight = (f"/wire/{what}-{next(numbers)}" for what in ("of-the-session", "in-flight"))
    lost = Link(port, 1000)
    lost.must(CREATE, create(of_session, flags=1))
    lost.send(CREATE, create(in_flight))
    lost.socket.close()
    until("the session expires", lambda: link.ask(GET, get(of_session)).answer == "failed")
    back = Link(port, 1000, lost.session, lost.password)
    assert back.answer.answer == "failed" and back.answer.closes and back.closed()
    return back.answer.code if link.ask(GET, get(in_flight)).answer == "fine" else None


numbers = itertools.count()
code = until("a create in flight is applied, and its session expires", expires_in_flight)
scene.show("connect with a session that has expired", code)
scene.effect_seen(code, True)
