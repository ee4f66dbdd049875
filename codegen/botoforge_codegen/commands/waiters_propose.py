"""What `botoforge waiters propose` does; loaded when it runs, for it reads botocore's models."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from botoforge_codegen.config.config import Config, find_project
from botoforge_codegen.errors import GenerationError, printable, say, unknown_word
from botoforge_codegen.load.merge_waiters import PROJECT
from botoforge_codegen.load.model import ServiceModel
from botoforge_codegen.lower.row_validation import GOALS
from botoforge_codegen.publish.swap import rewritten
from botoforge_codegen.selection import find_operation
from botoforge_codegen.waiters.draft import Draft, draft_row
from botoforge_codegen.waiters.draft_report import describe_draft
from botoforge_codegen.waiters.insert import insert_waiter
from botoforge_codegen.waiters.layout import format_waiters
from botoforge_codegen.waiters.rows import list_rows

from .command import ExitStatus
from .json_reports import print_json
from .models import identify_service, open_models
from .project import open_project

FOLDER: Final = "waiters"
"""Where a project's waiters are written if its configuration names no folder."""


def propose(options: argparse.Namespace) -> ExitStatus:
    """Draft a row, and add it to the project's waiters, or print it."""
    if options.print:
        draft, service = make_draft(options, find_project(options.config))
        if options.json:
            return print_draft(draft, None)
        print(format_waiters({draft.name: draft.raw}), end="")
        print(*describe_draft(draft, service), sep="\n", file=sys.stderr)
        return ExitStatus.SUCCESS
    with open_project(options.config) as config:
        draft, service = make_draft(options, config)
        file = add_to_project(draft, config.waiters or config.path.parent / FOLDER)
    if options.json:
        return print_draft(draft, file)
    print(f"{file}: drafted {draft.name}")
    print(*describe_draft(draft, service), sep="\n")
    if draft.open_values or draft.review:
        print("`botoforge generate` refuses the waiter until every ? in it is replaced or deleted")
    if config.waiters is None:
        print(f'{config.path}: add the line `waiters = "{FOLDER}"` to [tool.botoforge]')
    return ExitStatus.SUCCESS


def print_draft(draft: Draft, file: Path | None) -> ExitStatus:
    """Print a draft for programs."""
    content = {"waiter": draft.name, "row": draft.raw, "to_decide": [*draft.open_values]}
    print_json({"file": file and str(file), **content, "review": draft.review})
    return ExitStatus.SUCCESS


def make_draft(options: argparse.Namespace, config: Config | None) -> tuple[Draft, ServiceModel]:
    """Draft a row, and say which waiters of the same operation and goal there are.

    Raises:
        GenerationError: The service, the operation or the goal is unknown, or the response has no
            status.
    """
    goal = options.goal.replace("-", " ").replace("_", " ")
    if goal not in GOALS:
        raise GenerationError(unknown_word("goal", options.goal, GOALS))
    store = open_models(options, config)
    service = store.service(identify_service(options.service, store))
    operation = find_operation(service, options.operation)
    rows = list_rows(store, service.client_name, None if config is None else config.waiters)
    for row in rows:
        if (row.operation, row.goal) == (operation.name, goal) and row.owner != PROJECT:
            say(f"{row.owner} has a waiter for it already: {row.name}")
    return draft_row(service, operation, goal, {row.name: row.operation for row in rows}), service


def add_to_project(draft: Draft, folder: Path) -> Path:
    """Add a draft to the file of its service.

    Raises:
        GenerationError: The file has a waiter of this name, or cannot be written.
    """
    file = folder / f"{draft.service}.json"
    where = printable(str(file))
    try:
        text = file.read_bytes().decode() if file.exists() else ""
        folder.mkdir(parents=True, exist_ok=True)
    except UnicodeDecodeError as error:
        raise GenerationError(f"{where}: it is not in UTF-8") from error
    with rewritten(file, insert_waiter(text, draft.name, draft.raw, where)):
        pass
    return file
