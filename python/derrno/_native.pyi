"""The extension module. What a program needs of it, `derrno` has."""

import os
from typing import Final, final

from ._words import Act, Advice, Effect, Family, Kind, Lost, Origin, Severity, Why

__version__: Final[str]

@final
class Code:
    """A code: domain, native number, context; and what derrno knows of it.

    Two codes are equal when these three are. `str(code)` is such as "zookeeper:-101 NONODE".
    """

    def __new__(cls, domain: str | int, native: int | str, context: int = 0, *, why: str = "") -> Code:
        """A number or a name of a domain, which is its name or its number.

        ValueError for an unknown domain or name, TypeError or OverflowError for a number over 32 bits, or a context over
        16. A number that is not in the table makes a code: an unlisted one. `of()` takes the same and never raises.
        """

    @classmethod
    def parse(cls, text: str) -> Code:
        """The code of "zookeeper:-101", "zookeeper:NONODE", "fauna:time_out@503", "zookeeper:-101 NONODE".

        ValueError, which says what is wrong, for any other text.
        """

    @property
    def domain(self) -> str:
        """The name of the domain, "0x8001" for one of yours; "" where `of()` found no domain."""
    @property
    def native(self) -> int:
        """The number of the system itself; a domain of names numbers its names from 1, and 0 is an unknown one."""
    @property
    def context(self) -> int:
        """What else decides, such as the HTTP status of Fauna; 0 for none."""
    @property
    def why(self) -> str:
        """How `of()` came to this code, where it had to guess, or what it could not know; otherwise ""."""
    @property
    def name(self) -> str:
        """Upstream's name; "" for an unlisted code."""
    @property
    def message(self) -> str:
        """One sentence: what happened; what to do. For an unlisted code a sentence that says so."""
    @property
    def text(self) -> str:
        """What upstream prints for it; "" where it prints nothing of its own."""
    @property
    def aliases(self) -> list[str]:
        """Other names."""
    @property
    def verdict(self) -> int:
        """The 32-bit word that holds kind, advice, effect, severity, origin, lost and unlisted."""
    @property
    def kind(self) -> Kind:
        """What happened."""
    @property
    def family(self) -> Family:
        """The family of the kind; "none" for ok and unknown."""
    @property
    def advice(self) -> Advice:
        """What to do."""
    @property
    def effect(self) -> Effect:
        """Whether a write that failed so was applied."""
    @property
    def severity(self) -> Severity:
        """How bad it is."""
    @property
    def origin(self) -> Origin:
        """Who says so."""
    @property
    def lost(self) -> Lost:
        """The largest thing of the caller's that is gone and must be replaced before the next try."""
    @property
    def unlisted(self) -> bool:
        """Whether the code is not in the table: then the rest is the fallback of its domain."""
    @property
    def ok(self) -> bool:
        """Whether nothing failed."""
    @property
    def closes(self) -> bool:
        """Whether the peer closes the link after this error."""
    @property
    def retired(self) -> bool:
        """Whether upstream dropped it."""
    @property
    def status(self) -> int:
        """The HTTP status, or the like, that upstream sends with it; 0 for none."""
    @property
    def errno(self) -> str:
        """The name of the nearest errno, "OK" for none."""
    @property
    def grpc(self) -> str:
        """The name of the nearest status of gRPC."""
    @property
    def http(self) -> int:
        """The nearest status of HTTP."""
    @property
    def parents(self) -> list[Code]:
        """Of a class: those above it, at most two."""
    @property
    def raised_as(self) -> Code | None:
        """The class that the published client raises for it."""
    def is_a(self, ancestor: Code) -> bool:
        """Whether it is this class or below it, or is raised as such a class; False for an unlisted code."""
    def may_retry(self, *, idempotent: bool = False, in_transaction: bool = False) -> bool:
        """Whether the same request may be sent again, and would do no harm. False for an unlisted code.

        `idempotent`: any number of runs equals one. `in_transaction`: it is part of an open transaction, so that
        it may not be sent alone when the transaction is gone.
        """
    def may_redo(self, *, idempotent: bool = False, in_transaction: bool = False) -> bool:
        """Whether the whole transaction may be run again from its start. False for an unlisted code."""
    def __lt__(self, other: Code, /) -> bool: ...
    def __le__(self, other: Code, /) -> bool: ...
    def __gt__(self, other: Code, /) -> bool: ...
    def __ge__(self, other: Code, /) -> bool: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __hash__(self) -> int: ...

