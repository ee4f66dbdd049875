"""The waiters of a project's own: a folder with a file for each service, beside its configuration.

`waiters/glue.json` holds those of glue, in the format of botocore's `waiters-2.json`. No model is
needed beside it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import evolve

from botoforge_codegen.errors import GenerationError, printable, suggest_folder

from .files import Json, ServiceFiles
from .schema import WAITERS, InvalidModel


def list_waiter_files(folder: Path) -> Sequence[Path]:
    """List the files of a folder of waiters, by service.

    Raises:
        GenerationError: There is no such folder, or it holds what is no file of a service.
    """
    if not folder.is_dir():
        raise GenerationError(
            f"folder of waiters {folder}: there is no such folder{suggest_folder(folder)}"
        )
    try:
        files = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise GenerationError(f"folder of waiters {folder}: {error.strerror}") from error
    for file in files:
        if file.suffix != ".json" or not file.is_file():
            raise GenerationError(
                f"{printable(str(file))}: a folder of waiters holds a file for each service, "
                "called as boto3.client calls it, such as glue.json, and nothing else"
            )
    return files


def add_project_waiters(files: ServiceFiles, folder: Path | None) -> ServiceFiles:
    """Add the waiters of a project's folder to the files of a service.

    Args:
        files: The files of the service.
        folder: The folder; `None` if the project has none.

    Raises:
        GenerationError: The file of the service is not of the right form.
    """
    file = None if folder is None else folder / f"{files.client_name}.json"
    if file is None or not file.is_file():
        return files
    return evolve(files, project_waiters=read_waiter_file(file), project_file=str(file))


def read_waiter_file(file: Path) -> Json:
    """Read the waiters in a file, by name.

    Raises:
        GenerationError: It is not of the right form.
    """
    where = printable(str(file))
    try:
        content: Json = json.loads(file.read_bytes(), object_pairs_hook=refuse_repeated)
        WAITERS(content, "")
    except json.JSONDecodeError as error:
        problem = f"this is not valid JSON: {error.msg}"
        raise GenerationError(f"{where}:{error.lineno}:{error.colno}: {problem}") from error
    except (InvalidModel, OSError, ValueError, RecursionError) as error:
        hint = "the format is that of botocore's own `waiters-2.json`"
        raise GenerationError(f"waiters {where} are broken: {error}; {hint}") from error
    waiters: Json = content["waiters"]
    return waiters


def refuse_repeated(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object of JSON; of a repeated key the last value would count, without a word.

    Raises:
        InvalidModel: A key is repeated.
    """
    content: dict[str, Any] = {}
    for key, value in pairs:
        if key in content:
            raise InvalidModel(f"the key {key!r} is there twice in one object")
        content[key] = value
    return content
