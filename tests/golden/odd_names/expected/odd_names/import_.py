# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types of `odd-names` `Import`."""

from __future__ import annotations

from typing import Any, ClassVar

from attrs import frozen

from .._runtime.decode import entries, new, optional
from .._runtime.schema import Shape
from ._shared_return_response import ReturnResponse
from ._shared_type import read_type


@frozen(kw_only=True, eq=False, repr=False)
class ImportResponse(ReturnResponse):
    """Response of `import_`."""

    __hash__: ClassVar[None]


# --- Decoding -------------------------------------------------------------------------------------


def read_import_response(raw: Any) -> ImportResponse:
    (set_list,) = ImportResponse.__shape__.setters
    get = entries(raw).get
    made = new(ImportResponse)
    set_list(made, optional(read_type, get("list")))
    return made


ImportResponse.__shape__ = Shape(
    ImportResponse,
    read_import_response,
    *ReturnResponse.__shape__.members,
)
