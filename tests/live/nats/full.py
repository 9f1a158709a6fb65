"""A server whose files may not grow: what it leaves without an answer is not there, what it acknowledged is.

Arguments: a folder and a port.
"""

import asyncio
import os
import sys

import derrno
import scene
import nats
from link import Link, api
from process import Server

FOLDER, PORT = sys.argv[1], int(sys.argv[2])


def start():
    config = os.path.join(FOLDER, "server.conf")
    with open(config, "w") as file:
        file.write(f'listen: "127.0.0.1:{PORT}"\njetstream {{store_dir: "{FOLDER}"}}\n')
    # A full disk, for a program that lets its files grow.
    command = ["prlimit", "--fsize=1000000", "nats-server", "-c", config]
    return Server(command, os.path.join(FOLDER, "log"), lambda: api(Link(PORT, {}, patience=1), "INFO").answer == "fine")


async def publish_until_full():
    """How many publishes were acknowledged, and the exception of the next."""
    nc = await nats.connect(f"nats://127.0.0.1:{PORT}")
    js, stored = nc.jetstream(), 0
    await js.add_stream(name="full", subjects=["full.*"])
    while True:
        try:
            await js.publish(f"full.{stored}", bytes(100_000), timeout=10)
            stored += 1
        except nats.errors.Error as error:
            return stored, error


async def subjects():
    nc = await nats.connect(f"nats://127.0.0.1:{PORT}")
    info = await nc.jetstream().stream_info("full", subjects_filter=">")
    await nc.close()
    return set(info.state.subjects)


server = start()
server.up()
stored, error = asyncio.run(publish_until_full())
assert 5 <= stored < 20, stored
server.end()
server.command = server.command[2:]
server.start()
server.up()
there = asyncio.run(subjects())
assert {f"full.{number}" for number in range(stored)} <= there, "an acknowledged message is gone"
scene.effect_seen(derrno.of(error), f"full.{stored}" in there)
print("history | the files of the server may not grow | it answers no more, and what it acknowledged is there")
