"""Every rendered module has the names that it uses, and no modules import each other.

Only a mistake in botoforge can break this; then nothing is written.
"""

from __future__ import annotations

import builtins
import re
from collections.abc import Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Final

from attrs import frozen

BUILTINS: Final = frozenset(dir(builtins))


@frozen(kw_only=True)
class ModuleNames:
    """The names of a rendered module, those in its annotations included."""

    defined: frozenset[str]
    """The names that it defines at its top level."""
    used: frozenset[str]
    """The names that it looks up there."""
    imported: frozenset[tuple[str, str]]
    """What it imports at its top level: the module and the name."""
    inside: frozenset[tuple[str, str]] = frozenset()
    """What its functions import when they are called, and what signatures look up in the package of
    the service when somebody asks for their types."""


def check_modules(modules: Mapping[str, ModuleNames]) -> Iterator[str]:
    """Find names that do not resolve, and circular imports.

    Args:
        modules: The modules of a service package, by name. Imports from elsewhere are not checked:
            they do not depend on the service.
    """
    for name, module in modules.items():
        at_top = {imported for _, imported in module.imported}
        for used in sorted(module.used - module.defined - at_top - BUILTINS):
            yield f"{name}.py uses {used}, which it does not have"
        for both in sorted(module.defined & at_top):
            yield f"{name}.py imports {both} and defines it, too"
        for source, imported in sorted(module.imported | module.inside):
            if re.match(r"\.[^.]", source):
                target = modules.get(source[1:])
                if target is None or imported not in target.defined:
                    yield f"{name}.py imports {imported} from {source[1:]}.py, which lacks it"
    yield from find_circle(modules)


def find_circle(modules: Mapping[str, ModuleNames]) -> Iterator[str]:
    """Find modules that cannot be imported because each needs the other first."""
    needed = {
        name: {source.removeprefix(".") for source, _ in module.imported}
        for name, module in modules.items()
    }
    try:
        TopologicalSorter(needed).prepare()
    except CycleError as error:
        yield f"modules import each other: {', '.join(error.args[1])}"
