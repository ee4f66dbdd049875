"""What may go wrong while a body or a stream of events is read, sync or async.

`STREAM_FAULTS` is the table. Each of its rows is a line in `docs/outcomes.md` too.
"""

from __future__ import annotations

import socket
import ssl
from datetime import datetime, timedelta, timezone
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from threading import Thread
from typing import Any, Final, Self

from attrs import frozen
from botocore.config import Config
from botocore.exceptions import IncompleteReadError, ReadTimeoutError, ResponseStreamingError
from cryptography import x509  # which moto needs
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from support.fault_cases import CHUNKED, MOMENT, Act, Script, chunk, head
from support.versions import UNENFORCED, is_older_than
from support.wire import REQUEST_ID

CONTENT_TYPE: Final = "Content-Type: application/vnd.amazon.eventstream"


def written_event(name: str, payload: bytes, kind: str = "event") -> bytes:
    """Write an event, or the exception that ends a stream."""
    encoder = import_module("moto.core.serialize").EventStreamEncoder()
    headers = {":message-type": kind, f":{kind}-type": name}
    written: bytes = encoder.encode_message(headers, payload)
    return written


def damaged(written: bytes, at: int) -> bytes:
    """Change one bit of what was written."""
    return written[:at] + bytes([written[at] ^ 1]) + written[at + 1 :]


FIRST: Final = written_event("marker", b'{"Label": "a"}')
"""An event that arrives as it should."""


def connect_options(port: int, read_timeout: float = 1) -> dict[str, Any]:
    """Make the keyword arguments of a client that tries once and does not wait for long."""
    config = Config(read_timeout=read_timeout, retries={"total_max_attempts": 1}, proxies={})
    return {
        "region_name": "us-east-1",
        "aws_access_key_id": "testing",
        "aws_secret_access_key": "testing",
        "endpoint_url": f"http://127.0.0.1:{port}",
        "config": config,
    }


class SafeServer:
    """A server on this machine that speaks TLS, with a certificate of its own, for one request.

    Attributes:
        url: Where it listens.
        certificate: What a client has to trust.
        received: What has come.

    Args:
        folder: Where the certificate may be written.
        answer: What the request is answered with.
    """

    def __init__(self, folder: Path, answer: bytes = b"HTTP/1.1 200 OK\r\n\r\n") -> None:
        self.certificate = write_certificate(folder)
        self.received = b""
        self.answer = answer
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(self.certificate)
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.url = f"https://127.0.0.1:{self._listening.getsockname()[1]}"
        self._thread = Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join(10)
        self._listening.close()

    def _serve(self) -> None:
        plain, _ = self._listening.accept()
        with self._context.wrap_socket(plain, server_side=True) as connection:
            self._read(connection, b"\r\n\r\n")
            if b"Expect: 100-continue" in self.received:
                connection.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
                self._read(connection, b"\r\n0\r\n\r\n")
            connection.sendall(self.answer)

    def _read(self, connection: ssl.SSLSocket, end: bytes) -> None:
        while not self.received.endswith(end):
            self.received += connection.recv(65536)


