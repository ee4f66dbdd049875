"""Values of responses that are not plain Python: enums, unknown values, absent lists and maps."""

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
    """The object's key, unencoded: botocore encodes it for the URL."""

    VersionId: NotRequired[str]
    """The version; by default the current one."""


if TYPE_CHECKING:
    JSON: TypeAlias = "Mapping[str, JSON] | Sequence[JSON] | str | int | float | bool | None"
    """Any JSON value: what a model calls a document."""
else:  # not recursive, so that `typing.get_type_hints` resolves it in any module
    JSON = Mapping[str, Any] | Sequence[Any] | str | int | float | bool | None


def public(named: P) -> P:
    """Name the package as the module of a class or function, in tracebacks and pickles."""
    named.__module__ = named.__module__.partition("._runtime.")[0]
    return named


def wrapped_attribute(wrapper: object, wrapped: str, name: str) -> Any:
    """Get an attribute of a wrapped object: the body of a wrapper's `__getattr__`.

    Args:
        wrapper: The wrapper.
        wrapped: The wrapper's attribute that holds the wrapped object.
        name: The attribute, which the wrapper does not have itself.

    Raises:
        AttributeError: The wrapped object does not have it either, or is not set yet (in a copy).
    """
    if name == wrapped:
        raise AttributeError(name)
    return getattr(getattr(wrapper, wrapped), name)


def explain_missing(holder: object, name: str, advise: Callable[[], str]) -> object:
    """Explain a missing attribute: the end of a `__getattr__`.

    Args:
        holder: The object that does not have it.
        name: The attribute.
        advise: Returns what to write instead; an empty string if there is no advice.

    Returns:
        The value of a property that has failed only the first time.

    Raises:
        AttributeError: There is no such attribute; or a property has raised this error.
    """
    if hasattr(type(holder), name):  # Python drops the error of a property: read it again
        return object.__getattribute__(holder, name)
    advice = "" if name.startswith("_") else advise()
    hint = f": {advice}" if advice else ""
    message = f"{type(holder).__name__!r} object has no attribute {name!r}{hint}"
    raise AttributeError(message, name=name, obj=holder)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value is a list or a tuple."""
    return isinstance(value, (list, tuple))


def is_map(value: object) -> TypeGuard[Mapping[object, object]]:
    """Whether a value is a map."""
    return isinstance(value, (dict, Mapping))  # `dict` first: it is faster


@public
class Phase(StrEnum):
    """The state of a job, in the same words for all services."""

    IN_PROGRESS = "IN_PROGRESS"
    """The job is waiting or running."""

    SUCCEEDED = "SUCCEEDED"
    """The job has ended with success."""

    FAILED = "FAILED"
    """The job has ended without success: failed, cancelled or stopped."""

    UNKNOWN = "UNKNOWN"
    """The status of the job is not classified."""


@final
@public
class UnknownValue(str):
    """A string from the service that the enum in the model does not list.

    It equals the raw string, so a comparison still holds when a regenerated enum has the value.
    """

    __slots__ = ()

    @property
    def value(self) -> str:
        """The raw string, as on the members of an enum."""
        return str(self)

    @property
    def phase(self) -> Literal[Phase.UNKNOWN]:
        """The state of a job with this status: unknown."""
        return Phase.UNKNOWN

    def __repr__(self) -> str:
        return f"UnknownValue({str(self)!r})"


@final
@public
class UnknownVariant:
    """A variant of a union that the model does not list.

    Attributes:
        name: Its wire name; empty if botocore does not give it.
        raw: The raw value from botocore.
    """

    __slots__ = ("name", "raw")
    __match_args__ = ("name",)
    __hash__ = None  # type: ignore[assignment]  # object declares a method; ours has none

    def __init__(self, name: str, raw: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self.raw: dict[str, Any] = (
            {"SDK_UNKNOWN_MEMBER": {"name": name}} if raw is None else dict(raw)
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, UnknownVariant) and other.raw == self.raw

    def __repr__(self) -> str:
        return f"UnknownVariant({self.name!r})"

    def __dir__(self) -> Iterable[str]:
        """List the attributes, but not the raw value, which may be sensitive."""
        return [name for name in super().__dir__() if name != "raw"]

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return UnknownVariant, (self.name, self.raw)


def read_unknown_variant(raw: Mapping[Any, Any]) -> UnknownVariant:
    """Make an unknown variant from the raw value, with the name if botocore gives it."""
    member = raw.get("SDK_UNKNOWN_MEMBER")
    name = member.get("name") if is_map(member) else next(iter(raw), "")
    return UnknownVariant(str(name), raw)


@public
class ServiceEnum(StrEnum):
    """Base of every enum of a service: a member is also its own raw string."""

    @classmethod
    def of(cls, value: str) -> Self | UnknownValue:
        """Return the member with a value, or an `UnknownValue`; never raises.

        Use it for a string that is not written in the program, such as one from its configuration:
        a parameter that takes the enum also takes what this returns.
        """
        try:
            return cls(value)
        except ValueError:
            return UnknownValue(value)

    def __reduce_ex__(self, proto: object) -> tuple[Callable[..., object], tuple[str, str, str]]:
        """Pickle by service package and public name, which outlive a regeneration."""
        return restore_enum_value, (service_package(type(self)), type(self).__name__, self.value)


@public
class StatusEnum(ServiceEnum):
    """Base of the enums whose values are the statuses of a job, classified by hand."""

    @property
    def phase(self) -> Phase:
        """The state of a job with this status."""
        phases: Mapping[str, Phase] = getattr(self, "__phases__", {})
        return phases.get(self.value, Phase.UNKNOWN)


def service_package(generated: type) -> str:
    """Return the service package of a generated class, where its public name is."""
    return generated.__module__.rpartition(".")[0]


def find_public_class(package: str, name: str) -> type:
    """Find a generated class by its public name.

    Raises:
        ImportError: The package does not exist.
        AttributeError: The package does not have the name (any more).
        TypeError: The name is not that of a class.
    """
    value = getattr(import_module(package), name)
    if not isinstance(value, type):
        raise TypeError(f"{package}.{name} is not a class")
    return value


@public
def restore_enum_value(package: str, name: str, value: str) -> ServiceEnum | UnknownValue:
    """Unpickle an enum value; one that the enum no longer has becomes an `UnknownValue`."""
    enum = find_public_class(package, name)
    if not issubclass(enum, ServiceEnum):
        raise TypeError(f"{package}.{name} is not an enum")
    return enum.of(value)


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
"""A list that was not sent: it iterates as empty, and is left out of requests."""

ABSENT_MAP: Final[Mapping[str, Never]] = AbsentMap()
"""A map that was not sent: it iterates as empty, and is left out of requests."""
