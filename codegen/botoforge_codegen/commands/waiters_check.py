"""What `botoforge waiters check` does; loaded when it runs, for it reads botocore's models."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from attrs import asdict

from botoforge_codegen.config.config import find_project
from botoforge_codegen.errors import GenerationError, printable, say, unknown_word
from botoforge_codegen.load.store import ModelStore
from botoforge_codegen.waiters.check import FileProblem, check_file
from botoforge_codegen.waiters.waiter_files import find_service, read_waiter_file

from .command import ExitStatus
from .models import identify_service, list_folders


def check_waiters(options: argparse.Namespace) -> ExitStatus:
    """Print what is wrong with some files of waiters."""
    # Without the project's own waiters: they may be the files with the mistakes.
    store = ModelStore(list_folders(options, find_project(options.config)))
    service = options.service and identify_service(options.service, store)
    problems = list(check_files(store, options.files, service))
    if options.json:
        print(json.dumps([asdict(problem) for problem in problems], indent=2))
    else:
        for problem in problems:
            print(problem)
    say(f"{count(len(problems), 'problem')} in {count(len(options.files), 'file')}")
    return ExitStatus.FAILURE if problems else ExitStatus.SUCCESS


def check_files(store: ModelStore, files: list[Path], service: str | None) -> Iterator[FileProblem]:
    """Find everything that is wrong with some files.

    Args:
        store: Where the models are.
        files: The files.
        service: The service of all of them; `None` if their paths name it.

    Raises:
        GenerationError: A file cannot be read, or its service is unknown.
    """
    for file in files:
        content = read_waiter_file(file)
        name = service or find_service(file)
        if name not in store.services():
            message = unknown_word("service", name, store.services())
            hint = "name the file as boto3.client calls the service, or take --service"
            raise GenerationError(f"{printable(str(file))}: {message} {hint}")
        yield from check_file(file, content, store.service(name))


def count(number: int, noun: str) -> str:
    """Count things, such as `1 file` or `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