def domains() -> list[str]:
    """The names of all domains."""

def load_table(path: str | os.PathLike[str]) -> list[str]:
    """Makes the codes of a CSV file known, as `derrno --table` does; returns the names of its domains.

    After that they are codes like any other: `of("pump", 7)`, `of("pump:NO_ANSWER")`. ValueError, with file and line,
    for a file that is not as it must be. It cannot be undone; the same file may be loaded again. Lines of a log are
    searched for its codes when it was loaded before the first line.
    """

def rows(domain: str | int) -> list[Code]:
    """Every code of a domain, in all its contexts; empty for a number that derrno does not know.

    ValueError for an unknown name.
    """

def by_text(domain: str | int, native: int | None, text: bytes) -> Code | None: ...
def fluss_code(error_code: int, text: bytes) -> Code: ...
def sqlstate_code(characters: str, severity: str, text: str) -> Code: ...
def recognise(text: bytes) -> list[tuple[Code | None, str, str, str]]: ...
def vocabulary() -> list[tuple[str, list[str]]]: ...
def now() -> int: ...
@final
class Policy:
    """The numbers of the engine: `MANY`, `FEW`, `DEVICE`, and what `but()` makes of them."""

    def but(
        self,
        *,
        attempts: int | None = None,
        settle: float | None = None,
        dedup: float | None = None,
        hint_cap: float | None = None,
        spread: float | None = None,
        start: int | None = None,
        shut_at: int | None = None,
        patient: bool | None = None,
    ) -> Policy:
        """The same policy with other numbers. Times are seconds, rounded up to milliseconds.

        - `attempts`: how often a request is sent at the most, the first time included, up to 255; 0: no limit.
        - `settle`: how late a request may still arrive: nobody looks sooner after the last send.
        - `dedup`: how long a server remembers the id of a request, from its first store on.
        - `hint_cap`: the longest hint that is obeyed; a longer one ends the request. At most 4194 s.
        - `spread`: how far apart the first waits after an established link broke may lie; at most 65 s.
        - `start`: the tokens of a fresh budget, up to 60000.
        - `shut_at`: the score, up to 255, at which a gate shuts: 200 is twelve failures in a row; 0: never.
        - `patient`: wait for budget or gate as long as the deadline allows.

        ValueError or OverflowError for a number out of its range.
        """
    def backoff(self, code: Code, sent: int, random: int) -> float:
        """The seconds to wait after this error, for a loop of your own: `sent` is how often it was sent so far,
        `random` any number of 32 bits, fresh each time."""
    def __eq__(self, other: object, /) -> bool: ...

MANY: Final[Policy]
"""For many clients of one service: the first timeout of a fresh client ends its request, since eight successes must first
earn the repeat."""
FEW: Final[Policy]
"""For a tool, or few clients of one server: a fresh client may repeat two timeouts at once. Not for a crowd."""
DEVICE: Final[Policy]
"""For a device: as FEW, but it waits rather than fails, and has no gate."""

@final
class Gate:
    """Whether a node can be asked at all: a circuit breaker. Threads may share it."""

    def __new__(cls) -> Gate: ...
    def left(self, policy: Policy) -> float:
        """For how many seconds it is shut; 0 for an open one."""
    def hold(self, policy: Policy, seconds: float) -> None:
        """Shuts it for all: the caller knows that a hint is meant for everybody. Cut to `hint_cap`."""

@final
class Budget:
    """What repeats are paid from: the successes of a service. Threads may share it."""

    def __new__(cls) -> Budget: ...
    def tokens(self, policy: Policy) -> int:
        """The tokens now; below 0 is what patient requests have taken before it was there."""

