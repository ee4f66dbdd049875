# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `trees` `DescribeFile`."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import entries, new, optional
from .._runtime.schema import Member, Shape
from .._runtime.structures import Response
from .._runtime.value_types import StructureType
from ._shared_file import File, read_file


@frozen(kw_only=True, eq=False, repr=False)
class DescribeFileResponse(Response):
    """Response of `describe_file`."""

    file: File | None = None
    """A file."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_describe_file_response(raw: Any) -> DescribeFileResponse:
    (set_file,) = DescribeFileResponse.__shape__.setters
    get = entries(raw).get
    made = new(DescribeFileResponse)
    set_file(made, optional(read_file, get("File")))
    return made


DescribeFileResponse.__shape__ = Shape(
    DescribeFileResponse,
    read_describe_file_response,
    Member("file", "File", StructureType(File)),
)
