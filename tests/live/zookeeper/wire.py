"""What a ZooKeeper server answers, byte for byte; and that what it refuses is not there afterwards."""

import ctypes
import struct
import sys

import derrno
from process import until
from raw import *

port = int(sys.argv[1])
link = Link(port)
assert link.answer.answer == derrno.FINE
NODES = ["/wire", "/wire/full", "/wire/new", "/wire/ephemeral", "/wire/ephemeral/new", "/wire/none/new", "/wire/locked", "/wire/quota", "/wire/quota/new"]


def state():
    """What the nodes hold: the replies without their header."""
    return [(reply.answer, reply.data[20:]) for reply in (link.ask(GET, get(path)) for path in NODES)]


def fails(what, number, body=b"", to=None, part=derrno.ZOOKEEPER_REPLY, xid=None):
    reply = (to or link).ask(number, body, part, xid)
    assert reply.answer == derrno.FAILED, what
    derrno.show(what, reply.code)
    return reply


def refused(what, number, body=b"", part=derrno.ZOOKEEPER_REPLY):
    """A request that is refused, three times over, and changes nothing."""
    before = state()
    reply = fails(what, number, body, part=part)
    for _ in range(2):
        again = link.ask(number, body, part)
        assert (again.answer, again.code.native) == (derrno.FAILED, reply.code.native), what
    assert derrno.lib.derrno_effect_name(reply.verdict >> 12 & 3) == b"not_applied", what
    assert state() == before, f"{what}: refused, and yet applied"
    derrno.effect_seen(reply.code, False)
    return reply


def results(part, reply):
    """The codes of the operations of a multi."""
    at, code = ctypes.c_size_t(0), derrno.Code()
    while derrno.lib.derrno_zookeeper_result(part, reply.detail, ctypes.c_size_t(reply.detail_len), ctypes.byref(at), ctypes.byref(code)):
        yield derrno.Code(code.domain, code.context, code.native)


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
derrno.effect_seen(reply.code, link.ask(GET, get("/wire/new")).answer == derrno.FINE)
before = state()
reply = fails("a create whose body is cut", CREATE, text("/wire/new"), Link(port))
derrno.effect_seen(reply.code, state() != before)

part = derrno.ZOOKEEPER_MULTI
reply = refused("a multi whose second operation fails", MULTI, multi((CREATE, create("/wire/new")), (13, delete("/wire/full", 77)), (DELETE, delete("/wire/full/child"))), part)
for which, code in zip(("first: undone", "second: the reason", "third: not run"), results(part, reply), strict=True):
    derrno.show(f"  its {which}", code)
    derrno.effect_seen(code, False)  # as `refused` has seen
part = derrno.ZOOKEEPER_MULTI_READ
reply = fails("a multiRead of a node that is not there and one that is", MULTI_READ, multi((GET, get("/wire/none")), (GET, get("/wire"))), part=part)
for which, code in zip(("first", "second"), results(part, reply), strict=True):
    derrno.show(f"  its {which}", code)

other = Link(port)
other.send(AUTH, struct.pack(">i", 0) + text("nope") + text("x"), xid=-4)
other.send(CREATE, create("/wire/login"))
reply = other.read()
derrno.show("log in with an unknown scheme", reply.code)
assert reply.closes and other.closed()
derrno.effect_seen(reply.code, link.ask(GET, get("/wire/login")).answer == derrno.FINE)
early = Link(port)
early.send(CREATE, create("/wire/before-login"))
early.send(AUTH, struct.pack(">i", 0) + text("nope") + text("x"), xid=-4)
while (failed := early.read()).answer == derrno.FINE:
    pass
until("the create before the login is applied", lambda: link.ask(GET, get("/wire/before-login")).answer == derrno.FINE)
derrno.effect_seen(failed.code, True)

# The link is cut after a create, and its session expires, with its ephemeral node: what was in flight was applied.
lost = Link(port, 1000)
lost.must(CREATE, create("/wire/of-the-session", flags=1))
lost.send(CREATE, create("/wire/in-flight"))
lost.socket.close()
until("the session expires", lambda: link.ask(GET, get("/wire/of-the-session")).answer == derrno.FAILED)
back = Link(port, 1000, lost.session, lost.password)
assert back.answer.answer == derrno.FAILED and back.answer.closes and back.closed()
derrno.show("connect with a session that has expired", back.answer.code)
derrno.effect_seen(back.answer.code, link.ask(GET, get("/wire/in-flight")).answer == derrno.FINE)
