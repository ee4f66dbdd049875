"""The files in the project's folder of waiters: each is of a service that exists, chosen or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from botoforge_codegen.config.config import Config
from botoforge_codegen.errors import GenerationError, unknown_word
from botoforge_codegen.load.files import Json
from botoforge_codegen.load.models import Models
from botoforge_codegen.load.project_waiters import list_waiter_files, read_waiter_file
from botoforge_codegen.lower.project_waiters import describe_idle, find_project_problems


def check_waiter_files(config: Config, models: Models) -> tuple[str, ...]:
    """Check the form of all files, and what those of services that are not chosen say.

    What the others say is checked with their service.

    Returns:
        What to do to use the waiters in them.

    Raises:
        GenerationError: The folder or a file is not of the right form, a file is of no service, or
            a waiter names what the model lacks.
    """
    if config.waiters is None:
        return ()
    try:
        files = list_waiter_files(config.waiters)
    except GenerationError as error:
        raise GenerationError(f"{config.locate('waiters')}: [tool.botoforge]: {error}") from error
    rows: dict[Path, Json] = {}
    problems: list[str] = []
    for file in files:
        try:
            rows[file] = read_waiter_file(file)
            if file.stem not in config.services:
                problems.extend(find_problems(file, models))
        except GenerationError as error:
            problems.append(str(error))
    if problems:
        raise GenerationError("\n".join(problems))
    return tuple(
        describe_idle(file, file.stem, name, row["operation"])
        for file, waiters in rows.items()
        for name, row in waiters.items()
        if file.stem not in config.services
    )


def find_problems(file: Path, models: Models) -> Iterator[str]:
    """Describe each problem of a file, as far as the models say which services there are."""
    if models.has_every_service:
        if file.stem in models.services():
            yield from find_project_problems(models.service(file.stem))
        else:
            yield f"{file}: {unknown_word('service', file.stem, models.services())}"
