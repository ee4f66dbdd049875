"""The files in the project's folder of waiters: each is of a service that exists, chosen or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from botoforge_codegen.config.config import Config
from botoforge_codegen.errors import GenerationError, unknown_word
from botoforge_codegen.load.models import Models
from botoforge_codegen.load.project_waiters import list_waiter_files, read_waiter_file
from botoforge_codegen.lower.project_waiters import describe_idle, find_project_problems


def check_waiter_files(config: Config, models: Models) -> tuple[str, ...]:
    """Check the files of services that are not chosen; the others are checked with their service.

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
    idle = [file for file in files if file.stem not in config.services]
    if problems := [problem for file in idle for problem in find_problems(file, models)]:
        raise GenerationError("\n".join(problems))
    return tuple(
        describe_idle(file, file.stem, name, row["operation"])
        for file in idle
        for name, row in read_waiter_file(file).items()
    )


def find_problems(file: Path, models: Models) -> Iterator[str]:
    """Describe each problem of a file, as far as the models say which services there are."""
    if models.has_every_service:
        if file.stem in models.services():
            yield from find_project_problems(models.service(file.stem))
        else:
            yield f"{file}: {unknown_word('service', file.stem, models.services())}"
