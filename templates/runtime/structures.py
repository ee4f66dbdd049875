"""The base classes of structures and responses: what users hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from types import FunctionType
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self

from .call_errors import explain_call_errors
from .conversion import (
    convert,
    convert_response,
    find_member_errors,
    set_raw,
    structure_to_raw,
)
from .errors import MemberError
from .location import Location, without_frames
from .schema import BadMember, BaseStructure, Member, member_values
from .values import (
    explain_missing,
    find_public_class,
    is_list,
    is_map,
    public,
    service_package,
)
from .wire.raw_responses import HeldResponse

if TYPE_CHECKING:
    from .metadata import ResponseMetadata


class Structure(BaseStructure):
    """Base of every structure: a frozen value, converted from and to botocore's dictionaries.

    It compares by content, is not hashable, and can be copied and pickled. An attribute that could
    not be read raises `MemberError`.
    """

    __slots__ = ()

    if TYPE_CHECKING:
        __hash__: ClassVar[None]  # type: ignore[assignment]  # object declares a method; ours has none
    else:
        __hash__ = None

        def __init_subclass__(cls):
            """Explain wrong calls of the `__init__` that attrs makes."""
            super().__init_subclass__()
            init = vars(cls).get("__init__")
            if isinstance(init, FunctionType):
                cls.__init__ = explain_call_errors(init)

        def __getattr__(self, name):
            """Explain a missing attribute: a member that could not be read, or a wrong name."""
            if name in ("__bad__", "__raw__"):
                return {}
            bad = self.__bad__.get(name)
            if bad is not None:
                raise without_frames(bad.error)  # those of an earlier read

            def advise() -> str:
                from .advice import advise_attribute

                return advise_attribute(self, name)

            return explain_missing(self, name, advise)

        def __getitem__(self, key):
            """Explain that it is not a dictionary; a loop over it ends here too."""
            from .advice import advise_key

            raise TypeError(advise_key(self, key))

        __contains__ = __getitem__

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Self:
        """Convert a dictionary as botocore gives it.

        Args:
            raw: The dictionary, with wire names as keys. Unknown keys are left out. A member that
                is not what the model declares stays unset.

        Raises:
            TypeError: `raw` is not a dictionary.
        """
        return convert(cls, raw, cls.__name__)

    @classmethod
    def from_json(cls, string: str | bytes) -> Self:
        """Read JSON as `to_json` writes it, and as the AWS CLI prints it.

        Args:
            string: A JSON object, with wire names as keys: timestamps in ISO 8601 or as seconds
                since 1970, bytes in base64. Unknown keys are left out. A member that is not what
                the model declares stays unset.

        Raises:
            ValueError: `string` is not valid JSON.
            TypeError: It is not a JSON object; or the class has a streaming body or an event
                stream, which JSON cannot hold.
        """
        from .json_values import read_object

        return cls.from_dict(read_object(cls.__shape__, string))

    def to_dict(self) -> dict[str, Any]:
        """Convert to botocore's dictionary, with wire names as keys.

        Members that are not set are left out; those that could not be read keep their raw value.
        """
        return structure_to_raw(self)

    def to_json(self, *, indent: int | None = None) -> str:
        """Write `to_dict()` as JSON: timestamps in ISO 8601, bytes in base64, NaN as a string.

        A streaming body or event stream is left out.

        Args:
            indent: Spaces for each level; without it, the JSON is one line.
        """
        return load_json_writer()(self, indent)

    @property
    def member_errors(self) -> tuple[MemberError, ...]:
        """The error about each member that could not be read, also in nested structures."""
        return tuple(find_member_errors(self))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Structure) or other.__class__ is not self.__class__:
            return NotImplemented
        return all(
            comparable(mine) == comparable(theirs)
            for (_, mine), (_, theirs) in zip(
                member_values(self), member_values(other), strict=True
            )
        )

    def __repr__(self) -> str:
        shown = (f"{name}={value!r}" for name, value in shown_members(self))
        return f"{type(self).__name__}({', '.join(shown)})"

    def __dir__(self) -> Iterable[str]:
        """List the attributes, but not those that printers of all attributes must not show."""
        sensitive = {member.name for member in self.__shape__.members if is_hidden(self, member)}
        return [name for name in super().__dir__() if name not in sensitive | RAW_ATTRIBUTES]

    if not TYPE_CHECKING:

        def __rich_repr__(self):
            """Give rich the members that `repr` shows."""
            return shown_members(self)

        def _repr_pretty_(self, printer, _) -> None:
            """Print in IPython and hypothesis what `repr` shows."""
            printer.text(repr(self))

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        """Pickle and copy by service package and public name, which outlive a regeneration."""
        cls = type(self)
        bad = {name: (member.raw, member.error) for name, member in self.__bad__.items()}
        values = {
            member.name: value for member, value in member_values(self) if member.name not in bad
        }
        return restore_structure, (service_package(cls), cls.__name__, values, bad, self.__raw__)


class Response(Structure):
    """Base of the response of every operation."""

    __slots__ = ()

    if TYPE_CHECKING:
        __hash__: ClassVar[None]

    @classmethod
    def from_dict(cls, raw: Mapping[str, Any]) -> Self:
        """Convert a dictionary as boto3 returns it, and keep it as `raw_response`.

        Args:
            raw: The dictionary, with wire names as keys. Unknown keys are left out. A member that
                is not what the model declares stays unset.

        Raises:
            TypeError: `raw` is not a dictionary.
        """
        return convert_response(cls, raw, cls.__name__)

    @property
    def response_metadata(self) -> ResponseMetadata:
        """Request id, HTTP status, headers and retries; empty if you constructed the response."""
        from .metadata import read_metadata

        raw = self.__raw__.get("ResponseMetadata")
        return read_metadata(raw if is_map(raw) else {})

    @property
    def raw_response(self) -> dict[str, Any]:
        """The dictionary from botocore, made when it is read; empty if you made the response."""
        raw = self.__raw__
        return raw.as_plain() if isinstance(raw, HeldResponse) else raw


@cache
def load_json_writer() -> Callable[[BaseStructure, int | None], str]:
    """Load what writes JSON, once: an import statement takes as long as a small structure."""
    from .json_values import write_object

    return write_object


def comparable(value: object) -> object:
    """Turn a value into one that compares by content: a list equals a tuple."""
    if is_list(value):
        return [comparable(item) for item in value]
    if is_map(value):
        return {key: comparable(item) for key, item in value.items()}
    return value


def shown_members(structure: Structure) -> Iterator[tuple[str, object]]:
    """List name and value of each member that is set and may be shown."""
    for member, value in member_values(structure):
        if is_hidden(structure, member):
            continue
        if member.name in structure.__bad__:
            yield member.name, UNREADABLE
        elif value is not member.type.absent:
            yield member.name, value


def is_hidden(structure: Structure, member: Member) -> bool:
    """Whether a member must not be shown."""
    return structure.__shape__.sensitive or member.sensitive


class Unreadable:
    """Stands in a `repr` for a value that could not be read."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "<unreadable>"


UNREADABLE: Final = Unreadable()

RAW_ATTRIBUTES: Final = frozenset({"__bad__", "__raw__", "raw_response"})
"""The attributes of a structure that hold raw values."""


@public
def restore_structure(
    package: str,
    name: str,
    values: Mapping[str, object],
    bad: Mapping[str, tuple[object, MemberError]],
    raw: dict[str, Any],
) -> Structure:
    """Unpickle a structure; members that its class did not have yet are not set."""
    cls = find_public_class(package, name)
    if not issubclass(cls, Structure):
        raise TypeError(f"{package}.{name} is not a structure")
    structure = object.__new__(cls)
    missing = {name: BadMember(*kept) for name, kept in bad.items()}
    for member, set_member in zip(cls.__shape__.members, cls.__shape__.setters, strict=True):
        if member.name in values:
            set_member(structure, values[member.name])
        elif member.name not in missing:
            try:
                set_member(structure, member.convert({}, Location(name)))
            except MemberError as error:
                missing[member.name] = BadMember(None, error)
    if missing:
        cls.__shape__.set_bad(structure, missing)
    if raw:
        set_raw(structure, raw)
    return structure
