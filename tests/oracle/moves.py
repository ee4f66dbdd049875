"""What moved between two wheels of botocore, worked out from their JSON files alone.

Nothing of the generator is used here, and nothing of botocore: services, operations and shapes are
read from the files, and shapes are walked from the operations. Two shapes of one name are compared
where an operation of the old side reaches the one, and an operation of the new side the other.
"""

from __future__ import annotations

import gzip
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias, TypeGuard

Raw: TypeAlias = Mapping[str, Any]

MODEL: Final = re.compile(
    r"botocore/data/(?P<service>[^/]+)/(?P<version>[^/]+)/service-2(?P<extras>\.sdk-extras)?\.json"
    r"(?P<packed>\.gz)?"
)


class Move(NamedTuple):
    """Something that moved."""

    service: str
    kind: str
    """Such as `member added`."""
    path: str
    """Where in the model."""


class Retyped(NamedTuple):
    """A reference to a shape that has another type now."""

    service: str
    places: frozenset[str]
    """Where a report may tell it: at the reference, at its list or map, or at one of the shapes."""


class Moves(NamedTuple):
    """All that moved."""

    moves: frozenset[Move]
    retyped: frozenset[Retyped]


# --- Reading --------------------------------------------------------------------------------------


def read_wheel(wheel: Path) -> dict[str, Raw]:
    """Read the model of every service: its newest API version, with the extras merged in."""
    files: dict[tuple[str, str], dict[str, Any]] = {}
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            if match := MODEL.fullmatch(name):
                content = archive.read(name)
                text = gzip.decompress(content) if match["packed"] else content
                key = match["service"], match["version"]
                kind = "extras" if match["extras"] else "model"
                files.setdefault(key, {})[kind] = json.loads(text)
    newest = {
        service: version for service, version in sorted(files) if "model" in files[service, version]
    }
    models: dict[str, Raw] = {}
    for service, version in newest.items():
        found = files[service, version]
        if "extras" in found:
            merge(found["model"], found["extras"]["merge"])
        models[service] = found["model"]
    return models


def merge(model: dict[str, Any], extras: Raw) -> None:
    """Merge extras into a model."""
    for key, value in extras.items():
        if is_object(value) and is_object(model.get(key)):
            merge(model[key], value)
        else:
            model[key] = value


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a value is an object of JSON."""
    return isinstance(value, dict)


# --- What an operation reaches --------------------------------------------------------------------


def callable_operations(model: Raw) -> dict[str, Raw]:
    """List the operations that botocore's clients have: those that send no stream of events."""
    return {
        name: operation
        for name, operation in model["operations"].items()
        if not any(
            model["shapes"][member["shape"]].get("eventstream")
            for member in input_members(model, operation).values()
        )
    }


def input_members(model: Raw, operation: Raw) -> Raw:
    """List the members of an operation's input."""
    if "input" not in operation:
        return {}
    members: Raw = model["shapes"][operation["input"]["shape"]].get("members", {})
    return members


def references(shape: Raw) -> dict[str, str]:
    """List the shapes to which a shape refers, by member, or by `member`, `key` and `value`."""
    found = {name: member["shape"] for name, member in shape.get("members", {}).items()}
    return found | {key: shape[key]["shape"] for key in ("member", "key", "value") if key in shape}


def reach(model: Raw, operations: Iterable[Raw]) -> set[str]:
    """Name the shapes that operations reach."""
    queue = [
        reference["shape"]
        for operation in operations
        for reference in (
            *(operation[key] for key in ("input", "output") if key in operation),
            *operation.get("errors", ()),
        )
    ]
    reached: set[str] = set()
    while queue:
        name = queue.pop()
        if name not in reached:
            reached.add(name)
            queue.extend(references(model["shapes"][name]).values())
    return reached


# --- Comparing ------------------------------------------------------------------------------------


def find_moves(old_wheel: Path, new_wheel: Path) -> Moves:
    """Find all that moved between two wheels."""
    old, new = read_wheel(old_wheel), read_wheel(new_wheel)
    moves = {Move(name, "service added", name) for name in new.keys() - old.keys()}
    moves |= {Move(name, "service removed", name) for name in old.keys() - new.keys()}
    retyped: set[Retyped] = set()
    for service in sorted(old.keys() & new.keys()):
        pair = Pair(service, old[service], new[service])
        moves |= {Move(service, kind, path) for kind, path in pair.find_moves()}
        retyped |= {Retyped(service, places) for places in pair.find_retyped()}
    return Moves(frozenset(moves), frozenset(retyped))


