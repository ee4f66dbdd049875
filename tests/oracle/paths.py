"""The JMESPaths that botocore and our rows look at responses with, and what they find in one."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from importlib import import_module
from typing import Any

import jmespath
from botocore.exceptions import DataNotFoundError
from botocore.loaders import Loader
from botoforge_codegen.load.reviewed import find_folder
from oracle.shapes import is_list, is_map


@cache
def list_paths(service: str) -> Mapping[str, Collection[str]]:
    """List the paths by operation: of botocore's waiters and paginators, and of our rows."""
    paths: defaultdict[str, set[str]] = defaultdict(set)
    rows = find_folder() / f"{service}.json"
    reviewed: Any = json.loads(rows.read_bytes()) if rows.is_file() else {}
    models: tuple[Mapping[str, Any], ...] = (load(service, "waiters-2"), reviewed)
    for model in models:
        for waiter in model.get("waiters", {}).values():
            own = waiter.get("botoforge", {})
            named = [own.get(key) for key in ("status", "message", "missing", "started")]
            named += [each.get("argument") for each in waiter["acceptors"]]
            paths[waiter["operation"]].update(path for path in named if isinstance(path, str))
    for operation, paginator in load(service, "paginators-1").get("pagination", {}).items():
        keys = ("output_token", "more_results", "result_key", "non_aggregate_keys")
        paths[operation].update(*(as_list(paginator.get(key)) for key in keys))
    return paths


def load(service: str, kind: str) -> Mapping[str, Any]:
    """Load a file of botocore's about a service; empty if there is none."""
    try:
        loaded: Mapping[str, Any] = Loader().load_service_model(service, kind)
    except DataNotFoundError:
        return {}
    return loaded


def as_list(value: Any) -> list[str]:
    """Read what a paginator names: nothing, one path, or a list of them."""
    return [value] if isinstance(value, str) else list(value or ())


def search_problems(package: str, response: Any, raw: Any, paths: Iterable[str]) -> Iterator[str]:
    """Find the paths that find something else in a typed response than in botocore's dictionary.

    Args:
        package: The package around the service package.
        response: The response.
        raw: The dictionary.
        paths: The paths.
    """
    views: Any = import_module(f"{package}._runtime.views")
    conversion: Any = import_module(f"{package}._runtime.conversion")
    for path in paths:
        compiled = jmespath.compile(path)
        expected = find(compiled.search, raw)
        # As waits search, and as botocore's paginators do, which know no other functions.
        searches = [views.compile_path(path)]
        if "function_expression" not in str(compiled.parsed):
            searches.append(compiled.search)
        for search in searches:
            found = find(search, views.StructureView(response))
            plain = conversion.to_raw(found)
            if not same(plain, expected) or (found == expected) is not (plain == expected):
                yield f"{path} finds {found!r} instead of {expected!r}"


def find(search: Callable[[object], object], value: object) -> object:
    """Search, and return what is found, or the class of the error."""
    try:
        return search(value)
    except Exception as error:  # noqa: BLE001 (of the library, which trips over some arguments)
        return type(error)


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same, and of the same classes; a number may be a float."""
    if is_map(one) and is_map(other):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if is_list(one) and is_list(other):
        return len(one) == len(other) and all(map(same, one, other))
    is_alike = type(one) is type(other) or (isinstance(one, float) and type(other) is int)
    return is_alike and (one == other or repr(one) == repr(other))
