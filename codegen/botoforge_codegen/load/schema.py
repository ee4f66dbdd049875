"""The schema of the files that a service is read from, as far as they are read.

Whatever else is in a file is ignored. A model is parsed only once it is valid, so that the
parser meets strings where it takes strings, and every name can be shown in one line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final, TypeAlias, cast

from botoforge_codegen.errors import unknown_word
from botoforge_codegen.json_values import is_list, is_map

Check: TypeAlias = Callable[[object, str], None]
"""Raises `InvalidModel` for a value that is not valid; its second argument is where the value is,
such as `shapes.Job.members`, empty for the whole file."""

MOST_LAYERS: Final = 50
"""How deep the value of an example may be."""

MOST_SECONDS: Final = 1_000_000_000
"""The longest delay between two calls that a waiter may ask for."""

TAG: Final = re.compile(r"<(/?)([A-Za-z]\w*)")

MOST_TAGS: Final = 100
"""How many tags may be open at once; botocore's own models have fewer than thirty."""


class InvalidModel(Exception):  # noqa: N818 (it reads better in what raises it)
    """A file does not fit its schema. The message says where, and what is expected there."""


# --- Values ---------------------------------------------------------------------------------------


def check_string(value: object, where: str) -> None:
    """Take a string."""
    if not isinstance(value, str):
        raise InvalidModel(f"{where} has to be a string")


def check_html(value: object, where: str) -> None:
    """Take a string with mark-up that is not nested too deeply."""
    check_string(value, where)
    open_tags: list[str] = []
    for slash, tag in TAG.findall(str(value)):
        if not slash:
            open_tags.append(tag)
        elif tag in open_tags:
            del open_tags[len(open_tags) - 1 - open_tags[::-1].index(tag) :]
        if len(open_tags) > MOST_TAGS:
            raise InvalidModel(f"{where}: its mark-up is nested too deeply")


def check_name(value: object, where: str) -> None:
    """Take a string that can be shown in one line."""
    check_string(value, where)
    if not str(value).isprintable():
        raise InvalidModel(
            f"{where}: the name {str(value)!a} holds characters that cannot be shown"
        )


