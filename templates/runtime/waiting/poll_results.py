"""The result of one poll, as the acceptors of waiters look at it."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from ..service_errors import ServiceError
from ..structures import Response
from ..values import is_list
from ..views import StructureView, compile_path


class PollResult:
    """The result of one poll, as acceptors look at it.

    Args:
        raw: botocore's dictionary of an error, or what stands for that of a response.
        is_error: Whether it is an error.
    """

    __slots__ = ("is_error", "raw", "values")

    def __init__(self, raw: Mapping[str, Any], *, is_error: bool = False) -> None:
        self.raw = raw
        self.is_error = is_error
        self.values: dict[str, object] = {}
        """The values that were looked up so far, by JMESPath."""

    @property
    def error_code(self) -> str | None:
        """The code of an error."""
        return str(self.raw.get("Error", {}).get("Code", "")) if self.is_error else None

    @property
    def is_not_found(self) -> bool:
        """Whether it is an error by which services say that there is no such thing."""
        code = self.error_code or ""
        return self.is_error and (
            self.http_status_code == HTTPStatus.NOT_FOUND
            or any(words in code for words in ("NotFound", "NoSuch", "DoesNotExist"))
        )

    @property
    def http_status_code(self) -> object:
        """The HTTP status."""
        return self.raw.get("ResponseMetadata", {}).get("HTTPStatusCode")

    def find(self, path: str) -> object:
        """Find the value at a JMESPath; `None` in an error, or where the path leads nowhere."""
        if self.is_error or not path:
            return None
        if path not in self.values:
            try:
                self.values[path] = compile_path(path)(self.raw)
            except ValueError:  # a function in the path refuses its argument, such as a null
                self.values[path] = None
        return self.values[path]

    def strings(self, path: str) -> tuple[str, ...]:
        """Find the strings at a JMESPath: one, or those in a list."""
        value = self.find(path)
        if is_list(value):
            return tuple(str(item) for item in value if item)
        return (str(value),) if value else ()


def poll_result(response: Response | ServiceError) -> PollResult:
    """Make the result of a poll from a response, also from one that a test has created."""
    if isinstance(response, ServiceError):
        return PollResult(response.response, is_error=True)
    return PollResult(StructureView(response))
