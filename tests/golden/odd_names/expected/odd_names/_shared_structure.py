# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `Client` and `Connect` share."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Structure
from .._runtime.value_types import TEXT


@frozen(kw_only=True, eq=False, repr=False)
class Structure_(Structure):
    """Value of `ClientResponse.structure`."""

    shape: str | None = None

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_structure(raw: Any) -> Structure_:
    get = entries(raw).get
    made = Structure_.__shape__.make()
    made.shape = optional_text(get("Shape"))
    made.__class__ = Structure_
    structure: Structure_ = made
    return structure


Structure_.__shape__ = Shape(Structure_, read_structure, Member("shape", "Shape", TEXT))
