# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Import`."""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, optional
from .._runtime.schema import Shape
from ._shared_return_response import ReturnResponse
from ._shared_type import read_type


@frozen(kw_only=True, eq=False, repr=False)
class ImportResponse(ReturnResponse):
    """Response of `import_`."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_import_response(raw: Any) -> ImportResponse:
    get = entries(raw).get
    made = ImportResponse.__shape__.make()
    made.list = optional(read_type, get("list"))
    made.__class__ = ImportResponse
    structure: ImportResponse = made
    return structure


ImportResponse.__shape__ = Shape(
    ImportResponse,
    read_import_response,
    *ReturnResponse.__shape__.members,
)