def write_certificate(folder: Path) -> Path:
    """Write a key and a certificate for this machine that is signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.now(timezone.utc)
    address = x509.IPAddress(ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "certificate.pem"
    file.write_bytes(private + certificate.public_bytes(pem))
    return file


@frozen(kw_only=True)
class StreamFault:
    """A row: what a server does after it has sent `abc`, or the event `FIRST`.

    Attributes:
        what: What the docs say about it.
        bodies: What it may send as a body.
        streams: What it may send as a stream of events.
        outcome: What is raised, as the docs say it.
        async_outcome: The same with an async client.
        since: The botocore with which clients that are not async had their outcome first; with an
            older one they have that of async clients.
    """

    what: str
    bodies: tuple[Script, ...] = ()
    streams: tuple[Script, ...] = ()
    outcome: str
    async_outcome: str
    since: str = "0"

    def __str__(self) -> str:
        return self.what

    @property
    def outcome_here(self) -> str:
        """What is raised with the installed botocore, by a client that is not async."""
        return self.async_outcome if is_older_than(self.since) else self.outcome

    @property
    def line(self) -> str:
        """The line in the docs."""
        other = f"; async: {self.async_outcome}" if self.async_outcome != self.outcome else ""
        return f"| {self.what} | {self.outcome}{other} |"


def outcome_of(error: BaseException) -> str:
    """Say what was raised as the docs do, by the class that one catches."""
    for cls in OF_BOTOCORE:
        if isinstance(error, cls):
            return f"botocore's `{cls.__name__}`"
    return f"`{type(error).__name__}`" + ", `is_cut_off`" * getattr(error, "is_cut_off", False)


OF_BOTOCORE: Final = (IncompleteReadError, ReadTimeoutError, ResponseStreamingError)
FAILED: Final = "botocore's `ResponseStreamingError`"
CUT_OFF: Final = "`UnreadableResponseError`, `is_cut_off`"
UNREADABLE: Final = "`UnreadableResponseError`"
TOO_LATE: Final = "botocore's `ReadTimeoutError`"

STREAM_FAULTS: Final = (
    StreamFault(
        what="the connection is closed in or between the chunks of a body or a stream",
        bodies=((head(CHUNKED) + chunk(b"abc"),), (head(CHUNKED) + chunk(b"abc") + b"9\r\nd",)),
        streams=(
            (head(CONTENT_TYPE, CHUNKED) + chunk(FIRST),),
            (head(CONTENT_TYPE, CHUNKED) + chunk(FIRST) + chunk(FIRST)[:-9],),
        ),
        outcome=FAILED,
        async_outcome=FAILED,
    ),
    StreamFault(
        what="the connection is reset in a body or a stream",
        bodies=(
            (head(length=9) + b"abc", MOMENT, Act.RESET),
            (head(CHUNKED) + chunk(b"abc"), MOMENT, Act.RESET),
        ),
        streams=((head(CONTENT_TYPE, CHUNKED) + chunk(FIRST), MOMENT, Act.RESET),),
        outcome=FAILED,
        async_outcome=FAILED,
    ),
    StreamFault(
        what="nothing more of a body or a stream comes within the read time-out",
        bodies=((head(length=9) + b"abc", Act.HANG), (head(CHUNKED) + chunk(b"abc"), Act.HANG)),
        streams=((head(CONTENT_TYPE, CHUNKED) + chunk(FIRST), Act.HANG),),
        outcome=TOO_LATE,
        async_outcome=TOO_LATE,
    ),
    StreamFault(
        what="the connection is closed before the end of a body of a given length",
        bodies=((head(length=9) + b"abc",),),
        outcome=f"botocore's `IncompleteReadError` or {FAILED}",
        async_outcome=FAILED,
        since=UNENFORCED,
    ),
    StreamFault(
        what="the connection is closed before the end of a stream of a given length",
        streams=(
            (head(CONTENT_TYPE, length=2 * len(FIRST)) + FIRST,),
            (head(CONTENT_TYPE, length=2 * len(FIRST)) + FIRST + FIRST[:-3],),
        ),
        outcome=CUT_OFF,
        async_outcome=FAILED,
        since=UNENFORCED,
    ),
    StreamFault(
        what="a stream that ends inside an event",
        streams=(
            (head(CONTENT_TYPE) + FIRST + FIRST[:-1],),
            (head(CONTENT_TYPE) + FIRST + FIRST[:3],),
            (head(CONTENT_TYPE, CHUNKED) + chunk(FIRST + FIRST[:9]) + chunk(b""),),
        ),
        outcome=CUT_OFF,
        async_outcome=CUT_OFF,
    ),
    StreamFault(
        what="an event with a wrong checksum, or with a malformed content; a page in place of one",
        streams=(
            (head(CONTENT_TYPE) + FIRST + damaged(FIRST, -6),),
            (head(CONTENT_TYPE) + FIRST + damaged(FIRST, 9),),
            (head(CONTENT_TYPE) + FIRST + written_event("marker", b'{"Lab'),),
            (head(CONTENT_TYPE) + FIRST + b"<html>The service is out for lunch</html>",),
        ),
        outcome=UNREADABLE,
        async_outcome=UNREADABLE,
    ),
)


def check_outcome(error: BaseException, expected: str) -> None:
    """Check what was raised: botocore's own, or ours with the request id and without a cause."""
    assert outcome_of(error) in expected.split(" or ")
    if not isinstance(error, OF_BOTOCORE):
        told: Any = error
        assert (told.request_id, told.http_status_code) == (REQUEST_ID, 200)
        assert error.__cause__ is None
