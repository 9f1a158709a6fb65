"""Local sessions in an ensemble of three, and the one server that is left: what they refuse is not there.

Arguments: a folder, then for each server the ports for clients, for peers and for elections.
"""

import itertools
import sys

import scene
from ensemble import Ensemble, ask
from process import until
from raw import *

EPHEMERAL = 1


def refused(what, link, path, flags=0):
    reply = link.ask(CREATE, create(path, flags=flags))
    assert reply.answer == "failed", path
    scene.show(what, reply.code)
    return path, reply.code


def fine(link):
    """A link that is logged in."""
    if link.answer.answer != "fine":
        raise ConnectionError("the server does not serve yet")
    return link


FOLDER, *PORTS = sys.argv[1:]
ensemble = Ensemble(FOLDER, list(map(int, PORTS)), "localSessionsEnabled=true\n", ["-Dreadonlymode.enabled=true"])
port, *others = ensemble.servers
outcomes = [until("a follower answers", lambda: refused("an ephemeral node of a local session", Link(port), "/ephemeral", EPHEMERAL))]
for other in others:
    ensemble.servers[other].end()
until("the server that is left is read-only", lambda: "Mode: read-only" in ask(port, b"srvr"))
outcomes.append(until("it takes a session", lambda: refused("a write to the server that is left", fine(Link(port, read_only=True)), "/alone")))
for other in others:
    ensemble.servers[other].start()
    ensemble.servers[other].up()
numbers = itertools.count()


def read():
    """What is there after a write, which the server that answers knows of."""
    reader = fine(Link(port))
    if reader.ask(CREATE, create(f"/after-{next(numbers)}")).answer != "fine":
        return None
    return [reader.ask(GET, get(path)) for path, _ in outcomes]


for (path, code), reply in zip(outcomes, until("the ensemble serves again", read), strict=True):
    assert reply.answer == "fine" or reply.code.name == "NONODE", path
    scene.effect_seen(code, reply.answer == "fine")
