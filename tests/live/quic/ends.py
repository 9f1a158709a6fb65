"""How aioquic ends streams and connections of QUIC and HTTP/3, and whether the requests on them were done all the same.

Both ends are aioquic, in one program: what one has to send is handed to the other, so nothing waits and nothing is
lost. What breaks the protocol the client writes itself, and what the server makes of it is the library's own. Each
frame that ends something is decoded from its bytes. Argument: a folder for keys.
"""

import logging
import pathlib
import subprocess
import sys

import derrno
import scene
from aioquic.h3.connection import H3Connection, encode_frame
from aioquic.h3.events import HeadersReceived
from aioquic.quic.configuration import QuicConfiguration
from aioquic.quic.connection import QuicConnection
from derrno import wire

HOME = pathlib.Path(sys.argv[1])
NOT_SENT, RESET, CLOSE = 1, 2, 3  # contexts of the domains
HEADERS = [(b":method", b"POST"), (b":scheme", b"https"), (b":authority", b"test")]


def make_certificate():
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test", "-days", "2",
               "-keyout", HOME / "key.pem", "-out", HOME / "cert.pem"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except FileNotFoundError:
        sys.exit("openssl is not there; install the Debian package `openssl`")


class Client(QuicConnection):
    """Keeps the frames that end a stream or the connection as they came."""

    def __init__(self, **options):
        self.ends = []
        super().__init__(**options)

    def keep(self, handle, frame_type, context, buf):
        start = buf.tell()
        handle(context, frame_type, buf)
        self.ends.append(bytes([frame_type]) + buf.data_slice(start, buf.tell()))

    def _handle_connection_close_frame(self, context, frame_type, buf):
        self.keep(super()._handle_connection_close_frame, frame_type, context, buf)

    def _handle_reset_stream_frame(self, context, frame_type, buf):
        self.keep(super()._handle_reset_stream_frame, frame_type, context, buf)

    def _handle_stop_sending_frame(self, context, frame_type, buf):
        self.keep(super()._handle_stop_sending_frame, frame_type, context, buf)


class Pair:
    """A client and a server. The server keeps the keys of `/write/key`, leaves those of `/leave/key`, and does not
    answer before it is told to."""

    def __init__(self, protocols=("h3",), fluent=True):
        mine = QuicConfiguration(is_client=True, alpn_protocols=list(protocols), verify_mode=0)
        theirs = QuicConfiguration(is_client=False, alpn_protocols=["h3"], max_stream_data=1000)
        theirs.load_cert_chain(HOME / "cert.pem", HOME / "key.pem")
        self.client = Client(configuration=mine)
        self.client.connect(("127.0.0.1", 2), now=0.0)
        self.server = QuicConnection(
            configuration=theirs, original_destination_connection_id=self.client.original_destination_connection_id
        )
        self.keys, self.seen, self.now = set(), [], 0.0
        self.http = self.served = None
        self.carry()
        if fluent:
            # What breaks HTTP/3 is written by a client that does not speak it for itself.
            self.http = H3Connection(self.client)
        self.carry()

    def carry(self):
        """Until both ends have nothing more to say."""
        while True:
            self.now += 0.001
            sent = self.client.datagrams_to_send(self.now)
            for data, _ in sent:
                self.server.receive_datagram(data, ("127.0.0.1", 1), self.now)
            self.serve()
            answers = self.server.datagrams_to_send(self.now)
            for data, _ in answers:
                self.client.receive_datagram(data, ("127.0.0.1", 2), self.now)
            while event := self.client.next_event():
                if self.http:
                    self.seen += self.http.handle_event(event)
            if not sent and not answers:
                return

    def serve(self):
        while event := self.server.next_event():
            if self.served is None and type(event).__name__ == "HandshakeCompleted":
                self.served = H3Connection(self.server)
            for said in self.served.handle_event(event) if self.served else ():
                if isinstance(said, HeadersReceived):
                    _, how, key = dict(said.headers)[b":path"].decode().split("/")
                    if how == "write":
                        self.keys.add(key)

    def ask(self, how, key):
        stream = self.client.get_next_available_stream_id()
        self.http.send_headers(stream, [*HEADERS, (b":path", f"/{how}/{key}".encode())], end_stream=True)
        self.carry()
        return stream

    def answer(self, stream):
        self.served.send_headers(stream, [(b":status", b"200")], end_stream=True)
        self.carry()
        return any(isinstance(said, HeadersReceived) and said.stream_id == stream for said in self.seen)

    def write(self, stream, data, end=False):
        self.client.send_stream_data(stream, data, end)
        self.carry()

    def stream(self, kind):
        """A new stream of a kind of HTTP/3 that carries one way."""
        stream = self.client.get_next_available_stream_id(is_unidirectional=True)
        self.client.send_stream_data(stream, bytes([kind]))
        return stream


def says(what, frame, expected, context=None):
    answer = wire.quic(frame)
    code = answer.code if context is None else derrno.Code(answer.code.domain, answer.code.native, context)
    assert answer.answer == "failed" and str(code).split(" ")[0] == expected, f"{what}: {code}, not {expected}"
    scene.show(what, code)
    return code


def handshake():
    pair = Pair(protocols=["other"], fluent=False)
    assert pair.served is None, "no handshake"
    says("no protocol that both speak", pair.client.ends[-1], "tls_alert:120@1", NOT_SENT)


