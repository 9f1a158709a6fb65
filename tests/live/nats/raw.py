"""The errors of nats-server on the wire: every byte it sends goes through derrno's decoders.

Arguments: the client ports of the servers full, strict, few and impatient of nats.rs, then the route, leaf
node and gateway ports of strict.
"""

import json
import sys

import scene
from link import NARROW, PLAIN, STORE, Link, api, made, refused
from process import until

FULL, STRICT, FEW, IMPATIENT, ROUTE, LEAF, GATEWAY = map(int, sys.argv[1:])


def shown(what, said):
    scene.show(what, refused(said))


def account(link):
    """All that JetStream holds for the account: streams with their state, and consumers."""

    def listed(subject, kind, *parts):
        found = json.loads(api(link, subject).data)[kind] or []
        return sorted(json.dumps([each[part] for part in parts], sort_keys=True) for each in found)

    streams = listed("STREAM.LIST", "streams", "config", "state")
    names = [json.loads(each)[0]["name"] for each in streams]
    return streams, [listed("CONSUMER.LIST." + name, "consumers", "name", "config", "delivered", "ack_floor", "num_pending") for name in names]


def unchanged(what, link, subject, body=None):
    """A call of JetStream that is refused, and whether it changed anything all the same."""
    before = account(link)
    said = api(link, subject, body)
    shown(what, said)
    scene.effect_seen(refused(said), account(link) != before)


def alone():
    """A login at the server that takes one link: it may not have noticed yet that the one before is gone."""

    def logged_in():
        link = Link(STRICT, STORE)
        return link if link.alive() else None

    return until("the server takes a link", logged_in)


def not_in_time():
    """A link at that server without a login, and what it is told."""
    link = Link(STRICT)
    operation, said = link.until("-ERR")
    return None if operation and refused(said).name == "maximum connections exceeded" else (link, operation, said)


def line(what, link, *lines):
    """An -ERR, and whether the link ends after it as the row says."""
    for each in lines:
        link.send(*each) if isinstance(each, tuple) else link.send(each)
    return told(what, link, *link.until("-ERR"))


def told(what, link, operation, said):
    assert operation == "-ERR", f"{what}: the link ended without a text"
    shown(what, said)
    link.code = refused(said)
    if said.closes:
        operation, _ = link.until("")
        assert operation == "", f"{what}: {operation} after an error that closes"
    else:
        assert link.alive(), f"{what}: the link ended, but the row says that it stays"
    return link


def heard(link, subject):
    """Whether a message to a subject reaches a link, which was refused a subscription to it."""
    other = Link(FULL, STORE if "." in subject else PLAIN) if link.port == FULL else Link(link.port, {})
    other.send(f"PUB {subject} 0", b"")
    assert other.alive()
    link.send("PING")
    return link.until("PONG", "MSG", "HMSG")[0] != "PONG"


def unheard(what, link, subject, *lines):
    """A subscription that is refused, and receives nothing."""
    line(what, link, *lines)
    scene.effect_seen(link.code, heard(link, subject))
    return link


