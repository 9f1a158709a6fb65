"""Whether what derrno says of the effect is true: a publish ends in an error, and is then looked for.

Every code is provoked several times. One that says not_applied must never have been stored; one that
says maybe_applied is provoked where the message passes, and where it does not.
Arguments: port, process number and configuration of a server, and the port of one whose pings are impatient.
"""

import asyncio
import functools
import itertools
import os
import signal
import sys

import derrno
import scene
import nats
import nats.micro
from link import NARROW, READER, STORE, Link, Proxy, refused, until
from nats.micro.request import ServiceError
from nats.js.errors import NotFoundError
from process import PATIENCE

PORT, PID, CONFIG, IMPATIENT = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3], int(sys.argv[4])
TIMES = 5
SLOW = OSError, EOFError, nats.errors.Error  # a link that is given up before the scene has begun
numbers = itertools.count()
one_at_a_time = asyncio.Lock()


async def ignore(_):
    pass


async def connect(login=STORE, port=PORT, **options):
    return await nats.connect(f"nats://127.0.0.1:{port}", user=login["user"], password=login["pass"], **{"error_cb": ignore, "connect_timeout": PATIENCE} | options)


def class_code(error):
    return derrno.of(error)


async def caught(awaitable):
    """The code of the class that nats-py raises."""
    try:
        await awaitable
    except Exception as error:
        return class_code(error)
    raise AssertionError("no exception")


async def stored(reader, subject):
    """Whether the message is there."""

    async def asked():
        try:
            return await reader.get_last_msg(subject.split(".")[0], subject)
        except NotFoundError:
            return "absent"
        except nats.errors.Error:  # while a server reloads, or a link to one is made again
            return None

    return await until("the server says whether a message is there", asked) != "absent"


async def effect(port, stream, applied, provoke, *arguments):
    """Provokes an error by publishing, TIMES times at once, each to a subject of its own, and looks for the messages;
    all of it again where the machine was too slow for it."""
    if not asyncio.iscoroutinefunction(provoke):
        provoke = functools.partial(asyncio.to_thread, provoke)
    code = await until(f"{provoke} {arguments}, applied: {applied}", lambda: provoked(port, stream, applied, provoke, *arguments))
    scene.effect_seen(code, applied)


async def provoked(port, stream, applied, provoke, *arguments):
    """The code, if it came each time, and a message is there or none is. One that says not_applied must never lie."""
    subjects = [f"{stream}.{next(numbers)}" for _ in range(TIMES)]
    codes = await asyncio.gather(*(provoke(subject, *arguments) for subject in subjects), return_exceptions=True)
    nc = await connect(READER, port)
    reader = nc.jetstream(timeout=PATIENCE)
    if stream == "late":
        await reader.add_stream(name=stream, subjects=["late.>"], storage="memory")

    async def looked():
        return [await stored(reader, subject) for subject in subjects]

    seen = await looked()
    for _ in range(100 if applied else 0):  # what is on its way may be seen a moment later
        if any(seen):
            break
        await asyncio.sleep(0.02)
        seen = await looked()
    if stream == "late":
        await reader.delete_stream(stream)
    await nc.close()
    for error in codes:
        if isinstance(error, BaseException) and not isinstance(error, SLOW):
            raise error
    for code, there in zip(codes, seen):
        assert not there or isinstance(code, BaseException) or code.effect != "not_applied", f"{code}, and yet it is there"
    return codes[0] if len(set(map(str, codes))) == 1 and not isinstance(codes[0], BaseException) and any(seen) == applied else None


# --- A link that breaks with a publish on it ---------------------------------------------------


async def reply_lost(subject, way):
    """One way of the link falls silent: the publish is lost, or its answer."""
    async with Proxy(PORT) as proxy:
        nc = await connect(port=proxy.port)
        setattr(proxy, way, False)
        code = await caught(nc.jetstream().publish(subject, timeout=0.3))
        await nc.close()
        return code


async def flush_lost(subject, way):
    async with Proxy(PORT) as proxy:
        nc = await connect(port=proxy.port)
        setattr(proxy, way, False)
        await nc.publish(subject)
        code = await caught(nc.flush(0.3))
        await nc.close()
        return code


