# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Example "Odd" Names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from .._runtime.schema import Member
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.value_types import BOOLEAN, INTEGER, TEXT, EnumType, ListType
from .._runtime.values import UnknownValue
from ._shared_type import Type


class OddNamesServiceError(ServiceError):
    """Base of every error from Example "Odd" Names; raised itself for a code that the model does
    not list.
    """


class OddNamesError(OddNamesServiceError):
    """An error that is also plain data, and has the name of the base of all errors."""

    code_: int

    args_: Sequence[str]

    response_: str | None

    operation_name_: str | None

    is_retryable_: bool | None

    pass_: Type | UnknownValue | None

    __shape__ = ErrorShape(
        Member("code_", "code", INTEGER, required=True),
        Member("args_", "args", ListType(TEXT)),
        Member("response_", "response", TEXT),
        Member("operation_name_", "operationName", TEXT),
        Member("is_retryable_", "isRetryable", BOOLEAN),
        Member("pass_", "pass", EnumType(Type)),
    )


class TimeoutError_(OddNamesServiceError):
    """Error with the code `TimeoutError`."""

    __shape__ = ErrorShape()


class Warning_(OddNamesServiceError):
    """An error with the name of one of Python's own."""

    __shape__ = ErrorShape()


class LowerCaseError(OddNamesServiceError):
    """Error with the code `lowerCaseError`."""

    __shape__ = ErrorShape()


SERVICE: Final = ServiceTable(
    "odd-names",
    "Odd Names",
    "json",
    OddNamesServiceError,
    {
        "OddNamesError": OddNamesError,
        "TimeoutError": TimeoutError_,
        "Warning": Warning_,
        "lowerCaseError": LowerCaseError,
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""
