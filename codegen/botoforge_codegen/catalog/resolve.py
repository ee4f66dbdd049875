"""Which service a word means: boto3's name for it, or any other that it goes by."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from botoforge_codegen.errors import GenerationError, letters
from botoforge_codegen.load.service_names import ServiceNames

from .catalog import Catalog, read_catalog

SHOWN: Final = 12
"""How many services a message names."""

NEAR: Final = 0.75
"""How alike a misspelt name has to be: names of three letters are too alike below it."""

HINT: Final = " (`botoforge list` names them all)"


def resolve_service(word: str, catalog: Catalog, hint: str = HINT) -> str:
    """Find the service that a word means.

    Args:
        word: What `boto3.client` calls it, its ID, its class (`SFN`, `SFNClient`), its full name,
            its abbreviation or the name in its endpoints (`states`), in any case and with any
            separators.
        catalog: The services.
        hint: What the message about an unknown one ends with.

    Raises:
        GenerationError: No service is called so, or several are.
    """
    if word in catalog:
        return word
    spelt = letters(word)
    fitting = find_exact(spelt, catalog)
    if len(fitting) == 1:
        return fitting[0]
    fitting = fitting or find_parts(spelt, catalog) or find_near(spelt, catalog)
    raise GenerationError(f"unknown service {word!r}{suggest(fitting, catalog)}{hint}")


def find_among(word: str, services: Collection[str], folders: Sequence[Path] = ()) -> str:
    """Find the service that a word means among some services.

    Args:
        word: As `resolve_service` takes it.
        services: The services; one that no model has is found by its own name.
        folders: The folders of the user's own models.

    Returns:
        The service; the word itself if none is called so, or several are.
    """
    if word in services:
        return word
    catalog = {name: names for name, names in read_catalog(folders).items() if name in services}
    fitting = find_exact(letters(word), catalog)
    return fitting[0] if len(fitting) == 1 else word


def find_exact(spelt: str, catalog: Catalog) -> Sequence[str]:
    """Find the services that are called so, by the kind of name that means most.

    Args:
        spelt: The word, as `letters` gives it.
        catalog: The services.
    """
    kinds = {name: list_names(name, catalog[name]) for name in catalog}
    for kind in range(4):
        if exact := [name for name, names in kinds.items() if spelt in names[kind]]:
            return exact
    return []


def find_parts(spelt: str, catalog: Catalog) -> Sequence[str]:
    """Find the services that have a word in a name."""
    return [
        name
        for name, names in catalog.items()
        if len(spelt) > 2 and any(spelt in each for each in flatten(name, names))
    ]


def find_near(spelt: str, catalog: Catalog) -> Sequence[str]:
    """Find the service with the name that is nearest to a misspelt one, if one is near."""
    by_name = {each: name for name in catalog for each in flatten(name, catalog[name])}
    near = get_close_matches(spelt, by_name, n=1, cutoff=NEAR)
    return [by_name[near[0]]] if near else []


def list_names(name: str, names: ServiceNames) -> tuple[set[str], ...]:
    """List what a service is called, as `letters` gives it: the more a name means, the earlier."""
    classes = {names.class_name, f"{names.class_name}Client", names.service_id}
    return (
        {letters(name)},
        {letters(each) for each in classes},
        without_vendor([names.full_name]),
        without_vendor(names.other_names),
    )


def without_vendor(names: Sequence[str]) -> set[str]:
    """List names with and without the one who offers the service: `AWS SFN` is `SFN`, too."""
    full = {letters(name) for name in names}
    return full | {name.removeprefix("amazon").removeprefix("aws") for name in full}


def flatten(name: str, names: ServiceNames) -> set[str]:
    """List all that a service is called."""
    return set[str]().union(*list_names(name, names))


def suggest(fitting: Sequence[str], catalog: Catalog) -> str:
    """Suggest the services that may be meant; where there is none, all, unless they are many."""
    if len(fitting) == 1:
        return f": did you mean {fitting[0]!r}?"
    if not fitting and len(catalog) > SHOWN:
        return ""
    names = fitting or [*catalog]
    listed = ", ".join(f"{name} ({catalog[name].full_name})" for name in names[:SHOWN])
    more = f" and {len(names) - SHOWN} more" if len(names) > SHOWN else ""
    return f": choose from {listed}{more}" if names else ""
