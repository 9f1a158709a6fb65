"""Local sessions in an ensemble of three, and the one server that is left: what they refuse is not there.

Arguments: a folder, then for each server the ports for clients, for peers and for elections.
"""

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
outcomes = [refused("an ephemeral node of a local session", Link(port), "/ephemeral", EPHEMERAL)]
for other in others:
    ensemble.servers[other].end()
until("the server that is left is read-only", lambda: "Mode: read-only" in ask(port, b"srvr"))
alone = until("it takes a session", lambda: fine(Link(port, read_only=True)))
outcomes.append(refused("a write to the server that is left", alone, "/alone"))
for other in others:
    ensemble.servers[other].start()
    ensemble.servers[other].up()
reader = until("the ensemble serves again", lambda: fine(Link(port)))
for path, code in outcomes:
    reply = reader.ask(GET, get(path))
    assert reply.answer == "fine" or reply.code.name == "NONODE", path
    scene.effect_seen(code, reply.answer == "fine")
