"""The form of the files that a service is read from, as far as they are read.

Whatever else stands in a file is left alone. A model is read only after it has its form, so that
what reads it meets texts where it takes texts, and every name can be shown in one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Final, TypeAlias, cast

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.ir import SCALARS

Form: TypeAlias = Callable[[object, str], None]
"""Refuses a value that is not of a form; it is also told where the value stands."""

DEEPEST: Final = 20
"""How many lists and maps may lie in each other."""


MOST_LAYERS: Final = 50
"""How deep the value of an example may be."""


LONGEST_DELAY: Final = 1_000_000_000
"""How many seconds may lie between two calls; nobody waits as long, and no number is longer."""


TAG: Final = re.compile(r"<(/?)([A-Za-z]\w*)")

MOST_TAGS: Final = 100
"""How many tags may be open at once; botocore's own models have fewer than thirty."""


class FormError(Exception):
    """Something is not of its form. Its text says what, where, and how it has to be."""


def text(value: object, where: str) -> None:
    """Take a text."""
    if not isinstance(value, str):
        raise FormError(f"{where} has to be a text")


def html(value: object, where: str) -> None:
    """Take a text with mark-up that is not nested too deeply."""
    text(value, where)
    opened: list[str] = []
    for slash, tag in TAG.findall(str(value)):
        if not slash:
            opened.append(tag)
        elif tag in opened:
            del opened[len(opened) - 1 - opened[::-1].index(tag) :]
        if len(opened) > MOST_TAGS:
            raise FormError(f"{where}: its mark-up is nested too deeply")


def name(value: object, where: str) -> None:
    """Take a text that can be shown in one line."""
    text(value, where)
    if not str(value).isprintable():
        raise FormError(f"{where}: the name {str(value)!a} holds characters that cannot be shown")