def check_seconds(value: object, where: str) -> None:
    """Take a number of seconds."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if not is_number or not 0 <= cast("float", value) <= MOST_SECONDS:
        raise InvalidModel(f"{where} has to be a number of seconds")


def check_boolean(value: object, where: str) -> None:
    """Take true or false."""
    if not isinstance(value, bool):
        raise InvalidModel(f"{where} has to be true or false")


def check_json(value: object, where: str) -> None:
    """Take any JSON value that is not nested too deeply."""
    layer = [value]
    for _ in range(MOST_LAYERS):
        layer = [part for holder in layer for part in parts_of(holder)]
        if not layer:
            return
    raise InvalidModel(f"{where} is nested too deeply")


def parts_of(value: object) -> Iterable[object]:
    """List the values in a JSON value."""
    if is_map(value):
        return value.values()
    return value if is_list(value) else ()


# --- Lists and objects ----------------------------------------------------------------------------


def list_of(check_item: Check) -> Check:
    """Make the check of a list."""

    def check(value: object, where: str) -> None:
        if not is_list(value):
            raise InvalidModel(f"{where} has to be a list")
        for index, item in enumerate(value):
            check_item(item, f"{where}[{index}]")

    return check


def one_or_list_of(check_item: Check) -> Check:
    """Make the check of a single value, or of a list of them that is not empty."""

    def check(value: object, where: str) -> None:
        if value == []:
            raise InvalidModel(f"{where} is an empty list")
        check_value = list_of(check_item) if is_list(value) else check_item
        check_value(value, where)

    return check


def object_of(check_value: Check) -> Check:
    """Make the check of an object whose keys are names that the file chooses."""

    def check(value: object, where: str) -> None:
        for key, entry in as_object(value, where).items():
            check_name(key, where)
            if not key:
                raise InvalidModel(f"{where}: a name is empty")
            check_value(entry, f"{where}.{key}" if where else key)

    return check


def object_with(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """Make the check of an object with fixed keys."""

    def check(value: object, where: str) -> None:
        entries = as_object(value, where)
        for key, check_value in required.items():
            if key not in entries:
                raise InvalidModel(f"{where or 'the file'}: {key} is missing")
            check_value(entries[key], f"{where}.{key}" if where else key)
        for key, check_value in optional.items():
            if key in entries:
                check_value(entries[key], f"{where}.{key}" if where else key)

    return check


def object_of_only(required: Mapping[str, Check], optional: Mapping[str, Check]) -> Check:
    """Make the check of an object that has these keys and no others."""
    check_entries = object_with(required, optional)

    def check(value: object, where: str) -> None:
        for key in as_object(value, where):
            if key not in {**required, **optional}:
                raise InvalidModel(f"{where}: {unknown_word('key', key, {**required, **optional})}")
        check_entries(value, where)

    return check


def as_object(value: object, where: str) -> Mapping[str, object]:
    """Take an object."""
    if not is_map(value):
        raise InvalidModel(f"{where or 'the file'} has to be an object")
    return value


# --- Files ----------------------------------------------------------------------------------------

DOCUMENTED: Final[Mapping[str, Check]] = {
    "documentation": check_html,
    "deprecatedMessage": check_html,
}

REFERENCE: Final = object_with(
    {"shape": check_name},
    {**DOCUMENTED, "location": check_string, "locationName": check_string},
)

SHAPE: Final = object_with(
    {"type": check_name},
    {
        **DOCUMENTED,
        "members": object_of(REFERENCE),
        "required": list_of(check_string),
        "enum": list_of(check_name),
        "payload": check_string,
        "locationName": check_string,
        "error": object_with({}, {"code": check_string}),
        "retryable": object_with({}, {}),
    },
)

OPERATION: Final = object_with(
    {},
    {
        **DOCUMENTED,
        "http": object_with({}, {"method": check_string}),
        "input": REFERENCE,
        "output": REFERENCE,
        "errors": list_of(REFERENCE),
    },
)

METADATA: Final = object_with(
    {"serviceId": check_string},
    {
        "protocol": check_string,
        "protocols": list_of(check_string),
        "serviceFullName": check_string,
        "serviceAbbreviation": check_string,
        "uid": check_string,
    },
)

SERVICE: Final = object_with(
    {
        "metadata": METADATA,
        "operations": object_of(OPERATION),
        "shapes": object_of(SHAPE),
    },
    {"documentation": check_html},
)

EXAMPLE: Final = object_with(
    {},
    {
        "title": check_html,
        "description": check_html,
        "input": object_of(check_json),
        "output": object_of(check_json),
    },
)

EXAMPLES: Final = object_with({}, {"examples": object_of(list_of(EXAMPLE))})

ACCEPTOR: Final = object_with(
    {"state": check_name, "matcher": check_name}, {"argument": check_string}
)

ROW: Final = object_of_only(
    {},
    {
        "goal": check_name,
        "status": check_string,
        "values": list_of(check_name),
        "never": list_of(check_name),
        "message": check_string,
        "start": object_of_only({"operation": check_name}, {}),
        "stop": object_of_only({"operation": check_name, "input": object_of(check_string)}, {}),
        "missing": one_or_list_of(check_string),
        "missing_for": check_seconds,
        "started": check_string,
        "unlisted": list_of(check_name),
        "source": one_or_list_of(check_name),
        "review": check_string,
    },
)
"""What a waiter of one's own may say beyond botocore's format."""

WAITER: Final = object_with(
    {"operation": check_name, "delay": check_seconds, "acceptors": list_of(ACCEPTOR)},
    {"message": check_string, "description": check_html, "botoforge": ROW},
)

WAITERS: Final = object_with({"waiters": object_of(WAITER)}, {})

PAGINATOR: Final = object_with(
    {
        "input_token": one_or_list_of(check_name),
        "output_token": one_or_list_of(check_string),
        "result_key": one_or_list_of(check_string),
    },
    {"limit_key": check_name, "more_results": check_string},
)

PAGINATORS: Final = object_with({"pagination": object_of(PAGINATOR)}, {})

ENDPOINT_RULES: Final = object_with({}, {})
"""They are passed on as they are."""
