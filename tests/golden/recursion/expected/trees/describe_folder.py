# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `trees` `DescribeFolder`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response
from .._runtime.value_types import StructureType
from ._shared_file import Folder, read_folder


@frozen(kw_only=True, eq=False, repr=False)
class DescribeFolderResponse(Response):
    """Response of `describe_folder`."""

    folder: Folder | None = None
    """A folder."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_describe_folder_response(raw: Any) -> DescribeFolderResponse:
    get = entries(raw).get
    made = DescribeFolderResponse.__shape__.make()
    made.folder = optional(read_folder, get("Folder"))
    made.__class__ = DescribeFolderResponse
    structure: DescribeFolderResponse = made
    return structure


DescribeFolderResponse.__shape__ = Shape(
    DescribeFolderResponse,
    read_describe_folder_response,
    Member("folder", "Folder", StructureType(Folder)),
)
