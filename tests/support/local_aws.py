"""A server on this machine that answers real HTTP requests with what a test tells it to."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Self, TypeAlias

from botoforge._runtime.testing.http import HttpAnswer as Answer
from botoforge._runtime.testing.http import HttpRequest as Request
from botoforge._runtime.testing.http import HttpServer, Respond

__all__ = ["Answer", "LocalAws", "Request", "Respond", "Step"]

Step: TypeAlias = Answer | Respond
"""What a request is answered with, or what makes the response; with none, the connection resets."""


class LocalAws:
    """It listens from the beginning to the end of its `with` block.

    Attributes:
        endpoint_url: What to give to `boto3.client`.
        requests: What has arrived, oldest first.
    """

    def __init__(self) -> None:
        self.requests: list[Request] = []
        self.answer(Answer(status=HTTPStatus.NOT_IMPLEMENTED))
        self._server = HttpServer(self._exchange)
        self.endpoint_url = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.stop()

    def answer(self, step: Step) -> None:
        """Set what every request is answered with from now on.

        Args:
            step: The response, or a function that makes it. Requests that come at the same time
                call the function in threads of their own.
        """
        self._respond: Respond = (lambda _: step) if isinstance(step, Answer) else step

    def play(self, steps: Iterable[Step]) -> None:
        """Begin a script: each request takes one step, and those after the last are refused."""
        self.requests.clear()
        script = iter(steps)
        over = Answer(status=HTTPStatus.BAD_REQUEST, body=b'{"__type": "EndOfScript"}')

        def take(request: Request) -> Answer | None:
            step = next(script, over)
            return step if isinstance(step, Answer) else step(request)

        self.answer(take)

    def _exchange(self, request: Request) -> Answer | None:
        self.requests.append(request)
        return self._respond(request)
