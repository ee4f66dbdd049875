"""Build many services: a few in this process, many in several processes at once."""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import closing
from functools import partial
from typing import Final

from attrs import frozen

from botoforge_codegen.config.config import EVERYTHING, Config
from botoforge_codegen.errors import GenerationError, describe_bug, is_interruption
from botoforge_codegen.load.models import Models
from botoforge_codegen.pipeline import BuiltService, ReportProgress, build_service

from .process_pool import do_all

MANY_OPERATIONS: Final = 100
"""With this many operations or more, other processes save time."""


@frozen(kw_only=True)
class Failure:
    """Why a service cannot be generated."""

    client_name: str
    reason: str


def takes_long(config: Config) -> bool:
    """Whether so much is chosen that more than one processor should work on it."""
    counts = (
        MANY_OPERATIONS if EVERYTHING in words else len(words)  # the model is not loaded yet
        for words in config.services.values()
    )
    return sum(counts) >= MANY_OPERATIONS


def build_services(
    config: Config, models: Models, report_progress: ReportProgress
) -> Generator[BuiltService | Failure]:
    """Build every chosen service, in any order.

    Close what this returns: that ends the other processes at once.
    """
    client_names = sorted(config.services)
    processes = min(count_processors(), len(client_names))
    if processes < 2 or not takes_long(config):
        for client_name in client_names:
            yield try_build_service(config, models, client_name, report_progress)
        return
    task = partial(build_in_worker, config, models)
    biggest_first = sorted(client_names, key=models.size, reverse=True)
    with closing(do_all(task, biggest_first, processes)) as results:
        for result in results:
            operations = result.operations if isinstance(result, BuiltService) else 0
            report_progress(result.client_name, operations)
            yield result


def count_processors() -> int:
    """Count the processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1  # where a process cannot be bound to some of them


def build_in_worker(config: Config, models: Models, client_name: str) -> BuiltService | Failure:
    """Build one service in another process, which reports nothing before the end."""
    return try_build_service(config, models, client_name, lambda _name, _count: None)


def try_build_service(
    config: Config, models: Models, client_name: str, report_progress: ReportProgress
) -> BuiltService | Failure:
    """Build one service; whatever goes wrong is the failure of this service alone."""
    try:
        return build_service(config, models, client_name, report_progress)
    except GenerationError as error:
        return Failure(client_name=client_name, reason=str(error))
    except Exception as error:  # a bug of ours costs one service, not all
        if is_interruption(error):
            raise
        return Failure(client_name=client_name, reason=describe_bug(client_name, error))
