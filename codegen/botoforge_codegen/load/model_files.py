"""Files in botocore's layout, in a folder or in an archive, which is never unpacked to the disk."""

from __future__ import annotations

import gzip
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from attrs import frozen

from botoforge_codegen.errors import GenerationError, printable

SNAPSHOTS: Final = "_models"
"""The folder inside a generated package that holds the models it is made from."""

LARGEST: Final = 32 * 2**20
"""How many bytes a file may have, unpacked; botocore's largest has under a fifth of it."""

LARGEST_ARCHIVE: Final = 512 * 2**20
"""How many bytes an archive may have, unpacked; all models of botocore have a quarter of it."""

EXPECTED: Final = (
    "expected a generated package, a folder <service>/<API version>/service-2.json (botocore's "
    "own is botocore/data), a botocore wheel or sdist, or the word `installed`"
)

SERVICE_FILE: Final = re.compile(r"(?P<root>(?:.*/)?)[^/]+/[^/]+/service-2\.json(?:\.gz)?")
USUAL_ROOTS: Final = ("botocore/data/", f"{SNAPSHOTS}/")

DAMAGED: Final = (
    *(zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError),
    *(OSError, ValueError, RuntimeError),  # encrypted, or packed in a way that Python cannot read
)
"""What reading an archive raises that is damaged, or is none."""


@frozen(kw_only=True)
class ModelFiles:
    """Files by their path in botocore's layout: `<service>/<API version>/<name>`."""

    where: str
    """The folder, or the archive with the folder inside it, for messages."""
    sizes: Mapping[str, int]
    """How many bytes each has, as it is stored."""
    is_package: bool
    """They are the snapshots inside a generated package."""
    read_stored: Callable[[str], bytes]
    """Reads a file as it is stored."""

    def read(self, path: str) -> bytes:
        """Read a file; one whose name ends with `.gz` is decompressed.

        Raises:
            ValueError: It is larger than a model may be.
            OSError, EOFError, zlib.error: It is damaged.
        """
        content = self.read_stored(path)
        if path.endswith(".gz"):
            unpacker = zlib.decompressobj(wbits=31)  # with the header of gzip
            content = unpacker.decompress(content, LARGEST + 1)
            if not unpacker.eof and len(content) <= LARGEST:
                raise EOFError("it ends early")
        if len(content) > LARGEST:
            raise ValueError(f"it has more than {LARGEST} bytes")
        return content

    def locate(self, path: str) -> str:
        """Name a file, for messages."""
        return printable(f"{self.where}/{path}")


def open_model_files(path: Path) -> ModelFiles:
    """Find the models in a folder or in an archive.

    Raises:
        GenerationError: There are none, or they cannot be read.
    """
    if path.is_dir():
        return open_folder(path)
    if not path.is_file():
        raise GenerationError(f"{name(path)}: there is no such file or folder; {EXPECTED}")
    try:
        return open_zip(path) if zipfile.is_zipfile(path) else open_tar(path)
    except DAMAGED as error:
        raise GenerationError(
            f"{name(path)}: it cannot be read as zip or tar.gz ({explain(error)}); {EXPECTED}"
        ) from error


def name(path: Path) -> str:
    """Name a path, for messages."""
    return printable(str(path))


def explain(error: Exception) -> str:
    """Explain in one line why a file cannot be read."""
    return printable(" ".join(str(error).split())) or type(error).__name__


# --- Folders --------------------------------------------------------------------------------------


def open_folder(folder: Path) -> ModelFiles:
    """Find the models in a folder."""
    package = folder.parent if folder.resolve().name == SNAPSHOTS else folder
    root = package / SNAPSHOTS
    is_package = root.is_dir()
    if not is_package:
        root = folder
    sizes = {
        file.relative_to(root).as_posix(): file.stat().st_size
        for file in sorted(root.glob("*/*/*.json*"))
        if file.is_file()
    }
    if not (sizes if is_package else any(map(SERVICE_FILE.fullmatch, sizes))):
        raise GenerationError(f"folder {name(folder)}: {why_no_model(folder)}")

    def read_stored(path: str) -> bytes:
        with (root / path).open("rb") as file:
            return file.read(LARGEST + 1)

    return ModelFiles(where=str(root), sizes=sizes, is_package=is_package, read_stored=read_stored)


def why_no_model(folder: Path) -> str:
    """Say what a folder without models is, and what was expected."""
    if (folder / "_runtime").is_dir():
        return (
            "this package has no snapshot of its models: an older botoforge has generated it; run "
            "`botoforge generate` in its project"
        )
    for below in ("data", "botocore/data"):
        if any((folder / below).glob("*/*/service-2.json*")):
            return f"its models are in {name(folder / below)}: give that folder"
    found = sorted(file.name for file in folder.iterdir())
    return f"it holds no model, but {describe_names(found)}; {EXPECTED}"


