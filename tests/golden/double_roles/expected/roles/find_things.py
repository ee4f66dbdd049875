# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `roles` `FindThings`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response, Structure
from .._runtime.value_types import TEXT, ListType, StructureType
from .._runtime.values import ABSENT


@frozen(kw_only=True, eq=False, repr=False)
class FindThingsResponse(Response):
    """Response of `find_things`."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Filter(Structure):
    """Value of the parameter `not_` of `find_things`."""

    all: Sequence[Filter] = ABSENT

    not_: Filter | None = None

    name: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_find_things_response(raw: Any) -> FindThingsResponse:
    entries(raw)
    made = FindThingsResponse.__shape__.make()
    made.__class__ = FindThingsResponse
    structure: FindThingsResponse = made
    return structure


FindThingsResponse.__shape__ = Shape(FindThingsResponse, read_find_things_response)

Filter.__shape__ = Shape(
    Filter,
    None,
    Member("all", "all", ListType(StructureType(Filter))),
    Member("not_", "not", StructureType(Filter)),
    Member("name", "name", TEXT),
)
