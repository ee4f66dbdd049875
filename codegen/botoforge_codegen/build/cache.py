"""Spares making a service again on which nothing has changed since the last run.

The cache knows digests only. What it stands for are the files of the output folder, and only as
long as they are what was written. So it can be deleted, damaged or out of date, and costs time at
the worst. `check` never looks at it.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any, Final

import attrs

from botoforge_codegen.config.config import Config
from botoforge_codegen.ir import ServiceOutline
from botoforge_codegen.load.store import BOTOCORE_VERSION, ModelStore
from botoforge_codegen.pipeline import MadeService
from botoforge_codegen.render.templates import templates

FOLDER: Final = ".botoforge_cache"

LIBRARIES: Final = ("beautifulsoup4", "jinja2", "markdownify")
"""What of others decides about the output, beside botocore and Python itself."""

TAG: Final = """\
Signature: 8a477f597d28d172789f06886806bc55
# This is a cache of botoforge. It can be deleted at any time. See https://bford.info/cachedir/.
"""


class Cache:
    """What is known of the last run for a package.

    Args:
        config: What is chosen.
        store: Where the models are.
    """

    def __init__(self, config: Config, store: ModelStore) -> None:
        self._config = config
        self._store = store
        self._file = config.path.parent / FOLDER / f"{config.package}.json"
        self._inputs: dict[str, str] = {}
        self._entries: Mapping[str, Any] = {}
        with suppress(OSError, ValueError, RecursionError):  # there is none, or it is damaged
            found = json.loads(self._file.read_bytes())
            self._entries = found if isinstance(found, dict) else {}

    def find(self, client_name: str) -> MadeService | None:
        """Give a service as it lies in the output folder, if that is what would be made."""
        try:
            # Before anything is made of them: what changes meanwhile is noticed by the next run.
            self._inputs[client_name] = self._digest(client_name)
            entry = self._entries[client_name]
            if entry["inputs"] != self._inputs[client_name]:
                return None
            outline = read_outline(entry["outline"])
            check_paths(entry["files"], outline.package)
            files = {path: (self._config.folder / path).read_bytes() for path in entry["files"]}
            if entry["files"] != digests(files):
                return None
            return MadeService(
                client_name=client_name,
                operations=entry["operations"],
                outline=outline,
                files=files,
                warnings=tuple(entry["warnings"]),
            )
        except (KeyError, TypeError, ValueError, OSError):  # not known, damaged, or gone
            return None

    def save(self, services: Iterable[MadeService]) -> None:
        """Remember what has been written; where that cannot be kept, the next run takes longer."""
        entries = {
            service.client_name: {
                "inputs": self._inputs[service.client_name],
                "operations": service.operations,
                "outline": attrs.asdict(service.outline),
                "warnings": [*service.warnings],
                "files": digests(service.files),
            }
            for service in services
        }
        if entries == self._entries:
            return
        folder = self._file.parent
        if folder.is_symlink():  # it would lead to what is not ours
            return
        with suppress(OSError):
            folder.mkdir(exist_ok=True)
            replace_file(folder / ".gitignore", "*\n")
            replace_file(folder / "CACHEDIR.TAG", TAG)
            replace_file(self._file, json.dumps(entries, indent=1))

    def _digest(self, client_name: str) -> str:
        """Digest all that decides about the files of a service."""
        config = self._config
        digest = hashlib.sha256(self._generator)
        operations = sorted(config.services[client_name])
        names = sorted(config.names.get(client_name, {}).items())
        digest.update(json.dumps([client_name, operations, names]).encode())
        add_files(digest, self._store.files(client_name))
        return digest.hexdigest()

    @cached_property
    def _generator(self) -> bytes:
        """Digest all that decides about every service: the generator, and what it uses."""
        digest = hashlib.sha256()
        versions = [sys.version, BOTOCORE_VERSION, *(version(name) for name in LIBRARIES)]
        digest.update(json.dumps(versions).encode())
        sources = [
            file
            for folder in (Path(__file__).parents[1], Path(str(templates())))
            for file in folder.rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        ]
        add_files(digest, sorted(sources))
        return digest.digest()


def read_outline(found: Mapping[str, Any]) -> ServiceOutline:
    """Read the outline of a service.

    Raises:
        TypeError: It is none.
        ValueError: A name in it is none.
    """
    outline = ServiceOutline(**found)
    for name in attrs.astuple(outline):
        if not str(name).isidentifier():
            raise ValueError(name)
    return outline


def check_paths(paths: Iterable[str], package: str) -> None:
    """Check that the files of a service lie in its package.

    Raises:
        ValueError: One does not.
    """
    for path in paths:
        parts = PurePosixPath(path).parts
        if parts[:1] != (package,) or ".." in parts:
            raise ValueError(path)


def replace_file(file: Path, text: str) -> None:
    """Give a file a new content at once; a link that stands in the way is not followed.

    Raises:
        OSError: It cannot be written; then nothing is left of the attempt.
    """
    new = file.with_name(f"{file.name}.new")
    new.unlink(missing_ok=True)
    try:
        with new.open("x", encoding="utf-8") as opened:
            opened.write(text)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """Digest each of some files."""
    return {path: hashlib.sha256(content).hexdigest() for path, content in files.items()}


def add_files(digest: Any, files: Iterable[Path]) -> None:
    """Add files to a digest, each with its name and its length."""
    for file in files:
        content = file.read_bytes()
        digest.update(f"{file}\0{len(content)}\0".encode())
        digest.update(content)
