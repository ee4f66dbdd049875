# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `trees` `DescribeFile`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional
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
    get = entries(raw).get
    made = DescribeFileResponse.__shape__.make()
    made.file = optional(read_file, get("File"))
    made.__class__ = DescribeFileResponse
    structure: DescribeFileResponse = made
    return structure


DescribeFileResponse.__shape__ = Shape(
    DescribeFileResponse,
    read_describe_file_response,
    Member("file", "File", StructureType(File)),
)