class Pair:
    """A service of both sides."""

    def __init__(self, service: str, old: Raw, new: Raw) -> None:
        self.service = service
        self.old_operations, self.new_operations = map(callable_operations, (old, new))
        self.old, self.new = old["shapes"], new["shapes"]
        self.old_reached = reach(old, self.old_operations.values())
        self.new_reached = reach(new, self.new_operations.values())
        self.common = sorted(self.old_reached & self.new_reached)

    def find_moves(self) -> Iterator[tuple[str, str]]:
        """Find operations, errors, members, values and requirements that came or went."""
        before, now = self.old_operations, self.new_operations
        yield from came_or_went("operation", before, now)
        for name in sorted(before.keys() & now.keys()):
            errors = ([e["shape"] for e in each[name].get("errors", ())] for each in (before, now))
            yield from came_or_went("error", *errors, prefix=f"{name}.")
        pairs = {(name, name) for name in self.common} | set(self.find_renamed())
        for old_name, new_name in sorted(pairs):
            yield from self.compare(old_name, new_name)

    def compare(self, old_name: str, name: str) -> Iterator[tuple[str, str]]:
        """Compare two shapes of one kind; of a renamed one, the new name counts, if it can."""
        old, new = self.old[old_name], self.new[name]
        if kind(old) != kind(new):
            return
        before, now = old.get("members", {}), new.get("members", {})
        yield from (("member added", f"{name}.{key}") for key in now.keys() - before.keys())
        yield from (("member removed", f"{old_name}.{key}") for key in before.keys() - now.keys())
        if old.get("enum") and new.get("enum"):
            yield from came_or_went("value", old["enum"], new["enum"], prefix=f"{name}.")
        if old.get("union") or new.get("union") or old.get("eventstream"):
            return  # one of the members is there, whatever is required
        for member in before.keys() & now.keys():
            was, is_now = (member in shape.get("required", ()) for shape in (old, new))
            if was != is_now:
                yield f"member {'optional' if was else 'required'}", f"{name}.{member}"

    def find_renamed(self) -> Iterator[tuple[str, str]]:
        """Find classes with another name alone: one is gone, the other is new, much is common."""
        for name, _, old_target, new_target in self.list_references():
            gone = old_target not in self.new_reached and new_target not in self.old_reached
            if gone and self.is_alike(old_target, new_target):
                assert name in self.common
                yield old_target, new_target

    def is_alike(self, old_name: str, new_name: str) -> bool:
        """Whether at least half of the larger one of two classes is in both."""
        old, new = self.old[old_name], self.new[new_name]
        before, now = (set(each.get("enum") or each.get("members", ())) for each in (old, new))
        common = len(before & now)
        return kind(old) == kind(new) and common * 2 >= max(len(before), len(now), 1)

    def list_references(self) -> Iterator[tuple[str, str, str, str]]:
        """List what both sides of a shape refer to, if the target has another name now."""
        for name in self.common:
            old, new = self.old[name], self.new[name]
            if old["type"] == new["type"]:
                before, now = references(old), references(new)
                for key in before.keys() & now.keys():
                    if before[key] != now[key]:
                        yield name, key, before[key], now[key]

    def find_retyped(self) -> Iterator[frozenset[str]]:
        """Find references that have another type, with the places at which that may be told."""
        for name in self.common:
            old, new = self.old[name], self.new[name]
            if old["type"] != new["type"]:
                continue  # what refers to it has another type
            before, now = references(old), references(new)
            for key in sorted(before.keys() & now.keys()):
                place = f"{name}.{key}"
                if self.is_retyped(before[key], now[key]):
                    nested = self.nest(place, before[key], now[key])
                    yield frozenset({place, before[key], now[key], *nested})

    def is_retyped(self, old_name: str, new_name: str) -> bool:
        """Whether two shapes are of different types, names of lists, maps and scalars apart."""
        old, new = self.old[old_name], self.new[new_name]
        if kind(old) != kind(new):
            return True
        if kind(old) in ("enum", "structure"):
            return old_name != new_name
        if old_name == new_name:
            return False  # what a list or a map holds is told at itself
        before, now = references(old), references(new)
        return any(self.is_retyped(before[key], now[key]) for key in before)

    def nest(self, place: str, old_name: str, new_name: str) -> Iterator[str]:
        """List the places inside lists and maps that have other names now."""
        before, now = references(self.old[old_name]), references(self.new[new_name])
        for key in {"member", "key", "value"} & before.keys() & now.keys():
            if self.old[old_name]["type"] != "structure":
                yield f"{place}.{key}"
                yield from (before[key], now[key])
                yield from self.nest(f"{place}.{key}", before[key], now[key])


def came_or_went(
    noun: str, before: Iterable[str], now: Iterable[str], *, prefix: str = ""
) -> Iterator[tuple[str, str]]:
    """Compare two collections of names."""
    before, now = set(before), set(now)
    yield from ((f"{noun} added", f"{prefix}{name}") for name in now - before)
    yield from ((f"{noun} removed", f"{prefix}{name}") for name in before - now)


def kind(shape: Raw) -> str:
    """Tell the kind of a shape: strings that list their values are another kind than others."""
    if shape.get("enum"):
        return "enum"
    return "document" if shape.get("document") else str(shape["type"])
