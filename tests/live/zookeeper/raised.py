"""What kazoo raises for the errors of a real server: the class that derrno names for the code."""

import itertools
import sys
import time

from kazoo import exceptions
from kazoo.client import KazooClient
from kazoo.security import ACL, OPEN_ACL_UNSAFE, Id, make_acl

import derrno
import scene
from process import frozen, unread, until

IN_MULTI = 1  # the context of a result in a failed multi
port, server = int(sys.argv[1]), int(sys.argv[2])


def connect(timeout):
    client = KazooClient(f"127.0.0.1:{port}", timeout=timeout)
    client.start(60)
    return client


def agrees(what, error, context=0):
    """The class of an error is the one of its code; of a result in a failed multi, with the context."""
    code = derrno.Code("zookeeper", error.code, context)
    name = type(error).__name__
    assert derrno.of(error) == code.raised_as, f"{what}: {derrno.of(error)}, not {code.raised_as}"
    scene.show(f"{what} | {name}", code)
    return code


def raises(what, call, *arguments, **options):
    try:
        result = call(*arguments, **options)
    except exceptions.ZookeeperError as error:
        return agrees(what, error)
    raise AssertionError(f"{what}: no error but {result!r}")


def seen(code, applied):
    """Of the code, and of the class that kazoo raises for it."""
    scene.effect_seen(code, applied)
    scene.effect_seen(code.raised_as, applied)


def state(path="/"):
    """Every node, with what it holds."""
    children = sorted(zk.get_children(path))
    return [(path, zk.get(path))] + [line for child in children for line in state(f"{path.rstrip('/')}/{child}")]


def refused(what, call, *arguments, **options):
    before = state()
    code = raises(what, call, *arguments, **options)
    seen(code, state() != before)


zk = connect(60)
for path in ("/full/child", "/quota", "/zookeeper/quota/quota"):
    zk.ensure_path(path)
zk.create("/ephemeral", ephemeral=True)
zk.create("/locked", acl=[make_acl("world", "anyone", read=True)])
zk.create("/zookeeper/quota/quota/zookeeper_limits", b"count=1,bytes=-1=;byteHardLimit=-1;countHardLimit=1")
zk.create("/zookeeper/quota/quota/zookeeper_stats", b"count=1,bytes=0")

raises("get a node that is not there", zk.get, "/none")
refused("create below a node that is not there", zk.create, "/none/new")
refused("create a node that is there", zk.create, "/full")
refused("set with another version", zk.set, "/full", b"", version=77)
refused("delete a node that has children", zk.delete, "/full")
refused("create below an ephemeral node", zk.create, "/ephemeral/new")
refused("set what the ACL only lets read", zk.set, "/locked", b"")
refused("create with an ACL of an unknown scheme", zk.create, "/new", acl=[ACL(31, Id("nope", "x"))])
refused("create beyond a hard quota", zk.create, "/quota/new")
refused("reconfigure while that is switched off", zk.reconfig, "server.9=127.0.0.1:1:1;1", None, None)
refused("delete the root", zk.delete, "/")

transaction = zk.transaction()
transaction.create("/new")
transaction.delete("/full", version=77)
transaction.delete("/full/child")
whats = ("undone in a transaction", "the reason of the failed transaction", "not run in a transaction")
before = state()
for what, error in zip(whats, transaction.commit(), strict=True):
    seen(agrees(what, error, IN_MULTI), state() != before)

stranger = connect(60)
raises("log in with an unknown scheme", stranger.add_auth, "nope", "x")
stranger.stop()


def frozen_under():
    """The error of a create on a server that is frozen, and applies it when it goes on; not where the link was given up
    before the create left, or the session ended before the server read it."""
    path = f"/{'frozen' + 60 * '-'}-{next(numbers)}"
    client = connect(4)
    with frozen(server):
        before = unread(port)
        result = client.create_async(path)
        until("the create leaves for the server, or the link is given up", lambda: unread(port) > before + len(path) or not client.connected)
        if unread(port) <= before + len(path):
            return None
        try:
            raise AssertionError(f"a frozen server answers {result.get(timeout=60)}")
        except exceptions.ConnectionLoss as error:
            lost = error
    for _ in range(100):  # it may have read the create and not applied it yet
        if there := zk.exists(path):
            break
        time.sleep(0.02)
    client.stop()
    client.close()
    return lost if there else None


numbers = itertools.count()
lost = until("a create on a server that was frozen is applied", frozen_under)
code = agrees("create on a server that is frozen", lost)
assert code.name == "CONNECTIONLOSS"
seen(code, True)
zk.stop()
