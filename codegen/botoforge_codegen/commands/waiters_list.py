"""What `botoforge waiters list` does; loaded when it runs, for it reads botocore's files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from typing import Final

from botoforge_codegen.config.config import find_project
from botoforge_codegen.errors import say
from botoforge_codegen.load.model import OperationModel
from botoforge_codegen.load.store import to_snake_case
from botoforge_codegen.selection import is_chosen
from botoforge_codegen.waiters.rows import Row, list_all_rows, list_rows

from .command import ExitStatus
from .models import identify_service, open_models

COLUMNS: Final = ("", "service", "waiter", "operation", "goal", "owner", "source")


def list_waiters(options: argparse.Namespace) -> ExitStatus:
    """Print what can be waited for."""
    config = find_project(options.config)
    store = open_models(options, config)
    folder = None if config is None else config.waiters
    if options.service is None:
        rows = list(list_all_rows(store, folder))
    else:
        rows = list_rows(store, identify_service(options.service, store), folder)
    choices: Mapping[str, Sequence[str]] = {} if config is None else config.services
    marks = [is_row_chosen(row, choices.get(row.service, ())) for row in rows]
    if options.json:
        print(json.dumps(list(map(describe, rows, marks)), indent=2))
    else:
        print_table(list(map(to_cells, rows, marks)))
    if not rows:
        say(
            f"service {options.service}: it has no waiter yet; "
            f"`botoforge waiters propose {options.service} OPERATION --goal GOAL` drafts one"
        )
    return ExitStatus.SUCCESS


def is_row_chosen(row: Row, words: Sequence[str]) -> bool:
    """Whether the words that a project chooses operations with choose that of a waiter."""
    method = to_snake_case(row.operation)
    return is_chosen(OperationModel(name=row.operation, method=method), words)


def describe(row: Row, is_marked: bool) -> dict[str, object]:
    """Describe a waiter as an object of JSON."""
    return {
        "service": row.service,
        "waiter": row.name,
        "operation": row.operation,
        "goal": row.goal,
        "owner": row.owner,
        "source": row.sources,
        "chosen": is_marked,
    }


def to_cells(row: Row, is_marked: bool) -> tuple[str, ...]:
    """Write a waiter as the cells of a table."""
    mark = "*" if is_marked else ""
    return (mark, row.service, row.name, row.operation, row.goal, row.owner, " ".join(row.sources))


def print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print a table on a terminal; elsewhere lines with tabs, for other programs."""
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(row))
        return
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD)
    for column in COLUMNS:
        table.add_column(column, overflow="fold")  # whole names, on a narrow terminal too
    for row in rows:
        table.add_row(*map(Text, row))
    Console().print(table)
