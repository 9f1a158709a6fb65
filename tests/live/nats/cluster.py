"""What is lost with an error, and whether the write was applied, in a cluster of three nats-servers: the
arguments are those of servers.py.
"""

import asyncio
import itertools
import json
import os
import shutil
import signal

import scene
import nats
import process
from history import DOUBT, History
from link import Link, api, made, refused, until
from process import freeze, frozen, thaw
from servers import *

numbers = itertools.count(1)


def port_of(nc):
    return nc.connected_url.port


async def received(sub, publish):
    """Whether a subscription receives what is published; interest needs a moment to reach all servers."""
    for _ in range(600):
        await publish()
        try:
            return await sub.next_msg(0.1)
        except nats.errors.TimeoutError:
            pass


async def link_lost():
    """After a lost link the client library goes on with the subscription."""
    heard = asyncio.Queue()
    nc, other = await connect(error_cb=heard.put), await connect()
    sub = await nc.subscribe("news")
    home = SERVERS[port_of(nc)]
    home.end()
    while type(error := await asyncio.wait_for(heard.get(), 60)) is not nats.errors.UnexpectedEOF:
        pass
    await until("the client reconnects", lambda: nc.is_connected and nc.stats["reconnects"])
    assert await received(sub, lambda: other.publish("news")), "the subscription is gone"
    home.start()
    await asyncio.to_thread(home.up)
    await nc.close()
    again = await connect()
    assert not again._subs
    for _ in range(600):  # until each server knows that nobody listens
        try:
            await other.request("news", timeout=0.1)
        except nats.errors.NoRespondersError:
            break
        except nats.errors.TimeoutError:
            pass
    else:
        raise AssertionError("somebody listens yet")
    scene.lost(nats_py(error), "the subscription goes on; one of a connection that was closed and made again is gone")
    return nc, sub, again, other


async def closed():
    """After a close nothing of the connection serves again."""
    nc, sub, again, other = await link_lost()
    try:
        await nc.publish("news")
    except nats.errors.Error as error:
        code = nats_py(error)
    for dead in nc.publish("news"), nc.subscribe("news"), nc.flush(), sub.next_msg(1):
        try:
            await dead
            raise AssertionError("a closed connection serves")
        except nats.errors.Error:
            pass
    sub = await again.subscribe("news")
    assert await received(sub, lambda: other.publish("news"))
    scene.lost(code, "connection and subscription are dead; a new connection with a new subscription receives")
    await again.close()
    await other.close()


def pull(link, consumer):
    """Asks for a message and does not wait for it; the number that its answer will have."""
    inbox = link.listen()
    body = json.dumps({"batch": 1, "expires": 60 * 10**9}).encode()
    link.send(f"PUB $JS.API.CONSUMER.MSG.NEXT.pulled.{consumer} {inbox} {len(body)}", body)
    return link.sid


def make_consumer(link):
    made(link, "CONSUMER.DURABLE.CREATE.pulled.c", {"stream_name": "pulled", "config": {"durable_name": "c", "ack_policy": "none"}})


def consumer_deleted(port):
    """After its consumer was deleted no pull is answered, on the same link or a new one, until it is made again."""
    link, other = Link(port, {}), Link(port, {})
    made(other, "STREAM.CREATE.pulled", {"name": "pulled", "subjects": ["pulled"], "storage": "memory"})
    make_consumer(other)
    pull(link, "c")
    assert link.alive()
    made(other, "CONSUMER.DELETE.pulled.c")
    code = refused(link.until("HMSG")[1])
    new = Link(port, {})
    for each in link, new:
        pull(each, "c")
        assert each.alive()
    assert link.ask("pulled", b"one").answer == "fine"
    make_consumer(other)
    for each in link, new:
        alive = pull(each, "c")
        assert other.ask("pulled", b"more").answer == "fine"
        each.until("MSG", "HMSG")
        assert int(each.words[2]) == alive, "a pull from before the consumer was made again"
    scene.lost(code, "a pull again is not answered, nor on a new link; of the consumer made again it is, on the same link")


async def killed_under():
    """The leader of the stream is frozen, and dies with what it has not read."""
    port = await asyncio.to_thread(leader, "kept")
    nc = await connect(servers=[f"nats://127.0.0.1:{other}" for other in PORTS if other != port])
    subject = f"kept.{next(numbers)}"
    freeze(SERVERS[port].pid)
    code = await fails(nc.jetstream().publish(subject, timeout=1))
    SERVERS[port].end()
    assert subject not in await asyncio.to_thread(there, "kept")
    scene.effect_seen(code, False)
    SERVERS[port].start()
    await asyncio.to_thread(current, "kept")
    await nc.close()


