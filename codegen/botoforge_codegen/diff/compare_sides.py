"""Two sides compared: all services that are chosen, on all processors if they are many."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from typing import Final

from botoforge_codegen.build.parallel import count_processors
from botoforge_codegen.build.process_pool import do_all
from botoforge_codegen.build.progress import show_progress
from botoforge_codegen.errors import GenerationError, unknown_word

from .ignore import Ignored, separate
from .report import Report, sort_key
from .service import Comparison, Outcome, compare_service

MANY_SERVICES: Final = 8
"""With this many services or more, other processes save time."""


def compare_sides(comparison: Comparison, ignored: Iterable[Ignored]) -> Report:
    """Compare two sides, and show the progress.

    Args:
        comparison: What is compared with what.
        ignored: What has been reviewed.

    Raises:
        GenerationError: A service is broken, or one is chosen that neither side has.
    """
    client_names = list_services(comparison)
    sizes = {
        name: max(comparison.old.size(name), comparison.new.size(name)) for name in client_names
    }
    with (
        show_progress(sizes) as report_progress,
        closing(compare_services(comparison, sizes)) as results,
    ):
        outcomes: list[Outcome] = []
        for outcome in results:
            report_progress(outcome.client_name, 0)
            outcomes.append(outcome)
    outcomes.sort(key=lambda outcome: outcome.client_name)
    if problems := [outcome.problem for outcome in outcomes if outcome.problem]:
        raise GenerationError("\n".join(problems))
    changes = (change for outcome in outcomes for change in outcome.changes)
    others, reviewed, stale = separate(changes, ignored)
    return Report(
        old=comparison.old.label,
        new=comparison.new.label,
        services=tuple(client_names),
        changes=tuple(sorted(others, key=sort_key)),
        ignored=tuple(sorted(reviewed, key=sort_key)),
        notes=(*describe_choice(comparison, outcomes), *map(describe_stale, stale)),
    )


def list_services(comparison: Comparison) -> Sequence[str]:
    """List the services to compare.

    Raises:
        GenerationError: A chosen one is on neither side, or there are none.
    """
    old, new = set(comparison.old.services()), set(comparison.new.services())
    known = old | new
    if comparison.old.is_package:
        known &= old
    if comparison.new.is_package:
        known &= new
    if comparison.operations is None:
        return sorted(known)
    if not comparison.from_project:
        for client_name in comparison.operations:
            if client_name not in known:
                raise GenerationError(unknown_word("service", client_name, known))
    if client_names := sorted(known & comparison.operations.keys()):
        return client_names
    raise GenerationError(
        "neither side has a service that the project chooses; `--all-services` compares all"
    )


def compare_services(comparison: Comparison, sizes: dict[str, int]) -> Generator[Outcome]:
    """Compare services, in any order.

    Close what this returns: that ends the other processes at once.
    """
    processes = min(count_processors(), len(sizes))
    if processes < 2 or len(sizes) < MANY_SERVICES:
        for client_name in sizes:
            yield compare_service(comparison, client_name)
        return
    biggest_first = sorted(sizes, key=lambda name: sizes[name], reverse=True)
    task = partial(compare_service, comparison)
    with closing(do_all(task, biggest_first, processes)) as results:
        yield from results


def describe_choice(comparison: Comparison, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Say what was not compared, because only one side has or chooses it, or neither has it."""
    old, new = comparison.old, comparison.new
    for side, other in ((old, new), (new, old)):
        alone = [
            f"{outcome.client_name} {operation}"
            for outcome in outcomes
            for operation in (outcome.only_old if side is old else outcome.only_new)
        ]
        if side.is_package and other.is_package:
            alone += [
                f"{name} as a whole" for name in side.services() if name not in other.services()
            ]
        if alone:
            verb = "chosen" if side.is_package else "found"
            yield f"{verb} in {side.label} alone, so not compared: {count(alone)}"
    if comparison.from_project:
        sides = {*old.services(), *new.services()}
        chosen = comparison.operations or {}
        unknown = [f"{name} as a whole" for name in chosen if name not in sides]
        unknown += [f"{each.client_name} {word}" for each in outcomes for word in each.unknown]
        if unknown:
            yield f"the project chooses what neither side has: {count(unknown)}"


def describe_stale(entry: Ignored) -> str:
    """Say that an entry of the ignore file matches nothing."""
    return (
        f"{entry.where}: {entry.fingerprint} matches no change of this comparison: if the entry "
        "was made for these two sides, delete it"
    )


def count(names: Sequence[str]) -> str:
    """Name a few things, and count them."""
    shown = ", ".join(names[:5])
    return f"{shown} and {len(names) - 5} more" if len(names) > 5 else shown
