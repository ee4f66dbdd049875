# Made by botoforge from botocore's service models. Do not edit: run `botoforge generate` again.
# ruff: noqa
# isort: skip_file
# fmt: off
"""Where a value is in a response, and the error about one that is not what the model declares."""

from __future__ import annotations

from typing import Final

from .errors import MemberError


class Location:
    """Where a value is.

    Args:
        origin: The operation or class at which the path begins.
        steps: The path: wire names, indexes and keys.
        sensitive: The value must not be shown.
    """

    __slots__ = ("origin", "sensitive", "steps")

    def __init__(
        self, origin: str, steps: tuple[str | int, ...] = (), *, sensitive: bool = False
    ) -> None:
        self.origin = origin
        self.steps = steps
        self.sensitive = sensitive

    def __str__(self) -> str:
        """Write it as `DescribeJob: Job.Steps[0].Status`."""
        path = "".join(
            f"[{step}]" if isinstance(step, int) else f".{escape_unprintable(step)}"
            for step in self.steps
        )
        return f"{self.origin}: {path.removeprefix('.')}"

    def inside(self, step: str | int, *, sensitive: bool = False) -> Location:
        """Extend the path by one step; whatever is inside something sensitive is sensitive too."""
        return Location(self.origin, (*self.steps, step), sensitive=self.sensitive or sensitive)

    def as_sensitive(self) -> Location:
        """Mark the location as sensitive."""
        return Location(self.origin, self.steps, sensitive=True)


def member_error(
    location: Location, expected: str, received: object, *, container: bool = False
) -> MemberError:
    """Make the error about a value that is not what the model declares.

    Args:
        location: Where the value is.
        expected: What the model declares, such as `a string`.
        received: The value.
        container: A list, a map or a structure is declared, so the value may be what belongs in a
            sensitive member inside it: it is not shown.
    """
    hidden = location.sensitive or container
    return MemberError(str(location), expected, describe_value(received, hidden=hidden))


def without_frames(error: MemberError) -> MemberError:
    """Forget where a kept error was raised: the frames hold raw values, which debuggers show."""
    error.__context__ = None
    for each in (error, error.__cause__):
        if each is not None:
            each.__traceback__ = None
    return error


def escape_unprintable(string: str) -> str:
    """Escape what would break a line of a log, or could not be written to it."""
    return string if string.isprintable() else repr(string)[1:-1]


def plain_string(string: str) -> str:
    """Copy a string out of a value of a subclass, whose own methods may say something else."""
    return str.__str__(string)


LONGEST_SHOWN: Final = 40
"""The longest string that an error shows; of a longer one it shows only the length."""


def describe_value(value: object, *, hidden: bool) -> str:
    """Describe a value in a few words; the content of a container is never shown."""
    if value is None:
        return "nothing"
    if isinstance(value, str):
        if not hidden and len(value) <= LONGEST_SHOWN:
            return f"string {plain_string(value)!r}"
        return f"a string of length {len(value)}"
    is_long = isinstance(value, int) and abs(value) >= 10**LONGEST_SHOWN
    if isinstance(value, bool | int | float) and not hidden and not is_long:
        return f"{type(value).__name__} {value!r}"
    return f"a value of type {type(value).__name__}"
