"""The exceptions of nats-py against nats-server.

Where an exception carries an err_code, derrno must know that nats-py raises this class for it.
Arguments: the client ports of the servers full and impatient of nats.rs.
"""

import asyncio
import json
import sys

import derrno
import scene
import nats
import nats.micro
from link import PLAIN, STORE, Link, Proxy, refused, until
from nats.js.api import ObjectMeta
from nats.micro.request import ServiceError
from process import PATIENCE

FULL, IMPATIENT = map(int, sys.argv[1:])
heard = asyncio.Queue()  # what nats-py gives to its error callback


async def connect(login=STORE, port=FULL, **options):
    options = {"user": login["user"], "password": login["pass"], "error_cb": heard.put, "ping_interval": 60, "connect_timeout": PATIENCE} | options
    return await nats.connect(f"nats://127.0.0.1:{port}", **options)


def raised(what, error, code=None):
    """Shows the class. `code` is what the server said, where the exception does not keep it."""
    path = f"{type(error).__module__}.{type(error).__qualname__}"
    names = {name: row for row in derrno.rows("nats_py") for name in (row.name, *row.aliases)}
    known = names.get(path) or names[type(error).__name__]
    scene.show(what, known)
    if getattr(error, "err_code", None):
        code = derrno.Code("jetstream", error.err_code, error.code)
        assert derrno.of(error) == code, f"{what}: {derrno.of(error)}"
    assert derrno.of(error) in (known, code), f"{what}: {derrno.of(error)}"
    if code:
        assert code.raised_as == known and code.is_a(known), f"{what}: {code} was raised as {error!r}"
    return known


async def fails(what, awaitable, code=None):
    call = asyncio.ensure_future(awaitable)
    await asyncio.wait({call}, timeout=PATIENCE)
    assert call.done(), f"{what}: nothing within {PATIENCE} s"
    assert call.exception(), f"{what}: no exception but {call.result()}"
    return raised(what, call.exception(), code)


async def held():
    """All that the streams of the account hold, with their configuration. Consumers that nobody uses go by themselves."""
    nc = await connect()
    streams = json.loads((await nc.request("$JS.API.STREAM.LIST", timeout=PATIENCE)).data)["streams"] or []
    await nc.close()
    return sorted(json.dumps([each["config"], each["state"] | {"consumer_count": None}], sort_keys=True) for each in streams)


async def writes(what, awaitable, code=None):
    """A write that fails, and whether it was done all the same."""
    before = await held()
    known = await fails(what, awaitable, code)
    scene.effect_seen(known, await held() != before)


async def told(what, kind):
    """The next error of this class in the callback; what else is told meanwhile is passed over."""
    while True:
        error = await asyncio.wait_for(heard.get(), PATIENCE)
        if type(error) is kind:
            return raised(what, error)


async def basics():
    nc = await connect()
    await nc.jetstream(timeout=PATIENCE).add_stream(name="CORE", subjects=["a", "a.>"], no_ack=True, storage="memory")
    await nc.close()
    refusing = {"max_reconnect_attempts": 1, "reconnect_time_wait": 0.01, "error_cb": heard.put}
    await fails("nobody listens on the port", nats.connect("nats://127.0.0.1:1", **refusing))
    await fails("bad password", connect(STORE | {"pass": "wrong"}, allow_reconnect=False))
    await fails("callback that is no coroutine", nats.connect(closed_cb=print))
    nc = await connect()
    await writes("payload over the limit", nc.publish("a", b"x" * 9000))
    await writes("subject with a space", nc.publish("a b"))
    await writes("header name with a space", nc.publish("a", headers={"k k": "v"}))
    await fails("flush within no time", nc.flush(0))
    quiet = await nc.subscribe("quiet")
    await fails("service that stays silent", nc.request("quiet", timeout=0.1))
    await (await quiet.next_msg(PATIENCE)).respond(b"")
    await nc.publish("quiet")
    await fails("ack of a plain message", (await quiet.next_msg(PATIENCE)).ack())
    await quiet.unsubscribe()
    await fails("subscription that ended", quiet.unsubscribe())
    await fails("nobody listens on the subject", nc.request("nobody.home"), derrno.Code("nats_status", 503))
    held = asyncio.Event()

    async def hold(_):
        await held.wait()

    await nc.subscribe("slow", cb=hold, pending_msgs_limit=1)
    for _ in range(3):
        await nc.publish("slow")
    await told("messages faster than the callback", nats.errors.SlowConsumerError)
    nc.options["drain_timeout"] = 0.1
    await nc.drain()
    await told("callback that does not end before the drain", nats.errors.DrainTimeoutError)
    await writes("publish on a closed connection", nc.publish("a"))
    nc = await connect()
    await nc.subscribe("slow", cb=hold)
    await nc.publish("slow")
    await nc.flush()
    drain = asyncio.create_task(nc.drain())
    await until("the connection drains", lambda: nc.is_draining)
    await fails("subscription on a draining connection", nc.subscribe("a"))
    held.set()
    await drain


