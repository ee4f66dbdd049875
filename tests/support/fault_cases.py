"""What may go wrong on the wire, sync or async: what a server does, and the one outcome of it.

`FAULTS` is the table. Each of its rows is a line in `docs/outcomes.md` too. `FaultTests` says once
what holds for every row; the modules that collect it say how a call is made.
"""

from __future__ import annotations

import gzip
import json
import socket
import struct
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread
from time import sleep
from typing import Any, Final, Self, TypeAlias, assert_never

import pytest
from attrs import evolve, frozen
from botocore.exceptions import (
    ConnectionClosedError,
    EndpointConnectionError,
    HTTPClientError,
    ReadTimeoutError,
    SSLError,
)
from botoforge import BotoforgeError, ServiceError, Timing, UnreadableResponseError
from support.projects import ROOT
from support.versions import UNENFORCED, is_older_than
from support.waiting_cases import JOBS, Job
from support.wire import OPERATIONS, PAGE, REQUEST_ID, Operation, differences, document

# --- What a server does ---------------------------------------------------------------------------


class Act(Enum):
    """What a server does beside sending bytes."""

    RESET = "reset the connection"
    HANG = "send nothing more until the client has gone"


Step: TypeAlias = bytes | float | Act
"""Send something, wait for some seconds, or do something else."""

Script: TypeAlias = tuple[Step, ...]
"""What is done with one request; after it the connection is closed."""


