"""A small HTTP server on 127.0.0.1, for `AwsServer`."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from threading import Lock, Thread
from typing import Any, Final, TypeAlias

from attrs import field, frozen
from attrs.validators import and_, ge, instance_of, le

BODILESS: Final = frozenset({HTTPStatus.NO_CONTENT, HTTPStatus.NOT_MODIFIED})
"""The HTTP statuses of responses without a body."""


@frozen(kw_only=True)
class HttpRequest:
    """A request of a client."""

    method: str
    host: str
    """The host that the client asks; this server may be its proxy."""
    target: str
    """The path, with the query, as it came."""
    headers: Mapping[str, str]
    """Their names in lower case."""
    body: bytes


@frozen(kw_only=True)
class HttpAnswer:
    """A response byte by byte, such as the page of a proxy."""

    status: int = field(default=200, validator=and_(ge(100), le(999)))
    headers: Mapping[str, str] = field(factory=dict[str, str])
    """`Content-Length` is added where it is not among them."""
    body: bytes = field(default=b"", validator=instance_of(bytes))


Respond: TypeAlias = Callable[[HttpRequest], HttpAnswer | None]
"""Responds to a request; `None` resets the connection."""


class HttpServer(ThreadingHTTPServer):
    """Listens on a free port of 127.0.0.1, with a thread for each connection.

    Args:
        respond: Responds to requests, each in the thread of its connection.
    """

    daemon_threads = True
    request_queue_size = 1024  # how many clients may connect at the same time

    def __init__(self, respond: Respond) -> None:
        self._lock = Lock()
        self._connections: set[socket.socket] = set()
        super().__init__(("127.0.0.1", 0), partial(Handler, respond))
        self._thread = Thread(target=self.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def server_bind(self) -> None:
        """Bind, without looking up a host name."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "127.0.0.1", self.server_address[1]

    def process_request(self, request: Any, client_address: Any) -> None:
        """Remember the connection, to close it at the end."""
        with self._lock:
            self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Close a connection."""
        with self._lock:
            self._connections.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log nothing about a client that has gone away: tests do that on purpose."""

    def stop(self) -> None:
        """Stop listening, and close what is open."""
        self.shutdown()
        self.server_close()
        self._thread.join()
        with self._lock:
            for connection in self._connections:
                try:
                    connection.shutdown(socket.SHUT_RDWR)
                except OSError:  # the client has closed it already
                    continue


class Handler(BaseHTTPRequestHandler):
    """One connection, which stays open from request to request."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body are sent together
    disable_nagle_algorithm = True

    def __init__(self, respond: Respond, *arguments: Any) -> None:
        self.respond = respond
        super().__init__(*arguments)

    def handle_request(self) -> None:
        """Read one request and respond to it."""
        headers = {name.lower(): text for name, text in self.headers.items()}
        host, target = split_target(self.path)
        response = self.respond(
            HttpRequest(
                method=self.command,
                host=host or headers.get("host", ""),
                target=target,
                headers=headers,
                body=self.read_body(headers),
            )
        )
        if response is None:
            self.reset()
            return
        self.send_response_only(response.status)
        bodiless = response.status in BODILESS
        length = {} if bodiless else {"Content-Length": str(len(response.body))}
        for name, text in {**length, **response.headers}.items():
            self.send_header(name, text)
        self.end_headers()
        if self.command != "HEAD" and not bodiless:
            self.wfile.write(response.body)

    # The names that `http.server` looks for.
    do_DELETE = do_GET = do_HEAD = do_PATCH = do_POST = do_PUT = handle_request  # noqa: N815
    do_CONNECT = handle_request  # noqa: N815 (for https, which is refused as any unknown request)

    def read_body(self, headers: Mapping[str, str]) -> bytes:
        """Read the body, by its `Content-Length` or chunk by chunk."""
        if headers.get("transfer-encoding", "").lower() != "chunked":
            length = int(headers.get("content-length", "0"))
            body = self.rfile.read(length)
            if len(body) < length:
                raise ConnectionError("the client has gone away")
            return body
        body = b""
        while length := int(self.rfile.readline().partition(b";")[0], 16):
            body += self.rfile.read(length)
            self.rfile.readline()
        while self.rfile.readline().strip():
            pass  # what may follow the last chunk
        return body

    def handle_expect_100(self) -> bool:
        """Let a client send the body that it asks about, at once."""
        going_on = super().handle_expect_100()
        self.wfile.flush()
        return going_on

    def reset(self) -> None:
        """Reset the connection."""
        self.close_connection = True
        linger = struct.pack("ii", 1, 0)  # closing then resets
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the name it has)
        """Log nothing."""


def split_target(target: str) -> tuple[str, str]:
    """Split the target of a request to a proxy into host and path; else it is a path alone."""
    if not target.startswith("http://"):
        return "", target
    host = re.split("[/?]", target.removeprefix("http://"), maxsplit=1)[0]
    path = target.removeprefix(f"http://{host}")
    return host, path if path.startswith("/") else f"/{path}"