def lines():
    line("bad password", Link(FULL, {"user": "store", "pass": "wrong"}), "PING")
    told("no login in time", *until("the server takes a link", not_in_time))
    first = alone()
    line("one connection too many", Link(STRICT))
    first.socket.close()
    line("unknown operation", Link(FULL, STORE), "HELLO")
    line("payload too large", Link(FULL, STORE), "PUB a 9000")
    line("control line too long", Link(FULL, STORE), "PUB " + "a" * 520 + " 0")
    line("protocol 7", Link(FULL, STORE | {"protocol": 7}))
    line("no_responders without headers", Link(FULL, STORE | {"headers": False}))
    line("client on the route port", Link(ROUTE, {"lang": "raw"}))
    line("client on the leaf node port", Link(LEAF, {"lang": "raw"}))
    line("client on the gateway port", Link(GATEWAY, {}))
    unheard("third subscription of two", Link(FEW, {}), "c", "SUB a 1", "SUB b 2", "SUB c 3")
    line("ping without pong", Link(IMPATIENT, {}, mute=True))

    narrow = Link(FULL, NARROW)
    line("denied publish", narrow, ("PUB nope.x 0", b""))
    unheard("denied subscription", narrow, "nope.y", "SUB nope.y 1")
    unheard("denied queue subscription", narrow, "nope.y", "SUB nope.y workers 2")
    line("reserved reply subject", narrow, ("PUB open.x _R_.y 0", b""))
    unheard("malformed subject to subscribe to", Link(FULL, PLAIN), "a..b", "SUB a..b 1")
    pedantic = Link(FULL, PLAIN | {"pedantic": True})
    pedantic.send("SUB a.* 1")
    pedantic.send("PUB a.* 0", b"")
    # The row says that the message goes on all the same.
    seen = {pedantic.until("-ERR", "MSG")[0] for _ in range(2)}
    assert seen == {"-ERR", "MSG"}, seen
    line("wildcard publish in pedantic mode", pedantic, ("PUB a.* 0", b""))


