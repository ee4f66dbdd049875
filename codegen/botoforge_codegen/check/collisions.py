"""Names beside each other: each a valid identifier, none reserved, no two the same.

Each message names the entry of the configuration that solves the problem.
"""

from __future__ import annotations

import json
import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby

from attrs import frozen

from botoforge_codegen.names import is_identifier
from botoforge_codegen.reserved_names import RESERVED


@frozen
class Named:
    """Something that has a name in the output."""

    name: str
    what: str
    """What it is, in the words of the model, such as `the shape Job`."""
    key: str = ""
    """The entry of `[tool.botoforge.names]` that renames it; empty if none can."""


def find_reserved(
    where: str, things: Iterable[Named], reserved: Container[str] = RESERVED
) -> Iterator[str]:
    """Find names that are private or reserved.

    Args:
        where: Where the names are, such as `the client`.
        things: What has the names.
        reserved: The reserved names there.
    """
    for thing in things:
        if thing.name in reserved or thing.name.startswith("_"):
            yield (
                f"{where}: {thing.what} would be called {thing.name!r}, which is reserved; "
                + suggest_entry(thing.name, [thing])
            )


def find_collisions(where: str, things: Iterable[Named]) -> Iterator[str]:
    """Find names that are not valid, or that several things have."""
    in_order = sorted(things, key=lambda thing: (thing.name, thing.what))
    taken = {thing.name for thing in in_order}
    for name, group in groupby(in_order, key=lambda thing: thing.name):
        same = list(group)
        *others, last = [thing.what for thing in same]
        if not is_identifier(name):
            yield (
                f"{where}: {last} would be called {name!r}, which is not a valid Python "
                "identifier; " + suggest_entry(name, same, taken)
            )
        if others:
            listed = f"{', '.join(others)} and {last}"
            all_of = "both" if len(same) == 2 else "all"
            suggestion = suggest_entry(name, same, taken)
            yield f"{where}: {listed} are {all_of} called {name!r}; {suggestion}"


def suggest_entry(name: str, things: Sequence[Named], taken: Container[str] = ()) -> str:
    """Say how to rename one of several things.

    Args:
        name: The name of all of them.
        things: The things; one whose name in the model differs from `name` is renamed first.
        taken: The names of others, which the new name must not be.
    """
    keys = [thing.key for thing in things if thing.key]
    if not keys:
        return "no entry can rename them: choose fewer operations"
    key = next((key for key in keys if re.split("[ .]", key)[-1] != name), keys[-1])
    one = "it" if len(things) == 1 else "one of them"
    other = make_other_name(name, is_class="." not in key)
    while other in taken:
        other = make_other_name(other, is_class="." not in key)
    entry = f"{json.dumps(key)} = {json.dumps(other)}"
    return f"give {one} another name, as by {entry} in [tool.botoforge.names]"


def make_other_name(name: str, *, is_class: bool) -> str:
    """Make another name in the same style."""
    plain = re.sub(r"\W", "_", name, flags=re.ASCII).lstrip("_")
    if name.isupper():
        return f"OTHER_{plain}"
    return f"Other{plain}" if is_class or name[:1].isupper() else f"other_{plain}"