async def link_cut(subject, way):
    """Cuts the link when the publish has passed it and is acknowledged, or when it was lost on its way."""
    async with Proxy(PORT) as proxy:
        heard = asyncio.Queue()
        nc = await connect(port=proxy.port, error_cb=heard.put, allow_reconnect=False)
        setattr(proxy, way, False)
        publish = asyncio.create_task(nc.jetstream().publish(subject))
        sign = {"down": b'"seq"', "up": subject.encode()}[way]
        await until("the publish or its answer is lost", lambda: sign in proxy.dropped[way])
        proxy.cut()
        code = class_code(await heard.get())
        publish.cancel()
        return code


async def silent(subject, port, ways, before, options):
    """Lets the link fall silent after a publish or before it, until client or server gives it up."""
    async with Proxy(port) as proxy:
        nc = await connect(port=proxy.port, allow_reconnect=False, max_outstanding_pings=10**6, **options)
        if before:
            await nc.publish(subject)
            await nc.flush()
        for way in ways:
            setattr(proxy, way, False)
        if not before:
            await nc.publish(subject)
        nc.options["max_outstanding_pings"] = 1  # nats-py reads it at each ping
        await until("the link is given up", lambda: nc.is_closed)
        return class_code(nc.last_error)


# A message whose end never comes.
def half(subject):
    return f"PUB {subject} 9"


def no_pong(subject, line=lambda subject: f"PUB {subject} 0\r\n"):
    return last_words(Link(IMPATIENT, STORE, mute=True), line(subject))


def take_back_login():
    """Changes the password of live connections."""
    before = f"password: {STORE['pass']}}}"
    STORE["pass"] += "x"
    with open(CONFIG) as file:
        text = file.read().replace(before, f"password: {STORE['pass']}}}")
    with open(CONFIG, "w") as file:
        file.write(text)
    os.kill(PID, signal.SIGHUP)


async def login_taken_back(subject, whole):
    async with one_at_a_time:
        link = Link(PORT, STORE)
        assert link.alive()
        link.send(f"PUB {subject} 0\r\n" if whole else half(subject))
        assert not whole or link.alive()
        take_back_login()
        return await asyncio.to_thread(last_words, link)


async def login_of_client_taken_back(subject, up):
    async with one_at_a_time, Proxy(PORT) as proxy:
        nc = await connect(port=proxy.port, allow_reconnect=False)
        proxy.up = up
        await nc.publish(subject)
        if up:
            await nc.flush()
        take_back_login()
        await until("the login is taken back", lambda: nc.is_closed)
        return class_code(nc.last_error)


async def fail(request):
    """The handler of a service: publishes or not, then fails."""
    subject, publishes, code = request.data.decode().split()
    if publishes == "True":
        await request._msg._client.publish(subject)
    raise RuntimeError("crash") if code == "500" else ServiceError(code, "said so")


def handler_fails(subject, publishes, code):
    return refused(Link(PORT, STORE).ask("crash", f"{subject} {publishes} {code}".encode()))


# --- Publishes that are refused ----------------------------------------------------------------


def last_words(link, *sent):
    if sent:
        link.send(*sent)
    operation, said = link.until("-ERR")
    assert operation, "the link ended without a text"
    return refused(said)


def denied(subject):
    return last_words(Link(PORT, NARROW), f"PUB {subject} 0", b"")


def reply_denied(subject):
    return last_words(Link(PORT, STORE), f"PUB {subject} _R_.x 0", b"")


def too_large(subject):
    return last_words(Link(PORT, STORE), f"PUB {subject} 9000")


def line_too_long(subject):
    return last_words(Link(PORT, STORE), f"PUB {subject} {'r' * 520} 0")


def refused_login(subject, options):
    """Publishes on a connection that is refused, before the answer is there."""
    link = Link(PORT, STORE | options)
    return last_words(link, f"PUB {subject} 0", b"")


def malformed(subject):
    return last_words(Link(PORT, STORE), f"PUBLISH {subject} 0")


def answered(subject, headers, body=b""):
    return refused(Link(PORT, STORE).ask(subject, body, headers))


async def from_client(subject, publish):
    nc = await connect()
    code = await caught(publish(nc, subject))
    await nc.close()
    return code


async def closed(nc, subject):
    await nc.close()
    await nc.publish(subject)


