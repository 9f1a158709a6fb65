"""Three dqlite nodes in one cluster, for the program that imports this: PROGRAM FOLDER PORT PORT PORT.

An election can come at any time on a loaded machine: what needs a leader that stays is repeated.
"""

import os
import socket
import sys

from process import Server, until
from wire import *

PROGRAM, FOLDER, *PORTS = sys.argv[1:]
PORTS = list(map(int, PORTS))
VOTER = 0


def node(id, port):
    """A node, which does not know the others yet: the first one leads."""

    def listens():
        with socket.create_connection(("127.0.0.1", port), 5):
            return True

    folder = os.path.join(FOLDER, str(id))
    return Server([PROGRAM, str(id), f"127.0.0.1:{port}", folder], folder + ".log", listens)


def lead():
    """The leader that serves, and a link to it with the database open."""

    def found():
        port = leader(PORTS)
        if port is None:
            return None
        link = Link(port, database="db")
        link.sql("CREATE TABLE IF NOT EXISTS log (n)")
        return port, link

    return until("a leader serves", found)


def latest():
    """A link to the leader that has just agreed on a write with the others: what it reads is the latest."""

    def found():
        _, link = lead()
        link.sql("INSERT INTO log VALUES (0)")
        return link

    return until("a leader takes a write", found)


def followers(port):
    return [other for other in PORTS if other != port]


def pids(ports):
    return [NODES[port].pid for port in ports]


def join():
    """Makes one cluster of the nodes; a repetition finds some of it done."""
    _, link = lead()
    members = [word(id) + text(f"127.0.0.1:{port}") for id, port in enumerate(PORTS, 1)]
    for id, member in enumerate(members[1:], 2):
        link.ask(ADD, member)
        link.ask(ASSIGN, word(id), word(VOTER))
    cluster = link.must(CLUSTER, word(1))
    return all(member + word(VOTER) in cluster for member in members)


def transfer(link, port):
    """Moves leadership to `port`; None where another node has it then."""
    link.must(TRANSFER, word(PORTS.index(port) + 1))
    now, link = lead()
    return link if now == port else None


NODES = {port: node(id, port) for id, port in enumerate(PORTS, 1)}
for each in NODES.values():
    each.up()
until("the nodes join", join)