def connection_faults():
    """What the library makes of a client that breaks the protocol while the server has a request."""

    def data_first(pair):
        pair.write(pair.client.get_next_available_stream_id(), encode_frame(0, b"x"))

    def not_qpack(pair):
        pair.write(pair.client.get_next_available_stream_id(), encode_frame(1, b"\x00\x00\xff\xff\xff\xff"))

    def cut_frame(pair):
        pair.write(pair.client.get_next_available_stream_id(), b"\x01\x40", True)

    def no_method(pair):
        headers = pair.http._encode_headers(pair.client.get_next_available_stream_id(), [(b":path", b"/leave/x")])
        pair.write(pair.client.get_next_available_stream_id(), encode_frame(1, headers), True)

    def second_control(pair):
        pair.write(pair.stream(0), b"")

    def control_ends(pair):
        pair.write(pair.http._local_control_stream_id, b"", True)

    def two_settings(pair):
        pair.write(pair.http._local_control_stream_id, encode_frame(4, b""))

    def lower_push(pair):
        pair.write(pair.http._local_control_stream_id, encode_frame(13, b"\x08") + encode_frame(13, b"\x04"))

    def encoder(pair):
        pair.write(pair.http._local_encoder_stream_id, b"\x3f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")

    def decoder(pair):
        pair.write(pair.http._local_decoder_stream_id, b"\x3f\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff")

    def many_streams(pair):
        pair.client._remote_max_streams_bidi = 10000
        pair.write(4 * 9000, b"x")

    def much_data(pair):
        stream = pair.client.get_next_available_stream_id()
        pair.client.send_stream_data(stream, b"")
        pair.client._streams[stream].max_stream_data_remote = 2000
        pair.write(stream, b"\x21\x7f\xff" + bytes(1100))  # in a frame of no known type

    faults = (
        ("data before headers", data_first, "http3:261@3"),
        ("headers that QPACK cannot read", not_qpack, "http3:512@3"),
        ("frame that ends too early", cut_frame, "http3:262@3"),
        ("headers without a method", no_method, "http3:270@3"),
        ("second control stream", second_control, "http3:259@3"),
        ("control stream that ends", control_ends, "http3:260@3"),
        ("settings twice", two_settings, "http3:261@3"),
        ("limit of pushes that is lowered", lower_push, "http3:264@3"),
        ("encoder stream that cannot be read", encoder, "http3:513@3"),
        ("decoder stream that cannot be read", decoder, "http3:514@3"),
        ("stream above the limit", many_streams, "quic:4"),
        ("more data than allowed", much_data, "quic:3"),
    )
    for what, fault, expected in faults:
        for how in ("write", "leave"):
            pair = Pair()
            pair.ask(how, "key")
            fault(pair)
            assert pair.client.ends, f"{what}: the server sees no fault"
            code = says(f"{what}, {how}", pair.client.ends[-1], expected)
            scene.effect_seen(code, "key" in pair.keys)
        again = Pair()
        assert again.answer(again.ask("write", "key"))
        scene.lost(code, "link", "the server closes the connection, and a new one carries the next request")


def settings():
    """The control stream of a client that says what it should not."""
    for what, data, expected in (
        ("settings that HTTP/2 had", encode_frame(4, b"\x02\x01"), "http3:265@3"),
        ("no settings first", encode_frame(7, b"\x00"), "http3:266@3"),
    ):
        pair = Pair(fluent=False)
        pair.write(pair.stream(0), data)
        says(what, pair.client.ends[-1], expected)


def decided():
    """What a server decides of a request, by the frames of the library."""
    pair = Pair()
    stream = pair.ask("leave", "rejected")
    pair.server.reset_stream(stream, 0x10B)
    pair.carry()
    code = says("server that rejects the request", pair.client.ends[-1], "http3:267@2")
    scene.effect_seen(code, "rejected" in pair.keys)
    assert pair.answer(pair.ask("write", "rejected")) and "rejected" in pair.keys
    scene.lost(code, "nothing", "the same connection carries the same request again")
    for what, number in (("fails inside", 0x102), ("has too much", 0x107), ("gives up", 0x10C), ("has not all", 0x10D),
                         ("wants HTTP/1.1", 0x110)):
        for how in ("write", "leave"):
            pair = Pair()
            stream = pair.ask(how, "key")
            pair.server.reset_stream(stream, number)
            pair.carry()
            code = says(f"server that {what}, {how}", pair.client.ends[-1], f"http3:{number}@2")
            scene.effect_seen(code, "key" in pair.keys)
            assert pair.answer(pair.ask("leave", "next"))
            scene.lost(code, "nothing", "the same connection carries the next request")
    for what, number, frame_type, expected in (
        ("closes in good order", 0x100, None, "http3:256@3"),
        ("closes for a request", 0x10B, None, "http3:267@3"),
        ("closes below HTTP/3", 0, 0, "quic:0"),
        ("fails below HTTP/3", 1, 0, "quic:1"),
        ("closes with a number of tomorrow", 0x1F * 7 + 0x21, None, "http3:250@3"),
    ):
        for how in ("write", "leave"):
            pair = Pair()
            pair.ask(how, "key")
            pair.server.close(number, frame_type, "bye")
            pair.carry()
            code = says(f"server that {what}, {how}", pair.client.ends[-1], expected)
            scene.effect_seen(code, "key" in pair.keys)
    # The answer is there, and the rest of the request is not wanted.
    pair = Pair()
    stream = pair.client.get_next_available_stream_id()
    pair.http.send_headers(stream, [*HEADERS, (b":path", b"/write/part")])
    pair.carry()
    answered = pair.answer(stream)
    pair.server.stop_stream(stream, 0x100)
    pair.carry()
    code = says("server that answers early", pair.client.ends[-1], "http3:256@2")
    assert answered, "the answer came first"
    scene.effect_seen(code, "part" in pair.keys)


logging.disable()
make_certificate()
handshake()
connection_faults()
settings()
decided()