async def draining(subject):
    """Publishes on a connection whose drain waits for the last answer."""
    async with Proxy(PORT) as proxy:
        nc = await connect(port=proxy.port)
        proxy.down = False
        drain = asyncio.create_task(nc.drain())
        await until("the connection drains", lambda: nc.is_draining_pubs)
        code = await caught(nc.publish(subject))
        drain.cancel()
        return code


async def buffer_full(subject):
    """Publishes over the buffer of a client that reconnects, and lets it reconnect."""
    async with Proxy(PORT) as proxy:
        nc = await connect(port=proxy.port, reconnect_time_wait=0.1, pending_size=100, max_reconnect_attempts=-1)
        proxy.open.clear()
        proxy.cut()
        await until("the link is lost", lambda: not nc.is_connected)
        code = await caught(nc.publish(subject, b"x" * 200))
        proxy.open.set()
        await until("the client reconnects", lambda: nc.is_connected)
        await nc.flush()
        await nc.close()
        return code


async def main():
    nc = await connect(READER, IMPATIENT)
    await nc.jetstream(timeout=PATIENCE).add_stream(name="plain", subjects=["plain.>"], storage="memory")
    await nc.close()
    nc = await connect(READER)
    reader = nc.jetstream(timeout=PATIENCE)
    await reader.add_stream(name="plain", subjects=["plain.>"], max_msg_size=1000, storage="memory")
    await reader.add_stream(name="full", subjects=["full.>"], max_msgs=1, discard="new", storage="memory")
    await reader.publish("full.first")
    await reader.add_stream(name="sealed", subjects=["sealed.>"], storage="memory")
    await reader.update_stream(name="sealed", subjects=["sealed.>"], storage="memory", sealed=True)
    service = await nats.micro.add_service(nc, name="service", version="1.0.0")
    await service.add_endpoint(name="crash", handler=fail)
    await nc.flush()
    ways = (True, "down"), (False, "up")
    for applied, provoke, *arguments in [
        *((applied, provoke, way) for provoke in (reply_lost, flush_lost, link_cut) for applied, way in ways),
        (True, silent, PORT, ["down"], True, {"ping_interval": 0.1}),
        (False, silent, PORT, ["up", "down"], False, {"ping_interval": 0.1}),
        (True, silent, IMPATIENT, ["up"], True, {}),
        (False, silent, IMPATIENT, ["up"], False, {}),
        (True, no_pong),
        (False, no_pong, half),
        *((whole, provoke, whole) for provoke in (login_taken_back, login_of_client_taken_back) for whole in (True, False)),
        *((publishes, handler_fails, publishes, code) for code in ("500", "404", "503", "OUT_OF_TEA") for publishes in (True, False)),
    ]:
        port = IMPATIENT if provoke is no_pong or IMPATIENT in arguments else PORT
        await effect(port, "plain", applied, provoke, *arguments)
    for provoke, *arguments in [
        (denied,),
        (reply_denied,),
        (too_large,),
        (line_too_long,),
        (malformed,),
        (refused_login, {"pass": "wrong"}),
        (refused_login, {"protocol": 7}),
        (refused_login, {"headers": False}),
        (answered, {}, b"x" * 1001),
        (answered, {"Nats-Expected-Stream": "T"}),
        (answered, {"Nats-Expected-Last-Msg-Id": "m"}),
        (answered, {"Nats-Expected-Last-Sequence": "9999"}),
        (answered, {"Nats-Rollup": "all"}),
        (from_client, lambda nc, subject: nc.publish(subject, b"x" * 9000)),
        (from_client, lambda nc, subject: nc.publish(subject, headers={"k k": "v"})),
        (from_client, lambda nc, subject: nc.jetstream(publish_async_max_pending=0).publish_async(subject, wait_stall=0.01)),
        (from_client, closed),
        (draining,),
        (buffer_full,),
    ]:
        await effect(PORT, "plain", False, provoke, *arguments)
    await effect(PORT, "sealed", False, answered, {})
    await effect(PORT, "full", False, answered, {})
    await effect(PORT, "late", False, answered, {})
    await effect(PORT, "late", False, from_client, lambda nc, subject: nc.jetstream().publish(subject))
    await nc.close()


asyncio.run(main())