class WireServer(ThreadingTCPServer):
    """A server on this machine that plays scripts byte by byte, one for each request."""

    daemon_threads = True
    request_queue_size = 100

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Connection)
        self.port = int(self.server_address[1])
        self.requests = 0
        self._scripts: Iterator[Script] = iter(())
        self._last: Script = ()
        Thread(target=self.serve_forever, args=(0.02,), daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def play(self, scripts: Iterable[Script]) -> None:
        """Begin with some scripts; the last one is played again and again."""
        self.requests = 0
        self._scripts = iter(scripts)

    def take(self) -> Script:
        """Take the script of a request."""
        self.requests += 1
        self._last = next(self._scripts, self._last)
        return self._last

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a client that has gone away."""


class Connection(StreamRequestHandler):
    """One connection: one request, which is read whole, and its script."""

    def handle(self) -> None:
        """Read the request, and play."""
        assert isinstance(self.server, WireServer)
        if self.connection.recv(1, socket.MSG_PEEK).isalpha():  # and not the hello of TLS
            self.read_request()
        for step in self.server.take():
            match step:
                case bytes():
                    self.wfile.write(step)
                case int() | float():
                    sleep(step)
                case Act.HANG:
                    self.connection.settimeout(10)
                    self.connection.recv(1)
                case Act.RESET:
                    linger = struct.pack("ii", 1, 0)  # closing then resets
                    self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
                    self.rfile.close()
                    self.connection.close()
                case _:
                    assert_never(step)

    def read_request(self) -> None:
        """Read one request: a client that has not sent all of it would be reset."""
        length = 0
        while line := self.rfile.readline().strip():
            name, _, text = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(text)
        self.rfile.read(length)


# --- What is sent ---------------------------------------------------------------------------------

MOMENT: Final = 0.02
"""So long, in seconds, that what was sent has arrived."""


def head(
    *lines: str, status: int = 200, length: int | None = None, request_id: str = REQUEST_ID
) -> bytes:
    """Write the head of an answer, with some more headers."""
    named = [f"x-amzn-RequestId: {request_id}"] if request_id else []
    sized = [] if length is None else [f"Content-Length: {length}"]
    headers = ["Connection: close", *named, *sized, *lines]
    text = "".join(f"{line}\r\n" for line in (f"HTTP/1.1 {status} So", *headers, ""))
    return text.encode("latin-1")


def http(body: bytes, *lines: str, status: int = 200, request_id: str = REQUEST_ID) -> bytes:
    """Write an answer as it should be."""
    return head(*lines, status=status, length=len(body), request_id=request_id) + body


def kept(written: bytes) -> bytes:
    """Do not say that the connection is closed after an answer."""
    return written.replace(b"Connection: close\r\n", b"")


def chunk(body: bytes) -> bytes:
    """Write a chunk."""
    return b"%x\r\n%s\r\n" % (len(body), body)


def job_of(operation: Operation) -> Job:
    """Find the job that an operation tells of."""
    return next(job for job in JOBS if job.operation is operation)


def full(operation: Operation) -> Any:
    """Make a raw response with every member, of a job that has succeeded."""
    job = job_of(operation)
    return job.raw(job.succeeded)


@cache
def whole(operation: Operation) -> bytes:
    """Write that response as the document that travels in the body."""
    return json.dumps(document(operation, full(operation))).encode()


def half(operation: Operation) -> bytes:
    """Write the first half of that document."""
    text = whole(operation)
    return text[: len(text) // 2]


def error(
    operation: Operation, code: str, status: int, *, message: str = "no", as_header: bool = True
) -> bytes:
    """Write an error, its code where the service's protocol writes it."""
    if operation.model.service_model.resolved_protocol == "rest-json" and as_header:
        body = json.dumps({"Message": message}).encode()
        return http(body, f"x-amzn-errortype: {code}", status=status)
    return http(json.dumps({"__type": code, "message": message}).encode(), status=status)


# --- The table ------------------------------------------------------------------------------------


HTTP: Final = "http://127.0.0.1:{port}"
HTTPS: Final = "https://127.0.0.1:{port}"
NOBODY: Final = "http://127.0.0.1:1"


@frozen(kw_only=True)
class Outcome:
    """What comes of a fault."""

    text: str
    """What the docs say that you get."""
    raised: type[Exception] | None = None
    """Nothing for a response; for `ServiceError` one of the operation's own service."""
    is_cut_off: bool = False
    tried_again: bool = False
    """botocore does it, in its standard retry mode; a wait does not count."""
    wait_goes_on: bool = False


def of_botocore(raised: type[Exception], *, wait_goes_on: bool = True) -> Outcome:
    """An error that is botocore's own."""
    text = f"botocore's `{raised.__name__}`"
    return Outcome(text=text, raised=raised, tried_again=True, wait_goes_on=wait_goes_on)


RESPONSE: Final = Outcome(text="the response")
UNREADABLE: Final = Outcome(text="`UnreadableResponseError`", raised=UnreadableResponseError)
CUT_OFF: Final = Outcome(
    text="`UnreadableResponseError`, `is_cut_off`",
    raised=UnreadableResponseError,
    is_cut_off=True,
    wait_goes_on=True,
)
REFUSED: Final = Outcome(text="the service's base class", raised=ServiceError)
BUSY: Final = Outcome(
    text="the service's base class", raised=ServiceError, tried_again=True, wait_goes_on=True
)
FAILING: Final = Outcome(text="the service's base class", raised=ServiceError, wait_goes_on=True)
CLOSED: Final = of_botocore(ConnectionClosedError)
NOT_CONNECTED: Final = of_botocore(EndpointConnectionError)
TOO_LATE: Final = of_botocore(ReadTimeoutError)
NO_HTTP: Final = of_botocore(HTTPClientError)


@frozen(kw_only=True)
class Way:
    """One way in which a fault shows."""

    scripts: tuple[Script, ...]
    status: int = 200
    async_scripts: tuple[Script, ...] | None = None
    async_status: int | None = None
    """For async clients, because aiohttp goes on to what comes after such an answer."""
    code: str = ""
    """The code of an error; by default the status."""
    request_id: str | None = REQUEST_ID
    raw: Any = None
    """What the response holds; by default everything."""


@frozen(kw_only=True)
class Fault:
    """A row of the table."""

    what: str
    """What happens, as the docs say it."""
    ways: Callable[[Operation], Mapping[str, Way]]
    outcome: Outcome
    async_outcome: Outcome | None = None
    since: str = "0"
    """The botocore with which clients that are not async had this outcome first; with an older one
    they have that of async clients."""
    endpoint: str = HTTP
    read_timeout: float = 20
    is_slow: bool = False

    def __str__(self) -> str:
        return self.what

    @property
    def outcomes(self) -> tuple[Outcome, Outcome]:
        """For clients that are not async, and for those that are."""
        return self.outcome, self.async_outcome or self.outcome

    @property
    def never_passes(self) -> bool:
        """Whether a second attempt must have the same end."""
        return self.endpoint != HTTP

    def row(self) -> str:
        """Write the line of the docs."""
        outcomes = self.outcomes
        cells = (
            self.what,
            told(outcome.text for outcome in outcomes),
            told("yes" if outcome.tried_again else "no" for outcome in outcomes),
            told(
                "goes on" if outcome.wait_goes_on else "ends" if outcome.raised else "evaluates it"
                for outcome in outcomes
            ),
        )
        return f"| {' | '.join(cells)} |"


def told(texts: Iterable[str]) -> str:
    """Say what holds for sync and async."""
    sync, other = texts
    return sync if sync == other else f"{sync}; async: {other}"


def plain(**ways: Callable[[Operation], Script]) -> Callable[[Operation], Mapping[str, Way]]:
    """Let each way be one script; what it is called has `_` for a space."""
    return lambda operation: {
        name: Way(scripts=(script(operation),)) for name, script in ways.items()
    }


def headless(**ways: Callable[[Operation], Script]) -> Callable[[Operation], Mapping[str, Way]]:
    """Let each way be one script, without a request id."""
    return lambda operation: {
        name: Way(scripts=(script(operation),), request_id=None) for name, script in ways.items()
    }


def with_statuses(
    statuses: Iterable[int], answers: Callable[[Operation, int], Mapping[str, Way]]
) -> Callable[[Operation], Mapping[str, Way]]:
    """Let the operations share many statuses, so that each status comes to one of them."""
    shared = tuple(statuses)

    def ways(operation: Operation) -> Mapping[str, Way]:
        return {
            f"{status} {name}": way
            for number, status in enumerate(shared)
            if len(shared) < len(OPERATIONS) or OPERATIONS[number % len(OPERATIONS)] is operation
            for name, way in answers(operation, status).items()
        }

    return ways


def no_document(operation: Operation, status: int) -> Mapping[str, Way]:
    """Answer an error status with what the service cannot have written."""
    bodies = {
        "page": http(PAGE, "Content-Type: text/html", status=status),
        "empty": http(b"", status=status),
        "half": http(b'{"__type": "Slow', status=status),
        "response": http(whole(operation), status=status),
    }
    return {name: Way(scripts=((body,),), status=status) for name, body in bodies.items()}


def modelled(operation: Operation, status: int) -> Mapping[str, Way]:
    """Answer a status with an error that the model lists."""
    code = job_of(operation).gone
    script = (error(operation, code, status),)
    return {code: Way(scripts=(script,), status=status, code=code)}


def no_code(_: Operation, status: int) -> Mapping[str, Way]:
    """Answer an error status with a code that is no text."""
    return {
        str(code): Way(
            scripts=((http(json.dumps({"__type": code, "code": code}).encode(), status=status),),),
            status=status,
        )
        for code in (["Slow"], {"Slow": 1}, 7)
    }


def coded(status: int, *codes: str) -> Callable[[Operation], Mapping[str, Way]]:
    """Answer with error codes."""
    return lambda operation: {
        code: Way(scripts=((error(operation, code, status),),), status=status, code=code)
        for code in codes
    }


def damaged(status: int, *codes: str) -> Callable[[Operation], Mapping[str, Way]]:
    """Answer with error codes in bodies that are cut off or malformed behind them."""

    def ways(operation: Operation) -> Mapping[str, Way]:
        return {
            f"{code} {kind}": Way(scripts=((http(body, status=status),),), status=status, code=code)
            for code in (named or job_of(operation).gone for named in codes)
            for kind, body in damage(json.dumps({"__type": code, "message": "no"}).encode()).items()
        }

    return ways


def damage(body: bytes) -> Mapping[str, bytes]:
    """Damage the body of an error behind its code."""
    return {
        "cut off": body[:-5],
        "marked": b"\xef\xbb\xbf" + body,
        "latin-1": body.replace(b"no", b"caf\xe9"),
        "two": body + body,
        "odd message": body.replace(b'"no"', b"NO"),
    }


def errors_as_success(*codes: str) -> Callable[[Operation], Mapping[str, Way]]:
    """Answer with errors, and with the status of a success."""

    def ways(operation: Operation) -> Mapping[str, Way]:
        named = [code or job_of(operation).gone for code in codes]
        return {
            f"{code} {kind}": Way(scripts=((written,),), code=code)
            for code in named
            for kind, written in {
                "in a header": http(b'{"Message": "no"}', f"X-Amzn-ErrorType: {code}:http://a"),
                "in the body": error(operation, f"com.amazon#{code}", 200, as_header=False),
            }.items()
        }

    return ways


def moved(*scripts: Script) -> Callable[[Operation], Mapping[str, Way]]:
    """Redirect, to what further requests are answered with."""
    location = "Location: /elsewhere"
    return lambda _: {
        str(status): Way(
            scripts=((head(location, status=status, length=0),),),
            async_scripts=((head(location, status=status, length=0),), *scripts),
            status=status,
            async_status=200,
        )
        for status in (301, 302, 303, 307, 308)
    }


def only_status(operation: Operation, status: int) -> Any:
    """Make a raw response with no member but the HTTP status, if that is one."""
    members = operation.output.members.items()
    return {"no": "member"} | {
        name: status for name, member in members if is_status(member.serialization)
    }


def is_status(serialization: Mapping[str, str]) -> bool:
    """Whether a member is the HTTP status."""
    return serialization.get("location") == "statusCode"


def repeated(operation: Operation) -> Mapping[str, Way]:
    """Answer with every member twice; the last one counts."""
    text = whole(operation)
    first = text.replace(b"text", b"TEXT")
    return {"twice": Way(scripts=((http(first[:-1] + b"," + text[1:]),),))}


CHUNKED: Final = "Transfer-Encoding: chunked"
ZIPPED: Final = "Content-Encoding: gzip"
CLIENT_ERRORS: Final = tuple(status for status in range(400, 500) if status != 429)
SERVER_ERRORS: Final = (500, 502, 503, 504)
OTHER_ERRORS: Final = (501, 505, 507, 511, 520, 529, 599, 600, 999)

FAULTS: Final = (
    # Nothing like an answer.
    Fault(
        what="nothing listens at the endpoint",
        ways=plain(nothing=lambda _: ()),
        outcome=NOT_CONNECTED,
        endpoint=NOBODY,
    ),
    Fault(
        what="an endpoint that does not speak TLS where it should",
        ways=plain(http=lambda o: (http(whole(o)),)),
        outcome=of_botocore(SSLError, wait_goes_on=False),
        endpoint=HTTPS,
    ),
    Fault(
        what="the connection is closed before a response, or in its first line",
        ways=plain(
            before=lambda _: (),
            first_line=lambda _: (b"HTTP/1.1 2",),
            after_100=lambda _: (b"HTTP/1.1 100 Continue\r\n\r\n",),
        ),
        outcome=CLOSED,
    ),
    Fault(
        what="the connection is reset before the end of the headers",
        ways=plain(
            before=lambda _: (Act.RESET,),
            first_line=lambda _: (b"HTTP/1.1 2", MOMENT, Act.RESET),
            headers=lambda _: (b"HTTP/1.1 200 OK\r\nContent-Le", MOMENT, Act.RESET),
        ),
        outcome=CLOSED,
        async_outcome=NOT_CONNECTED,
    ),
    Fault(
        what="the connection is closed in the headers",
        ways=headless(
            in_a_line=lambda _: (b"HTTP/1.1 200 OK\r\nContent-Le",),
            after_a_line=lambda _: (b"HTTP/1.1 200 OK\r\nServer: x\r\n",),
        ),
        outcome=CUT_OFF,
        async_outcome=CLOSED,
    ),
    Fault(
        what="no response in time, or one that stops for longer than the read time-out",
        ways=plain(
            nothing=lambda _: (Act.HANG,),
            headers=lambda _: (b"HTTP/1.1 200 OK\r\n", Act.HANG),
            body=lambda o: (head(length=len(whole(o))) + half(o), Act.HANG),
            whole=lambda o: (head(length=len(whole(o)) + 1) + whole(o), Act.HANG),
        ),
        outcome=TOO_LATE,
        read_timeout=0.05,
        is_slow=True,
    ),
    Fault(
        what="a slow response: the read time-out applies to each read, not to the call",
        ways=plain(
            drip=lambda o: (
                head(length=len(whole(o))) + half(o)[:-3],
                *(0.15, half(o)[-3:-2], 0.15, half(o)[-2:-1], 0.15, half(o)[-1:], 0.15),
                whole(o)[len(half(o)) :],
            ),
        ),
        outcome=RESPONSE,
        read_timeout=0.5,
        is_slow=True,
    ),
    Fault(
        what="something other than HTTP/1",
        ways=plain(
            ssh=lambda _: (b"SSH-2.0-OpenSSH_9.6\r\n",),
            tls=lambda _: (b"\x15\x03\x03\x00\x02\x02\x28",),
            noise=lambda _: (bytes(range(256)) * 4,),
            no_head=lambda o: (whole(o),),
            http_2=lambda _: (b"HTTP/2 200 OK\r\n\r\n",),
            status_0=lambda o: (http(whole(o), status=0),),
            status_9999=lambda o: (http(whole(o), status=9999),),
            status_minus=lambda o: (http(whole(o), status=-20),),
        ),
        outcome=CLOSED,
        async_outcome=NO_HTTP,
    ),
    # A body that is cut off, or that its headers describe wrongly.
    Fault(
        what="the connection is reset before or in the body",
        ways=plain(
            before=lambda o: (head(length=len(whole(o))), MOMENT, Act.RESET),
            body=lambda o: (head(length=len(whole(o))) + half(o), MOMENT, Act.RESET),
            chunk=lambda o: (head(CHUNKED) + chunk(half(o)), MOMENT, Act.RESET),
            error=lambda _: (head(status=500, length=99) + b'{"__ty', MOMENT, Act.RESET),
        ),
        outcome=CLOSED,
    ),
    Fault(
        what="the connection is reset after the body",
        ways=plain(after=lambda o: (http(whole(o)), Act.RESET)),
        outcome=RESPONSE,
    ),
    Fault(
        what="the connection is closed before or in a body of a given length",
        ways=plain(
            before=lambda o: (head(length=len(whole(o))),),
            body=lambda o: (head(length=len(whole(o))) + half(o),),
            last=lambda o: (head(length=len(whole(o))) + whole(o)[:-1],),
        ),
        outcome=CUT_OFF,
        async_outcome=CLOSED,
        since=UNENFORCED,
    ),
    Fault(
        what="the connection is closed before or in a body without a length",
        ways=plain(
            before=lambda _: (head(),),
            body=lambda o: (head() + half(o),),
            last=lambda o: (head() + whole(o)[:-1],),
        ),
        outcome=CUT_OFF,
    ),
    Fault(
        what="the connection is closed in or between the chunks of a body",
        ways=plain(
            before=lambda _: (head(CHUNKED),),
            chunk=lambda o: (head(CHUNKED) + chunk(whole(o))[:-9],),
            between=lambda o: (head(CHUNKED) + chunk(half(o)),),
            last=lambda o: (head(CHUNKED) + chunk(whole(o)),),
        ),
        outcome=CLOSED,
    ),
    Fault(
        what="a whole body in chunks, without a length, or in HTTP/1.0",
        ways=plain(
            chunks=lambda o: (
                head(CHUNKED) + chunk(half(o)) + chunk(whole(o)[len(half(o)) :]) + chunk(b""),
            ),
            no_length=lambda o: (head() + whole(o),),
            old=lambda o: (head().replace(b"HTTP/1.1", b"HTTP/1.0") + whole(o),),
        ),
        outcome=RESPONSE,
    ),
    Fault(
        what="a `Content-Length` that is too small",
        ways=plain(few=lambda o: (head(length=len(whole(o)) - 5) + whole(o),)),
        outcome=UNREADABLE,
        async_outcome=NO_HTTP,
    ),
    Fault(
        what="a `Content-Length` that is too large for a whole body",
        ways=plain(many=lambda o: (head(length=len(whole(o)) + 5) + whole(o),)),
        outcome=RESPONSE,
        async_outcome=CLOSED,
        since=UNENFORCED,
    ),
    Fault(
        what="a `Content-Length` that is not a number, or one together with chunks",
        ways=plain(
            negative=lambda o: (head("Content-Length: -5") + whole(o),),
            word=lambda o: (head("Content-Length: many") + whole(o),),
            chunks=lambda o: (head(CHUNKED, length=5) + chunk(whole(o)) + chunk(b""),),
        ),
        outcome=RESPONSE,
        async_outcome=NO_HTTP,
    ),
    Fault(
        what="two different `Content-Length`s, or a chunk of a negative length",
        ways=plain(
            two=lambda o: (head("Content-Length: 3", length=len(whole(o))) + whole(o),),
            negative=lambda o: (head(CHUNKED) + b"-5\r\n" + whole(o) + b"\r\n" + chunk(b""),),
        ),
        outcome=NO_HTTP,
    ),
    Fault(
        what="a chunk whose length is not a number",
        ways=plain(word=lambda o: (head(CHUNKED) + b"zz\r\n" + whole(o) + b"\r\n0\r\n\r\n",)),
        outcome=CLOSED,
        async_outcome=NO_HTTP,
    ),
    # Headers.
    Fault(
        what="a header that is not allowed: control characters, no name, no colon",
        ways=plain(
            nul=lambda o: (http(whole(o), "X-Odd: a\x00b"),),
            no_colon=lambda o: (http(whole(o), "no colon here"),),
            no_name=lambda o: (http(whole(o), ": no name"),),
            space=lambda o: (http(whole(o), "X Odd: a"),),
        ),
        outcome=RESPONSE,
        async_outcome=NO_HTTP,
    ),
    Fault(
        what="a header that is not UTF-8",
        ways=plain(bytes=lambda o: (http(whole(o), "X-Odd: \xff\xfe"),)),
        outcome=RESPONSE,
        async_outcome=NO_HTTP,
    ),
    Fault(
        what="a header of 100 kB",
        ways=plain(
            header=lambda o: (http(whole(o), f"X-Odd: {'a' * 100_000}"),),
            first_line=lambda o: (http(whole(o)).replace(b"So", b"S" * 100_000, 1),),
        ),
        outcome=CLOSED,
        async_outcome=NO_HTTP,
    ),
    Fault(
        what="a wrong content type, a wrong line end, a header on two lines",
        ways=plain(
            html=lambda o: (http(whole(o), "Content-Type: text/html"),),
            lines=lambda o: (http(whole(o)).replace(b"\r\n", b"\n"),),
            folded=lambda o: (http(whole(o), "X-Odd: a\r\n b"),),
        ),
        outcome=RESPONSE,
    ),
    Fault(
        what="an HTML page without a request id: `request_id` is `None`",
        ways=headless(page=lambda _: (http(PAGE, request_id=""),)),
        outcome=UNREADABLE,
    ),
    # A success that is none.
    Fault(
        what="status 2xx with an HTML page, text, a list, half a document, two, or bad UTF-8",
        ways=lambda operation: {
            f"{name} {status}": Way(scripts=((http(body, status=status),),), status=status)
            for status in (200, 299)
            for name, body in {
                "page": PAGE,
                "text": b"Sorry",
                "list": b"[" + whole(operation) + b"]",
                "null": b"null",
                "half": half(operation),
                "two": whole(operation) * 2,
                "latin-1": whole(operation)[:-1] + b', "More": "\xff"}',
            }.items()
        },
        outcome=UNREADABLE,
    ),
    Fault(
        what="status 2xx but 204 with an empty body",
        ways=lambda _: {
            str(status): Way(scripts=((http(b"", status=status),),), status=status)
            for status in (200, 202, 205)
        },
        outcome=UNREADABLE,
    ),
    Fault(
        what="status 204: the response has no members",
        ways=lambda operation: {
            "204": Way(scripts=((head(status=204),),), status=204, raw=only_status(operation, 204))
        },
        outcome=evolve(RESPONSE, wait_goes_on=True),
    ),
    Fault(
        what="a gzip body, half of one, a gzip bomb: nothing is ever unpacked",
        ways=plain(
            told=lambda o: (http(gzip.compress(whole(o)), ZIPPED),),
            not_told=lambda o: (http(gzip.compress(whole(o))),),
            half=lambda o: (http(gzip.compress(whole(o))[:40], ZIPPED),),
            bomb=lambda _: (http(gzip.compress(b"0" * 10_000_000), ZIPPED),),
            on_the_way=lambda o: (head("Transfer-Encoding: gzip") + gzip.compress(whole(o)),),
        ),
        outcome=UNREADABLE,
    ),
    Fault(
        what="a body that claims to be gzip and is not; UTF-16; a byte order mark",
        ways=plain(
            no_gzip=lambda o: (http(whole(o), ZIPPED),),
            utf_16=lambda o: (http(whole(o).decode().encode("utf-16")),),
            mark=lambda o: (http(b"\xef\xbb\xbf" + whole(o)),),
        ),
        outcome=RESPONSE,
    ),
    Fault(what="a key that comes twice: the last one counts", ways=repeated, outcome=RESPONSE),
    Fault(
        what="status 200 with an error that the model lists",
        ways=errors_as_success(""),
        outcome=Outcome(text="its service error", raised=ServiceError),
    ),
    Fault(
        what="status 200 with another error",
        ways=errors_as_success("ExpiredTokenException"),
        outcome=REFUSED,
    ),
    Fault(
        what="status 200 with throttling",
        ways=errors_as_success("Throttling"),
        outcome=FAILING,
    ),
    # Other statuses.
    Fault(
        what="status 100 before the response",
        ways=plain(
            once=lambda o: (b"HTTP/1.1 100 Continue\r\n\r\n" + http(whole(o)),),
            often=lambda o: (b"HTTP/1.1 100 Continue\r\n\r\n" * 500 + http(whole(o)),),
        ),
        outcome=RESPONSE,
    ),
    Fault(
        what="status 102 or 103 before the response",
        ways=lambda operation: {
            str(status): Way(
                scripts=((head(status=status) + http(whole(operation)),),),
                async_scripts=((kept(head(status=status)) + http(whole(operation)),),),
                status=status,
                async_status=200,
            )
            for status in (102, 103)
        },
        outcome=CUT_OFF,
        async_outcome=RESPONSE,
    ),
    Fault(
        what="status 101",
        ways=lambda _: {"101": Way(scripts=((head(status=101),),), status=101)},
        outcome=CUT_OFF,
    ),
    Fault(
        what="status 3xx without a location, 300, 304, 305",
        ways=lambda operation: (
            {
                f"{status} {len(body)}": Way(scripts=((http(body, status=status),),), status=status)
                for status in (300, 301, 302, 303, 305, 306, 307, 308, 310)
                for body in (b"", PAGE, whole(operation))
            }
            | {"304": Way(scripts=((head("Location: /", status=304),),), status=304)}
        ),
        outcome=REFUSED,
    ),
    Fault(
        what="a redirect to a page: async clients follow it",
        ways=moved((http(PAGE),)),
        outcome=REFUSED,
        async_outcome=UNREADABLE,
    ),
    Fault(
        what="a redirect that leads only to itself",
        ways=moved(*((head("Location: /elsewhere", status=302, length=0),),) * 9),
        outcome=REFUSED,
        async_outcome=NO_HTTP,
    ),
    Fault(
        what="status 400 to 499 but 429 with an error that the model lists",
        ways=with_statuses(CLIENT_ERRORS, modelled),
        outcome=Outcome(text="its service error", raised=ServiceError),
    ),
    Fault(
        what="status 400 to 499 but 429 with a page, an empty body or half a document",
        ways=with_statuses(CLIENT_ERRORS, no_document),
        outcome=REFUSED,
    ),
    Fault(
        what="status 4xx with a code that is not a string",
        ways=with_statuses((400, 403), no_code),
        outcome=REFUSED,
    ),
    Fault(
        what="status 500 or 503 with a code that is not a string",
        ways=with_statuses((500, 503), no_code),
        outcome=BUSY,
    ),
    Fault(
        what="status 429 with such a body",
        ways=with_statuses([429], no_document),
        outcome=BUSY,
        async_outcome=FAILING,  # as long as aiobotocore brings an older botocore
        since="1.44.0",
    ),
    Fault(
        what="status 500, 502, 503 or 504 with an error that the model lists",
        ways=with_statuses(SERVER_ERRORS, modelled),
        outcome=Outcome(
            text="its service error", raised=ServiceError, tried_again=True, wait_goes_on=True
        ),
    ),
    Fault(
        what="status 500, 502, 503 or 504 with such a body",
        ways=with_statuses(SERVER_ERRORS, no_document),
        outcome=BUSY,
    ),
    Fault(
        what="status 501, 505 or above with such a body",
        ways=with_statuses(OTHER_ERRORS, no_document),
        outcome=FAILING,
    ),
    Fault(
        what="an error status whose body is cut off",
        ways=lambda _: {
            "403": Way(scripts=((head(status=403, length=99) + b'{"__ty',),), status=403)
        },
        outcome=REFUSED,
        async_outcome=CLOSED,
        since=UNENFORCED,
    ),
    Fault(
        what="an error that the model lists, its body damaged behind the code",
        ways=damaged(404, ""),
        outcome=Outcome(text="its service error", raised=ServiceError),
    ),
    Fault(
        what="throttling, its body damaged behind the code",
        ways=damaged(400, "ThrottlingException", "Throttling"),
        outcome=evolve(BUSY, text="its service error, or the service's base class"),
    ),
    Fault(
        what="throttling",
        ways=coded(400, "ThrottlingException", "Throttling", "RequestLimitExceeded"),
        outcome=evolve(BUSY, text="its service error, or the service's base class"),
    ),
    Fault(
        what="an expired token or an unknown one, a bad signature",
        ways=coded(
            403,
            "ExpiredTokenException",
            "ExpiredToken",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
        ),
        outcome=REFUSED,
    ),
    Fault(
        what="a wrong local clock",
        ways=coded(403, "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"),
        outcome=REFUSED,
    ),
)

HARMFUL: Final = tuple(fault for fault in FAULTS if set(fault.outcomes) != {RESPONSE})
each_protocol = pytest.mark.parametrize("operation", [OPERATIONS[0], OPERATIONS[-1]], ids=str)


def documented_rows(heading: str) -> list[str]:
    """Read the lines of the table that the docs have below a heading."""
    text = (ROOT / "docs" / "outcomes.md").read_text(encoding="utf-8")
    _, _, section = text.partition(f"\n## {heading}\n")
    table = section.partition("\n## ")[0]
    return [line for line in table.splitlines() if line.startswith("| ")][1:]


# --- Who calls ------------------------------------------------------------------------------------


class Caller(ABC):
    """Calls through typed clients of one kind.

    Attributes:
        server: What they talk to.
        is_async: Whether they are async.
        last_client: The client of the last call.
    """

    is_async: bool

    def __init__(self, server: WireServer) -> None:
        self.server = server
        self.clients: dict[tuple[str, ...], Any] = {}
        self.last_client: Any = None

    def client(self, operation: Operation, fault: Fault, attempts: int) -> Any:
        """Find the client of an operation's service with the settings that a fault needs."""
        url = fault.endpoint.format(port=self.server.port)
        key = operation.service, url, str(fault.read_timeout), str(attempts)
        if key not in self.clients:
            settings: dict[str, Any] = {
                "read_timeout": fault.read_timeout,
                "retries": {"mode": "standard", "total_max_attempts": attempts},
                "proxies": {},
            }
            self.clients[key] = self.connect(operation, url, settings)
        self.last_client = self.clients[key]
        return self.last_client

    @abstractmethod
    def connect(self, operation: Operation, url: str, settings: dict[str, Any]) -> Any:
        """Make a typed client."""

    @abstractmethod
    def sleep(self, seconds: float) -> object:
        """Do not sleep, as the client wants it."""

    @abstractmethod
    def run(self, called: Any) -> Any:
        """Finish what a method of the client has begun, and return what it returns."""

    def scripts(self, way: Way) -> tuple[Script, ...]:
        """What the server does."""
        return (way.async_scripts if self.is_async else None) or way.scripts

    def status(self, way: Way) -> int:
        """The HTTP status that these clients come to see."""
        return (way.async_status if self.is_async else None) or way.status

    def outcome(self, fault: Fault) -> Outcome:
        """What comes of a fault for these clients."""
        return fault.outcomes[self.is_async or is_older_than(fault.since)]

    def call(self, operation: Operation, fault: Fault, attempts: int = 1) -> Any:
        """Call an operation."""
        method = getattr(self.client(operation, fault, attempts), operation.method)
        return self.run(method(**operation.arguments))

    def wait(self, job: Job, fault: Fault) -> Any:
        """Wait for a job."""
        method = getattr(self.client(job.operation, fault, 1), job.method)
        timing = Timing(sleep=self.sleep)
        return self.run(method(**job.operation.arguments, timeout=600, timing=timing))


def attempt(call: Callable[[], Any]) -> tuple[Any, Exception | None]:
    """Take what a call returns, or what it raises, whatever that is."""
    try:
        return call(), None
    except Exception as error:  # noqa: BLE001 (it is looked at)
        return None, error


def assert_outcome(caller: Caller, fault: Fault, operation: Operation, way: Way) -> None:
    """Check that a fault has its one outcome, with request id and cause.

    Raises:
        AssertionError: It has another.
    """
    caller.server.play(caller.scripts(way))
    response, error = attempt(lambda: caller.call(operation, fault))
    if error is not None:
        assert_error(caller.outcome(fault), caller, operation, way, error)
        return
    assert caller.outcome(fault).raised is None, "nothing was raised"
    assert list(differences(response, operation.output, way.raw or full(operation))) == []
    assert caller.status(way) == response.response_metadata.http_status_code
    assert way.request_id == response.response_metadata.request_id


def assert_error(
    outcome: Outcome, caller: Caller, operation: Operation, way: Way, error: Exception
) -> None:
    """Check that what was raised is what comes of a fault."""
    if isinstance(error, ServiceError):
        code = way.code or str(way.status)
        assert outcome.raised is ServiceError, repr(error)
        assert isinstance(error, getattr(operation.package, code, operation.base_error))
        assert isinstance(error, caller.last_client.raw_client.exceptions.from_code(code))
        assert isinstance(error.__cause__, Exception)
        assert (code, operation.name) == (error.code, error.operation_name)
        assert (way.status, way.request_id) == (error.http_status_code, error.request_id)
    elif isinstance(error, UnreadableResponseError):
        assert outcome.raised is UnreadableResponseError, repr(error)
        assert operation.name == error.operation_name
        assert caller.status(way) == error.http_status_code
        assert (way.request_id, outcome.is_cut_off) == (error.request_id, error.is_cut_off)
    else:
        assert outcome.raised is type(error), repr(error)
        assert not isinstance(error, BotoforgeError)
        assert isinstance(vars(error)["kwargs"]["error"], Exception)


def assert_wait(caller: Caller, fault: Fault, operation: Operation, way: Way) -> None:
    """Check that a wait goes on after a fault, or ends with what a call returns or raises.

    Raises:
        AssertionError: It does something else.
    """
    outcome = caller.outcome(fault)
    job = job_of(operation)
    scripts = caller.scripts(way)
    caller.server.play([*scripts, (http(whole(operation)),)])
    response, error = attempt(lambda: caller.wait(job, fault))
    if error is not None:
        assert not outcome.wait_goes_on, repr(error)
        assert_error(outcome, caller, operation, way, error)
        return
    assert outcome.wait_goes_on or outcome.raised is None, "the wait has not ended"
    assert outcome.wait_goes_on == (caller.server.requests > len(scripts))
    assert job.status_in(response) == job.succeeded


def assert_tried_again(caller: Caller, fault: Fault, operation: Operation, way: Way) -> None:
    """Check whether a call is tried again by itself, and that the second answer is taken.

    Raises:
        AssertionError: It does what the table does not say.
    """
    outcome = caller.outcome(fault)
    sent: list[object] = []

    def send(**_: object) -> None:
        sent.append(None)

    events = caller.client(operation, fault, attempts=2).raw_client.meta.events
    scripts = caller.scripts(way)
    caller.server.play([*scripts, (http(whole(operation)),)])
    events.register("before-send", send)
    response, error = attempt(lambda: caller.call(operation, fault, attempts=2))
    events.unregister("before-send", send)
    if error is not None:
        assert not outcome.tried_again or fault.never_passes, repr(error)
        assert_error(outcome, caller, operation, way, error)
    else:
        assert response.response_metadata.retry_attempts == len(sent) - 1
    # aiohttp, too, sends a GET again if the connection has ended before an answer.
    again = len(sent) == 2 or caller.server.requests > len(scripts)
    assert outcome.tried_again == again


Check: TypeAlias = Callable[[Caller, Fault, Operation, Way], None]


def check_ways(check: Check, caller: Caller, fault: Fault, operation: Operation) -> None:
    """Check every way in which a fault shows.

    Raises:
        AssertionError: One of them has another outcome; a note tells which.
    """
    for name, way in fault.ways(operation).items():
        try:
            check(caller, fault, operation, way)
        except AssertionError as failure:
            failure.add_note(f"{fault}: {name}, {operation}")
            raise


def at_once(*_: object) -> float:
    """Sleep for no time before a second attempt."""
    return 0.0


class FaultTests:
    """What holds for every fault and every kind of client; a fixture `caller` says which kind."""

    @pytest.mark.parametrize("operation", OPERATIONS, ids=str)
    @pytest.mark.parametrize("fault", [fault for fault in FAULTS if not fault.is_slow], ids=str)
    def test_call(self, caller: Caller, fault: Fault, operation: Operation) -> None:
        """A call has the one outcome of the table."""
        check_ways(assert_outcome, caller, fault, operation)

    @each_protocol
    @pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.is_slow], ids=str)
    def test_slow_call(self, caller: Caller, fault: Fault, operation: Operation) -> None:
        """So has one that takes its time."""
        check_ways(assert_outcome, caller, fault, operation)

    @each_protocol
    @pytest.mark.parametrize("fault", [f for f in HARMFUL if f.endpoint != NOBODY], ids=str)
    def test_wait(self, caller: Caller, fault: Fault, operation: Operation) -> None:
        """A wait goes on through the faults that pass, and ends with the others."""
        check_ways(assert_wait, caller, fault, operation)

    @pytest.mark.parametrize("fault", HARMFUL, ids=str)
    def test_tried_again(
        self, caller: Caller, fault: Fault, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A call is tried again by itself where the table says so, and nowhere else."""
        backoff = "botocore.retries.standard.ExponentialBackoff"
        monkeypatch.setattr(f"{backoff}.delay_amount", at_once)
        check_ways(assert_tried_again, caller, fault, OPERATIONS[-1])
