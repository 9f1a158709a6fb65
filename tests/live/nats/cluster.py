"""What is lost with an error, and whether the write was applied, in a cluster of three nats-servers: the
arguments are those of servers.py.
"""

import asyncio
import itertools
import json
import os
import re
import shutil
import signal

import scene
import nats
import process
from history import DOUBT, History
from link import Link, api, refused, until
from process import freeze, frozen, thaw
from servers import *

numbers = itertools.count(1)


def port_of(nc):
    return nc.connected_url.port


async def receives(sub, publish):
    """Waits until a subscription receives what is published; interest needs a moment to reach all servers."""

    async def received():
        await publish()
        try:
            return await sub.next_msg(0.1)
        except nats.errors.TimeoutError:
            return None

    await until("the subscription receives", received)


async def link_lost():
    """After a lost link the client library goes on with the subscription."""
    heard = asyncio.Queue()
    nc, other = await connect(error_cb=heard.put), await connect()
    sub = await nc.subscribe("news")

    async def ends():
        """The end of the link, as told. A server that dies with something unread, such as a pong, resets the link."""
        reconnects, home = nc.stats["reconnects"], SERVERS[port_of(nc)]
        home.end()
        await until("the client reconnects", lambda: nc.is_connected and nc.stats["reconnects"] > reconnects)
        await receives(sub, lambda: other.publish("news"))
        home.start()
        await asyncio.to_thread(home.up)
        told = [heard.get_nowait() for _ in range(heard.qsize())]
        return next((error for error in told if type(error) is nats.errors.UnexpectedEOF), None)

    error = await until("a link ends that has nothing unread", ends)
    await nc.close()
    again = await connect()
    assert not again._subs

    async def nobody_listens():
        try:
            await other.request("news", timeout=0.1)
        except nats.errors.NoRespondersError:
            return True
        except nats.errors.TimeoutError:
            return False

    await until("each server knows that nobody listens", nobody_listens)
    scene.lost(nats_py(error), "link", "the subscription goes on; one of a connection that was closed and made again is gone")
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
    await receives(sub, lambda: other.publish("news"))
    scene.lost(code, "handle", "connection and subscription are dead; a new connection with a new subscription receives")
    await again.close()
    await other.close()


def pull(link, consumer):
    """Asks for a message and does not wait for it; the number that its answer will have."""
    inbox = link.listen()
    body = json.dumps({"batch": 1, "expires": 600 * 10**9}).encode()
    link.send(f"PUB $JS.API.CONSUMER.MSG.NEXT.pulled.{consumer} {inbox} {len(body)}", body)
    return link.sid


def make_consumer():
    ask("CONSUMER.DURABLE.CREATE.pulled.c", {"stream_name": "pulled", "config": {"durable_name": "c", "ack_policy": "none"}})


def stored(link, body):
    """Publishes on a link, whose server learns in a moment that there is a stream."""
    process.until("the stream takes a message", lambda: link.ask("pulled", body).answer == "fine")
    return True


def served(port):
    """Whether a server brings a pull to the consumer that was made, and its answer back."""
    return api(Link(port, {}, patience=2), "CONSUMER.MSG.NEXT.pulled.c", {"batch": 1, "expires": 10**9}).answer == "fine"


def answered(link, since):
    """The number of the next pull after another that is answered."""
    while True:
        assert link.until("MSG", "HMSG")[0], "the server closed the link"
        if (number := int(link.words[2])) > since:
            return number


def consumer_deleted(port):
    """After its consumer was deleted no pull is answered, on the same link or a new one, until it is made again."""
    link, other = Link(port, {}), Link(port, {})
    ask("STREAM.CREATE.pulled", {"name": "pulled", "subjects": ["pulled"], "storage": "memory"})
    make_consumer()
    # It may be on another server, which a pull reaches in a moment.
    process.until("a pull waits", lambda: pull(link, "c") and ask("CONSUMER.INFO.pulled.c").get("num_waiting"))

    def deleted():
        said = api(other, "CONSUMER.DELETE.pulled.c")
        return said.answer == "fine" or refused(said).name == "JSConsumerNotFoundErr"

    process.until("the consumer is deleted", deleted)
    code = refused(link.until("HMSG")[1])
    new = Link(port, {})
    links = (link, link.sid), (new, new.sid)
    for each, _ in links:
        pull(each, "c")
        assert each.alive()
    make_consumer()
    process.until("the consumer made again serves", lambda: stored(other, b"one") and served(port))
    for each, since in links:
        alive = pull(each, "c")
        stored(other, b"more")
        assert answered(each, since) == alive, "a pull from before the consumer was made again"
    scene.lost(code, "statement", "a pull again is not answered, nor on a new link; of the consumer made again it is, on the same link")


async def publish_fails(to, *frozen_ones):
    """A publish to some of the servers while others are frozen: its subject, and the code; none where it did not time
    out, as another server led meanwhile."""
    nc = await connect(servers=[f"nats://127.0.0.1:{port}" for port in to])
    subject = f"kept.{next(numbers)}"
    freeze(*frozen_ones)
    try:
        await nc.jetstream().publish(subject, timeout=1)
        code = None
    except nats.errors.TimeoutError as error:
        code = nats_py(error)
    except nats.errors.Error:
        code = None
    await nc.close()
    return subject, code


async def killed_under():
    """The leader of the stream is frozen, and dies with what it has not read."""
    port = await asyncio.to_thread(leader, "kept")
    subject, code = await publish_fails([other for other in PORTS if other != port], SERVERS[port].pid)
    SERVERS[port].end()
    SERVERS[port].start()
    await asyncio.to_thread(current, "kept")
    if code is None or subject in await asyncio.to_thread(there, "kept"):
        return False
    scene.effect_seen(code, False)
    return True


