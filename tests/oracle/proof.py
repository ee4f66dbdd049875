"""The proof of the conversion: every class of a package, tried with good values and wrong ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from types import ModuleType
from typing import Any, NamedTuple

from botocore.model import ListShape, MapShape, Shape, StructureShape
from oracle.classes import Class, Classes
from oracle.judge import Judge
from oracle.odd_values import SUSPECTS, tells
from oracle.shapes import Shapes, enum_values, is_secret
from oracle.values import FULL, LEAST, Maker, Style


class Trial(NamedTuple):
    """A raw structure to convert."""

    raw: dict[str, Any]
    plain: bool
    """Everything in it is exactly as declared, so that the fast path has to take it."""
    suspect: str | None = None
    """The key whose value may be wrong."""


class Trials:
    """Makes raw structures; the same ones every time.

    Args:
        shapes: The service's shapes.
    """

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.chance = Random("trials")

    def members(self, shape: StructureShape, style: Style) -> tuple[dict[str, Any], bool]:
        """Make a structure, and say whether all of it is in the model."""
        maker = Maker(self.shapes, self.chance, style, received=True)
        made = maker.whole(shape)
        return made, maker.exact

    def suspects(self, shape: Shape) -> Iterator[object]:
        """Make values for the location of a shape, right and wrong ones."""
        yield from SUSPECTS
        match shape:
            case ListShape():
                good = Maker(self.shapes, self.chance, LEAST, received=False).value(shape.member)
                yield from ([good, suspect] for suspect in self.suspects(shape.member))
            case MapShape():
                yield from ({"key": suspect} for suspect in self.suspects(shape.value))
            case _:
                pass

    def of(self, shape: StructureShape) -> Iterator[Trial]:
        """Make raw structures: whole, with as little as can be, each member missing and wrong."""
        full, full_is_exact = self.members(shape, FULL)
        least, least_is_exact = self.members(shape, LEAST)
        yield Trial(full, plain=full_is_exact)
        yield Trial(least, plain=least_is_exact)
        for key, member in shape.members.items():
            rest = {other: value for other, value in full.items() if other != key}
            yield Trial(rest, plain=full_is_exact and key not in shape.required_members)
            listed = enum_values(member)
            for value in [*listed, "value of tomorrow"] if listed else ():
                yield Trial({**least, key: value}, plain=least_is_exact)
            for suspect in self.suspects(member):
                yield Trial({**least, key: suspect}, plain=False, suspect=key)


def findings(package: ModuleType, model: Mapping[str, Any]) -> Iterator[str]:
    """Find everything that a service package does not convert as it declares.

    Args:
        package: The service package.
        model: The service model that it was made of.
    """
    return Proof(Classes(package, model)).findings()


class Proof:
    """Tries every class of a service package.

    Args:
        classes: The classes, and what they were made of.
    """

    def __init__(self, classes: Classes) -> None:
        self.classes = classes

    def findings(self) -> Iterator[str]:
        """Find everything that is not converted as it is declared."""
        classes = self.classes
        for cls, shape in (*classes.structures.items(), *classes.errors.items()):
            attempt = self.try_error if cls in classes.errors else self.try_structure
            for trial in Trials(classes.shapes).of(shape):
                try:
                    yield from attempt(cls, shape, trial)
                except Exception as error:  # noqa: BLE001 (no value may make it raise)
                    yield f"{cls.__name__} raises {error!r} for {trial.raw}"
        for cls, shape in classes.errors.items():
            yield from self.try_traits(cls, shape)
        for enum, values in classes.enums.items():
            if [member.value for member in enum] != values:
                yield f"{enum.__name__} has other values than {values}"

    def try_structure(self, cls: Class, shape: StructureShape, trial: Trial) -> Iterator[str]:
        """Convert a raw structure on all paths that there are."""
        made = cls.from_dict(trial.raw)
        yield from self.compare("from_dict", made, shape, trial)
        fast = read_fast(cls, trial.raw)
        if fast is not None:
            yield from self.compare("the fast path", fast, shape, trial)
            yield from self.compare("the slow path", read_slowly(cls, trial.raw), shape, trial)
        elif trial.plain and cls in self.classes.readable and not reads_wire_only(cls):
            yield f"{cls.__name__}: the fast path refuses {trial.raw}"
        if trial.plain and made.to_dict() != trial.raw:
            yield f"{cls.__name__}: {trial.raw} comes back as {made.to_dict()}"
        yield from self.try_to_see(cls, shape, trial, made)

    def compare(self, path: str, made: Any, shape: StructureShape, trial: Trial) -> Iterator[str]:
        """Hold what has become of a raw structure to the judge, and its errors too."""
        judge = Judge(self.classes.package, self.classes.shapes, self.classes)
        hidden = is_secret(shape)
        for problem in judge.structure(made, shape, trial.raw, hidden=hidden):
            yield f"{type(made).__name__} by {path}: {problem}"
        lost = [f"{type(made).__name__}: {lost}" for lost in judge.lost]
        if [error.path for error in made.member_errors] != lost:
            yield f"{path} has the errors {made.member_errors}, not {lost}"

    def try_to_see(
        self, cls: Class, shape: StructureShape, trial: Trial, made: Any
    ) -> Iterator[str]:
        """Find something sensitive that the structure shows, or an error about it."""
        suspect = shape if trial.suspect is None else shape.members[trial.suspect]
        if trial.suspect is not None and not (is_secret(shape) or is_secret(suspect)):
            return  # what is wrong may be shown
        shown = f"{made!r} {[str(error) for error in made.member_errors]}"
        if tells(shown):
            yield f"{cls.__name__} shows what is sensitive: {shown}"

    def try_error(self, cls: Class, shape: StructureShape, trial: Trial) -> Iterator[str]:
        """Make an exception of what botocore gives."""
        error = cls({**trial.raw, "Error": {}, "ResponseMetadata": {}}, "Operation")
        judge = Judge(self.classes.package, self.classes.shapes, self.classes)
        for problem in judge.error(error, shape, trial.raw):
            yield f"{cls.__name__}: {problem}"

    def try_traits(self, cls: Class, shape: StructureShape) -> Iterator[str]:
        """Check that an exception is found by its code, and knows whether to try again."""
        described = self.classes.shapes[shape.name]
        code = described.get("error", {}).get("code", shape.name)
        if self.classes.client.__service__.errors.get(code) is not cls:
            yield f"{cls.__name__} is not what {code} raises"
        error = cls({"Error": {}}, "Operation")
        traits = error.is_retryable, error.is_throttling
        retryable: Mapping[str, object] = described.get("retryable", {})
        expected = "retryable" in described, bool(retryable.get("throttling"))
        if traits != expected:
            yield f"{cls.__name__} is retryable and throttling: {traits}, not {expected}"


class Unusual(dict[str, Any]):
    """A dictionary, but of another class, so that the fast path refuses it."""


def reads_wire_only(cls: Class) -> bool:
    """Whether the fast path takes what is on the wire and no dictionaries."""
    return type(cls.__shape__).__name__ == "WireShape"


def read_fast(cls: Class, raw: Mapping[str, Any]) -> object:
    """Read on the fast path alone; `None` where it gives up."""
    try:
        return cls.__shape__.read(raw)
    except Exception:  # noqa: BLE001 (whatever it raises, the slow path takes over)
        return None


def read_slowly(cls: Class, raw: Mapping[str, Any]) -> Any:
    """Read on the slow path alone."""
    return cls.from_dict(Unusual(raw))
