# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""The errors that this package raises itself; those from a service are in `service_errors`."""

from __future__ import annotations

from collections.abc import Callable

from .values import public


@public
class BotoforgeError(Exception):
    """Base of every error that this package raises."""


@public
class MemberError(BotoforgeError, AttributeError):
    """One member of a response could not be read; the rest of the response can.

    Raised when the attribute is read; `Response.member_errors` lists all of them.

    Attributes:
        path: Where the value is, in wire names: `DescribeJob: Job.Steps[0].Status`.
        expected: What the model declares, such as `a string`.
        received: What the response has instead, such as `int 7`; never the value of a sensitive
            member.
    """

    def __init__(self, path: str, expected: str, received: str) -> None:
        super().__init__(path, expected, received)
        self.path = path
        self.expected = expected
        self.received = received

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {self.received}"

    def __reduce__(self) -> tuple[Callable[..., MemberError], tuple[str, str, str]]:
        return type(self), (self.path, self.expected, self.received)


@public
class MissingOperationError(BotoforgeError, NotImplementedError):
    """The installed botocore lacks operations that a client has methods for, or the whole service.

    Raised when the client is made, not by the first call of such a method.

    Attributes:
        message: What is missing, and what to do.
        service: The service, as boto3 names it.
        operations: The operations that are missing, as the model names them.
        botocore_version: The version of botocore that is installed.
        first_version: The first version that has all of them; `None` if that is not known.
    """

    def __init__(
        self,
        message: str,
        service: str,
        operations: tuple[str, ...],
        botocore_version: str,
        first_version: str | None,
    ) -> None:
        super().__init__(message, service, operations, botocore_version, first_version)
        self.message = message
        self.service = service
        self.operations = operations
        self.botocore_version = botocore_version
        self.first_version = first_version

    def __str__(self) -> str:
        return self.message


@public
class UnreadableResponseError(BotoforgeError):
    """The response could not be parsed, although its HTTP status says success.

    Its body is, for example, an HTML page of a proxy, half a document, or in another protocol.
    Whether the operation was carried out is unknown.

    Attributes:
        operation_name: The operation that was called, as the model names it.
        reason: What is wrong with the body; never a part of it.
        request_id: The request id to quote to AWS support, if the response has one.
        http_status_code: The HTTP status of the response.
        is_cut_off: Whether the connection ended before the body did; a later call may succeed.
    """

    def __init__(
        self,
        operation_name: str,
        reason: str,
        request_id: str | None,
        http_status_code: int,
        is_cut_off: bool = False,
    ) -> None:
        super().__init__(operation_name, reason, request_id, http_status_code, is_cut_off)
        self.operation_name = operation_name
        self.reason = reason
        self.request_id = request_id
        self.http_status_code = http_status_code
        self.is_cut_off = is_cut_off

    def __str__(self) -> str:
        return (
            f"{self.operation_name}: the response could not be parsed: {self.reason} "
            f"(HTTP status {self.http_status_code}, request id {self.request_id})"
        )
