"""Which waiter counts where several would have one method: the project's own comes first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, TypeVar

from attrs import evolve

from botoforge_codegen.errors import GenerationError

from .files import Json
from .model import WaiterModel

T = TypeVar("T")

PROJECT: Final = "project"
OWN_MODEL: Final = "your own model"
BOTOFORGE: Final = "botoforge"
BOTOCORE: Final = "botocore"


def order_owners(beside_model: T, *, is_own: bool, reviewed: T, project: T) -> dict[str, T]:
    """Order the waiters of a service by whose they are: those that count come first.

    Args:
        beside_model: Those beside the service's model.
        is_own: That model is the user's own, not botocore's.
        reviewed: botoforge's own rows.
        project: Those of the project's folder.
    """
    if is_own:
        return {PROJECT: project, OWN_MODEL: beside_model, BOTOFORGE: reviewed}
    return {PROJECT: project, BOTOFORGE: reviewed, BOTOCORE: beside_model}


def merge_waiters(by_owner: Mapping[str, Iterable[WaiterModel]]) -> Iterable[WaiterModel]:
    """Take each waiter whose method no earlier owner's has, so that no later one changes it.

    The method is what counts, not the name: a newer botocore may bring another name for it.

    Args:
        by_owner: The waiters by whose they are, in the order in which they count.

    Raises:
        GenerationError: The project's folder has two of one method.
    """
    merged: dict[str, WaiterModel] = {}
    for owner, waiters in by_owner.items():
        for waiter in waiters:
            key = waiter.snake_name.upper()  # as its constant is called
            first = merged.setdefault(key, waiter)
            if owner == PROJECT and first is not waiter:
                raise GenerationError(
                    f"{first.file}: the waiters {first.name} and {waiter.name} would have the same "
                    "method: rename one of them"
                )
            if first is not waiter and first.checked and not first.reviewed and not first.replaces:
                merged[key] = evolve(first, replaces=owner)
    return merged.values()


def check_own_waiters(
    one: Mapping[str, Json], file: str, other: Mapping[str, Json], second: str
) -> None:
    """Refuse waiters that two of the user's own files have.

    Args:
        one: The waiters in one of them, by name.
        file: That file.
        other: The waiters in the other.
        second: That file.

    Raises:
        GenerationError: They have one of the same name.
    """
    for name in sorted(one.keys() & other.keys()):
        raise GenerationError(f"waiter {name} is in {file} and in {second}: delete one of the two")
