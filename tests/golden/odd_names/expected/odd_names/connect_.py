# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Connect`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response
from .._runtime.value_types import StructureType
from ._shared_structure import Structure_, read_structure


@frozen(kw_only=True, eq=False, repr=False)
class LowerCaseMapping(Response):
    """Response of `connect_`."""

    response: Structure_ | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_lower_case_mapping(raw: Any) -> LowerCaseMapping:
    get = entries(raw).get
    made = LowerCaseMapping.__shape__.make()
    made.response = optional(read_structure, get("Response"))
    made.__class__ = LowerCaseMapping
    structure: LowerCaseMapping = made
    return structure


LowerCaseMapping.__shape__ = Shape(
    LowerCaseMapping,
    read_lower_case_mapping,
    Member("response", "Response", StructureType(Structure_)),
)
