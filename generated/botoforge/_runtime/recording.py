# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""What the methods of a client call, found out without sending a request."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from inspect import Parameter, iscoroutine, signature, unwrap
from typing import Any, Final, NoReturn

from .structures import Response
from .waiting.model import Waiter
from .waiting.options import WaitOptions

WAIT_PREFIX: Final = "wait_until_"
"""What the name of each method that waits begins with."""

WAIT_KEYWORDS: Final = frozenset(signature(WaitOptions).parameters)
"""The parameters of a method that waits that are not the operation's."""


class OperationCall(Exception):  # noqa: N818 (no error: it carries what a method calls)
    """A method calls an operation.

    Attributes:
        operation: The operation, as the model names it.
        response_class: The class of the response.
        parameters: What is sent, by wire name.
    """

    def __init__(
        self, operation: str, response_class: type[Response], parameters: Mapping[str, object]
    ) -> None:
        super().__init__(operation)
        self.operation = operation
        self.response_class = response_class
        self.parameters = parameters


class WaitCall(Exception):  # noqa: N818 (no error: it carries what a method waits for)
    """A method waits.

    Attributes:
        waiter: What ends the wait.
        poll: Calls the operation that is polled.
    """

    def __init__(self, waiter: Waiter, poll: Callable[[], object]) -> None:
        super().__init__(waiter.name)
        self.waiter = waiter
        self.poll = poll


class PageCall(Exception):  # noqa: N818 (no error: it carries what a method calls)
    """A method calls an operation page by page.

    Attributes:
        operation: The operation, as the model names it.
    """

    def __init__(self, operation: str) -> None:
        super().__init__(operation)
        self.operation = operation


class RecordingClient:
    """A base class that makes a client's methods raise what they would do, and send nothing."""

    def _call(
        self, operation: str, response_class: type[Response], parameters: Mapping[str, object]
    ) -> NoReturn:
        raise OperationCall(operation, response_class, parameters)

    def _wait(self, waiter: Waiter, poll: Callable[[], object], *_: object) -> NoReturn:
        raise WaitCall(waiter, poll)

    _wait_or_none = _wait

    def _paging(self, operation: str, *_: object) -> NoReturn:
        raise PageCall(operation)


def is_wait(method: str) -> bool:
    """Whether a client's method is one that waits."""
    return method.startswith(WAIT_PREFIX)


def find_call(client_class: type[Any], method: str) -> OperationCall | WaitCall | PageCall | None:
    """Find out what a client's method does.

    Args:
        client_class: The class of the client, async or not.
        method: The method's name.

    Returns:
        What it does, with each parameter's own name as its value; None if it does none of these.
    """
    client: Any = object.__new__(type("Recording", (RecordingClient, client_class), {}))
    call = unwrap(getattr(client_class, method))  # a method that is deprecated would warn
    arguments: dict[str, Any] = {
        parameter.name: parameter.name for parameter in operation_parameters(client_class, method)
    }
    if is_wait(method):
        arguments["timeout"] = 0
    return record_call(lambda: call(client, **arguments))


def operation_parameters(client_class: type[Any], method: str) -> list[Parameter]:
    """List the parameters of a client's method that are the operation's."""
    beside = WAIT_KEYWORDS if is_wait(method) else ()
    return [
        parameter
        for parameter in signature(getattr(client_class, method)).parameters.values()
        if parameter.kind is Parameter.KEYWORD_ONLY and parameter.name not in beside
    ]


def record_call(call: Callable[[], object]) -> OperationCall | WaitCall | PageCall | None:
    """Make a call on a `RecordingClient`, and return what it raises; a coroutine is run."""
    try:
        result = call()
        if iscoroutine(result):
            with suppress(StopIteration):
                result.send(None)
    except (OperationCall, WaitCall, PageCall) as recorded:
        return recorded
    return None