async def no_quorum():
    """The leader stores what it cannot replicate in time. Where the others elect one of them instead, it is lost."""
    port = await asyncio.to_thread(leader, "kept")
    others = [server.pid for other, server in SERVERS.items() if other != port]
    try:
        subject, code = await publish_fails([port], *others)
    finally:
        thaw(*others)
    await asyncio.to_thread(current, "kept")
    if code is None or subject not in await asyncio.to_thread(there, "kept"):
        return False
    scene.effect_seen(code, True)
    return True


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


def no_room():
    """The leader has no room any more for what the servers have agreed on, and says so; the others have, and keep it."""
    port = min(PORTS)
    room(port, "3M")
    try:
        return until_full(port, f"room{next(numbers)}")
    finally:
        room(port, "256M")


def room(port, size):
    """Starts a server again with so much room for files."""
    config = os.path.join(FOLDER, str(port), "server.conf")
    with open(config) as file:
        text = re.sub(r"max_file: \w+", f"max_file: {size}", file.read())
    with open(config, "w") as file:
        file.write(text)
    SERVERS[port].end(signal.SIGTERM)
    SERVERS[port].start()
    SERVERS[port].up()


def until_full(port, name):
    make(name)
    process.until("it leads", lambda: leader(name) == port or ask(f"STREAM.LEADER.STEPDOWN.{name}") and leader(name) == port)
    link, others = Link(port, {}), [other for other in PORTS if other != port]
    size, sids = 50_000, {}
    with frozen(*(SERVERS[other].pid for other in others)):  # so that it agrees on all of them at once, with room for some
        for number in range(100):
            inbox = link.listen()
            sids[link.sid] = subject = f"{name}.{number}"
            link.send(f"PUB {subject} {inbox} {size}", bytes(size))
        assert link.alive()
    while True:
        operation, said = link.until("MSG", "HMSG")
        assert operation, "the server closed the link"
        if said.answer == "failed":
            break
    subject = sids[int(link.words[2])]

    def kept():
        """Whether another server that leads has it."""
        links = (Link(other, {}, patience=2) for other in others)
        states = (json.loads(api(each, f"STREAM.INFO.{name}", {"subjects_filter": ">"}).data)["state"] for each in links)
        return any(subject in (state.get("subjects") or {}) for state in states)

    if refused(said).name == "JSInsufficientResourcesErr":
        process.until("the others have the message", kept)
        show("the leader of the stream has no room", said)
        scene.effect_seen(refused(said), True)
    ask(f"STREAM.DELETE.{name}")
    return refused(said).name == "JSInsufficientResourcesErr"


def no_block():
    """The leader cannot make its next file, and says so; the others have made theirs."""
    name = f"broken{next(numbers)}"
    make(name)
    port = leader(name)
    messages = os.path.join(FOLDER, str(port), f"jetstream/$G/streams/{name}/msgs")
    shutil.rmtree(messages)
    with open(messages, "w"):
        pass
    link = Link(port, {})
    for number in range(100):  # the file that is open takes some
        said = link.ask(f"{name}.{number}", bytes(500_000))
        if said.answer == "failed":
            break
    ask(f"STREAM.LEADER.STEPDOWN.{name}")
    process.until("another leads", lambda: leader(name) != port)
    if said.answer != "failed" or refused(said).native != 10077:
        ask(f"STREAM.DELETE.{name}")
        return None  # another led before
    process.until("the others have the message", lambda: f"{name}.{number}" in there(name))
    show("the leader of the stream cannot make its file", said)
    scene.effect_seen(refused(said), True)
    return True


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
        settled()

    def settled():
        # A server that is not current when the next one goes may lead without what it lacks (2.9.10).
        with writes.quiet():
            current("kept")

    def leads():
        nonlocal server
        server = SERVERS[leader("kept")]
        return server

    def follow():
        nonlocal two
        port = leader("kept")
        two = [server.pid for other, server in SERVERS.items() if other != port]
        return two

    server, two, ports = None, [], list(PORTS)
    writes = History([client(ports[at:] + ports[:at]) for at in range(len(ports))])
    writes.under("the leader is frozen", lambda: freeze(leads().pid), lambda: (thaw(server.pid), settled()))
    writes.under("the leader is killed", lambda: leads().end(), lambda: back(server))
    writes.under("two are frozen", lambda: freeze(*follow()), lambda: (thaw(*two), settled()))
    ask("STREAM.LEADER.STEPDOWN.kept")
    writes.goes_on("the leader steps down")
    for each in SERVERS.values():
        each.end(signal.SIGTERM)
        back(each)
        writes.goes_on("each server is started again")
    writes.judge("leader frozen, killed and moved, quorum lost, rolling restart", lambda: {name.removeprefix("kept.") for name in there("kept")})


def show(what, said):
    """The text up to the name of the file, which is another one each time."""
    scene.show(f"{what}: {said.message.decode().split(' [')[0]}", refused(said))


async def main():
    await closed()
    await asyncio.to_thread(consumer_deleted, min(PORTS))
    await asyncio.to_thread(process.until, "the leader that has no room says so", no_room)
    await asyncio.to_thread(make, "kept")
    await until("a publish dies with the leader that has not read it", killed_under)
    await until("a publish is applied that timed out", no_quorum)
    await asyncio.to_thread(no_meta_leader)
    await asyncio.to_thread(history)
    await asyncio.to_thread(process.until, "the leader that cannot make its file says so", no_block)


asyncio.run(main())
