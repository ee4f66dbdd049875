"""A stand-in for AWS on this machine: it answers real HTTP requests with what it was told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Self, TypeAlias

from attrs import field, frozen


@frozen(kw_only=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    """With the query, as it came."""

    headers: Mapping[str, str]
    """Their names in lower case."""

    body: bytes


@frozen(kw_only=True)
class Answer:
    """What the server sends back."""

    status: int = HTTPStatus.OK
    headers: Mapping[str, str] = field(factory=dict[str, str])
    """`Content-Length` is added where it is not among them."""

    body: bytes = b""


Respond: TypeAlias = Callable[[Request], Answer]


class LocalAws:
    """An HTTP server on a free port of 127.0.0.1; it listens inside a `with` block.

    Attributes:
        endpoint_url: What to give to `boto3.client`.
        requests: What has arrived, oldest first.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.answer(Answer(status=HTTPStatus.NOT_IMPLEMENTED))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, self._exchange))
        self._thread = Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self.endpoint_url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, answer: Answer | Respond) -> None:
        """Set what every request is answered with from now on.

        Args:
            answer: The answer, or a function that makes it from the request. Requests that come
                at the same time call the function in threads of their own.
        """
        self._respond: Respond = (lambda _: answer) if isinstance(answer, Answer) else answer

    def _exchange(self, request: Request) -> Answer:
        self.requests.append(request)
        return self._respond(request)


class Handler(BaseHTTPRequestHandler):
    """One connection, which stays open from request to request."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # head and body leave together
    disable_nagle_algorithm = True

    def __init__(self, exchange: Respond, *arguments: Any) -> None:
        self.exchange = exchange
        super().__init__(*arguments)

    def handle_request(self) -> None:
        """Read one request and answer it."""
        headers = {name.lower(): text for name, text in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        answer = self.exchange(
            Request(method=self.command, path=self.path, headers=headers, body=body)
        )
        self.send_response_only(answer.status)
        for name, text in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
            self.send_header(name, text)
        self.end_headers()
        self.wfile.write(answer.body)

    # The names that `http.server` looks for.
    do_DELETE = do_GET = do_PATCH = do_POST = do_PUT = handle_request  # noqa: N815
