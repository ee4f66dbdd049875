# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Errors from Example Roles."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Final

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional, optional_integer, optional_list, optional_text
from .._runtime.schema import Member, Shape
from .._runtime.service_errors import ErrorShape, ServiceError, ServiceTable
from .._runtime.structures import Structure
from .._runtime.value_types import INTEGER, TEXT, ListType, StructureType
from .._runtime.values import ABSENT


class RolesError(ServiceError):
    """Base of every error from Example Roles; raised itself for a code that the model does not
    list.
    """


@frozen(kw_only=True, eq=False, repr=False)
class FailureData(Structure):
    """Value of `Failure.cause`."""

    cause: FailureData | None = None
    """The failure before it."""

    faults: Sequence[FaultData] = ABSENT

    message: str | None = None

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class FaultData(Structure):
    """Value of `FailureData.faults`."""

    line: int | None = None

    __hash__: ClassVar[None]


class Failure(RolesError):
    """Error with the code `Failure`."""

    cause: FailureData | None
    """The failure before it."""

    faults: Sequence[FaultData]

    __shape__ = ErrorShape(
        Member("cause", "cause", StructureType(FailureData)),
        Member("faults", "faults", ListType(StructureType(FaultData))),
    )


class Fault(RolesError):
    """Error with the code `Fault`."""

    line: int | None

    __shape__ = ErrorShape(Member("line", "line", INTEGER))


SERVICE: Final = ServiceTable(
    "roles",
    "Roles",
    "json",
    RolesError,
    {
        "Failure": Failure,
        "Fault": Fault,
    },
    api_version="2020-01-01",
)
"""The names of the service and its errors by code, for the clients."""


# --- Decoding -------------------------------------------------------------------------------------


def read_failure_data(raw: Any) -> FailureData:
    get = entries(raw).get
    made = FailureData.__shape__.make()
    made.cause = optional(read_failure_data, get("cause"))
    made.faults = optional_list(read_fault_data, get("faults"))
    made.message = optional_text(get("message"))
    made.__class__ = FailureData
    structure: FailureData = made
    return structure


def read_fault_data(raw: Any) -> FaultData:
    get = entries(raw).get
    made = FaultData.__shape__.make()
    made.line = optional_integer(get("line"))
    made.__class__ = FaultData
    structure: FaultData = made
    return structure


FailureData.__shape__ = Shape(
    FailureData,
    read_failure_data,
    Member("cause", "cause", StructureType(FailureData)),
    Member("faults", "faults", ListType(StructureType(FaultData))),
    Member("message", "message", TEXT),
)

FaultData.__shape__ = Shape(FaultData, read_fault_data, Member("line", "line", INTEGER))