async def no_quorum():
    """The leader stores what it cannot replicate in time."""
    port = await asyncio.to_thread(leader, "kept")
    nc = await connect(servers=[f"nats://127.0.0.1:{port}"])
    subject = f"kept.{next(numbers)}"
    with frozen(*(server.pid for other, server in SERVERS.items() if other != port)):
        code = await fails(nc.jetstream().publish(subject, timeout=1))
    await asyncio.to_thread(process.until, "it is replicated", lambda: subject in there("kept"))
    scene.effect_seen(code, True)
    await nc.close()


def no_meta_leader():
    """With two of three servers frozen there is soon nobody who could make a stream. The frozen leader may read the
    request after the thaw: whether the stream is there then is luck, and not shown."""
    link = None
    port = min(PORTS)

    def refused_so():
        nonlocal link
        name = f"new{next(numbers)}"
        try:
            link = link or Link(port, {}, patience=2)
            said = api(link, f"STREAM.CREATE.{name}", {"name": name, "subjects": [name]})
        except (OSError, EOFError):
            link = None  # in doubt
            return None
        return said if said.answer == "failed" and refused(said).name == "JSClusterNotAvailErr" else None

    with frozen(*(server.pid for other, server in SERVERS.items() if other != port)):
        said = process.until("a stream is refused for want of a leader", refused_so)
    show("two servers of three are frozen", said)
    current("kept")


def no_block():
    """The leader cannot make its next file, and says so; the others have made theirs."""
    make("broken")
    port = leader("broken")
    messages = os.path.join(FOLDER, str(port), "jetstream/$G/streams/broken/msgs")
    shutil.rmtree(messages)
    with open(messages, "w"):
        pass
    link = Link(port, {})
    for number in range(100):  # the file that is open takes some
        said = link.ask(f"broken.{number}", bytes(500_000))
        if said.answer == "failed":
            break
    show("the leader of the stream cannot make its file", said)
    link.ask("$JS.API.STREAM.LEADER.STEPDOWN.broken")
    process.until("another leads", lambda: leader("broken") != port)
    scene.effect_seen(refused(said), f"broken.{number}" in there("broken"))


def client(ports):
    """Publishes on a link to one of the servers, and to the next one when that fails."""
    link, ports = None, itertools.cycle(ports)

    def write(name):
        nonlocal link
        try:
            link = link or Link(next(ports), {}, patience=2)
            said = link.ask(f"kept.{name}")
            return None if said.answer == "fine" else refused(said)
        except (OSError, EOFError):
            link = None
            return DOUBT

    return write


def history():
    """The leader of the stream frozen, killed and sent away under publishes, the quorum lost, each server started again."""

    def back(server):
        server.start()
        server.up()
        current("kept")

    ports = list(PORTS)
    writes = History([client(ports[at:] + ports[:at]) for at in range(len(ports))])
    server = SERVERS[leader("kept")]
    writes.under("the leader is frozen", lambda: freeze(server.pid), lambda: (thaw(server.pid), current("kept")))
    server = SERVERS[leader("kept")]
    writes.under("the leader is killed", server.end, lambda: back(server))
    two = [SERVERS[port].pid for port in PORTS if port != leader("kept")]
    writes.under("two are frozen", lambda: freeze(*two), lambda: (thaw(*two), current("kept")))
    ask("STREAM.LEADER.STEPDOWN.kept")
    writes.goes_on("the leader steps down")
    for server in SERVERS.values():
        server.end(signal.SIGTERM)
        back(server)
        writes.goes_on("each server is started again")
    writes.judge("leader frozen, killed and moved, quorum lost, rolling restart", lambda: {name.removeprefix("kept.") for name in there("kept")})


async def fails(publish):
    try:
        await publish
    except Exception as error:
        return nats_py(error)
    raise AssertionError("no exception")


def show(what, said):
    """The text up to the name of the file, which is another one each time."""
    scene.show(f"{what}: {said.message.decode().split(' [')[0]}", refused(said))


async def main():
    await closed()
    await asyncio.to_thread(consumer_deleted, min(PORTS))
    await asyncio.to_thread(make, "kept")
    await killed_under()
    await no_quorum()
    await asyncio.to_thread(no_meta_leader)
    await asyncio.to_thread(history)
    await asyncio.to_thread(no_block)


asyncio.run(main())
