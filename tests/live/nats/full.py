"""A server whose files may not grow: what it leaves without an answer is not there, what it acknowledged is.

Arguments: a folder and a port.
"""

import asyncio
import contextlib
import os
import sys

import derrno
import scene
import nats
from link import Link, api
from process import PATIENCE, Server

LIMIT, SIZE, FIT = 1_000_000, 100_000, 9  # bytes of a file and of a message, and how many messages have room
FOLDER, PORT = sys.argv[1], int(sys.argv[2])


def start():
    config = os.path.join(FOLDER, "server.conf")
    with open(config, "w") as file:
        file.write(f'listen: "127.0.0.1:{PORT}"\njetstream {{store_dir: "{FOLDER}"}}\n')
    # A full disk, for a program that lets its files grow.
    command = ["prlimit", f"--fsize={LIMIT}", "nats-server", "-c", config]
    return Server(command, os.path.join(FOLDER, "log"), lambda: api(Link(PORT, {}, patience=1), "INFO").answer == "fine")


async def publish_until_full():
    """The numbers of the publishes that were acknowledged, and the exception of the one that has no room any more."""
    nc = await nats.connect(f"nats://127.0.0.1:{PORT}", connect_timeout=PATIENCE)
    js, stored = nc.jetstream(timeout=PATIENCE), []
    await js.add_stream(name="full", subjects=["full.*"])
    for number in range(FIT):
        with contextlib.suppress(nats.errors.TimeoutError):  # an answer may be late
            await js.publish(f"full.{number}", bytes(SIZE), timeout=10)
            stored.append(number)
    try:
        await js.publish(f"full.{FIT}", bytes(SIZE), timeout=10)
    except nats.errors.Error as error:
        return stored, error
    raise AssertionError("the files of the server grow on")


async def subjects():
    nc = await nats.connect(f"nats://127.0.0.1:{PORT}", connect_timeout=PATIENCE)
    info = await nc.jetstream().stream_info("full", subjects_filter=">")
    await nc.close()
    return set(info.state.subjects)


server = start()
server.up()
stored, error = asyncio.run(publish_until_full())
server.end()
server.command = server.command[2:]
server.start()
server.up()
there = asyncio.run(subjects())
assert {f"full.{each}" for each in stored} <= there, "an acknowledged message is gone"
scene.effect_seen(derrno.of(error), f"full.{FIT}" in there)
print("history | the files of the server may not grow | it answers no more, and what it acknowledged is there")
