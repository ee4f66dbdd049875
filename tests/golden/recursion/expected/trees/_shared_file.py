# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Types that `DescribeFile` and `DescribeFolder` share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from .._runtime.attrs_classes import frozen
from .._runtime.decode import entries, enum_reader, optional, optional_list, read_text
from .._runtime.schema import Member, Shape
from .._runtime.structures import Structure
from .._runtime.value_types import TEXT, EnumType, ListType, StructureType
from .._runtime.values import ABSENT, ServiceEnum, UnknownValue


@frozen(kw_only=True, eq=False, repr=False)
class File(Structure):
    """A file."""

    name: str

    folder: Folder | None = None
    """The folder that holds it."""

    __hash__: ClassVar[None]


@frozen(kw_only=True, eq=False, repr=False)
class Folder(Structure):
    """A folder."""

    files: Sequence[File] = ABSENT
    """The files that it holds."""

    kind: FolderKind | UnknownValue | None = None

    __hash__: ClassVar[None]


class FolderKind(ServiceEnum):
    """Values of `Folder.kind`."""

    PLAIN = "PLAIN"
    HIDDEN = "HIDDEN"


# --- Decoding -------------------------------------------------------------------------------------


read_folder_kind = enum_reader(FolderKind)


def read_file(raw: Any) -> File:
    get = entries(raw).get
    made = File.__shape__.make()
    made.name = read_text(get("Name"))
    made.folder = optional(read_folder, get("Folder"))
    made.__class__ = File
    structure: File = made
    return structure


def read_folder(raw: Any) -> Folder:
    get = entries(raw).get
    made = Folder.__shape__.make()
    made.files = optional_list(read_file, get("Files"))
    made.kind = optional(read_folder_kind, get("Kind"))
    made.__class__ = Folder
    structure: Folder = made
    return structure


File.__shape__ = Shape(
    File,
    read_file,
    Member("name", "Name", TEXT, required=True),
    Member("folder", "Folder", StructureType(Folder)),
)

Folder.__shape__ = Shape(
    Folder,
    read_folder,
    Member("files", "Files", ListType(StructureType(File))),
    Member("kind", "Kind", EnumType(FolderKind)),
)
