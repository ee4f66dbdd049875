"""The names of all services and operations, kept in the user's cache folder.

To read them from the models takes seconds; a key of shell completion may take 150 ms. So this
imports neither botocore nor attrs, unless nothing is kept yet.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, TypeAlias

from botoforge_codegen.errors import GenerationError, say
from botoforge_codegen.load.installed import find_botocore
from botoforge_codegen.load.service_names import ServiceNames

Catalog: TypeAlias = Mapping[str, ServiceNames]
"""The names of services, by what `boto3.client` calls them."""

FORMAT: Final = 1
"""Raised when what is kept changes, or how it is read from the models."""

PATTERNS: Final = ("*/*/service-2*.json*", "*/*/paginators-1*.json*")
"""The files of a folder of models that names are read from."""


def read_catalog(folders: Sequence[Path] = ()) -> Catalog:
    """Read the names of every service, from the cache if they are there.

    Args:
        folders: Folders of the user's own models, which exist. What they hold is kept apart, until
            one of their files changes.

    Raises:
        GenerationError: The models of botocore cannot be read.
    """
    botocore = find_botocore()
    if botocore is None:
        return read_models(folders)
    stamp = [FORMAT, *botocore]
    catalog = keep([botocore.folder], stamp, read_models)
    if not folders:
        return catalog
    paths = [str(folder.resolve()) for folder in folders]
    files = [file for folder in folders for pattern in PATTERNS for file in folder.glob(pattern)]
    own = sorted({file.parts[-3] for file in files})
    states = sorted([str(f), f.stat().st_size, f.stat().st_mtime_ns] for f in files)
    return {
        **catalog,
        **keep([botocore.folder, *paths], [*stamp, states], lambda: read_models(folders, own)),
    }


def read_models(folders: Sequence[Path] = (), services: Iterable[str] | None = None) -> Catalog:
    """Read the names of services from their models.

    Args:
        folders: Folders of the user's own models.
        services: The services; by default all.
    """
    from botoforge_codegen.load.store import ModelStore  # imports botocore

    store = ModelStore(folders)
    if services is None and sys.stderr.isatty():
        say("reading the names of all operations, once for this botocore")
    catalog: dict[str, ServiceNames] = {}
    for name in store.services() if services is None else services:
        with suppress(GenerationError):  # whoever needs the broken model is told
            catalog[name] = store.names(name)
    return catalog


# --- What is kept ---------------------------------------------------------------------------------


def keep(identity: Sequence[str], stamp: Sequence[object], read: Callable[[], Catalog]) -> Catalog:
    """Return what is kept, if it is of now; else read it, and keep it where that is possible.

    Args:
        identity: Whose names they are: a file of the cache for each.
        stamp: What they were read from; JSON.
        read: Reads them.
    """
    file = locate_cache() / f"names-{zlib.crc32(repr(identity).encode()):08x}.json"
    stamp = [*identity, *stamp]
    # A file that somebody else has damaged is as good as none.
    with suppress(OSError, ValueError, LookupError, TypeError, AttributeError):
        content: Any = json.loads(file.read_bytes())
        if content["stamp"] == stamp:
            return {name: restore(row) for name, row in content["services"].items()}
    catalog = read()
    with suppress(OSError):  # no home, no space, no permission: each run reads the models
        write(file, json.dumps({"stamp": stamp, "services": catalog}))
    return catalog


def locate_cache() -> Path:
    """Find the folder of the cache."""
    from platformdirs import user_cache_path

    return user_cache_path("botoforge", appauthor=False)


def restore(row: Sequence[Any]) -> ServiceNames:
    """Restore the names of a service from JSON."""
    names = ServiceNames(*row)
    return names._replace(other_names=tuple(names.other_names), paginated=tuple(names.paginated))


def write(file: Path, text: str) -> None:
    """Write a file that other processes may read and write at the same time."""
    file.parent.mkdir(parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        new.write_text(text, "utf-8")
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)