async def links():
    """A link that breaks, or falls silent."""
    async with Proxy(FULL) as proxy:
        nc = await connect(port=proxy.port, reconnect_time_wait=0.2, pending_size=100, max_reconnect_attempts=-1)
        proxy.down = False
        await fails("flush without an answer", nc.flush(0.1))
        proxy.server.close()
        proxy.cut()
        await told("link that was cut", nats.errors.UnexpectedEOF)
        await until("the client reconnects", lambda: nc.is_reconnecting)
        await fails("drain while reconnecting", nc.drain())
        await fails("publish over the buffer while reconnecting", nc.publish("a", b"x" * 200))
        await nc.close()
    async with Proxy(FULL) as proxy:
        nc = await connect(port=proxy.port, allow_reconnect=False, ping_interval=0.1, max_outstanding_pings=1)
        proxy.down = False
        await until("the connection is given up", lambda: nc.is_closed)
        raised("pings of the client without an answer", nc.last_error)
    async with Proxy(IMPATIENT) as proxy:
        nc = await connect(port=proxy.port, allow_reconnect=False)
        proxy.up = False
        await until("the connection is given up", lambda: nc.is_closed)
        raised("pings of the server without an answer", nc.last_error)
    async with Proxy(FULL) as proxy:
        nc, other = await connect(port=proxy.port), await connect()
        await other.jetstream(timeout=PATIENCE).add_stream(name="GAP", subjects=["gap"], storage="memory")
        sub = await nc.jetstream(timeout=PATIENCE).subscribe("gap", idle_heartbeat=0.3, config=nats.js.api.ConsumerConfig(ack_policy="none"))
        await other.jetstream(timeout=PATIENCE).publish("gap")
        await sub.next_msg(PATIENCE)
        proxy.down = False
        await other.jetstream(timeout=PATIENCE).publish("gap", b"second")
        await until("the second message is lost", lambda: b"second" in proxy.dropped["down"])
        proxy.down = True
        await told("message lost before a heartbeat", nats.js.errors.ConsumerSequenceMismatchError)
        await nc.close()
        await other.close()


async def jetstream():
    nc, plain, tight = await connect(), await connect(PLAIN), await connect(port=IMPATIENT)
    js = nc.jetstream(timeout=PATIENCE)
    await js.add_stream(name="P", subjects=["p.>"], storage="memory", allow_direct=True)
    await js.publish("p.a")
    await fails("absent stream", js.stream_info("NONE"))
    await writes("another last sequence than expected", js.publish("p.a", headers={"Nats-Expected-Last-Sequence": "9"}))
    await writes("three replicas on one server", js.add_stream(name="N", num_replicas=3))
    await fails("no JetStream for the account", plain.jetstream(timeout=PATIENCE).account_info())
    await fails("no JetStream on the server", tight.jetstream(timeout=PATIENCE).account_info())
    await fails("direct get without what", js.get_msg("P", direct=True), derrno.Code("nats_status", 408, 5))
    await fails("direct get of an absent message", js.get_msg("P", 9, direct=True), derrno.Code("nats_status", 404, 2))
    await fails("publish to no stream", js.publish("nowhere"))
    busy = nc.jetstream(timeout=PATIENCE, publish_async_max_pending=0)
    await writes("one publish too many waits for its ack", busy.publish_async("p.a", wait_stall=0.1))
    pull = await js.pull_subscribe("p.a", "pull")
    message = (await pull.fetch(timeout=PATIENCE))[0]
    await message.ack()
    await fails("second ack", message.ack())
    await fails("fetch of nothing", pull.fetch(timeout=0.5), derrno.Code("nats_status", 408, 1))

    async def only_heartbeats():
        try:
            await pull.fetch(timeout=1, heartbeat=0.2)
        except nats.errors.TimeoutError as error:  # of both classes, as one may come late
            return error if type(error) is not nats.errors.TimeoutError else None

    raised("fetch of nothing but heartbeats", await until("heartbeats come, and no message", only_heartbeats))
    for each in nc, plain, tight:
        await each.close()


async def stores():
    nc = await connect()
    js = nc.jetstream(timeout=PATIENCE)
    await fails("absent bucket", js.key_value("none"))
    await fails("bucket name with a dot", js.key_value("a.b"))
    await writes("history of 100", js.create_key_value(bucket="h", history=100))
    await writes("markers on an old server", js.create_key_value(bucket="h", limit_marker_ttl=60))
    await js.add_stream(name="KV_odd", subjects=["odd"], storage="memory")
    await fails("stream that is no bucket", js.key_value("odd"))
    kv = await js.create_key_value(bucket="kv", storage="memory")
    await fails("keys of an empty bucket", kv.keys())
    await fails("absent key", kv.get("k"))
    await writes("key with a space", kv.put("k k", b""))
    await kv.create("k", b"1")
    await writes("create of a key that exists", kv.create("k", b"2"))
    store = await js.create_object_store("objects", storage="memory")
    await fails("absent object", store.get("o"))
    await writes("metadata of an absent object", store.update_meta("o", ObjectMeta(name="o")))
    await store.put("o", b"1")
    await store.put("taken", b"2")
    await writes("rename to a name that exists", store.update_meta("o", ObjectMeta(name="taken")))
    await nc.close()


async def services():
    """Error headers of a service, read from the wire."""
    nc = await connect()
    service = await nats.micro.add_service(nc, name="service", version="1.0.0")

    async def handler(request):
        code = request.data.decode()
        raise ServiceError(code, "said so") if code else RuntimeError("crash")

    await service.add_endpoint(name="e", handler=handler)
    await nc.flush()
    link = Link(FULL, STORE)
    for what, code in {"service that crashed": "", "service that says 404": "404", "service that says 503": "503", "service with a word of its own": "VALIDATION_ERROR", "service with another word": "OUT_OF_TEA"}.items():
        scene.show(what, refused(await asyncio.to_thread(link.ask, "e", code.encode())))
    await nc.close()


async def main():
    await basics()
    await links()
    await jetstream()
    await stores()
    await services()


asyncio.run(main())
