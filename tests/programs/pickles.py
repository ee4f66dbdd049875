"""Pickle what generated packages convert, and unpickle it again: each in a process of its own.

Called as `python pickles.py save FILE MODELS PACKAGE...` and `python pickles.py load FILE`.
"""

from __future__ import annotations

import pickle
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from botocore.loaders import Loader
from oracle.classes import Classes
from oracle.proof import Trials


class Kept(NamedTuple):
    """An instance of a generated class, and how to make it again."""

    package: str
    name: str
    home: str
    """The module of the class, when it was pickled."""
    raw: Any
    made: Any


def make(cls: Any, raw: Any) -> Any:
    """Make an instance of a structure or an exception."""
    return cls(raw, "Operation") if issubclass(cls, Exception) else cls.from_dict(raw)


def instances(package: str, models: str) -> Iterator[Kept]:
    """Make a whole instance of every structure and exception of a service package."""
    loader = Loader([models, Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)
    model = loader.load_service_model(package.rpartition(".")[2], "service-2")
    classes = Classes(import_module(package), model)
    for cls, shape in (*classes.structures.items(), *classes.errors.items()):
        whole, *_ = Trials(classes.shapes).of(shape)
        status = {"Error": {"Code": "Any", "Message": "text"}, "ResponseMetadata": {}}
        raw = whole.raw | (status if issubclass(cls, Exception) else {})
        yield Kept(package, cls.__name__, cls.__module__, raw, make(cls, raw))


def save(file: str, models: str, *packages: str) -> None:
    """Pickle an instance of every class."""
    kept = [instance for package in packages for instance in instances(package, models)]
    Path(file).write_bytes(pickle.dumps(kept))


def contents(made: Any) -> object:
    """Tell what an instance holds; exceptions do not compare, structures do."""
    return vars(made) if isinstance(made, Exception) else made


def load(file: str) -> None:
    """Unpickle them: each has to be what its class makes now. Print how many classes moved."""
    kept: Sequence[Kept] = pickle.loads(Path(file).read_bytes())  # noqa: S301 (our own)
    for instance in kept:
        cls = getattr(import_module(instance.package), instance.name)
        again = make(cls, instance.raw)
        assert type(instance.made) is cls
        assert contents(instance.made) == contents(again)
    print(sum(type(instance.made).__module__ != instance.home for instance in kept))


if __name__ == "__main__":
    command, *arguments = sys.argv[1:]
    if command == "save":
        save(*arguments)
    else:
        load(*arguments)