@final
class Step:
    """What the engine says to do next."""

    def __new__(cls, bits: int) -> Step: ...
    @property
    def act(self) -> Act:
        """What to do."""
    @property
    def why(self) -> Why:
        """Why it was given up; "none" otherwise."""
    @property
    def wait(self) -> float:
        """The seconds to wait first."""
    @property
    def asked(self) -> float:
        """Of a request that was given up: for how many seconds the server or the gate wants nobody to come."""
    @property
    def doubt(self) -> bool:
        """Whether the request may have been applied, whatever the last error said."""
    @property
    def lost(self) -> Lost:
        """What is gone and must be replaced before the next try."""
    def ended(self) -> Step: ...
    def __eq__(self, other: object, /) -> bool: ...

@final
class Request:
    def __new__(
        cls,
        now: int,
        timeout: float | None,
        policy: Policy | None,
        gate: Gate | None,
        budget: Budget | None,
        *,
        idempotent: bool,
        in_transaction: bool,
        guarded: bool,
        dedup: bool,
        can_look: bool,
        can_redo: bool,
        patient: bool,
    ) -> Request: ...
    @property
    def sends(self) -> int: ...
    @property
    def doubt(self) -> bool: ...
    def left(self, now: int) -> float | None: ...
    def admit(self, now: int, random: int) -> Step: ...
    def failed(self, code: Code, hint: float, now: int, random: int) -> Step: ...
    def succeeded(self, now: int, random: int) -> Step: ...
    def dropped(self, now: int, random: int) -> None: ...
    def looked(self, there: bool | None) -> None: ...

@final
class Decoded:
    """What received bytes are."""

    @property
    def answer(self) -> str:
        """"fine": a whole message, no error. "failed": an error. "incomplete": bytes are missing. "malformed":
        this is not the format."""
    @property
    def length(self) -> int:
        """Fine and failed: the length of the message. Incomplete: how many bytes are missing, at least. Malformed:
        the offset of the first byte that does not fit."""
    @property
    def code(self) -> Code | None:
        """Failed: the code, with its context."""
    @property
    def closes(self) -> bool:
        """Failed: whether the peer closes the link after this error."""
    @property
    def message(self) -> bytes:
        """Failed: what the peer said, as it is: it may be no text."""
    @property
    def detail(self) -> bytes:
        """Failed: what else it sent: rows before a mis-framed FAILURE, the results of a multi, header lines, the
        code text of a service, the JSON error object."""

def fluss(part: str, data: bytes) -> Decoded:
    """A response of Fluss: "frame" is a whole frame; "item_1", "item_2", "item_3" the protobuf message of an item
    with its code in that field. ValueError for any other part."""

def dqlite(part: str, data: bytes) -> Decoded:
    """A response message of dqlite: "wire", or "legacy" for a server older than 1.6. ValueError otherwise."""

def zookeeper(part: str, data: bytes) -> Decoded:
    """A reply of ZooKeeper: "reply", "connect", "multi", "multi_read". ValueError for any other part."""

def zookeeper_results(part: str, detail: bytes) -> list[Code]:
    """The results in the `detail` of a failed "multi" or "multi_read". ValueError for any other part."""

def nats(part: str, data: bytes) -> Decoded:
    """What NATS sends: "line" is a control line, "headers" the header block of a message, "jetstream" the JSON body
    of a JetStream reply. ValueError for any other part."""

def grpc(part: str, data: bytes) -> Decoded:
    """The end of a gRPC call: "trailers" are lines `name: value`, "web" is a frame of gRPC-Web. ValueError for any other
    part."""

def http(data: bytes) -> Decoded:
    """The head of a response of HTTP/1."""
def sqlstate(part: str, data: bytes) -> Decoded:
    """A message of PostgreSQL: "message" any, "commit" the end of a COMMIT, where the tag ROLLBACK is a failure too.
    ValueError for any other part."""

def tls(data: bytes) -> Decoded:
    """One record of TLS: an alert in the clear is an error."""

def http2(stream: int, data: bytes) -> Decoded:
    """One frame of HTTP/2 for the request of a stream: its RST_STREAM and GOAWAY are errors. With stream 0 a frame of the
    connection."""

def quic(data: bytes) -> Decoded:
    """One decrypted frame of QUIC: CONNECTION_CLOSE, RESET_STREAM and STOP_SENDING are errors."""

def fauna(status: int, data: bytes) -> Decoded:
    """A response of Fauna: its HTTP status and whole body. With the status 0 an event of a stream, a line."""
