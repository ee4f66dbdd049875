# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `trees` `DescribeFolder`."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import entries, new, optional
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
    (set_folder,) = DescribeFolderResponse.__shape__.setters
    get = entries(raw).get
    made = new(DescribeFolderResponse)
    set_folder(made, optional(read_folder, get("Folder")))
    return made


DescribeFolderResponse.__shape__ = Shape(
    DescribeFolderResponse,
    read_describe_folder_response,
    Member("folder", "Folder", StructureType(Folder)),
)
