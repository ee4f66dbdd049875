"""Rows about values: how typed responses are made, and how they are written again."""

from __future__ import annotations

import json
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from attrs import field, frozen

from .five import FIVE, METADATA, Body, Operation, body_of
from .harness import Row, Sides, check, in_batches
from .peers import bare_model, c_converter, published_model
from .workshop import Workshop

PARSE: Final = "botocore's parser"
PUBLISHED: Final = "aws-resource-validator's pydantic"
BARE: Final = "pydantic's core"
FLOOR: Final = "msgspec, in C"


@frozen
class Kind:
    """A comparison that is made with each of the five operations."""

    group: str
    peer: str
    sides: Callable[[Body], Sides]
    at_most: float | None = None
    exceptions: Mapping[str, float] = field(factory=dict[str, float])
    """Other bounds, by operation."""


def list_rows() -> list[Row]:
    """List the rows."""
    return [
        Row(
            group=kind.group,
            name=operation.name,
            title=operation.title,
            peer=kind.peer,
            at_most=kind.exceptions.get(operation.name, kind.at_most),
            prepare=partial(prepare, kind, operation),
        )
        for kind in KINDS
        for operation in FIVE
    ]


@contextmanager
def prepare(kind: Kind, operation: Operation, _: Workshop) -> Generator[Sides]:
    """Make the sides of a row about one of the five."""
    yield kind.sides(body_of(operation))


# --- There ----------------------------------------------------------------------------------------


def read_from_wire(body: Body) -> Sides:
    """Read a body instead of botocore's parser."""
    response = body.read()
    check(response == body.convert(body.parse()) and not response.member_errors)
    return in_batches(body.read, body.parse)


def convert_dictionary(body: Body) -> Sides:
    """Convert what botocore's parser has made."""
    raw, convert = body.dictionary(), body.operation.response_class.from_dict
    check(not convert(raw).member_errors)
    return in_batches(lambda: convert(raw), body.parse)


def convert_damaged(body: Body) -> Sides:
    """Convert what botocore's parser has made, with one member that is of no type at all."""
    raw, convert = body.dictionary(), body.operation.response_class.from_dict
    damaged = raw | {next(name for name in raw if name != "ResponseMetadata"): object()}
    check(len(convert(damaged).member_errors) == 1)
    return in_batches(lambda: convert(damaged), body.parse)


def convert_beside(body: Body, validate: Callable[[Any], Any]) -> Sides:
    """Convert a dictionary, beside what makes another library's model of it."""
    raw, convert = body.dictionary(), body.operation.response_class.from_dict
    model = validate(raw)
    check(all(hasattr(model, name) for name in raw if name != "ResponseMetadata"))
    return in_batches(lambda: convert(raw), lambda: validate(raw))


# --- And back -------------------------------------------------------------------------------------


def write_dictionary(body: Body, model_class: Any) -> Sides:
    """Write a response as a dictionary, beside pydantic."""
    raw = body.dictionary()
    response, model = body.convert(raw), model_class.model_validate(raw)
    check(response.to_dict() | metadata_of(model) == model.model_dump())
    return in_batches(response.to_dict, model.model_dump)


def write_json(body: Body, model_class: Any) -> Sides:
    """Write a response as JSON, beside pydantic."""
    raw = body.dictionary()
    response, model = body.convert(raw), model_class.model_validate(raw)
    ours = json.loads(response.to_json().replace("+00:00", "Z"))
    check(ours | metadata_of(model) == json.loads(model.model_dump_json()))
    return in_batches(response.to_json, model.model_dump_json)


def metadata_of(model: Any) -> dict[str, Any]:
    """Tell what a model also writes: the metadata, if it has them."""
    return {"ResponseMetadata": METADATA} if hasattr(model, "ResponseMetadata") else {}


KINDS: Final = (
    # Without a timestamp, both spend most of the time in the parser of JSON.
    Kind("from-wire", PARSE, read_from_wire, 0.6, {"topic-refresh": 1.0}),
    Kind("from-dict", PARSE, convert_dictionary, 0.25),
    Kind(
        "from-dict-pydantic",
        PUBLISHED,
        lambda body: convert_beside(body, published_model(body.operation).model_validate),
        1.0,
        {"materialized-view": 1.15},
    ),
    Kind(
        "from-dict-core",
        BARE,
        lambda body: convert_beside(body, bare_model(body.shape).model_validate),
    ),
    Kind(
        "from-dict-msgspec",
        FLOOR,
        lambda body: convert_beside(body, c_converter(body.shape)),
    ),
    Kind("from-damaged", PARSE, convert_damaged),
    Kind(
        "to-dict",
        PUBLISHED,
        lambda body: write_dictionary(body, published_model(body.operation)),
        3.0,
    ),
    Kind("to-dict-core", BARE, lambda body: write_dictionary(body, bare_model(body.shape))),
    Kind("to-json", PUBLISHED, lambda body: write_json(body, published_model(body.operation)), 4.0),
    Kind("to-json-core", BARE, lambda body: write_json(body, bare_model(body.shape))),
)