def seconds(value: object, where: str) -> None:
    """Take a number of seconds."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= cast("float", value) <= LONGEST_DELAY:
        raise FormError(f"{where} has to be a number of seconds")


def anything(value: object, where: str) -> None:
    """Take anything that is not nested too deeply."""
    layer = [value]
    for _ in range(MOST_LAYERS):
        layer = [part for found in layer for part in inside(found)]
        if not layer:
            return
    raise FormError(f"{where} is nested too deeply")


def inside(value: object) -> Iterable[object]:
    """List what a value of JSON holds."""
    if isinstance(value, dict):
        return cast("Mapping[str, object]", value).values()
    return cast("Sequence[object]", value) if isinstance(value, list) else ()


def many(item: Form) -> Form:
    """Make the form of a list."""

    def check(value: object, where: str) -> None:
        if not isinstance(value, list):
            raise FormError(f"{where} has to be a list")
        for number, found in enumerate(cast("Sequence[object]", value)):
            item(found, f"{where}[{number}]")

    return check


def one_or_many(item: Form) -> Form:
    """Make the form of something that stands alone or in a list that is not empty."""

    def check(value: object, where: str) -> None:
        if value == []:
            raise FormError(f"{where} is an empty list")
        is_list = isinstance(value, list)
        (many(item) if is_list else item)(value, where)

    return check


def by_name(item: Form) -> Form:
    """Make the form of an object in which each thing has a name of its own."""

    def check(value: object, where: str) -> None:
        for key, found in as_object(value, where).items():
            name(key, where)
            if not key:
                raise FormError(f"{where}: a name is empty")
            item(found, f"{where}.{key}" if where else key)

    return check


def parts(required: Mapping[str, Form], optional: Mapping[str, Form]) -> Form:
    """Make the form of an object with certain keys."""

    def check(value: object, where: str) -> None:
        found = as_object(value, where)
        for key, form in required.items():
            if key not in found:
                raise FormError(f"{where or 'the file'}: {key} is missing")
            form(found[key], f"{where}.{key}" if where else key)
        for key, form in optional.items():
            if key in found:
                form(found[key], f"{where}.{key}" if where else key)

    return check


def as_object(value: object, where: str) -> Mapping[str, object]:
    """Take an object."""
    if not isinstance(value, dict):
        raise FormError(f"{where or 'the file'} has to be an object")
    return cast("Mapping[str, object]", value)


DESCRIBED: Final[Mapping[str, Form]] = {"documentation": html, "deprecatedMessage": html}

REFERENCE: Final = parts({"shape": name}, {**DESCRIBED, "location": text})

SHAPE: Final = parts(
    {"type": name},
    {
        **DESCRIBED,
        "members": by_name(REFERENCE),
        "required": many(text),
        "enum": many(name),
        "payload": text,
        "error": parts({}, {"code": text}),
        "retryable": parts({}, {}),
    },
)

OPERATION: Final = parts(
    {},
    {
        **DESCRIBED,
        "http": parts({}, {"method": text}),
        "input": REFERENCE,
        "output": REFERENCE,
        "errors": many(REFERENCE),
    },
)

SERVICE: Final = parts(
    {
        "metadata": parts(
            {"serviceId": text}, {"serviceFullName": text, "serviceAbbreviation": text, "uid": text}
        ),
        "operations": by_name(OPERATION),
        "shapes": by_name(SHAPE),
    },
    {"documentation": html},
)

EXAMPLE: Final = parts(
    {},
    {
        "title": html,
        "description": html,
        "input": by_name(anything),
        "output": by_name(anything),
    },
)

EXAMPLES: Final = parts({}, {"examples": by_name(many(EXAMPLE))})

ACCEPTOR: Final = parts({"state": name, "matcher": name}, {"argument": text})

WAITERS: Final = parts(
    {
        "waiters": by_name(
            parts(
                {"operation": name, "delay": seconds, "acceptors": many(ACCEPTOR)},
                {"message": text, "description": html},
            )
        )
    },
    {},
)

PAGINATORS: Final = parts(
    {
        "pagination": by_name(
            parts(
                {
                    "input_token": one_or_many(name),
                    "output_token": one_or_many(text),
                    "result_key": one_or_many(text),
                },
                {"limit_key": name, "more_results": text},
            )
        )
    },
    {},
)


def check_service(raw: Mapping[str, Any]) -> None:
    """Refuse a service model that is not of its form, or whose shapes do not fit together.

    Raises:
        FormError: It says which.
    """
    SERVICE(raw, "")
    shapes: Mapping[str, Mapping[str, Any]] = raw["shapes"]
    for found, shape in shapes.items():
        check_shape(shape, f"shapes.{found}", shapes)
    for found in shapes:
        check_depth(found, shapes)
    for found, operation in raw["operations"].items():
        where = f"operations.{found}"
        for key in ("input", "output"):
            if key in operation:
                check_root(operation[key], f"{where}.{key}", shapes)
        for number, error in enumerate(operation.get("errors", ())):
            check_root(error, f"{where}.errors[{number}]", shapes)
            if not shapes[error["shape"]].get("exception"):
                raise FormError(f"{where}.errors[{number}]: the shape {error['shape']} is no error")


def check_shape(
    shape: Mapping[str, Any], where: str, shapes: Mapping[str, Mapping[str, Any]]
) -> None:
    """Refuse a shape that has what its type has not, or refers to what is not there."""
    for member, reference in shape.get("members", {}).items():
        check_reference(reference, f"{where}.members.{member}", shapes)
    for part in PARTS.get(shape["type"], ()):
        parts({part: REFERENCE}, {})(shape, where)
        check_reference(shape[part], f"{where}.{part}", shapes)
    if shape["type"] not in TYPES:
        raise FormError(f"{where}: {unknown_word('type', shape['type'], TYPES)}")
    if shape["type"] != "structure":
        for key in ("members", "union", "eventstream"):
            if shape.get(key):
                raise FormError(f"{where}: only a structure has {key}")
    if shape["type"] != "string" and shape.get("enum"):
        raise FormError(f"{where}: only a string has an enum")


TYPES: Final = frozenset({"list", "map", "structure", *SCALARS})

ITEMS: Final = {"list": "member", "map": "value"}
"""What a shape calls the shape of its items, by type."""

PARTS: Final = {"list": ("member",), "map": ("key", "value")}
"""What a shape has to refer to, by type."""


def check_reference(
    reference: Mapping[str, str], where: str, shapes: Mapping[str, Mapping[str, Any]]
) -> None:
    """Refuse a reference to a shape that is not there."""
    if reference["shape"] not in shapes:
        raise FormError(f"{where} refers to the shape {reference['shape']}, which is not there")


def check_root(
    reference: Mapping[str, str], where: str, shapes: Mapping[str, Mapping[str, Any]]
) -> None:
    """Refuse what an operation takes, returns or raises, if it is no structure with members."""
    check_reference(reference, where, shapes)
    shape = shapes[reference["shape"]]
    special = any(shape.get(key) for key in ("union", "eventstream", "document"))
    if shape["type"] != "structure" or special:
        raise FormError(f"{where}: the shape {reference['shape']} is no structure with members")


def check_depth(found: str, shapes: Mapping[str, Mapping[str, Any]]) -> None:
    """Refuse lists and maps that lie too deeply in each other, or in themselves."""
    here = found
    for _ in range(DEEPEST):
        shape = shapes[here]
        item = ITEMS.get(shape["type"])
        if item is None:
            return
        here = shape[item]["shape"]
    raise FormError(f"shapes.{found}: its lists and maps are nested too deeply")
