"""Clients of botocore that have everything but a socket, and what is logged."""

from __future__ import annotations

import logging
from typing import Any, Self

import botocore.session
from botocore import UNSIGNED
from botocore.awsrequest import AWSResponse
from botocore.config import Config
from botocore.endpoint import convert_to_response_dict
from botocore.model import OperationModel
from botocore.parsers import create_parser
from oracle.bodies import Wire, Written


class Line:
    """Stands where the socket would be: behind botocore's own event `before-send`.

    Attributes:
        answer: What the next request is answered with.
    """

    def __init__(self) -> None:
        self.answer = Written(501, {}, b"")

    def __call__(self, request: Any, **_: object) -> AWSResponse:
        """Answer a request."""
        return send(self.answer, request.url)


def send(written: Written, url: str = "http://localhost") -> AWSResponse:
    """Make the response that botocore's client gets."""
    made_of: Any = (written.status, written.headers, Wire(written.body))  # which stubs do not know
    return AWSResponse(url, *made_of)


def receive(operation: OperationModel, written: Written) -> dict[str, Any]:
    """Read a response as a client of botocore does, its handlers apart."""
    parser = create_parser(operation.service_model.resolved_protocol)
    answer = convert_to_response_dict(send(written), operation)
    shape: Any = operation.output_shape  # there may be none, which the stubs do not know
    parsed: dict[str, Any] = parser.parse(answer, shape)
    return parsed


def connect(service: str, line: Line, loader: Any = None) -> Any:
    """Make a client of botocore that has everything but a socket.

    Args:
        service: What botocore calls the service.
        line: What stands where the socket would be.
        loader: What loads the service's model; by default botocore's.
    """
    session: Any = botocore.session.Session()
    if loader is not None:
        session.register_component("data_loader", loader)
    client = session.create_client(
        service,
        region_name="us-east-1",
        endpoint_url="http://localhost",
        config=Config(
            signature_version=UNSIGNED,
            retries={"total_max_attempts": 1},
            inject_host_prefix=False,
        ),
    )
    service_id = client.meta.service_model.service_id.hyphenize()
    client.meta.events.register_first(f"choose-signer.{service_id}", leave_unsigned)
    client.meta.events.register("before-send", line)
    return client


def leave_unsigned(**_: object) -> Any:
    """Sign nothing, whatever an operation demands."""
    return UNSIGNED


class Log(logging.Handler):
    """Listens to a logger in a `with` block.

    Attributes:
        lines: The messages that were logged, each with its level.
    """

    def __init__(self, name: str) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[tuple[int, str]] = []
        self.logger = logging.getLogger(name)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append((record.levelno, record.getMessage()))

    def __enter__(self) -> Self:
        self.before = self.logger.level, self.logger.propagate
        self.logger.setLevel(logging.DEBUG)
        self.logger.propagate = False
        self.logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.setLevel(self.before[0])
        self.logger.propagate = self.before[1]