def refusals(link):
    """JetStream API errors."""
    pull = {"durable_name": "pull", "ack_policy": "explicit", "max_batch": 5, "max_expires": 60 * 10**9, "max_bytes": 1000, "max_waiting": 2}
    made(link, "STREAM.CREATE.S", {"name": "S", "subjects": ["s.>"], "max_msg_size": 100, "storage": "memory"})
    made(link, "STREAM.CREATE.GUARDED", {"name": "GUARDED", "subjects": ["g"], "deny_delete": True, "deny_purge": True, "storage": "memory"})
    made(link, "STREAM.CREATE.QUEUE", {"name": "QUEUE", "subjects": ["q.>"], "retention": "workqueue", "storage": "memory"})
    made(link, "STREAM.CREATE.MIRROR", {"name": "MIRROR", "mirror": {"name": "S"}, "storage": "memory"})
    # Until the mirror copies, what is listed changes by itself.
    assert link.ask("s.first").answer == "fine"
    until("the mirror has the message of its origin", lambda: json.loads(api(link, "STREAM.INFO.MIRROR").data)["state"]["messages"] == 1)
    made(link, "CONSUMER.DURABLE.CREATE.S.pull", {"stream_name": "S", "config": pull})
    made(link, "CONSUMER.DURABLE.CREATE.S.push", {"stream_name": "S", "config": {"durable_name": "push", "ack_policy": "explicit", "deliver_subject": "d"}})
    made(link, "CONSUMER.DURABLE.CREATE.QUEUE.one", {"stream_name": "QUEUE", "config": {"durable_name": "one", "ack_policy": "explicit", "filter_subject": "q.a"}})

    def stream(**config):
        return "STREAM.CREATE.N", {"name": "N", "subjects": ["n"], "storage": "memory"} | config

    def consumer(of="S", **config):
        return "CONSUMER.CREATE." + of, {"stream_name": of, "config": {"ack_policy": "explicit"} | config}

    def durable(name, **config):
        return "CONSUMER.DURABLE.CREATE.S." + name, {"stream_name": "S", "config": {"ack_policy": "explicit"} | config}

    for what, (subject, body) in {
        "a body that is not JSON": ("STREAM.CREATE.N", b"{"),
        "a body where none belongs": ("STREAM.DELETE.S", {"a": 1}),
        "a stream under two names": ("STREAM.CREATE.M", {"name": "N"}),
        "an absent stream": ("STREAM.PURGE.NONE", None),
        "a stream with other settings": ("STREAM.CREATE.S", {"name": "S", "subjects": ["other"]}),
        "subjects of another stream": stream(subjects=["s.a"]),
        "a subject that is not one": stream(subjects=["a..b"]),
        "three replicas on one server": stream(num_replicas=3),
        "mirror and sources": stream(subjects=[], mirror={"name": "S"}, sources=[{"name": "S"}]),
        "a mirror with subjects": stream(mirror={"name": "S"}),
        "an update of a mirror's origin": ("STREAM.UPDATE.MIRROR", {"name": "MIRROR", "mirror": {"name": "QUEUE"}, "storage": "memory"}),
        "a path as stream name": ("STREAM.CREATE.a/b", {"name": "a/b"}),
        "more memory than the account has": stream(max_bytes=10**9),
        "more disk than the account has": stream(max_bytes=10**9, storage="file"),
        "a restore over a stream": ("STREAM.RESTORE.S", {"config": {"name": "S"}, "state": {}}),
        "removal of a peer on one server": ("STREAM.PEER.REMOVE.S", {"peer": "p"}),
        "deletion of an absent message": ("STREAM.MSG.DELETE.S", {"seq": 99}),
        "deletion where it is denied": ("STREAM.MSG.DELETE.GUARDED", {"seq": 1}),
        "a purge where it is denied": ("STREAM.PURGE.GUARDED", None),
        "a snapshot to nowhere": ("STREAM.SNAPSHOT.S", {"deliver_subject": ""}),
        "an absent template": ("STREAM.TEMPLATE.DELETE.none", None),
        "an absent consumer": ("CONSUMER.DELETE.S.none", None),
        "a durable name on the ephemeral call": consumer(durable_name="x"),
        "a durable call without the name": durable("x"),
        "a durable call with another name": durable("x", durable_name="y"),
        "a long consumer name": durable("x" * 300, durable_name="x" * 300),
        "an ack policy that changed": durable("pull", **pull | {"ack_policy": "none"}),
        "wildcards in the delivery subject": consumer(deliver_subject="d.*"),
        "max_waiting of a push consumer": consumer(deliver_subject="e", max_waiting=5),
        "a delivery subject of the stream": consumer(deliver_subject="s.d"),
        "max_ack_pending without acks": consumer(deliver_subject="e", ack_policy="none", max_ack_pending=5),
        "a heartbeat of 1 ms": consumer(deliver_subject="e", idle_heartbeat=10**6),
        "a heartbeat of a pull consumer": consumer(idle_heartbeat=10**9),
        "flow control of a pull consumer": consumer(flow_control=True),
        "flow control without a heartbeat": consumer(deliver_subject="e", flow_control=True),
        "a rate limit of a pull consumer": consumer(rate_limit_bps=1000),
        "max_waiting below zero": consumer(max_waiting=-2),
        "a negative batch": consumer(max_batch=-5),
        "max_expires of 1 ns": consumer(max_expires=1),
        "more backoff steps than deliveries": consumer(max_deliver=1, backoff=[10**9, 10**9]),
        "a start sequence with deliver all": consumer(opt_start_seq=5),
        "sampling that is no percentage": consumer(sample_freq="often"),
        "a filter outside the stream": consumer(filter_subject="elsewhere"),
        "a long description": consumer(description="d" * 5000),
        "no acks on a work queue": consumer("QUEUE", ack_policy="none"),
        "a second consumer of all of a work queue": consumer("QUEUE"),
        "a second consumer of a part of a work queue": consumer("QUEUE", filter_subject="q.a"),
        "a consumer of the end of a work queue": consumer("QUEUE", filter_subject="q.b", deliver_policy="last"),
    }.items():
        unchanged(what, link, subject, body)
    shown("an absent message", api(link, "STREAM.MSG.GET.S", {"seq": 99}))
    shown("a get without what", api(link, "STREAM.MSG.GET.S", {}))


def limits(link):
    """The limits of an account: four consumers, six streams, or no JetStream at all."""
    shown("no JetStream for the account", api(Link(FULL, PLAIN), "INFO"))

    def consumer(name):
        return f"CONSUMER.DURABLE.CREATE.S.{name}", {"stream_name": "S", "config": {"durable_name": name, "ack_policy": "explicit"}}

    def stream(name):
        return f"STREAM.CREATE.{name}", {"name": name, "subjects": [name], "storage": "memory"}

    for name in "ab":
        made(link, *consumer(name))
    unchanged("one consumer too many", link, *consumer("c"))
    for name in "ABCD":
        made(link, *stream(name))
    unchanged("one stream too many", link, *stream("E"))
    made(link, "STREAM.DELETE.A")
    made(link, "STREAM.DELETE.B")


