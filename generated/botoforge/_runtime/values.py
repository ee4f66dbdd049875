# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Values that stand for what a model cannot say: an unknown enum value, an absent list or map."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from importlib import import_module
from typing import (
    TYPE_CHECKING,
    Any,
    Final,
    Literal,
    Never,
    NotRequired,
    Self,
    TypeAlias,
    TypedDict,
    TypeGuard,
    TypeVar,
    final,
)

if TYPE_CHECKING:
    # Type checkers know it without the library.
    from typing_extensions import deprecated as deprecated  # noqa: PLC0414 (for others to import)
elif sys.version_info >= (3, 13):
    from warnings import deprecated
else:

    def deprecated(message):  # noqa: ARG001 (older versions of Python do not warn)
        """Mark what is deprecated."""
        return lambda function: function


P = TypeVar("P", bound=type | Callable[..., object])


class CopySource(TypedDict):
    """An object of S3 to copy from."""

    Bucket: str
    """The bucket, or the ARN of an access point."""

    Key: str
    """The object's key, as it is: botocore encodes it for the URL."""

    VersionId: NotRequired[str]
    """The version; the current one where it is left out."""


if TYPE_CHECKING:
    JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"
    """Any JSON value: what a model calls a document."""
else:  # which `typing.get_type_hints` can look into anywhere
    JSON = Mapping[str, Any] | Sequence[Any] | str | int | float | bool | None


def public(named: P) -> P:
    """Let a class or a function call the package its home: in tracebacks and in pickles."""
    named.__module__ = named.__module__.partition("._runtime.")[0]
    return named


def wrapped_attribute(wrapper: object, wrapped: str, name: str) -> Any:
    """Give an attribute of what a wrapper wraps: all that its `__getattr__` does.

    Args:
        wrapper: The wrapper.
        wrapped: Its own attribute that holds what it wraps.
        name: The attribute that it does not have itself.

    Raises:
        AttributeError: What it wraps has none either, or is not there yet: while a copy is made.
    """
    if name == wrapped:
        raise AttributeError(name)
    return getattr(getattr(wrapper, wrapped), name)


def explain_missing(holder: object, name: str, advise: Callable[[], str]) -> object:
    """Explain an attribute that is not there: what a `__getattr__` ends with.

    Args:
        holder: What it was looked for in.
        name: The attribute.
        advise: Says what to write instead, if there is something to say.

    Returns:
        The attribute of a property that has failed only once.

    Raises:
        AttributeError: There is no such attribute; or a property has raised this one.
    """
    if hasattr(type(holder), name):  # Python does not tell what a property has raised: ask again
        return object.__getattribute__(holder, name)
    advice = "" if name.startswith("_") else advise()
    told = f": {advice}" if advice else ""
    message = f"{type(holder).__name__!r} object has no attribute {name!r}{told}"
    raise AttributeError(message, name=name, obj=holder)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a list or a tuple, of whatever."""
    return isinstance(value, list | tuple)


def is_map(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether a value is a map, of whatever."""
    return isinstance(value, Mapping)


@public
class Phase(StrEnum):
    """Where a job stands: one vocabulary over all services."""

    IN_PROGRESS = "IN_PROGRESS"
    """It is waiting or at work."""

    SUCCEEDED = "SUCCEEDED"
    """It has ended, and done what it was for."""

    FAILED = "FAILED"
    """It has ended without: failed, cancelled, stopped."""

    UNKNOWN = "UNKNOWN"
    """Its status is one that nobody has classified yet."""


@final
@public
class UnknownValue(str):
    """A text that the service sent where the model lists other values, kept as it came.

    It equals the raw text, so a comparison written today still holds when a regenerated enum has
    learnt the value.
    """

    __slots__ = ()

    @property
    def value(self) -> str:
        """The raw text, named as on the members of an enum."""
        return str(self)

    @property
    def phase(self) -> Literal[Phase.UNKNOWN]:
        """Where a job with this status stands: nobody knows."""
        return Phase.UNKNOWN

    def __repr__(self) -> str:
        return f"UnknownValue({str(self)!r})"


