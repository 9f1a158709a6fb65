"""nats-servers with JetStream, one alone or a cluster, for the program that imports this.

Arguments: a folder, then for each server the ports for clients and for routes.
"""

import collections
import json
import os
import sys

import derrno
import nats
import process
from link import Link, api
from process import Server

FOLDER, *PORTS = sys.argv[1:]
PORTS = dict(zip(map(int, PORTS[0::2]), map(int, PORTS[1::2])))
ROUTES = ", ".join(f'"nats://127.0.0.1:{route}"' for route in PORTS.values())


def server(port, route):
    home = os.path.join(FOLDER, str(port))
    os.makedirs(home)
    cluster = f'cluster {{name: three, listen: "127.0.0.1:{route}", routes: [{ROUTES}]}}' if len(PORTS) > 1 else ""
    with open(os.path.join(home, "server.conf"), "w") as file:
        file.write(f"""
server_name: "{port}"
listen: "127.0.0.1:{port}"
jetstream {{store_dir: "{home}", max_mem: 64M, max_file: 256M}}
{cluster}
""")

    def has_leader():
        return api(Link(port, {}, patience=1), "INFO").answer == "fine"

    return Server(["nats-server", "-c", file.name], os.path.join(home, "log"), has_leader)


def nats_py(error):
    return derrno.of(error)


async def connect(**options):
    servers = [f"nats://127.0.0.1:{port}" for port in PORTS]
    return await nats.connect(**{"servers": servers, "reconnect_time_wait": 0.1, "max_reconnect_attempts": -1, "error_cb": ignore} | options)


async def ignore(_):
    pass


def ask(subject, body=None):
    """What the servers answer, as JSON; asked of each that runs."""

    def asked():
        for port in PORTS:
            try:
                said = api(Link(port, {}, patience=2), subject, body)
            except (OSError, EOFError):
                continue
            if said.answer == "fine":
                return json.loads(said.data)

    return process.until(f"the servers answer {subject}", asked)


def leader(stream):
    """The port of the server that leads a stream."""
    name = process.until(f"{stream} has a leader", lambda: ask(f"STREAM.INFO.{stream}")["cluster"].get("leader"))
    return int(name)


def make(stream, **config):
    """Makes a stream that all servers keep, all of them current."""
    subjects = {"name": stream, "subjects": [f"{stream}.>"], "num_replicas": len(PORTS)} | config
    ask(f"STREAM.CREATE.{stream}", subjects)
    current(stream)


def current(stream):
    """Waits until each server that keeps the stream is at its last entry, which under writes one hardly ever is."""

    def replicas():
        cluster = ask(f"STREAM.INFO.{stream}").get("cluster", {})
        return len(PORTS) == 1 or cluster.get("leader") and all(each["current"] and not each.get("offline") for each in cluster["replicas"])

    process.until(f"the replicas of {stream} are current", replicas)


def there(stream):
    """The subjects that have messages, and how many; an answer holds 100,000 at the most."""
    subjects = collections.Counter()
    while True:
        state = ask(f"STREAM.INFO.{stream}", {"subjects_filter": ">", "offset": len(subjects)})["state"]
        subjects.update(state.get("subjects") or {})
        if len(subjects) >= state.get("num_subjects", 0):
            return subjects
        assert state.get("subjects"), f"{len(subjects)} of {state['num_subjects']} subjects"


SERVERS = {port: server(port, route) for port, route in PORTS.items()}
for each in SERVERS.values():
    each.up()