def publishes(link):
    """Publishes that JetStream refuses, and none of them is stored."""
    made(link, "STREAM.CREATE.FULL", {"name": "FULL", "subjects": ["full"], "max_msgs": 1, "discard": "new", "storage": "memory"})
    assert link.ask("s.a", b"1").answer == "fine"
    assert link.ask("full", b"1").answer == "fine"
    until("the mirror has it too", lambda: json.loads(api(link, "STREAM.INFO.MIRROR").data)["state"]["messages"] == 2)
    for what, subject, body, headers in [
        ("a message over the stream's limit", "s.a", b"x" * 101, {}),
        ("another stream than expected", "s.a", b"", {"Nats-Expected-Stream": "T"}),
        ("another last message id than expected", "s.a", b"", {"Nats-Expected-Last-Msg-Id": "m"}),
        ("another last sequence than expected", "s.a", b"", {"Nats-Expected-Last-Sequence": "99"}),
        ("a rollup the stream does not allow", "s.a", b"", {"Nats-Rollup": "all"}),
        ("a full stream", "full", b"2", {}),
    ]:
        before = account(link)
        said = link.ask(subject, body, headers)
        shown(what, said)
        scene.effect_seen(refused(said), account(link) != before)
    made(link, "STREAM.UPDATE.FULL", {"name": "FULL", "subjects": ["full"], "max_msgs": 1, "discard": "new", "storage": "memory", "sealed": True})
    before = account(link)
    said = link.ask("full", b"3")
    shown("a sealed stream", said)
    scene.effect_seen(refused(said), account(link) != before)


def statuses(link):
    """Inline status headers: no responders, ends of pulls, direct gets."""
    shown("nobody listens", link.ask("nobody.home"))
    made(link, "STREAM.CREATE.DIRECT", {"name": "DIRECT", "subjects": ["d.>"], "allow_direct": True, "storage": "memory"})
    for what, body in {
        "direct get of an absent message": b'{"seq":9}',
        "direct get without a body": b"",
        "direct get with a malformed body": b"{",
        "direct get of two things": b'{"seq":1,"last_by_subj":"d.a"}',
    }.items():
        shown(what, api(link, "DIRECT.GET.DIRECT", body))

    second = 10**9
    next = "CONSUMER.MSG.NEXT.S."
    for what, consumer, body in [
        ("pull from a push consumer", "push", b""),
        ("pull that is not JSON", "pull", b"{"),
        ("pull of six of at most five", "pull", {"batch": 6}),
        ("pull longer than allowed", "pull", {"expires": 61 * second}),
        ("pull of more bytes than allowed", "pull", {"max_bytes": 2000, "batch": 1}),
        ("pull of fewer bytes than a message", "pull", {"max_bytes": 1, "batch": 1, "expires": second}),
    ]:
        shown(what, api(link, next + consumer, body))
    while api(link, next + "pull", {"batch": 1, "no_wait": True}).answer == "fine":
        pass
    shown("pull without waiting, of nothing", api(link, next + "pull", {"batch": 1, "no_wait": True}))
    shown("pull that expires", api(link, next + "pull", {"batch": 1, "expires": second // 10}))
    waiting = Link(FULL, STORE)
    waiting.send("SUB _INBOX.w 1")
    for _ in range(3):
        request = json.dumps({"batch": 1, "expires": 60 * second}).encode()
        waiting.send(f"PUB $JS.API.{next}pull _INBOX.w {len(request)}", request)
    shown("third pull waiting of two", waiting.until("HMSG")[1])
    made(link, "CONSUMER.DELETE.S.pull")
    shown("consumer deleted under a pull", waiting.until("HMSG")[1])


def main():
    lines()
    link = Link(FULL, STORE)
    refusals(link)
    limits(link)
    publishes(link)
    statuses(link)


main()