@final
@public
class UnknownVariant:
    """A variant of a union that the model does not list.

    Attributes:
        name: What the service calls it; empty where botocore does not tell.
        raw: What came, as botocore gives it.
    """

    __slots__ = ("name", "raw")
    __match_args__ = ("name",)
    __hash__ = None  # type: ignore[assignment]  # object declares a method; ours has none

    def __init__(self, name: str, raw: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self.raw = {"SDK_UNKNOWN_MEMBER": {"name": name}} if raw is None else dict(raw)

    @classmethod
    def from_raw(cls, raw: Mapping[Any, Any]) -> UnknownVariant:
        """Keep what botocore gives for a variant that it does not know, or what it gives of one."""
        told = raw.get("SDK_UNKNOWN_MEMBER")
        name = told.get("name") if is_map(told) else next(iter(raw), "")
        return cls(str(name), raw)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownVariant) and other.raw == self.raw

    def __repr__(self) -> str:
        return f"UnknownVariant({self.name!r})"

    def __dir__(self) -> Iterable[str]:
        """List the attributes but for what came as it came, which may be sensitive."""
        return [name for name in super().__dir__() if name != "raw"]

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return UnknownVariant, (self.name, self.raw)


@public
class ServiceEnum(StrEnum):
    """Base of every enum of a service: a member is also its own raw text."""

    @classmethod
    def of(cls, value: str) -> Self | UnknownValue:
        """Give the member that has a value, or an `UnknownValue`; never raises.

        The way in for a string that a program does not write down itself, such as one of its
        configuration: where a parameter takes the enum, it also takes what this returns.
        """
        try:
            return cls(value)
        except ValueError:
            return UnknownValue(value)

    def __reduce_ex__(self, protocol: object) -> tuple[Callable[..., object], tuple[str, str, str]]:
        """Pickle by service package and public name, which outlive a regeneration."""
        return restore_enum_value, (service_package(type(self)), type(self).__name__, self.value)


@public
class StatusEnum(ServiceEnum):
    """Base of the enums whose values a person has classified by what they say about a job."""

    @property
    def phase(self) -> Phase:
        """Where a job with this status stands."""
        phases: Mapping[str, Phase] = getattr(self, "__phases__", {})
        return phases.get(self.value, Phase.UNKNOWN)


def service_package(generated: type) -> str:
    """Tell the service package of a generated class: the home of its public name."""
    return generated.__module__.rpartition(".")[0]


def public_class(package: str, name: str) -> type:
    """Find a generated class by its public name.

    Raises:
        ImportError: The package is not there.
        AttributeError: The package has no such name (any more).
        TypeError: The name is not one of a class.
    """
    found = getattr(import_module(package), name)
    if not isinstance(found, type):
        raise TypeError(f"{package}.{name} is not a class")
    return found


@public
def restore_enum_value(package: str, name: str, value: str) -> ServiceEnum | UnknownValue:
    """Unpickle an enum value; one that the enum has lost since comes back as `UnknownValue`."""
    found = public_class(package, name)
    if not issubclass(found, ServiceEnum):
        raise TypeError(f"{package}.{name} is not an enum")
    return found.of(value)


@final
@public
class AbsentList(tuple[Never, ...]):
    """The type of `ABSENT`."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "ABSENT"

    def __reduce__(self) -> str:
        return "ABSENT"


@final
@public
class AbsentMap(Mapping[str, Never]):
    """The type of `ABSENT_MAP`."""

    __slots__ = ()

    def __getitem__(self, key: str) -> Never:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "ABSENT_MAP"

    def __reduce__(self) -> str:
        return "ABSENT_MAP"


ABSENT: Final[Sequence[Never]] = AbsentList()
"""A list that nobody sent: it iterates as empty and is left out of what is sent."""

ABSENT_MAP: Final[Mapping[str, Never]] = AbsentMap()
"""A map that nobody sent: it iterates as empty and is left out of what is sent."""
