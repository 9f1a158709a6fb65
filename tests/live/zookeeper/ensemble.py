"""ZooKeeper servers, one alone or an ensemble, that are frozen, killed and started again.

Arguments: a folder, then for each server the ports for clients, for peers and for elections.
"""

import os
import socket

from process import Server, until

SESSION_MS = 12000


def ask(port, word):
    """What a server says of itself."""
    with socket.create_connection(("127.0.0.1", port), 2) as link:
        link.sendall(word)
        said = b""
        while more := link.recv(4096):
            said += more
    return said.decode()


class Ensemble:
    """The servers by their port."""

    def __init__(self, folder, ports, configuration="", properties=()):
        self.folder, self.configuration, self.properties = folder, configuration, properties
        triples = [ports[at : at + 3] for at in range(0, len(ports), 3)]
        peers = "".join(f"server.{id}=127.0.0.1:{peer}:{election}\n" for id, (_, peer, election) in enumerate(triples, 1))
        peers = "reconfigEnabled=true\nskipACL=yes\nstandaloneEnabled=false\n" + peers if len(triples) > 1 else ""
        self.servers = {client: self.server(id, client, peers) for id, (client, _, _) in enumerate(triples, 1)}
        self.names = ",".join(f"127.0.0.1:{port}" for port in self.servers)
        for server in self.servers.values():
            server.up()

    def server(self, id, port, peers):
        home = os.path.join(self.folder, str(id))
        os.makedirs(home)
        with open(os.path.join(home, "myid"), "w") as file:
            file.write(str(id))
        config = os.path.join(home, "zoo.cfg")
        with open(config, "w") as file:
            file.write(f"dataDir={home}\nclientPort={port}\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n"
                       "tickTime=500\ninitLimit=60\nsyncLimit=6\nmaxSessionTimeout=60000\n4lw.commands.whitelist=srvr\n"
                       + self.configuration + peers)
        java = ["java", "-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", *self.properties, "-cp", "/usr/share/java/zookeeper.jar"]
        java += ["org.apache.zookeeper.server.quorum.QuorumPeerMain", config]
        return Server(java, os.path.join(home, "log"), lambda: "Mode:" in ask(port, b"srvr"))

    def settled(self):
        """Waits until one server leads, and the others follow it."""

        def modes():
            return [ask(port, b"srvr").partition("Mode: ")[2].split("\n")[0] for port in self.servers]

        until("one server leads, the others follow", lambda: sorted(modes()) == ["follower"] * (len(self.servers) - 1) + ["leader"])

    def leader(self):
        """The port of the server that leads."""

        def found():
            return next((port for port in self.servers if "Mode: leader" in ask(port, b"srvr")), None)

        return until("a server leads", found)