def describe_names(names: Iterable[str]) -> str:
    """Describe in a few words what was found."""
    listed = list(names)
    shown = ", ".join(map(printable, listed[:3]))
    if len(listed) > 3:
        return f"{len(listed)} files and folders, such as {shown}"
    return shown or "nothing at all"


# --- Archives -------------------------------------------------------------------------------------


def open_zip(path: Path) -> ModelFiles:
    """Find the models in a zip file, such as a wheel; each is read when it is asked for."""
    archive = zipfile.ZipFile(path)
    sizes = {info.filename: info.file_size for info in archive.infolist() if not info.is_dir()}
    root, found = find_models(path, sizes)
    if sum(found.values()) > LARGEST_ARCHIVE:
        raise ValueError(f"its models have more than {LARGEST_ARCHIVE} bytes")

    def read_stored(file: str) -> bytes:
        try:
            with archive.open(root + file) as opened:
                return opened.read(LARGEST + 1)
        except DAMAGED as error:  # `RuntimeError` is what zipfile raises about a password
            raise EOFError(explain(error)) from error

    return make(path, root, found, read_stored)


def open_tar(path: Path) -> ModelFiles:
    """Read the models in a tar file, such as an sdist; it has to be read from its beginning."""
    contents: dict[str, bytes] = {}
    with BoundedGzip(path) as unpacked, tarfile.open(fileobj=unpacked, mode="r:") as archive:
        for member in archive:
            opened = archive.extractfile(member) if is_model(member) else None
            if opened is not None:
                contents[member.name] = opened.read()
    root, found = find_models(path, {file: len(content) for file, content in contents.items()})
    kept = {file: contents[root + file] for file in found}
    return make(path, root, found, lambda file: kept[file])


def is_model(member: tarfile.TarInfo) -> bool:
    """Whether a file of a tar file may be one that is looked for."""
    return member.isreg() and member.name.endswith((".json", ".json.gz"))


class BoundedGzip(gzip.GzipFile):
    """A gzip file that refuses to unpack more than a limit, at once or in total."""

    def read(self, size: int | None = -1) -> bytes:
        """Read some bytes; tarfile always says how many."""
        if size is None or not 0 <= size <= LARGEST:
            raise ValueError(f"a file in it has more than {LARGEST} bytes")
        self._check(self.tell() + size)
        return super().read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Go forward, by unpacking what is skipped."""
        self._check(offset)
        return super().seek(offset, whence)

    def _check(self, position: int) -> None:
        """Refuse a position beyond the limit."""
        if position > LARGEST_ARCHIVE:
            raise ValueError(f"it has more than {LARGEST_ARCHIVE} bytes")


def find_models(path: Path, sizes: Mapping[str, int]) -> tuple[str, Mapping[str, int]]:
    """Find the folder inside an archive that holds the models.

    Returns:
        The folder, and the files in it with their sizes.

    Raises:
        GenerationError: There is none, or there are several.
    """
    roots = dict.fromkeys(find_roots(sizes))
    usual = [root for root in roots if f"/{root}".endswith(tuple(f"/{r}" for r in USUAL_ROOTS))]
    candidates = usual or list(roots)
    if not candidates:
        raise GenerationError(
            f"{name(path)}: it holds no model, but {describe_names(sizes)}; {EXPECTED}"
        )
    if len(candidates) > 1:
        raise GenerationError(
            f"{name(path)}: it holds models in several folders: {describe_names(candidates)}; "
            "unpack it, and give one of them"
        )
    root = candidates[0]
    inside = {file[len(root) :]: size for file, size in sizes.items() if file.startswith(root)}
    return root, {file: size for file, size in inside.items() if file.count("/") == 2}


def find_roots(files: Iterable[str]) -> Iterator[str]:
    """Find the folders that hold models in botocore's layout."""
    for file in files:
        if match := SERVICE_FILE.fullmatch(file):
            yield match["root"]


def make(
    path: Path, root: str, sizes: Mapping[str, int], read_stored: Callable[[str], bytes]
) -> ModelFiles:
    """Describe the models in an archive."""
    return ModelFiles(
        where=f"{path}/{root}".removesuffix("/"),
        sizes=sizes,
        is_package=f"/{root}".endswith(f"/{SNAPSHOTS}/"),
        read_stored=read_stored,
    )
